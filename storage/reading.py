"""Reading one circle: one row and its key, in one journey."""

import sqlalchemy as sa
from sqlalchemy import bindparam

from bot.nouns.circle import Circle, CircleId
from bot.nouns.places import Place
from storage.documents import CIRCLES
from storage.keyring import circle_key
from storage.prepared import Prepared
from storage.remembered import Known
from storage.tables import circles, keys, places
from storage.transaction import Row, Transaction

# A document whose version is known already is not sent again.
_IS_KNOWN = sa.and_(circles.c.id == bindparam("known"), circles.c.version == bindparam("version"))
_CIRCLE = sa.select(
    circles.c.id,
    circles.c.version,
    sa.case((_IS_KNOWN, None), else_=circles.c.sealed).label("sealed"),
    keys.c.wrapped,
    keys.c.master,
).select_from(circles.outerjoin(keys, keys.c.id == sa.literal_column("'circle:'").op("||")(circles.c.id)))
_BY_ID = Prepared(_CIRCLE.where(circles.c.id == bindparam("circle")))
_THERE = sa.select(places.c.circle).where(places.c.hashed == bindparam("room")).scalar_subquery()
_BY_PLACE = Prepared(_CIRCLE.where(circles.c.id == _THERE))


def circle_row(circle: CircleId, version: int) -> str:
    """What the document is bound to: it opens nowhere else, and as no other version."""
    return f"circles/{circle}/{version}"


def load(t: Transaction, circle: CircleId, known: Known | None) -> Circle | None:
    return _open(t, t.row(_BY_ID, {"circle": circle, **_known(known)}), known)


def sitting_at(t: Transaction, place: Place, known: Known | None) -> Circle | None:
    room = t.keyring.room(place)
    return _open(t, t.row(_BY_PLACE, {"room": room, **_known(known)}), known)


def _known(known: Known | None) -> dict[str, str | int]:
    if known is None:
        return {"known": "", "version": -1}
    return {"known": known.circle.id, "version": known.circle.version}


def _open(t: Transaction, found: Row | None, known: Known | None) -> Circle | None:
    if found is None:
        return None
    circle, version, sealed, wrapped, master = found
    if sealed is None and known is not None:
        return known.circle
    row = circle_row(circle, version)
    return CIRCLES.read(t.key_of_row(circle_key(circle), wrapped, master, row).open(sealed, row))
