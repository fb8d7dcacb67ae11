"""Between meetings: check-ins, homework, commitments, letters, notes."""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from bot.almanac.rhythm import Rhythm
from bot.nouns.people import MemberId


class CheckIn(Struct, frozen=True, omit_defaults=True):
    """A round in writing, in the room: opened by the clock or by a member, answered when one is ready."""

    number: int
    question: str
    opened_at: datetime
    closes_at: datetime
    answered: tuple[MemberId, ...] = ()
    passed: tuple[MemberId, ...] = ()
    closed: bool = False


class CheckInRhythm(Struct, frozen=True, omit_defaults=True):
    rhythm: Rhythm
    question: str
    hours: int = 24  # how long each stays open
    after: datetime | None = None  # naive: the wall time of the last one that was opened or let go


class CommitmentState(StrEnum):
    OPEN = "open"
    DONE = "done"
    LET_GO = "let_go"


class Commitment(Struct, frozen=True, omit_defaults=True):
    """One action in its owner's words. The words lie under the owner's own key, as words `id`."""

    id: str
    member: MemberId
    due_on: date | None = None
    state: CommitmentState = CommitmentState.OPEN
    shared: bool = False
    peer: MemberId | None = None  # whom its owner lets read it and ask how it went
    asked: bool = False  # the peer has


class Letter(Struct, frozen=True):
    """To oneself, for a day to come. The words lie under the owner's own key, as words `id`."""

    id: str
    member: MemberId
    on: date


class Note(Struct, frozen=True, omit_defaults=True):
    """A page of somebody's notebook. The words lie under their own key, as words `id`."""

    id: str
    member: MemberId
    at: datetime
    meeting: int | None = None  # the one during which it was written


class Homework(Struct, frozen=True):
    """Set by the circle for a meeting, in place of what the season proposes."""

    number: int
    text: str
