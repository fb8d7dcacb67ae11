"""Names and descriptions of Discord's commands, in English and French, from the one table and the one file of words."""

from typing import Final

import discord
from discord import app_commands
from discord.app_commands import TranslationContextTypes, locale_str

from adapters.discord.limits import DESCRIPTION, cut
from bot.called import word_in
from bot.command import Command, Group
from bot.commands import COMMANDS
from bot.nouns.people import Language
from bot.words.phrases import label

COMMAND: Final = "circle"
FIRST: Final = Group.BEGIN
WORDS: Final = 25  # under one slash command, or one word of it
FURTHER: Final = "further"
FRENCH: Final = Language.FR.value
CHAPTERS: Final = {
    Group.BEGIN: "discord.group.begin",
    Group.PEOPLE: "discord.group.people",
    Group.SEASON: "discord.group.season",
    Group.MEETING: "discord.group.meeting",
    Group.BETWEEN: "discord.group.between",
    Group.MINE: "discord.group.mine",
    Group.COMMUNITY: "discord.group.community",
    Group.FIND: "discord.group.find",
}


def worded(english: str, french: str) -> locale_str:
    return locale_str(english, **{FRENCH: french})


def described(key: str) -> locale_str:
    english, french = (cut(label(key, language), DESCRIPTION) for language in (Language.EN, Language.FR))
    return worded(english, french)


def word(command: Command) -> locale_str:
    return worded(command.word, word_in(command, Language.FR))


def chapter(group: Group) -> locale_str:
    """The slash command of a chapter, in both languages."""
    if group is FIRST:
        return worded(root_of(group), root_of(group))
    return worded(root_of(group), f"{COMMAND}-{label(CHAPTERS[group], Language.FR)}")


def root_of(group: Group) -> str:
    """/circle for what everybody needs first, and /circle-CHAPTER for the rest."""
    return COMMAND if group is FIRST else f"{COMMAND}-{label(CHAPTERS[group], Language.EN)}"


def path_of(command: Command) -> str:
    """As one types it on Discord. Behind the first words of a long chapter, the others stand under one more word."""
    assert command.group is not None  # only pressed otherwise
    return " ".join((root_of(command.group), *([FURTHER] if is_further(command) else []), command.word))


def is_further(command: Command) -> bool:
    assert command.group is not None
    there = [each for each in COMMANDS if each.group is command.group]
    return there.index(command) >= first_words(command.group)


def first_words(group: Group) -> int:
    """How many words of a chapter stand directly under its command: one place is left for those behind them."""
    return WORDS - 1 - (group is FIRST)


def named(key: str) -> locale_str:
    return worded(label(key, Language.EN), label(key, Language.FR))


class Words(app_commands.Translator):
    """Discord asks in every language it knows; we answer in French. There is no Canadian French there."""

    async def translate(
        self, string: locale_str, locale: discord.Locale, context: TranslationContextTypes
    ) -> str | None:
        if locale is not discord.Locale.french:
            return None
        found = string.extras.get(FRENCH)
        return found if isinstance(found, str) else None
