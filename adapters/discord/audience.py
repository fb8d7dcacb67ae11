"""Who can read a room on Discord, computed from the server's roles and the room's permissions.

People who were let in by name are counted as such, not named: asking who they are would need a privileged intent.
"""

from collections.abc import Callable

import discord

from bot.audience import Audience, Onlooker, RoomKind, nothing_known

NAME = "Discord"
MOST_ROLES = 10


def audience_of(client: discord.Client, workspace: str, room: str) -> Audience:
    server = client.get_guild(int(workspace)) if workspace.isdecimal() else None
    found = server.get_channel_or_thread(int(room)) if server is not None and room.isdecimal() else None
    if server is None or found is None:
        return nothing_known(NAME)
    if isinstance(found, discord.Thread):
        inside = found.parent
        if inside is None:
            return nothing_known(NAME)
        if found.is_private():
            keepers = _roles(server, lambda role: inside.permissions_for(role).manage_threads)
            rights = (Onlooker.ADMINISTRATORS, Onlooker.KEEPERS_OF_ASIDES, Onlooker.THE_COMPANY)
            return Audience(NAME, RoomKind.ASIDE, rights, keepers)
        return _of_room(server, inside)
    return _of_room(server, found)


def _of_room(server: discord.Guild, room: discord.abc.GuildChannel) -> Audience:
    if room.permissions_for(server.default_role).view_channel:
        return Audience(NAME, RoomKind.EVERYONE, (Onlooker.OTHER_BOTS, Onlooker.THE_COMPANY))
    roles = _roles(server, lambda role: room.permissions_for(role).view_channel)
    by_name = any(not isinstance(each, discord.Role) for each in room.overwrites)
    onlookers = (
        Onlooker.ADMINISTRATORS,
        *([Onlooker.ROLES] if roles else []),
        *([Onlooker.ONE_BY_ONE] if by_name else []),
        Onlooker.OTHER_BOTS,
        Onlooker.THE_COMPANY,
    )
    return Audience(NAME, RoomKind.INVITED, onlookers, roles)


def _roles(server: discord.Guild, may: Callable[[discord.Role], bool]) -> tuple[str, ...]:
    """The roles that people hold, without the one that everybody has and those that belong to bots."""
    names = (role.name for role in reversed(server.roles) if _is_peoples(server, role) and may(role))
    return tuple(names)[:MOST_ROLES]


def _is_peoples(server: discord.Guild, role: discord.Role) -> bool:
    is_a_bots = role.is_bot_managed() or (role.managed and role in server.me.roles)
    return not role.is_default() and not is_a_bots
