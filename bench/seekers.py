"""A pool of people who seek circles, as a community of several organisations around the world might have."""

import random

from bot.matching.table import Seeking

ZONES = {-480: 6, -420: 5, -360: 8, -300: 20, -240: 12, 0: 15, 60: 20, 120: 5, 180: 2, 330: 4, 480: 2, 600: 1}
TOPICS = [f"topic {number}" for number in range(40)]
DAYPARTS = ((7, 9), (9, 12), (12, 14), (13, 17), (17, 19), (19, 21))
DAYS: tuple[tuple[int, ...], ...] = ((0, 1, 2, 3, 4), (0,), (1,), (2,), (3,), (4,), (5, 6))


def a_pool(count: int, seed: int = 1) -> list[Seeking]:
    """`ZONES`: minutes east of Greenwich, and how many live there."""
    lot = random.Random(seed)
    ids = [f"p{number:05}" for number in range(count)]
    people = []
    for id in ids:
        offset = lot.choices(list(ZONES), list(ZONES.values()))[0]
        languages = lot.choices((("en",), ("fr",), ("en", "fr")), (60, 15, 25))[0]
        apart = lot.sample(ids, lot.choices((0, 1, 3), (85, 10, 5))[0]) if count > 3 else []
        met = lot.sample(ids, min(count, lot.choices((0, 4), (60, 40))[0]))
        people.append(
            Seeking(
                id,
                _week(lot, offset),
                frozenset(languages),
                frozenset(lot.sample(TOPICS, lot.randint(0, 4))),
                f"organisation {lot.randint(1, 12)}",
                frozenset(apart) - {id},
                frozenset(met) - {id},
            )
        )
    return people


def _week(lot: random.Random, offset: int) -> int:
    """As people fill in the form: one or two stretches of the day, on working days, on one day, or at the weekend."""
    week = 0
    for begins, ends in lot.sample(DAYPARTS, lot.choices((1, 2, 3), (50, 35, 15))[0]):
        for day in lot.choices(DAYS, (40, 8, 8, 8, 8, 8, 10))[0]:
            for half in range(begins * 2, ends * 2):
                week |= 1 << (day * 48 + half - offset // 30) % 336
    return week
