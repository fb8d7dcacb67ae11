"""What a room is just now: whether we are in it, and whether it is still as private as when we came."""

import logging
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from adapters.slack.web_api import SlackRefused, WebApi
from bot.ports import Drawer, Gone, NotNow, OutcomeUnknown, StorageUnwell

KNOWN_FOR: Final = 120.0  # seconds: Slack does not tell us when a private room is made public
MOST: Final = 20_000

log = logging.getLogger(__name__)


class Room(Struct, frozen=True):
    inside: bool = True  # we are a member: only then can we speak there
    private: bool = False
    shared: bool = False  # with another organisation
    archived: bool = False


UNKNOWN: Final = Room()


class Rooms:
    def __init__(self, api: WebApi, drawer: Drawer, now: Callable[[], float], *, shared_are_welcome: bool) -> None:
        self._api = api
        self._drawer = drawer
        self._now = now
        self._shared_are_welcome = shared_are_welcome
        self._known: OrderedDict[tuple[str, str], tuple[float, Room]] = OrderedDict()
        self._were_private: dict[str, bool] = {}

    async def look_at(self, tenant: str, room: str) -> Room:
        """Where Slack cannot say just now, the room is taken for what it was, or for an ordinary one."""
        at, known = self._known.get((tenant, room), (float("-inf"), UNKNOWN))
        if self._now() - at < KNOWN_FOR:
            return known
        try:
            answer = await self._api.call(tenant, "conversations.info", channel=room)
        except SlackRefused as refused:
            if refused.error != "channel_not_found":
                return known
            return Room(inside=False)  # asked again at once: the next thing is often an invitation
        except (NotNow, OutcomeUnknown):
            return known
        else:
            found = as_room(answer.get("channel") or {})
        if not found.inside:
            return found
        self._known[tenant, room] = (self._now(), found)
        if len(self._known) > MOST:
            self._known.popitem(last=False)
        return found

    def something_changed(self, tenant: str, room: str) -> None:
        """Slack told us of it: the next look is a fresh one."""
        self._known.pop((tenant, room), None)

    def is_refused(self, room: Room) -> bool:
        return room.shared and not self._shared_are_welcome

    async def check_may_speak(self, tenant: str, room: str) -> None:
        """Raises Gone: archived, shared with another organisation, or made public since we came."""
        found = await self.look_at(tenant, room)
        if found.archived or not found.inside or self.is_refused(found):
            raise Gone
        if found is not UNKNOWN and await self._was_private(tenant, room, found) and not found.private:
            log.warning("a private Slack channel was made public: nothing is said there any more")
            raise Gone

    async def _was_private(self, tenant: str, room: str, found: Room) -> bool:
        """Remembered in the drawer, so that it is noticed also after a restart."""
        key = f"slack/room/{tenant}/{room}"
        was = self._were_private.get(key)
        try:
            if was is None:
                was = key in dict(await self._drawer.all_of(key))
            if found.private and not was:
                await self._drawer.put(key, b"private")
                was = True
        except StorageUnwell as trouble:
            raise NotNow(5) from trouble
        if len(self._were_private) > MOST:
            self._were_private.clear()
        self._were_private[key] = was
        return was


def as_room(channel: dict[str, object]) -> Room:
    return Room(
        inside=bool(channel.get("is_member", True)),
        private=bool(channel.get("is_private")),
        shared=bool(channel.get("is_ext_shared") or channel.get("is_pending_ext_shared")),
        archived=bool(channel.get("is_archived")),
    )
