"""What is proposed, or is not."""

from typing import assert_never

from bot.message import Text
from bot.refusals.proposals import (
    AboutProposals,
    NoProposal,
    NothingNew,
    NotYourProposal,
    ProposalChanged,
    ProposalOpen,
)
from bot.words.refusing.next import Next
from bot.words.voice import Voice

NEXT: Next = {
    NoProposal: (("button.propose", "propose"),),
    ProposalOpen: (("button.proposal", "proposal"),),
    ProposalChanged: (("button.proposal", "proposal"),),
    NotYourProposal: (("button.proposal", "proposal"),),
}


def about_proposals(refusal: AboutProposals, voice: Voice) -> Text:
    match refusal:
        case NoProposal():
            return voice.say("refusal.no_proposal")
        case ProposalOpen(by):
            return voice.say("refusal.proposal_open", who=voice.who(by))
        case ProposalChanged(by):
            return voice.say("refusal.proposal_changed", who=voice.who(by))
        case NotYourProposal(by):
            return voice.say("refusal.not_your_proposal", who=voice.who(by))
        case NothingNew():
            return voice.say("refusal.nothing_new")
        case _:
            assert_never(refusal)
