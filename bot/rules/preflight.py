"""Pre-flight arithmetic: people times minutes against the slot, before the meeting, and what could be cut.

Facts only, in seconds: what is offered, and in which words, is said elsewhere.
"""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from bot.grammar.practice import Block, LaidStep, Minutes, Mode, Practice, Step, how_many_present, laid_out

SHORTEST_OPEN = 5 * 60  # an open step whose file gives no floor keeps half its time, and at least this


class StepTime(Struct, frozen=True):
    """`seconds` each time, `times` over."""

    step_id: str
    seconds: int
    times: int


class LeaveOut(Struct, frozen=True, tag="leave_out"):
    step_id: str
    saves: int


class Shorten(Struct, frozen=True, tag="shorten"):
    step_id: str
    seconds: int
    to: int
    saves: int


class FewerPresenters(Struct, frozen=True, tag="fewer_presenters"):
    presenters: int
    to: int
    saves: int


Cut = LeaveOut | Shorten | FewerPresenters


class Otherwise(StrEnum):
    """What is left when cuts do not suffice, or too many people come."""

    MEETING_MORE = "meeting_more"
    TWO_GROUPS = "two_groups"


class Turnout(StrEnum):
    RIGHT = "right"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"


class Preflight(Struct, frozen=True, kw_only=True):
    """`cuts` are to be made together, in order; `still_over` is what is too long after all of them."""

    members: int
    presenters: int
    turnout: Turnout
    seconds: int
    slot_seconds: int
    by_step: tuple[StepTime, ...]
    cuts: tuple[Cut, ...] = ()
    still_over: int = 0
    otherwise: tuple[Otherwise, ...] = ()

    @property
    def fits(self) -> bool:
        return self.seconds <= self.slot_seconds

    @property
    def spare_seconds(self) -> int:
        """Below zero when the meeting is too long for its slot."""
        return self.slot_seconds - self.seconds


def preflight(practice: Practice, members: int, slot_minutes: int, presenters: int | None = None) -> Preflight:
    """`presenters`: how many present this time; None: as many as the practice foresees."""
    seats = how_many_present(practice, members) if presenters is None else presenters
    steps = laid_out_for(practice, members, seats)
    seconds, slot = sum(step.seconds for step in steps), slot_minutes * 60
    cuts, still_over = _cuts(practice, members, seats, seconds - slot)
    turnout = turnout_of(practice, members)
    return Preflight(
        members=members,
        presenters=seats,
        turnout=turnout,
        seconds=seconds,
        slot_seconds=slot,
        by_step=_by_step(steps),
        cuts=cuts,
        still_over=still_over,
        otherwise=_otherwise(practice, members, seats, still_over > 0, turnout),
    )


def laid_out_for(practice: Practice, members: int, presenters: int) -> tuple[LaidStep, ...]:
    """As `laid_out`, for so many people who have no names yet."""
    names = [f"member {number}" for number in range(1, members + 1)]
    return laid_out(practice, names, names[:presenters])


def turnout_of(practice: Practice, members: int) -> Turnout:
    if members < practice.people.min:
        return Turnout.TOO_FEW
    return Turnout.TOO_MANY if members > practice.people.max else Turnout.RIGHT


def with_cuts(practice: Practice, cuts: Sequence[Cut]) -> Practice:
    """The practice as it is after these cuts."""
    left_out = {cut.step_id for cut in cuts if isinstance(cut, LeaveOut)}
    shorter = {cut.step_id: cut.to for cut in cuts if isinstance(cut, Shorten)}
    fewer = [cut.to for cut in cuts if isinstance(cut, FewerPresenters)]

    def kept(step: Step) -> Step:
        return replace(step, minutes=Minutes(fixed=shorter[step.id])) if step.id in shorter else step

    steps: list[Step | Block] = []
    for part in practice.steps:
        if isinstance(part, Block):
            inside = tuple(kept(step) for step in part.steps if step.id not in left_out)
            steps.append(replace(part, steps=inside))
        elif part.id not in left_out:
            steps.append(kept(part))
    return replace(practice, steps=tuple(steps), presenters=fewer[-1] if fewer else practice.presenters)


def shortened(practice: Practice, steps: Sequence[Step], times: dict[str, int], over: int) -> tuple[Shorten, ...]:
    """Takes minutes, one by one, from whichever of these steps is then the longest, down to its floor."""
    now = {step.id: step.minutes.fixed for step in steps}
    while over > 0:
        longest = max(
            (step for step in steps if times.get(step.id) and now[step.id] - 60 >= floor_of(step)),
            key=lambda step: now[step.id],
            default=None,
        )
        if longest is None:
            break
        now[longest.id] -= 60
        over -= 60 * times[longest.id]
    return tuple(
        Shorten(step.id, step.minutes.fixed, now[step.id], (step.minutes.fixed - now[step.id]) * times[step.id])
        for step in practice.every_step()
        if step.id in now and now[step.id] < step.minutes.fixed
    )


def floor_of(step: Step) -> int:
    """How short the step may become, in seconds; its own length if it may not be shortened."""
    if step.at_least is not None:
        return step.at_least
    if step.mode == Mode.OPEN and step.minutes.are_fixed:
        return min(step.minutes.fixed, max(SHORTEST_OPEN, step.minutes.fixed // 2))
    return step.minutes.fixed


def at_once(practice: Practice, members: int) -> tuple[int, ...]:
    """How too many people can share themselves out, to hold the practice side by side; empty where they cannot."""
    count = -(-members // practice.people.max)
    if count < 2 or members // count < practice.people.min:
        return ()
    return tuple(members // count + (place < members % count) for place in range(count))


def _cuts(practice: Practice, members: int, presenters: int, over: int) -> tuple[tuple[Cut, ...], int]:
    """The gentlest cuts first: optional steps, long steps, seats. And what is still too long after them."""
    if over <= 0:
        return (), 0
    by_step = {time.step_id: time for time in _by_step(laid_out_for(practice, members, presenters))}
    left_out = _left_out(practice, by_step, over)
    over -= sum(cut.saves for cut in left_out)
    kept = [
        step for step in with_cuts(practice, left_out).every_step() if step.minutes.are_fixed and step.id in by_step
    ]
    shorter = shortened(practice, kept, {name: time.times for name, time in by_step.items()}, over)
    over -= sum(cut.saves for cut in shorter)
    cuts: list[Cut] = [*left_out, *shorter]
    if over > 0 and presenters > 1:
        fewer = _fewer(with_cuts(practice, cuts), members, presenters, over)
        cuts += [fewer] if fewer else []
        over -= fewer.saves if fewer else 0
    return tuple(cuts), max(over, 0)


def _left_out(practice: Practice, by_step: dict[str, StepTime], over: int) -> list[LeaveOut]:
    """The smallest optional step that suffices, else the largest and then again. One step always stays."""
    optional = [
        LeaveOut(step.id, by_step[step.id].seconds * by_step[step.id].times)
        for step in practice.every_step()
        if step.optional and step.id in by_step
    ]
    cuts: list[LeaveOut] = []
    while over > 0 and optional and len(cuts) + 1 < len(by_step):
        enough = [cut for cut in optional if cut.saves >= over]
        cut = min(enough, key=lambda cut: cut.saves) if enough else max(optional, key=lambda cut: cut.saves)
        optional.remove(cut)
        cuts.append(cut)
        over -= cut.saves
    return cuts


def _fewer(practice: Practice, members: int, presenters: int, over: int) -> FewerPresenters | None:
    """The most presenters that fit, or one."""
    full = _seconds(practice, members, presenters)
    for to in range(presenters - 1, 0, -1):
        saves = full - _seconds(practice, members, to)
        if saves >= over or (to == 1 and saves > 0):
            return FewerPresenters(presenters, to, saves)
    return None


def _otherwise(
    practice: Practice, members: int, presenters: int, too_long: bool, turnout: Turnout
) -> tuple[Otherwise, ...]:
    ways = []
    if too_long and presenters > 1:
        ways.append(Otherwise.MEETING_MORE)
    halves = too_long and turnout != Turnout.TOO_MANY and members // 2 >= practice.people.min
    if halves or (turnout == Turnout.TOO_MANY and at_once(practice, members)):
        ways.append(Otherwise.TWO_GROUPS)
    return tuple(ways)


def _by_step(steps: Sequence[LaidStep]) -> tuple[StepTime, ...]:
    times: dict[str, StepTime] = {}
    for step in steps:
        before = times.get(step.step_id)
        times[step.step_id] = StepTime(step.step_id, step.seconds, before.times + 1 if before else 1)
    return tuple(times.values())


def _seconds(practice: Practice, members: int, presenters: int) -> int:
    return sum(step.seconds for step in laid_out_for(practice, members, presenters))
