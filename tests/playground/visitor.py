"""A page without a browser: it speaks the websocket as page.js does."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

Json = dict[str, Any]


class Visitor:
    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.socket = socket
        self.heard: list[Json] = []
        self._acts = 0

    async def look(self, *panes: tuple[str, str], language: str = "en") -> Json:
        """What is shown to these panes, (room, hat) each."""
        places = [{"room": room, "hat": hat} for room, hat in panes]
        await self.send({"what": "look", "number": 1, "language": language, "panes": places})
        return await self.hear("state")

    async def act(self, what: str, *, id: str | None = None, **more: object) -> Json:
        """Do something and wait for what the page is told of it."""
        self._acts += 1
        id = id or f"{self._acts:032}"
        await self.send({"what": what, "id": id, **more})
        return await self.hear("done", id=id)

    async def send(self, what: Json) -> None:
        await self.socket.send_str(json.dumps(what))

    async def hear(self, what: str, **more: object) -> Json:
        """The next thing of this kind; whatever comes before it is in `heard`."""
        while True:
            said: Json = await self.socket.receive_json(timeout=10)
            self.heard.append(said)
            if said["what"] == what and all(said[key] == value for key, value in more.items()):
                return said

    async def sees(self, words: str, *panes: tuple[str, str]) -> Json:
        """Waits until the last of these panes shows the words; what it shows then."""
        for _ in range(20):
            state = await self.look(*panes)
            if words in str(state["panes"][-1]):
                return state
            await asyncio.wait_for(self.hear("entry"), 10)
        raise AssertionError(f"never shown: {words}")

    async def farewell(self) -> int | None:
        """The code with which the server closes."""
        while (said := await self.socket.receive(timeout=10)).type is WSMsgType.TEXT:
            pass
        return self.socket.close_code if said.type is not WSMsgType.CLOSE else said.data


@asynccontextmanager
async def visiting(address: str) -> AsyncIterator[Visitor]:
    async with (
        ClientSession() as session,
        session.ws_connect(f"{address}/playground/live", headers={"Origin": address}) as socket,
    ):
        yield Visitor(socket)
