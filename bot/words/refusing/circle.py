"""What is not there, or not yours."""

from typing import assert_never

from bot.message import Text, Words
from bot.nouns.people import MemberId
from bot.refusals.circle import (
    AlreadySettled,
    NoSuchCircle,
    NoSuchCommitment,
    NoSuchLetter,
    NoSuchMissed,
    NoSuchNote,
    NoSuchPart,
    NoSuchPractice,
    NoSuchSwap,
    NotFacilitator,
    NotHere,
    NothingKept,
    NothingLost,
    NotOffered,
    NotPresenter,
    NotThere,
    NotYourMeeting,
    NotYours,
    NotYourTurn,
)
from bot.refusals.refusal import Refusal
from bot.words.refusing.next import Next
from bot.words.voice import Voice

NEXT: Next = {
    NoSuchCircle: (("button.start", "start"), ("button.home", "home")),
    NoSuchSwap: (("button.rota", "rota"),),
    NoSuchCommitment: (("button.commitments", "commitments"),),
    NoSuchNote: (("button.notebook", "notebook"),),
    NoSuchLetter: (("button.letters", "letters"),),
    NothingKept: (("button.commit", "commit"),),
    NothingLost: (("button.circle", "circle"),),
    NoSuchPractice: (("button.practices", "practices"),),
    NotHere: (("button.here", "here"),),
}


SO: dict[type[Refusal], str] = {
    NoSuchCircle: "refusal.no_such_circle",
    NoSuchSwap: "refusal.no_such_swap",
    NoSuchCommitment: "refusal.no_such_commitment",
    NoSuchMissed: "refusal.nothing_came_late",
    NoSuchNote: "refusal.no_such_note",
    NoSuchLetter: "refusal.no_such_letter",
    NothingKept: "refusal.nothing_kept",
    NothingLost: "refusal.nothing_lost",
}


def not_there(refusal: NotThere, voice: Voice) -> Text:
    match refusal:
        case AlreadySettled(_, done):
            return voice.say("refusal.done_already" if done else "refusal.let_go_already")
        case NoSuchPractice(id):
            return voice.say("refusal.no_such_practice", id=Words(id))
        case NoSuchPart(practice, parts):
            return voice.say("refusal.no_such_part", n=parts, practice=Words(practice))
        case _:
            return voice.say(SO[type(refusal)])


def not_yours(refusal: NotYours, voice: Voice) -> Text:
    match refusal:
        case NotFacilitator(facilitator):
            return _of(facilitator, voice, "refusal.not_facilitator", "refusal.nobody_facilitates")
        case NotYourTurn(speaker):
            return _of(speaker, voice, "refusal.not_your_turn", "refusal.no_turn")
        case NotHere():
            return voice.say("refusal.not_here")
        case NotOffered(facilitator):
            return _of(facilitator, voice, "refusal.not_offered", "refusal.not_offered_by_anyone")
        case NotPresenter(presenter):
            return _of(presenter, voice, "refusal.not_presenter", "refusal.nobody_presents")
        case NotYourMeeting(number, facilitator):
            return voice.say("refusal.not_your_meeting", title=voice.called(number), who=voice.who(facilitator))
        case _:
            assert_never(refusal)


def _of(someone: MemberId | None, voice: Voice, theirs: str, nobodys: str) -> Text:
    return voice.say(nobodys) if someone is None else voice.say(theirs, who=voice.who(someone))
