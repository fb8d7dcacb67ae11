"""Forming circles: no hard rule is broken, nobody is left who could be placed, and it is the same every time."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.matching.growing import candidates
from bot.matching.match import match
from bot.matching.table import HALF_HOURS, LARGEST, Seeking, Table
from bot.rules.seeking import Lack, lacks

EVENING = 0b1111 << 36  # Monday, 18:00 to 20:00
NIGHT = 0b1111 << 12
MORE = EVENING | 0b1111 << 84


def someone(id: str, week: int = EVENING, *languages: str, **more: object) -> Seeking:
    return replace(Seeking(id, week, frozenset(languages or ("en",))), **more)


def several(count: int, week: int = EVENING) -> list[Seeking]:
    return [someone(f"p{number:02}", week) for number in range(count)]


@st.composite
def pools(draw: st.DrawFn, most: int = 11) -> list[Seeking]:
    ids = [f"p{number:02}" for number in range(draw(st.integers(0, most)))]
    weeks = st.sampled_from([EVENING, NIGHT, MORE, EVENING | NIGHT, EVENING << 2, (EVENING << 2) | NIGHT, 0])
    some = st.frozensets(st.sampled_from(["en", "fr", "de"]), max_size=2)
    others = st.frozensets(st.sampled_from(ids), max_size=3) if ids else st.just(frozenset[str]())
    topics = st.frozensets(st.sampled_from(["a", "b", "c"]))
    return [
        Seeking(id, draw(weeks), draw(some), draw(topics), draw(st.sampled_from("xy")), draw(others), draw(others))
        for id in ids
    ]


@given(pools())
def test_no_rule_is_broken_and_everyone_is_in_one_circle_or_left(people: list[Seeking]) -> None:
    found = match(people)
    by_id = {one.id: one for one in people}
    assert sorted([id for circle in found.circles for id in circle] + list(found.unplaced)) == sorted(by_id)
    for circle in found.circles:
        seated = [by_id[id] for id in circle]
        assert 3 <= len(circle) <= 6
        week = (1 << HALF_HOURS) - 1
        for one in seated:
            week &= one.week
        assert week.bit_count() >= 4
        assert frozenset.intersection(*(one.languages for one in seated))
        assert not any(b.id in a.apart or a.id in b.apart for a, b in combinations(seated, 2))


@given(st.one_of(pools(), pools(most=20)))
@settings(max_examples=60)
def test_nobody_is_left_who_could_be_added_or_could_begin_a_circle_with_others_left(people: list[Seeking]) -> None:
    found = match(people)
    table = Table(people)
    at = {id: number for number, id in enumerate(table.ids)}
    left = sorted(at[id] for id in found.unplaced)
    circles = [tuple(at[id] for id in circle) for circle in found.circles]
    for one in left:
        roomy = [circle for circle in circles if len(circle) < LARGEST]
        assert not any(table.holds(tuple(sorted((*circle, one)))) for circle in roomy)
    assert not any(table.holds(three) for three in combinations(left, 3))


@given(pools(), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_of_asking_makes_no_difference(people: list[Seeking], lot: object) -> None:
    shuffled = list(people)
    lot.shuffle(shuffled)  # type: ignore[attr-defined]
    assert match(shuffled) == match(people)


@given(pools(most=16))
@settings(max_examples=60)
def test_the_arrays_know_the_same_rules_and_the_same_worth_as_the_table(people: list[Seeking]) -> None:
    table = Table(people)
    for group, worth in candidates(table, list(table.everyone)).items():
        assert table.holds(group)
        assert worth == table.worth(group)


@given(pools(most=8))
def test_of_a_few_every_group_is_looked_at(people: list[Seeking]) -> None:
    table = Table(people)
    held = {group for size in (3, 4, 5, 6) for group in combinations(table.everyone, size) if table.holds(group)}
    assert set(candidates(table, list(table.everyone))) == held


@given(pools())
def test_what_is_said_of_who_is_left_never_depends_on_a_secret(people: list[Seeking]) -> None:
    ids = [one.id for one in people]
    assert lacks(people, ids) == lacks([replace(one, apart=frozenset()) for one in people], ids)


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, []), (1, []), (2, []), (3, [3]), (5, [5]), (6, [6]), (7, [3, 4]), (8, [4, 4]), (9, [4, 5])]
)
def test_identical_people_are_all_placed_and_mostly_by_fours_and_fives(count: int, sizes: list[int]) -> None:
    found = match(several(count))
    assert sorted(map(len, found.circles)) == sizes
    assert len(found.unplaced) == count - sum(sizes)


def test_where_everyone_keeps_apart_from_everyone_nobody_is_placed() -> None:
    ids = frozenset(one.id for one in several(7))
    found = match([replace(one, apart=ids - {one.id}) for one in several(7)])
    assert not found.circles
    assert len(found.unplaced) == 7


def test_two_who_are_kept_apart_by_one_of_them_sit_in_two_circles() -> None:
    people = several(6)
    people[0] = replace(people[0], apart=frozenset({"p01"}))
    found = match(people)
    assert not found.unplaced
    assert not any({"p00", "p01"} <= set(circle) for circle in found.circles)


def test_people_on_opposite_sides_of_the_world_are_not_put_together() -> None:
    found = match([*several(3, EVENING), *(someone(f"q{n}", NIGHT) for n in range(3))])
    assert sorted(map(set, found.circles), key=min) == [{"p00", "p01", "p02"}, {"q0", "q1", "q2"}]
    assert not match([someone("a", EVENING), someone("b", EVENING << 2), someone("c", EVENING << 4)]).circles


def test_interests_bring_together_and_those_who_have_met_are_mixed_anew() -> None:
    people = [replace(one, interests=frozenset({"ab"[n % 2]})) for n, one in enumerate(several(8))]
    assert {frozenset(circle) for circle in match(people).circles} == {
        frozenset({"p00", "p02", "p04", "p06"}),
        frozenset({"p01", "p03", "p05", "p07"}),
    }
    before = [frozenset({"p00", "p01", "p02", "p03"}), frozenset({"p04", "p05", "p06", "p07"})]
    again = [replace(one, met=before[n // 4] - {one.id}) for n, one in enumerate(several(8))]
    for circle in match(again).circles:
        assert len(set(circle) & before[0]) == 2


def test_each_who_is_left_hears_what_is_open_and_true() -> None:
    people = [*several(3), someone("late", NIGHT), someone("seul", EVENING, "fr"), someone("apart")]
    people[-1] = replace(people[-1], apart=frozenset({"p00", "p01", "p02"}))
    found = match(people)
    assert dict(lacks(people, found.unplaced)) == {"late": Lack.HOURS, "seul": Lack.LANGUAGE, "apart": Lack.FIT}
    assert dict(lacks(several(2), ["p00", "p01"])) == {"p00": Lack.PEOPLE, "p01": Lack.PEOPLE}


def test_what_is_written_of_a_person_for_a_log_tells_nothing() -> None:
    assert repr(someone("a", apart=frozenset({"b"}))) == "Seeking(a)"
