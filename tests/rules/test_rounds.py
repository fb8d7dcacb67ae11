"""One by one: speaking, passing, coming later, arriving late, leaving in the middle."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.happenings.meeting import Arrived, SteppedOut
from bot.happenings.outcome import Outcome
from bot.happenings.steps import TurnOver
from bot.moves.leaving import step_out
from bot.moves.meeting import arrive, come_later, finish_turn, next_step, pass_turn, speak_after_all
from bot.moves.membership import leave
from bot.moves.pausing import pause, resume
from bot.nouns.circle import Circle
from bot.nouns.meeting import Turn, TurnState
from bot.refusals.circle import NotHere, NotYourTurn
from bot.refusals.meeting import AlreadyMoved, NoRound, TurnsToCome
from bot.rules import rounds
from bot.rules.roster import running
from tests.notation import from_notation, notation
from tests.people import START, a_practice, after, at_step, opened, round_of, the

SOON = after(1)


def line(circle: Circle) -> str:
    """The people alone: what is left of the step is another matter."""
    return notation(circle, START).partition("  ")[2]


# --- turns -------------------------------------------------------------------------------------


def test_the_speaker_is_the_first_who_has_not_been_asked() -> None:
    circle = from_notation("check-in  ana✓ ben cal")

    assert rounds.speaker(round_of(circle)) == "ben"


def test_when_the_speaker_is_done_the_turn_goes_to_the_next() -> None:
    circle = from_notation("check-in  [ana]* ben cal")
    outcome = finish_turn(circle, by="ana", now=SOON)

    assert line(outcome.circle) == "ana✓* [ben] cal"
    assert outcome.happenings == (TurnOver("ana"),)
    assert round_of(outcome.circle).turn_began_at == SOON


def test_a_member_who_passes_is_not_asked_again() -> None:
    circle = from_notation("check-in  [ana]* ben")
    circle = pass_turn(circle, by="ana", now=SOON).circle

    assert line(circle) == "ana–* [ben]"
    assert at_step(finish_turn(circle, by="ben", now=SOON).circle) == "choose"


def test_a_member_who_says_later_is_asked_again_after_the_others() -> None:
    circle = from_notation("check-in  [ana]* ben cal")
    circle = come_later(circle, by="ana", now=SOON).circle
    assert line(circle) == "ana~* [ben] cal"

    for name in ("ben", "cal"):
        circle = finish_turn(circle, by=name, now=SOON).circle
    assert line(circle) == "[ana~]* ben✓ cal✓"


def test_later_said_once_more_lets_the_turn_go() -> None:
    circle = from_notation("check-in  [ana~]* ben✓ cal✓")
    circle = come_later(circle, by="ana", now=SOON).circle

    assert at_step(circle) == "choose"


def test_those_who_said_later_are_asked_in_their_order() -> None:
    circle = from_notation("check-in  ana~* [ben] cal~")
    circle = finish_turn(circle, by="ben", now=SOON).circle
    assert line(circle) == "[ana~]* ben✓ cal~"

    circle = finish_turn(circle, by="ana", now=SOON).circle
    assert line(circle) == "ana✓* ben✓ [cal~]"


def test_one_may_pass_or_say_later_before_one_is_asked() -> None:
    circle = from_notation("check-in  [ana]* ben cal")
    circle = pass_turn(circle, by="cal", now=SOON).circle
    circle = come_later(circle, by="ben", now=SOON).circle

    assert line(circle) == "[ana]* ben~ cal–"
    assert round_of(circle).turn_began_at == START  # ana has spoken on all the while


def test_whoever_waits_to_be_asked_again_keeps_the_turn_however_often_they_say_later() -> None:
    circle = from_notation("check-in  [ana~]* ben~ cal✓")

    assert line(come_later(circle, by="ben", now=SOON).circle) == "[ana~]* ben~ cal✓"


def test_a_double_click_on_later_by_the_last_to_be_asked_does_not_let_the_turn_go() -> None:
    circle = from_notation("check-in  ana✓* [ben]")
    circle = come_later(circle, by="ben", now=SOON).circle
    again = come_later(circle, by="ben", now=SOON + timedelta(seconds=0.4))

    assert line(again.circle) == "ana✓* [ben~]"
    assert again.happenings == ()
    assert at_step(come_later(circle, by="ben", now=SOON + timedelta(seconds=5)).circle) == "choose"


def test_where_a_pass_is_final_later_is_a_pass() -> None:
    circle = from_notation("check-out  [ana]* ben")

    assert line(come_later(circle, by="ana", now=SOON).circle) == "ana–* [ben]"


def test_nobody_ends_the_turn_of_another() -> None:
    circle = from_notation("check-in  [ana]* ben cal")
    with pytest.raises(NotYourTurn) as refused:
        finish_turn(circle, by="cal", now=SOON)

    assert refused.value.speaker == "ana"


@pytest.mark.parametrize("move", [finish_turn, pass_turn, come_later])
def test_a_turn_that_is_over_is_over(move: Callable[..., Outcome]) -> None:
    circle = from_notation("check-in  ana✓* [ben] cal")
    with pytest.raises(NotYourTurn):
        move(circle, by="ana", now=SOON)


def test_a_click_on_a_card_of_an_earlier_round_ends_no_turn_of_this_one() -> None:
    circle = from_notation("check-out  [ana]* ben")
    with pytest.raises(AlreadyMoved) as refused:
        pass_turn(circle, by="ana", now=SOON, step=0)

    assert refused.value.step == 3
    assert line(pass_turn(circle, by="ana", now=SOON, step=3).circle) == "ana–* [ben]"


def test_a_step_without_a_round_has_no_turns() -> None:
    circle = next_step(opened("ana", "ben"), by="ana", step=0, now=SOON, anyway=True).circle
    with pytest.raises(NoRound):
        pass_turn(circle, by="ana", now=SOON)


def test_the_step_moves_by_itself_when_the_last_turn_is_over() -> None:
    circle = from_notation("check-in  ana✓* ben– [cal]")

    assert at_step(finish_turn(circle, by="cal", now=SOON).circle) == "choose"


def test_while_it_is_paused_turns_go_on_but_the_step_waits_to_be_resumed() -> None:
    circle = pause(from_notation("check-in  ana✓* [ben]"), by="ana", now=SOON).circle
    circle = finish_turn(circle, by="ben", now=SOON).circle
    assert at_step(circle) == "check-in"

    assert at_step(resume(circle, by="ben", now=after(2)).circle) == "choose"


# --- arriving late, leaving in the middle ------------------------------------------------------


def test_whoever_comes_late_comes_in_at_the_next_round() -> None:
    circle = opened("ana", "ben", "cal", here=("ana", "ben"))
    outcome = arrive(circle, by="cal", number=None, now=SOON)

    assert the(Arrived, outcome).in_next_round
    assert line(outcome.circle) == "[ben] ana* +cal"
    with pytest.raises(NotYourTurn):
        finish_turn(outcome.circle, by="cal", now=SOON)

    circle = outcome.circle
    while at_step(circle) != "check-out":
        circle = next_step(circle, by="ana", step=None, now=SOON, anyway=True).circle
    assert "cal" in [turn.member for turn in round_of(circle).turns]


def test_the_turn_of_a_speaker_who_steps_out_passes_on() -> None:
    circle = from_notation("check-in  ana✓* [ben] cal")
    outcome = step_out(circle, by="ben", now=SOON)

    assert line(outcome.circle) == "ana✓* (ben) [cal]"
    assert the(SteppedOut, outcome) == SteppedOut("ben", 1, was_facilitator=False)


def test_the_round_ends_when_the_last_who_waits_steps_out() -> None:
    circle = from_notation("check-in  ana✓* ben✓ [cal~]")

    assert at_step(step_out(circle, by="cal", now=SOON).circle) == "choose"


def test_what_was_said_stays_said_when_its_speaker_leaves_the_circle() -> None:
    circle = from_notation("check-in  ana✓* ben✓ [cal]")
    circle = leave(circle, by="ben", now=SOON).circle

    assert round_of(circle).turns == (Turn("ana", TurnState.SPOKE), Turn("ben", TurnState.SPOKE), Turn("cal"))


@pytest.mark.parametrize(
    ("before", "without", "back"),
    [
        ("[ana]* ben cal", "[ana]* (ben) cal", "[ana]* cal ben~"),
        ("ana✓* [ben] cal", "ana✓* (ben) [cal]", "ana✓* [cal] ben~"),
        ("ana~* ben~ [cal]", "ana~* (ben) [cal]", "ana~* [cal] ben~"),
        ("[ana~]* ben~ cal✓", "[ana~]* (ben) cal✓", "[ana~]* cal✓ ben~"),
        ("ana✓* ben✓ [cal]", "ana✓* ben✓ [cal]", "ana✓* ben✓ [cal]"),
    ],
)
def test_whoever_steps_out_before_their_turn_and_comes_back_is_asked_after_the_others(
    before: str, without: str, back: str
) -> None:
    circle = step_out(from_notation(f"check-in  {before}"), by="ben", now=SOON).circle
    assert line(circle) == without
    with pytest.raises(NotHere):
        pass_turn(circle, by="ben", now=SOON)

    assert line(arrive(circle, by="ben", number=None, now=SOON).circle) == back


# --- after all -----------------------------------------------------------------------------------


def test_whoever_passed_and_would_speak_after_all_is_asked_after_the_others() -> None:
    circle = from_notation("check-in  [ana]* ben cal")
    circle = pass_turn(circle, by="ben", now=SOON).circle
    circle = speak_after_all(circle, by="ben", now=SOON, step=0).circle
    assert line(circle) == "[ana]* cal ben~"
    assert line(speak_after_all(circle, by="ben", now=SOON, step=0).circle) == "[ana]* cal ben~"
    for name in ("ana", "cal"):
        circle = finish_turn(circle, by=name, now=SOON).circle

    assert line(circle) == "ana✓* cal✓ [ben~]"
    assert at_step(finish_turn(circle, by="ben", now=SOON).circle) != "check-in"


def test_a_turn_that_is_brought_back_takes_the_floor_from_nobody() -> None:
    circle = from_notation("check-in  ana–* [ben~] cal✓")

    assert line(speak_after_all(circle, by="ana", now=SOON).circle) == "[ben~] cal✓ ana~*"


@pytest.mark.parametrize("who", ["ben", "gil"])
def test_who_has_spoken_or_has_no_turn_in_this_round_brings_none_back(who: str) -> None:
    circle = from_notation("check-in  [ana]* ben✓ cal +gil")
    with pytest.raises(NotYourTurn) as refused:
        speak_after_all(circle, by=who, now=SOON)

    assert refused.value.speaker == "ana"


def test_a_turn_of_a_round_that_has_gone_by_is_not_brought_back() -> None:
    circle = from_notation("check-in  ana✓* [ben]")
    circle = pass_turn(circle, by="ben", now=SOON, step=0).circle
    with pytest.raises(AlreadyMoved):
        speak_after_all(circle, by="ben", now=SOON, step=0)
    with pytest.raises(NoRound):
        speak_after_all(circle, by="ben", now=SOON)


# --- the last round ----------------------------------------------------------------------------


def test_the_meeting_stays_open_when_the_last_round_is_over_until_somebody_closes_it() -> None:
    circle = finish_turn(from_notation("check-out  ana✓* ben✓ [cal]"), by="cal", now=SOON).circle
    assert (at_step(circle), line(circle)) == ("check-out", "ana✓* ben✓ cal✓")

    assert running(next_step(circle, by="ana", step=None, now=SOON).circle) is None


def test_a_meeting_closes_over_nobodys_turn_unasked_also_when_its_time_is_up() -> None:
    circle = from_notation("check-out  ana✓* [ben] cal")
    with pytest.raises(TurnsToCome) as refused:
        next_step(circle, by="ana", step=None, now=after(30))
    assert (refused.value.to_come, refused.value.closes) == (("ben", "cal"), True)

    assert running(next_step(circle, by="ana", step=None, now=after(30), anyway=True).circle) is None


def test_a_pass_that_ended_the_last_round_is_brought_back_while_the_meeting_is_open() -> None:
    circle = pass_turn(from_notation("check-out  ana✓* ben✓ [cal]"), by="cal", now=SOON).circle

    assert line(speak_after_all(circle, by="cal", now=SOON).circle) == "ana✓* ben✓ [cal~]"


# --- who begins --------------------------------------------------------------------------------


def test_each_round_of_a_meeting_begins_at_another_seat() -> None:
    circle = opened("ana", "ben", "cal")
    first = round_of(circle).turns[0].member
    while at_step(circle) != "check-out":
        circle = next_step(circle, by="ana", step=None, now=SOON, anyway=True).circle

    assert (first, round_of(circle).turns[0].member) == ("ben", "cal")


@pytest.mark.parametrize("members", [3, 4, 5, 6])
def test_over_as_many_meetings_as_there_are_members_everyone_begins_once_and_ends_once(members: int) -> None:
    seats = [rounds.seated([str(n) for n in range(members)], start) for start in range(members)]

    assert {order[0] for order in seats} == {order[-1] for order in seats} == {str(n) for n in range(members)}


def test_a_circle_of_nobody_has_no_order() -> None:
    assert rounds.seated((), 3) == ()


@pytest.mark.parametrize(
    ("who_speaks", "order"),
    [
        ("everyone", ["ben", "cal", "ana"]),
        ("presenter_last", ["cal", "ana", "ben"]),
        ("others", ["cal", "ana"]),
        ("presenter", ["ben"]),
    ],
)
def test_a_practice_says_who_of_the_presenter_and_the_others_speaks(who_speaks: str, order: list[str]) -> None:
    text = a_practice(f"turns round 2n who_speaks={who_speaks}", presenters="one")
    circle = opened("ana", "ben", "cal", practice="ours", text=text)  # ben has the seat

    assert [turn.member for turn in round_of(circle).turns] == order


# --- laws --------------------------------------------------------------------------------------

NAMES = ("ana", "ben", "cal", "dee", "eve")
SAYINGS = (TurnState.SPOKE, TurnState.PASSED, TurnState.LATER, TurnState.AWAY)


@settings(deadline=None, derandomize=True)
@given(
    size=st.integers(1, len(NAMES)),
    acts=st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(SAYINGS)), max_size=15),
)
def test_whatever_happens_everyone_is_asked_once_or_once_more_and_the_round_ends(
    size: int, acts: list[tuple[str, TurnState]]
) -> None:
    here = NAMES[:size]
    a_round = rounds.begun(here, START)
    asked: dict[str, int] = dict.fromkeys(here, 0)
    left: set[str] = set()
    early: set[str] = set()
    over = rounds.OVER

    def act(name: str, state: TurnState) -> None:
        nonlocal a_round
        if state is TurnState.AWAY:
            a_round = rounds.without(a_round, name, START)
            left.add(name)
        elif rounds.speaker(a_round) == name:
            asked[name] += 1
            a_round = rounds.with_turn(a_round, name, state, START)
        elif state is not TurnState.SPOKE and any(t.member == name and t.state not in over for t in a_round.turns):
            early.add(name)
            a_round = rounds.with_turn(a_round, name, state, START)

    for name, state in acts:
        if name in here:
            act(name, state)
    while (speaking := rounds.speaker(a_round)) is not None:
        act(speaking, TurnState.LATER)

    assert rounds.is_over(a_round)
    assert tuple(turn.member for turn in a_round.turns) == here
    assert all(count <= 2 for count in asked.values())
    assert all(asked[name] >= 1 for name in here if name not in left | early)
