"""What must be said or brought about, and where: the rows of the outbox."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from bot.message import Message
from bot.nouns.circle import CircleId
from bot.nouns.people import Account, MemberId
from bot.nouns.places import Place, Trouble


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


class Way(StrEnum):
    """How a saying with a card meets the message that shows this card already."""

    IN_PLACE = "in place"  # by changing it; as a new message where there is none
    ANEW = "anew"  # as a new message all the same: somebody is asked once more
    IF_SHOWN = "if shown"  # by changing it, or not at all: what is spent is not worth a message of its own


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
    way: Way = Way.IN_PLACE


class QueuedSaying(Struct, frozen=True):
    """A saying as the outbox holds it: claimed, with what is known of earlier tries."""

    saying: Saying
    tries: int
    shown_as: str | None  # the platform's reference of the message that shows this card
    unknown: bool  # an earlier try ended without our knowing whether it was shown
