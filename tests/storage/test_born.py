"""A circle that comes of a change begins with that very save, or not at all."""

import pytest
from msgspec.structs import replace

from bot.nouns.people import Member
from bot.ports.keeping import PlaceTaken, Stale
from tests.storage.conftest import Store
from tests.storage.nouns import ANA, OTHER_ROOM, ROOM, a_change, a_circle


async def test_a_circle_that_is_born_is_there_and_its_people_find_it(store: Store) -> None:
    new = replace(a_circle("c2"), places=(), members=(Member("m1", "Ana", (ANA,)),))
    await store.save(replace(a_change(a_circle("c1", ROOM)), born=(new,)))
    assert await store.load("c2") == replace(new, version=1)
    assert set(await store.of(ANA)) == {"c1", "c2"}
    seated = await store.save(a_change(replace(new, version=1, places=(OTHER_ROOM,))))
    assert await store.sitting_at(OTHER_ROOM) == seated


async def test_where_the_change_is_refused_nothing_is_born(store: Store) -> None:
    new = replace(a_circle("c3"), places=())
    await store.save(a_change(a_circle("c1", ROOM)))
    with pytest.raises(PlaceTaken):
        await store.save(replace(a_change(a_circle("c2", ROOM)), born=(new,)))
    with pytest.raises(Stale):
        await store.save(replace(a_change(a_circle("c1", ROOM)), born=(new,)))
    assert await store.load("c3") is None


async def test_what_was_born_before_is_not_born_again(store: Store) -> None:
    new = replace(a_circle("c2"), places=())
    first = await store.save(replace(a_change(a_circle("c1", ROOM)), born=(new,)))
    with pytest.raises(Stale):
        await store.save(replace(a_change(first), born=(new,)))
    assert await store.load("c1") == first
