"""How old the database has grown, counted in the database and by the witness beside it.

A database that is younger than its witness remembers was restored from a backup. Then what is overdue in it
may have been said long ago, and nothing is said until the operator has reviewed it.
"""

import sqlalchemy as sa
from sqlalchemy import bindparam

from storage.prepared import Prepared
from storage.tables import age
from storage.transaction import Transaction

_READ = Prepared(sa.select(age.c.openings))
_SET = Prepared(sa.update(age).values(openings=bindparam("now_is")))


def was_restored(t: Transaction) -> bool:
    return _openings(t) < t.keyring.witness.openings


def grow_older(t: Transaction) -> None:
    _set(t, _openings(t) + 1)


def release(t: Transaction) -> None:
    _set(t, t.keyring.witness.openings + 1)


def _openings(t: Transaction) -> int:
    found = t.row(_READ, {})
    return int(found[0]) if found else 0


def _set(t: Transaction, count: int) -> None:
    t.write(_SET, {"now_is": count})
    t.after_commit.append(lambda: t.keyring.witness.note_opening(count))
