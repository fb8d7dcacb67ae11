"""What is told beside an answer, at the next contact: what waited, what we may not do here, what was opened to all."""

from collections.abc import Sequence
from typing import Final

import discord
from msgspec.structs import replace

from adapters.discord.asking import is_member
from adapters.discord.inbound import Heard
from adapters.discord.notes import Notes, Waiting
from adapters.discord.permissions import IN_A_CHANNEL, IN_A_THREAD, can_mend, in_words, lacking
from bot.circle import Language, Place
from bot.message import Button, Buttons, Link, Message, Paragraph, Quiet, Style
from bot.ports import Circles
from bot.words import phrases

GO_ON: Final = "!go-on"
KEEP_QUIET: Final = "!quiet"

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


async def opened_message(notes: Notes, circles: Circles, heard: Heard, language: Language) -> Message | None:
    """To a member, in a room that was private and is not any more."""
    room = notes.rooms.get(heard.place) if heard.place else None
    if room is None or not room.quiet or not await is_member(circles, room.place, heard.person.account):
        return None
    return opening(room.place, language)


def opening(place: Place, language: Language) -> Message:
    """What a member decides about a room that was private: the button carries the room, as it may stand elsewhere."""
    go_on = Button(phrases.label("discord.opened.go_on", language), GO_ON, place.room)
    quiet = Button(phrases.label("discord.opened.quiet", language), KEEP_QUIET, place.room, style=Style.FIRST)
    room = Link(f"https://discord.com/channels/{place.workspace}/{place.room}", "")
    return Message((Paragraph(phrases.say("discord.opened", language, room=room)), Buttons((quiet, go_on))))


def waited_message(waiting: Waiting, language: Language) -> Message:
    return replace(waiting.message, parts=(Quiet(phrases.say("discord.waited", language)), *waiting.message.parts))
