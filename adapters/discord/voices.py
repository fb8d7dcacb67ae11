"""The talking piece for voices: who listens is muted by the server while another has the floor. Nobody else ever is.

Nobody stays muted because of us. Each mute is noted before it is made; it is lifted when the floor changes, when its
room is left, when we stop, when we are back after a kill, and at the latest when it has lasted too long. Discord lifts
a mute only of somebody who is in a room for voices: whoever left while muted is unmuted as soon as they enter one.
"""

import asyncio
import logging
from collections.abc import Iterable
from datetime import timedelta
from typing import Final

import discord
from msgspec.structs import replace

from adapters.discord.answers import ClosedToUs, Refused, TokenRefused, understood
from adapters.discord.notes import Muted, Notes
from adapters.discord.talk import room_of
from bot.nouns.places import Place
from bot.ports.clocks import Clock
from bot.ports.platforms import Gone, NotNow, OutcomeUnknown
from bot.ports.sayings import Floor
from bot.speaking import where

NOT_IN_A_ROOM: Final = 40032
LONGEST: Final = timedelta(minutes=30)  # that a mute lasts without the circle's asking for it again
LIFT_AGAIN: Final = 10.0  # seconds

Trouble = (NotNow, OutcomeUnknown, Refused, ClosedToUs, TokenRefused, discord.HTTPException)

log = logging.getLogger(__name__)


class Voices:
    """`switched_on`: whether whoever runs us wants it, so that voice states reach us."""

    def __init__(self, client: discord.Client, notes: Notes, clock: Clock, *, switched_on: bool) -> None:
        self._client = client
        self._notes = notes
        self._clock = clock
        self._switched_on = switched_on
        self._one_hand = asyncio.Lock()

    def can_mute(self, place: Place, link: str) -> bool:
        return self._switched_on and self._room(place.workspace, room_of(link, place.workspace)) is not None

    async def bring_about(self, place: Place, floor: Floor) -> None:
        """The one who has the floor is heard first, then the others are muted. Raises Refused where we may not."""
        number = room_of(floor.link, place.workspace)
        async with self._one_hand:
            listening = {account.user for account in floor.muted}
            over = [m for m in self._of(floor.circle) if m.user not in listening or m.room != number]
            if not await self._lift(over):
                raise NotNow(LIFT_AGAIN)
            room = self._room(place.workspace, number) if self._switched_on else None
            if room is not None:
                await self._mute(room, floor, sorted(listening))

    async def lift_all(self) -> None:
        """Before we go, and when we are back: the next turn mutes anew what should be."""
        async with self._one_hand:
            await self._lift(self._notes.muted)

    async def keep_watch(self) -> None:
        """What could not be lifted at once, and what has lasted too long."""
        while True:
            await asyncio.sleep(LIFT_AGAIN)
            await self.look_after()

    async def look_after(self) -> None:
        long_ago = self._clock.now() - LONGEST
        async with self._one_hand:
            await self._lift([m for m in self._notes.muted if (m.owed and self._is_in_a_room(m)) or m.at < long_ago])

    async def moved(self, member: discord.Member, before: discord.VoiceState, after: discord.VoiceState) -> None:
        """Somebody entered or left a room for voices, or was unmuted by another hand, which we respect."""
        muted = self._notes.muted_one(str(member.guild.id), str(member.id))
        if muted is None or after.channel is None:
            return
        async with self._one_hand:
            if self._notes.muted_one(muted.server, muted.user) != muted:
                return  # what we heard was our own doing, and they may be muted anew by now
            if before.channel is not None and before.mute and not after.mute:
                await self._notes.forget_muted(muted)
            elif muted.owed or after.channel.id != muted.room:
                await self._lift([muted])

    def _of(self, circle: str) -> list[Muted]:
        return [muted for muted in self._notes.muted if muted.circle == circle]

    def _room(self, server: str, number: int | None) -> discord.VoiceChannel | None:
        found = self._client.get_guild(int(server))
        room = found.get_channel(number) if found and number else None
        return room if isinstance(room, discord.VoiceChannel) else None

    def _is_in_a_room(self, muted: Muted) -> bool:
        found = self._client.get_guild(int(muted.server))
        rooms = [*found.voice_channels, *found.stage_channels] if found else []
        return any(int(muted.user) in room.voice_states for room in rooms)

    async def _mute(self, room: discord.VoiceChannel, floor: Floor, listening: list[str]) -> None:
        """Only who is in that room, and whom nobody has muted already: that would not be ours to lift."""
        for user in listening:
            state = room.voice_states.get(int(user))
            if state is None or state.mute:
                continue
            muted = Muted(str(room.guild.id), user, room.id, floor.circle, self._clock.now())
            await self._notes.keep_muted(muted)
            try:
                await self._set(muted, mute=True)
            except Refused:
                await self._notes.forget_muted(muted)
                raise
            except discord.HTTPException:
                await self._notes.forget_muted(muted)  # they have just left
            except (OutcomeUnknown, NotNow, Gone):
                pass  # perhaps muted: it is noted, and lifted as any other
        for muted in self._of(floor.circle):  # still wanted
            await self._notes.keep_muted(replace(muted, at=self._clock.now()))

    async def _lift(self, those: Iterable[Muted]) -> bool:
        """Each is tried, whatever becomes of the others. False: some are to be tried again."""
        all_done = True
        for muted in list(those):
            try:
                await self._set(muted, mute=False)
                await self._notes.forget_muted(muted)
            except Gone:
                await self._notes.forget_muted(muted)  # nobody to unmute any more
            except discord.HTTPException as refusal:
                if refusal.code != NOT_IN_A_ROOM:
                    all_done = False
                await self._notes.keep_muted(replace(muted, owed=True, at=self._clock.now()))  # not asked all the time
            except Trouble as trouble:
                log.warning("somebody could not be unmuted yet: %s", where(trouble))
                await self._notes.keep_muted(replace(muted, owed=True))
                all_done = False
        return all_done

    async def _set(self, muted: Muted, *, mute: bool) -> None:
        server = self._client.get_guild(int(muted.server))
        if server is None:
            raise Gone if self._client.is_ready() else NotNow(LIFT_AGAIN)  # before that, no server is known yet
        with understood():
            member = await server.fetch_member(int(muted.user))  # not there any more: Gone
            await member.edit(mute=mute)
