"""Rooms that Discord takes away, gives back or opens to everybody: its events, and what the core is told.

Only of rooms in which we have spoken for a circle. An event that is lost is found out when something is said there.
"""

import discord

from adapters.discord.rooms import Rooms
from adapters.discord.text import PLATFORM
from bot.nouns.places import Place, Trouble
from bot.ports.platforms import Bot


class Losses:
    """Needs no intent but the servers themselves."""

    def __init__(self, client: discord.Client, rooms: Rooms, bot: Bot) -> None:
        self._rooms = rooms
        self._bot = bot
        client.event(self.on_guild_channel_delete)
        client.event(self.on_guild_channel_update)
        client.event(self.on_guild_join)
        client.event(self.on_guild_remove)
        client.event(self.on_guild_role_update)
        client.event(self.on_raw_thread_delete)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await self._bot.room_lost(_place(channel.guild.id, channel.id), Trouble.DELETED)

    async def on_raw_thread_delete(self, thread: discord.RawThreadDeleteEvent) -> None:
        await self._bot.room_lost(_place(thread.guild_id, thread.thread_id), Trouble.DELETED)

    async def on_guild_channel_update(self, before: discord.abc.GuildChannel, now: discord.abc.GuildChannel) -> None:
        everybody = now.guild.default_role
        if before.permissions_for(everybody).view_channel != now.permissions_for(everybody).view_channel:
            await self._look_around(now.guild)

    async def on_guild_role_update(self, before: discord.Role, now: discord.Role) -> None:
        if now.is_default() and before.permissions.view_channel != now.permissions.view_channel:
            await self._look_around(now.guild)

    async def on_guild_remove(self, server: discord.Guild) -> None:
        for place in self._rooms.in_server(server.id):
            await self._bot.room_lost(place, Trouble.SENT_AWAY)

    async def on_guild_join(self, server: discord.Guild) -> None:
        for place in self._rooms.in_server(server.id):
            await self._bot.room_found(place, (Trouble.SENT_AWAY,))

    async def _look_around(self, server: discord.Guild) -> None:
        """At all of its rooms, public threads too: that costs no request."""
        for place in self._rooms.in_server(server.id):
            if await self._rooms.was_opened(place):
                await self._bot.room_lost(place, Trouble.PUBLIC)
            else:
                await self._bot.room_found(place, (Trouble.PUBLIC,))


def _place(server: int, room: int) -> Place:
    return Place(PLATFORM, str(server), str(room))
