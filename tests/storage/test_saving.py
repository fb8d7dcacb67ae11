"""Every store keeps circles, and refuses what came too late: all of a change, or nothing of it."""

import pytest
from msgspec.structs import replace

from bot.message import NOTHING_TO_ADD
from bot.ports.keeping import AlreadyDelivered, AlreadyDone, PlaceTaken, Stale
from tests.storage.conftest import Store
from tests.storage.nouns import (
    ANA,
    BEN,
    CAL,
    MINUTE,
    NOON,
    OTHER_ROOM,
    ROOM,
    a_change,
    a_circle,
    a_prompt,
    a_saying,
    an_answer,
    an_invitation,
)


async def said_next(store: Store) -> list[str]:
    return [queued.saying.id for queued in await store.claim_sayings(NOON, 10)]


async def test_a_saved_circle_is_found_by_its_id_and_by_its_room(store: Store) -> None:
    saved = await store.save(a_change(a_circle()))
    assert saved == replace(a_circle(), version=1)
    assert await store.load("c1") == saved
    assert await store.sitting_at(ROOM) == saved
    assert await store.load("c2") is None
    assert await store.sitting_at(OTHER_ROOM) is None


async def test_a_circle_that_moves_is_found_where_it_sits_now(store: Store) -> None:
    saved = await store.save(a_change(a_circle("c1", ROOM)))
    moved = await store.save(a_change(replace(saved, places=(OTHER_ROOM,))))
    assert await store.sitting_at(ROOM) is None
    assert await store.sitting_at(OTHER_ROOM) == moved
    await store.save(a_change(a_circle("c2", ROOM)))


async def test_whoever_saves_second_is_told_and_leaves_nothing(store: Store) -> None:
    first = await store.save(a_change(a_circle()))
    await store.save(a_change(replace(first, name="Ana's name for it")))
    with pytest.raises(Stale):
        await store.save(
            a_change(
                replace(first, name="Ben's name for it", places=(OTHER_ROOM,)),
                a_prompt("opening"),
                sayings=[a_saying("s1")],
                delivery="d1",
            )
        )
    found = await store.load("c1")
    assert found is not None
    assert (found.name, found.version) == ("Ana's name for it", 2)
    assert await store.sitting_at(OTHER_ROOM) is None
    assert await store.answered("d1") is None
    assert await said_next(store) == []
    assert await store.next_due() is None


async def test_a_circle_is_founded_once(store: Store) -> None:
    await store.save(a_change(a_circle()))
    with pytest.raises(Stale):
        await store.save(a_change(a_circle("c1", OTHER_ROOM)))


async def test_a_circle_that_is_gone_cannot_be_saved(store: Store) -> None:
    with pytest.raises(Stale):
        await store.save(a_change(replace(a_circle(), version=3), a_prompt("opening")))


async def test_two_circles_cannot_sit_in_one_room(store: Store) -> None:
    await store.save(a_change(a_circle("c1", ROOM)))
    with pytest.raises(PlaceTaken):
        await store.save(a_change(a_circle("c2", OTHER_ROOM, ROOM), sayings=[a_saying("s1", circle="c2")]))
    assert await store.load("c2") is None
    assert await store.sitting_at(OTHER_ROOM) is None
    assert await said_next(store) == []


async def test_a_person_finds_the_circles_they_are_in_or_invited_to(store: Store) -> None:
    one = await store.save(a_change(a_circle("c1", ROOM)))
    await store.save(a_change(a_circle("c2", OTHER_ROOM, members=(CAL,))))
    await store.save(a_change(replace(one, invitations=(an_invitation(CAL),))))
    assert list(await store.of(ANA)) == ["c1"]
    assert list(await store.of(CAL)) == ["c1", "c2"]


async def test_a_person_who_left_finds_the_circle_no_more(store: Store) -> None:
    one = await store.save(a_change(a_circle()))
    await store.save(a_change(replace(one, members=one.members[:1])))
    assert list(await store.of(ANA)) == ["c1"]
    assert list(await store.of(BEN)) == []


async def test_the_same_delivery_again_has_no_effect_and_the_same_answer(store: Store) -> None:
    first = await store.save(a_change(a_circle(), delivery="d1", answer=an_answer("done")))
    assert await store.answered("d1") == an_answer("done")
    with pytest.raises(AlreadyDelivered) as again:
        await store.save(a_change(first, delivery="d1", answer=an_answer("done twice"), sayings=[a_saying("s1")]))
    assert again.value.answer == an_answer("done")
    assert await store.load("c1") == first
    assert await said_next(store) == []


async def test_a_delivery_that_is_also_late_hears_its_first_answer(store: Store) -> None:
    await store.save(a_change(a_circle(), delivery="d1", answer=an_answer("done")))
    with pytest.raises(AlreadyDelivered):
        await store.save(a_change(a_circle(), delivery="d1"))


async def test_an_act_that_said_nothing_is_known_to_be_answered(store: Store) -> None:
    await store.save(a_change(a_circle(), delivery="d1"))
    assert await store.answered("d1") == NOTHING_TO_ADD
    assert await store.answered("d2") is None


async def test_a_look_is_answered_the_same_again_for_a_day(store: Store) -> None:
    await store.note_answer("d1", an_answer("you are in no circle"), NOON)
    await store.note_answer("d1", an_answer("another answer"), NOON)
    await store.tidy(NOON + 23 * 60 * MINUTE)
    assert await store.answered("d1") == an_answer("you are in no circle")
    await store.tidy(NOON + 25 * 60 * MINUTE)
    assert await store.answered("d1") is None


async def test_a_prompt_is_answered_once(store: Store) -> None:
    opening = a_prompt("opening")
    first = await store.save(a_change(a_circle(), opening))
    second = await store.save(a_change(first, done=[opening]))
    with pytest.raises(AlreadyDone):
        await store.save(a_change(second, done=[opening], sayings=[a_saying("s1")]))
    with pytest.raises(AlreadyDone):  # somebody who is late as well learns that there is nothing left to do
        await store.save(a_change(first, done=[opening]))
    assert await store.load("c1") == second
    assert await said_next(store) == []
