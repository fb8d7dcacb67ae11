"""Leaving in the middle, and stopping: nobody is held, and nobody who stays is held up."""

from datetime import datetime

from msgspec.structs import replace

from bot.happenings.meeting import PresenterStopped, RoleOffered, SteppedOut
from bot.happenings.outcome import Happening, Outcome
from bot.moves.stepping import after, after_turn, check_step, closed, live_now, move_on, said
from bot.nouns.circle import Circle
from bot.nouns.meeting import Live, Meeting, Offer
from bot.nouns.people import MemberId
from bot.refusals.circle import NotHere, NotPresenter
from bot.refusals.meeting import EveryonesStep
from bot.rules import groups, rounds
from bot.rules.roster import HOLDABLE, running
from bot.rules.rota import understudy
from bot.rules.steps import after_presenter, laid_anew, may_stop
from bot.rules.writing import let_go_of


def stop_presenting(circle: Circle, *, by: MemberId, now: datetime, step: int | None = None) -> Outcome:
    """The presenter may stop at once, and owes nobody the rest. What was being written for them is shown to nobody.

    `step`: the index that the card showed, so that a second press stops no later step.
    """
    meeting, live = live_now(circle)
    check_step(live, step)
    presenter = live.steps[live.at].presenter
    if presenter != by:
        raise NotPresenter(presenter)
    if not may_stop(circle, meeting):
        raise EveryonesStep
    moved = move_on(circle, meeting, by=by, now=now, to=after_presenter(live), reveals=False)
    return after(said(circle, PresenterStopped(by, meeting.number)), moved)


def step_out(circle: Circle, *, by: MemberId, now: datetime) -> Outcome:
    meeting, _ = live_now(circle)
    if by not in meeting.here:
        raise NotHere
    return without_at_meeting(circle, by, now)


def without_at_meeting(circle: Circle, who: MemberId, now: datetime) -> Outcome:
    """The circle with `who` out of the meeting that runs or gathers: their turn passes on, their role is held out.

    The minutes laid out for them in steps to come are given back, and are there again if they return.
    """
    circle = replace(circle, meetings=tuple(_not_waited_for(m, who) for m in circle.meetings))
    meeting = running(circle)
    if meeting is None or meeting.live is None or who not in meeting.here:
        return Outcome(circle)
    facilitated = meeting.facilitator == who
    happenings: tuple[Happening, ...] = (SteppedOut(who, meeting.number, facilitated),)
    here = tuple(id for id in meeting.here if id != who)
    if not here:
        return after(Outcome(circle, happenings), closed(circle, replace(meeting, here=()), by=who, now=now))
    offer = offer_without(meeting, who)
    if facilitated:
        offer = Offer(understudy(circle, meeting))
    if offer is not None and offer != meeting.offer:
        happenings += (RoleOffered(meeting.number, None, offer.to),)
    forget = let_go_of(circle, meeting, (who,)) if who in meeting.live.written else ()
    live = _live_without(meeting.live, who, now)
    facilitator = None if facilitated else meeting.facilitator
    tasks = tuple(task for task in meeting.tasks if task.member != who)
    meeting = replace(meeting, here=here, facilitator=facilitator, offer=offer, tasks=tasks, live=live)
    meeting = laid_anew(circle, meeting)
    return after_turn(circle, meeting, now, Outcome(circle, happenings, forget=forget))


def _live_without(live: Live, who: MemberId, now: datetime) -> Live:
    """What they wrote goes with them: it is shown to nobody."""
    return replace(
        live,
        round=live.round and rounds.without(live.round, who, now),
        groups=groups.without(live.groups, who),
        written=tuple(id for id in live.written if id != who),
        ready=tuple(id for id in live.ready if id != who),
        wishes=tuple(each for each in live.wishes if each.presenter != who),
    )


def _not_waited_for(meeting: Meeting, who: MemberId) -> Meeting:
    """Nobody who left waits in a meeting that has not begun, or is offered its role."""
    if meeting.state not in HOLDABLE:
        return meeting
    here = tuple(id for id in meeting.here if id != who)
    tasks = tuple(task for task in meeting.tasks if task.member != who)
    return replace(meeting, here=here, tasks=tasks, offer=offer_without(meeting, who))


def offer_without(meeting: Meeting, who: MemberId) -> Offer | None:
    """What is held out once `who` does not take it: a role that nobody has stays within somebody's reach."""
    if meeting.offer is None or meeting.offer.to != who:
        return meeting.offer
    return Offer(None) if meeting.facilitator is None else None
