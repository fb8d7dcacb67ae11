"""The line in front of each room and person: one at a time, in order, whatever is urgent first.

A claim marks its row as begun. Whoever finds a row that is begun, after its claim ended or in a new life of
the process, knows that a try may have been shown: only that can ever show a saying twice.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import bindparam

from bot.nouns.circle import CircleId
from bot.nouns.places import Place
from bot.ports.sayings import QueuedSaying, Saying, ToBeside, ToPerson, ToRoom
from storage.documents import SAYINGS, DocumentUnreadable
from storage.instants import micros
from storage.keyring import circle_key
from storage.prepared import Prepared, insert
from storage.seal import Key, KeyGone, SealBroken
from storage.tables import keys, outbox, shown_cards
from storage.transaction import Transaction

log = logging.getLogger(__name__)

CLAIM = timedelta(minutes=2)  # longer than any try lasts
URGENT, PATIENT = 0, 1

_PUT = insert(
    outbox,
    on=(outbox.c.to, outbox.c.replaceable),
    replacing=("id", "circle", "expires_at", "sealed"),
    without=("position",),
)
_HURRY = Prepared(
    sa.update(outbox).where(outbox.c.to == bindparam("whom"), outbox.c.lane == PATIENT).values(lane=URGENT)
)

_ahead = outbox.alias("ahead")
_IS_FIRST = ~sa.exists().where(_ahead.c.to == outbox.c.to, _ahead.c.position < outbox.c.position)
_KEY_NAME = sa.func.coalesce(sa.literal_column("'circle:'").op("||")(outbox.c.circle), sa.literal_column("'house'"))
_NEXT = Prepared(
    sa.select(
        *(outbox.c.position, outbox.c.id, outbox.c.to, outbox.c.circle, outbox.c.card, outbox.c.lane),
        *(outbox.c.expires_at, outbox.c.tries, outbox.c.unknown, outbox.c.begun, outbox.c.sealed),
        *(shown_cards.c.sealed, keys.c.wrapped, keys.c.master),
    )
    .outerjoin(shown_cards, (shown_cards.c.to == outbox.c.to) & (shown_cards.c.card == outbox.c.card))
    .outerjoin(keys, keys.c.id == _KEY_NAME)
    .where(outbox.c.free_at <= bindparam("now"), _IS_FIRST)
    .order_by(outbox.c.lane, outbox.c.position)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True, of=outbox)
)
_BEGIN = Prepared(
    sa.update(outbox)
    .where(outbox.c.position == bindparam("at_position"))
    .values(
        tries=outbox.c.tries + sa.literal_column("1"),
        unknown=outbox.c.unknown.bitwise_or(outbox.c.begun),
        begun=1,
        replaceable=sa.null(),
        free_at=bindparam("until"),
    )
)
_HOW_MANY = Prepared(sa.select(sa.func.count()).select_from(outbox))
_NEXT_FREE = Prepared(
    sa.select(outbox.c.free_at).where(_IS_FIRST).order_by(outbox.c.free_at).limit(sa.literal_column("1"))
)
_FIND = Prepared(
    sa.select(outbox.c.position, outbox.c.to, outbox.c.card, outbox.c.tries, outbox.c.unknown).where(
        outbox.c.id == bindparam("saying")
    )
)
_REMOVE = Prepared(sa.delete(outbox).where(outbox.c.id == bindparam("saying")))
_HUSH = Prepared(sa.delete(outbox).where(outbox.c.to == bindparam("whom"), outbox.c.circle == bindparam("of")))
_REMOVE_SAID = Prepared(
    sa.delete(outbox).where(outbox.c.id == bindparam("saying")).returning(outbox.c.to, outbox.c.card, outbox.c.circle)
)
_NEWER = Prepared(
    sa.select(outbox.c.id).where(outbox.c.to == bindparam("whom"), outbox.c.replaceable == bindparam("which"))
)
_WAIT = Prepared(
    sa.update(outbox)
    .where(outbox.c.id == bindparam("saying"))
    .values(
        position=bindparam("at_position"),
        tries=bindparam("tried"),
        begun=0,
        unknown=bindparam("is_unknown"),
        free_at=bindparam("from_then"),
        replaceable=bindparam("may_replace"),
    )
)
_REST = Prepared(
    sa.update(outbox)
    .where(outbox.c.id == bindparam("saying"))
    .values(
        to=bindparam("aside"),
        lane=PATIENT,
        begun=0,
        tries=outbox.c.tries - sa.literal_column("1"),
        free_at=bindparam("from_then"),
    )
)
_END_CLAIMS = Prepared(sa.update(outbox).where(outbox.c.begun == 1).values(free_at=0))
_SHOW = insert(shown_cards, replacing=("circle", "sealed"))
_SHOWN_AS = Prepared(
    sa.select(shown_cards.c.circle, shown_cards.c.sealed).where(
        shown_cards.c.to == bindparam("whom"), shown_cards.c.card == bindparam("which")
    )
)


class _Claimed(NamedTuple):
    """A row of _NEXT."""

    position: int
    id: str
    to: bytes
    circle: str | None
    card: str | None
    lane: int
    expires_at: int
    tries: int
    unknown: int
    begun: int
    sealed: bytes
    shown: bytes | None
    wrapped: bytes | None
    master: str | None


def _row(saying: str) -> str:
    return f"outbox/{saying}"


def _card_row(whom: bytes, card: str) -> str:
    return f"shown_cards/{whom.hex()}/{card}"


def put(t: Transaction, sayings: Sequence[Saying], at: datetime) -> None:
    rows = [_line(t, saying, at) for saying in sayings]
    t.write(_PUT, *rows)
    t.write(_HURRY, *({"whom": whom} for whom in {row["to"] for row in rows if row["lane"] == URGENT}))


def _line(t: Transaction, saying: Saying, at: datetime) -> dict[str, Any]:
    to, row = saying.to, _row(saying.id)
    return {
        "id": saying.id,
        "to": _whom(t, to),
        "circle": saying.circle,
        "card": saying.card,
        "replaceable": saying.card,
        "lane": URGENT if saying.urgent else PATIENT,
        "free_at": micros(at),
        "expires_at": micros(saying.expires_at),
        "tries": 0,
        "begun": 0,
        "unknown": 0,
        "sealed": t.key(circle_key(saying.circle), row).seal(SAYINGS.write(saying), row),
    }


def _whom(t: Transaction, to: ToRoom | ToPerson | ToBeside) -> bytes:
    match to:
        case ToRoom(place):
            return t.keyring.room(place)
        case ToPerson(account):
            return t.keyring.person(account)
        case ToBeside():
            return t.keyring.room(to.line)


def claim(t: Transaction, now: datetime, most: int) -> Sequence[QueuedSaying]:
    claimed: list[_Claimed] = []
    while len(claimed) < most:
        rows = [_Claimed(*row) for row in t.rows(_NEXT, {"now": micros(now), "most": most - len(claimed)})]
        in_time = [row for row in rows if row.expires_at > micros(now)]
        t.write(_BEGIN, *({"at_position": row.position, "until": micros(now + CLAIM)} for row in in_time))
        claimed += in_time
        late = [row.id for row in rows if row.expires_at <= micros(now)]
        if not late:
            break
        t.write(_REMOVE, *({"saying": saying} for saying in late))
        log.warning("%d sayings were not said in time and are let go", len(late))
    claimed.sort(key=lambda row: (row.lane, row.position))  # whoever stood behind a late one came after the others
    return [queued for row in claimed if (queued := _open(t, row)) is not None]


def _open(t: Transaction, row: _Claimed) -> QueuedSaying | None:
    name = circle_key(row.circle)
    try:
        key = t.key_of_row(name, row.wrapped, row.master, _row(row.id))
        saying = SAYINGS.read(key.open(row.sealed, _row(row.id)))
    except (SealBroken, DocumentUnreadable) as error:
        # One row that was tampered with, or whose circle was destroyed, must not stop the line.
        log.error("a saying is let go: %s", error)
        t.write(_REMOVE, {"saying": row.id})
        return None
    return QueuedSaying(saying, row.tries, _shown(key, row), bool(row.unknown or row.begun))


def _shown(key: Key, row: _Claimed) -> str | None:
    if row.shown is None or row.card is None:
        return None
    try:
        return key.open(row.shown, _card_row(row.to, row.card)).decode()
    except SealBroken as error:  # then the card is shown afresh
        log.error("a card is not found again: %s", error)
        return None


def said(t: Transaction, saying: str, shown_as: str) -> None:
    found = t.row(_REMOVE_SAID, {"saying": saying})
    if found is None:
        return
    to, card, circle = found
    if card is None:
        return
    row = _card_row(to, card)
    try:
        sealed = t.key(circle_key(circle), row).seal(shown_as.encode(), row)
    except KeyGone:  # the circle was destroyed while this was being said
        return
    t.write(_SHOW, {"to": to, "card": card, "circle": circle, "sealed": sealed})


def say_later(t: Transaction, saying: str, not_before: datetime, *, unknown: bool) -> None:
    """Back into the line, at the same position.

    A newer state of the same card, if one came meanwhile, takes over the position; unless this one may have
    been shown: then that must be found out first, and the newer one waits behind it.
    """
    found = t.row(_FIND, {"saying": saying})
    if found is None:
        return
    position, to, card, tries, was_unknown = found
    may_be_shown = bool(unknown or was_unknown)
    if card is not None and not may_be_shown:
        newer = t.row(_NEWER, {"whom": to, "which": card})
        if newer is not None:
            t.write(_REMOVE, {"saying": saying})
            (saying,) = newer
    waits = {"saying": saying, "at_position": position, "tried": tries, "from_then": micros(not_before)}
    t.write(_WAIT, waits | {"is_unknown": int(may_be_shown), "may_replace": None if may_be_shown else card})


def hush(t: Transaction, circle: CircleId, rooms: Sequence[Place]) -> None:
    """All that this circle still had to say in these rooms, also what somebody is just trying to say."""
    t.write(_HUSH, *({"whom": t.keyring.room(place), "of": circle} for place in rooms))


def hold_back(t: Transaction, saying: Saying, until: datetime) -> None:
    """Beside the line of its reader, in the order in which it stood there."""
    assert isinstance(saying.to, ToPerson)  # rooms have no quiet hours
    aside = t.keyring.resting(saying.to.account)
    t.write(_REST, {"saying": saying.id, "aside": aside, "from_then": micros(until)})


def give_up(t: Transaction, saying: str) -> None:
    t.write(_REMOVE, {"saying": saying})


def shown_as(t: Transaction, place: Place, card: str) -> str | None:
    whom = t.keyring.room(place)
    found = t.row(_SHOWN_AS, {"whom": whom, "which": card})
    if found is None:
        return None
    circle, sealed = found
    row = _card_row(whom, card)
    return t.key(circle_key(circle), row).open(sealed, row).decode()


def how_many(t: Transaction) -> int:
    found = t.row(_HOW_MANY, {})
    return int(found[0]) if found else 0


def next_free(t: Transaction) -> int | None:
    found = t.row(_NEXT_FREE, {})
    return None if found is None else int(found[0])


def end_claims(t: Transaction) -> None:
    """An earlier life of the only process claimed these: it will not come back to them."""
    t.write(_END_CLAIMS, {})
