"""The faults of docs/FAULTS.md that rules alone can answer, by their numbers."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.almanac import zones
from bot.almanac.rhythm import Rhythm, Weekly, wall_times
from bot.happenings.between import CheckInClosed, PromptsMissed
from bot.happenings.meeting import DayBefore, Gathering, HandedOver, MeetingClosed, MeetingLapsed, SilentLead, Unopened
from bot.happenings.people import MemberLeft
from bot.happenings.steps import TimeUp
from bot.moves.attending import say_coming
from bot.moves.between import open_check_in
from bot.moves.facilitating import decline_role, hand_over, take_role
from bot.moves.meeting import arrive, close_meeting, finish_turn, more_time, next_step, open_meeting
from bot.moves.membership import leave
from bot.moves.pausing import pause, resume
from bot.moves.season import plan
from bot.moves.when_due import when_due
from bot.nouns.meeting import MeetingState, Offer
from bot.refusals.circle import NotFacilitator, NotOffered, NotYourTurn
from bot.refusals.meeting import AlreadyMoved, NotOpen
from bot.rules import rounds
from bot.rules.prompts import What, upcoming_prompts
from bot.rules.roster import starts_at
from bot.rules.steps import step_seconds_left
from tests.notation import from_notation, notation
from tests.people import (
    A_WEEK_BEFORE,
    START,
    TORONTO,
    a_circle,
    a_season,
    after,
    all_of,
    at_step,
    facilitators,
    gathering,
    meeting_of,
    minutes,
    open_now,
    opened,
    round_of,
    the,
    until,
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


# --- 3: two hands on one button ----------------------------------------------------------------


def test_fault_03_two_press_next_together_and_one_step_is_taken() -> None:
    """The role has just changed hands: both have a card with the button, both showing the first step."""
    circle = next_step(opened("ana", "ben", "cal"), by="ana", step=0, now=after(1), anyway=True).circle
    circle = take_role(hand_over(circle, by="ana", to="ben").circle, by="ben").circle
    for name in ("ana", "ben"):
        with pytest.raises(AlreadyMoved) as refused:
            next_step(circle, by=name, step=0, now=after(1), anyway=True)

        assert (refused.value.by, refused.value.step) == ("ana", 1)  # who moved it, and where we are
    assert at_step(next_step(circle, by="ben", step=1, now=after(1), anyway=True).circle) == "conversation"


def test_fault_03_a_double_click_on_next_takes_one_step() -> None:
    circle = next_step(opened("ana", "ben"), by="ana", step=0, now=after(1), anyway=True).circle
    with pytest.raises(AlreadyMoved):
        next_step(circle, by="ana", step=0, now=after(1), anyway=True)


def test_fault_03_a_double_click_on_the_last_next_closes_one_meeting() -> None:
    circle = opened("ana", "ben")
    for step in range(4):
        circle = next_step(circle, by="ana", step=step, now=after(1), anyway=True).circle
    with pytest.raises(NotOpen):
        next_step(circle, by="ana", step=3, now=after(1), anyway=True)
    with pytest.raises(NotOpen):
        close_meeting(circle, by="ana", now=after(1))


def test_fault_03_a_click_after_the_last_turn_has_moved_the_step_is_told_so() -> None:
    circle = finish_turn(from_notation("check-in  ana✓* [ben]"), by="ben", now=after(1)).circle
    with pytest.raises(AlreadyMoved) as refused:
        next_step(circle, by="ana", step=0, now=after(1), anyway=True)

    assert (refused.value.by, refused.value.step) == (None, 1)


def test_fault_03_a_double_click_on_done_ends_one_turn() -> None:
    circle = finish_turn(from_notation("check-in  [ana]* ben"), by="ana", now=after(1)).circle
    with pytest.raises(NotYourTurn):
        finish_turn(circle, by="ana", now=after(1))


def test_fault_03_two_more_minutes_are_granted_for_the_step_that_was_shown() -> None:
    circle = next_step(opened("ana", "ben"), by="ana", step=0, now=after(1), anyway=True).circle
    with pytest.raises(AlreadyMoved):
        more_time(circle, by="ben", step=0, now=after(1))


# --- 6: down over a due time -------------------------------------------------------------------


def test_fault_06_two_minutes_late_is_on_time() -> None:
    assert when_due(a_season("ana", "ben"), START - DAY + minutes(2))[0].happenings == (DayBefore(1, late_by=0),)
    assert the(Gathering, until(a_season("ana", "ben"), after(-8), after(-8))[1]).late_by == 0


def test_fault_06_three_hours_late_is_told_and_says_so() -> None:
    assert when_due(a_season("ana", "ben"), START - DAY + 3 * HOUR)[0].happenings == (DayBefore(1, late_by=180),)


def test_fault_06_three_hours_past_a_meetings_beginning_it_lapsed_and_what_was_missed_is_listed_once() -> None:
    circle, _ = until(a_season("ana", "ben"), START - DAY)
    outcome, _ = when_due(circle, START + 3 * HOUR)

    assert [type(h) for h in outcome.happenings] == [MeetingLapsed, PromptsMissed]
    assert [m.what for m in the(PromptsMissed, outcome).missed] == [What.GATHERING]
    assert outcome.circle.missed == the(PromptsMissed, outcome).missed


def test_fault_06_three_days_make_no_storm() -> None:
    circle = open_check_in(a_season("ana", "ben"), by="ana", question="", now=A_WEEK_BEFORE).circle
    outcome, answered = when_due(circle, START + 3 * DAY)

    assert [type(h) for h in outcome.happenings] == [CheckInClosed, MeetingLapsed, PromptsMissed]
    assert [m.what for m in the(PromptsMissed, outcome).missed] == [What.DAY_BEFORE, What.GATHERING]
    assert len(answered) == 4
    assert when_due(outcome.circle, START + 3 * DAY)[0].happenings == ()


def test_fault_06_a_year_ends_in_one_change_too() -> None:
    outcome, _ = when_due(opened("ana", "ben"), START + 365 * DAY)

    assert len(all_of(PromptsMissed, outcome)) == 1
    assert all(m.state in (MeetingState.CLOSED, MeetingState.LAPSED) for m in outcome.circle.meetings)


# --- 7: clocks change --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "instants"),
    [
        ("2026-03-01 02:30", ["2026-03-01T07:30", "2026-03-08T07:00", "2026-03-15T06:30"]),  # a gap on the 8th
        ("2026-10-25 01:30", ["2026-10-25T05:30", "2026-11-01T05:30", "2026-11-08T06:30"]),  # a fold on the 1st
    ],
)
def test_fault_07_the_same_wall_time_each_week_and_each_occurrence_once(first: str, instants: list[str]) -> None:
    rhythm = Rhythm(datetime.fromisoformat(first), TORONTO, Weekly(), 20)
    circle = a_circle("ana", "ben")
    circle = plan(circle, by="ana", rhythm=rhythm, agreed=3, now=datetime(2026, 1, 1, tzinfo=UTC)).circle
    begins = [starts_at(circle, m).isoformat()[:16] for m in circle.meetings]
    _, happenings = until(circle, datetime(2027, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC))

    assert begins == instants
    assert [h.number for h in all_of(DayBefore, happenings)] == [1, 2, 3]
    assert [h.number for h in all_of(Gathering, happenings)] == [1, 2, 3]


@contextmanager
def another_law(monkeypatch: pytest.MonkeyPatch, hours: int) -> Iterator[None]:
    """The zone's clocks are moved by so many hours, from now on and for all meetings to come."""
    with monkeypatch.context() as changed:

        def moved(wall: datetime, zone: str) -> datetime:
            return zones.instant(wall, zone) + timedelta(hours=hours)

        for module in ("bot.rules.roster", "bot.rules.prompts"):
            changed.setattr(f"{module}.instant", moved)
        yield


@pytest.mark.parametrize("hours", [-1, 1])
def test_fault_07_when_a_zones_law_changes_prompts_move_and_stay_the_same_prompts(
    monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    circle, _ = until(a_season("ana", "ben"), START - DAY)
    before = upcoming_prompts(circle)
    with another_law(monkeypatch, hours):
        moved = upcoming_prompts(circle)
        outcome, _ = when_due(circle, START - DAY + 2 * HOUR)

    assert [p.key for p in moved] == [p.key for p in before]
    assert [p.due_at for p in moved] == [p.due_at + timedelta(hours=hours) for p in before]
    assert outcome.happenings == ()  # the day before was told, and is not told again


# --- 8: the wall clock jumps -------------------------------------------------------------------


@pytest.mark.parametrize("jump", [-HOUR, HOUR])
def test_fault_08_whatever_the_clock_jumps_nothing_is_told_twice(jump: timedelta) -> None:
    circle, told = a_season("ana", "ben"), []
    now = START - DAY - HOUR
    for step in range(400):
        now += minutes(7)
        outcome, _ = when_due(circle, now + (jump if step % 3 == 0 else timedelta()))
        circle = outcome.circle
        told += [h for h in outcome.happenings if isinstance(h, DayBefore | Gathering | MeetingLapsed | Unopened)]

    once = [(type(h), h.number) for h in told if not isinstance(h, Unopened)]
    assert len(once) == len(set(once))
    assert (Gathering, 1) in once


@pytest.mark.parametrize("jump", [-HOUR, HOUR, DAY])
def test_fault_08_what_a_paused_step_has_left_survives_any_jump(jump: timedelta) -> None:
    circle = pause(opened("ana", "ben"), by="ben", now=after(1)).circle
    circle = resume(circle, by="ben", now=after(2) + jump).circle
    live = open_now(circle).live
    assert live is not None

    assert step_seconds_left(live, after(2) + jump) == 180


def test_fault_08_a_step_never_has_more_than_all_of_its_time() -> None:
    circle = opened("ana", "ben")
    circle = pause(circle, by="ben", now=after(1) - HOUR).circle  # an hour back since it began
    circle = resume(circle, by="ben", now=after(2) - HOUR).circle
    live = open_now(circle).live
    assert live is not None

    assert step_seconds_left(live, after(2) - HOUR) == 240


def test_fault_08_a_machine_that_slept_a_day_finds_its_meeting_closed_and_nothing_lost() -> None:
    outcome, _ = when_due(opened("ana", "ben"), START + DAY)

    assert the(MeetingClosed, outcome).by is None
    assert len(all_of(TimeUp, outcome)) == 1


# --- 14: a member leaves -----------------------------------------------------------------------


def test_fault_14_in_the_middle_of_a_round_the_turn_passes_on() -> None:
    circle = leave(from_notation("check-in  ana✓* [ben] cal dee"), by="ben", now=after(1)).circle

    assert rounds.speaker(round_of(circle)) == "cal"
    assert "ben" not in open_now(circle).here
    assert "ben" not in {m.id for m in circle.members}


def test_fault_14_the_rota_stays_fair() -> None:
    circle = leave(a_season("ana", "ben", "cal", "dee", agreed=6), by="ben", now=START).circle

    assert facilitators(circle) == ["ana", "cal", "dee", "ana", "cal", "dee"]


def test_fault_14_when_two_are_left_it_is_said_so_that_a_close_can_be_offered() -> None:
    outcome = leave(a_season("ana", "ben", "cal"), by="cal", now=START)

    assert the(MemberLeft, outcome).left_over == 2
    assert outcome.destroy_key_of == ("cal",)


def test_fault_14_the_facilitator_leaves_the_circle_and_the_role_is_held_out() -> None:
    circle = leave(opened("ana", "ben", "cal"), by="ana", now=after(1)).circle

    assert (open_now(circle).facilitator, open_now(circle).offer) == (None, Offer("ben"))
    assert open_now(take_role(circle, by="ben").circle).facilitator == "ben"


# --- 15: the facilitator does not come ---------------------------------------------------------


def test_fault_15_the_understudy_is_offered_the_role_after_three_minutes_and_anyone_after_ten() -> None:
    circle = gathering(a_season("ana", "ben", "cal"), "ben", "cal")
    circle, happenings = until(circle, after(2.9))
    assert happenings == []
    circle, happenings = until(circle, after(3))
    assert happenings == [Unopened(1, "ben")]
    with pytest.raises(NotOffered):
        take_role(circle, by="cal", number=1)
    circle, happenings = until(circle, after(9.9))
    assert happenings == []
    circle, happenings = until(circle, after(10))

    assert happenings == [Unopened(1, None)]
    assert meeting_of(circle).facilitator == "ana"  # offered, and not taken from anybody
    assert meeting_of(take_role(circle, by="cal", number=1).circle).facilitator == "cal"


def test_fault_15_the_facilitator_who_comes_after_all_opens() -> None:
    circle, _ = until(gathering(a_season("ana", "ben", "cal"), "ben", "cal"), after(10))
    circle = open_meeting(circle, by="ana", number=1, now=after(11)).circle

    assert (open_now(circle).facilitator, open_now(circle).offer) == ("ana", None)


def test_fault_15_an_understudy_who_declines_is_not_asked_twice() -> None:
    circle, _ = until(gathering(a_season("ana", "ben", "cal"), "ben", "cal"), after(3))
    circle = decline_role(circle, by="ben", number=1).circle
    circle, happenings = until(circle, after(12))

    assert happenings == [Unopened(1, None)]


@pytest.mark.parametrize("takes", ["ben", "cal"])
def test_fault_15_whoever_did_not_come_is_first_in_line_for_the_date_that_becomes_free(takes: str) -> None:
    circle, _ = until(gathering(a_season("ana", "ben", "cal"), "ben", "cal"), after(10))
    outcome = take_role(circle, by=takes, number=1)
    circle = open_meeting(outcome.circle, by=takes, number=1, now=after(10)).circle
    circle = close_meeting(circle, by=takes, now=after(50)).circle

    assert the(HandedOver, outcome) == HandedOver(1, "ana", takes)
    stood = ["ana", "ben", "cal"]
    assert facilitators(circle) == [takes, *("ana" if name == takes else name for name in stood[1:]), takes]


def test_fault_15_where_nobody_facilitates_whoever_is_here_may_take_the_role_at_once() -> None:
    circle = a_season("ana", "ben")
    for name in ("ana", "ben"):
        circle = say_coming(circle, by=name, number=1, coming=False).circle
    circle = gathering(circle)
    circle = arrive(circle, by="ana", number=1, now=START).circle
    with pytest.raises(NotFacilitator):
        open_meeting(circle, by="ben", number=1, now=START)
    circle = take_role(circle, by="ben", number=1).circle

    assert open_now(open_meeting(circle, by="ben", number=1, now=START).circle).facilitator == "ben"


# --- 16: silence -------------------------------------------------------------------------------


def test_fault_16_a_round_in_which_nobody_speaks_ends_kindly_and_names_nobody() -> None:
    circle, happenings = until(opened("ana", "ben", "cal"), after(6))
    assert [h for h in happenings if isinstance(h, TimeUp)] == [TimeUp(1)]
    assert notation(circle, after(6)) == "check-in 0:00  [ben] cal ana*"
    circle, happenings = until(circle, after(120))

    # Whoever would lead on is asked once, in private; nothing else is said.
    assert happenings == [SilentLead(1, "ben"), MeetingClosed(1, None, season_over=False)]


def test_fault_16_a_check_in_that_nobody_answers_closes_and_names_nobody() -> None:
    circle = open_check_in(a_circle("ana", "ben"), by="ana", question="", now=START, hours=24).circle
    circle, happenings = until(circle, START + DAY)

    assert happenings == [CheckInClosed(0)]
    assert circle.missed == ()


# --- and at any zone, hour and week ------------------------------------------------------------


@settings(deadline=None, derandomize=True, max_examples=60)
@given(
    zone=st.sampled_from((TORONTO, "Europe/Paris", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia", "UTC")),
    day=st.integers(0, 360),
    half_hours=st.integers(0, 47),
)
def test_fault_07_every_meeting_of_a_season_is_announced_once_wherever_it_is(
    zone: str, day: int, half_hours: int
) -> None:
    first = datetime(2026, 1, 2) + timedelta(days=day, minutes=30 * half_hours)
    now = zones.instant(first, zone) - 2 * DAY
    if zones.in_gap(first, zone):
        first += HOUR
    rhythm = Rhythm(first, zone, Weekly(), 30)
    circle = plan(a_circle("ana", "ben"), by="ana", rhythm=rhythm, agreed=6, now=now).circle
    at: list[datetime] = []
    end = now + 60 * DAY
    while (upcoming := upcoming_prompts(circle)) and upcoming[0].due_at <= end:
        outcome, _ = when_due(circle, upcoming[0].due_at)
        at += [upcoming[0].due_at for h in outcome.happenings if isinstance(h, Gathering)]
        circle = outcome.circle

    assert at == [zones.instant(wall, zone) - minutes(10) for wall in wall_times(rhythm, 6)]
