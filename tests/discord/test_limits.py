"""Fault 10, over the library's real HTTP client and real sockets: limits of a route, of everything, and of the gate.

And two shards, each with its own line and its own servers.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest

from adapters.discord.pace import A_SECOND, AT_ONCE, HeldBack, Pace
from adapters.discord.platform import DiscordPlatform
from bot.circle_bot import CircleBot
from bot.message import Message, Paragraph
from bot.nouns.people import Account
from bot.nouns.places import Place
from bot.ports.platforms import NotNow, Platform
from bot.ports.requests import Person, Request
from bot.ports.sayings import ToRoom
from bot.speaking import Mouth
from bot.wiring import NoAlarm
from scheduler.clocks import StoppedClock
from scheduler.due import Due
from scheduler.here import Here
from scheduler.time_machine import TimeMachine
from storage.memory import MemoryCircles
from tests.discord.internals import on_this_machine
from tests.discord.local_discord import Json, LocalDiscord
from tests.discord.payloads import Limit, guild
from tests.house import Counted

EIGHT = datetime(2026, 5, 4, 8, tzinfo=UTC)


class Town:
    """The real bot on a local Discord, with a circle in as many rooms as asked."""

    def __init__(self, discord: LocalDiscord, shards: int | None = None) -> None:
        self.discord = discord
        self.clock = StoppedClock(EIGHT)
        self.circles = MemoryCircles()
        platforms: dict[str, Platform] = {}
        self.mouth = Mouth(self.circles, platforms, self.clock)
        self.bot = CircleBot(self.circles, self.mouth, NoAlarm(), self.clock, Counted(), "http://127.0.0.1")
        self.platform = DiscordPlatform(
            bot=self.bot, circles=self.circles, drawer=self.circles, clock=self.clock, token="local", shards=shards
        )
        platforms["discord"] = self.platform
        self.time = TimeMachine(
            self.clock, Due(self.circles, Here(self.bot.ring), self.clock), self.mouth.say_what_waits
        )

    async def asks(self, server: int, room: int, command: str, **given: str) -> None:
        person = Person(Account("discord", str(server), str(room + 1_000)), "Ana")
        place = Place("discord", str(server), str(room))
        delivery = f"{command} {room} {sorted(given.items())}"
        await self.bot.carry_out(Request(person, command, delivery, place=place, given=dict(given), from_form=True))

    async def circle_in(self, server: int, room: int) -> None:
        start = {"name": f"Circle {room}", "season": "open-circle", "language": "en", "zone": "UTC"}
        await self.asks(server, room, "start", **start)
        plan = {"day": "2026-05-06", "time": "09:00", "rhythm": "weekly", "minutes": "60"}
        await self.asks(server, room, "plan", **plan)


@asynccontextmanager
async def a_town(
    monkeypatch: pytest.MonkeyPatch, discord: LocalDiscord, shards: int | None = None
) -> AsyncIterator[Town]:
    async with discord.running():
        with on_this_machine(discord.address, discord.socket_address, monkeypatch):
            town = Town(discord, shards)
            await town.platform.start()
            try:
                yield town
            finally:
                await town.platform.stop()


def place(server: int, room: int) -> ToRoom:
    return ToRoom(Place("discord", str(server), str(room)))


def note(text: str) -> Message:
    return Message((Paragraph((text,)),))


def text_of(message: Json) -> str:
    return "\n".join(part.get("content", "") for part in message["components"])


async def test_fault_10_sixty_circles_at_nine_are_all_reminded_once_and_in_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    discord = LocalDiscord(rooms=60)
    async with a_town(monkeypatch, discord) as town:
        (server,) = discord.servers
        for room in discord.rooms[server]:
            await town.circle_in(server, room)
        await town.time.push(timedelta())
        before = {room: len(discord.posted(room)) for room in discord.rooms[server]}
        discord.whole = Limit(50, 1.0)
        discord.per_room = lambda: Limit(1, 0.3)
        discord.room_limits.clear()
        for room in discord.rooms[server]:
            await town.asks(server, room, "rename", name=f"First {room}")
            await town.asks(server, room, "rename", name=f"Then {room}")
        await town.time.push(datetime(2026, 5, 5, 9, tzinfo=UTC) - town.clock.now())
        for room in discord.rooms[server]:
            told = [text_of(m) for m in discord.posted(room)[before[room] :]]
            assert [f"First {room}" in told[0], f"Then {room}" in told[1]] == [True, True], told
            assert len(told) == 3, "both names, and one reminder"
            assert len(discord.posted(room + 1_000 + 500_000)) == 1, "the facilitator's own"
        assert not [path for _, path in discord.turned_away if "messages" not in path], "never too fast in all"
        assert not discord.too_soon
        assert town.mouth.perhaps_twice == 0


async def test_fault_10_a_global_limit_holds_everything_that_long_and_loses_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    discord = LocalDiscord(rooms=5)
    async with a_town(monkeypatch, discord) as town:
        (server,) = discord.servers
        for room in discord.rooms[server]:
            await town.circle_in(server, room)
        discord.close(0.4)
        await town.time.push(timedelta())
        assert discord.turned_away
        assert not discord.too_soon
        for room in discord.rooms[server]:
            told = [text_of(m) for m in discord.posted(room)]
            assert len(told) == len(set(told)) >= 2


async def test_fault_10_a_slow_room_slows_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    discord = LocalDiscord(rooms=3)
    async with a_town(monkeypatch, discord) as town:
        (server,) = discord.servers
        slow, *others = discord.rooms[server]
        discord.limit(slow, 1, 0.5)
        for room in discord.rooms[server]:
            await town.circle_in(server, room)
            for name in ("one", "two"):
                await town.asks(server, room, "rename", name=name)
        await town.time.push(timedelta())
        order = [int(m["channel_id"]) for m in discord.messages if int(m["channel_id"]) in discord.rooms[server]]
        last_of_others = max(len(order) - 1 - order[::-1].index(room) for room in others)
        assert order[last_of_others + 1 :] == [slow] * (len(order) - last_of_others - 1) != []
        told = [text_of(m) for m in discord.posted(slow)]
        assert "one" in told[-2]
        assert "two" in told[-1]


async def test_fault_10_a_limit_that_lasts_goes_back_to_the_outbox_and_only_its_room_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    discord = LocalDiscord(rooms=2)
    async with a_town(monkeypatch, discord) as town:
        (server,) = discord.servers
        slow, other = discord.rooms[server]
        for room in (slow, other):
            await town.circle_in(server, room)
        await town.time.push(timedelta())
        before = len(discord.posted(slow))
        discord.close(3600, f"/channels/{slow}/messages")
        for room in (slow, other):
            await town.asks(server, room, "rename", name="The meadow")
        await town.time.push(timedelta())
        assert len(discord.posted(slow)) == before
        assert "The meadow" in text_of(discord.posted(other)[-1])
        asked = len(discord.asked)
        await town.time.push(timedelta(minutes=59))
        assert len(discord.asked) == asked, "not asked again before its time"
        discord.closed_until.clear()
        await town.time.push(timedelta(minutes=2))
        assert "The meadow" in text_of(discord.posted(slow)[-1])
        assert len(discord.posted(slow)) == before + 1


@pytest.mark.parametrize(
    ("headers", "after"), [({}, 60.0), ({"Retry-After": "120"}, 120.0), ({"Retry-After": "x"}, 60)]
)
async def test_fault_10_turned_away_at_the_gate_nothing_at_all_is_asked_meanwhile(
    monkeypatch: pytest.MonkeyPatch, headers: Json, after: float
) -> None:
    """What stands before Discord answers without Discord's headers, and holds our whole address."""
    discord = LocalDiscord(rooms=2)
    async with a_town(monkeypatch, discord) as town:
        (server,) = discord.servers
        one, other = discord.rooms[server]
        discord.gate = [headers]
        with pytest.raises(NotNow) as patience:
            await town.platform.say(place(server, one), note("Hello."), once="1")
        assert patience.value.after == after
        asked = len(discord.asked)
        with pytest.raises(HeldBack):
            await town.platform.say(place(server, other), note("Hello."), once="2")
        assert len(discord.asked) == asked


async def test_the_whole_is_kept_below_what_discord_allows() -> None:
    """Pure arithmetic: a clock that the test holds, and no waiting."""
    now = [0.0]
    pace = Pace(lambda: now[0])
    taken = 0
    for _ in range(AT_ONCE):
        await pace.turn()
        taken += 1
    assert taken == AT_ONCE
    assert AT_ONCE + A_SECOND <= 60
    assert A_SECOND < 50
    pace.hold(5)
    with pytest.raises(HeldBack) as held:
        await pace.turn()
    assert held.value.after == 5
    now[0] = 6.0
    await pace.turn()


async def test_a_row_that_is_sent_again_is_recognised_by_its_nonce(monkeypatch: pytest.MonkeyPatch) -> None:
    discord = LocalDiscord()
    async with a_town(monkeypatch, discord) as town:
        (server,) = discord.servers
        (room,) = discord.rooms[server]
        for _ in range(2):
            shown = await town.platform.say(place(server, room), note("Once."), once="the-same-row")
        (message,) = discord.posted(room)
        assert shown == f"{room}/{message['id']}"


# Shards


async def test_each_shard_has_its_own_line_and_its_servers_are_all_served(monkeypatch: pytest.MonkeyPatch) -> None:
    discord = LocalDiscord(servers=4)
    async with a_town(monkeypatch, discord, shards=2) as town:
        assert [given["shard"] for given in discord.identified] == [[0, 2], [1, 2]]
        assert {given["intents"] for given in discord.identified} == {1}, "the guilds intent alone"
        for server in discord.servers:
            (room,) = discord.rooms[server]
            await town.circle_in(server, room)
        await town.time.push(timedelta())
        for server in discord.servers:
            told = [text_of(m) for m in discord.posted(discord.rooms[server][0])]
            assert any(f"Circle {discord.rooms[server][0]}" in each for each in told)
        for server in discord.servers[:2]:  # one on each shard
            await answered_privately(discord, server)


async def test_a_shard_whose_line_breaks_takes_no_other_with_it_and_comes_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    discord = LocalDiscord(servers=2)
    async with a_town(monkeypatch, discord, shards=2):
        one, other = discord.servers
        broken = discord.sockets[discord.shard_of(one)]
        await broken.close(code=4000)
        await answered_privately(discord, other)
        await discord.until(lambda: not discord.sockets[discord.shard_of(one)].closed)
        await answered_privately(discord, one)


async def test_fault_11_a_server_that_lets_us_in_again_hears_what_is_new_and_no_old_reminder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    discord = LocalDiscord()
    async with a_town(monkeypatch, discord) as town:
        (server,) = discord.servers
        (room,) = discord.rooms[server]
        await town.circle_in(server, room)
        await town.time.push(timedelta())
        before = len(discord.posted(room))
        await discord.send(0, "GUILD_DELETE", {"id": str(server)})
        await discord.until_true(lambda: town.platform.client.get_guild(server) is None)
        await town.time.push(datetime(2026, 5, 5, 10, tzinfo=UTC) - town.clock.now())
        assert len(discord.posted(room)) == before, "the day before"
        invited = {name: value for name, value in guild(server, [room]).items() if name != "unavailable"}
        await discord.send(0, "GUILD_CREATE", invited)
        await discord.until_true(lambda: town.platform.client.get_guild(server) is not None)
        await town.time.push(datetime(2026, 5, 6, 8, 55, tzinfo=UTC) - town.clock.now())
        (gathering,) = discord.posted(room)[before:]
        assert "We begin" in text_of(gathering)


async def test_zero_shards_are_as_many_as_discord_advises(monkeypatch: pytest.MonkeyPatch) -> None:
    discord = LocalDiscord(servers=3, recommended_shards=2)
    async with a_town(monkeypatch, discord, shards=0):
        assert [given["shard"] for given in discord.identified] == [[0, 2], [1, 2]]


async def answered_privately(discord: LocalDiscord, server: int) -> None:
    home = {"name": "home", "type": 1, "options": []}
    token = await discord.interact(server, 4242, {"id": "77", "name": "circle", "type": 1, "options": [home]})
    answers = await discord.until(lambda: len(discord.answered.get(token, ())) >= 2 and discord.answered[token])
    acknowledged, told = answers[0], answers[1]
    assert acknowledged["type"] == 5
    assert acknowledged["data"]["flags"] & 64
    assert "peers" in "".join(part.get("content", "") for part in told["components"])
