"""Messages as plain characters: for the terminal, the stories, and wherever a screen reader needs the whole of it."""

from datetime import datetime, time
from typing import assert_never

from babel.dates import format_datetime, format_time

from bot.almanac.zones import wall_time
from bot.message import (
    Bullets,
    Buttons,
    Facts,
    Heading,
    KeptWords,
    Link,
    Message,
    Paragraph,
    Part,
    Quiet,
    Span,
    Strong,
    Text,
    TimeStyle,
    Typed,
    When,
    Who,
    Words,
)
from bot.nouns.people import Language
from bot.words.phrases import label

CLOCK = "HH:mm"  # in French too: as every platform writes the times that it draws itself


def plain_text(text: Text, language: Language) -> str:
    return "".join(_span(span, language) for span in text)


def _span(span: Span, language: Language) -> str:
    match span:
        case str():
            return span
        case Words(text) | Strong(text) | Typed(text):
            return text
        case KeptWords():
            return "…"
        case Who(name):
            return name
        case When(at, zone, style):
            return spoken_time(wall_time(at, zone), style, language)
        case Link(url, label):
            return f"{label} ({url})" if label else url
        case _:
            assert_never(span)


def clock_time(at: time, language: Language) -> str:
    return format_time(at, CLOCK, locale=language.value)


def spoken_time(wall: datetime, style: TimeStyle, language: Language) -> str:
    """A wall time in words. A countdown, which plain characters cannot keep, is the clock it counts down to."""
    clock = clock_time(wall.time(), language)
    match style:
        case TimeStyle.MOMENT:
            return f"{dated(wall, 'EEEE d MMMM', language)}, {clock}"
        case TimeStyle.DAY:
            return dated(wall, "EEEE d MMMM", language)
        case TimeStyle.CLOCK | TimeStyle.COUNTDOWN:
            return clock
        case _:
            assert_never(style)


def dated(wall: datetime, shape: str, language: Language) -> str:
    """`shape`: Babel's, with `d` for the day, which knows nothing of « 1er », as French calls the first of a month."""
    first = language is Language.FR and wall.day == 1
    return format_datetime(wall, shape.replace("d", "d'er'") if first else shape, locale=language.value)


def plain_message(message: Message, language: Language) -> str:
    """A line for each part; buttons in square brackets."""
    lines = [line for part in message.parts for line in _part(part, language)]
    return "\n".join([*lines, *(f"({file.name})" for file in message.files)])


def _part(part: Part, language: Language) -> list[str]:
    match part:
        case Heading(text) | Paragraph(text) | Quiet(text):
            return plain_text(text, language).splitlines()
        case Bullets(items):
            return [f"• {plain_text(item, language)}" for item in items]
        case Facts(rows):
            return [label("fact.line", language, label=name, value=plain_text(text, language)) for name, text in rows]
        case Buttons(row):
            return [" ".join(f"[{button.label}]" for button in row)]
        case _:
            assert_never(part)
