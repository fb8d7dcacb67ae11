"""What was typed, alone and taken together."""

from dataclasses import dataclass
from datetime import datetime

from bot.grammar.file_problems import Problem
from bot.refusals.refusal import Refusal


@dataclass(eq=False)
class Missing(Refusal):
    """A field without which it does not go."""

    field: str


@dataclass(eq=False)
class Unreadable(Refusal):
    field: str
    typed: str
    kind: str  # day, no such day, time, number, choice


@dataclass(eq=False)
class TooLong(Refusal):
    field: str
    longest: int
    length: int


@dataclass(eq=False)
class BackToFront(Refusal):
    """The end was given before the beginning."""

    field: str = "work_until"


@dataclass(eq=False)
class NeedsDay(Refusal):
    """A peer can only ask after a day that was set."""

    field: str = "day"


@dataclass(eq=False)
class MoreThanWeAre(Refusal):
    """A quorum that could never be reached."""

    least: int
    people: int
    field: str = "quorum"


@dataclass(eq=False)
class InThePast(Refusal):
    wall: datetime  # naive, as it was understood
    zone: str
    field: str = "day"


@dataclass(eq=False)
class InAGap(Refusal):
    """The clocks jump over this time."""

    wall: datetime
    zone: str
    first_after: datetime  # naive
    field: str = "time"


@dataclass(eq=False)
class UnknownZone(Refusal):
    typed: str
    field: str = "zone"


@dataclass(eq=False)
class UnknownRegion(Refusal):
    """No country, nor a part of one, whose public holidays we know."""

    typed: str
    field: str = "region"


@dataclass(eq=False)
class FileProblems(Refusal):
    problems: tuple[Problem, ...]
    field: str = "file"


@dataclass(eq=False)
class UnknownCommand(Refusal):
    typed: str
    nearest: str | None


Typed = (
    Missing | Unreadable | TooLong | InThePast | InAGap | UnknownZone | UnknownRegion | FileProblems | UnknownCommand
)

DoesNotAgree = BackToFront | NeedsDay | MoreThanWeAre
