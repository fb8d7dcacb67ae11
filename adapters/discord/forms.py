"""Forms that wait: kept when they cannot be opened at once, or come back with something to mend.

Discord opens a form only as the first answer to somebody's act. So what comes later is a button that opens it, with
all that was typed still in it.
"""

from typing import Final

from msgspec.structs import replace

from adapters.discord.inbound import Heard
from adapters.discord.notes import Draft, Notes
from bot.called import is_nameless
from bot.message import Button, Buttons, Facts, Form, Message, Paragraph, Style, Text, Words
from bot.nouns.people import Language
from bot.ports.clocks import Clock
from bot.ports.requests import Request
from bot.words import phrases

MARK: Final = "="  # before the id of a kept form; no command begins so
MOST_SHOWN: Final = 1000  # forms that are remembered as they were opened


class Forms:
    def __init__(self, notes: Notes, clock: Clock) -> None:
        self._notes = notes
        self._clock = clock
        self._shown: dict[str, Form] = {}  # by who and which command: what somebody has before them
        self._in_memory: dict[str, Draft] = {}  # forms without a name: written down nowhere, gone with the process

    def shown(self, heard: Heard, form: Form) -> None:
        key = f"{heard.user} {form.command}"
        self._shown.pop(key, None)
        self._shown[key] = form
        if len(self._shown) > MOST_SHOWN:
            del self._shown[next(iter(self._shown))]

    def filled_in(self, heard: Heard, request: Request) -> Form | None:
        """The form that was submitted, with what was typed in it. None: it was opened before a restart."""
        form = self._shown.get(f"{heard.user} {request.command}")
        if form is None:
            return None
        given = {name: value for name, value in request.given.items() if isinstance(value, str)}
        fields = tuple(replace(field, value=given.get(field.name, field.value)) for field in form.fields)
        return replace(form, fields=fields)

    async def keep(self, heard: Heard, form: Form) -> None:
        draft = Draft(heard.id, heard.user, heard.server, form, self._clock.now())
        if is_nameless(form.command):
            self._in_memory[draft.id] = draft
            if len(self._in_memory) > MOST_SHOWN:
                del self._in_memory[next(iter(self._in_memory))]
        else:
            await self._notes.keep_draft(draft)

    async def kept(self, heard: Heard, line: str) -> Form | None:
        unwritten = self._in_memory.get(line.removeprefix(MARK).partition("/")[0])
        if unwritten is not None:
            return unwritten.form if unwritten.user == heard.user else None
        draft = await self._notes.draft(line.removeprefix(MARK).partition("/")[0], heard.user)
        return draft.form if draft else None


def form_message(heard: Heard, form: Form, language: Language, why: str) -> Message:
    """What is to be mended, and the button that opens the form again."""
    wrong: tuple[tuple[str, Text], ...] = tuple((f.label, (Words(f.error),)) for f in form.fields if f.error)
    button = Button(phrases.label("discord.form_on", language), f"{MARK}{heard.id}", style=Style.FIRST)
    parts = (Paragraph(phrases.say(why, language)), *((Facts(wrong),) if wrong else ()), Buttons((button,)))
    return Message(parts)
