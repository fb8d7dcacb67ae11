"""Whether what was said is what was promised. Knows only each circle's rhythm and the log: none of the bot's own rules.

Written against the standard library alone, so that a fault in the bot's arithmetic is not repeated here.
"""

import calendar
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Promised:
    room: str
    pattern: str
    first: datetime  # naive
    zone: str
    count: int
    minutes: int


@dataclass(frozen=True)
class Heard:
    where: str
    at: datetime
    words: str


DAY_BEFORE, GATHERING, ANYONE, LAPSED = "We meet:", "We begin:", "is not open yet", "You can still move it"


def check(promised: Sequence[Promised], heard: Sequence[Heard], begins: datetime, ends: datetime) -> list[str]:
    """A line for each message that was promised and not said, said twice, said at another time, or never promised."""
    expected: Counter[tuple[str, str, datetime]] = Counter()
    for one in promised:
        for day in _days(one):
            for what, at in _around(one, datetime.combine(day, one.first.time())):
                if begins < at <= ends:
                    expected[one.room, what, at] += 1
    rooms = {one.room for one in promised}
    said = Counter((h.where, kind, h.at) for h in heard if h.where in rooms for kind in [_kind(h.words)] if kind)
    unknown = [f"not understood: {h.words!r}" for h in heard if h.where in rooms and not _kind(h.words)]
    missing = [f"{key} was not said" for key in (expected - said)]
    surplus = [f"{key} was said without being promised" for key in (said - expected)]
    return missing + surplus + unknown


def _around(one: Promised, wall: datetime) -> list[tuple[str, datetime]]:
    """The day before is at the same wall time, also over a change of the clocks."""
    zone = ZoneInfo(one.zone)
    starts = _instant(wall, zone)
    return [
        (DAY_BEFORE, _instant(wall - timedelta(days=1), zone)),
        (GATHERING, starts - timedelta(minutes=10)),
        (ANYONE, starts + timedelta(minutes=10)),
        (LAPSED, starts + timedelta(minutes=one.minutes)),
    ]


def _kind(words: str) -> str | None:
    return next((kind for kind in (DAY_BEFORE, GATHERING, ANYONE, LAPSED) if kind in words), None)


def _instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first of two where the clocks go back; where they jump over it, back minute by minute to the jump."""
    at = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    while (at - timedelta(minutes=1)).astimezone(zone).replace(tzinfo=None) > wall:
        at -= timedelta(minutes=1)
    return at


def _days(one: Promised) -> list[date]:
    first = one.first.date()
    if one.pattern == "weekly":
        return [first + timedelta(weeks=k) for k in range(one.count)]
    if one.pattern == "every two weeks":
        return [first + timedelta(weeks=2 * k) for k in range(one.count)]
    months = [(first.year + (first.month - 1 + k) // 12, (first.month - 1 + k) % 12 + 1) for k in range(one.count)]
    if one.pattern == "monthly by date":
        return [date(y, m, min(first.day, calendar.monthrange(y, m)[1])) for y, m in months]
    return [_nth(y, m, first) for y, m in months]


def _nth(year: int, month: int, first: date) -> date:
    """The same weekday of the month as the first one's: the second Tuesday, or the last where it was the fifth."""
    days = [
        date(year, month, day)
        for day in range(1, calendar.monthrange(year, month)[1] + 1)
        if date(year, month, day).weekday() == first.weekday()
    ]
    nth = (first.day - 1) // 7
    return days[nth] if nth < 4 else days[-1]
