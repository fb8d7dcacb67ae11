"""The real bot around a stage, with a clock that stands still and a chance that can be foretold."""

from datetime import datetime

from adapters.story.script import Story, read_story
from adapters.story.stage import Stage
from bot.almanac.zones import instant
from bot.nouns.people import Language
from bot.ports.keeping import Circles
from bot.wiring import set_stage
from storage.memory import MemoryCircles


class Counted:
    """Ids in order: no two alike, and every run the same."""

    def __init__(self) -> None:
        self.count = 0

    def id(self) -> str:
        self.count += 1
        return f"{self.count:012x}"

    def token(self) -> str:
        return f"{self.id()}{'t' * 20}"


class HandTime:
    """Monotonic seconds that only a test moves."""

    def __init__(self) -> None:
        self.at = 1000.0

    def now(self) -> float:
        return self.at


class FlyingTime(HandTime):
    """Seconds that go by whenever somebody looks: nobody ever waits for the pace."""

    def now(self) -> float:
        self.at += 1
        return self.at


def staged(circles: Circles | None = None, begins: datetime | None = None, language: Language = Language.EN) -> Stage:
    """A stage with nobody on it yet. `begins` is aware; without it, a Monday morning in May."""
    stage = Stage(language)
    at = begins or instant(datetime(2026, 5, 4, 9), "Europe/Paris")
    set_stage(stage, circles or MemoryCircles(), at, Counted())
    return stage


async def played(text: str, circles: Circles | None = None, language: Language = Language.EN) -> Stage:
    story: Story = read_story(text)
    stage = staged(circles, instant(story.begins, story.zone), language)
    await stage.play(story)
    return stage
