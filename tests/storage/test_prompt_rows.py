"""Every store knows what is due, hands it to one at a time, and follows the circle when it changes its mind."""

from datetime import timedelta

from msgspec.structs import replace

from tests.storage.conftest import Store
from tests.storage.nouns import MINUTE, NOON, OTHER_ROOM, ROOM, a_change, a_circle, a_prompt, a_saying


async def claimed(store: Store, at: timedelta, most: int = 10) -> list[str]:
    return [prompt.what for prompt in await store.claim_prompts(NOON + at, most)]


async def test_what_is_due_is_claimed_earliest_first(store: Store) -> None:
    later, sooner = a_prompt("later", NOON + 2 * MINUTE), a_prompt("sooner", NOON + MINUTE)
    await store.save(a_change(a_circle(), later, sooner, a_prompt("much later", NOON + 9 * MINUTE)))
    assert await store.next_due() == NOON + MINUTE
    assert await claimed(store, timedelta(0)) == []
    assert await store.claim_prompts(NOON + 3 * MINUTE, 10) == [sooner, later]


async def test_no_more_are_claimed_than_were_asked_for(store: Store) -> None:
    await store.save(a_change(a_circle(), *(a_prompt(f"p{n}", NOON + n * MINUTE) for n in range(3))))
    assert await claimed(store, 9 * MINUTE, most=2) == ["p0", "p1"]
    assert await claimed(store, 9 * MINUTE, most=2) == ["p2"]


async def test_a_claimed_prompt_is_nobody_elses_for_a_minute(store: Store) -> None:
    await store.save(a_change(a_circle(), a_prompt("opening")))
    assert await claimed(store, timedelta(0)) == ["opening"]
    assert await claimed(store, MINUTE / 2) == []
    assert await store.next_due() == NOON + MINUTE
    assert await claimed(store, MINUTE) == ["opening"]


async def test_a_save_that_changes_no_prompt_leaves_its_claim(store: Store) -> None:
    opening = a_prompt("opening")
    circle = await store.save(a_change(a_circle(), opening))
    await store.claim_prompts(NOON, 10)
    await store.save(a_change(circle, opening))
    assert await claimed(store, MINUTE / 2) == []


async def test_the_rows_follow_the_circle(store: Store) -> None:
    circle = await store.save(a_change(a_circle(), a_prompt("gone"), a_prompt("moved")))
    await store.save(a_change(circle, a_prompt("moved", NOON + 5 * MINUTE), a_prompt("new", NOON + 6 * MINUTE)))
    assert await claimed(store, 4 * MINUTE) == []
    assert await claimed(store, 7 * MINUTE) == ["moved", "new"]


async def test_a_prompt_that_was_done_does_not_come_back(store: Store) -> None:
    opening = a_prompt("opening")
    circle = await store.save(a_change(a_circle(), opening))
    circle = await store.save(a_change(circle, opening, done=[opening]))
    await store.save(a_change(circle, replace(opening, due_at=NOON + MINUTE)))
    assert await store.next_due() is None
    assert await claimed(store, 5 * MINUTE) == []


async def test_the_same_kind_for_another_time_is_another_prompt(store: Store) -> None:
    first, second = a_prompt("opening", for_when="1"), a_prompt("opening", NOON + MINUTE, for_when="2")
    circle = await store.save(a_change(a_circle(), first, second))
    await store.save(a_change(circle, second, done=[first]))
    assert await store.claim_prompts(NOON + MINUTE, 10) == [second]


async def test_finished_prompts_are_forgotten_after_a_month(store: Store) -> None:
    opening = a_prompt("opening")
    circle = await store.save(a_change(a_circle(), done=[opening]))
    await store.tidy(NOON + timedelta(days=31))
    await store.save(a_change(circle, done=[opening]))


async def test_next_due_is_the_sooner_of_a_prompt_and_a_saying(store: Store) -> None:
    circle = await store.save(a_change(a_circle("c1", ROOM), a_prompt("opening", NOON + 5 * MINUTE)))
    await store.save(a_change(circle, a_prompt("opening", NOON + 5 * MINUTE), sayings=[a_saying("s1")]))
    assert await store.next_due() == NOON
    await store.claim_sayings(NOON, 10)
    await store.say_later("s1", NOON + 7 * MINUTE, unknown=False)
    assert await store.next_due() == NOON + 5 * MINUTE


async def test_a_saying_behind_another_is_not_due_before_it(store: Store) -> None:
    sayings = [a_saying("s1"), a_saying("s2"), a_saying("s3", OTHER_ROOM)]
    await store.save(a_change(a_circle(), sayings=sayings))
    await store.claim_sayings(NOON, 10)
    await store.said("s3", "3")
    await store.say_later("s1", NOON + 3 * MINUTE, unknown=False)
    assert await store.next_due() == NOON + 3 * MINUTE
