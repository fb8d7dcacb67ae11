"""Whatever people do with a proposal, in whatever order: nothing is adopted over an objection or without an answer."""

from contextlib import suppress
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.happenings.outcome import Outcome
from bot.happenings.proposals import ProposalAdopted
from bot.moves import joining, leaving, meeting, membership, preferences, proposing
from bot.moves.proposing import settled
from bot.moves.when_due import when_due
from bot.nouns.circle import Circle
from bot.nouns.together import ProposalState, Stand
from bot.refusals.refusal import Refusal
from bot.rules.consent import asked, objectors, open_proposal, stand_of
from bot.rules.roster import member
from tests.people import START, opened, person

NAMES = ("ana", "ben", "cal", "dee")
who = st.sampled_from(NAMES)


class AnyProposal(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.circle: Circle = opened(*NAMES)
        self.now = START
        self.words = 0

    @initialize(here=st.sets(who, min_size=1))
    def begin(self, here: set[str]) -> None:
        self.circle = opened(*NAMES, here=("ana", *sorted(here - {"ana"}), *(() if here - {"ana"} else ("ben",))))

    def do(self, outcome: Outcome) -> None:
        """As the shell does: what follows from a move follows at once."""
        before = settled(outcome, self.now)
        adopted = [h for h in before.happenings if isinstance(h, ProposalAdopted)]
        for one in adopted:
            circle = outcome.circle
            assert not objectors(circle, one.proposal)
            people = asked(circle, one.proposal)
            assert people
            assert all(stand_of(one.proposal, id) in (Stand.CONSENTS, Stand.CONCERNED) for id in people)
        self.circle = before.circle

    def is_in(self, name: str) -> bool:
        return member(self.circle, name) is not None

    @rule(by=who)
    def propose(self, by: str) -> None:
        self.words += 1
        if self.is_in(by):
            with suppress(Refusal):
                lines = (*self.circle.agreements, f"Line {self.words}")
                self.do(proposing.propose(self.circle, by=by, agreements=lines, reason="so", now=self.now))

    @rule(by=who, stand=st.sampled_from(Stand), version=st.one_of(st.none(), st.integers(1, 3)))
    def reply(self, by: str, stand: Stand, version: int | None) -> None:
        if self.is_in(by):
            with suppress(Refusal):
                self.do(proposing.reply(self.circle, by=by, stand=stand, words="because", version=version))

    @rule(by=who)
    def reword(self, by: str) -> None:
        self.words += 1
        if self.is_in(by):
            with suppress(Refusal):
                lines = (*self.circle.agreements, f"Line {self.words}")
                outcome = proposing.reword(self.circle, by=by, agreements=lines, reason="so", now=self.now)
                proposal = open_proposal(outcome.circle)
                assert proposal is not None
                assert [(r.member, r.stand) for r in proposal.replies] == [(by, Stand.CONSENTS)]
                self.do(outcome)

    @rule(by=who)
    def leave(self, by: str) -> None:
        if self.is_in(by) and len(self.circle.members) > 1:
            self.do(membership.leave(self.circle, by=by, now=self.now))

    @rule(by=who)
    def come_and_go(self, by: str) -> None:
        if self.is_in(by):
            with suppress(Refusal):
                self.do(leaving.step_out(self.circle, by=by, now=self.now))
            with suppress(Refusal):
                self.do(membership.step_back(self.circle, by=by, until=None, now=self.now))

    @rule(by=who)
    def come_back(self, by: str) -> None:
        if self.is_in(by):
            with suppress(Refusal):
                self.do(membership.come_back(self.circle, by=by))
            with suppress(Refusal):
                self.do(meeting.arrive(self.circle, by=by, number=None, now=self.now))

    @rule()
    def somebody_joins(self) -> None:
        with suppress(Refusal):
            self.do(preferences.set_door(self.circle, by=self.circle.members[0].id, is_open=True))
            self.do(joining.join(self.circle, person=person(f"eve{self.words}"), now=self.now))

    @rule(hours=st.sampled_from((1, 24, 24 * 8)))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        before = self.circle.agreements
        outcome, _ = when_due(self.circle, self.now)
        assert outcome.circle.agreements == before, "the clock adopts nothing"
        self.do(outcome)

    @invariant()
    def no_open_proposal_waits_for_somebody_who_has_left(self) -> None:
        proposal = open_proposal(self.circle)
        if proposal is not None:
            assert all(member(self.circle, id) for id in asked(self.circle, proposal))

    @invariant()
    def all_who_are_asked_can_always_bring_it_to_an_end(self) -> None:
        """By consenting, whoever is there; and the objectors, by thinking otherwise."""
        circle, proposal = self.circle, open_proposal(self.circle)
        if proposal is None or not asked(circle, proposal):
            return
        for id in (*objectors(circle, proposal), *asked(circle, proposal)):
            if open_proposal(circle) is not None:
                circle = settled(proposing.reply(circle, by=id, stand=Stand.CONSENTS), self.now).circle
        assert circle.proposal is not None
        assert circle.proposal.state is ProposalState.ADOPTED


TestAnyProposal = AnyProposal.TestCase
TestAnyProposal.settings = settings(max_examples=150, stateful_step_count=30, deadline=None, derandomize=True)
