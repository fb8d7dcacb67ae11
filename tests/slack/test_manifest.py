"""The manifest that is printed: valid for Slack, no scope too many, and nothing that reads what people write."""

import json
import re
from importlib import resources
from pathlib import Path
from typing import Any, Literal

import pytest
from jsonschema import validate

import adapters.slack
from adapters.slack.listening import EVENTS
from adapters.slack.manifest import SCOPES, manifest
from bot.nouns.people import Language
from bot.words.phrases import label

PLACE = "https://circles.example"
SOURCE = "".join(f.read_text("utf-8") for f in Path(str(resources.files(adapters.slack))).glob("*.py"))


@pytest.mark.parametrize("mode", ["socket", "http"])
def test_it_says_where_slack_reaches_us(mode: Literal["socket", "http"]) -> None:
    made = manifest(mode, public_url=PLACE if mode == "http" else "")
    assert made["settings"]["socket_mode_enabled"] == (mode == "socket")
    assert (f"{PLACE}/slack/events" in json.dumps(made)) == (mode == "http")


@pytest.mark.parametrize("many", [False, True])
@pytest.mark.parametrize("mode", ["socket", "http"])
def test_it_is_valid_by_slacks_own_schema(mode: Literal["socket", "http"], many: bool) -> None:
    schema = json.loads((Path(__file__).parent / "slack-manifest.schema.json").read_text("utf-8"))
    validate(manifest(mode, public_url=PLACE, many=many), schema)


def test_it_fits_into_what_slack_allows() -> None:
    made = manifest("socket")
    about, command = made["display_information"], made["features"]["slash_commands"][0]
    assert len(about["name"]) <= 35
    assert len(about["description"]) <= 140
    assert 174 <= len(about["long_description"]) <= 4000
    assert len(command["description"]) <= 2000
    assert len(command["usage_hint"]) <= 1000
    assert command["should_escape"]
    for key, most in (("slack.app.short", 140), ("slack.app.long", 4000)):
        assert len(label(key, Language.FR)) <= most


def test_a_message_may_be_handed_to_the_shelf_from_its_menu() -> None:
    (shortcut,) = manifest("socket")["features"]["shortcuts"]
    assert (shortcut["type"], shortcut["callback_id"]) == ("message", "shelve")
    assert len(shortcut["name"]) <= 24
    assert len(shortcut["description"]) <= 150


def test_no_scope_and_no_event_reads_what_people_write() -> None:
    assert not [scope for scope in SCOPES if "history" in scope or "join" in scope or "public" in scope]
    assert not [event for event in EVENTS if event.startswith("message") or "mention" in event]


def test_every_scope_has_its_use() -> None:
    uses = {
        "channels:read": "conversations.info",
        "chat:write": "chat.postMessage",
        "commands": "app.command(COMMAND)",
        "groups:read": "conversations.info",
        "groups:write": "conversations.create",
        "im:write": "conversations.open",
        "users:read": "users.info",
    }
    assert set(uses) == set(SCOPES)
    for use in uses.values():
        assert use in SOURCE


def test_the_guide_names_all_that_is_asked_for_and_nothing_else() -> None:
    """Each row of a table begins with the scopes or events that it explains."""
    guide = (Path(__file__).parents[2] / "docs" / "slack.md").read_text("utf-8")
    rows = re.findall(r"^\| (`[^|]*`) \|", guide, re.MULTILINE)
    assert sorted(re.findall(r"`([^`]+)`", " ".join(rows))) == sorted((*SCOPES, *EVENTS))


def test_it_says_that_a_message_can_be_handed_over() -> None:
    """All the ways in which words reach us, in what whoever installs it reads."""
    assert "message’s menu" in manifest("socket")["display_information"]["long_description"]
    assert "menu d’un message" in label("slack.app.long", Language.FR)


def test_every_event_that_is_asked_for_is_listened_to() -> None:
    listened = set(re.findall(r'app\.event\("(\w+)"\)', SOURCE))
    rooms = {event for event in EVENTS if event.startswith(("channel_", "group_"))}
    assert listened | rooms == set(EVENTS)


def test_many_workspaces_get_a_redirect_and_rotating_tokens() -> None:
    made: dict[str, Any] = manifest("http", public_url=PLACE, many=True)
    assert made["oauth_config"]["redirect_urls"] == [f"{PLACE}/slack/oauth_redirect"]
    assert made["settings"]["token_rotation_enabled"]
    assert not manifest("socket")["settings"]["token_rotation_enabled"]


def test_nothing_of_ours_overrides_somebodys_do_not_disturb() -> None:
    """Slack shows what comes then without a notification; only these could change that."""
    assert not [scope for scope in SCOPES if scope.startswith(("dnd", "reminders", "calls"))]
    for way_around in ("dnd.", "reminders.", "chat.scheduleMessage", "<!channel>", "<!here>", "<!everyone>"):
        assert way_around not in SOURCE
