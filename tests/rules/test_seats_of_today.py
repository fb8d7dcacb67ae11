"""To whom the presenter's seat falls unasked: they hear of it first, may say no, and then it is the next one's."""

from datetime import timedelta

import pytest

from bot.happenings.meeting import PresenterStopped
from bot.happenings.season import SeatFell, SeatGiven, SeatGone, SeatPassed, SeatProposed
from bot.happenings.steps import StepBegan
from bot.moves.meeting import next_step, open_meeting
from bot.moves.own_practices import import_practice, use_practice
from bot.moves.seats import give_seat, take_seat
from bot.nouns.circle import Circle
from bot.nouns.meeting import Meeting
from bot.refusals.season import NoSeatToGive
from bot.rules.fair_seats import proposed
from tests.people import (
    START,
    a_practice,
    a_season,
    after,
    all_of,
    gathering,
    meeting_of,
    open_now,
    the,
    until,
)

ONE = a_practice("turns round 2n", "share presenter 10", "about about 5", "end open 5", presenters="one")
HALF = a_practice("turns round 2n", "draft: share presenter 5", "draft: about about 5", "end open 5", presenters="half")
ALL = a_practice("draft: share presenter 5", "end open 5", presenters="all")
NONE = a_practice("turns round 2n", "end open 5", id="without")


def planned(text: str = ONE) -> Circle:
    circle = import_practice(a_season("ana", "ben", "cal", "dee"), by="ana", text=text).circle
    return use_practice(circle, by="ana", number=1, practice="ours").circle


def begun(circle: Circle) -> Circle:
    circle = gathering(circle, "ana", "ben", "cal", "dee")
    return open_meeting(circle, by="ana", number=1, now=START).circle


def seats(meeting: Meeting) -> list[str | None]:
    assert meeting.live is not None
    return [laid.presenter for laid in meeting.live.steps]


def test_a_seat_that_nobody_asked_for_would_fall_to_one_who_can_say_no_beforehand() -> None:
    circle, _ = until(planned(), START - timedelta(hours=23))
    assert proposed(circle, meeting_of(circle)) == ("ben",)
    outcome = give_seat(circle, by="ben", number=1, now=START)
    assert outcome.happenings == (SeatGiven("ben", 1, had_it=False, proposed=True), SeatProposed("cal", 1))
    assert meeting_of(begun(outcome.circle)).presenters == ("cal",)
    again = take_seat(outcome.circle, by="ben", number=1).circle  # a change of mind
    assert meeting_of(begun(again)).presenters == ("ben",)


def test_before_the_day_before_nobody_else_is_asked() -> None:
    assert not all_of(SeatProposed, give_seat(planned(), by="ben", number=1, now=START))


def test_once_it_is_open_the_seat_passes_on_before_its_part_begins() -> None:
    circle = begun(planned())
    assert (meeting_of(circle).fell_to, seats(meeting_of(circle))) == (("ben",), ["ben"] * 4)
    outcome = give_seat(circle, by="ben", number=1, now=after(1))
    assert the(SeatFell, outcome) == SeatFell("cal", 1)
    meeting = open_now(outcome.circle)
    assert (meeting.presenters, meeting.fell_to, seats(meeting)) == (("cal",), ("cal",), ["cal"] * 4)
    assert [s.seconds for s in meeting.live.steps] == [s.seconds for s in open_now(circle).live.steps]  # type: ignore[union-attr]


def test_whoever_asked_for_it_is_not_said_to_have_been_called_on() -> None:
    circle = take_seat(planned(), by="cal", number=1).circle
    circle = begun(take_seat(circle, by="dee", number=1).circle)
    assert meeting_of(circle).fell_to == ()
    assert the(SeatPassed, give_seat(circle, by="cal", number=None, now=after(1))) == SeatPassed("dee", 1)


def test_in_the_first_step_of_their_part_it_still_passes_on_and_that_step_begins_anew() -> None:
    circle = next_step(begun(planned()), by="ana", step=None, now=after(1), anyway=True).circle
    outcome = give_seat(circle, by="ben", number=1, now=after(4))
    assert outcome.happenings == (SeatGiven("ben", 1, had_it=True), SeatFell("cal", 1), StepBegan(1, 1, "ben"))
    live = open_now(outcome.circle).live
    assert live is not None
    assert (live.at, live.step_began_at, live.steps[1].presenter) == (1, after(4), "cal")


def test_in_the_middle_of_their_part_they_stop() -> None:
    asked = take_seat(planned(), by="ben", number=1).circle
    circle = next_step(begun(asked), by="ana", step=None, now=after(1), anyway=True).circle
    assert the(PresenterStopped, give_seat(circle, by="ben", number=1, now=after(2))) == PresenterStopped("ben", 1)
    with pytest.raises(NoSeatToGive):
        give_seat(circle, by="cal", number=1, now=after(2))
    unasked = next_step(begun(planned()), by="ana", step=None, now=after(1), anyway=True).circle
    unasked = next_step(unasked, by="ana", step=None, now=after(3), anyway=True).circle
    assert the(PresenterStopped, give_seat(unasked, by="ben", number=1, now=after(4))) == PresenterStopped("ben", 1)


def test_where_nobody_would_like_to_the_part_of_that_presenter_falls_away() -> None:
    circle = begun(planned(HALF))
    assert seats(open_now(circle)) == [None, "ben", "ben", "cal", "cal", None]
    for who in ("ben", "cal", "dee", "ana"):
        circle = give_seat(circle, by=who, number=1, now=after(1)).circle
    meeting = open_now(circle)
    assert (meeting.presenters, seats(meeting)) == ((), [None, None])
    assert meeting.live is not None
    assert [laid.index for laid in meeting.live.steps] == [0, 1]


def test_a_round_of_the_others_has_the_minutes_of_all_once_nobody_has_the_seat() -> None:
    circle = begun(planned(a_practice("in round n", "ask round 2(n-1)", "end open 5", presenters="one")))
    minutes_of_the_round = []
    for who in ("ben", "cal", "dee", "ana"):
        live = open_now(circle).live
        assert live is not None
        minutes_of_the_round.append(live.steps[1].seconds // 60)
        circle = give_seat(circle, by=who, number=1, now=after(1)).circle
    live = open_now(circle).live
    assert live is not None
    assert (minutes_of_the_round, live.steps[1].seconds // 60) == ([6, 6, 6, 6], 8)


def test_where_everyone_has_a_seat_nobody_is_called_on() -> None:
    circle = planned(ALL)
    assert proposed(circle, meeting_of(circle)) == ()
    assert meeting_of(begun(circle)).fell_to == ()


def test_another_practice_keeps_the_seats_that_it_has_and_says_so_of_those_that_it_has_not() -> None:
    circle = take_seat(take_seat(planned(HALF), by="cal", number=1).circle, by="dee", number=1).circle
    same = use_practice(circle, by="ana", number=1, practice="hot-seats")
    assert (meeting_of(same.circle).presenters, all_of(SeatGone, same)) == (("cal", "dee"), [])
    one = use_practice(circle, by="ana", number=1, practice="case-clinic")
    assert (meeting_of(one.circle).presenters, meeting_of(one.circle).bids) == (("cal",), ("dee",))
    assert all_of(SeatGone, one) == [SeatGone("dee", 1, in_line=True)]
    circle = import_practice(circle, by="ana", text=NONE).circle
    none = use_practice(circle, by="ana", number=1, practice="without")
    assert (meeting_of(none.circle).presenters, meeting_of(none.circle).bids) == ((), ())
    assert all_of(SeatGone, none) == [SeatGone("cal", 1, in_line=False), SeatGone("dee", 1, in_line=False)]
