"""What the clocks of a zone show, and when."""

import zoneinfo
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, reset_tzpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.almanac.rhythm import Rhythm, Weekly, wall_times
from bot.almanac.zones import clock_changes, country_of, in_gap, instant, known_zone, wall_time, zones_like

ALL_ZONES = sorted(zones_like("", 1000))
any_zone = st.sampled_from(ALL_ZONES)
any_wall_time = st.datetimes(datetime.fromisoformat("2000-01-01"), datetime.fromisoformat("2045-12-31")).map(
    lambda wall: wall.replace(second=0, microsecond=0)
)


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_the_same_wall_time_is_another_instant_in_summer() -> None:
    assert instant(wall("2026-01-15 14:00"), "America/Toronto") == utc("2026-01-15 19:00")
    assert instant(wall("2026-07-15 14:00"), "America/Toronto") == utc("2026-07-15 18:00")


def test_a_time_that_the_clocks_skip_means_the_first_instant_after_the_gap() -> None:
    skipped = wall("2026-03-08 02:30")

    assert in_gap(skipped, "America/Toronto")
    assert wall_time(instant(skipped, "America/Toronto"), "America/Toronto") == wall("2026-03-08 03:00")


def test_a_time_that_the_clocks_show_twice_means_the_first_of_the_two() -> None:
    twice = wall("2026-11-01 01:30")

    assert not in_gap(twice, "America/Toronto")
    assert instant(twice, "America/Toronto") == utc("2026-11-01 05:30")
    assert instant(twice.replace(fold=1), "America/Toronto") == utc("2026-11-01 05:30")


def test_a_whole_day_that_a_country_skipped_means_the_first_instant_of_the_next() -> None:
    assert in_gap(wall("2011-12-30 14:00"), "Pacific/Apia")
    assert instant(wall("2011-12-30 14:00"), "Pacific/Apia") == utc("2011-12-30 10:00")
    assert wall_time(utc("2011-12-30 10:00"), "Pacific/Apia") == wall("2011-12-31 00:00")


def test_a_member_in_another_zone_is_told_another_hour_while_only_one_of_the_two_has_changed_its_clocks() -> None:
    meetings = [wall("2026-03-05 09:00"), wall("2026-03-12 09:00"), wall("2026-04-02 09:00")]

    told = [wall_time(instant(each, "America/Toronto"), "Europe/Paris").hour for each in meetings]

    assert told == [15, 14, 15]


def test_a_wall_time_has_no_offset_and_an_instant_has_one() -> None:
    with pytest.raises(ValueError, match="no offset"):
        instant(utc("2026-05-01 14:00"), "America/Toronto")
    with pytest.raises(ValueError, match="needs its offset"):
        wall_time(wall("2026-05-01 14:00"), "America/Toronto")


@given(any_wall_time, any_zone)
def test_fault_07_an_instant_is_the_first_at_which_the_clocks_have_come_so_far(at: datetime, zone: str) -> None:
    found = instant(at, zone)

    assert wall_time(found - timedelta(seconds=1), zone) < at <= wall_time(found, zone)
    assert found.astimezone(ZoneInfo(zone)).fold == 0
    assert in_gap(at, zone) == (wall_time(found, zone) != at)


@given(any_wall_time, any_wall_time, any_zone)
def test_fault_07_later_wall_times_are_never_earlier_instants(one: datetime, other: datetime, zone: str) -> None:
    earlier, later = sorted((one, other))

    assert instant(earlier, zone) <= instant(later, zone)


def test_fault_07_the_laws_are_those_of_the_pinned_package_and_not_of_the_machine() -> None:
    assert zoneinfo.TZPATH == ()
    # Vancouver kept its summer time that year: data from 2025 says 17:00.
    assert instant(wall("2026-11-15 09:00"), "America/Vancouver") == utc("2026-11-15 16:00")


@pytest.fixture
def law(tmp_path: Path) -> Iterator[Path]:
    """The file that holds the law of a country called Test/Land."""
    reset_tzpath([tmp_path])
    (tmp_path / "Test").mkdir()
    yield tmp_path / "Test" / "Land"
    reset_tzpath(())
    ZoneInfo.clear_cache(only_keys=["Test/Land"])


def test_fault_07_a_new_law_about_the_clocks_moves_the_instant_and_not_the_meeting(law: Path) -> None:
    zones = files("tzdata").joinpath("zoneinfo")
    law.write_bytes(zones.joinpath("America", "Toronto").read_bytes())
    circle = Rhythm(wall("2026-01-15 14:00"), "Test/Land", Weekly(), minutes=90)
    july = wall_times(circle, 27)[-1]
    assert (july, instant(july, circle.zone)) == (wall("2026-07-16 14:00"), utc("2026-07-16 18:00"))

    law.write_bytes(zones.joinpath("America", "Panama").read_bytes())  # summer time is abolished
    ZoneInfo.clear_cache(only_keys=["Test/Land"])  # as a start with new zone data does

    assert wall_times(circle, 27)[-1] == july
    assert instant(july, circle.zone) == utc("2026-07-16 19:00")


def test_the_clock_changes_of_a_year_are_found_in_order() -> None:
    ramadan = clock_changes("Africa/Casablanca", utc("2025-01-01"), utc("2026-01-01"))

    assert [change.at for change in ramadan] == [utc("2025-02-23 02:00"), utc("2025-04-06 02:00")]
    assert [change.after for change in ramadan] == [timedelta(0), timedelta(hours=1)]
    assert clock_changes("Asia/Tokyo", utc("2026-01-01"), utc("2027-01-01")) == ()


def test_a_zone_is_known_by_its_place() -> None:
    assert all(map(known_zone, ("America/Toronto", "America/Montreal", "Pacific/Chatham", "UTC")))


@pytest.mark.parametrize(
    "name",
    ["EST", "EST5EDT", "Etc/GMT+5", "+05:00", "america/toronto", "America", "../etc/passwd", "", "Factory"],
)
def test_nothing_else_is_a_zone(name: str) -> None:
    assert not known_zone(name)


def test_every_zone_that_is_offered_can_be_used() -> None:
    for zone in ALL_ZONES:
        assert instant(wall("2026-05-01 14:00"), zone).tzinfo is UTC
    with pytest.raises(ZoneInfoNotFoundError):
        instant(wall("2026-05-01 14:00"), "Test/Nowhere")


def test_zones_are_found_as_people_write_their_city() -> None:
    assert zones_like("montréal", 5) == ("America/Montreal",)
    assert zones_like(" new york", 5)[0] == "America/New_York"
    assert zones_like("port au prince", 5) == ("America/Port-au-Prince",)
    assert zones_like("paris", 5)[0] == "Europe/Paris"


def test_zones_in_use_are_offered_before_their_old_names() -> None:
    offered = zones_like("america/", 25)

    assert len(offered) == 25
    assert all(country_of(zone) is not None for zone in offered)


def test_a_zone_proposes_its_country() -> None:
    assert (country_of("America/Toronto"), country_of("Europe/Paris")) == ("CA", "FR")
    assert country_of("UTC") is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Europe/Pariss", "Europe/Paris"), ("torronto", "America/Toronto"), ("Pariss", "Europe/Paris")],
)
def test_a_zone_with_a_slip_in_it_is_found_all_the_same(typed: str, meant: str) -> None:
    assert meant in zones_like(typed, 4)


def test_what_is_like_no_zone_finds_none() -> None:
    assert zones_like("the garden", 4) == ()
