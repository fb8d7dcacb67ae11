"""Rooms on Discord: a channel, or a private thread made for a circle; who is let in, whether it is private still."""

from typing import Final

import discord
from msgspec.structs import replace

from adapters.discord.answers import Asleep, Refused, understood
from adapters.discord.limits import THREAD_NAME, cut
from adapters.discord.notes import Notes, Room
from adapters.discord.text import PLATFORM
from bot.nouns.people import Account
from bot.nouns.places import Place, Trouble
from bot.ports.keeping import Circles
from bot.ports.platforms import NotNow, RoomLost
from bot.ports.sayings import ToRoom

A_WEEK: Final = 10080  # minutes of silence after which Discord archives a thread: the longest it offers


class Rooms:
    def __init__(self, client: discord.Client, notes: Notes, circles: Circles) -> None:
        self._client = client
        self._notes = notes
        self._circles = circles

    async def open_to(self, to: ToRoom) -> None:
        """Sees to it that the right people, and only they, hear what is said there. Raises RoomLost or NotNow."""
        if not self._client.is_ready():
            raise NotNow(2)
        if self._client.get_guild(int(to.place.workspace)) is None:
            raise RoomLost(Trouble.SENT_AWAY)  # a new invitation resumes without what is old
        room = self._room(to.place)
        if isinstance(room, discord.Thread) and room.is_private():
            await self._let_in(to.place, room)
        elif await self.was_opened(to.place) and Trouble.PUBLIC not in to.accepted:
            raise RoomLost(Trouble.PUBLIC)

    async def was_opened(self, place: Place) -> bool:
        """Whether everybody in the server can look into a room that was private when we came."""
        room = self._room(place)
        inside = room.parent if isinstance(room, discord.Thread) else room
        if inside is None or (isinstance(room, discord.Thread) and room.is_private()):
            return False
        private = not inside.permissions_for(inside.guild.default_role).view_channel
        noted = self._notes.rooms.get(place) or Room(place, private)
        await self._notes.keep_room(replace(noted, private=noted.private or private))
        return noted.private and not private

    def in_server(self, server: int) -> list[Place]:
        """The rooms of this server in which we have spoken for a circle."""
        return [place for place in self._notes.rooms if place.workspace == str(server)]

    def _room(self, place: Place) -> discord.abc.GuildChannel | discord.Thread | None:
        server = self._client.get_guild(int(place.workspace))
        return server.get_channel_or_thread(int(place.room)) if server else None

    async def make_private(self, inside: discord.TextChannel, name: str, first: Account) -> discord.Thread:
        with understood():
            thread = await inside.create_thread(
                name=cut(name, THREAD_NAME),
                type=discord.ChannelType.private_thread,
                invitable=False,
                auto_archive_duration=A_WEEK,
            )
            await thread.add_user(discord.Object(int(first.user)))
        place = Place(PLATFORM, first.workspace, str(thread.id))
        await self._notes.keep_room(Room(place, private=True, inside=(first.user,)))
        return thread

    async def wake(self, room: int) -> None:
        """An archived thread takes no edits. One that is locked is not ours to wake: raises RoomLost."""
        try:
            with understood():
                thread = await self._client.fetch_channel(room)
                if isinstance(thread, discord.Thread):
                    await thread.edit(archived=False)
        except (Asleep, Refused) as locked:
            raise RoomLost(Trouble.LOCKED) from locked

    async def tidy(self) -> None:
        """Rooms in which no circle sits any more are forgotten."""
        for place in list(self._notes.rooms):
            if await self._circles.sitting_at(place) is None:
                await self._notes.forget_room(place)

    async def _let_in(self, place: Place, thread: discord.Thread) -> None:
        """The circle's members, and nobody who has left it. Asking who is inside would need a privileged intent."""
        noted = self._notes.rooms.get(place) or Room(place, private=True)
        circle = await self._circles.sitting_at(place)
        if circle is None:
            return
        accounts = {account for someone in circle.members for account in someone.accounts}
        members = {a.user for a in accounts if (a.platform, a.workspace) == (PLATFORM, place.workspace)}
        with understood():
            for user in sorted(members - set(noted.inside)):
                await thread.add_user(discord.Object(int(user)))
            for user in sorted(set(noted.inside) - members):
                await thread.remove_user(discord.Object(int(user)))
        await self._notes.keep_room(replace(noted, inside=tuple(sorted(members))))
