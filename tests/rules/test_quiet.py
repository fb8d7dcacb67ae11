"""Quiet hours: in which a member is left in peace, over every change of the clocks, and what comes all the same."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.almanac.zones import clock_changes, instant, wall_time
from bot.moves.attending import say_coming
from bot.moves.membership import step_back
from bot.moves.preferences import keep_quiet, live_in
from bot.nouns.circle import Circle
from bot.nouns.people import Hours, Member
from bot.rules.quiet import TO_SPARE, held_until, quiet_until
from bot.rules.roster import member
from tests.people import START, TORONTO, a_season, minutes
from tests.rules.test_zones import any_zone, wall

NIGHT = Hours(time(20), time(8))
NOON_REST = Hours(time(12), time(14))
PARIS = "Europe/Paris"
A_DAY = timedelta(days=1)


def at(text: str, zone: str = PARIS) -> datetime:
    return instant(wall(text), zone)


def test_the_night_is_one_whichever_side_of_midnight_it_is() -> None:
    morning = at("2026-05-05 08:00")
    for moment in ("2026-05-04 20:00", "2026-05-04 23:59", "2026-05-05 00:00", "2026-05-05 07:59"):
        assert quiet_until(NIGHT, PARIS, at(moment)) == morning
    for moment in ("2026-05-04 19:59", "2026-05-05 08:00", "2026-05-05 12:00"):
        assert quiet_until(NIGHT, PARIS, at(moment)) is None


def test_hours_within_a_day() -> None:
    assert quiet_until(NOON_REST, PARIS, at("2026-05-04 13:00")) == at("2026-05-04 14:00")
    assert quiet_until(NOON_REST, PARIS, at("2026-05-04 14:00")) is None
    assert quiet_until(NOON_REST, PARIS, at("2026-05-04 11:59")) is None


def test_a_night_on_which_the_clocks_change_ends_at_its_wall_time() -> None:
    assert quiet_until(NIGHT, PARIS, at("2026-03-28 23:00")) == datetime(2026, 3, 29, 6, 0, tzinfo=UTC)
    assert quiet_until(NIGHT, PARIS, at("2026-10-24 23:00")) == datetime(2026, 10, 25, 7, 0, tzinfo=UTC)


def test_an_end_that_the_clocks_skip_or_show_twice_comes_once() -> None:
    to_half_past_two = Hours(time(20), time(2, 30))
    assert quiet_until(to_half_past_two, PARIS, at("2026-03-29 01:00")) == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert quiet_until(to_half_past_two, PARIS, first - minutes(1)) == first
    for later in (minutes(0), minutes(45), minutes(75)):  # 2:30, then 2:15 and 2:45 once more
        assert quiet_until(to_half_past_two, PARIS, first + later) is None


any_clock = st.times().map(lambda t: t.replace(second=0, microsecond=0))
any_hours = st.tuples(any_clock, any_clock).filter(lambda two: two[0] != two[1]).map(lambda two: Hours(*two))
any_instant = st.datetimes(datetime(2000, 1, 1), datetime(2045, 12, 31)).map(lambda t: t.replace(tzinfo=UTC))


@given(any_hours, any_zone, any_instant)
def test_quiet_hours_hold_when_the_clock_on_the_wall_says_so(hours: Hours, zone: str, now: datetime) -> None:
    clock, ends = wall_time(now, zone).time(), quiet_until(hours, zone, now)
    between = hours.begins <= clock < hours.ends
    if hours.begins > hours.ends:
        between = not hours.ends <= clock < hours.begins
    if not clock_changes(zone, now - 2 * A_DAY, now + 2 * A_DAY):
        assert (ends is not None) == between


@given(any_hours, any_zone, any_instant, st.integers(0, 40))
def test_they_always_end_and_at_their_wall_time(hours: Hours, zone: str, now: datetime, change: int) -> None:
    changes = clock_changes(zone, now, now + 365 * A_DAY)
    if changes:  # as near as can be to where it could go wrong
        now = changes[change % len(changes)].at + timedelta(minutes=change * 9 - 180)
    ends = quiet_until(hours, zone, now)
    if ends is not None:
        assert now < ends <= now + 2 * A_DAY + timedelta(hours=2)  # two: where a country skips a day
        shown = wall_time(ends, zone)
        assert (
            shown.time() == hours.ends
            or instant(datetime.combine(shown.date(), hours.ends), zone) == ends
            or (
                wall_time(ends - minutes(1), zone) < shown - minutes(1)  # the clocks have just skipped it
            )
        )


# What comes all the same


def quiet_ben(hours: Hours = NIGHT, zone: str = TORONTO) -> Circle:
    circle = live_in(a_season("ana", "ben", "cal"), by="ben", zone=zone).circle
    return keep_quiet(circle, by="ben", hours=hours).circle


def ben(circle: Circle) -> Member:
    found = member(circle, "ben")
    assert found is not None
    return found


def held(circle: Circle, now: datetime, *, worth: timedelta = A_DAY, about: int | None = None) -> datetime | None:
    return held_until(circle, ben(circle), at=now, worth_until=now + worth, about=about)


EVENING = at("2026-05-03 22:00", TORONTO)
MORNING = at("2026-05-04 08:00", TORONTO)


def test_what_can_wait_waits_where_the_member_lives() -> None:
    assert held(quiet_ben(), EVENING) == MORNING
    assert held(quiet_ben(zone=PARIS), EVENING) == at("2026-05-04 08:00", PARIS)  # 4:00 there
    assert held(quiet_ben(zone="Asia/Tokyo"), EVENING) is None  # 11:00 there


def test_whoever_has_none_is_told_at_once() -> None:
    assert held(a_season("ana", "ben", "cal"), EVENING) is None


def test_what_would_be_worth_nothing_by_then_comes() -> None:
    enough = MORNING - EVENING + TO_SPARE
    assert held(quiet_ben(), EVENING, worth=enough) is None
    assert held(quiet_ben(), EVENING, worth=enough + minutes(1)) == MORNING


def test_what_is_about_a_meeting_that_begins_within_them_comes() -> None:
    circle = quiet_ben(Hours(time(12), time(15)))  # it meets at 14:00
    now = START - minutes(90)
    assert held(circle, now, about=1) is None
    assert held(circle, now, about=2) == START + minutes(60)  # a week later
    assert held(circle, now) == START + minutes(60)


def test_what_is_about_a_meeting_that_begins_when_they_end_can_wait() -> None:
    circle = quiet_ben(Hours(time(12), time(14)))
    assert held(circle, START - minutes(90), about=1) == START


def test_a_member_who_said_that_they_cannot_come_is_left_in_peace() -> None:
    circle = quiet_ben(Hours(time(12), time(15)))
    now = START - minutes(90)
    cant = say_coming(circle, by="ben", number=1, coming=False).circle
    assert held(cant, now, about=1) == START + minutes(60)
    away = step_back(circle, by="ben", until=None, now=now - A_DAY).circle
    assert held(away, now, about=1) == START + minutes(60)


def test_they_are_ended_as_easily_as_they_were_chosen() -> None:
    assert ben(keep_quiet(quiet_ben(), by="ben", hours=None).circle) == replace(ben(quiet_ben()), quiet=None)


@pytest.mark.parametrize("zone", [PARIS, TORONTO, "Australia/Lord_Howe", "Africa/Casablanca"])
def test_every_night_of_twenty_years_ends_once(zone: str) -> None:
    now, nights = at("2026-01-01 12:00", zone), 0
    ends = None
    while now < at("2046-01-01 12:00", zone):
        found = quiet_until(NIGHT, zone, now)
        if found is not None and found != ends:
            ends, nights = found, nights + 1
        now += timedelta(hours=3)
    assert nights == (datetime(2046, 1, 1, tzinfo=UTC) - datetime(2026, 1, 1, tzinfo=UTC)).days
