"""What was proposed, and how it went."""

from msgspec import Struct

from bot.nouns.people import MemberId
from bot.nouns.together import Proposal, Stand


class ProposalMade(Struct, frozen=True):
    by: MemberId
    number: int


class ProposalReworded(Struct, frozen=True):
    by: MemberId


class Replied(Struct, frozen=True):
    """`words`: said, to the room or to whoever proposed alone, and kept nowhere."""

    by: MemberId
    stand: Stand
    words: str = ""
    to_room: bool = False


class ProposalAdopted(Struct, frozen=True):
    proposal: Proposal


class ProposalWithdrawn(Struct, frozen=True):
    by: MemberId


class ProposalLetGo(Struct, frozen=True):
    """Its time was over. Silence is no consent, and no objection either."""

    by: MemberId


class ProposalSetAside(Struct, frozen=True):
    """In the meeting in which it was made, so that the others could go on. `by` None: the clock moved on."""

    proposal: Proposal
    by: MemberId | None


class DraftFilledIn(Struct, frozen=True):
    by: MemberId


ProposalHappening = (
    ProposalMade
    | ProposalReworded
    | Replied
    | ProposalAdopted
    | ProposalWithdrawn
    | ProposalLetGo
    | ProposalSetAside
    | DraftFilledIn
)
