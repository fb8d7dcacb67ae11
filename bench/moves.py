"""A pure move, for a circle of six."""

import time

from bench.people import opened
from bench.row import Row, median, microseconds
from bot.moves.meeting import finish_turn, next_step
from bot.rules import rounds
from bot.rules.roster import running

GOAL = 100e-6


async def rows() -> list[Row]:
    circle, now = opened("aaaaaaaaaaaa", 6)
    meeting = running(circle)
    assert meeting is not None
    assert meeting.facilitator is not None
    circle = next_step(circle, by=meeting.facilitator, step=0, now=now, anyway=True).circle
    meeting = running(circle)
    assert meeting is not None
    assert meeting.live is not None
    assert meeting.live.round is not None
    speaker = rounds.speaker(meeting.live.round)
    assert speaker is not None
    ours, plain = [], []
    for _ in range(5_000):
        began = time.perf_counter()
        finish_turn(circle, by=speaker, now=now)
        ours.append(time.perf_counter() - began)
        began = time.perf_counter()
        {**{name: name for name in circle.__struct_fields__}}
        plain.append(time.perf_counter() - began)
    mine, base = median(ours), median(plain)
    what = "a move (a turn ends), circle of six; baseline: copying a dict of as many fields"
    return [Row(what, microseconds(mine), microseconds(base), mine / base, "under 100 µs", mine < GOAL)]
