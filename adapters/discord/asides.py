"""What is told beside an answer, at the next contact: what waited, what we may not do here."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Final

import discord
from msgspec.structs import replace

from adapters.discord.inbound import Heard
from adapters.discord.notes import Notes, Waiting
from adapters.discord.permissions import (
    CREATE_EVENTS,
    IN_A_CHANNEL,
    IN_A_THREAD,
    MUTE_MEMBERS,
    can_mend,
    in_words,
    invite_address,
    lacking,
)
from bot.message import Link, Message, Paragraph, Quiet
from bot.nouns.people import Account, Language
from bot.words import phrases

MORE: Final = {
    CREATE_EVENTS: "discord.lacks.events",
    MUTE_MEMBERS: "discord.lacks.voice",
}

Whisper = Callable[[Account, Message, str], Awaitable[str]]
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


def lacks_more_message(notes: Notes, interaction: Interaction, heard: Heard, language: Language) -> Message | None:
    """What the circle here has asked for and we may not do, to whoever is here: the address that mends it."""
    room = notes.rooms.get(heard.place) if heard.place else None
    names = lacking(interaction.app_permissions, room.uses) if room else []
    return permission_wanted(names[0], interaction.application_id, language) if names else None


def permission_wanted(permission: str, application: int, language: Language) -> Message:
    """Letting us in again by that address adds the permission, and changes nothing else."""
    address = Link(invite_address(application, (permission,)), phrases.label("discord.lacks.address", language))
    named = in_words([permission], language)
    words = phrases.say(MORE[permission], language, permissions=named, address=address)
    return Message((Paragraph(words),))


def needed_in(interaction: Interaction) -> Sequence[str]:
    return IN_A_THREAD if isinstance(interaction.channel, discord.Thread) else IN_A_CHANNEL


def waited_message(waiting: Waiting, language: Language) -> Message:
    return replace(waiting.message, parts=(Quiet(phrases.say("discord.waited", language)), *waiting.message.parts))
