"""What errands need of the shell."""

from typing import Protocol

from bot.arguments import Given
from bot.command import Command, Move
from bot.happenings.outcome import Outcome
from bot.message import Answer
from bot.nouns.circle import Circle
from bot.nouns.people import Member, MemberId
from bot.ports.clocks import Chance, Clock
from bot.ports.keeping import Circles
from bot.ports.requests import Request
from bot.ports.sayings import Beside
from bot.speaking import Mouth


class Shell(Protocol):
    circles: Circles
    mouth: Mouth
    chance: Chance
    clock: Clock
    calendar_base: str

    def has(self, platform: str) -> frozenset[Beside]: ...
    def given(self, command: Command, request: Request, someone: Member | None) -> Given: ...
    async def move(self, move: Move, given: Given, circle: Circle, *, delivery: str | None) -> Answer: ...
    async def save(
        self, before: Circle | None, outcome: Outcome, delivery: str | None, *, by: MemberId | None
    ) -> Answer: ...
