"""Proposals and consent: who is asked, what an objection does, when one is adopted, what never delays it."""

from datetime import timedelta
from itertools import permutations

import pytest
from msgspec.structs import replace

from bot.happenings.between import AgreementsChanged
from bot.happenings.proposals import ProposalAdopted, ProposalLetGo, ProposalSetAside, Replied
from bot.happenings.season import SeasonPlanned
from bot.moves import joining, meeting, membership, proposing, season
from bot.moves.proposing import change_agreements, settled
from bot.moves.when_due import when_due
from bot.nouns.circle import Circle, Stage
from bot.nouns.meeting import MeetingState
from bot.nouns.people import Language
from bot.nouns.together import Logistics, ProposalState, Stand
from bot.refusals.circle import NotFacilitator
from bot.refusals.proposals import NoProposal, NothingNew, NotYourProposal, ProposalChanged, ProposalOpen
from bot.refusals.season import Ended
from bot.refusals.typed import Missing, TooLong
from bot.rules.consent import asked, is_consented, open_proposal, still_out, with_wording, wording_of
from bot.words.plain import plain_message
from bot.words.proposals import proposal_card
from bot.words.voice import room_voice
from tests.people import A_WEEK_BEFORE, START, WEEKLY, a_circle, a_practice, a_season, opened, person, the

NOW = A_WEEK_BEFORE
OURS = ("We begin on time.", "We end on time.")


def agreed(*names: str) -> Circle:
    return replace(a_circle(*names), agreements=OURS, agreed_at=NOW, agreed_times=1)


def proposed(circle: Circle, by: str = "ana", *more: str) -> Circle:
    lines = (*circle.agreements, *(more or ("We drink tea.",)))
    return proposing.propose(circle, by=by, agreements=lines, reason="It is cold.", now=NOW).circle


def answered(circle: Circle, **stands: Stand) -> Circle:
    for name, stand in stands.items():
        words = "because" if stand is Stand.OBJECTS else ""
        circle = settled(proposing.reply(circle, by=name, stand=stand, words=words), NOW).circle
    return circle


def state(circle: Circle) -> ProposalState:
    assert circle.proposal is not None
    return circle.proposal.state


def test_what_all_have_consented_to_is_adopted_with_its_date_and_version() -> None:
    circle = answered(proposed(agreed("ana", "ben", "cal")), ben=Stand.CONSENTS)
    assert circle.agreements == OURS
    outcome = settled(proposing.reply(circle, by="cal", stand=Stand.CONCERNED), NOW + timedelta(hours=1))
    assert outcome.circle.agreements == (*OURS, "We drink tea.")
    assert (outcome.circle.agreed_times, outcome.circle.agreed_at) == (2, NOW + timedelta(hours=1))
    assert isinstance(outcome.happenings[-1], ProposalAdopted)


def test_an_objection_holds_it_up_until_its_owner_thinks_otherwise() -> None:
    circle = answered(proposed(agreed("ana", "ben", "cal")), ben=Stand.OBJECTS, cal=Stand.CONSENTS)
    assert state(circle) is ProposalState.OPEN
    circle = answered(circle, ben=Stand.CONSENTS)
    assert state(circle) is ProposalState.ADOPTED


def test_an_objection_has_a_reason_and_the_reason_is_kept_nowhere() -> None:
    circle = proposed(agreed("ana", "ben"))
    with pytest.raises(Missing):
        proposing.reply(circle, by="ben", stand=Stand.OBJECTS)
    outcome = proposing.reply(circle, by="ben", stand=Stand.OBJECTS, words="too sweet", to_room=False)
    assert outcome.happenings == (Replied("ben", Stand.OBJECTS, "too sweet", False),)
    assert "too sweet" not in repr(outcome.circle)
    with pytest.raises(TooLong):
        proposing.reply(circle, by="ben", stand=Stand.OBJECTS, words="x" * 3001)


def test_rewording_asks_everyone_anew_and_an_old_card_answers_nothing() -> None:
    circle = answered(proposed(agreed("ana", "ben", "cal")), ben=Stand.CONSENTS, cal=Stand.OBJECTS)
    then = (*OURS, "We may drink tea.")
    circle = proposing.reword(circle, by="ana", agreements=then, reason="It is cold.", now=NOW).circle
    assert circle.proposal is not None
    assert [reply.member for reply in circle.proposal.replies] == ["ana"]
    with pytest.raises(ProposalChanged):
        proposing.reply(circle, by="ben", stand=Stand.CONSENTS, number=1, version=1)
    with pytest.raises(NothingNew):
        proposing.reword(circle, by="ana", agreements=then, reason="It is cold.", now=NOW)
    circle = answered(circle, ben=Stand.CONSENTS, cal=Stand.CONSENTS)
    assert circle.agreements == then


def test_only_its_proposer_rewords_or_withdraws_until_they_have_left() -> None:
    circle = proposed(agreed("ana", "ben", "cal"))
    with pytest.raises(NotYourProposal):
        proposing.withdraw_proposal(circle, by="ben")
    assert state(proposing.withdraw_proposal(circle, by="ana").circle) is ProposalState.WITHDRAWN
    left = membership.leave(circle, by="ana", now=NOW).circle
    assert state(proposing.withdraw_proposal(left, by="ben").circle) is ProposalState.WITHDRAWN


def test_one_at_a_time() -> None:
    circle = proposed(agreed("ana", "ben"))
    with pytest.raises(ProposalOpen):
        proposing.propose(circle, by="ben", decision="We meet outside.", reason="sun", now=NOW)
    with pytest.raises(NoProposal):
        proposing.reply(circle, by="ben", stand=Stand.CONSENTS, number=7)
    circle = proposing.withdraw_proposal(circle, by="ana").circle
    with pytest.raises(NoProposal):
        proposing.reply(circle, by="ben", stand=Stand.CONSENTS, number=1)


def test_between_meetings_all_are_asked_but_those_who_have_stepped_back() -> None:
    circle = proposed(agreed("ana", "ben", "cal"))
    circle = membership.step_back(circle, by="cal", until=None, now=NOW).circle
    assert circle.proposal is not None
    assert asked(circle, circle.proposal) == ("ana", "ben")
    assert state(answered(circle, ben=Stand.CONSENTS)) is ProposalState.ADOPTED
    assert state(answered(circle, cal=Stand.OBJECTS, ben=Stand.CONSENTS)) is ProposalState.OPEN


def test_in_a_meeting_those_who_are_here_are_asked_if_enough_have_come() -> None:
    circle = replace(opened("ana", "ben", "cal", here=("ana", "ben")), agreements=OURS)
    circle = proposed(circle)
    assert state(answered(circle, ben=Stand.CONSENTS)) is ProposalState.ADOPTED
    late = meeting.arrive(circle, by="cal", number=None, now=START).circle
    assert state(answered(late, ben=Stand.CONSENTS)) is ProposalState.OPEN
    few = replace(circle, quorum=3)
    assert state(answered(few, ben=Stand.CONSENTS)) is ProposalState.OPEN


def test_what_a_meeting_has_not_decided_is_asked_of_all_when_it_is_over() -> None:
    circle = proposed(replace(opened("ana", "ben", "cal", here=("ana", "ben")), agreements=OURS))
    circle = meeting.close_by_clock(circle, now=START).circle
    assert state(answered(circle, ben=Stand.CONSENTS)) is ProposalState.OPEN
    assert state(answered(circle, ben=Stand.CONSENTS, cal=Stand.CONSENTS)) is ProposalState.ADOPTED


def test_whoever_leaves_holds_nobody_up_and_their_objection_goes_with_them() -> None:
    circle = answered(proposed(agreed("ana", "ben", "cal")), ben=Stand.CONSENTS, cal=Stand.OBJECTS)
    outcome = settled(membership.leave(circle, by="cal", now=NOW), NOW)
    assert outcome.circle.agreements == (*OURS, "We drink tea.")


def test_nobody_left_to_ask_adopts_nothing() -> None:
    circle = proposed(agreed("ana", "ben"))
    for name in ("ana", "ben"):
        circle = membership.step_back(circle, by=name, until=None, now=NOW).circle
    assert circle.proposal is not None
    assert not is_consented(circle, circle.proposal)


def test_its_time_goes_by_in_silence_and_nothing_changes() -> None:
    circle = answered(proposed(agreed("ana", "ben", "cal")), ben=Stand.CONSENTS)
    outcome, prompts = when_due(circle, NOW + timedelta(days=7))
    assert [prompt.what for prompt in prompts] == ["proposal"]
    assert outcome.happenings == (ProposalLetGo("ana"),)
    assert (state(outcome.circle), outcome.circle.agreements) == (ProposalState.LET_GO, OURS)
    again = proposing.ask_again(outcome.circle, by="cal", now=NOW + timedelta(days=8)).circle
    assert again.proposal is not None
    assert (again.proposal.number, again.proposal.by, again.proposal.agreements) == (2, "cal", (*OURS, "We drink tea."))


def test_the_list_to_start_from_is_anyones_until_the_circle_has_begun() -> None:
    forming = replace(a_circle("ana", "ben"), agreements=OURS)
    outcome = change_agreements(forming, by="ana", agreements=OURS[:1], reason="", now=NOW)
    assert outcome.happenings == (AgreementsChanged("ana"),)
    for begun in (a_season("ana", "ben"), agreed("ana", "ben"), proposed(forming)):
        with pytest.raises(Missing):
            change_agreements(begun, by="ana", agreements=OURS[:1], reason="", now=NOW)
    outcome = change_agreements(a_season("ana", "ben"), by="ana", agreements=OURS, reason="So it is.", now=NOW)
    assert open_proposal(outcome.circle) is not None
    assert outcome.circle.agreements == ()


def test_agreements_are_adopted_as_they_are_once() -> None:
    circle = replace(a_circle("ana", "ben"), agreements=OURS)
    circle = proposing.propose(circle, by="ana", agreements=OURS, reason="", now=NOW).circle
    circle = answered(circle, ben=Stand.CONSENTS)
    assert (circle.agreements, circle.agreed_times) == (OURS, 1)
    with pytest.raises(NothingNew):
        proposing.propose(circle, by="ana", agreements=OURS, reason="", now=NOW)


def test_a_circle_that_ends_lets_its_proposal_go() -> None:
    circle = season.end_circle(proposed(agreed("ana", "ben")), by="ben").circle
    assert state(circle) is ProposalState.LET_GO
    with pytest.raises(Ended):
        proposing.propose(circle, by="ana", decision="x", reason="y", now=NOW)


@pytest.mark.parametrize(
    ("then", "wording", "typed", "becomes"),
    [
        ((*OURS, "Tea."), "Tea.", ("Coffee.", "Cake."), (*OURS, "Coffee.", "Cake.")),
        (("Soon.", OURS[1]), "Soon.", ("Late.",), ("Late.", OURS[1])),
        ((OURS[1],), "", ("We begin when we are ready.",), ("We begin when we are ready.", OURS[1])),
        (OURS, "\n".join(OURS), ("All new.",), ("All new.",)),
    ],
)
def test_what_is_put_otherwise_stays_in_its_place(
    then: tuple[str, ...], wording: str, typed: tuple[str, ...], becomes: tuple[str, ...]
) -> None:
    circle = replace(a_circle("ana", "ben"), agreements=OURS)
    proposal = proposing.propose(circle, by="ana", agreements=then, reason="r", now=NOW).circle.proposal
    assert proposal is not None
    assert wording_of(circle, proposal) == wording
    assert with_wording(circle, proposal, typed) == becomes


# --- logistics ---------------------------------------------------------------------------------


SHEET = Logistics(count=3, rhythm=WEEKLY, where="The yellow room", quorum=2)


def filled_in(circle: Circle, sheet: Logistics = SHEET) -> Circle:
    circle = proposing.fill_in(circle, by="ana", draft=sheet, now=NOW).circle
    return proposing.propose_logistics(circle, by="ana", now=NOW).circle


def test_the_sheet_is_consented_to_as_one_and_plans_the_season() -> None:
    circle = filled_in(a_circle("ana", "ben", "cal"))
    assert not circle.meetings
    circle = answered(circle, ben=Stand.CONSENTS)
    outcome = settled(proposing.reply(circle, by="cal", stand=Stand.CONSENTS), NOW)
    assert [type(happening) for happening in outcome.happenings] == [Replied, ProposalAdopted, SeasonPlanned]
    circle = outcome.circle
    assert (len(circle.meetings), circle.quorum, circle.stage) == (3, 2, Stage.RUNNING)
    assert (circle.logistics, circle.draft) == (SHEET, None)


def test_a_line_that_is_chosen_again_is_asked_anew() -> None:
    circle = answered(filled_in(a_circle("ana", "ben", "cal")), ben=Stand.CONSENTS)
    with pytest.raises(ProposalOpen):
        proposing.fill_in(circle, by="ben", draft=replace(SHEET, where="The garden"), now=NOW)
    circle = proposing.fill_in(circle, by="ana", draft=replace(SHEET, where="The garden"), now=NOW).circle
    assert circle.proposal is not None
    assert (circle.proposal.version, [r.member for r in circle.proposal.replies]) == (2, ["ana"])


def test_an_empty_sheet_is_nothing_to_propose() -> None:
    with pytest.raises(NothingNew):
        proposing.propose_logistics(a_circle("ana", "ben"), by="ana", now=NOW)


def test_a_meeting_goes_on_while_the_season_is_planned_around_it() -> None:
    circle = filled_in(opened("ana", "ben"), replace(SHEET, rhythm=replace(WEEKLY, first=WEEKLY.first + timedelta(7))))
    circle = answered(circle, ben=Stand.CONSENTS)
    assert [m.state for m in circle.meetings][:1] == [MeetingState.OPEN]
    assert [m.wall for m in circle.meetings][1] == WEEKLY.first + timedelta(7)


def test_consent_that_took_long_plans_from_the_next_time_of_its_rhythm() -> None:
    circle = filled_in(a_circle("ana", "ben"))
    late = NOW + timedelta(days=8)
    outcome = settled(proposing.reply(circle, by="ben", stand=Stand.CONSENTS), late)
    assert outcome.circle.meetings[0].wall == WEEKLY.first + timedelta(days=7)


def test_the_same_times_leave_the_plan_as_it_is() -> None:
    circle = a_season("ana", "ben")
    wall = WEEKLY.first + timedelta(9)
    circle = season.move_meeting(circle, by="ana", number=2, wall=wall, following=False, now=NOW).circle
    before = circle.meetings
    circle = answered(filled_in(circle, Logistics(rhythm=WEEKLY, where="Inside")), ben=Stand.CONSENTS)
    assert circle.meetings == before
    circle = answered(filled_in(a_circle("ana", "ben")), ben=Stand.CONSENTS)
    before = circle.meetings
    circle = answered(filled_in(circle, replace(SHEET, where="Outside")), ben=Stand.CONSENTS)
    assert circle.meetings == before
    assert circle.logistics is not None
    assert circle.logistics.where == "Outside"


# --- laws --------------------------------------------------------------------------------------


def test_the_order_of_the_answers_does_not_matter() -> None:
    stands = {"ben": Stand.CONSENTS, "cal": Stand.CONCERNED, "dee": Stand.CONSENTS}
    ends = set()
    for order in permutations(stands):
        circle = answered(proposed(agreed("ana", *sorted(stands))), **{name: stands[name] for name in order})
        ends.add((state(circle), circle.agreements))
    assert ends == {(ProposalState.ADOPTED, (*OURS, "We drink tea."))}


def test_whoever_joins_is_asked_too() -> None:
    circle = replace(proposed(agreed("ana", "ben")), open_door=True)
    circle = joining.join(circle, person=person("eve"), now=NOW).circle
    assert state(answered(circle, ben=Stand.CONSENTS)) is ProposalState.OPEN


def test_one_line_that_all_consented_to_leaves_the_list_a_list_to_start_from() -> None:
    to_start_from = replace(agreed("ana", "ben"), agreed_at=None, agreed_times=0)
    changed = answered(proposed(to_start_from), ben=Stand.CONSENTS)
    assert changed.agreements == (*OURS, "We drink tea.")
    assert (changed.agreed_at, changed.agreed_times) == (None, 0)

    adopting = proposing.propose(changed, by="ben", agreements=changed.agreements, reason="", now=NOW).circle
    adopted = answered(adopting, ana=Stand.CONSENTS)
    assert (adopted.agreed_at, adopted.agreed_times) == (NOW, 1)
    assert answered(proposed(adopted, "ana", "We bring cake."), ben=Stand.CONSENTS).agreed_times == 2


def test_a_list_of_which_every_line_was_put_to_all_is_consented_to_as_a_whole() -> None:
    nothing_yet = replace(agreed("ana", "ben"), agreements=(), agreed_at=None, agreed_times=0)
    assert answered(proposed(nothing_yet), ben=Stand.CONSENTS).agreed_times == 1


DECIDES = ("welcome open 5", "how decide 10", "what decide 10", "end round n")


def in_a_meeting_that_decides() -> Circle:
    circle = opened("ana", "ben", "cal", practice="ours", text=a_practice(*DECIDES))
    circle = meeting.next_step(circle, by="ana", step=0, now=START).circle
    return answered(proposed(circle, "ben"), ana=Stand.CONSENTS)


def test_whoever_facilitates_sets_aside_what_somebody_here_leaves_open() -> None:
    circle = in_a_meeting_that_decides()
    proposal = open_proposal(circle)
    assert proposal is not None
    assert still_out(circle, proposal) == 1
    with pytest.raises(NotFacilitator):
        proposing.set_aside(circle, by="cal", number=1)
    aside = proposing.set_aside(circle, by="ana", number=1)
    assert state(aside.circle) is ProposalState.SET_ASIDE
    assert the(ProposalSetAside, aside).by == "ana"
    with pytest.raises(NoProposal):
        proposing.ask_again(aside.circle, by="cal", now=NOW, number=7)
    assert state(proposing.ask_again(aside.circle, by="cal", now=NOW, number=1).circle) is ProposalState.OPEN


def test_what_was_proposed_before_the_meeting_is_nobodys_to_set_aside() -> None:
    circle = opened("ana", "ben", "cal")
    before = replace(proposed(a_circle("ana", "ben", "cal")), meetings=circle.meetings)
    with pytest.raises(NoProposal):
        proposing.set_aside(before, by="ana")


def test_the_next_step_that_decides_begins_with_nothing_on_the_table() -> None:
    circle = in_a_meeting_that_decides()
    moved = meeting.next_step(circle, by="ana", step=1, now=START)
    assert state(moved.circle) is ProposalState.SET_ASIDE

    with_another = proposed(moved.circle, "cal")
    assert state(meeting.next_step(with_another, by="ana", step=2, now=START).circle) is ProposalState.OPEN


def test_a_new_agreement_is_put_as_one_and_nothing_is_said_to_go() -> None:
    circle = proposed(agreed("ana", "ben"))
    assert circle.proposal is not None
    card = plain_message(proposal_card(room_voice(circle), circle.proposal), Language.EN)
    assert "ana proposes a new agreement:\n• We drink tea." in card
    assert "With:" not in card
