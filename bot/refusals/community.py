"""In a community."""

from dataclasses import dataclass

from bot.nouns.people import MemberId
from bot.refusals.refusal import Refusal


@dataclass(eq=False)
class NotACommunity(Refusal):
    """A forum, and its topics belong to a community; this is one circle."""


@dataclass(eq=False)
class NoSuchTopic(Refusal):
    """It was taken back or taken up, or never was."""


@dataclass(eq=False)
class WrongWord(Refusal):
    """No topic that waits was given this word."""

    field: str = "word"


@dataclass(eq=False)
class IsAWord(Refusal):
    """Put as a topic, all would read the word by which one without a name may be taken back."""

    field: str = "title"


@dataclass(eq=False)
class HarvestOver(Refusal):
    """The step that brings lines together is over, and they have been shown."""


@dataclass(eq=False)
class NoDotsLeft(Refusal):
    most: int


@dataclass(eq=False)
class QueueFull(Refusal):
    most: int


@dataclass(eq=False)
class HostThere(Refusal):
    by: MemberId


@dataclass(eq=False)
class ConvenerHosts(Refusal):
    """Who calls people together does not host as well. `who`: somebody else named them; None: they offered."""

    who: MemberId | None = None


@dataclass(eq=False)
class HostConvenes(Refusal):
    """Who hosts a forum that is ahead does not call people together as well."""


@dataclass(eq=False)
class NoRota(Refusal):
    """Nobody is put in charge of a forum: there is no rota to draw, to swap in or to stand by in."""


@dataclass(eq=False)
class NotConvener(Refusal):
    convener: MemberId | None


@dataclass(eq=False)
class NotYoursToEnd(Refusal):
    """A community has a convener, and whoever joined by one tap does not end it for all."""

    convener: MemberId


@dataclass(eq=False)
class NotYoursToCancel(Refusal):
    """Others have this forum in hand: whoever hosts it, or convenes."""

    in_hand_of: tuple[MemberId, ...]


@dataclass(eq=False)
class ConvenerThere(Refusal):
    convener: MemberId


@dataclass(eq=False)
class NoSuchThing(Refusal):
    """Nothing of that kind on the shelf, or nothing that this member may take off."""


@dataclass(eq=False)
class ShelfFull(Refusal):
    most: int


@dataclass(eq=False)
class NoSuchCalling(Refusal):
    """Nobody calls for such a circle any more, or too few would like it so far."""


@dataclass(eq=False)
class CallingFull(Refusal):
    most: int


@dataclass(eq=False)
class TermRuns(Refusal):
    """There are forums ahead: nothing has to be renewed yet."""


InCommunity = (
    NotACommunity
    | NoSuchTopic
    | WrongWord
    | IsAWord
    | HarvestOver
    | NoDotsLeft
    | QueueFull
    | HostThere
    | ConvenerHosts
    | HostConvenes
    | NoRota
    | NotConvener
    | NotYoursToEnd
    | NotYoursToCancel
    | ConvenerThere
    | NoSuchThing
    | ShelfFull
    | NoSuchCalling
    | CallingFull
    | TermRuns
)
