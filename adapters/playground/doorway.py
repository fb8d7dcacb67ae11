"""The way in: who may ask for the page, its open connections, and that an act sent twice is one act."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Collection, Iterable
from typing import Final

from aiohttp import WSMsgType, hdrs, web
from yarl import URL

from adapters.playground.inbound import Act, Look, NotUnderstood, read_event
from adapters.playground.page_files import page_file, page_words
from adapters.playground.render import Json
from adapters.playground.visit import Visit

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
LARGEST_EVENT: Final = 1024 * 1024  # bytes; the page counts too
FINISH_WITHIN: Final = 1.0  # seconds for acts under way when we close


class Doorway:
    """`hosts`: names under which the page may be asked for, beyond those of the machine itself.

    A page elsewhere that makes its own name point here (DNS rebinding) is refused by them.
    """

    def __init__(
        self,
        *,
        hosts: Collection[str],
        state: Callable[[Look], Json],
        carry_out: Callable[[Visit, Act], Awaitable[Json]],  # never raises
    ) -> None:
        self.visits: set[Visit] = set()
        self._hosts = LOOPBACK | {host.lower() for host in hosts}
        self._state = state
        self._carry_out = carry_out
        self._acts: dict[str, asyncio.Task[Json]] = {}
        self._open = False

    def routes(self) -> Iterable[web.RouteDef]:
        return (
            web.get("/", self._page),
            web.get("/playground/live", self._live),
            web.get("/playground/words/{language}.json", self._page),
            web.get("/playground/{file}", self._page),
        )

    def open(self) -> None:
        self._open = True

    async def close(self) -> None:
        """Pages are told to come back; acts under way are given a moment."""
        self._open = False
        await asyncio.gather(*(visit.leave() for visit in list(self.visits)))
        if self._acts:
            _, unfinished = await asyncio.wait(list(self._acts.values()), timeout=FINISH_WITHIN)
            for act in unfinished:
                act.cancel()

    def tell_all(self, what: Json) -> None:
        for visit in self.visits:
            visit.send(what)

    async def _page(self, request: web.Request) -> web.Response:
        self._refuse_strangers(request)
        if "language" in request.match_info:
            return page_words(request.match_info["language"])
        return page_file(request.match_info.get("file", "index.html"))

    async def _live(self, request: web.Request) -> web.WebSocketResponse:
        self._refuse_strangers(request)
        if request.headers.get(hdrs.ORIGIN, "").partition("://")[2] != request.host:
            raise web.HTTPForbidden
        if not self._open:
            raise web.HTTPServiceUnavailable
        socket = web.WebSocketResponse(heartbeat=20, timeout=FINISH_WITHIN, max_msg_size=LARGEST_EVENT)
        await socket.prepare(request)
        visit = Visit(socket)
        self.visits.add(visit)
        delivering = asyncio.create_task(visit.deliver())
        try:
            async for heard in socket:
                if heard.type is WSMsgType.TEXT:
                    self._hear(visit, heard.data)
        finally:
            self.visits.discard(visit)
            delivering.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await delivering
        return socket

    def _hear(self, visit: Visit, text: str) -> None:
        try:
            event = read_event(text)
        except NotUnderstood as trouble:
            if trouble.act is not None:
                visit.send({"what": "done", "id": trouble.act, "failed": trouble.act[:8]})
            return
        if isinstance(event, Look):
            visit.look = event
            visit.send(self._state(event))
        else:
            self._start(visit, event)

    def _start(self, visit: Visit, event: Act) -> None:
        # Sent again around a reconnection while the first is still under way: one act, two answers.
        act = self._acts.get(event.id)
        if act is None:
            act = self._acts[event.id] = asyncio.ensure_future(self._carry_out(visit, event))
            act.add_done_callback(lambda _: self._acts.pop(event.id))

        def tell(done: asyncio.Task[Json]) -> None:
            if not done.cancelled():
                visit.send({"what": "done", "id": event.id, **done.result()})

        act.add_done_callback(tell)

    def _refuse_strangers(self, request: web.Request) -> None:
        try:
            host = URL(f"http://{request.host}").host
        except ValueError:
            host = None
        if host is None or host.lower() not in self._hosts:
            raise web.HTTPForbidden
