"""What a contract asks of each platform beyond its stage: to be spoken to directly, and what then stands there."""

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from adapters.playground.house import account_of, place_of
from adapters.story.script import Press, read_story
from adapters.story.stage import Stage
from bot.nouns.people import Account, Language
from bot.nouns.places import Place
from bot.ports.platforms import Platform
from bot.ports.sayings import ToPerson, ToRoom
from tests.discord.stage import DiscordStage
from tests.discord.world import A_MONDAY, World, a_world, answers, button, standing
from tests.playground.story import PlaygroundStage, Yard
from tests.slack.local_slack import PRIVATE_ROOM, TEAM
from tests.slack.stage import LivingStage
from tests.slack.story import SlackStage


class Ground(ABC):
    """Ana, Ben and Cal are there. `room` is where the stage's stories are played."""

    platform: Platform
    stage: Stage
    room: ToRoom

    @abstractmethod
    def account(self, name: str) -> Account: ...

    def alone(self, name: str) -> ToPerson:
        return ToPerson(self.account(name), self.room.place)

    @abstractmethod
    async def in_the_room(self) -> list[str]:
        """What stands in the room now, as a person reads it, oldest first."""

    @abstractmethod
    async def in_private(self, name: str) -> list[str]:
        """What stands before this person alone."""

    @abstractmethod
    def notified(self) -> set[str]:
        """Whom the newest message has called, by name; "everyone" too."""

    @abstractmethod
    async def vanish(self, shown_as: str) -> None:
        """Somebody takes the message away."""

    @abstractmethod
    async def press_twice(self, who: str, label: str) -> None:
        """One press that is delivered twice."""

    @abstractmethod
    async def offered_back(self, who: str) -> dict[str, str]:
        """What stands in the form that came back to this person."""

    async def how_often(self) -> int:
        """How many messages people see in the room."""
        return len(await self.in_the_room())

    async def plays(self, text: str) -> None:
        await self.stage.play(read_story(text))


class OnThePlayground(Ground):
    def __init__(self, yard: Yard) -> None:
        self.yard, self.platform = yard, yard.platform
        self.playing = PlaygroundStage(yard, Language.EN)
        self.stage = self.playing
        self.room = ToRoom(place_of("garden"))

    def account(self, name: str) -> Account:
        return account_of(name.lower())

    async def in_the_room(self) -> list[str]:
        return [self.playing.read(e) for e in await self.playing.view("Ana") if not e["private"]]

    async def in_private(self, name: str) -> list[str]:
        return [self.playing.read(e) for e in await self.playing.view(name) if e["private"]]

    def notified(self) -> set[str]:
        """The page calls nobody; it marks who is meant."""
        newest = max(self.playing.seen_entries, key=lambda entry: int(entry["number"]))
        spans = [s for part in newest["parts"] for s in part.get("text", ()) if isinstance(s, dict)]
        return {span["who"] for span in spans if span.get("ping")}

    async def vanish(self, shown_as: str) -> None:
        house = self.yard.platform._house
        entry = house.entry(int(shown_as))
        assert entry is not None
        await house._drop(entry)

    async def press_twice(self, who: str, label: str) -> None:
        entry, pressed = await self.playing.seen(Press(0, who, label, ()))
        act: dict[str, Any] = {"room": entry["room"], "hat": await self.playing.user(who), "button": pressed["id"]}
        for _ in range(2):
            await self.yard.visitor.act("press", id="the-same-press", **act)
        await self.yard.mouth.say_what_waits()

    async def offered_back(self, who: str) -> dict[str, str]:
        return {field["name"]: field["value"] for field in self.playing.came_back["fields"]}


class OnSlack(Ground):
    def __init__(self, living: LivingStage) -> None:
        self.living, self.platform = living, living.platform
        self.playing = SlackStage(living, Language.EN)
        self.stage = self.playing
        self.room = ToRoom(Place("slack", TEAM, PRIVATE_ROOM))

    def account(self, name: str) -> Account:
        return Account("slack", TEAM, self.playing.user(name))

    async def in_the_room(self) -> list[str]:
        return self._standing(PRIVATE_ROOM)

    async def in_private(self, name: str) -> list[str]:
        return self._standing(f"D{self.playing.user(name)}")

    def _standing(self, channel: str) -> list[str]:
        return [self.playing.read(m["text"]) for m in self.living.slack.posted if m["channel"] == channel]

    def notified(self) -> set[str]:
        """Whoever stands as an element in the blocks, or as markup in the text: Slack calls them all."""
        newest = self.living.slack.posted[-1]
        blocks, text = str(newest["blocks"]), newest["text"]
        people = self.playing.people.items()
        called = {name for name, user in people if f"'user_id': '{user}'" in blocks or f"<@{user}>" in text}
        loud = [mark for mark in ("<!channel", "<!here", "<!everyone", "<!subteam") if mark in text]
        loud += [kind for kind in ("'type': 'broadcast'", "'type': 'usergroup'", "'mrkdwn'") if kind in blocks]
        return called | ({"everyone"} if loud or newest["link_names"] else set())

    async def vanish(self, shown_as: str) -> None:
        ts = shown_as.partition("/")[2]
        posted = self.living.slack.posted
        posted[:] = [message for message in posted if message["ts"] != ts]

    async def press_twice(self, who: str, label: str) -> None:
        message = self.playing.seen(Press(0, who, label, ()))
        payload = self.living.slack.pressed(self.playing.user(who), message, label)
        for retry in range(2):
            await self.living.slack.deliver("interactive", payload, retry=retry)
        await self.living.settle()

    async def offered_back(self, who: str) -> dict[str, str]:
        """Errors stand on the window that is open, and Slack leaves in it what was typed."""
        assert self.playing.errors, "the window was closed"
        return self.playing.typed_in


class OnDiscord(Ground):
    def __init__(self, world: World) -> None:
        self.world, self.platform = world, world.platform
        self.playing = DiscordStage(world, Language.EN)
        self.stage = self.playing
        self.room = ToRoom(Place("discord", str(world.server.id), str(world.garden.id)))
        for name in ("Ana", "Ben", "Cal"):
            world.person(name)

    def account(self, name: str) -> Account:
        return self.world.platform_account(name)

    async def in_the_room(self) -> list[str]:
        return [self.playing.read_message(m) for m in self.world.room()]

    async def how_often(self) -> int:
        """The Discord in memory knows no nonces; `LocalDiscord` does, and test_limits asks it for the same."""
        asked = self.world.env.http_requests
        posted = [r.json or {} for r in asked if r.path.endswith("/messages") and r.method == "POST"]
        return len({each["nonce"] for each in posted if each["enforce_nonce"]})

    async def in_private(self, name: str) -> list[str]:
        return [self.playing.read_message(m) for m in self.world.private(name)]

    def notified(self) -> set[str]:
        newest = self.world.room()[-1]
        asked = [r.json or {} for r in self.world.env.http_requests if r.path.endswith("/messages")][-1]
        asked = asked["allowed_mentions"]
        allowed = {str(user) for user in asked.get("users", ())}
        called = {name for name, who in self.world.people.items() if str(who.id) in allowed}
        return called | ({"everyone"} if newest.mention_everyone or asked["parse"] else set())

    async def vanish(self, shown_as: str) -> None:
        room, _, message = shown_as.partition("/")
        self.world.env.backend.delete_message(int(room), int(message))

    async def press_twice(self, who: str, label: str) -> None:
        message = self.playing.seen(Press(0, who, label, ()))
        press = self.world.payload(who, message, button(message, label)["custom_id"])
        await self.world.deliver(press)
        await self.world.deliver(press)

    async def offered_back(self, who: str) -> dict[str, str]:
        kept = self.playing.last_answers[who][-1]
        shown = await self.world.presses(who, kept, "Go on with the form")
        assert not answers(shown)
        return {name: value[0] if isinstance(value, list) else value for name, value in standing(shown).items()}


@asynccontextmanager
async def playground() -> AsyncIterator[Ground]:
    async with Yard(A_MONDAY).open() as yard:
        ground = OnThePlayground(yard)
        for name in ("Ana", "Ben", "Cal"):
            await ground.playing.user(name)
        yield ground


@asynccontextmanager
async def slack() -> AsyncIterator[Ground]:
    living = LivingStage()
    async with living.running():
        ground = OnSlack(living)
        for name in ("Ana", "Ben", "Cal"):
            ground.playing.user(name)
        yield ground
        await living.settle()
        assert living.slack.problems == []


@asynccontextmanager
async def discord() -> AsyncIterator[Ground]:
    async with a_world() as world:
        yield OnDiscord(world)


GROUNDS: dict[str, Callable[[], AbstractAsyncContextManager[Ground]]] = {
    "playground": playground,
    "slack": slack,
    "discord": discord,
}
