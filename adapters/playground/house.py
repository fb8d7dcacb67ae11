"""The rooms of the playground, its people, and what is shown to whom: kept in the drawer.

Everything is written down before it is shown, so that a kill leaves the rooms as people saw them.
"""

import asyncio
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from bot.kept import blotted, owners_shown
from bot.message import Message, Words
from bot.nouns.circle import CircleId
from bot.nouns.people import Account
from bot.nouns.places import Place, Trouble
from bot.ports.keeping import Drawer
from bot.ports.platforms import Gone, RoomLost
from bot.ports.requests import Person
from bot.ports.sayings import ToPerson, ToRoom

PLATFORM: Final = "playground"
HERE: Final = "here"  # the one workspace
ROOMS: Final = ("garden", "kitchen")
FIRST_PEOPLE: Final = ("Ana", "Ben", "Cal", "Dee", "Eve", "Fay")
MOST_ENTRIES: Final = 300  # a room, and as many for each person in private
MOST_PEOPLE: Final = 60  # more hats than this cannot be told apart in a row


class Entry(Struct, frozen=True, omit_defaults=True):
    """One thing that is shown: a message of the bot, or what somebody said in a room."""

    number: int  # counts through the whole house: the order of things
    once: str
    at: datetime
    room: str | None = None  # None: a direct message, shown wherever its reader stands
    only: str | None = None  # who alone may see it; None: everybody in the room
    by: str | None = None  # who said it; None: the bot
    message: Message | None = None
    said: Words | None = None
    answer: bool = False  # what an act got back: it may be put away, since the bot never changes it

    @property
    def stream(self) -> str:
        return f"person/{self.only}" if self.only else f"room/{self.room}"


class Guest(Struct, frozen=True):
    """A person whom a visitor made up, beyond the six."""

    id: str
    name: Words


class House:
    def __init__(self, drawer: Drawer) -> None:
        self._drawer = drawer
        self._streams: dict[str, dict[int, Entry]] = {}
        self._by_once: dict[str, Entry] = {}
        self._guests: dict[str, Guest] = {}
        self._last = 0
        self._unwritten: set[int] = set()  # shown, and written down nowhere
        self._with_words: dict[tuple[CircleId, str], set[int]] = {}  # where this member's kept words are shown
        self._writing = asyncio.Lock()

    async def open(self) -> None:
        """Everything as it was when the house was last open."""
        for _, value in await self._drawer.all_of("playground/guest/"):
            guest = msgspec.json.decode(value, type=Guest)
            self._guests[guest.id] = guest
        for key, value in await self._drawer.all_of("playground/entry/"):
            try:
                self._keep(msgspec.json.decode(value, type=Entry))
            except msgspec.MsgspecError:  # of a release that knew other parts of a message
                await self._drawer.take_out(key)

    # People

    @property
    def people(self) -> tuple[Person, ...]:
        six = ((name.lower(), name) for name in FIRST_PEOPLE)
        guests = ((guest.id, guest.name.text) for guest in self._guests.values())
        return tuple(Person(account_of(id), name) for id, name in (*six, *guests))

    def person(self, user: str) -> Person | None:
        return next((person for person in self.people if person.account.user == user), None)

    async def welcome(self, name: str) -> str | None:
        """The id of the person of this name, new or known. None: no name, or the house is full."""
        name = " ".join(name.split())
        async with self._writing:
            for known in self.people:
                if known.name.casefold() == name.casefold():
                    return known.account.user
            if not name or len(self.people) >= MOST_PEOPLE:
                return None
            guest = Guest(f"guest{len(self._guests) + 1:02}", Words(name))
            await self._drawer.put(f"playground/guest/{guest.id}", msgspec.json.encode(guest))
            self._guests[guest.id] = guest
            return guest.id

    # What is shown

    def seen_by(self, user: str, room: str) -> Sequence[Entry]:
        """What this person sees when standing in this room, oldest first."""
        shown = [
            *self._of(f"room/{room}"),
            *(e for e in self._of(f"person/{user}") if e.room in (None, room)),
        ]
        return sorted(shown, key=lambda entry: entry.number)

    def last_private(self) -> dict[str, int]:
        """For each person the number of the newest thing that only they can see."""
        return {
            stream.removeprefix("person/"): max(entries)
            for stream, entries in self._streams.items()
            if stream.startswith("person/") and entries
        }

    async def show(self, once: str, make: Callable[[int], Entry], *, kept: bool = True) -> tuple[Entry, bool]:
        """A new entry, made from its number; with a `once` that was seen before, that entry and False.

        One that is not `kept` is written down nowhere, and gone with the process.
        """
        async with self._writing:
            known = self._by_once.get(once)
            if known is not None:
                return known, False
            entry = make(self._last + 1)
            if not kept:
                self._unwritten.add(entry.number)
            await self._write(entry)
            self._keep(entry)
            for old in list(self._of(entry.stream))[:-MOST_ENTRIES]:
                await self._drop(old)
            return entry, True

    async def change(self, number: int, message: Message) -> Entry:
        async with self._writing:
            entry = self.entry(number)
            if entry is None:
                raise Gone
            changed = replace(entry, message=message)
            await self._write(changed)
            self._keep(changed)
            return changed

    @property
    def owners(self) -> Collection[tuple[CircleId, str]]:
        """Whose kept words are shown somewhere, and of which circle."""
        return tuple(self._with_words)

    async def blot_out(self, circle: CircleId, member: str, kept: Collection[str]) -> Sequence[Entry]:
        """This member's words that are not kept any more are shown nowhere; the entries that are different now."""
        changed: list[Entry] = []
        async with self._writing:
            for entry in map(self.entry, self._with_words.pop((circle, member), ())):
                if entry is None or entry.message is None:
                    continue
                without = replace(entry, message=blotted(entry.message, circle, member, kept))
                if without != entry:
                    await self._write(without)
                    changed.append(without)
                self._keep(without)
        return changed

    async def let_go(self, before: datetime) -> Sequence[int]:
        """Answers that were given before then, away with them."""
        async with self._writing:
            old = [e for entries in self._streams.values() for e in entries.values() if e.answer and e.at < before]
            for entry in old:
                await self._drop(entry)
        return [entry.number for entry in old]

    async def put_away(self, number: int, user: str) -> bool:
        """A person is done with an answer that they got."""
        async with self._writing:
            entry = self.entry(number)
            if entry is None or entry.only != user or not entry.answer:
                return False
            await self._drop(entry)
            return True

    def entry(self, number: int) -> Entry | None:
        return next((entries[number] for entries in self._streams.values() if number in entries), None)

    def addressee(self, to: ToRoom | ToPerson) -> tuple[str | None, str | None]:
        """(room, only). Raises RoomLost for a room, Gone for a person that is not of this house."""
        match to:
            case ToRoom(Place(platform, workspace, room)):
                if (platform, workspace) == (PLATFORM, HERE) and room in ROOMS:
                    return room, None
                raise RoomLost(Trouble.NOT_FOUND)
            case ToPerson(Account(platform, workspace, user)):
                if (platform, workspace) == (PLATFORM, HERE) and self.person(user):
                    return None, user
        raise Gone

    def _of(self, stream: str) -> Sequence[Entry]:
        return tuple(self._streams.get(stream, {}).values())

    def _keep(self, entry: Entry) -> None:
        self._streams.setdefault(entry.stream, {})[entry.number] = entry
        self._by_once[entry.once] = entry
        self._last = max(self._last, entry.number)
        for owner in owners_shown(entry.message) if entry.message else ():
            self._with_words.setdefault(owner, set()).add(entry.number)

    async def _write(self, entry: Entry) -> None:
        if entry.number in self._unwritten:
            return
        await self._drawer.put(_key(entry), msgspec.json.encode(entry))

    async def _drop(self, entry: Entry) -> None:
        await self._drawer.take_out(_key(entry))
        del self._streams[entry.stream][entry.number]
        self._by_once.pop(entry.once, None)
        self._unwritten.discard(entry.number)


def account_of(user: str) -> Account:
    return Account(PLATFORM, HERE, user)


def place_of(room: str) -> Place:
    return Place(PLATFORM, HERE, room)


def _key(entry: Entry) -> str:
    return f"playground/entry/{entry.number:012}"
