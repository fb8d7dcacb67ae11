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
NOT_SOONER = timedelta(milliseconds=50)  # than this after a ring: what is due again at once must leave room for others
RINGS = "rings"

log = logging.getLogger("circlekeeper")


class AlarmClock:
    def __init__(self, clock: Clock, real: SystemClock, ring: Callable[[], Awaitable[datetime | None]]) -> None:
        """`ring` does what is due and returns when it wants to be rung next. `clock` may run ahead of `real`."""
        self.clock = clock
        self.real = real
        self.ring = ring
        self.set_for: datetime | None = None
        self._rung = asyncio.Event()
        self._answering: asyncio.Task[None] | None = None
        defaults = {"misfire_grace_time": None, "coalesce": True, "max_instances": 100}
        self.scheduler = AsyncIOScheduler(
            timezone="UTC", job_defaults=defaults, executors={"default": AsyncIOExecutor()}
        )

    def no_later_than(self, at: datetime) -> None:
        if self.set_for is None or at < self.set_for:
            self._set(at)

    def start(self) -> None:
        self._answering = asyncio.create_task(self._answer())
        self.scheduler.add_job(self._bell, IntervalTrigger(seconds=EVERY), next_run_time=self.real.now())
        self.scheduler.start()

    def stop(self) -> None:
        """What is due stays due."""
        if self.scheduler.running:
            self.scheduler.shutdown(wait=False)
        if self._answering is not None:
            self._answering.cancel()

    def _set(self, at: datetime) -> None:
        self.set_for = at
        in_real_time = self.real.now() + max(timedelta(), at - self.clock.now())
        self.scheduler.add_job(self._bell, DateTrigger(in_real_time), id=RINGS, replace_existing=True)

    async def _bell(self) -> None:
        """Over at once: APScheduler leaves out a job that comes due while its last run is still at work."""
        self.set_for = None
        self._rung.set()

    async def _answer(self) -> None:
        while True:
            await self._rung.wait()
            self._rung.clear()
            try:
                following = await self.ring()
            except Exception as error:  # noqa: BLE001 — it rings again in a few seconds, whatever happened
                log.warning("what is due could not all be done: %s", type(error).__name__)
                continue
            if following is not None:
                self.no_later_than(max(following, self.clock.now() + NOT_SOONER))
