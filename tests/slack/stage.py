"""The real platform between a local Slack and a bot: a scripted one, or the real one with a clock to push."""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from adapters.slack.platform import Access, SlackPlatform
from adapters.web import WebServer
from bot.circle_bot import CircleBot
from bot.message import NOTHING_TO_ADD, Answer, Heading, Message, Paragraph
from bot.nouns.circle import CircleId
from bot.nouns.people import Account
from bot.nouns.places import Place, Trouble
from bot.ports.keeping import Drawer
from bot.ports.platforms import Bot, Platform
from bot.ports.requests import Request
from bot.ports.sayings import ToPerson, ToRoom
from bot.speaking import Mouth
from bot.wiring import NoAlarm
from scheduler.clocks import StoppedClock
from scheduler.due import Due
from scheduler.here import Here
from scheduler.time_machine import TimeMachine
from storage.memory import MemoryCircles
from tests.house import Counted, FlyingTime, HandTime
from tests.slack.local_slack import APP_TOKEN, BOT_TOKEN, PRIVATE_ROOM, ROOM, SECRET, TEAM, LocalSlack

START = datetime(2026, 5, 4, 7, 0, tzinfo=UTC)  # a Monday, 9:00 in Paris

room = ToRoom(Place("slack", TEAM, ROOM))
private_room = ToRoom(Place("slack", TEAM, PRIVATE_ROOM))


def privately(user: str, near: Place | None = None) -> ToPerson:
    return ToPerson(Account("slack", TEAM, user), near)


def note(*text: str, title: str = "") -> Message:
    heading = (Heading((title,)),) if title else ()
    return Message((*heading, *(Paragraph((line,)) for line in text)))


class ScriptedBot:
    """Answers each command as the script says, and the same delivery always the same."""

    def __init__(self) -> None:
        self.asked: list[Request] = []
        self.script: dict[str, Callable[[Request], Answer]] = {}
        self.gate = asyncio.Event()  # closed, it answers nobody
        self.gate.set()
        self._answered: dict[str, Answer] = {}
        self.lost: list[tuple[Place, Trouble]] = []
        self.found: list[tuple[Place, tuple[Trouble, ...]]] = []

    async def carry_out(self, request: Request) -> Answer:
        await self.gate.wait()
        if request.delivery not in self._answered:
            self.asked.append(request)
            answer = self.script.get(request.command)
            self._answered[request.delivery] = answer(request) if answer else NOTHING_TO_ADD
        return self._answered[request.delivery]

    async def room_lost(self, place: Place, why: Trouble) -> None:
        self.lost.append((place, why))

    async def room_found(self, place: Place, over: Collection[Trouble]) -> None:
        self.found.append((place, tuple(over)))

    async def calendar(self, token: str, meeting: int | None) -> bytes | None:
        return None


class Stage:
    def __init__(self, *, http: bool = True, circles: MemoryCircles | None = None) -> None:
        self.slack = LocalSlack(socket=not http)
        self.circles = circles or MemoryCircles()
        self.bot = ScriptedBot()
        self.clock = StoppedClock(START)
        self.real = StoppedClock(START)  # what Slack's signatures are compared with
        self.seconds: HandTime = HandTime()
        self.http = http
        self.sits_at: dict[Place, CircleId] = {}
        self.access: dict[str, Any] = {}
        self.alive_every = 10.0
        self.platform: SlackPlatform
        self.web: WebServer

    def bot_for(self) -> Bot:
        return self.bot

    async def circle_at(self, place: Place) -> CircleId | None:
        return self.sits_at.get(place)

    async def start(self) -> None:
        async def ready() -> bool:
            return True

        given = {
            "mode": "http" if self.http else "socket",
            "bot_token": BOT_TOKEN,
            "app_token": APP_TOKEN,
            "signing_secret": SECRET,
            "api_base_url": f"{self.slack.address}/api/",
        }
        self.slack.now = lambda: self.real.now().timestamp()
        bot = self.bot_for()
        self.web = WebServer(port=0, bot=bot, ready=ready)
        self.platform = SlackPlatform(
            bot=bot,
            web_server=self.web,
            drawer=self.drawer(),
            clock=self.real,
            circle_at=self.circle_at,
            access=Access(**given | self.access),
            alive_every=self.alive_every,
            now=self.seconds.now,
        )
        self.slack.bot_address = await self.web.start()
        await self.platform.start()
        if not self.http:
            await self.slack.connected.wait()

    def drawer(self) -> Drawer:
        return self.circles

    async def stop(self) -> None:
        await self.web.stop()
        await self.platform.stop()

    async def settle(self) -> None:
        """What follows the acts has followed."""
        for _ in range(2):  # an act, and what follows it
            await self.platform._listening.acts.finish(10)

    async def until(self, true: Callable[[], Any], within: float = 10) -> Any:
        """Waits for something that comes over the network."""
        async with asyncio.timeout(within):
            while not (found := true()):
                await self.slack.stirred.wait()
                self.slack.stirred.clear()
        return found

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Stage"]:
        async with self.slack.running():
            await self.start()
            try:
                yield self
            finally:
                await self.stop()


class LivingStage(Stage):
    """With the real bot, and a clock that stands still until it is pushed."""

    def __init__(self, *, http: bool = True, circles: MemoryCircles | None = None) -> None:
        super().__init__(http=http, circles=circles)
        self.seconds = FlyingTime()
        self.platforms: dict[str, Platform] = {}
        self.mouth = Mouth(self.circles, self.platforms, self.clock)
        self.core = CircleBot(self.circles, self.mouth, NoAlarm(), self.clock, Counted(), "http://127.0.0.1")
        due = Due(self.circles, Here(self.core.ring), self.clock)
        self.time = TimeMachine(self.clock, due, self.mouth.say_what_waits)

    def bot_for(self) -> Bot:
        return self.core

    async def circle_at(self, place: Place) -> CircleId | None:
        found = await self.circles.sitting_at(place)
        return found.id if found else None

    async def start(self) -> None:
        await super().start()
        self.platforms["slack"] = self.platform

    async def settle(self) -> None:
        await super().settle()
        await self.mouth.say_what_waits()
        await super().settle()

    async def push(self, to: datetime) -> None:
        await self.time.push(to - self.clock.now())
