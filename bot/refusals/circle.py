"""Not there, or not yours."""

from dataclasses import dataclass

from bot.nouns.people import MemberId
from bot.refusals.refusal import Refusal


@dataclass(eq=False)
class NoSuchCircle(Refusal):
    """There is none, or it is not yours: the two must look the same."""


@dataclass(eq=False)
class NotFacilitator(Refusal):
    facilitator: MemberId | None


@dataclass(eq=False)
class NotYourTurn(Refusal):
    speaker: MemberId | None


@dataclass(eq=False)
class NotHere(Refusal):
    """The member is not in the meeting that runs."""


@dataclass(eq=False)
class NotOffered(Refusal):
    facilitator: MemberId | None


@dataclass(eq=False)
class NotPresenter(Refusal):
    presenter: MemberId | None


@dataclass(eq=False)
class NotYourMeeting(Refusal):
    """A swap names a meeting that the member does not facilitate."""

    number: int
    facilitator: MemberId | None


@dataclass(eq=False)
class NoSuchSwap(Refusal):
    pass


@dataclass(eq=False)
class NoSuchCommitment(Refusal):
    pass


@dataclass(eq=False)
class AlreadySettled(Refusal):
    """The commitment was done, or let go of, before."""

    id: str
    done: bool


@dataclass(eq=False)
class NoSuchPractice(Refusal):
    id: str


@dataclass(eq=False)
class NoSuchNote(Refusal):
    """No page of one's own notebook has this id."""


@dataclass(eq=False)
class NoSuchLetter(Refusal):
    """No letter of one's own waits under this id: it has come, or was taken back."""


@dataclass(eq=False)
class NoSuchPart(Refusal):
    practice: str
    parts: int  # it has so many now


@dataclass(eq=False)
class NoSuchMissed(Refusal):
    pass


@dataclass(eq=False)
class NothingKept(Refusal):
    pass


@dataclass(eq=False)
class NothingLost(Refusal):
    """The room works, or the circle sits elsewhere by now."""


NotThere = (
    NoSuchCircle
    | NoSuchSwap
    | NoSuchCommitment
    | AlreadySettled
    | NoSuchPractice
    | NoSuchMissed
    | NoSuchNote
    | NoSuchLetter
    | NothingKept
    | NothingLost
    | NoSuchPart
)

NotYours = NotFacilitator | NotYourTurn | NotHere | NotOffered | NotPresenter | NotYourMeeting
