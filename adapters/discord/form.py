"""A form as a modal's sheet: titles, labels and controls, each within Discord's limits. Pure."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from adapters.discord.limits import (
    FIELDS,
    HINT,
    INPUT,
    LABEL,
    OPTION,
    OPTIONS,
    PICKED,
    TEXT,
    TITLE,
    cut,
)
from adapters.discord.pressed import Pressed, custom_id
from adapters.discord.render import Setting
from adapters.discord.text import pieces
from bot.message import Field, FieldKind, Form, button_id
from bot.nouns.people import Language
from bot.words.phrases import label
from bot.words.plain import plain_text

FEW: Final = 5  # options that are shown at once; more go into a list that opens
EXAMPLES: Final = {
    FieldKind.DAY: "discord.example.day",
    FieldKind.TIME: "discord.example.time",
}


class Labelled(Struct, frozen=True):
    name: str
    label: str
    hint: str
    required: bool


class Input(Labelled, frozen=True):
    long: bool = False
    longest: int = INPUT
    value: str = ""
    example: str = ""


class Choice(Labelled, frozen=True):
    options: tuple[tuple[str, str, str], ...] = ()  # (value, label, what there is to say of it)
    value: str = ""
    few: bool = False


class People(Labelled, frozen=True):
    most: int = PICKED


Control = Input | Choice | People


class Sheet(Struct, frozen=True):
    id: str
    title: str
    intro: str
    controls: tuple[Control, ...]


class TooManyFields(Exception):
    """The command table asks more than a modal can hold. A test on the table sees to it that this never comes."""


def sheet(form: Form, setting: Setting, language: Language) -> Sheet:
    if len(form.fields) > FIELDS:
        raise TooManyFields(form.command)
    intro = "".join(pieces(form.intro, setting.server, setting.ids))
    if len(form.fields) < FIELDS:
        fields = form.fields
    else:  # no room above them: it stands under the first field that has nothing there
        fields, intro = _told_below(form.fields, plain_text(form.intro, language)), ""
    return Sheet(
        id=custom_id(Pressed(button_id(form), setting.server)),
        title=cut(form.title, TITLE),
        intro=cut(intro, TEXT),
        controls=tuple(_control(field, language) for field in fields),
    )


def _told_below(fields: tuple[Field, ...], intro: str) -> tuple[Field, ...]:
    free = next((n for n, field in enumerate(fields) if not field.hint and not field.error), 0)
    return tuple(replace(field, hint=intro) if intro and n == free else field for n, field in enumerate(fields))


def _control(field: Field, language: Language) -> Control:
    name, shown = field.name, cut(field.label, LABEL)
    hint = cut(f"⚠ {field.error}" if field.error else field.hint, HINT)
    if field.kind is FieldKind.PEOPLE:
        return People(name, shown, hint, field.required)
    if field.kind is FieldKind.CHOICE and field.options:
        options = tuple(
            (value, cut(text, OPTION), cut(field.lines.get(value, ""), OPTION))
            for value, text in field.options[:OPTIONS]
        )
        chosen = field.value if field.value in {value for value, _, _ in options} else ""
        return Choice(name, shown, hint, field.required, options, chosen, few=1 < len(options) <= FEW)
    longest = min(max(field.longest, len(field.value)), INPUT)  # what is too long can be shortened there
    example = EXAMPLES.get(field.kind)
    return Input(
        name,
        shown,
        hint,
        field.required,
        long=field.kind is FieldKind.ESSAY,
        longest=longest,
        value=field.value[:longest],
        example=label(example, language) if example else "",
    )
