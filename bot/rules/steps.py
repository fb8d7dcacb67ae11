"""What one step of a meeting needs when it begins, and how much of its time is left."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.grammar.practice import InLanguages, LaidStep, Minutes, Mode, Order, Step, WhoSpeaks, seconds_of
from bot.nouns.circle import Circle
from bot.nouns.meeting import Live, Meeting, MeetingState, Round
from bot.nouns.people import MemberId
from bot.rules import groups, rounds
from bot.rules.library import practice_of
from bot.rules.rota import in_order, last_presenters

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
        wishes=meeting.live.wishes,
    )
    return replace(meeting, state=MeetingState.OPEN, live=live)


def step_at(circle: Circle, meeting: Meeting, at: int) -> Step:
    """As its file says. A step that a newer file no longer has goes on as a plain conversation of the same length."""
    assert meeting.live is not None
    laid = meeting.live.steps[at]
    try:
        return practice_of(circle, meeting).step(laid.step_id)
    except KeyError:
        nothing = InLanguages()
        return Step(id=laid.step_id, title=nothing, mode=Mode.OPEN, minutes=Minutes(fixed=laid.seconds), cue=nothing)


def is_everyones(step: Step) -> bool:
    """A round of all, such as a check-in, is not about the presenter, though they have the seat in this meeting."""
    return step.mode is Mode.ROUND and step.who_speaks is WhoSpeaks.EVERYONE


def is_last(live: Live) -> bool:
    return live.at + 1 == len(live.steps)


def all_have_spoken(live: Live) -> bool:
    """Of the last step's round: nothing more is waited for but somebody's word that the meeting is over."""
    return is_last(live) and live.round is not None and rounds.is_over(live.round)


def after_presenter(live: Live) -> int:
    """The first step that is not this presenter's; where the whole meeting is theirs, its last, to close together."""
    last = len(live.steps) - 1
    presenter = live.steps[live.at].presenter
    following = next((s.index for s in live.steps[live.at :] if s.presenter != presenter), last)
    return following if following > live.at else len(live.steps)


def may_stop(circle: Circle, meeting: Meeting) -> bool:
    """Whether this step is the presenter's to stop. What is everyone's goes on, so that each has a word to end with."""
    live = meeting.live
    assert live is not None
    step = step_at(circle, meeting, live.at)
    if live.steps[live.at].presenter is None or is_everyones(step):
        return False
    theirs_alone = step.mode in (Mode.PRESENTER, Mode.ABOUT)
    return after_presenter(live) < len(live.steps) or theirs_alone


def laid_anew(circle: Circle, meeting: Meeting) -> Meeting:
    """The meeting with the minutes of each step to come laid out for those who are here now; who has a seat stays.

    The step that runs keeps its own: nobody's turn becomes shorter while they speak.
    """
    live = meeting.live
    assert live is not None
    begun, to_come = live.steps[: live.at + 1], live.steps[live.at + 1 :]
    anew = tuple(_laid_anew(circle, meeting, laid) for laid in to_come)
    return replace(meeting, live=replace(live, steps=begun + anew))


def _laid_anew(circle: Circle, meeting: Meeting, laid: LaidStep) -> LaidStep:
    """A step that a newer file no longer has keeps its minutes."""
    step = step_at(circle, meeting, laid.index)
    return replace(laid, seconds=seconds_of(step, meeting.here, laid.presenter))


def needs_round(step: Step) -> bool:
    """Turns are kept where people go one by one in the circle's order."""
    return step.mode is Mode.ROUND and step.order is Order.ROUND


def is_about_presenter(step: Step) -> bool:
    """What everyone does alike, such as a check-in, and what looks back to the last time, is not."""
    about = step.who_speaks in (WhoSpeaks.PRESENTER, WhoSpeaks.OTHERS, WhoSpeaks.PRESENTER_LAST)
    return about or step.mode in (Mode.PRESENTER, Mode.ABOUT)


def _round(circle: Circle, meeting: Meeting, step: Step, at: int, now: datetime) -> Round | None:
    """None where nobody who is here has a turn in it."""
    assert meeting.live is not None
    here = [id for id in in_order(circle) if id in meeting.here]
    presenter = meeting.live.steps[at].presenter
    rounds_before = sum(needs_round(step_at(circle, meeting, earlier)) for earlier in range(at))
    order = list(rounds.seated(here, start=meeting.number + rounds_before))
    if step.who_speaks is WhoSpeaks.LAST_PRESENTER:
        had = last_presenters(circle, meeting)
        order = [id for id in order if id in had]
    elif presenter in order and step.who_speaks is not WhoSpeaks.EVERYONE:
        order.remove(presenter)
        if step.who_speaks is WhoSpeaks.PRESENTER_LAST:
            order.append(presenter)
        elif step.who_speaks is WhoSpeaks.PRESENTER:
            order = [presenter]
    return rounds.begun(order, now) if order else None


def _groups(circle: Circle, meeting: Meeting, step: Step, at: int) -> groups.Groups:
    """Drawn anew for each step, and the same however often it is asked."""
    size = GROUP_SIZES.get(step.mode)
    lot = f"{circle.id}/{meeting.number}/{at}"
    return groups.drawn(meeting.here, size, circle.met, lot) if size is not None else ()


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
