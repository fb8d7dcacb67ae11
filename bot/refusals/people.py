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
    """`field`: where one chose oneself, on a form that can say so there."""

    field: str = ""


@dataclass(eq=False)
class DoorClosed(Refusal):
    """One joins by invitation, and there is none for this person."""


@dataclass(eq=False)
class NoInvitation(Refusal):
    """Withdrawn, answered already, or never there."""


@dataclass(eq=False)
class PlaceHasCircle(Refusal):
    """A circle sits in this room already."""


@dataclass(eq=False)
class NeedsRoom(Refusal):
    """Only in a room, not in private."""


@dataclass(eq=False)
class NotAway(Refusal):
    pass


AboutPeople = (
    NobodyNamed | AlreadyIn | AlreadyMember | CircleFull | TooFew | NotAMember | NoLongerMember | NotYourself | NotAway
)

Entering = DoorClosed | NoInvitation | PlaceHasCircle | NeedsRoom
