"""Circles and Drawer over SQLAlchemy. Each method is one transaction, and one function in a thread."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

import sqlalchemy as sa
from sqlalchemy import bindparam

from bot.message import Answer
from bot.nouns.circle import Circle, CircleId, nobody_left
from bot.nouns.people import Account, MemberId
from bot.nouns.places import Place
from bot.ports.keeping import Change, OwnWords, PromptRow, Stale, StorageUnwell
from bot.ports.sayings import QueuedSaying, Saying
from storage import alarm_rows, answers, outbox, reading, saving, words
from storage.ageing import grow_older, release
from storage.database import Database
from storage.instants import instant
from storage.keyring import HOUSE, Keyring
from storage.prepared import Prepared, insert, starts_with
from storage.process_lock import ProcessLock
from storage.remembered import Known, Remembered
from storage.tables import calendar_links, circles, drawer, not_now, seats
from storage.transaction import Transaction

log = logging.getLogger(__name__)

AGES_EVERY = timedelta(hours=1)  # how old a restored backup may be and not be noticed

_OF = Prepared(sa.select(seats.c.circle).where(seats.c.hashed == bindparam("person")).order_by(seats.c.circle))
_PLANNED_OTHERWISE = Prepared(
    sa.select(circles.c.id)
    .where((circles.c.planned_with < bindparam("planned")) | (circles.c.planned_with > bindparam("planned")))
    .limit(bindparam("most"))
)
_LINK = insert(calendar_links)
_END_LINK = Prepared(
    sa.delete(calendar_links).where(
        calendar_links.c.circle == bindparam("of"), calendar_links.c.member == bindparam("owner")
    )
)
_LINKED = Prepared(
    sa.select(calendar_links.c.circle, calendar_links.c.member).where(calendar_links.c.hashed == bindparam("token"))
)
_NOT_NOW = Prepared(sa.select(not_now.c.hashed).where(not_now.c.hashed == bindparam("person")))
_NOTE_NOT_NOW = insert(not_now)
_FORGET_NOT_NOW = Prepared(sa.delete(not_now).where(not_now.c.hashed == bindparam("person")))
_PUT = insert(drawer, replacing=("sealed",))
_PUT_FIRST = insert(drawer)
_PUT_OVER = Prepared(
    sa.update(drawer)
    .where(drawer.c.key == bindparam("which"), drawer.c.sealed == bindparam("was"))
    .values(sealed=bindparam("now"))
)
_LYING_AT = Prepared(sa.select(drawer.c.sealed).where(drawer.c.key == bindparam("which")))
_TAKE_OUT = Prepared(sa.delete(drawer).where(drawer.c.key == bindparam("which")))
_ALL_OF = Prepared(sa.select(drawer.c.key, drawer.c.sealed).where(starts_with(drawer.c.key, "start")))


class SqlCircles:
    """What `open_circles` opens.

    `held`: the database is older than it was, a restored backup; nothing is said.
    """

    def __init__(
        self, database: Database, keyring: Keyring, lock: ProcessLock | None, *, planned_with: str, held: bool
    ) -> None:
        self.held = held
        self._database = database
        self._keyring = keyring
        self._lock = lock
        self._planned_with = planned_with
        self._remembered = Remembered()
        self._claims_ended = not database.alone
        self._aged_at: datetime | None = None

    async def load(self, circle: CircleId) -> Circle | None:
        known = self._remembered.get(circle)
        if known is not None and self._database.alone:
            return known.circle  # the only process: what was saved last is what is stored
        return await self._database.read(lambda t: self._note(t, circle, reading.load(t, circle, known)))

    async def sitting_at(self, place: Place) -> Circle | None:
        known = self._remembered.sitting_at(place)
        if known is not None and self._database.alone:
            return known.circle
        return await self._database.read(lambda t: self._note(t, None, reading.sitting_at(t, place, known)))

    def _note(self, t: Transaction, asked: CircleId | None, circle: Circle | None) -> Circle | None:
        if circle is not None:
            t.after_commit.append(partial(self._remembered.note, Known(circle)))
        elif asked is not None:
            t.after_commit.append(partial(self._remembered.forget, asked))
        return circle

    async def of(self, account: Account) -> Sequence[CircleId]:
        person = self._keyring.person(account)
        return await self._database.read(lambda t: [circle for (circle,) in t.rows(_OF, {"person": person})])

    async def save(self, change: Change) -> Circle:
        def unit(t: Transaction) -> Circle:
            saved = saving.save(t, change, known, self._planned_with)
            for new in change.born:
                born = saving.save(t, Change(new, (), change.at), None, self._planned_with)
                t.after_commit.append(partial(self._remembered.note, born))
            if nobody_left(change.circle):
                words.destroy_circle(t, change.circle.id)
                t.after_commit.append(partial(self._remembered.forget, change.circle.id))
            else:
                t.after_commit.append(partial(self._remembered.note, saved))
            return saved.circle

        known = self._remembered.get(change.circle.id)
        try:
            return await self._database.write(unit)
        except Stale:
            self._remembered.forget(change.circle.id)
            raise

    async def destroy(self, circle: CircleId) -> None:
        def unit(t: Transaction) -> None:
            words.destroy_circle(t, circle)
            t.after_commit.append(partial(self._remembered.forget, circle))

        await self._database.write(unit)

    async def answered(self, delivery: str) -> Answer | None:
        return await self._database.read(lambda t: answers.find(t, delivery))

    async def note_answer(self, delivery: str, answer: Answer, at: datetime) -> None:
        # A lost answer is worked out again; a lost key would lose a day of them.
        has_key = self._keyring.get(answers.answers_key(at)) is not None
        write = self._database.write_light if has_key else self._database.write
        await write(lambda t: answers.keep(t, delivery, answer, at))

    async def said_not_now(self, account: Account) -> bool:
        person = self._keyring.person(account)
        return await self._database.read(lambda t: bool(t.rows(_NOT_NOW, {"person": person})))

    async def note_not_now(self, account: Account, wanted: bool) -> None:
        person = self._keyring.person(account)

        def unit(t: Transaction) -> None:
            t.write(_FORGET_NOT_NOW, {"person": person})
            if wanted:
                t.write(_NOTE_NOT_NOW, {"hashed": person})

        await self._database.write(unit)

    async def words(self, circle: CircleId, member: MemberId) -> Sequence[OwnWords]:
        return await self._database.read(lambda t: words.find(t, circle, member))

    async def key_mark(self, circle: CircleId, member: MemberId) -> str:
        return await self._database.read(lambda t: words.mark(t, circle, member))

    async def planned_otherwise(self, most: int) -> Sequence[CircleId]:
        wanted = {"planned": self._planned_with, "most": most}
        return await self._database.read(lambda t: [circle for (circle,) in t.rows(_PLANNED_OTHERWISE, wanted)])

    # The clock

    async def next_due(self) -> datetime | None:
        if self.held:
            return None

        def unit(t: Transaction) -> datetime | None:
            soonest = [at for at in (alarm_rows.next_ring(t), outbox.next_free(t)) if at is not None]
            return instant(min(soonest)) if soonest else None

        return await self._database.read(unit)

    async def claim_prompts(self, now: datetime, most: int) -> Sequence[PromptRow]:
        if self.held:
            return ()

        def unit(t: Transaction) -> Sequence[PromptRow]:
            if not self._claims_ended:
                alarm_rows.end_claims(t, now)
                t.after_commit.append(claims_ended)
            return alarm_rows.claim(t, now, most)

        def claims_ended() -> None:
            self._claims_ended = True

        return await self._database.write_light(unit)

    # The outbox

    async def claim_sayings(self, now: datetime, most: int) -> Sequence[QueuedSaying]:
        if self.held:
            return ()
        return await self._database.write_light(lambda t: outbox.claim(t, now, most))

    async def said(self, saying: str, shown_as: str) -> None:
        await self._database.write(lambda t: outbox.said(t, saying, shown_as))

    async def say_later(self, saying: str, not_before: datetime, *, unknown: bool) -> None:
        await self._database.write_light(lambda t: outbox.say_later(t, saying, not_before, unknown=unknown))

    async def hold_back(self, saying: Saying, until: datetime) -> None:
        await self._database.write_light(lambda t: outbox.hold_back(t, saying, until))

    async def give_up(self, saying: str, why: str) -> None:
        log.warning("a saying is given up: %s", why)
        await self._database.write(lambda t: outbox.give_up(t, saying))

    async def shown_as(self, place: Place, card: str) -> str | None:
        return await self._database.read(lambda t: outbox.shown_as(t, place, card))

    # Calendar links

    async def calendar_link(self, token: str, circle: CircleId, member: MemberId) -> None:
        def unit(t: Transaction) -> None:
            t.write(_END_LINK, {"of": circle, "owner": member})
            t.write(_LINK, {"hashed": self._keyring.token(token), "circle": circle, "member": member})

        await self._database.write(unit)

    async def calendar_of(self, token: str) -> tuple[CircleId, MemberId] | None:
        hashed = self._keyring.token(token)
        found = await self._database.read(lambda t: t.row(_LINKED, {"token": hashed}))
        return None if found is None else (found[0], found[1])

    # The drawer

    async def put(self, key: str, value: bytes) -> None:
        def unit(t: Transaction) -> None:
            row = f"drawer/{key}"
            t.write(_PUT, {"key": key, "sealed": t.key(HOUSE, row).seal(value, row)})

        await self._database.write(unit)

    async def put_if(self, key: str, was: bytes | None, value: bytes) -> bool:
        """What was read is compared opened; what is replaced is compared sealed, and no two seals are alike."""

        def unit(t: Transaction) -> bool:
            row = f"drawer/{key}"
            house = t.key(HOUSE, row)
            found = t.row(_LYING_AT, {"which": key})
            lies = None if found is None else house.open(found[0], row)
            if t.again and lies == value:
                return True  # the try before was committed, and only its confirmation was lost
            if lies != was:
                return False
            sealed = house.seal(value, row)
            if found is None:
                return t.changed(_PUT_FIRST, {"key": key, "sealed": sealed})
            return t.changed(_PUT_OVER, {"which": key, "was": found[0], "now": sealed})

        return await self._database.write(unit)

    async def take_out(self, key: str) -> None:
        await self._database.write(lambda t: t.write(_TAKE_OUT, {"which": key}))

    async def all_of(self, prefix: str) -> Sequence[tuple[str, bytes]]:
        def unit(t: Transaction) -> Sequence[tuple[str, bytes]]:
            found = t.rows(_ALL_OF, {"start": prefix})
            rows = [(key, f"drawer/{key}", sealed) for key, sealed in found]
            return sorted((key, t.key(HOUSE, row).open(sealed, row)) for key, row, sealed in rows)

        return await self._database.read(unit)

    # Upkeep

    async def tidy(self, now: datetime) -> None:
        def unit(t: Transaction) -> None:
            answers.forget_old(t, now)
            alarm_rows.forget_old(t, now)
            if grows:
                grow_older(t)

        grows = not self.held and (self._aged_at is None or now - self._aged_at >= AGES_EVERY)
        await self._database.write(unit)
        if grows:
            self._aged_at = now

    async def overdue(self, now: datetime) -> tuple[int, int]:
        """How many prompts and messages would go out at once if this restored backup were released now."""
        return await self._database.read(lambda t: (alarm_rows.how_many_due(t, now), outbox.how_many(t)))

    async def release(self) -> None:
        """The operator has reviewed what a restored backup would say: from now on it is said."""
        await self._database.write(release)
        self.held = False

    def checked_out(self) -> int:
        return self._database.checked_out()

    async def close(self) -> None:
        try:
            if not self.held:
                await self._database.write(grow_older)
        except StorageUnwell as unwell:  # all that was promised is stored already
            log.warning("storage: closed without noting its age: %s", unwell)
        self._database.close()
        if self._lock is not None:
            self._lock.release()
