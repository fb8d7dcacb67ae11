"""Messages and forms as JSON for the page, for one viewer. Pure.

Nothing here is markup: the page puts every text in as text, and only knows our own spans apart.
"""

from collections.abc import Sequence
from typing import Any, assert_never

from msgspec.structs import replace

from adapters.playground.house import PLATFORM, Entry
from bot.message import (
    Bullets,
    Button,
    Buttons,
    Facts,
    Field,
    FieldKind,
    Form,
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
    Typed,
    When,
    Who,
    Words,
    button_id,
)
from bot.nouns.people import Language
from bot.ports.requests import Person
from bot.words.plain import plain_message

Json = dict[str, Any]
SAFE_LINKS = ("https://", "http://", "webcal://")


def entry_json(entry: Entry, viewer: str, people: Sequence[Person]) -> Json:
    shown: Json = {
        "number": entry.number,
        "at": entry.at.isoformat(),
        "room": entry.room,
        "private": entry.only is not None,
        "answer": entry.answer,
    }
    if entry.message is not None:
        shown["parts"] = [part_json(part, viewer) for part in entry.message.parts]
        shown["files"] = [file.name for file in entry.message.files]
        if entry.message.now:
            shown["now"] = text_json(entry.message.now, viewer)
    if entry.said is not None:
        shown["by"] = entry.by
        shown["name"] = next((p.name for p in people if p.account.user == entry.by), "")
        shown["said"] = entry.said.text
    return shown


def why_json(message: Message, language: Language) -> str:
    """What stands on a form that stays: its buttons are on the message itself."""
    parts = tuple(part for part in message.parts if not isinstance(part, Buttons))
    return plain_message(replace(message, parts=parts), language)


def part_json(part: Part, viewer: str) -> Json:
    match part:
        case Heading(text):
            return {"part": "heading", "text": text_json(text, viewer)}
        case Paragraph(text):
            return {"part": "paragraph", "text": text_json(text, viewer)}
        case Quiet(text):
            return {"part": "quiet", "text": text_json(text, viewer)}
        case Bullets(items):
            return {"part": "bullets", "items": [text_json(item, viewer) for item in items]}
        case Facts(rows):
            return {"part": "facts", "rows": [[name, text_json(value, viewer)] for name, value in rows]}
        case Buttons(row):
            return {"part": "buttons", "row": [_button_json(button) for button in row]}
        case never:
            assert_never(never)


def text_json(text: Text, viewer: str) -> list[str | Json]:
    return [_span_json(span, viewer) for span in text]


def _span_json(span: Span, viewer: str) -> str | Json:
    match span:
        case str():
            return span
        case Words(text):
            return {"words": text}
        case KeptWords():
            return {"words": "…"}  # the shell fills these in; one that comes this far stays closed
        case Who(name, accounts, ping):
            you = any(account.platform == PLATFORM and account.user == viewer for account in accounts)
            return {"who": name, "you": you, "ping": ping}
        case When(at, zone, style, language):
            return {"when": at.isoformat(), "zone": zone, "style": style.value, "language": language}
        case Strong(text):
            return {"strong": text}
        case Link(url, name):
            return {"link": url, "label": name} if url.startswith(SAFE_LINKS) else name
        case Typed(text):
            return {"typed": text}
        case never:
            assert_never(never)


def _button_json(button: Button) -> Json:
    return {
        "id": button_id(button),
        "label": button.label,
        "style": button.style.value,
        "confirm": button.confirm,
    }


def form_json(form: Form, viewer: str, people: Sequence[Person]) -> Json:
    return {
        "id": button_id(form),
        "title": form.title,
        "intro": text_json(form.intro, viewer),
        "submit": form.submit,
        "fields": [_field_json(field, viewer, people) for field in form.fields],
    }


def _field_json(field: Field, viewer: str, people: Sequence[Person]) -> Json:
    """Of people, all but oneself and those who mean nothing here."""
    options = field.options
    if field.kind is FieldKind.PEOPLE and not options:
        others = (p for p in people if p.account.user != viewer and p.account not in field.leave_out)
        options = tuple((person.account.user, person.name) for person in others)
    return {
        "name": field.name,
        "kind": field.kind.value,
        "label": field.label,
        "hint": field.hint,
        "required": field.required,
        "longest": field.longest,
        "options": [[value, label, field.lines.get(value, "")] for value, label in options],
        "value": field.value,
        "error": field.error,
    }
