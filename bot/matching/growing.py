"""Growing many groups at once, each time by whoever makes the best of each.

The same rules and the same worth as `table`, for whole arrays: a row is a group, a column a person who might join it.
NumPy is loaded with this module, and this module only when somebody asks for circles.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.matching.table import (
    AGAIN,
    ENOUGH,
    HALF_HOUR,
    INTEREST,
    LARGEST,
    LEAST_COMMON,
    PREFERRED,
    SMALLEST,
    VARIETY,
    Group,
    Table,
    size_worth,
)

PAIRS = 360  # about how many pairs the groups of a piece are grown from, the best of each person's
LEAST_PAIRS = 6  # of each person's, in a large piece
THIRDS = 2  # how many are tried with each of those pairs
FEW = 12  # people of whom simply every group is looked at: 2,431 at most
ROWS = 200  # so many at a time where everyone is compared with everyone
NOT = np.int64(-1)  # worth of what may not be

Whole = NDArray[np.int64]
Bits = NDArray[np.uint64]


class Arrays:
    """The table as arrays, for some of its people: a column each, in this order."""

    def __init__(self, table: Table, people: Sequence[int]) -> None:
        self.table = table
        self.people: Whole = np.array(people, dtype=np.int64)
        self.weeks = _words([table.weeks[one] for one in people])
        self.languages = _words([table.languages[one] for one in people])
        self.interests = _words([table.interests[one] for one in people])
        self.organisations: Whole = np.array([table.organisations[one] for one in people], dtype=np.int64)
        self.column = {one: number for number, one in enumerate(people)}

    def marked(self, named: Sequence[set[int]], rows: Sequence[int]) -> NDArray[np.int64]:
        """For each of these people, 1 in the columns of those named."""
        marks = np.zeros((len(rows), len(self.people)), dtype=np.int64)
        for number, one in enumerate(rows):
            marks[number, [self.column[other] for other in named[one] if other in self.column]] = 1
        return marks


class Growth:
    """Groups of one size, and what each of the people would bring to each of them."""

    def __init__(self, arrays: Arrays, columns: Sequence[int] | Whole) -> None:
        """Groups of one: these columns."""
        self.arrays = arrays
        first = np.array(columns, dtype=np.int64)
        self.members = first[:, None]
        self.weeks, self.languages = arrays.weeks[first], arrays.languages[first]
        people = [int(one) for one in arrays.people[first]]
        self.barred = arrays.marked(arrays.table.apart, people)
        self.again = arrays.marked(arrays.table.met, people)
        self.shared = _count(arrays.interests[first][:, None, :] & arrays.interests[None, :, :])
        self.same = (arrays.organisations[first][:, None] == arrays.organisations[None, :]).astype(np.int64)
        np.put_along_axis(self.barred, self.members, 1, axis=1)
        self.pairs_shared = np.zeros(len(first), dtype=np.int64)
        self.pairs_again = np.zeros(len(first), dtype=np.int64)
        self.variety = np.ones(len(first), dtype=np.int64)

    @property
    def size(self) -> int:
        return int(self.members.shape[1])

    def worths(self) -> Whole:
        """Of each group with each person added; NOT where that may not be."""
        size = self.size + 1
        common = _count(self.weeks[:, None, :] & self.arrays.weeks[None, :, :])
        speak = (self.languages[:, None, :] & self.arrays.languages[None, :, :]).any(axis=2)
        worth: Whole = (
            size_worth(size)
            + size * HALF_HOUR * np.minimum(common, ENOUGH)
            + INTEREST * (self.pairs_shared[:, None] + self.shared) // (size - 1)
            + VARIETY * (self.variety[:, None] + (self.same == 0))
            - AGAIN * (self.pairs_again[:, None] + self.again)
        )
        return np.where((common >= LEAST_COMMON) & speak & (self.barred == 0), worth, NOT)

    def only(self, rows: Whole) -> "Growth":
        some = object.__new__(Growth)
        for name, value in vars(self).items():
            setattr(some, name, value if name == "arrays" else value[rows])
        return some

    def with_one_more(self, columns: Whole, brought: "Growth") -> "Growth":
        """Each group with this person. `brought`: these persons alone."""
        each = np.arange(len(columns))
        more = self.only(each)
        more.members = np.hstack([self.members, columns[:, None]])
        more.weeks, more.languages = self.weeks & brought.weeks, self.languages & brought.languages
        more.barred, more.again = self.barred + brought.barred, self.again + brought.again
        more.shared, more.same = self.shared + brought.shared, self.same + brought.same
        more.pairs_shared = self.pairs_shared + self.shared[each, columns]
        more.pairs_again = self.pairs_again + self.again[each, columns]
        more.variety = self.variety + (self.same[each, columns] == 0)
        return more


def candidates(table: Table, people: Sequence[int]) -> dict[Group, int]:
    """Many groups that hold, of three to six of these people, and their worth: around each, with several companions."""
    ones = Growth(Arrays(table, people), range(len(people)))
    found: dict[Group, int] = {}
    growth = ones
    some = {2: max(LEAST_PAIRS, PAIRS // max(1, len(people))), 3: THIRDS}
    for size in range(2, LARGEST + 1):
        picks = len(people) if len(people) <= FEW else some.get(size, 1)
        worths = growth.worths()
        rows, columns = _best_of_each(worths, picks)
        if not len(rows):
            break
        gained = worths[rows, columns]
        growth = growth.only(rows).with_one_more(columns, ones.only(columns))
        _, first = np.unique(np.sort(growth.members, axis=1), axis=0, return_index=True)
        if size >= SMALLEST:
            for members, worth in zip(growth.members[first], gained[first], strict=True):
                found[tuple(sorted(people[int(column)] for column in members))] = int(worth)
        growth = growth.only(first)
    return found


def _best_of_each(worths: Whole, picks: int) -> tuple[Whole, Whole]:
    """Rows and columns of the best few of each row; of two alike, the first."""
    order = np.argsort(-worths, axis=1, kind="stable")[:, :picks]
    rows = np.repeat(np.arange(len(worths)), order.shape[1])
    columns = order.ravel()
    may = worths[rows, columns] != NOT
    return rows[may], columns[may]


def first_circles(table: Table) -> list[Group]:
    """A beginning: in turn, who has the fewest hours first, everyone gets the best company that is still free."""
    order = sorted(table.everyone, key=lambda one: (table.weeks[one].bit_count(), one))
    free = dict.fromkeys(order)
    circles: list[Group] = []
    arrays = Arrays(table, order)
    for one in order:
        if one not in free:
            continue
        if len(free) * 2 < len(arrays.people):
            arrays = Arrays(table, list(free))
        group = _grown_alone(arrays, one, free)
        if len(group) >= SMALLEST:
            circles.append(group)
            for each in group:
                del free[each]
    return circles


def _grown_alone(arrays: Arrays, one: int, free: Iterable[int]) -> Group:
    growth = Growth(arrays, [arrays.column[one]])
    taken = np.ones(len(arrays.people), dtype=np.int64)
    taken[[arrays.column[each] for each in free]] = 0
    growth.barred = growth.barred + taken
    while growth.size < PREFERRED[-1]:
        worths = growth.worths()
        column = int(worths[0].argmax())
        if worths[0, column] == NOT:
            break
        growth = growth.with_one_more(np.array([column]), Growth(arrays, [column]))
    return tuple(sorted(int(arrays.people[column]) for column in growth.members[0]))


def suits(table: Table, people: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """For each of these people, those after them in the list with whom a circle might begin."""
    arrays = Arrays(table, people)
    for begin in range(0, len(people), ROWS):
        columns = range(begin, min(begin + ROWS, len(people)))
        for column, worths in zip(columns, Growth(arrays, columns).worths(), strict=True):
            yield people[column], [people[other] for other in np.flatnonzero(worths != NOT).tolist() if other > column]


def _words(bits: Sequence[int]) -> Bits:
    """Whole numbers of any length as rows of 64 bits each."""
    length = max([64, *(some.bit_length() for some in bits)]) // 64 * 8 + 8
    packed = b"".join(some.to_bytes(length, "little") for some in bits)
    words: Bits = np.frombuffer(packed, dtype="<u8").reshape(len(bits), length // 8)
    return words


def _count(bits: Bits) -> Whole:
    counts: Whole = np.bitwise_count(bits).sum(axis=-1, dtype=np.int64)
    return counts
