"""Every card and every form in both languages, as Discord gets them."""

from importlib import resources
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from adapters.discord.form import sheet
from adapters.discord.render import Setting
from adapters.story.script import read_story
from bot.almanac.zones import instant
from bot.commands import COMMANDS
from bot.forms import form_for
from bot.nouns.people import Language
from bot.ports.requests import Request
from bot.words.voice import voice_of
from tests.discord.golden import check_golden, without_numbers
from tests.discord.stage import DiscordStage
from tests.discord.world import World, a_world
from tests.people import a_season, person


@pytest.mark.parametrize("language", list(Language))
async def test_the_cards_of_a_whole_season(language: Language) -> None:
    text = (resources.files("adapters.story") / f"a-season.{language}.story").read_text(encoding="utf-8")
    story = read_story(text)
    async with a_world(instant(story.begins, story.zone)) as world:
        await DiscordStage(world, language).play(story)
        check_golden(f"cards.{language}", first_of_each(world))


def first_of_each(world: World) -> dict[str, Any]:
    """The first message for each set of buttons; those without any, by the kinds of their lines."""
    drawn: dict[str, Any] = {}
    for request in world.env.http_requests:
        sent = request.json if isinstance(request.json, dict) else {}
        shown = (sent.get("data") or sent).get("components")
        if shown and "title" not in sent.get("data", {}):
            drawn.setdefault(looks(shown), shown)
    server = next(b["custom_id"].split("|")[0] for each in drawn.values() for b in pressable(each))
    return {name: without_numbers(shown, server) for name, shown in sorted(drawn.items())}


def pressable(shown: list[Any]) -> list[Any]:
    return [button for row in shown if row["type"] == 1 for button in row["components"]]


def looks(shown: list[Any]) -> str:
    commands = [button["custom_id"].split("|")[2].partition("/")[0] for button in pressable(shown)]
    starts = [part["content"].split(" ")[0] for part in shown if part["type"] == 10]
    kinds = [start if start in ("###", "-#", "-") else "text" for start in starts]
    return " ".join(commands) or " ".join(kinds)


@pytest.mark.parametrize("language", list(Language))
def test_the_forms_of_all_commands(language: Language) -> None:
    circle = replace(a_season("ana", "ben", "cal"), language=language)
    voice = voice_of(circle, circle.members[0])
    request = Request(person("ana"), "", "1")
    forms = {
        command.word: sheet(form_for(command.word, command.arguments, voice, request, {}), Setting("1"), language)
        for command in COMMANDS
        if command.arguments
    }
    check_golden(f"forms.{language}", msgspec.to_builtins(forms))
