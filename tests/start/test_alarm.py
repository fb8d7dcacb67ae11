"""The alarm clock: stopped in the middle of what is due, it goes quietly."""

import asyncio
import logging
from datetime import datetime

import pytest

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
