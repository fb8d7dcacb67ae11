"""How a unit of work reaches a database: one function, one transaction, in one thread.

It is tried again while that helps. SQLite has one thread, since it has one writer anyway; PostgreSQL a few.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy import URL, Engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from bot.ports.keeping import StorageUnwell
from storage.ailments import Ailment, diagnose, name_of
from storage.keyring import Keyring
from storage.transaction import Transaction

log = logging.getLogger(__name__)
Result = TypeVar("Result")
Unit = Callable[[Transaction], Result]

PAUSES = (0.05, 0.3, 1.0, 3.0)  # seconds before each further try: a PostgreSQL restarts within their sum
POSTGRES_THREADS = 8
SQLITE_DEFAULTS = {"timeout": "2"}  # seconds for which somebody's shell or backup may hold the file at each try
POSTGRES_DEFAULTS = {
    "connect_timeout": "5",
    "tcp_user_timeout": "10000",  # ms: a server that vanished without a word is noticed
    "application_name": "circlekeeper",
    "options": "-c statement_timeout=20000 -c idle_in_transaction_session_timeout=60000",
}


def database_url(text: str) -> URL:
    """`sqlite:///file` or `postgresql://…`, with the driver that we ship, and our patience if none is given."""
    url = sa.make_url(text)
    if url.get_backend_name() == "sqlite":
        return url.set(query={**SQLITE_DEFAULTS, **url.query})
    return url.set(drivername="postgresql+psycopg", query={**POSTGRES_DEFAULTS, **url.query})


class Database:
    """The threads, their connections, and the patience."""

    def __init__(self, url: URL, keyring: Keyring, *, wait: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self.alone = url.get_backend_name() == "sqlite"
        most = 1 if self.alone else POSTGRES_THREADS
        self._keyring = keyring
        self._threads = ThreadPoolExecutor(most, "storage")
        self._wait = wait
        self._durable = make_engine(url, most=most)
        self._light = make_engine(url, most=most, durable=False)

    async def write(self, unit: Unit[Result]) -> Result:
        """On the disk once it returns."""
        return await self._run(self._durable, unit)

    async def write_light(self, unit: Unit[Result]) -> Result:
        """May be lost in a power cut: for what a loss only repeats, such as a claim."""
        return await self._run(self._light, unit)

    async def read(self, unit: Unit[Result]) -> Result:
        """Without a transaction: no journey to begin and end it, and it works on a full or read-only disk."""
        return await self._run(self._durable, unit, reads=True)

    async def _run(self, engine: Engine, unit: Unit[Result], *, reads: bool = False) -> Result:
        """The whole unit again, a few times, while what went wrong may pass. Raises StorageUnwell."""
        loop = asyncio.get_running_loop()
        attempt = self._read if reads else self._write
        errors = (engine.dialect.loaded_dbapi.Error, SQLAlchemyError)
        for tries, pause in enumerate((*PAUSES, None)):
            try:
                return await loop.run_in_executor(self._threads, attempt, engine, unit, tries > 0)
            except errors as error:
                ailment = diagnose(error)
                if ailment is Ailment.OURS:
                    raise
                # Neither the statement nor the server's details: those may quote a row.
                log.warning("storage: %s, try %d", name_of(error), tries + 1)
                if pause is None or ailment is Ailment.LASTING:
                    raise StorageUnwell(name_of(error)) from None
            await self._wait(pause)
        raise AssertionError("the last try returns or raises")

    def _read(self, engine: Engine, unit: Unit[Result], again: bool) -> Result:
        with borrowed(engine) as raw:
            transaction = Transaction(raw, engine.dialect.name, self._keyring, again=again)
            result = unit(transaction)
        _follow(transaction)
        return result

    def _write(self, engine: Engine, unit: Unit[Result], again: bool) -> Result:
        with borrowed(engine) as raw, beginning(raw, engine.dialect.name):
            transaction = Transaction(raw, engine.dialect.name, self._keyring, again=again)
            result = unit(transaction)
        _follow(transaction)
        self._keyring.witness.note_destroyed(transaction.destroyed)
        if transaction.removed_keys and self.alone:
            with borrowed(engine) as raw:  # the write-ahead log, too, forgets them
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return result

    def checked_out(self) -> int:
        """How many connections are in use just now."""
        pools = (self._durable.pool, self._light.pool)
        return sum(pool.checkedout() for pool in pools if isinstance(pool, QueuePool))

    def close(self) -> None:
        self._threads.shutdown()
        self._durable.dispose()
        self._light.dispose()


def _follow(transaction: Transaction) -> None:
    # In this thread: whoever waits for the result may have gone, and memory must follow all the same.
    for act in transaction.after_commit:
        act()


def make_engine(url: URL, *, most: int, durable: bool = True) -> Engine:
    """An engine that will keep at most so many connections, each in autocommit until `beginning`."""
    sqlite = url.get_backend_name() == "sqlite"
    engine = sa.create_engine(
        url,
        hide_parameters=True,  # an error must not carry what was to be kept
        poolclass=QueuePool,
        pool_size=most,
        max_overflow=0,
        pool_timeout=5,
        pool_reset_on_return=None,  # `beginning` leaves nothing open
        **({"connect_args": {"isolation_level": None}} if sqlite else {"isolation_level": "AUTOCOMMIT"}),
    )
    if sqlite:
        event.listen(engine, "connect", _prepare_sqlite("FULL" if durable else "NORMAL"))
    elif not durable:
        event.listen(engine, "connect", _make_postgres_light)
    return engine


@contextmanager
def borrowed(engine: Engine) -> Iterator[Any]:
    """A connection of the driver's own. Where one broke, those opened before it are not used again either."""
    pool = engine.pool
    pooled = engine.raw_connection()
    raw: Any = pooled.driver_connection
    try:
        yield raw
    except BaseException:
        if getattr(raw, "broken", False):  # psycopg's word; a SQLite connection does not break
            engine.dispose()
        raise
    finally:
        if engine.pool is not pool:  # its pool was given up meanwhile: nobody would ever close it
            pooled.invalidate()
        pooled.close()


@contextmanager
def beginning(raw: Any, dialect: str) -> Iterator[None]:
    """A transaction: committed at the end, rolled back by an exception."""
    try:
        # SQLite at once: a transaction that reads first and writes later can be refused halfway.
        raw.execute("BEGIN IMMEDIATE" if dialect == "sqlite" else "BEGIN")
        yield
        raw.execute("COMMIT")
    except BaseException:
        if not getattr(raw, "broken", False):
            raw.rollback()
        raise


def _prepare_sqlite(synchronous: str) -> Callable[[Any, Any], None]:
    def prepare(connection: Any, _record: Any) -> None:
        with suppress(connection.OperationalError):  # read-only: it is what it is
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA synchronous = {synchronous}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")  # a destroyed key leaves no trace in a freed page

    return prepare


def _make_postgres_light(connection: Any, _record: Any) -> None:
    connection.execute("SET synchronous_commit = off")
