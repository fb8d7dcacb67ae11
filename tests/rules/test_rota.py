"""Who facilitates when: the rota, the understudy, volunteering, swapping, drawing lots, and that it is fair."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.happenings.meeting import HandedOver, RoleOffered
from bot.happenings.season import RotaDrawn, SwapOffered, Swapped, SwapRefused, Volunteered
from bot.moves.attending import say_coming
from bot.moves.facilitating import answer_swap, decline_role, draw_rota, hand_over, offer_swap, take_role, volunteer
from bot.moves.joining import join
from bot.moves.meeting import arrive, close_meeting, open_meeting
from bot.moves.membership import leave, step_back
from bot.moves.preferences import set_door
from bot.moves.season import begin_again, cancel_meeting, plan
from bot.moves.seats import take_seat
from bot.nouns.circle import Circle
from bot.nouns.people import MemberId
from bot.nouns.season import Swap
from bot.refusals.circle import NoSuchSwap, NotYourMeeting
from bot.refusals.meeting import AlreadyFacilitator, MeetingOver, NobodyToHandTo, NoMeeting
from bot.refusals.people import NotAMember, NotYourself
from bot.refusals.season import NoPresenters
from bot.rules.roster import available, starts_at
from bot.rules.rota import presenters, understudy
from tests.people import (
    A_WEEK_BEFORE,
    START,
    WEEKLY,
    a_season,
    after,
    all_of,
    facilitators,
    gathering,
    meeting_of,
    minutes,
    opened,
    person,
    the,
    until,
    with_absent,
)


def held(circle: Circle, number: int) -> Circle:
    """This meeting takes place, with everyone who can come, by whoever the rota says."""
    meeting = meeting_of(circle, number)
    starts = starts_at(circle, meeting)
    circle = gathering(circle, *available(circle, meeting), number=number)
    facilitator = meeting_of(circle, number).facilitator
    assert facilitator is not None
    circle = open_meeting(circle, by=facilitator, number=number, now=starts, anyway=True).circle
    return close_meeting(circle, by=facilitator, now=starts + minutes(40)).circle


# --- in turn -----------------------------------------------------------------------------------


def test_facilitators_are_known_for_the_whole_season_one_after_another() -> None:
    assert facilitators(a_season("ana", "ben", "cal", agreed=5)) == ["ana", "ben", "cal", "ana", "ben"]


def test_who_joins_comes_after_those_who_were_there() -> None:
    circle = set_door(a_season("ana", "ben"), by="ana", is_open=True).circle
    circle = join(circle, person=person("cal"), now=START).circle

    assert facilitators(circle) == ["ana", "ben", "m1", "ana"]


def test_who_leaves_falls_out_and_the_others_move_up() -> None:
    circle = leave(a_season("ana", "ben", "cal"), by="ben", now=START).circle

    assert facilitators(circle) == ["ana", "cal", "ana", "cal"]
    assert facilitators(leave(circle, by="ana", now=START).circle) == ["cal"] * 4


def test_who_cannot_come_is_swapped_and_not_skipped() -> None:
    circle = say_coming(a_season("ana", "ben", "cal"), by="ana", number=1, coming=False).circle

    assert facilitators(circle) == ["ben", "ana", "cal", "ben"]


def test_the_next_facilitator_stays_while_they_can() -> None:
    circle = say_coming(a_season("ana", "ben", "cal"), by="ana", number=1, coming=False).circle
    circle = say_coming(circle, by="ana", number=1, coming=True).circle

    assert facilitators(circle)[0] == "ben"


def test_who_is_away_on_the_day_does_not_facilitate_it() -> None:
    circle = step_back(a_season("ana", "ben", "cal"), by="ben", until=after(8 * 1440).date(), now=A_WEEK_BEFORE).circle

    assert facilitators(circle) == ["ana", "cal", "ben", "ana"]


def test_where_nobody_can_come_nobody_facilitates() -> None:
    circle = a_season("ana", "ben")
    for name in ("ana", "ben"):
        circle = say_coming(circle, by=name, number=2, coming=False).circle

    assert facilitators(circle) == ["ana", None, "ben", "ana"]


def test_what_one_facilitator_held_out_the_next_one_does_not() -> None:
    circle = hand_over(a_season("ana", "ben", "cal"), by="ana", to="cal", number=1).circle
    circle = say_coming(circle, by="ana", number=1, coming=False).circle

    assert (meeting_of(circle).facilitator, meeting_of(circle).offer) == ("ben", None)


def test_an_offer_for_a_later_meeting_outlives_what_others_change() -> None:
    circle = hand_over(a_season("ana", "ben", "cal"), by="cal", to="ana", number=3).circle
    circle = say_coming(circle, by="ben", number=1, coming=False).circle

    assert meeting_of(take_role(circle, by="ana", number=3).circle, 3).facilitator == "ana"


# --- the understudy ----------------------------------------------------------------------------


def test_the_understudy_is_whose_turn_would_be_next() -> None:
    circle = a_season("ana", "ben", "cal")

    assert [understudy(circle, m) for m in circle.meetings] == ["ben", "cal", "ana", "ben"]
    assert understudy(circle, meeting_of(with_absent(circle, 1, "ben"))) == "cal"
    assert understudy(circle, meeting_of(with_absent(circle, 1, "ben", "cal"))) is None


def test_in_a_meeting_the_understudy_is_here() -> None:
    circle = opened("ana", "ben", "cal", here=("ana", "cal"))

    assert understudy(circle, meeting_of(circle)) == "cal"


# --- by choice ---------------------------------------------------------------------------------


def volunteered(circle: Circle, *, by: MemberId, number: int) -> Circle:
    """Asked, and agreed to."""
    outcome = volunteer(circle, by=by, number=number)
    if not outcome.circle.swaps:
        return outcome.circle
    (asked,) = outcome.circle.swaps
    return answer_swap(outcome.circle, by=asked.to, mine=asked.mine, theirs=asked.theirs, accept=True).circle


def test_a_volunteer_asks_whoever_is_to_facilitate_and_offers_a_meeting_in_exchange() -> None:
    season = a_season("ana", "ben", "cal")
    asked = volunteer(season, by="cal", number=1)
    assert the(SwapOffered, asked) == SwapOffered("cal", "ana", 3, 1)
    assert facilitators(asked.circle) == facilitators(season)

    assert facilitators(volunteered(season, by="cal", number=1)) == ["cal", "ben", "ana", "cal"]


def test_a_volunteer_with_nothing_to_exchange_asks_all_the_same() -> None:
    circle = step_back(a_season("ana", "ben", "cal"), by="cal", until=None, now=A_WEEK_BEFORE).circle
    asked = volunteer(circle, by="cal", number=1)
    assert the(SwapOffered, asked) == SwapOffered("cal", "ana", 1, 1)

    agreed = answer_swap(asked.circle, by="ana", mine=1, theirs=1, accept=True)
    assert the(Volunteered, agreed) == Volunteered("cal", 1)
    assert facilitators(agreed.circle)[0] == "cal"


def test_a_promise_is_kept_when_the_rota_changes_and_ends_when_it_is_taken_back() -> None:
    circle = volunteered(a_season("ana", "ben", "cal"), by="cal", number=2)
    assert facilitators(draw_rota(circle, by="ana", seed=7).circle)[1] == "cal"

    circle = say_coming(circle, by="cal", number=2, coming=False).circle
    assert facilitators(circle)[1] != "cal"


def test_who_volunteers_for_a_day_of_their_absence_facilitates_it() -> None:
    circle = step_back(a_season("ana", "ben", "cal"), by="cal", until=None, now=A_WEEK_BEFORE).circle
    circle = volunteered(circle, by="cal", number=2)
    assert facilitators(circle)[1] == "cal"

    circle = step_back(circle, by="cal", until=None, now=A_WEEK_BEFORE).circle  # and says again that they are away
    assert "cal" not in facilitators(circle)


def test_who_opens_a_meeting_that_lapsed_exchanges_dates_with_its_facilitator() -> None:
    circle, _ = until(a_season("ana", "ben", "cal"), after(60))
    circle = volunteered(circle, by="cal", number=1)
    assert facilitators(circle) == ["cal", "ben", "ana", "cal"]

    circle = arrive(circle, by="ben", number=1, now=after(70)).circle
    circle = open_meeting(circle, by="cal", number=1, now=after(70)).circle
    assert facilitators(circle) == ["cal", "ben", "ana", "cal"]


def test_nobody_volunteers_for_what_is_theirs_or_for_what_has_begun() -> None:
    circle = a_season("ana", "ben")
    with pytest.raises(AlreadyFacilitator):
        volunteer(circle, by="ana", number=1)
    with pytest.raises(MeetingOver):
        volunteer(gathering(circle), by="ben", number=1)
    with pytest.raises(NoMeeting):
        volunteer(circle, by="ben", number=9)


def test_a_swap_is_offered_and_both_meetings_change_hands_when_it_is_accepted() -> None:
    offered = offer_swap(a_season("ana", "ben", "cal"), by="ana", mine=1, theirs=3)
    assert the(SwapOffered, offered) == SwapOffered("ana", "cal", 1, 3)
    assert facilitators(offered.circle) == ["ana", "ben", "cal", "ana"]

    swapped = answer_swap(offered.circle, by="cal", mine=1, theirs=3, accept=True)
    assert the(Swapped, swapped) == Swapped("ana", "cal", 1, 3)
    assert facilitators(swapped.circle) == ["cal", "ben", "ana", "cal"]
    assert swapped.circle.swaps == ()


def test_the_rota_does_not_forget_a_swap() -> None:
    circle = offer_swap(a_season("ana", "ben", "cal"), by="ana", mine=1, theirs=3).circle
    circle = answer_swap(circle, by="cal", mine=1, theirs=3, accept=True).circle
    changes: list[Callable[[Circle], Circle]] = [
        lambda c: say_coming(c, by="ben", number=2, coming=False).circle,
        lambda c: draw_rota(c, by="ben", seed=1).circle,
        lambda c: held(c, 1),
    ]
    for change in changes:
        circle = change(circle)

    assert (facilitators(circle)[0], facilitators(circle)[2]) == ("cal", "ana")


def test_a_swap_may_be_refused() -> None:
    circle = offer_swap(a_season("ana", "ben", "cal"), by="ana", mine=1, theirs=3).circle
    outcome = answer_swap(circle, by="cal", mine=1, theirs=3, accept=False)

    assert the(SwapRefused, outcome) == SwapRefused("ana", "cal")
    assert facilitators(outcome.circle) == ["ana", "ben", "cal", "ana"]
    with pytest.raises(NoSuchSwap):
        answer_swap(outcome.circle, by="cal", mine=1, theirs=3, accept=True)


def test_a_swap_holds_only_while_both_meetings_are_still_theirs() -> None:
    circle = offer_swap(a_season("ana", "ben", "cal"), by="ana", mine=1, theirs=3).circle
    moved_on = say_coming(circle, by="ana", number=1, coming=False).circle
    for changed, who in (
        (moved_on, "cal"),
        (circle, "ben"),
        (cancel_meeting(circle, by="ben", number=3, now=START).circle, "cal"),
    ):
        with pytest.raises(NoSuchSwap):
            answer_swap(changed, by=who, mine=1, theirs=3, accept=True)


def test_one_swaps_ones_own_meeting_for_that_of_another() -> None:
    circle = a_season("ana", "ben", "cal")
    with pytest.raises(NotYourMeeting):
        offer_swap(circle, by="ben", mine=1, theirs=3)
    with pytest.raises(NotYourself):
        offer_swap(circle, by="ana", mine=1, theirs=4)
    with pytest.raises(NotAMember):
        offer_swap(with_nobody_at(circle, 2), by="ana", mine=1, theirs=2)


def with_nobody_at(circle: Circle, number: int) -> Circle:
    for name in ("ana", "ben", "cal"):
        circle = say_coming(circle, by=name, number=number, coming=False).circle
    return circle


def test_an_offer_made_again_is_one_offer() -> None:
    circle = offer_swap(a_season("ana", "ben", "cal"), by="ana", mine=1, theirs=3).circle
    circle = offer_swap(circle, by="ana", mine=1, theirs=3).circle

    assert circle.swaps == (Swap("ana", "cal", 1, 3),)


def test_lots_are_drawn_in_the_open_and_the_same_lots_give_the_same_rota() -> None:
    circle = a_season("ana", "ben", "cal", "dee")
    outcome = draw_rota(circle, by="ben", seed=3)

    assert the(RotaDrawn, outcome) == RotaDrawn("ben")
    assert facilitators(outcome.circle) == facilitators(draw_rota(circle, by="ana", seed=3).circle)
    assert sorted(str(f) for f in facilitators(outcome.circle)) == ["ana", "ben", "cal", "dee"]
    assert len({tuple(facilitators(draw_rota(circle, by="ana", seed=seed).circle)) for seed in range(40)}) > 10


@pytest.mark.parametrize("seed", range(8))
def test_who_has_facilitated_stays_behind_those_who_have_not_when_lots_are_drawn(seed: int) -> None:
    circle = draw_rota(held(a_season("ana", "ben", "cal"), 1), by="ana", seed=seed).circle

    assert facilitators(circle)[3] == "ana"


@pytest.mark.parametrize("seed", range(8))
def test_drawing_lots_takes_no_role_from_whoever_gathers_people_now(seed: int) -> None:
    circle = draw_rota(gathering(a_season("ana", "ben", "cal")), by="ben", seed=seed).circle

    assert facilitators(circle)[0] == "ana"


def test_whose_turn_it_is_outlives_the_season() -> None:
    circle = a_season("ana", "ben", "cal", agreed=1)
    circle = begin_again(held(circle, 1), by="ana", season="open-circle", now=after(60)).circle
    first = replace(WEEKLY, first=WEEKLY.first.replace(day=11))
    circle = plan(circle, by="ana", rhythm=first, agreed=3, now=after(60)).circle

    assert facilitators(circle) == ["ben", "cal", "ana"]


# --- who presents ------------------------------------------------------------------------------


def test_the_seat_is_taken_in_advance_while_there_are_seats() -> None:
    circle = a_season("ana", "ben", "cal", season="theory-of-practice")
    for name in ("ana", "ana", "ben"):
        circle = take_seat(circle, by=name, number=3).circle
    assert meeting_of(circle, 3).presenters == ("ana", "ben")

    in_line = take_seat(circle, by="cal", number=3).circle
    assert (meeting_of(in_line, 3).presenters, meeting_of(in_line, 3).bids) == (("ana", "ben"), ("cal",))
    with pytest.raises(NoPresenters):
        take_seat(circle, by="cal", number=1)


def test_the_seat_goes_round_before_it_comes_back() -> None:
    circle = a_season("ana", "ben", "cal", "dee")
    had: list[str] = []
    for number in range(1, 5):
        meeting = meeting_of(circle, number)
        seat = presenters(circle, meeting, 1, ("ana", "ben", "cal", "dee"))
        had += seat
        circle = held(circle, number)
        meetings = tuple(replace(m, presenters=seat) if m.number == number else m for m in circle.meetings)
        circle = replace(circle, meetings=meetings)

    assert sorted(had) == ["ana", "ben", "cal", "dee"]


# --- laws --------------------------------------------------------------------------------------

NAMES = ("ana", "ben", "cal", "dee", "eve")


@settings(deadline=None, derandomize=True, max_examples=40)
@given(size=st.integers(2, 5), seed=st.integers(0, 1000))
def test_facilitation_visits_everyone_before_it_visits_anyone_twice(size: int, seed: int) -> None:
    circle = draw_rota(a_season(*NAMES[:size], agreed=3 * size), by="ana", seed=seed).circle
    expected = facilitators(circle)
    for number in range(1, 3 * size + 1):
        circle = held(circle, number)

    assert facilitators(circle) == expected
    for start in range(0, 3 * size, size):
        assert set(expected[start : start + size]) == set(NAMES[:size])


@settings(deadline=None, derandomize=True, max_examples=40)
@given(absent=st.lists(st.sampled_from(NAMES[:4]), min_size=8, max_size=8))
def test_whoever_said_that_they_cannot_come_is_first_in_line_next_time(absent: list[str]) -> None:
    circle = a_season(*NAMES[:4], agreed=len(absent))
    waiting: str | None = None  # whoever was to facilitate the last one, and could not
    for number, name in enumerate(absent, 1):
        was = meeting_of(circle, number).facilitator
        assert waiting in (None, was)
        circle = held(say_coming(circle, by=name, number=number, coming=False).circle, number)
        waiting = name if was == name else None


@settings(deadline=None, derandomize=True, max_examples=40)
@given(absent=st.lists(st.sampled_from(NAMES[:4]), min_size=8, max_size=8), chance=st.integers(0, 2))
def test_who_does_not_come_facilitates_no_later_than_whoever_stepped_in_would_have(
    absent: list[str], chance: int
) -> None:
    circle = a_season(*NAMES[:4], agreed=len(absent))
    for number, name in enumerate(absent, 1):
        stood = facilitators(circle)
        starts = starts_at(circle, meeting_of(circle, number))
        here = [n for n in NAMES[:4] if n != name]
        circle = gathering(circle, *here, number=number)
        if stood[number - 1] == name:
            circle, _ = until(circle, starts + minutes(10), starts)
            by = here[(number + chance) % 3]
            circle = take_role(circle, by=by, number=number).circle
            theirs = next((at for at in range(number, len(absent)) if stood[at] == by), len(absent))
            until_theirs = facilitators(circle)[number : theirs + 1]
            assert name in until_theirs or theirs == len(absent)
            assert by not in until_theirs or theirs == len(absent)
        leads = meeting_of(circle, number).facilitator
        assert leads is not None
        circle = open_meeting(circle, by=leads, number=number, now=starts + minutes(11)).circle
        circle = close_meeting(circle, by=leads, now=starts + minutes(50)).circle
        assert facilitators(circle)[:number] == [*stood[: number - 1], leads]


def test_a_rota_that_was_drawn_moves_two_dates_where_one_does_not_come_and_another_steps_in() -> None:
    circle = a_season("dee", "ben", "cal", "ana", agreed=5)
    circle = gathering(circle, "ben", "cal", "ana")
    circle, _ = until(circle, after(10), START)
    circle = take_role(circle, by="cal", number=1).circle

    assert facilitators(circle) == ["cal", "ben", "dee", "ana", "cal"]


@settings(deadline=None, derandomize=True, max_examples=60)
@given(absent=st.lists(st.sets(st.sampled_from(NAMES[:4]), max_size=2), min_size=10, max_size=10))
def test_nobody_facilitates_twice_while_one_who_could_come_has_not(absent: list[set[str]]) -> None:
    circle = a_season(*NAMES[:4], agreed=len(absent))
    visited: list[str] = []
    for number, names in enumerate(absent, 1):
        for name in sorted(names):
            circle = say_coming(circle, by=name, number=number, coming=False).circle
        circle = held(circle, number)
        chosen = meeting_of(circle, number).facilitator
        assert chosen is not None
        assert chosen not in names
        since = len(visited) - visited[::-1].index(chosen) - 1 if chosen in visited else 0
        others = {n for n in NAMES[:4] if n not in names and n not in visited[since:]} - {chosen}
        assert chosen not in visited or not others, (visited, chosen)
        visited.append(chosen)

    assert all(one != other for one, other in pairwise(visited))


def test_a_swap_in_the_middle_of_a_meeting_gives_the_next_one_to_whoever_handed_over() -> None:
    circle = hand_over(opened("ana", "ben", "cal"), by="ana", to="cal").circle
    outcome = take_role(circle, by="cal")

    assert the(HandedOver, outcome) == HandedOver(1, "ana", "cal")
    assert facilitators(outcome.circle) == ["cal", "ben", "ana", "cal"]
    assert all_of(Swapped, outcome) == []


def test_coming_early_changes_nothing_in_the_rota() -> None:
    circle = a_season("ana", "ben", "cal")

    assert facilitators(arrive(circle, by="cal", number=1, now=START).circle) == facilitators(circle)


# --- offered, and declined -----------------------------------------------------------------------


def test_after_a_no_the_next_person_is_offered_the_role_and_then_nobody() -> None:
    circle = opened("ana", "ben", "cal")
    first = hand_over(circle, by="ana", to=None)
    assert the(RoleOffered, first).to == "ben"
    second = hand_over(decline_role(first.circle, by="ben").circle, by="ana", to=None)
    assert the(RoleOffered, second).to == "cal"
    declined = decline_role(second.circle, by="cal").circle
    with pytest.raises(NobodyToHandTo):
        hand_over(declined, by="ana", to=None)
    assert the(RoleOffered, hand_over(declined, by="ana", to="ben")).to == "ben"  # by name, one may ask again


def test_who_is_not_here_is_no_understudy_of_a_meeting_that_gathers_others() -> None:
    circle = gathering(a_season("ana", "ben", "cal", "dee"), "ana", "cal")
    assert understudy(circle, meeting_of(circle)) == "cal"
    assert understudy(circle, meeting_of(circle, 2)) == "cal"

    taken = take_role(hand_over(circle, by="ana", to="cal").circle, by="cal").circle
    assert understudy(taken, meeting_of(taken)) == "ana"
