"""Calendar files: one meeting, or a season that a calendar subscribes to and reads again.

Who keeps that calendar can read them, an employer too: a title and a place in the caller's words, no more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from bot.almanac.zones import ClockChange, clock_changes, instant, wall_time

if TYPE_CHECKING:  # 100 ms and 8 MB: loaded with the first file that somebody asks for
    from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard
    from icalendar.prop import vInline

MADE_BY = "-//Circlekeeper//Circlekeeper//EN"
READ_AGAIN_AFTER = timedelta(hours=1)
# Line ends of every kind, other control characters, and what no UTF-8 text can hold.
NOT_FOR_ONE_LINE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")


class CalendarEntry(Struct, frozen=True):
    """One meeting. `uid` never changes; `sequence` grows with each change of what is told here."""

    uid: str
    sequence: int
    wall: datetime  # naive
    zone: str
    minutes: int
    title: str
    changed_at: datetime  # an instant
    cancelled: bool = False
    location: str | None = None

    def __post_init__(self) -> None:
        if self.changed_at.tzinfo is None:
            raise ValueError("an instant needs its offset from UTC")


def one_meeting(entry: CalendarEntry) -> bytes:
    """A file to add to a calendar once; a later one with a higher sequence replaces it there."""
    return bytes(_calendar((entry,)).to_ical())


def season_feed(name: str, entries: Sequence[CalendarEntry]) -> bytes:
    """What a calendar subscribes to. `name` is what the subscriber sees until they choose another."""
    from icalendar.prop import vDuration  # noqa: PLC0415 - see above

    calendar = _calendar(entries)
    calendar.add("NAME", _literally(name))
    calendar.add("X-WR-CALNAME", _literally(name))
    calendar.add("REFRESH-INTERVAL", READ_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vDuration(READ_AGAIN_AFTER))  # the same, as Outlook knows it
    return bytes(calendar.to_ical())


def _calendar(entries: Sequence[CalendarEntry]) -> Calendar:
    from icalendar import Calendar  # noqa: PLC0415

    calendar = Calendar()
    calendar.add("PRODID", MADE_BY)
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    for zone in sorted({entry.zone for entry in entries} - {"UTC"}):
        starts = [_starts_at(entry) for entry in entries if entry.zone == zone]
        calendar.add_component(_time_zone(zone, starts))
    for entry in entries:
        calendar.add_component(_event(entry))
    return calendar


def _event(entry: CalendarEntry) -> Event:
    from icalendar import Event  # noqa: PLC0415

    event = Event()
    event.add("UID", _literally(entry.uid))
    event.add("SEQUENCE", entry.sequence)
    event.add("DTSTAMP", entry.changed_at.astimezone(UTC))
    event.add("LAST-MODIFIED", entry.changed_at.astimezone(UTC))
    if entry.zone == "UTC":
        event.add("DTSTART", _starts_at(entry))
    else:
        # A wall time that the clocks skip is told as the one we meant: calendars disagree about such times.
        event.add("DTSTART", wall_time(_starts_at(entry), entry.zone), parameters={"TZID": entry.zone})
    # A duration, since an end could fall into the hour that comes twice.
    event.add("DURATION", timedelta(minutes=entry.minutes))
    event.add("SUMMARY", _literally(entry.title))
    if entry.location is not None:
        event.add("LOCATION", _literally(entry.location))
    # Those with whom the calendar is shared see that its owner is busy, and not with what.
    event.add("CLASS", "PRIVATE")
    event.add("STATUS", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("TRANSP", "TRANSPARENT" if entry.cancelled else "OPAQUE")
    return event


def _time_zone(zone: str, starts: Sequence[datetime]) -> Timezone:
    """The zone's clock changes in the years of these meetings.

    Not the library's own: icalendar 7.3 looks 64 days ahead, so that it misses a Ramadan in Morocco, and
    dates each spring change an hour late.
    """
    from icalendar import Timezone  # noqa: PLC0415

    since = datetime(min(starts).year, 1, 1, tzinfo=UTC)
    until = datetime(max(starts).year + 1, 1, 1, tzinfo=UTC)
    offset = wall_time(since, zone).replace(tzinfo=UTC) - since
    component = Timezone()
    component.add("TZID", zone)
    for change in (ClockChange(since, offset, offset), *clock_changes(zone, since, until)):
        component.add_component(_change(change))
    return component


def _change(change: ClockChange) -> TimezoneStandard | TimezoneDaylight:
    from icalendar import TimezoneDaylight, TimezoneStandard  # noqa: PLC0415

    component = TimezoneDaylight() if change.after > change.before else TimezoneStandard()
    # On the clock as it was before the change.
    component.add("DTSTART", (change.at + change.before).replace(tzinfo=None))
    component.add("TZOFFSETFROM", change.before)
    component.add("TZOFFSETTO", change.after)
    return component


def _starts_at(entry: CalendarEntry) -> datetime:
    return instant(entry.wall, entry.zone)


def _literally(text: str) -> vInline:
    r"""Text on one line, escaped as RFC 5545 asks (3.3.11), so that it can begin no property of its own.

    Not by the library: icalendar 7.3 takes a typed \N for a line end. A title such as =HYPERLINK( stays as it
    is: calendars evaluate nothing, and would show a mark before it. Files for spreadsheets need that mark.
    """
    from icalendar.prop import vInline  # noqa: PLC0415

    one_line = NOT_FOR_ONE_LINE.sub(" ", text).strip()
    return vInline(re.sub(r"([\\;,])", r"\\\1", one_line))
