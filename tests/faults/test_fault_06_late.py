"""Faults 6 and 8: the process was away over a due time; the clock of the machine jumps."""

from datetime import datetime, timedelta

import pytest

from adapters.story.stage import Stage
from bot.almanac.zones import instant
from bot.ports.keeping import Change, Circles, PromptRow
from bot.rules.prompts import upcoming_prompts
from scheduler.time_machine import TimeMachine
from storage.memory import MemoryCircles
from tests.faults.circles import circle_of, formed, goes_on, opened, told

MEETS = instant(datetime(2026, 5, 12, 18), "Europe/Paris")


async def away_until(stage: Stage, at: datetime) -> None:
    """As after a start: the clock is suddenly there, and only then what is due is looked for."""
    assert isinstance(stage.time, TimeMachine)
    stage.heard.clear()
    stage.time.clock.set(at)
    await stage.time.push(timedelta())


async def test_fault_06_two_minutes_late_is_said_as_if_nothing_were() -> None:
    stage = await formed()
    await away_until(stage, MEETS - timedelta(days=1) + timedelta(minutes=2))
    assert "We meet:" in told(stage)
    assert "late" not in told(stage)


async def test_fault_06_three_hours_late_is_said_and_admitted() -> None:
    stage = await formed()
    await away_until(stage, MEETS - timedelta(days=1) + timedelta(hours=3))
    assert "We meet:" in told(stage)
    assert "late" in told(stage)


async def test_fault_06_three_days_late_is_one_summary_to_one_person() -> None:
    circles = MemoryCircles()
    stage = await formed(circles)
    await away_until(stage, MEETS + timedelta(days=3))
    assert "We meet:" not in told(stage)
    private = [heard for heard in stage.heard if heard.who in ("Ana", "Ben", "Cal")]
    assert len(private) == 1
    circle = await circle_of(stage, circles)
    assert [missed.what for missed in circle.missed] == ["day before", "gathering"]
    await goes_on(stage, f"{private[0].who}: [Let go]\n")
    assert (await circle_of(stage, circles)).missed == ()


async def test_fault_06_what_was_missed_is_not_told_again() -> None:
    stage = await formed()
    await away_until(stage, MEETS + timedelta(days=3))
    await away_until(stage, MEETS + timedelta(days=3, hours=1))
    assert stage.heard == []


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(hours=25)])
async def test_fault_08_a_clock_that_jumps_back_says_nothing_twice(jump: timedelta) -> None:
    stage = await formed()
    assert isinstance(stage.time, TimeMachine)
    await away_until(stage, MEETS - timedelta(days=1))
    assert "We meet:" in told(stage)
    stage.time.clock.at -= jump  # type: ignore[union-attr]
    await away_until(stage, MEETS - timedelta(days=1) + timedelta(minutes=30))
    assert stage.heard == []


async def test_fault_08_a_countdown_goes_on_from_what_is_left_after_the_machine_slept() -> None:
    circles: Circles = MemoryCircles()
    stage = await opened(circles)
    await goes_on(stage, "Ana: [Pause]\n")
    await away_until(stage, MEETS + timedelta(minutes=40))
    await goes_on(stage, "Ben: [Resume]\n")
    assert "18:4" in told(stage)


async def test_a_prompt_that_storage_knows_to_be_done_does_not_stop_the_clock_of_its_circle() -> None:
    circles = MemoryCircles()
    stage = await formed(circles)
    circle = await circle_of(stage, circles)
    rows = [PromptRow(circle.id, p.what, p.for_when, p.due_at) for p in upcoming_prompts(circle)]
    await circles.save(Change(circle, tuple(rows[1:]), MEETS - timedelta(days=2), prompts_done=(rows[0],)))
    await goes_on(stage, "clock: 2026-05-12 17:49\ngarden| nothing\nclock: +1 minute\ngarden| We begin\n")
