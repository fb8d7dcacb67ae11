"""Opening a database: the way up to today's tables, and what is refused; fault 25, and what opening may cost."""

import asyncio
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from msgspec.structs import replace
from sqlalchemy import Engine, event

from storage import alarm_rows
from storage.database import database_url
from storage.refused import DatabaseDamaged, DatabaseForeign, DatabaseNewer
from storage.remembered import Known, Remembered
from storage.revisions import MIGRATIONS, VERSION_TABLE, bring_up_to_date, known_revisions, revision_of
from storage.tables import kept
from tests.storage.conftest import Shelf
from tests.storage.nouns import NOON, ROOM, a_change, a_circle, a_prompt, a_saying

OPENS = """
import sys
from pathlib import Path
from storage.opening import open_circles
open_circles(sys.argv[1], Path(sys.argv[2]))
print("alembic" in sys.modules, "psycopg" in sys.modules)
"""


@contextmanager
def engine_of(shelf: Shelf) -> Iterator[Engine]:
    engine = sa.create_engine(database_url(shelf.url))
    yield engine
    engine.dispose()


def backed_up(file: Path) -> Path:
    """As an operator would while the bot runs."""
    backup = file.with_suffix(".backup")
    with sqlite3.connect(file) as live:
        live.execute("VACUUM INTO ?", (str(backup),))
    live.close()
    return backup


def restore(backup: Path, file: Path) -> None:
    for left in ("-wal", "-shm"):
        file.with_name(file.name + left).unlink(missing_ok=True)
    file.write_bytes(backup.read_bytes())


def test_the_newest_revision_is_known_without_alembic() -> None:
    assert known_revisions()[-1] == ScriptDirectory(str(MIGRATIONS)).get_current_head()
    assert len(known_revisions()) == len(list(ScriptDirectory(str(MIGRATIONS)).walk_revisions()))


async def test_the_migrations_lead_to_the_tables_we_describe(shelf: Shelf) -> None:
    shelf.open()
    await shelf.close()
    with engine_of(shelf) as engine, engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE, "compare_type": True})
        assert compare_metadata(context, kept) == []


@pytest.mark.parametrize("revision", [None, *known_revisions()])
async def test_every_revision_leads_up_to_the_newest_and_keeps_what_it_held(shelf: Shelf, revision: str | None) -> None:
    with engine_of(shelf) as engine:
        if revision is not None:
            bring_up_to_date(engine, None, to=revision)
            with engine.begin() as connection:
                connection.execute(sa.text("INSERT INTO destroyed_keys (id) VALUES ('circle:long ago')"))
    shelf.open()
    await shelf.close()
    with engine_of(shelf) as engine:
        assert revision_of(engine) == known_revisions()[-1]
        with engine.connect() as connection:
            destroyed = connection.execute(sa.text("SELECT id FROM destroyed_keys")).scalars().all()
    assert destroyed == ([] if revision is None else ["circle:long ago"])


async def test_a_database_is_opened_again_as_it_was_left(shelf: Shelf) -> None:
    circles = shelf.open()
    opening, saying = a_prompt("opening"), a_saying("s1")
    saved = await circles.save(a_change(a_circle(), opening, sayings=[saying], delivery="d1"))
    await shelf.close()
    circles = shelf.open()
    assert await circles.load("c1") == saved
    assert await circles.sitting_at(ROOM) == saved
    assert list(await circles.claim_prompts(NOON, 10)) == [opening]
    (queued,) = await circles.claim_sayings(NOON, 10)
    assert (queued.saying, queued.unknown) == (saying, False)
    assert (await circles.save(a_change(saved, done=[opening]))).version == 2


async def test_fault_25_a_migration_that_dies_half_way_leaves_nothing_of_itself(shelf: Shelf) -> None:
    class PowerCut(Exception):
        pass

    def cut(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if "CREATE TABLE prompts" in statement:
            raise PowerCut

    with engine_of(shelf) as engine:
        event.listen(engine, "before_cursor_execute", cut)
        with pytest.raises(PowerCut):
            bring_up_to_date(engine, None)
    with engine_of(shelf) as engine:
        assert sa.inspect(engine).get_table_names() == []
    circles = shelf.open()
    await circles.save(a_change(a_circle()))


async def test_fault_25_a_database_of_a_newer_release_is_refused(shelf: Shelf) -> None:
    shelf.open()
    await shelf.close()
    with engine_of(shelf) as engine, engine.begin() as connection:
        connection.execute(sa.text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(DatabaseNewer, match="9999"):
        shelf.open()


async def test_fault_25_a_restored_backup_says_nothing_until_it_is_released(sqlite_shelf: Shelf) -> None:
    circles = sqlite_shelf.open()
    circle = await circles.save(a_change(a_circle(), a_prompt("opening"), sayings=[a_saying("s1")]))
    await sqlite_shelf.close()
    backup = sqlite_shelf.file.read_bytes()
    circles = sqlite_shelf.open()
    assert not circles.held
    await sqlite_shelf.close()
    sqlite_shelf.file.write_bytes(backup)
    for _ in range(2):  # it is still a backup at the second start
        circles = sqlite_shelf.open()
        assert circles.held
        assert list(await circles.claim_prompts(NOON, 10)) == []
        assert list(await circles.claim_sayings(NOON, 10)) == []
        assert await circles.next_due() is None
        assert await circles.load("c1") == circle
        await circles.tidy(NOON)
        await sqlite_shelf.close()
    circles = sqlite_shelf.open()
    await circles.release()
    assert len(await circles.claim_prompts(NOON, 10)) == 1
    assert len(await circles.claim_sayings(NOON, 10)) == 1
    await sqlite_shelf.close()
    assert not sqlite_shelf.open().held


async def test_fault_25_a_backup_made_in_mid_life_is_noticed_after_a_kill(sqlite_shelf: Shelf) -> None:
    circles = sqlite_shelf.open()
    await circles.save(a_change(a_circle()))
    await circles.tidy(NOON)
    backup = backed_up(sqlite_shelf.file)
    await circles.tidy(NOON + timedelta(hours=2))
    sqlite_shelf.drop()
    restore(backup, sqlite_shelf.file)
    assert sqlite_shelf.open().held


async def test_a_restart_after_a_kill_is_no_restore(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.open()
    sqlite_shelf.drop()
    assert not sqlite_shelf.open().held


async def test_the_database_of_another_program_is_refused_and_left_alone(shelf: Shelf) -> None:
    with engine_of(shelf) as engine, engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE circles (id INTEGER, radius INTEGER)"))
    sqlite = shelf.url.startswith("sqlite")
    before = shelf.file.read_bytes() if sqlite else b""
    with pytest.raises(DatabaseForeign, match="circles"):
        shelf.open()
    if sqlite:
        assert shelf.file.read_bytes() == before
    with engine_of(shelf) as engine:
        assert sa.inspect(engine).get_table_names() == ["circles"]


@pytest.mark.parametrize("damage", ["not a database", "torn"])
async def test_a_damaged_file_is_refused_and_left_alone(sqlite_shelf: Shelf, damage: str) -> None:
    circles = sqlite_shelf.open()
    for n in range(50):
        await circles.save(a_change(a_circle(f"c{n}", replace(ROOM, room=f"C{n}"))))
    await sqlite_shelf.close()
    whole = sqlite_shelf.file.read_bytes()
    damaged = b"A letter to a friend. " * 500 if damage == "not a database" else whole[: len(whole) // 2]
    sqlite_shelf.file.write_bytes(damaged)
    with pytest.raises(DatabaseDamaged, match="restore your last backup"):
        sqlite_shelf.open()
    assert sqlite_shelf.file.read_bytes() == damaged


async def test_a_second_start_needs_neither_alembic_nor_a_driver_it_does_not_use(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.open()
    await sqlite_shelf.close()
    start = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", OPENS, sqlite_shelf.url, str(sqlite_shelf.key)),
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    said, _ = await start.communicate()
    assert said == b"False False\n"


async def test_circles_planned_by_other_rules_are_found_and_planned_anew(shelf: Shelf) -> None:
    circles = shelf.open(rules="1/2025a")
    saved = await circles.save(a_change(a_circle()))
    assert list(await circles.planned_otherwise(10)) == []
    await shelf.close()
    circles = shelf.open(rules="1/2025b")
    assert list(await circles.planned_otherwise(10)) == ["c1"]
    await circles.save(a_change(saved))
    assert list(await circles.planned_otherwise(10)) == []


async def test_what_is_due_is_found_by_its_index_however_much_waits(sqlite_shelf: Shelf) -> None:
    circles = sqlite_shelf.open()
    await circles.save(a_change(a_circle(), *(a_prompt("p", for_when=str(n)) for n in range(100))))
    claim, given = alarm_rows.CLAIM_DUE.spelled("sqlite", {"now": 0, "until": 1, "most": 10})
    with engine_of(sqlite_shelf) as engine, engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {claim}", dict(given)).all()
    steps = [step[3] for step in plan if "prompts" in step[3]]
    assert [step for step in steps if not step.startswith("SEARCH prompts USING")] == []
    assert any("prompts_by_ring (rings_at<?)" in step for step in steps)


def test_only_so_many_circles_stay_in_memory() -> None:
    remembered = Remembered(most=3)
    for n in range(10):
        remembered.note(Known(a_circle(f"c{n}", replace(ROOM, room=f"C{n}"))))
    assert [n for n in range(10) if remembered.get(f"c{n}")] == [7, 8, 9]
    assert remembered.sitting_at(replace(ROOM, room="C1")) is None
    assert remembered.sitting_at(replace(ROOM, room="C9")) is not None


def test_memory_never_goes_back_to_an_older_version() -> None:
    remembered = Remembered()
    newer = replace(a_circle(), version=2, name="Newer")
    remembered.note(Known(newer, ()))
    remembered.note(Known(replace(a_circle(), version=1)))
    remembered.note(Known(newer))  # read once more, without its prompts
    assert remembered.get("c1") == Known(newer, ())
