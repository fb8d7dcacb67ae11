"""The matching: a greedy beginning, bettered piece by piece, and nobody left alone who could have been placed."""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor

from msgspec import Struct

from bot.matching.choosing import best_packing
from bot.matching.growing import candidates, first_circles
from bot.matching.nobody_left import filled_up, unplaced
from bot.matching.table import Group, Seeking, Table

PIECE = 60  # people whose circles are thought over together
WORK = 24  # how many such pieces are thought over in all


class Matching(Struct, frozen=True):
    """Ids alone. `unplaced`: those who are in no circle this time."""

    circles: tuple[tuple[str, ...], ...]
    unplaced: tuple[str, ...]


def match(seekers: Iterable[Seeking]) -> Matching:
    """The same seekers, in whatever order, give the same circles. Takes seconds for thousands of people."""
    table = Table(seekers)
    circles = filled_up(table, first_circles(table))
    circles = filled_up(table, _bettered(table, circles))
    return Matching(
        tuple(tuple(table.ids[one] for one in group) for group in circles),
        tuple(table.ids[one] for one in unplaced(table, circles)),
    )


def _bettered(table: Table, circles: list[Group]) -> list[Group]:
    """A few circles at a time, and those left, with their likes, taken apart and put together at their best.

    The weakest pieces first. A piece keeps its circles where nothing better is found: it never makes anything worse.
    """
    left, number = WORK, 0
    with ThreadPoolExecutor(2) as pool:  # HiGHS lets go of the interpreter while it works
        while left > 0 and len(table.ids) > 2:
            pieces = _pieces(table, [*circles, *((one,) for one in unplaced(table, circles))], number)
            pieces.sort(key=lambda piece: _strength(table, piece))
            now, as_they_are = pieces[:left], pieces[left:]
            better = list(pool.map(lambda piece: _at_best(table, piece), now))
            circles = sorted(g for piece in (*better, *as_they_are) for g in piece if len(g) > 1)
            if len(pieces) == 1:
                break  # everyone was looked at together
            left -= len(now)
            number += 1
    return circles


def _strength(table: Table, piece: Sequence[Group]) -> tuple[float, Sequence[Group]]:
    """What a person in it has, on average."""
    return sum(table.worth(g) for g in piece if len(g) > 1) / sum(map(len, piece)), piece


def _at_best(table: Table, piece: Sequence[Group]) -> list[Group]:
    now = [group for group in piece if len(group) > 1]
    people = sorted(one for group in piece for one in group)
    worth_of = candidates(table, people) | {group: table.worth(group) for group in now}
    if not worth_of:
        return now
    among = sorted(worth_of)
    best = best_packing(among, [worth_of[group] for group in among], people)
    return best if sum(map(table.worth, best)) > sum(map(table.worth, now)) else now


def _pieces(table: Table, groups: Sequence[Group], number: int) -> list[list[Group]]:
    """Groups that lie near one another, by another measure in each round."""

    def key(group: Group) -> tuple[int, ...]:
        hour, topic = _middle(table.week(group)), _commonest(table, group)
        orders = ((hour, topic), (topic, hour), (hour // 6 + number, topic))
        return (table.language(group), *orders[number % len(orders)], *group)

    pieces: list[list[Group]] = [[]]
    count = 0
    for group in sorted(groups, key=key):
        if count + len(group) > PIECE:
            pieces.append([])
            count = 0
        pieces[-1].append(group)
        count += len(group)
    return [piece for piece in pieces if piece]


def _middle(week: int) -> int:
    """About when in the day (UTC, in half hours) most of this week lies."""
    by_clock = [sum((week >> (day * 48 + at)) & 1 for day in range(7)) for at in range(48)]
    return max(range(48), key=lambda at: (sum(by_clock[(at + near) % 48] for near in range(-4, 5)), -at))


def _commonest(table: Table, group: Group) -> int:
    """The interest that most of them have."""
    bits = [table.interests[one] for one in group]
    every = 0
    for some in bits:
        every |= some
    counts = [(sum((some >> place) & 1 for some in bits), -place) for place in range(every.bit_length())]
    return -max(counts)[1] if counts else -1
