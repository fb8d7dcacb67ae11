"""Stand-ins for the core, the drawer and the clock: small, scripted, and without any rule about circles."""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from adapters.playground.house import account_of, place_of
from adapters.playground.platform import Playground
from adapters.web import WebServer
from bot.message import NOTHING_TO_ADD, Answer, Heading, Message, Paragraph, Text
from bot.nouns.people import Language
from bot.nouns.places import Place, Trouble
from bot.ports.keeping import OwnWords
from bot.ports.requests import Request
from bot.ports.sayings import ToPerson, ToRoom

START = datetime(2026, 5, 5, 12, 0, tzinfo=UTC)  # a Tuesday, 14:00 in Paris
COMMANDS = {
    Language.EN: (("home", "What is going on in your circles"), ("open", "Open the meeting")),
    Language.FR: (("home", "Ce qui se passe dans vos cercles"), ("open", "Ouvrir la rencontre")),
}

garden = ToRoom(place_of("garden"))
kitchen = ToRoom(place_of("kitchen"))


def privately(user: str) -> ToPerson:
    return ToPerson(account_of(user))


def note(*text: str, title: str = "") -> Message:
    heading = (Heading((title,)),) if title else ()
    return Message((*heading, *(Paragraph((line,)) for line in text)))


def card(title: Text, *rest: Paragraph) -> Message:
    return Message((Heading(title), *rest))


class PlainDrawer:
    """A drawer that outlives the playground that uses it."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    async def put(self, key: str, value: bytes) -> None:
        self.kept[key] = value

    async def put_if(self, key: str, was: bytes | None, value: bytes) -> bool:
        if self.kept.get(key) != was:
            return False
        self.kept[key] = value
        return True

    async def take_out(self, key: str) -> None:
        self.kept.pop(key, None)

    async def all_of(self, prefix: str) -> Sequence[tuple[str, bytes]]:
        return sorted((key, value) for key, value in self.kept.items() if key.startswith(prefix))


class HandClock:
    """Stands still until it is pushed."""

    def __init__(self) -> None:
        self.at = START
        self.prompts: list[datetime] = []

    def now(self) -> datetime:
        return self.at

    async def push(self, by: timedelta) -> None:
        self.at += by

    async def push_to_next(self) -> bool:
        if not self.prompts:
            return False
        self.at = self.prompts.pop(0)
        return True


class ScriptedBot:
    """Answers each command as the script says, and the same delivery always the same."""

    def __init__(self) -> None:
        self.asked: list[Request] = []
        self.script: dict[str, Callable[[Request], Answer]] = {}
        self.calendars: dict[tuple[str, int | None], bytes] = {}
        self._answered: dict[str, Answer] = {}
        self.lost: list[tuple[Place, Trouble]] = []
        self.found: list[tuple[Place, tuple[Trouble, ...]]] = []
        self._heard = asyncio.Event()

    async def was_asked(self, times: int) -> list[Request]:
        """Waits until as many requests have come; fails after ten seconds."""
        async with asyncio.timeout(10):
            while len(self.asked) < times:
                self._heard.clear()
                await self._heard.wait()
        return self.asked

    async def carry_out(self, request: Request) -> Answer:
        if request.delivery not in self._answered:
            self.asked.append(request)
            self._heard.set()
            answer = self.script.get(request.command)
            self._answered[request.delivery] = answer(request) if answer else NOTHING_TO_ADD
        return self._answered[request.delivery]

    async def room_lost(self, place: Place, why: Trouble) -> None:
        self.lost.append((place, why))

    async def room_found(self, place: Place, over: Collection[Trouble]) -> None:
        self.found.append((place, tuple(over)))

    async def calendar(self, token: str, meeting: int | None) -> bytes | None:
        return self.calendars.get((token, meeting))


class Stage:
    """All that a test of the playground needs, and a server that can be stopped and started again."""

    def __init__(self) -> None:
        self.bot = ScriptedBot()
        self.drawer = PlainDrawer()
        self.clock = HandClock()
        self.pushable = True
        self.is_ready = True
        self.own_words: dict[tuple[str, str], list[str]] = {}  # what each owner keeps, each piece its own id
        self.address = ""
        self.playground: Playground
        self._web: WebServer

    async def start(self, port: int = 0) -> None:
        async def ready() -> bool:
            return self.is_ready

        self._web = WebServer(port=port, bot=self.bot, ready=ready)
        self.playground = Playground(
            bot=self.bot,
            web_server=self._web,
            drawer=self.drawer,
            clock=self.clock,
            commands=COMMANDS.__getitem__,
            own_words=self._own_words,
            time_machine=self.clock if self.pushable else None,
        )
        await self._web.start()
        self.address = (await self.playground.start()).rstrip("/")

    async def _own_words(self, circle: str, member: str) -> list[OwnWords]:
        return [OwnWords(text, member, text) for text in self.own_words.get((circle, member), [])]

    async def stop(self) -> None:
        await self.playground.stop()
        await self._web.stop()

    async def start_again(self) -> None:
        """On the same port, as a restarted process would: the page finds its way back."""
        await self.start(int(self.address.rpartition(":")[2]))

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Stage"]:
        await self.start()
        try:
            yield self
        finally:
            await self.stop()
