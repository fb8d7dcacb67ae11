"""Finding a time: three proposals that suit the most of us, worked out from zones, working hours and days off.

A poll of forty slots is work for everyone. The clocks know nearly all of it already; what they cannot know, people
answer in one tap for each of three.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from bot.almanac.days_off import holiday_on, is_weekend
from bot.almanac.rhythm import OnDates, Pattern, Rhythm, wall_times
from bot.almanac.zones import country_of, in_gap, instant, wall_time
from bot.nouns.circle import Circle
from bot.nouns.people import Hours, Member, MemberId
from bot.nouns.season import TimeOption, TimeQuestion
from bot.rules.roster import is_away, zone_of

USUAL_HOURS = Hours(time(9), time(17))
HOW_MANY = 3
MOST_BEYOND = 10  # threes that may be passed over
NOT_BEFORE = timedelta(days=2)  # so that there is time to answer, and a day's notice after that
SEARCHED_DAYS = 14
GRID = timedelta(minutes=30)
ANSWERED_WITHIN = timedelta(hours=36)
AWAKE = Hours(time(9), time(18))  # when a question may close, by the circle's clock
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
    beyond: int = 0,
) -> tuple[TimeOption, ...]:
    """Three wall times in the circle's zone, the best first, on different days where there are.

    `dates`: all the wall times that follow from a first one, for a season. `instead_of`: times not to name again.
    `beyond`: so many threes that come before these are passed over.
    """
    days = _Days(circle, minutes)
    fits = {wall: _fit(days, dates(wall)) for wall in _grid(circle, now) if wall not in instead_of}
    chosen = _three_of(fits)
    for _ in range(min(beyond, MOST_BEYOND)):
        fits = {wall: fit for wall, fit in fits.items() if wall not in chosen}
        chosen = _three_of(fits)
    return tuple(TimeOption(wall, outside=len(days.strains(wall))) for wall in chosen)


def _three_of(fits: Mapping[datetime, Fit]) -> list[datetime]:
    chosen: list[datetime] = []
    while len(chosen) < HOW_MANY and len(chosen) < len(fits):
        left = [wall for wall in fits if wall not in chosen]
        chosen.append(min(left, key=lambda wall: _ahead_of_others(fits[wall], wall, chosen)))
    return chosen


def season_dates(pattern: Pattern, count: int) -> Callable[[datetime], Sequence[datetime]]:
    """The dates that a season would have if it began at a wall time, as many as are looked at."""

    def dates(wall: datetime) -> Sequence[datetime]:
        return wall_times(Rhythm(wall, "UTC", pattern, minutes=1), min(count, MOST_DATES))

    @lru_cache
    def days(first: date) -> tuple[date, ...]:
        return tuple(wall.date() for wall in dates(datetime.combine(first, time())))

    if isinstance(pattern, OnDates):
        return dates  # each has its own hour
    return lambda wall: [datetime.combine(day, wall.time()) for day in days(wall.date())]


def closes_at(circle: Circle, options: Sequence[TimeOption], now: datetime) -> datetime:
    """Until when answers count: never in the night, and rather an evening earlier than a morning too late."""
    first = min(instant(option.wall, circle.zone) for option in options)
    latest = wall_time(min(now + ANSWERED_WITHIN, first - SETTLED_BEFORE), circle.zone)
    wall = latest.replace(minute=0, second=0, microsecond=0)
    if wall.time() < AWAKE.begins:
        wall = (wall - timedelta(days=1)).replace(hour=AWAKE.ends.hour)
    elif wall.time() > AWAKE.ends:
        wall = wall.replace(hour=AWAKE.ends.hour)
    return instant(wall, circle.zone)


def suits_everyone(circle: Circle, question: TimeQuestion) -> TimeOption | None:
    """A time at which all who are not away then can come, the best first."""
    return next((option for option in question.options if _wanted(circle, option) <= {*option.can}), None)


def unsuited(circle: Circle, option: TimeOption) -> set[MemberId]:
    """Who is not away then, and has not said that it suits them."""
    return _wanted(circle, option) - {*option.can}


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


def _fit(days: "_Days", walls: Sequence[datetime]) -> Fit:
    outside = [strain for wall in walls for strain in days.strains(wall)]
    return Fit(len(outside), max(outside, default=0), sum(outside), days.off_edge(walls[0]))


def _counted(circle: Circle, wall: datetime) -> list[Member]:
    return [someone for someone in circle.members if not is_away(someone, wall.date())]


class _Clock(Struct, frozen=True):
    """By what somebody's days go. Most circles have far fewer of these than members."""

    zone: str
    region: str
    begins: int  # minutes of the day
    ends: int


class _Days:
    """How a meeting would lie in everybody's day. The dates of thousands of seasons overlap: each is looked at once."""

    def __init__(self, circle: Circle, minutes: int) -> None:
        self._zone = circle.zone
        self._minutes = minutes
        clocks = [_clock(circle, someone) for someone in circle.members]
        self._clocks = tuple(dict.fromkeys(clocks))
        kinds = map(self._clocks.index, clocks)
        self._members = tuple(zip(circle.members, kinds, strict=True))
        self._known: dict[datetime, tuple[int, ...]] = {}

    def strains(self, wall: datetime) -> tuple[int, ...]:
        """By how many minutes it lies outside the hours of each for whom it does; whoever is away is left out."""
        known = self._known.get(wall)
        if known is None:
            known = self._known[wall] = self._looked_at(wall)
        return known

    def _looked_at(self, wall: datetime) -> tuple[int, ...]:
        by_clock = [self._strain(clock, starts) for clock, starts in self._everywhere(wall)]
        if not any(by_clock):
            return ()
        day = wall.date()
        strains = (by_clock[clock] for someone, clock in self._members if not is_away(someone, day))
        return tuple(strain for strain in strains if strain)

    def _everywhere(self, wall: datetime) -> Iterator[tuple[_Clock, datetime]]:
        """What each clock shows then."""
        at = instant(wall, self._zone)
        for clock in self._clocks:
            yield clock, wall if clock.zone == self._zone else wall_time(at, clock.zone)

    def _strain(self, clock: _Clock, starts: datetime) -> int:
        """A day off counts as a whole day."""
        if _is_off(starts.date(), clock.region):
            return A_WHOLE_DAY_OFF
        at = _minute(starts)
        return max(0, clock.begins - at) + max(0, at + self._minutes - clock.ends)

    def off_edge(self, wall: datetime) -> int:
        return max((self._short_of_edge(clock, starts) for clock, starts in self._everywhere(wall)), default=0)

    def _short_of_edge(self, clock: _Clock, starts: datetime) -> int:
        at = _minute(starts)
        return max(0, EDGE - min(at - clock.begins, clock.ends - at - self._minutes))


def _clock(circle: Circle, someone: Member) -> _Clock:
    hours = someone.hours or USUAL_HOURS
    return _Clock(zone_of(circle, someone), _region(circle, someone), _minute(hours.begins), _minute(hours.ends))


def _minute(of: datetime | time) -> int:
    """Of the day: what is proposed begins on a half hour, and no zone of today is off by seconds."""
    return of.hour * 60 + of.minute


def _region(circle: Circle, someone: Member) -> str:
    """Whose days off are this member's: those of the circle where they share its country, else their zone's."""
    country = country_of(zone_of(circle, someone)) or ""
    return circle.country if circle.country and circle.country.partition("-")[0] == country else country


@lru_cache(maxsize=5_000)
def _is_off(day: date, region: str) -> bool:
    return is_weekend(day, region) or holiday_on(day, region, "en") is not None
