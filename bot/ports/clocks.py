"""What the core asks of clocks, of chance, and of whoever carries out what is due."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.nouns.circle import CircleId


class Clock(Protocol):
    def now(self) -> datetime:
        """An aware instant in UTC."""
        ...


class TimeMachine(Clock, Protocol):
    """A clock that can be pushed forward, for the playground, the demo and the stories."""

    async def push(self, by: timedelta) -> None:
        """Move the clock and return once everything that became due has been done and said."""
        ...

    async def push_to_next(self) -> bool:
        """Move the clock to the next prompt; False where none is pending."""
        ...


class Alarm(Protocol):
    """An alarm clock with one setting: it rings at that instant, and every few seconds for safety."""

    def no_later_than(self, at: datetime) -> None: ...


class Chance(Protocol):
    """What is drawn by lot or must not be guessed."""

    def id(self) -> str:
        """12 characters, never the same twice."""
        ...

    def token(self) -> str:
        """32 characters that nobody can guess."""
        ...


class Executor(Protocol):
    """Who performs what is due: this process, or a fleet of them."""

    async def perform(self, circles: Sequence[CircleId]) -> None: ...
