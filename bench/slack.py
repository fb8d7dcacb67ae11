"""A signed slash command until it is acknowledged, against a bare Bolt app that only acknowledges; each on one core."""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from urllib.parse import urlencode

from aiohttp import ClientSession, TCPConnector

from bench.row import Row, microseconds
from tests.slack.local_slack import BOT_TOKEN, ROOM, SECRET, LocalSlack, signed

TIMES = 1000
SIDE_BY_SIDE = 16
SLOWER_AT_MOST = 1.5
SHARE_AT_LEAST = 0.6
BARE = f"""
import asyncio, sys
from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
async def authorize(enterprise_id, team_id):
    return AuthorizeResult(enterprise_id=None, team_id=team_id, bot_token="xoxb-1", bot_user_id="UBOT")
app = AsyncApp(authorize=authorize, signing_secret={SECRET!r})
@app.command("/circle")
async def only(ack):
    await ack("ok")
async def main():
    runner = web.AppRunner(app.web_app(path="/slack/events"), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    print("READY", "x", f"http://127.0.0.1:{{runner.addresses[0][1]}}", flush=True)
    await asyncio.Event().wait()
asyncio.run(main())
"""


@asynccontextmanager
async def running(*arguments: str, env: dict[str, str]) -> AsyncIterator[str]:
    """On the first core alone; its address."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *arguments,
        env=os.environ | env,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    os.sched_setaffinity(process.pid, {0})
    assert process.stdout is not None
    line = b""
    while not line.startswith(b"READY"):
        line = await process.stdout.readline()
    try:
        yield line.decode().split()[-1].removesuffix("/slack/events")
    finally:
        process.terminate()
        await process.wait()


class Caller:
    def __init__(self, address: str, session: ClientSession, text: Callable[[int], str]) -> None:
        self.address, self.session, self.text = address, session, text
        self.count = 0

    async def call(self) -> None:
        self.count += 1
        given = {"command": "/circle", "text": self.text(self.count), "team_id": "T1", "user_id": "UANA"}
        given |= {"channel_id": ROOM, "trigger_id": f"{id(self)}.{self.count}", "user_name": "ana"}
        body, stamp = urlencode(given).encode(), str(int(time.time()))
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signed(body, stamp),
        }
        async with self.session.post(f"{self.address}/slack/events", data=body, headers=headers) as answer:
            assert answer.status == 200
            await answer.read()

    async def each(self) -> float:
        began = time.perf_counter()
        await self.call()
        return time.perf_counter() - began

    async def a_second(self) -> float:
        async def some() -> None:
            for _ in range(TIMES // SIDE_BY_SIDE):
                await self.call()

        began = time.perf_counter()
        await asyncio.gather(*(some() for _ in range(SIDE_BY_SIDE)))
        return TIMES // SIDE_BY_SIDE * SIDE_BY_SIDE / (time.perf_counter() - began)


async def rows() -> list[Row]:
    if len(os.sched_getaffinity(0)) > 1:
        os.sched_setaffinity(0, os.sched_getaffinity(0) - {0})
    found: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        async with LocalSlack().running() as slack, ClientSession(connector=TCPConnector(limit=50)) as session:
            env = {
                "SLACK_MODE": "http",
                "SLACK_BOT_TOKEN": BOT_TOKEN,
                "SLACK_SIGNING_SECRET": SECRET,
                "SLACK_API_BASE_URL": f"{slack.address}/api/",
                "CIRCLEKEEPER_PORT": "0",
                "DATABASE_URL": f"sqlite:///{folder}/circles.db",
            }
            async with running("-m", "bot", "run", env=env) as ours, running("-c", BARE, env={}) as bare:
                for what, text in (
                    ("looks", lambda n: "home"),
                    ("asks for the help", lambda n: "help"),
                    ("is refused and noted", lambda n: f"pass {n}"),
                ):
                    found += await _compare(what, Caller(ours, session, text), Caller(bare, session, text))
    return found


async def _compare(what: str, ours: Caller, bare: Caller) -> list[Row]:
    for _ in range(50):
        await ours.call()
        await bare.call()
    pairs = [(await ours.each(), await bare.each()) for _ in range(TIMES)]
    mine, theirs = (statistics.median(samples) for samples in zip(*pairs, strict=True))
    fast, bare_fast = await ours.a_second(), await bare.a_second()
    return [
        Row(
            f"signed slash command that {what} until acknowledged, p50; baseline: bare Bolt",
            microseconds(mine),
            microseconds(theirs),
            mine / theirs,
            "at most 1.5",
            mine / theirs <= SLOWER_AT_MOST,
        ),
        Row(
            f"signed slash commands a second that {what}, one core; baseline: bare Bolt",
            f"{fast:,.0f}",
            f"{bare_fast:,.0f}",
            fast / bare_fast,
            "at least 0.6",
            fast / bare_fast >= SHARE_AT_LEAST,
        ),
    ]
