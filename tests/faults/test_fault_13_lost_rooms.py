"""Fault 13: a room is archived, deleted, closed to us or opened to others. One member is told, and it falls quiet."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from adapters.story.script import read_story
from adapters.story.stage import NAME, Stage
from bot.circle_bot import CircleBot
from bot.message import Message
from bot.nouns.circle import Circle
from bot.nouns.places import Place, Trouble
from bot.ports.keeping import Change, Circles, PromptRow
from bot.ports.platforms import Gone, Platform, RoomLost
from bot.ports.sayings import ToPerson, ToRoom
from bot.rules.prompts import upcoming_prompts
from bot.speaking import Mouth
from bot.wiring import NoAlarm
from scheduler.time_machine import TimeMachine
from storage.master_key import create_master_key
from storage.memory import MemoryCircles
from storage.opening import open_circles
from tests.faults.circles import FORMED, OPENED, circle_of, goes_on, told
from tests.house import Counted, played

GARDEN, KITCHEN = Place(NAME, "", "garden"), Place(NAME, "", "kitchen")
CLOSED = [why for why in Trouble if why not in (Trouble.PUBLIC, Trouble.SHARED, Trouble.SHARED_REFUSED)]


class Village(Stage):
    """Rooms can be closed, with a reason; some people have closed their doors."""

    def __init__(self) -> None:
        super().__init__()
        self.closed: dict[Place, Trouble] = {}
        self.shut: set[str] = set()
        self.tried: list[Place] = []

    async def say(self, to: ToRoom | ToPerson, message: Message, *, once: str) -> str:
        self.check(to)
        return await super().say(to, message, once=once)

    async def change(self, to: ToRoom | ToPerson, shown_as: str, message: Message) -> str:
        self.check(to)
        if shown_as not in self.messages:
            raise Gone
        return await super().change(to, shown_as, message)

    def check(self, to: ToRoom | ToPerson) -> None:
        if isinstance(to, ToPerson):
            if to.account.user in self.shut:
                raise Gone
            return
        self.tried.append(to.place)
        why = self.closed.get(to.place)
        if why is not None and why not in to.accepted:
            raise RoomLost(why)


class Scene:
    def __init__(self, village: Village, circles: Circles, mouth: Mouth) -> None:
        self.village, self.circles, self.mouth = village, circles, mouth
        assert isinstance(village.bot, CircleBot)
        self.bot = village.bot

    async def goes(self, text: str) -> None:
        await goes_on(self.village, text)

    async def goes_in(self, room: str, text: str) -> None:
        await self.village.play(read_story(f"zone Europe/Paris\n{text}"), room)

    def told_of_loss(self) -> list[str]:
        return [s.to for s in self.village.messages.values() if "The room of" in str(s.message.parts[0])]


async def scene(begin: str = FORMED, circles: Circles | None = None) -> Scene:
    circles = circles or MemoryCircles()
    stage = await played(begin, circles)
    assert isinstance(stage.time, TimeMachine)
    mouth: Any = stage.time.say_what_waits.__self__  # type: ignore[attr-defined]
    village = Village()
    village.bot, village.time, village.messages = stage.bot, stage.time, stage.messages
    village.deliveries = stage.deliveries
    mouth.platforms = {NAME: village}
    return Scene(village, circles, mouth)


@pytest.fixture(params=["memory", "sqlite"])
async def circles(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Circles]:
    if request.param == "memory":
        yield MemoryCircles()
        return
    key = tmp_path / "master.key"
    create_master_key(key)
    kept = open_circles(f"sqlite:///{tmp_path}/kept.db", key, planned_with="1")
    try:
        yield kept
    finally:
        await kept.close()


@pytest.mark.parametrize("why", list(Trouble))
async def test_fault_13_one_member_is_told_once_and_nothing_more_is_tried_there(why: Trouble) -> None:
    s = await scene()
    s.village.closed[GARDEN] = why
    await s.goes("Ben: /circle rename The meadow\ngarden| nothing\n")
    facilitator = s.told_of_loss()
    assert facilitator == ([] if why is Trouble.SENT_AWAY else ["Ana"])
    tried = len(s.village.tried)
    await s.goes_in("elsewhere", "Ben: /circle rename The orchard\nBen< does not hear of this\nelsewhere| nothing\n")
    await s.goes("clock: +9 days\n")
    assert len(s.village.tried) == tried
    assert s.told_of_loss() == facilitator


async def test_fault_13_sixty_messages_for_a_lost_room_are_one_try_and_one_letter(circles: Circles) -> None:
    s = await scene(circles=circles)
    s.mouth.platforms = {}
    for number in range(60):
        await s.goes(f"Ben: /circle rename Garden {number}\n")
    s.mouth.platforms = {NAME: s.village}
    s.village.closed[GARDEN] = Trouble.ARCHIVED
    await s.goes("clock: +11 minutes\ngarden| nothing\nAna| was archived\nBen| nothing\n")
    assert s.village.tried == [GARDEN]
    assert s.told_of_loss() == ["Ana"]
    del s.village.closed[GARDEN]
    await s.goes("clock: +1 hour\ngarden| nothing\n")


async def test_fault_13_two_processes_and_the_platform_say_it_at_once_and_it_is_told_once(circles: Circles) -> None:
    s = await scene(circles=circles)
    platforms: dict[str, Platform] = {NAME: s.village}
    clock = s.bot.clock
    other = CircleBot(circles, Mouth(circles, platforms, clock), NoAlarm(), clock, Counted())
    other.chance.count = 10_000  # type: ignore[attr-defined]
    told_by = (s.bot, other) * 3
    await asyncio.gather(*(bot.room_lost(GARDEN, Trouble.DELETED) for bot in told_by))
    await asyncio.gather(s.mouth.say_what_waits(), other.mouth.say_what_waits())
    assert s.told_of_loss() == ["Ana"]


async def test_fault_13_after_a_restart_it_is_still_known(circles: Circles) -> None:
    s = await scene(circles=circles)
    await s.bot.room_lost(GARDEN, Trouble.DELETED)
    again = CircleBot(circles, Mouth(circles, {NAME: s.village}, s.bot.clock), NoAlarm(), s.bot.clock, Counted())
    again.chance.count = 10_000  # type: ignore[attr-defined]
    await again.mouth.say_what_waits()
    await again.room_lost(GARDEN, Trouble.DELETED)
    await again.mouth.say_what_waits()
    assert s.told_of_loss() == ["Ana"]


async def test_fault_13_who_does_not_hear_us_is_followed_by_the_next() -> None:
    s = await scene()
    s.village.closed[GARDEN] = Trouble.LOCKED
    s.village.shut = {"Ana"}
    await s.goes("Cal: /circle rename The meadow\nBen| is locked\nCal| nothing\n")
    s.village.shut = {"Ana", "Ben", "Cal"}
    await s.bot.room_found(GARDEN, (Trouble.LOCKED,))
    await s.goes("Cal: /circle rename The orchard\nCal| nothing\n")


async def test_fault_13_once_mended_the_cards_that_go_on_are_there_again() -> None:
    s = await scene(OPENED)
    s.village.closed[GARDEN] = Trouble.ARCHIVED
    await s.goes(
        "Ana: [Next step]\nAna: [Go on all the same]\n"
        "garden| nothing\nAna| was archived\nAna| It is mended, try again\n"
    )
    await s.goes("Ana: [It is mended, try again]\nAna< I speak there again\nAna| was archived\n")
    s.village.closed.clear()
    await s.goes("Ana: [It is mended, try again]\ngarden| works again\ngarden| Next step\nAna| nothing\n")
    await s.goes("Ana: [It is mended, try again]\nAna< Nothing is amiss\ngarden| nothing\n")


@pytest.mark.parametrize("why", CLOSED)
async def test_fault_13_whatever_a_member_does_in_the_room_tries_it_again(why: Trouble) -> None:
    s = await scene()
    await s.bot.room_lost(GARDEN, why)
    await s.goes("Ben: /circle\n")
    await s.goes("Ana: /circle rename The meadow\ngarden| The meadow\n")


async def test_fault_13_a_command_is_not_run_twice_by_the_trial_that_goes_before_it() -> None:
    s = await scene()
    await s.bot.room_lost(GARDEN, Trouble.LOCKED)
    await s.goes("Ben: /circle check-in question = How are you?; hours = 24\ngarden| How are you?\n")
    assert not (await circle_of(s.village, s.circles)).lost[0].told[1:]


async def test_fault_13_in_a_room_that_others_read_nothing_is_said_until_a_member_stays() -> None:
    s = await scene()
    s.village.closed[GARDEN] = Trouble.PUBLIC
    await s.goes("Ben: /circle rename The meadow\nAna| everyone in the workspace or server can read it now\n")
    await s.goes("Ben: /circle circle\nBen< Keep it here\ngarden| nothing\n")
    await s.goes("Ben: [Keep it here]\ngarden| Everyone in the workspace or server can read this room now\n")
    await s.goes("Ana: /circle rename The orchard\ngarden| The orchard\n")


async def test_fault_13_what_is_private_goes_on_while_the_room_is_lost() -> None:
    s = await scene()
    await s.bot.room_lost(GARDEN, Trouble.DELETED)
    await s.goes("clock: 2026-05-11 18:00\ngarden| nothing\nAna| You facilitate\n")


async def test_fault_13_a_circle_in_two_rooms_goes_on_in_the_other() -> None:
    s = await scene(OPENED)
    circle = await circle_of(s.village, s.circles)
    await s.bot.circles.save(_with_places(circle, GARDEN, KITCHEN))
    s.village.closed[GARDEN] = Trouble.DELETED
    await s.goes(
        "Ana: [Next step]\nAna: [Go on all the same]\n"
        "garden| nothing\nkitchen| Next step\nAna| the circle goes on in its other room\n"
    )


def _with_places(circle: Circle, *places: Place) -> Change:
    rows = tuple(PromptRow(circle.id, p.what, p.for_when, p.due_at) for p in upcoming_prompts(circle))
    return Change(circle=replace(circle, places=places), prompts=rows, at=circle.began_at)


async def test_fault_13_the_circle_moves_with_all_that_goes_on() -> None:
    s = await scene(OPENED)
    s.village.closed[GARDEN] = Trouble.DELETED
    await s.goes("Ana: [Next step]\nAna: [Go on all the same]\nAna| was deleted\n")
    await s.goes("Ana: [Move to another room]\nAna< type there: /circle sit-here\n")
    await s.goes_in("kitchen", "Ben: /circle sit-here\nkitchen| sits here from now on\nkitchen| Next step\n")
    await s.goes_in("kitchen", "Ana: [Next step]\nkitchen| Next step\ngarden| nothing\n")
    await s.goes_in("kitchen", "Ben: /circle sit-here\nBen< sits in this room already\nkitchen| nothing\n")


async def test_a_circle_that_moves_of_its_own_accord_says_so_in_both_rooms() -> None:
    s = await scene()
    await s.goes_in("kitchen", "Ben: /circle sit-here\nkitchen| sits here\ngarden| sits in another room\n")
    await s.goes("Ana: /circle start name = New; season = open-circle; language = en; zone = Europe/Paris\n")
    await s.goes_in("kitchen", "Cal: /circle rename Still us\nkitchen| Still us\ngarden| nothing\n")


async def test_only_members_bring_a_circle_and_not_into_anothers_room() -> None:
    s = await scene()
    await s.goes_in("kitchen", "Zoe: /circle sit-here\nZoe< There is no circle of yours\nkitchen| nothing\n")
    start = "/circle start name = Zoes; season = open-circle; language = en; zone = Europe/Paris"
    await s.goes_in("kitchen", f"Zoe: {start}\n")
    await s.goes_in("kitchen", "Ben: /circle sit-here\nBen< A circle sits in this room already\nkitchen| nothing\n")


async def test_who_goes_alone_needs_no_room() -> None:
    s = await scene("zone Europe/Paris\nbegins 2026-05-04 09:00\nAna: /circle solo season = theory-of-practice\n")
    assert await s.circles.of(s.village.person("Ana").account)
    await s.goes_in("kitchen", "Ana: /circle sit-here\nAna< There is no circle of yours\nkitchen| nothing\n")


async def test_who_is_in_several_circles_is_asked_which_one_moves() -> None:
    s = await scene()
    start = "/circle start name = Second; season = open-circle; language = en; zone = Europe/Paris"
    await s.goes_in("kitchen", f"Ana: {start}\n")
    await s.goes_in("attic", "Ana: /circle sit-here\nAna< Which circle shall sit here?\nattic| nothing\n")
    await s.goes_in("attic", "Ana: [Sit here]\nattic| sits here from now on\n")


async def test_the_same_delivery_of_a_move_gets_the_same_answer() -> None:
    s = await scene()
    request = s.village._request("Ben", "kitchen", "sit-here")
    first = await s.bot.carry_out(request)
    assert await s.bot.carry_out(request) == first
    await s.goes("clock: +1 minute\nkitchen| sits here\n")
    assert "sits here" in told(s.village, "kitchen")
