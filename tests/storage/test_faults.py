"""What befalls databases: held twice, locked, restarted, full, read-only, copied; each by its number in FAULTS."""

import asyncio
import logging
import os
import signal
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa
from msgspec.structs import replace
from sqlalchemy import event
from sqlalchemy.pool import Pool

from bot.nouns.circle import Circle
from bot.ports.keeping import OwnWords, StorageUnwell
from storage.database import database_url
from storage.master_key import create_master_key
from storage.opening import open_circles
from storage.prepared import Prepared
from storage.refused import DatabaseHeld, DatabaseUnreachable
from storage.saving import save
from storage.tables import kept
from storage.transaction import Transaction
from tests.storage.conftest import Shelf
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
    an_invitation,
)

CANARY = "the canary sings at dawn"
HOLDS = """
import sys
from pathlib import Path
from storage.database import database_url
from storage.master_key import create_master_key
from storage.opening import open_circles
held = open_circles(sys.argv[1], Path(sys.argv[2]))
print("held", flush=True)
sys.stdin.read()
"""


async def test_fault_09_a_second_process_is_refused_and_told_who_is_first(sqlite_shelf: Shelf) -> None:
    first = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", HOLDS, sqlite_shelf.url, str(sqlite_shelf.key)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert first.stdout is not None
    assert await first.stdout.readline() == b"held\n"
    with pytest.raises(DatabaseHeld, match=f"process {first.pid} on "):
        sqlite_shelf.open()
    first.send_signal(signal.SIGKILL)
    await first.communicate()
    circles = sqlite_shelf.open()
    await circles.save(a_change(a_circle()))


async def test_fault_09_a_process_that_closed_leaves_the_file_to_the_next(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.open()
    with pytest.raises(DatabaseHeld, match=str(os.getpid())):
        sqlite_shelf.open()
    await sqlite_shelf.close()
    sqlite_shelf.open()


async def test_fault_05_what_a_killed_process_had_claimed_comes_back_at_once(sqlite_shelf: Shelf) -> None:
    circles = sqlite_shelf.open()
    await circles.save(a_change(a_circle(), a_prompt("opening"), sayings=[a_saying("s1"), a_saying("s2")]))
    await circles.claim_prompts(NOON, 10)
    await circles.claim_sayings(NOON, 10)
    sqlite_shelf.drop()
    circles = sqlite_shelf.open()
    assert list(await circles.claim_prompts(NOON, 10)) == [a_prompt("opening")]
    (again,) = await circles.claim_sayings(NOON, 10)
    assert (again.saying.id, again.unknown, again.tries) == ("s1", True, 1)


async def test_fault_17_a_locked_file_is_tried_again_until_it_is_free(sqlite_shelf: Shelf) -> None:
    async def wait(_seconds: float) -> None:
        waits.append(_seconds)
        if len(waits) == 2:
            somebody.rollback()

    waits: list[float] = []
    circles = sqlite_shelf.open(wait=wait)
    somebody = sqlite3.connect(sqlite_shelf.file, isolation_level=None)
    somebody.execute("BEGIN IMMEDIATE")
    saved = await circles.save(a_change(a_circle(), sayings=[a_saying("s1")]))
    assert len(waits) == 2
    assert await circles.load("c1") == saved
    somebody.close()


async def test_fault_17_a_file_that_stays_locked_is_storage_unwell_and_recovers(sqlite_shelf: Shelf) -> None:
    circles = sqlite_shelf.open()
    saved = await circles.save(a_change(a_circle()))
    somebody = sqlite3.connect(sqlite_shelf.file, isolation_level=None)
    somebody.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageUnwell, match="SQLITE_BUSY"):
        await circles.save(a_change(replace(saved, name="Not yet")))
    assert await circles.load("c1") == saved
    somebody.close()
    assert (await circles.save(a_change(replace(saved, name="Now")))).version == 2


def end_all_others(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


async def test_fault_17_connections_that_were_cut_are_replaced(postgres_shelf: Shelf) -> None:
    circles = postgres_shelf.open()
    saved = await circles.save(a_change(a_circle(), sayings=[a_saying("s1")]))
    loads = [circles.load("c1") for _ in range(20)]
    assert await asyncio.gather(*loads) == [saved] * 20
    end_all_others(postgres_shelf.url)
    assert (await circles.save(a_change(saved))).version == 2
    assert len(await circles.claim_sayings(NOON, 10)) == 1
    assert circles.checked_out() == 0


async def test_fault_17_a_restart_within_a_transaction_runs_the_whole_unit_again(postgres_shelf: Shelf) -> None:
    def unit(t: Transaction) -> Circle:
        saved = save(t, change, None, "1").circle
        if not t.again:
            end_all_others(postgres_shelf.url)
        return saved

    circles = postgres_shelf.open()
    change = a_change(a_circle(), a_prompt("opening"), sayings=[a_saying("s1")], delivery="d1")
    saved = await circles._database.write(unit)
    assert await circles.load("c1") == saved
    assert len(await circles.claim_prompts(NOON, 10)) == 1
    assert len(await circles.claim_sayings(NOON, 10)) == 1


async def test_fault_17_a_commit_whose_confirmation_was_lost_is_not_done_twice(shelf: Shelf) -> None:
    def unit(t: Transaction) -> Circle:
        saved = save(t, change, None, "1").circle
        if not t.again:
            t.write(Prepared(sa.text("COMMIT")), {})
            if t.dialect == "postgresql":
                end_all_others(shelf.url)
            else:
                lost = sqlite3.OperationalError("the connection was lost")
                lost.sqlite_errorcode = sqlite3.SQLITE_BUSY
                raise lost
        return saved

    circles = shelf.open()
    change = a_change(a_circle(), a_prompt("opening"), sayings=[a_saying("s1"), a_saying("s2")])
    saved = await circles._database.write(unit)
    assert saved.version == 1
    assert await circles.load("c1") == saved
    assert [queued.saying.id for queued in await circles.claim_sayings(NOON, 10)] == ["s1"]


async def test_fault_17_no_server_at_all_is_storage_unwell(postgres_shelf: Shelf) -> None:
    circles = postgres_shelf.open()
    engine = sa.create_engine("postgresql+psycopg://nobody@/nothing?host=/nowhere")
    circles._database._durable.dispose()
    circles._database._durable = engine
    with pytest.raises(StorageUnwell):
        await circles.load("c1")
    circles.held = True  # so that closing writes nothing
    engine.dispose()


@contextmanager
def each_connection(pragma: str) -> Iterator[None]:
    """Every connection that is opened meanwhile begins with this."""

    def prepare(connection: Any, _record: Any) -> None:
        connection.execute(pragma)

    event.listen(Pool, "connect", prepare)
    try:
        yield
    finally:
        event.remove(Pool, "connect", prepare)


async def test_fault_18_a_full_disk_refuses_writes_and_halves_nothing(sqlite_shelf: Shelf) -> None:
    async def save_on(circle: Circle) -> Circle:
        n = circle.version
        sayings, opening = [a_saying(f"s{n}", text="x" * 5000)], a_prompt("opening", for_when=str(n))
        return await circles.save(a_change(circle, opening, sayings=sayings, delivery=f"d{n}"))

    circles = sqlite_shelf.open()
    with sqlite3.connect(sqlite_shelf.file) as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
    saved = a_circle()
    with each_connection(f"PRAGMA max_page_count = {pages + 40}"):
        while saved.version < 1000:
            try:
                saved = await save_on(saved)
            except StorageUnwell:
                break
        with pytest.raises(StorageUnwell, match="SQLITE_FULL"):
            await save_on(saved)
    assert 1 < saved.version < 1000
    assert await circles.load("c1") == saved
    assert await circles.answered(f"d{saved.version - 1}") is not None
    assert await circles.answered(f"d{saved.version}") is None
    assert list(await circles.of(ANA)) == ["c1"]
    sqlite_shelf.drop()
    with sqlite3.connect(sqlite_shelf.file) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    circles = sqlite_shelf.open()
    assert await circles.load("c1") == saved
    assert (await save_on(saved)).version == saved.version + 1


async def test_fault_18_a_read_only_file_refuses_writes_and_reads_go_on(sqlite_shelf: Shelf) -> None:
    circles = sqlite_shelf.open()
    saved = await circles.save(a_change(a_circle(), sayings=[a_saying("s1")]))
    await sqlite_shelf.close()
    circles = sqlite_shelf.open()
    with each_connection("PRAGMA query_only = ON"):
        assert await circles.load("c1") == saved
        with pytest.raises(StorageUnwell, match="READONLY"):
            await circles.save(a_change(saved, sayings=[a_saying("s2")]))
        with pytest.raises(StorageUnwell, match="READONLY"):
            await circles.claim_sayings(NOON, 10)
    assert await circles.sitting_at(ROOM) == saved
    sqlite_shelf.drop()


async def test_fault_18_a_read_only_server_refuses_writes_and_reads_go_on(postgres_shelf: Shelf) -> None:
    circles = postgres_shelf.open()
    saved = await circles.save(a_change(a_circle()))
    name = sa.make_url(postgres_shelf.url).database
    with psycopg.connect(postgres_shelf.url, autocommit=True) as connection:
        connection.execute(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on'.encode())
    end_all_others(postgres_shelf.url)
    with pytest.raises(StorageUnwell, match="25006"):
        await circles.save(a_change(replace(saved, name="Not now")))
    assert await circles.load("c1") == saved
    with psycopg.connect(postgres_shelf.url, autocommit=True) as connection:
        connection.execute("SET default_transaction_read_only = off")
        connection.execute(f'ALTER DATABASE "{name}" RESET default_transaction_read_only'.encode())
    end_all_others(postgres_shelf.url)
    assert (await circles.save(a_change(saved))).version == 2


async def everything_with_a_canary(shelf: Shelf) -> None:
    circles = shelf.open()
    circle = replace(a_circle(), name=CANARY, purpose=CANARY, agreements=(CANARY,))
    saved = await circles.save(
        a_change(
            replace(circle, invitations=(an_invitation(ANA),)),
            a_prompt("opening"),
            sayings=[a_saying("s1", text=CANARY, card="meeting"), a_saying("s2", text=CANARY)],
            delivery="the first delivery",
            answer=an_answer(CANARY),
            keep=[OwnWords("w1", "m1", CANARY)],
        )
    )
    await circles.note_answer("d2", an_answer(CANARY), NOON)
    await circles.put("room/1", CANARY.encode())
    for queued in await circles.claim_sayings(NOON, 10):
        await circles.said(queued.saying.id, CANARY)
    await circles.words("c1", "m1")
    await circles.answered("the first delivery")
    # A mistake of ours: a saying twice under one id. The error must not quote what was to be said.
    with pytest.raises(Exception) as mistake:  # noqa: PT011 - each driver has its own
        await circles.save(a_change(saved, sayings=[a_saying("s2", OTHER_ROOM, text=CANARY)]))
    assert not isinstance(mistake.value, StorageUnwell)
    assert CANARY not in repr(mistake.value) + str(mistake.value)


async def test_fault_23_what_people_write_is_in_no_log_at_any_level(
    shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await everything_with_a_canary(shelf)
    assert CANARY not in caplog.text
    for record in caplog.records:
        assert CANARY not in repr(record.__dict__)


async def test_fault_23_what_people_write_is_in_no_file_of_the_database(sqlite_shelf: Shelf) -> None:
    await everything_with_a_canary(sqlite_shelf)
    files = list(sqlite_shelf.file.parent.iterdir())
    assert any(file.name.endswith("-wal") and file.stat().st_size for file in files)
    for file in files:
        assert CANARY.encode() not in file.read_bytes(), file.name


async def test_fault_23_a_dump_names_no_person_room_or_word(shelf: Shelf) -> None:
    await everything_with_a_canary(shelf)
    people_and_rooms = (CANARY, ANA.user, ANA.workspace, ROOM.room, "Member 1", "the first delivery")
    engine = sa.create_engine(database_url(shelf.url))
    with engine.connect() as connection:
        for table in kept.sorted_tables:
            for row in connection.execute(sa.select(table)):
                seen = b"|".join(value if isinstance(value, bytes) else str(value).encode() for value in row)
                assert [told for told in people_and_rooms if told.encode() in seen] == [], table.name
    engine.dispose()


async def test_whoever_stops_waiting_does_not_leave_memory_behind(sqlite_shelf: Shelf) -> None:
    def hold(_connection: Any, _record: Any) -> None:
        loop.call_soon_threadsafe(held.set)
        let_go.wait()

    loop, held, let_go = asyncio.get_running_loop(), asyncio.Event(), threading.Event()
    circles = sqlite_shelf.open()
    saved = await circles.save(a_change(a_circle()))
    circles._database._durable.dispose()  # the next connection is made, and held, in the storage thread
    event.listen(Pool, "connect", hold)
    impatient = asyncio.create_task(circles.save(a_change(replace(saved, name="Saved all the same"))))
    await held.wait()
    impatient.cancel()
    with pytest.raises(asyncio.CancelledError):
        await impatient
    let_go.set()
    await circles.answered("nothing")  # waits behind it in the same thread
    event.remove(Pool, "connect", hold)
    found = await circles.load("c1")
    assert found is not None
    assert (found.name, found.version) == ("Saved all the same", 2)


def test_a_folder_that_cannot_be_made_is_refused_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("")
    with pytest.raises(DatabaseUnreachable, match="Check DATABASE_URL"):
        open_circles(f"sqlite:///{tmp_path / 'a file' / 'circles.db'}")


def test_a_server_that_is_not_there_is_refused_with_a_remedy(tmp_path: Path) -> None:
    create_master_key(tmp_path / "master.key")
    with pytest.raises(DatabaseUnreachable, match="Check DATABASE_URL"):
        open_circles(f"postgresql://nobody@/nothing?host={tmp_path}", tmp_path / "master.key")
