"""What a room is just now: whether we are in it, and whether it is still as private as when we came."""

from collections import OrderedDict
from collections.abc import Callable, Collection
from typing import Final

from msgspec import Struct

from adapters.slack.web_api import SlackRefused, WebApi
from bot.nouns.places import Trouble
from bot.ports.keeping import Drawer, StorageUnwell
from bot.ports.platforms import NotNow, OutcomeUnknown, RoomLost

KNOWN_FOR: Final = 120.0  # seconds: Slack does not tell us when a private room is made public
MOST: Final = 20_000
PRIVATE, ALONE = "private", "alone"  # what is noted of a room: it was private, it was shared with nobody else


class Room(Struct, frozen=True):
    inside: bool = True  # we are a member: only then can we speak there
    private: bool = False
    shared: bool = False  # with another organisation
    org_wide: bool = False  # with other workspaces of the same one
    direct: bool = False  # a direct message, of two or of several
    archived: bool = False
    seen: bool = True  # Slack tells us of it at all


UNKNOWN: Final = Room()


class Rooms:
    def __init__(self, api: WebApi, drawer: Drawer, now: Callable[[], float], *, shared_are_welcome: bool) -> None:
        self._api = api
        self._drawer = drawer
        self._now = now
        self._shared_are_welcome = shared_are_welcome
        self._known: OrderedDict[tuple[str, str], tuple[float, Room]] = OrderedDict()
        self._have_been: dict[str, frozenset[str]] = {}

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
            return Room(inside=False, seen=False)  # asked again at once: the next thing is often an invitation
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

    async def check_may_speak(self, tenant: str, room: str, accepted: Collection[Trouble] = ()) -> None:
        """Raises RoomLost. `accepted`: as what the circle knows the room to be read by others, and stays."""
        found = await self.look_at(tenant, room)
        if found is UNKNOWN:
            return
        why = _closed(found) or await self._opened(tenant, room, found, accepted)
        if why is not None:
            raise RoomLost(why)

    async def _opened(self, tenant: str, room: str, found: Room, accepted: Collection[Trouble]) -> Trouble | None:
        """What others can read now that could not when we came. Remembered also over a restart."""
        if self.is_refused(found):
            return Trouble.SHARED_REFUSED
        was = await self._was(tenant, room, found)
        if PRIVATE in was and not found.private and Trouble.PUBLIC not in accepted:
            return Trouble.PUBLIC
        if ALONE in was and found.shared and Trouble.SHARED not in accepted:
            return Trouble.SHARED
        return None

    async def _was(self, tenant: str, room: str, found: Room) -> frozenset[str]:
        """All that the room has ever been, of what others' reading it would undo."""
        key = f"slack/room/{tenant}/{room}"
        was = self._have_been.get(key)
        try:
            if was is None:
                was = frozenset(dict(await self._drawer.all_of(key)).get(key, b"").decode().split())
            now = was | ({PRIVATE} if found.private else set()) | (set() if found.shared else {ALONE})
            if now != was:
                await self._drawer.put(key, " ".join(sorted(now)).encode())
        except StorageUnwell as trouble:
            raise NotNow(5) from trouble
        if len(self._have_been) > MOST:
            self._have_been.clear()
        self._have_been[key] = now
        return now


def _closed(found: Room) -> Trouble | None:
    if not found.seen:
        return Trouble.NOT_FOUND
    if found.archived:
        return Trouble.ARCHIVED
    return None if found.inside else Trouble.REMOVED


def as_room(channel: dict[str, object]) -> Room:
    return Room(
        inside=bool(channel.get("is_member", True)),
        private=bool(channel.get("is_private")),
        shared=bool(channel.get("is_ext_shared") or channel.get("is_pending_ext_shared")),
        org_wide=bool(channel.get("is_org_shared")),
        direct=bool(channel.get("is_im") or channel.get("is_mpim")),
        archived=bool(channel.get("is_archived")),
    )
