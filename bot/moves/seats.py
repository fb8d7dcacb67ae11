"""The presenter's seat of a meeting ahead: taking it, waiting in line for it, giving it back. Nobody is asked why."""

from msgspec.structs import replace

from bot.happenings.outcome import Outcome
from bot.happenings.season import SeatBid, SeatGiven, SeatTaken
from bot.moves.passing_on import with_seats_passed_on
from bot.moves.season import meeting_ahead
from bot.moves.stepping import with_meeting
from bot.nouns.circle import Circle
from bot.nouns.meeting import Meeting
from bot.nouns.people import MemberId
from bot.refusals.season import NoPresenters, NoSeatToGive
from bot.rules.fair_seats import seated, sitting
from bot.rules.library import seats_of
from bot.rules.roster import HOLDABLE, in_time_order
from bot.rules.rota import assigned


def take_seat(circle: Circle, *, by: MemberId, number: int | None) -> Outcome:
    """I would like to present. Where others have the seats, one is in line; whoever would present is coming."""
    meeting = meeting_ahead(circle, number)
    seats = seats_of(circle, meeting, len(circle.members))
    if seats == 0:
        raise NoPresenters(meeting.number)
    if by in meeting.not_coming:
        meeting = replace(meeting, not_coming=tuple(id for id in meeting.not_coming if id != by))
        circle = assigned(with_meeting(circle, meeting))
        meeting = meeting_ahead(circle, meeting.number)
    if by in meeting.presenters:
        return Outcome(circle, (SeatTaken(by, meeting.number),))
    if len(sitting(circle, meeting)) < seats:
        circle = with_meeting(circle, seated(circle, meeting, (by,)))
        return Outcome(circle, (SeatTaken(by, meeting.number),))
    if by not in meeting.bids:
        circle = with_meeting(circle, replace(meeting, bids=(*meeting.bids, by)))
    return Outcome(circle, (SeatBid(by, meeting.number),))


def give_seat(circle: Circle, *, by: MemberId, number: int | None) -> Outcome:
    """The seat, or the place in line for it. `number` None: the next meeting at which one has either."""
    if number is None:
        number = next((m.number for m in in_time_order(circle.meetings) if _has(m, by)), None)
        if number is None:
            raise NoSeatToGive(None)
    meeting = meeting_ahead(circle, number)
    if not _has(meeting, by):
        raise NoSeatToGive(meeting.number)
    had_it = by in meeting.presenters
    meeting = replace(
        meeting,
        presenters=tuple(id for id in meeting.presenters if id != by),
        bids=tuple(id for id in meeting.bids if id != by),
    )
    given = Outcome(with_meeting(circle, meeting), (SeatGiven(by, meeting.number, had_it),))
    return with_seats_passed_on(given)


def _has(meeting: Meeting, who: MemberId) -> bool:
    return meeting.state in HOLDABLE and who in (*meeting.presenters, *meeting.bids)
