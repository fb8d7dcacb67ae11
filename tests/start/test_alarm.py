"""The alarm clock: it rings again as soon as it is asked to, and stopped in the middle it goes quietly."""

import asyncio
import logging
from datetime import datetime

import pytest

from scheduler import alarm as alarm_clock
from scheduler.alarm import AlarmClock
from scheduler.clocks import SystemClock


async def test_stopping_in_the_middle_of_what_is_due_is_no_failure(caplog: pytest.LogCaptureFixture) -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def ring() -> datetime | None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()
        return None

    alarm = AlarmClock(SystemClock(), SystemClock(), ring)
    alarm.start()
    await begun.wait()
    alarm.stop()
    await ended.wait()
    for _ in range(3):
        await asyncio.sleep(0)
    assert [each.getMessage() for each in caplog.records if each.levelno >= logging.ERROR] == []


async def test_what_is_due_again_at_once_does_not_wait_for_the_ring_for_safety(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(alarm_clock, "EVERY", 3600)
    clock, rung, thrice = SystemClock(), 0, asyncio.Event()

    async def ring() -> datetime | None:
        nonlocal rung
        rung += 1
        alarm.no_later_than(clock.now())  # as a saving in the middle of it does
        await asyncio.to_thread(lambda: None)
        if rung == 3:
            thrice.set()
        return clock.now()

    alarm = AlarmClock(clock, clock, ring)
    alarm.start()
    await asyncio.wait_for(thrice.wait(), 10)
    alarm.stop()
    assert not caplog.records, "left out by the scheduler"
