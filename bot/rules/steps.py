"""What one step of a meeting needs when it begins, and how much of its time is left."""

from datetime import datetime, timedelta
from random import Random

from msgspec.structs import replace

from bot.circle import Circle, Live, Meeting, MeetingState, MemberId, Round
from bot.grammar.practice import Mode, Order, Step, WhoSpeaks
from bot.rules import rounds
from bot.rules.library import practice_of
from bot.rules.rota import in_order

GROUP_SIZES = {Mode.PAIRS: 2, Mode.THREES: 3, Mode.FOURS: 4}


def begin_step(circle: Circle, meeting: Meeting, at: int, now: datetime, *, by: MemberId | None) -> Meeting:
    assert meeting.live is not None
    step = step_at(circle, meeting, at)
    live = Live(
        steps=meeting.live.steps,
        at=at,
        step_began_at=now,
        round=_round(circle, meeting, step, at, now) if needs_round(step) else None,
        groups=_groups(circle, meeting, step, at),
        moved_by=by,
    )
    return replace(meeting, state=MeetingState.OPEN, live=live)


def step_at(circle: Circle, meeting: Meeting, at: int) -> Step:
    assert meeting.live is not None
    return practice_of(circle, meeting).step(meeting.live.steps[at].step_id)


def needs_round(step: Step) -> bool:
    """Turns are kept where people go one by one in the circle's order."""
    return step.mode is Mode.ROUND and step.order is Order.ROUND


def _round(circle: Circle, meeting: Meeting, step: Step, at: int, now: datetime) -> Round:
    assert meeting.live is not None
    here = [id for id in in_order(circle) if id in meeting.here]
    presenter = meeting.live.steps[at].presenter
    rounds_before = sum(needs_round(step_at(circle, meeting, earlier)) for earlier in range(at))
    order = list(rounds.seated(here, start=meeting.number + rounds_before))
    if presenter in order and step.who_speaks is not WhoSpeaks.EVERYONE:
        order.remove(presenter)
        if step.who_speaks is WhoSpeaks.PRESENTER_LAST:
            order.append(presenter)
        elif step.who_speaks is WhoSpeaks.PRESENTER:
            order = [presenter]
    return rounds.begun(order, now)


def _groups(circle: Circle, meeting: Meeting, step: Step, at: int) -> tuple[tuple[MemberId, ...], ...]:
    """Drawn anew for each step, and the same however often it is asked: nobody is left alone."""
    size = GROUP_SIZES.get(step.mode)
    if size is None:
        return ()
    people = sorted(meeting.here)
    Random(f"{circle.id}/{meeting.number}/{at}").shuffle(people)
    groups = [people[i : i + size] for i in range(0, len(people), size)]
    if len(groups) > 1 and len(groups[-1]) == 1:
        groups[-2].append(groups.pop()[0])
    return tuple(tuple(g) for g in groups)


def groups_without(groups: tuple[tuple[MemberId, ...], ...], who: MemberId) -> tuple[tuple[MemberId, ...], ...]:
    """The groups as they go on when one leaves: whoever would be left alone joins the others."""
    left = [tuple(id for id in group if id != who) for group in groups]
    together = [group for group in left if len(group) > 1]
    alone = tuple(id for group in left if len(group) == 1 for id in group)
    if not together:
        return (alone,) if alone else ()
    return (*together[:-1], together[-1] + alone)


def step_length(live: Live) -> int:
    return live.steps[live.at].seconds + live.extra


def step_ends_at(live: Live) -> datetime | None:
    """None while it is paused."""
    return None if live.seconds_left is not None else live.step_began_at + timedelta(seconds=step_length(live))


def step_seconds_left(live: Live, now: datetime) -> int:
    """Below nought once the step has run over; never more than it has, though the clock jump back."""
    if live.seconds_left is not None:
        return live.seconds_left
    return min(step_length(live), round(step_length(live) - (now - live.step_began_at).total_seconds()))
