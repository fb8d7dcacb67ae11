"""Things of the local Discord as they are on the wire, and how it counts."""

from typing import Any

Json = dict[str, Any]

BOT: Json = {"id": "901", "username": "circlekeeper", "discriminator": "0", "avatar": None, "bot": True}
ALL = str((1 << 50) - 1)  # permissions


def user(id: int) -> Json:
    return {"id": str(id), "username": f"u{id}", "global_name": f"U{id}", "discriminator": "0", "avatar": None}


def member(user: Json) -> Json:
    joined = "2026-01-01T00:00:00+00:00"
    return {"user": user, "roles": [], "joined_at": joined, "deaf": False, "mute": False, "flags": 0}


def channel(server: int, id: int) -> Json:
    return {"id": str(id), "type": 0, "name": f"room-{id}", "guild_id": str(server), "position": 0} | {
        "permission_overwrites": [],
        "nsfw": False,
        "parent_id": None,
        "topic": None,
    }


def guild(server: int, rooms: list[int]) -> Json:
    role = {"id": str(server), "name": "@everyone", "permissions": ALL, "position": 0, "color": 0} | {
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }
    return {
        "id": str(server),
        "name": f"Server {server}",
        "owner_id": "1",
        "roles": [role],
        "channels": [channel(server, room) for room in rooms],
        "members": [member(BOT)],
        "threads": [],
        "voice_states": [],
        "presences": [],
        "emojis": [],
        "stickers": [],
        "features": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "afk_timeout": 0,
        "premium_tier": 0,
        "system_channel_flags": 0,
        "preferred_locale": "en-US",
        "member_count": 2,
        "unavailable": False,
        "large": False,
    }


def message(id: int, room: str, body: Json) -> Json:
    return {
        "id": str(id),
        "channel_id": room,
        "author": BOT,
        "content": "",
        "timestamp": "2026-05-04T07:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "pinned": False,
        "type": 0,
        "flags": 0,
        "components": body.get("components", []),
    }


class Limit:
    """So many in a window of so many seconds, as Discord counts: a window begins with its first request."""

    def __init__(self, most: int, window: float) -> None:
        self.most, self.window = most, window
        self.began_at = float("-inf")
        self.used = 0

    def take(self, now: float) -> float:
        """0: allowed. Else the seconds until the window ends."""
        if now - self.began_at >= self.window:
            self.began_at, self.used = now, 0
        self.used += 1
        return 0.0 if self.used <= self.most else self.began_at + self.window - now

    def left(self, now: float) -> float:
        return max(0.0, self.began_at + self.window - now)
