"""The way back to one person: what only they can see, for a quarter of an hour after they did something."""

import logging
from collections.abc import Awaitable, Callable
from typing import Final

import discord

from adapters.discord.notes import Act, Notes
from adapters.discord.render import Setting, pages
from adapters.discord.view import files, layout
from bot.message import Message
from bot.speaking import where

TakeAway = Callable[[], Awaitable[None]]

NOBODY: Final = discord.AllowedMentions.none()

log = logging.getLogger(__name__)


class Reply:
    """`thinking`: Discord shows that something is being done until we say something or take it away."""

    def __init__(
        self, hook: discord.Webhook, take_away: TakeAway, notes: Notes, setting: Setting, *, thinking: bool
    ) -> None:
        self._hook = hook
        self._take_away = take_away
        self._notes = notes
        self._setting = setting
        self._thinking = thinking

    async def show(self, message: Message) -> None:
        for page in pages(message, self._setting):
            await self._notes.keep_questions(page.questions)
            try:
                await self._hook.send(view=layout(page), files=files(page), ephemeral=True, allowed_mentions=NOBODY)
            except discord.HTTPException as trouble:  # they are gone, or it is too late to answer
                log.info("an answer could not be shown: %s", where(trouble))
                return
            self._thinking = False

    async def end(self) -> None:
        """Nothing more to say: what the room shows is answer enough."""
        if self._thinking:
            self._thinking = False
            try:
                await self._take_away()
            except discord.HTTPException as trouble:
                log.info("an answer could not be taken away: %s", where(trouble))


def reply_to(
    interaction: discord.Interaction[discord.Client], notes: Notes, setting: Setting, *, thinking: bool
) -> Reply:
    return Reply(interaction.followup, interaction.delete_original_response, notes, setting, thinking=thinking)


def reply_to_earlier(client: discord.Client, act: Act, notes: Notes, setting: Setting) -> Reply:
    """The way back of an interaction that an earlier process acknowledged."""
    hook = discord.Webhook.partial(act.application, act.token, client=client)
    hook.type = discord.WebhookType.application

    async def take_away() -> None:
        await hook.delete_message("@original")  # type: ignore[arg-type]  # Discord's own name for it

    return Reply(hook, take_away, notes, setting, thinking=act.thinking)
