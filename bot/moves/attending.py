"""Moves of whoever says that they come to a meeting, that they cannot, or why."""

from msgspec.structs import replace

from bot.happenings.outcome import Outcome
from bot.happenings.season import AbsenceExplained, Coming
from bot.moves.passing_on import with_seats_passed_on
from bot.moves.season import meeting_ahead
from bot.moves.stepping import with_meeting
from bot.nouns.circle import Circle
from bot.nouns.meeting import Meeting
from bot.nouns.people import MemberId
from bot.refusals.meeting import NobodyToTell
from bot.rules.logistics import may_explain
from bot.rules.roster import available, quorum
from bot.rules.rota import assigned


def say_coming(circle: Circle, *, by: MemberId, number: int | None, coming: bool) -> Outcome:
    """In one tap, and back again. That the circle falls below its quorum is the facilitator's to know."""
    meeting = meeting_ahead(circle, number)
    if circle.community is not None:
        return _opt_in(circle, meeting, by, coming=coming)
    if coming == (by not in meeting.not_coming):
        return Outcome(circle, (Coming(by, meeting.number, coming),))
    enough_before = len(available(circle, meeting)) >= quorum(circle)
    others = tuple(id for id in meeting.not_coming if id != by)
    here = meeting.here if coming else tuple(id for id in meeting.here if id != by)
    tasks = meeting.tasks if coming else tuple(task for task in meeting.tasks if task.member != by)
    bids = meeting.bids if coming else tuple(id for id in meeting.bids if id != by)
    meeting = replace(meeting, not_coming=others if coming else (*others, by), here=here, tasks=tasks, bids=bids)
    circle = assigned(with_meeting(circle, meeting))
    short = not coming and enough_before and len(available(circle, meeting)) < quorum(circle)
    return with_seats_passed_on(Outcome(circle, (Coming(by, meeting.number, coming, short),)))


def explain_absence(circle: Circle, *, by: MemberId, number: int | None, words: str) -> Outcome:
    """A word to whoever facilitates, where the circle agreed on that. Nobody has to, and nobody else reads it."""
    meeting = meeting_ahead(circle, number)
    if not may_explain(circle, meeting, by):
        raise NobodyToTell(meeting.number)
    return Outcome(circle, (AbsenceExplained(by, meeting.number, words),))


def _opt_in(circle: Circle, meeting: Meeting, by: MemberId, *, coming: bool) -> Outcome:
    """In a community only those count who say that they come. Whoever was to host and cannot gives that back."""
    others = tuple(id for id in meeting.coming if id != by)
    hosts = meeting.facilitator == by and not coming
    meeting = replace(
        meeting,
        coming=(*others, by) if coming else others,
        here=meeting.here if coming else tuple(id for id in meeting.here if id != by),
        tasks=meeting.tasks if coming else tuple(task for task in meeting.tasks if task.member != by),
        facilitator=None if hosts else meeting.facilitator,
        promised=meeting.promised and not hosts,
        presenters=meeting.presenters if coming else tuple(id for id in meeting.presenters if id != by),
        bids=meeting.bids if coming else tuple(id for id in meeting.bids if id != by),
    )
    return with_seats_passed_on(Outcome(with_meeting(circle, meeting), (Coming(by, meeting.number, coming),)))
