"""Socket Mode: a line that we hold open to Slack. It is watched, since it can fall silent without a word.

The next line is opened before the old one is let go, and what comes over either is carried out once. Written on
aiohttp rather than with the SDK's client, which logs what it receives and trusts a line that has gone quiet.
"""

import asyncio
import contextlib
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final

from aiohttp import ClientError, ClientWebSocketResponse, ClientWSTimeout, WSMsgType
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.errors import SlackApiError

from adapters.slack.limits import Json
from adapters.slack.web_api import WebApi

ALIVE_EVERY: Final = 10.0  # seconds between our pings; a line that does not answer one in half of that is dead
HELLO_WITHIN: Final = 10.0
OVERLAP: Final = 5.0  # seconds that the old line goes on listening beside the new one
LONGEST_PAUSE: Final = 30.0  # seconds between tries
LARGEST_FRAME: Final = 4 * 1024 * 1024

log = logging.getLogger(__name__)


class SocketLine:
    def __init__(
        self,
        *,
        app: AsyncApp,
        app_token: str,
        api: WebApi,
        alive_every: float = ALIVE_EVERY,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._app = app
        self._app_token = app_token
        self._api = api
        self._alive_every = alive_every
        self._pause = pause
        self._lines: set[asyncio.Task[None]] = set()
        self._good: set[ClientWebSocketResponse] = set()  # lines that Slack has not said goodbye on
        self._acts: set[asyncio.Task[None]] = set()
        self._keeping: asyncio.Task[None] | None = None
        self._wanted = asyncio.Event()  # a new line is wanted
        self._connected = asyncio.Event()  # a line has said hello

    async def start(self, within: float = HELLO_WITHIN) -> bool:
        """True once connected; False: not yet, and it goes on trying."""
        self._wanted.set()
        self._keeping = asyncio.create_task(self._keep_open())
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._connected.wait(), within)
        return self._connected.is_set()

    async def stop(self) -> None:
        tasks = [task for task in (self._keeping, *self._lines, *self._acts) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _keep_open(self) -> None:
        wait = 0.5
        while True:
            await self._wanted.wait()
            try:
                socket = await self._dial()
            except (SlackApiError, ClientError, TimeoutError, OSError, ValueError) as trouble:
                log.warning("Slack cannot be reached yet: %s", _kind(trouble))
                await self._pause(wait)
                wait = min(LONGEST_PAUSE, wait * 2)
                continue
            wait = 0.5
            self._wanted.clear()
            self._good.add(socket)
            line = asyncio.create_task(self._listen(socket))
            self._lines.add(line)
            line.add_done_callback(self._lines.discard)

    def _over(self, socket: ClientWebSocketResponse) -> None:
        self._good.discard(socket)
        if not self._good:
            self._wanted.set()

    async def _dial(self) -> ClientWebSocketResponse:
        answer = await self._api.client(self._app_token).apps_connections_open(app_token=self._app_token)
        # aiohttp pings, and gives the line up when no pong comes back: that is the watchdog.
        return await self._api.session().ws_connect(
            str(answer["url"]),
            heartbeat=self._alive_every,
            timeout=ClientWSTimeout(ws_close=2.0),
            max_msg_size=LARGEST_FRAME,
        )

    async def _listen(self, socket: ClientWebSocketResponse) -> None:
        try:
            if not await self._is_greeted(socket):
                return
            async for message in socket:
                if message.type is not WSMsgType.TEXT:
                    continue
                if self._hear(socket, message.data):
                    self._over(socket)  # the next line is opened before this one is let go
                    await self._hear_out(socket)
                    return
        finally:
            self._over(socket)
            await socket.close()

    async def _is_greeted(self, socket: ClientWebSocketResponse) -> bool:
        """A line on which Slack does not say hello is none, however open it looks."""
        try:
            first = await socket.receive(timeout=HELLO_WITHIN)
        except TimeoutError:
            return False
        return first.type is WSMsgType.TEXT and not self._hear(socket, first.data)

    async def _hear_out(self, socket: ClientWebSocketResponse) -> None:
        """What still comes over a line that Slack is about to close."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(OVERLAP):
                async for message in socket:
                    if message.type is WSMsgType.TEXT:
                        self._hear(socket, message.data)

    def _hear(self, socket: ClientWebSocketResponse, text: str) -> bool:
        """Whether Slack says goodbye."""
        try:
            frame: Any = json.loads(text)
        except ValueError:
            return False
        if not isinstance(frame, dict):
            return False
        if frame.get("type") == "hello":
            self._connected.set()
        elif isinstance(frame.get("envelope_id"), str) and isinstance(frame.get("payload"), dict):
            act = asyncio.create_task(self._carry_out(socket, frame))
            self._acts.add(act)
            act.add_done_callback(self._acts.discard)
        return frame.get("type") == "disconnect"

    async def _carry_out(self, socket: ClientWebSocketResponse, frame: Json) -> None:
        """Acknowledged with the answer; left unacknowledged, Slack delivers it again."""
        try:
            request = AsyncBoltRequest(mode="socket_mode", body=frame["payload"])
            answer = await self._app.async_dispatch(request)
        except Exception as trouble:  # noqa: BLE001 Bolt looks into whatever comes; its words may quote the payload
            log.warning("a payload from Slack was not understood: %s", type(trouble).__name__)
            return
        if answer.status not in (200, 404):
            return
        told: Json = {"envelope_id": frame["envelope_id"]}
        if answer.status == 200 and answer.body and frame.get("accepts_response_payload", True):
            told["payload"] = json.loads(answer.body) if answer.body.startswith("{") else {"text": answer.body}
        with contextlib.suppress(ConnectionError, ClientError):  # the line is gone: Slack repeats, we do it once
            await socket.send_str(json.dumps(told))


def _kind(trouble: Exception) -> str:
    if isinstance(trouble, SlackApiError) and isinstance(trouble.response.data, dict):
        return str(trouble.response.data.get("error", "an error"))
    return type(trouble).__name__
