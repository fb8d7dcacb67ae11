"""A meeting: gathering, opening, steps and their time, pauses, the facilitator's role, closing."""

import pytest
from msgspec.structs import replace

from bot.happenings.meeting import (
    Arrived,
    HandedOver,
    MeetingClosed,
    MeetingOpened,
    PresenterStopped,
    RoleOffered,
    RoleStillOffered,
    SteppedOut,
)
from bot.happenings.steps import Paused, Resumed, StepBegan, StillPaused, TimeExtended, TimeUp
from bot.moves.attending import say_coming
from bot.moves.facilitating import decline_role, hand_over, take_role
from bot.moves.leaving import step_out, stop_presenting
from bot.moves.meeting import (
    arrive,
    close_meeting,
    come_back_later,
    come_later,
    finish_turn,
    more_time,
    next_step,
    open_meeting,
    pass_turn,
)
from bot.moves.membership import leave
from bot.moves.own_practices import import_practice, use_practice
from bot.moves.pausing import pause, resume
from bot.moves.season import cancel_meeting, end_circle, rest
from bot.moves.seats import take_seat
from bot.nouns.circle import Circle
from bot.nouns.meeting import MeetingState, Offer, TurnState
from bot.refusals.circle import NoSuchPractice, NotFacilitator, NotHere, NotOffered, NotPresenter
from bot.refusals.meeting import (
    AlreadyFacilitator,
    AlreadyMoved,
    AlreadyOpen,
    AlreadyPaused,
    EveryonesStep,
    MeetingOver,
    MeetingRunning,
    NobodyToHandTo,
    NoMeeting,
    NotEnoughHere,
    NotOpen,
    NotPaused,
    TooEarly,
    TurnsToCome,
)
from bot.refusals.season import Ended, Resting
from bot.refusals.typed import FileProblems
from bot.rules import rounds
from bot.rules.groups import without as groups_without
from bot.rules.roster import running
from bot.rules.steps import step_ends_at, step_seconds_left
from tests.notation import notation
from tests.people import (
    START,
    a_circle,
    a_practice,
    a_season,
    after,
    at_step,
    facilitators,
    gathering,
    meeting_of,
    open_now,
    opened,
    round_of,
    the,
    until,
)

CLINIC = "case-clinic-light"


def groups_of(circle: Circle) -> tuple[tuple[str, ...], ...]:
    live = open_now(circle).live
    assert live is not None
    return live.groups


def seconds_left(circle: Circle, at: float) -> int:
    live = open_now(circle).live
    assert live is not None
    return step_seconds_left(live, after(at))


def presenter_now(circle: Circle) -> str | None:
    live = open_now(circle).live
    assert live is not None
    return live.steps[live.at].presenter


# --- arriving and opening ----------------------------------------------------------------------


def test_people_say_that_they_are_here_and_the_facilitator_opens() -> None:
    circle = gathering(a_season("ana", "ben", "cal"), "ben", "cal")
    outcome = open_meeting(circle, by="ana", number=1, now=START)

    assert outcome.happenings == (MeetingOpened(1, "ana"), StepBegan(1, 0, "ana"))
    assert open_now(outcome.circle).here == ("ben", "cal", "ana")


def test_only_the_facilitator_opens() -> None:
    circle = gathering(a_season("ana", "ben", "cal"), "ana", "ben", "cal")
    with pytest.raises(NotFacilitator) as refused:
        open_meeting(circle, by="ben", number=1, now=START)

    assert refused.value.facilitator == "ana"


def test_a_meeting_opens_at_most_an_hour_before_its_time() -> None:
    circle = a_season("ana", "ben", "cal")
    with pytest.raises(TooEarly) as refused:
        arrive(circle, by="ben", number=1, now=after(-61))
    assert refused.value.opens_at == after(-60)
    with pytest.raises(TooEarly):
        open_meeting(circle, by="ana", number=1, now=after(-61))

    circle = arrive(circle, by="ben", number=1, now=after(-60)).circle
    assert at_step(open_meeting(circle, by="ana", number=1, now=after(-60)).circle) == "check-in"


def test_more_than_half_make_a_quorum_and_two_may_go_on_all_the_same() -> None:
    circle = gathering(a_season("ana", "ben", "cal", "dee"), "ana", "ben")
    with pytest.raises(NotEnoughHere) as refused:
        open_meeting(circle, by="ana", number=1, now=START)

    assert (refused.value.here, refused.value.quorum) == (("ana", "ben"), 3)
    assert at_step(open_meeting(circle, by="ana", number=1, now=START, anyway=True).circle) == "check-in"


def test_nobody_meets_alone() -> None:
    circle = gathering(a_season("ana", "ben"), "ana")
    with pytest.raises(NotEnoughHere):
        open_meeting(circle, by="ana", number=1, now=START, anyway=True)


def test_a_circle_may_want_another_quorum() -> None:
    circle = replace(gathering(a_season("ana", "ben", "cal"), "ana", "ben"), quorum=3)
    with pytest.raises(NotEnoughHere):
        open_meeting(circle, by="ana", number=1, now=START)


def test_one_meeting_is_open_at_a_time() -> None:
    with pytest.raises(AlreadyOpen):
        open_meeting(opened("ana", "ben"), by="ana", number=2, now=START)


def test_a_meeting_that_is_over_is_not_opened_again() -> None:
    circle = close_meeting(opened("ana", "ben"), by="ana", now=after(1)).circle
    with pytest.raises(MeetingOver):
        open_meeting(circle, by="ana", number=1, now=after(2))
    with pytest.raises(MeetingOver):
        arrive(circle, by="ana", number=1, now=after(2))


def test_a_meeting_whose_time_went_by_can_still_be_opened() -> None:
    circle, _ = until(a_season("ana", "ben"), after(60))
    assert meeting_of(circle).state is MeetingState.LAPSED
    circle = arrive(circle, by="ben", number=1, now=after(75)).circle
    circle = open_meeting(circle, by="ana", number=1, now=after(75)).circle

    assert seconds_left(circle, 76) == 3 * 60
    still_open, _ = until(circle, after(75 + 60 + 59))
    assert at_step(still_open) == "check-in"


def test_where_nothing_is_planned_there_is_nothing_to_open() -> None:
    with pytest.raises(NoMeeting):
        open_meeting(a_circle("ana", "ben"), by="ana", number=None, now=START)
    with pytest.raises(NoMeeting):
        arrive(a_circle("ana", "ben"), by="ana", number=None, now=START)
    with pytest.raises(NotOpen):
        next_step(a_season("ana", "ben"), by="ana", step=None, now=START, anyway=True)


def test_a_circle_that_rests_or_has_ended_does_not_meet() -> None:
    circle = gathering(a_season("ana", "ben"), "ben")
    with pytest.raises(Resting):
        open_meeting(rest(circle, by="ben").circle, by="ana", number=1, now=START)
    with pytest.raises(Ended):
        arrive(end_circle(circle, by="ben").circle, by="ana", number=1, now=START)


def test_being_here_twice_changes_nothing() -> None:
    circle = gathering(a_season("ana", "ben"), "ben")

    again = arrive(circle, by="ben", number=1, now=START)

    assert again.circle == circle
    assert the(Arrived, again).already


def test_whoever_said_that_they_cannot_come_and_comes_is_here_and_no_more_absent() -> None:
    circle = say_coming(a_season("ana", "ben"), by="ben", number=1, coming=False).circle
    circle = arrive(circle, by="ben", number=1, now=START).circle
    assert (meeting_of(circle).here, meeting_of(circle).not_coming) == (("ben",), ())

    circle = say_coming(circle, by="ben", number=1, coming=False).circle
    assert (meeting_of(circle).here, meeting_of(circle).not_coming) == ((), ("ben",))


# --- steps and their time ----------------------------------------------------------------------


@pytest.mark.parametrize(("here", "seconds"), [(2, 240), (3, 360), (5, 600)])
def test_a_round_lasts_as_long_as_there_are_people_who_came(here: int, seconds: int) -> None:
    names = ("ana", "ben", "cal", "dee", "eve")
    circle = opened(*names, here=names[:here])

    assert seconds_left(circle, 0) == seconds


def test_the_steps_follow_one_another_to_the_end() -> None:
    circle, seen = opened("ana", "ben"), []
    for index in range(4):
        seen.append(at_step(circle))
        outcome = next_step(circle, by="ana", step=index, now=after(index), anyway=True)
        circle = outcome.circle

    assert seen == ["check-in", "choose", "conversation", "check-out"]
    assert outcome.happenings == (MeetingClosed(1, "ana", season_over=False),)
    assert meeting_of(circle).closed_at == after(3)


def test_going_on_while_turns_are_to_come_is_asked_about_once() -> None:
    circle = opened("ana", "ben", "cal", practice="ours", text=a_practice("round round 6", "more open 5"))
    circle = come_later(circle, by="cal", now=after(1)).circle

    with pytest.raises(TurnsToCome) as asked:
        next_step(circle, by="ana", step=0, now=after(1))

    assert asked.value.to_come == ("ben", "cal")  # in the order in which they would speak; not the one who asks
    assert at_step(next_step(circle, by="ana", step=0, now=after(1), anyway=True).circle) == "more"


def test_nobody_is_asked_twice_once_the_time_is_up_or_when_the_last_turn_is_ones_own() -> None:
    circle = opened("ana", "ben", practice="ours", text=a_practice("round round 6", "more open 5"))
    assert at_step(next_step(circle, by="ana", step=0, now=after(6)).circle) == "more"

    alone = pass_turn(circle, by="ben", now=after(1)).circle
    assert at_step(next_step(alone, by="ana", step=0, now=after(1)).circle) == "more"


def test_only_the_facilitator_moves_the_meeting_on() -> None:
    with pytest.raises(NotFacilitator):
        next_step(opened("ana", "ben"), by="ben", step=0, now=after(1), anyway=True)
    with pytest.raises(NotFacilitator):
        close_meeting(opened("ana", "ben"), by="ben", now=after(1))


def test_a_soft_end_asks_and_a_hard_end_moves_on() -> None:
    text = a_practice("talk open 5", "quiet silent 2 on_time=hard", "more open 5")
    circle = opened("ana", "ben", practice="ours", text=text)
    circle, happenings = until(circle, after(10))
    assert (at_step(circle), the(TimeUp, happenings)) == ("talk", TimeUp(1))

    circle = next_step(circle, by="ana", step=0, now=after(10), anyway=True).circle
    circle, happenings = until(circle, after(12))
    assert (at_step(circle), the(StepBegan, happenings)) == ("more", StepBegan(1, 2, None))


def test_a_hard_end_of_the_last_step_closes_the_meeting() -> None:
    circle = opened("ana", "ben", practice="ours", text=a_practice("quiet silent 2 on_time=hard"))
    circle, happenings = until(circle, after(2))

    assert the(MeetingClosed, happenings) == MeetingClosed(1, None, season_over=False)


def test_two_more_minutes_count_from_the_end_or_from_now_if_that_is_later() -> None:
    circle = opened("ana", "ben")  # four minutes of check-in
    sooner = more_time(circle, by="ben", step=0, now=after(1))
    later = more_time(circle, by="ben", step=0, now=after(9))

    assert the(TimeExtended, sooner) == TimeExtended("ben", 1, 120)
    assert seconds_left(sooner.circle, 1) == (3 + 2) * 60
    assert seconds_left(later.circle, 9) == 2 * 60
    with pytest.raises(AlreadyMoved):
        more_time(circle, by="ben", step=3, now=after(1))


def test_two_more_minutes_are_two_more_minutes_while_it_is_paused_too() -> None:
    circle = pause(opened("ana", "ben"), by="ben", now=after(9)).circle
    circle = more_time(circle, by="ana", step=0, now=after(20)).circle
    circle = resume(circle, by="ana", now=after(30)).circle

    assert seconds_left(circle, 30) == 2 * 60


# --- pausing -----------------------------------------------------------------------------------


def test_paused_time_is_not_spent() -> None:
    circle = opened("ana", "ben")
    paused = pause(circle, by="ben", now=after(1.5))
    assert the(Paused, paused) == Paused("ben", 1)
    assert seconds_left(paused.circle, 100) == 150

    resumed = resume(paused.circle, by="ana", now=after(41.5))
    assert the(Resumed, resumed) == Resumed("ana")
    assert seconds_left(resumed.circle, 42.5) == 90


def test_while_it_is_paused_no_time_runs_out() -> None:
    circle = pause(opened("ana", "ben"), by="ben", now=after(1)).circle
    live = open_now(circle).live
    assert live is not None
    _, happenings = until(circle, after(60))

    assert step_ends_at(live) is None
    assert happenings == []


def test_one_pauses_once_and_resumes_once_and_must_be_here_for_it() -> None:
    circle = opened("ana", "ben", "cal", here=("ana", "ben"))
    paused = pause(circle, by="ben", now=after(1)).circle
    with pytest.raises(AlreadyPaused):
        pause(paused, by="ana", now=after(1))
    with pytest.raises(NotPaused):
        resume(circle, by="ana", now=after(1))
    for move in (pause, resume):
        with pytest.raises(NotHere):
            move(circle, by="cal", now=after(1))
    with pytest.raises(NotHere):
        more_time(circle, by="cal", step=None, now=after(1))


def test_the_facilitator_may_move_on_from_a_pause() -> None:
    circle = pause(opened("ana", "ben"), by="ben", now=after(1)).circle
    circle = next_step(circle, by="ana", step=0, now=after(2), anyway=True).circle

    assert (open_now(circle).state, seconds_left(circle, 2)) == (MeetingState.OPEN, 180)


def test_the_notation_tells_a_pause() -> None:
    circle = opened("ana", "ben")

    assert notation(circle, after(5)) == "check-in -1:00  [ben] ana*"
    assert notation(pause(circle, by="ben", now=after(1)).circle, after(9)) == "check-in ⏸3:00  [ben] ana*"


# --- groups ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mode", "people", "sizes"), [("pairs", 4, [2, 2]), ("pairs", 5, [2, 3]), ("threes", 5, [2, 3]), ("fours", 5, [5])]
)
def test_nobody_is_left_alone_when_groups_are_drawn(mode: str, people: int, sizes: list[int]) -> None:
    names = ("ana", "ben", "cal", "dee", "eve")[:people]
    circle = opened(*names, practice="ours", text=a_practice(f"talk {mode} 10"))

    assert sorted(map(len, groups_of(circle))) == sizes
    assert sorted(name for group in groups_of(circle) for name in group) == sorted(names)


def test_nobody_is_left_alone_when_somebody_leaves_their_pair() -> None:
    names = ("ana", "ben", "cal", "dee")
    circle = opened(*names, practice="ours", text=a_practice("talk pairs 10"))
    circle = step_out(circle, by="dee", now=after(1)).circle

    assert [sorted(group) for group in groups_of(circle)] == [["ana", "ben", "cal"]]
    assert groups_without((("ana", "ben"),), "ben") == (("ana",),)
    assert groups_without((("ana",),), "ana") == ()


# --- presenting --------------------------------------------------------------------------------


def test_the_presenters_seat_goes_to_who_took_it_then_to_who_had_it_least_the_facilitator_last() -> None:
    circle = use_practice(a_season("ana", "ben", "cal"), by="ana", number=1, practice=CLINIC).circle
    chosen = open_meeting(gathering(circle, "ana", "ben", "cal"), by="ana", number=1, now=START).circle
    asked = take_seat(circle, by="cal", number=1).circle
    taken = open_meeting(gathering(asked, "ana", "ben", "cal"), by="ana", number=1, now=START).circle

    assert open_now(chosen).presenters == ("ben",)
    assert open_now(taken).presenters == ("cal",)
    absent = open_meeting(gathering(asked, "ana", "ben"), by="ana", number=1, now=START, anyway=True).circle
    assert open_now(absent).presenters == ("ben",)


def test_only_the_presenter_stops_and_where_the_whole_meeting_was_theirs_all_close_it_together() -> None:
    circle = opened("ana", "ben", "cal", practice=CLINIC)
    with pytest.raises(NotPresenter) as refused:
        stop_presenting(circle, by="cal", now=after(1))
    assert refused.value.presenter == "ben"

    outcome = stop_presenting(circle, by="ben", now=after(1))
    assert the(PresenterStopped, outcome) == PresenterStopped("ben", 1)
    assert at_step(outcome.circle) == "closing"


def test_a_second_stop_ends_nothing_for_the_others_and_a_card_of_an_earlier_step_stops_no_later_one() -> None:
    circle = opened("ana", "ben", "cal", practice=CLINIC)
    circle = stop_presenting(circle, by="ben", now=after(1), step=0).circle
    with pytest.raises(AlreadyMoved):
        stop_presenting(circle, by="ben", now=after(1), step=0)

    with pytest.raises(EveryonesStep):
        stop_presenting(circle, by="ben", now=after(1))


def test_nobody_stops_a_round_of_everyone_for_the_others() -> None:
    text = a_practice("in round n", "tell presenter 5", "out round n", presenters="one")
    circle = opened("ana", "ben", "cal", practice="ours", text=text)
    with pytest.raises(EveryonesStep):
        stop_presenting(circle, by="ben", now=after(1))

    circle = next_step(circle, by="ana", step=0, now=after(1), anyway=True).circle
    circle = stop_presenting(circle, by="ben", now=after(2)).circle
    assert at_step(circle) == "out"
    with pytest.raises(EveryonesStep):
        stop_presenting(circle, by="ben", now=after(2))


def test_where_the_rest_of_the_meeting_is_the_presenters_alone_it_ends_as_they_stop() -> None:
    circle = opened("ana", "ben", practice="ours", text=a_practice("tell presenter 5", presenters="one"))

    assert running(stop_presenting(circle, by="ben", now=after(1)).circle) is None


DRAFTS = a_practice("start open 2", "draft: read silent 5", "draft: ask presenter 5", "end open 2", presenters="half")


def test_when_a_presenter_stops_the_next_one_has_the_seat() -> None:
    circle = opened("ana", "ben", "cal", practice="ours", text=DRAFTS)  # half of three, rounded up, are two
    circle = next_step(circle, by="ana", step=0, now=after(1), anyway=True).circle
    assert (presenter_now(circle), open_now(circle).presenters) == ("ben", ("ben", "cal"))
    circle = stop_presenting(circle, by="ben", now=after(2)).circle
    assert (presenter_now(circle), at_step(circle)) == ("cal", "read")
    circle = stop_presenting(circle, by="cal", now=after(3)).circle

    assert (presenter_now(circle), at_step(circle)) == (None, "end")


def test_the_steps_of_a_presenter_who_leaves_fall_away() -> None:
    circle = opened("ana", "ben", "cal", practice="ours", text=DRAFTS)
    circle = next_step(circle, by="ana", step=0, now=after(1), anyway=True).circle
    now_theirs = step_out(circle, by="ben", now=after(2)).circle
    later_theirs = step_out(circle, by="cal", now=after(2)).circle

    assert (presenter_now(now_theirs), at_step(now_theirs)) == ("cal", "read")
    assert (presenter_now(later_theirs), at_step(later_theirs)) == ("ben", "read")
    for step in (1, 2):
        later_theirs = next_step(later_theirs, by="ana", step=step, now=after(3), anyway=True).circle
    assert at_step(later_theirs) == "end"


def test_a_presenter_who_did_not_get_the_seat_keeps_the_claim_to_it() -> None:
    circle = opened("ana", "ben", "cal", practice="ours", text=DRAFTS)
    circle = next_step(circle, by="ana", step=0, now=after(1), anyway=True).circle
    circle = close_meeting(circle, by="ana", now=after(2)).circle
    assert meeting_of(circle).presenters == ("ben",)

    circle = use_practice(circle, by="ana", number=2, practice="ours").circle
    circle = gathering(circle, "ana", "ben", "cal", number=2)
    circle = open_meeting(circle, by="ben", number=2, now=after(7 * 1440)).circle
    assert set(open_now(circle).presenters) == {"cal", "ana"}


# --- the facilitator's role --------------------------------------------------------------------


def test_the_role_is_held_out_to_the_same_person_once() -> None:
    offered = hand_over(opened("ana", "ben", "cal"), by="ana", to="cal").circle

    again = hand_over(offered, by="ana", to="cal")

    assert (again.circle, again.happenings) == (offered, (RoleStillOffered(1, "cal"),))
    assert the(RoleOffered, hand_over(offered, by="ana", to="ben")).to == "ben"


def test_a_meeting_whose_time_went_by_is_held_by_whoever_opens_it() -> None:
    circle, _ = until(a_season("ana", "ben", "cal"), after(70))
    for name in ("ben", "cal"):
        circle = arrive(circle, by=name, number=1, now=after(71)).circle
    assert meeting_of(circle).state is MeetingState.LAPSED

    outcome = open_meeting(circle, by="ben", number=1, now=after(72))

    assert (meeting_of(outcome.circle).facilitator, meeting_of(outcome.circle).state) == ("ben", MeetingState.OPEN)


def test_the_role_is_held_out_and_moves_when_it_is_taken() -> None:
    circle = opened("ana", "ben", "cal")
    offered = hand_over(circle, by="ana", to="cal")
    assert the(RoleOffered, offered) == RoleOffered(1, "ana", "cal")
    assert open_now(offered.circle).facilitator == "ana"
    assert at_step(next_step(offered.circle, by="ana", step=0, now=after(1), anyway=True).circle) == "choose"

    taken = take_role(offered.circle, by="cal")
    assert the(HandedOver, taken) == HandedOver(1, "ana", "cal")
    assert (open_now(taken.circle).facilitator, open_now(taken.circle).offer) == ("cal", None)


def test_the_cue_sheet_moves_with_the_step_and_its_seconds() -> None:
    circle = opened("ana", "ben", "cal")
    before = open_now(circle).live
    circle = take_role(hand_over(circle, by="ana", to="cal").circle, by="cal").circle

    assert open_now(circle).live == before


def test_only_what_was_held_out_can_be_taken() -> None:
    circle = opened("ana", "ben", "cal")
    with pytest.raises(NotOffered):
        take_role(circle, by="ben")
    with pytest.raises(NotOffered):
        take_role(hand_over(circle, by="ana", to="cal").circle, by="ben")
    with pytest.raises(AlreadyFacilitator):
        take_role(circle, by="ana")


def test_without_a_name_the_role_is_held_out_to_the_understudy() -> None:
    assert the(RoleOffered, hand_over(opened("ana", "ben", "cal"), by="ana", to=None)).to == "ben"


def test_in_a_meeting_the_role_is_held_out_to_somebody_who_is_here() -> None:
    circle = opened("ana", "ben", "cal", here=("ana", "cal"))
    assert the(RoleOffered, hand_over(circle, by="ana", to=None)).to == "cal"
    for nobody in ("ben", "ana", "zoe"):
        with pytest.raises(NobodyToHandTo):
            hand_over(circle, by="ana", to=nobody)
    with pytest.raises(NotFacilitator):
        hand_over(circle, by="cal", to="ana")


def test_the_role_may_be_declined_and_stays_where_it_is() -> None:
    circle = hand_over(opened("ana", "ben", "cal"), by="ana", to="cal").circle
    circle = decline_role(circle, by="cal").circle

    assert (open_now(circle).facilitator, open_now(circle).offer) == ("ana", None)
    with pytest.raises(NotOffered):
        decline_role(circle, by="cal")


def test_a_role_handed_over_a_week_before_counts_nobody_as_here() -> None:
    circle = hand_over(a_season("ana", "ben", "cal"), by="ana", to="cal", number=1).circle
    circle = take_role(circle, by="cal", number=1).circle

    assert meeting_of(circle).here == ()
    assert facilitators(circle) == ["cal", "ben", "ana", "cal"]


def test_who_takes_a_role_is_coming_whatever_they_had_said() -> None:
    circle = say_coming(a_season("ana", "ben", "cal"), by="cal", number=1, coming=False).circle
    circle = hand_over(circle, by="ana", to="cal", number=1).circle
    circle = take_role(circle, by="cal", number=1).circle

    assert (meeting_of(circle).facilitator, meeting_of(circle).not_coming) == ("cal", ())


def test_when_the_facilitator_steps_out_the_role_is_held_out_to_the_understudy() -> None:
    outcome = step_out(opened("ana", "ben", "cal"), by="ana", now=after(1))

    assert the(SteppedOut, outcome).was_facilitator
    assert the(RoleOffered, outcome) == RoleOffered(1, None, "ben")
    assert open_now(outcome.circle).facilitator is None


def test_while_nobody_facilitates_whoever_is_here_may_lead_on_or_take_the_role() -> None:
    circle = step_out(opened("ana", "ben", "cal"), by="ana", now=after(1)).circle

    assert at_step(next_step(circle, by="cal", step=0, now=after(2), anyway=True).circle) == "choose"
    assert open_now(take_role(circle, by="cal").circle).facilitator == "cal"
    assert meeting_of(close_meeting(circle, by="cal", now=after(2)).circle).state is MeetingState.CLOSED
    with pytest.raises(NotFacilitator):
        next_step(circle, by="ana", step=0, now=after(2), anyway=True)  # who has stepped out does not


def test_a_role_that_nobody_has_is_held_out_to_anyone_once_it_is_declined_or_its_understudy_leaves() -> None:
    circle = step_out(opened("ana", "ben", "cal", "dee"), by="ana", now=after(1)).circle
    declined = decline_role(circle, by="ben").circle
    left = step_out(circle, by="ben", now=after(2))

    assert open_now(declined).offer == open_now(left.circle).offer == Offer(None)
    assert the(RoleOffered, left) == RoleOffered(1, None, None)


def test_a_role_is_not_held_out_any_more_to_somebody_who_left() -> None:
    circle = hand_over(opened("ana", "ben", "cal"), by="ana", to="cal").circle
    assert open_now(leave(circle, by="cal", now=after(1)).circle).offer is None

    planned = hand_over(a_season("ana", "ben", "cal"), by="ana", to="cal", number=1).circle
    assert meeting_of(leave(planned, by="cal", now=after(1)).circle).offer is None


def test_in_a_circle_that_has_ended_there_is_no_role_to_take() -> None:
    circle = end_circle(a_season("ana", "ben"), by="ana").circle
    with pytest.raises(Ended):
        hand_over(circle, by="ana", to="ben", number=1)


def test_a_meeting_that_is_cancelled_has_no_role() -> None:
    circle = cancel_meeting(a_season("ana", "ben"), by="ana", number=1, now=START).circle
    with pytest.raises(NoMeeting):
        take_role(circle, by="ben", number=1)


# --- closing -----------------------------------------------------------------------------------


def test_the_meeting_closes_when_the_last_one_steps_out() -> None:
    circle = step_out(opened("ana", "ben"), by="ben", now=after(1)).circle
    outcome = step_out(circle, by="ana", now=after(2))

    assert the(MeetingClosed, outcome).by == "ana"
    assert meeting_of(outcome.circle).facilitator == "ana"  # and the rota remembers it


def test_a_meeting_that_nobody_closes_closes_by_itself_an_hour_after_its_time() -> None:
    circle, _ = until(opened("ana", "ben"), after(119))
    assert at_step(circle) == "check-in"
    circle, happenings = until(circle, after(120))

    assert the(MeetingClosed, happenings) == MeetingClosed(1, None, season_over=False)


def test_whoever_leads_a_paused_meeting_is_asked_once_before_it_closes_by_itself() -> None:
    circle = pause(opened("ana", "ben"), by="ben", now=after(5)).circle
    circle, before = until(circle, after(89), since=after(5))
    assert StillPaused(1) not in before
    circle, asked = until(circle, after(119), since=after(89))
    assert asked == [StillPaused(1)]
    assert meeting_of(circle).state is MeetingState.PAUSED
    assert meeting_of(until(circle, after(120), since=after(119))[0]).state is MeetingState.CLOSED


def test_a_meeting_that_goes_on_past_its_slot_is_not_closed_in_the_middle_of_a_step() -> None:
    circle = opened("ana", "ben")
    circle = next_step(circle, by="ana", step=0, now=after(115), anyway=True).circle
    circle = next_step(circle, by="ana", step=1, now=after(116), anyway=True).circle  # thirty minutes of conversation
    circle, _ = until(circle, after(116 + 30 + 59))
    assert at_step(circle) == "conversation"
    circle = pause(circle, by="ben", now=after(116 + 30 + 59)).circle

    assert meeting_of(until(circle, after(116 + 30 + 60))[0]).state is MeetingState.CLOSED


def test_the_last_meeting_of_a_season_says_so() -> None:
    circle = a_season("ana", "ben", agreed=1)
    circle = open_meeting(gathering(circle, "ana", "ben"), by="ana", number=1, now=START).circle

    assert the(MeetingClosed, close_meeting(circle, by="ana", now=after(1))).season_over


def test_a_whole_meeting_goes_by_with_nobody_pressing_more_than_done() -> None:
    circle = opened("ana", "ben", "cal")
    for name in ("ben", "cal", "ana"):
        circle = finish_turn(circle, by=name, now=after(1)).circle

    assert notation(circle, after(1)) == "choose 3:00  ana* ben cal"


# --- practices of one's own --------------------------------------------------------------------


def test_a_circle_takes_in_a_practice_and_meets_by_it() -> None:
    circle = opened("ana", "ben", practice="ours", text=a_practice("talk open 5"))

    assert at_step(circle) == "talk"


def test_a_file_with_problems_is_not_taken_in() -> None:
    with pytest.raises(FileProblems) as refused:
        import_practice(a_circle("ana"), by="ana", text='practice = "ours"\n')

    assert len(refused.value.problems) > 1


def test_a_practice_is_not_changed_under_a_meeting_that_runs_by_it() -> None:
    circle = opened("ana", "ben", practice="ours", text=a_practice("talk open 5"))
    with pytest.raises(MeetingRunning):
        import_practice(circle, by="ben", text=a_practice("other open 5"))

    circle = import_practice(circle, by="ben", text=a_practice("other open 5", id="theirs")).circle
    assert [own.id for own in circle.practices] == ["ours", "theirs"]


def test_an_open_meeting_keeps_its_practice() -> None:
    with pytest.raises(MeetingOver):
        use_practice(opened("ana", "ben"), by="ana", number=1, practice=CLINIC)
    with pytest.raises(NoSuchPractice):
        use_practice(a_season("ana", "ben"), by="ana", number=1, practice="nothing")
    with pytest.raises(NoMeeting):
        use_practice(a_circle("ana", "ben"), by="ana", number=None, practice=CLINIC)


def test_the_facilitator_comes_back_later_to_one_who_is_silent() -> None:
    circle = opened("ana", "ben", "cal")
    first = rounds.speaker(round_of(circle))
    later = come_back_later(circle, by="ana", whom=first, now=after(1)).circle
    assert rounds.speaker(round_of(later)) != first
    assert {turn.state for turn in round_of(later).turns if turn.member == first} == {TurnState.LATER}

    with pytest.raises(AlreadyMoved):  # a second click meant the same person
        come_back_later(later, by="ana", whom=first, now=after(1))
    with pytest.raises(NotFacilitator):
        come_back_later(later, by="ben", whom=None, now=after(1))
