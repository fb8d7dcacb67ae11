"""A small Slack on this machine: its Web API, its sockets, what people do there, and faults on request."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import WSMsgType, web

from tests.slack.blocks import complaints
from tests.slack.consent import Consent
from tests.slack.deliveries import (
    ALL_SCOPES,
    APP_TOKEN,
    BOT,
    BOT_TOKEN,
    PRIVATE_ROOM,
    ROOM,
    SECRET,
    TEAM,
    Ack,
    Deliveries,
    signed,
)

Json = dict[str, Any]


class Call:
    def __init__(self, method: str, args: Json, token: str) -> None:
        self.method, self.args, self.token = method, args, token


class LocalSlack(Deliveries, Consent):
    def __init__(self, *, socket: bool = False) -> None:
        self.socket = socket
        self.calls: list[Call] = []
        self.problems: list[str] = []
        self.faults: dict[str, list[Callable[[], web.Response]]] = {}
        self.users: dict[str, Json] = {}
        self.rooms: dict[str, Json] = {ROOM: {"is_member": True}, PRIVATE_ROOM: {"is_member": True, "is_private": True}}
        self.tokens = {BOT_TOKEN: TEAM, APP_TOKEN: TEAM}
        self.scopes = ALL_SCOPES
        self.headers: dict[str, str] = {}
        self.bot_address = ""
        self.now: Callable[[], float] = lambda: 0.0
        self.posted: list[Json] = []  # messages as they look now
        self.views: list[Json] = []  # the open modal, with its id
        self.homes: dict[str, Json] = {}
        self.whispers: list[Json] = []
        self.lines: list[web.WebSocketResponse] = []
        self.connected = asyncio.Event()
        self.acks: dict[str, asyncio.Future[Ack]] = {}
        self.stirred = asyncio.Event()  # something happened that a test may wait for
        self.held_back: list[str] = []  # methods whose next call is done, and answered to nobody
        self.holding, self.let_go = asyncio.Event(), asyncio.Event()
        self.renewals = 0
        self.codes: dict[str, Json] = {}
        self.whole_organisation = False  # what whoever consents installs it for
        self.deaf = False  # takes the line's frames and answers none, not even a ping
        self._count = 0
        for name in ("ana", "ben", "cal", "dee"):
            self.person(name)

    # People and rooms

    def person(self, name: str, **more: Any) -> str:
        user = f"U{name.upper()}"
        profile = {"display_name": name.title(), "real_name": name.title()}
        known = {"id": user, "team_id": TEAM, "name": name, "tz": "Europe/Paris", "locale": "en-US", "profile": profile}
        self.users[user] = known | more
        return user

    def fail(self, method: str, error: str = "", *, status: int = 200, retry_after: int = 0, times: int = 1) -> None:
        def fault() -> web.Response:
            headers = {"Retry-After": str(retry_after)} if retry_after else {}
            return web.json_response({"ok": False, "error": error or "ratelimited"}, status=status, headers=headers)

        self.faults.setdefault(method, []).extend([fault] * times)

    def drop_after(self, method: str) -> None:
        """It is done, and the line breaks before anyone is told."""

        def fault() -> web.Response:
            raise ConnectionResetError

        self.faults.setdefault(method, []).append(fault)

    def called(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    # Its Web API

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        args = dict(request.query)
        if request.content_type == "application/json":
            args |= await request.json()
        else:
            args |= {name: str(value) for name, value in (await request.post()).items()}
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        self.calls.append(Call(method, args, token))
        waiting = self.faults.get(method, [])
        fault = waiting.pop(0) if waiting else None
        if fault is not None:
            try:
                return fault()
            except ConnectionResetError:
                self._do(method, args)
                assert request.transport is not None
                request.transport.abort()
                raise
        if method in self.held_back:
            self.held_back.remove(method)
            self._do(method, args)
            self.holding.set()
            await self.let_go.wait()
        if token not in self.tokens and method != "oauth.v2.access":
            return web.json_response({"ok": False, "error": "invalid_auth"})
        return web.json_response(self._do(method, args), headers=self.headers | {"X-OAuth-Scopes": self.scopes})

    def _do(self, method: str, args: Json) -> Json:
        self.problems += [f"{method}: {complaint}" for complaint in complaints(args)]
        act = getattr(self, "_" + method.replace(".", "_"), None)
        if act is None:
            self.problems.append(f"{method}: not here")
            return {"ok": False, "error": "unknown_method"}
        done: Json = act(args)
        self.stirred.set()
        return {"ok": "error" not in done} | done

    def _auth_test(self, args: Json) -> Json:
        return {"team_id": TEAM, "team": "Local", "user_id": BOT, "is_enterprise_install": False}

    def _users_info(self, args: Json) -> Json:
        user = self.users.get(args["user"])
        return {"user": user} if user else {"error": "user_not_found"}

    def _conversations_info(self, args: Json) -> Json:
        room = self.rooms.get(args["channel"])
        return {"channel": {"id": args["channel"]} | room} if room else {"error": "channel_not_found"}

    def _conversations_open(self, args: Json) -> Json:
        return {"channel": {"id": "D" + args["users"]}} if args["users"] in self.users else {"error": "user_not_found"}

    def _conversations_create(self, args: Json) -> Json:
        room = f"C{self.next()}NEW"
        self.rooms[room] = {"is_member": True, "is_private": args["is_private"], "name": args["name"]}
        return {"channel": {"id": room, "name": args["name"]}}

    def _conversations_invite(self, args: Json) -> Json:
        return {"channel": {"id": args["channel"]}}

    def _chat_postMessage(self, args: Json) -> Json:
        room = self.rooms.get(args["channel"])
        if not args["channel"].startswith("D") and (room is None or not room["is_member"]):
            return {"error": "channel_not_found"}
        if room and room.get("is_archived"):
            return {"error": "is_archived"}
        message = {**args, "ts": f"1700000000.{self.next():06}"}
        self.posted.append(message)
        return {"channel": args["channel"], "ts": message["ts"]}

    def _chat_postEphemeral(self, args: Json) -> Json:
        self.whispers.append(args)
        return {"message_ts": f"1700000000.{self.next():06}"}

    def _chat_update(self, args: Json) -> Json:
        for message in self.posted:
            if (message["channel"], message["ts"]) == (args["channel"], args["ts"]):
                message.update(args)
                return {"channel": args["channel"], "ts": args["ts"]}
        return {"error": "message_not_found"}

    def _views_open(self, args: Json) -> Json:
        if not args.get("trigger_id"):
            return {"error": "invalid_trigger_id"}
        view = {**args["view"], "id": f"V{self.next()}", "hash": f"{self._count}.h"}
        self.views.append(view)
        return {"view": view}

    def _views_update(self, args: Json) -> Json:
        for view in self.views:
            if view["id"] == args["view_id"]:
                for old in set(view) - {"id"}:
                    del view[old]
                view.update(args["view"], hash=f"{self.next()}.h")
                return {"view": view}
        return {"error": "not_found"}

    def _views_publish(self, args: Json) -> Json:
        self.homes[args["user_id"]] = args["view"]
        return {"view": {"id": "VHOME"}}

    def _apps_connections_open(self, args: Json) -> Json:
        return {"url": self.address.replace("http", "ws") + f"/socket/{self.next()}"}

    async def _answer(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.problems += [f"response_url: {complaint}" for complaint in complaints(body)]
        self.whispers.append(body | {"user": request.match_info["user"]})
        self.stirred.set()
        return web.Response(text="ok")

    async def _line(self, request: web.Request) -> web.WebSocketResponse:
        line = web.WebSocketResponse(autoping=not self.deaf)
        await line.prepare(request)
        self.lines.append(line)
        self.stirred.set()
        if not self.deaf:
            await line.send_json({"type": "hello", "num_connections": len(self.lines)})
        self.connected.set()
        async for message in line:
            if message.type is WSMsgType.TEXT:
                told = json.loads(message.data)
                waiting = self.acks.get(told["envelope_id"])
                if waiting is not None and not waiting.done():
                    waiting.set_result(Ack(200, told.get("payload")))
        if line in self.lines:
            self.lines.remove(line)
        self.stirred.set()
        return line

    def next(self) -> int:
        self._count += 1
        return self._count

    @asynccontextmanager
    async def running(self) -> AsyncIterator["LocalSlack"]:
        app = web.Application()
        app.add_routes(
            [
                web.route("*", "/api/{method}", self._api),
                web.post("/answer/{user}", self._answer),
                web.get("/socket/{id}", self._line),
                web.get("/oauth/v2/authorize", self.authorize),
            ]
        )
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield self
        finally:
            self.let_go.set()
            for line in list(self.lines):
                await line.close()
            await runner.cleanup()


__all__ = ["ALL_SCOPES", "APP_TOKEN", "BOT_TOKEN", "PRIVATE_ROOM", "ROOM", "SECRET", "TEAM", "LocalSlack", "signed"]
