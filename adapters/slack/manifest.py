"""The app manifest, made from the command table and the events that we use. No scope reads what people write."""

from typing import Any, Final, Literal

from adapters.slack.listening import COMMAND, EVENTS
from bot.called import shortcuts
from bot.command import Command
from bot.nouns.people import Language
from bot.words.phrases import label

SCOPES: Final = (
    "channels:read",
    "chat:write",
    "commands",
    "groups:read",
    "groups:write",
    "im:write",
    "users:read",
)


def manifest(mode: Literal["socket", "http"], *, public_url: str = "", many: bool = False) -> dict[str, Any]:
    """`public_url` is needed over HTTP. `many`: other workspaces may install it, too."""
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": "Circlekeeper",
            "description": label("slack.app.short", Language.EN),
            "long_description": label("slack.app.long", Language.EN),
            "background_color": "#2f4f4f",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": True,
            },
            "bot_user": {"display_name": "Circlekeeper", "always_online": True},
            "shortcuts": [_shortcut(command) for command in shortcuts()],
            "slash_commands": [_command(mode, public_url)],
        },
        "oauth_config": {
            **({"redirect_urls": [f"{public_url}/slack/oauth_redirect"]} if many else {}),
            "scopes": {"bot": list(SCOPES)},
        },
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS), **_at(mode, "request_url", public_url)},
            "interactivity": {"is_enabled": True, **_at(mode, "request_url", public_url)},
            "org_deploy_enabled": many,
            "socket_mode_enabled": mode == "socket",
            "token_rotation_enabled": many,
        },
    }


def _command(mode: str, public_url: str) -> dict[str, Any]:
    return {
        "command": COMMAND,
        "description": label("slack.app.command", Language.EN),
        "usage_hint": label("slack.app.usage", Language.EN),
        "should_escape": True,  # so that a mention says who is meant
        **_at(mode, "url", public_url),
    }


def _shortcut(command: Command) -> dict[str, str]:
    """In the menu of every message. What it hands over is shown in a form first."""
    return {
        "name": label(command.shortcut, Language.EN),
        "type": "message",
        "callback_id": command.word,
        "description": label(f"help.{command.word}", Language.EN),
    }


def _at(mode: str, name: str, public_url: str) -> dict[str, str]:
    return {name: f"{public_url}/slack/events"} if mode == "http" else {}
