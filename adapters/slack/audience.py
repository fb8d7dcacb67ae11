"""Who can read a room on Slack, from what `conversations.info` says: no scope beyond those that we have.

Who may export what depends on the workspace's plan, which no bot is told. Sources: Slack's help pages on exports
and on discovery for enterprises.
"""

from adapters.slack.rooms import UNKNOWN, Room
from bot.audience import Audience, Onlooker, RoomKind, nothing_known

NAME = "Slack"


def audience_of(room: Room, *, enterprise: bool) -> Audience:
    if room is UNKNOWN or not room.inside:
        return nothing_known(NAME)
    kind = RoomKind.DIRECT if room.direct else RoomKind.INVITED if room.private else RoomKind.EVERYONE
    onlookers = [
        *([Onlooker.OTHER_ORGANISATION] if room.shared else []),
        *([Onlooker.WHOLE_ORGANISATION] if room.org_wide else []),
        *([Onlooker.EXPORTS_OF_OPEN] if kind is RoomKind.EVERYONE else []),
        *([Onlooker.EXPORTS_OF_PRIVATE] if kind is not RoomKind.EVERYONE and not enterprise else []),
        *([Onlooker.EXPORTS_OF_ENTERPRISE] if enterprise else []),
        Onlooker.THE_COMPANY,
    ]
    return Audience(NAME, kind, tuple(onlookers))
