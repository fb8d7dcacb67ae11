"""The part of the local Slack where somebody says yes to an app: the page, the code, and the pair of tokens for it."""

from typing import Any
from urllib.parse import urlencode

from aiohttp import web

from tests.slack.deliveries import ALL_SCOPES

Json = dict[str, Any]

CLIENT, CLIENT_SECRET = "id.1", "the-secret"
ORGANISATION = "E1"


class Consent:
    """Whoever comes to its page says yes."""

    codes: dict[str, Json]
    tokens: dict[str, str]
    renewals: int
    whole_organisation: bool

    def next(self) -> int:
        raise AssertionError("the half that answers counts")

    async def authorize(self, request: web.Request) -> web.Response:
        """Back to where the app is, with a code for just what was asked."""
        asked = dict(request.query)
        assert asked["client_id"] == CLIENT
        code = f"code-{self.next()}"
        self.codes[code] = asked
        back = urlencode({"code": code, "state": asked["state"]})
        return web.Response(status=302, headers={"Location": f"{asked['redirect_uri']}?{back}"})

    def _oauth_v2_access(self, args: Json) -> Json:
        if (args.get("client_id"), args.get("client_secret")) != (CLIENT, CLIENT_SECRET):
            return {"error": "bad_client_secret"}
        if args.get("grant_type") == "refresh_token":
            self.renewals += 1
            return self._pair(f"xoxb-renewed-{self.renewals}", f"xoxe-{self.renewals + 1}", "T2")
        asked = {} if args.get("code") == "good" else self.codes.pop(str(args.get("code")), None)
        if asked is None:
            return {"error": "invalid_code"}
        if asked and args.get("redirect_uri") != asked["redirect_uri"]:
            return {"error": "bad_redirect_uri"}
        if self.whole_organisation:
            who = {"team": None, "enterprise": {"id": ORGANISATION, "name": "All"}, "is_enterprise_install": True}
            return self._pair("xoxb-organisation", "xoxe-1", ORGANISATION) | who | {"bot_user_id": "UBOTE"}
        return self._pair("xoxb-installed", "xoxe-1", "T2") | {
            "team": {"id": "T2", "name": "Two"},
            "bot_user_id": "UBOT2",
        }

    def _pair(self, token: str, renew_with: str, whose: str) -> Json:
        self.tokens[token] = whose
        return {"access_token": token, "refresh_token": renew_with, "expires_in": 43200, "scope": ALL_SCOPES}
