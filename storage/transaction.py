"""One unit of work: its statements, its keys, and what follows once it is committed."""

from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy import bindparam

from storage.keyring import Keyring
from storage.prepared import Prepared, insert
from storage.seal import Key, KeyGone
from storage.tables import destroyed_keys, keys

Given = Mapping[str, Any]
Row = tuple[Any, ...]

_FIND_KEY = Prepared(sa.select(keys.c.wrapped, keys.c.master).where(keys.c.id == bindparam("name")))
_NEW_KEY = insert(keys)
_REMOVE_KEY = Prepared(sa.delete(keys).where(keys.c.id == bindparam("name")))
_IS_DESTROYED = Prepared(sa.select(destroyed_keys.c.id).where(destroyed_keys.c.id == bindparam("name")))
_NOTE_DESTROYED = insert(destroyed_keys)


class Transaction:
    """Keys that it makes or destroys reach the shared keyring once it is committed, not before."""

    def __init__(self, raw: Any, dialect: str, keyring: Keyring, *, again: bool = False) -> None:
        self.dialect = dialect
        self.keyring = keyring
        self.again = again  # an earlier try of this unit may have been committed without our knowing
        self.after_commit: list[Callable[[], None]] = []
        self.destroyed: list[str] = []  # with a tombstone
        self.removed_keys = False
        self._raw = raw
        self._fresh: dict[str, Key] = {}

    # Statements

    def _execute(self, statement: Prepared, given: Given) -> Any:
        return statement.run(self._raw, self.dialect, given)

    def rows(self, statement: Prepared, given: Given) -> list[Row]:
        found: list[Row] = self._execute(statement, given).fetchall()
        return found

    def row(self, statement: Prepared, given: Given) -> Row | None:
        found = self.rows(statement, given)
        return found[0] if found else None

    def write(self, statement: Prepared, *given: Given) -> None:
        for row in given:
            self._execute(statement, row)

    def changed(self, statement: Prepared, given: Given) -> bool:
        """True where a row was written."""
        return bool(self._execute(statement, given).rowcount)

    # Keys

    def key(self, name: str, row: str) -> Key:
        """The key that opens `row`. Raises KeyGone."""
        key = self._fresh.get(name) or self.keyring.get(name) or self._read_key(name)
        if key is None:
            raise KeyGone(row, name)
        return key

    def key_of_row(self, name: str, wrapped: bytes | None, master: str | None, row: str) -> Key:
        """As `key`, where the key was read together with the row. Raises KeyGone."""
        key = self._fresh.get(name) or self.keyring.get(name)
        if key is not None:
            return key
        if wrapped is None or master is None:
            raise KeyGone(row, name)
        return self.keyring.unwrap(name, wrapped, master)

    def key_or_new(self, name: str) -> Key:
        """Made on first use; raises KeyGone where it was destroyed before."""
        key = self._fresh.get(name) or self.keyring.get(name) or self._read_key(name)
        if key is not None:
            return key
        if self.is_destroyed(name):
            raise KeyGone(f"keys/{name}", name)
        key = Key.random()
        if not self.changed(_NEW_KEY, self.keyring.wrap(name, key)):
            return self.key(name, f"keys/{name}")  # another process was quicker
        self._fresh[name] = key
        self.after_commit.append(lambda: self.keyring.remember(name, key))
        return key

    def _read_key(self, name: str) -> Key | None:
        found = self.row(_FIND_KEY, {"name": name})
        return None if found is None else self.keyring.unwrap(name, *found)

    def is_destroyed(self, name: str) -> bool:
        return self.row(_IS_DESTROYED, {"name": name}) is not None

    def destroy_key(self, name: str, *, tombstone: bool = True) -> None:
        """What it sealed cannot be opened any more, and not from a backup either: see witness.py."""
        self._fresh.pop(name, None)
        self.removed_keys = True
        self.write(_REMOVE_KEY, {"name": name})
        if tombstone:
            self.write(_NOTE_DESTROYED, {"id": name})
            self.destroyed.append(name)
        self.after_commit.append(lambda: self.keyring.forget(name))
