"""APScheduler as an alarm clock with one setting. What is due, and what it means, it does not know.

Its own schedule holds nothing that could be lost: the rows in storage are the truth, and it rings every few seconds
besides, so that a jump of the clock or another process's row is never missed for long.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from apscheduler.executors.asyncio import AsyncIOExecutor
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

from bot.ports.clocks import Clock
from scheduler.clocks import SystemClock

EVERY = 5  # seconds
RINGS = "rings"

log = logging.getLogger("circlekeeper")


class AlarmClock:
    def __init__(self, clock: Clock, real: SystemClock, ring: Callable[[], Awaitable[datetime | None]]) -> None:
        """`ring` does what is due and returns when it wants to be rung next. `clock` may run ahead of `real`."""
        self.clock = clock
        self.real = real
        self.ring = ring
        self.set_for: datetime | None = None
        defaults = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        self.scheduler = AsyncIOScheduler(
            timezone="UTC", job_defaults=defaults, executors={"default": AsyncIOExecutor()}
        )

    def no_later_than(self, at: datetime) -> None:
        if self.set_for is None or at < self.set_for:
            self._set(at)

    def start(self) -> None:
        self.scheduler.add_job(self._rung, IntervalTrigger(seconds=EVERY), next_run_time=self.real.now())
        self.scheduler.start()

    def stop(self) -> None:
        if self.scheduler.running:
            self.scheduler.shutdown(wait=False)

    def _set(self, at: datetime | None) -> None:
        self.set_for = at
        if at is not None:
            in_real_time = self.real.now() + max(timedelta(), at - self.clock.now())
            self.scheduler.add_job(self._rung, DateTrigger(in_real_time), id=RINGS, replace_existing=True)

    async def _rung(self) -> None:
        self.set_for = None
        try:
            following = await self.ring()
        except asyncio.CancelledError:
            return  # we are stopping, which is no failure: what is due stays due
        except Exception as error:  # noqa: BLE001 — it rings again in a few seconds, whatever happened
            log.warning("what is due could not all be done: %s", type(error).__name__)
            return
        if following is not None:
            self.no_later_than(following)
