"""The only holes in the wall: what the core asks of storage, platforms, the alarm and the clock."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol, runtime_checkable

from msgspec import Struct

from bot.audience import Audience
from bot.circle import Account, Circle, CircleId, MemberId, Place, Trouble
from bot.message import Answer, Message


class Person(Struct, frozen=True):
    """Somebody whom a request names, before anyone knows whether they are a member."""

    account: Account
    name: str


class Request(Struct, frozen=True):
    """What a person asked for, as the adapter understood it. `given` holds what was filled in, by field name."""

    by: Person
    command: str
    delivery: str  # the platform's own id of this delivery: the same again means the same answer again
    place: Place | None = None  # where it was said; None: in private
    circle: CircleId | None = None  # what a button or a form carries
    given: dict[str, str | tuple[Person, ...]] = {}
    text: str = ""  # what was typed after the command's word
    people: tuple[Person, ...] = ()  # the mentions in `text`, in order
    locale: str = "en"
    zone: str | None = None  # the person's own, where the platform knows it
    from_form: bool = False


class PromptRow(Struct, frozen=True):
    """One thing that the clock will make the bot do. *(circle, what, for_when)* happens once."""

    circle: CircleId
    what: str
    for_when: str
    due_at: datetime


class ToRoom(Struct, frozen=True, tag="room"):
    """`accepted`: others can read the room in this way, and the circle knows it and stays."""

    place: Place
    accepted: tuple[Trouble, ...] = ()


class ToPerson(Struct, frozen=True, tag="person"):
    """In private. `near`: the room where they are met if their direct messages are closed."""

    account: Account
    near: Place | None = None


class Beside(StrEnum):
    """What some platforms have beside a room."""

    EVENTS = "events"  # a board that everybody around can read
    VOICE = "voice"  # a room for voices, in which somebody may be muted


class ToBeside(Struct, frozen=True, tag="beside"):
    """A line of its own: what waits there holds up nothing that is said in the room."""

    place: Place
    what: Beside

    @property
    def line(self) -> Place:
        """As no room is called."""
        return Place(self.place.platform, self.place.workspace, f"{self.place.room} {self.what}")


class Event(Struct, frozen=True, tag="event"):
    """A meeting as the board around a room shows it to everybody. `key`: ours, and nobody reads a circle from it."""

    key: str
    title: str
    about: str
    where: str
    starts_at: datetime
    ends_at: datetime
    link: str = ""  # where the circle talks; shown only if it is a room of the same place, whose readers know it


class NoEvent(Struct, frozen=True, tag="no event"):
    key: str


class Floor(Struct, frozen=True, tag="floor"):
    """Who is muted in the room for voices at `link` while another has the floor. Nobody: everyone has their voice."""

    circle: CircleId
    link: str = ""
    muted: tuple[Account, ...] = ()


State = Event | NoEvent | Floor


class Saying(Struct, frozen=True):
    """One row of the outbox: what must be said, where, and until when it is still worth saying.

    A saying with a `card` replaces an unsaid one of the same card and place, and is shown by changing the message
    that shows the card already. What goes beside a room is no message but a `state`, brought about in the same way.
    """

    id: str
    circle: CircleId | None
    to: ToRoom | ToPerson | ToBeside
    message: Message
    expires_at: datetime
    card: str | None = None
    urgent: bool = False
    member: MemberId | None = None  # for a member alone: not said any more once they have left
    about: Place | None = None  # tells of this lost room: if it does not reach its reader, the next member is told
    meeting: int | None = None  # the meeting that it is about, where that decides whether it may disturb
    state: State | None = None


class QueuedSaying(Struct, frozen=True):
    """A saying as the outbox holds it: claimed, with what is known of earlier tries."""

    saying: Saying
    tries: int
    shown_as: str | None  # the platform's reference of the message that shows this card
    unknown: bool  # an earlier try ended without our knowing whether it was shown


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


class NotNow(Exception):
    """The platform asks for patience; `after` in seconds."""

    def __init__(self, after: float) -> None:
        super().__init__(f"not before {after} s")
        self.after = after


class Gone(Exception):
    """The room, the message or the person cannot be reached any more; trying again will not help."""


class RoomLost(Gone):
    """Nothing can, or may, be said in this room any more: not this message, nor any other."""

    def __init__(self, why: Trouble) -> None:
        super().__init__(str(why))
        self.why = why


class OutcomeUnknown(Exception):
    """The connection died after the request: it may have been shown."""


class NotConnected(Exception):
    """A platform does not let us in. The text says why and what to do, and holds no secret."""


class Platform(Protocol):
    """One platform's way of showing. Raises NotNow, Gone, RoomLost or OutcomeUnknown."""

    name: str
    repeats_are_safe: bool  # True where the platform itself recognises a repeated `once`

    async def say(self, to: ToRoom | ToPerson, message: Message, *, once: str) -> str:
        """Show a new message; returns the platform's reference to it."""
        ...

    async def change(self, to: ToRoom | ToPerson, shown_as: str, message: Message) -> str:
        """Change a message shown before; raises Gone where it cannot be changed any more."""
        ...

    async def audience(self, place: Place) -> Audience:
        """Who can read what is said there, as far as this platform knows. A look: nothing is noted or said."""
        ...

    async def start(self) -> str:
        """Connect; returns the address or the words to print once ready."""
        ...

    async def stop(self) -> None: ...


@runtime_checkable
class Surroundings(Protocol):
    """A platform that has something beside its rooms. Raises NotNow or Gone."""

    has: frozenset[Beside]

    async def bring_about(self, place: Place, state: State, shown_as: str | None) -> str:
        """Makes it so, however often it is asked; returns the platform's reference to it, or nothing."""
        ...

    def can_mute(self, place: Place, link: str) -> bool:
        """Whether this address is a room for voices around this place, and people may be muted in it."""
        ...


class Clock(Protocol):
    def now(self) -> datetime:
        """An aware instant in UTC."""
        ...


class TimeMachine(Clock, Protocol):
    """A clock that can be pushed forward, for the playground, the demo and the stories."""

    async def push(self, by: timedelta) -> None:
        """Move the clock and return once everything that became due has been done and said."""
        ...

    async def push_to_next(self) -> bool:
        """Move the clock to the next prompt; False where none is pending."""
        ...


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


class Bot(Protocol):
    """What an adapter sees of the core."""

    async def carry_out(self, request: Request) -> Answer: ...

    async def room_lost(self, place: Place, why: Trouble) -> None:
        """The platform says that nothing can, or may, be said there any more. It may say so often: it is told once."""
        ...

    async def room_found(self, place: Place, over: Collection[Trouble]) -> None:
        """The platform says that these troubles are over there."""
        ...

    async def calendar(self, token: str, meeting: int | None) -> bytes | None:
        """The calendar file behind an unguessable link: the season's feed, or one meeting. None: no such link."""
        ...


class Alarm(Protocol):
    """An alarm clock with one setting: it rings at that instant, and every few seconds for safety."""

    def no_later_than(self, at: datetime) -> None: ...


class Chance(Protocol):
    """What is drawn by lot or must not be guessed."""

    def id(self) -> str:
        """12 characters, never the same twice."""
        ...

    def token(self) -> str:
        """32 characters that nobody can guess."""
        ...


class Executor(Protocol):
    """Who performs what is due: this process, or a fleet of them."""

    async def perform(self, circles: Sequence[CircleId]) -> None: ...
