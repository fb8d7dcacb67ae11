"""Everyone who seeks, laid out for comparing: what may never be broken, and how well a few people would sit together.

People are numbers here, in the order of their ids, and a group is a tuple of them in rising order. Weeks, languages and
interests are bits of one whole number each, so that what is in common is one `&`.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations

from msgspec import Struct

SMALLEST, LARGEST = 3, 6
PREFERRED = (4, 5)
HALF_HOURS = 7 * 48
LEAST_COMMON = 4  # half hours of a week: two hours

# What each is worth, to be read against the others. A person placed outweighs everything.
PLACED = 2000
SIZES = {3: 0, 4: 400, 5: 400, 6: 200}  # by person; of two sizes that are not preferred, six bears that one leaves
HALF_HOUR = 6
ENOUGH = 40  # half hours; a circle that could meet on twenty hours a week gains nothing by more
INTEREST = 120
VARIETY = 15
AGAIN = 100

Group = tuple[int, ...]


class Seeking(Struct, frozen=True):
    """What forming circles knows of one person. `apart`: whom they may never be with, for whatever reason."""

    id: str
    week: int  # bits: the half hours of a week in UTC, from Monday 00:00, in which they could meet
    languages: frozenset[str]
    interests: frozenset[str] = frozenset()
    organisation: str = ""
    apart: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()  # with whom they have been in a circle before

    def __repr__(self) -> str:
        return f"Seeking({self.id})"


class Table:
    """`seekers` in any order; each `apart` and `met` counts both ways."""

    def __init__(self, seekers: Iterable[Seeking]) -> None:
        people = sorted(seekers, key=lambda one: one.id)
        self.ids: tuple[str, ...] = tuple(one.id for one in people)
        at = {id: number for number, id in enumerate(self.ids)}
        self.everyone = range(len(people))
        self.weeks = [one.week for one in people]
        self.languages = _bits([one.languages for one in people])
        self.interests = _bits([one.interests for one in people])
        organisations = {name: number for number, name in enumerate(sorted({one.organisation for one in people}))}
        self.organisations = [organisations[one.organisation] for one in people]
        self.apart = _both_ways([one.apart for one in people], at)
        self.met = _both_ways([one.met for one in people], at)

    def may_join(self, one: int, group: Sequence[int], week: int, languages: int) -> bool:
        """Whether nothing speaks against it. `week` and `languages`: what the group has in common."""
        return bool(
            languages & self.languages[one]
            and (week & self.weeks[one]).bit_count() >= LEAST_COMMON
            and self.apart[one].isdisjoint(group)
        )

    def holds(self, group: Group) -> bool:
        """Whether this is a circle that may be: the hard rules, all of them."""
        apart = any(b in self.apart[a] for a, b in combinations(group, 2))
        return (
            SMALLEST <= len(group) <= LARGEST
            and not apart
            and self.half_hours(group) >= LEAST_COMMON
            and self.language(group) != 0
        )

    def week(self, group: Iterable[int]) -> int:
        return _in_common(self.weeks, group, (1 << HALF_HOURS) - 1)

    def language(self, group: Iterable[int]) -> int:
        return _in_common(self.languages, group, -1)

    def half_hours(self, group: Iterable[int]) -> int:
        return self.week(group).bit_count()

    def shared(self, group: Group) -> int:
        """How many interests two of them share, summed over the pairs."""
        of = self.interests
        return sum((of[a] & of[b]).bit_count() for a, b in combinations(group, 2))

    def together_before(self, group: Group) -> int:
        """How many pairs of them have been in a circle before."""
        return sum(b in self.met[a] for a, b in combinations(group, 2))

    def largest_that_holds(self) -> Group | None:
        """Of a handful of people: as many of them as may sit together, at their best."""
        for size in range(min(LARGEST, len(self.ids)), SMALLEST - 1, -1):
            held = [group for group in combinations(self.everyone, size) if self.holds(group)]
            if held:
                return max(held, key=lambda group: (self.worth(group), group))
        return None

    def worth(self, group: Group) -> int:
        """How good a circle that holds is."""
        size = len(group)
        return (
            size_worth(size)
            + size * HALF_HOUR * min(self.half_hours(group), ENOUGH)
            + INTEREST * self.shared(group) // (size - 1)
            + VARIETY * len({self.organisations[one] for one in group})
            - AGAIN * self.together_before(group)
        )


def size_worth(size: int) -> int:
    return size * (PLACED + SIZES.get(size, 0))


def _bits(sets: Sequence[frozenset[str]]) -> list[int]:
    place = {name: number for number, name in enumerate(sorted(set().union(*sets)))}
    return [sum(1 << place[name] for name in some) for some in sets]


def _both_ways(named: Sequence[frozenset[str]], at: dict[str, int]) -> list[set[int]]:
    """Those who are not here are left out."""
    found: list[set[int]] = [set() for _ in named]
    for one, names in enumerate(named):
        for other in (at[name] for name in names if name in at):
            if other != one:
                found[one].add(other)
                found[other].add(one)
    return found


def _in_common(bits: Sequence[int], group: Iterable[int], all_of_them: int) -> int:
    for one in group:
        all_of_them &= bits[one]
    return all_of_them
