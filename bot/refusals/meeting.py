"""Before a meeting, and in one."""

from dataclasses import dataclass
from datetime import datetime

from bot.nouns.meeting import MeetingState
from bot.nouns.people import MemberId
from bot.refusals.refusal import Refusal


@dataclass(eq=False)
class NoMeeting(Refusal):
    """No meeting is planned, or none with this number."""

    number: int | None = None


@dataclass(eq=False)
class TooEarly(Refusal):
    number: int
    opens_at: datetime
    starts_at: datetime


@dataclass(eq=False)
class AlreadyOpen(Refusal):
    number: int


@dataclass(eq=False)
class MeetingOver(Refusal):
    number: int
    state: MeetingState


@dataclass(eq=False)
class NotOpen(Refusal):
    """No meeting is running."""


@dataclass(eq=False)
class NoRound(Refusal):
    """The step that runs is not a round."""


@dataclass(eq=False)
class AlreadyMoved(Refusal):
    """Somebody else pressed first: `by` is None where it was the clock."""

    by: MemberId | None
    step: int


@dataclass(eq=False)
class EveryonesStep(Refusal):
    """The step that runs is not the presenter's alone: they cannot stop it for the others."""


@dataclass(eq=False)
class AlreadyPaused(Refusal):
    pass


@dataclass(eq=False)
class NotPaused(Refusal):
    pass


@dataclass(eq=False)
class NotWriting(Refusal):
    """The step that runs takes no words from this member. `for_oneself`: one writes, and the bot keeps nothing."""

    for_oneself: bool


@dataclass(eq=False)
class NoSuchTask(Refusal):
    pass


@dataclass(eq=False)
class TaskHeld(Refusal):
    """Somebody has volunteered for it already."""

    holder: MemberId | None


@dataclass(eq=False)
class NotEnoughHere(Refusal):
    number: int
    here: tuple[MemberId, ...]
    quorum: int


@dataclass(eq=False)
class NobodyToHandTo(Refusal):
    pass


@dataclass(eq=False)
class NobodyToTell(Refusal):
    """Nobody else facilitates it, or the circle agreed on another way of saying that one cannot come."""

    number: int


@dataclass(eq=False)
class AlreadyFacilitator(Refusal):
    number: int


@dataclass(eq=False)
class MeetingRunning(Refusal):
    """Not while a meeting is open."""

    number: int


BeforeMeeting = (
    NoMeeting
    | TooEarly
    | AlreadyOpen
    | MeetingOver
    | NotEnoughHere
    | MeetingRunning
    | AlreadyFacilitator
    | NobodyToTell
    | NobodyToHandTo
)


@dataclass(eq=False)
class TurnsToCome(Refusal):
    """Going on now would leave these without their turn, though there is time. In the round's order.

    `closes`: going on from this step closes the meeting, so it is asked also when there is no time left.
    """

    number: int
    step: int
    to_come: tuple[MemberId, ...]
    closes: bool = False


InMeeting = (
    TurnsToCome
    | NotOpen
    | NoRound
    | AlreadyMoved
    | EveryonesStep
    | AlreadyPaused
    | NotPaused
    | NotWriting
    | NoSuchTask
    | TaskHeld
)
