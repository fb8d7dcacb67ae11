"""Public holidays, by country or by a part of one."""

import subprocess
import sys
from datetime import date

import pytest
from holidays import list_supported_countries

from bot.almanac.days_off import DayOff, days_off, holiday_on, known_region


def test_a_holiday_has_its_name_in_both_languages() -> None:
    assert holiday_on(date(2026, 7, 1), "CA", "en") == "Canada Day"
    assert holiday_on(date(2026, 7, 1), "CA", "fr") == "Fête du Canada"
    assert holiday_on(date(2026, 7, 2), "CA", "fr") is None


def test_a_part_of_a_country_has_its_own_holidays_and_those_of_the_country() -> None:
    assert holiday_on(date(2026, 6, 24), "CA-QC", "fr") == "Fête nationale du Québec"
    assert holiday_on(date(2026, 7, 1), "CA-QC", "fr") == "Fête du Canada"
    assert holiday_on(date(2026, 6, 24), "CA", "fr") is None


def test_the_holidays_of_public_servants_count() -> None:
    assert holiday_on(date(2026, 10, 12), "CA", "fr") == "Action de grâce"


def test_a_country_that_writes_its_own_french_is_read_in_french() -> None:
    assert holiday_on(date(2026, 4, 4), "SN", "fr") == "Fête de l'Indépendance"


def test_a_country_without_french_names_is_read_in_english() -> None:
    assert holiday_on(date(2026, 10, 3), "DE", "fr") == "German Unity Day"


def test_the_language_of_the_server_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "th")

    assert holiday_on(date(2031, 7, 14), "FR", "en") == "National Day"


def test_the_days_off_of_several_years_come_in_order() -> None:
    found = days_off("FR", (2027, 2026, 2027), "fr")

    assert found is not None
    assert found[0] == DayOff(date(2026, 1, 1), "Jour de l'an")
    assert [each.on for each in found] == sorted({each.on for each in found})
    assert {each.on.year for each in found} == {2026, 2027}


@pytest.mark.parametrize("region", ["", "XX", "ca", "CAN", "CA-", "CA-XX", "QC", "-QC", "Canada"])
def test_a_region_that_nobody_knows_is_refused(region: str) -> None:
    assert not known_region(region)
    assert days_off(region, (2026,), "en") is None
    assert holiday_on(date(2026, 1, 1), region, "en") is None


def test_every_country_can_be_asked_in_both_languages() -> None:
    for country, parts in list_supported_countries(include_aliases=False).items():
        assert all(known_region(f"{country}-{part}") for part in parts)
        for language in ("en", "fr"):
            assert days_off(country, (2027,), language) is not None


def test_large_packages_wait_until_they_are_asked_for() -> None:
    ours = "from bot.almanac import calendar_file, days_off"
    loaded = f"{ours}; import sys; print({{'holidays', 'icalendar'}} & {{*sys.modules}})"

    answer = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == "set()"
