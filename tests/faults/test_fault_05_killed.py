"""Fault 5: kill -9 with work under way. What was saved is said, what was not is done when it is asked for again."""

from datetime import datetime, timedelta
from pathlib import Path

from tests.playground.visitor import Visitor, visiting
from tests.start.process import Running, started

GARDEN_AS_ANA = ("garden", "ana")


async def a_circle(visitor: Visitor) -> None:
    fields = {
        "name": "The garden",
        "season": "open-circle",
        "language": "en",
        "zone": "Europe/Paris",
        "purpose": "",
    }
    await visitor.look(GARDEN_AS_ANA)
    await visitor.act("submit", room="garden", hat="ana", form="start/", given=fields)


async def killed_and_started_again(running: Running, folder: Path) -> Running:
    await running.killed()
    return await started(folder)


async def test_fault_05_an_act_that_was_sent_and_not_answered_has_one_effect(tmp_path: Path) -> None:
    """The page sends again what was not answered, under the same id; killed at once, before or after the save."""
    running = await started(tmp_path)
    line = {"room": "garden", "hat": "ana", "text": "/circle commit Call Marie"}
    async with visiting(running.address) as visitor:
        await a_circle(visitor)
        await visitor.send({"what": "line", "id": "f" * 32, **line})
        await running.killed()
    again = await started(tmp_path)
    async with visiting(again.address) as visitor:
        await visitor.look(GARDEN_AS_ANA)
        await visitor.act("line", id="f" * 32, **line)
        await visitor.act("line", id="e" * 32, room="garden", hat="ana", text="/circle words")
        await visitor.sees("You keep 1 piece of writing here", GARDEN_AS_ANA)
    assert await again.stopped() == 0


async def test_fault_08_a_clock_that_was_pushed_stays_pushed_after_a_kill(tmp_path: Path) -> None:
    running = await started(tmp_path)
    async with visiting(running.address) as visitor:
        before = (await visitor.look(GARDEN_AS_ANA))["clock"]["now"]
        await visitor.act("push", by="day")
    again = await killed_and_started_again(running, tmp_path)
    async with visiting(again.address) as visitor:
        after = (await visitor.look(GARDEN_AS_ANA))["clock"]["now"]
    assert datetime.fromisoformat(after) - datetime.fromisoformat(before) >= timedelta(days=1)
    assert await again.stopped() == 0


async def test_fault_05_a_room_and_its_circle_are_there_again_after_a_kill(tmp_path: Path) -> None:
    running = await started(tmp_path)
    async with visiting(running.address) as visitor:
        await a_circle(visitor)
        await visitor.act("line", room="garden", hat="ana", text="/circle invite @Ben")
    again = await killed_and_started_again(running, tmp_path)
    async with visiting(again.address) as visitor:
        await visitor.sees("opened a circle here", GARDEN_AS_ANA)
        await visitor.sees("would like you to be part of it", GARDEN_AS_ANA, ("garden", "ben"))
        await visitor.act("line", id="e" * 32, room="garden", hat="ben", text="/circle accept")
        await visitor.sees("has joined", GARDEN_AS_ANA)
    assert await again.stopped() == 0
