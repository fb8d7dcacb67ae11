"""Small groups, drawn by lot so that over a season people meet different others. Nobody is ever left alone."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from random import Random

from msgspec.structs import replace

from bot.nouns.circle import Circle
from bot.nouns.people import MemberId
from bot.nouns.season import Met

Groups = tuple[tuple[MemberId, ...], ...]
Pair = tuple[MemberId, MemberId]

MANY = 12  # beyond, fewer tries: the more people there are, the less it takes to meet somebody new
TRIES, TRIES_OF_MANY = 12, 2


def drawn(people: Iterable[MemberId], size: int, met: Sequence[Met], lot: str) -> Groups:
    """The same however often it is asked. Of several shuffles, each mended by exchanges, the one that repeats least."""
    times = {(each.one, each.other): each.times for each in met}
    chance = Random(lot)
    order = sorted(people)
    best: list[list[MemberId]] = []
    least: int | None = None
    for _ in range(TRIES if len(order) <= MANY else TRIES_OF_MANY):
        chance.shuffle(order)
        groups = _mended(_cut(order, size), times)
        repeats = sum(_repeats(group, times) for group in groups)
        if least is None or repeats < least:
            best, least = groups, repeats
        if not least:
            break
    return tuple(tuple(group) for group in best)


def _cut(order: Sequence[MemberId], size: int) -> list[list[MemberId]]:
    groups = [list(order[i : i + size]) for i in range(0, len(order), size)]
    if len(groups) > 1 and len(groups[-1]) == 1:
        groups[-2].append(groups.pop()[0])
    return groups


def _mended(groups: list[list[MemberId]], times: dict[Pair, int]) -> list[list[MemberId]]:
    """Two people change places for as long as that makes fewer meet again."""
    better = True
    while better:
        better = False
        for one, other in combinations(groups, 2):
            for i in range(len(one)):
                for j in range(len(other)):
                    before = _repeats(one, times) + _repeats(other, times)
                    one[i], other[j] = other[j], one[i]
                    if _repeats(one, times) + _repeats(other, times) < before:
                        better = True
                    else:
                        one[i], other[j] = other[j], one[i]
    return groups


def _repeats(group: Sequence[MemberId], times: dict[Pair, int]) -> int:
    """Squared: to meet a third time weighs more than two second times."""
    return sum(times.get(_pair(a, b), 0) ** 2 for a, b in combinations(group, 2))


def _pair(a: MemberId, b: MemberId) -> Pair:
    return (a, b) if a < b else (b, a)


def remembering(circle: Circle, groups: Iterable[Sequence[MemberId]]) -> Circle:
    """Who was with whom, of those who are still members; unchanged where nobody was put together."""
    together = Counter(_pair(a, b) for group in groups for a, b in combinations(group, 2))
    if not together:
        return circle
    members = {m.id for m in circle.members}
    for each in circle.met:
        together[each.one, each.other] += each.times
    met = tuple(Met(one, other, n) for (one, other), n in sorted(together.items()) if {one, other} <= members)
    return replace(circle, met=met)


def without(groups: Groups, who: MemberId) -> Groups:
    """The groups as they go on when one leaves: whoever would be left alone joins the others."""
    left = [tuple(id for id in group if id != who) for group in groups]
    together = [group for group in left if len(group) > 1]
    alone = tuple(id for group in left if len(group) == 1 for id in group)
    if not together:
        return (alone,) if alone else ()
    return (*together[:-1], together[-1] + alone)


def joined_by(groups: Groups, who: MemberId) -> Groups:
    """Whoever comes late joins the smallest."""
    if not groups or any(who in group for group in groups):
        return groups
    smallest = min(range(len(groups)), key=lambda i: (len(groups[i]), i))
    return tuple((*group, who) if i == smallest else group for i, group in enumerate(groups))


def group_of(groups: Groups, who: MemberId) -> tuple[MemberId, ...]:
    return next((group for group in groups if who in group), ())
