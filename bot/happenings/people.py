"""Who came, went, stepped back, or is called otherwise."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from bot.nouns.people import Account, Invitation, Language, MemberId


class CircleFormed(Struct, frozen=True):
    by: MemberId


class Invited(Struct, frozen=True):
    """`left_out`: who was named, and is not invited."""

    by: MemberId
    invitations: tuple[Invitation, ...]
    left_out: tuple["LeftOut", ...] = ()


class WhyNot(StrEnum):
    YOURSELF = "yourself"
    MEMBER = "member"
    INVITED = "invited"
    UNKNOWN = "unknown"


class LeftOut(Struct, frozen=True):
    name: str
    why: WhyNot


class InvitationDeclined(Struct, frozen=True):
    """Told to nobody but the one who declined."""


class InvitationWithdrawn(Struct, frozen=True):
    name: str


class MemberJoined(Struct, frozen=True):
    member: MemberId


class MemberLeft(Struct, frozen=True):
    name: str
    account: Account | None
    asked: bool  # by the others, not of their own accord
    left_over: int


class RemovalAsked(Struct, frozen=True):
    member: MemberId
    by: MemberId
    again: bool = False  # by the same member as before: the others know it


class SteppedBack(Struct, frozen=True):
    member: MemberId
    until: date | None


class CameBack(Struct, frozen=True):
    member: MemberId
    by_clock: bool = False


class NameChanged(Struct, frozen=True):
    member: MemberId


class CircleRenamed(Struct, frozen=True):
    by: MemberId


class DoorSet(Struct, frozen=True):
    by: MemberId
    is_open: bool


class LanguageChanged(Struct, frozen=True):
    member: MemberId | None  # None: the circle's
    language: Language


class ZoneChanged(Struct, frozen=True):
    member: MemberId


class QuietHoursSet(Struct, frozen=True):
    """Or ended: then the member has none."""

    member: MemberId


PeopleHappening = (
    CircleFormed
    | Invited
    | InvitationDeclined
    | InvitationWithdrawn
    | MemberJoined
    | MemberLeft
    | RemovalAsked
    | SteppedBack
    | CameBack
    | NameChanged
    | CircleRenamed
    | DoorSet
    | LanguageChanged
    | ZoneChanged
    | QuietHoursSet
)
