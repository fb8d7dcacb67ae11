"""Who can read a room on Discord: computed from real roles and permissions, through the real library."""

import discord
from simcord.backend.models.channel import Overwrite
from simcord.enums import OverwriteType

from bot.audience import Onlooker, RoomKind
from bot.nouns.places import Place
from tests.discord.world import World, a_world


def close(world: World) -> None:
    """Nobody may see the room who was not let in."""
    everyone = world.server.id
    deny = discord.Permissions(view_channel=True).value
    world.env.backend.set_overwrite(world.garden.id, Overwrite(everyone, OverwriteType.ROLE, deny=deny))


def place(world: World) -> Place:
    return Place("discord", str(world.server.id), str(world.garden.id))


async def test_an_open_room_is_the_whole_servers() -> None:
    async with a_world() as world:
        assert (await world.platform.audience(place(world))).kind is RoomKind.EVERYONE


async def test_a_closed_room_names_the_roles_that_may_look() -> None:
    async with a_world() as world:
        mods = world.server.create_role("Mods")
        world.server.create_role("Readers")
        close(world)
        allow = discord.Permissions(view_channel=True).value
        world.env.backend.set_overwrite(world.garden.id, Overwrite(mods.id, OverwriteType.ROLE, allow=allow))
        await world.env.settle()
        audience = await world.platform.audience(place(world))
        assert audience.kind is RoomKind.INVITED
        assert audience.roles == ("Mods",)
        assert {Onlooker.ADMINISTRATORS, Onlooker.ROLES, Onlooker.THE_COMPANY} <= set(audience.onlookers)


async def test_a_room_that_is_not_there_is_unknown() -> None:
    async with a_world() as world:
        for workspace, room in (("1", "2"), (str(world.server.id), "2"), ("", "x")):
            assert (await world.platform.audience(Place("discord", workspace, room))).kind is RoomKind.UNKNOWN


async def test_a_private_thread_is_seen_by_whoever_may_manage_threads() -> None:
    async with a_world() as world:
        world.server.create_role("Gardeners", permissions=discord.Permissions(manage_threads=True))
        await world.types("Ana", "begin private-room")
        await world.env.settle()
        (thread,) = world.garden.threads
        audience = await world.platform.audience(Place("discord", str(world.server.id), str(thread.id)))
        assert (audience.kind, audience.roles) == (RoomKind.ASIDE, ("Gardeners",))
        assert Onlooker.KEEPERS_OF_ASIDES in audience.onlookers
