"""Where interactions arrive: acknowledged in time, carried out once, answered to the one who acted and nobody else.

A form is opened at once or not at all; everything else is acknowledged first. What was acknowledged is noted before,
so that a process that dies in between carries it out when it is back.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any, Final

import aiohttp
import discord

from adapters.discord.asides import lacks_message, lacks_more_message, needed_in, waited_message
from adapters.discord.asking import asks_first
from adapters.discord.form import sheet
from adapters.discord.forms import Forms, form_message
from adapters.discord.inbound import Heard
from adapters.discord.notes import Act, Notes
from adapters.discord.presence import Presence
from adapters.discord.render import Setting, pages
from adapters.discord.reply import NOBODY, Reply, reply_to, reply_to_earlier
from adapters.discord.view import layout, modal
from bot.called import is_nameless
from bot.message import Answer, Form, Message, Paragraph
from bot.nouns.people import Language
from bot.ports.clocks import Clock
from bot.ports.keeping import Circles, StorageUnwell
from bot.ports.platforms import Bot
from bot.ports.requests import Request
from bot.speaking import where
from bot.words import phrases
from bot.words.voice import stranger_voice

Interaction = discord.Interaction[discord.Client]

STORED_WITHIN: Final = 1.0  # seconds; after that it is acknowledged all the same
FORM_WITHIN: Final = 2.0  # seconds; Discord waits for three
ANSWERABLE_FOR: Final = timedelta(minutes=15)
MOST_HEARD: Final = 10_000  # interactions that are remembered as heard
FINISH_WITHIN: Final = 5.0  # seconds for what is under way when we stop
LOST: Final = (discord.HTTPException, discord.InteractionResponded, aiohttp.ClientError, OSError)

log = logging.getLogger(__name__)


class Desk:
    def __init__(
        self,
        *,
        client: discord.Client,
        bot: Bot,
        circles: Circles,
        clock: Clock,
        notes: Notes,
        presence: Presence,
    ) -> None:
        self._client = client
        self._bot = bot
        self._circles = circles
        self._clock = clock
        self._notes = notes
        self._presence = presence
        self.forms = Forms(notes, clock)
        self._heard: dict[int, None] = {}  # the latest, in order
        self._under_way: dict[int, asyncio.Task[Any] | None] = {}

    async def receive(self, interaction: Interaction, way: Callable[[Interaction], Awaitable[None]]) -> None:
        """Every interaction comes through here, so that one heard twice is done once, and none takes us down."""
        if interaction.id in self._heard:
            return
        self._heard[interaction.id] = None
        if len(self._heard) > MOST_HEARD:
            del self._heard[next(iter(self._heard))]
        self._under_way[interaction.id] = asyncio.current_task()
        try:
            await way(interaction)
        except Exception as error:  # noqa: BLE001 one interaction must not stop the others; its text may hold words
            log.error("an interaction failed: %s", where(error))
        finally:
            self._under_way.pop(interaction.id, None)

    async def finish(self) -> None:
        if tasks := [task for task in self._under_way.values() if task]:
            await asyncio.wait(tasks, timeout=FINISH_WITHIN)

    async def serve(self, interaction: Interaction, heard: Heard, request: Request, *, thinking: bool) -> None:
        """`thinking`: whether Discord should show that something is being done."""
        if asks_first(request, self._clock.now()):
            await self._ask(interaction, heard, request)
        else:
            await self._do(interaction, heard, request, thinking=thinking)

    async def show_now(self, interaction: Interaction, heard: Heard, message: Message) -> None:
        """As the first and only answer, where there is nothing to wait for."""
        page = pages(message, self.setting(heard.server))[0]
        await interaction.response.send_message(view=layout(page), ephemeral=True, allowed_mentions=NOBODY)

    async def open_form(self, interaction: Interaction, heard: Heard, form: Form) -> None:
        drawn = sheet(form, self.setting(heard.server), language_of(heard))
        self.forms.shown(heard, form)
        await interaction.response.send_modal(modal(drawn))

    async def acknowledge(self, interaction: Interaction, heard: Heard, *, thinking: bool) -> Reply | None:
        """None: Discord does not know this interaction any more, or it is answered already. Then nothing is done."""
        try:
            await interaction.response.defer(ephemeral=True, thinking=thinking)
        except LOST as refusal:
            log.info("an interaction could not be acknowledged: %s", where(refusal))
            return None
        return reply_to(interaction, self._notes, self.setting(heard.server), thinking=thinking)

    async def resume(self) -> None:
        """What an earlier process acknowledged and did not carry out."""
        for act in await self._notes.acts():
            if act.at >= self._clock.now() - ANSWERABLE_FOR:
                heard = _heard_in(act)
                reply = reply_to_earlier(self._client, act, self._notes, self.setting(heard.server))
                answer = await self._carry_out(heard, act.request)
                await self._answer(reply, heard, act.request, answer, None)
            await self._notes.done(act.id)

    def setting(self, server: str) -> Setting:
        registered = self._notes.registered
        return Setting(server, registered.ids if registered else {})

    async def _ask(self, interaction: Interaction, heard: Heard, request: Request) -> None:
        """Nothing is acknowledged before the form: it would not open any more."""
        carrying = asyncio.create_task(self._carry_out(heard, request))
        await asyncio.wait({carrying}, timeout=FORM_WITHIN)
        if carrying.done() and (form := carrying.result().form) is not None:
            await self.open_form(interaction, heard, form)
            return
        reply = await self.acknowledge(interaction, heard, thinking=True)
        answer = await carrying
        if reply is not None:
            await self._answer(reply, heard, request, answer, self._lacks(interaction, heard))

    async def _do(self, interaction: Interaction, heard: Heard, request: Request, *, thinking: bool) -> None:
        act = Act(heard.id, interaction.application_id, interaction.token, request, self._clock.now(), thinking)
        noting = asyncio.create_task(self._note(act))
        await asyncio.wait({noting}, timeout=STORED_WITHIN)
        reply = await self.acknowledge(interaction, heard, thinking=thinking)
        await noting
        if reply is not None:
            answer = await self._carry_out(heard, request)
            await self._answer(reply, heard, request, answer, self._lacks(interaction, heard))
        with suppress(StorageUnwell):
            await self._notes.done(act.id)

    def _lacks(self, interaction: Interaction, heard: Heard) -> Message | None:
        """What we may not do here, told to whoever is here: what every circle needs, then what this one asked for."""
        language = language_of(heard)
        lacks = lacks_message(interaction, needed_in(interaction), language)
        return lacks or lacks_more_message(self._notes, interaction, heard, language)

    async def _note(self, act: Act) -> None:
        if is_nameless(act.request.command):  # it would tell who; a crash in this very second loses it instead
            return
        with suppress(StorageUnwell):  # the answer will say it
            await self._notes.begin(act)

    async def _carry_out(self, heard: Heard, request: Request) -> Answer:
        if heard.room is None and heard.server and not await self._presence.is_here(heard.person.account):
            return Answer(Message((Paragraph(phrases.say("discord.elsewhere", language_of(heard))),)))
        answer = await self._bot.carry_out(request)
        with suppress(StorageUnwell):
            await self._notes.meet(heard.person.account)
        return answer

    async def _answer(
        self, reply: Reply, heard: Heard, request: Request, answer: Answer, lacks: Message | None
    ) -> None:
        language = language_of(heard)
        if answer.message is not None:
            await reply.show(answer.message)
        form = answer.form or (self.forms.filled_in(heard, request) if answer.again and request.from_form else None)
        if form is not None:
            await self.forms.keep(heard, form)
            why = "discord.form_kept" if request.from_form else "discord.form_late"
            await reply.show(form_message(heard, form, language, why))
        for waiting in self._notes.waiting(heard.person.account):
            await reply.show(waited_message(waiting, language))
            await self._notes.handed_over(waiting)
        if lacks is not None:
            await reply.show(lacks)
        await reply.end()


def language_of(heard: Heard) -> Language:
    return stranger_voice(heard.locale).language


def _heard_in(act: Act) -> Heard:
    by, place = act.request.by, act.request.place
    room = place.room if place else None
    return Heard(act.id, by.account.user, by.name, by.account.workspace, room, act.request.locale)
