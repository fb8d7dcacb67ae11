"""The one HTTP server of the program: alive, ready, the calendar files, and whatever an adapter brings.

No request is logged, and every refusal is a bare status: neither can give away a link or a word of anybody's.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from bot.ports.keeping import StorageUnwell
from bot.ports.platforms import Bot

log = logging.getLogger(__name__)

LARGEST_BODY = 1024 * 1024  # bytes; Slack's largest payloads are well below it
TOO_LARGE = 413
READY_WITHIN = 2.0  # seconds: probes give up soon after
FINISH_WITHIN = 2.0  # seconds that requests under way are given when the server stops

# aiohttp would log a malformed request with its bytes, and those may hold a calendar link.
silence = logging.getLogger(f"{__name__}.unheard")
silence.setLevel(logging.CRITICAL + 1)


class _Connection(web.RequestHandler):
    """aiohttp's own, but it neither quotes a malformed request back nor tells who wrote the server."""

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        log.info("a malformed request: %s", type(exc).__name__)
        if request.writer.output_size > 0:
            raise ConnectionError("half of another answer is sent already")
        answer = web.Response(status=status, headers={hdrs.SERVER: ""})
        answer.force_close()
        return answer


class WebServer:
    """Routes may be added until `start`, which returns the real address (port 0: any free one)."""

    def __init__(self, *, host: str = "127.0.0.1", port: int, bot: Bot, ready: Callable[[], Awaitable[bool]]) -> None:
        self.address = ""
        self._host, self._port = host, port
        self._bot = bot
        self._ready = ready
        self._too_large: dict[str, int] = {}
        self._app = web.Application(client_max_size=LARGEST_BODY, middlewares=[_bare_refusals, self._size_cap])
        self._app.on_response_prepare.append(_plain_headers)
        self._app.add_routes(
            [
                web.get("/health", self._is_alive),
                web.get("/ready", self._is_ready),
                web.get("/calendar/{token}.ics", self._calendar),
                web.get(r"/calendar/{token}/{meeting:\d{1,4}}.ics", self._calendar),
            ]
        )
        self._runner = web.AppRunner(self._app, access_log=None, shutdown_timeout=FINISH_WITHIN)
        self._server: asyncio.Server | None = None

    def add(
        self,
        routes: Iterable[web.RouteDef],
        *,
        at_stop: Callable[[], Awaitable[None]] | None = None,
        too_large: int = TOO_LARGE,
    ) -> None:
        """What an adapter brings.

        `at_stop` must end what stays open for long, such as websockets. `too_large`: the status for a body that is.
        """
        routes = tuple(routes)
        self._app.add_routes(routes)
        self._too_large |= {route.path: too_large for route in routes}
        if at_stop is not None:
            end = at_stop  # a name whose type is no longer optional

            async def stopping(_: web.Application) -> None:
                await end()

            self._app.on_shutdown.append(stopping)

    async def start(self) -> str:
        await self._runner.setup()
        loop = asyncio.get_running_loop()
        manager = self._runner.server
        assert manager is not None  # set up above
        self._server = await loop.create_server(
            lambda: _Connection(manager, loop=loop, lingering_time=FINISH_WITHIN, access_log=silence, logger=silence),
            self._host,
            self._port,
        )
        port = self._server.sockets[0].getsockname()[1]
        self.address = f"http://[{self._host}]:{port}" if ":" in self._host else f"http://{self._host}:{port}"
        return self.address

    async def stop(self) -> None:
        if self._server is not None:
            self._server.close()
        await self._runner.cleanup()

    async def _is_alive(self, _: web.Request) -> web.Response:
        return web.Response(text="alive\n", headers={hdrs.CACHE_CONTROL: "no-store"})

    async def _is_ready(self, _: web.Request) -> web.Response:
        try:
            ready = await asyncio.wait_for(self._ready(), READY_WITHIN)
        except Exception as trouble:  # noqa: BLE001 whatever it is, the answer to a probe is no
            log.warning("not ready: %s", type(trouble).__name__)
            ready = False
        return web.Response(
            status=200 if ready else 503,
            text="ready\n" if ready else "not ready\n",
            headers={hdrs.CACHE_CONTROL: "no-store"},
        )

    @web.middleware
    async def _size_cap(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """A body that says that it is too large is not even read; one that lies is cut off by aiohttp."""
        refusal = self._too_large.get(request.path, TOO_LARGE)
        if (request.content_length or 0) > LARGEST_BODY:
            return web.Response(status=refusal)
        try:
            return await handler(request)
        except web.HTTPRequestEntityTooLarge:
            return web.Response(status=refusal)

    async def _calendar(self, request: web.Request) -> web.Response:
        meeting = request.match_info.get("meeting")
        file = await self._bot.calendar(request.match_info["token"], int(meeting) if meeting else None)
        if file is None:
            raise web.HTTPNotFound
        return web.Response(
            body=file,
            content_type="text/calendar",
            charset="utf-8",
            headers={
                hdrs.CACHE_CONTROL: "private, no-cache",
                hdrs.CONTENT_DISPOSITION: 'inline; filename="circle.ics"',
                "X-Robots-Tag": "noindex",
            },
        )


@web.middleware
async def _bare_refusals(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Nothing but a status: an unknown link looks like any other address that is not there."""
    try:
        return await handler(request)
    except web.HTTPRedirection:
        raise
    except web.HTTPException as refusal:
        kept = {name: refusal.headers[name] for name in (hdrs.ALLOW,) if name in refusal.headers}
        return web.Response(status=refusal.status, headers=kept)
    except StorageUnwell:
        return web.Response(status=503, headers={hdrs.RETRY_AFTER: "30"})
    except Exception as trouble:  # noqa: BLE001 its text may hold words of people: only its kind is logged
        log.error("a request failed: %s", type(trouble).__name__)
        return web.Response(status=500)


async def _plain_headers(_: web.Request, response: web.StreamResponse) -> None:
    response.headers.popall(hdrs.SERVER, None)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
