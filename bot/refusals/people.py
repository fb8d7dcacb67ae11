"""Whom it is about, and who may come in."""

from dataclasses import dataclass

from bot.refusals.refusal import Refusal


@dataclass(eq=False)
class NobodyNamed(Refusal):
    pass


@dataclass(eq=False)
class AlreadyIn(Refusal):
    """Who asks to come in is in."""


@dataclass(eq=False)
class AlreadyMember(Refusal):
    name: str


@dataclass(eq=False)
class CircleFull(Refusal):
    most: int


@dataclass(eq=False)
class TooFew(Refusal):
    """Fewer members than the practice or the season needs."""

    members: int
    least: int


@dataclass(eq=False)
class NotAMember(Refusal):
    """The person named is not in the circle."""

    name: str


@dataclass(eq=False)
class NoLongerMember(Refusal):
    """Whoever is meant has left since."""


@dataclass(eq=False)
class NotYourself(Refusal):
    """`field`: where one chose oneself, on a form. `swaps`: two meetings, both of them one's own."""

    field: str = ""
    swaps: bool = False


@dataclass(eq=False)
class DoorClosed(Refusal):
    """One joins by invitation, and there is none for this person."""


@dataclass(eq=False)
class NoInvitation(Refusal):
    """Withdrawn, answered already, or never there."""


@dataclass(eq=False)
class JoinFirst(Refusal):
    """Who stands in the room of a circle with an open door, and is not in it."""


@dataclass(eq=False)
class PlaceHasCircle(Refusal):
    """A circle sits in this room already."""


@dataclass(eq=False)
class NeedsRoom(Refusal):
    """Only in a room, not in private. `gathers`: it is a circle that was called for."""

    gathers: bool = False


@dataclass(eq=False)
class NotAway(Refusal):
    pass


AboutPeople = (
    NobodyNamed | AlreadyIn | AlreadyMember | CircleFull | TooFew | NotAMember | NoLongerMember | NotYourself | NotAway
)

Entering = DoorClosed | NoInvitation | JoinFirst | PlaceHasCircle | NeedsRoom
