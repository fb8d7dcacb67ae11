"""In a season, and while a time is sought."""

from typing import assert_never

from bot.message import Text, Words
from bot.refusals.season import (
    CheckInOpen,
    Ended,
    FindingATime,
    InSeason,
    MeetingsAhead,
    NoCheckIn,
    NoPresenters,
    NoSeatToGive,
    NothingLeftToPlan,
    NoTimesAsked,
    NotResting,
    PracticeInUse,
    Resting,
    SuitsNotAll,
    TimesAskedAlready,
    TimesNotAnswered,
)
from bot.words.refusing.next import Next
from bot.words.voice import Voice

NEXT: Next = {
    PracticeInUse: (("button.use", "use"),),
    NoCheckIn: (("button.check_in", "check-in"),),
    CheckInOpen: (("button.answer", "answer"),),
    NoTimesAsked: (("button.season", "season"), ("button.find_time", "find-time")),
    NothingLeftToPlan: (("button.again", "again"), ("button.season", "season")),
    Resting: (("button.go_on", "go-on"),),
    Ended: (("button.words", "words"), ("button.again", "again")),
}


def in_season(refusal: InSeason, voice: Voice) -> Text:
    match refusal:
        case PracticeInUse(practice, number):
            return voice.say("refusal.practice_in_use", practice=Words(practice), title=voice.called(number))
        case NoPresenters(number):
            return voice.say("refusal.no_presenters", title=voice.called(number))
        case NoSeatToGive(number):
            return _no_seat(voice, number)
        case NoCheckIn():
            return voice.say("refusal.no_check_in")
        case CheckInOpen(closes_at):
            return voice.say("refusal.check_in_open", when=voice.when(closes_at))
        case NotResting():
            return voice.say("refusal.not_resting")
        case Resting():
            return voice.say("refusal.resting")
        case Ended():
            return voice.say("refusal.ended")
        case NothingLeftToPlan():
            return voice.say("refusal.nothing_left_to_plan")
        case MeetingsAhead(_, meetings, first_at):
            return voice.say("refusal.meetings_ahead", n=meetings, when=voice.when(first_at))
        case _:
            assert_never(refusal)


def finding_a_time(refusal: FindingATime, voice: Voice) -> Text:
    match refusal:
        case TimesAskedAlready(closes_at):
            return voice.say("refusal.times_asked_already", when=voice.when(closes_at))
        case NoTimesAsked():
            return voice.say("refusal.no_times_asked")
        case TimesNotAnswered(closes_at):
            return voice.say("refusal.times_not_answered", when=voice.when(closes_at))
        case SuitsNotAll(_, at, unsuited):
            return voice.say("refusal.suits_not_all", n=unsuited, when=voice.when(at))
        case _:
            assert_never(refusal)


def _no_seat(voice: Voice, number: int | None) -> Text:
    if number is None:
        return voice.say("refusal.no_seat_of_yours")
    return voice.say("refusal.no_seat_at", title=voice.called(number))
