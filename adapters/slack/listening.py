"""The Bolt app: which payload is which act, and when Slack is told that we have it.

Carried out, then acknowledged: what the bot does is saved in one transaction, so an acknowledged act is a saved one.
Where saving takes longer than we may wait, a command, click or form is acknowledged all the same and goes on (Slack
never repeats those), and an event is left for Slack to deliver again.
"""

import asyncio
import json
import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any, Final

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse

from adapters.slack import homes, showing
from adapters.slack.acts import Acts, Outcome
from adapters.slack.form import FORM
from adapters.slack.homes import Homes
from adapters.slack.inbound import (
    From,
    Heard,
    NotUnderstood,
    read_action,
    read_command,
    read_event,
    read_shortcut,
    read_submission,
    tenant_of,
)
from adapters.slack.installs import Installs
from adapters.slack.limits import Json
from adapters.slack.losses import Losses
from adapters.slack.people import People
from adapters.slack.reception import Reception, language_of
from adapters.slack.render import pages
from adapters.slack.rooms import Rooms
from adapters.slack.showing import Showing, answer_on_form, may_need_a_form
from adapters.slack.web_api import silence
from bot.called import shortcuts
from bot.nouns.circle import CircleId
from bot.nouns.people import Language
from bot.nouns.places import Place
from bot.speaking import where
from bot.words.phrases import label

COMMAND: Final = "/circle"
WAIT: Final = 0.8  # seconds that storing may take before we acknowledge without it
EVENTS: Final = (  # what the manifest asks for; none of them carries what people write
    "app_home_opened",
    "app_uninstalled",
    "channel_archive",
    "channel_deleted",
    "channel_left",
    "channel_shared",
    "channel_unarchive",
    "channel_unshared",
    "group_archive",
    "group_deleted",
    "group_left",
    "group_unarchive",
    "member_joined_channel",
    "member_left_channel",
    "tokens_revoked",
)

CircleAt = Callable[[Place], Awaitable[CircleId | None]]
log = logging.getLogger(__name__)


class Listening:
    """`circle_at`: whether a circle sits in a room, so that leaving any other room means nothing."""

    def __init__(
        self,
        *,
        reception: Reception,
        showing: Showing,
        installs: Installs,
        people: People,
        rooms: Rooms,
        circle_at: CircleAt,
        losses: Losses,
        now: Callable[[], float],
    ) -> None:
        self._reception = reception
        self._showing = showing
        self._installs = installs
        self._people = people
        self._rooms = rooms
        self._circle_at = circle_at
        self._losses = losses
        self.acts = Acts()
        self.homes = Homes(reception=reception, showing=showing, circle_at=circle_at, also=self.acts.also, now=now)

    def app(self) -> AsyncApp:
        both = f"{label('slack.not_installed', Language.EN)}\n{label('slack.not_installed', Language.FR)}"

        async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult | None:
            return await self._authorize(enterprise_id, team_id)  # Bolt looks at the names, and stumbles over `self`

        app = AsyncApp(
            authorize=authorize,  # type: ignore[arg-type] # Bolt takes None for "not installed"
            logger=silence,
            process_before_response=True,  # a listener returns what Slack is told
            request_verification_enabled=False,  # ours stands in front
            user_facing_authorize_error_message=both,
        )
        app.error(_failed)
        app.command(COMMAND)(self._on_command)
        app.action(re.compile(""))(self._on_action)
        for command in shortcuts():
            app.message_shortcut(command.word)(self._on_shortcut)
        app.view(FORM)(self._on_submission)
        app.event("app_home_opened")(self._on_home)
        app.event("member_joined_channel")(self._on_joined)
        app.event("member_left_channel")(self._on_left)
        app.event("app_uninstalled")(self._on_ended)
        app.event("tokens_revoked")(self._on_ended)
        app.event(re.compile("^(channel|group)_"))(self._on_room)
        return app

    async def _authorize(self, enterprise_id: str | None, team_id: str | None) -> AuthorizeResult | None:
        """Bolt asks with both ids; an install for the whole organisation is kept under the organisation's."""
        for tenant in (team_id, enterprise_id):
            install = await self._installs.find(tenant) if tenant else None
            if install is not None:
                return AuthorizeResult(
                    enterprise_id=enterprise_id,
                    team_id=team_id,
                    bot_token=install.token,
                    bot_user_id=install.bot_user,
                )
        return None

    # What people do

    async def _on_command(self, body: Json) -> BoltResponse:
        heard = read_command(body)
        outcome, is_first = await self._carry_out(heard)
        if outcome is None:
            return _acknowledged()
        answer = outcome.answer
        if answer.message is None or answer.form is not None:
            if is_first:
                self.acts.also(self._showing.show(heard, outcome))
            return _acknowledged()
        shown = pages(answer.message, heard.tenant)
        if len(shown) > 1:
            if is_first:
                self.acts.also(self._showing.whisper(heard, answer.message))
            return _acknowledged()
        page = shown[0]
        return _acknowledged({"response_type": "ephemeral", "text": page.text, "blocks": page.blocks})

    async def _on_shortcut(self, body: Json) -> BoltResponse:
        return await self._pressed(body, read_shortcut)

    async def _on_action(self, body: Json) -> BoltResponse:
        return await self._pressed(body, read_action)

    async def _pressed(self, body: Json, read: Callable[[Json], Heard]) -> BoltResponse:
        try:
            heard = read(body)
        except NotUnderstood:
            return _acknowledged()
        outcome, is_first = await self._carry_out(heard)
        if outcome is not None and is_first:
            self.acts.also(self._show(heard, outcome))
        return _acknowledged()

    async def _on_submission(self, body: Json) -> BoltResponse:
        heard = read_submission(body)
        outcome, is_first = await self._carry_out(heard)
        if outcome is None:
            view = showing.waiting(language_of(await self._locale(heard)))
            return _acknowledged({"response_action": "update", "view": view})
        told = answer_on_form(heard, outcome)
        if is_first and told == showing.CLOSE:
            self.acts.also(self._show(heard, outcome))
        return _acknowledged(told)

    async def _carry_out(self, heard: Heard) -> tuple[Outcome | None, bool]:
        """None: it takes longer than Slack may wait. Its answer is then shown when it is there."""
        act, is_first = self.acts.begin(heard.delivery, lambda: self._reception.carry_out(heard))
        if is_first:
            act.add_done_callback(lambda _: self.homes.changed_for(heard.tenant, heard.user))
        await asyncio.wait({act}, timeout=WAIT)
        if act.done():
            return act.result(), is_first
        if is_first and heard.source is not From.EVENT:
            self.acts.also(self._show_later(heard, act))
        return None, is_first

    async def _show_later(self, heard: Heard, act: asyncio.Task[Outcome]) -> None:
        window: str | None = None
        if heard.from_form:
            window = str((heard.view or {}).get("id"))
        elif may_need_a_form(heard):
            window = await self._showing.open_waiting(heard, language_of(await self._locale(heard)))
        outcome = await act
        if window is not None:
            await self._showing.put_into(window, heard, outcome)
        else:
            await self._show(heard, outcome)

    async def _show(self, heard: Heard, outcome: Outcome) -> None:
        await self._showing.show(heard, outcome)
        if heard.source is From.HOME:
            self.homes.opened(heard)

    async def _locale(self, heard: Heard) -> str:
        known = await self._people.look_up(heard.tenant, heard.user, heard.handle)
        return known.locale if known else "en"

    # What Slack tells

    async def _on_home(self, body: Json) -> BoltResponse:
        """Whatever the state, and without waiting: it only looks."""
        heard = read_event(body, homes.COMMAND)
        if body.get("event", {}).get("tab", "home") == "home":
            self.homes.opened(heard)
        else:
            self.homes.left(heard)
        return _acknowledged()

    async def _on_joined(self, body: Json) -> BoltResponse:
        return await self._moved(body, "join")

    async def _on_left(self, body: Json) -> BoltResponse:
        return await self._moved(body, "leave", confirmed="yes")

    async def _moved(self, body: Json, command: str, **given: str) -> BoltResponse:
        """Somebody came into a circle's room or left it. Other rooms mean nothing."""
        heard = read_event(body, command, **given)
        install = await self._installs.find(heard.tenant)
        if heard.room is None or (install is not None and heard.user == install.bot_user):
            self._rooms.something_changed(heard.tenant, heard.room or "")
            if heard.room is None:
                return _acknowledged()
            ours = self._losses.we_left if command == "leave" else self._losses.we_came
            return await _in_time(ours(heard.tenant, heard.room))
        try:
            circle = await self._circle_at(Place("slack", heard.tenant, heard.room))
        except Exception as trouble:  # noqa: BLE001 Slack will deliver it again
            log.warning("an event waits: %s", type(trouble).__name__)
            return BoltResponse(status=503)
        if circle is None:
            return _acknowledged()
        outcome, is_first = await self._carry_out(_about(heard, circle))
        if outcome is None or not outcome.kept:
            return BoltResponse(status=503)
        if is_first and command == "join":
            self.acts.also(self._show(heard, outcome))
        return _acknowledged()

    async def _on_room(self, body: Json) -> BoltResponse:
        return await _in_time(self._losses.told(body))

    async def _on_ended(self, body: Json) -> BoltResponse:
        """Uninstalled or revoked: either may come first, twice, or never."""
        event: Any = body.get("event") or {}
        if event.get("type") == "app_uninstalled" or (event.get("tokens") or {}).get("bot"):
            return await _in_time(self._installs.suspend(tenant_of(body), str(event.get("type"))))
        return _acknowledged()


async def _in_time(noting: Awaitable[None]) -> BoltResponse:
    try:
        await asyncio.wait_for(noting, WAIT)
    except Exception as trouble:  # noqa: BLE001 Slack will deliver it again
        log.warning("an event waits: %s", type(trouble).__name__)
        return BoltResponse(status=503)
    return _acknowledged()


def _about(heard: Heard, circle: CircleId) -> Heard:
    return Heard(**{name: getattr(heard, name) for name in heard.__struct_fields__} | {"circle": circle})


def _acknowledged(body: Json | None = None) -> BoltResponse:
    if not body:
        return BoltResponse(status=200, body="")
    return BoltResponse(status=200, body=json.dumps(body), headers={"content-type": "application/json"})


async def _failed(error: Exception) -> BoltResponse:
    """Not one of ours, or our own mistake; Slack need not repeat it. Nothing of the payload is logged."""
    log.warning("a payload from Slack was not understood: %s", where(error))
    return _acknowledged()
