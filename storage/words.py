"""Words that members chose to keep, each under their owner's key in that circle; and the end of keys."""

from collections.abc import Sequence
from itertools import count

import sqlalchemy as sa
from sqlalchemy import bindparam

from bot.nouns.circle import CircleId
from bot.nouns.people import MemberId
from bot.ports.keeping import Change, OwnWords
from storage.keyring import circle_key, keys_of_members, member_key
from storage.prepared import Prepared, insert, starts_with
from storage.seal import KeyGone
from storage.tables import circles, keys, outbox, shown_cards, words
from storage.transaction import Transaction

_OF_MEMBER = (words.c.circle == bindparam("of"), words.c.member == bindparam("owner"))
_FIND = Prepared(sa.select(words.c.id, words.c.sealed).where(*_OF_MEMBER).order_by(words.c.id))
_KEEP = insert(words, replacing=("sealed",))
_FORGET = Prepared(sa.delete(words).where(*_OF_MEMBER, words.c.id == bindparam("which")))
_FORGET_ALL = Prepared(sa.delete(words).where(*_OF_MEMBER))
_KEYS_LIKE = Prepared(sa.select(keys.c.id).where(starts_with(keys.c.id, "start")))
_REMOVE_CIRCLE = Prepared(sa.delete(circles).where(circles.c.id == bindparam("of")))
# These have no tie to their circle in the database; all others follow it by themselves.
_REMOVE_SAYINGS = Prepared(sa.delete(outbox).where(outbox.c.circle == bindparam("of")))
_REMOVE_CARDS = Prepared(sa.delete(shown_cards).where(shown_cards.c.circle == bindparam("of")))


def _row(circle: CircleId, member: MemberId, words_id: str) -> str:
    return f"words/{circle}/{member}/{words_id}"


def _living_key(t: Transaction, circle: CircleId, member: MemberId) -> str:
    """The name of the member's key of today.

    One that was destroyed never comes back, so the next has another.
    """
    names = (member_key(circle, member, generation) for generation in count(1))
    return next(name for name in names if not t.is_destroyed(name))


def find(t: Transaction, circle: CircleId, member: MemberId) -> Sequence[OwnWords]:
    rows = t.rows(_FIND, {"of": circle, "owner": member})
    name = _living_key(t, circle, member) if rows else ""
    found = []
    for words_id, sealed in rows:
        row = _row(circle, member, words_id)
        found.append(OwnWords(words_id, member, t.key(name, row).open(sealed, row).decode()))
    return found


def mark(t: Transaction, circle: CircleId, member: MemberId) -> str:
    """Of the key under which this member's words lie now; empty where they keep none."""
    name = _living_key(t, circle, member)
    try:
        return t.key(name, f"keys/{name}").mark()
    except KeyGone:
        return ""


def write(t: Transaction, circle: CircleId, change: Change) -> None:
    """Destroys first: what is kept in the same breath is kept anew."""
    for member in change.destroy_key_of:
        t.destroy_key(_living_key(t, circle, member))
        t.write(_FORGET_ALL, {"of": circle, "owner": member})
    for own in change.keep:
        key = t.key_or_new(_living_key(t, circle, own.member))
        sealed = key.seal(own.text.encode(), _row(circle, own.member, own.id))
        t.write(_KEEP, {"circle": circle, "member": own.member, "id": own.id, "sealed": sealed})
    for member, words_id in change.forget:
        t.write(_FORGET, {"of": circle, "owner": member, "which": words_id})


def destroy_circle(t: Transaction, circle: CircleId) -> None:
    """The circle, all of its rows, and every key of it and of its members."""
    for (key,) in t.rows(_KEYS_LIKE, {"start": keys_of_members(circle)}):
        t.destroy_key(key)
    t.destroy_key(circle_key(circle))
    for remove in (_REMOVE_SAYINGS, _REMOVE_CARDS, _REMOVE_CIRCLE):
        t.write(remove, {"of": circle})


def destroy_again(t: Transaction, key: str) -> None:
    """After a restore: what was destroyed since the backup was made, by the name of its key."""
    match key.split(":"):
        case ["circle", circle]:
            destroy_circle(t, circle)
        case ["member", circle, member, *_]:
            t.destroy_key(key)
            t.write(_FORGET_ALL, {"of": circle, "owner": member})
        case _:
            t.destroy_key(key)
