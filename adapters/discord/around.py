"""What Discord has beside a room: the server's scheduled events, and voice channels.

Where we may not, whoever prepares the next meeting learns what is lacking and whom to ask.
"""

import asyncio
from typing import Final

import discord

from adapters.discord.answers import Refused
from adapters.discord.asides import Whisper, permission_wanted
from adapters.discord.asking import who_prepares
from adapters.discord.board import Board
from adapters.discord.circuit import PAUSE
from adapters.discord.limits import NONCE
from adapters.discord.notes import Notes
from adapters.discord.permissions import CREATE_EVENTS, MUTE_MEMBERS
from adapters.discord.voices import Voices
from bot.nouns.places import Place
from bot.ports.clocks import Clock
from bot.ports.keeping import Circles
from bot.ports.platforms import NotNow
from bot.ports.sayings import Beside, Event, Floor, State

ALWAYS: Final = frozenset({Beside.EVENTS})


class Around:
    """`talking_piece`: whether whoever runs us has switched it on."""

    def __init__(
        self,
        client: discord.Client,
        notes: Notes,
        circles: Circles,
        clock: Clock,
        whisper: Whisper,
        *,
        talking_piece: bool,
    ) -> None:
        self._client = client
        self._notes = notes
        self._circles = circles
        self._whisper = whisper
        self.board = Board(client, clock)
        self.voices = Voices(client, notes, clock, switched_on=talking_piece)
        self.has = what_we_have(talking_piece=talking_piece)
        self._asked: set[tuple[Place, str]] = set()

    async def bring_about(self, place: Place, state: State, shown_as: str | None) -> str:
        if not self._client.is_ready():
            raise NotNow(2)
        permission = MUTE_MEMBERS if isinstance(state, Floor) else CREATE_EVENTS
        if isinstance(state, Event) or (isinstance(state, Floor) and state.muted):
            await self._notes.asks_for(place, permission)
        try:
            shown = await self._bring_about(place, state, shown_as)
        except Refused as refused:
            await self._ask_for(place, permission)
            raise NotNow(PAUSE.total_seconds()) from refused
        self._asked.discard((place, permission))
        return shown

    async def _bring_about(self, place: Place, state: State, shown_as: str | None) -> str:
        if isinstance(state, Floor):
            await self.voices.bring_about(place, state)
            return ""
        return await self.board.bring_about(place, state, shown_as)

    async def _ask_for(self, place: Place, permission: str) -> None:
        """Once: whoever prepares the next meeting knows what is lacking and whom to ask."""
        found = await who_prepares(self._circles, place)
        if found is None or (place, permission) in self._asked or self._client.application_id is None:
            return
        self._asked.add((place, permission))
        account, language = found
        told = permission_wanted(permission, self._client.application_id, language)
        await self._whisper(account, told, f"{permission} {place.room}"[-NONCE:])

    def begin(self) -> list[asyncio.Task[None]]:
        """An earlier process may have died while somebody was muted."""
        return [asyncio.create_task(self.voices.lift_all()), asyncio.create_task(self.voices.keep_watch())]


def what_we_have(*, talking_piece: bool) -> frozenset[Beside]:
    return ALWAYS | {Beside.VOICE} if talking_piece else ALWAYS
