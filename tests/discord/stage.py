"""The same story files as everywhere, on Discord: people type, press and fill in; rooms and messages are read back.

A line is heard as the core would say it in plain characters, out of what Discord would draw.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from simcord.actors import MemberActor
from simcord.backend.models import Message as Stored
from simcord.results import InteractionResult, to_discord_message

from adapters.discord.pressed import read_custom_id
from adapters.story.script import How, Press, Push, Story, Type
from adapters.story.stage import Heard, NotAsWritten, Stage
from bot.almanac.zones import wall_time
from bot.arguments import Argument
from bot.called import command_called, word_in
from bot.command import Command
from bot.message import FieldKind, TimeStyle
from bot.nouns.people import Language
from bot.words.phrases import label
from bot.words.plain import spoken_time
from tests.discord.world import (
    EPHEMERAL,
    World,
    answers,
    buttons,
    components,
    controls,
    slash,
)

STYLES = {"F": TimeStyle.MOMENT, "t": TimeStyle.CLOCK, "D": TimeStyle.DAY, "R": TimeStyle.COUNTDOWN}


class DiscordStage(Stage):
    """Plays what `adapters.story.stage.Stage` plays, with the same lines and the same checks."""

    def __init__(self, world: World, language: Language) -> None:
        super().__init__(language)
        self.world = world
        self.zone = "UTC"
        self.last_answers: dict[str, Sequence[Any]] = {}
        self.older_answers: dict[str, list[Any]] = {}
        self.time = world.time
        world.locale = {Language.EN: "en-US", Language.FR: "fr"}[language]
        world.env.backend.subscribers.append(self._listen)

    async def play(self, story: Story, room: str = "garden") -> None:
        self.zone = story.zone
        for line in story.lines:
            if isinstance(line, Push):
                await self._push(line, story.zone)
            else:
                await super().play(Story(story.title, story.zone, story.begins, (line,)), room)

    async def _push(self, push: Push, zone: str) -> None:
        with self.world.env.time_context():
            await super().play(Story("", zone, datetime(1, 1, 1), (push,)))
        await self.world.env.settle()

    # Acting

    async def _act(self, act: Type | Press, room: str) -> None:
        result = await self._type(act) if isinstance(act, Type) else await self._press(act)
        if result.modal is not None and act.fields:
            result = await self.world.fills_in(act.who, result, **self._values(act, result))
        if result.modal is not None:
            self.heard.append(Heard(act.who, How.ANSWERED, result.modal["title"]))
        came = answers(result)
        if came:
            self.older_answers.setdefault(act.who, []).extend(self.last_answers.get(act.who, ()))
            self.last_answers[act.who] = came
        for message in came:
            self._hear_it(act.who, How.ANSWERED, message)

    async def _type(self, act: Type) -> InteractionResult:
        command = command_called(act.word or "home")
        if command is None or command.group is None:  # no Discord of today offers it
            return await self.world.types_unknown(act.who, act.word)
        path = f"{command.group.value} {command.word}"
        options = {} if act.fields else await self._options(act, command, path)
        return await self.world.types(act.who, path, **options)

    async def _options(self, act: Type, command: Command, path: str) -> dict[str, Any]:
        """What was typed, put into the command's options as a person would: lists are chosen from."""
        words = act.text.split()
        people = [self.world.person(word[1:]) for word in words if word.startswith("@")]
        plain = [word for word in words if not word.startswith("@")]
        options: dict[str, Any] = {}
        for argument in command.arguments:
            if argument.kind is FieldKind.PEOPLE:
                names = [argument.name, *(f"{argument.name}-{n}" for n in range(2, 6))]
                options |= dict(zip(names, people, strict=False))
            elif people and argument.choices:
                options[argument.name] = await self._chosen(act, path, argument, people[0])
            elif plain:
                typed = " ".join(plain) if argument.kind in (FieldKind.LINE, FieldKind.ESSAY) else plain.pop(0)
                options[argument.name] = int(typed) if argument.kind is FieldKind.NUMBER else typed
        return options

    async def _chosen(self, act: Type, path: str, argument: Argument, person: MemberActor) -> str:
        name = person.user.global_name or person.name
        actor = self.world.person(act.who)
        found = await actor.autocomplete(self.world.garden, slash(path), argument.name, name)
        assert found, f"line {act.line}: {name} is not offered"
        return str(found[0]["value"])

    async def _press(self, act: Press) -> InteractionResult:
        message = self.seen(act)
        result = await self.world.presses(act.who, message, act.label)
        pressed = next(b for b in buttons(message) if b["label"] == act.label)
        if read_custom_id(pressed["custom_id"]).question:  # asked first, and answered with yes
            result = await self.world.presses(act.who, answers(result)[0], act.label)
        return result

    def seen(self, act: Press) -> Any:
        """The newest message with this button: the last answer, then what stands in private or in the room."""
        last, older = self.last_answers.get(act.who, ()), self.older_answers.get(act.who, ())
        for message in [*reversed(last), *self.world.standing_before(act.who), *reversed(older)]:
            if any(b["label"] == act.label for b in buttons(message)):
                return to_discord_message(self.world.env, message) if isinstance(message, Stored) else message
        raise NotAsWritten(f"line {act.line}: {act.who} sees no button [{act.label}]")

    def _values(self, act: Type | Press, shown: InteractionResult) -> dict[str, Any]:
        kinds = {control["custom_id"]: control["type"] for control in controls(shown)}
        values: dict[str, Any] = {}
        for name, value in act.fields:
            if name not in kinds:
                raise NotAsWritten(f"line {act.line}: the form has no field {name}, but {', '.join(kinds)}")
            people = [self.world.person(word[1:]) for word in value.split() if word.startswith("@")]
            values[name] = {5: people, 3: [value]}.get(kinds[name], value)
        return values

    # Hearing

    def _listen(self, event: str, payload: Mapping[str, Any]) -> None:
        if event in ("MESSAGE_CREATE", "MESSAGE_UPDATE") and not payload.get("flags", 0) & EPHEMERAL:
            backend = self.world.env.backend
            channel = backend.get_channel(int(payload["channel_id"]))
            who = channel.name if channel.guild_id else backend.users[channel.recipient_ids[0]].global_name
            message = backend.get_message(channel.id, int(payload["id"]))
            self._hear_it(who or "", How.TOLD, message)

    def _hear_it(self, who: str, how: How, message: Any) -> None:
        self.heard.append(Heard(who, how, self.read_message(message)))

    def read_message(self, message: Any) -> str:
        return "\n".join(self._plain(part) for part in components(message))

    def _plain(self, component: Mapping[str, Any]) -> str:
        if component["type"] == 1:
            return " ".join(f"[{button['label']}]" for button in component["components"])
        if component["type"] == 13:
            return f"({component.get('name') or component['file']['url']})"
        return read(component["content"], self.language, self.zone, self._name)

    def _name(self, user: str) -> str:
        return self.world.env.backend.users[int(user)].global_name or user


def read(drawn: str, language: Language, zone: str, name: Any) -> str:
    """Discord's markdown as a person reads it aloud."""

    def time(found: re.Match[str]) -> str:
        return spoken_time(wall_time(datetime.fromtimestamp(int(found[1]), UTC), zone), STYLES[found[2]], language)

    def command(found: re.Match[str]) -> str:
        known = command_called(found[1])
        return f"/circle {word_in(known, language)}" if known else found[0]

    def fact(found: re.Match[str]) -> str:
        return label("fact.line", language, label=found[1], value=found[2])

    for pattern, say in (
        (r"<t:(\d+):(\w)>", time),
        (r"(?<!\\)\[([^\]]*)\]\(<([^>]*)>\)", lambda found: f"{found[1]} ({found[2]})"),
        (r"</circle[a-z-]*(?: further)? ([a-z-]+):\d+>", command),
        (r"<@(\d+)>", lambda found: name(found[1])),
        (r"(?m)^- ", lambda _: "• "),
        (r"(?m)^(?:#+|-#) ", lambda _: ""),
        (r"(?m)^\*\*(.+?)\*\* · (.*)$", fact),
        (r"(?<!\\)\*\*", lambda _: ""),
        (r"(?<!\\)[<>](?=http|$|[\s.])", lambda _: ""),
        (r"\\([^0-9A-Za-z\s])", lambda found: found[1]),
    ):
        drawn = re.sub(pattern, say, drawn)
    return drawn
