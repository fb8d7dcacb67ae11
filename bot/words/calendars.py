"""A circle's meetings as calendar entries. Titles are neutral: whoever looks over a shoulder learns a time, no more."""

from bot.almanac.calendar_file import CalendarEntry, one_meeting, season_feed
from bot.nouns.circle import Circle
from bot.nouns.meeting import Meeting, MeetingState
from bot.nouns.people import Language, MemberId
from bot.rules.beside import talk_of
from bot.rules.roster import language_of, member
from bot.words import phrases


def calendar_for(circle: Circle, reader: MemberId, number: int | None) -> bytes | None:
    """The season's feed, or the file of one meeting; None where there is no such meeting."""
    language = language_of(circle, member(circle, reader))
    entries = {m.number: _entry(circle, m, language) for m in circle.meetings}
    if number is None:
        return season_feed(phrases.label("calendar.name", language), tuple(entries.values()))
    return one_meeting(entries[number]) if number in entries else None


def _entry(circle: Circle, meeting: Meeting, language: Language) -> CalendarEntry:
    talk = talk_of(circle)
    cancelled = meeting.state is MeetingState.CANCELLED
    key = "calendar.cancelled" if cancelled else "calendar.title"
    return CalendarEntry(
        uid=f"{circle.id}-{circle.began_at:%Y%m%dT%H%M%S}-{meeting.number}@circlekeeper",
        sequence=meeting.sequence + talk.changes,
        wall=meeting.wall,
        zone=circle.zone,
        minutes=meeting.minutes,
        title=phrases.label(key, language, number=meeting.number),
        changed_at=meeting.changed_at,
        cancelled=cancelled,
        location=talk.link if talk.in_calendars else None,
    )
