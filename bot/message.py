"""Message and Form: what can be shown and asked, before any platform has given it a shape.

A text is a tuple of spans. Only plain `str` spans are ours; whatever a person wrote is `Words`, and a renderer
must show it literally: it can neither ping, link nor format.
"""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from msgspec import Struct

from bot.nouns.circle import CircleId
from bot.nouns.people import Account, Language


class Words(Struct, frozen=True, tag="words"):
    """What a person wrote. Shown literally; in no log, error or metric.

    `kept`: circle, owner and id of the words, where they lie under their owner's key.
    """

    text: str
    kept: tuple[str, str, str] | None = None

    def __repr__(self) -> str:
        return f"Words(<{len(self.text)} characters>)"


class KeptWords(Struct, frozen=True, tag="kept"):
    """Words that lie under their owner's key. The shell puts them in at the moment of saying."""

    member: str
    id: str


class Who(Struct, frozen=True, tag="who"):
    """A person, shown as a mention where one of the accounts lives, by name elsewhere."""

    name: str
    accounts: tuple[Account, ...] = ()
    ping: bool = False


class TimeStyle(StrEnum):
    MOMENT = "moment"  # Tuesday 5 May, 14:00
    CLOCK = "clock"  # 14:00
    DAY = "day"  # Tuesday 5 May
    COUNTDOWN = "countdown"  # in 12 minutes


class When(Struct, frozen=True, tag="when"):
    """An instant, shown in the reader's own clock. `zone` serves where the reader's clock is unknown.

    `language`: of the message that it stands in, where a platform would write it in another.
    """

    at: datetime  # aware
    zone: str
    style: TimeStyle = TimeStyle.MOMENT
    language: Language | None = None


class Strong(Struct, frozen=True, tag="strong"):
    text: str


class Link(Struct, frozen=True, tag="link"):
    """An address of our own making, or one that `reading.read_link` has read: that one never with a label."""

    url: str
    label: str


class Typed(Struct, frozen=True, tag="typed"):
    """Something to type, such as `/circle open`: shown in the fixed font."""

    text: str


Span = str | Words | KeptWords | Who | When | Strong | Link | Typed
Text = tuple[Span, ...]


class Style(StrEnum):
    PLAIN = "plain"
    FIRST = "first"  # what most people will press
    CAREFUL = "careful"  # cannot be taken back


class Button(Struct, frozen=True):
    label: str
    command: str
    circle: CircleId | None = None
    given: tuple[tuple[str, str], ...] = ()
    style: Style = Style.PLAIN
    confirm: str = ""  # a question to answer first; empty: none


class ButtonCall(NamedTuple):
    command: str
    circle: CircleId | None
    given: dict[str, str]


BUTTON_ID_LIMIT = 100  # characters; Discord's is the tightest


def button_id(button: "Button | Form") -> str:
    """One line that says what a button or a form does: it outlives restarts, since nothing is kept in memory."""
    line = f"{button.command}/{button.circle or ''}"
    return f"{line}?{urlencode(button.given)}" if button.given else line


def read_button_id(line: str) -> ButtonCall:
    address, _, given = line.partition("?")
    command, _, circle = address.partition("/")
    return ButtonCall(command, circle or None, dict(parse_qsl(given, keep_blank_values=True)))


class Heading(Struct, frozen=True, tag="heading"):
    text: Text


class Paragraph(Struct, frozen=True, tag="paragraph"):
    text: Text


class Quiet(Struct, frozen=True, tag="quiet"):
    """Small print: true and worth having, not worth interrupting for."""

    text: Text


class Bullets(Struct, frozen=True, tag="bullets"):
    items: tuple[Text, ...]


class Facts(Struct, frozen=True, tag="facts"):
    """Label and value, a line each."""

    rows: tuple[tuple[str, Text], ...]


class Buttons(Struct, frozen=True, tag="buttons"):
    row: tuple[Button, ...]


Part = Heading | Paragraph | Quiet | Bullets | Facts | Buttons


class File(Struct, frozen=True):
    """`kept`: the circle and the owner of the kept words that it is made of."""

    name: str
    media_type: str
    content: bytes
    kept: tuple[str, str] | None = None


class Message(Struct, frozen=True):
    """`readers`: whoever says it puts in who can read the room it is shown in, before its first buttons.

    `now`: what goes on, in a line, for as long as it does; a platform that can keep something within reach shows it.
    """

    parts: tuple[Part, ...]
    files: tuple[File, ...] = ()
    readers: bool = False
    now: Text = ()


class FieldKind(StrEnum):
    LINE = "line"
    ESSAY = "essay"
    CHOICE = "choice"
    PEOPLE = "people"
    DAY = "day"  # value 2026-05-01
    TIME = "time"  # value 14:00
    NUMBER = "number"
    LINK = "link"  # an address; where a platform has rooms for voices, they can be chosen too


class Field(Struct, frozen=True):
    """One thing that a form asks, or that a command takes as its argument."""

    name: str
    kind: FieldKind
    label: str
    hint: str = ""
    required: bool = True
    longest: int = 200  # characters; shown before sending
    options: tuple[tuple[str, str], ...] = ()  # (value, label)
    value: str = ""
    error: str = ""
    lines: dict[str, str] = {}  # what there is to say of an option, by its value; up to 75 characters
    leave_out: tuple[Account, ...] = ()  # people: whom to choose would mean nothing; not every platform can


class Form(Struct, frozen=True):
    title: str
    command: str
    fields: tuple[Field, ...]
    submit: str
    circle: CircleId | None = None
    given: tuple[tuple[str, str], ...] = ()
    intro: Text = ()


class Answer(Struct, frozen=True):
    """What the person who acted gets back, and nobody else: a message, a form to fill in, or nothing at all.

    `again`: nothing was done, so what was typed is to be offered back. `fleeting`: shown once, and kept nowhere.
    """

    message: Message | None = None
    form: Form | None = None
    again: bool = False
    fleeting: bool = False


NOTHING_TO_ADD = Answer()
