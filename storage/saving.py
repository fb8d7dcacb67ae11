"""One save: the document, its routing rows, what must be said and what was answered, all or nothing."""

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from msgspec.structs import replace
from sqlalchemy import bindparam

from bot.message import NOTHING_TO_ADD
from bot.nouns.circle import Circle
from bot.nouns.people import Account
from bot.nouns.places import Place
from bot.ports.keeping import AlreadyDone, Change, PlaceTaken, PromptRow, Stale
from storage import answers, outbox, reading, words
from storage.documents import CIRCLES
from storage.instants import instant, micros
from storage.keyring import circle_key
from storage.prepared import Prepared, insert
from storage.remembered import Known
from storage.seal import KeyGone
from storage.tables import circles, places, prompts, seats
from storage.transaction import Transaction

MEMBER, INVITED = "member", "invited"

_REPLACE = Prepared(
    sa.update(circles)
    .where(circles.c.id == bindparam("circle"), circles.c.version == bindparam("was"))
    .values(version=bindparam("now"), planned_with=bindparam("planned"), sealed=bindparam("document"))
)
_NEW = insert(circles)
_ONE_PROMPT = (
    prompts.c.circle == bindparam("of"),
    prompts.c.what == bindparam("which"),
    prompts.c.for_when == bindparam("when"),
)
_IS_DONE = Prepared(sa.select(prompts.c.circle).where(*_ONE_PROMPT, prompts.c.rings_at.is_(None)))
_PENDING = Prepared(
    sa.select(prompts.c.what, prompts.c.for_when, prompts.c.due_at).where(
        prompts.c.circle == bindparam("of"), prompts.c.rings_at.is_not(None)
    )
)
_DROP_PROMPT = Prepared(sa.delete(prompts).where(*_ONE_PROMPT, prompts.c.rings_at.is_not(None)))
# New, moved or, where `rings_at` is None, done. Writes nothing where it was done before.
_PUT_PROMPT = insert(prompts, replacing=("due_at", "rings_at"), where=prompts.c.rings_at.is_not(None))
_PLACES = Prepared(sa.select(places.c.hashed).where(places.c.circle == bindparam("of")))
_TAKE_PLACE = insert(places)
_LEAVE_PLACE = Prepared(
    sa.delete(places).where(places.c.hashed == bindparam("room"), places.c.circle == bindparam("of"))
)
_SEATS = Prepared(sa.select(seats.c.hashed, seats.c.kind).where(seats.c.circle == bindparam("of")))
_TAKE_SEAT = insert(seats, replacing=("kind",))
_LEAVE_SEAT = Prepared(sa.delete(seats).where(seats.c.hashed == bindparam("person"), seats.c.circle == bindparam("of")))


def save(t: Transaction, change: Change, known: Known | None, planned_with: str) -> Known:
    """`known`: what is remembered of this circle. Raises AlreadyDelivered, AlreadyDone, Stale or PlaceTaken.

    A delivery seen before is found first: if the first one was committed and its caller never heard of it,
    the second must hear what was answered, not that it is late.
    """
    circle = replace(change.circle, version=change.circle.version + 1)
    saved = Known(circle, change.prompts)
    if t.again and reading.load(t, circle.id, None) == circle:
        return saved  # the try before was committed, and only its confirmation was lost
    before = known if known is not None and known.circle.version == change.circle.version else None
    if change.delivery is not None:
        answers.keep_first(t, change.delivery, change.answer or NOTHING_TO_ADD, change.at)
    _write_document(t, change, circle, planned_with)
    for prompt in change.prompts_done:
        if not t.changed(_PUT_PROMPT, _prompt_row(prompt, rings_at=None)):
            raise AlreadyDone(prompt)
    _write_prompts(t, change, before)
    _write_places(t, circle, before)
    _write_seats(t, circle, before)
    words.write(t, circle.id, change)
    if change.hushed:
        outbox.hush(t, circle.id, change.hushed)
    if change.sayings:
        outbox.put(t, change.sayings, change.at)
    return saved


def _write_document(t: Transaction, change: Change, circle: Circle, planned_with: str) -> None:
    name = circle_key(circle.id)
    row = reading.circle_row(circle.id, circle.version)
    if change.circle.version == 0:
        sealed = t.key_or_new(name).seal(CIRCLES.write(circle), row)
        new = {"id": circle.id, "version": circle.version, "planned_with": planned_with, "sealed": sealed}
        if not t.changed(_NEW, new):
            raise Stale
        return
    try:
        key = t.key(name, row)
    except KeyGone:  # destroyed since it was loaded: whoever loads it again learns so
        raise Stale from None
    sealed = key.seal(CIRCLES.write(circle), row)
    values = {"circle": circle.id, "was": change.circle.version, "now": circle.version}
    if not t.changed(_REPLACE, values | {"planned": planned_with, "document": sealed}):
        # Somebody was quicker. With the same prompt? Then there is nothing left to run again.
        done = next((prompt for prompt in change.prompts_done if t.row(_IS_DONE, _which(prompt))), None)
        raise AlreadyDone(done) if done else Stale


def _write_prompts(t: Transaction, change: Change, before: Known | None) -> None:
    """Writes only the difference: most acts move no prompt at all."""
    of = change.circle.id
    rows: Sequence[PromptRow]
    if change.circle.version == 0:
        rows = ()
    elif before is not None and before.prompts is not None:
        rows = before.prompts
    else:
        found = t.rows(_PENDING, {"of": of})
        rows = [PromptRow(of, what, for_when, instant(due)) for what, for_when, due in found]
    if rows == change.prompts:
        return
    there, wanted = set(rows), set(change.prompts)
    kept = {(prompt.what, prompt.for_when) for prompt in wanted}
    gone = [prompt for prompt in there - wanted if (prompt.what, prompt.for_when) not in kept]
    t.write(_DROP_PROMPT, *map(_which, gone))
    t.write(_PUT_PROMPT, *(_prompt_row(prompt, rings_at=micros(prompt.due_at)) for prompt in wanted - there))


def _which(prompt: PromptRow) -> dict[str, str]:
    return {"of": prompt.circle, "which": prompt.what, "when": prompt.for_when}


def _prompt_row(prompt: PromptRow, rings_at: int | None) -> dict[str, Any]:
    row = {"circle": prompt.circle, "what": prompt.what, "for_when": prompt.for_when}
    return row | {"due_at": micros(prompt.due_at), "rings_at": rings_at}


def _write_places(t: Transaction, circle: Circle, before: Known | None) -> None:
    if before is None:
        there = {room for (room,) in t.rows(_PLACES, {"of": circle.id})}
    elif before.circle.places == circle.places:
        return
    else:
        there = _rooms(t, before.circle.places)
    wanted = _rooms(t, circle.places)
    t.write(_LEAVE_PLACE, *({"room": room, "of": circle.id} for room in there - wanted))
    for room in sorted(wanted - there):
        if not t.changed(_TAKE_PLACE, {"hashed": room, "circle": circle.id}):
            raise PlaceTaken


def _rooms(t: Transaction, at: Iterable[Place]) -> set[bytes]:
    return {t.keyring.room(place) for place in at}


def _write_seats(t: Transaction, circle: Circle, before: Known | None) -> None:
    old = None if before is None else before.circle
    if old is None:
        there = dict(t.rows(_SEATS, {"of": circle.id}))
    elif old.members == circle.members and old.invitations == circle.invitations:
        return
    else:
        there = {t.keyring.person(account): kind for account, kind in seats_of(old).items()}
    wanted = {t.keyring.person(account): kind for account, kind in seats_of(circle).items()}
    t.write(_LEAVE_SEAT, *({"person": person, "of": circle.id} for person in there.keys() - wanted.keys()))
    new = sorted(wanted.items() - there.items())
    t.write(_TAKE_SEAT, *({"hashed": person, "circle": circle.id, "kind": kind} for person, kind in new))


def seats_of(circle: Circle) -> dict[Account, str]:
    taken = {invitation.account: INVITED for invitation in circle.invitations}
    return taken | {account: MEMBER for member in circle.members for account in member.accounts}
