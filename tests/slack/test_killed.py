"""Fault 4 and 5 on Slack: kill -9 where it hurts, and what people see of it afterwards."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from scheduler.clocks import SystemClock
from tests.slack.blocks import Json
from tests.slack.local_slack import BOT_TOKEN, PRIVATE_ROOM, SECRET, LocalSlack
from tests.start.process import Running, started

PEOPLE = ("UANA", "UBEN", "UCAL")


class House:
    """The whole program on a Slack of ours, which outlives it."""

    def __init__(self, slack: LocalSlack, folder: Path) -> None:
        self.slack = slack
        self.folder = folder
        self.running: Running

    async def start(self) -> None:
        settings = {"SLACK_MODE": "http", "SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SECRET}
        settings["SLACK_API_BASE_URL"] = f"{self.slack.address}/api/"
        self.running = await started(self.folder, **settings)
        self.slack.bot_address = self.running.ready.split()[-1].removesuffix("/slack/events")

    async def kill_and_start(self) -> None:
        await self.running.killed()
        await self.start()

    async def until(self, true: Callable[[], Any]) -> Any:
        async with asyncio.timeout(20):
            while not (found := true()):
                await self.slack.stirred.wait()
                self.slack.stirred.clear()
        return found

    async def type(self, who: str, text: str) -> None:
        assert (await self.slack.command(who, text, room=PRIVATE_ROOM)).status == 200

    async def press(self, who: str, message: Json, label: str) -> None:
        assert (await self.slack.press(who, message, label)).status == 200

    async def asks(self, who: str, message: Json, label: str) -> str:
        """What they alone are told of it."""
        before = len(self.slack.whispers)
        await self.press(who, message, label)
        await self.until(lambda: len(self.slack.whispers) > before)
        return str(self.slack.whispers[-1]["text"])

    def told(self, words: str, where: str = PRIVATE_ROOM) -> list[Json]:
        return [m for m in self.slack.posted if m["channel"] == where and words in m["text"]]

    async def circle(self) -> None:
        await self.type("UANA", "start")
        await self.until(lambda: self.slack.views)
        await self.slack.submit("UANA", name="The garden", season="open-circle")
        await self.until(lambda: self.told("opened a circle"))
        await self.type("UANA", "invite <@UBEN> <@UCAL>")
        for who in PEOPLE[1:]:
            [card] = await self.until(partial(self.told, "[Yes, I’ll join]", f"D{who}"))
            await self.asks(who, card, "Yes, I’ll join")
            await self.until(partial(self.told, f"{who[1:].title()} has joined"))


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    slack = LocalSlack()
    slack.now = lambda: SystemClock().now().timestamp()
    async with slack.running():
        house = House(slack, tmp_path)
        await house.start()
        yield house
        assert await house.running.stopped() == 0
        assert slack.problems == []


async def test_fault_04_killed_between_slacks_acceptance_and_our_note_it_is_said_once_more_and_does_no_harm(
    house: House,
) -> None:
    await house.circle()
    house.slack.held_back.append("chat.postMessage")
    await house.type("UANA", "check-in How are you?")
    await house.slack.holding.wait()
    await house.kill_and_start()
    first, second = await house.until(lambda: len(found := house.told("How are you?")) > 1 and found)
    assert first["text"] == second["text"]  # nothing in it that would be wrong the second time
    await house.press("UBEN", first, "Pass")
    await house.press("UBEN", second, "Pass")  # the same person, the same check-in: nothing more comes of it
    for name in ("The orchard", "The meadow"):  # when the second is said, the first is noted
        await house.type("UANA", f"rename {name}")
        await house.until(partial(house.told, name))
    await house.kill_and_start()  # what was noted is not said again
    await house.type("UANA", "rename The hill")
    await house.until(lambda: house.told("The hill"))
    assert [len(house.told(words)) for words in ("How are you?", "The orchard", "The hill")] == [2, 1, 1]


async def test_fault_05_killed_in_the_middle_of_a_round_the_old_card_goes_on(house: House) -> None:
    await house.circle()
    soon = SystemClock().now().astimezone(ZoneInfo("Europe/Paris")) + timedelta(minutes=6)
    await house.type("UANA", f"plan {soon:%Y-%m-%d %H:%M} weekly 60")
    [gathering] = await house.until(lambda: house.told("[I’m here]"))
    for who in PEOPLE:
        await house.press(who, gathering, "I’m here")
    await house.press("UANA", gathering, "Open the meeting")
    [card] = await house.until(lambda: house.told("[I have spoken]"))
    old = dict(card)
    speaker = next(who for who in PEOPLE if f"▸ {who[1:].title()}" in card["text"])
    await house.press(speaker, old, "I have spoken")
    await house.until(lambda: f"✓ {speaker[1:].title()}" in card["text"])
    await house.kill_and_start()
    following = next(who for who in PEOPLE if f"▸ {who[1:].title()}" in card["text"])
    await house.press(following, old, "I have spoken")  # the card as it looked before anything of this
    await house.until(lambda: f"✓ {following[1:].title()}" in card["text"])  # changed in place, by the new process
    assert len(house.told("[I have spoken]")) == 1
