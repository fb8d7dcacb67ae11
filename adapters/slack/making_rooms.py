"""A private channel for a circle, made when somebody asks for one: `/circle room`, with a name if they like."""

import re
import secrets
import unicodedata
from typing import Final
from urllib.parse import urlencode

from adapters.slack.acts import Outcome
from adapters.slack.inbound import From, Heard
from adapters.slack.render import pages
from adapters.slack.web_api import SlackRefused, WebApi
from bot.message import Answer, Button, Buttons, Link, Message, Paragraph, Style
from bot.nouns.people import Language
from bot.ports.platforms import NotNow, OutcomeUnknown
from bot.words.phrases import label, say

LONGEST_NAME: Final = 60  # Slack takes 80
WORDS: Final = frozenset(label("slack.room.word", language) for language in Language)


def asks_for_a_room(heard: Heard) -> bool:
    return heard.source is From.COMMAND and heard.command in WORDS


class MakingRooms:
    """`site`: where links into Slack begin."""

    def __init__(self, api: WebApi, site: str) -> None:
        self._api = api
        self._site = site

    async def make(self, heard: Heard, language: Language) -> Outcome:
        name = channel_name(heard.text or label("slack.room.name", language), secrets.token_hex(2))
        try:
            here = {"team_id": heard.team} if heard.team != heard.tenant else {}  # an organisation has many workspaces
            made = await self._api.call(heard.tenant, "conversations.create", name=name, is_private=True, **here)
            room = str(made["channel"]["id"])
            await self._api.call(heard.tenant, "conversations.invite", channel=room, users=heard.user)
            page = pages(_welcome(language), heard.tenant)[0]
            shown = {"channel": room, "text": page.text, "blocks": page.blocks}
            await self._api.call(heard.tenant, "chat.postMessage", room=room, **shown)
        except (SlackRefused, NotNow, OutcomeUnknown, KeyError):
            return Outcome(Answer(Message((Paragraph(say("slack.room.not_made", language)),))), language)
        query = urlencode({"channel": room, "team": heard.team})
        there = Link(f"{self._site}app_redirect?{query}", f"#{name}")
        return Outcome(Answer(Message((Paragraph(say("slack.room.made", language, room=there)),))), language)


def _welcome(language: Language) -> Message:
    start = Button(label("slack.room.start", language), "start", style=Style.FIRST)
    return Message((Paragraph(say("slack.room.welcome", language)), Buttons((start,))))


def channel_name(wish: str, suffix: str) -> str:
    """As Slack wants it: lower case, hyphens for what is neither letter nor digit; the suffix makes it a new one."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", wish) if not unicodedata.combining(c))
    name = re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")[:LONGEST_NAME].strip("-")
    return f"{name}-{suffix}" if name else suffix
