"""Moves of a meeting that people make: gathering, opening, turns, steps, more time, closing.

A meeting runs the steps that were laid out for those who were here when it opened. What is left of a step is derived
from when it began; while it is paused, the seconds left are all that is known, so that paused time is not spent.
"""

from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.grammar.practice import OnPass, laid_out
from bot.happenings.meeting import Arrived, MeetingOpened
from bot.happenings.outcome import Outcome
from bot.happenings.steps import StepBegan, TimeExtended, TurnBroughtBack, TurnOver, TurnPassed
from bot.moves.stepping import (
    after_turn,
    at_step,
    check_leads,
    check_step,
    closed,
    live_now,
    move_on,
    said,
    with_meeting,
)
from bot.nouns.circle import Circle, Stage
from bot.nouns.meeting import Live, Meeting, MeetingState, Round, TurnState
from bot.nouns.people import MemberId
from bot.refusals.circle import NotFacilitator, NotHere, NotYourTurn
from bot.refusals.meeting import (
    AlreadyMoved,
    AlreadyOpen,
    MeetingOver,
    NoMeeting,
    NoRound,
    NotEnoughHere,
    TooEarly,
    TurnsToCome,
)
from bot.refusals.season import Ended, Resting
from bot.rules import groups, rounds
from bot.rules.fair_seats import opens
from bot.rules.forum import chooses_next_topic, with_clear_table
from bot.rules.groups import remembering
from bot.rules.library import practice_of, seats_of
from bot.rules.roster import HOLDABLE, LEAST_QUORUM, OVER, next_meeting, quorum, running, starts_at
from bot.rules.roster import meeting as meeting_numbered
from bot.rules.rota import assigned, presenters, taken_over
from bot.rules.spoken_time import turn_seconds, with_spoken
from bot.rules.steps import is_last, laid_anew, step_at, step_seconds_left
from bot.rules.writing import everyone_is_ready

EARLY = timedelta(hours=1)  # how long before its time a meeting may be opened
DOUBLE_CLICK = timedelta(seconds=2)  # a second "later" that comes so soon was not meant
MORE = timedelta(minutes=2)


def open_meeting(circle: Circle, *, by: MemberId, number: int | None, now: datetime, anyway: bool = False) -> Outcome:
    """The facilitator opens; `anyway`: although fewer are here than the quorum.

    Once its time has gone by, it is held by whoever opens it: nobody waits for somebody who did not come.
    """
    meeting = _to_open(circle, number)
    if meeting.state is MeetingState.LAPSED and meeting.facilitator != by and circle.community is None:
        circle = taken_over(circle, meeting.number, by)
        meeting = _to_open(circle, meeting.number)
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
    circle = with_clear_table(circle, meeting.number if chooses_next_topic(practice) else None)
    seats = presenters(circle, meeting, seats_of(circle, meeting, len(here)), here)
    asked = here if len(seats) == len(here) else meeting.presenters + meeting.bids
    steps = laid_out(practice, here, seats)
    meeting = replace(
        meeting,
        state=MeetingState.OPEN,
        here=here,
        presenters=seats,
        fell_to=tuple(id for id in seats if id not in asked),
        offer=None,
        opened_at=now,
        live=Live(steps, 0, now),
    )
    opened = (MeetingOpened(meeting.number, by), StepBegan(meeting.number, 0, by))
    return Outcome(assigned(at_step(circle, meeting, 0, now, by=by)), opened)


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
    """I'm here. Whoever comes late comes in at the next round: the one that runs is not dealt anew.

    Whoever was in it and stepped out before their turn is asked after the others.
    """
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
        return Outcome(circle, (Arrived(by, meeting.number, in_next_round=False, already=True),))
    meeting = replace(
        meeting,
        here=(*meeting.here, by),
        not_coming=tuple(id for id in meeting.not_coming if id != by),
    )
    late = meeting.live is not None and meeting.live.round is not None
    if meeting.live is not None:
        meeting = laid_anew(circle, replace(meeting, live=_live_with(meeting.live, by, now)))
        joined = groups.group_of(meeting.live.groups, by) if meeting.live else ()
        circle = remembering(circle, [(by, other) for other in joined if other != by])
    return Outcome(with_meeting(circle, meeting), (Arrived(by, meeting.number, late),))


def _live_with(live: Live, by: MemberId, now: datetime) -> Live:
    a_round = live.round
    if a_round is not None and rounds.state_of(a_round, by) is TurnState.AWAY:
        a_round = rounds.brought_back(a_round, by, now)
    return replace(live, round=a_round, groups=groups.joined_by(live.groups, by))


def finish_turn(circle: Circle, *, by: MemberId, now: datetime, step: int | None = None) -> Outcome:
    """`step`, here and below: the index that the card showed, so that a stale card ends no turn of a later round."""
    return _end_turn(circle, by, TurnState.SPOKE, now, step)


def pass_turn(circle: Circle, *, by: MemberId, now: datetime, step: int | None = None) -> Outcome:
    """Let go at once. Nobody is asked why, and nobody is asked again, unless they say themselves that they would."""
    return _end_turn(circle, by, TurnState.PASSED, now, step)


def speak_after_all(circle: Circle, *, by: MemberId, now: datetime, step: int | None = None) -> Outcome:
    """Whoever passed and thinks again, or pressed by mistake, is asked after the others. Pressed twice, it is once."""
    meeting, live = live_now(circle)
    if by not in meeting.here:
        raise NotHere
    check_step(live, step)
    if live.round is None:
        raise NoRound
    state = rounds.state_of(live.round, by)
    if state in (TurnState.WAITING, TurnState.LATER):
        return Outcome(circle)
    if state is not TurnState.PASSED:
        raise NotYourTurn(rounds.speaker(live.round))
    live = replace(live, round=rounds.brought_back(live.round, by, now))
    return said(with_meeting(circle, replace(meeting, live=live)), TurnBroughtBack(by))


def come_later(circle: Circle, *, by: MemberId, now: datetime, step: int | None = None) -> Outcome:
    """Asked once more after the others, then let go."""
    return _end_turn(circle, by, TurnState.LATER, now, step)


def come_back_later(
    circle: Circle, *, by: MemberId, whom: MemberId | None, now: datetime, step: int | None = None
) -> Outcome:
    """The facilitator lets a turn that nobody takes come later, so that one who is silent holds no other up."""
    meeting, live = live_now(circle)
    check_step(live, step)
    check_leads(meeting, by)
    waited_for = rounds.speaker(live.round) if live.round is not None else None
    if live.round is None or waited_for is None:
        raise NoRound
    if whom is not None and whom != waited_for:
        raise AlreadyMoved(None, live.at)
    live = replace(live, round=rounds.with_turn(live.round, waited_for, TurnState.LATER, now))
    return after_turn(circle, replace(meeting, live=live), now, said(circle, TurnOver(waited_for)))


def _end_turn(circle: Circle, by: MemberId, state: TurnState, now: datetime, step: int | None) -> Outcome:
    meeting, live = live_now(circle)
    if by not in meeting.here:
        raise NotHere
    check_step(live, step)
    if live.round is None:
        raise NoRound
    speaking = rounds.speaker(live.round)
    turn = rounds.state_of(live.round, by)
    if state is TurnState.LATER and step_at(circle, meeting, live.at).on_pass is OnPass.YES:
        state = TurnState.PASSED
    early = state is not TurnState.SPOKE and turn is not None and turn not in rounds.OVER
    if speaking != by and not early:
        raise NotYourTurn(speaking)
    if state is TurnState.LATER and speaking == by and _asked_just_now(live.round, now):
        return Outcome(circle)
    if state is TurnState.SPOKE:
        circle = with_spoken(circle, by, turn_seconds(live, now))
        meeting = replace(meeting, last=by if opens(circle, meeting) and not circle.solo else meeting.last)
    a_round = rounds.with_turn(live.round, by, state, now)
    passed = rounds.state_of(a_round, by) is TurnState.PASSED
    over = TurnPassed(by, meeting.number, live.at) if passed else TurnOver(by)
    return after_turn(circle, replace(meeting, live=replace(live, round=a_round)), now, said(circle, over))


def _asked_just_now(a_round: Round, now: datetime) -> bool:
    """The last to say "later" is asked once more at once: a double click must not let the turn go."""
    return rounds.asked_again(a_round) and timedelta() <= now - a_round.turn_began_at < DOUBLE_CLICK


def next_step(circle: Circle, *, by: MemberId, step: int | None, now: datetime, anyway: bool = False) -> Outcome:
    """`step`: the index that the facilitator's card showed, so that two hands on one button move one step.

    `anyway`: although turns are to come and there is time for them, or the meeting would close without them. Else,
    once the time is up, nobody has to be asked twice.
    """
    meeting, live = live_now(circle)
    check_step(live, step)
    check_leads(meeting, by)
    others = tuple(id for id in rounds.to_come(live.round) if id != by) if live.round is not None else ()
    if others and not anyway and (is_last(live) or step_seconds_left(live, now) > 0):
        raise TurnsToCome(meeting.number, live.at, others, closes=is_last(live))
    return move_on(circle, meeting, by=by, now=now)


def more_time(circle: Circle, *, by: MemberId, step: int | None, now: datetime) -> Outcome:
    meeting, live = live_now(circle)
    if by not in meeting.here:
        raise NotHere
    check_step(live, step)
    seconds = int(MORE.total_seconds())
    # Two more minutes count from now, also when the step has been over for a while.
    more = seconds + max(0, -step_seconds_left(live, now))
    left = None if live.seconds_left is None else live.seconds_left + more
    live = replace(live, extra=live.extra + more, seconds_left=left)
    offer = None if meeting.offer is not None and meeting.offer.unasked else meeting.offer
    meeting = replace(meeting, live=live, offer=offer)
    return Outcome(with_meeting(circle, meeting), (TimeExtended(by, meeting.number, seconds),))


def close_meeting(circle: Circle, *, by: MemberId, now: datetime) -> Outcome:
    meeting, _ = live_now(circle)
    check_leads(meeting, by)
    return closed(circle, meeting, by=by, now=now)


def close_by_clock(circle: Circle, *, now: datetime) -> Outcome:
    """Long after its time, when nobody did: kindly, and nothing is lost."""
    meeting, live = live_now(circle)
    if is_last(live) and everyone_is_ready(circle, meeting):
        return move_on(circle, meeting, by=None, now=now)  # all have written: what was to be shown is shown
    return closed(circle, meeting, by=None, now=now)


def _check_stage(circle: Circle) -> None:
    if circle.stage is Stage.ENDED:
        raise Ended
    if circle.stage is Stage.RESTING:
        raise Resting
