"""What goes on within a meeting: steps, turns, pauses, writing."""

from datetime import datetime

from msgspec import Struct

from bot.nouns.people import MemberId


class TurnOver(Struct, frozen=True):
    """Spoke, or asked to come later. Shown on the card; nothing is said."""

    member: MemberId


class TurnPassed(Struct, frozen=True):
    """Let go by the member. Shown on the card as any turn that is over; they alone learn how to take it back."""

    member: MemberId
    number: int
    at: int


class TurnBroughtBack(Struct, frozen=True):
    """By whoever had passed. It comes after the others."""

    member: MemberId


class StepBegan(Struct, frozen=True):
    number: int
    at: int
    by: MemberId | None


class HalfTime(Struct, frozen=True):
    number: int


class OneMinute(Struct, frozen=True):
    number: int


class TimeUp(Struct, frozen=True):
    """The soft end of a step: the group is asked, nothing moves."""

    number: int


class StillPaused(Struct, frozen=True):
    """Its time is long over and it is paused: whoever leads is asked, before it closes by itself."""

    number: int


class LastOne(Struct, frozen=True):
    """What is left of the round is the minutes of whoever comes last."""

    number: int


class TimeExtended(Struct, frozen=True):
    by: MemberId
    number: int
    seconds: int


class Paused(Struct, frozen=True):
    by: MemberId
    number: int
    why: str = ""  # in their own words, if they want it said: they go to the room and are kept nowhere

    def __repr__(self) -> str:
        return f"Paused({self.by}, <{len(self.why)} characters>)"


class SilenceBegan(Struct, frozen=True):
    by: MemberId
    until: datetime


class Resumed(Struct, frozen=True):
    by: MemberId | None  # None: a silence ended by itself


class WordsSealed(Struct, frozen=True):
    member: MemberId
    number: int
    at: int


class ReadyWithWriting(Struct, frozen=True):
    """On paper, or not at all."""

    member: MemberId


class WritingRevealed(Struct, frozen=True):
    """All at once. The words themselves are put in when they are said."""

    number: int
    at: int
    authors: tuple[MemberId, ...]


class WishesChosen(Struct, frozen=True):
    """How a presenter wants to be met. Shown on the cards."""

    member: MemberId


StepHappening = (
    StepBegan
    | TurnOver
    | TurnPassed
    | TurnBroughtBack
    | HalfTime
    | OneMinute
    | LastOne
    | StillPaused
    | TimeUp
    | TimeExtended
    | Paused
    | SilenceBegan
    | Resumed
    | WordsSealed
    | ReadyWithWriting
    | WritingRevealed
    | WishesChosen
)
