"""The one command table as Discord's commands, in both languages and within every limit."""

import re
from collections.abc import Iterator
from typing import Any

import discord
import pytest

from adapters.discord.doctor import a_tree
from adapters.discord.limits import COMMAND, DESCRIPTION, NAME, OPTIONS
from adapters.discord.text import mention
from bot.circle import Language
from bot.commands import COMMANDS, Group, word_in

NAMED = re.compile(r"^[-_a-z0-9]{1,32}$")
OURS_ALONE = {"private-room"}


@pytest.fixture
async def root() -> Any:
    root, *_ = await a_tree(discord.Client(intents=discord.Intents.none())).wire()
    return root


async def test_what_a_message_may_be_handed_to_stands_in_its_menu() -> None:
    _, *menu = await a_tree(discord.Client(intents=discord.Intents.none())).wire()
    assert [(each["name"], each["type"], each["name_localizations"]) for each in menu] == [
        ("Keep on the shelf", 3, {"fr": "Poser sur l’étagère"})
    ]
    assert all(len(name) <= NAME for each in menu for name in (each["name"], *each["name_localizations"].values()))


def every_node(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for option in node.get("options", ()):
        yield from every_node(option)


def test_every_word_of_the_table_is_there_under_its_chapter(root: Any) -> None:
    found = {(group["name"], word["name"]) for group in root["options"] for word in group["options"]}
    table = {(command.group.value, command.word) for command in COMMANDS if command.group}
    assert found - table == {("begin", name) for name in OURS_ALONE}
    assert table <= found
    for command in COMMANDS:
        if command.group:
            assert mention(command, None) == f"`/circle {command.group.value} {command.word}`"


def test_every_name_and_description_is_within_discord_s_limits_in_both_languages(root: Any) -> None:
    for node in every_node(root):
        for name in (node["name"], *node.get("name_localizations", {}).values()):
            assert NAMED.fullmatch(name), name
            assert len(name) <= NAME
        for text in (node["description"], *node.get("description_localizations", {}).values()):
            assert 0 < len(text) <= DESCRIPTION, text
        assert len(node.get("options", ())) <= OPTIONS


def test_the_whole_command_is_within_what_discord_takes(root: Any) -> None:
    def longest(node: dict[str, Any], key: str) -> int:
        return max(map(len, (node[key], *node.get(f"{key}_localizations", {}).values())))

    assert sum(longest(node, "name") + longest(node, "description") for node in every_node(root)) <= COMMAND


def test_french_has_its_own_words_and_no_two_are_the_same_in_a_chapter(root: Any) -> None:
    for group in root["options"]:
        french = [word.get("name_localizations", {}).get("fr", word["name"]) for word in group["options"]]
        assert len(set(french)) == len(french)
        for word in group["options"]:
            command = next((c for c in COMMANDS if c.word == word["name"]), None)
            if command is not None:
                assert word.get("name_localizations", {}).get("fr") == word_in(command, Language.FR)
    assert {group["name"] for group in root["options"]} == {group.value for group in Group}
    assert all(set(node.get("name_localizations", {})) <= {"fr"} for node in every_node(root))


def test_no_option_is_required_since_a_form_asks_for_what_is_lacking(root: Any) -> None:
    options = [o for group in root["options"] for word in group["options"] for o in word.get("options", ())]
    assert not [option for option in options if option.get("required")]
    completed = {option["name"] for option in options if option.get("autocomplete")}
    assert {"circle", "member", "meeting", "practice", "season"} <= completed


def test_commands_are_for_servers_and_for_private_messages_with_us(root: Any) -> None:
    assert (root["contexts"], root["integration_types"]) == ([0, 1], [0])


async def test_the_digest_is_the_same_each_time_and_follows_the_table(root: Any) -> None:
    one, other = (a_tree(discord.Client(intents=discord.Intents.none())) for _ in range(2))
    assert await one.digest() == await other.digest()
    other.remove_command("circle")
    assert await one.digest() != await other.digest()
