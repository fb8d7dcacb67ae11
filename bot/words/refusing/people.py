"""Whom it is about, and who may come in."""

from typing import assert_never

from bot.message import Text, Words
from bot.refusals.people import (
    AboutPeople,
    AlreadyIn,
    AlreadyMember,
    CircleFull,
    DoorClosed,
    Entering,
    JoinFirst,
    NeedsRoom,
    NobodyNamed,
    NoInvitation,
    NoLongerMember,
    NotAMember,
    NotAway,
    NotYourself,
    PlaceHasCircle,
    TooFew,
)
from bot.words.refusing.next import Next
from bot.words.voice import Voice

NEXT: Next = {JoinFirst: (("button.join", "join"),)}


def about_people(refusal: AboutPeople, voice: Voice) -> Text:
    match refusal:
        case NobodyNamed():
            return voice.say("refusal.nobody_named")
        case AlreadyIn():
            return voice.say("refusal.already_in")
        case AlreadyMember(name):
            return voice.say("refusal.already_member", name=Words(name))
        case CircleFull(most):
            return voice.say("refusal.circle_full", n=most)
        case TooFew(members, least):
            return voice.say("refusal.too_few", n=least, members=members)
        case NotAMember("" | "—"):
            return voice.say("refusal.nobody_meant")
        case NotAMember(name):
            return voice.say("refusal.not_a_member", name=Words(name))
        case NoLongerMember():
            return voice.say("refusal.no_longer_member")
        case NotYourself(_, swaps):
            return voice.say("refusal.swap_yourself" if swaps else "refusal.not_yourself")
        case NotAway():
            return voice.say("refusal.not_away")
        case _:
            assert_never(refusal)


def entering(refusal: Entering, voice: Voice) -> Text:
    match refusal:
        case DoorClosed():
            return voice.say("refusal.door_closed")
        case NoInvitation():
            return voice.say("refusal.no_invitation")
        case JoinFirst():
            return voice.say("refusal.join_first")
        case PlaceHasCircle():
            return voice.say("refusal.place_has_circle")
        case NeedsRoom(gathers):
            return voice.say("refusal.gather_needs_room" if gathers else "refusal.needs_room")
        case _:
            assert_never(refusal)
