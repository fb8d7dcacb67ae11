"""Seeking a circle, or company."""

from dataclasses import dataclass

from bot.refusals.refusal import Refusal


@dataclass(eq=False)
class NoSeekingHere(Refusal):
    """Circles are formed where the door is open."""


@dataclass(eq=False)
class NotSeeking(Refusal):
    pass


@dataclass(eq=False)
class InvitationOver(Refusal):
    """To a circle that was being formed: answered, withdrawn, or past its time."""


@dataclass(eq=False)
class NoSuchApart(Refusal):
    """Taken back already, or never there."""


@dataclass(eq=False)
class TooMuchGiven(Refusal):
    most: int


@dataclass(eq=False)
class NotAlone(Refusal):
    """Company is looked for from one's own solo, while it goes on."""


@dataclass(eq=False)
class IntroductionOver(Refusal):
    """Past its time, or let go of."""


SeekingACircle = NoSeekingHere | NotSeeking | InvitationOver | NoSuchApart | TooMuchGiven | NotAlone | IntroductionOver
