"""Forming circles for whole communities, against a greedy baseline that has the same rules and the same wishes."""

import time
from collections.abc import Sequence

from bench.greedy import greedily
from bench.row import Row
from bench.seekers import a_pool
from bot.matching.match import match
from bot.matching.table import PREFERRED, Group, Seeking, Table

MOST_SECONDS = 10.0
POOLS = (100, 5_000)


async def rows() -> list[Row]:
    match(a_pool(3))  # the solver's library is loaded
    return [row for count in POOLS for row in _pool(count)]


def _pool(count: int) -> list[Row]:
    people = a_pool(count)
    began = time.perf_counter()
    ours = match(people)
    took = time.perf_counter() - began
    began = time.perf_counter()
    baseline = greedily(people)
    greedy_took = time.perf_counter() - began
    time_row = Row(
        f"to form circles of {count:,} who seek; baseline: greedy, in plain Python",
        f"{took:.2f} s",
        f"{greedy_took:.2f} s",
        took / greedy_took,
        f"under {MOST_SECONDS:g} s",
        took < MOST_SECONDS,
    )
    mine, theirs = _measures(people, ours.circles), _measures(people, baseline)
    return [time_row, *(_row(count, what, mine[what], theirs[what]) for what in mine)]


def _row(count: int, what: str, ours: float, theirs: float) -> Row:
    fewer_is_better = what == "broken rules"
    met = ours == 0 if fewer_is_better else ours >= theirs
    goal = "none" if fewer_is_better else "at least 1"
    ratio = ours / theirs if theirs else 1.0
    return Row(f"… {what}, of {count:,}; baseline: greedy", f"{ours:,.4g}", f"{theirs:,.4g}", ratio, goal, met)


def _measures(people: Sequence[Seeking], circles: Sequence[Sequence[str]]) -> dict[str, float]:
    """Means are over the people who are placed."""
    table = Table(people)
    at = {id: number for number, id in enumerate(table.ids)}
    groups: list[Group] = [tuple(sorted(at[id] for id in circle)) for circle in circles]
    placed = sum(map(len, groups))
    pairs = {group: len(group) * (len(group) - 1) / 2 for group in groups}
    return {
        "placed": placed,
        "in circles of 4 or 5": sum(len(group) for group in groups if len(group) in PREFERRED),
        "common hours a week": sum(len(group) * table.half_hours(group) / 2 for group in groups) / placed,
        "interests in common, by pair": sum(len(g) * table.shared(g) / pairs[g] for g in groups) / placed,
        "broken rules": sum(not table.holds(group) for group in groups),
    }
