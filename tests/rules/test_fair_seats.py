"""Who is proposed next, being in line for the presenter's seat, and who gets it when it becomes free."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.happenings.season import SeatBid, SeatGiven, SeatPassed, SeatTaken
from bot.moves.attending import say_coming
from bot.moves.meeting import finish_turn, next_step, open_meeting, pass_turn
from bot.moves.membership import leave, step_back
from bot.moves.own_practices import import_practice, use_practice
from bot.moves.season import begin_again, plan
from bot.moves.seats import give_seat, take_seat
from bot.moves.stepping import with_meeting
from bot.nouns.circle import Circle
from bot.nouns.meeting import MeetingState
from bot.refusals.season import NoSeatToGive
from bot.rules.fair_seats import facilitated, had_the_seat, next_for_the_seat, next_to_facilitate, went_last
from bot.rules.rota import assigned, presenters
from tests.people import (
    A_WEEK_BEFORE,
    START,
    WEEKLY,
    a_practice,
    a_season,
    after,
    all_of,
    gathering,
    meeting_of,
    opened,
    the,
)
from tests.rules.test_spoken_time import ROUND

NAMES = ("ana", "ben", "cal", "dee", "eve")
DRAFTS = "theory-of-practice"  # half of them present at meeting 3


def drafts(*names: str) -> Circle:
    return a_season(*(names or ("ana", "ben", "cal")), season=DRAFTS)


def full(*names: str) -> Circle:
    """Ana and Ben have the two seats."""
    circle = take_seat(drafts(*names), by="ana", number=3).circle
    return take_seat(circle, by="ben", number=3).circle


def held_with(circle: Circle, number: int, *seats: str) -> Circle:
    """As if that meeting had been held, and these had had the seat."""
    over = replace(meeting_of(circle, number), state=MeetingState.CLOSED, presenters=seats)
    return assigned(replace(circle, meetings=tuple(over if m.number == number else m for m in circle.meetings)))


def test_a_new_season_remembers_who_had_the_seat_in_the_last_one() -> None:
    circle = held_with(held_with(drafts("ana", "ben", "cal", "dee"), 3, "cal", "ana"), 4, "ben")
    again = plan(
        begin_again(circle, by="ana", season=DRAFTS, now=START, anyway=True).circle,
        by="ana",
        rhythm=WEEKLY,
        now=A_WEEK_BEFORE,
    ).circle

    assert again.seated == ("cal", "ana", "ben")
    (_, proposed) = next_for_the_seat(again) or (None, ())
    assert proposed == ("dee", "cal")  # who never had it, then who had it longest ago
    assert leave(again, by="cal", now=START).circle.seated == ("ana", "ben")


def test_where_the_seats_are_taken_one_is_in_line_and_asking_again_changes_nothing() -> None:
    outcome = take_seat(full(), by="cal", number=3)
    assert the(SeatBid, outcome) == SeatBid("cal", 3)
    assert meeting_of(outcome.circle, 3).bids == ("cal",)
    again = take_seat(outcome.circle, by="cal", number=3)
    assert again.circle == outcome.circle
    assert the(SeatBid, again) == SeatBid("cal", 3)


def test_a_seat_that_is_given_back_goes_to_whoever_is_in_line() -> None:
    circle = take_seat(full(), by="cal", number=3).circle
    outcome = give_seat(circle, by="ana", number=None, now=START)
    assert outcome.happenings == (SeatGiven("ana", 3, had_it=True), SeatPassed("cal", 3))
    meeting = meeting_of(outcome.circle, 3)
    assert (meeting.presenters, meeting.bids) == (("ben", "cal"), ())


def test_a_place_in_line_can_be_given_back_and_nobody_is_told() -> None:
    circle = take_seat(full(), by="cal", number=3).circle
    outcome = give_seat(circle, by="cal", number=3, now=START)
    assert outcome.happenings == (SeatGiven("cal", 3, had_it=False),)
    assert outcome.circle == with_meeting(full(), replace(meeting_of(full(), 3), unseated=("cal",)))
    for number in (3, None):
        with pytest.raises(NoSeatToGive):
            give_seat(outcome.circle, by="cal", number=number, now=START)


def test_of_those_in_line_whoever_had_it_longest_ago_gets_it() -> None:
    circle = drafts(*NAMES)
    circle = held_with(held_with(circle, 1, "dee"), 2, "cal")
    for name in ("ana", "ben", "eve", "cal", "dee"):
        circle = take_seat(circle, by=name, number=3).circle
    assert (meeting_of(circle, 3).presenters, meeting_of(circle, 3).bids) == (("ana", "ben", "eve"), ("cal", "dee"))
    assert the(SeatPassed, give_seat(circle, by="ben", number=3, now=START)) == SeatPassed("dee", 3)


def test_a_presenter_who_cannot_come_or_leaves_or_steps_back_makes_room() -> None:
    circle = take_seat(full("ana", "ben", "cal", "dee"), by="cal", number=3).circle
    for outcome in (
        say_coming(circle, by="ana", number=3, coming=False),
        leave(circle, by="ana", now=A_WEEK_BEFORE),
        step_back(circle, by="ana", until=None, now=A_WEEK_BEFORE),
    ):
        assert the(SeatPassed, outcome) == SeatPassed("cal", 3)
        assert meeting_of(outcome.circle, 3).presenters == ("ben", "cal")


def test_whoever_cannot_come_is_in_line_no_more() -> None:
    circle = take_seat(full(), by="cal", number=3).circle
    circle = say_coming(circle, by="cal", number=3, coming=False).circle
    assert meeting_of(circle, 3).bids == ()
    assert not all_of(SeatPassed, give_seat(circle, by="ana", number=3, now=START))


def test_a_seat_that_nobody_else_wants_is_still_there_for_whoever_can_come_after_all() -> None:
    circle = say_coming(full(), by="ana", number=3, coming=False).circle
    assert meeting_of(circle, 3).presenters == ("ana", "ben")
    assert the(SeatTaken, take_seat(circle, by="cal", number=3)) == SeatTaken("cal", 3)
    assert meeting_of(take_seat(circle, by="cal", number=3).circle, 3).presenters == ("ben", "cal")
    back = take_seat(circle, by="ana", number=3).circle  # whoever would present is coming
    assert (meeting_of(back, 3).not_coming, meeting_of(back, 3).presenters) == ((), ("ana", "ben"))


def test_who_took_the_seat_comes_before_who_is_in_line_and_they_before_the_others() -> None:
    circle = held_with(take_seat(full(), by="cal", number=3).circle, 1, "cal")
    meeting = meeting_of(circle, 3)
    assert presenters(circle, meeting, 2, ("ana", "ben", "cal")) == ("ana", "ben")
    assert presenters(circle, meeting, 2, ("ben", "cal")) == ("ben", "cal")
    here = ("ana", "cal")
    assert presenters(circle, replace(meeting, presenters=()), 1, here) == ("cal",)
    assert presenters(circle, replace(meeting, presenters=(), bids=()), 1, here) == ("ana",)


def test_nobody_is_proposed_who_cannot_come() -> None:
    circle = drafts()
    ahead = next_for_the_seat(circle)
    assert ahead is not None
    meeting, first = ahead
    circle = say_coming(circle, by=first[0], number=meeting.number, coming=False).circle
    ahead = next_for_the_seat(circle)
    assert ahead is not None
    assert first[0] not in ahead[1]
    assert next_for_the_seat(a_season("ana", "ben")) is None


def test_who_facilitated_and_who_spoke_last_in_the_round_that_opened_it() -> None:
    circle = opened("ana", "ben", "cal", practice="ours", text=ROUND)
    circle = finish_turn(circle, by="ben", now=after(1)).circle
    circle = finish_turn(circle, by="cal", now=after(2)).circle
    circle = pass_turn(circle, by="ana", now=after(3)).circle  # who lets the turn go has not spoken last
    for name in ("cal", "ana", "ben"):
        circle = finish_turn(circle, by=name, now=after(4)).circle  # a later round
    circle = next_step(circle, by="ana", step=None, now=after(5), anyway=True).circle
    assert [(id, m.number) for id, m in went_last(circle)] == [("cal", 1)]
    assert [(id, m.number) for id, m in facilitated(circle)] == [("ana", 1)]
    assert next_to_facilitate(circle) == "ben"


def test_those_in_line_have_the_seat_when_the_meeting_opens_without_those_who_took_it() -> None:
    seat = a_practice("begin round n", "share presenter 5", "end open 5", presenters="one")
    circle = a_season("ana", "ben", "cal")
    circle = import_practice(circle, by="ana", text=seat).circle
    circle = use_practice(circle, by="ana", number=1, practice="ours").circle
    circle = take_seat(circle, by="ben", number=1).circle
    circle = take_seat(circle, by="ana", number=1).circle
    circle = gathering(circle, "ana", "cal")
    circle = open_meeting(circle, by="ana", number=1, now=START).circle
    assert meeting_of(circle, 1).presenters == ("ana",)


# --- laws --------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(size=st.integers(2, 5), data=st.data())
def test_every_member_is_proposed_before_anyone_twice(size: int, data: st.DataObject) -> None:
    names = NAMES[:size]
    circle = a_season(*data.draw(st.permutations(names)), agreed=2 * size)
    circle = replace(circle, meetings=tuple(replace(m, practice="hot-seat") for m in circle.meetings))
    proposed: list[str] = []
    led: list[str | None] = []
    for number in range(1, 2 * size + 1):
        ahead = next_for_the_seat(circle)
        assert ahead is not None
        proposed += ahead[1]
        led.append(next_to_facilitate(circle))
        circle = held_with(circle, number, *ahead[1])
    for times in (proposed, led):
        assert sorted(map(str, times[:size])) == sorted(map(str, times[size:])) == sorted(names)
    assert [id for id, _ in had_the_seat(circle)] == proposed[size:]


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(("take", "give", "cant", "coming")), st.sampled_from(NAMES)), max_size=25))
def test_no_seat_stands_empty_while_somebody_is_in_line_who_can_come(done: list[tuple[str, str]]) -> None:
    circle = drafts(*NAMES)
    for what, who in done:
        if what == "take":
            circle = take_seat(circle, by=who, number=3).circle
        elif what == "give" and who in (*meeting_of(circle, 3).presenters, *meeting_of(circle, 3).bids):
            circle = give_seat(circle, by=who, number=3, now=START).circle
        elif what in ("cant", "coming"):
            circle = say_coming(circle, by=who, number=3, coming=what == "coming").circle
        meeting = meeting_of(circle, 3)
        sitting = [id for id in meeting.presenters if id not in meeting.not_coming]
        assert len(meeting.presenters) <= 3
        assert not set(meeting.presenters) & set(meeting.bids)
        assert not meeting.bids or len(sitting) == 3
