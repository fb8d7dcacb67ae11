"""Circles that the fault tests begin with, formed and brought where they are by what people would do."""

from adapters.story.script import read_story
from adapters.story.stage import Stage
from bot.nouns.circle import Circle
from bot.ports.keeping import Circles
from tests.house import played

FORMED = """
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = weekly; minutes = 60
"""
OPENED = f"""{FORMED}
clock: 2026-05-12 17:50
Ana: [I’m here]
Ben: [I’m here]
Cal: [I’m here]
clock: +10 minutes
Ana: [Open the meeting]
"""


async def formed(circles: Circles | None = None) -> Stage:
    return await played(FORMED, circles)


async def opened(circles: Circles | None = None) -> Stage:
    return await played(OPENED, circles)


async def goes_on(stage: Stage, text: str) -> None:
    await stage.play(read_story(f"zone Europe/Paris\n{text}"))


async def circle_of(stage: Stage, circles: Circles) -> Circle:
    (id,) = await circles.of(stage.person("Ana").account)
    circle = await circles.load(id)
    assert circle is not None
    return circle


def told(stage: Stage, who: str = "garden") -> str:
    """All that this listener has heard since the last act."""
    return "\n".join(heard.words for heard in stage.heard if heard.who == who)
