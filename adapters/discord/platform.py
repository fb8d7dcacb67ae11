"""Discord as a platform: connects, registers the commands where they changed, says what the core says."""

import asyncio
import logging
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

import aiohttp
import discord

from adapters.discord.answers import TOKEN_REFUSED, UNREACHABLE, TokenRefused, not_connected
from adapters.discord.around import Around
from adapters.discord.audience import audience_of
from adapters.discord.desk import Desk
from adapters.discord.door import Door, pressable
from adapters.discord.losses import Losses
from adapters.discord.notes import Notes, Registered
from adapters.discord.pace import Pace
from adapters.discord.presence import Presence
from adapters.discord.rooms import Rooms
from adapters.discord.sending import Sending
from adapters.discord.text import PLATFORM
from adapters.discord.tree import Tree, Typing, grow
from bot.audience import Audience
from bot.message import Message
from bot.nouns.places import Place
from bot.ports.clocks import Clock
from bot.ports.keeping import Circles, Drawer, StorageUnwell
from bot.ports.platforms import Bot, NotConnected, NotNow
from bot.ports.sayings import State, ToPerson, ToRoom
from bot.speaking import where

LONGEST_WAIT: Final = 30.0  # seconds that the library may wait for a rate limit; beyond, the outbox waits
LOOKS_EVERY: Final = 3600.0  # seconds between two looks at whether a day has gone by
READY_WITHIN: Final = 60.0
LIFTS_WITHIN: Final = 3.0  # seconds at the end, for those whom we have muted

log = logging.getLogger(__name__)


class DiscordPlatform:
    """`token` is never shown. `shards`: 0, as many as Discord advises; None, a single connection."""

    name: str = PLATFORM
    repeats_are_safe: bool = True

    def __init__(
        self,
        *,
        bot: Bot,
        circles: Circles,
        drawer: Drawer,
        clock: Clock,
        token: str,
        shards: int | None = None,
        talking_piece: bool = False,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._token = token
        self.client = _client(shards, voices=talking_piece)
        self._notes = Notes(drawer)
        self._rooms = Rooms(self.client, self._notes, circles)
        self._presence = Presence(self.client, self._notes, bot, circles, clock)
        self._sending = Sending(self.client, self._notes, self._rooms, self._presence, clock, Pace(now))
        self.around = Around(
            self.client, self._notes, circles, clock, self._sending.whisper, talking_piece=talking_piece
        )
        self.has = self.around.has
        self._desk = Desk(
            client=self.client, bot=bot, circles=circles, clock=clock, notes=self._notes, presence=self._presence
        )
        self._door = Door(self._desk, self._notes, circles, self._rooms)
        Losses(self.client, self._rooms, bot)
        self._tasks: list[asyncio.Task[None]] = []
        self._token_refused = False
        self._prepare()

    # The platform

    async def start(self) -> str:
        _keep_words_out_of_the_log()
        try:
            await self.client.login(self._token)
        except (discord.DiscordException, aiohttp.ClientError, OSError) as refusal:
            await self.client.close()
            raise not_connected(refusal) from refusal
        connection = asyncio.create_task(self._stay_connected())
        ready = asyncio.create_task(self.client.wait_until_ready())
        await asyncio.wait({connection, ready}, timeout=READY_WITHIN, return_when=asyncio.FIRST_COMPLETED)
        if not ready.done():
            ready.cancel()
            await self.stop()
            raise NotConnected(TOKEN_REFUSED if self._token_refused else UNREACHABLE)
        self._tasks += [connection, asyncio.create_task(self.resume()), asyncio.create_task(self._keep_watch())]
        self._tasks += self.around.begin()
        assert self.client.user is not None  # logged in
        return f"Discord as {self.client.user.name}"

    async def stop(self) -> None:
        await self._desk.finish()
        with suppress(TimeoutError):
            await asyncio.wait_for(self.around.voices.lift_all(), LIFTS_WITHIN)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.client.close()

    async def say(self, to: ToRoom | ToPerson, message: Message, *, once: str) -> str:
        self._check_token()
        try:
            return await self._sending.say(to, message, once)
        except TokenRefused:
            raise await self._give_up() from None

    async def change(self, to: ToRoom | ToPerson, shown_as: str, message: Message) -> str:
        self._check_token()
        try:
            return await self._sending.change(to, shown_as, message)
        except TokenRefused:
            raise await self._give_up() from None

    async def audience(self, place: Place) -> Audience:
        return audience_of(self.client, place.workspace, place.room)

    async def bring_about(self, place: Place, state: State, shown_as: str | None) -> str:
        self._check_token()
        try:
            return await self.around.bring_about(place, state, shown_as)
        except TokenRefused:
            raise await self._give_up() from None

    def can_mute(self, place: Place, link: str) -> bool:
        return self.around.voices.can_mute(place, link)

    async def resume(self) -> None:
        """What an earlier process acknowledged and did not carry out."""
        await self._desk.resume()

    async def sweep(self) -> None:
        """Who has left a server leaves its circles."""
        await self._presence.sweep()
        await self._rooms.tidy()

    # The connection

    def _prepare(self) -> None:
        desk, door, client = self._desk, self._door, self.client

        async def run(interaction: Typing) -> None:
            await desk.receive(interaction, door.typed)

        async def make_room(interaction: Typing) -> None:
            await desk.receive(interaction, door.make_room)

        async def complete(interaction: Typing, begun: str) -> list[discord.app_commands.Choice[str]]:
            return await door.complete(interaction, begun)

        @client.event
        async def setup_hook() -> None:
            await self._notes.open()
            client.add_dynamic_items(pressable(door, desk))
            tree = Tree(client, door.refused)
            grow(tree, run, complete, make_room, door.handed, self.has)
            await self._register(tree)

        @client.event
        async def on_interaction(interaction: Typing) -> None:
            if interaction.type is discord.InteractionType.modal_submit:
                await desk.receive(interaction, door.filled_in)
            elif interaction.type is discord.InteractionType.component:
                await desk.receive(interaction, door.pressed_anyhow)

        @client.event
        async def on_voice_state_update(
            member: discord.Member, before: discord.VoiceState, after: discord.VoiceState
        ) -> None:
            await self.around.voices.moved(member, before, after)

        @client.event
        async def on_error(_event: str, /, *_: Any, **__: Any) -> None:
            log.error("an event failed: %s", where(sys.exception()))

    async def _register(self, tree: Tree) -> None:
        """Only where the commands have changed: Discord takes 200 a day."""
        application = self.client.application_id
        assert application is not None  # logged in
        digest, known = await tree.digest(), self._notes.registered
        if known is not None and (known.application, known.digest) == (application, digest):
            return
        ids = {command.name: command.id for command in await tree.sync()}
        await self._notes.keep_registered(Registered(application, digest, ids))
        log.info("the commands were registered anew")

    async def _stay_connected(self) -> None:
        try:
            await self.client.connect()
        except discord.DiscordException as refused:
            self._token_refused = isinstance(refused, discord.ConnectionClosed) and refused.code == 4004
            log.error("Discord has ended the connection for good: %s", where(refused))

    async def _keep_watch(self) -> None:
        """Daily, and after a start where a day has gone by: who is still in the servers."""
        while True:
            with suppress(StorageUnwell):
                if await self._presence.is_due():
                    await self.sweep()
            await asyncio.sleep(LOOKS_EVERY)

    def _check_token(self) -> None:
        if self._token_refused:
            raise NotNow(600)

    async def _give_up(self) -> NotNow:
        """A token that was refused once is refused for good: no further request is made with it."""
        if not self._token_refused:
            self._token_refused = True
            log.error("%s", TOKEN_REFUSED)
            await self.client.close()
        return NotNow(600)


def _client(shards: int | None, *, voices: bool) -> discord.Client:
    """No privileged intent, nobody pinged unless listed, and nothing kept in memory that we do not need."""
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # we never join a voice channel
    if shards is None:
        return discord.Client(**_options(voices=voices))
    return discord.AutoShardedClient(shard_count=shards or None, **_options(voices=voices))


def _options(*, voices: bool) -> dict[str, Any]:
    return {
        "intents": discord.Intents(guilds=True, voice_states=voices),
        "allowed_mentions": discord.AllowedMentions.none(),
        "member_cache_flags": discord.MemberCacheFlags.none(),
        "chunk_guilds_at_startup": False,
        "max_messages": None,
        "max_ratelimit_timeout": LONGEST_WAIT,
    }


def _keep_words_out_of_the_log() -> None:
    """At its lowest level the library writes down whole messages; ours are people's words."""
    library = logging.getLogger("discord")
    if library.getEffectiveLevel() < logging.INFO:
        library.setLevel(logging.INFO)
