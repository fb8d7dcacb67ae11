"""A new master key: every key is wrapped anew, no data is touched.

Cut short, it goes on at the next start.
"""

import logging
from typing import Any

import sqlalchemy as sa
from sqlalchemy import bindparam

from storage.database import beginning
from storage.master_key import MasterKeys
from storage.prepared import Prepared
from storage.seal import SealBroken
from storage.tables import keys

log = logging.getLogger(__name__)

BATCH = 500

_OLD = Prepared(
    sa.select(keys.c.id, keys.c.wrapped)
    .where(keys.c.master == bindparam("old"), keys.c.id > bindparam("after"))
    .order_by(keys.c.id)
    .limit(bindparam("most"))
)
_WRAP = Prepared(
    sa.update(keys)
    .where(keys.c.id == bindparam("name"), keys.c.master == bindparam("old"))
    .values(wrapped=bindparam("anew"), master=bindparam("current"))
)


def rewrap(raw: Any, dialect: str, masters: MasterKeys) -> None:
    for old in masters.by_id:
        if old == masters.current:
            continue
        last, done, broken = "", 0, 0
        while rows := _OLD.run(raw, dialect, {"old": old, "after": last, "most": BATCH}).fetchall():
            last = rows[-1][0]
            anew = _wrapped_anew(rows, old, masters)
            with beginning(raw, dialect):
                for row in anew:
                    _WRAP.run(raw, dialect, row)
            done += len(anew)
            broken += len(rows) - len(anew)
        log.warning("%d keys went from the master key %s to %s.", done, old, masters.current)
        if not broken:
            log.warning("Nothing needs the master key %s any more: take its line away.", old)


def _wrapped_anew(rows: list[tuple[str, bytes]], old: str, masters: MasterKeys) -> list[dict[str, Any]]:
    anew = []
    for name, wrapped in rows:
        try:
            key = masters.by_id[old].unwrap(wrapped, name)
        except SealBroken as error:  # it opened nothing before, either
            log.error("storage: %s", error)
            continue
        row = masters.by_id[masters.current].wrap(key, name)
        anew.append({"name": name, "old": old, "anew": row, "current": masters.current})
    return anew
