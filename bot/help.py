"""The help, made from the command table: every word on one page, and each chapter of it with what its words do."""

from functools import cache

from bot.almanac.reading import plain
from bot.called import command_called, offered, word_in
from bot.command import Group
from bot.message import Bullets, Button, Buttons, Facts, Heading, Message, Paragraph, Typed, Words
from bot.nouns.people import Language
from bot.ports.sayings import Beside
from bot.words.phrases import label, say


@cache
def help_view(language: Language, has: frozenset[Beside]) -> Message:
    """Short enough for one message on any platform; what a word does is one press away."""
    chapters = tuple((_title(group, language), (" · ".join(_words(group, language, has)),)) for group in Group)
    row = tuple(Button(_title(group, language), "help", given=(("chapter", group.value),)) for group in Group)
    parts = (Heading(say("help.title", language)), Paragraph(say("help.how", language)), Facts(chapters), Buttons(row))
    return Message(parts)


@cache
def chapter_view(group: Group, language: Language, has: frozenset[Beside]) -> Message:
    lines = tuple(
        (Typed(f"/circle {word_in(command, language)}"), " — ", *say(f"help.{command.word}", language))
        for command in offered(group, has)
    )
    others = Buttons((Button(label("button.help_all", language), "help"),))
    return Message((Heading((_title(group, language),)), Bullets(lines), others))


def chapter_called(asked: str, language: Language) -> Group | None:
    """By its name, or by a word that stands in it. None: the whole of it is shown."""
    named = {group.value: group for group in Group} | {plain(_title(group, language)): group for group in Group}
    command = command_called(asked)
    return named.get(plain(asked)) or (command.group if command else None)


def unknown_view(asked: str, language: Language, has: frozenset[Beside]) -> Message:
    """No word and no chapter of this name: that is said, then all that there is."""
    return Message((Paragraph(say("help.unknown", language, typed=Words(asked))), *help_view(language, has).parts))


def _title(group: Group, language: Language) -> str:
    return label(f"group.{group.value}", language)


def _words(group: Group, language: Language, has: frozenset[Beside]) -> list[str]:
    return [word_in(command, language) for command in offered(group, has)]
