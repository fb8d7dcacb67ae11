"""A practice laid out for the people who came: the minutes of PRACTICES.md, worked out by hand."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.grammar.practice import (
    Block,
    InLanguages,
    Minutes,
    Mode,
    People,
    Practice,
    Role,
    Seats,
    Step,
    how_many_present,
    laid_out,
)
from bot.grammar.practice_file import read_minutes
from bot.grammar.season_plan import planned
from bot.grammar.shipped import shipped
from bot.rules.preflight import preflight

ANA, BEN, CAL, DEE, EVE, FAY = "ana", "ben", "cal", "dee", "eve", "fay"
SIX = (ANA, BEN, CAL, DEE, EVE, FAY)


def minutes_by_step(practice: str, members: int, presenters: int = 0) -> list[float]:
    here = SIX[:members]
    return [step.seconds / 60 for step in laid_out(shipped().practices[practice], here, here[:presenters])]


@pytest.mark.parametrize(
    ("members", "minutes"),
    [
        (3, [5, 6, 9, 6, 15, 15, 5, 3]),
        (4, [5, 8, 12, 8, 15, 15, 5, 4]),
        (5, [5, 10, 15, 10, 15, 15, 5, 5]),
        (6, [5, 12, 18, 12, 15, 15, 5, 6]),
    ],
)
def test_session_0_takes_64_to_88_minutes_from_three_people_to_six(members: int, minutes: list[float]) -> None:
    assert minutes_by_step("theory-of-practice-0", members) == minutes
    assert sum(minutes) == {3: 64, 4: 72, 5: 80, 6: 88}[members]


@pytest.mark.parametrize(
    ("practice", "totals"),
    [
        ("theory-of-practice-1", {3: 52, 4: 61, 5: 70, 6: 79}),  # 2n + 20 + 4n + 5 + 2n + n
        ("theory-of-practice-2", {3: 60, 4: 65, 5: 70, 6: 75}),  # 2n + 2n + 25 + 20 + n
        ("theory-of-practice-5", {3: 51, 4: 63, 5: 75, 6: 87}),  # 2n + 5n + 3n + n + 10 + 5 + n
        ("check-in-and-check-out", {3: 10, 4: 13, 5: 16, 6: 19}),  # a breath, 2n, a breath, n
        ("open-conversation", {3: 42, 4: 45, 5: 48, 6: 51}),  # 2n + 3 + 30 + n
    ],
)
def test_a_meeting_takes_as_long_as_its_people_make_it(practice: str, totals: dict[int, float]) -> None:
    assert {members: sum(minutes_by_step(practice, members)) for members in totals} == totals


@pytest.mark.parametrize(("members", "drafts", "total"), [(3, 2, 96), (4, 2, 98), (5, 3, 145), (6, 3, 147)])
def test_half_of_the_circle_rounded_up_has_45_minutes_a_draft(members: int, drafts: int, total: int) -> None:
    practice = shipped().practices["theory-of-practice-drafts"]
    assert how_many_present(practice, members) == drafts
    minutes = minutes_by_step(practice.id, members, drafts)
    assert minutes == [members, *[8, 4, 25, 5, 3] * drafts, members]
    assert sum(minutes) == total


def test_a_light_case_clinic_gives_a_minute_to_each_mirror_and_one_to_the_reply() -> None:
    assert minutes_by_step("case-clinic-light", 4, 1) == [5, 4, 1, 4, 12, 5]
    assert minutes_by_step("case-clinic-light", 6, 1) == [5, 4, 1, 6, 12, 5]


def test_steps_are_gone_through_again_for_each_presenter_in_their_order() -> None:
    practice = shipped().practices["theory-of-practice-drafts"]
    steps = laid_out(practice, [ANA, BEN, CAL], [CAL, ANA])
    assert [(step.step_id, step.presenter) for step in steps] == [
        ("check-in", None),
        ("re-reading", CAL),
        ("ask", CAL),
        ("responses", CAL),
        ("takeaways", CAL),
        ("breath", CAL),
        ("re-reading", ANA),
        ("ask", ANA),
        ("responses", ANA),
        ("takeaways", ANA),
        ("breath", ANA),
        ("check-out", None),
    ]
    assert [step.index for step in steps] == list(range(12))


def test_the_one_presenter_of_a_practice_has_the_seat_in_every_step() -> None:
    steps = laid_out(shipped().practices["case-clinic-light"], [ANA, BEN, CAL], [BEN])
    assert {step.presenter for step in steps} == {BEN}


def test_a_meeting_to_which_nobody_brought_a_draft_keeps_its_rounds() -> None:
    steps = laid_out(shipped().practices["theory-of-practice-drafts"], [ANA, BEN, CAL])
    assert [step.step_id for step in steps] == ["check-in", "check-out"]


def test_minutes_for_all_but_the_presenter_count_whoever_listens() -> None:
    practice = made_of([plain_step("mirror", Minutes(each_but_presenter=60))])
    practice = msgspec.structs.replace(practice, presenters=Seats.ONE)
    assert [step.seconds for step in laid_out(practice, [ANA, BEN, CAL], [ANA])] == [120]
    assert [step.seconds for step in laid_out(practice, [ANA, BEN, CAL], [DEE])] == [180]


def test_guidance_is_for_the_role_first_and_else_for_everyone() -> None:
    step = shipped().practices["case-clinic-light"].step("situation")
    presenter, everyone = step.guidance_for([Role.PRESENTER]), step.guidance_for([Role.SCRIBE])
    assert presenter is not None
    assert presenter.en.startswith("Tell it as it is for you")
    assert everyone is not None
    assert everyone == step.guidance_for([])
    assert everyone.en.startswith("Only listen")


def test_a_text_in_one_language_serves_the_readers_of_the_other() -> None:
    assert InLanguages(fr="bonjour").in_language("en") == "bonjour"
    assert InLanguages(en="hello").in_language("fr") == "hello"
    assert InLanguages(en="hello", fr="bonjour").in_language("fr") == "bonjour"


@pytest.mark.parametrize(
    ("formula", "minutes"),
    [
        ("5", Minutes(fixed=300)),
        ("0.5", Minutes(fixed=30)),
        ("0,5", Minutes(fixed=30)),
        ("n", Minutes(each=60)),
        ("2n", Minutes(each=120)),
        ("2 × n", Minutes(each=120)),
        ("5 + 2n", Minutes(fixed=300, each=120)),
        ("1 + 1(n-1)", Minutes(fixed=60, each_but_presenter=60)),
        ("2 + 3n + 4 + n", Minutes(fixed=360, each=240)),
    ],
)
def test_minutes_are_a_sum_of_numbers_some_of_them_for_each_person(formula: str, minutes: Minutes) -> None:
    assert read_minutes(formula) == minutes


@pytest.mark.parametrize(
    "formula", ["", "n2", "2m", "5 minutes", "2(n-2)", "-5", "5-2", "+", "0.33", "1e3", "\u0665", "*n"]
)
def test_what_is_no_such_sum_is_not_read_as_minutes(formula: str) -> None:
    assert read_minutes(formula) is None


def test_a_season_numbers_its_meetings_from_where_it_says() -> None:
    seasons = shipped().seasons
    theory = planned(seasons["theory-of-practice"], members=4, agreed=9)
    assert [(meeting.number, meeting.meeting.title.en) for meeting in theory] == [
        (number, f"Session {number}") for number in range(6)
    ]
    open_circle = planned(seasons["open-circle"], members=4, agreed=3)
    assert [meeting.number for meeting in open_circle] == [1, 2, 3]
    assert {meeting.meeting.practice for meeting in open_circle} == {"open-conversation"}


# --- laws ---

TEXT = InLanguages(en="a", fr="b")
MINUTES = st.builds(
    Minutes, fixed=st.integers(0, 3600), each=st.integers(0, 600), each_but_presenter=st.integers(0, 600)
)


def plain_step(name: str, minutes: Minutes) -> Step:
    return Step(id=name, title=TEXT, cue=TEXT, mode=Mode.ROUND, minutes=minutes)


def made_of(steps: list[Step | Block]) -> Practice:
    return Practice(
        id="made",
        title=TEXT,
        purpose=TEXT,
        people=People(2, 12, 5),
        steps=tuple(steps),
        source="s",
        licence="l",
    )


@st.composite
def practices(draw: st.DrawFn) -> Practice:
    """Any practice: plain steps and blocks, any minutes, with and without floors."""
    numbers = iter(range(1000))

    def step() -> Step:
        minutes = draw(MINUTES)
        floor = draw(st.none() | st.integers(1, max(1, minutes.fixed))) if minutes.are_fixed else None
        plain = plain_step(f"step-{next(numbers)}", minutes)
        mode, optional = draw(st.sampled_from(Mode)), draw(st.booleans())
        return msgspec.structs.replace(plain, mode=mode, at_least=floor, optional=optional)

    sizes = draw(st.lists(st.integers(0, 3), min_size=1, max_size=6))
    parts: list[Step | Block] = [
        Block(f"block-{next(numbers)}", tuple(step() for _ in range(size))) if size else step() for size in sizes
    ]
    presenters = draw(st.sampled_from(Seats) | st.integers(2, 5))
    return msgspec.structs.replace(made_of(parts), presenters=presenters)


@given(practices(), st.integers(1, 12), st.integers(0, 240))
def test_the_total_is_the_sum_of_the_steps_that_are_laid_out(practice: Practice, members: int, slot: int) -> None:
    here = [f"m{number}" for number in range(members)]
    steps = laid_out(practice, here, here[: how_many_present(practice, members)])
    check = preflight(practice, members, slot)
    assert check.seconds == sum(step.seconds for step in steps)
    assert check.seconds == sum(step.seconds * step.times for step in check.by_step)
    assert check.fits == (check.seconds <= slot * 60)


@given(practices(), st.integers(1, 12))
def test_a_laid_out_meeting_counts_its_steps_and_knows_each_of_them(practice: Practice, members: int) -> None:
    here = [f"m{number}" for number in range(members)]
    steps = laid_out(practice, here, here[: how_many_present(practice, members)])
    assert [step.index for step in steps] == list(range(len(steps)))
    assert all(practice.step(step.step_id) for step in steps)
    assert all(step.presenter is None or step.presenter in here for step in steps)


@given(practices())
def test_a_practice_is_the_same_after_it_was_stored(practice: Practice) -> None:
    assert msgspec.json.decode(msgspec.json.encode(practice), type=Practice) == practice
