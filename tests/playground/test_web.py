"""The server that everything shares: probes, calendar links, refusals that tell nothing."""

import asyncio
import logging
from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from aiohttp import ClientSession, web

from adapters.web import LARGEST_BODY, WebServer
from bot.ports.keeping import StorageUnwell
from tests.playground.scripted import ScriptedBot

TOKEN = "k" * 43
FILE = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


class Served:
    def __init__(self, server: WebServer, bot: ScriptedBot, client: ClientSession) -> None:
        self.server, self.bot, self.client = server, bot, client
        self.is_ready = True

    async def ready(self) -> bool:
        return self.is_ready


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    bot = ScriptedBot()

    async def ready() -> bool:
        return await here.ready()

    async def swallow(request: web.Request) -> web.Response:
        return web.Response(text=str(len(await request.read())))

    async def stumble(_: web.Request) -> web.Response:
        raise RuntimeError("the canary sings")

    server = WebServer(port=0, bot=bot, ready=ready)
    server.add([web.post("/swallow", swallow), web.get("/stumble", stumble)])
    async with ClientSession(await server.start()) as client:
        here = Served(server, bot, client)
        yield here
    await server.stop()


async def raw(served: Served, request: bytes) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", int(served.server.address.rpartition(":")[2]))
    writer.write(request)
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    return answer


async def test_alive_says_nothing_of_storage_and_ready_does(served: Served) -> None:
    served.is_ready = False
    async with served.client.get("/health") as alive, served.client.get("/ready") as ready:
        assert (alive.status, ready.status) == (200, 503)
    served.is_ready = True
    async with served.client.get("/ready") as ready:
        assert ready.status == 200


async def test_a_question_for_readiness_that_fails_is_a_no(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    async def unwell() -> bool:
        raise StorageUnwell

    monkeypatch.setattr(served, "ready", unwell)
    async with served.client.get("/ready") as ready:
        assert ready.status == 503


async def test_a_calendar_link_gives_the_season_or_one_meeting(served: Served) -> None:
    served.bot.calendars = {(TOKEN, None): FILE, (TOKEN, 3): b"third"}
    async with served.client.get(f"/calendar/{TOKEN}.ics") as answer:
        assert await answer.read() == FILE
        assert answer.content_type == "text/calendar"
        assert answer.headers["Cache-Control"].startswith("private")
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "Server" not in answer.headers
    async with served.client.get(f"/calendar/{TOKEN}/3.ics") as answer:
        assert await answer.read() == b"third"


async def test_unknown_links_and_unknown_addresses_look_the_same(served: Served) -> None:
    """Fault 22: nobody learns how near they came."""
    served.bot.calendars = {(TOKEN, None): FILE}
    seen = set()
    for path in (f"/calendar/{'x' * 43}.ics", f"/calendar/{TOKEN}/9.ics", f"/calendar/{TOKEN}", "/nowhere"):
        async with served.client.get(path) as answer:
            headers = {k: v for k, v in answer.headers.items() if k not in ("Date", "Content-Type")}
            seen.add((answer.status, await answer.read(), str(headers)))
    assert len(seen) == 1
    assert seen.pop()[:2] == (404, b"")


@pytest.mark.parametrize("honest", [True, False])
async def test_a_body_of_5_mb_is_refused(served: Served, *, honest: bool) -> None:
    """Fault 21. A body that says how large it is, is not read; another is cut off on its way."""

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(80):
            yield b"x" * 65536

    body = BytesIO(b"x" * 5 * LARGEST_BODY) if honest else pieces()
    async with served.client.post("/swallow", data=body) as answer:
        assert answer.status == 413
    async with served.client.post("/swallow", data=b"x" * 1000) as answer:
        assert await answer.text() == "1000"


async def test_what_fails_inside_shows_and_logs_no_words(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with served.client.get("/stumble?canary") as answer:
        assert (answer.status, await answer.read()) == (500, b"")
    assert "RuntimeError" in caplog.text
    assert "canary" not in caplog.text


@pytest.mark.parametrize(
    "request_line",
    [b"GET /calendar/canary.ics HTTP/9.9\r\n\r\n", b"canary\r\n\r\n", b"GET / HTTP/1.1\r\ncanary\r\n\r\n"],
)
async def test_a_malformed_request_is_neither_quoted_nor_logged(
    served: Served, caplog: pytest.LogCaptureFixture, request_line: bytes
) -> None:
    caplog.set_level(logging.DEBUG)
    answer = await raw(served, request_line)
    assert answer.split()[1] == b"400"
    assert b"canary" not in answer
    assert b"aiohttp" not in answer
    assert "canary" not in caplog.text
