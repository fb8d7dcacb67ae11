"""The same story files as on every other platform, with no line of difference."""

import re
from importlib import resources
from pathlib import Path

import pytest

from adapters.story.script import read_story
from adapters.story.stage import NotAsWritten
from bot.almanac.zones import instant
from bot.circle import Language
from tests.discord.stage import DiscordStage
from tests.discord.world import a_world

HERE = Path(__file__).parent
STORIES = HERE.parent / "stories"
README = HERE.parent.parent / "README.md"
SHIPPED = resources.files("adapters.story")


async def played(text: str, language: Language = Language.EN) -> None:
    story = read_story(text)
    async with a_world(instant(story.begins, story.zone)) as world:
        await DiscordStage(world, language).play(story)


@pytest.mark.parametrize("language", list(Language))
async def test_a_whole_season_goes_on_discord_as_it_is_written(language: Language) -> None:
    await played((SHIPPED / f"a-season.{language}.story").read_text(encoding="utf-8"), language)


@pytest.mark.parametrize("story", sorted(STORIES.glob("*.story")), ids=lambda path: path.stem)
async def test_the_story_goes_on_discord_as_it_is_written(story: Path) -> None:
    await played(story.read_text(encoding="utf-8"))


async def test_the_conversation_in_the_readme_is_true_on_discord() -> None:
    stories = re.findall(r"```story\n(.+?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert stories
    for story in stories:
        await played(story)


async def test_a_story_that_goes_otherwise_on_discord_is_noticed() -> None:
    for lie in ("garden| this was never said", "Ana: [No such button]", "Ana< nothing"):
        with pytest.raises(NotAsWritten):
            await played(f"zone UTC\nAna: /circle help\n{lie}\n")
