"""The faults of the design that concern Discord, by their numbers.

Elsewhere: 4, 10 and 11 over real sockets and real limits in test_limits, 13 in test_rooms too, 19 and 20 for every
platform in tests/platforms/test_contract, and piece by piece in test_literal and test_render.
"""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import discord
import pytest
import simcord

from adapters.discord.answers import understood
from bot.nouns.circle import Circle
from bot.nouns.places import Place, Trouble
from bot.ports.keeping import Change, StorageUnwell
from bot.ports.platforms import Gone, NotNow, RoomLost
from storage.memory import MemoryCircles
from tests.discord.test_sending import HELLO, garden, to
from tests.discord.world import (
    World,
    a_circle,
    a_meeting,
    a_world,
    answers,
    button,
    buttons,
    heard,
    make_private,
    markdown,
    newest,
    sent,
)


class Stalling(MemoryCircles):
    """A database that may stall, or be unwell."""

    def __init__(self) -> None:
        super().__init__()
        self.env: simcord.Env | None = None
        self.goes_on = asyncio.Event()
        self.goes_on.set()
        self.unwell = False

    async def sitting_at(self, place: Place) -> Circle | None:
        if not self.goes_on.is_set() and self.env is not None:
            await self.env.external_wait(self.goes_on.wait(), reason="the database stalls")
        return await super().sitting_at(place)

    async def save(self, change: Change) -> Circle:
        if self.unwell:
            raise StorageUnwell
        return await super().save(change)


@pytest.fixture
async def stalling() -> AsyncIterator[World]:
    circles = Stalling()
    async with a_world(circles=circles) as world:
        circles.env = world.env
        yield world


async def test_fault_01_an_interaction_that_is_delivered_twice_is_done_once(world: World) -> None:
    await a_circle(world, "Ana", "Ben", "Cal")
    await a_meeting(world, "Ana", "Ben", "Cal")
    card = newest(world, "Next step")
    press = world.payload("Ana", card, button(card, "Next step")["custom_id"])
    await world.deliver(press, press)
    await world.deliver(press)
    step = newest(world, "Next step")
    assert "step 2 of" in markdown(step)
    assert len([m for m in world.room() if "has begun" in markdown(m) or "step 2 of" in markdown(m)]) == 2


async def test_fault_01_an_interaction_that_comes_again_after_a_restart_is_done_once() -> None:
    async with a_world() as world:
        await a_circle(world, "Ana", "Ben", "Cal")
        await a_meeting(world, "Ana", "Ben", "Cal")
        card = newest(world, "Next step")
        press = world.payload("Ana", card, button(card, "Next step")["custom_id"])
        await world.deliver(press)
        again = World(world.circles, world.clock)
        await world.env.restart_bot(again.platform.client)
        again.come_back_as(world)
        await again.deliver(press)
        assert "step 2 of" in markdown(newest(again, "Next step"))


async def test_fault_02_a_stalled_database_keeps_nobody_waiting_for_the_acknowledgement(stalling: World) -> None:
    circles = stalling.circles
    assert isinstance(circles, Stalling)
    await a_circle(stalling, "Ana", "Ben")
    circles.goes_on.clear()
    result = await stalling.person("Ana").slash(stalling.garden, "circle-people rename", name="The meadow")
    assert result.acknowledged
    assert result.deferred
    assert "The meadow" not in "".join(map(markdown, stalling.room()))
    circles.goes_on.set()
    await stalling.env.settle()
    await stalling.push(timedelta())
    assert "The meadow" in markdown(stalling.room()[-1])


async def test_fault_02_a_form_that_comes_too_late_is_a_button_that_opens_it(stalling: World) -> None:
    circles = stalling.circles
    assert isinstance(circles, Stalling)
    await a_circle(stalling, "Ana", "Ben")
    circles.goes_on.clear()
    result = await stalling.person("Ana").slash(stalling.garden, "circle-mine commit")
    assert result.deferred
    circles.goes_on.set()
    await stalling.env.settle()
    (answer,) = answers(result)
    shown = await stalling.presses("Ana", answer, "Go on with the form")
    done = await stalling.fills_in("Ana", shown, text="Ask Marie")
    assert "Ask Marie" in heard(done)


async def test_fault_02_what_was_typed_is_offered_back_when_it_could_not_be_saved(stalling: World) -> None:
    circles = stalling.circles
    assert isinstance(circles, Stalling)
    await a_circle(stalling, "Ana", "Ben")
    shown = await stalling.types("Ana", "mine commit")
    circles.unwell = True
    failed = await stalling.fills_in("Ana", shown, text="A long thought", day="2026-05-20")
    assert "Nothing can be saved" in heard(failed)
    circles.unwell = False
    again = await stalling.presses("Ana", answers(failed)[-1], "Go on with the form")
    done = await stalling.fills_in("Ana", again)
    assert "A long thought" in heard(done)


async def test_fault_03_two_who_press_together_and_a_stale_card_are_one_step(world: World) -> None:
    await a_circle(world, "Ana", "Ben", "Cal")
    await a_meeting(world, "Ana", "Ben", "Cal")
    card = newest(world, "Next step")
    press = button(card, "Next step")["custom_id"]
    await world.deliver(world.payload("Ana", card, press), world.payload("Ana", card, press))
    assert "step 2 of" in markdown(newest(world, "Next step"))
    before = len(world.private_answers("Ana"))
    await world.deliver(world.payload("Ana", card, press))
    assert "step 2 of" in markdown(newest(world, "Next step"))
    assert len(world.private_answers("Ana")) == before + 1


async def test_fault_04_what_is_sent_again_is_recognised_by_discord_itself(world: World) -> None:
    await a_circle(world, "Ana", "Ben")
    world.env.inject_error("POST", "/channels/*/messages", status=502)
    await world.types("Ana", "people rename", name="The meadow")
    await world.push(timedelta(seconds=5))
    tries = [r.json["nonce"] for r in sent(world, "POST", "/messages")][-2:]
    assert tries[0] == tries[1]
    assert len([m for m in world.room() if "meadow" in markdown(m)]) == 1
    assert world.mouth.perhaps_twice == 0


async def test_fault_05_what_was_acknowledged_is_carried_out_after_a_restart() -> None:
    circles = Stalling()
    async with a_world(circles=circles) as world:
        circles.env = world.env
        await a_circle(world, "Ana", "Ben")
        circles.goes_on.clear()
        result = await world.person("Ana").slash(world.garden, "circle-mine commit", text="Ask Marie")
        assert result.deferred
        again = World(circles, world.clock)
        await world.env.restart_bot(again.platform.client)
        again.come_back_as(world)
        circles.goes_on.set()
        await again.platform.resume()
        assert "Ask Marie" in heard(result)
        assert result.ephemeral
        assert [key for key, _ in await circles.all_of("discord/act/")] == []


async def test_fault_05_buttons_of_an_earlier_process_still_work() -> None:
    async with a_world() as world:
        await a_circle(world, "Ana", "Ben", "Cal")
        card = await a_meeting(world, "Ana", "Ben", "Cal")
        shown = await world.types("Ben", "mine commit")
        before = len(sent(world, "PUT", "/commands"))
        again = World(world.circles, world.clock)
        await world.env.restart_bot(again.platform.client)
        again.come_back_as(world)
        await again.presses("Ana", card, "Next step")
        assert "step 2 of" in markdown(newest(again, "Next step"))
        assert "Ask Marie" in heard(await again.fills_in("Ben", shown, text="Ask Marie"))
        assert len(sent(again, "PUT", "/commands")) == before == 1, "the commands were registered again"


async def test_fault_10_a_long_rate_limit_makes_the_outbox_wait_that_long() -> None:
    with pytest.raises(NotNow) as patience, understood():
        raise discord.RateLimited(42.5)
    assert patience.value.after == 42.5


async def test_fault_11_a_server_that_took_us_out_gets_nothing_and_old_news_never_comes(world: World) -> None:
    await a_circle(world, "Ana", "Ben")
    room, ben = garden(world), to(world, "Ben")
    world.env.backend.remove_guild(world.server.id)
    await world.env.settle()
    before = len(world.env.http_requests)
    for address in (room, ben):
        with pytest.raises(Gone):
            await world.platform.say(address, HELLO, once="1")
    assert len(world.env.http_requests) == before
    await world.platform.sweep()
    assert await world.circles.of(ben.account), "nobody has left because we were sent away"


async def test_fault_13_a_deleted_channel_is_not_tried_again(world: World) -> None:
    room = garden(world)
    world.env.backend.delete_channel(world.garden.id)
    await world.env.settle()
    with pytest.raises(RoomLost) as lost:
        await world.platform.say(room, HELLO, once="1")
    assert lost.value.why is Trouble.DELETED


async def test_fault_13_a_locked_thread_is_not_tried_again(world: World) -> None:
    shown = await world.platform.say(garden(world), HELLO, once="1")
    world.env.inject_error("PATCH", "/channels/*/messages/*", status=400, code=50083, times=None)
    with pytest.raises(RoomLost) as lost:
        await world.platform.change(garden(world), shown, HELLO)
    assert lost.value.why is Trouble.LOCKED


async def test_fault_13_a_room_that_is_made_public_hears_nothing_until_a_member_decides(world: World) -> None:
    make_private(world, "Ana", "Ben", "Eve")
    await a_circle(world, "Ana", "Ben")
    before = len(world.room())
    world.env.backend.delete_overwrite(world.garden.id, world.server.id)
    await world.env.settle()
    await world.push(timedelta())
    told = world.private("Ana")[-1]
    assert "was private and is not any more" in markdown(told), "whoever prepares is told at once"
    assert [b["label"] for b in buttons(told)] == ["It is ours alone again", "Keep it here", "Move to another room"]
    assert "does not hear of this" in heard(await world.types("Ana", "people rename", name="Secret meadow"))
    assert "was private" not in heard(await world.types("Eve", "begin home"))
    assert "was private" in heard(await world.types("Ben", "people circle"))
    await world.presses("Ana", told, "It is ours alone again")
    assert "was private" in markdown(world.private("Ana")[-1]), "it is not"
    await world.push(timedelta(minutes=11))
    assert len(world.room()) == before
    await world.presses("Ana", world.private("Ana")[-1], "Keep it here")
    assert len(world.room()) == before + 1
    assert "Everyone in the workspace or server can read this room now" in markdown(world.room()[-1])
    await world.types("Ben", "people rename", name="Open meadow")
    assert "Open meadow" in markdown(world.room()[-1])


async def test_fault_13_a_room_that_is_closed_again_and_opened_again_is_asked_about_again(world: World) -> None:
    make_private(world, "Ana", "Ben")
    await a_circle(world, "Ana", "Ben")
    for round in (1, 2):
        world.env.backend.delete_overwrite(world.garden.id, world.server.id)
        await world.env.settle()
        await world.push(timedelta())
        told = [m for m in world.private("Ana") if "was private and is not any more" in markdown(m)]
        assert len(told) == round
        await world.presses("Ana", told[-1], "Keep it here")
        make_private(world, "Ana", "Ben")
        await world.env.settle()


async def test_fault_13_a_channel_that_is_deleted_is_told_once_and_the_circle_moves(world: World) -> None:
    await a_circle(world, "Ana", "Ben")
    other = world.server.create_text_channel("meadow")
    world.env.backend.delete_channel(world.garden.id)
    await world.env.settle()
    await world.push(timedelta())
    assert "was deleted" in markdown(world.private("Ana")[-1])
    before = len(world.private("Ana"))
    result = await world.types("Ana", "people rename", other, name="The meadow")
    assert "does not hear of this" in heard(result)
    assert len(world.private("Ana")) == before
    await world.types("Ben", "people sit-here", other)
    assert "sits here from now on" in markdown(world.room(other)[-1])
    await world.types("Ana", "people rename", other, name="The orchard")
    assert "The orchard" in markdown(world.room(other)[-1])


async def test_fault_13_a_server_that_sends_us_away_and_back_has_its_circle_go_on(world: World) -> None:
    await a_circle(world, "Ana", "Ben")
    circle = await world.circles.sitting_at(garden(world).place)
    assert circle is not None
    await world.bot.room_lost(garden(world).place, Trouble.SENT_AWAY)
    lost = await world.circles.load(circle.id)
    assert lost is not None
    assert [(each.why, each.told) for each in lost.lost] == [(Trouble.SENT_AWAY, ())], "nobody there can be told"
    guild = world.platform.client.get_guild(world.server.id)
    world.platform.client.dispatch("guild_join", guild)
    await world.env.settle()
    found = await world.circles.load(circle.id)
    assert found is not None
    assert found.lost == ()


async def test_fault_14_whoever_left_the_server_has_no_access_in_private(world: World) -> None:
    await a_circle(world, "Ana", "Cal")
    await world.types("Ana", "people invite", people=world.person("Ben"))
    invitation = world.private("Ben")[-1]
    user = world.person("Ben").user
    world.server.remove_member(world.person("Ben"))
    result = await user.click(invitation, custom_id=button(invitation, "Yes, I’ll join")["custom_id"])
    assert "a server that you are not in" in heard(result)


async def test_fault_14_the_daily_sweep_lets_the_circle_go_on_without_them(world: World) -> None:
    await a_circle(world, "Ana", "Ben", "Cal")
    await a_meeting(world, "Ana", "Ben", "Cal")
    account = to(world, "Cal").account
    world.server.remove_member(world.person("Cal"))
    await world.platform.sweep()
    await world.push(timedelta())
    assert not await world.circles.of(account)
    assert any("Cal" in markdown(m) and "left" in markdown(m) for m in world.room())
    assert any("Invite" in [b["label"] for b in buttons(m)] for m in world.room()), "two left: a close is offered"
    await world.platform.sweep()


async def test_fault_14_a_network_that_fails_throws_nobody_out(world: World) -> None:
    await a_circle(world, "Ana", "Ben")
    world.env.inject_error("GET", "/guilds/*/members/*", status=500, times=None)
    await world.platform.sweep()
    assert await world.circles.of(to(world, "Ben").account)


async def test_fault_19_the_longest_words_go_through_whole(world: World) -> None:
    await a_circle(world, "Ana", "Ben")
    await world.types("Ana", "between check-in", question="How are you?", hours=24)
    shown = await world.presses("Ben", newest(world, "Answer"), "Answer")
    text = "👩‍👩‍👧‍👦 *" * 250
    await world.fills_in("Ben", shown, text=text)
    told = "".join(markdown(m) for m in world.room()).replace("\\", "")
    assert "".join(text.split()) in "".join(told.split())


async def test_fault_20_hostile_names_and_words_reach_nobody(world: World) -> None:
    hostile = "@everyone <@1> [x](http://evil) `{0.__class__}`"
    shown = await world.types("Ana", "begin start")
    await world.fills_in("Ana", shown, name=hostile, season="open-circle", zone="UTC", purpose=hostile)
    await world.types("Ana", "mine call-me", name=hostile)
    await world.types("Ana", "people invite", people=world.person("Ben"))
    await world.types("Ana", "people rename", name=f"{hostile} again")
    for message in [*world.room(), *world.private("Ben")]:
        assert not message.mention_everyone
        assert {user.id for user in message.mentions} <= {world.person("Ana").id}
        assert "](http" not in markdown(message).replace("\\]", "")
    for request in sent(world, "POST", "/messages"):
        assert request.json["allowed_mentions"]["parse"] == []


async def test_the_stalled_world_is_not_slower_for_others(stalling: World) -> None:
    """One person's stalled act holds nobody else's acknowledgement up."""
    circles = stalling.circles
    assert isinstance(circles, Stalling)
    await a_circle(stalling, "Ana", "Ben")
    circles.goes_on.clear()
    one = await stalling.person("Ana").slash(stalling.garden, "circle-people circle")
    other = await stalling.person("Ben").slash(stalling.garden, "circle-people circle")
    assert one.acknowledged
    assert other.acknowledged
    circles.goes_on.set()
    await stalling.env.settle()
    assert "The garden" in heard(other)
