"""Asking Slack: at its pace, with the right token, and with every answer turned into what the outbox understands.

429, or our own pace            NotNow, for that method in that workspace (and that room) alone
the line broke after a post     OutcomeUnknown: never asked again blindly
the line broke otherwise        NotNow
a token that ended              the workspace is suspended
any other no                    SlackRefused, with Slack's word for it
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final

from aiohttp import ClientConnectorError, ClientError, ClientSession, ClientTimeout
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.installs import Installs
from adapters.slack.limiter import Limiter
from adapters.slack.limits import Json
from bot.ports.platforms import NotNow, OutcomeUnknown

PATIENCE: Final = 3.0  # seconds that are waited here; anything longer waits in the outbox
AT_MOST: Final = ClientTimeout(total=20, sock_connect=5)
TROUBLED: Final = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})
TOKEN_ENDED: Final = frozenset({"invalid_auth", "account_inactive", "token_revoked", "not_authed", "team_not_found"})
READS: Final = frozenset({"users.info", "conversations.info"})  # these take no JSON
POSTS: Final = frozenset({"chat.postMessage", "chat.postEphemeral"})  # asked twice, they show twice

log = logging.getLogger(__name__)

# The SDK's and Bolt's own logs quote tokens' errors and, at DEBUG, whole bodies: theirs is never heard.
silence = logging.getLogger(f"{__name__}.unheard")
silence.setLevel(logging.CRITICAL + 1)


class SlackRefused(Exception):
    """Slack's word for it, such as `channel_not_found`."""

    def __init__(self, error: str) -> None:
        super().__init__(error)
        self.error = error


class WebApi:
    def __init__(
        self,
        *,
        base_url: str,
        installs: Installs,
        limiter: Limiter,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._base_url = base_url
        self._installs = installs
        self._limiter = limiter
        self._pause = pause
        self._session: ClientSession | None = None

    def client(self, token: str | None = None) -> AsyncWebClient:
        """Without the SDK's own retries: it would repeat a post after a dropped connection."""
        return AsyncWebClient(
            token=token, base_url=self._base_url, session=self.session(), logger=silence, retry_handlers=[]
        )

    def session(self) -> ClientSession:
        if self._session is None or self._session.closed:
            self._session = ClientSession(timeout=AT_MOST)
        return self._session

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def call(self, tenant: str, method: str, *, room: str = "", **arguments: Any) -> Json:
        """Raises NotNow, OutcomeUnknown or SlackRefused. `room`: where it posts, for the pace of that room."""
        await self._in_turn(tenant, method, room)
        token = await self._installs.token(tenant)
        if token is None:
            raise SlackRefused("not_installed")
        try:
            return await self._ask(token, method, arguments)
        except NotNow as patience:
            self._limiter.not_before(tenant, method, room, patience.after)
            raise
        except SlackRefused as refused:
            if refused.error in TOKEN_ENDED:
                await self._installs.suspend(tenant, refused.error)
            raise

    async def _in_turn(self, tenant: str, method: str, room: str) -> None:
        while (wait := self._limiter.wait_for(tenant, method, room)) > 0:
            if wait > PATIENCE:
                raise NotNow(wait)
            await self._pause(wait)

    async def _ask(self, token: str, method: str, arguments: Json) -> Json:
        client = self.client(token)
        try:
            if method in READS:
                answer = await client.api_call(method, http_verb="GET", params=arguments)
            else:
                answer = await client.api_call(method, json=arguments)
        except ClientConnectorError:
            raise NotNow(2) from None  # nothing was sent
        except SlackApiError as error:
            raise understood(method, error.response) from None
        except (ClientError, OSError, TimeoutError, ValueError):  # ValueError: an answer that is not one
            raise (OutcomeUnknown() if method in POSTS else NotNow(2)) from None
        return answer.data if isinstance(answer.data, dict) else {}


def understood(method: str, response: Any) -> NotNow | OutcomeUnknown | SlackRefused:
    """What a refusal of Slack's means."""
    status = int(getattr(response, "status_code", 0) or getattr(response, "status", 200))
    body = getattr(response, "data", None)
    error = str(body.get("error", "")) if isinstance(body, dict) else ""
    if status == 429 or error in ("ratelimited", "rate_limited"):
        return NotNow(_seconds(response.headers))
    if status >= 500 or error in TROUBLED or not error:
        return OutcomeUnknown() if method in POSTS else NotNow(5)
    return SlackRefused(error)


def _seconds(headers: Any) -> float:
    said = str(headers.get("Retry-After") or headers.get("retry-after") or "")
    return float(said) if said.isdigit() and len(said) < 7 else 30.0
