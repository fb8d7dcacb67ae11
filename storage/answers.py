"""What each delivery was answered, for a day: under that day's key, which is then destroyed.

An answer may hold what a person typed, or words that they alone may read.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import bindparam

from bot.message import Answer
from bot.ports.keeping import AlreadyDelivered
from storage.documents import ANSWERS
from storage.instants import instant, micros
from storage.prepared import Prepared, insert, starts_with
from storage.seal import SealBroken
from storage.tables import deliveries, keys
from storage.transaction import Transaction

KEPT_FOR = timedelta(days=1)  # Slack repeats for minutes, a restarted socket for hours

_FIND = Prepared(sa.select(deliveries.c.at, deliveries.c.sealed).where(deliveries.c.hashed == bindparam("delivery")))
_KEEP = insert(deliveries)
_FORGET = Prepared(sa.delete(deliveries).where(deliveries.c.at < bindparam("before")))
_KEYS_BEFORE = Prepared(sa.select(keys.c.id).where(starts_with(keys.c.id, "start"), keys.c.id < bindparam("day")))


def answers_key(at: datetime) -> str:
    return f"answers:{at.astimezone(UTC):%Y-%m-%d}"


def _row(hashed: bytes) -> str:
    return f"deliveries/{hashed.hex()}"


def find(t: Transaction, delivery: str) -> Answer | None:
    hashed = t.keyring.delivery(delivery)
    found = t.row(_FIND, {"delivery": hashed})
    if found is None:
        return None
    at, sealed = found
    return ANSWERS.read(t.key(answers_key(instant(at)), _row(hashed)).open(sealed, _row(hashed)))


def keep(t: Transaction, delivery: str, answer: Answer, at: datetime) -> None:
    """Unless the delivery was answered before: the first answer stays."""
    t.write(_KEEP, _sealed(t, delivery, answer, at))


def keep_first(t: Transaction, delivery: str, answer: Answer, at: datetime) -> None:
    """Raises AlreadyDelivered."""
    if t.changed(_KEEP, _sealed(t, delivery, answer, at)):
        return
    try:
        raise AlreadyDelivered(find(t, delivery))
    except SealBroken:
        raise AlreadyDelivered(None) from None


def _sealed(t: Transaction, delivery: str, answer: Answer, at: datetime) -> dict[str, Any]:
    hashed = t.keyring.delivery(delivery)
    sealed = t.key_or_new(answers_key(at)).seal(ANSWERS.write(answer), _row(hashed))
    return {"hashed": hashed, "at": micros(at), "sealed": sealed}


def forget_old(t: Transaction, now: datetime) -> None:
    before = now - KEPT_FOR
    t.write(_FORGET, {"before": micros(before)})
    # No tombstone: a restored backup brings back only days that are over, and this takes them away again.
    for (key,) in t.rows(_KEYS_BEFORE, {"start": "answers:", "day": answers_key(before)}):
        t.destroy_key(key, tombstone=False)
