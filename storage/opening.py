"""Opening what is kept: is it ours, whole, of our age, and do we hold its key? If not, nothing is touched."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from storage import outbox, words
from storage.ageing import grow_older, was_restored
from storage.ailments import is_damage, name_of
from storage.circles import SqlCircles
from storage.database import Database, beginning, borrowed, database_url, make_engine
from storage.keyring import HASHES, HOUSE, Keyring
from storage.master_key import MasterKeys, create_master_key, master_key_beside, read_master_keys
from storage.prepared import Prepared, insert
from storage.process_lock import lock_for_this_process
from storage.refused import (
    CannotOpen,
    DatabaseDamaged,
    DatabaseUnreachable,
    MasterKeyMissing,
    MasterKeyUnreadable,
    MasterKeyWrong,
)
from storage.revisions import bring_up_to_date, revision_of
from storage.rewrapping import rewrap
from storage.seal import Key, SealBroken
from storage.tables import age, destroyed_keys, keys
from storage.transaction import Transaction
from storage.witness import Witness, witness_beside

log = logging.getLogger(__name__)

_MASTERS = Prepared(sa.select(keys.c.master).distinct())
_SAMPLE = Prepared(
    sa.select(keys.c.id, keys.c.wrapped).where(keys.c.master == sa.bindparam("by")).limit(sa.literal_column("3"))
)
_FIRST = insert(age)
_DESTROYED = Prepared(sa.select(destroyed_keys.c.id))
CHECKED_WHOLE = 64 * 1024 * 1024  # bytes; reading more than that would delay the start


def open_circles(
    url: str,
    master_key_file: Path | None = None,
    *,
    planned_with: str = "",
    wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> SqlCircles:
    """Raises CannotOpen.

    `planned_with` names the rules that derive prompts, see Circles.planned_otherwise.
    """
    address = database_url(url)
    file = Path(address.database or "").absolute() if address.get_backend_name() == "sqlite" else None
    if file is None and master_key_file is None:
        raise MasterKeyUnreadable(Path("CIRCLEKEEPER_MASTER_KEY_FILE"), "PostgreSQL needs one, and none is set")
    lock = None if file is None else lock_for_this_process(file)
    try:
        engine = make_engine(address, most=1)
        try:
            keyring, held = _prepare(engine, file, master_key_file)
        finally:
            engine.dispose()
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    return SqlCircles(Database(address, keyring, wait=wait), keyring, lock, planned_with=planned_with, held=held)


def _prepare(engine: Engine, file: Path | None, master_key_file: Path | None) -> tuple[Keyring, bool]:
    dialect = engine.dialect.name
    errors = (engine.dialect.loaded_dbapi.Error, SQLAlchemyError)
    try:
        if file is None:
            found = revision_of(engine)
        else:
            found = _look_first(file) if file.exists() else None
        bring_up_to_date(engine, found)
        with borrowed(engine) as raw:
            with beginning(raw, dialect):
                masters = _master_keys(raw, dialect, file, master_key_file)
                keyring = Keyring(masters, Witness(witness_beside(masters.file)))
                transaction = Transaction(raw, dialect, keyring)
                held = _take_up(transaction)
            for act in transaction.after_commit:
                act()
            rewrap(raw, dialect, masters)
    except errors as error:
        raise _refusal(error) from None
    return keyring, held


def _refusal(error: Exception) -> CannotOpen:
    if is_damage(error):
        return DatabaseDamaged("the file is not a whole SQLite database")
    origin = error.orig if isinstance(error, DBAPIError) else error
    said = str(origin).strip().splitlines()  # of a connection, not of a row: nothing of ours was sent yet
    return DatabaseUnreachable(said[0] if said else name_of(error))


def _look_first(file: Path) -> str | None:
    """Whole, and ours or empty? Read-only: not even the header of somebody else's file changes."""
    looking = sa.create_engine(f"sqlite:///file:{quote(str(file))}?mode=ro&uri=true", hide_parameters=True)
    try:
        if file.stat().st_size < CHECKED_WHOLE:
            with looking.connect() as connection:
                said = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
            if said != "ok":
                raise DatabaseDamaged("SQLite finds the file inconsistent")
        return revision_of(looking)
    finally:
        looking.dispose()


def _master_keys(raw: Any, dialect: str, file: Path | None, configured: Path | None) -> MasterKeys:
    """The keys of the file, once they open what is here. A new one only where nothing is sealed yet."""
    needed = [key_id for (key_id,) in _MASTERS.run(raw, dialect, {}).fetchall()]
    place = configured or master_key_beside(file or Path())
    masters = read_master_keys(place)
    missing = [key_id for key_id in needed if key_id not in masters.by_id]
    if missing:
        raise MasterKeyMissing(missing, place)
    for key_id in needed:
        samples = _SAMPLE.run(raw, dialect, {"by": key_id}).fetchall()
        if not any(_opens(masters.by_id[key_id], name, wrapped) for name, wrapped in samples):
            raise MasterKeyWrong(key_id, place)
    if masters.by_id:
        return masters
    if configured is not None:
        raise MasterKeyUnreadable(place, "it is not there")
    return create_master_key(place)


def _opens(master: Key, name: str, wrapped: bytes) -> bool:
    try:
        master.unwrap(wrapped, name)
    except SealBroken:
        return False
    return True


def _take_up(t: Transaction) -> bool:
    """What every opening does. True: this database was restored from a backup."""
    t.keyring.hashes = t.key_or_new(HASHES)
    t.key_or_new(HOUSE)
    t.write(_FIRST, {"id": 1, "openings": 0})
    if t.dialect == "sqlite":  # alone: nobody else can still hold a claim
        outbox.end_claims(t)
    witness = t.keyring.witness
    destroyed = {key for (key,) in t.rows(_DESTROYED, {})}
    for key in sorted(witness.destroyed - destroyed):
        words.destroy_again(t, key)
    t.after_commit.append(lambda: witness.note_destroyed(destroyed))
    restored = was_restored(t)
    if restored:
        log.warning("This database is a backup, older than what was open here last: nothing is said until released.")
    else:
        grow_older(t)
    return restored
