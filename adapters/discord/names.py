"""Names and descriptions of Discord's commands, in English and French, from the one table and the one file of words."""

from typing import Final

import discord
from discord import app_commands
from discord.app_commands import TranslationContextTypes, locale_str

from adapters.discord.limits import DESCRIPTION, cut
from bot.circle import Language
from bot.commands import Command, Group, word_in
from bot.words.phrases import label

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
    return named(CHAPTERS[group])


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
