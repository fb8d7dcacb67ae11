"""Where: the rooms a circle sits in, what troubles them, and where it talks."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from bot.nouns.people import MemberId


class Place(Struct, frozen=True):
    """Where a circle sits: one for each linked room, on any platform."""

    platform: str
    workspace: str
    room: str


class Trouble(StrEnum):
    """Why nothing is said in a room for now. The last three: it works, and others can read it than could before."""

    ARCHIVED = "archived"
    DELETED = "deleted"
    NOT_FOUND = "not found"  # deleted, or we are outside and may not even see it: not every platform tells which
    REMOVED = "removed"  # we were taken out of the room
    SENT_AWAY = "sent away"  # we were taken out of the whole workspace: nobody there can be told
    LOCKED = "locked"
    NOT_ALLOWED = "not allowed"  # we are in it and may not write
    PUBLIC = "public"
    SHARED = "shared"
    SHARED_REFUSED = "shared, refused"  # and whoever runs this bot keeps circles out of such rooms


class LostPlace(Struct, frozen=True, omit_defaults=True):
    """A room of the circle in which nothing is said for now, and who was told of it, one after the other.

    `trial_since`: somebody acted in the room, so it is spoken in again to see whether it works.
    """

    place: Place
    why: Trouble
    since: datetime
    told: tuple[MemberId, ...] = ()
    trial_since: datetime | None = None


class Talk(Struct, frozen=True, omit_defaults=True):
    """Where the circle talks, online or in a room of bricks: never joined by us, and never listened to."""

    link: str = ""  # an https address that a member gave; empty: none was named
    room: str = ""  # in words, as the sheet has it that all consented to; empty where there is a link
    in_calendars: bool = False  # whether calendar files name it: an employer may read those
    changes: int = 0  # how often what calendar files name has changed
