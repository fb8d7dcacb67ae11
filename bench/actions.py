"""One member's action, from request to committed and said, against one bare durable commit on the same database."""

import asyncio
import sqlite3
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import psycopg

from bench.people import opened
from bench.row import Row, in_turn, microseconds
from bot.audience import Audience, nothing_known
from bot.circle_bot import CircleBot
from bot.message import Message
from bot.nouns.circle import Circle
from bot.nouns.places import Place
from bot.ports.keeping import Change, Circles
from bot.ports.requests import Person, Request
from bot.ports.sayings import ToPerson, ToRoom
from bot.rules import rounds
from bot.rules.roster import member, running
from bot.speaking import Mouth
from bot.wiring import DrawnByLot, NoAlarm
from scheduler.clocks import StoppedClock
from storage.master_key import create_master_key
from storage.opening import open_circles
from tests.postgres import fresh_database, running_server

TIMES = 300
GOAL = 3.0


class Ear:
    """A platform that shows at once, so that nothing but our own work is measured."""

    name = "bench"
    repeats_are_safe = True

    def __init__(self) -> None:
        self.heard = asyncio.Event()

    async def start(self) -> str:
        return ""

    async def stop(self) -> None:
        return None

    async def audience(self, place: Place) -> Audience:
        return nothing_known(self.name)

    async def say(self, to: ToRoom | ToPerson, message: Message, *, once: str) -> str:
        self.heard.set()
        return once

    async def change(self, to: ToRoom | ToPerson, shown_as: str, message: Message) -> str:
        self.heard.set()
        return shown_as


class Speakers:
    """Whoever has the floor says that they have spoken; when a meeting is over, the next circle begins."""

    def __init__(self, circles: Circles) -> None:
        self.circles = circles
        self.ear = Ear()
        self.clock = StoppedClock(datetime.fromisoformat("2026-05-12T16:00:00+00:00"))
        mouth = Mouth(circles, {"bench": self.ear}, self.clock)
        self.bot = CircleBot(circles, mouth, NoAlarm(), self.clock, DrawnByLot())
        self.speaking = asyncio.create_task(mouth.run())
        self.count = 0
        self.request: Request | None = None
        self.now: Circle | None = None

    async def prepare(self) -> None:
        """Who acts next. Not part of what is measured."""
        if self.now is not None:
            self.now = await self.circles.load(self.now.id)
        meeting = running(self.now) if self.now is not None else None
        if self.now is None or meeting is None:
            self.now = await self._another()
            meeting = running(self.now)
        assert meeting is not None
        assert meeting.live is not None
        a_round = meeting.live.round
        speaks = rounds.speaker(a_round) if a_round else None
        someone = member(self.now, speaks or meeting.facilitator)
        assert someone is not None
        self.count += 1
        command = "done" if speaks else "next"
        by = Person(someone.accounts[0], someone.name)
        self.request = Request(by, command, f"delivery {self.count}", place=self.now.places[0])

    async def _another(self) -> Circle:
        circle, _ = opened(DrawnByLot().id(), 6)
        return await self.circles.save(Change(circle, (), self.clock.now()))

    async def act(self) -> None:
        assert self.request is not None
        self.ear.heard.clear()
        await self.bot.carry_out(self.request)
        await self.ear.heard.wait()


async def _measure(name: str, circles: Circles, commit: Callable[[], None]) -> Row:
    speakers = Speakers(circles)

    async def bare() -> None:
        commit()  # right here, in this thread: nothing could be barer

    ours: list[float] = []
    base: list[float] = []
    for count in range(TIMES + 30):
        await speakers.prepare()
        mine, theirs = await in_turn(speakers.act, bare, 1, warmup=0)
        if count >= 30:
            ours.append(mine)
            base.append(theirs)
        await speakers.bot.mouth.say_what_waits()
    speakers.speaking.cancel()
    await circles.close()
    mine, theirs = sorted(ours)[len(ours) // 2], sorted(base)[len(base) // 2]
    what = f"an action, from request to committed and said, {name}; baseline: one bare durable commit"
    return Row(what, microseconds(mine), microseconds(theirs), mine / theirs, "at most 3x", mine / theirs <= GOAL)


async def rows() -> list[Row]:
    return [await _sqlite(), await _postgres()]


async def _sqlite() -> Row:
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        bare = sqlite3.connect(f"{folder}/bare.db", isolation_level=None, check_same_thread=False)
        bare.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE bare (at INTEGER)")

        def commit() -> None:
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("INSERT INTO bare VALUES (1)")
            bare.execute("COMMIT")

        row = await _measure("SQLite", open_circles(f"sqlite:///{folder}/circles.db"), commit)
        bare.close()
        return row


async def _postgres() -> Row:
    with (
        running_server(durable=True) as server,
        fresh_database(server) as url,
        tempfile.TemporaryDirectory() as folder,
        psycopg.connect(url, autocommit=True) as bare,
    ):
        key = Path(folder) / "key"
        create_master_key(key)
        bare.execute("CREATE TABLE bare (at integer)")
        with fresh_database(server) as other:

            def commit() -> None:
                bare.execute("INSERT INTO bare VALUES (1)")

            return await _measure("PostgreSQL", open_circles(other, key), commit)
