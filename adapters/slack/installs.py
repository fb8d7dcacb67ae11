"""Where the app is installed, sealed in the drawer: tokens, their renewal, and their end."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from bot.ports.clocks import Clock
from bot.ports.keeping import Drawer, StorageUnwell

PREFIX: Final = "slack/install/"
RENEW_BEFORE: Final = 2 * 3600  # seconds; a token lives for twelve hours
TAKEN_FOR: Final = 60  # seconds: longer than any renewal lasts
BETWEEN_LOOKS: Final = 0.2  # seconds
LOOKS: Final = 15

log = logging.getLogger(__name__)


class Install(Struct, frozen=True, omit_defaults=True):
    """`tenant`: the organisation or the workspace. What is printed of it names no token."""

    tenant: str
    team: str
    token: str
    bot_user: str
    name: str = ""
    enterprise: str | None = None
    scopes: tuple[str, ...] = ()
    renew_with: str | None = None  # only where Slack rotates the tokens
    expires_at: float | None = None  # seconds since 1970
    taken_until: float | None = None  # until then one process renews it; seconds since 1970

    def __repr__(self) -> str:
        return f"Install({self.tenant})"


def whose(token: str, answer: Any) -> Install:
    """By what auth.test says of the token."""
    team, enterprise = str(answer["team_id"]), answer.get("enterprise_id")
    whole = bool(answer.get("is_enterprise_install") and enterprise)
    return Install(str(enterprise) if whole else team, team, token, str(answer["user_id"]), enterprise=enterprise)


class CannotRenew(Exception):
    """Slack does not take this pair any more."""


Renew = Callable[[Install], Awaitable[Install]]  # raises CannotRenew, or anything passing


class Installs:
    def __init__(
        self,
        drawer: Drawer,
        clock: Clock,
        renew: Renew | None = None,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._drawer = drawer
        self._clock = clock
        self._renew = renew
        self._pause = pause
        self._known: dict[str, Install] = {}
        self._ours: set[str] = set()  # from the settings: never written down
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    def hold(self, install: Install) -> None:
        """The one of the settings."""
        self._known[install.tenant] = install
        self._ours.add(install.tenant)

    async def keep(self, install: Install) -> None:
        await self._drawer.put(f"{PREFIX}{install.tenant}", msgspec.json.encode(install))
        self._known[install.tenant] = install

    async def find(self, tenant: str) -> Install | None:
        """Another process may have kept it meanwhile."""
        return self._known.get(tenant) or await self._look_again(tenant)

    async def suspend(self, tenant: str, why: str) -> None:
        """Uninstalled, revoked or refused; in any order, any number of times. A new install begins anew."""
        if self._known.pop(tenant, None) is not None:
            log.warning("Slack workspace %s is suspended: %s", tenant, why)
        if tenant not in self._ours:
            await self._drawer.take_out(f"{PREFIX}{tenant}")

    async def token(self, tenant: str) -> str | None:
        """One that is good for a while. None: not installed, or suspended."""
        install = await self.find(tenant)
        if install is None or not self._is_old(install):
            return install.token if install else None
        async with self._turns[tenant]:
            install = await self._look_again(tenant)
            if install is None or not self._is_old(install):
                return install.token if install else None
            return await self._renewed(install)

    async def _renewed(self, old: Install) -> str | None:
        """By one process alone: a pair can be exchanged once, and whoever takes it says so first."""
        assert self._renew is not None  # only a token that can be renewed is ever old
        taken = replace(old, taken_until=self._clock.now().timestamp() + TAKEN_FOR)
        try:
            if self._is_taken(old) or not await self._put_over(old, taken):
                return await self._renewed_by_another(old)
            new = await self._renew(old)
        except CannotRenew:
            return await self._after_refusal(taken)
        except Exception as trouble:  # noqa: BLE001 whatever it was, the old token lives for a while
            log.warning("a Slack token could not be renewed yet: %s", type(trouble).__name__)
            with suppress(StorageUnwell):
                await self._put_over(taken, old)
            return old.token if not self._has_ended(old) else None
        if not await self._put_over(taken, replace(new, taken_until=None)):  # installed anew, or ended, meanwhile
            return await self._token_there(old.tenant)
        return new.token  # it was kept before it is used for the first time

    async def _renewed_by_another(self, old: Install) -> str | None:
        """The old token serves while it lives; once it has ended, the new one is worth waiting for."""
        for _ in range(LOOKS):
            now = await self._look_again(old.tenant)
            if now is None or now.token != old.token:
                return now.token if now else None
            if not self._has_ended(old):
                return old.token
            await self._pause(BETWEEN_LOOKS)
        return None

    async def _after_refusal(self, old: Install) -> str | None:
        """One process died between renewing and keeping; the old token may still live."""
        now = await self._look_again(old.tenant)
        if now is None or now.token != old.token:
            return now.token if now else None
        if not self._has_ended(old):
            return old.token
        await self.suspend(old.tenant, "its token ended and could not be renewed")
        return None

    async def _token_there(self, tenant: str) -> str | None:
        now = await self._look_again(tenant)
        return now.token if now else None

    async def _put_over(self, was: Install, now: Install) -> bool:
        written = msgspec.json.encode(now)
        done = await self._drawer.put_if(f"{PREFIX}{was.tenant}", msgspec.json.encode(was), written)
        if done:
            self._known[now.tenant] = now
        return done

    async def _look_again(self, tenant: str) -> Install | None:
        if tenant in self._ours:
            return self._known.get(tenant)
        try:
            rows = dict(await self._drawer.all_of(f"{PREFIX}{tenant}"))
        except StorageUnwell:
            return self._known.get(tenant)
        found = rows.get(f"{PREFIX}{tenant}")  # the prefix may find a longer name, too
        if found is None:
            self._known.pop(tenant, None)
            return None
        self._known[tenant] = msgspec.json.decode(found, type=Install)
        return self._known[tenant]

    def _is_old(self, install: Install) -> bool:
        left = (install.expires_at or 0) - self._clock.now().timestamp()
        return self._renew is not None and install.renew_with is not None and left < RENEW_BEFORE

    def _is_taken(self, install: Install) -> bool:
        return (install.taken_until or 0) > self._clock.now().timestamp()

    def _has_ended(self, install: Install) -> bool:
        return (install.expires_at or 0) <= self._clock.now().timestamp()
