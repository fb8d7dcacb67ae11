"""A Discord in memory, and the real bot in it: its rules, its shell, its translator and the real discord.py.

Only the network is missing. Time stands still until it is pushed.
"""

import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import discord
import simcord
from simcord.actors import MemberActor
from simcord.backend import serializers
from simcord.backend.models import Message as Stored
from simcord.backend.models.channel import Overwrite
from simcord.builders import ChannelHandle
from simcord.enums import OverwriteType
from simcord.interactions import base_payload
from simcord.results import InteractionResult, ResponseMessage

from adapters.discord.names import path_of
from adapters.discord.platform import DiscordPlatform
from bot.almanac.zones import instant
from bot.called import command_called
from bot.circle_bot import CircleBot
from bot.nouns.people import Account
from bot.ports.clocks import Chance
from bot.ports.keeping import Drawer
from bot.speaking import Mouth
from bot.wiring import NoAlarm
from scheduler.clocks import StoppedClock
from scheduler.due import Due
from scheduler.here import Here
from scheduler.time_machine import TimeMachine
from storage.memory import MemoryCircles
from tests.discord.internals import Brisk
from tests.house import Counted, FlyingTime

A_MONDAY = instant(datetime(2026, 5, 4, 9), "Europe/Paris")
EPHEMERAL = 64


class World:
    """One server with one text channel, "garden"; people come in as they are named."""

    def __init__(
        self,
        circles: MemoryCircles,
        clock: StoppedClock,
        *,
        chance: Chance | None = None,
        drawer: Drawer | None = None,
        shards: int | None = None,
        talking_piece: bool = False,
    ) -> None:
        self.circles = circles
        self.clock = clock
        platforms: dict[str, DiscordPlatform] = {}
        self.mouth = Mouth(circles, platforms, clock)
        self.bot = CircleBot(circles, self.mouth, NoAlarm(), clock, chance or Counted(), "http://127.0.0.1")
        self.platform = DiscordPlatform(
            bot=self.bot,
            circles=circles,
            drawer=drawer or circles,
            clock=clock,
            token="simulated",
            shards=shards,
            talking_piece=talking_piece,
            now=FlyingTime().now,
        )
        platforms["discord"] = self.platform
        self.time = TimeMachine(clock, Due(circles, Here(self.bot.ring), clock), self.mouth.say_what_waits)
        self.people: dict[str, MemberActor] = {}
        self.locale = "en-US"
        self.errors: list[str] = []  # that the test expects in the log

    async def enter(self, env: simcord.Env) -> None:
        self.env = env
        self.server = env.create_guild("The village")
        self.garden = self.server.create_text_channel("garden")
        await env.settle()
        env.backend.subscribers.insert(0, self._in_their_language)

    def come_back_as(self, before: "World") -> None:
        """After a restart: the same Discord, another process."""
        self.env, self.server, self.garden, self.people = before.env, before.server, before.garden, before.people

    def _in_their_language(self, event: str, payload: Any) -> None:
        if event == "INTERACTION_CREATE":
            payload["locale"] = self.locale

    def person(self, name: str) -> MemberActor:
        if name not in self.people:
            user = self.env.create_user(name.lower(), global_name=name)
            self.people[name] = self.server.add_member(user)
        return self.people[name]

    def platform_account(self, name: str) -> Account:
        return Account("discord", str(self.server.id), str(self.person(name).id))

    # What people do. What must be said is said before this returns.

    async def types(
        self, who: str, command: str, where: ChannelHandle | None = None, /, **options: Any
    ) -> InteractionResult:
        result = await self.person(who).slash(where or self.garden, slash(command), **options)
        return await self._said(result)

    async def types_unknown(self, who: str, word: str) -> InteractionResult:
        """A word that somebody's Discord still offers, and that we do not know."""
        root = self.env.backend.find_command("circle-meeting", None)
        assert root is not None
        data = {"id": root["id"], "name": "circle-meeting", "type": 1, "options": [{"type": 1, "name": word}]}
        return await self._said(await self.person(who)._dispatch_interaction(2, self.garden, data))

    async def presses(self, who: str, message: Any, label: str) -> InteractionResult:
        """A button by its label, in the room, in a private message or in an answer."""
        stored = self.env.backend.get_message(channel_of(message), message.id)
        private = self.env.backend.get_channel(stored.channel_id).guild_id is None
        actor = self.person(who).user if private else self.person(who)
        return await self._said(await actor.click(message, custom_id=button(message, label)["custom_id"]))

    async def fills_in(self, who: str, shown: InteractionResult, **values: Any) -> InteractionResult:
        """A modal: what stands in it stays, unless it is given here."""
        in_private = self.env.backend.get_channel(shown._interaction.channel_id).guild_id is None
        actor = self.person(who).user if in_private else self.person(who)
        return await self._said(await actor.submit_modal(shown, standing(shown) | values))

    async def _said(self, result: InteractionResult) -> InteractionResult:
        await self.push(timedelta())
        return result

    async def push(self, by: timedelta) -> None:
        with self.env.time_context():
            await self.time.push(by)
        await self.env.settle()

    def payload(self, who: str, message: Any, custom_id: str) -> dict[str, Any]:
        """A press as Discord sends it, to be delivered again, late, or together with another."""
        stored = self.env.backend.get_message(channel_of(message), message.id)
        _, payload = base_payload(
            self.env.backend,
            type=3,
            channel_id=stored.channel_id,
            guild_id=self.server.id,
            user_id=self.person(who).id,
            data={"custom_id": custom_id, "component_type": 2},
        )
        return {**payload, "message": dict(serializers.message_payload(self.env.backend, stored))}

    async def deliver(self, *payloads: dict[str, Any]) -> None:
        for payload in payloads:
            self.env.backend.emit("INTERACTION_CREATE", payload)
        await self.env.settle()
        await self.push(timedelta())

    def private_answers(self, who: str) -> list[str]:
        """Everything that only this person saw in the garden, oldest first."""
        shown = self.garden.history(viewer=self.person(who))
        return [markdown(m) for m in shown if m.flags.ephemeral]

    # What they see

    def room(self, where: ChannelHandle | None = None) -> list[Any]:
        return [m for m in (where or self.garden).history() if not m.flags.ephemeral]

    def private(self, who: str) -> list[Any]:
        return self.person(who).user.dm_channel.history()

    def standing_before(self, who: str) -> list[Stored]:
        """What stands in the garden and in private, newest first, as Discord keeps it: to draw all of it takes long."""
        kept = self.env.backend.messages
        places = (self.garden.id, self.person(who).user.dm_channel.id)
        found = [m for place in places for m in kept.get(place, {}).values() if not m.flags & EPHEMERAL]
        return sorted(found, key=lambda message: -message.id)


@asynccontextmanager
async def a_world(
    begins: datetime = A_MONDAY, circles: MemoryCircles | None = None, **more: Any
) -> AsyncIterator[World]:
    world = World(circles or MemoryCircles(), StoppedClock(begins), **more)
    env = Brisk(world.platform.client)
    await env.start()
    errors = Errors()
    logging.getLogger("adapters.discord").addHandler(errors)
    try:
        await world.enter(env)
        yield world
    finally:
        await env.shutdown()
        logging.getLogger("adapters.discord").removeHandler(errors)
    env.raise_errors()
    assert errors.said == world.errors


class Errors(logging.Handler):
    """What the bot says at its worst, which no test may overlook."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def slash(command: str) -> str:
    """ "season plan" as it is typed on Discord."""
    chapter, _, word = command.partition(" ")
    known = command_called(word)
    if known is not None:
        return path_of(known)
    return f"circle {word}" if chapter == "begin" else f"circle-{chapter} {word}"


def channel_of(message: Any) -> int:
    return message.channel_id if isinstance(message, ResponseMessage) else message.channel.id


def answers(result: InteractionResult) -> list[ResponseMessage]:
    """What came back, and was not taken away again."""
    first = [result.response] if result.response else []
    return [m for m in (*first, *result.followups) if m.flags.value & EPHEMERAL]


def components(message: Any) -> list[Mapping[str, Any]]:
    """As they are on the wire."""
    found = message.components
    return [each if isinstance(each, Mapping) else each.to_dict() for each in found]


def buttons(message: Any) -> list[Mapping[str, Any]]:
    return [b for row in components(message) if row["type"] == 1 for b in row["components"]]


def button(message: Any, label: str) -> Mapping[str, Any]:
    found = next((b for b in buttons(message) if b["label"] == label), None)
    assert found is not None, f"no button [{label}] among {[b['label'] for b in buttons(message)]}"
    return found


def markdown(message: Any) -> str:
    return "\n".join(each["content"] for each in components(message) if each["type"] == 10)


def controls(shown: InteractionResult) -> list[Mapping[str, Any]]:
    assert shown.modal is not None, "no form was opened"
    return [each["component"] for each in shown.modal["components"] if each["type"] == 18]


def standing(shown: InteractionResult) -> dict[str, Any]:
    """What a person would send who changes nothing."""
    values: dict[str, Any] = {}
    for control in controls(shown):
        chosen = [o["value"] for o in control.get("options", ()) if o.get("default")]
        if control["type"] == 4:
            values[control["custom_id"]] = control.get("value") or ""
        elif control["type"] == 21 and chosen:
            values[control["custom_id"]] = chosen[0]
        elif chosen:
            values[control["custom_id"]] = chosen
    return values


def names(people: Sequence[MemberActor]) -> list[str]:
    return [person.name for person in people]


async def a_circle(world: World, *names: str, **more: Any) -> None:
    """The first starts it in the garden, and the others accept."""
    first, *others = names
    shown = await world.types(first, "begin start", **more)
    await world.fills_in(first, shown, name="The garden", season="theory-of-practice", zone="Europe/Paris")
    for name in others:
        await world.types(first, "people invite", people=world.person(name))
        await world.presses(name, world.private(name)[-1], "Yes, I’ll join")


async def a_meeting(world: World, *names: str) -> Any:
    """Planned for tomorrow at six, everybody here, and just opened by the first. The card of its first step."""
    shown = await world.types(names[0], "season plan")
    await world.fills_in(names[0], shown, day="2026-05-05", time="18:00", rhythm=["two-weeks"])
    await world.push(instant(datetime(2026, 5, 5, 17, 55), "Europe/Paris") - world.clock.now())
    gathering = newest(world, "I’m here")
    for name in names:
        await world.presses(name, gathering, "I’m here")
    await world.presses(names[0], gathering, "Open the meeting")
    return newest(world, "Next step")


def newest(world: World, label: str) -> Any:
    """The newest message in the garden with this button."""
    found = [m for m in world.room() if any(b["label"] == label for b in buttons(m))]
    assert found, f"nobody sees [{label}]"
    return found[-1]


def seen(world: World, message: Any) -> str:
    """A message of the garden as it looks now."""
    return next(markdown(m) for m in world.room() if m.id == message.id)


def heard(result: InteractionResult) -> str:
    return "\n".join(markdown(message) for message in answers(result))


def sent(world: World, method: str, path: str) -> list[Any]:
    """What the bot has asked of Discord, by the end of the address."""
    return [r for r in world.env.http_requests if r.method == method and r.path.endswith(path)]


def make_private(world: World, *names: str) -> None:
    """Only these, and the bot, can look into the garden."""
    backend = world.env.backend
    allow = discord.Permissions(view_channel=True, send_messages=True, attach_files=True, read_message_history=True)
    backend.set_overwrite(
        world.garden.id,
        Overwrite(world.server.id, OverwriteType.ROLE, deny=discord.Permissions(view_channel=True).value),
    )
    for user in (backend.bot_user.id, *(world.person(name).id for name in names)):
        backend.set_overwrite(world.garden.id, Overwrite(user, OverwriteType.MEMBER, allow=allow.value))
