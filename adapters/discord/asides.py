"""What is told beside an answer, at the next contact: what waited, what we may not do here."""

from collections.abc import Sequence

import discord
from msgspec.structs import replace

from adapters.discord.notes import Waiting
from adapters.discord.permissions import IN_A_CHANNEL, IN_A_THREAD, can_mend, in_words, lacking
from bot.circle import Language
from bot.message import Message, Paragraph, Quiet
from bot.words import phrases

Interaction = discord.Interaction[discord.Client]


def lacks_message(interaction: Interaction, needed: Sequence[str], language: Language) -> Message | None:
    """Which permissions are not there, said to whoever is here: how to mend it, or whom to ask."""
    if interaction.guild_id is None:
        return None
    names = lacking(interaction.app_permissions, tuple(needed))
    if not names:
        return None
    permissions = in_words(names, language)
    if can_mend(interaction.permissions):
        return Message((Paragraph(phrases.say("discord.lacks.you", language, permissions=permissions)),))
    return Message((Paragraph(phrases.say("discord.lacks.ask", language, permissions=permissions)),))


def needed_in(interaction: Interaction) -> Sequence[str]:
    return IN_A_THREAD if isinstance(interaction.channel, discord.Thread) else IN_A_CHANNEL


def waited_message(waiting: Waiting, language: Language) -> Message:
    return replace(waiting.message, parts=(Quiet(phrases.say("discord.waited", language)), *waiting.message.parts))
