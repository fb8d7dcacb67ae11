"""Fault 24: a key that is absent, wrong, half changed or gone too early; data that was touched; data destroyed."""

import base64
import os
import stat
from pathlib import Path

import pytest
import sqlalchemy as sa
from msgspec.structs import replace

from bot.ports.keeping import OwnWords
from storage.database import database_url
from storage.master_key import create_master_key, master_key_beside, read_master_keys
from storage.opening import open_circles
from storage.refused import MasterKeyMissing, MasterKeyUnreadable, MasterKeyWrong
from storage.seal import Key, SealBroken
from tests.storage.conftest import Shelf
from tests.storage.nouns import NOON, OTHER_ROOM, ROOM, a_change, a_circle, a_saying

PROMISE = OwnWords("w1", "m1", "I will ask before I advise.")


def a_line(name: str) -> str:
    return f"{name} {base64.b64encode(os.urandom(32)).decode()}\n"


def run_sql(shelf: Shelf, *statements: str) -> None:
    engine = sa.create_engine(database_url(shelf.url))
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(sa.text(statement))
    engine.dispose()


def masters_in_use(shelf: Shelf) -> set[str]:
    engine = sa.create_engine(database_url(shelf.url))
    with engine.connect() as connection:
        found = set(connection.execute(sa.text("SELECT DISTINCT master FROM keys")).scalars())
    engine.dispose()
    return found


async def fill(shelf: Shelf) -> None:
    circles = shelf.open()
    await circles.save(a_change(a_circle("c1", ROOM), keep=[PROMISE], sayings=[a_saying("s1")]))
    await circles.save(a_change(a_circle("c2", OTHER_ROOM)))
    await shelf.close()


async def test_fault_24_an_absent_master_key_is_named_and_no_new_one_is_made(shelf: Shelf) -> None:
    await fill(shelf)
    kept = shelf.key.read_text()
    shelf.key.unlink()
    with pytest.raises(MasterKeyMissing) as refused:
        shelf.open()
    assert refused.value.ids == (kept.split()[0],)
    assert kept.split()[0] in str(refused.value)
    assert not shelf.key.exists()


async def test_fault_24_another_master_key_is_refused_and_the_missing_one_named(shelf: Shelf) -> None:
    await fill(shelf)
    name = shelf.key.read_text().split()[0]
    shelf.key.write_text(a_line("other"))
    with pytest.raises(MasterKeyMissing, match=name):
        shelf.open()


async def test_fault_24_a_wrong_master_key_of_the_right_name_is_refused(shelf: Shelf) -> None:
    await fill(shelf)
    name = shelf.key.read_text().split()[0]
    shelf.key.write_text(a_line(name))
    with pytest.raises(MasterKeyWrong, match=name):
        shelf.open()


async def test_fault_24_a_new_master_key_wraps_every_key_anew_and_no_data(shelf: Shelf) -> None:
    await fill(shelf)
    shelf.key.write_text(a_line("new") + shelf.key.read_text())
    shelf.open()
    await shelf.close()
    assert masters_in_use(shelf) == {"new"}
    shelf.key.write_text(shelf.key.read_text().splitlines()[0])
    circles = shelf.open()
    assert await circles.load("c1") is not None
    assert list(await circles.words("c1", "m1")) == [PROMISE]


async def test_fault_24_a_rotation_cut_short_goes_on_and_an_old_key_taken_early_is_named(shelf: Shelf) -> None:
    await fill(shelf)
    old = shelf.key.read_text()
    new = a_line("new")
    shelf.key.write_text(new + old)
    shelf.open()
    await shelf.close()
    # As if only one key had been wrapped anew when the power went: c1's is still under the old one.
    masters = read_master_keys(shelf.key)
    old_name = old.split()[0]
    engine = sa.create_engine(database_url(shelf.url))
    with engine.begin() as connection:
        wrapped = connection.execute(sa.text("SELECT wrapped FROM keys WHERE id = 'circle:c1'")).scalar_one()
        key = masters.by_id["new"].unwrap(wrapped, "circle:c1")
        connection.execute(
            sa.text("UPDATE keys SET wrapped = :wrapped, master = :old WHERE id = 'circle:c1'"),
            {"wrapped": masters.by_id[old_name].wrap(key, "circle:c1"), "old": old_name},
        )
    engine.dispose()
    shelf.key.write_text(new)
    with pytest.raises(MasterKeyMissing, match=old_name):
        shelf.open()
    shelf.key.write_text(new + old)
    circles = shelf.open()
    assert masters_in_use(shelf) == {"new"}
    assert await circles.load("c1") is not None


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE circles SET sealed = (SELECT sealed FROM circles WHERE id = 'c2') WHERE id = 'c1'",
        "UPDATE circles SET version = 5 WHERE id = 'c1'",
        "UPDATE keys SET wrapped = (SELECT wrapped FROM keys WHERE id = 'circle:c2') WHERE id = 'circle:c1'",
        "DELETE FROM keys WHERE id = 'circle:c1'",
    ],
)
async def test_fault_24_what_was_moved_is_noticed_and_the_rest_works(shelf: Shelf, tampering: str) -> None:
    await fill(shelf)
    run_sql(shelf, tampering)
    circles = shelf.open()
    with pytest.raises(SealBroken):
        await circles.load("c1")
    with pytest.raises(SealBroken):
        await circles.sitting_at(ROOM)
    other = await circles.load("c2")
    assert other is not None
    await circles.save(a_change(other, sayings=[a_saying("s2", OTHER_ROOM, circle="c2")]))


async def test_fault_24_a_flipped_bit_is_noticed_anywhere(shelf: Shelf) -> None:
    key, row = Key.random(), "circles/c1/1"
    sealed = key.seal(b"what we agreed", row)
    for place in range(len(sealed)):
        flipped = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        with pytest.raises(SealBroken):
            key.open(flipped, row)
    with pytest.raises(SealBroken):
        key.open(sealed, "circles/c1/2")
    with pytest.raises(SealBroken):
        key.open(b"short", row)


async def test_fault_24_a_saying_that_was_touched_does_not_stop_the_line(
    shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    circles = shelf.open()
    await circles.save(a_change(a_circle(), sayings=[a_saying("s1"), a_saying("s2")]))
    run_sql(shelf, "UPDATE outbox SET sealed = (SELECT sealed FROM outbox WHERE id = 's2') WHERE id = 's1'")
    assert list(await circles.claim_sayings(NOON, 10)) == []
    assert "outbox/s1" in caplog.text
    (queued,) = await circles.claim_sayings(NOON, 10)
    assert queued.saying == a_saying("s2")


async def test_fault_24_a_destroyed_circle_does_not_come_back_with_a_backup(sqlite_shelf: Shelf) -> None:
    await fill(sqlite_shelf)
    backup = sqlite_shelf.file.read_bytes()
    circles = sqlite_shelf.open()
    await circles.destroy("c1")
    await sqlite_shelf.close()
    sqlite_shelf.file.write_bytes(backup)
    circles = sqlite_shelf.open()
    assert await circles.load("c1") is None
    assert await circles.sitting_at(ROOM) is None
    assert list(await circles.words("c1", "m1")) == []
    assert await circles.load("c2") is not None


async def test_fault_24_destroyed_words_do_not_come_back_with_a_backup(sqlite_shelf: Shelf) -> None:
    await fill(sqlite_shelf)
    backup = sqlite_shelf.file.read_bytes()
    circles = sqlite_shelf.open()
    circle = await circles.load("c1")
    assert circle is not None
    circle = await circles.save(a_change(circle, destroy_key_of=["m1"]))
    anew = OwnWords("w3", "m1", "New words, after that.")
    await circles.save(a_change(circle, keep=[anew]))
    assert list(await circles.words("c1", "m1")) == [anew]
    await sqlite_shelf.close()
    sqlite_shelf.file.write_bytes(backup)
    circles = sqlite_shelf.open()
    assert list(await circles.words("c1", "m1")) == []


async def test_a_destroyed_key_is_nowhere_in_the_files(sqlite_shelf: Shelf) -> None:
    await fill(sqlite_shelf)
    engine = sa.create_engine(sqlite_shelf.url)
    with engine.connect() as connection:
        wrapped = connection.execute(sa.text("SELECT wrapped FROM keys WHERE id LIKE 'member:c1:%'")).scalar_one()
    engine.dispose()
    circles = sqlite_shelf.open()
    circle = await circles.load("c1")
    assert circle is not None
    await circles.save(a_change(circle, destroy_key_of=["m1"]))
    for file in sqlite_shelf.file.parent.iterdir():
        assert wrapped not in file.read_bytes(), file.name


async def test_without_a_configured_key_one_is_made_beside_the_database(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    database = tmp_path / "circles.db"
    circles = open_circles(f"sqlite:///{database}")
    made = master_key_beside(database)
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert str(made) in caplog.text
    assert made.read_text().split()[1] not in caplog.text
    saved = await circles.save(a_change(a_circle()))
    await circles.close()
    circles = open_circles(f"sqlite:///{database}")
    assert await circles.load("c1") == saved
    await circles.close()
    made.unlink()
    with pytest.raises(MasterKeyMissing):
        open_circles(f"sqlite:///{database}")


def test_a_configured_key_file_that_is_not_there_is_never_made(tmp_path: Path) -> None:
    with pytest.raises(MasterKeyUnreadable, match="not there"):
        open_circles(f"sqlite:///{tmp_path / 'circles.db'}", tmp_path / "no.key")


def test_postgres_needs_a_key_file_before_it_is_asked_for_anything() -> None:
    with pytest.raises(MasterKeyUnreadable, match="CIRCLEKEEPER_MASTER_KEY_FILE"):
        open_circles("postgresql://nobody@127.0.0.1:1/nothing")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no key"),
        ("# only a comment\n", "no key"),
        ("justoneword\n", "line 1"),
        ("k1 not*base64\n", "line 1 is not base64"),
        ("k1 c2hvcnQ=\n", "has 5 bytes"),
        pytest.param(a_line("k1") + a_line("k1"), "line 2 repeats", id="two of one name"),
    ],
)
def test_a_key_file_that_cannot_be_used_is_refused_by_line(tmp_path: Path, text: str, why: str) -> None:
    file = tmp_path / "master.key"
    file.write_text(text)
    with pytest.raises(MasterKeyUnreadable, match=why) as refused:
        read_master_keys(file)
    assert "not*base64" not in str(refused.value)


def test_a_key_file_that_others_can_read_is_warned_of(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = tmp_path / "master.key"
    create_master_key(file)
    assert "chmod" not in caplog.text
    file.chmod(0o644)
    read_master_keys(file)
    assert "chmod 600" in caplog.text


async def test_a_destroyed_circle_is_gone_from_every_process_at_once(postgres_shelf: Shelf) -> None:
    one, other = postgres_shelf.open(), postgres_shelf.open()
    saved = await one.save(a_change(a_circle()))
    assert await other.load("c1") == saved
    await one.destroy("c1")
    assert await other.load("c1") is None
    assert await other.sitting_at(ROOM) is None


async def test_a_change_by_one_process_is_seen_by_the_other(postgres_shelf: Shelf) -> None:
    one, other = postgres_shelf.open(), postgres_shelf.open()
    saved = await one.save(a_change(a_circle()))
    assert await other.load("c1") == saved
    renamed = await one.save(a_change(replace(saved, name="Another name")))
    assert await other.load("c1") == renamed
    assert await other.sitting_at(ROOM) == renamed
