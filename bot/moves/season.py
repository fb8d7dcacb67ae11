"""Moves of a season: planning it, moving and cancelling meetings, resting, going on, ending."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from bot.almanac.days_off import known_region
from bot.almanac.rhythm import OnDates, Rhythm, anchored, wall_times, wall_times_after
from bot.almanac.zones import in_gap, instant, known_zone, wall_time
from bot.grammar.season_plan import FEWEST_AGREED, SeasonKind
from bot.happenings.outcome import Outcome
from bot.happenings.season import (
    CircleEnded,
    DaysOffMinded,
    MeetingCancelled,
    MeetingMoved,
    SeasonBegun,
    SeasonPlanned,
    SeasonRested,
    SeasonResumed,
)
from bot.moves.joining import as_community
from bot.moves.membership import ended, without_proposal
from bot.moves.stepping import with_meeting
from bot.nouns.circle import Circle, Stage
from bot.nouns.meeting import Meeting, MeetingState
from bot.nouns.people import MemberId
from bot.refusals.community import NotYoursToCancel, NotYoursToEnd
from bot.refusals.meeting import MeetingOver, MeetingRunning, NoMeeting
from bot.refusals.season import Ended, MeetingsAhead, NothingLeftToPlan, NotResting, Resting
from bot.refusals.typed import InAGap, InThePast, UnknownRegion, UnknownZone
from bot.rules.library import lines_of, season_of
from bot.rules.roster import (
    HOLDABLE,
    ahead,
    in_time_order,
    next_meeting,
    running,
    starts_at,
    still_to_hold,
)
from bot.rules.roster import meeting as meeting_numbered
from bot.rules.rota import assigned, seated_so_far, waiting_longest


def plan(
    circle: Circle,
    *,
    by: MemberId | None,
    rhythm: Rhythm,
    now: datetime,
    agreed: int = FEWEST_AGREED,
    country: str | None = None,
) -> Outcome:
    """Lay the season's meetings out in time. What has been held stays; what lay ahead is planned anew."""
    if circle.stage is Stage.ENDED:
        raise Ended
    open_now = running(circle)
    if open_now:
        raise MeetingRunning(open_now.number)
    if not known_zone(rhythm.zone):
        raise UnknownZone(rhythm.zone)
    check_wall(rhythm.first, rhythm.zone, now)
    outcome = planned_anew(circle, by=by, rhythm=rhythm, now=now, agreed=agreed, country=country)
    if not any(m.state in HOLDABLE for m in outcome.circle.meetings):
        raise NothingLeftToPlan
    return outcome


def planned_anew(
    circle: Circle, *, by: MemberId | None, rhythm: Rhythm, now: datetime, agreed: int, country: str | None = None
) -> Outcome:
    """What has been held stays, and so does what goes on just now. Where there are fewer dates, that is said."""
    held = tuple(m for m in circle.meetings if m.state not in HOLDABLE)
    sequence = max((m.sequence + 1 for m in circle.meetings), default=0)  # calendars ignore what counts backwards
    lines = lines_of(circle, agreed)
    remaining = [p for p in lines if p.number not in {m.number for m in held}]
    walls = wall_times(rhythm, len(remaining))
    ahead = tuple(
        Meeting(
            number=p.number,
            practice=p.meeting.practice,
            line=season_of(circle).meetings.index(p.meeting),
            wall=wall,
            minutes=rhythm.minutes,
            changed_at=now,
            sequence=sequence,
        )
        for p, wall in zip(remaining, walls, strict=False)
    )
    circle = replace(
        circle,
        rhythm=rhythm,
        zone=rhythm.zone,
        stage=Stage.RUNNING,
        country=country or circle.country,
        meetings=in_numeric_order(held + ahead),
        swaps=(),
        times=circle.times and replace(circle.times, closed=True),
    )
    happening = SeasonPlanned(by, without_date=len(remaining) - len(ahead))
    return Outcome(assigned(circle, anew=True), (happening,))


def move_meeting(
    circle: Circle, *, by: MemberId | None, number: int | None, wall: datetime, following: bool, now: datetime
) -> Outcome:
    """To another time; `following`: with all that come after it, which keep the rhythm from there."""
    meeting = meeting_ahead(circle, number)
    check_wall(wall, circle.zone, now)
    before = starts_at(circle, meeting)
    later = [m for m in in_time_order(circle.meetings) if m.state in HOLDABLE and m.number > meeting.number]
    walls = {meeting.number: wall}
    if following and circle.rhythm is not None:
        onward = anchored(circle.rhythm, moved=meeting.wall, to=wall)
        circle = replace(circle, rhythm=onward)
        if isinstance(onward.pattern, OnDates):  # chosen one by one: all move by as much, but none into the past
            moved = {m.number: m.wall + (wall - meeting.wall) for m in later}
            walls |= {n: w for n, w in moved.items() if instant(w, circle.zone) > now}
        else:
            walls |= {m.number: w for m, w in zip(later, wall_times(onward, len(later) + 1)[1:], strict=True)}
    circle = replace(
        circle,
        meetings=tuple(_at(m, walls[m.number], now) if m.number in walls else m for m in circle.meetings),
        times=circle.times and replace(circle.times, closed=circle.times.closed or circle.times.meeting in walls),
    )
    return Outcome(assigned(circle), (MeetingMoved(by, meeting.number, before, following),))


def _at(meeting: Meeting, wall: datetime, now: datetime) -> Meeting:
    return replace(
        meeting,
        wall=wall,
        changed_at=now,
        sequence=meeting.sequence + 1,
        state=MeetingState.PLANNED,
        offer=None,
        declined=(),
        here=(),
        not_coming=(),
        coming=(),
        unseated=(),
        tasks=(),
    )


def cancel_meeting(circle: Circle, *, by: MemberId, number: int | None, now: datetime) -> Outcome:
    meeting = meeting_ahead(circle, number)
    check_may_cancel(circle, meeting, by)
    meeting = replace(meeting, state=MeetingState.CANCELLED, changed_at=now, sequence=meeting.sequence + 1, offer=None)
    asked = circle.times
    if asked is not None and asked.meeting == meeting.number:  # there is nothing left to find a time for
        circle = replace(circle, times=replace(asked, closed=True))
    circle = assigned(with_meeting(circle, meeting))
    return Outcome(circle, (MeetingCancelled(by, meeting.number, last=not still_to_hold(circle)),))


def check_may_cancel(circle: Circle, meeting: Meeting, by: MemberId) -> None:
    """A forum: whoever hosts it, or convenes; where there is neither, anyone may."""
    if circle.community is None:
        return
    in_hand = tuple(id for id in (meeting.facilitator, circle.community.convener) if id is not None)
    if in_hand and by not in in_hand:
        raise NotYoursToCancel(in_hand)


def mind_days_off(circle: Circle, *, by: MemberId, region: str) -> Outcome:
    """Whose public holidays are looked at when meetings are planned: a country, or a part of one."""
    if not known_region(region):
        raise UnknownRegion(region)
    return Outcome(replace(circle, country=region), (DaysOffMinded(by),))


def rest(circle: Circle, *, by: MemberId) -> Outcome:
    """Pause the season: no reminders until somebody wakes it."""
    if circle.stage is Stage.ENDED:
        raise Ended
    if circle.stage is Stage.RESTING:
        raise Resting
    open_now = running(circle)
    if open_now:
        raise MeetingRunning(open_now.number)
    return Outcome(replace(circle, stage=Stage.RESTING), (SeasonRested(by),))


def resume_season(circle: Circle, *, by: MemberId, now: datetime) -> Outcome:
    """Meetings whose time went by meanwhile find their next times in the rhythm, in order."""
    if circle.stage is Stage.ENDED:
        raise Ended
    if circle.stage is not Stage.RESTING:
        raise NotResting
    circle = replace(circle, stage=Stage.RUNNING, meetings=_after_rest(circle, now))
    if circle.check_ins is not None:  # those of the rest were not wanted
        after = wall_time(now, circle.check_ins.rhythm.zone)
        circle = replace(circle, check_ins=replace(circle.check_ins, after=after))
    return Outcome(assigned(circle), (SeasonResumed(by),))


def _after_rest(circle: Circle, now: datetime) -> tuple[Meeting, ...]:
    """Where the rhythm has no more times, as with chosen dates, what went by waits to be moved or cancelled."""
    waiting = [m for m in circle.meetings if m.state in HOLDABLE]
    gone_by = [m.number for m in waiting if starts_at(circle, m) <= now]
    if circle.rhythm is None or not gone_by:
        return circle.meetings
    walls = wall_times_after(circle.rhythm, wall_time(now, circle.zone), len(waiting))
    if len(walls) < len(waiting):
        return tuple(
            replace(m, state=MeetingState.LAPSED, offer=None) if m.number in gone_by else m for m in circle.meetings
        )
    at = {m.number: wall for m, wall in zip(waiting, walls, strict=True)}
    return tuple(_at(m, at[m.number], now) if m.number in at else m for m in circle.meetings)


def begin_again(circle: Circle, *, by: MemberId, season: str, now: datetime, anyway: bool = False) -> Outcome:
    """Another season with the same people, planned next. What was agreed stays, and whose turn and seat comes next.

    `anyway`: although meetings are planned, which are let go then. An old card must not do that in passing.
    """
    open_now = running(circle)
    if open_now:
        raise MeetingRunning(open_now.number)
    planned = ahead(circle)
    if planned and circle.stage is not Stage.ENDED and not anyway:
        raise MeetingsAhead(season, len(planned), starts_at(circle, planned[0]))
    circle = replace(
        without_proposal(circle),
        season=season,
        stage=Stage.FORMING,
        began_at=now,
        meetings=(),
        homework=(),
        swaps=(),
        rhythm=None,
        cuts=(),
        extras=(),
        airtime=(),
        seated=seated_so_far(circle),
        draft=None,
        rota=tuple(waiting_longest(circle)),
    )
    if season_of(circle).kind is SeasonKind.COMMUNITY and circle.community is None:
        circle = as_community(circle, convener=by)
    return Outcome(circle, (SeasonBegun(by),))


def end_circle(circle: Circle, *, by: MemberId) -> Outcome:
    """Gracefully: nothing is asked of anybody any more. Letters are still delivered, own words still at hand."""
    check_may_end(circle, by)
    return Outcome(ended(circle), (CircleEnded(by),))


def check_may_end(circle: Circle, by: MemberId) -> None:
    """A circle: each of its members; a community: whoever convenes it, or anyone where nobody does."""
    if circle.stage is Stage.ENDED:
        raise Ended
    convener = circle.community.convener if circle.community else None
    if convener not in (None, by):
        raise NotYoursToEnd(convener)
    open_now = running(circle)
    if open_now:
        raise MeetingRunning(open_now.number)


def check_wall(wall: datetime, zone: str, now: datetime) -> None:
    if in_gap(wall, zone):
        raise InAGap(wall, zone, wall_time(instant(wall, zone), zone))
    if instant(wall, zone) <= now:
        raise InThePast(wall, zone)


def in_numeric_order(meetings: Sequence[Meeting]) -> tuple[Meeting, ...]:
    return tuple(sorted(meetings, key=lambda m: m.number))


def meeting_ahead(circle: Circle, number: int | None) -> Meeting:
    """The one of this number, or the next; it must still be possible to hold it."""
    if circle.stage is Stage.ENDED:
        raise Ended
    meeting = meeting_numbered(circle, number) if number is not None else next_meeting(circle)
    if meeting is None:
        raise NoMeeting(number)
    if meeting.state not in HOLDABLE:
        raise MeetingOver(meeting.number, meeting.state)
    return meeting
