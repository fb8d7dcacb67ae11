"""What is asked before anything is done: a form for what is lacking, or whether one is sure."""

from msgspec.structs import replace

from bot.arguments import Given
from bot.called import opens_form
from bot.command import Command
from bot.forms import form_for
from bot.message import BUTTON_ID_LIMIT, Answer, Button, Heading, Message, Part, Style, button_id
from bot.ports.requests import Request
from bot.refusals.typed import Unreadable
from bot.rules.roster import meeting
from bot.words.plain import plain_text
from bot.words.refusing.message import refusal_words
from bot.words.voice import Voice, buttons

MARK = "once"  # of a form that is answered without a name


def question_first(command: Command, request: Request, given: Given, voice: Voice) -> Answer | None:
    """A form for what is lacking, or "are you sure" for what cannot be taken back; None: go on."""
    asked = command.asks(voice, given) if command.asks and not given.maybe("confirmed") else None
    if asked is not None:
        return Answer(Message((*asked.parts, buttons(_yes(command, given, voice)))))
    if opens_form(command, given):
        if command.may is not None:
            command.may(voice.circle)
        if command.nameless:  # its mark stands for whoever fills it in
            request = replace(request, given=request.given | {MARK: given.new_id})
        wrong = _unreadable(command, given, voice)
        return Answer(form=form_for(command.word, command.arguments, voice, request, given.values, errors=wrong))
    if command.confirm and not request.from_form and not given.maybe("confirmed"):
        of_this_kind = command.confirm_alone if voice.circle.solo else ""
        of_this_kind = command.confirm_community if voice.circle.community else of_this_kind
        ask = of_this_kind or command.confirm
        return Answer(Message((*_about(given, voice), voice.line(ask), buttons(_yes(command, given, voice)))))
    return None


def _yes(command: Command, given: Given, voice: Voice) -> Button:
    """With what was given already, where a button can carry it; else it is asked for after the yes."""
    known = {a.name: given.values[a.name] for a in command.arguments if given.maybe(a.name)}
    yes = voice.button("confirm.yes", command.word, Style.CAREFUL, **known, confirmed="yes")
    if len(button_id(yes)) <= BUTTON_ID_LIMIT:
        return yes
    return voice.button("confirm.yes", command.word, Style.CAREFUL, confirmed="yes")


def _unreadable(command: Command, given: Given, voice: Voice) -> dict[str, str]:
    """What was typed and cannot be read, said at its field: a field for days can only stand empty then."""
    wrong: dict[str, str] = {}
    for argument in command.arguments:
        try:
            given.read(argument)
        except Unreadable as unreadable:
            wrong[argument.name] = plain_text(refusal_words(unreadable, voice), voice.language)
    return wrong


def _about(given: Given, voice: Voice) -> tuple[Part, ...]:
    """Which meeting it is that one is asked about."""
    number = given.maybe("meeting") or ""
    found = meeting(voice.circle, int(number)) if number.isdecimal() else None
    return (Heading((voice.title(found), " · ", voice.meeting_time(found))),) if found else ()
