"""A list of those who would like company: found by its place, kept while it is empty, and nobody's circle."""

import pytest
from msgspec.structs import replace

from bot.nouns.circle import Circle
from bot.nouns.company import Company, Introduction, Wish
from bot.nouns.people import Language
from bot.ports.keeping import PlaceTaken
from bot.rules.company import waiting_room
from tests.storage.conftest import Store
from tests.storage.nouns import ANA, BEN, NOON, a_change

WISH = Wish("s1", ANA.platform, ANA.workspace, ANA.user, "Ana", "en", "peers", "Europe/Paris", 540, 1020, NOON)
FULL = Company((WISH,), (Introduction(1, NOON, ("s1", "s2"), ("s1",)),), (("s1", "s2"),), 2)


def a_list(id: str = "list", company: Company = FULL) -> Circle:
    return Circle(id, "", Language.EN, "UTC", "", NOON, places=(waiting_room(ANA),), company=company)


async def test_it_is_found_by_its_place_and_by_no_person(store: Store) -> None:
    saved = await store.save(a_change(a_list()))

    assert saved.company == FULL
    assert await store.sitting_at(waiting_room(BEN)) == saved
    assert list(await store.of(ANA)) == []


async def test_an_empty_one_stays(store: Store) -> None:
    saved = await store.save(a_change(a_list()))
    emptied = await store.save(a_change(replace(saved, company=Company())))

    assert await store.load("list") == emptied
    assert await store.sitting_at(waiting_room(ANA)) == emptied


async def test_a_workspace_has_one(store: Store) -> None:
    await store.save(a_change(a_list()))

    with pytest.raises(PlaceTaken):
        await store.save(a_change(a_list("other")))
    assert await store.load("other") is None
