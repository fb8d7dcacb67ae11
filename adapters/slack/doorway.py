"""The way in over HTTP: nothing is parsed, and nothing but one word logged, of a request that Slack did not sign."""

import logging
from collections.abc import Iterable, Sequence
from typing import Final

from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest

from adapters.slack.signature import MALFORMED, trouble_with
from bot.ports.clocks import Clock

PATH: Final = "/slack/events"
UNSIGNED: Final = 401  # the answer to everything that Slack did not send; it never sends a megabyte
TYPES: Final = ("application/json", "application/x-www-form-urlencoded")

log = logging.getLogger(__name__)


class Doorway:
    """`secret`: the signing secret; without one there is no door."""

    def __init__(self, *, app: AsyncApp, secret: str, clock: Clock) -> None:
        if not secret.strip():
            raise ValueError("Slack over HTTP needs a signing secret")
        self._app = app
        self._secret = secret
        self._clock = clock

    def routes(self) -> Iterable[web.RouteDef]:
        return (web.post(PATH, self._take),)

    async def _take(self, request: web.Request) -> web.Response:
        body = await request.read()
        trouble = self._trouble_with(request, body)
        asked = None if trouble else _read(body, request)
        if asked is None:
            log.warning("a request to %s was refused: %s", PATH, trouble or MALFORMED)
            return web.Response(status=UNSIGNED)
        answer = await self._app.async_dispatch(asked)
        if answer.status == 404:  # nothing that we listen to: Slack need not send it again
            return web.Response(status=200)
        kind = answer.first_headers().get("content-type", "text/plain").partition(";")[0]
        return web.Response(status=answer.status, text=answer.body, content_type=kind)

    def _trouble_with(self, request: web.Request, body: bytes) -> str | None:
        if request.content_type not in TYPES:
            return MALFORMED
        return trouble_with(
            secret=self._secret,
            timestamp=request.headers.get("X-Slack-Request-Timestamp", ""),
            signature=request.headers.get("X-Slack-Signature", ""),
            body=body,
            now=self._clock.now().timestamp(),
        )


def _read(body: bytes, request: web.Request) -> AsyncBoltRequest | None:
    """Bolt parses as it reads, and looks into whatever comes out."""
    headers: dict[str, str | Sequence[str]] = dict(request.headers)
    try:
        return AsyncBoltRequest(body=body.decode(), headers=headers)
    except (ValueError, AttributeError, TypeError, LookupError):  # its words may quote the body: not chained
        return None
