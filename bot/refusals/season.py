"""In a season, and while a time is sought."""

from dataclasses import dataclass
from datetime import datetime

from bot.refusals.refusal import Refusal


@dataclass(eq=False)
class NoPresenters(Refusal):
    """This practice has no presenter's seat."""

    number: int


@dataclass(eq=False)
class NoSeatToGive(Refusal):
    """Neither a seat nor a place in line. None: at no meeting ahead."""

    number: int | None


@dataclass(eq=False)
class NoCheckIn(Refusal):
    """No check-in is open."""


@dataclass(eq=False)
class CheckInOpen(Refusal):
    closes_at: datetime


@dataclass(eq=False)
class NotResting(Refusal):
    pass


@dataclass(eq=False)
class Resting(Refusal):
    pass


@dataclass(eq=False)
class Ended(Refusal):
    pass


@dataclass(eq=False)
class PracticeInUse(Refusal):
    practice: str
    number: int


@dataclass(eq=False)
class TimesAskedAlready(Refusal):
    """One question about the time is open at a time."""

    closes_at: datetime


@dataclass(eq=False)
class NoTimesAsked(Refusal):
    """No question about the time is open, or not the one that this button asked."""


@dataclass(eq=False)
class TimesNotAnswered(Refusal):
    """Somebody's answer may still come."""

    closes_at: datetime


@dataclass(eq=False)
class SuitsNotAll(Refusal):
    """What would be settled does not suit so many: said first to whoever settles it."""

    times: int
    at: datetime
    unsuited: int


@dataclass(eq=False)
class NothingLeftToPlan(Refusal):
    """Every meeting of the season has been held or was cancelled."""


@dataclass(eq=False)
class MeetingsAhead(Refusal):
    """Another season would let go what is planned."""

    season: str  # that was asked for
    meetings: int
    first_at: datetime


FindingATime = TimesAskedAlready | NoTimesAsked | TimesNotAnswered | SuitsNotAll

InSeason = (
    NoPresenters
    | NoSeatToGive
    | NoCheckIn
    | CheckInOpen
    | NotResting
    | Resting
    | Ended
    | PracticeInUse
    | NothingLeftToPlan
    | MeetingsAhead
)
