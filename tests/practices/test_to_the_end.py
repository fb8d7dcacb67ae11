"""Every practice that ships is held to its end by three to six people, as far as it is for so many, on every face."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import timedelta

import pytest

from bot.grammar.practice import Mode, OnTime, Practice
from bot.grammar.shipped import shipped
from bot.nouns.meeting import Live, Meeting, MeetingState
from bot.nouns.people import Language
from bot.rules import rounds
from bot.rules.library import practice_of
from bot.rules.preflight import preflight
from bot.rules.roster import member, running, starts_at
from bot.rules.steps import is_last, step_at, step_seconds_left
from bot.words.phrases import label
from tests.practices.faces import Face, on_core, on_discord, on_slack, on_the_playground

NAMES = ("Ana", "Ben", "Cal", "Dee", "Eve", "Fay")
PRACTICES = list(shipped().practices.values())
MOST_ACTS = 150  # of one meeting: more than this is a dead end
SPARE = timedelta(seconds=1)


def button(name: str) -> str:
    return label(f"button.{name}", Language.EN)


def sizes(practice: Practice) -> list[int]:
    return [n for n in (3, 4, 5, 6) if practice.people.min <= n <= practice.people.max]


async def form(face: Face, names: tuple[str, ...], practices: list[Practice]) -> None:
    """A circle of these people, with a meeting planned by each of these practices."""
    first, *others = names
    given = {"name": "The garden", "season": "open-circle", "language": "en", "zone": "Europe/Paris"}
    await face.do(first, "start", **given)
    found = await face.circles.sitting_at(face.place)
    assert found is not None
    face.circle = found.id
    await face.do(first, "door", door="open")
    for name in others:
        await face.do(name, "join")
    count = str(len(practices))
    when = {"day": "2026-05-12", "time": "18:00", "rhythm": "weekly", "minutes": "60"}
    await face.do(first, "plan", **when, count=count)
    for number, practice in enumerate(practices, 1):
        await face.do(first, "use", practice=practice.id, meeting=str(number), confirmed="yes")


async def hold(face: Face, number: int, how_many: int) -> Meeting:
    """The meeting from the call to its end, with so many of the members."""
    meeting = await the_meeting(face, number)
    circle = await face.now()
    await face.push(starts_at(circle, meeting) - timedelta(minutes=5))
    circle = await face.now()
    meeting = await the_meeting(face, number)
    first = meeting.facilitator
    coming = [m for m in circle.members if m.id == first] + [m for m in circle.members if m.id != first]
    for someone in coming[:how_many]:
        await face.press(someone.name, button("here"))
    await face.push(starts_at(circle, meeting))
    await face.press(coming[0].name, button("open"))
    if running(await face.now()) is None:  # fewer than the quorum: asked first
        await face.press(coming[0].name, button("anyway"))
    meeting = await the_meeting(face, number)
    assert meeting.live is not None
    assert len(meeting.here) == how_many
    practice = practice_of(await face.now(), meeting)
    check = preflight(practice, how_many, meeting.minutes)
    assert sum(step.seconds for step in meeting.live.steps) == check.seconds
    await to_the_end(face, number)
    return meeting


async def to_the_end(face: Face, number: int) -> None:
    seen: list[int] = []
    for act in range(MOST_ACTS):
        meeting = await the_meeting(face, number)
        if meeting.live is None:
            assert meeting.state is MeetingState.CLOSED
            assert seen == sorted(seen), "the steps went back"
            return
        seen.append(meeting.live.at)
        await what_the_step_needs(face, meeting, meeting.live, act)
    raise AssertionError(f"meeting {number} does not end: {seen[-5:]}")


async def what_the_step_needs(face: Face, meeting: Meeting, live: Live, act: int) -> None:
    """A round: turn by turn, now and then passed or later. A hard end: time. Everything else: whoever facilitates."""
    circle = await face.now()
    step = step_at(circle, meeting, live.at)
    speaker = member(circle, rounds.speaker(live.round)) if live.round is not None else None
    if speaker is not None and live.round is not None:
        waits = step.on_pass == "later" and not rounds.asked_again(live.round)
        await face.press(
            speaker.name, button("later" if waits and act % 5 == 3 else "pass" if act % 7 == 5 else "done")
        )
    elif step.mode is Mode.SILENT and step.on_time is OnTime.HARD:
        left = step_seconds_left(live, face.clock.now())
        await face.push(face.clock.now() + timedelta(seconds=left) + SPARE)
    else:
        leads = member(circle, meeting.facilitator)
        assert leads is not None
        await face.press(leads.name, button("close" if is_last(live) else "next"))


async def the_meeting(face: Face, number: int) -> Meeting:
    return next(m for m in (await face.now()).meetings if m.number == number)


@pytest.mark.parametrize("how_many", [3, 4, 5, 6])
@pytest.mark.parametrize("on", [on_core, on_the_playground, on_slack, on_discord], ids=lambda on: on.__name__)
async def test_every_practice_is_held_to_its_end(
    on: Callable[[], AbstractAsyncContextManager[Face]], how_many: int
) -> None:
    practices = [p for p in PRACTICES if how_many in sizes(p)]
    async with on() as face:
        await form(face, NAMES[:how_many], practices)
        for number in range(1, len(practices) + 1):
            await hold(face, number, how_many)


def test_every_practice_is_for_a_circle_of_three_to_six() -> None:
    assert all(sizes(practice) for practice in PRACTICES)
