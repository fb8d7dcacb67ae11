"""Which row of the command table somebody means, and whether it is answered with a form."""

from difflib import SequenceMatcher
from functools import cache

from bot.almanac.reading import plain
from bot.arguments import Given, lacks
from bot.command import Ask, Command, Group
from bot.commands import BY_WORD, COMMANDS
from bot.fields import FOUND_AT, TITLE
from bot.nouns.people import Language
from bot.ports.sayings import Beside
from bot.words.phrases import label


def offered(group: Group, has: frozenset[Beside]) -> tuple[Command, ...]:
    """The words of a chapter that mean something on a platform with these things beside its rooms."""
    return tuple(c for c in COMMANDS if c.group is group and (c.needs is None or c.needs in has))


def command_called(typed: str) -> Command | None:
    """By its word, or by its French one, with or without accents."""
    word = plain(typed)
    return BY_WORD.get(word) or BY_WORD.get(_in_french().get(word, ""))


# French words that people type for what a command does: at a forum this one leads on to hosting.
SAID_AS_WELL = {"animer": "volunteer"}

NEAR, VERY_NEAR = 0.5, 0.7  # how alike a word that is suggested must be, of 1
IN_OWN_LANGUAGE = 1.1  # times as likely


ASK = "ask"  # given with what was handed over rather than typed: to be looked at, in a form, before anything is done


def of_a_message(text: str, link: str) -> dict[str, str]:
    """A message that somebody hands to a shortcut: its first line as the title, and where it stands."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return {"title": first[: TITLE.longest], "found_at": link[: FOUND_AT.longest], ASK: "yes"}


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


def nearest(typed: str, language: Language) -> str | None:
    """The likeliest word, said in the reader's own language: one of the other only where it is much nearer."""
    other = Language.EN if language is Language.FR else Language.FR
    found: list[tuple[float, str]] = []
    for command in (c for c in COMMANDS if c.group):
        own = word_in(command, language)
        found.append((_likeness(typed, own, NEAR) * IN_OWN_LANGUAGE, own))
        found.append((_likeness(typed, word_in(command, other), VERY_NEAR), own))
    likeness, word = max(found, key=lambda each: each[0])
    return word if likeness else None


def _likeness(typed: str, word: str, least: float) -> float:
    """0 where it is below. People rarely slip at once: a word that begins otherwise has to be very near."""
    written = plain(typed)
    found = SequenceMatcher(None, word, written).ratio()
    needed = least if word[:1] == written[:1] else VERY_NEAR
    return found if found >= needed else 0


def word_in(command: Command, language: Language) -> str:
    return label(f"word.{command.word}", language) if language is Language.FR else command.word


@cache
def _in_french() -> dict[str, str]:
    return {plain(word_in(c, Language.FR)): c.word for c in COMMANDS if c.group} | SAID_AS_WELL
