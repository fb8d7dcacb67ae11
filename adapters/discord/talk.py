"""Addresses of rooms on Discord: the link under which a circle's voice channel is known to the core. Pure."""

import re
from typing import Final

_ROOM: Final = re.compile(r"https://(?:\w+\.)?discord\.com/channels/(\d{1,20})/(\d{1,20})/?")
_NAMED: Final = re.compile(r"<#(\d{1,20})>")  # what somebody typed as #garden


def link_to(server: str, room: str | int) -> str:
    return f"https://discord.com/channels/{server}/{room}"


def room_of(link: str, server: str) -> int | None:
    """The room that the link leads to, if it is in this server."""
    found = _ROOM.fullmatch(link)
    return int(found[2]) if found and found[1] == server else None


def as_link(typed: str, server: str) -> str:
    """A room that was named as one names rooms on Discord, as its link; anything else as it is."""
    found = _NAMED.fullmatch(typed.strip())
    return link_to(server, found[1]) if found and server else typed
