"""A small Discord on this machine: its gateway, its REST API with its limits, and faults on request.

The library's real HTTP client and real sockets speak to it; nothing but the addresses is replaced.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import WSMsgType, web

from tests.discord.payloads import ALL, BOT, Limit, channel, guild, member, message, user

Json = dict[str, Any]

APPLICATION = 900


def answer(status: int, body: Any, headers: Json) -> web.Response:
    """The library takes this content type alone for JSON."""
    return web.Response(
        status=status, body=json.dumps(body).encode(), headers=headers | {"Content-Type": "application/json"}
    )


class LocalDiscord:
    def __init__(self, *, rooms: int = 1, servers: int = 1, recommended_shards: int = 1) -> None:
        self.servers = [(number + 1) << 22 for number in range(servers)]
        self.rooms = {server: [server + 10 + n for n in range(rooms)] for server in self.servers}
        self.recommended_shards = recommended_shards
        self.messages: list[Json] = []  # as they look now, in the order in which they were taken
        self.asked: list[tuple[str, str]] = []
        self.turned_away: list[tuple[str, str]] = []  # answered with 429
        self.too_soon: list[tuple[str, str]] = []  # asked again although told to wait longer
        self.whole = Limit(10_000, 1.0)
        self.per_room: Callable[[], Limit] = lambda: Limit(10_000, 1.0)
        self.room_limits: dict[int, Limit] = {}
        self.closed_until: dict[str, float] = {}  # by path; "" is everything
        self.gate: list[Json] = []  # answers of the gate before Discord, to the next posts
        self.sockets: dict[int, web.WebSocketResponse] = {}  # by shard
        self.identified: list[Json] = []
        self.answered: dict[str, list[Json]] = {}  # by interaction token
        self.stirred = asyncio.Event()
        self._nonces: dict[str, Json] = {}
        self._count = 5_000_000_000
        self._sequence = 0

    # What a test does

    def limit(self, room: int, most: int, window: float) -> None:
        self.room_limits[room] = Limit(most, window)

    def close(self, seconds: float, path: str = "") -> None:
        """Whoever asks there is told to wait that long. Without a path: everybody, everywhere."""
        self.closed_until[path] = asyncio.get_running_loop().time() + seconds

    def posted(self, room: int) -> list[Json]:
        return [m for m in self.messages if m["channel_id"] == str(room)]

    async def until(self, true: Callable[[], Any], within: float = 20) -> Any:
        async with asyncio.timeout(within):
            while not (found := true()):
                self.stirred.clear()
                await self.stirred.wait()
        return found

    @staticmethod
    async def until_true(true: Callable[[], Any], within: float = 20) -> None:
        """What the other side of a line has understood can only be looked at."""
        async with asyncio.timeout(within):
            while not true():  # noqa: ASYNC110 it tells nobody
                await asyncio.sleep(0.01)

    async def interact(self, server: int, by: int, data: Json, kind: int = 2) -> str:
        """Over the line of the shard that this server is on; returns the token under which it is answered."""
        id = self.next()
        token = f"token-{id}"
        room = self.rooms[server][0]
        someone = member(user(by)) | {"permissions": ALL, "guild_id": str(server)}
        inside = channel(server, room) | {"permissions": ALL}
        await self.send(
            self.shard_of(server),
            "INTERACTION_CREATE",
            {
                "id": str(id),
                "application_id": str(APPLICATION),
                "type": kind,
                "data": data,
                "guild_id": str(server),
                "guild": {"id": str(server), "locale": "en-US", "features": []},
                "channel": inside,
                "channel_id": str(room),
                "member": someone,
                "token": token,
                "version": 1,
                "app_permissions": ALL,
                "locale": "en-US",
                "guild_locale": "en-US",
                "entitlements": [],
                "authorizing_integration_owners": {"0": str(server)},
                "context": 0,
                "attachment_size_limit": 10_000_000,
            },
        )
        return token

    # Its gateway

    def shard_of(self, server: int) -> int:
        return (server >> 22) % max(1, len(self.sockets))

    async def send(self, shard: int, event: str, data: Json) -> None:
        self._sequence += 1
        await self.sockets[shard].send_json({"op": 0, "t": event, "s": self._sequence, "d": data})

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 45_000}})
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT:
                continue
            said = json.loads(frame.data)
            if said["op"] == 1:
                await socket.send_json({"op": 11})
            elif said["op"] == 2:
                await self._identify(socket, said["d"])
            elif said["op"] == 6:
                shard = next((n for n, s in self.sockets.items() if s.closed), 0)
                self.sockets[shard] = socket
                await self.send(shard, "RESUMED", {})
                self.stirred.set()
        return socket

    async def _identify(self, socket: web.WebSocketResponse, given: Json) -> None:
        shard, shards = given.get("shard") or (0, 1)
        self.identified.append(given)
        self.sockets[shard] = socket
        mine = [server for server in self.servers if (server >> 22) % shards == shard]
        await self.send(
            shard,
            "READY",
            {
                "v": 10,
                "user": BOT,
                "guilds": [{"id": str(server), "unavailable": True} for server in mine],
                "session_id": f"session-{shard}",
                "resume_gateway_url": self.socket_address,
                "shard": [shard, shards],
                "application": {"id": str(APPLICATION), "flags": 0},
            },
        )
        for server in mine:
            await self.send(shard, "GUILD_CREATE", guild(server, self.rooms[server]))
        self.stirred.set()

    # Its REST API

    async def _rest(self, request: web.Request) -> web.StreamResponse:
        method, path = request.method, request.path.removeprefix("/api/v10")
        now = asyncio.get_running_loop().time()
        self.asked.append((method, path))
        refused = self._turned_away(method, path, now)
        if refused is not None:
            return refused
        body = await request.json() if request.content_type == "application/json" and request.can_read_body else {}
        done = self._do(method, path, body)
        self.stirred.set()
        if done is None:
            return web.Response(status=204)
        return answer(200, done, {"Via": "1.1 google"} | self._bucket(path, now))

    def _turned_away(self, method: str, path: str, now: float) -> web.Response | None:
        if self.gate and method == "POST":
            told = self.gate.pop(0)
            self.turned_away.append((method, path))
            return web.Response(status=429, text="error code: 1015", headers=told)
        for key in ("", path):
            wait = self.closed_until.get(key, 0.0) - now
            if wait > 0 and (key or not path.startswith("/gateway")):
                return self._wait(method, path, wait, everywhere=not key)
        limits = [(self.whole, True)]
        if method == "POST" and path.endswith("/messages"):
            room = int(path.split("/")[2])
            limits.append((self.room_limits.setdefault(room, self.per_room()), False))
        for limit, everywhere in limits:
            wait = limit.take(now)
            if wait > 0:
                return self._wait(method, path, wait, everywhere=everywhere)
        return None

    def _wait(self, method: str, path: str, wait: float, *, everywhere: bool) -> web.Response:
        now = asyncio.get_running_loop().time()
        key = "" if everywhere else path
        if self.closed_until.get(f"told {key}", 0.0) > now + 0.001 and (method, path) in self.turned_away:
            self.too_soon.append((method, path))
        self.closed_until[f"told {key}"] = now + wait
        self.turned_away.append((method, path))
        body = {"message": "You are being rate limited.", "retry_after": wait, "global": everywhere}
        headers = {"Via": "1.1 google", "Retry-After": str(wait)}
        headers |= {"X-RateLimit-Global": "true"} if everywhere else self._bucket(path, now)
        return answer(429, body, headers)

    def _bucket(self, path: str, now: float) -> Json:
        if not path.endswith("/messages"):
            return {}
        limit = self.room_limits.get(int(path.split("/")[2]))
        if limit is None:
            return {}
        return {
            "X-RateLimit-Limit": str(limit.most),
            "X-RateLimit-Remaining": str(max(0, limit.most - limit.used)),
            "X-RateLimit-Reset-After": f"{limit.left(now):.3f}",
            "X-RateLimit-Bucket": "messages",
        }

    def _do(self, method: str, path: str, body: Any) -> Any:
        parts = path.strip("/").split("/")
        match method, parts:
            case "POST", ["users", "@me", "channels"]:
                to = int(body["recipient_id"])
                return {"id": str(to + 500_000), "type": 1, "recipients": [user(to)], "last_message_id": None}
            case "POST", ["channels", room, "messages"]:
                return self._post(room, body)
            case "PATCH", ["channels", room, "messages", id]:
                shown = next(m for m in self.messages if (m["channel_id"], m["id"]) == (room, id))
                shown["components"] = body.get("components", shown["components"])
                return shown | {"components": []}
            case "GET", ["guilds", _, "members", id]:
                return member(user(int(id)))
            case (("GET" | "PUT"), _):
                return self._about_us(parts, body)
            case _:
                return self._answer(method, parts, body)

    def _about_us(self, parts: list[str], body: Any) -> Any:
        match parts:
            case ["users", "@me"]:
                return BOT
            case ["oauth2", "applications", "@me"]:
                us = {"id": str(APPLICATION), "name": "circlekeeper", "description": "", "flags": 0, "team": None}
                return (
                    us
                    | {"icon": None, "bot_public": True}
                    | {
                        "bot_require_code_grant": False,
                        "verify_key": "",
                        "owner": BOT,
                    }
                )
            case ["gateway", "bot"]:
                limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
                return {"url": self.socket_address, "shards": self.recommended_shards, "session_start_limit": limit}
            case ["applications", _, "commands"]:
                ours = {"id": "77", "application_id": str(APPLICATION), "version": "1"}
                return [{"description": ""} | each | ours for each in body]
            case _:
                raise AssertionError(f"not here: {parts}")

    def _answer(self, method: str, parts: list[str], body: Json) -> Any:
        match parts:
            case ["interactions", _, token, "callback"]:
                self.answered.setdefault(token, []).append(body)
                return {"interaction": {"id": "1", "type": 2, "response_message_loading": True}}
            case ["webhooks", _, token, *_]:
                self.answered.setdefault(token, []).append({"method": method} | (body or {}))
                return None if method == "DELETE" else message(self.next(), "0", body)
            case _:
                raise AssertionError(f"not here: {method} {parts}")

    def _post(self, room: str, body: Json) -> Json:
        nonce = f"{room} {body.get('nonce')}"
        if body.get("enforce_nonce") and nonce in self._nonces:
            return self._nonces[nonce] | {"components": []}
        posted = message(self.next(), room, body)
        self._nonces[nonce] = posted
        self.messages.append(posted)
        return posted | {"components": []}

    def next(self) -> int:
        self._count += 1
        return self._count

    @asynccontextmanager
    async def running(self) -> AsyncIterator["LocalDiscord"]:
        app = web.Application()
        app.router.add_get("/gateway", self._gateway)
        app.router.add_route("*", "/api/v10/{rest:.*}", self._rest)
        runner = web.AppRunner(app, shutdown_timeout=1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = runner.addresses[0][1]
        self.address = f"http://127.0.0.1:{port}/api/v10"
        self.socket_address = f"ws://127.0.0.1:{port}/gateway"
        try:
            yield self
        finally:
            for socket in self.sockets.values():
                await socket.close()
            await runner.cleanup()
