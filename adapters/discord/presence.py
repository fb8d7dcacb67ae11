"""Who is still in the server. Leaving it ends access: looked at in private messages at once, and for everyone daily.

In a server's own rooms an interaction is proof enough: only those who are in the server can make one there.
"""

import logging
from datetime import timedelta
from typing import Final

import discord

from adapters.discord.answers import UNKNOWN_MEMBER, UNKNOWN_USER
from adapters.discord.notes import Notes
from adapters.discord.text import PLATFORM
from bot.nouns.people import Account
from bot.ports.clocks import Clock
from bot.ports.keeping import Circles
from bot.ports.platforms import Bot
from bot.ports.requests import Person, Request

DAILY: Final = timedelta(days=1)

log = logging.getLogger(__name__)


class Presence:
    def __init__(self, client: discord.Client, notes: Notes, bot: Bot, circles: Circles, clock: Clock) -> None:
        self._client = client
        self._notes = notes
        self._bot = bot
        self._circles = circles
        self._clock = clock

    async def is_here(self, account: Account) -> bool:
        """False only where Discord says so: a network that fails throws nobody out."""
        server = self._client.get_guild(int(account.workspace)) if account.workspace else None
        if server is None:
            return not self._client.is_ready()
        try:
            await server.fetch_member(int(account.user))
        except discord.NotFound as unknown:
            return unknown.code not in (UNKNOWN_MEMBER, UNKNOWN_USER)
        except discord.HTTPException:
            return True
        return True

    async def is_due(self) -> bool:
        swept = await self._notes.swept_at()
        return swept is None or self._clock.now() - swept >= DAILY

    async def sweep(self) -> None:
        """Everyone who was met: forgotten where they are in no circle; out of the circle where they left the server.

        Where we were taken out ourselves, nobody has left: nothing is done there until we are back.
        """
        for account in self._notes.met:
            if not await self._circles.of(account):
                await self._notes.forget(account)
            elif self._client.get_guild(int(account.workspace)) and not await self.is_here(account):
                await self.left(account)
        await self._notes.sweep(self._clock.now())

    async def left(self, account: Account) -> None:
        """Each circle goes on without them, as when they leave it themselves."""
        now = self._clock.now().isoformat()
        for circle in await self._circles.of(account):
            await self._bot.carry_out(
                Request(
                    by=Person(account, ""),
                    command="leave",
                    delivery=f"{PLATFORM}/left/{account.workspace}/{account.user}/{circle}/{now}",
                    circle=circle,
                    given={"confirmed": "yes"},
                )
            )
        await self._notes.forget(account)
        log.info("somebody left a server, and their circles go on without them")
