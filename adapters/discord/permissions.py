"""What we ask of a server: the exact permissions, their names in people's words, and the address that invites us."""

from collections.abc import Collection
from typing import Final

import discord

from bot.nouns.people import Language
from bot.words.phrases import label

NAMES: Final = {
    "view_channel": "discord.permission.view_channel",
    "send_messages": "discord.permission.send_messages",
    "send_messages_in_threads": "discord.permission.send_in_threads",
    "create_private_threads": "discord.permission.private_threads",
    "attach_files": "discord.permission.attach_files",
}
# Asked for only by those who want what they are for.
CREATE_EVENTS: Final = "create_events"
MUTE_MEMBERS: Final = "mute_members"
ON_REQUEST: Final = {
    CREATE_EVENTS: "discord.permission.create_events",
    MUTE_MEMBERS: "discord.permission.mute_members",
}
IN_A_CHANNEL: Final = ("view_channel", "send_messages", "attach_files")
IN_A_THREAD: Final = ("view_channel", "send_messages_in_threads", "attach_files")
TO_MAKE_A_ROOM: Final = (*IN_A_THREAD, "create_private_threads")


def all_needed(also: Collection[str] = ()) -> discord.Permissions:
    return discord.Permissions(**dict.fromkeys((*NAMES, *also), True))


def invite_address(application: int, also: Collection[str] = ()) -> str:
    return discord.utils.oauth_url(application, permissions=all_needed(also), scopes=("bot", "applications.commands"))


def lacking(given: discord.Permissions, needed: tuple[str, ...]) -> list[str]:
    return [] if given.administrator else [name for name in needed if not getattr(given, name)]


def in_words(names: list[str], language: Language) -> str:
    return ", ".join(label((NAMES | ON_REQUEST)[name], language) for name in names)


def can_mend(person: discord.Permissions) -> bool:
    """Whether this person may change what we may do in a room."""
    return person.administrator or person.manage_roles or person.manage_channels
