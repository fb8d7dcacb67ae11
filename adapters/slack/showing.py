"""Where a person sees the answer to what they did: in their window, on their home, or in the room for them alone."""

import logging
from typing import Final

from aiohttp import ClientError

from adapters.slack.acts import Outcome
from adapters.slack.form import form_errors, form_view, offered_back
from adapters.slack.inbound import From, Heard
from adapters.slack.limits import Json
from adapters.slack.render import pages, window
from adapters.slack.web_api import SlackRefused, WebApi
from bot.called import command_called
from bot.message import Button, Buttons, Message, Paragraph
from bot.nouns.people import Language
from bot.ports.keeping import StorageUnwell
from bot.ports.platforms import NotNow, OutcomeUnknown
from bot.words.phrases import label, say

log = logging.getLogger(__name__)

TROUBLE: Final = (SlackRefused, NotNow, OutcomeUnknown, StorageUnwell, ClientError, TimeoutError)
CLOSE: Final[Json] = {"response_action": "clear"}


def waiting(language: Language) -> Json:
    """Shown while an answer takes longer than Slack waits."""
    return window(Message((Paragraph(say("slack.one_moment", language)),)), "", language)


def may_need_a_form(heard: Heard) -> bool:
    """Only then is a window opened before the answer is there: its trigger lives for three seconds."""
    command = command_called(heard.command)
    return bool(command and command.arguments and not heard.text and heard.source in (From.COMMAND, From.BUTTON))


def answer_on_form(heard: Heard, outcome: Outcome) -> Json:
    """The answer to a form while Slack still waits: what is wrong on its fields, another form, or away with it."""
    assert heard.view is not None  # it is a form
    answer = outcome.answer
    if outcome.wrong:
        return {"response_action": "errors", "errors": outcome.wrong}
    if answer.form is not None:
        errors = form_errors(answer.form, heard.view)
        if errors:
            return {"response_action": "errors", "errors": errors}
    shown = window_for(heard, outcome)
    leads_away = answer.form is None and outcome.kept and (shown is None or heard.room or heard.answer_to)
    return CLOSE if leads_away or shown is None else {"response_action": "update", "view": shown}


def window_for(heard: Heard, outcome: Outcome) -> Json | None:
    """What a window shows of an answer. None: nothing."""
    answer, view = outcome.answer, heard.view
    if heard.from_form and view is not None and answer.message and (outcome.wrong or not outcome.kept):
        return offered_back(view, answer.message, heard.tenant)
    if answer.form is not None:
        return form_view(answer.form, heard.tenant, room=heard.room, answer_to=heard.answer_to)
    if answer.message is not None:
        return window(answer.message, heard.tenant, outcome.language)
    return None


class Showing:
    """Nothing here raises: an answer that cannot be shown is counted in the log, and changes nothing."""

    def __init__(self, api: WebApi) -> None:
        self._api = api

    async def show(self, heard: Heard, outcome: Outcome) -> None:
        answer = outcome.answer
        if answer.form is not None:
            await self._open(heard, outcome)
        elif answer.message is not None and heard.source is From.WINDOW and heard.view is not None:
            await self.put_into(str(heard.view.get("id")), heard, outcome)
        elif answer.message is not None and heard.source is From.HOME:
            await self._open(heard, outcome)
        elif answer.message is not None:
            await self.whisper(heard, answer.message)

    async def open_waiting(self, heard: Heard, language: Language) -> str | None:
        """The id of the window in which the answer will be shown. None: it could not be opened."""
        view = waiting(language)
        try:
            opened = await self._api.call(heard.tenant, "views.open", trigger_id=heard.trigger, view=view)
        except TROUBLE:
            return None
        return str((opened.get("view") or {}).get("id") or "") or None

    async def put_into(self, view_id: str, heard: Heard, outcome: Outcome) -> None:
        """Into a window that is open already."""
        done = Message((Paragraph(say("slack.done", outcome.language)),))
        view = window_for(heard, outcome) or window(done, heard.tenant, outcome.language)
        try:
            await self._api.call(heard.tenant, "views.update", view_id=view_id, view=view)
        except TROUBLE as trouble:  # closed meanwhile
            _note("views.update", trouble)
            if outcome.answer.message is not None:
                await self.whisper(heard, outcome.answer.message)

    async def _open(self, heard: Heard, outcome: Outcome) -> None:
        view = window_for(heard, outcome)
        if view is None:
            return
        try:
            if heard.source is From.WINDOW and heard.view is not None:
                await self._api.call(heard.tenant, "views.update", view_id=heard.view.get("id"), view=view)
            else:
                await self._api.call(heard.tenant, "views.open", trigger_id=heard.trigger, view=view)
        except TROUBLE as trouble:
            _note("views.open", trouble)
            await self.whisper(heard, _try_again(heard, outcome))

    async def publish_home(self, tenant: str, user: str, view: Json) -> bool:
        """Whether it was shown."""
        try:
            await self._api.call(tenant, "views.publish", user_id=user, view=view)
        except TROUBLE as trouble:
            _note("views.publish", trouble)
            return False
        return True

    async def whisper(self, heard: Heard, message: Message) -> None:
        """To this person alone: where they asked, in the room, or as a direct message, whichever Slack allows."""
        for page in pages(message, heard.tenant):
            shown = {"text": page.text, "blocks": page.blocks}
            if heard.answer_to and await self._answer(heard.answer_to, shown):
                continue
            if heard.room and await self._ephemeral(heard, heard.room, shown):
                continue
            await self._directly(heard, shown)

    async def _answer(self, address: str, shown: Json) -> bool:
        body = {"response_type": "ephemeral", "replace_original": False, **shown}
        try:
            async with self._api.session().post(address, json=body) as response:
                return response.status == 200
        except (ClientError, TimeoutError):
            return False

    async def _ephemeral(self, heard: Heard, room: str, shown: Json) -> bool:
        try:
            await self._api.call(
                heard.tenant, "chat.postEphemeral", channel=room, user=heard.user, parse="none", **shown
            )
        except TROUBLE:
            return False
        return True

    async def _directly(self, heard: Heard, shown: Json) -> None:
        try:
            opened = await self._api.call(heard.tenant, "conversations.open", users=heard.user)
            room = str(opened["channel"]["id"])
            await self._api.call(heard.tenant, "chat.postMessage", room=room, channel=room, parse="none", **shown)
        except (*TROUBLE, KeyError) as trouble:
            _note("chat.postMessage", trouble)


def _note(method: str, trouble: BaseException) -> None:
    error = trouble.error if isinstance(trouble, SlackRefused) else type(trouble).__name__
    log.info("an answer could not be shown: %s, %s", method, error)


def _try_again(heard: Heard, outcome: Outcome) -> Message:
    """The form could not be opened, mostly because its trigger ran out: the same again, at one press."""
    given = tuple((name, value) for name, value in heard.given.items() if isinstance(value, str))
    again = Button(label("slack.open_form", outcome.language), heard.command, heard.circle, given)
    sentence = Paragraph(say("slack.too_slow", outcome.language))
    return Message((sentence, Buttons((again,))))
