"""Rooms on Discord: a channel, or a private thread made for a circle; who is let in, whether it is private still."""

from typing import Final

import discord
from msgspec.structs import replace

from adapters.discord.answers import understood
from adapters.discord.limits import THREAD_NAME, cut
from adapters.discord.notes import Notes, Room
from adapters.discord.text import PLATFORM
from bot.circle import Account, Place
from bot.ports import Circles, Gone, NotNow

A_WEEK: Final = 10080  # minutes of silence after which Discord archives a thread: the longest it offers
UNTIL_DECIDED: Final = 600.0  # seconds between two looks at whether a room may be spoken in again


class Opened(NotNow):
    """A room that was private has just been found open to everybody in the server."""


class Rooms:
    def __init__(self, client: discord.Client, notes: Notes, circles: Circles) -> None:
        self._client = client
        self._notes = notes
        self._circles = circles

    async def open_to(self, place: Place) -> None:
        """Sees to it that the right people, and only they, hear what is said there. Raises Gone or NotNow."""
        if not self._client.is_ready():
            raise NotNow(2)
        server = self._client.get_guild(int(place.workspace))
        if server is None:
            raise Gone  # we were taken out of that server; a new invitation resumes without what is old
        room = server.get_channel_or_thread(int(place.room))
        if isinstance(room, discord.Thread):
            await self._let_in(place, room)
        elif room is not None:
            await self._still_private(place, room, server.default_role)

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
        """An archived thread takes no edits."""
        with understood():
            thread = await self._client.fetch_channel(room)
            if isinstance(thread, discord.Thread):
                await thread.edit(archived=False)

    async def tidy(self) -> None:
        """Rooms in which no circle sits any more are forgotten."""
        for place in list(self._notes.rooms):
            if await self._circles.sitting_at(place) is None:
                await self._notes.forget_room(place)

    async def go_on_in_the_open(self, place: Place) -> None:
        await self._notes.keep_room(Room(place, private=False))

    async def _let_in(self, place: Place, thread: discord.Thread) -> None:
        """The circle's members, and nobody who has left it. Asking who is inside would need a privileged intent."""
        noted = self._notes.rooms.get(place) or Room(place, private=thread.is_private())
        circle = await self._circles.sitting_at(place)
        if circle is None or not thread.is_private():
            return
        accounts = {account for someone in circle.members for account in someone.accounts}
        members = {a.user for a in accounts if (a.platform, a.workspace) == (PLATFORM, place.workspace)}
        with understood():
            for user in sorted(members - set(noted.inside)):
                await thread.add_user(discord.Object(int(user)))
            for user in sorted(set(noted.inside) - members):
                await thread.remove_user(discord.Object(int(user)))
        await self._notes.keep_room(replace(noted, inside=tuple(sorted(members))))

    async def _still_private(self, place: Place, room: discord.abc.GuildChannel, everyone: discord.Role) -> None:
        private = not room.permissions_for(everyone).view_channel
        noted = self._notes.rooms.get(place) or Room(place, private)
        if private:
            noted = Room(place, private=True)
        elif noted.private and not noted.quiet:
            await self._notes.keep_room(Room(place, private=True, quiet=True))
            raise Opened(UNTIL_DECIDED)
        await self._notes.keep_room(noted)
        if noted.quiet:
            raise NotNow(UNTIL_DECIDED)
