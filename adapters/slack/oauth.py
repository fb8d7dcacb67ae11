"""Installing in many workspaces: a link, Slack's consent, and a page that says what to do next."""

import hashlib
import hmac
import html
import logging
import secrets
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import urlencode

from aiohttp import ClientError, hdrs, web
from msgspec import Struct
from msgspec.structs import replace
from slack_sdk.errors import SlackApiError

from adapters.slack.installs import CannotRenew, Install, Installs
from adapters.slack.manifest import SCOPES
from adapters.slack.web_api import WebApi
from bot.nouns.people import Language
from bot.ports.clocks import Clock
from bot.ports.keeping import Drawer
from bot.words.phrases import label

INSTALL: Final = "/slack/install"
REDIRECT: Final = "/slack/oauth_redirect"
STATES: Final = "slack/state/"
COOKIE: Final = "slack_install"
VALID_FOR: Final = 600  # seconds
ENDED: Final = frozenset({"invalid_refresh_token", "token_revoked", "invalid_grant", "token_expired"})

log = logging.getLogger(__name__)


class OAuthApp(Struct, frozen=True):
    """What Slack calls the app's credentials. `public_url`: where Slack and people reach us, without a slash."""

    client_id: str
    client_secret: str
    public_url: str
    authorize_url: str = "https://slack.com/oauth/v2/authorize"

    def __repr__(self) -> str:
        return f"OAuthApp({self.client_id})"


class OAuth:
    def __init__(self, app: OAuthApp, api: WebApi, installs: Installs, drawer: Drawer, clock: Clock) -> None:
        self._app = app
        self._api = api
        self._installs = installs
        self._drawer = drawer
        self._clock = clock

    def routes(self) -> Iterable[web.RouteDef]:
        return (web.get(INSTALL, self._begin), web.get(REDIRECT, self._finish))

    async def _begin(self, request: web.Request) -> web.Response:
        """A state that works once, in this browser, for ten minutes."""
        await self._forget_old_states()
        state = secrets.token_urlsafe(24)
        until = str(int(self._clock.now().timestamp()) + VALID_FOR)
        await self._drawer.put(_key(state), until.encode())
        query = urlencode(
            {
                "client_id": self._app.client_id,
                "scope": ",".join(SCOPES),
                "state": state,
                "redirect_uri": self._redirect_uri,
            }
        )
        answer = web.Response(status=302, headers={hdrs.LOCATION: f"{self._app.authorize_url}?{query}"})
        secure = self._app.public_url.startswith("https://")
        answer.set_cookie(COOKIE, state, max_age=VALID_FOR, httponly=True, secure=secure, samesite="Lax", path="/slack")
        answer.headers[hdrs.CACHE_CONTROL] = "no-store"
        return answer

    async def _finish(self, request: web.Request) -> web.Response:
        language = _language(request)
        state, code = request.query.get("state", ""), request.query.get("code", "")
        if not await self._use_up(state, request.cookies.get(COOKIE, "")):
            return _page(400, ("slack.install_expired.title", "slack.install_expired"), language, INSTALL)
        if not code:  # the person said no
            return _page(200, ("slack.install_declined.title", "slack.install_declined"), language)
        try:
            answer = await self._ask(code=code, redirect_uri=self._redirect_uri)
        except (SlackApiError, ClientError, TimeoutError, OSError) as trouble:
            log.warning("an installation did not succeed: %s", _word(trouble))
            return _page(502, ("slack.install_failed.title", "slack.install_failed"), language, INSTALL)
        await self._installs.keep(self._read(answer))
        return _page(200, ("slack.installed.title", "slack.installed"), language)

    async def renew(self, install: Install) -> Install:
        try:
            answer = await self._ask(grant_type="refresh_token", refresh_token=install.renew_with or "")
        except SlackApiError as refused:
            if _word(refused) in ENDED:
                raise CannotRenew from None
            raise
        fresh = self._read({**answer, "team": {"id": install.team, "name": install.name}})
        return replace(install, token=fresh.token, renew_with=fresh.renew_with, expires_at=fresh.expires_at)

    async def _ask(self, **what: str) -> dict[str, Any]:
        credentials = {"client_id": self._app.client_id, "client_secret": self._app.client_secret}
        answer = await self._api.client().api_call("oauth.v2.access", data={**what, **credentials})
        return answer.data if isinstance(answer.data, dict) else {}

    def _read(self, answer: dict[str, Any]) -> Install:
        team, enterprise = answer.get("team") or {}, answer.get("enterprise") or {}
        whole = bool(answer.get("is_enterprise_install"))
        lives_for = answer.get("expires_in")
        return Install(
            tenant=str(enterprise["id"] if whole else team["id"]),
            team=str(team.get("id") or enterprise.get("id")),
            token=str(answer["access_token"]),
            bot_user=str(answer.get("bot_user_id") or ""),
            name=str(team.get("name") or enterprise.get("name") or ""),
            enterprise=enterprise.get("id"),
            scopes=tuple(str(answer.get("scope") or "").split(",")),
            renew_with=answer.get("refresh_token"),
            expires_at=self._clock.now().timestamp() + float(lives_for) if lives_for else None,
        )

    async def _use_up(self, state: str, cookie: str) -> bool:
        if not state or not hmac.compare_digest(state.encode(), cookie.encode()):
            return False
        found = dict(await self._drawer.all_of(_key(state))).get(_key(state))
        await self._drawer.take_out(_key(state))
        return found is not None and int(found) > self._clock.now().timestamp()

    async def _forget_old_states(self) -> None:
        now = self._clock.now().timestamp()
        for key, until in await self._drawer.all_of(STATES):
            if int(until) <= now:
                await self._drawer.take_out(key)

    @property
    def _redirect_uri(self) -> str:
        return f"{self._app.public_url}{REDIRECT}"


def _key(state: str) -> str:
    return f"{STATES}{hashlib.sha256(state.encode()).hexdigest()}"


def _word(trouble: Exception) -> str:
    if isinstance(trouble, SlackApiError) and isinstance(trouble.response.data, dict):
        return str(trouble.response.data.get("error", ""))
    return type(trouble).__name__


def _language(request: web.Request) -> Language:
    first = request.headers.get(hdrs.ACCEPT_LANGUAGE, "").strip().lower()
    return Language.FR if first.startswith("fr") else Language.EN


def _page(status: int, keys: tuple[str, str], language: Language, again: str = "") -> web.Response:
    title, text = (label(key, language) for key in keys)
    link = f'<p><a href="{again}">{html.escape(label("slack.install_again", language))}</a></p>' if again else ""
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines())
    body = (
        f'<!doctype html><html lang="{language.value}"><meta charset="utf-8"><title>{html.escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><h1>{html.escape(title)}</h1>{paragraphs}{link}</html>'
    )
    policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    answer = web.Response(status=status, text=body, content_type="text/html")
    answer.headers["Content-Security-Policy"] = policy
    answer.headers[hdrs.CACHE_CONTROL] = "no-store"
    return answer
