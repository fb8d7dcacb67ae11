"""Whole conversations on every platform, with no line of difference: those that ship, the README's, and those here.

The bare stage is the real shell without a platform; the others are the real platforms, from what a person sends to what
they read.
"""

import re
from importlib import resources
from pathlib import Path

import pytest

import adapters
from adapters.story.script import Unplayable, read_story
from adapters.story.stage import NotAsWritten
from bot.nouns.people import Language
from tests.platforms.stages import PLATFORMS, STAGES, play

HERE = Path(__file__).parent
SHIPPED = resources.files("adapters.story")
README = HERE.parent.parent / "README.md"
STORIES = sorted(HERE.glob("*.story"))


def test_every_platform_that_there_is_plays_every_story() -> None:
    """One list of files and one list of stages: nothing is left out or told otherwise anywhere."""
    there = {file.parent.name for file in Path(adapters.__file__).parent.glob("*/platform.py")}
    assert set(PLATFORMS) == there
    assert len(STORIES) > 5
    for story in STORIES:
        assert not re.search(r"\b(slack|discord|playground)\b", story.read_text(encoding="utf-8"), re.IGNORECASE), story


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("stage", STAGES)
async def test_a_whole_season_goes_as_it_is_written(stage: str, language: Language) -> None:
    story = (SHIPPED / f"a-season.{language}.story").read_text(encoding="utf-8")
    await play(stage, story, language)


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)
@pytest.mark.parametrize("stage", STAGES)
async def test_the_story_goes_as_it_is_written(stage: str, story: Path) -> None:
    await play(stage, story.read_text(encoding="utf-8"))


@pytest.mark.parametrize("stage", STAGES)
async def test_the_conversation_in_the_readme_is_true(stage: str) -> None:
    stories = re.findall(r"```story\n(.+?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert stories
    for story in stories:
        await play(stage, story)


@pytest.mark.parametrize("stage", STAGES)
async def test_a_story_that_goes_otherwise_is_noticed(stage: str) -> None:
    for lie in ("garden| this was never said", "Ana: [No such button]", "Ana< nothing", "Ana: /circle start no = Such"):
        with pytest.raises(NotAsWritten):
            await play(stage, f"zone UTC\nAna: /circle help\n{lie}\n")


def test_a_line_that_means_nothing_is_named() -> None:
    with pytest.raises(Unplayable, match="line 2"):
        read_story("# A title\nwhat is this\n")
