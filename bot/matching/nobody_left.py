"""The last look: nobody stays without a circle who could be added to one, or begin one with others who are left."""

from collections.abc import Iterable

from bot.matching.growing import suits
from bot.matching.table import LARGEST, Group, Table


def filled_up(table: Table, circles: Iterable[Group]) -> list[Group]:
    done = list(circles)
    while True:
        left = unplaced(table, done)
        _add(table, done, left)
        left = unplaced(table, done)
        three = _three_of(table, left)
        if three is None:
            return sorted(done)
        done.append(three)


def unplaced(table: Table, circles: Iterable[Group]) -> list[int]:
    placed = {one for group in circles for one in group}
    return [one for one in table.everyone if one not in placed]


def _add(table: Table, circles: list[Group], left: list[int]) -> None:
    """Everyone who may be added, each where it gains most."""
    common = [(table.week(group), table.language(group)) for group in circles]
    for one in left:
        best: tuple[int, int] | None = None
        for number, group in enumerate(circles):
            if len(group) < LARGEST and table.may_join(one, group, *common[number]):
                gain = table.worth(_with(group, one)) - table.worth(group)
                if best is None or gain > best[0]:
                    best = gain, number
        if best is not None:
            number = best[1]
            circles[number] = _with(circles[number], one)
            common[number] = table.week(circles[number]), table.language(circles[number])


def _with(group: Group, one: int) -> Group:
    return tuple(sorted((*group, one)))


def _three_of(table: Table, left: list[int]) -> Group | None:
    """A circle of three who are left over, if there is one at all."""
    after = dict(suits(table, left)) if len(left) > 2 else {}
    for one, others in after.items():
        for second in others:
            week, languages = table.week((one, second)), table.language((one, second))
            for third in after[second]:
                if table.may_join(third, (one, second), week, languages):
                    return (one, second, third)
    return None
