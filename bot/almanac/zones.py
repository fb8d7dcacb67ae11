"""Zones: what a clock on the wall shows there, when that is, and when those clocks change.

A wall time is a naive datetime, and is what we store; an instant is aware, in UTC, and derived from it each
time: a new law about a zone's clocks moves the instant and never the meeting.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, reset_tzpath

from msgspec import Struct

# The laws of the pinned tzdata package, for all of this process. Python would ask the system first, whose
# data may be a year older, and two machines would then meet at two times (Vancouver and Morocco in 2026).
reset_tzpath(())


class ClockChange(Struct, frozen=True):
    at: datetime  # the first instant of the new offset
    before: timedelta  # offsets from UTC, positive east of Greenwich
    after: timedelta


def instant(wall: datetime, zone: str) -> datetime:
    """When the clocks of a zone show this wall time.

    One that they skip means the first instant after the gap; one that they show twice, the first of the two.
    A zone that nobody knows raises zoneinfo.ZoneInfoNotFoundError.
    """
    before, after = _offsets(wall, zone)
    at = wall.replace(tzinfo=UTC, fold=0)
    if before >= after:
        return at - before
    # Python keeps the old offset in a gap and lands up to an hour behind it (02:30 becomes 03:30).
    return _first(at - after, at - before, lambda tried: wall_time(tried, zone) > wall)


def wall_time(at: datetime, zone: str) -> datetime:
    """What the clocks of a zone show at an instant."""
    if at.tzinfo is None:
        raise ValueError("an instant needs its offset from UTC")
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def in_gap(wall: datetime, zone: str) -> bool:
    """Whether the clocks skip this wall time, so that a form can say what it understood instead."""
    before, after = _offsets(wall, zone)
    return before < after


def clock_changes(zone: str, since: datetime, until: datetime) -> tuple[ClockChange, ...]:
    """Each change of a zone's offset after one instant and up to another, in order.

    Looks at each day, and so finds two changes within a day as one or none; meant for a few years.
    """
    tz = ZoneInfo(zone)
    changes = []
    day, before = since, _offset(since, tz)
    while day < until:
        next_day = min(day + timedelta(days=1), until)
        after = _offset(next_day, tz)
        if before != after:
            changes.append(ClockChange(_first(day, next_day, _has_left(before, tz)), before, after))
        day, before = next_day, after
    return tuple(changes)


def known_zone(name: str) -> bool:
    """Whether this is a place whose clocks we know ("America/Montreal"), or UTC.

    "EST" and its like are not: who writes it means Eastern Time, but it is a clock without summer time.
    """
    return name in _names()


def zones_like(typed: str, limit: int) -> tuple[str, ...]:
    """Zones to offer while somebody types, accents and case aside: names in use first, then older ones."""
    wanted = _plain(typed)
    in_use = _countries()

    def nearest_first(name: str) -> tuple[bool, bool, str]:
        city = _plain(name.rpartition("/")[2])
        return name not in in_use, not city.startswith(wanted), name

    found = sorted((name for name in _names() if wanted in _plain(name)), key=nearest_first)
    return tuple(found or _misspelt(wanted, limit))[:limit]


def _misspelt(wanted: str, limit: int) -> list[str]:
    """The whole name, or the city alone, with a slip in it."""
    names = {_plain(name): name for name in _countries()}
    cities = {name.rpartition("/")[2]: full for name, full in names.items()}
    whole = [names[near] for near in get_close_matches(wanted, names, limit, cutoff=0.8)]
    return whole or [cities[near] for near in get_close_matches(wanted, cities, limit, cutoff=0.8)]


def country_of(zone: str) -> str | None:
    """The country of a zone (ISO 3166, two letters), to propose its holidays; None for UTC and old names."""
    return _countries().get(zone)


def _offsets(wall: datetime, zone: str) -> tuple[timedelta, timedelta]:
    """The offsets before and after the change into which a wall time falls; else its one offset, twice."""
    if wall.tzinfo is not None:
        raise ValueError("a wall time has no offset from UTC")
    local = wall.replace(tzinfo=ZoneInfo(zone))
    return local.replace(fold=0).utcoffset() or timedelta(), local.replace(fold=1).utcoffset() or timedelta()


def _offset(at: datetime, tz: ZoneInfo) -> timedelta:
    return at.astimezone(tz).utcoffset() or timedelta()


def _has_left(offset: timedelta, tz: ZoneInfo) -> Callable[[datetime], bool]:
    return lambda at: _offset(at, tz) != offset


def _first(start: datetime, end: datetime, reached: Callable[[datetime], bool]) -> datetime:
    """The first whole second from `start` on at which something is so that stays so, or `end`."""
    seconds = range(int((end - start).total_seconds()))
    return start + timedelta(
        seconds=bisect_left(seconds, True, key=lambda passed: reached(start + timedelta(seconds=passed)))
    )


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.replace("_", " ").replace("-", " ").strip())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


@cache
def _names() -> frozenset[str]:
    """From the pinned tzdata package: zoneinfo's own list walks and opens the files of the system."""
    names = files("tzdata").joinpath("zones").read_text("utf-8").split()
    return frozenset(name for name in names if name == "UTC" or ("/" in name and not name.startswith("Etc/")))


@cache
def _countries() -> dict[str, str]:
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {row[2]: row[0] for row in rows}
