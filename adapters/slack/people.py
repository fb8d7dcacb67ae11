"""Who somebody is on Slack: what they are called, their language and clock, and whether they belong here."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from adapters.slack.installs import Install, Installs
from adapters.slack.limits import Json
from adapters.slack.web_api import SlackRefused, WebApi
from bot.ports.platforms import NotNow, OutcomeUnknown

KNOWN_FOR: Final = 3600.0  # seconds
MOST: Final = 20_000
NOBODY: Final = frozenset({"user_not_found", "user_not_visible", "users_not_found"})


class Known(Struct, frozen=True):
    name: str
    locale: str = "en"
    zone: str = ""
    bot: bool = False
    gone: bool = False
    guest: bool = False
    foreign: bool = False  # of another organisation, met in a shared channel


class People:
    def __init__(self, api: WebApi, installs: Installs, now: Callable[[], float]) -> None:
        self._api = api
        self._installs = installs
        self._now = now
        self._known: OrderedDict[tuple[str, str], tuple[float, Known | None]] = OrderedDict()

    async def look_up(self, tenant: str, user: str, handle: str = "") -> Known | None:
        """None: there is no such person. Where Slack cannot say just now, they are called as they signed."""
        at, known = self._known.get((tenant, user), (float("-inf"), None))
        if self._now() - at < KNOWN_FOR:
            return known
        try:
            answer = await self._api.call(tenant, "users.info", user=user, include_locale=True)
        except SlackRefused as refused:
            if refused.error not in NOBODY:
                return Known(handle or user)
            known = None
        except (NotNow, OutcomeUnknown):
            return Known(handle or user)
        else:
            known = as_known(answer.get("user") or {}, handle or user, await self._installs.find(tenant))
        self._known[tenant, user] = (self._now(), known)
        if len(self._known) > MOST:
            self._known.popitem(last=False)
        return known


def as_known(user: Json, handle: str, install: Install | None) -> Known:
    profile = user.get("profile") or {}
    name = profile.get("display_name") or profile.get("real_name") or user.get("real_name")
    return Known(
        name=str(name or user.get("name") or handle),
        locale=str(user.get("locale") or "en"),
        zone=str(user.get("tz") or ""),
        bot=bool(user.get("is_bot")) or user.get("id") == "USLACKBOT",
        gone=bool(user.get("deleted")),
        guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
        foreign=_is_foreign(user, install),
    )


def _is_foreign(user: Json, install: Install | None) -> bool:
    """Within an organisation people belong to many workspaces; what counts is the organisation."""
    team = user.get("team_id")
    if user.get("is_stranger") or install is None or not team:
        return bool(user.get("is_stranger"))
    theirs = {team, (user.get("enterprise_user") or {}).get("enterprise_id")}
    return theirs.isdisjoint({install.tenant, install.team, install.enterprise or install.team})
