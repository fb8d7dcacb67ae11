"""The words of a refusal, and what one may press next.

Nothing here assumes that the reader is in a circle: for somebody who is in none, the voice has an empty one.
"""

from collections.abc import Callable
from typing import Any

from bot.message import Button, Message, Paragraph, Part, Quiet, Style, Text
from bot.refusals.any_refusal import AnyRefusal
from bot.refusals.beside import BesideRoom
from bot.refusals.circle import AlreadySettled, NotFacilitator, NotThere, NotYours
from bot.refusals.community import InCommunity
from bot.refusals.meeting import BeforeMeeting, InMeeting, NoMeeting, NotEnoughHere, TooEarly, TurnsToCome
from bot.refusals.our_side import OnOurSide
from bot.refusals.people import AboutPeople, Entering
from bot.refusals.proposals import AboutProposals
from bot.refusals.season import FindingATime, InSeason, MeetingsAhead, NothingLeftToPlan, SuitsNotAll
from bot.refusals.seeking import SeekingACircle
from bot.refusals.typed import DoesNotAgree, FileProblems, Typed
from bot.words.refusing import beside, circle, community, meeting, our_side, people, proposals, season, seeking, typed
from bot.words.refusing.next import Next
from bot.words.refusing.typed import more_problems, problem_lines
from bot.words.voice import Voice, bullets, buttons

FEWEST_TO_BEGIN = 2
NEXT: Next = (
    beside.NEXT
    | circle.NEXT
    | community.NEXT
    | meeting.NEXT
    | people.NEXT
    | proposals.NEXT
    | season.NEXT
    | seeking.NEXT
    | typed.NEXT
)


def refusal_message(refusal: AnyRefusal, voice: Voice) -> Message:
    """The words, what is wrong in a file line by line, and what one may press next."""
    if isinstance(refusal, FileProblems):
        count = voice.line("refusal.file_problems", n=len(refusal.problems))
        more = map(Quiet, more_problems(refusal.problems, voice))
        return Message((count, bullets(problem_lines(refusal.problems, voice)), *more))
    parts: list[Part] = [Paragraph(refusal_words(refusal, voice))]
    row = _next(refusal, voice)
    return Message((*parts, buttons(*row)) if row else tuple(parts))


def refusal_words(refusal: AnyRefusal, voice: Voice) -> Text:
    return next(words(refusal, voice) for kind, words in WORDS if isinstance(refusal, kind))


def _next(refusal: AnyRefusal, voice: Voice) -> tuple[Button, ...]:
    match refusal:
        case NotEnoughHere(number, here, _) if len(here) >= FEWEST_TO_BEGIN:
            return (voice.button("button.anyway", "open", Style.FIRST, meeting=number, anyway=1),)
        case TurnsToCome(number, step, _, closes):
            label = "button.close_anyway" if closes else "button.next_anyway"
            return (voice.button(label, "next", meeting=number, step=step, anyway=1),)
        case SuitsNotAll(times, _, _):
            return (voice.button("button.settle_anyway", "settle-times", times=times, anyway=1),)
        case AlreadySettled(id):
            return (voice.button("button.put_off", "put-off", commitment=id),)
        case MeetingsAhead(season):
            anew = voice.button("button.begin_anew", "again", Style.CAREFUL, season=season, anyway=1)
            return (voice.button("button.season", "season"), anew)
        case NothingLeftToPlan() if voice.circle.community:
            return (voice.button("button.renew", "renew", Style.FIRST), voice.button("button.season", "season"))
        case NoMeeting(None):
            return (voice.button("button.plan", "plan"),)
        case NoMeeting():
            return (voice.button("button.season", "season"),)
        case TooEarly(number) | NotEnoughHere(number):
            return (voice.button("button.move", "move", meeting=number),)
        case NotFacilitator(None):
            return (voice.button("button.take", "take"),)
        case _:
            return tuple(voice.button(label, command) for label, command in NEXT.get(type(refusal), ()))


# Each of these ends with `assert_never`: a refusal without words does not pass the type checker.
WORDS: tuple[tuple[Any, Callable[[Any, Voice], Text]], ...] = (
    (NotThere, circle.not_there),
    (NotYours, circle.not_yours),
    (BeforeMeeting, meeting.before_meeting),
    (InMeeting, meeting.in_meeting),
    (InSeason, season.in_season),
    (FindingATime, season.finding_a_time),
    (AboutProposals, proposals.about_proposals),
    (AboutPeople, people.about_people),
    (Entering, people.entering),
    (SeekingACircle, seeking.seeking),
    (BesideRoom, beside.beside_room),
    (DoesNotAgree, typed.does_not_agree),
    (InCommunity, community.in_community),
    (OnOurSide, our_side.on_our_side),
    (Typed, typed.typed),
)
