"""What is proposed, or is not."""

from dataclasses import dataclass

from bot.nouns.people import MemberId
from bot.refusals.refusal import Refusal


@dataclass(eq=False)
class NoProposal(Refusal):
    """None is open, or it is another one by now."""


@dataclass(eq=False)
class ProposalOpen(Refusal):
    """One at a time, so that each gets its answer."""

    by: MemberId


@dataclass(eq=False)
class ProposalChanged(Refusal):
    """The card that was pressed showed an earlier wording."""

    by: MemberId


@dataclass(eq=False)
class NotYourProposal(Refusal):
    by: MemberId


@dataclass(eq=False)
class NothingNew(Refusal):
    """What is proposed is so already."""


AboutProposals = NoProposal | ProposalOpen | ProposalChanged | NotYourProposal | NothingNew
