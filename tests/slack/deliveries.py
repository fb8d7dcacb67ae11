"""What Slack delivers when people do something: signed, or over a line."""

import asyncio
import hashlib
import hmac
import io
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from aiohttp import ClientSession, web

Json = dict[str, Any]

TEAM, BOT, BOT_TOKEN, APP_TOKEN = "T1", "UBOT", "xoxb-local", "xapp-local"
SECRET = "local-signing-secret"
ROOM, PRIVATE_ROOM = "C1ROOM", "C2PRIVATE"
ALL_SCOPES = "channels:read,chat:write,commands,groups:read,groups:write,im:write,users:read"


class Ack:
    """How a delivery was acknowledged; `status` 0: never."""

    def __init__(self, status: int = 0, body: Any = None, took: float = 0) -> None:
        self.status, self.body, self.took = status, body, took


class Deliveries:
    """The half of the local Slack that speaks first."""

    address: str
    bot_address: str
    socket: bool
    now: Callable[[], float]
    lines: list[web.WebSocketResponse]
    views: list[Json]
    acks: dict[str, asyncio.Future[Ack]]

    def next(self) -> int:
        raise AssertionError("the half that answers counts")

    async def command(self, user: str, text: str = "", *, room: str = ROOM, **more: Any) -> Ack:
        form = {
            "command": "/circle",
            "text": text,
            "team_id": TEAM,
            "user_id": user,
            "user_name": user[1:].lower(),
            "channel_id": room,
            "trigger_id": f"{self.next()}.trigger",
            "response_url": f"{self.address}/answer/{user}",
            "is_enterprise_install": "false",
        }
        return await self.deliver("slash_commands", form | more)

    async def press(self, user: str, message: Json, label: str, **more: Any) -> Ack:
        return await self.deliver("interactive", self.pressed(user, message, label) | more)

    def pressed(self, user: str, message: Json, label: str) -> Json:
        """The payload of a button that stands on that message."""
        for block in message["blocks"]:
            for element in block.get("elements", []):
                if element["type"] == "button" and element["text"]["text"] == label:
                    action = {
                        "type": "button",
                        "action_id": element["action_id"],
                        "value": element["value"],
                        "action_ts": f"{self.next()}.0",
                    }
                    return self._interaction(user, "block_actions") | {
                        "actions": [action],
                        "container": {
                            "type": "message",
                            "message_ts": message.get("ts"),
                            "channel_id": message["channel"],
                        },
                        "channel": {"id": message["channel"]},
                        "response_url": f"{self.address}/answer/{user}",
                    }
        raise AssertionError(f"no button {label!r} there")

    async def hand_over(self, user: str, text: str, shortcut: str, room: str = ROOM) -> Ack:
        """A message with this text, from its menu."""
        payload = self._interaction(user, "message_action") | {
            "callback_id": shortcut,
            "channel": {"id": room, "name": "room"},
            "message": {"type": "message", "ts": "1778000000.000100", "text": text, "user": "UBEN"},
            "message_ts": "1778000000.000100",
            "action_ts": f"{self.next()}.0",
            "response_url": f"{self.address}/answer/{user}",
        }
        return await self.deliver("interactive", payload)

    async def submit(self, user: str, **values: Any) -> Ack:
        payload = self.submitted(user, **values)
        ack = await self.deliver("interactive", payload)
        told = ack.body if isinstance(ack.body, dict) else {}
        if told.get("response_action") == "update":
            self.views[-1] = told["view"] | {"id": payload["view"]["id"], "hash": f"{self.next()}.h"}
        elif told.get("response_action") != "errors":
            self.views.clear()
        return ack

    def submitted(self, user: str, **values: Any) -> Json:
        """The open modal with these values in its fields, and in the others what stood in them."""
        view = self.views[-1]
        state = {b["block_id"]: {"value": _state(b["element"], values)} for b in view["blocks"] if b["type"] == "input"}
        for name, value in values.items():
            state[name] = {"value": _given(state[name]["value"]["type"], value)}
        return self._interaction(user, "view_submission") | {"view": view | {"state": {"values": state}}}

    def _interaction(self, user: str, kind: str) -> Json:
        return {
            "type": kind,
            "team": {"id": TEAM, "domain": "local"},
            "user": {"id": user, "name": user[1:].lower(), "team_id": TEAM},
            "is_enterprise_install": False,
            "trigger_id": f"{self.next()}.trigger",
        }

    async def event(self, kind: str, *, id: str = "", **more: Any) -> Ack:
        return await self.deliver("events_api", self.happened(kind, id=id, **more))

    def happened(self, kind: str, *, id: str = "", **more: Any) -> Json:
        event = {"type": kind, "event_ts": f"{self.next()}.1", **more}
        authorizations = [{"team_id": TEAM, "enterprise_id": None, "is_enterprise_install": False, "is_bot": True}]
        return {
            "type": "event_callback",
            "team_id": TEAM,
            "event_id": id or f"Ev{self.next()}",
            "event": event,
            "authorizations": authorizations,
        }

    async def deliver(self, kind: str, payload: Json, *, retry: int = 0, within: float = 5) -> Ack:
        if self.socket:
            return await self._over_the_line(kind, payload, within)
        if kind == "events_api":
            return await self.post(json.dumps(payload), "application/json", retry=retry)
        form = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
        return await self.post(urlencode(form), "application/x-www-form-urlencoded", retry=retry)

    async def _over_the_line(self, kind: str, payload: Json, within: float) -> Ack:
        id = f"envelope-{self.next()}"
        waiting = self.acks[id] = asyncio.get_running_loop().create_future()
        envelope = {
            "envelope_id": id,
            "type": kind,
            "payload": payload,
            "accepts_response_payload": kind != "events_api",
        }
        began = asyncio.get_running_loop().time()
        await self.lines[-1].send_json(envelope)
        try:
            ack: Ack = await asyncio.wait_for(waiting, within)
        except TimeoutError:
            return Ack()
        ack.took = asyncio.get_running_loop().time() - began
        return ack

    async def post(
        self, body: str | bytes, kind: str, *, retry: int = 0, secret: str = SECRET, headers: Json | None = None
    ) -> Ack:
        raw = body.encode() if isinstance(body, str) else body
        stamp = str(int(self.now()))
        given = {
            "Content-Type": kind,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signed(raw, stamp, secret),
        }
        if retry:
            given |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"}
        began = asyncio.get_running_loop().time()
        async with (
            ClientSession() as session,
            session.post(
                f"{self.bot_address}/slack/events", data=io.BytesIO(raw), headers=given | (headers or {})
            ) as answer,
        ):
            text = await answer.text()
            told = json.loads(text) if answer.content_type == "application/json" and text else text
            return Ack(answer.status, told, asyncio.get_running_loop().time() - began)


def signed(body: bytes, stamp: str, secret: str = SECRET) -> str:
    return "v0=" + hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()


INITIAL = {
    "plain_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "multi_users_select": ("selected_users", "initial_users"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
}


def _state(element: Json, values: Json) -> Json:
    name, initial = INITIAL[element["type"]]
    return {"type": element["type"], name: element.get(initial)}


def _given(kind: str, value: Any) -> Json:
    name, _ = INITIAL[kind]
    return {"type": kind, name: {"value": value} if kind == "static_select" else value}
