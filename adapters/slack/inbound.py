"""What Slack sends, read; and what of it is a request to the bot. Pure.

A delivery's name is made of what happened, not of the envelope it came in: Slack repeats itself under other event ids.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from msgspec import Struct

from adapters.slack.limits import Json
from adapters.slack.spans import PLATFORM
from bot.called import of_a_message, shortcuts
from bot.message import read_button_id
from bot.nouns.people import Account
from bot.nouns.places import Place
from bot.ports.requests import Person, Request

MENTION: Final = re.compile(r"<@([UW][A-Z0-9]+)(?:\|([^>]*))?>")
REFERENCE: Final = re.compile(r"<([#!]?)([^>|]*)(?:\|([^>]*))?>")


class From(StrEnum):
    """What a person used; it decides where their answer is shown."""

    COMMAND = "command"
    BUTTON = "button"  # on a message
    HOME = "home"  # a button on the App Home
    WINDOW = "window"  # a button in a modal
    FORM = "form"
    EVENT = "event"  # something that Slack tells, which nobody typed


class Heard(Struct, frozen=True):
    """One thing that a person did."""

    source: From
    tenant: str
    team: str  # the workspace in which it was done: a tenant may have several
    user: str
    delivery: str
    command: str
    handle: str = ""
    room: str | None = None
    text: str = ""
    mentions: tuple[str, ...] = ()
    circle: str | None = None
    given: dict[str, str | tuple[str, ...]] = {}
    trigger: str = ""
    answer_to: str = ""  # an address for answers that only this person sees
    view: Json | None = None  # the modal in which it was done

    @property
    def from_form(self) -> bool:
        return self.source is From.FORM


class NotUnderstood(Exception):
    """Nothing that our commands, buttons or forms send. Says no word of what it was."""


def tenant_of(payload: Json) -> str:
    """The organisation, where it was installed for all of it; else the workspace where it was installed."""
    installed = (payload.get("authorizations") or [payload])[0]
    if str(installed.get("is_enterprise_install", "")).lower() == "true":
        return _id(installed.get("enterprise_id") or payload.get("enterprise"))
    user_team = (payload.get("user") or {}).get("team_id") if isinstance(payload.get("user"), dict) else None
    return _id(installed.get("team_id") or payload.get("team_id") or payload.get("team") or user_team)


def _id(found: Any) -> str:
    value = found.get("id") if isinstance(found, dict) else found
    if not isinstance(value, str) or not value:
        raise NotUnderstood
    return value


def room_of(channel: object) -> str | None:
    """Direct messages are no room: what is said there is said in private."""
    return channel if isinstance(channel, str) and channel[:1] in ("C", "G") else None


def delivery_of(tenant: str, kind: str, *happened: object) -> str:
    line = json.dumps(happened, sort_keys=True, default=str)
    return f"{PLATFORM}/{tenant}/{kind}/{hashlib.sha256(line.encode()).hexdigest()[:32]}"


def read_command(payload: Json) -> Heard:
    tenant = tenant_of(payload)
    text, mentions = unescaped(str(payload.get("text") or ""))
    word, _, rest = text.strip().partition(" ")
    return Heard(
        source=From.COMMAND,
        tenant=tenant,
        team=str(payload.get("team_id") or tenant),
        user=_id(payload.get("user_id")),
        handle=str(payload.get("user_name") or ""),
        room=room_of(payload.get("channel_id")),
        delivery=delivery_of(tenant, "command", _id(payload.get("trigger_id"))),
        command=word.lower(),
        text=rest.strip(),
        mentions=mentions,
        trigger=str(payload["trigger_id"]),
        answer_to=str(payload.get("response_url") or ""),
    )


def read_action(payload: Json) -> Heard:
    """A pressed button. Raises NotUnderstood for what is not one of ours."""
    tenant = tenant_of(payload)
    action, container = (payload.get("actions") or [{}])[0], payload.get("container") or {}
    if action.get("type") != "button" or not isinstance(action.get("value"), str):
        raise NotUnderstood
    call = read_button_id(action["value"])
    user, view = _id(payload.get("user")), payload.get("view")
    where = container.get("message_ts") or container.get("view_id") or (view or {}).get("id")
    when = action.get("action_ts") or payload.get("trigger_id")
    source = From.BUTTON if view is None else From.HOME if view.get("type") == "home" else From.WINDOW
    return Heard(
        source=source,
        tenant=tenant,
        team=_team(payload, tenant),
        user=user,
        handle=_handle(payload),
        room=room_of(container.get("channel_id") or (payload.get("channel") or {}).get("id")),
        delivery=delivery_of(tenant, "button", user, where, action.get("action_id"), action["value"], when),
        command=call.command,
        circle=call.circle,
        given=dict(call.given),
        trigger=str(payload.get("trigger_id") or ""),
        answer_to=str(payload.get("response_url") or ""),
        view=view,
    )


def read_shortcut(payload: Json) -> Heard:
    """A message that somebody hands to one of our commands. It is kept nowhere unless they send the form."""
    tenant, user, message = tenant_of(payload), _id(payload.get("user")), payload.get("message") or {}
    if payload.get("callback_id") not in {command.word for command in shortcuts()}:
        raise NotUnderstood
    room, at = str((payload.get("channel") or {}).get("id") or ""), str(message.get("ts") or "")
    domain = str((payload.get("team") or {}).get("domain") or "")
    link = f"https://{domain}.slack.com/archives/{room}/p{at.replace('.', '')}" if domain and room and at else ""
    text, _ = unescaped(str(message.get("text") or ""))
    return Heard(
        source=From.BUTTON,
        tenant=tenant,
        team=_team(payload, tenant),
        user=user,
        handle=_handle(payload),
        room=room_of(room),
        delivery=delivery_of(tenant, "shortcut", user, payload.get("action_ts"), payload.get("trigger_id")),
        command=str(payload["callback_id"]),
        given=dict(of_a_message(text, link)),
        trigger=str(payload.get("trigger_id") or ""),
        answer_to=str(payload.get("response_url") or ""),
    )


def read_submission(payload: Json) -> Heard:
    """A form that was sent. The same values sent again from the same modal are the same delivery."""
    tenant, view, user = tenant_of(payload), payload.get("view") or {}, _id(payload.get("user"))
    try:
        said = json.loads(view.get("private_metadata") or "")
        call = read_button_id(said["do"])
    except (ValueError, LookupError, TypeError, AttributeError):
        raise NotUnderstood from None
    values = filled_in(view.get("state", {}).get("values", {}))
    return Heard(
        source=From.FORM,
        tenant=tenant,
        team=_team(payload, tenant),
        user=user,
        handle=_handle(payload),
        room=room_of(said.get("room")),
        delivery=delivery_of(tenant, "form", user, _id(view.get("id")), view.get("hash"), values),
        command=call.command,
        circle=call.circle,
        given={**call.given, **values},
        trigger=str(payload.get("trigger_id") or ""),
        answer_to=str(said.get("to") or ""),
        view=view,
    )


def read_event(payload: Json, command: str, **given: str) -> Heard:
    """An event that stands for a command, such as somebody's leaving a room."""
    tenant, event = tenant_of(payload), payload.get("event") or {}
    user, room = _id(event.get("user")), room_of(event.get("channel"))
    when = event.get("event_ts") or payload.get("event_id")
    return Heard(
        source=From.EVENT,
        tenant=tenant,
        team=str(payload.get("team_id") or tenant),
        user=user,
        room=room,
        delivery=delivery_of(tenant, str(event.get("type")), user, room, when),
        command=command,
        given=dict(given),
    )


def _team(payload: Json, tenant: str) -> str:
    found = (payload.get("team") or {}).get("id") or payload.get("user", {}).get("team_id")
    return str(found or tenant)


def _handle(payload: Json) -> str:
    user = payload.get("user") or {}
    return str(user.get("name") or user.get("username") or "")


def filled_in(state: Mapping[str, Mapping[str, Json]]) -> dict[str, str | tuple[str, ...]]:
    """What stands in each field: text as it was typed, the ids of chosen people."""
    values: dict[str, str | tuple[str, ...]] = {}
    for name, actions in state.items():
        for given in actions.values():
            if given.get("type") == "multi_users_select":
                values[name] = tuple(given.get("selected_users") or ())
            else:
                chosen = (given.get("selected_option") or {}).get("value")
                one = given.get("value") or chosen or given.get("selected_date") or given.get("selected_time")
                values[name] = str(one or "")
    return values


def unescaped(text: str) -> tuple[str, tuple[str, ...]]:
    """What was typed, and the people mentioned in it, in order; a mention stands in the text as one word."""
    mentions = tuple(dict.fromkeys(found[1] for found in MENTION.finditer(text)))
    text = MENTION.sub(lambda found: f"@{found[2] or found[1]}".replace(" ", "."), text)
    text = REFERENCE.sub(_as_typed, text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"), mentions


def _as_typed(found: re.Match[str]) -> str:
    kind, address, name = found.groups()
    if kind == "#":
        return f"#{name or address}"
    if kind == "!":
        return f"@{address.partition('^')[0]}"
    return address


def account(tenant: str, user: str) -> Account:
    return Account(PLATFORM, tenant, user)


def request_of(heard: Heard, by: Person, people: Mapping[str, Person], *, locale: str, room_is_open: bool) -> Request:
    """`people`: everyone who is named. A room that we are not in (`room_is_open`) is no place to hold a circle."""
    return Request(
        by=by,
        command=heard.command,
        delivery=heard.delivery,
        place=Place(PLATFORM, heard.tenant, heard.room) if heard.room and room_is_open else None,
        circle=heard.circle,
        given={
            name: value if isinstance(value, str) else tuple(people[id] for id in value)
            for name, value in heard.given.items()
        },
        text=heard.text,
        people=tuple(people[id] for id in heard.mentions),
        locale=locale,
        from_form=heard.from_form,
    )


def named(heard: Heard) -> tuple[str, ...]:
    """Everyone whom the request names, each once."""
    chosen = [id for value in heard.given.values() if isinstance(value, tuple) for id in value]
    return tuple(dict.fromkeys((*heard.mentions, *chosen)))
