"""Slack as a platform: says what the bot says, changes its cards, and brings it what people do there."""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final, Literal

from aiohttp import ClientError
from msgspec import Struct
from slack_sdk.errors import SlackApiError

from adapters.slack.audience import audience_of
from adapters.slack.doorway import PATH, UNSIGNED, Doorway
from adapters.slack.installs import Install, Installs, whose
from adapters.slack.limiter import Limiter
from adapters.slack.limits import UPDATED_TEXT
from adapters.slack.listening import CircleAt, Listening
from adapters.slack.losses import Losses, meaning
from adapters.slack.making_rooms import MakingRooms
from adapters.slack.oauth import OAuth, OAuthApp
from adapters.slack.people import People
from adapters.slack.reception import Reception, Welcome
from adapters.slack.render import Page, pages
from adapters.slack.rooms import Rooms
from adapters.slack.showing import Showing
from adapters.slack.socket_line import ALIVE_EVERY, LONGEST_PAUSE, SocketLine
from adapters.slack.web_api import SlackRefused, WebApi, understood
from adapters.web import WebServer
from bot.audience import Audience
from bot.message import Message
from bot.nouns.places import Place
from bot.ports.clocks import Clock
from bot.ports.keeping import Drawer, StorageUnwell
from bot.ports.platforms import Bot, Gone, NotNow
from bot.ports.sayings import ToPerson, ToRoom

API: Final = "https://slack.com/api/"
FOR_ONE: Final = "ephemeral"  # the reference of what only one person saw: it cannot be changed
NO_WAY_TO: Final = frozenset({"messages_tab_disabled", "cannot_dm_bot", "im_not_allowed", "user_disabled"})
REJECTED: Final = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"})
FINISH_WITHIN: Final = 2.0  # seconds
CONNECT_WITHIN: Final = 5.0  # seconds that a start waits; it goes on trying afterwards

log = logging.getLogger(__name__)


class Access(Struct, frozen=True):
    """How we reach Slack, and who may reach us: one workspace with `bot_token`, or many with `oauth`.

    Over HTTP a signing secret is needed, by Socket Mode an app token. What is printed of it names no secret.
    """

    mode: Literal["socket", "http"] = "socket"
    bot_token: str = ""
    app_token: str = ""
    signing_secret: str = ""
    api_base_url: str = API
    oauth: OAuthApp | None = None
    welcome: Welcome = Welcome()

    def __repr__(self) -> str:
        return f"Access({self.mode})"


class SlackPlatform:
    name: str = "slack"
    repeats_are_safe: bool = False  # chat.postMessage knows no idempotency key

    def __init__(
        self,
        *,
        bot: Bot,
        web_server: WebServer,
        drawer: Drawer,
        clock: Clock,
        circle_at: CircleAt,
        access: Access,
        alive_every: float = ALIVE_EVERY,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._web_server = web_server
        self._bot_token = access.bot_token
        oauth, welcome = access.oauth, access.welcome
        self._installs = Installs(drawer, clock, self._renew if oauth else None)
        self._api = WebApi(base_url=access.api_base_url, installs=self._installs, limiter=Limiter(now))
        self._oauth = OAuth(oauth, self._api, self._installs, drawer, clock) if oauth else None
        self._rooms = Rooms(self._api, drawer, now, shared_are_welcome=welcome.other_organisations)
        people = People(self._api, self._installs, now)
        self._listening = Listening(
            reception=Reception(
                bot=bot,
                people=people,
                rooms=self._rooms,
                making_rooms=MakingRooms(self._api, access.api_base_url.removesuffix("api/")),
                welcome=welcome,
            ),
            showing=Showing(self._api),
            installs=self._installs,
            people=people,
            rooms=self._rooms,
            circle_at=circle_at,
            losses=Losses(bot, self._rooms),
            now=now,
        )
        self._line = self._way_in(access, clock, alive_every)
        self._direct: dict[tuple[str, str], str] = {}
        self._introducing: asyncio.Task[None] | None = None

    def _way_in(self, access: Access, clock: Clock, alive_every: float) -> SocketLine | None:
        """A door for Slack to knock at, or a line that we hold open to it."""
        app = self._listening.app()
        if self._oauth is not None:
            self._web_server.add(self._oauth.routes())
        if access.mode == "http":
            door = Doorway(app=app, secret=access.signing_secret, clock=clock)
            self._web_server.add(door.routes(), too_large=UNSIGNED)
            return None
        return SocketLine(app=app, app_token=access.app_token, api=self._api, alive_every=alive_every)

    async def start(self) -> str:
        """Slack's being out of reach does not keep the rest from starting: it is tried again."""
        if self._bot_token:
            self._introducing = asyncio.create_task(self._introduce_ourselves())
            await asyncio.wait({self._introducing}, timeout=CONNECT_WITHIN)
        if self._line is None:
            return f"Slack {self._web_server.address}{PATH}"
        connected = await self._line.start()
        return "Slack by Socket Mode" if connected else "Slack (not connected yet)"

    async def stop(self) -> None:
        """What is under way is given a moment, and the lines stay open for its answers until then."""
        if self._introducing is not None:
            self._introducing.cancel()
        await self._listening.acts.finish(FINISH_WITHIN)
        if self._line is not None:
            await self._line.stop()
        await self._api.close()

    async def _introduce_ourselves(self) -> None:
        """Which workspace the token of the settings is for."""
        wait = 0.5
        while True:
            try:
                self._installs.hold(whose(self._bot_token, await self._api.client(self._bot_token).auth_test()))
                return
            except SlackApiError as error:
                meaning = understood("auth.test", error.response)
                if isinstance(meaning, SlackRefused):
                    log.error("Slack refuses the bot token (%s). circlekeeper doctor says what to do.", meaning.error)
                    return
            except (ClientError, OSError, TimeoutError) as trouble:
                log.warning("Slack cannot be reached yet: %s", type(trouble).__name__)
            await asyncio.sleep(wait)
            wait = min(LONGEST_PAUSE, wait * 2)

    async def _renew(self, install: Install) -> Install:
        assert self._oauth is not None  # only then is there anything to renew with
        return await self._oauth.renew(install)

    # Saying

    async def say(self, to: ToRoom | ToPerson, message: Message, *, once: str) -> str:
        """The reference of its last part. Parts said before an error are said again with the rest: that is rare."""
        shown_as = ""
        for page in pages(message, _tenant(to)):
            shown_as = await self._say(to, page)
        await self._homes_change(to)
        return shown_as

    async def _homes_change(self, to: ToRoom | ToPerson) -> None:
        """What is said follows a change: whoever has their home open sees it there, too."""
        if isinstance(to, ToPerson):
            self._listening.homes.changed_for(to.account.workspace, to.account.user)
        else:
            with suppress(StorageUnwell):  # it was said, and a home can wait
                await self._listening.homes.changed_in(to.place)

    async def _say(self, to: ToRoom | ToPerson, page: Page) -> str:
        try:
            if isinstance(to, ToRoom):
                await self._rooms.check_may_speak(to.place.workspace, to.place.room, to.accepted)
                return await self._post(to.place.workspace, to.place.room, page)
            near = to.near.room if to.near else None
            return await self._say_to(to.account.workspace, to.account.user, near, page)
        except SlackRefused as refused:
            raise meaning(refused) from None
        except StorageUnwell as trouble:
            raise NotNow(5) from trouble

    async def _say_to(self, tenant: str, user: str, near: str | None, page: Page) -> str:
        try:
            room = await self._direct_room(tenant, user)
            return await self._post(tenant, room, page)
        except SlackRefused as refused:
            if refused.error not in NO_WAY_TO or near is None:
                raise
        await self._rooms.check_may_speak(tenant, near)
        shown: dict[str, Any] = {"text": page.text, "blocks": page.blocks, "parse": "none"}
        await self._api.call(tenant, "chat.postEphemeral", channel=near, user=user, **shown)
        return FOR_ONE

    async def _direct_room(self, tenant: str, user: str) -> str:
        known = self._direct.get((tenant, user))
        if known is None:
            opened = await self._api.call(tenant, "conversations.open", users=user)
            known = self._direct[tenant, user] = str(opened["channel"]["id"])
        return known

    async def _post(self, tenant: str, room: str, page: Page) -> str:
        told: dict[str, Any] = {"channel": room, "text": page.text, "parse": "none", "link_names": False}
        told |= {"unfurl_links": False, "unfurl_media": False}
        try:
            answer = await self._api.call(tenant, "chat.postMessage", room=room, blocks=page.blocks, **told)
        except SlackRefused as refused:
            if refused.error not in REJECTED:
                raise
            log.error("Slack rejects our blocks (%s): said as text alone", refused.error)
            answer = await self._api.call(tenant, "chat.postMessage", room=room, **told)
        return f"{answer.get('channel', room)}/{answer['ts']}"

    async def audience(self, place: Place) -> Audience:
        room = await self._rooms.look_at(place.workspace, place.room)
        return audience_of(room, enterprise=place.workspace.startswith("E") or room.org_wide)

    async def change(self, to: ToRoom | ToPerson, shown_as: str, message: Message) -> str:
        tenant = _tenant(to)
        channel, slash, ts = shown_as.partition("/")
        shown = pages(message, tenant)
        if not slash or len(shown) > 1 or len(shown[0].text.encode()) > UPDATED_TEXT:
            raise Gone  # it does not fit into an update: a new one is shown
        try:
            if isinstance(to, ToRoom):
                await self._rooms.check_may_speak(tenant, to.place.room, to.accepted)
            told: dict[str, Any] = {"text": shown[0].text, "blocks": shown[0].blocks}
            await self._api.call(tenant, "chat.update", channel=channel, ts=ts, parse="none", link_names=False, **told)
        except SlackRefused as refused:
            raise meaning(refused) from None
        except StorageUnwell as trouble:
            raise NotNow(5) from trouble
        await self._homes_change(to)
        return shown_as


def _tenant(to: ToRoom | ToPerson) -> str:
    return to.place.workspace if isinstance(to, ToRoom) else to.account.workspace
