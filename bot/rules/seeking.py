"""What follows from those who seek a circle: their weeks in one clock, what may be said of who is left, a proposal.

Reasons are worked out from what is open alone, never from whom somebody may not be with: whoever is left hears the
same words whether that played a part or not.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from bot.almanac.zones import instant
from bot.matching.table import HALF_HOURS, LEAST_COMMON, SMALLEST, Seeking, Table
from bot.nouns.circle import Circle
from bot.nouns.people import Account, MemberId
from bot.nouns.seeking import Forming, Hours, Seeker
from bot.rules.roster import member, member_with, zone_of

ANSWER_WITHIN = timedelta(days=7)
TOLD_AGAIN_AFTER = timedelta(days=7)
A_HALF_HOUR = timedelta(minutes=30)


class Lack(StrEnum):
    """Why there is no circle for somebody, as far as anyone may know."""

    PEOPLE = "people"  # fewer than three seek at all
    LANGUAGE = "language"  # too few others share a language
    HOURS = "hours"  # too few of those have two hours in common
    FIT = "fit"  # no circle fits everything that it takes


class Proposal(Struct, frozen=True):
    """Which circles could be formed now. Whoever asks for it sees counts alone."""

    circles: tuple[tuple[MemberId, ...], ...]
    commons: tuple[int, ...]  # for each circle, its half hours in common
    unplaced: tuple[tuple[MemberId, Lack], ...]

    @property
    def mark(self) -> str:
        """Another proposal has another mark."""
        return sha256(repr((self.circles, self.unplaced)).encode()).hexdigest()[:8]


def seeker(circle: Circle, id: MemberId) -> Seeker | None:
    return next((s for s in circle.seekers if s.member == id), None)


def forming(circle: Circle, id: str) -> Forming | None:
    return next((f for f in circle.formings if f.id == id), None)


def waits_in(circle: Circle, id: MemberId) -> Forming | None:
    """The circle to be that this member is invited to."""
    return next((f for f in circle.formings if id in f.invited), None)


def may_place(circle: Circle, id: MemberId) -> bool:
    """Who may have circles formed: the convener, and anyone while there is none."""
    return circle.community is None or circle.community.convener in (None, id)


def free(circle: Circle) -> tuple[Seeker, ...]:
    """Those who seek and have no invitation open."""
    invited = {id for each in circle.formings for id in each.invited}
    return tuple(s for s in circle.seekers if s.member not in invited)


def monday_after(now: datetime) -> datetime:
    """When the next week begins in UTC: hours are compared as that week's clocks will show them."""
    today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return today + timedelta(days=7 - today.weekday())


@lru_cache(maxsize=4096)
def week_of(hours: tuple[Hours, ...], zone: str, monday: datetime) -> int:
    """The half hours of the week from `monday` on, as bits. What lies over its edge comes in at the other."""
    week = 0
    for stretch in hours:
        minutes = (stretch.ends - stretch.begins) % (24 * 60)
        for day in stretch.days:
            wall = monday.replace(tzinfo=None) + timedelta(days=day, minutes=stretch.begins)
            starts, ends = instant(wall, zone) - monday, instant(wall + timedelta(minutes=minutes), zone) - monday
            first = -(-starts // A_HALF_HOUR)  # a zone of three quarters of an hour loses a quarter
            for half_hour in range(first, ends // A_HALF_HOUR):
                week |= 1 << half_hour % HALF_HOURS
    return week


def as_seeking(circle: Circle, seekers: Sequence[Seeker], now: datetime) -> list[Seeking]:
    monday = monday_after(now)
    apart: dict[MemberId, set[MemberId]] = {}
    for each in circle.apart:
        other = member_with(circle, Account(each.platform, each.workspace, each.user))
        if other is not None:
            apart.setdefault(each.by, set()).add(other.id)
    met: dict[MemberId, set[MemberId]] = {}
    for group in circle.formed:
        for id in group:
            met.setdefault(id, set()).update(group)
    found: list[Seeking] = []
    for each_seeker in seekers:
        id = each_seeker.member
        someone = member(circle, id)
        if someone is not None and someone.away is None:
            found.append(
                Seeking(
                    id,
                    week_of(each_seeker.hours, zone_of(circle, someone), monday),
                    frozenset(each_seeker.languages),
                    frozenset(interest.casefold() for interest in each_seeker.interests),
                    someone.accounts[0].workspace if someone.accounts else "",
                    frozenset(apart.get(id, ())),
                    frozenset(met.get(id, ())) - {id},
                )
            )
    return found


def lacks(seeking: Sequence[Seeking], left: Sequence[str]) -> tuple[tuple[MemberId, Lack], ...]:
    """For each who is left, what may be said of it. Whom anyone may not be with is not looked at."""
    table = Table([replace(one, apart=frozenset(), met=frozenset()) for one in seeking])
    number = {id: one for one, id in enumerate(table.ids)}
    return tuple((id, _lack(table, number[id])) for id in left)


def _lack(table: Table, one: int) -> Lack:
    if len(table.ids) < SMALLEST:
        return Lack.PEOPLE
    speak = [other for other in table.everyone if other != one and table.languages[one] & table.languages[other]]
    if len(speak) < SMALLEST - 1:
        return Lack.LANGUAGE
    week = table.weeks[one]
    meet = sum((week & table.weeks[other]).bit_count() >= LEAST_COMMON for other in speak)
    return Lack.HOURS if meet < SMALLEST - 1 else Lack.FIT


def proposed(circle: Circle, now: datetime) -> Proposal:
    """Takes seconds where thousands seek: not for the thread that answers everybody."""
    from bot.matching.match import match  # noqa: PLC0415 — its libraries are loaded when somebody asks, not before

    seeking = as_seeking(circle, free(circle), now)
    found = match(seeking)
    table = Table(seeking)
    at = {id: number for number, id in enumerate(table.ids)}
    commons = tuple(table.week(at[id] for id in group) for group in found.circles)
    return Proposal(found.circles, commons, lacks(seeking, found.unplaced))


def stretches(common: int, monday: datetime) -> list[tuple[datetime, int]]:
    """The hours in common as beginnings and whole minutes, within the week from `monday` on."""
    found: list[tuple[datetime, int]] = []
    begins = None
    for half_hour in range(HALF_HOURS + 1):
        if common >> half_hour & 1 and half_hour < HALF_HOURS:
            begins = half_hour if begins is None else begins
        elif begins is not None:
            found.append((monday + begins * A_HALF_HOUR, (half_hour - begins) * 30))
            begins = None
    return found
