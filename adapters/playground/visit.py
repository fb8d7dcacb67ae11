"""One open page: what it looks at, and what is on its way to it."""

import asyncio
import contextlib
import json
from typing import Final

from aiohttp import WSCloseCode, web

from adapters.playground.house import Entry
from adapters.playground.inbound import Look
from adapters.playground.render import Json
from bot.nouns.people import Language

MOST_WAITING: Final = 2000  # messages; a page further behind is closed, comes back and gets a snapshot


class Visit:
    def __init__(self, socket: web.WebSocketResponse) -> None:
        self.look: Look | None = None
        self.in_turn = asyncio.Lock()  # what one page does is done in its order
        self._socket = socket
        self._waiting: asyncio.Queue[Json] = asyncio.Queue(MOST_WAITING)
        self._leaving: asyncio.Task[None] | None = None

    @property
    def language(self) -> Language:
        return self.look.language if self.look else Language.EN

    @property
    def zone(self) -> str | None:
        return self.look.zone if self.look else None

    def panes_that_see(self, entry: Entry) -> list[int]:
        """A direct message is seen wherever its reader stands."""
        return [
            index
            for index, pane in enumerate(self.look.panes if self.look else ())
            if entry.only in (None, pane.hat) and entry.room in (None, pane.room)
        ]

    def send(self, what: Json) -> None:
        try:
            self._waiting.put_nowait(what)
        except asyncio.QueueFull:
            self._leaving = self._leaving or asyncio.create_task(self.leave())

    async def deliver(self) -> None:
        """Until the page is gone or this is cancelled."""
        with contextlib.suppress(ConnectionError):
            while True:
                what = await self._waiting.get()
                await self._socket.send_str(json.dumps(what, ensure_ascii=False))

    async def leave(self) -> None:
        await self._socket.close(code=WSCloseCode.GOING_AWAY)
