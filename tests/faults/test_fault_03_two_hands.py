"""Fault 3: two hands on one button, a double click, a click on a card of yesterday."""

import asyncio

from adapters.story.stage import NAME, ROOM, Stage
from bot.nouns.people import Language
from bot.nouns.places import Place
from bot.ports.requests import Person, Request
from bot.rules.roster import running
from bot.words.plain import plain_message
from storage.memory import MemoryCircles
from tests.faults.circles import circle_of, goes_on, opened


def press_next(stage: Stage, delivery: str, who: str = "Ana") -> Request:
    """The button of the card that showed the first step, pressed by one who would go on before all have spoken."""
    given: dict[str, str | tuple[Person, ...]] = {"meeting": "1", "step": "0", "anyway": "1"}
    return Request(stage.person(who), "next", delivery, place=Place(NAME, "", ROOM), given=given)


async def test_fault_03_two_who_press_next_together_move_one_step() -> None:
    circles = MemoryCircles()
    stage = await opened(circles)
    bot = stage.bot
    assert bot is not None
    answers = await asyncio.gather(*(bot.carry_out(press_next(stage, each)) for each in ("one", "two")))
    meeting = running(await circle_of(stage, circles))
    assert meeting is not None
    assert meeting.live is not None
    assert meeting.live.at == 1
    assert len([answer for answer in answers if answer.message is not None]) == 1


async def test_fault_03_a_click_on_a_stale_card_says_who_moved_it_and_where_we_are() -> None:
    stage = await opened()
    bot = stage.bot
    assert bot is not None
    await bot.carry_out(press_next(stage, "one"))
    answer = await bot.carry_out(press_next(stage, "much later", "Ben"))
    assert answer.message is not None
    words = plain_message(answer.message, Language.EN)
    assert "Ana" in words
    assert "2" in words


async def test_fault_03_one_delivery_that_comes_twice_is_answered_twice_and_done_once() -> None:
    circles = MemoryCircles()
    stage = await opened(circles)
    bot = stage.bot
    assert bot is not None
    request = Request(stage.person("Ana"), "commit", "the same", place=Place(NAME, "", ROOM), text="Call Marie")
    first = await bot.carry_out(request)
    again = await bot.carry_out(request)
    assert first.message is not None
    assert again.message is not None
    assert len((await circle_of(stage, circles)).commitments) == 1


async def test_fault_03_a_refusal_stays_a_refusal_when_its_delivery_comes_again() -> None:
    """It was not Cal's turn. When the same click arrives a second time it is, and still nothing happens."""
    circles = MemoryCircles()
    stage = await opened(circles)
    bot = stage.bot
    assert bot is not None
    early = Request(stage.person("Cal"), "done", "early", place=Place(NAME, "", ROOM))
    refused = await bot.carry_out(early)
    await goes_on(stage, "Ben: /circle pass\nAna: /circle pass\n")
    before = await circle_of(stage, circles)
    assert await bot.carry_out(early) == refused
    assert await circle_of(stage, circles) == before
