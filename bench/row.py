"""A row of the table: what was measured, against what, and what we hope for."""

import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    what: str
    ours: str
    baseline: str
    ratio: float
    goal: str
    met: bool


def microseconds(seconds: float) -> str:
    return f"{seconds * 1e6:,.0f} µs" if seconds < 0.001 else f"{seconds * 1e3:,.2f} ms"


def median(samples: Sequence[float]) -> float:
    return statistics.median(samples)


async def in_turn(
    one: Callable[[], Awaitable[None]], other: Callable[[], Awaitable[None]], times: int, warmup: int = 20
) -> tuple[float, float]:
    """Median seconds of each, measured one after the other so that the machine's mood falls on both."""
    ours: list[float] = []
    theirs: list[float] = []
    for count in range(times + warmup):
        for act, samples in ((one, ours), (other, theirs)):
            began = time.perf_counter()
            await act()
            if count >= warmup:
                samples.append(time.perf_counter() - began)
    return median(ours), median(theirs)
