"""What is due: prompts by the time at which they ring, found by one index however many wait."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import bindparam

from bot.ports.keeping import PromptRow
from storage.instants import instant, micros
from storage.prepared import Prepared
from storage.tables import prompts
from storage.transaction import Transaction

CLAIM = timedelta(minutes=1)
DONE_KEPT_FOR = timedelta(days=30)  # nobody asks about an older one: no prompt is kind that late

_KEY = (prompts.c.circle, prompts.c.what, prompts.c.for_when)
_due = (
    sa.select(*_KEY)
    .where(prompts.c.rings_at <= bindparam("now"))
    .order_by(prompts.c.rings_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
    .cte("due")
)
CLAIM_DUE = Prepared(
    sa.update(prompts)
    .where(sa.tuple_(*_KEY).in_(sa.select(_due)))
    .values(rings_at=bindparam("until"))
    .returning(*_KEY, prompts.c.due_at)
)
# Claims reach a minute ahead, no further: this looks at that minute, not at all that is pending.
_END_CLAIMS = Prepared(
    sa.update(prompts)
    .where(
        prompts.c.rings_at > bindparam("now"),
        prompts.c.rings_at <= bindparam("until"),
        prompts.c.due_at < prompts.c.rings_at,
    )
    .values(rings_at=prompts.c.due_at)
)
_HOW_MANY = Prepared(sa.select(sa.func.count()).where(prompts.c.rings_at <= bindparam("now")))
_NEXT = Prepared(
    sa.select(prompts.c.rings_at)
    .where(prompts.c.rings_at.is_not(None))
    .order_by(prompts.c.rings_at)
    .limit(sa.literal_column("1"))
)
_FORGET = Prepared(sa.delete(prompts).where(prompts.c.rings_at.is_(None), prompts.c.due_at < bindparam("before")))


def claim(t: Transaction, now: datetime, most: int) -> Sequence[PromptRow]:
    wanted = {"now": micros(now), "until": micros(now + CLAIM), "most": most}
    rows = t.rows(CLAIM_DUE, wanted)
    found = [PromptRow(circle, what, for_when, instant(due)) for circle, what, for_when, due in rows]
    return sorted(found, key=lambda prompt: prompt.due_at)


def end_claims(t: Transaction, now: datetime) -> None:
    """An earlier life of the only process claimed these: it will not come back to them."""
    t.write(_END_CLAIMS, {"now": micros(now), "until": micros(now + CLAIM)})


def how_many_due(t: Transaction, now: datetime) -> int:
    found = t.row(_HOW_MANY, {"now": micros(now)})
    return int(found[0]) if found else 0


def next_ring(t: Transaction) -> int | None:
    found = t.row(_NEXT, {})
    return None if found is None else int(found[0])


def forget_old(t: Transaction, now: datetime) -> None:
    t.write(_FORGET, {"before": micros(now - DONE_KEPT_FOR)})
