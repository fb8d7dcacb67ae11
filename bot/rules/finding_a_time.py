"""Finding a time: three proposals that suit the most of us, worked out from zones, working hours and days off.

A poll of forty slots is work for everyone. The clocks know nearly all of it already; what they cannot know, people
answer in one tap for each of three.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from bot.almanac.days_off import holiday_on, is_weekend
from bot.almanac.rhythm import Pattern, Rhythm, wall_times
from bot.almanac.zones import country_of, in_gap, instant, wall_time
from bot.circle import Circle, Hours, Member, MemberId, TimeOption, TimeQuestion
from bot.rules.roster import is_away, zone_of

USUAL_HOURS = Hours(time(9), time(17))
HOW_MANY = 3
NOT_BEFORE = timedelta(days=2)  # so that there is time to answer, and a day's notice after that
SEARCHED_DAYS = 14
GRID = timedelta(minutes=30)
ANSWERED_WITHIN = timedelta(hours=36)
SETTLED_BEFORE = timedelta(hours=12)  # ahead of the first of the times
MOST_DATES = 13  # of a season, looked at for clock changes and days off: a quarter of weekly meetings
A_WHOLE_DAY_OFF = 24 * 60  # minutes: a day off weighs more than any early hour
ALIKE = timedelta(hours=2)
EDGE = 60  # minutes


class Fit(Struct, frozen=True, order=True):
    """How ill a time suits, over all of its dates; the smaller the better."""

    outside: int  # how often it lies outside somebody's hours
    worst: int  # by how many minutes, for whom it suits least
    total: int
    off_edge: int  # minutes short of an hour between it and the beginning or end of somebody's day


def proposals(
    circle: Circle,
    *,
    now: datetime,
    minutes: int,
    dates: Callable[[datetime], Sequence[datetime]] = lambda wall: (wall,),
    instead_of: Sequence[datetime] = (),
) -> tuple[TimeOption, ...]:
    """Three wall times in the circle's zone, the best first, on different days where there are.

    `dates`: all the wall times that follow from a first one, for a season. `instead_of`: times not to name again.
    """
    fits = {wall: _fit(circle, dates(wall), minutes) for wall in _grid(circle, now) if wall not in instead_of}
    chosen: list[datetime] = []
    while len(chosen) < HOW_MANY and len(chosen) < len(fits):
        left = [wall for wall in fits if wall not in chosen]
        chosen.append(min(left, key=lambda wall: _ahead_of_others(fits[wall], wall, chosen)))
    return tuple(TimeOption(wall, outside=_how_many_outside(circle, wall, minutes)) for wall in chosen)


def season_dates(pattern: Pattern, count: int) -> Callable[[datetime], Sequence[datetime]]:
    """The dates that a season would have if it began at a wall time, as many as are looked at."""
    return lambda wall: wall_times(Rhythm(wall, "UTC", pattern, minutes=1), min(count, MOST_DATES))


def closes_at(circle: Circle, options: Sequence[TimeOption], now: datetime) -> datetime:
    """Until when answers count."""
    first = min(instant(option.wall, circle.zone) for option in options)
    return min(now + ANSWERED_WITHIN, first - SETTLED_BEFORE)


def suits_everyone(circle: Circle, question: TimeQuestion) -> TimeOption | None:
    """A time at which all who are not away then can come, the best first."""
    return next((option for option in question.options if _wanted(circle, option) <= {*option.can}), None)


def everyone_answered(circle: Circle, question: TimeQuestion) -> bool:
    return {id for option in question.options for id in _wanted(circle, option)} <= answered(question)


def answered(question: TimeQuestion) -> set[MemberId]:
    return {id for option in question.options for id in option.can} | {*question.none_fits}


def without_answers(question: TimeQuestion, who: MemberId) -> TimeQuestion:
    options = tuple(replace(option, can=_less(option.can, who)) for option in question.options)
    return replace(question, options=options, none_fits=_less(question.none_fits, who))


def _less(people: tuple[MemberId, ...], who: MemberId) -> tuple[MemberId, ...]:
    return tuple(id for id in people if id != who)


def _wanted(circle: Circle, option: TimeOption) -> set[MemberId]:
    return {someone.id for someone in _counted(circle, option.wall)}


def best(question: TimeQuestion, fewest: int) -> TimeOption | None:
    """What suits the most, and among equals what was proposed first. None: no time suits so many."""
    option = max(question.options, key=lambda option: len(option.can))
    return option if len(option.can) >= fewest else None


def _ahead_of_others(fit: Fit, wall: datetime, chosen: Sequence[datetime]) -> tuple[object, ...]:
    """Suiting comes first, then being a real alternative: another day, another hour of the day."""
    same_day = sum(wall.date() == other.date() for other in chosen)
    alike = sum(abs(_of_day(wall) - _of_day(other)) < ALIKE for other in chosen)
    return (same_day, fit.outside, fit.worst, alike, fit.total, fit.off_edge, wall)


def _of_day(wall: datetime) -> timedelta:
    return timedelta(hours=wall.hour, minutes=wall.minute)


def _grid(circle: Circle, now: datetime) -> Iterator[datetime]:
    """Every half hour of the coming two weeks that the circle's clocks do show."""
    soonest = now + NOT_BEFORE
    wall = datetime.combine(wall_time(soonest, circle.zone).date(), time())
    end = wall + timedelta(days=SEARCHED_DAYS)
    while wall < end:
        if not in_gap(wall, circle.zone) and instant(wall, circle.zone) >= soonest:
            yield wall
        wall += GRID


def _fit(circle: Circle, walls: Sequence[datetime], minutes: int) -> Fit:
    strains = [_strain(circle, someone, wall, minutes) for wall in walls for someone in _counted(circle, wall)]
    edges = [_off_edge(circle, someone, walls[0], minutes) for someone in circle.members]
    outside = [strain for strain in strains if strain]
    return Fit(len(outside), max(outside, default=0), sum(outside), max(edges, default=0))


def _how_many_outside(circle: Circle, wall: datetime, minutes: int) -> int:
    return sum(bool(_strain(circle, someone, wall, minutes)) for someone in _counted(circle, wall))


def _counted(circle: Circle, wall: datetime) -> list[Member]:
    return [someone for someone in circle.members if not is_away(someone, wall.date())]


def _strain(circle: Circle, someone: Member, wall: datetime, minutes: int) -> int:
    """By how many minutes a meeting lies outside somebody's hours; a day off counts as a whole day."""
    starts, hours = _local(circle, someone, wall)
    ends = starts + timedelta(minutes=minutes)
    if _is_off(starts.date(), _region(circle, someone)):
        return A_WHOLE_DAY_OFF
    early = datetime.combine(starts.date(), hours.begins) - starts
    late = ends - datetime.combine(starts.date(), hours.ends)
    return sum(max(0, int(over.total_seconds() // 60)) for over in (early, late))


def _off_edge(circle: Circle, someone: Member, wall: datetime, minutes: int) -> int:
    starts, hours = _local(circle, someone, wall)
    ends = starts + timedelta(minutes=minutes)
    after = starts - datetime.combine(starts.date(), hours.begins)
    before = datetime.combine(starts.date(), hours.ends) - ends
    return max(0, EDGE - int(min(after, before).total_seconds() // 60))


def _local(circle: Circle, someone: Member, wall: datetime) -> tuple[datetime, Hours]:
    """What this member's clock shows then, and the hours they keep."""
    return _elsewhere(wall, circle.zone, zone_of(circle, someone)), someone.hours or USUAL_HOURS


@lru_cache(maxsize=50_000)
def _elsewhere(wall: datetime, here: str, there: str) -> datetime:
    return wall if here == there else wall_time(instant(wall, here), there)


def _region(circle: Circle, someone: Member) -> str:
    """Whose days off are this member's: those of the circle where they share its country, else their zone's."""
    country = country_of(zone_of(circle, someone)) or ""
    return circle.country if circle.country and circle.country.partition("-")[0] == country else country


@lru_cache(maxsize=5_000)
def _is_off(day: date, region: str) -> bool:
    return is_weekend(day, region) or holiday_on(day, region, "en") is not None
