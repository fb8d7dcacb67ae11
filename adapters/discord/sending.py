"""Saying things in rooms and in private, and changing what was said. Only the connection is used here.

A reference to what was said is room/message, or room/message+message where it took several.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import discord

from adapters.discord.answers import Asleep, ClosedToUs, Refused, understood
from adapters.discord.circuit import Circuit
from adapters.discord.limits import NONCE
from adapters.discord.notes import Notes, Waiting
from adapters.discord.pace import HeldBack, Pace
from adapters.discord.presence import Presence
from adapters.discord.render import Page, Setting, pages
from adapters.discord.rooms import Rooms
from adapters.discord.view import allowed, files, layout
from bot.message import Message
from bot.nouns.people import Account
from bot.nouns.places import Place, Trouble
from bot.ports.clocks import Clock
from bot.ports.platforms import Gone, NotNow, RoomLost
from bot.ports.sayings import ToPerson, ToRoom

SHOWN_AS: Final = re.compile(r"\d+/\d+(\+\d+)*|waits/.*", re.ASCII)
WAITS: Final = "waits"  # room of what lies here until its reader comes by

log = logging.getLogger(__name__)


class Sending:
    def __init__(
        self,
        client: discord.Client,
        notes: Notes,
        rooms: Rooms,
        presence: Presence,
        clock: Clock,
        pace: Pace,
    ) -> None:
        self._client = client
        self._notes = notes
        self._rooms = rooms
        self._presence = presence
        self._clock = clock
        self._circuit = Circuit()
        self._pace = pace

    async def say(self, to: ToRoom | ToPerson, message: Message, once: str) -> str:
        with self._patient():
            return await self._say(to, message, once)

    async def change(self, to: ToRoom | ToPerson, shown_as: str, message: Message) -> str:
        with self._patient():
            return await self._change(to, shown_as, message)

    @contextmanager
    def _patient(self) -> Iterator[None]:
        """Where our whole address is held back, nothing at all is asked meanwhile: each request would lengthen it."""
        try:
            yield
        except HeldBack as held:
            self._pace.hold(held.after)
            raise

    async def _say(self, to: ToRoom | ToPerson, message: Message, once: str) -> str:
        self._pace.check()
        if isinstance(to, ToPerson):
            return await self.whisper(to.account, message, once)
        with self._watched(to.place):
            await self._rooms.open_to(to)
            room = self._client.get_partial_messageable(int(to.place.room))
            return await self._send(room, self._pages(message, to.place.workspace), once)

    async def _change(self, to: ToRoom | ToPerson, shown_as: str, message: Message) -> str:
        self._pace.check()
        if not SHOWN_AS.fullmatch(shown_as):
            raise Gone  # not a reference of ours
        room, _, shown = shown_as.partition("/")
        if room == WAITS:
            return await self._change_waiting(to, shown, message)
        with self._watched(to.place if isinstance(to, ToRoom) else None):
            if isinstance(to, ToRoom):
                await self._rooms.open_to(to)
            drawn = self._pages(message, _server(to))
            try:
                return await self._edit(room, shown.split("+"), drawn)
            except Asleep:
                await self._rooms.wake(int(room))
                return await self._edit(room, shown.split("+"), drawn)

    def setting(self, server: str) -> Setting:
        registered = self._notes.registered
        return Setting(server, registered.ids if registered else {})

    def _pages(self, message: Message, server: str) -> tuple[Page, ...]:
        return pages(message, self.setting(server))

    @contextmanager
    def _watched(self, place: Place | None) -> Iterator[None]:
        """What Discord refuses in a room is not asked again for a while. Private messages have no such room."""
        if place is None:
            yield
            return
        wait = self._circuit.wait(place, self._clock.now())
        if wait:
            raise NotNow(wait.total_seconds())
        try:
            yield
        except Refused as refused:
            self._circuit.refused(place, self._clock.now())
            log.warning("Discord refuses us in room %s of server %s", place.room, place.workspace)
            raise RoomLost(Trouble.NOT_ALLOWED) from refused
        except Asleep as locked:
            raise RoomLost(Trouble.LOCKED) from locked
        self._circuit.worked(place)

    async def _send(self, room: discord.abc.Messageable, shown: Sequence[Page], once: str) -> str:
        """With `once` as the nonce, Discord itself recognises a message that is sent again within minutes."""
        ids: list[str] = []
        where = ""
        for number, page in enumerate(shown):
            await self._notes.keep_questions(page.questions)
            nonce = f"{once}.{number}" if number else once
            await self._pace.turn()
            with understood():
                sent = await room.send(
                    view=layout(page), files=files(page), nonce=nonce[-NONCE:], allowed_mentions=allowed(page)
                )
            ids.append(str(sent.id))
            where = str(sent.channel.id)
        return f"{where}/{'+'.join(ids)}"

    async def _edit(self, room: str, ids: Sequence[str], shown: Sequence[Page]) -> str:
        if len(shown) > len(ids):
            raise Gone  # it has grown beyond its messages: a new card takes its place
        messages = [self._client.get_partial_messageable(int(room)).get_partial_message(int(id)) for id in ids]
        for message, page in zip(messages, shown, strict=False):
            await self._notes.keep_questions(page.questions)
            await self._pace.turn()
            with understood():
                await message.edit(
                    view=layout(page), attachments=files(page), allowed_mentions=discord.AllowedMentions.none()
                )
        for message in messages[len(shown) :]:
            with understood():
                await message.delete()
        return f"{room}/{'+'.join(ids[: len(shown)])}"

    async def whisper(self, account: Account, message: Message, once: str) -> str:
        if not self._client.is_ready():
            raise NotNow(2)
        if self._client.get_guild(int(account.workspace)) is None:
            raise Gone  # we were taken out of that server
        try:
            await self._pace.turn()
            with understood():
                room = await self._client.create_dm(discord.Object(int(account.user)))
            return await self._send(room, self._pages(message, account.workspace), once)
        except (ClosedToUs, Refused):
            if not await self._presence.is_here(account):
                await self._presence.left(account)
                raise Gone from None
            await self._notes.let_wait(Waiting(once, account, message, self._clock.now()))
            return f"{WAITS}/{once}"

    async def _change_waiting(self, to: ToRoom | ToPerson, once: str, message: Message) -> str:
        waiting = self._notes.waiting(to.account) if isinstance(to, ToPerson) else ()
        if not isinstance(to, ToPerson) or once not in {each.once for each in waiting}:
            raise Gone
        await self._notes.let_wait(Waiting(once, to.account, message, self._clock.now()))
        return f"{WAITS}/{once}"


def _server(to: ToRoom | ToPerson) -> str:
    return to.place.workspace if isinstance(to, ToRoom) else to.account.workspace
