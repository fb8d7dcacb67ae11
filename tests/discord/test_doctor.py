"""The doctor's findings, each with its remedy, and the address that invites us. Over a real HTTP server of our own."""

import logging

import discord
import pytest
from simcord.backend.models.channel import Overwrite
from simcord.enums import OverwriteType

from adapters.discord import doctor, permissions
from adapters.discord.platform import DiscordPlatform
from bot.nouns.people import Language
from bot.nouns.places import Place
from bot.ports.platforms import NotConnected
from tests.discord.internals import Refusing, without_network
from tests.discord.world import World, a_circle


def test_the_invitation_asks_for_exactly_what_we_need() -> None:
    address = permissions.invite_address(42)
    assert "client_id=42" in address
    assert "scope=bot+applications.commands" in address
    wanted = discord.Permissions(int(address.split("permissions=")[1].split("&")[0]))
    assert wanted == permissions.all_needed()
    assert [name for name in permissions.NAMES if not getattr(wanted, name)] == []
    assert bin(wanted.value).count("1") == len(permissions.NAMES)


@pytest.mark.parametrize("language", list(Language))
def test_every_permission_has_the_name_that_discord_s_settings_show(language: Language) -> None:
    words = permissions.in_words(list(permissions.NAMES), language).split(", ")
    assert len(words) == len(permissions.NAMES)
    assert not any(word.startswith("discord.") for word in words)


def test_an_administrator_lacks_nothing() -> None:
    assert permissions.lacking(discord.Permissions(administrator=True), permissions.TO_MAKE_A_ROOM) == []
    assert permissions.lacking(discord.Permissions(view_channel=True), permissions.IN_A_CHANNEL) == [
        "send_messages",
        "attach_files",
    ]


async def test_the_doctor_finds_a_house_in_order(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await a_circle(world, "Ana", "Ben")
    with without_network(world.env, monkeypatch):
        found = await doctor.findings("simulated", world.circles)
    assert [not f.remedy for f in found] == [True] * 4
    assert found[-1].what == "The village / garden: all permissions are there."


async def test_the_doctor_names_what_a_room_lacks_and_who_can_mend_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_circle(world, "Ana", "Ben")
    bot = world.env.backend.bot_user.id
    deny = discord.Permissions(send_messages=True).value
    world.env.backend.set_overwrite(world.garden.id, Overwrite(bot, OverwriteType.MEMBER, deny=deny))
    with without_network(world.env, monkeypatch):
        found = await doctor.findings("simulated", world.circles)
    assert found[-1].remedy
    assert "Send Messages" in found[-1].remedy


async def test_the_doctor_sees_older_commands_and_rooms_that_are_gone(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_circle(world, "Ana", "Ben")
    world.env.backend.commands.clear()
    world.env.backend.delete_channel(world.garden.id)
    with without_network(world.env, monkeypatch):
        found = await doctor.findings("simulated", world.circles)
    assert [not f.remedy for f in found] == [True, True, False, False]
    assert "it renews them" in found[2].remedy
    assert "let me in again: https://discord.com" in found[3].remedy


async def test_beside_a_running_bot_the_doctor_says_what_can_be_seen_without_its_notes(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with without_network(world.env, monkeypatch):
        found = await doctor.findings("simulated", None)
        assert [not f.remedy for f in found] == [True] * 3
        world.env.backend.commands.clear()
        assert [not f.remedy for f in await doctor.findings("simulated", None)] == [True, True, False]


async def test_the_doctor_says_that_the_token_is_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with without_network(world.env, monkeypatch, Refusing):
        (found,) = await doctor.findings("simulated", world.circles)
    assert "DISCORD_TOKEN" in found.remedy


async def test_the_invitation_takes_its_address_from_the_token(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with without_network(world.env, monkeypatch):
        assert f"client_id={world.platform.client.application_id}" in await doctor.invitation("simulated")
    with without_network(world.env, monkeypatch, Refusing), pytest.raises(NotConnected, match="DISCORD_TOKEN"):
        await doctor.invitation("simulated")


async def test_a_refused_token_is_said_in_plain_words_and_never_shown(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    secret = "very.secret.token"
    with without_network(world.env, monkeypatch, Refusing):
        platform = DiscordPlatform(
            bot=world.bot, circles=world.circles, drawer=world.circles, clock=world.clock, token=secret
        )
        with pytest.raises(NotConnected) as refused:
            await platform.start()
    assert "DISCORD_TOKEN" in str(refused.value)
    assert secret not in str(refused.value) + caplog.text


def test_a_place_is_a_server_and_a_channel() -> None:
    assert Place("discord", "100", "200").platform == DiscordPlatform.name
