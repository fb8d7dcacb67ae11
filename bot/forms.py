"""A command as a form: what is asked, what stands there already, and what was wrong beside it."""

from collections.abc import Callable

from bot.arguments import Argument, Whose
from bot.message import Field, FieldKind, Form, Text
from bot.ports.requests import Request
from bot.words.step_words import before_one_writes
from bot.words.voice import Voice

# What must be known before one writes.
INTROS: dict[str, Callable[[Voice], Text]] = {
    "nameless": lambda voice: voice.say("nameless.intro"),
    "line": lambda voice: voice.say("line.intro"),
    "write": before_one_writes,
    "not-with": lambda voice: voice.say("apart.intro"),
    "reports": lambda voice: voice.say("apart.intro"),
}


def _intro(command: str, voice: Voice) -> Text:
    asked = voice.circle.check_in
    if command == "answer" and asked is not None and not asked.closed:
        return voice.question(asked.question)
    if command == "quiet-hours" and voice.reader is not None and voice.reader.quiet is None:
        return (*voice.say("quiet.none_yet"), " ")
    return INTROS[command](voice) if command in INTROS else ()


def form_for(
    command: str,
    arguments: tuple[Argument, ...],
    voice: Voice,
    request: Request,
    values: dict[str, str],
    *,
    errors: dict[str, str] | None = None,
) -> Form:
    """The command as a form: what was filled in before stands in it again, with what was wrong beside it."""
    names = {argument.name for argument in arguments}
    asked = [argument for argument in arguments if _is_asked(argument, voice)]
    fields = tuple(_field(argument, voice, values, errors or {}) for argument in asked)
    carried = tuple((k, v) for k, v in request.given.items() if isinstance(v, str) and k not in names)
    return Form(
        title=voice.label(f"form.{command}"),
        command=command,
        fields=fields,
        submit=voice.label(f"form.{command}.submit"),
        circle=voice.circle.id or None,
        given=carried,
        intro=(*_intro(command, voice), *_whose_clock(arguments, voice)),
    )


def _whose_clock(arguments: tuple[Argument, ...], voice: Voice) -> Text:
    """A form that asks for a time says in which zone: an hour off is the worst mistake one can plan."""
    clocks = {argument.clock for argument in arguments if argument.kind is FieldKind.TIME}
    if not clocks:
        return ()
    if Whose.OWN in clocks:
        return voice.say("ask.your_times", zone=voice.zone)
    return voice.say("ask.times_in", zone=voice.circle.zone)


def _is_asked(argument: Argument, voice: Voice) -> bool:
    """Not where it means nothing in this circle; alone, not where there is nobody to choose and it may be left out."""
    if argument.asked is not None and not argument.asked(voice.circle):
        return False
    return not voice.circle.solo or argument.required or argument.choices is None or bool(argument.choices(voice))


def _field(argument: Argument, voice: Voice, values: dict[str, str], errors: dict[str, str]) -> Field:
    options = argument.choices(voice) if argument.choices else ()
    preset = argument.preset(voice) if argument.preset else ""
    if argument.stands and argument.name not in values:
        preset = argument.stands(voice, values)
    return Field(
        name=argument.name,
        kind=argument.kind,
        label=voice.label(f"field.{argument.name}"),
        hint=voice.label(argument.hint) if argument.hint else "",
        required=argument.required,
        longest=argument.longest,
        options=options,
        lines=argument.lines(voice) if argument.lines else {},
        value=values.get(argument.name) or preset,
        error=errors.get(argument.name, ""),
        leave_out=argument.leave_out(voice.circle) if argument.leave_out else (),
    )
