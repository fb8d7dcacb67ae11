"""Stores to test: one fixture that is each of them in turn, and shelves from which a stored one is opened again."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from bot.ports.keeping import Circles, Drawer
from storage.circles import SqlCircles
from storage.master_key import create_master_key
from storage.memory import MemoryCircles
from storage.opening import open_circles


class Store(Circles, Drawer, Protocol):
    def checked_out(self) -> int: ...


async def no_wait(_seconds: float) -> None:
    """Patience that takes no time."""


class Shelf:
    """One database and its master key; opens what lies in it, as often as wanted."""

    def __init__(self, url: str, key: Path) -> None:
        self.url = url
        self.key = key
        self._opened: list[SqlCircles] = []

    @property
    def file(self) -> Path:
        """The SQLite file."""
        return Path(self.url.removeprefix("sqlite:///").partition("?")[0])

    def open(self, *, rules: str = "1", wait: Callable[[float], Awaitable[None]] = no_wait) -> SqlCircles:
        opened = open_circles(self.url, self.key, planned_with=rules, wait=wait)
        self._opened.append(opened)
        return opened

    async def close(self) -> None:
        while self._opened:
            opened = self._opened.pop()
            assert opened.checked_out() == 0
            await opened.close()

    def drop(self) -> None:
        """As a kill would: nothing is said goodbye to."""
        while self._opened:
            opened = self._opened.pop()
            opened._database.close()
            if opened._lock is not None:
                opened._lock._lock.release()


@pytest.fixture
def sqlite_shelf(tmp_path: Path) -> Iterator[Shelf]:
    key = tmp_path / "master.key"
    create_master_key(key)
    shelf = Shelf(f"sqlite:///{tmp_path / 'circles.db'}?timeout=0", key)
    yield shelf
    shelf.drop()


@pytest.fixture
def postgres_shelf(tmp_path: Path, postgres_url: str) -> Iterator[Shelf]:
    key = tmp_path / "master.key"
    create_master_key(key)
    shelf = Shelf(postgres_url, key)
    yield shelf
    shelf.drop()


@pytest.fixture(params=["sqlite", "postgres"])
def shelf(request: pytest.FixtureRequest) -> Shelf:
    """Each database in turn."""
    found = request.getfixturevalue(f"{request.param}_shelf")
    assert isinstance(found, Shelf)
    return found


@pytest.fixture(params=["memory", "sqlite", "postgres"])
async def store(request: pytest.FixtureRequest) -> AsyncIterator[Store]:
    """Each store in turn. It ends by asserting that no connection is left in use."""
    if request.param == "memory":
        yield MemoryCircles()
        return
    shelf: Shelf = request.getfixturevalue(f"{request.param}_shelf")
    yield shelf.open()
    await shelf.close()
