"""Minutes weighed against the slot before the meeting, and what could be cut."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.grammar.practice import Block, InLanguages, Minutes, Mode, People, Practice, Seats, Step
from bot.grammar.shipped import shipped
from bot.rules.preflight import (
    FewerPresenters,
    LeaveOut,
    Otherwise,
    Preflight,
    Shorten,
    StepTime,
    Turnout,
    preflight,
    with_cuts,
)
from bot.rules.season_capacity import MoreMeetings, ShorterTurns, TwoGroups, season_capacity

TEXT = InLanguages(en="a", fr="b")


def step(name: str, minutes: int, *, mode: Mode = Mode.OPEN, floor: int | None = None, optional: bool = False) -> Step:
    return Step(
        id=name,
        title=TEXT,
        cue=TEXT,
        mode=mode,
        minutes=Minutes(fixed=minutes * 60),
        at_least=floor and floor * 60,
        optional=optional,
    )


def practice_of(*steps: Step | Block, presenters: Seats | int = Seats.NONE) -> Practice:
    return Practice(
        id="ours",
        title=TEXT,
        purpose=TEXT,
        people=People(min=3, max=6, ideal=4),
        presenters=presenters,
        steps=steps,
        source="ours",
        licence="MIT",
    )


def test_a_meeting_that_fits_says_how_much_time_is_left() -> None:
    check = preflight(shipped().practices["theory-of-practice-0"], 6, 90)
    assert (check.seconds, check.fits, check.spare_seconds) == (88 * 60, True, 120)
    assert (check.turnout, check.cuts, check.otherwise) == (Turnout.RIGHT, (), ())
    assert check.by_step[1] == StepTime("check-in", 12 * 60, 1)


def test_a_step_for_each_presenter_is_counted_as_often_as_it_is_held() -> None:
    check = preflight(shipped().practices["theory-of-practice-drafts"], 5, 180)
    assert StepTime("responses", 25 * 60, 3) in check.by_step
    assert (check.presenters, check.seconds) == (3, 145 * 60)


def test_fewer_may_present_than_the_practice_foresees() -> None:
    check = preflight(shipped().practices["theory-of-practice-drafts"], 4, 90, presenters=1)
    assert (check.presenters, check.seconds, check.fits) == (1, 53 * 60, True)


def test_optional_steps_are_left_out_first_and_the_smallest_that_suffices() -> None:
    ours = practice_of(
        step("talk", 30), step("long", 20, optional=True), step("short", 5, optional=True), step("end", 5)
    )
    assert preflight(ours, 4, 56).cuts == (LeaveOut("short", 300),)
    assert preflight(ours, 4, 50).cuts == (LeaveOut("long", 1200),)
    assert preflight(ours, 4, 35).cuts == (LeaveOut("long", 1200), LeaveOut("short", 300))


def test_then_the_longest_step_gives_minutes_until_others_are_as_long() -> None:
    ours = practice_of(step("long", 30, floor=10), step("middle", 20, floor=10), step("fixed", 40, mode=Mode.ROUND))
    assert preflight(ours, 4, 84).cuts == (Shorten("long", 1800, 1440, 360),)
    assert preflight(ours, 4, 76).cuts == (
        Shorten("long", 1800, 1080, 720),
        Shorten("middle", 1200, 1080, 120),
    )


def test_no_step_is_shortened_below_its_floor() -> None:
    ours = practice_of(step("with-floor", 30, floor=25), step("open", 12), step("writing", 9, mode=Mode.WRITE))
    check = preflight(ours, 4, 10)
    assert check.cuts == (Shorten("with-floor", 1800, 1500, 300), Shorten("open", 720, 360, 360))
    assert check.still_over == (25 + 6 + 9 - 10) * 60
    assert check.otherwise == ()  # nobody presents, and four people make no two groups of three


def test_seats_are_given_up_last_and_then_a_meeting_more_or_two_groups_are_left() -> None:
    ours = practice_of(Block("turn", (step("seat", 30, floor=25),)), presenters=Seats.ALL)
    check = preflight(ours, 6, 75)
    assert check.cuts == (Shorten("seat", 1800, 1500, 6 * 300), FewerPresenters(6, 3, 3 * 1500))
    assert (check.still_over, check.otherwise) == (0, ())
    check = preflight(ours, 6, 20)
    assert check.cuts[-1] == FewerPresenters(6, 1, 5 * 1500)
    assert check.still_over == 300
    assert check.otherwise == (Otherwise.MEETING_MORE, Otherwise.TWO_GROUPS)


def test_the_drafts_of_four_fit_into_ninety_minutes_without_the_breath_and_a_little_shorter() -> None:
    practice = shipped().practices["theory-of-practice-drafts"]
    check = preflight(practice, 4, 90)
    assert check.cuts == (LeaveOut("breath", 2 * 180), Shorten("responses", 1500, 1440, 120))
    assert preflight(with_cuts(practice, check.cuts), 4, 90).seconds == 90 * 60


@pytest.mark.parametrize(("members", "turnout"), [(2, Turnout.TOO_FEW), (3, Turnout.RIGHT), (7, Turnout.TOO_MANY)])
def test_too_few_and_too_many_people_are_facts(members: int, turnout: Turnout) -> None:
    assert preflight(practice_of(step("talk", 30)), members, 60).turnout == turnout


def test_too_many_people_may_make_two_groups_though_the_minutes_fit() -> None:
    assert preflight(practice_of(step("talk", 30)), 7, 60).otherwise == (Otherwise.TWO_GROUPS,)


@given(
    st.sampled_from(sorted(shipped().practices)),
    st.integers(1, 12),
    st.integers(0, 200),
)
def test_the_cuts_save_what_they_say_and_the_meeting_then_fits_or_says_by_how_much_not(
    name: str, members: int, slot: int
) -> None:
    practice = shipped().practices[name]
    check = preflight(practice, members, slot)
    after = preflight(with_cuts(practice, check.cuts), members, slot)
    assert check.seconds - after.seconds == sum(cut.saves for cut in check.cuts)
    assert after.fits == (check.still_over == 0)
    assert max(0, -after.spare_seconds) == check.still_over
    assert bool(check.cuts or check.still_over) == (not check.fits)


def test_a_preflight_can_be_stored() -> None:
    check = preflight(shipped().practices["theory-of-practice-drafts"], 6, 60)
    assert msgspec.json.decode(msgspec.json.encode(check), type=Preflight) == check


# --- a season's capacity ---


def theory(members: int, slot: int = 90) -> dict[str, tuple[int, ...]]:
    return {
        tight.practice: tight.numbers
        for tight in season_capacity(
            shipped().seasons["theory-of-practice"],
            shipped().practices,
            members=members,
            agreed=0,
            slot_minutes=slot,
        )
    }


def offers_for(members: int, slot: int = 90) -> tuple[object, ...]:
    (tight,) = season_capacity(
        shipped().seasons["theory-of-practice"],
        shipped().practices,
        members=members,
        agreed=0,
        slot_minutes=slot,
    )
    assert tight.seconds_each == 45 * 60
    return tight.offers


def test_a_season_whose_drafts_outgrow_the_slot_says_so_at_set_up() -> None:
    for members in range(3, 7):
        assert theory(members) == {"theory-of-practice-drafts": (3, 4)}
    assert theory(4, slot=98) == {}
    assert theory(6, slot=147) == {}


def test_four_people_may_shorten_the_drafts_to_what_ninety_minutes_allow() -> None:
    shorter, more = offers_for(4)
    assert shorter == ShorterTurns(41 * 60, (Shorten("responses", 1500, 1260, 480),), 90 * 60, True)
    assert more == MoreMeetings(2, 1, 53 * 60, True)  # one session more would still have two drafts in one


def test_six_people_are_offered_thirty_minutes_a_draft_more_sessions_or_two_trios() -> None:
    shorter, more, two_groups = offers_for(6, slot=102)
    assert shorter == ShorterTurns(30 * 60, (Shorten("responses", 1500, 600, 3 * 900),), 102 * 60, True)
    assert more == MoreMeetings(1, 2, 102 * 60, True)
    assert two_groups == TwoGroups((3, 3), 96 * 60, True)


def test_an_offer_that_does_not_suffice_says_so() -> None:
    shorter, more, two_groups = offers_for(6)
    assert isinstance(shorter, ShorterTurns)
    assert (shorter.seconds_each, shorter.seconds, shorter.fits) == (30 * 60, 102 * 60, False)
    assert more == MoreMeetings(4, 1, 57 * 60, True)
    assert two_groups == TwoGroups((3, 3), 96 * 60, False)


def test_five_people_cannot_be_two_groups_of_three() -> None:
    assert not any(isinstance(offer, TwoGroups) for offer in offers_for(5))


def test_a_season_in_which_nobody_presents_has_no_turns_to_offer() -> None:
    (tight,) = season_capacity(
        shipped().seasons["open-circle"], shipped().practices, members=4, agreed=8, slot_minutes=30
    )
    assert (tight.practice, tight.numbers, tight.seconds_each) == ("open-conversation", tuple(range(1, 9)), 0)
    assert tight.offers == (TwoGroups((2, 2), 39 * 60, False),)
