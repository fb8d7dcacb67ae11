"""A message that is settled is changed where it stands, or let be: what nobody was shown is not said for being over."""

from msgspec.structs import replace

from adapters.story.stage import NAME, Stage
from bot.nouns.people import Language
from bot.nouns.places import Place
from bot.ports.sayings import Way
from bot.speaking import Mouth
from bot.words.plain import plain_message
from scheduler.clocks import StoppedClock
from storage.memory import MemoryCircles
from tests.storage.nouns import NOON, a_change, a_circle, a_saying

HERE = Place(NAME, "", "garden")


async def said(*ways: Way) -> list[str]:
    """What stands in the room after one saying in each way, all about the same."""
    circles, stage = MemoryCircles(), Stage()
    mouth = Mouth(circles, {NAME: stage}, StoppedClock(NOON))
    circle = a_circle("c1", HERE)
    for number, way in enumerate(ways):
        saying = replace(a_saying(f"s{number}", HERE, text=f"{number} {way}", card="offer 1 ben"), way=way)
        circle = await circles.save(a_change(circle, sayings=[saying]))
        await mouth.say_what_waits()
    assert not await circles.claim_sayings(NOON, 10)
    return [plain_message(shown.message, Language.EN) for shown in stage.messages.values()]


async def test_what_nobody_was_shown_is_not_said_for_being_over() -> None:
    assert await said(Way.IF_SHOWN) == []


async def test_what_was_shown_is_settled_in_its_place() -> None:
    (only,) = await said(Way.ANEW, Way.IF_SHOWN)
    assert "1 if shown" in only


async def test_who_is_asked_once_more_is_shown_a_message_of_its_own_and_that_one_is_settled() -> None:
    first, second = await said(Way.ANEW, Way.IF_SHOWN, Way.ANEW, Way.IF_SHOWN)
    assert "1 if shown" in first
    assert "3 if shown" in second
