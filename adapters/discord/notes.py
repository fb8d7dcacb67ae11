"""What must outlive a restart and belongs to no circle: a few sealed notes in the drawer.

Who is muted by us, acts that were acknowledged and not yet carried out, forms that somebody is filling in, messages for
people whose direct messages are closed, who was met where, which rooms were private, and the registered commands.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from adapters.discord.text import PLATFORM
from bot.message import Form, Message
from bot.nouns.people import Account
from bot.nouns.places import Place
from bot.ports.keeping import Drawer
from bot.ports.requests import Request

T = TypeVar("T")

KEPT_FOR: Final = timedelta(days=1)  # forms and acts; Discord forgets an interaction after 15 minutes
WAITS_FOR: Final = timedelta(days=7)
ACT, DRAFT, WAITING, MET, ROOM, QUESTION, MUTED = (
    f"{PLATFORM}/{kind}/" for kind in ("act", "draft", "waiting", "met", "room", "question", "muted")
)
COMMANDS, SWEPT = f"{PLATFORM}/commands", f"{PLATFORM}/swept"


class Act(Struct, frozen=True):
    """A request that was acknowledged, and where its answer goes."""

    id: str
    application: int
    token: str
    request: Request
    at: datetime
    thinking: bool


class Draft(Struct, frozen=True):
    id: str
    user: str
    server: str
    form: Form
    at: datetime


class Waiting(Struct, frozen=True):
    once: str
    account: Account
    message: Message
    at: datetime


class Registered(Struct, frozen=True):
    """The commands as Discord last took them."""

    application: int
    digest: str
    ids: dict[str, int]  # by name


class Room(Struct, frozen=True):
    place: Place
    private: bool
    inside: tuple[str, ...] = ()  # of a private thread: whom we let in
    uses: tuple[str, ...] = ()  # permissions beyond the usual that its circle asked for


class Muted(Struct, frozen=True):
    """Somebody whom we have muted, or may have. `owed`: to be unmuted, and that has not worked yet."""

    server: str
    user: str
    room: int
    circle: str
    at: datetime
    owed: bool = False


class Notes:
    def __init__(self, drawer: Drawer) -> None:
        self._drawer = drawer
        self.questions: dict[str, str] = {}
        self.rooms: dict[Place, Room] = {}
        self.registered: Registered | None = None
        self._met: set[Account] = set()
        self._waiting: dict[Account, dict[str, Waiting]] = {}
        self._muted: dict[tuple[str, str], Muted] = {}

    async def open(self) -> None:
        """Everything that is looked at often, into memory."""
        for key, value in await self._drawer.all_of(QUESTION):
            self.questions[key.removeprefix(QUESTION)] = value.decode()
        for room in await self._all(ROOM, Room):
            self.rooms[room.place] = room
        self._met = set(await self._all(MET, Account))
        for waiting in await self._all(WAITING, Waiting):
            self._waiting.setdefault(waiting.account, {})[waiting.once] = waiting
        self._muted = {(muted.server, muted.user): muted for muted in await self._all(MUTED, Muted)}
        self.registered = next(iter(await self._all(COMMANDS, Registered)), None)

    # Acts

    async def begin(self, act: Act) -> None:
        await self._put(f"{ACT}{act.id}", act)

    async def done(self, act: str) -> None:
        await self._drawer.take_out(f"{ACT}{act}")

    async def acts(self) -> Sequence[Act]:
        return await self._all(ACT, Act)

    # Forms

    async def keep_draft(self, draft: Draft) -> None:
        await self._put(f"{DRAFT}{draft.id}", draft)

    async def draft(self, id: str, user: str) -> Draft | None:
        """To whom it belongs, and to nobody else."""
        found = [d for d in await self._all(f"{DRAFT}{id}", Draft) if (d.id, d.user) == (id, user)]
        return next(iter(found), None)

    # Closed doors

    async def let_wait(self, waiting: Waiting) -> None:
        self._waiting.setdefault(waiting.account, {})[waiting.once] = waiting
        await self._put(_waiting_key(waiting), waiting)

    def waiting(self, account: Account) -> Sequence[Waiting]:
        return tuple(self._waiting.get(account, {}).values())

    async def handed_over(self, waiting: Waiting) -> None:
        self._waiting.get(waiting.account, {}).pop(waiting.once, None)
        await self._drawer.take_out(_waiting_key(waiting))

    # People

    def met_in(self, user: str) -> Sequence[str]:
        """The servers in which this person was met."""
        return sorted(account.workspace for account in self._met if account.user == user)

    @property
    def met(self) -> Sequence[Account]:
        return sorted(self._met, key=lambda account: (account.workspace, account.user))

    async def meet(self, account: Account) -> None:
        if account not in self._met and account.workspace:
            self._met.add(account)
            await self._put(_met_key(account), account)

    async def forget(self, account: Account) -> None:
        self._met.discard(account)
        await self._drawer.take_out(_met_key(account))
        for waiting in self.waiting(account):
            await self.handed_over(waiting)

    # Rooms, questions, commands

    async def keep_room(self, room: Room) -> None:
        if self.rooms.get(room.place) != room:
            self.rooms[room.place] = room
            await self._put(f"{ROOM}{room.place.workspace}/{room.place.room}", room)

    async def forget_room(self, place: Place) -> None:
        if self.rooms.pop(place, None):
            await self._drawer.take_out(f"{ROOM}{place.workspace}/{place.room}")

    async def asks_for(self, place: Place, permission: str) -> None:
        """The circle there wants something that needs this permission: the doctor looks for it from now on."""
        room = self.rooms.get(place) or Room(place, private=False)
        if permission not in room.uses:
            await self.keep_room(replace(room, uses=(*room.uses, permission)))

    async def keep_questions(self, questions: dict[str, str]) -> None:
        for key, question in questions.items():
            if self.questions.get(key) != question:
                self.questions[key] = question
                await self._drawer.put(f"{QUESTION}{key}", question.encode())

    async def keep_registered(self, registered: Registered) -> None:
        self.registered = registered
        await self._put(COMMANDS, registered)

    # Voices

    @property
    def muted(self) -> Sequence[Muted]:
        return tuple(self._muted.values())

    def muted_one(self, server: str, user: str) -> Muted | None:
        return self._muted.get((server, user))

    async def keep_muted(self, muted: Muted) -> None:
        self._muted[muted.server, muted.user] = muted
        await self._put(f"{MUTED}{muted.server}/{muted.user}", muted)

    async def forget_muted(self, muted: Muted) -> None:
        self._muted.pop((muted.server, muted.user), None)
        await self._drawer.take_out(f"{MUTED}{muted.server}/{muted.user}")

    # Once a day

    async def swept_at(self) -> datetime | None:
        return next(iter(await self._all(SWEPT, datetime)), None)

    async def sweep(self, now: datetime) -> None:
        """What nobody can use any more goes."""
        for act in await self.acts():
            if act.at < now - KEPT_FOR:
                await self.done(act.id)
        for draft in await self._all(DRAFT, Draft):
            if draft.at < now - KEPT_FOR:
                await self._drawer.take_out(f"{DRAFT}{draft.id}")
        for waiting in [each for of_one in self._waiting.values() for each in of_one.values()]:
            if waiting.at < now - WAITS_FOR:
                await self.handed_over(waiting)
        await self._put(SWEPT, now)

    async def _put(self, key: str, value: object) -> None:
        await self._drawer.put(key, msgspec.json.encode(value))

    async def _all(self, prefix: str, kind: type[T]) -> list[T]:
        """Notes of an older release that cannot be read any more are thrown away."""
        found: list[T] = []
        for key, value in await self._drawer.all_of(prefix):
            try:
                found.append(msgspec.json.decode(value, type=kind))
            except msgspec.MsgspecError:
                await self._drawer.take_out(key)
        return found


def _waiting_key(waiting: Waiting) -> str:
    return f"{WAITING}{waiting.account.workspace}/{waiting.account.user}/{waiting.once}"


def _met_key(account: Account) -> str:
    return f"{MET}{account.workspace}/{account.user}"
