"""When a circle meets."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import chain, pairwise
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.almanac.rhythm import (
    MonthlyByDate,
    MonthlyByWeekday,
    OnDates,
    Pattern,
    Rhythm,
    Weekly,
    anchored,
    wall_times,
    wall_times_after,
)
from bot.almanac.zones import ClockChange, clock_changes, in_gap, instant, wall_time, zones_like

TWENTY_YEARS_OF_WEEKS = 1044


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


def walls(*texts: str) -> tuple[datetime, ...]:
    return tuple(map(wall, texts))


def rhythm(first: str, pattern: Pattern, zone: str = "America/Toronto") -> Rhythm:
    return Rhythm(wall(first), zone, pattern, minutes=90)


# --- patterns --------------------------------------------------------------------------------


def test_a_weekly_circle_keeps_its_wall_time_when_the_clocks_change() -> None:
    circle = rhythm("2026-03-04 14:00", Weekly())

    assert wall_times(circle, 2) == walls("2026-03-04 14:00", "2026-03-11 14:00")
    assert [instant(each, circle.zone).hour for each in wall_times(circle, 2)] == [19, 18]


def test_a_circle_can_meet_every_third_week() -> None:
    assert wall_times(rhythm("2026-05-01 14:00", Weekly(3)), 3) == walls(
        "2026-05-01 14:00", "2026-05-22 14:00", "2026-06-12 14:00"
    )


def test_a_circle_that_begins_on_a_second_tuesday_meets_on_second_tuesdays() -> None:
    assert wall_times(rhythm("2026-05-12 17:30", MonthlyByWeekday()), 3) == walls(
        "2026-05-12 17:30", "2026-06-09 17:30", "2026-07-14 17:30"
    )


def test_a_circle_that_begins_on_a_fifth_friday_meets_on_last_fridays() -> None:
    assert wall_times(rhythm("2026-05-29 12:00", MonthlyByWeekday()), 4) == walls(
        "2026-05-29 12:00", "2026-06-26 12:00", "2026-07-31 12:00", "2026-08-28 12:00"
    )


def test_a_circle_that_meets_on_the_31st_meets_on_the_last_day_of_shorter_months() -> None:
    assert wall_times(rhythm("2027-12-31 09:00", MonthlyByDate()), 5) == walls(
        "2027-12-31 09:00", "2028-01-31 09:00", "2028-02-29 09:00", "2028-03-31 09:00", "2028-04-30 09:00"
    )


def test_chosen_dates_are_met_in_order_and_once_each_and_then_no_more() -> None:
    chosen = OnDates(walls("2026-06-03 10:00", "2026-05-20 14:00", "2026-06-03 10:00", "2026-05-01 14:00"))

    assert wall_times(rhythm("2026-05-01 14:00", chosen), 10) == walls(
        "2026-05-01 14:00", "2026-05-20 14:00", "2026-06-03 10:00"
    )


def test_a_forum_without_an_end_asks_for_the_next_meetings_only() -> None:
    forum = rhythm("2019-09-10 12:00", MonthlyByWeekday())

    assert wall_times_after(forum, wall("2026-05-12 12:00"), 2) == walls("2026-06-09 12:00", "2026-07-14 12:00")


@pytest.mark.parametrize(
    ("first", "pattern", "minutes"),
    [
        ("2026-05-01 14:00+00:00", Weekly(), 90),
        ("2026-05-01 14:00:30", Weekly(), 90),
        ("2026-05-01 14:00", Weekly(), 0),
        ("2026-05-02 14:00", MonthlyByWeekday(nth=2), 90),
        ("2026-05-02 14:00", MonthlyByDate(day=31), 90),
    ],
)
def test_a_rhythm_that_makes_no_sense_cannot_be_made(first: str, pattern: Pattern, minutes: int) -> None:
    with pytest.raises(ValueError, match="meeting"):
        Rhythm(wall(first), "America/Toronto", pattern, minutes)


@pytest.mark.parametrize("every", [0, -1])
def test_a_rhythm_that_never_leaves_its_first_week_cannot_be_made(every: int) -> None:
    with pytest.raises(ValueError, match="week"):
        Weekly(every)


# --- when a meeting moves, together with all that follow it -----------------------------------


def test_a_weekly_circle_that_moves_to_thursdays_stays_there() -> None:
    moved = anchored(rhythm("2026-05-05 14:00", Weekly(2)), moved=wall("2026-06-02 14:00"), to=wall("2026-06-04 15:30"))

    assert wall_times(moved, 2) == walls("2026-06-04 15:30", "2026-06-18 15:30")


def test_a_circle_of_last_fridays_that_moves_its_hour_in_february_still_meets_on_last_fridays() -> None:
    circle = rhythm("2026-01-30 12:00", MonthlyByWeekday())

    moved = anchored(circle, moved=wall("2026-02-27 12:00"), to=wall("2026-02-27 13:00"))

    assert wall_times(moved, 4)[1:] == walls("2026-03-27 13:00", "2026-04-24 13:00", "2026-05-29 13:00")


def test_a_circle_of_the_31st_that_moves_its_hour_in_february_still_meets_on_the_31st() -> None:
    circle = rhythm("2026-01-31 12:00", MonthlyByDate())

    moved = anchored(circle, moved=wall("2026-02-28 12:00"), to=wall("2026-02-28 13:00"))

    assert wall_times(moved, 3) == walls("2026-02-28 13:00", "2026-03-31 13:00", "2026-04-30 13:00")


def test_a_meeting_that_had_moved_by_itself_can_move_again_with_all_that_follow() -> None:
    alone = wall("2026-02-03 12:00")

    by_date = anchored(rhythm("2026-01-31 12:00", MonthlyByDate()), moved=alone, to=wall("2026-02-03 13:00"))
    by_weekday = anchored(rhythm("2026-01-30 12:00", MonthlyByWeekday()), moved=alone, to=wall("2026-02-27 12:00"))

    assert wall_times(by_date, 2) == walls("2026-02-03 13:00", "2026-03-03 13:00")
    assert wall_times(by_weekday, 4)[-1] == wall("2026-05-29 12:00")  # a last Friday again


def test_a_monthly_circle_that_moves_to_another_day_begins_its_pattern_anew() -> None:
    circle = rhythm("2026-01-31 12:00", MonthlyByDate())

    moved = anchored(circle, moved=wall("2026-02-28 12:00"), to=wall("2026-03-02 12:00"))

    assert wall_times(moved, 2) == walls("2026-03-02 12:00", "2026-04-02 12:00")


def test_a_circle_of_second_tuesdays_that_moves_to_a_third_wednesday_meets_on_third_wednesdays() -> None:
    circle = rhythm("2026-05-12 17:30", MonthlyByWeekday(nth=2))

    moved = anchored(circle, moved=wall("2026-06-09 17:30"), to=wall("2026-06-17 17:30"))

    assert wall_times(moved, 2) == walls("2026-06-17 17:30", "2026-07-15 17:30")


def test_chosen_dates_all_move_by_as_much() -> None:
    circle = rhythm("2026-05-01 14:00", OnDates(walls("2026-05-20 14:00", "2026-06-03 10:00")))

    moved = anchored(circle, moved=wall("2026-05-20 14:00"), to=wall("2026-05-19 15:00"))

    assert wall_times(moved, 5) == walls("2026-05-19 15:00", "2026-06-02 11:00")


# --- laws ------------------------------------------------------------------------------------

any_zone = st.sampled_from(sorted(zones_like("", 1000)))
any_first = st.datetimes(wall("2000-01-01"), wall("2040-12-31")).map(lambda at: at.replace(second=0, microsecond=0))
apart = st.lists(st.integers(2 * 1440, 60 * 1440), max_size=8)  # minutes


@st.composite
def any_rhythm(draw: st.DrawFn) -> Rhythm:
    first = draw(any_first)
    dates = [first]
    for minutes in draw(apart):
        dates.append(dates[-1] + timedelta(minutes=minutes))
    chosen = OnDates(tuple(draw(st.permutations(dates))))
    pattern: Pattern = draw(
        st.one_of(
            st.integers(1, 8).map(Weekly),
            st.just(MonthlyByWeekday()),
            st.just(MonthlyByDate()),
            st.just(chosen),
        )
    )
    return Rhythm(first, draw(any_zone), pattern, minutes=90)


@given(any_rhythm())
def test_fault_07_every_circle_meets_once_each_time_and_in_order(circle: Rhythm) -> None:
    instants = [instant(each, circle.zone) for each in wall_times(circle, 30)]

    assert instants
    assert all(one < next_one for one, next_one in pairwise(instants))


@given(any_rhythm(), st.integers(0, 10))
def test_the_meetings_after_one_are_those_that_follow_it_in_the_whole(circle: Rhythm, index: int) -> None:
    whole = wall_times(circle, 15)
    index = min(index, len(whole) - 1)

    assert wall_times_after(circle, whole[index], 4) == whole[index + 1 : index + 5]


@given(any_first, st.sampled_from([MonthlyByDate(), MonthlyByWeekday()]))
def test_a_monthly_circle_leaves_no_month_out(first: datetime, pattern: Pattern) -> None:
    meetings = wall_times(Rhythm(first, "Europe/Paris", pattern, minutes=90), 40)

    months = [each.year * 12 + each.month for each in meetings]
    assert months == list(range(months[0], months[0] + 40))
    assert {each.time() for each in meetings} == {first.time()}


@given(any_rhythm().filter(lambda circle: not isinstance(circle.pattern, OnDates)), st.integers(0, 6))
def test_another_hour_on_the_same_day_keeps_every_day_that_follows(circle: Rhythm, index: int) -> None:
    moved, *following = wall_times(circle, 12)[index:]

    later = anchored(circle, moved=moved, to=moved.replace(hour=23, minute=59))

    days = [each.date() for each in (moved, *following)]
    assert [each.date() for each in wall_times(later, len(days))] == days


@given(any_rhythm(), any_first, any_first)
def test_wherever_meetings_move_the_rhythm_goes_on_from_there(circle: Rhythm, moved: datetime, to: datetime) -> None:
    assert wall_times(anchored(circle, moved=moved, to=to), 1) == (to,)


@given(any_rhythm())
def test_a_rhythm_comes_back_from_a_document_as_it_went_in(circle: Rhythm) -> None:
    assert msgspec.json.decode(msgspec.json.encode(circle), type=Rhythm) == circle


# --- fault 7: every zone, for twenty years -----------------------------------------------------


@cache
def zones_that_differ() -> dict[str, tuple[ClockChange, ...]]:
    """One zone for each history of its clocks from 2008 to 2027, with the changes in it."""
    beginning = datetime(2008, 1, 7, tzinfo=UTC)
    mondays = [beginning + timedelta(weeks=week) for week in range(TWENTY_YEARS_OF_WEEKS)]
    found: dict[tuple[timedelta | None, tuple[ClockChange, ...]], str] = {}
    for name in zones_like("", 1000):
        zone = ZoneInfo(name)
        offsets = [monday.astimezone(zone).utcoffset() for monday in mondays]
        weeks_of_change = [week for week, (one, other) in enumerate(pairwise(offsets)) if one != other]
        history = (clock_changes(name, mondays[week], mondays[week + 1]) for week in weeks_of_change)
        found.setdefault((offsets[0], tuple(chain.from_iterable(history))), name)
    return {name: changes for (_, changes), name in found.items()}


def test_fault_07_a_weekly_circle_in_any_zone_meets_each_week_at_the_same_wall_time() -> None:
    weeks = wall_times(rhythm("2008-01-06 02:30", Weekly()), TWENTY_YEARS_OF_WEEKS)
    for zone in zones_that_differ():
        instants = [instant(each, zone) for each in weeks]

        assert all(one < next_one for one, next_one in pairwise(instants)), zone
        elsewhere = [each for each, at in zip(weeks, instants, strict=True) if wall_time(at, zone) != each]
        assert all(in_gap(each, zone) for each in elsewhere), zone


def around(change: ClockChange) -> Iterator[tuple[datetime, datetime]]:
    """Wall times about a change of the clocks, each with its only right instant, by plain arithmetic."""
    minute = timedelta(minutes=1)
    at = change.at.replace(tzinfo=None)
    gap = change.after - change.before
    for inside in (timedelta(0), minute, gap / 2, gap - minute) if gap > timedelta(0) else ():
        yield at + change.before + inside, change.at
    for inside in (timedelta(0), minute, -gap / 2, -gap - minute) if gap < timedelta(0) else ():
        yield at + change.after + inside, change.at + gap + inside
    yield at + min(change.before, change.after) - minute, change.at - minute + min(gap, timedelta(0))
    yield at + max(change.before, change.after), change.at + max(-gap, timedelta(0))


def test_fault_07_at_every_clock_change_a_gap_means_its_end_and_a_repeated_hour_its_first() -> None:
    changes = [(zone, change) for zone, history in zones_that_differ().items() for change in history]
    assert len(changes) > 2000
    for zone, change in changes:
        for each, expected in around(change):
            assert instant(each, zone) == expected, (zone, each)
