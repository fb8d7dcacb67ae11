"""Every store keeps people's own words, calendar links and the drawer, and knows how to forget."""

import asyncio
import re

from msgspec.structs import replace

from bot.ports.keeping import OwnWords
from storage.memory import MemoryCircles
from tests.storage.conftest import Store
from tests.storage.nouns import (
    ANA,
    NOON,
    OTHER_ROOM,
    ROOM,
    a_change,
    a_circle,
    a_prompt,
    a_saying,
    an_answer,
)

PROMISE = OwnWords("w1", "m1", "I will ask before I advise.")
LETTER = OwnWords("w2", "m1", "Dear me, in six months…")
BENS = OwnWords("w1", "m2", "Ben's own")


async def test_words_come_back_to_their_owner_alone(store: Store) -> None:
    await store.save(a_change(a_circle("c1", ROOM), keep=[PROMISE, LETTER, BENS]))
    await store.save(a_change(a_circle("c2", OTHER_ROOM)))
    assert list(await store.words("c1", "m1")) == [PROMISE, LETTER]
    assert list(await store.words("c1", "m2")) == [BENS]
    assert list(await store.words("c2", "m1")) == []


async def test_words_can_be_rewritten_and_forgotten(store: Store) -> None:
    circle = await store.save(a_change(a_circle(), keep=[PROMISE, LETTER]))
    anew = OwnWords("w1", "m1", "I will listen.")
    await store.save(a_change(circle, keep=[anew], forget=[("m1", "w2")]))
    assert list(await store.words("c1", "m1")) == [anew]


async def test_destroying_a_members_key_takes_all_their_words_and_nobody_elses(store: Store) -> None:
    circle = await store.save(a_change(a_circle(), keep=[PROMISE, LETTER, BENS]))
    await store.save(a_change(circle, destroy_key_of=["m1"]))
    assert list(await store.words("c1", "m1")) == []
    assert list(await store.words("c1", "m2")) == [BENS]


async def test_somebody_whose_words_were_destroyed_can_keep_new_ones(store: Store) -> None:
    circle = await store.save(a_change(a_circle(), keep=[PROMISE]))
    for _ in range(2):
        circle = await store.save(a_change(circle, destroy_key_of=["m1"]))
        circle = await store.save(a_change(circle, keep=[LETTER]))
    assert list(await store.words("c1", "m1")) == [LETTER]


async def test_a_members_key_has_a_mark_that_no_other_key_has(store: Store) -> None:
    assert await store.key_mark("c1", "m1") == ""
    circle = await store.save(a_change(a_circle(), keep=[PROMISE, BENS]))
    first, bens = await store.key_mark("c1", "m1"), await store.key_mark("c1", "m2")
    circle = await store.save(a_change(circle, destroy_key_of=["m1"]))
    assert await store.key_mark("c1", "m1") == ""
    await store.save(a_change(circle, keep=[LETTER]))
    second = await store.key_mark("c1", "m1")
    if isinstance(store, MemoryCircles):  # it seals nothing, and says so
        assert {first, second, bens} == {""}
    else:
        assert all(re.fullmatch("[0-9A-F]{4}-[0-9A-F]{4}", mark) for mark in (first, second, bens))
        assert len({first, second, bens}) == 3


async def test_a_destroyed_circle_leaves_nothing_behind(store: Store) -> None:
    sayings = [a_saying("s1", card="meeting"), a_saying("s2", ANA)]
    circle = await store.save(a_change(a_circle(), a_prompt("opening"), keep=[PROMISE], sayings=sayings))
    await store.claim_sayings(NOON, 1)
    await store.said("s1", "message 7")
    await store.calendar_link("token", "c1", "m1")
    await store.destroy("c1")
    assert await store.load("c1") is None
    assert await store.sitting_at(ROOM) is None
    assert list(await store.of(ANA)) == []
    assert list(await store.words("c1", "m1")) == []
    assert await store.calendar_of("token") is None
    assert await store.shown_as(ROOM, "meeting") is None
    assert list(await store.claim_sayings(NOON, 10)) == []
    assert await store.next_due() is None
    await store.save(a_change(a_circle("c2", ROOM), delivery="d1", answer=an_answer("begun")))
    await store.said("s2", "too late")
    assert circle.version == 1


async def test_destroying_one_circle_leaves_one_with_a_similar_name(store: Store) -> None:
    await store.save(a_change(a_circle("Abc%", ROOM), keep=[PROMISE]))
    await store.save(a_change(a_circle("abcd", OTHER_ROOM), keep=[PROMISE]))
    await store.destroy("Abc%")
    assert list(await store.words("abcd", "m1")) == [PROMISE]


async def test_a_member_has_one_calendar_link(store: Store) -> None:
    await store.save(a_change(a_circle()))
    await store.calendar_link("old", "c1", "m1")
    await store.calendar_link("bens", "c1", "m2")
    await store.calendar_link("new", "c1", "m1")
    assert await store.calendar_of("old") is None
    assert await store.calendar_of("new") == ("c1", "m1")
    assert await store.calendar_of("bens") == ("c1", "m2")


async def test_the_drawer_keeps_things_in_the_order_of_their_keys(store: Store) -> None:
    for key in ("room/b", "room/a", "Room/c", "roomy", "hall"):
        await store.put(key, key.encode())
    await store.put("room/a", b"anew")
    await store.take_out("hall")
    await store.take_out("nothing")
    assert list(await store.all_of("room/")) == [("room/a", b"anew"), ("room/b", b"room/b")]
    assert [key for key, _ in await store.all_of("")] == ["Room/c", "room/a", "room/b", "roomy"]


async def test_the_drawer_takes_what_is_put_over_what_was_read_and_over_nothing_else(store: Store) -> None:
    assert not await store.put_if("pair", b"old", b"new")  # nothing lies there
    assert await store.put_if("pair", None, b"old")
    assert not await store.put_if("pair", None, b"another")
    assert not await store.put_if("pair", b"older", b"another")
    assert await store.put_if("pair", b"old", b"new")
    assert list(await store.all_of("pair")) == [("pair", b"new")]


async def test_of_many_who_put_over_the_same_one_does(store: Store) -> None:
    await store.put("pair", b"old")
    for was in (b"old", None):
        done = await asyncio.gather(*(store.put_if("pair", was, b"%d" % n) for n in range(8)))
        assert done.count(True) == 1
        assert list(await store.all_of("pair")) == [("pair", b"%d" % done.index(True))]
        await store.take_out("pair")


async def test_circles_in_memory_and_stored_are_equal_nouns(store: Store) -> None:
    circle = replace(a_circle(), purpose="To keep the light on: élan, 光, 🕯️")
    saved = await store.save(a_change(circle))
    assert await store.load("c1") == saved == replace(circle, version=1)


async def test_who_said_not_now_is_remembered_until_they_look_again(store: Store) -> None:
    assert not await store.said_not_now(ANA)
    for _ in range(2):
        await store.note_not_now(ANA, True)
    assert await store.said_not_now(ANA)
    await store.note_not_now(ANA, False)
    assert not await store.said_not_now(ANA)
