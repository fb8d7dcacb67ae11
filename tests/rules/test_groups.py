"""Small groups: nobody is alone, and over a season people meet different others."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.moves.leaving import step_out
from bot.moves.meeting import arrive
from bot.moves.membership import leave
from bot.rules.groups import drawn, joined_by, remembering, without
from tests.people import a_circle, a_practice, after, open_now, opened

NAMES = tuple(f"m{n:02}" for n in range(1, 13))
people = st.integers(1, 12).map(lambda n: NAMES[:n])
sizes = st.sampled_from((2, 3, 4))


@given(people, sizes, st.text(max_size=8))
def test_everyone_is_in_one_group_and_nobody_is_alone(who: tuple[str, ...], size: int, lot: str) -> None:
    groups = drawn(who, size, (), lot)
    assert sorted(id for group in groups for id in group) == sorted(who)
    assert all(2 <= len(group) <= size + 1 for group in groups) or len(who) == 1
    assert groups == drawn(reversed(who), size, (), lot)


@given(st.integers(2, 12), sizes, st.integers(1, 8))
def test_a_draw_repeats_no_more_than_chance_would(count: int, size: int, seasons: int) -> None:
    """It may not always find the best draw, and is never worse than the shuffle that it began with."""
    circle = a_circle(*NAMES[:count])
    for number in range(seasons):
        circle = remembering(circle, drawn(NAMES[:count], size, circle.met, f"{number}"))
    times = {(each.one, each.other): each.times for each in circle.met}
    plain = drawn(NAMES[:count], size, (), "next")
    fair = drawn(NAMES[:count], size, circle.met, "next")

    def repeats(groups: tuple[tuple[str, ...], ...]) -> int:
        return sum(times.get((a, b), 0) ** 2 for group in groups for a, b in combinations(sorted(group), 2))

    assert repeats(fair) <= repeats(plain)


def test_four_people_have_all_met_after_three_pairs_and_then_begin_anew() -> None:
    circle = a_circle(*NAMES[:4])
    for number in range(6):
        circle = remembering(circle, drawn(NAMES[:4], 2, circle.met, f"{number}"))
        if number == 2:
            assert [each.times for each in circle.met] == [1] * 6
    assert [each.times for each in circle.met] == [2] * 6


def test_over_a_season_of_pairs_eight_people_meet_almost_everyone() -> None:
    circle = a_circle(*NAMES[:8])
    for number in range(7):
        circle = remembering(circle, drawn(NAMES[:8], 2, circle.met, f"{number}"))
    assert len(circle.met) >= 24  # of 28 possible pairs; by chance alone about 18


@given(people, sizes, st.data())
def test_whoever_comes_or_goes_leaves_nobody_alone(who: tuple[str, ...], size: int, data: st.DataObject) -> None:
    groups = drawn(who, size, (), "lot")
    groups = joined_by(groups, "late")
    for gone in data.draw(st.permutations(who))[: len(who) - 1]:
        groups = without(groups, gone)
        here = [id for group in groups for id in group]
        assert len(here) == len(set(here))
        assert len(here) == 1 or all(len(group) > 1 for group in groups)


def test_the_circle_remembers_who_was_together_also_whoever_came_late() -> None:
    text = a_practice("in pairs 5", "again pairs 5", "end open 5")
    circle = opened("ana", "ben", "cal", "dee", here=("ana", "ben"), practice="ours", text=text)
    assert [(each.one, each.other, each.times) for each in circle.met] == [("ana", "ben", 1)]

    circle = arrive(circle, by="cal", number=1, now=after(1)).circle
    live = open_now(circle).live
    assert live is not None
    assert [sorted(group) for group in live.groups] == [["ana", "ben", "cal"]]
    assert [(each.one, each.other) for each in circle.met] == [("ana", "ben"), ("ana", "cal"), ("ben", "cal")]

    circle = step_out(circle, by="cal", now=after(2)).circle
    live = open_now(circle).live
    assert live is not None
    assert [sorted(group) for group in live.groups] == [["ana", "ben"]]


def test_whoever_leaves_the_circle_is_remembered_no_more() -> None:
    circle = remembering(a_circle("ana", "ben", "cal"), (("ana", "ben", "cal"),))
    circle = leave(circle, by="ben", now=after(0)).circle
    assert [(each.one, each.other) for each in circle.met] == [("ana", "cal")]
    assert remembering(replace(circle, met=()), ()).met == ()
