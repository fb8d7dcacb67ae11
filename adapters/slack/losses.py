"""Rooms that Slack takes away, gives back or opens to others: what it says of that, and what the core is told."""

import logging
from typing import Any, Final

from adapters.slack.inbound import room_of, tenant_of
from adapters.slack.limits import Json
from adapters.slack.rooms import Rooms
from adapters.slack.spans import PLATFORM
from adapters.slack.web_api import SlackRefused
from bot.nouns.places import Place, Trouble
from bot.ports.platforms import Bot, Gone, NotNow, RoomLost

# Slack's word for why it does not let us write in a room
REFUSED: Final = {
    "is_archived": Trouble.ARCHIVED,
    "channel_is_archived": Trouble.ARCHIVED,
    "channel_not_found": Trouble.NOT_FOUND,
    "not_in_channel": Trouble.REMOVED,
    "restricted_action": Trouble.NOT_ALLOWED,
    "restricted_action_read_only_channel": Trouble.NOT_ALLOWED,
    "restricted_action_non_threadable_channel": Trouble.NOT_ALLOWED,
    "restricted_action_thread_only_channel": Trouble.NOT_ALLOWED,
    "posting_to_channel_denied": Trouble.NOT_ALLOWED,
    "ekm_access_denied": Trouble.NOT_ALLOWED,
}
LOST: Final = {
    "channel_archive": Trouble.ARCHIVED,
    "group_archive": Trouble.ARCHIVED,
    "channel_deleted": Trouble.DELETED,
    "group_deleted": Trouble.DELETED,
    "channel_left": Trouble.REMOVED,
    "group_left": Trouble.REMOVED,
}
OVER: Final = {
    "channel_unarchive": (Trouble.ARCHIVED,),
    "group_unarchive": (Trouble.ARCHIVED,),
    "channel_unshared": (Trouble.SHARED, Trouble.SHARED_REFUSED),
}
WE_ARE_BACK: Final = (Trouble.REMOVED, Trouble.NOT_FOUND)

log = logging.getLogger(__name__)


def meaning(refused: SlackRefused) -> Gone | NotNow:
    """A missing scope is the operator's to mend; anything else that Slack refuses, it will refuse again."""
    if refused.error in ("missing_scope", "accesslimited", "access_denied"):
        log.error("Slack refuses (%s). circlekeeper doctor says what to do.", refused.error)
        return NotNow(300)
    log.warning("Slack refuses for good: %s", refused.error)
    return RoomLost(REFUSED[refused.error]) if refused.error in REFUSED else Gone()


class Losses:
    def __init__(self, bot: Bot, rooms: Rooms) -> None:
        self._bot = bot
        self._rooms = rooms

    async def told(self, body: Json) -> None:
        """One of the events about rooms. Slack may send it again, late or never: then saying finds it out."""
        event: Any = body.get("event") or {}
        tenant, room = tenant_of(body), room_of(event.get("channel"))
        if room is None:
            return
        kind, place = str(event.get("type")), Place(PLATFORM, tenant, room)
        self._rooms.something_changed(tenant, room)
        if kind in LOST:
            await self._bot.room_lost(place, LOST[kind])
        elif kind == "channel_shared":
            await self._look(place)
        elif kind in OVER and not (kind == "channel_unshared" and await self._is_shared(place)):
            await self._bot.room_found(place, OVER[kind])

    async def we_left(self, tenant: str, room: str) -> None:
        await self._bot.room_lost(Place(PLATFORM, tenant, room), Trouble.REMOVED)

    async def we_came(self, tenant: str, room: str) -> None:
        await self._bot.room_found(Place(PLATFORM, tenant, room), WE_ARE_BACK)

    async def _look(self, place: Place) -> None:
        """What the circle has accepted is its own to know: a room that it keeps is not asked about again."""
        try:
            await self._rooms.check_may_speak(place.workspace, place.room)
        except RoomLost as lost:
            await self._bot.room_lost(place, lost.why)
        except NotNow:  # found out when something is said there
            return

    async def _is_shared(self, place: Place) -> bool:
        """It may have been shared with several."""
        return (await self._rooms.look_at(place.workspace, place.room)).shared
