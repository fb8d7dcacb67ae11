"""The executor for one process: what is due is done right here, several circles side by side."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from bot.nouns.circle import CircleId

SIDE_BY_SIDE = 8


class Here:
    def __init__(self, ring: Callable[[CircleId], Awaitable[None]]) -> None:
        self.ring = ring

    async def perform(self, circles: Sequence[CircleId]) -> None:
        """An error in one circle is raised when the others are done; the claims it leaves behind come again."""
        room = asyncio.Semaphore(SIDE_BY_SIDE)

        async def one(circle: CircleId) -> None:
            async with room:
                await self.ring(circle)

        results = await asyncio.gather(*(one(circle) for circle in circles), return_exceptions=True)
        for result in results:
            if isinstance(result, BaseException):
                raise result
