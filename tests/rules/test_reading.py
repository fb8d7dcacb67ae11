"""Dates and times that people type: read when they can mean one thing only."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.almanac.reading import read_date, read_time


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14:00", time(14)),
        (" 9:05 ", time(9, 5)),
        ("00:00", time(0)),
        ("14 h 30", time(14, 30)),
        ("14h30", time(14, 30)),
        ("14 h", time(14)),
        ("9 h 5", time(9, 5)),
        ("14\u202fh\u202f30", time(14, 30)),  # as French clocks are written, with unbreakable spaces
        ("2:30 pm", time(14, 30)),
        ("2:30\u202fPM", time(14, 30)),  # as English clocks are written nowadays
        ("2 p.m.", time(14)),
        ("9am", time(9)),
        ("12:00 PM", time(12)),
        ("12:15 am", time(0, 15)),
    ],
)
def test_a_time_is_read_as_french_and_english_write_it(typed: str, meant: time) -> None:
    assert read_time(typed) == meant


@pytest.mark.parametrize(
    "typed",
    ["", "9", "1430", "14.30", "24:00", "14:60", "9:5", "14:30 pm", "0:30 am", "13 pm", "25 h", "14:00:00",
     "midi", "noon", "half past two", "demain à 14 h 30", "14:00 EST", "\u0661\u0664:\u0660\u0660",
     "14:00\n15:00", "-1:00"],
)  # fmt: skip
def test_a_time_that_could_be_another_is_not_read(typed: str) -> None:
    assert read_time(typed) is None


def test_a_date_is_read_with_its_year_first() -> None:
    assert read_date(" 2026-05-01 ") == date(2026, 5, 1)
    assert read_date("2028-02-29") == date(2028, 2, 29)


@pytest.mark.parametrize(
    "typed",
    ["", "demain", "tomorrow", "03/04/2026", "1/5", "2026-5-1", "26-05-01", "20260501", "2026-02-29",
     "2026-13-01", "0026-05-01", "9999-12-31", "2026-05-01T14:00", "2026-W18-5", "२०२६-०५-०१"],
)  # fmt: skip
def test_a_date_that_could_be_another_is_not_read(typed: str) -> None:
    assert read_date(typed) is None


@given(st.dates(date(2000, 1, 1), date(2199, 12, 31)), st.times())
def test_what_a_computer_writes_is_read_as_it_was_meant(day: date, at: time) -> None:
    at = at.replace(second=0, microsecond=0)

    assert read_date(day.isoformat()) == day
    assert read_time(at.isoformat("minutes")) == at
    assert read_time(f"{at.hour} h {at.minute:02}") == at
    assert read_time(f"{at:%I:%M %p}") == at


@given(st.text())
def test_whatever_is_typed_is_a_time_or_nothing(typed: str) -> None:
    assert read_date(typed) is None or typed.strip()[4] == "-"
    assert read_time(typed) is None or typed.strip()[0].isdigit()
