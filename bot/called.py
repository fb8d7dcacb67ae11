"""Which row of the command table somebody means, and whether it is answered with a form."""

from difflib import get_close_matches
from functools import cache

from bot.arguments import Given, lacks
from bot.command import Ask, Command, Group
from bot.commands import BY_WORD, COMMANDS, TITLE, WHERE
from bot.nouns.people import Language
from bot.ports.sayings import Beside
from bot.words.phrases import label


def offered(group: Group, has: frozenset[Beside]) -> tuple[Command, ...]:
    """The words of a chapter that mean something on a platform with these things beside its rooms."""
    return tuple(c for c in COMMANDS if c.group is group and (c.needs is None or c.needs in has))


def command_called(typed: str) -> Command | None:
    """By its word, or by its French one."""
    word = typed.lower()
    return BY_WORD.get(word) or BY_WORD.get(_in_french().get(word, ""))


ASK = "ask"  # given with what was handed over rather than typed: to be looked at, in a form, before anything is done


def of_a_message(text: str, link: str) -> dict[str, str]:
    """A message that somebody hands to a shortcut: its first line as the title, and where it stands."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return {"title": first[: TITLE.longest], "found_at": link[: WHERE.longest], ASK: "yes"}


def shortcuts() -> tuple[Command, ...]:
    return tuple(command for command in COMMANDS if command.shortcut)


def is_nameless(word: str) -> bool:
    command = command_called(word)
    return command is not None and command.nameless


def opens_form(command: Command, given: Given) -> bool:
    """Whether this is answered with a form to fill in. Known before anything is loaded: some platforms ask first."""
    if not command.arguments or given.request.from_form:
        return False
    if command.nameless or ASK in given.values:
        return True
    nothing_given = not given.values and not given.people
    return lacks(command.arguments, given) or (command.ask is Ask.FIRST and nothing_given)


def nearest(typed: str) -> str | None:
    words = [c.word for c in COMMANDS if c.group] + list(_in_french())
    near = get_close_matches(typed.lower(), words, 5, cutoff=0.5)
    same_beginning = (word for word in near if word[:1] == typed[:1].lower())  # people rarely slip at once
    return next(same_beginning, next(iter(near), None))


def word_in(command: Command, language: Language) -> str:
    return label(f"word.{command.word}", language) if language is Language.FR else command.word


@cache
def _in_french() -> dict[str, str]:
    return {word_in(c, Language.FR): c.word for c in COMMANDS if c.group}
