"""Rooms on Discord: a private thread made when asked, who is let in, and what is said where we may not speak."""

from datetime import timedelta

import discord
import simcord
from simcord.backend.models.channel import Overwrite
from simcord.enums import OverwriteType

from tests.discord.world import World, a_circle, answers, button, heard, markdown, sent


async def test_a_private_room_is_made_when_asked_and_tells_the_truth_about_who_can_look(world: World) -> None:
    result = await world.types("Ana", "begin private-room")
    (thread,) = world.garden.threads
    assert f"channels/{world.server.id}/{thread.id}" in heard(result)
    (made,) = sent(world, "POST", "/threads")
    assert (made.json["type"], made.json["invitable"]) == (12, False)
    (first,) = thread.history()
    assert "whoever administers this server" in markdown(first)
    assert button(first, "Start a circle")["style"] == 1
    assert world.person("Ana").id in inside(world, thread)


async def test_members_are_let_into_their_private_room_and_out_of_it_when_they_leave(world: World) -> None:
    await world.types("Ana", "begin private-room")
    (thread,) = world.garden.threads
    shown = await world.presses("Ana", thread.history()[0], "Start a circle")
    await world.fills_in("Ana", shown, name="The garden", season="open-circle", zone="UTC")
    await world.types("Ana", "people invite", thread, people=world.person("Ben"))
    assert world.person("Ben").id not in inside(world, thread)
    await world.presses("Ben", world.private("Ben")[-1], "Yes, I’ll join")
    assert {world.person("Ana").id, world.person("Ben").id} <= inside(world, thread)
    asked = await world.types("Ben", "people leave", thread)
    await world.presses("Ben", answers(asked)[0], "Yes")
    await world.types("Ana", "people rename", thread, name="The meadow")
    assert world.person("Ben").id not in inside(world, thread)


def inside(world: World, thread: simcord.builders.ChannelHandle) -> set[int]:
    return set(world.env.backend.get_channel(thread.id).thread_members)


async def test_rooms_in_which_no_circle_sits_any_more_are_forgotten(world: World) -> None:
    await a_circle(world, "Ana", "Ben")
    await world.types("Ana", "begin private-room")
    assert len(await world.circles.all_of("discord/room/")) == 2
    await world.platform.sweep()
    (kept,) = await world.circles.all_of("discord/room/")
    assert kept[0].endswith(str(world.garden.id))


async def test_a_private_room_is_made_in_a_text_channel_of_a_server_and_nowhere_else(world: World) -> None:
    result = await world.person("Ana").user.slash("circle private-room")
    assert "inside a text channel" in heard(result)
    assert world.garden.threads == []


async def test_what_we_lack_is_named_to_the_one_who_can_mend_it_and_to_others_otherwise(world: World) -> None:
    role = world.server.create_role("Mods", permissions=discord.Permissions(manage_roles=True))
    mod = world.server.add_member(world.env.create_user("mod"), roles=[role])
    deny = discord.Permissions(send_messages=True, attach_files=True)
    bot = world.env.backend.bot_user.id
    world.env.backend.set_overwrite(world.garden.id, Overwrite(bot, OverwriteType.MEMBER, deny=deny.value))
    await world.env.settle()
    mends = await mod.slash(world.garden, "circle home")
    assert "please allow my role: Send Messages, Attach Files" in heard(mends)
    other = await world.types("Ana", "begin home")
    assert "ask somebody who manages this server" in heard(other)
    refused = await mod.slash(world.garden, "circle private-room")
    assert "Create Private Threads" not in heard(refused)
    assert "Attach Files" in heard(refused)


async def test_in_a_room_where_we_may_not_speak_one_member_is_told_and_it_goes_on_once_we_may(world: World) -> None:
    await a_circle(world, "Ana", "Ben")
    bot = world.env.backend.bot_user.id
    deny = discord.Permissions(send_messages=True).value
    world.env.backend.set_overwrite(world.garden.id, Overwrite(bot, OverwriteType.MEMBER, deny=deny))
    before = len(world.room())
    for name in ("The meadow", "The orchard", "The field"):
        await world.types("Ana", "people rename", name=name)  # each tries the room again
        await world.push(timedelta(minutes=1))
    told = [m for m in world.private("Ana") if "may not write" in markdown(m)]
    assert len(told) == 1, "once, however often it is tried"
    world.env.backend.delete_overwrite(world.garden.id, bot)
    await world.push(timedelta(minutes=6))
    assert len(world.room()) == before, "nothing old is said, and nothing is tried without being asked"
    await world.presses("Ana", told[0], "It is mended, try again")
    assert "works again" in markdown(world.room()[-1])
