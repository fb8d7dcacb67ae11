"""The playground as a platform: shows what the bot says, and brings it what people do on the page."""

import asyncio
import base64
import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Final, assert_never

from adapters.playground.doorway import Doorway
from adapters.playground.house import ROOMS, Entry, House
from adapters.playground.inbound import (
    Act,
    Arrive,
    Fetch,
    Line,
    Look,
    Press,
    Push,
    PutAway,
    Submit,
    is_command,
    request_of,
)
from adapters.playground.render import Json, entry_json, form_json, why_json
from adapters.playground.visit import Visit
from adapters.web import WebServer
from bot.audience import Audience, Onlooker, RoomKind
from bot.message import Message, Words
from bot.nouns.circle import CircleId
from bot.nouns.people import Language, MemberId
from bot.nouns.places import Place
from bot.ports.clocks import Clock, TimeMachine
from bot.ports.keeping import Drawer, OwnWords, StorageUnwell
from bot.ports.platforms import Bot, Gone, NotNow
from bot.ports.sayings import ToPerson, ToRoom

log = logging.getLogger(__name__)

Commands = Callable[[Language], Sequence[tuple[str, str]]]  # (word, one line of help)

OwnWordsOf = Callable[[CircleId, MemberId], Awaitable[Sequence[OwnWords]]]

ANSWERS_STAY: Final = timedelta(days=1)  # as long as the bot itself keeps them

PUSHES: Final = {
    "minute": timedelta(minutes=1),
    "ten_minutes": timedelta(minutes=10),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
}


class Playground:
    """`hosts`: names under which the page may be asked for, beyond those of the machine itself."""

    name: str = "playground"
    repeats_are_safe: bool = True

    def __init__(
        self,
        *,
        bot: Bot,
        web_server: WebServer,
        drawer: Drawer,
        clock: Clock,
        commands: Commands,
        own_words: OwnWordsOf | None = None,
        time_machine: TimeMachine | None = None,
        hosts: Collection[str] = (),
    ) -> None:
        self._bot = bot
        self._web_server = web_server
        self._house = House(drawer)
        self._clock = clock
        self._commands = commands
        self._own_words = own_words
        self._time_machine = time_machine
        self._pushing = False
        self._ticking: asyncio.Task[None] | None = None
        self._door = Doorway(hosts=hosts, state=self._state, carry_out=self._carry_out)
        web_server.add(self._door.routes(), at_stop=self.stop)

    # The platform

    async def start(self) -> str:
        await self._house.open()
        await self._forget()
        self._door.open()
        self._ticking = asyncio.create_task(self._tick())
        return f"{self._web_server.address}/"

    async def stop(self) -> None:
        if self._ticking is not None:
            self._ticking.cancel()
        await self._door.close()

    async def say(self, to: ToRoom | ToPerson, message: Message, *, once: str) -> str:
        room, only = self._house.addressee(to)
        try:
            entry = await self._show(f"say/{once}", room=room, only=only, message=message)
        except StorageUnwell as trouble:
            raise NotNow(5) from trouble
        return str(entry.number)

    async def change(self, to: ToRoom | ToPerson, shown_as: str, message: Message) -> str:
        self._house.addressee(to)
        if not shown_as.isdecimal():
            raise Gone
        try:
            self._draw(await self._house.change(int(shown_as), message))
        except StorageUnwell as trouble:
            raise NotNow(5) from trouble
        return shown_as

    async def audience(self, place: Place) -> Audience:
        return Audience("playground", RoomKind.OPEN_PAGE, (Onlooker.THE_MACHINE,))

    async def _show(
        self,
        once: str,
        *,
        room: str | None,
        only: str | None = None,
        by: str | None = None,
        message: Message | None = None,
        said: Words | None = None,
        kept: bool = True,
    ) -> Entry:
        def make(number: int) -> Entry:
            answer = once.startswith("answer/")
            return Entry(number, once, self._clock.now(), room, only, by, message, said, answer)

        entry, is_new = await self._house.show(once, make, kept=kept)
        if is_new:
            self._draw(entry)
        return entry

    def _draw(self, entry: Entry) -> None:
        for visit in self._door.visits:
            for index in visit.panes_that_see(entry):
                assert visit.look is not None  # it has panes
                shown = entry_json(entry, visit.look.panes[index].hat, self._house.people)
                visit.send({"what": "entry", "look": visit.look.number, "pane": index, "entry": shown})
        if entry.only:
            self._door.tell_all({"what": "private", "private": self._house.last_private()})

    # What people do

    async def _carry_out(self, visit: Visit, act: Act) -> Json:
        """What the page is told of its act. Never raises, and logs no more than the kind of the trouble."""
        try:
            if isinstance(act, Push):
                return await self._push(act)
            async with visit.in_turn:
                return await self._do(act, visit)
        except Exception as trouble:  # noqa: BLE001 one act must not take the page down; its text may hold words
            reference = act.id[:8]
            log.error("an act failed: %s, reference %s", type(trouble).__name__, reference)
            return {"failed": reference}

    async def _do(self, act: Line | Press | Submit | PutAway | Fetch | Arrive, visit: Visit) -> Json:
        match act:
            case Line() if not is_command(act.text):
                words = Words(act.text)
                await self._show(f"said/{act.id}", room=act.room, by=act.hat, said=words)
                return {}
            case Line() | Press() | Submit():
                return await self._ask(act, visit)
            case PutAway():
                if await self._house.put_away(act.entry, act.hat):
                    self._door.tell_all({"what": "gone", "number": act.entry})
                return {}
            case Fetch():
                return self._file(act)
            case Arrive():
                user = await self._house.welcome(act.name)
                self._door.tell_all({"what": "people", "people": self._people()})
                return {"user": user}
            case never:
                assert_never(never)

    async def _ask(self, act: Line | Press | Submit, visit: Visit) -> Json:
        by = self._house.person(act.hat)
        if by is None:
            return {"failed": act.id[:8]}
        request = request_of(act, by, self._house.people, visit.language, visit.zone)
        answer = await self._bot.carry_out(request)
        await self._forget()
        if answer.message is not None:
            kept = not answer.fleeting
            await self._show(f"answer/{act.id}", room=act.room, only=act.hat, message=answer.message, kept=kept)
        if answer.form is not None:
            return {"form": form_json(answer.form, act.hat, self._house.people)}
        if answer.again and answer.message is not None and isinstance(act, Submit):
            return {"again": why_json(answer.message, visit.language)}  # the form stays, and what was typed in it
        return {}

    def _file(self, act: Fetch) -> Json:
        entry = self._house.entry(act.entry)
        if entry is None or entry.message is None or entry.only not in (None, act.hat):
            return {"failed": act.id[:8]}
        file = entry.message.files[act.file]
        content = base64.b64encode(file.content).decode()
        return {"file": {"name": file.name, "media_type": file.media_type, "content": content}}

    async def _push(self, act: Push) -> Json:
        if self._time_machine is None or self._pushing:
            return {"moved": False}
        self._pushing = True
        self._door.tell_all(self._clock_json())
        try:
            if act.by == "next":
                return {"moved": await self._time_machine.push_to_next()}
            await self._time_machine.push(PUSHES[act.by])
            return {"moved": True}
        finally:
            self._pushing = False
            await self._forget()
            self._door.tell_all(self._clock_json())

    async def _forget(self) -> None:
        """What the bot does not keep any more is not shown any more either. A page is no copy that outlives it."""
        with suppress(StorageUnwell):  # then with the next act
            if self._own_words is not None:
                await self._blot_out(self._own_words)
            await self._forget_answers()

    async def _blot_out(self, own_words: OwnWordsOf) -> None:
        for circle, member in self._house.owners:
            kept = {own.id for own in await own_words(circle, member)}
            for entry in await self._house.blot_out(circle, member, kept):
                self._draw(entry)

    async def _forget_answers(self) -> None:
        for number in await self._house.let_go(self._clock.now() - ANSWERS_STAY):
            self._door.tell_all({"what": "gone", "number": number})

    def _state(self, look: Look) -> Json:
        people = self._house.people
        return {
            "what": "state",
            "look": look.number,
            "rooms": ROOMS,
            "people": self._people(),
            "commands": [list(command) for command in self._commands(look.language)],
            "clock": self._clock_json(),
            "private": self._house.last_private(),
            "panes": [
                [entry_json(entry, pane.hat, people) for entry in self._house.seen_by(pane.hat, pane.room)]
                for pane in look.panes
            ],
        }

    def _people(self) -> list[Json]:
        return [{"id": person.account.user, "name": person.name} for person in self._house.people]

    def _clock_json(self) -> Json:
        now = self._clock.now().isoformat()
        return {
            "what": "clock",
            "now": now,
            "pushable": self._time_machine is not None,
            "busy": self._pushing,
        }

    async def _tick(self) -> None:
        """The clock may run by itself or stand still: the page is told of each second that it moves."""
        shown = None
        while True:
            await asyncio.sleep(1)
            now = self._clock.now().replace(microsecond=0)
            if now != shown and self._door.visits:
                shown = now
                with suppress(StorageUnwell):
                    await self._forget_answers()
                self._door.tell_all(self._clock_json())
