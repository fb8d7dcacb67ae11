"""Between meetings: check-ins, homework, commitments, letters, and what came too late."""

from datetime import date, datetime

from msgspec import Struct

from bot.nouns.people import MemberId
from bot.nouns.season import Missed


class CheckInOpened(Struct, frozen=True):
    by: MemberId | None
    late_by: int = 0


class CheckInAnswered(Struct, frozen=True):
    """The words go to the room and are kept nowhere."""

    member: MemberId
    text: str

    def __repr__(self) -> str:
        return f"CheckInAnswered({self.member}, <{len(self.text)} characters>)"


class CheckInPassed(Struct, frozen=True):
    member: MemberId


class CheckInClosed(Struct, frozen=True):
    answers: int


class CheckInsPlanned(Struct, frozen=True):
    by: MemberId


class HomeworkSet(Struct, frozen=True):
    by: MemberId
    number: int


class HomeworkShown(Struct, frozen=True):
    """To everyone, while a meeting runs: what is for the one after it."""

    number: int


class AgreementsChanged(Struct, frozen=True):
    by: MemberId


class Committed(Struct, frozen=True):
    member: MemberId
    id: str


class CommitmentDue(Struct, frozen=True):
    member: MemberId
    id: str
    late_by: int


class CommitmentShared(Struct, frozen=True):
    member: MemberId
    id: str


class PeerMayAsk(Struct, frozen=True):
    """The day after: the peer whom its owner chose may ask."""

    peer: MemberId
    member: MemberId
    id: str


class PeerAsked(Struct, frozen=True):
    by: MemberId
    member: MemberId
    id: str


class CommitmentSettled(Struct, frozen=True):
    member: MemberId
    id: str
    done: bool


class LetterKept(Struct, frozen=True):
    member: MemberId
    on: date


class LetterTakenBack(Struct, frozen=True):
    member: MemberId


class LetterDelivered(Struct, frozen=True):
    member: MemberId
    id: str


class WordsDestroyed(Struct, frozen=True):
    """`key`: the mark of the key that is no more, where storage has one."""

    member: MemberId
    at: datetime
    how_many: int
    key: str = ""


class PromptsMissed(Struct, frozen=True):
    """One summary, however many there are."""

    missed: tuple[Missed, ...]


class MissedLetGo(Struct, frozen=True):
    by: MemberId


BetweenHappening = (
    CheckInOpened
    | CheckInAnswered
    | CheckInPassed
    | CheckInClosed
    | CheckInsPlanned
    | HomeworkSet
    | HomeworkShown
    | AgreementsChanged
    | Committed
    | CommitmentDue
    | CommitmentShared
    | PeerMayAsk
    | PeerAsked
    | CommitmentSettled
    | LetterKept
    | LetterTakenBack
    | LetterDelivered
    | WordsDestroyed
    | PromptsMissed
    | MissedLetGo
)
