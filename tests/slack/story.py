"""The same story files as everywhere, on Slack: people type, press and fill in over its real web interface.

A line is heard as the core would say it in plain characters, out of the text that Slack's screen readers read.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime
from html import unescape
from typing import Any

from adapters.slack.spans import CLOCKS
from adapters.story.script import How, Press, Story, Type
from adapters.story.stage import Heard, NotAsWritten, Stage
from bot.almanac.zones import wall_time
from bot.nouns.people import Language
from bot.words.plain import spoken_time
from tests.slack.blocks import Json
from tests.slack.local_slack import PRIVATE_ROOM
from tests.slack.stage import LivingStage

STYLES = {shape: style for style, shape in CLOCKS.items()}
SHOWS = ("chat.postMessage", "chat.update")


class SlackStage(Stage):
    def __init__(self, living: LivingStage, language: Language) -> None:
        super().__init__(language)
        self.living = living
        self.slack = living.slack
        self.time = living.time
        self.zone = "UTC"
        self.people: dict[str, str] = {}  # id by name
        self.last_answers: dict[str, Sequence[Json]] = {}
        self.errors: Json = {}  # that stood on the last form, by field
        self.typed_in: dict[str, str] = {}  # what was typed into it
        self._read_up_to = 0

    async def play(self, story: Story, room: str = "garden") -> None:
        self.zone = story.zone
        for line in story.lines:
            await super().play(Story(story.title, story.zone, story.begins, (line,)), room)
            self._listen()

    def user(self, name: str) -> str:
        if name not in self.people:
            locale = {Language.EN: "en-US", Language.FR: "fr-FR"}[self.language]
            plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
            profile = {"display_name": name, "real_name": name}
            self.people[name] = self.slack.person(plain or f"someone{len(self.people)}", locale=locale, profile=profile)
        return self.people[name]

    async def _act(self, act: Type | Press, room: str) -> None:
        user = self.user(act.who)
        before = len(self.slack.whispers)
        if isinstance(act, Type):
            ack = await self.slack.command(user, self._typed_text(act), room=PRIVATE_ROOM)
        else:
            ack = await self.slack.press(user, self.seen(act), act.label)
        await self.living.settle()
        if self.slack.views and act.fields:
            title = self.slack.views[-1]["title"]["text"]
            ack = await self.slack.submit(user, **self._values(act))
            await self.living.settle()
            told = ack.body if isinstance(ack.body, dict) else {}
            self.errors, self.typed_in = told.get("errors", {}), dict(act.fields)
            if told.get("response_action") == "errors":
                self._answered(act.who, f"{title} {' '.join(told['errors'].values())}")
            elif told.get("response_action") == "update":
                self._answered(act.who, " ".join(_texts(told["view"]["blocks"])))
            self.slack.views.clear()
        elif self.slack.views:
            self._answered(act.who, self.slack.views[-1]["title"]["text"])
            self.slack.views.clear()
        self._keep_answers(act.who, ack.body, before)
        self._listen()

    def _typed_text(self, act: Type) -> str:
        """As Slack passes it on: whoever is mentioned by their id."""
        text = re.sub(r"@(\w+)", lambda found: f"<@{self.user(found[1])}>", act.text)
        return f"{act.word} {text}".strip()

    def _values(self, act: Type | Press) -> Json:
        fields = {b["block_id"]: b["element"]["type"] for b in self.slack.views[-1]["blocks"] if b["type"] == "input"}
        values: Json = {}
        for name, value in act.fields:
            if name not in fields:
                raise NotAsWritten(f"line {act.line}: the form has no field {name}, but {', '.join(fields)}")
            people = [self.user(word[1:]) for word in value.split() if word.startswith("@")]
            values[name] = people if fields[name] == "multi_users_select" else value
        return values

    def seen(self, act: Press) -> Json:
        """The newest message with this button: the last answer, then what came in private or in the room."""
        user = self.user(act.who)
        shown = [m for m in self.slack.posted if m["channel"] in (PRIVATE_ROOM, f"D{user}")]
        last = [answer | {"channel": PRIVATE_ROOM} for answer in self.last_answers.get(act.who, ())]
        for message in [*reversed(last), *reversed(shown)]:
            if act.label in labels(message):
                return message
        raise NotAsWritten(f"line {act.line}: {act.who} sees no button [{act.label}]")

    # Hearing

    def _keep_answers(self, who: str, body: Any, before: int) -> None:
        user = self.user(who)
        came = [whisper for whisper in self.slack.whispers[before:] if whisper["user"] == user]
        if isinstance(body, dict) and "text" in body:
            came = [body, *came]
        if came:
            self.last_answers[who] = came
        for answer in came:
            self._answered(who, self.read(answer["text"]))

    def _answered(self, who: str, words: str) -> None:
        self.heard.append(Heard(who, How.ANSWERED, words))

    def _listen(self) -> None:
        """Everything that was shown or changed since the last look."""
        for call in self.slack.calls[self._read_up_to :]:
            if call.method in SHOWS:
                self.heard.append(Heard(self._whose(call.args["channel"]), How.TOLD, self.read(call.args["text"])))
        self._read_up_to = len(self.slack.calls)

    def _whose(self, channel: str) -> str:
        if channel == PRIVATE_ROOM:
            return "garden"
        return self._name(channel.removeprefix("D"))

    def _name(self, user: str) -> str:
        return str(self.slack.users[user]["profile"]["display_name"])

    def read(self, text: str) -> str:
        """Slack's markup as a person hears it."""

        def time(found: re.Match[str]) -> str:
            at = datetime.fromtimestamp(int(found[1]), UTC)
            return spoken_time(wall_time(at, self.zone), STYLES[found[2]], self.language)

        for pattern, say in (
            (r"<!date\^(\d+)\^([^|]+)\|[^>]*>", time),
            (r"<@(\w+)>", lambda found: self._name(found[1])),
            (r"<(https?://[^|>]+)\|([^>]*)>", lambda found: f"{found[2]} ({found[1]})"),
            (r"<(https?://[^>]+)>", lambda found: found[1]),
        ):
            text = re.sub(pattern, say, text)
        if self.language is Language.FR:  # a fact's colon is the one thing that Slack's text has alike in all languages
            text = re.sub(r"(?m)^([^:\n]*\w): ", "\\1\u202f: ", text)
        return unescape(text)


def _texts(drawn: object) -> list[str]:
    """Everything that stands in these blocks."""
    if isinstance(drawn, dict):
        own = [drawn["text"]] if isinstance(drawn.get("text"), str) else []
        return [*own, *(text for value in drawn.values() for text in _texts(value))]
    return [text for each in drawn for text in _texts(each)] if isinstance(drawn, list) else []


def labels(message: Json) -> list[str]:
    elements = [e for block in message.get("blocks", ()) if block["type"] == "actions" for e in block["elements"]]
    return [e["text"]["text"] for e in elements if e["type"] == "button"]
