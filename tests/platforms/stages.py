"""Every platform behind one interface: a stage on which people type, press, fill in and hear, and time is pushed.

A platform that is added joins by its name here; every contract and every story is then asked of it.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime

from adapters.story.script import read_story
from adapters.story.stage import Stage
from bot.almanac.zones import instant
from bot.nouns.people import Language
from tests.discord.stage import DiscordStage
from tests.discord.world import a_world
from tests.house import staged
from tests.playground.story import PlaygroundStage, Yard
from tests.slack.stage import LivingStage
from tests.slack.story import SlackStage

Setting = Callable[[datetime, Language], AbstractAsyncContextManager[Stage]]


@asynccontextmanager
async def bare(begins: datetime, language: Language) -> AsyncIterator[Stage]:
    """The core alone: messages as they are before anyone draws them."""
    yield staged(begins=begins, language=language)


@asynccontextmanager
async def playground(begins: datetime, language: Language) -> AsyncIterator[Stage]:
    async with Yard(begins).open() as yard:
        yield PlaygroundStage(yard, language)


@asynccontextmanager
async def slack(begins: datetime, language: Language) -> AsyncIterator[Stage]:
    living = LivingStage()
    living.clock.at = living.real.at = begins
    async with living.running():
        yield SlackStage(living, language)
        await living.settle()
        assert living.slack.problems == []


@asynccontextmanager
async def discord(begins: datetime, language: Language) -> AsyncIterator[Stage]:
    async with a_world(begins) as world:
        yield DiscordStage(world, language)


PLATFORMS: dict[str, Setting] = {"playground": playground, "slack": slack, "discord": discord}
STAGES: dict[str, Setting] = {"bare": bare, **PLATFORMS}


async def play(stage: str, text: str, language: Language = Language.EN) -> None:
    """Raises NotAsWritten at the first line that goes otherwise there."""
    story = read_story(text)
    async with STAGES[stage](instant(story.begins, story.zone), language) as set_up:
        await set_up.play(story)
