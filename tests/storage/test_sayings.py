"""Every store holds a line in front of each room and each person, and lets one at a time step forward."""

from datetime import datetime

from msgspec.structs import replace

from bot.ports.sayings import QueuedSaying
from tests.storage.conftest import Store
from tests.storage.nouns import (
    ANA,
    BEN,
    MINUTE,
    NOON,
    OTHER_ROOM,
    ROOM,
    a_change,
    a_circle,
    a_saying,
)


async def claim(store: Store, at: datetime = NOON, most: int = 10) -> list[QueuedSaying]:
    return list(await store.claim_sayings(at, most))


async def ids(store: Store, at: datetime = NOON, most: int = 10) -> list[str]:
    return [queued.saying.id for queued in await claim(store, at, most)]


async def test_what_was_saved_is_what_is_said(store: Store) -> None:
    saying = a_saying("s1", ANA, text="for Ana alone")
    await store.save(a_change(a_circle(), sayings=[saying]))
    assert await claim(store) == [QueuedSaying(saying, tries=0, shown_as=None, unknown=False)]


async def test_each_room_hears_one_at_a_time_and_in_order(store: Store) -> None:
    sayings = [a_saying("s1"), a_saying("s2"), a_saying("t1", OTHER_ROOM), a_saying("s3"), a_saying("a1", ANA)]
    await store.save(a_change(a_circle(), sayings=sayings))
    assert await ids(store) == ["s1", "t1", "a1"]
    assert await ids(store) == []
    await store.said("s1", "1")
    assert await ids(store) == ["s2"]
    await store.said("s2", "2")
    await store.said("t1", "3")
    assert await ids(store) == ["s3"]


async def test_a_hushed_room_hears_nothing_that_waited_and_only_what_is_said_with_the_same_save(store: Store) -> None:
    waiting = [a_saying("s1"), a_saying("s2", card="meeting"), a_saying("t1", OTHER_ROOM), a_saying("a1", ANA)]
    circle = await store.save(
        a_change(a_circle("c1", ROOM, OTHER_ROOM), sayings=[*waiting, a_saying("h1", circle=None)])
    )
    assert await ids(store) == ["s1", "t1", "a1"]
    await store.save(replace(a_change(circle, sayings=[a_saying("s3")]), hushed=(ROOM,)))
    await store.said("s1", "1")  # somebody was just saying it
    assert await ids(store) == ["h1"], "what belongs to no circle stays"
    await store.said("h1", "2")
    assert await ids(store) == ["s3"]


async def test_what_waits_for_a_platform_holds_up_its_own_room_only(store: Store) -> None:
    await store.save(a_change(a_circle(), sayings=[a_saying("s1"), a_saying("s2"), a_saying("t1", OTHER_ROOM)]))
    await store.claim_sayings(NOON, 1)
    await store.say_later("s1", NOON + MINUTE, unknown=False)
    assert await ids(store) == ["t1"]
    assert await ids(store, NOON + MINUTE) == ["s1"]


async def test_tries_are_counted(store: Store) -> None:
    await store.save(a_change(a_circle(), sayings=[a_saying("s1")]))
    await claim(store)
    await store.say_later("s1", NOON, unknown=False)
    (again,) = await claim(store)
    assert (again.tries, again.unknown) == (1, False)


async def test_an_unknown_outcome_stays_known_until_it_is_settled(store: Store) -> None:
    await store.save(a_change(a_circle(), sayings=[a_saying("s1")]))
    await claim(store)
    await store.say_later("s1", NOON, unknown=True)
    (second,) = await claim(store)
    await store.say_later("s1", NOON, unknown=False)
    (third,) = await claim(store)
    assert [second.unknown, third.unknown] == [True, True]


async def test_a_try_that_nobody_ended_comes_back_as_unknown(store: Store) -> None:
    await store.save(a_change(a_circle(), sayings=[a_saying("s1")]))
    await claim(store)
    assert await ids(store, NOON + MINUTE) == []
    (again,) = await claim(store, NOON + 5 * MINUTE)
    assert again.unknown


async def test_an_urgent_room_goes_first_and_keeps_its_own_order(store: Store) -> None:
    digest, news = a_saying("digest", OTHER_ROOM), a_saying("news", ROOM)
    await store.save(a_change(a_circle(), sayings=[digest, news, a_saying("card", ROOM, urgent=True)]))
    assert await ids(store, most=1) == ["news"]
    await store.said("news", "1")
    assert await ids(store, most=1) == ["card"]
    assert await ids(store, most=1) == ["digest"]


async def test_a_newer_state_of_a_card_takes_the_place_of_the_older(store: Store) -> None:
    old, behind = a_saying("s1", card="meeting", text="Ana speaks"), a_saying("s2")
    circle = await store.save(a_change(a_circle(), sayings=[old, behind]))
    new = a_saying("s3", card="meeting", text="Ben speaks")
    await store.save(a_change(circle, sayings=[new]))
    (first,) = await claim(store)
    assert first.saying == new
    await store.said("s3", "1")
    assert await ids(store) == ["s2"]


async def test_another_card_and_another_room_are_left_alone(store: Store) -> None:
    sayings = [
        a_saying("s1", card="meeting"),
        a_saying("s2", card="check-in"),
        a_saying("s3", OTHER_ROOM, card="meeting"),
    ]
    await store.save(a_change(a_circle(), sayings=sayings))
    assert await ids(store) == ["s1", "s3"]
    await store.said("s1", "1")
    assert await ids(store) == ["s2"]


async def test_a_card_that_is_being_said_is_followed_by_its_newer_state(store: Store) -> None:
    circle = await store.save(a_change(a_circle(), sayings=[a_saying("s1", card="meeting")]))
    await claim(store)
    await store.save(a_change(circle, sayings=[a_saying("s2", card="meeting")]))
    assert await ids(store) == []
    await store.said("s1", "message 7")
    (newer,) = await claim(store)
    assert (newer.saying.id, newer.shown_as) == ("s2", "message 7")
    assert await store.shown_as(ROOM, "meeting") == "message 7"


async def test_a_card_is_remembered_by_room_and_by_name(store: Store) -> None:
    sayings = [a_saying("s1", card="meeting"), a_saying("s2", OTHER_ROOM, card="meeting")]
    await store.save(a_change(a_circle(), sayings=sayings))
    await claim(store)
    await store.said("s1", "message 7")
    await store.said("s2", "message 8")
    assert await store.shown_as(ROOM, "meeting") == "message 7"
    assert await store.shown_as(OTHER_ROOM, "meeting") == "message 8"
    assert await store.shown_as(ROOM, "check-in") is None


async def test_a_card_put_off_gives_way_to_the_newer_state_behind_it(store: Store) -> None:
    circle = await store.save(a_change(a_circle(), sayings=[a_saying("s1", card="meeting"), a_saying("s2")]))
    await claim(store)
    await store.save(a_change(circle, sayings=[a_saying("s3", card="meeting")]))
    await store.say_later("s1", NOON + MINUTE, unknown=False)
    assert await ids(store, NOON + MINUTE) == ["s3"]
    await store.said("s3", "1")
    assert await ids(store, NOON + MINUTE) == ["s2"]
    await store.said("s2", "2")
    assert await ids(store, NOON + MINUTE) == []


async def test_a_card_that_may_have_been_shown_is_found_out_about_first(store: Store) -> None:
    circle = await store.save(a_change(a_circle(), sayings=[a_saying("s1", card="meeting")]))
    await claim(store)
    await store.save(a_change(circle, sayings=[a_saying("s2", card="meeting")]))
    await store.say_later("s1", NOON, unknown=True)
    (first,) = await claim(store)
    assert (first.saying.id, first.unknown) == ("s1", True)
    await store.said("s1", "1")
    assert await ids(store) == ["s2"]


async def test_what_is_too_late_is_let_go_and_lets_the_next_one_pass(store: Store) -> None:
    sayings = [a_saying("s1", expires_at=NOON + MINUTE), a_saying("s2"), a_saying("t1", OTHER_ROOM)]
    await store.save(a_change(a_circle(), sayings=sayings))
    assert await ids(store, NOON + 2 * MINUTE, most=2) == ["s2", "t1"]


async def test_what_is_given_up_lets_the_next_one_pass(store: Store) -> None:
    await store.save(a_change(a_circle(), sayings=[a_saying("s1"), a_saying("s2")]))
    await claim(store)
    await store.give_up("s1", "gone")
    assert await ids(store) == ["s2"]


async def test_what_is_settled_twice_or_unknown_harms_nothing(store: Store) -> None:
    await store.save(a_change(a_circle(), sayings=[a_saying("s1", card="meeting")]))
    await claim(store)
    await store.said("s1", "1")
    await store.said("s1", "2")
    await store.say_later("s1", NOON, unknown=True)
    await store.give_up("nobody", "gone")
    assert await store.shown_as(ROOM, "meeting") == "1"
    assert await ids(store) == []


async def test_what_is_said_of_no_circle_is_kept_too(store: Store) -> None:
    saying = a_saying("s1", ANA, circle=None, card="home")
    await store.save(a_change(a_circle(), sayings=[saying]))
    (queued,) = await claim(store)
    await store.said("s1", "1")
    assert queued.saying == replace(saying, circle=None)


async def test_what_quiet_hours_hold_back_waits_aside_and_holds_nothing_up(store: Store) -> None:
    sayings = [a_saying("a1", ANA), a_saying("a2", ANA), a_saying("b1", BEN), a_saying("a3", ANA, urgent=True)]
    await store.save(a_change(a_circle(), sayings=sayings))
    held = []
    for _ in range(2):
        first = next(q for q in await claim(store, most=1) if q.saying.to == a_saying("x", ANA).to)
        held.append(first.saying.id)
        await store.hold_back(first.saying, NOON + 60 * MINUTE)
    assert held == ["a1", "a2"]
    assert await ids(store) == ["a3", "b1"]
    await store.said("a3", "1")
    await store.said("b1", "1")
    assert await store.next_due() == NOON + 60 * MINUTE
    assert await ids(store, NOON + 59 * MINUTE) == []
    (again,) = await claim(store, NOON + 60 * MINUTE)
    assert (again.saying.id, again.tries, again.unknown) == ("a1", 0, False)
    await store.hold_back(again.saying, NOON + 90 * MINUTE)  # they chose longer ones meanwhile
    assert await ids(store, NOON + 60 * MINUTE) == []
    assert await ids(store, NOON + 90 * MINUTE) == ["a1"]


async def test_what_was_held_back_and_given_up_or_said_meanwhile_is_gone(store: Store) -> None:
    await store.save(a_change(a_circle(), sayings=[a_saying("a1", ANA)]))
    (queued,) = await claim(store)
    await store.give_up("a1", "left")
    await store.hold_back(queued.saying, NOON)
    assert await ids(store) == []
