"""Faults 4, 10 and 14 of the outbox: patience without end, one repeat at most, and nothing for those who left."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from adapters.story.stage import Stage
from bot.circle_bot import CircleBot
from bot.message import Message
from bot.ports.platforms import NotNow, OutcomeUnknown
from bot.ports.sayings import ToPerson, ToRoom
from bot.speaking import Mouth
from scheduler.time_machine import TimeMachine
from storage.memory import MemoryCircles
from tests.faults.circles import formed, goes_on, opened, told


class Moody(Stage):
    """A platform that does as `mood` says before it shows anything."""

    def __init__(self) -> None:
        super().__init__()
        self.mood: Callable[[], None] = lambda: None
        self.tried = 0

    async def say(self, to: ToRoom | ToPerson, message: Message, *, once: str) -> str:
        self.tried += 1
        self.mood()
        return await super().say(to, message, once=once)


async def moody(stage: Stage) -> tuple[Moody, Mouth]:
    """The same circle, met on a platform with moods from now on."""
    assert isinstance(stage.time, TimeMachine)
    mouth = stage.time.say_what_waits.__self__  # type: ignore[attr-defined]
    assert isinstance(mouth, Mouth)
    moods = Moody()
    moods.bot, moods.time, moods.messages = stage.bot, stage.time, stage.messages
    moods.deliveries = stage.deliveries
    mouth.platforms = {"story": moods}
    return moods, mouth


def refuse(trouble: Exception) -> Callable[[], None]:
    def mood() -> None:
        raise trouble

    return mood


@pytest.mark.parametrize("trouble", [NotNow(60), ConnectionError("away")])
async def test_fault_10_a_platform_that_is_away_for_a_day_loses_nothing(trouble: Exception) -> None:
    stage, _ = await moody(await formed(MemoryCircles()))
    await goes_on(stage, "Ana: /circle check-in question = How are you?; hours = 72\n")
    stage.mood = refuse(trouble)
    await goes_on(stage, "Ben: [Answer] text = A long story\n")
    await goes_on(stage, "clock: +20 hours\n")
    assert stage.tried > 20
    stage.mood = lambda: None
    await goes_on(stage, "clock: +11 minutes\ngarden| A long story\n")


async def test_fault_04_an_unknown_outcome_is_tried_once_more_and_counted_where_repeats_are_seen() -> None:
    stage, mouth = await moody(await formed(MemoryCircles()))
    await goes_on(stage, "Ana: /circle check-in question = How are you?; hours = 72\n")
    stage.repeats_are_safe = False
    stage.mood, stage.tried = refuse(OutcomeUnknown()), 0
    await goes_on(stage, "Ben: [Answer] text = Perhaps\nclock: +1 hour\n")
    assert stage.tried == 2
    assert mouth.perhaps_twice == 1


async def test_fault_14_what_was_on_its_way_to_a_member_is_not_said_once_they_have_left() -> None:
    stage, _ = await moody(await opened(MemoryCircles()))
    stage.mood = refuse(NotNow(60))
    await goes_on(stage, "Ana: /circle hand-over @Cal\nCal: /circle leave\n")
    await goes_on(stage, "Cal: [Yes]\n")
    stage.mood = lambda: None
    await goes_on(stage, "clock: +2 minutes\nCal| nothing\n")
    assert "Cal" in told(stage)


async def test_what_is_being_said_when_the_process_stops_is_still_noted() -> None:
    stage, mouth = await moody(await formed(MemoryCircles()))
    await mouth.stop(1)
    await goes_on(stage, "Ana: /circle check-in question = How are you?; hours = 72\ngarden| nothing\n")
    assert await mouth.circles.next_due() is not None


async def test_a_circle_of_one_ends_with_its_last_member_and_leaves_the_room_free() -> None:
    circles = MemoryCircles()
    stage = await formed(circles)
    for name in ("Ben", "Cal", "Ana"):
        await goes_on(stage, f"{name}: /circle leave\n{name}: [Yes]\n{name}< You have left\n")
    assert await circles.of(stage.person("Ana").account) == []
    start = "/circle start name = Again; season = open-circle; language = en; zone = Europe/Paris"
    await goes_on(stage, f"Ben: {start}\ngarden| Again\n")


async def test_an_answer_belongs_to_who_asked() -> None:
    stage = await formed(MemoryCircles())
    bot = stage.bot
    assert bot is not None
    mine = stage._request("Ana", "garden", "commit", text="Call Marie")
    first = await bot.carry_out(mine)
    theirs = stage._request("Zoe", "garden", "commit", text="")
    stolen = await bot.carry_out(type(theirs)(theirs.by, "commit", mine.delivery, place=theirs.place))
    assert stolen != first
    assert "Marie" not in str(stolen)


async def test_fault_10_what_is_not_now_is_tried_when_the_platform_said() -> None:
    stage, mouth = await moody(await formed(MemoryCircles()))
    asked: list[datetime] = []

    class Noted:
        def no_later_than(self, at: datetime) -> None:
            asked.append(at)

    assert isinstance(mouth.keeper, CircleBot)
    mouth.keeper.alarm = Noted()
    stage.mood = refuse(NotNow(1.5))
    await goes_on(stage, "Ana: /circle check-in question = How are you?; hours = 72\n")
    assert mouth.clock.now() + timedelta(seconds=1.5) in asked
