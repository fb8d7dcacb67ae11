"""Whole conversations, played through the real shell: those that ship, the README's, and those beside this file."""

import re
from importlib import resources
from pathlib import Path

import pytest

from adapters.story.script import Unplayable, read_story
from adapters.story.stage import NotAsWritten
from bot.circle import Language
from tests.house import played

HERE = Path(__file__).parent
SHIPPED = resources.files("adapters.story")
README = HERE.parent.parent / "README.md"


@pytest.mark.parametrize("language", list(Language))
async def test_a_whole_season_goes_as_it_is_written(language: Language) -> None:
    story = (SHIPPED / f"a-season.{language}.story").read_text(encoding="utf-8")
    await played(story, language=language)


@pytest.mark.parametrize("story", sorted(HERE.glob("*.story")), ids=lambda path: path.stem)
async def test_the_story_goes_as_it_is_written(story: Path) -> None:
    await played(story.read_text(encoding="utf-8"))


async def test_the_conversation_in_the_readme_is_true() -> None:
    stories = re.findall(r"```story\n(.+?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert stories
    for story in stories:
        await played(story)


async def test_a_story_that_goes_otherwise_is_noticed() -> None:
    for lie in ("garden| this was never said", "Ana: [No such button]", "Ana< nothing"):
        with pytest.raises(NotAsWritten):
            await played(f"zone UTC\nAna: /circle help\n{lie}\n")


def test_a_line_that_means_nothing_is_named() -> None:
    with pytest.raises(Unplayable, match="line 2"):
        read_story("# A title\nwhat is this\n")
