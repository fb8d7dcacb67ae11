"""Meetings planned, moved and cancelled; who facilitates them, who has a seat, and by which practice."""

from datetime import datetime

from msgspec import Struct

from bot.nouns.people import MemberId


class SeasonPlanned(Struct, frozen=True):
    """`by` None: by what all agreed. `without_date`: how many of the season's meetings found none among the dates."""

    by: MemberId | None
    without_date: int = 0


class SeasonMended(Struct, frozen=True):
    """What was too much for its slot has been made shorter, or spread over more meetings."""

    by: MemberId
    practice: str
    more: int = 0
    without_date: int = 0


class RotaDrawn(Struct, frozen=True):
    by: MemberId


class MeetingMoved(Struct, frozen=True):
    """`by` None: to the time that was found together."""

    by: MemberId | None
    number: int
    before: datetime  # aware
    following: bool


class MeetingCancelled(Struct, frozen=True):
    by: MemberId
    number: int
    last: bool = False  # nothing lies ahead any more


class DaysOffMinded(Struct, frozen=True):
    by: MemberId


class SeasonRested(Struct, frozen=True):
    by: MemberId


class SeasonResumed(Struct, frozen=True):
    by: MemberId


class SeasonBegun(Struct, frozen=True):
    """The circle goes on with another season."""

    by: MemberId


class CircleEnded(Struct, frozen=True):
    by: MemberId | None


class Coming(Struct, frozen=True):
    member: MemberId
    number: int
    coming: bool
    short_of_quorum: bool = False


class AbsenceExplained(Struct, frozen=True):
    """`words`: said to whoever facilitates, and kept nowhere."""

    by: MemberId
    number: int
    words: str


class Volunteered(Struct, frozen=True):
    member: MemberId
    number: int


class SwapOffered(Struct, frozen=True):
    by: MemberId
    to: MemberId
    mine: int
    theirs: int


class Swapped(Struct, frozen=True):
    by: MemberId
    to: MemberId
    mine: int
    theirs: int


class SwapRefused(Struct, frozen=True):
    by: MemberId
    to: MemberId


class SeatTaken(Struct, frozen=True):
    member: MemberId
    number: int


class SeatBid(Struct, frozen=True):
    """Others have the seats: this one is in line."""

    member: MemberId
    number: int


class SeatGiven(Struct, frozen=True):
    member: MemberId
    number: int
    had_it: bool  # and was not only in line
    proposed: bool = False  # it would only have fallen to them


class SeatProposed(Struct, frozen=True):
    """A seat that nobody asked for would fall to this one now, since somebody else would rather not."""

    to: MemberId
    number: int


class SeatFell(Struct, frozen=True):
    """In the meeting that runs: a seat that was given back is this one's, who did not ask for it."""

    to: MemberId
    number: int


class SeatGone(Struct, frozen=True):
    """The meeting has another practice by now. `in_line`: it has fewer seats, rather than none."""

    member: MemberId
    number: int
    in_line: bool


class SeatPassed(Struct, frozen=True):
    """A seat became free and went to somebody in line."""

    to: MemberId
    number: int


class PracticeImported(Struct, frozen=True):
    by: MemberId
    id: str


class PracticeDiscarded(Struct, frozen=True):
    by: MemberId
    id: str


class PracticeChosen(Struct, frozen=True):
    by: MemberId
    number: int


SeasonHappening = (
    SeasonPlanned
    | SeasonMended
    | RotaDrawn
    | MeetingMoved
    | MeetingCancelled
    | DaysOffMinded
    | SeasonRested
    | SeasonResumed
    | SeasonBegun
    | CircleEnded
    | Coming
    | AbsenceExplained
    | Volunteered
    | SwapOffered
    | Swapped
    | SwapRefused
    | SeatTaken
    | SeatBid
    | SeatGiven
    | SeatPassed
    | SeatProposed
    | SeatFell
    | SeatGone
    | PracticeImported
    | PracticeDiscarded
    | PracticeChosen
)
