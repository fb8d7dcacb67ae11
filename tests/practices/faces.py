"""The same meeting on every face: people press what they see there, and the clock is pushed.

What is alike on all of them is done through the bot itself; only pressing goes through the platform, as a person does.
"""

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from itertools import chain
from typing import Any

from simcord.results import to_discord_message

from adapters.playground.house import account_of, place_of
from adapters.playground.platform import Playground
from adapters.playground.render import entry_json
from adapters.story.script import Press
from adapters.story.stage import ROOM, NotAsWritten, Stage
from adapters.web import WebServer
from bot.almanac.zones import instant
from bot.circle_bot import CircleBot
from bot.nouns.circle import Circle, CircleId
from bot.nouns.people import Account, Language
from bot.nouns.places import Place
from bot.ports.platforms import Platform
from bot.ports.requests import Person, Request
from bot.speaking import Mouth
from bot.wiring import NoAlarm, set_stage, words_of_commands
from scheduler.clocks import StoppedClock
from scheduler.due import Due
from scheduler.here import Here
from scheduler.time_machine import TimeMachine
from storage.memory import MemoryCircles
from tests.discord.stage import DiscordStage
from tests.discord.world import World, a_world, buttons
from tests.house import Counted
from tests.playground.visitor import Visitor, visiting
from tests.slack.local_slack import PRIVATE_ROOM, TEAM
from tests.slack.stage import LivingStage

BEGINS = instant(datetime(2026, 5, 4, 9), "Europe/Paris")


class Face(ABC):
    """`circle`: whose meetings are played; set when it has been formed."""

    bot: CircleBot
    circles: MemoryCircles
    time: TimeMachine
    clock: StoppedClock
    place: Place
    circle: CircleId = ""

    def __init__(self) -> None:
        self.asked = 0

    @abstractmethod
    def account(self, name: str) -> Account: ...

    @abstractmethod
    async def press(self, who: str, label: str) -> None:
        """The newest button of this label that this person sees; what follows from it has been said."""

    async def push(self, to: datetime) -> None:
        await self.time.push(to - self.clock.now())

    async def do(self, who: str, command: str, **given: str | tuple[Person, ...]) -> None:
        self.asked += 1
        by = Person(self.account(who), who)
        request = Request(by, command, f"face {self.asked}", place=self.place, given=given, from_form=True)
        answer = await self.bot.carry_out(request)
        assert answer.form is None, f"{command}: {answer.form}"

    def person(self, name: str) -> Person:
        return Person(self.account(name), name)

    async def now(self) -> Circle:
        found = await self.circles.load(self.circle)
        assert found is not None
        return found


class Core(Face):
    """The bot without a platform: messages as they are before anyone draws them."""

    def __init__(self) -> None:
        super().__init__()
        self.circles = MemoryCircles()
        self.stage = Stage()
        self.bot = set_stage(self.stage, self.circles, BEGINS, Counted())
        assert isinstance(self.stage.time, TimeMachine)
        self.time = self.stage.time
        assert isinstance(self.bot.clock, StoppedClock)
        self.clock = self.bot.clock
        self.place = Place(self.stage.name, "", ROOM)

    def account(self, name: str) -> Account:
        return self.stage.person(name).account

    async def press(self, who: str, label: str) -> None:
        await self.stage._act(Press(0, who, label, ()), ROOM)


class OnThePlayground(Face):
    def __init__(self) -> None:
        super().__init__()
        self.circles = MemoryCircles()
        self.clock = StoppedClock(BEGINS)
        platforms: dict[str, Platform] = {}
        mouth = Mouth(self.circles, platforms, self.clock)
        self.bot = CircleBot(self.circles, mouth, NoAlarm(), self.clock, Counted(), "http://127.0.0.1")
        self.time = TimeMachine(self.clock, Due(self.circles, Here(self.bot.ring), self.clock), mouth.say_what_waits)
        self.web = WebServer(port=0, bot=self.bot, ready=self._ready)
        self.platform = Playground(
            bot=self.bot,
            web_server=self.web,
            drawer=self.circles,
            clock=self.clock,
            commands=words_of_commands,
            own_words=self.circles.words,
        )
        platforms["playground"] = self.platform
        self.place = place_of("garden")
        self.visitor: Visitor

    async def _ready(self) -> bool:
        return True

    def account(self, name: str) -> Account:
        return account_of(name.lower())

    async def press(self, who: str, label: str) -> None:
        hat, house = who.lower(), self.platform._house
        for entry in reversed(house.seen_by(hat, "garden")):
            shown = entry_json(entry, hat, house.people).get("parts", ())
            rows = [part["row"] for part in shown if part["part"] == "buttons"]
            found = [button["id"] for row in rows for button in row if button["label"] == label]
            if found:
                done = await self.visitor.act("press", room="garden", hat=hat, button=found[0])
                assert "failed" not in done
                await self.push(self.clock.now())
                return
        raise AssertionError(f"{who} sees no [{label}]")


class OnSlack(Face):
    def __init__(self, stage: LivingStage) -> None:
        super().__init__()
        self.stage, self.slack = stage, stage.slack
        self.circles, self.bot, self.time, self.clock = stage.circles, stage.core, stage.time, stage.clock
        self.place = Place("slack", TEAM, PRIVATE_ROOM)
        for name in ("eve", "fay"):
            self.slack.person(name)

    def account(self, name: str) -> Account:
        return Account("slack", TEAM, f"U{name.upper()}")

    async def press(self, who: str, label: str) -> None:
        user = f"U{who.upper()}"
        seen = [m for m in self.slack.posted if m["channel"] in (PRIVATE_ROOM, f"D{user}")]
        whispers = [w | {"channel": PRIVATE_ROOM} for w in self.slack.whispers if w["user"] == user]
        message = next((m for m in (*reversed(seen), *reversed(whispers)) if f"[{label}]" in m["text"]), None)
        assert message is not None, f"{who} sees no [{label}]"
        ack = await self.slack.press(user, message, label)
        assert (ack.status, ack.body or "") == (200, "")
        await self.stage.settle()


class NewestFirst(DiscordStage):
    """Sees what a `DiscordStage` sees, without reading a room of a thousand messages to its beginning each time."""

    def _seen(self, act: Press) -> Any:
        backend = self.world.env.backend
        private = self.world.person(act.who).user.dm_channel.id
        kept = [m for id in (self.world.garden.id, private) for m in backend.messages.get(id, {}).values()]
        said = (to_discord_message(self.world.env, m) for m in sorted(kept, key=lambda m: -m.id) if not m.is_ephemeral)
        for message in chain(reversed(self.last_answers.get(act.who, ())), said):
            if any(b["label"] == act.label for b in buttons(message)):
                return message
        raise NotAsWritten(f"{act.who} sees no button [{act.label}]")


class OnDiscord(Face):
    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world
        self.stage = NewestFirst(world, Language.EN)
        self.circles, self.bot, self.time, self.clock = world.circles, world.bot, world.time, world.clock
        self.place = Place("discord", str(world.server.id), str(world.garden.id))

    def account(self, name: str) -> Account:
        return self.world.platform_account(name)

    async def press(self, who: str, label: str) -> None:
        await self.stage._act(Press(0, who, label, ()), "garden")

    async def push(self, to: datetime) -> None:
        await self.world.push(to - self.clock.now())


@asynccontextmanager
async def on_core() -> AsyncIterator[Face]:
    yield Core()


@asynccontextmanager
async def on_the_playground() -> AsyncIterator[Face]:
    face = OnThePlayground()
    await face.web.start()
    address = (await face.platform.start()).rstrip("/")
    async with visiting(address) as visitor:
        face.visitor = visitor
        yield face
    await face.platform.stop()
    await face.web.stop()


@asynccontextmanager
async def on_slack() -> AsyncIterator[Face]:
    stage = LivingStage()
    async with stage.running():
        yield OnSlack(stage)
        await stage.settle()
        assert stage.slack.problems == []


@asynccontextmanager
async def on_discord() -> AsyncIterator[Face]:
    async with a_world(BEGINS) as world:
        yield OnDiscord(world)
