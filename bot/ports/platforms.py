"""What the core asks of a platform, and what a platform may ask of the core."""

from collections.abc import Collection
from typing import Protocol, runtime_checkable

from bot.audience import Audience
from bot.message import Answer, Message
from bot.nouns.places import Place, Trouble
from bot.ports.requests import Request
from bot.ports.sayings import Beside, State, ToPerson, ToRoom


class NotNow(Exception):
    """The platform asks for patience; `after` in seconds."""

    def __init__(self, after: float) -> None:
        super().__init__(f"not before {after} s")
        self.after = after


class Gone(Exception):
    """The room, the message or the person cannot be reached any more; trying again will not help."""


class RoomLost(Gone):
    """Nothing can, or may, be said in this room any more: not this message, nor any other."""

    def __init__(self, why: Trouble) -> None:
        super().__init__(str(why))
        self.why = why


class OutcomeUnknown(Exception):
    """The connection died after the request: it may have been shown."""


class NotConnected(Exception):
    """A platform does not let us in. The text says why and what to do, and holds no secret."""


class Platform(Protocol):
    """One platform's way of showing. Raises NotNow, Gone, RoomLost or OutcomeUnknown."""

    name: str
    repeats_are_safe: bool  # True where the platform itself recognises a repeated `once`

    async def say(self, to: ToRoom | ToPerson, message: Message, *, once: str) -> str:
        """Show a new message; returns the platform's reference to it."""
        ...

    async def change(self, to: ToRoom | ToPerson, shown_as: str, message: Message) -> str:
        """Change a message shown before; raises Gone where it cannot be changed any more."""
        ...

    async def audience(self, place: Place) -> Audience:
        """Who can read what is said there, as far as this platform knows. A look: nothing is noted or said."""
        ...

    async def start(self) -> str:
        """Connect; returns the address or the words to print once ready."""
        ...

    async def stop(self) -> None: ...


@runtime_checkable
class Surroundings(Protocol):
    """A platform that has something beside its rooms. Raises NotNow or Gone."""

    has: frozenset[Beside]

    async def bring_about(self, place: Place, state: State, shown_as: str | None) -> str:
        """Makes it so, however often it is asked; returns the platform's reference to it, or nothing."""
        ...

    def can_mute(self, place: Place, link: str) -> bool:
        """Whether this address is a room for voices around this place, and people may be muted in it."""
        ...


class Bot(Protocol):
    """What an adapter sees of the core."""

    async def carry_out(self, request: Request) -> Answer: ...

    async def room_lost(self, place: Place, why: Trouble) -> None:
        """The platform says that nothing can, or may, be said there any more. It may say so often: it is told once."""
        ...

    async def room_found(self, place: Place, over: Collection[Trouble]) -> None:
        """The platform says that these troubles are over there."""
        ...

    async def calendar(self, token: str, meeting: int | None) -> bytes | None:
        """The calendar file behind an unguessable link: the season's feed, or one meeting. None: no such link."""
        ...
