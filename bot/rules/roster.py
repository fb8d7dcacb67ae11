"""Looking people and meetings up in a circle. Nothing here changes anything."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from bot.almanac.zones import instant, wall_time
from bot.nouns.circle import Circle, Stage
from bot.nouns.meeting import Meeting, MeetingState
from bot.nouns.people import Account, Language, Member, MemberId

MOST_MEMBERS = 12
MOST_IN_A_COMMUNITY = 1000  # a forum is for whoever comes; this only keeps its document within reason
LEAST_QUORUM = 2
AHEAD = (MeetingState.PLANNED, MeetingState.GATHERING)
RUNNING = (MeetingState.OPEN, MeetingState.PAUSED)
OVER = (MeetingState.CLOSED, MeetingState.CANCELLED)
HOLDABLE = (MeetingState.PLANNED, MeetingState.GATHERING, MeetingState.LAPSED)


def member(circle: Circle, id: MemberId | None) -> Member | None:
    return next((m for m in circle.members if m.id == id), None)


def has_left(circle: Circle, id: str | None) -> bool:
    """Whether somebody of this id was a member: ids are given in order and never again."""
    was = id is not None and id[:1] == "m" and id[1:].isdecimal() and int(id[1:]) < circle.next_member
    return was and member(circle, id) is None


def is_planned(circle: Circle) -> bool:
    """Whether meetings lie ahead that planning anew would move."""
    return any(m.state in HOLDABLE for m in circle.meetings)


def name_of(circle: Circle, id: MemberId | None) -> str:
    found = member(circle, id)
    return found.name if found else "—"


def member_with(circle: Circle, account: Account) -> Member | None:
    return next((m for m in circle.members if account in m.accounts), None)


def in_or_invited(circle: Circle) -> tuple[Account, ...]:
    """Those whom an invitation would tell nothing new. Whoever was invited without being named is not told of here."""
    members = (account for someone in circle.members for account in someone.accounts)
    return (*members, *(invitation.account for invitation in circle.invitations if invitation.name))


def language_of(circle: Circle, someone: Member | None) -> Language:
    return (someone.language if someone else None) or circle.language


def zone_of(circle: Circle, someone: Member | None) -> str:
    return (someone.zone if someone else None) or circle.zone


def today(circle: Circle, now: datetime, someone: Member | None = None) -> date:
    """The circle's day, or the day where `someone` lives."""
    return wall_time(now, zone_of(circle, someone)).date()


def is_away(someone: Member, day: date) -> bool:
    """A member who is away until a day is back on that day, without having to say so."""
    away = someone.away
    return away is not None and away.since <= day and (away.until is None or day < away.until)


def available(circle: Circle, meeting: Meeting) -> tuple[MemberId, ...]:
    """Who may be counted on for this meeting, as far as anyone knows. Who is here has come, whatever they said."""
    if circle.community is not None:
        return tuple(m.id for m in circle.members if m.id in meeting.here or m.id in meeting.coming)
    day = meeting.wall.date()
    return tuple(
        m.id for m in circle.members if m.id in meeting.here or (m.id not in meeting.not_coming and not is_away(m, day))
    )


def most_members(circle: Circle) -> int:
    return MOST_MEMBERS if circle.community is None else MOST_IN_A_COMMUNITY


def quorum(circle: Circle) -> int:
    if circle.solo:
        return 1
    return circle.quorum or max(LEAST_QUORUM, len(circle.members) // 2 + 1)


def starts_at(circle: Circle, meeting: Meeting) -> datetime:
    return instant(meeting.wall, circle.zone)


def ends_at(circle: Circle, meeting: Meeting) -> datetime:
    """When its time is over: counted from the opening where it opened late."""
    return max(starts_at(circle, meeting), meeting.opened_at or starts_at(circle, meeting)) + timedelta(
        minutes=meeting.minutes
    )


def meeting(circle: Circle, number: int | None) -> Meeting | None:
    return next((m for m in circle.meetings if m.number == number), None)


def running(circle: Circle) -> Meeting | None:
    return next((m for m in circle.meetings if m.state in RUNNING), None)


def in_time_order(meetings: Iterable[Meeting]) -> list[Meeting]:
    return sorted(meetings, key=lambda m: (m.wall, m.number))


def out_of_order(circle: Circle, moved: Meeting) -> Meeting | None:
    """A meeting ahead that comes later in the season and earlier in time than this one, or the other way round."""
    others = [m for m in in_time_order(circle.meetings) if m.state in HOLDABLE and m.number != moved.number]
    return next((m for m in others if (m.number > moved.number) != (m.wall > moved.wall)), None)


def ahead(circle: Circle) -> list[Meeting]:
    """Planned or gathering, earliest first."""
    return in_time_order(m for m in circle.meetings if m.state in AHEAD)


def still_to_hold(circle: Circle) -> list[Meeting]:
    """A circle may hold a meeting whose time went by another day. A forum that nobody opened is over."""
    states = HOLDABLE if circle.community is None else AHEAD
    return in_time_order(m for m in circle.meetings if m.state in states)


def next_meeting(circle: Circle) -> Meeting | None:
    """The one that people mean when they say no number: running, else the next ahead, else the last that lapsed."""
    lapsed = [m for m in still_to_hold(circle) if m.state is MeetingState.LAPSED]
    return running(circle) or next(iter(ahead(circle)), None) or (lapsed[-1] if lapsed else None)


def lives(circle: Circle) -> bool:
    """Whether the clock has anything to say to this circle's meetings."""
    return circle.stage in (Stage.FORMING, Stage.RUNNING)
