"""The same story files as everywhere, in the playground: as its page speaks, over its real websocket."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from adapters.playground.platform import Playground
from adapters.story.script import How, Press, Story, Type
from adapters.story.stage import Heard, NotAsWritten, Stage
from adapters.web import WebServer
from bot.almanac.zones import wall_time
from bot.circle_bot import CircleBot
from bot.message import TimeStyle
from bot.nouns.people import Language
from bot.ports.platforms import Platform
from bot.speaking import Mouth
from bot.wiring import NoAlarm, words_of_commands
from bot.words.phrases import label
from bot.words.plain import spoken_time
from scheduler.clocks import StoppedClock
from scheduler.due import Due
from scheduler.here import Here
from scheduler.time_machine import TimeMachine
from storage.memory import MemoryCircles
from tests.house import Counted
from tests.playground.visitor import Json, Visitor, visiting

ROOM = "garden"


class Yard:
    """The real bot on the real playground, with a clock that stands still until it is pushed."""

    def __init__(self, begins: datetime, circles: MemoryCircles | None = None) -> None:
        self.circles = circles or MemoryCircles()
        self.clock = StoppedClock(begins)
        platforms: dict[str, Platform] = {}
        self.mouth = Mouth(self.circles, platforms, self.clock)
        self.bot = CircleBot(self.circles, self.mouth, NoAlarm(), self.clock, Counted(), "http://127.0.0.1")
        due = Due(self.circles, Here(self.bot.ring), self.clock)
        self.time = TimeMachine(self.clock, due, self.mouth.say_what_waits)
        self.web = WebServer(port=0, bot=self.bot, ready=self._is_ready)
        self.platform = Playground(
            bot=self.bot,
            web_server=self.web,
            drawer=self.circles,
            clock=self.clock,
            commands=words_of_commands,
            own_words=self.circles.words,
        )
        platforms["playground"] = self.platform
        self.visitor: Visitor

    async def _is_ready(self) -> bool:
        return True

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Yard"]:
        await self.web.start()
        address = (await self.platform.start()).rstrip("/")
        try:
            async with visiting(address) as self.visitor:
                yield self
        finally:
            await self.platform.stop()
            await self.web.stop()


class PlaygroundStage(Stage):
    def __init__(self, yard: Yard, language: Language) -> None:
        super().__init__(language)
        self.yard = yard
        self.time = yard.time
        self.zone = "UTC"
        self.people: dict[str, str] = {}  # id by name
        self.known: dict[int, Json] = {}  # what was shown when somebody last looked, by number
        self.latest: dict[str, list[Json]] = {}  # the answers to somebody's last act
        self.came_back: Json = {}  # the form that was offered again
        self.seen_entries: list[Json] = []  # at the last look
        self.looks = 0

    async def play(self, story: Story, room: str = ROOM) -> None:
        self.zone = story.zone
        for line in story.lines:
            for name in _named(line):
                await self.user(name)
            await super().play(Story(story.title, story.zone, story.begins, (line,)), room)
            await self._listen()

    async def user(self, name: str) -> str:
        if name not in self.people:
            told = await self.yard.visitor.act("arrive", id=self._id(), name=name)
            self.people[name] = told["user"]
        return self.people[name]

    async def _act(self, act: Type | Press, room: str) -> None:
        hat = await self.user(act.who)
        await self.view(act.who)  # the page looks before anybody acts on it
        if isinstance(act, Type):
            text = f"/circle {act.word} {act.text}".strip()
            told = await self.yard.visitor.act("line", id=self._id(), room=room, hat=hat, text=text)
        else:
            entry, button = await self.seen(act)
            told = await self.yard.visitor.act("press", id=self._id(), room=entry["room"], hat=hat, button=button["id"])
        if told.get("form") and act.fields:
            told = await self._fill_in(act, told["form"], room, hat)
        if told.get("form"):
            self.came_back = told["form"]
            errors = " ".join(field["error"] for field in told["form"]["fields"] if field["error"])
            self.heard.append(Heard(act.who, How.ANSWERED, f"{told['form']['title']} {errors}"))
        assert "failed" not in told, told
        await self.yard.mouth.say_what_waits()
        self.latest[act.who] = []
        await self._listen()

    async def _fill_in(self, act: Type | Press, form: Json, room: str, hat: str) -> Json:
        given: Json = {field["name"]: field["value"] for field in form["fields"]}
        kinds = {field["name"]: field["kind"] for field in form["fields"]}
        for name, value in act.fields:
            if name not in given:
                raise NotAsWritten(f"line {act.line}: the form has no field {name}, but {', '.join(given)}")
            people = [await self.user(word[1:]) for word in value.split() if word.startswith("@")]
            given[name] = people if kinds[name] == "people" else value
        return await self.yard.visitor.act("submit", id=self._id(), room=room, hat=hat, form=form["id"], given=given)

    def _id(self) -> str:
        self.looks += 1
        return f"story-{self.looks:08}"

    async def seen(self, act: Press) -> tuple[Json, Json]:
        """The newest message with this button, and the button: the last answer, then all that this person sees."""
        entries = await self.view(act.who)
        last = [e for e in self.latest.get(act.who, ()) if e["number"] in {entry["number"] for entry in entries}]
        for entry in [*reversed(last), *reversed(entries)]:
            for part in entry.get("parts", ()):
                for button in part["row"] if part["part"] == "buttons" else ():
                    if button["label"] == act.label:
                        return entry, button
        raise NotAsWritten(f"line {act.line}: {act.who} sees no button [{act.label}]")

    async def view(self, who: str) -> list[Json]:
        """What this person sees in the garden, oldest first."""
        state = await self.yard.visitor.look((ROOM, await self.user(who)), language=self.language.value)
        self.seen_entries = state["panes"][0]
        return self.seen_entries

    # Hearing

    async def _listen(self) -> None:
        for who in list(self.people):
            for entry in await self.view(who):
                if self.known.get(entry["number"]) != _lasting(entry):
                    self.known[entry["number"]] = _lasting(entry)
                    self._hear_it(who, entry)

    def _hear_it(self, who: str, entry: Json) -> None:
        if "parts" not in entry:
            return
        if entry["answer"]:
            self.latest.setdefault(who, []).append(entry)
        how = How.ANSWERED if entry["answer"] else How.TOLD
        self.heard.append(Heard(who if entry["private"] else ROOM, how, self.read(entry)))

    def read(self, entry: Json) -> str:
        lines = [line for part in entry["parts"] for line in self._part(part)]
        return "\n".join([*lines, *(f"({name})" for name in entry["files"])])

    def _part(self, part: Json) -> list[str]:
        match part["part"]:
            case "bullets":
                return [f"• {self._text(item)}" for item in part["items"]]
            case "facts":
                rows = [(name, self._text(value)) for name, value in part["rows"]]
                return [label("fact.line", self.language, label=name, value=value) for name, value in rows]
            case "buttons":
                return [" ".join(f"[{button['label']}]" for button in part["row"])]
            case _:
                return self._text(part["text"]).splitlines()

    def _text(self, spans: list[str | Json]) -> str:
        return "".join(span if isinstance(span, str) else self._span(span) for span in spans)

    def _span(self, span: Json) -> str:
        if "when" in span:
            at = datetime.fromisoformat(span["when"])
            return spoken_time(wall_time(at, span["zone"]), TimeStyle(span["style"]), self.language)
        if "link" in span:
            return f"{span['label']} ({span['link']})" if span["label"] else str(span["link"])
        return str(next(span[key] for key in ("words", "who", "strong", "typed") if key in span))


def _lasting(entry: Json) -> Json:
    """Without what depends on who is looking."""
    return {"parts": _same_for_all(entry.get("parts")), "said": entry.get("said")}


def _same_for_all(part: object) -> object:
    if isinstance(part, dict):
        return {key: _same_for_all(value) for key, value in part.items() if key != "you"}
    return [_same_for_all(each) for each in part] if isinstance(part, list) else part


def _named(line: object) -> list[str]:
    """Everybody who acts, is mentioned or listens: they have come in before."""
    if not isinstance(line, Type | Press):
        return []
    words = [*(line.text.split() if isinstance(line, Type) else ()), *(v for _, vs in line.fields for v in vs.split())]
    return [line.who, *(word[1:] for word in words if word.startswith("@") and word[1:].isalpha())]
