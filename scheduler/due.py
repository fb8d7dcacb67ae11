"""What is due: claimed here, performed by an executor. Every clock that rings, real or pushed, comes through `due`."""

from datetime import datetime

from bot.ports.clocks import Clock, Executor
from bot.ports.keeping import Circles

MOST_AT_ONCE = 200


class Due:
    def __init__(self, circles: Circles, executor: Executor, clock: Clock) -> None:
        self.circles = circles
        self.executor = executor
        self.clock = clock

    async def perform(self) -> None:
        """All that is due now, a batch of circles at a time."""
        while True:
            rows = await self.circles.claim_prompts(self.clock.now(), MOST_AT_ONCE)
            if not rows:
                return
            await self.executor.perform(tuple(dict.fromkeys(row.circle for row in rows)))

    async def next(self) -> datetime | None:
        return await self.circles.next_due()
