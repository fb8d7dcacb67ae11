"""The server's scheduled events: a circle's meetings, put up because it asked. They are found again by their key.

What stands there is compared with what should, and made so: asked twice, or after an outcome that nobody knows, it is
one event.
"""

import logging
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final

import discord

from adapters.discord.answers import understood
from adapters.discord.limits import EVENT_ABOUT, EVENT_TITLE, EVENT_WHERE, cut
from adapters.discord.talk import room_of
from bot.nouns.places import Place
from bot.ports.clocks import Clock
from bot.ports.platforms import Gone, NotNow, OutcomeUnknown
from bot.ports.sayings import Event, NoEvent

FULL: Final = 30038  # a hundred events stand there already
UNTIL_THERE_IS_ROOM: Final = 3600.0  # seconds
SHOWN: Final = (discord.EventStatus.scheduled, discord.EventStatus.active)

log = logging.getLogger(__name__)


class Board:
    def __init__(self, client: discord.Client, clock: Clock) -> None:
        self._client = client
        self._clock = clock

    async def bring_about(self, place: Place, state: Event | NoEvent, shown_as: str | None) -> str:
        """Raises Refused where we may not."""
        server = self._client.get_guild(int(place.workspace))
        if server is None:
            raise Gone
        try:
            with understood():
                ours = await self._ours(server, state.key, shown_as)
                if isinstance(state, NoEvent):
                    await _take_down(ours)
                    return ""
                return await self._put_up(server, state, ours)
        except OutcomeUnknown:
            raise NotNow(5) from None  # what stands there is looked at again before anything is made
        except discord.HTTPException as refusal:
            if refusal.code == FULL:
                raise NotNow(UNTIL_THERE_IS_ROOM) from refusal
            log.warning("Discord takes no such event: %s", refusal.code)
            raise Gone from refusal

    async def _ours(self, server: discord.Guild, key: str, shown_as: str | None) -> Sequence[discord.ScheduledEvent]:
        assert self._client.user is not None  # connected
        standing = await server.fetch_scheduled_events(with_counts=False)
        ours = [e for e in standing if e.creator_id == self._client.user.id and e.status in SHOWN]
        return [e for e in ours if str(e.id) == shown_as or _mark(key) in (e.description or "")]

    async def _put_up(self, server: discord.Guild, event: Event, ours: Sequence[discord.ScheduledEvent]) -> str:
        wanted = _wanted(server, event)
        await _take_down(ours[1:])
        if ours:
            changes = {name: value for name, value in wanted.items() if value != _standing(ours[0])[name]}
            if changes:
                # Discord wants the kind of place and the place together.
                together = {name: wanted[name] for name in ("entity_type", "channel", "location", "end_time")}
                await ours[0].edit(**_placed(changes | together))
            return str(ours[0].id)
        if event.starts_at <= self._clock.now():
            return ""  # an event that has begun cannot be announced any more
        made = await server.create_scheduled_event(**_placed(wanted), privacy_level=discord.PrivacyLevel.guild_only)
        return str(made.id)


async def _take_down(ours: Sequence[discord.ScheduledEvent]) -> None:
    for event in ours:
        with suppress(discord.NotFound):  # somebody else was quicker
            await event.delete()


def _mark(key: str) -> str:
    return f"({key})"


def _wanted(server: discord.Guild, event: Event) -> dict[str, Any]:
    """A link is never shown there: whoever can read the board could walk in. A room is, to those who see the room."""
    number = room_of(event.link, str(server.id))
    room = server.get_channel(number) if number else None
    kind = discord.EntityType.voice if _open_to_us(server, room) else discord.EntityType.external
    about = cut(event.about, EVENT_ABOUT - len(_mark(event.key)) - 1)
    return {
        "name": cut(event.title, EVENT_TITLE),
        "description": f"{about} {_mark(event.key)}",
        "start_time": event.starts_at,
        "end_time": event.ends_at,
        "entity_type": kind,
        "channel": None if kind is discord.EntityType.external or room is None else room.id,
        "location": cut(event.where, EVENT_WHERE) if kind is discord.EntityType.external else None,
    }


def _open_to_us(server: discord.Guild, room: object) -> bool:
    """Discord lets an event lead only to a room for voices that we could see and enter ourselves."""
    if not isinstance(room, discord.VoiceChannel) or server.me is None:
        return False
    may = room.permissions_for(server.me)
    return may.view_channel and may.connect


def _standing(event: discord.ScheduledEvent) -> dict[str, Any]:
    return {
        "name": event.name,
        "description": event.description,
        "start_time": event.start_time,
        "end_time": event.end_time,
        "entity_type": event.entity_type,
        "channel": event.channel_id,
        "location": event.location,
    }


def _placed(wanted: dict[str, Any]) -> dict[str, Any]:
    """As discord.py wants it: a room or a location, and never both."""
    if wanted.get("entity_type") is discord.EntityType.external:
        return {name: value for name, value in wanted.items() if name != "channel"}
    room = discord.Object(wanted["channel"])
    return {name: value for name, value in wanted.items() if name != "location"} | {"channel": room}
