"""Who can read this, through the real shell: a platform that cannot be asked, a stranger, somebody who is invited."""

from adapters.story.script import read_story
from adapters.story.stage import NAME, ROOM, Stage
from bot.almanac.zones import instant
from bot.audience import Audience
from bot.nouns.people import Language
from bot.nouns.places import Place
from bot.ports.platforms import NotNow
from bot.ports.requests import Request
from bot.wiring import set_stage
from bot.words.plain import plain_message
from storage.memory import MemoryCircles
from tests.faults.circles import FORMED, circle_of, formed
from tests.house import Counted


class Silent(Stage):
    async def audience(self, place: Place) -> Audience:
        raise NotNow(30)


async def test_a_platform_that_cannot_be_asked_is_not_guessed_for() -> None:
    stage = Silent()
    story = read_story(f"{FORMED}\nBen: /circle readers\nBen< We cannot know\nBen< What the bot keeps\n")
    set_stage(stage, MemoryCircles(), instant(story.begins, story.zone), Counted())
    await stage.play(story)


async def test_whoever_stands_in_a_room_may_ask_and_learns_of_this_room_alone() -> None:
    circles = MemoryCircles()
    stage = await formed(circles)
    assert stage.bot is not None
    there = await circle_of(stage, circles)
    for number, place in enumerate((Place(NAME, "", ROOM), Place(NAME, "", "elsewhere"), None)):
        asked = Request(stage.person("Eve"), "readers", f"e{number}", place=place, circle=there.id if number else None)
        answer = await stage.bot.carry_out(asked)
        assert answer.message is not None
        said = plain_message(answer.message, Language.EN)
        assert ("in this room:" in said) == (place is not None)
        assert "Ben" not in said
