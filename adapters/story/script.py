"""A story file, read. Pure: what is done, and what must be heard after it.

Ana: /circle invite @Ben            somebody types
Ben: [Accept]                       somebody presses a button that they see; `[Answer] text = …` fills in its form
Ana: /circle start name = Garden; season = theory-of-practice
                                    a form is filled in: fields by name, `;` between them
clock: +1 day                       time goes on: +10 minutes, +2 hours, next, or 2026-05-05 14:00
garden| It is Ana's turn            the room has been told a message with these words since the last act
Ben| invites you                    Ben has been told so in private
Ana< Noted                          the answer to what Ana did
garden| nothing                     nothing new (also `Ben| nothing`)
"""

import re
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

_ACT = re.compile(r"(?P<who>[\w -]+):\s*(?P<what>.+)")
_HEARD = re.compile(r"(?P<who>[\w -]+)(?P<how>[|<])\s*(?P<words>.+)")
_PUSH = re.compile(r"\+(\d+) (minute|hour|day|week)s?")


class Type(Struct, frozen=True):
    line: int
    who: str
    word: str
    text: str
    fields: tuple[tuple[str, str], ...]


class Press(Struct, frozen=True):
    line: int
    who: str
    label: str
    fields: tuple[tuple[str, str], ...]


class Push(Struct, frozen=True):
    """`by` or `to`; neither: to the next prompt."""

    line: int
    by: timedelta | None = None
    to: datetime | None = None  # naive, in the story's zone


class How(StrEnum):
    TOLD = "|"
    ANSWERED = "<"


class Hear(Struct, frozen=True):
    line: int
    who: str
    how: How
    words: str


class Story(Struct, frozen=True):
    title: str
    zone: str
    begins: datetime  # naive
    lines: tuple[Type | Press | Push | Hear, ...]


class Unplayable(Exception):
    """A line of a story that means nothing."""


def read_story(text: str) -> Story:
    title, zone, begins = "", "UTC", datetime(2026, 5, 4, 9)
    lines: list[Type | Press | Push | Hear] = []
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if line.startswith("#") or not line:
            title = title or line.lstrip("# ")
        elif line.startswith("zone "):
            zone = line.removeprefix("zone ")
        elif line.startswith("begins "):
            begins = datetime.fromisoformat(line.removeprefix("begins "))
        else:
            lines.append(_line(number, line))
    return Story(title, zone, begins, tuple(lines))


def _line(number: int, line: str) -> Type | Press | Push | Hear:
    heard = _HEARD.fullmatch(line)
    if heard:
        return Hear(number, heard["who"], How(heard["how"]), heard["words"])
    act = _ACT.fullmatch(line)
    if act is None:
        raise Unplayable(f"line {number}: {line}")
    if act["who"] == "clock":
        return _push(number, act["what"])
    if act["what"].startswith("["):
        label, _, fields = act["what"][1:].partition("]")
        return Press(number, act["who"], label, _fields(fields))
    word, _, rest = act["what"].removeprefix("/circle").strip().partition(" ")
    fields = _fields(rest)
    return Type(number, act["who"], word, "" if fields else rest, fields)


def _fields(text: str) -> tuple[tuple[str, str], ...]:
    """`name = value; other = value`; empty where the text is not of that shape."""
    pieces = [piece.partition(" = ") for piece in text.strip().split("; ")]
    if not all(equals for _, equals, _ in pieces):
        return ()
    return tuple((name.strip(), value.strip().replace("\\n", "\n")) for name, _, value in pieces)


def _push(number: int, what: str) -> Push:
    if what == "next":
        return Push(number)
    by = _PUSH.fullmatch(what)
    if by:
        return Push(number, by=timedelta(**{f"{by[2]}s": int(by[1])}))
    try:
        return Push(number, to=datetime.fromisoformat(what))
    except ValueError:
        raise Unplayable(f"line {number}: clock: {what}") from None
