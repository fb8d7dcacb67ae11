"""The talking piece for voices: by everyone's consent, and nobody ever stays muted because of us."""

import asyncio
from collections.abc import AsyncIterator
from copy import copy
from datetime import timedelta

import discord
import pytest
from msgspec.structs import replace
from simcord.builders import ChannelHandle

from adapters.discord.notes import Muted, Notes
from adapters.discord.voices import Voices
from tests.discord.world import World, a_circle, a_meeting, a_world, answers, buttons, heard, markdown, newest


class Fire:
    """A circle of three in a round of its first meeting, all of them in the voice channel, with a talking piece."""

    def __init__(self, world: World, room: ChannelHandle) -> None:
        self.world = world
        self.room = room

    def muted(self) -> set[str]:
        states = self.world.server.voice_states()
        return {name for name, who in self.world.people.items() if who.id in states and states[who.id].mute}

    async def agrees(self, *names: str) -> None:
        for name in names:
            await self.world.presses(name, newest(self.world, "Yes, for this meeting"), "Yes, for this meeting")

    async def next_step(self) -> None:
        """Also where somebody has not had their turn yet."""
        asked = await self.world.presses("Ana", newest(self.world, "Next step"), "Next step")
        for question in answers(asked):
            if "Go on all the same" in [each["label"] for each in buttons(question)]:
                await self.world.presses("Ana", question, "Go on all the same")


@pytest.fixture
async def fire() -> AsyncIterator[Fire]:
    async with a_world(talking_piece=True) as world:
        room = world.server.create_voice_channel("the fire")
        await world.env.settle()
        await a_circle(world, "Ana", "Ben", "Cal")
        await a_meeting(world, "Ana", "Ben", "Cal")
        for name in ("Ana", "Ben", "Cal"):
            await world.person(name).join_voice(room)
        await world.types("Ana", "people talk-at", link=f"<#{room.id}>")
        yield Fire(world, room)


async def with_piece(fire: Fire) -> None:
    """In the check-in round; Ana has the floor or another one, and two listen at most."""
    await fire.next_step()
    await fire.world.types("Ana", "meeting talking-piece")
    await fire.agrees("Ben", "Cal")


async def test_everyone_is_asked_and_nobody_is_muted_before_all_have_said_yes(fire: Fire) -> None:
    await fire.next_step()
    told = await fire.world.types("Ana", "meeting talking-piece")
    assert "Everyone who is here is asked" in heard(told)
    await fire.agrees("Ben")
    assert fire.muted() == set()
    await fire.agrees("Cal")
    assert fire.muted()
    assert "Ana" not in fire.muted(), "whoever facilitates can always speak"


async def test_the_card_never_says_who_has_answered(fire: Fire) -> None:
    await fire.next_step()
    await fire.world.types("Ana", "meeting talking-piece")
    card = newest(fire.world, "Rather not")
    asked = markdown(card)
    await fire.agrees("Ben")
    assert markdown(newest(fire.world, "Rather not")) == asked
    refused = await fire.world.presses("Cal", newest(fire.world, "Rather not"), "Rather not")
    assert "Nobody is told" in heard(refused)
    now = next(markdown(m) for m in fire.world.room() if m.id == card.id)
    assert "stays off" in now
    assert not [name for name in ("Ana", "Ben", "Cal") if name in now or f"<@{fire.world.person(name).id}>" in now]
    again = await fire.world.types("Ben", "meeting talking-piece")
    assert "stays off" in heard(again)


async def test_the_floor_goes_round_and_whoever_has_it_is_heard(fire: Fire) -> None:
    await with_piece(fire)
    for _ in range(3):
        muted = fire.muted()
        card = markdown(newest(fire.world, "I have spoken"))
        speaker = next(n for n in ("Ana", "Ben", "Cal") if f"<@{fire.world.person(n).id}>, the floor" in card)
        assert muted == {"Ben", "Cal"} - {speaker}
        await fire.world.presses(speaker, newest(fire.world, "I have spoken"), "I have spoken")
    assert "step 3 of" in markdown(newest(fire.world, "Next step"))


@pytest.mark.parametrize("act", ["Pause", "Rather not", "Next step", "Close"])
async def test_everybody_has_their_voice_again_at_once(fire: Fire, act: str) -> None:
    await with_piece(fire)
    assert fire.muted()
    world = fire.world
    if act == "Close":
        asked = await world.types("Ana", "meeting close")
        await world.presses("Ana", answers(asked)[0], "Yes")
    elif act == "Next step":
        for _ in range(6):
            await fire.next_step()
            if "floor" not in markdown(newest(world, "Next step")):
                break
    else:
        await world.presses("Ana", newest(world, act), act)
    assert fire.muted() == set()
    assert [key for key, _ in await world.circles.all_of("discord/muted/")] == []


async def test_a_kill_while_somebody_is_muted_leaves_nobody_muted_after_the_restart(fire: Fire) -> None:
    await with_piece(fire)
    assert fire.muted()
    world = fire.world
    again = World(world.circles, world.clock, talking_piece=True)
    await world.env.restart_bot(again.platform.client)
    again.come_back_as(world)
    assert fire.muted(), "the process that muted them is gone"
    begun = again.platform.around.begin()
    await world.env.settle()
    assert fire.muted() == set()
    for task in begun:
        task.cancel()


async def test_a_restart_that_never_reaches_discord_forgets_nobody_whom_we_have_muted(fire: Fire) -> None:
    await with_piece(fire)
    world = fire.world
    before = [key for key, _ in await world.circles.all_of("discord/muted/")]
    notes = Notes(world.circles)
    await notes.open()
    not_connected = World(world.circles, world.clock).platform.client
    await Voices(not_connected, notes, world.clock, switched_on=True).lift_all()
    assert [key for key, _ in await world.circles.all_of("discord/muted/")] == before


async def test_who_is_in_no_room_is_not_asked_for_all_the_time(fire: Fire) -> None:
    await with_piece(fire)
    world = fire.world
    for name in sorted(fire.muted()):
        await world.person(name).leave_voice()
    world.env.inject_error("PATCH", "/guilds/*/members/*", status=400, code=40032, times=None)
    world.clock.at += timedelta(minutes=31)
    with world.env.time_context():
        await world.platform.around.voices.look_after()
        before = len(world.env.http_requests)
        await world.platform.around.voices.look_after()
    assert len(world.env.http_requests) == before


class Overtaken(Notes):
    """Discord tells us of our own unmuting while it is under way; then the next turn mutes the same person again."""

    def hears(self, voices: Voices, member: discord.Member, before: discord.VoiceState) -> None:
        after = copy(before)
        after.mute = False
        self.news = voices.moved(member, before, after)

    async def forget_muted(self, muted: Muted) -> None:
        heard = asyncio.create_task(self.news)
        await asyncio.sleep(0)
        await super().forget_muted(muted)
        await self.keep_muted(replace(muted, at=muted.at + timedelta(seconds=1)))
        self.heard = heard


async def test_what_we_hear_late_of_our_own_unmuting_forgets_no_newer_mute(fire: Fire) -> None:
    await with_piece(fire)
    world = fire.world
    notes = Overtaken(world.circles)
    await notes.open()
    one = notes.muted[0]
    for other in notes.muted[1:]:
        await Notes.forget_muted(notes, other)
    server = world.platform.client.get_guild(int(one.server))
    room = server.get_channel(one.room) if server else None
    assert server is not None
    assert isinstance(room, discord.VoiceChannel)
    voices = Voices(world.platform.client, notes, world.clock, switched_on=True)
    with world.env.time_context():
        notes.hears(voices, await server.fetch_member(int(one.user)), copy(room.voice_states[int(one.user)]))
        await voices.lift_all()
        await notes.heard
    assert [muted.user for muted in notes.muted] == [one.user]


async def test_who_left_the_room_while_muted_is_unmuted_on_entering_any_room(fire: Fire) -> None:
    await with_piece(fire)
    world = fire.world
    name = next(iter(sorted(fire.muted())))
    await world.person(name).leave_voice()
    world.env.inject_error("PATCH", "/guilds/*/members/*", status=400, code=40032)
    await world.types("Ana", "meeting pause")
    assert len(await world.circles.all_of("discord/muted/")) == 1, "Discord cannot unmute who is in no room"
    other = world.server.create_voice_channel("the kitchen")
    await world.env.settle()
    await world.person(name).join_voice(other)
    assert fire.muted() == set()
    assert not await world.circles.all_of("discord/muted/")


async def test_who_goes_to_another_room_takes_no_mute_along(fire: Fire) -> None:
    await with_piece(fire)
    name = next(iter(sorted(fire.muted())))
    other = fire.world.server.create_voice_channel("the kitchen")
    await fire.world.env.settle()
    await fire.world.person(name).join_voice(other)
    assert name not in fire.muted()


async def test_whom_a_moderator_has_muted_is_not_ours_to_unmute(fire: Fire) -> None:
    world = fire.world
    cal = world.person("Cal")
    world.env.backend.set_voice_state(world.server.id, cal.id, fire.room.id, mute=True)
    await world.env.settle()
    await with_piece(fire)
    await world.types("Ana", "meeting pause")
    assert fire.muted() == {"Cal"}


async def test_whom_a_moderator_unmutes_stays_unmuted(fire: Fire) -> None:
    await with_piece(fire)
    world = fire.world
    name = next(iter(sorted(fire.muted())))
    world.env.backend.set_voice_state(world.server.id, world.person(name).id, fire.room.id, mute=False)
    await world.env.settle()
    assert not [k for k, _ in await world.circles.all_of("discord/muted/") if k.endswith(str(world.person(name).id))]


async def test_only_who_is_in_that_room_is_muted(fire: Fire) -> None:
    world = fire.world
    other = world.server.create_voice_channel("the kitchen")
    await world.env.settle()
    for name in ("Ben", "Cal"):
        await world.person(name).join_voice(other)
    eve = world.person("Eve")
    await eve.join_voice(fire.room)
    await with_piece(fire)
    assert fire.muted() == set()


async def test_a_mute_that_lasts_too_long_is_lifted_whatever_else_happens(fire: Fire) -> None:
    await with_piece(fire)
    fire.world.clock.at += timedelta(minutes=31)
    with fire.world.env.time_context():
        await fire.world.platform.around.voices.look_after()
    assert fire.muted() == set()


async def test_one_who_cannot_be_unmuted_yet_does_not_keep_the_others_muted(fire: Fire) -> None:
    await with_piece(fire)
    world = fire.world
    if len(fire.muted()) == 1:
        await world.presses(_speaker(world), newest(world, "I have spoken"), "I have spoken")
    world.env.inject_error("PATCH", "/guilds/*/members/*", status=500, times=6)
    await world.types("Ana", "meeting pause")
    await world.push(timedelta(seconds=15))
    await world.push(timedelta(seconds=15))
    assert fire.muted() == set()


async def test_without_the_permission_nobody_is_muted_and_whoever_prepares_is_told(fire: Fire) -> None:
    world = fire.world
    world.env.inject_error("PATCH", "/guilds/*/members/*", status=403, code=50013, times=None)
    await with_piece(fire)
    assert fire.muted() == set()
    told = [markdown(m) for name in ("Ana", "Ben", "Cal") for m in world.private(name)]
    assert any("Mute Members" in each for each in told)
    assert not await world.circles.all_of("discord/muted/")


async def test_it_needs_a_room_for_voices_of_this_server(fire: Fire) -> None:
    world = fire.world
    await world.types("Ana", "people talk-at", link="https://meet.example.org/x")
    told = answers(await world.types("Ana", "meeting talking-piece"))[0]
    assert "voice channel of this server" in markdown(told)
    assert [b["label"] for b in buttons(told)] == ["Where we talk"]


async def test_where_it_is_not_switched_on_it_is_not_offered_and_no_voice_reaches_us(world: World) -> None:
    await a_circle(world, "Ana", "Ben")
    assert "talking-piece" not in heard(await world.types("Ana", "begin help"))
    assert "nothing of the kind" in heard(await world.types_unknown("Ana", "talking-piece"))
    assert world.platform.client.intents == discord.Intents(guilds=True)


def _speaker(world: World) -> str:
    card = markdown(newest(world, "I have spoken"))
    return next(n for n in ("Ana", "Ben", "Cal") if f"<@{world.person(n).id}>, the floor" in card)
