"""Who gets in, what is told of trouble, and how it closes."""

import asyncio
import logging

import pytest
from aiohttp import ClientSession, WSServerHandshakeError
from aiohttp.hdrs import HOST, ORIGIN

from bot.message import Answer, Message, Paragraph, Words
from bot.ports.keeping import StorageUnwell
from bot.ports.requests import Request
from tests.playground.scripted import Stage, garden, note
from tests.playground.visitor import Json, Visitor, visiting


def texts(entries: list[Json]) -> list[str]:
    """The first line of each entry."""
    return [entry["said"] if "said" in entry else entry["parts"][0]["text"][0] for entry in entries]


async def test_an_act_that_is_sent_twice_happens_once(stage: Stage, visitor: Visitor) -> None:
    stage.bot.script["home"] = lambda _: Answer(note("your circles"))
    twice = "a" * 32
    await visitor.look(("garden", "ana"))
    await visitor.act("line", id=twice, room="garden", hat="ana", text="/circle home")
    await stage.stop()
    await stage.start()
    async with visiting(stage.address) as again:
        await again.look(("garden", "ana"))
        await again.act("line", id=twice, room="garden", hat="ana", text="/circle home")
        await again.act("line", id="b" * 32, room="garden", hat="ana", text="hello")
        await again.act("line", id="b" * 32, room="garden", hat="ana", text="hello")
        state = await again.look(("garden", "ana"))
    assert texts(state["panes"][0]) == ["your circles", "hello"]
    assert len(stage.bot.asked) == 1


async def test_an_act_that_is_sent_again_while_it_is_under_way_is_asked_once(stage: Stage) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()
    asked = []

    async def slow(request: Request) -> Answer:
        asked.append(request)
        begun.set()
        await go_on.wait()
        return Answer()

    stage.bot.carry_out = slow  # type: ignore[method-assign]
    line = {"what": "line", "id": "a" * 32, "room": "garden", "hat": "ana", "text": "/circle home"}
    async with visiting(stage.address) as first, visiting(stage.address) as second:
        await first.send(line)
        await begun.wait()
        await second.send(line)
        await second.look(("garden", "ana"))  # behind it, so the line has been heard
        go_on.set()
        assert await first.hear("done") == await second.hear("done")
    assert len(asked) == 1


async def test_trouble_in_the_core_is_told_without_a_word_of_anybody(
    stage: Stage, visitor: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    def stumble(request: Request) -> Answer:
        raise StorageUnwell(request.text)

    stage.bot.script["say"] = stumble
    caplog.set_level(logging.DEBUG)
    done = await visitor.act("line", room="garden", hat="ana", text="/circle say the canary sings")
    assert done["failed"] == done["id"][:8]
    assert done["failed"] in caplog.text
    assert "canary" not in caplog.text


async def test_no_words_are_logged_nor_shown_by_a_repr(
    stage: Stage, visitor: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    """Fault 23, as far as the playground goes."""
    caplog.set_level(logging.DEBUG)
    await visitor.look(("garden", "ana"))
    await visitor.act("line", room="garden", hat="ana", text="the canary sings")
    await visitor.act("arrive", name="canary")
    await visitor.send({"what": "line", "text": "canary"})
    await stage.playground.say(garden, Message((Paragraph((Words("canary"),)),)), once="1")
    assert "canary" not in caplog.text


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("evil.example", "http://evil.example"),
        ("127.0.0.1", "http://evil.example"),
        ("127.0.0.1", None),
        ("127.0.0.1", "null"),
        ("127.0.0.1.evil.example", "http://127.0.0.1.evil.example"),
        ("127.0.0.1", "http://127.0.0.1:1"),
    ],
)
async def test_pages_of_elsewhere_get_no_connection(stage: Stage, host: str, origin: str | None) -> None:
    port = stage.address.rpartition(":")[2]
    headers = {HOST: f"{host}:{port}"}
    if origin is not None:
        headers[ORIGIN] = origin if origin.endswith((":1", "null")) else f"{origin}:{port}"
    async with ClientSession() as session:
        with pytest.raises(WSServerHandshakeError) as refused:
            await session.ws_connect(f"{stage.address}/playground/live", headers=headers)
    assert refused.value.status == 403


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "[::2]", "", "@", "127.0.0.1@evil", ":"])
async def test_the_page_is_not_given_under_a_strange_name(stage: Stage, host: str) -> None:
    for path in ("/", "/playground/page.js", "/playground/words/en.json"):
        async with (
            ClientSession() as session,
            session.get(f"{stage.address}{path}", headers={HOST: host}) as answer,
        ):
            assert answer.status == 403
            assert await answer.read() == b""


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1234", "127.0.0.1", "[::1]:80"])
async def test_the_page_is_given_under_the_names_of_this_machine(stage: Stage, host: str) -> None:
    async with ClientSession() as session, session.get(stage.address, headers={HOST: host}) as answer:
        assert answer.status == 200
        policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    "path", ["/playground/..%2fplatform.py", "/playground/__init__.py", "/playground/words/de.json"]
)
async def test_nothing_but_the_page_is_served(stage: Stage, path: str) -> None:
    async with ClientSession() as session, session.get(f"{stage.address}{path}") as answer:
        assert answer.status == 404


async def test_a_page_that_sends_nonsense_gets_a_plain_no_and_stays(stage: Stage, visitor: Visitor) -> None:
    await visitor.socket.send_str("nonsense")
    await visitor.socket.send_bytes(b"\x00")
    assert "failed" in await visitor.act("line", room="cellar", hat="ana", text="hello")
    assert "failed" in await visitor.act("line", room="garden", hat="nobody", text="/circle home")


async def test_stopping_tells_open_pages_to_come_back_and_takes_no_time(stage: Stage) -> None:
    async with asyncio.timeout(5), visiting(stage.address) as visitor:
        await visitor.look(("garden", "ana"))
        stopping = asyncio.create_task(stage.stop())
        assert await visitor.farewell() == 1001
        await stopping
    await stage.start()


async def test_stopping_does_not_wait_for_a_page_that_has_fallen_asleep(stage: Stage) -> None:
    host, _, port = stage.address.removeprefix("http://").rpartition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    lines = [
        "GET /playground/live HTTP/1.1",
        f"Host: {host}:{port}",
        f"Origin: {stage.address}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
    ]
    writer.write("\r\n".join([*lines, "", ""]).encode())
    assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 101")
    async with asyncio.timeout(5):
        await stage.stop()
    writer.close()
    await writer.wait_closed()
    await stage.start()
