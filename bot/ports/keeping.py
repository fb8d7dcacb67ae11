"""What the core asks of storage."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from msgspec import Struct

from bot.message import Answer
from bot.nouns.circle import Circle, CircleId
from bot.nouns.people import Account, MemberId
from bot.nouns.places import Place
from bot.ports.sayings import QueuedSaying, Saying


class PromptRow(Struct, frozen=True):
    """One thing that the clock will make the bot do. *(circle, what, for_when)* happens once."""

    circle: CircleId
    what: str
    for_when: str
    due_at: datetime


class OwnWords(Struct, frozen=True):
    """Words that a member chose to keep, under their own key in this circle."""

    id: str
    member: MemberId
    text: str

    def __repr__(self) -> str:
        return f"OwnWords({self.id}, {self.member}, <{len(self.text)} characters>)"


class Change(Struct, frozen=True):
    """All that one act saves, in one transaction or not at all."""

    circle: Circle  # its version is the one that was loaded; a new circle has version 0
    prompts: tuple[PromptRow, ...]  # every prompt that is upcoming now: the rows are made equal to it
    at: datetime  # when this was done: what it says may be said from then on, its delivery is kept a day
    prompts_done: tuple[PromptRow, ...] = ()  # those that this change answers, now never to be answered again
    hushed: tuple[Place, ...] = ()  # rooms in which this circle speaks no more: what still waits for them is dropped
    sayings: tuple[Saying, ...] = ()
    delivery: str | None = None
    answer: Answer | None = None  # kept with the delivery
    keep: tuple[OwnWords, ...] = ()
    forget: tuple[tuple[MemberId, str], ...] = ()  # (member, words id)
    destroy_key_of: tuple[MemberId, ...] = ()  # everything these members kept becomes unreadable, for good
    born: tuple[Circle, ...] = ()  # new circles that begin with this very save


class Stale(Exception):
    """Somebody else saved this circle first: load it and run the move again."""


class AlreadyDone(Exception):
    """This prompt was answered before: *(circle, what, for_when)* happens once."""

    def __init__(self, prompt: PromptRow) -> None:
        super().__init__(f"{prompt.what} {prompt.for_when}")
        self.prompt = prompt


class AlreadyDelivered(Exception):
    """This delivery was carried out before; here is what was answered then."""

    def __init__(self, answer: Answer | None) -> None:
        super().__init__()
        self.answer = answer


class PlaceTaken(Exception):
    """Another circle sits in one of the places of this circle."""


class StorageUnwell(Exception):
    """Storage cannot write or read just now (full, read-only, gone). Nothing was half-written."""


class Circles(Protocol):
    """What is kept. Every method is one transaction. Raises `StorageUnwell` when it cannot do its work."""

    async def sitting_at(self, place: Place) -> Circle | None: ...
    async def load(self, circle: CircleId) -> Circle | None: ...
    async def of(self, account: Account) -> Sequence[CircleId]:
        """The circles in which this account is a member or is invited."""
        ...

    async def save(self, change: Change) -> Circle:
        """The circle with its new version; one in which nobody is left is destroyed with this very save.

        Raises Stale, AlreadyDone, AlreadyDelivered or PlaceTaken.
        """
        ...

    async def answered(self, delivery: str) -> Answer | None:
        """What this delivery was answered, or None when it is new. An act that said nothing gives an empty one."""
        ...

    async def note_answer(self, delivery: str, answer: Answer, at: datetime) -> None:
        """Keep the answer of a delivery that changed nothing (a refusal, a look)."""
        ...

    async def said_not_now(self, account: Account) -> bool:
        """Whether this person asked to be left alone with what a circle is."""
        ...

    async def note_not_now(self, account: Account, wanted: bool) -> None: ...

    async def words(self, circle: CircleId, member: MemberId) -> Sequence[OwnWords]: ...
    async def key_mark(self, circle: CircleId, member: MemberId) -> str:
        """By which one knows the key of this member's words, such as "3F2A-91BC"; empty where there is none."""
        ...

    async def destroy(self, circle: CircleId) -> None:
        """Destroy the keys of this circle and of its members' words, and delete its rows: for good, backups too."""
        ...

    async def planned_otherwise(self, most: int) -> Sequence[CircleId]:
        """Circles whose prompts were derived by other rules than today's: each wants saving anew."""
        ...

    # The clock
    async def next_due(self) -> datetime | None:
        """When the earliest pending prompt or waiting saying is due."""
        ...

    async def claim_prompts(self, now: datetime, most: int) -> Sequence[PromptRow]:
        """Due prompts, earliest first; nobody else gets them for a minute."""
        ...

    # The outbox
    async def claim_sayings(self, now: datetime, most: int) -> Sequence[QueuedSaying]:
        """The next of each place that may be said now: never two of one place at a time, in order."""
        ...

    async def said(self, saying: str, shown_as: str) -> None: ...
    async def say_later(self, saying: str, not_before: datetime, *, unknown: bool) -> None: ...
    async def hold_back(self, saying: Saying, until: datetime) -> None:
        """In a line of its own, which nothing else waits for. Not a try: nothing was shown."""
        ...

    async def give_up(self, saying: str, why: str) -> None: ...
    async def shown_as(self, place: Place, card: str) -> str | None: ...

    # Calendar links
    async def calendar_link(self, token: str, circle: CircleId, member: MemberId) -> None:
        """Make `token` the one link of this member to this circle's calendar; the one before it ends."""
        ...

    async def calendar_of(self, token: str) -> tuple[CircleId, MemberId] | None: ...

    async def tidy(self, now: datetime) -> None:
        """Forget deliveries and finished prompts that nobody can ask about any more."""
        ...

    async def close(self) -> None: ...


class Drawer(Protocol):
    """A few sealed odds and ends that belong to no circle, such as what the playground's rooms show."""

    async def put(self, key: str, value: bytes) -> None: ...
    async def put_if(self, key: str, was: bytes | None, value: bytes) -> bool:
        """Only if what lies there is still what was read; None: nothing does. False: somebody else was quicker."""
        ...

    async def take_out(self, key: str) -> None: ...
    async def all_of(self, prefix: str) -> Sequence[tuple[str, bytes]]:
        """In the order of the keys."""
        ...
