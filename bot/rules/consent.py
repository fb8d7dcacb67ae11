"""Consent: who is asked about a proposal, and whether it stands. Nobody's silence is read as anything.

A concern is a consent with something said beside it. One objection is enough to hold a proposal up, whoever's it is.
"""

from msgspec.structs import replace

from bot.nouns.circle import Circle, Stage
from bot.nouns.meeting import Meeting
from bot.nouns.people import MemberId
from bot.nouns.together import Logistics, Proposal, ProposalState, Stand
from bot.rules.beside import where_of
from bot.rules.roster import member, quorum, running


def open_proposal(circle: Circle) -> Proposal | None:
    proposal = circle.proposal
    return proposal if proposal is not None and proposal.state is ProposalState.OPEN else None


def asked(circle: Circle, proposal: Proposal) -> tuple[MemberId, ...]:
    """Those who are here, while the meeting in which it was made goes on and enough have come; else all members.

    Who has stepped back for a while holds nobody up, and may answer all the same.
    """
    meeting = running(circle)
    if meeting is not None and meeting.number == proposal.meeting and len(meeting.here) >= quorum(circle):
        return meeting.here
    return tuple(someone.id for someone in circle.members if someone.away is None)


def open_in(circle: Circle, meeting: Meeting) -> Proposal | None:
    """What was proposed in this meeting and is open still."""
    proposal = open_proposal(circle)
    return proposal if proposal is not None and proposal.meeting == meeting.number else None


def still_out(circle: Circle, proposal: Proposal) -> int:
    """How many of those who are asked have not answered. A number, never a name."""
    return sum(1 for id in asked(circle, proposal) if stand_of(proposal, id) is None)


def stand_of(proposal: Proposal, id: MemberId) -> Stand | None:
    return next((reply.stand for reply in proposal.replies if reply.member == id), None)


def objectors(circle: Circle, proposal: Proposal) -> tuple[MemberId, ...]:
    """Of those who are still members."""
    return tuple(r.member for r in proposal.replies if r.stand is Stand.OBJECTS and member(circle, r.member))


def how_many_consent(circle: Circle, proposal: Proposal) -> int:
    return sum(1 for r in proposal.replies if r.stand is not Stand.OBJECTS and member(circle, r.member))


def is_consented(circle: Circle, proposal: Proposal) -> bool:
    """Everyone who is asked has consented, and no objection stands."""
    people = asked(circle, proposal)
    consent = all(stand_of(proposal, id) in (Stand.CONSENTS, Stand.CONCERNED) for id in people)
    return bool(people) and consent and not objectors(circle, proposal)


def is_the_proposers(circle: Circle, proposal: Proposal, by: MemberId) -> bool:
    """To reword or to withdraw. What was proposed by somebody who has left is anyone's."""
    return proposal.by == by or member(circle, proposal.by) is None


def takes_consent(circle: Circle) -> bool:
    """Whether agreements are changed by proposal: from when there are several people and something was begun."""
    begun = circle.agreed_at is not None or circle.stage is not Stage.FORMING or open_proposal(circle) is not None
    return len(circle.members) > 1 and begun


def reworded_lines(now: tuple[str, ...], then: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Which agreements would go, and which would come. Both empty: as they are, or in another order."""
    return tuple(line for line in now if line not in then), tuple(line for line in then if line not in now)


def is_about_the_whole(circle: Circle, then: tuple[str, ...]) -> bool:
    """Whether who consents has the whole list before them, and not only the lines that would come or go."""
    gone, come = reworded_lines(circle.agreements, then)
    return len(come) == len(then) or not (gone or come)


def sheet_of(circle: Circle) -> Logistics:
    """The sheet as it lies on the table: proposed, being filled in, agreed, or what the plan says already."""
    proposal = open_proposal(circle)
    if proposal is not None and proposal.logistics is not None:
        return proposal.logistics
    known = circle.draft or replace(circle.logistics or Logistics(), where=where_of(circle))
    return known if known.rhythm else replace(known, rhythm=circle.rhythm)


def wording_of(circle: Circle, proposal: Proposal) -> str:
    """What its proposer may put otherwise: the decision, the lines that would come, or the whole list."""
    if proposal.agreements is None:
        return proposal.decision
    gone, come = reworded_lines(circle.agreements, proposal.agreements)
    return "\n".join(come if come or gone else proposal.agreements)


def with_wording(circle: Circle, proposal: Proposal, lines: tuple[str, ...]) -> tuple[str, ...]:
    """The agreements as they would read with these lines in the place of those that were to come, or to go."""
    assert proposal.agreements is not None
    gone, come = reworded_lines(circle.agreements, proposal.agreements)
    if not come and not gone:
        return lines
    if come:
        at = proposal.agreements.index(come[0])
        others = tuple(line for line in proposal.agreements if line not in come)
    else:
        at = circle.agreements.index(gone[0])
        others = proposal.agreements
    return others[:at] + tuple(line for line in lines if line not in others) + others[at:]
