"""The one command table as Discord's commands, in both languages and within every limit."""

import re
from collections.abc import Iterator
from typing import Any

import discord
import pytest

from adapters.discord.doctor import a_tree
from adapters.discord.limits import COMMAND, DESCRIPTION, NAME, OPTIONS
from adapters.discord.names import FURTHER, first_words, path_of, root_of
from adapters.discord.text import mention
from bot.called import word_in
from bot.command import Group
from bot.commands import BY_WORD, COMMANDS
from bot.nouns.people import Language
from bot.ports.sayings import Beside

NAMED = re.compile(r"^[-_a-z0-9]{1,32}$")
WHOLE = frozenset(Beside)


@pytest.fixture
async def roots() -> Any:
    """The slash commands; the menus of messages are no part of them."""
    whole = await a_tree(discord.Client(intents=discord.Intents.none()), WHOLE).wire()
    return [each for each in whole if each.get("type", 1) == 1]


async def test_what_a_message_may_be_handed_to_stands_in_its_menu() -> None:
    whole = await a_tree(discord.Client(intents=discord.Intents.none()), WHOLE).wire()
    menu = [each for each in whole if each["type"] == 3]
    assert [(each["name"], each["type"], each["name_localizations"]) for each in menu] == [
        ("Keep on the shelf", 3, {"fr": "Poser sur l’étagère"})
    ]
    assert all(len(name) <= NAME for each in menu for name in (each["name"], *each["name_localizations"].values()))


def every_node(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for option in node.get("options", ()):
        yield from every_node(option)


def words_of(root: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """(path, word) of everything that can be typed under it."""
    for node in root.get("options", ()):
        if node["type"] == 1:
            yield f"{root['name']} {node['name']}", node
        else:
            yield from ((f"{root['name']} {node['name']} {word['name']}", word) for word in node["options"])


def test_every_word_of_the_table_is_there_under_its_chapter(roots: Any) -> None:
    found = {path for root in roots for path, _ in words_of(root)}
    assert found == {path_of(command) for command in COMMANDS if command.group} | {"circle private-room"}
    assert {root["name"] for root in roots} == {root_of(group) for group in Group}
    assert path_of(BY_WORD["open"]) == "circle-meeting open"
    assert mention(BY_WORD["home"], {}) == "`/circle home`"
    assert mention(BY_WORD["home"], {"circle": 7}) == "</circle home:7>"


def test_a_long_chapter_goes_on_under_one_more_word(roots: Any) -> None:
    for group in Group:
        words = [command for command in COMMANDS if command.group is group]
        first = first_words(group)
        assert all(path_of(command).count(" ") == 1 for command in words[:first])
        assert all(f" {FURTHER} " in path_of(command) for command in words[first:])


def test_every_name_and_description_is_within_discord_s_limits_in_both_languages(roots: Any) -> None:
    for node in (node for root in roots for node in every_node(root)):
        for name in (node["name"], *node.get("name_localizations", {}).values()):
            assert NAMED.fullmatch(name), name
            assert len(name) <= NAME
        for text in (node["description"], *node.get("description_localizations", {}).values()):
            assert 0 < len(text) <= DESCRIPTION, text
        assert len(node.get("options", ())) <= OPTIONS


def test_each_command_is_within_what_discord_takes(roots: Any) -> None:
    def longest(node: dict[str, Any], key: str) -> int:
        return max(map(len, (node[key], *node.get(f"{key}_localizations", {}).values())))

    for root in roots:
        assert sum(longest(node, "name") + longest(node, "description") for node in every_node(root)) <= COMMAND
    assert len(roots) <= 100


def test_french_has_its_own_words_and_no_two_are_the_same_in_a_chapter(roots: Any) -> None:
    for root in roots:
        words = [word for _, word in words_of(root)]
        french = [word.get("name_localizations", {}).get("fr", word["name"]) for word in words]
        assert len(set(french)) == len(french)
        for word in words:
            command = BY_WORD.get(word["name"])
            if command is not None:
                assert word.get("name_localizations", {}).get("fr") == word_in(command, Language.FR)
        assert all(set(node.get("name_localizations", {})) <= {"fr"} for node in every_node(root))


def test_no_option_is_required_since_a_form_asks_for_what_is_lacking(roots: Any) -> None:
    options = [o for root in roots for _, word in words_of(root) for o in word.get("options", ())]
    assert not [option for option in options if option.get("required")]
    completed = {option["name"] for option in options if option.get("autocomplete")}
    assert {"circle", "member", "meeting", "practice", "season"} <= completed


def test_commands_are_for_servers_and_for_private_messages_with_us(roots: Any) -> None:
    for root in roots:
        assert (root["contexts"], root["integration_types"]) == ([0, 1], [0])


async def test_the_digest_is_the_same_each_time_and_follows_the_table() -> None:
    one, other = (a_tree(discord.Client(intents=discord.Intents.none()), WHOLE) for _ in range(2))
    assert await one.digest() == await other.digest()
    other.remove_command("circle")
    assert await one.digest() != await other.digest()


async def test_what_is_not_switched_on_is_not_offered(roots: Any) -> None:
    plain = await a_tree(discord.Client(intents=discord.Intents.none()), frozenset()).wire()
    words = {path for root in plain for path, _ in words_of(root)}
    everything = {path for root in roots for path, _ in words_of(root)}
    assert {path.split()[-1] for path in everything - words} == {"events", "talking-piece"}


def test_a_place_to_talk_is_chosen_from_the_rooms_for_voices(roots: Any) -> None:
    (word,) = [word for root in roots for path, word in words_of(root) if path.endswith(" talk-at")]
    assert next(o for o in word["options"] if o["name"] == "link")["autocomplete"]
