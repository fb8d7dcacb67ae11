"""Calendar files, read back by a plain reading of RFC 5545 and by the library."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec.structs import replace

from bot.almanac.calendar_file import NOT_FOR_ONE_LINE, CalendarEntry, one_meeting, season_feed
from bot.almanac.zones import instant, zones_like

HOSTILE = (
    "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:forged",
    "x\nATTACH:https://evil.example",
    "x\rORGANIZER:mailto:boss@example.org",
    "x\u2028BEGIN:VALARM\u0085ACTION:AUDIO\x0b\x0c\x00",
    'a;b,c:d"e^n\\n\\N\\;',
    '=HYPERLINK("https://evil.example","bank")',
    "<!channel> @everyone [bank](https://evil.example) `{0.__class__}`",
    "\ud800 half an emoji",
    "👩\u200d👩\u200d👧 שלום \u202eevil " * 40,
)


def entry(wall: str = "2026-05-01 14:00", zone: str = "America/Toronto", title: str = "Circle") -> CalendarEntry:
    return CalendarEntry(
        uid="7f3k-4@circlekeeper",
        sequence=2,
        wall=datetime.fromisoformat(wall),
        zone=zone,
        minutes=90,
        title=title,
        changed_at=datetime(2026, 4, 2, 9, 30, tzinfo=UTC),
    )


def lines(file: bytes) -> list[str]:
    return file.replace(b"\r\n ", b"").decode().split("\r\n")


def value(file: bytes, name: str) -> str:
    """The only value of a property, as the file writes it; those of clock changes aside."""
    unfolded = lines(re.sub(rb"BEGIN:(STANDARD|DAYLIGHT).*?END:\1\r\n", b"", file, flags=re.DOTALL))
    (found,) = [line for line in unfolded if re.match(rf"{name}[:;]", line)]
    return found[len(name) + 1 :]


def read(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def on_one_line(text: str) -> str:
    return NOT_FOR_ONE_LINE.sub(" ", text).strip()


# --- one meeting -----------------------------------------------------------------------------


def test_a_file_tells_when_the_meeting_is_on_its_own_clocks() -> None:
    file = one_meeting(entry())

    assert value(file, "DTSTART") == "TZID=America/Toronto:20260501T140000"
    assert value(file, "DURATION") == "PT1H30M"
    assert value(file, "TZID") == "America/Toronto"
    assert value(file, "METHOD") == "PUBLISH"
    assert value(file, "STATUS") == "CONFIRMED"


def test_a_file_says_which_version_of_which_meeting_it_is_and_asks_no_clock() -> None:
    file = one_meeting(entry())

    assert value(file, "UID") == "7f3k-4@circlekeeper"
    assert value(file, "SEQUENCE") == "2"
    assert value(file, "DTSTAMP") == "20260402T093000Z"
    assert file == one_meeting(entry())


def test_a_cancelled_meeting_says_so_and_leaves_its_owner_free() -> None:
    file = one_meeting(replace(entry(), cancelled=True))

    assert value(file, "STATUS") == "CANCELLED"
    assert value(file, "TRANSP") == "TRANSPARENT"


def test_those_who_see_a_shared_calendar_see_no_titles() -> None:
    assert value(one_meeting(entry()), "CLASS") == "PRIVATE"


def test_a_place_is_told_where_there_is_one() -> None:
    assert value(one_meeting(replace(entry(), location="#tuesday, on Slack")), "LOCATION") == r"#tuesday\, on Slack"
    assert not any(line.startswith("LOCATION") for line in lines(one_meeting(entry())))


def test_a_meeting_at_a_time_that_the_clocks_skip_is_told_at_the_end_of_the_gap() -> None:
    assert value(one_meeting(entry("2026-03-08 02:30")), "DTSTART") == "TZID=America/Toronto:20260308T030000"


def test_a_meeting_in_utc_needs_no_zone() -> None:
    file = one_meeting(entry(zone="UTC"))

    assert value(file, "DTSTART") == "20260501T140000Z"
    assert b"VTIMEZONE" not in file


def test_an_entry_must_say_when_it_was_changed_as_an_instant() -> None:
    with pytest.raises(ValueError, match="offset"):
        replace(entry(), changed_at=datetime.fromisoformat("2026-04-02 09:30"))


# --- a season --------------------------------------------------------------------------------


def test_a_feed_holds_every_meeting_and_each_zone_once() -> None:
    season = [entry(f"2026-05-{day:02} 14:00") for day in (1, 8, 15)] + [entry(zone="Europe/Paris")]

    feed = Calendar.from_ical(season_feed("Tuesday circle", season))

    assert len(feed.walk("VEVENT")) == 4
    assert [str(zone["TZID"]) for zone in feed.walk("VTIMEZONE")] == ["America/Toronto", "Europe/Paris"]


def test_a_feed_asks_to_be_read_again_each_hour() -> None:
    feed = season_feed("Tuesday circle", [entry()])

    assert value(feed, "REFRESH-INTERVAL") == "VALUE=DURATION:PT1H"
    assert value(feed, "X-PUBLISHED-TTL") == "PT1H"
    assert value(feed, "X-WR-CALNAME") == value(feed, "NAME") == "Tuesday circle"


def test_a_season_without_meetings_is_a_calendar_all_the_same() -> None:
    assert Calendar.from_ical(season_feed("Tuesday circle", ())).walk("VEVENT") == []


# --- zones: what a calendar that knows none would make of the file ------------------------------


def as_calendars_read_it(file: bytes) -> list[datetime]:
    """RFC 5545, 3.6.5: an offset is that of the latest change whose local time is not after the meeting's."""
    text = "\n".join(lines(file))
    changes = re.findall(r"^DTSTART:(\w+)\nTZOFFSETFROM:.*\nTZOFFSETTO:([+-])(\d\d)(\d\d)$", text, re.MULTILINE)
    offsets = {
        datetime.fromisoformat(at): int(f"{sign}1") * timedelta(hours=int(hours), minutes=int(minutes))
        for at, sign, hours, minutes in changes
    }
    starts = [datetime.fromisoformat(start) for start in re.findall(r"DTSTART;TZID=.*:(\w+)", text)]
    return [(start - offsets[max(at for at in offsets if at <= start)]).replace(tzinfo=UTC) for start in starts]


def test_fault_07_a_calendar_that_knows_no_zone_reads_every_meeting_at_its_instant() -> None:
    days = ("03-08", "04-05", "07-01", "10-04", "10-25")
    for zone in set(zones_like("", 1000)) - {"UTC"}:
        season = [entry(f"2026-{day} 02:30", zone) for day in days]
        meant = [instant(each.wall, zone) for each in season]
        assert as_calendars_read_it(season_feed("Circle", season)) == meant, zone


# --- fault 20: titles --------------------------------------------------------------------------


@pytest.mark.parametrize("title", HOSTILE)
def test_fault_20_a_hostile_title_is_shown_literally_and_is_nothing_but_a_title(title: str) -> None:
    file = season_feed(title, [replace(entry(title=title), location=title)])

    for name in ("SUMMARY", "LOCATION", "NAME", "X-WR-CALNAME"):
        assert read(value(file, name)) == on_one_line(title)


@given(st.text(st.characters()))
def test_fault_20_no_title_changes_anything_in_a_file_but_the_title(title: str) -> None:
    file = one_meeting(entry(title=title))

    def rest(of: bytes) -> list[str]:
        return [line for line in lines(of) if not line.startswith("SUMMARY:")]

    assert rest(file) == rest(one_meeting(entry()))
    assert read(value(file, "SUMMARY")) == on_one_line(title)
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]|(?<!\r)\n|\r(?!\n)", file)


@given(st.text(st.characters(exclude_characters="\\")))
def test_the_library_reads_back_the_title_that_was_written(title: str) -> None:
    (event,) = Calendar.from_ical(one_meeting(entry(title=title))).walk("VEVENT")

    assert event["SUMMARY"] == on_one_line(title)
