"""The presenter's seat of a meeting ahead: taking it, waiting in line for it, giving it back. Nobody is asked why."""

from datetime import datetime

from msgspec.structs import replace

from bot.grammar.practice import LaidStep
from bot.happenings.outcome import Happening, Outcome
from bot.happenings.season import SeatBid, SeatFell, SeatGiven, SeatPassed, SeatProposed, SeatTaken
from bot.happenings.steps import StepBegan
from bot.moves.leaving import stop_presenting
from bot.moves.passing_on import with_seats_passed_on
from bot.moves.season import meeting_ahead
from bot.moves.stepping import after, at_step, with_meeting
from bot.nouns.circle import Circle
from bot.nouns.meeting import Meeting
from bot.nouns.people import MemberId
from bot.refusals.circle import NotHere
from bot.refusals.season import NoPresenters, NoSeatToGive
from bot.rules.fair_seats import again_for_each, has_begun, heir, is_of_the_seat, proposed, seated, sitting
from bot.rules.forum import may_sit_down
from bot.rules.library import seats_of
from bot.rules.prompts import was_announced
from bot.rules.roster import HOLDABLE, in_time_order, running
from bot.rules.rota import assigned
from bot.rules.steps import laid_anew


def take_seat(circle: Circle, *, by: MemberId, number: int | None) -> Outcome:
    """I would like to present. Where others have the seats, one is in line; whoever would present is coming."""
    open_now = running(circle)
    if open_now is not None and number in (None, open_now.number) and may_sit_down(circle, open_now):
        return _sit_down(circle, open_now, by)
    meeting = meeting_ahead(circle, number)
    seats = seats_of(circle, meeting, len(circle.members))
    if seats == 0:
        raise NoPresenters(meeting.number)
    if by in meeting.not_coming:
        meeting = replace(meeting, not_coming=tuple(id for id in meeting.not_coming if id != by))
        circle = assigned(with_meeting(circle, meeting))
        meeting = meeting_ahead(circle, meeting.number)
    if by in meeting.unseated:
        meeting = replace(meeting, unseated=tuple(id for id in meeting.unseated if id != by))
    if by in meeting.presenters:
        return Outcome(circle, (SeatTaken(by, meeting.number),))
    if len(sitting(circle, meeting)) < seats:
        circle = with_meeting(circle, seated(circle, meeting, (by,)))
        return Outcome(circle, (SeatTaken(by, meeting.number),))
    if by not in meeting.bids:
        circle = with_meeting(circle, replace(meeting, bids=(*meeting.bids, by)))
    return Outcome(circle, (SeatBid(by, meeting.number),))


def _sit_down(circle: Circle, meeting: Meeting, by: MemberId) -> Outcome:
    """At a forum that runs, where nobody had said that they would tell anything: from this step on it is theirs."""
    if by not in meeting.here:
        raise NotHere
    live = meeting.live
    assert live is not None
    steps = tuple(replace(s, presenter=by) if s.index >= live.at else s for s in live.steps)
    meeting = replace(meeting, presenters=(by,), live=replace(live, steps=steps))
    return Outcome(with_meeting(circle, meeting), (SeatTaken(by, meeting.number),))


def give_seat(circle: Circle, *, by: MemberId, number: int | None, now: datetime) -> Outcome:
    """The seat, the place in line, or the prospect of a seat. `number` None: where one next has what one asked for."""
    open_now = running(circle)
    has_one = open_now is not None and by in open_now.presenters
    if open_now is not None and (number == open_now.number or (number is None and has_one)):
        return _given_in_meeting(circle, open_now, by, now)
    if number is None:
        asked = (m for m in in_time_order(circle.meetings) if m.state in HOLDABLE and by in (*m.presenters, *m.bids))
        number = next((m.number for m in asked), None)
        if number is None:
            raise NoSeatToGive(None)
    meeting = meeting_ahead(circle, number)
    if not _has(circle, meeting, by):
        raise NoSeatToGive(meeting.number)
    given = SeatGiven(by, meeting.number, by in meeting.presenters, by in proposed(circle, meeting))
    before = proposed(circle, meeting)
    outcome = with_seats_passed_on(Outcome(with_meeting(circle, _without(meeting, by)), (given,)))
    return after(outcome, _proposed_anew(outcome.circle, number, (*before, by)))


def _has(circle: Circle, meeting: Meeting, who: MemberId) -> bool:
    """Where everyone has a seat nobody is proposed, and one has it as soon as the meeting opens."""
    asked = who in (*meeting.presenters, *meeting.bids)
    return meeting.state in HOLDABLE and (asked or who in proposed(circle, meeting))


def _without(meeting: Meeting, who: MemberId) -> Meeting:
    return replace(
        meeting,
        presenters=tuple(id for id in meeting.presenters if id != who),
        bids=tuple(id for id in meeting.bids if id != who),
        unseated=(*(id for id in meeting.unseated if id != who), who),
        fell_to=tuple(id for id in meeting.fell_to if id != who),
    )


def _proposed_anew(circle: Circle, number: int, known: tuple[MemberId, ...]) -> Outcome:
    """Once people have been told whom the seat would fall to, whoever is next is told as well."""
    meeting = meeting_ahead(circle, number)
    new = [id for id in proposed(circle, meeting) if id not in known] if was_announced(circle, meeting) else []
    return Outcome(circle, tuple(SeatProposed(id, number) for id in new))


def _given_in_meeting(circle: Circle, meeting: Meeting, by: MemberId, now: datetime) -> Outcome:
    """Before one's own part has begun it goes to whoever is next; in the middle of it, one stops."""
    live = meeting.live
    assert live is not None
    if by not in {laid.presenter for laid in live.steps[live.at :]}:
        raise NoSeatToGive(meeting.number)
    to = heir(circle, meeting, by)
    runs = live.steps[live.at].presenter == by and is_of_the_seat(circle, meeting, live.steps[live.at])
    if has_begun(circle, meeting, by) or (runs and (to is None or live.written)):
        return stop_presenting(circle, by=by, now=now)
    live = replace(
        live,
        steps=_handed_on(circle, meeting, by, to),
        wishes=tuple(each for each in live.wishes if each.presenter != by),
    )
    seats = tuple(to if id == by else id for id in meeting.presenters)
    asked_for_it = to in meeting.bids
    meeting = replace(_without(meeting, by), presenters=tuple(id for id in seats if id is not None), live=live)
    happenings: tuple[Happening, ...] = (SeatGiven(by, meeting.number, had_it=True),)
    if to is not None:
        meeting = replace(
            meeting,
            bids=tuple(id for id in meeting.bids if id != to),
            fell_to=meeting.fell_to if asked_for_it else (*meeting.fell_to, to),
        )
        happenings += (SeatPassed(to, meeting.number) if asked_for_it else SeatFell(to, meeting.number),)
    meeting = laid_anew(circle, meeting)
    if not runs:
        return Outcome(with_meeting(circle, meeting), happenings)
    begins = StepBegan(meeting.number, live.at, by)  # anew, with all of its time
    return Outcome(at_step(circle, meeting, live.at, now, by=by), (*happenings, begins))


def _handed_on(circle: Circle, meeting: Meeting, by: MemberId, to: MemberId | None) -> tuple[LaidStep, ...]:
    """The steps as they go on. Where nobody has the seat, what is gone through for each presenter falls away."""
    live = meeting.live
    assert live is not None
    blocks = again_for_each(circle, meeting)
    kept = [laid for laid in live.steps if to is not None or laid.presenter != by or laid.step_id not in blocks]
    return tuple(
        replace(laid, index=index, presenter=to if laid.presenter == by else laid.presenter)
        for index, laid in enumerate(kept)
    )
