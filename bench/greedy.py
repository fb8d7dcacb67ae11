"""A baseline for forming circles: everyone in turn, who has the fewest hours first, gets the best still free."""

from collections.abc import Iterable

from bot.matching.table import LARGEST, PREFERRED, SMALLEST, Group, Seeking, Table


def greedily(seekers: Iterable[Seeking]) -> list[tuple[str, ...]]:
    """The same hard rules and the same idea of what is good; whom to add is decided once and never thought over."""
    table = Table(seekers)
    free = set(table.everyone)
    circles: list[Group] = []
    for one in sorted(free, key=lambda one: (table.weeks[one].bit_count(), one)):
        if one not in free:
            continue
        group: Group = (one,)
        while len(group) < PREFERRED[-1]:
            longer = _best(table, group, free)
            if longer is None:
                break
            group = longer
        if len(group) >= SMALLEST:
            circles.append(group)
            free -= set(group)
    for one in sorted(free):
        fits = [g for g in circles if len(g) < LARGEST and table.holds(tuple(sorted((*g, one))))]
        if fits:
            joined = max(fits, key=lambda group: table.worth(tuple(sorted((*group, one)))) - table.worth(group))
            circles[circles.index(joined)] = tuple(sorted((*joined, one)))
    return [tuple(table.ids[one] for one in group) for group in circles]


def _best(table: Table, group: Group, free: set[int]) -> Group | None:
    week, languages = table.week(group), table.language(group)
    joining = (one for one in free if one not in group and table.may_join(one, group, week, languages))
    grown = (tuple(sorted((*group, one))) for one in joining)
    return max(grown, key=lambda longer: (table.worth(longer), longer), default=None)
