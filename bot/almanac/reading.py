"""A date, a time or an address that somebody typed: read when it can mean one thing only, and otherwise not at all.

"demain" and "03/04" are never guessed at: the form asks again and shows a form that it can read.
"""

import re
import unicodedata
from datetime import date, time
from typing import Final
from urllib.parse import urlsplit

# [0-9], since \d takes the digits of every script; \s, since French and English put unbreakable spaces here.
DATE = re.compile(r"(2[01][0-9]{2})-([0-9]{2})-([0-9]{2})")
TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})")
TIME_WITH_H = re.compile(r"([0-9]{1,2})\s?h(?:\s?([0-9]{1,2}))?", re.IGNORECASE)
TIME_OF_TWELVE = re.compile(r"([0-9]{1,2})(?::([0-9]{2}))?\s?([ap])\.?m\.?", re.IGNORECASE)


LONGEST_LINK: Final = 500
# What an address is written in, without what any platform's own markup could take for its end.
_ADDRESS = re.compile(r"https://[A-Za-z0-9._~:/?#\[\]@!$&*+,;=%'-]+")


def plain(typed: str) -> str:
    """For comparing what was typed with a name: without case, accents or the shape of an apostrophe."""
    apart = unicodedata.normalize("NFKD", typed.casefold().replace("’", "'"))
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).split())


def read_date(typed: str) -> date | None:
    """Reads "2026-05-01", in this century or the next."""
    if not (found := DATE.fullmatch(typed.strip())):
        return None
    year, month, day = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_no_day(typed: str) -> bool:
    """Whether it is written as a day is, and the calendar has none such: the 29th of February of most years."""
    return DATE.fullmatch(typed.strip()) is not None and read_date(typed) is None


def read_time(typed: str) -> time | None:
    """Reads "14:00", "9:05", "14 h", "14 h 30", "2 pm" or "2:30 p.m."; "12 pm" is noon, as in English."""
    text = typed.strip()
    if found := TIME.fullmatch(text) or TIME_WITH_H.fullmatch(text):
        return _time(int(found[1]), int(found[2] or 0))
    if found := TIME_OF_TWELVE.fullmatch(text):
        hour, minute, half = int(found[1]), int(found[2] or 0), found[3].lower()
        return _time(hour % 12 + (12 if half == "p" else 0), minute) if 1 <= hour <= 12 else None
    return None


def _time(hour: int, minute: int) -> time | None:
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_link(typed: str) -> str | None:
    """Reads "https://meet.example.org/garden". Not one whose beginning only looks like its host's name."""
    text = typed.strip()
    if len(text) > LONGEST_LINK or not _ADDRESS.fullmatch(text):
        return None
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return None
    if "@" in parts.netloc or "." not in (parts.hostname or "") or port == 0:
        return None
    return text
