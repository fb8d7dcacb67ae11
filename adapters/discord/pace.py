"""How fast Discord may be asked in all: fifty times a second, whatever for. We stay below, so that answers have room.

Each route's own limit is minded by the library; a limit that the whole address has run into holds everything.
"""

import asyncio
from collections.abc import Callable
from typing import Final

from bot.ports.platforms import NotNow

A_SECOND: Final = 40
AT_ONCE: Final = 20


class HeldBack(NotNow):
    """Not this room or route, but our whole address is held back for a while."""


class Pace:
    """`now` is a clock that only goes forward, in seconds. Each in the order in which it came."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._level = float(AT_ONCE)
        self._seen_at = 0.0
        self._held_until = 0.0

    async def turn(self) -> None:
        """Returns when one more request may be made. Raises HeldBack."""
        self.check()
        if (wait := self._reserved()) > 0:
            await asyncio.sleep(wait)
        self.check()

    def check(self) -> None:
        left = self._held_until - self._now()
        if left > 0:
            raise HeldBack(left)

    def hold(self, after: float) -> None:
        self._held_until = max(self._held_until, self._now() + after)

    def _reserved(self) -> float:
        """Seconds until the place that was just taken in the line."""
        now = self._now()
        self._level = min(AT_ONCE, self._level + (now - self._seen_at) * A_SECOND) - 1
        self._seen_at = now
        return -self._level / A_SECOND
