"""Which circle somebody means who is in several: asked with a button for each, and nothing that they typed is lost."""

from bot.arguments import Argument
from bot.called import word_in
from bot.command import Command
from bot.door import IN_CIRCLE, TYPED
from bot.message import (
    BUTTON_ID_LIMIT,
    Answer,
    Button,
    Buttons,
    Field,
    FieldKind,
    Form,
    Message,
    Paragraph,
    Text,
    button_id,
)
from bot.nouns.circle import Circle
from bot.ports.requests import Request
from bot.rules.roster import member_with
from bot.words.step_words import cut_label
from bot.words.views.places import MOST_CIRCLES, told_apart
from bot.words.voice import Voice, stranger_voice, voice_of

LONGEST_TYPED = 3000


def which_one(command: Command, request: Request, circles: tuple[Circle, ...]) -> Answer:
    """A button carries what was typed where it is short; a form does where it is long."""
    account = request.by.account
    voices = [_voice(circle, request) for circle in circles[:MOST_CIRCLES]]
    names = told_apart(voices, account)
    carried = {} if command.nameless else _carried(request)
    row = tuple(
        Button(cut_label(name), command.word, voice.circle.id, tuple(carried.items()))
        for voice, name in zip(voices, names, strict=True)
    )
    if all(len(button_id(button)) <= BUTTON_ID_LIMIT for button in row):
        return Answer(Message((Paragraph(_asked(command, voices[0])), Buttons(row))))
    ids = tuple((voice.circle.id, cut_label(name)) for voice, name in zip(voices, names, strict=True))
    return Answer(form=_form(command, voices[0], ids, carried))


def _asked(command: Command, voice: Voice) -> Text:
    """What it is asked for, where that is something one can type: the question may be read a while later."""
    if command.group is None:
        return voice.say("which.one")
    return voice.say("which.for", word=word_in(command, voice.language))


def _voice(circle: Circle, request: Request) -> Voice:
    someone = member_with(circle, request.by.account)
    return voice_of(circle, someone) if someone else stranger_voice(request.locale, circle)


def _carried(request: Request) -> dict[str, str]:
    given = {name: value for name, value in request.given.items() if isinstance(value, str)}
    return given | {TYPED: request.text} if request.text else given


def _form(command: Command, voice: Voice, ids: tuple[tuple[str, str], ...], carried: dict[str, str]) -> Form:
    texts = {argument.name: argument for argument in command.arguments if argument.choices is None}
    asked = Field(IN_CIRCLE, FieldKind.CHOICE, voice.label("which.one"), options=ids)
    written = {name: value for name, value in carried.items() if name == TYPED or name in texts}
    shown = tuple(_shown(name, value, texts.get(name), voice) for name, value in written.items())
    hidden = tuple((name, value) for name, value in carried.items() if name not in written)
    fields, submit = (asked, *shown), voice.label("which.submit")
    return Form(voice.label("which.one"), command.word, fields, submit, given=hidden)


def _shown(name: str, value: str, argument: Argument | None, voice: Voice) -> Field:
    if argument is None:
        label = voice.label("which.typed")
        return Field(name, FieldKind.ESSAY, label, longest=max(LONGEST_TYPED, len(value)), value=value)
    label = voice.label(f"field.{name}")
    return Field(name, argument.kind, label, required=argument.required, longest=argument.longest, value=value)
