"""Company for those who go alone, in the real shell over real stores: two at once, one leaves, a kill in between."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.story.script import read_story
from adapters.story.stage import Stage
from bot.message import Answer
from bot.nouns.circle import Circle
from bot.nouns.people import Account
from bot.ports.keeping import Change, Circles, Stale
from bot.ports.requests import Person, Request
from bot.rules.company import company_of, waiting_room
from storage.circles import SqlCircles
from storage.master_key import create_master_key
from storage.memory import MemoryCircles
from storage.opening import open_circles
from tests.house import played

SOLO = "season = theory-of-practice; language = en; zone = Europe/Paris"
ALONE = f"""
zone Europe/Paris
begins 2026-05-04 09:00
Eve: /circle solo {SOLO}
Noa: /circle solo {SOLO}
"""
ASKED = f"""{ALONE}
Eve: /circle company-on
Noa: /circle company-on
Eve| Shall we introduce you
"""
EVE, NOA = Account("story", "", "Eve"), Account("story", "", "Noa")


@pytest.fixture(params=["memory", "sqlite"])
async def circles(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[MemoryCircles | SqlCircles]:
    if request.param == "memory":
        yield MemoryCircles()
        return
    key = tmp_path / "master.key"
    create_master_key(key)
    opened = open_circles(f"sqlite:///{tmp_path / 'circles.db'}", key, planned_with="1")
    yield opened
    await opened.close()


async def does(stage: Stage, who: str, command: str, **given: str) -> Answer:
    assert stage.bot is not None
    request = Request(Person(Account("story", "", who), who), command, f"{who} {command}", given=dict(given))
    return await stage.bot.carry_out(request)


async def the_list(circles: Circles) -> Circle:
    found = await circles.sitting_at(waiting_room(EVE))
    assert found is not None
    return found


async def shared(circles: Circles) -> set[str]:
    return {*await circles.of(EVE)} & {*await circles.of(NOA)}


async def test_two_yeses_at_once_make_one_circle_and_pressing_again_no_other(
    circles: MemoryCircles | SqlCircles,
) -> None:
    stage = await played(ASKED, circles)

    for _ in range(2):
        await asyncio.gather(
            *(does(stage, who, "introduce-yes", introduction="1") for who in ("Eve", "Noa")),
        )

    (new,) = await shared(circles)
    circle = await circles.load(new)
    assert circle is not None
    assert sorted(m.name for m in circle.members) == ["Eve", "Noa"]
    assert company_of(await the_list(circles)).wishes == ()
    for account in (EVE, NOA):
        assert len(await circles.of(account)) == 2  # theirs alone, and the new one
    await stage.play(read_story("zone Europe/Paris\nclock: +1 minutes\nEve| With you: Noa\nNoa| With you: Eve\n"))


async def test_two_who_are_the_first_to_ask_at_once_come_onto_one_list(circles: MemoryCircles | SqlCircles) -> None:
    stage = await played(ALONE, circles)

    await asyncio.gather(*(does(stage, who, "company-on") for who in ("Eve", "Noa")))

    company = company_of(await the_list(circles))
    assert sorted(wish.name for wish in company.wishes) == ["Eve", "Noa"]
    assert len(company.introductions) == 1


async def test_the_list_is_nobodys_circle_and_no_door_opens_to_it(circles: MemoryCircles | SqlCircles) -> None:
    stage = await played(ASKED, circles)
    listed = await the_list(circles)

    assert listed.id not in {*await circles.of(EVE), *await circles.of(NOA)}
    for word in ("circle", "season", "leave", "company-off"):
        assert stage.bot is not None
        request = Request(Person(EVE, "Eve"), word, f"door {word}", circle=listed.id)
        answer = await stage.bot.carry_out(request)
        assert "Noa" not in repr(answer)
    assert company_of(await the_list(circles)) == company_of(listed)


async def test_who_leaves_their_solo_is_off_the_list(circles: MemoryCircles | SqlCircles) -> None:
    stage = await played(f"{ASKED}Eve: [Yes, introduce us]\n", circles)

    await does(stage, "Eve", "leave", confirmed="yes")
    await does(stage, "Noa", "introduce-yes", introduction="1")

    assert await shared(circles) == set()
    assert [wish.name for wish in company_of(await the_list(circles)).wishes] == ["Noa"]


async def test_a_leave_that_was_cut_short_introduces_nobody_who_is_gone(
    circles: MemoryCircles | SqlCircles,
) -> None:
    stage = await played(f"{ASKED}Eve: [Yes, introduce us]\n", circles)
    (solo,) = await circles.of(EVE)

    await circles.destroy(solo)  # as if killed before the list was told
    await does(stage, "Noa", "introduce-yes", introduction="1")

    assert await circles.of(EVE) == []
    assert len(await circles.of(NOA)) == 1


async def test_a_kill_before_the_last_yes_is_saved_leaves_it_to_be_said_again(
    circles: MemoryCircles | SqlCircles, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = await played(f"{ASKED}Eve: [Yes, introduce us]\n", circles)

    with monkeypatch.context() as cut:

        async def killed(_: Change) -> Circle:
            raise OSError

        cut.setattr(circles, "save", killed)
        await does(stage, "Noa", "introduce-yes", introduction="1")
    assert await shared(circles) == set()

    await does(stage, "Noa", "introduce-yes", introduction="1")
    assert len(await shared(circles)) == 1


async def test_the_last_yes_is_run_again_where_the_other_lets_go_first(
    circles: MemoryCircles | SqlCircles, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = await played(f"{ASKED}Eve: [Yes, introduce us]\n", circles)
    save, first = circles.save, [True]

    async def late(change: Change) -> Circle:
        if change.born and first.pop():
            monkeypatch.setattr(circles, "save", save)
            await does(stage, "Eve", "company-off")
            with pytest.raises(Stale):
                await save(change)
            raise Stale
        return await save(change)

    monkeypatch.setattr(circles, "save", late)
    await does(stage, "Noa", "introduce-yes", introduction="1")

    assert await shared(circles) == set()


async def test_who_is_in_a_circle_with_others_hears_where_company_is_looked_for() -> None:
    await played(
        """
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle company
Ana< go through alone
"""
    )


async def test_a_button_after_its_week_is_calm() -> None:
    await played(f"{ASKED}clock: 2026-05-12 09:00\nEve: [Yes, introduce us]\nEve< That question is over\n")
    stage = await played(ASKED)
    for number in ("2", "9" * 9999, "²", ""):
        answer = await does(stage, "Eve", "introduce-yes", introduction=number)
        assert "That question is over" in repr(answer)
