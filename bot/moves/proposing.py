"""Moves of proposals: making, answering, rewording and withdrawing them; the logistics as a sheet filled in together.

Whatever a move does, `settled` looks afterwards whether a proposal has everyone's consent: also when it was a leaver
who had not answered yet.
"""

from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.almanac.rhythm import Rhythm, wall_times_after
from bot.almanac.zones import country_of, instant, wall_time
from bot.grammar.season_plan import usually_agreed
from bot.happenings.between import AgreementsChanged
from bot.happenings.outcome import Happening, Outcome
from bot.happenings.proposals import (
    DraftFilledIn,
    ProposalAdopted,
    ProposalLetGo,
    ProposalMade,
    ProposalReworded,
    ProposalSetAside,
    ProposalWithdrawn,
    Replied,
)
from bot.moves.beside import talk_where_agreed
from bot.moves.between import check_length
from bot.moves.season import check_wall, planned_anew
from bot.moves.stepping import check_leads, live_now
from bot.nouns.circle import Circle, Stage
from bot.nouns.people import MemberId
from bot.nouns.together import Decision, Logistics, Proposal, ProposalState, Reply, Stand
from bot.refusals.proposals import NoProposal, NothingNew, NotYourProposal, ProposalChanged, ProposalOpen
from bot.refusals.season import Ended
from bot.refusals.typed import Missing
from bot.rules.consent import (
    is_about_the_whole,
    is_consented,
    is_the_proposers,
    open_in,
    open_proposal,
    stand_of,
    takes_consent,
)
from bot.rules.library import season_of
from bot.rules.roster import running

OPEN_FOR = timedelta(days=7)
MOST_DECISIONS = 50
MAY_COME_BACK = (ProposalState.LET_GO, ProposalState.WITHDRAWN, ProposalState.SET_ASIDE)


def may_propose(circle: Circle) -> None:
    """One proposal at a time."""
    if circle.stage is Stage.ENDED:
        raise Ended
    still_open = open_proposal(circle)
    if still_open is not None:
        raise ProposalOpen(still_open.by)


def propose(
    circle: Circle,
    *,
    by: MemberId,
    reason: str,
    now: datetime,
    agreements: tuple[str, ...] | None = None,
    logistics: Logistics | None = None,
    decision: str = "",
) -> Outcome:
    """One thing, with its reason, to everyone. Whoever proposes consents."""
    may_propose(circle)
    _check_words(reason, agreements, decision)
    if agreements == circle.agreements and circle.agreed_at is not None:
        raise NothingNew
    meeting = running(circle)
    proposal = Proposal(
        number=circle.proposal.number + 1 if circle.proposal else 1,
        by=by,
        reason=reason,
        closes_at=now + OPEN_FOR,
        meeting=meeting.number if meeting else None,
        agreements=agreements,
        logistics=logistics,
        decision=decision,
        replies=(Reply(by, Stand.CONSENTS),),
    )
    return Outcome(replace(circle, proposal=proposal), (ProposalMade(by, proposal.number),))


def change_agreements(
    circle: Circle, *, by: MemberId, agreements: tuple[str, ...], reason: str, now: datetime
) -> Outcome:
    """By proposal; while a circle is only forming, the list to start from is anyone's to write."""
    if takes_consent(circle):
        if not reason:
            raise Missing("reason")
        return propose(circle, by=by, agreements=agreements, reason=reason, now=now)
    _check_words("", agreements, "")
    return Outcome(replace(circle, agreements=agreements), (AgreementsChanged(by),))


def reply(
    circle: Circle,
    *,
    by: MemberId,
    stand: Stand,
    words: str = "",
    to_room: bool = False,
    number: int | None = None,
    version: int | None = None,
) -> Outcome:
    """To what is proposed now; one may answer again while it is open. `words` are said and are gone from here."""
    proposal = _open(circle, number, version)
    check_length(words, "text")
    if stand is Stand.OBJECTS and not words:
        raise Missing("text")
    if stand_of(proposal, by) is stand and not words:
        return Outcome(circle, (Replied(by, stand),))
    others = tuple(r for r in proposal.replies if r.member != by)
    proposal = replace(proposal, replies=(*others, Reply(by, stand)))
    return Outcome(replace(circle, proposal=proposal), (Replied(by, stand, words, to_room),))


def reword(
    circle: Circle,
    *,
    by: MemberId,
    reason: str,
    now: datetime,
    agreements: tuple[str, ...] | None = None,
    decision: str = "",
    number: int | None = None,
    version: int | None = None,
) -> Outcome:
    """Asked anew: nobody has consented to words that they have not read."""
    proposal = _own(circle, by, number, version)
    _check_words(reason, agreements, decision)
    if (agreements, decision, reason) == (proposal.agreements, proposal.decision, proposal.reason):
        raise NothingNew
    proposal = _anew(replace(proposal, agreements=agreements, decision=decision, reason=reason), by, now)
    return Outcome(replace(circle, proposal=proposal), (ProposalReworded(by),))


def ask_again(circle: Circle, *, by: MemberId, now: datetime, number: int | None = None) -> Outcome:
    """What was let go, withdrawn or set aside, in the same words. `number`: the one of which the button spoke."""
    last = circle.proposal
    if last is None or last.state not in MAY_COME_BACK or number not in (None, last.number):
        raise NoProposal
    return propose(
        circle,
        by=by,
        reason=last.reason,
        agreements=last.agreements,
        logistics=last.logistics,
        decision=last.decision,
        now=now,
    )


def withdraw_proposal(
    circle: Circle, *, by: MemberId, number: int | None = None, version: int | None = None
) -> Outcome:
    proposal = _own(circle, by, number, version)
    closed = replace(proposal, state=ProposalState.WITHDRAWN)
    return Outcome(replace(circle, proposal=closed), (ProposalWithdrawn(by),))


def set_aside(circle: Circle, *, by: MemberId, number: int | None = None) -> Outcome:
    """Whoever facilitates the meeting in which it was made. Nobody's silence holds the others up, or is consent."""
    meeting, _ = live_now(circle)
    check_leads(meeting, by)
    proposal = open_in(circle, meeting)
    if proposal is None or number not in (None, proposal.number):
        raise NoProposal
    closed = replace(proposal, state=ProposalState.SET_ASIDE)
    return Outcome(replace(circle, proposal=closed), (ProposalSetAside(closed, by),))


def let_proposal_go(circle: Circle) -> Outcome:
    """Its time is over. What not everyone has consented to is not adopted."""
    proposal = _open(circle, None, None)
    closed = replace(proposal, state=ProposalState.LET_GO)
    return Outcome(replace(circle, proposal=closed), (ProposalLetGo(proposal.by),))


def check_first(rhythm: Rhythm, now: datetime) -> None:
    """A first time that is over already is a slip."""
    check_wall(rhythm.first, rhythm.zone, now)


def fill_in(circle: Circle, *, by: MemberId, draft: Logistics, now: datetime) -> Outcome:
    """A line of the sheet. Where the sheet is proposed already, it is asked anew with this line."""
    if circle.stage is Stage.ENDED:
        raise Ended
    check_length(draft.where, "where")
    check_length(draft.elsewhere, "elsewhere")
    still_open = open_proposal(circle)
    circle = replace(circle, draft=draft)
    if still_open is None or still_open.logistics is None:
        return Outcome(circle, (DraftFilledIn(by),))
    if still_open.logistics == draft:
        return Outcome(circle, (DraftFilledIn(by),))
    if not is_the_proposers(circle, still_open, by):
        raise ProposalOpen(still_open.by)
    proposal = _anew(replace(still_open, logistics=draft), by, now)
    return Outcome(replace(circle, proposal=proposal), (ProposalReworded(by),))


def propose_logistics(circle: Circle, *, by: MemberId, now: datetime) -> Outcome:
    """The whole sheet at once: it is weighed as a whole."""
    if circle.draft is None or circle.draft == circle.logistics:
        raise NothingNew
    return propose(circle, by=by, logistics=circle.draft, reason="", now=now)


def settled(outcome: Outcome, now: datetime) -> Outcome:
    """With what follows when everyone who is asked has consented."""
    circle = outcome.circle
    proposal = open_proposal(circle)
    if proposal is None or not is_consented(circle, proposal):
        return outcome
    adopted = replace(proposal, state=ProposalState.ADOPTED)
    circle = replace(circle, proposal=adopted)
    happenings: tuple[Happening, ...] = (*outcome.happenings, ProposalAdopted(adopted))
    if proposal.agreements is not None:
        circle = _agreed(circle, proposal.agreements, now)
    if proposal.decision:
        circle = replace(circle, decisions=(*circle.decisions, Decision(proposal.decision, now))[-MOST_DECISIONS:])
    if proposal.logistics is not None:
        met = _met_as_agreed(circle, proposal, proposal.logistics, now)
        circle, happenings = met.circle, happenings + met.happenings
    return replace(outcome, circle=circle, happenings=happenings)


def _agreed(circle: Circle, agreements: tuple[str, ...], now: datetime) -> Circle:
    """A list to start from stays one, whatever line of it is changed, until it was consented to as a whole."""
    if circle.agreed_at is None and not is_about_the_whole(circle, agreements):
        return replace(circle, agreements=agreements)
    return replace(circle, agreements=agreements, agreed_at=now, agreed_times=circle.agreed_times + 1)


def _met_as_agreed(circle: Circle, proposal: Proposal, agreed: Logistics, now: datetime) -> Outcome:
    """The rules are kept; the season is planned where its times are new."""
    before = circle.logistics or Logistics()
    circle = replace(circle, logistics=agreed, draft=None, quorum=agreed.quorum or circle.quorum)
    circle = talk_where_agreed(circle, agreed.where)
    oftener = agreed.count is not None and agreed.count != before.count
    times = agreed.rhythm != circle.rhythm or oftener or not circle.meetings
    rhythm = _from_now_on(agreed.rhythm, now) if agreed.rhythm is not None and times else None
    if rhythm is None:
        return Outcome(circle)
    country = circle.country or country_of(rhythm.zone)
    count = agreed.count or usually_agreed(season_of(circle))
    return planned_anew(circle, by=None, rhythm=rhythm, now=now, agreed=count, country=country)


def _from_now_on(rhythm: Rhythm, now: datetime) -> Rhythm | None:
    """Consent may take longer than until the first of its times."""
    if instant(rhythm.first, rhythm.zone) > now:
        return rhythm
    following = wall_times_after(rhythm, wall_time(now, rhythm.zone), 1)
    return replace(rhythm, first=following[0]) if following else None


def _anew(proposal: Proposal, by: MemberId, now: datetime) -> Proposal:
    return replace(
        proposal,
        by=by,
        version=proposal.version + 1,
        replies=(Reply(by, Stand.CONSENTS),),
        closes_at=now + OPEN_FOR,
    )


def _open(circle: Circle, number: int | None, version: int | None) -> Proposal:
    """`number` and `version`: as the card showed them."""
    proposal = open_proposal(circle)
    if proposal is None or number not in (None, proposal.number):
        raise NoProposal
    if version not in (None, proposal.version):
        raise ProposalChanged(proposal.by)
    return proposal


def _own(circle: Circle, by: MemberId, number: int | None, version: int | None) -> Proposal:
    proposal = _open(circle, number, version)
    if not is_the_proposers(circle, proposal, by):
        raise NotYourProposal(proposal.by)
    return proposal


def _check_words(reason: str, agreements: tuple[str, ...] | None, decision: str) -> None:
    check_length(reason, "reason")
    check_length(decision, "text")
    check_length("\n".join(agreements or ()), "agreements")
