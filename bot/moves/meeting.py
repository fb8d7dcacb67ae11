"""Moves of a meeting that people make: gathering, opening, turns, steps, pauses, leaving, closing.

A meeting runs the steps that were laid out for those who were here when it opened. What is left of a step is derived
from when it began; while it is paused, the seconds left are all that is known, so that paused time is not spent.
"""

from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.circle import Circle, Live, Meeting, MeetingState, MemberId, Offer, Round, Stage, TurnState
from bot.grammar.practice import OnPass, how_many_present, laid_out
from bot.happenings import (
    Arrived,
    Happening,
    MeetingClosed,
    MeetingOpened,
    Outcome,
    Paused,
    PresenterStopped,
    Resumed,
    RoleOffered,
    StepBegan,
    SteppedOut,
    TimeExtended,
    TurnOver,
)
from bot.refusals import (
    AlreadyMoved,
    AlreadyOpen,
    AlreadyPaused,
    Ended,
    MeetingOver,
    NoMeeting,
    NoRound,
    NotEnoughHere,
    NotFacilitator,
    NotHere,
    NotOpen,
    NotPaused,
    NotPresenter,
    NotYourTurn,
    Resting,
    TooEarly,
)
from bot.rules import rounds
from bot.rules.library import practice_of
from bot.rules.roster import HOLDABLE, LEAST_QUORUM, OVER, next_meeting, quorum, running, starts_at
from bot.rules.roster import meeting as meeting_numbered
from bot.rules.rota import assigned, presenters, understudy
from bot.rules.steps import begin_step, groups_without, step_at, step_seconds_left

EARLY = timedelta(hours=1)  # how long before its time a meeting may be opened
DOUBLE_CLICK = timedelta(seconds=2)  # a second "later" that comes so soon was not meant
MORE = timedelta(minutes=2)


def open_meeting(circle: Circle, *, by: MemberId, number: int | None, now: datetime, anyway: bool = False) -> Outcome:
    """The facilitator opens; `anyway`: although fewer are here than the quorum."""
    meeting = _to_open(circle, number)
    if meeting.facilitator != by:
        raise NotFacilitator(meeting.facilitator)
    opens_at = starts_at(circle, meeting) - EARLY
    if now < opens_at:
        raise TooEarly(meeting.number, opens_at, starts_at(circle, meeting))
    here = meeting.here if by in meeting.here else (*meeting.here, by)
    needed = min(LEAST_QUORUM, quorum(circle)) if anyway else quorum(circle)
    if len(here) < needed:
        raise NotEnoughHere(meeting.number, here, needed)
    practice = practice_of(circle, meeting)
    seats = presenters(circle, meeting, how_many_present(practice, len(here)), here)
    steps = laid_out(practice, here, seats)
    meeting = replace(
        meeting,
        state=MeetingState.OPEN,
        here=here,
        presenters=seats,
        offer=None,
        opened_at=now,
        live=Live(steps, 0, now),
    )
    meeting = begin_step(circle, meeting, 0, now, by=by)
    opened = (MeetingOpened(meeting.number, by), StepBegan(meeting.number, 0, by))
    return Outcome(assigned(with_meeting(circle, meeting)), opened)


def _to_open(circle: Circle, number: int | None) -> Meeting:
    open_now = running(circle)
    if open_now:
        raise AlreadyOpen(open_now.number)
    _check_stage(circle)
    meeting = meeting_numbered(circle, number) if number is not None else next_meeting(circle)
    if meeting is None:
        raise NoMeeting(number)
    if meeting.state not in HOLDABLE:
        raise MeetingOver(meeting.number, meeting.state)
    return meeting


def arrive(circle: Circle, *, by: MemberId, number: int | None, now: datetime) -> Outcome:
    """I'm here. Whoever comes late comes in at the next round: the one that runs is not dealt anew."""
    meeting = running(circle) or (meeting_numbered(circle, number) if number is not None else next_meeting(circle))
    if meeting is None:
        raise NoMeeting(number)
    if meeting.state in OVER:
        raise MeetingOver(meeting.number, meeting.state)
    if meeting.live is None:
        _check_stage(circle)
    if meeting.live is None and now < starts_at(circle, meeting) - EARLY:
        raise TooEarly(meeting.number, starts_at(circle, meeting) - EARLY, starts_at(circle, meeting))
    if by in meeting.here:
        return Outcome(circle)
    meeting = replace(
        meeting,
        here=(*meeting.here, by),
        not_coming=tuple(id for id in meeting.not_coming if id != by),
    )
    late = meeting.live is not None and meeting.live.round is not None
    return Outcome(with_meeting(circle, meeting), (Arrived(by, meeting.number, late),))


def finish_turn(circle: Circle, *, by: MemberId, now: datetime, step: int | None = None) -> Outcome:
    """`step`, here and below: the index that the card showed, so that a stale card ends no turn of a later round."""
    return _end_turn(circle, by, TurnState.SPOKE, now, step)


def pass_turn(circle: Circle, *, by: MemberId, now: datetime, step: int | None = None) -> Outcome:
    """Let go at once. Nobody is asked why, and nobody is asked again."""
    return _end_turn(circle, by, TurnState.PASSED, now, step)


def come_later(circle: Circle, *, by: MemberId, now: datetime, step: int | None = None) -> Outcome:
    """Asked once more after the others, then let go."""
    return _end_turn(circle, by, TurnState.LATER, now, step)


def come_back_later(
    circle: Circle, *, by: MemberId, whom: MemberId | None, now: datetime, step: int | None = None
) -> Outcome:
    """The facilitator lets a turn that nobody takes come later, so that one who is silent holds no other up."""
    meeting, live = _live(circle)
    _check_step(live, step)
    _check_leads(meeting, by)
    waited_for = rounds.speaker(live.round) if live.round is not None else None
    if live.round is None or waited_for is None:
        raise NoRound
    if whom is not None and whom != waited_for:
        raise AlreadyMoved(None, live.at)
    live = replace(live, round=rounds.with_turn(live.round, waited_for, TurnState.LATER, now))
    return _after_turn(circle, replace(meeting, live=live), now, (TurnOver(waited_for),))


def _end_turn(circle: Circle, by: MemberId, state: TurnState, now: datetime, step: int | None) -> Outcome:
    meeting, live = _live(circle)
    if by not in meeting.here:
        raise NotHere
    _check_step(live, step)
    if live.round is None:
        raise NoRound
    speaking = rounds.speaker(live.round)
    turn = next((t for t in live.round.turns if t.member == by), None)
    if state is TurnState.LATER and step_at(circle, meeting, live.at).on_pass is OnPass.YES:
        state = TurnState.PASSED
    early = state is not TurnState.SPOKE and turn is not None and turn.state not in rounds.OVER
    if speaking != by and not early:
        raise NotYourTurn(speaking)
    if state is TurnState.LATER and speaking == by and _asked_just_now(live.round, now):
        return Outcome(circle)
    live = replace(live, round=rounds.with_turn(live.round, by, state, now))
    return _after_turn(circle, replace(meeting, live=live), now, (TurnOver(by),))


def _asked_just_now(a_round: Round, now: datetime) -> bool:
    """The last to say "later" is asked once more at once: a double click must not let the turn go."""
    return rounds.asked_again(a_round) and timedelta() <= now - a_round.turn_began_at < DOUBLE_CLICK


def _after_turn(circle: Circle, meeting: Meeting, now: datetime, happenings: tuple[Happening, ...]) -> Outcome:
    """When the last turn is over, or its presenter is gone, a step moves by itself, unless the circle has paused it."""
    live = meeting.live
    assert live is not None
    circle = with_meeting(circle, meeting)
    if meeting.state is MeetingState.PAUSED:
        return Outcome(circle, happenings)
    presenter = live.steps[live.at].presenter
    following = _after_presenter(live) if presenter is not None and presenter not in meeting.here else len(live.steps)
    if following < len(live.steps):
        moved = move_on(circle, meeting, by=None, now=now, to=following)
    elif live.round is not None and rounds.is_over(live.round):
        moved = move_on(circle, meeting, by=None, now=now)
    else:
        return Outcome(circle, happenings)
    return replace(moved, happenings=happenings + moved.happenings)


def next_step(circle: Circle, *, by: MemberId, step: int | None, now: datetime) -> Outcome:
    """`step`: the index that the facilitator's card showed, so that two hands on one button move one step."""
    meeting, live = _live(circle)
    _check_step(live, step)
    _check_leads(meeting, by)
    return move_on(circle, meeting, by=by, now=now)


def move_on(circle: Circle, meeting: Meeting, *, by: MemberId | None, now: datetime, to: int | None = None) -> Outcome:
    """On to the next step, or to the end. `by` None: the clock, or the last turn of a round.

    The steps of a presenter who has left fall away; the last step stays, in which each has a word.
    """
    assert meeting.live is not None
    steps = meeting.live.steps
    at = meeting.live.at + 1 if to is None else to
    while at < len(steps) - 1 and steps[at].presenter not in (None, *meeting.here):
        at += 1
    if at >= len(steps):
        return _closed(circle, meeting, by=by, now=now)
    meeting = begin_step(circle, meeting, at, now, by=by)
    return Outcome(with_meeting(circle, meeting), (StepBegan(meeting.number, at, by),))


def stop_presenting(circle: Circle, *, by: MemberId, now: datetime) -> Outcome:
    """The presenter may stop at once, and owes nobody the rest."""
    meeting, live = _live(circle)
    presenter = live.steps[live.at].presenter
    if presenter != by:
        raise NotPresenter(presenter)
    moved = move_on(circle, meeting, by=by, now=now, to=_after_presenter(live))
    return replace(moved, happenings=(PresenterStopped(by), *moved.happenings))


def _after_presenter(live: Live) -> int:
    """The first step that is not this presenter's; where the whole meeting is theirs, its last, to close together."""
    last = len(live.steps) - 1
    presenter = live.steps[live.at].presenter
    following = next((s.index for s in live.steps[live.at :] if s.presenter != presenter), last)
    return following if following > live.at else len(live.steps)


def more_time(circle: Circle, *, by: MemberId, step: int | None, now: datetime) -> Outcome:
    meeting, live = _live(circle)
    if by not in meeting.here:
        raise NotHere
    _check_step(live, step)
    seconds = int(MORE.total_seconds())
    # Two more minutes count from now, also when the step has been over for a while.
    more = seconds + max(0, -step_seconds_left(live, now))
    left = None if live.seconds_left is None else live.seconds_left + more
    live = replace(live, extra=live.extra + more, seconds_left=left)
    return Outcome(with_meeting(circle, replace(meeting, live=live)), (TimeExtended(by, seconds),))


def pause(circle: Circle, *, by: MemberId, now: datetime) -> Outcome:
    """Anyone who is here may call a pause: a silence, tears, a phone."""
    meeting, live = _live(circle)
    if by not in meeting.here:
        raise NotHere
    if meeting.state is MeetingState.PAUSED:
        raise AlreadyPaused
    live = replace(live, seconds_left=step_seconds_left(live, now))
    return Outcome(with_meeting(circle, replace(meeting, state=MeetingState.PAUSED, live=live)), (Paused(by),))


def resume(circle: Circle, *, by: MemberId, now: datetime) -> Outcome:
    meeting, live = _live(circle)
    if by not in meeting.here:
        raise NotHere
    if live.seconds_left is None:
        raise NotPaused
    spent = live.steps[live.at].seconds + live.extra - live.seconds_left
    began_at = now - timedelta(seconds=spent)
    a_round = live.round and replace(live.round, turn_began_at=now)
    live = replace(live, seconds_left=None, step_began_at=began_at, round=a_round)
    meeting = replace(meeting, state=MeetingState.OPEN, live=live)
    return _after_turn(circle, meeting, now, (Resumed(by),))


def step_out(circle: Circle, *, by: MemberId, now: datetime) -> Outcome:
    meeting, _ = _live(circle)
    if by not in meeting.here:
        raise NotHere
    circle, happenings = without_at_meeting(circle, by, now)
    return Outcome(circle, happenings)


def without_at_meeting(circle: Circle, who: MemberId, now: datetime) -> tuple[Circle, tuple[Happening, ...]]:
    """The circle with `who` out of the meeting that runs or gathers: their turn passes on, their role is held out."""
    circle = replace(circle, meetings=tuple(_not_waited_for(m, who) for m in circle.meetings))
    meeting = running(circle)
    if meeting is None or meeting.live is None or who not in meeting.here:
        return circle, ()
    facilitated = meeting.facilitator == who
    happenings: tuple[Happening, ...] = (SteppedOut(who, meeting.number, facilitated),)
    here = tuple(id for id in meeting.here if id != who)
    if not here:
        closed = _closed(circle, replace(meeting, here=()), by=who, now=now)
        return closed.circle, happenings + closed.happenings
    offer = offer_without(meeting, who)
    if facilitated:
        offer = Offer(understudy(circle, meeting))
    if offer is not None and offer != meeting.offer:
        happenings += (RoleOffered(meeting.number, None, offer.to),)
    live = replace(
        meeting.live,
        round=meeting.live.round and rounds.without(meeting.live.round, who, now),
        groups=groups_without(meeting.live.groups, who),
    )
    facilitator = None if facilitated else meeting.facilitator
    meeting = replace(meeting, here=here, facilitator=facilitator, offer=offer, live=live)
    outcome = _after_turn(circle, meeting, now, happenings)
    return outcome.circle, outcome.happenings


def _not_waited_for(meeting: Meeting, who: MemberId) -> Meeting:
    """Nobody who left waits in a meeting that has not begun, or is offered its role."""
    if meeting.state not in HOLDABLE:
        return meeting
    here = tuple(id for id in meeting.here if id != who)
    return replace(meeting, here=here, offer=offer_without(meeting, who))


def offer_without(meeting: Meeting, who: MemberId) -> Offer | None:
    """What is held out once `who` does not take it: a role that nobody has stays within somebody's reach."""
    if meeting.offer is None or meeting.offer.to != who:
        return meeting.offer
    return Offer(None) if meeting.facilitator is None else None


def close_meeting(circle: Circle, *, by: MemberId, now: datetime) -> Outcome:
    meeting, _ = _live(circle)
    _check_leads(meeting, by)
    return _closed(circle, meeting, by=by, now=now)


def close_by_clock(circle: Circle, *, now: datetime) -> Outcome:
    """Long after its time, when nobody did: kindly, and nothing is lost."""
    meeting, _ = _live(circle)
    return _closed(circle, meeting, by=None, now=now)


def _closed(circle: Circle, meeting: Meeting, *, by: MemberId | None, now: datetime) -> Outcome:
    """Closed for good. Whoever was to present and did not get the seat keeps their claim to it."""
    live = meeting.live
    held = {s.presenter for s in live.steps[: live.at + 1]} if live else set()
    seated = tuple(id for id in meeting.presenters if id in held)
    meeting = replace(meeting, state=MeetingState.CLOSED, closed_at=now, presenters=seated, offer=None, live=None)
    circle = assigned(with_meeting(circle, meeting))
    season_over = not any(m.state in HOLDABLE for m in circle.meetings)
    return Outcome(circle, (MeetingClosed(meeting.number, by, season_over),))


def with_meeting(circle: Circle, meeting: Meeting) -> Circle:
    return replace(circle, meetings=tuple(meeting if m.number == meeting.number else m for m in circle.meetings))


def _live(circle: Circle) -> tuple[Meeting, Live]:
    meeting = running(circle)
    if meeting is None or meeting.live is None:
        raise NotOpen
    return meeting, meeting.live


def _check_step(live: Live, shown: int | None) -> None:
    if shown is not None and shown != live.at:
        raise AlreadyMoved(live.moved_by, live.at)


def _check_leads(meeting: Meeting, by: MemberId) -> None:
    """While nobody facilitates, whoever is here may lead on."""
    if meeting.facilitator is not None or by not in meeting.here:
        check_facilitates(meeting, by)


def check_facilitates(meeting: Meeting, by: MemberId) -> None:
    if meeting.facilitator != by:
        raise NotFacilitator(meeting.facilitator)


def _check_stage(circle: Circle) -> None:
    if circle.stage is Stage.ENDED:
        raise Ended
    if circle.stage is Stage.RESTING:
        raise Resting
