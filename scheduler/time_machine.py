"""A clock to be pushed: through every prompt on the way, each at its own time, so that nothing comes late."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from scheduler.clocks import PushedClock, StoppedClock
from scheduler.due import Due


class TimeMachine:
    def __init__(
        self,
        clock: PushedClock | StoppedClock,
        due: Due,
        say_what_waits: Callable[[], Awaitable[None]],
        remember: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        """`remember` notes how far the clock has been pushed, before anything is done at the new time."""
        self.clock = clock
        self.due = due
        self.say_what_waits = say_what_waits
        self.remember = remember
        self._one_push_at_a_time = asyncio.Lock()

    def now(self) -> datetime:
        return self.clock.now()

    async def push(self, by: timedelta) -> None:
        async with self._one_push_at_a_time:
            await self._push_to(self.clock.now() + by)

    async def push_to_next(self) -> bool:
        async with self._one_push_at_a_time:
            following = await self.due.next()
            if following is None:
                return False
            await self._push_to(max(following, self.clock.now()))
            return True

    async def _push_to(self, target: datetime) -> None:
        await self._settle()
        while (following := await self.due.next()) is not None and following <= target:
            before = self.clock.now()
            await self._set(following)
            await self._settle()
            if self.clock.now() == before and await self.due.next() == following:
                break  # something waits that cannot be done now: time goes on without it
        await self._set(target)
        await self._settle()

    async def _set(self, at: datetime) -> None:
        self.clock.set(at)
        if self.remember is not None:
            await self.remember()

    async def _settle(self) -> None:
        await self.due.perform()
        await self.say_what_waits()
