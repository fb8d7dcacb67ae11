"""Silence, protected minutes, wishes, tasks, and a lead who says nothing: what a meeting does for those in it."""

import pytest
from msgspec.structs import replace

from bot.grammar.practice import Mode
from bot.happenings.meeting import SilentLead
from bot.happenings.steps import LastOne, Paused, Resumed, SilenceBegan, StepBegan, TimeUp
from bot.moves.attending import say_coming
from bot.moves.facilitating import decline_role, take_role
from bot.moves.leaving import stop_presenting
from bot.moves.lending import choose_wish, release_task, take_task
from bot.moves.meeting import arrive, finish_turn, more_time, next_step
from bot.moves.own_practices import import_practice, use_practice
from bot.moves.pausing import keep_silence, name_of_end, pause, resume
from bot.moves.when_due import when_due
from bot.nouns.circle import Circle
from bot.nouns.meeting import Live, MeetingState, Offer, Wish
from bot.refusals.circle import NotHere, NotOffered, NotPresenter
from bot.refusals.meeting import AlreadyPaused, NoSuchTask, TaskHeld
from bot.rules.airtime import last_one, over_slot, still_to_come
from bot.rules.rota import last_presenters
from bot.rules.steps import step_at, step_seconds_left
from bot.rules.tasks import roles_held, tasks_of
from tests.people import (
    a_practice,
    a_season,
    after,
    all_of,
    at_step,
    gathering,
    meeting_of,
    open_now,
    opened,
    the,
    until,
)

ROUND = a_practice("turns round 2n on_time=hard", "end open 5")
SEATS = a_practice("draft: share presenter 5", "draft: about about 5", "end open 5", presenters="all")


def live_of(circle: Circle) -> Live:
    live = open_now(circle).live
    assert live is not None
    return live


# --- a shared silence


def test_the_bot_holds_a_silence_and_the_step_goes_on_with_all_of_its_time() -> None:
    circle = opened("ana", "ben", "cal", practice="ours", text=ROUND)
    outcome = keep_silence(circle, by="ben", minutes=2, now=after(1))
    assert the(SilenceBegan, outcome).until == after(3)
    circle, happenings = until(outcome.circle, after(3), since=after(1))
    assert happenings == [Resumed(None)]
    assert open_now(circle).state is MeetingState.OPEN
    assert step_seconds_left(live_of(circle), after(3)) == 5 * 60


def test_a_silence_lasts_three_minutes_at_most_and_a_second_press_adds_nothing() -> None:
    circle = keep_silence(opened("ana", "ben"), by="ben", minutes=9, now=after(1)).circle
    assert live_of(circle).silence_until == after(4)
    circle = keep_silence(opened("ana", "ben"), by="ben", minutes=1, now=after(1)).circle
    assert keep_silence(circle, by="ana", minutes=1, now=after(1)).circle == circle
    longer = keep_silence(circle, by="ana", minutes=1, now=after(1), beyond=name_of_end(after(2))).circle
    assert live_of(longer).silence_until == after(3)
    assert keep_silence(longer, by="ana", minutes=1, now=after(1), beyond=name_of_end(after(2))).circle == longer


def test_a_pause_called_in_a_silence_does_not_end_by_itself() -> None:
    circle = keep_silence(opened("ana", "ben"), by="ben", minutes=1, now=after(1)).circle
    outcome = pause(circle, by="ana", now=after(1.5), why="I need a moment")
    assert the(Paused, outcome) == Paused("ana", 1, "I need a moment")
    assert "moment" not in repr(outcome.happenings)
    circle, happenings = until(outcome.circle, after(10), since=after(2))
    assert not happenings
    assert open_now(circle).state is MeetingState.PAUSED
    with pytest.raises(AlreadyPaused):
        keep_silence(circle, by="ben", minutes=1, now=after(11))


def test_anyone_who_is_here_may_end_a_silence_and_nobody_else_may_call_one() -> None:
    circle = opened("ana", "ben", "cal", here=("ana", "ben"))
    with pytest.raises(NotHere):
        keep_silence(circle, by="cal", minutes=1, now=after(1))
    circle = keep_silence(circle, by="ana", minutes=3, now=after(1)).circle
    circle = resume(circle, by="ben", now=after(2)).circle
    assert live_of(circle).silence_until is None


# --- the last one's minutes


def test_a_hard_end_cuts_nobody_off_who_has_not_had_their_share() -> None:
    circle = opened("ana", "ben", "cal", practice="ours", text=ROUND)
    assert still_to_come(live_of(circle)) == ("cal", "ana")
    circle, happenings = until(circle, after(6))
    assert (all_of(LastOne, happenings), all_of(TimeUp, happenings)) == ([LastOne(1)], [TimeUp(1)])
    assert at_step(circle) == "turns"

    circle = opened("ana", "ben", "cal", practice="ours", text=ROUND)
    for id, at in (("ben", 2), ("cal", 5.5)):
        circle = finish_turn(circle, by=id, now=after(at)).circle
    outcome, _ = when_due(circle, after(6))  # ana, who comes last, has had half a minute
    assert at_step(outcome.circle) == "turns"

    circle = opened("ana", "ben", "cal", practice="ours", text=ROUND)
    for id, at in (("ben", 2), ("cal", 4)):
        circle = finish_turn(circle, by=id, now=after(at)).circle
    outcome, _ = when_due(circle, after(6))
    assert the(StepBegan, outcome) == StepBegan(1, 1, None)


def test_where_the_meeting_is_heading_and_who_would_pay_for_it() -> None:
    circle = opened("ana", "ben", "cal", practice="ours", text=SEATS)
    meeting = open_now(circle)
    seats = meeting.presenters
    assert last_one(meeting, live_of(circle)) == seats[-1]
    assert not over_slot(circle, meeting, live_of(circle))
    meeting = replace(meeting, minutes=35)  # which is just enough
    circle = replace(circle, meetings=(meeting, *circle.meetings[1:]))
    assert not over_slot(circle, meeting, live_of(circle))
    circle = more_time(circle, by="ben", step=0, now=after(1)).circle
    assert over_slot(circle, open_now(circle), live_of(circle)).total_seconds() == 120


# --- a lead who says nothing


def test_a_step_that_nobody_ends_is_offered_to_the_understudy_who_may_take_it_or_not() -> None:
    circle, happenings = until(opened("ana", "ben", "cal"), after(12))  # six minutes, and as long again
    assert all_of(SilentLead, happenings) == [SilentLead(1, "ben")]
    assert open_now(circle).offer == Offer("ben", unasked=True)
    assert open_now(circle).facilitator == "ana"
    taken = take_role(circle, by="ben").circle
    assert open_now(taken).facilitator == "ben"
    declined = decline_role(circle, by="ben").circle
    assert (open_now(declined).facilitator, open_now(declined).offer) == ("ana", None)
    assert not all_of(SilentLead, until(declined, after(30), since=after(12))[1])


def test_the_offer_ends_as_soon_as_the_meeting_moves_again() -> None:
    circle, _ = until(opened("ana", "ben", "cal"), after(12))
    for moved in (
        next_step(circle, by="ana", step=0, now=after(10), anyway=True),
        more_time(circle, by="ana", step=0, now=after(10)),
    ):
        assert open_now(moved.circle).offer is None
        with pytest.raises(NotOffered):
            take_role(moved.circle, by="ben")


# --- how a presenter wants to be met


def test_a_presenter_chooses_several_and_takes_one_back_and_twice_is_once() -> None:
    circle = opened("ana", "ben", "cal", practice="ours", text=SEATS)
    first = open_now(circle).presenters[0]
    for wish in (Wish.QUESTIONS, Wish.WARMTH, Wish.WARMTH):
        circle = choose_wish(circle, by=first, wish=wish, chosen=True).circle
    assert [each.wishes for each in live_of(circle).wishes] == [(Wish.WARMTH, Wish.QUESTIONS)]
    circle = next_step(circle, by="ana", step=0, now=after(1), anyway=True).circle
    assert len(live_of(circle).wishes) == 1  # they last beyond the step
    circle = choose_wish(circle, by=first, wish=Wish.WARMTH, chosen=False).circle
    circle = choose_wish(circle, by=first, wish=Wish.QUESTIONS, chosen=False).circle
    assert live_of(circle).wishes == ()
    with pytest.raises(NotPresenter):
        choose_wish(opened("ana", "ben"), by="ana", wish=Wish.IDEAS, chosen=True)
    assert at_step(stop_presenting(circle, by=first, now=after(2)).circle) == "share"


def test_whoever_had_the_seat_last_time_opens_with_what_they_tried() -> None:
    circle = opened("ana", "ben", "cal", practice="ours", text=SEATS)
    for _ in range(7):
        circle = next_step(circle, by="ana", step=None, now=after(1), anyway=True).circle
    first, second = meeting_of(circle, 1), meeting_of(circle, 2)
    assert last_presenters(circle, second) == first.presenters != ()
    assert last_presenters(circle, first) == ()


# --- small tasks


TASKS = a_practice("turns round n").replace(
    'source = "ours"', 'roles = ["guardian"]\nsource = "ours"\nvolunteers = [{ en = "Bring a song" }]'
)


def test_a_small_task_is_taken_and_released_by_one_tap_and_is_one_persons() -> None:
    circle = gathering(opened_later(), "ana", "ben")
    assert tasks_of(circle, meeting_of(circle)) == ("guardian", "1")
    circle = take_task(circle, by="ben", name="guardian").circle
    assert take_task(circle, by="ben", name="guardian").circle == circle
    assert roles_held(meeting_of(circle), "ben") == ("guardian",)
    with pytest.raises(TaskHeld):
        take_task(circle, by="ana", name="guardian")
    with pytest.raises(NoSuchTask):
        take_task(circle, by="ana", name="2")
    assert release_task(circle, by="ana", name="guardian").circle == circle
    assert meeting_of(release_task(circle, by="ben", name="guardian").circle).tasks == ()
    assert meeting_of(say_coming(circle, by="ben", number=1, coming=False).circle).tasks == ()


def opened_later() -> Circle:
    circle = import_practice(a_season("ana", "ben", "cal"), by="ana", text=TASKS).circle
    return use_practice(circle, by="ana", number=1, practice="ours").circle


# --- a release that knows a step no longer


def test_a_step_that_its_file_no_longer_has_goes_on_as_a_conversation_and_the_meeting_ends() -> None:
    circle = opened("ana", "ben", practice="ours", text=a_practice("turns round 2n", "talk open 5"))
    renamed = replace(circle.practices[0], text=a_practice("otherwise round 2n"))
    circle = replace(circle, practices=(renamed,))
    circle = next_step(circle, by="ana", step=0, now=after(1), anyway=True).circle
    assert step_at(circle, open_now(circle), 1).mode is Mode.OPEN
    circle = next_step(circle, by="ana", step=1, now=after(2), anyway=True).circle
    assert meeting_of(circle).state is MeetingState.CLOSED


def test_a_practice_that_a_release_no_longer_ships_is_held_as_a_conversation() -> None:
    circle = opened("ana", "ben")
    meeting = replace(open_now(circle), practice="no-longer")
    circle = replace(circle, meetings=(meeting, *circle.meetings[1:]))
    assert step_at(circle, open_now(circle), 0).title.en == "Check-in"
    circle = arrive(circle, by="ben", number=1, now=after(1)).circle
    assert next_step(circle, by="ana", step=0, now=after(1), anyway=True).circle != circle
