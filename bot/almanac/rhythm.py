"""When a circle meets: wall times in its own zone, counted out from its first meeting.

Whether a meeting is moved, skipped or cancelled is the season's business; when a wall time is, is the zone's.
"""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import dropwhile, islice, takewhile
from typing import assert_never

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday
from msgspec import Struct
from msgspec.structs import replace

LAST = -1


class Weekly(Struct, frozen=True, omit_defaults=True, tag="weekly"):
    """Every so many weeks, on the weekday of the first meeting."""

    every: int = 1

    def __post_init__(self) -> None:
        if self.every < 1:
            raise ValueError("a rhythm needs a week at least between two meetings")


class MonthlyByWeekday(Struct, frozen=True, omit_defaults=True, tag="monthly_by_weekday"):
    """Each month on, say, its second Tuesday. `nth`: 1 to 4, or LAST; None: as the first meeting's."""

    nth: int | None = None


class MonthlyByDate(Struct, frozen=True, omit_defaults=True, tag="monthly_by_date"):
    """Each month on the same day, or on its last day where it is shorter. None: the first meeting's day."""

    day: int | None = None


class OnDates(Struct, frozen=True, tag="on_dates"):
    """At wall times that the circle chose one by one. The first meeting may be among them or not."""

    dates: tuple[datetime, ...]


Pattern = Weekly | MonthlyByWeekday | MonthlyByDate | OnDates


class Rhythm(Struct, frozen=True):
    first: datetime  # a wall time: naive, whole minutes
    zone: str  # its IANA name; whether it is known is asked when it is chosen, not each time it is read
    pattern: Pattern
    minutes: int

    def __post_init__(self) -> None:
        if self.first.tzinfo is not None or self.first.second or self.first.microsecond:
            raise ValueError("a first meeting is a wall time in whole minutes")
        if self.minutes < 1:
            raise ValueError("a meeting lasts a minute at least")
        if wall_times(self, 1) != (self.first,):
            raise ValueError("a first meeting is part of its own pattern")


def wall_times(rhythm: Rhythm, count: int) -> tuple[datetime, ...]:
    """The first so many meetings; fewer where the circle chose fewer dates."""
    return tuple(islice(_wall_times(rhythm), count))


def wall_times_after(rhythm: Rhythm, wall: datetime, count: int) -> tuple[datetime, ...]:
    """The next so many meetings later than a wall time: for a circle without an end."""
    return tuple(islice(dropwhile(lambda each: each <= wall, _wall_times(rhythm)), count))


def anchored(rhythm: Rhythm, *, moved: datetime, to: datetime) -> Rhythm:
    """The rhythm that goes on from a meeting that was moved, together with all that follow it.

    On a day of the pattern, at whatever hour, it goes on as it was: the last Friday stays the last, the 31st
    the 31st. Another day begins the pattern anew. Dates that were chosen one by one all move by as much.
    """
    return replace(rhythm, first=to, pattern=_pattern_from(rhythm, moved, to))


def _pattern_from(rhythm: Rhythm, moved: datetime, to: datetime) -> Pattern:
    as_it_was = to.date() in _days_until(rhythm, to.date())
    match rhythm.pattern:
        case Weekly() as weekly:
            return weekly
        case MonthlyByWeekday():
            return MonthlyByWeekday(_nth(rhythm) if as_it_was else None)
        case MonthlyByDate():
            return MonthlyByDate(_day(rhythm) if as_it_was else None)
        case OnDates(dates):
            return OnDates(tuple(each + (to - moved) for each in dates if each > moved))
        case never:
            assert_never(never)


def _wall_times(rhythm: Rhythm) -> Iterator[datetime]:
    first = rhythm.first
    match rhythm.pattern:
        case Weekly(every):
            yield from rrule(WEEKLY, dtstart=first, interval=every)
        case MonthlyByWeekday():
            yield from rrule(MONTHLY, dtstart=first, byweekday=weekday(first.weekday(), _nth(rhythm)))
        case MonthlyByDate():
            # Of the days from the 28th to the wanted one, the last that this month has.
            day = _day(rhythm)
            yield from rrule(MONTHLY, dtstart=first, bymonthday=range(min(day, 28), day + 1), bysetpos=LAST)
        case OnDates(dates):
            yield from sorted({first, *(each for each in dates if each > first)})
        case never:
            assert_never(never)


def _days_until(rhythm: Rhythm, last: date) -> set[date]:
    return {each.date() for each in takewhile(lambda each: each.date() <= last, _wall_times(rhythm))}


def _nth(rhythm: Rhythm) -> int:
    """Not every month has a fifth Friday: a circle that begins on one means the last."""
    if isinstance(rhythm.pattern, MonthlyByWeekday) and rhythm.pattern.nth is not None:
        return rhythm.pattern.nth
    nth = (rhythm.first.day - 1) // 7 + 1
    return nth if nth < 5 else LAST


def _day(rhythm: Rhythm) -> int:
    if isinstance(rhythm.pattern, MonthlyByDate) and rhythm.pattern.day is not None:
        return rhythm.pattern.day
    return rhythm.first.day
