"""What each kind of interaction is: read, understood, and handed to the desk. Also what is this platform's own."""

import re
from typing import Any, cast

import discord
from discord import app_commands, ui

from adapters.discord.answers import Refused
from adapters.discord.asides import Interaction, lacks_message
from adapters.discord.asking import choices, own_circles, takes_a_link
from adapters.discord.desk import Desk, language_of
from adapters.discord.forms import MARK
from adapters.discord.inbound import (
    CIRCLE_OPTION,
    Data,
    Heard,
    filled_in_request,
    handed_request,
    offered,
    pressed_request,
    typed,
    typed_request,
)
from adapters.discord.limits import OPTION, cut
from adapters.discord.notes import Notes
from adapters.discord.permissions import TO_MAKE_A_ROOM
from adapters.discord.pressed import ANY, Pressed, read_custom_id
from adapters.discord.render import pages
from adapters.discord.rooms import Rooms
from adapters.discord.talk import link_to
from adapters.discord.view import layout
from bot.message import Button, Buttons, Link, Message, Paragraph, Style, read_button_id
from bot.ports.keeping import Circles, StorageUnwell
from bot.words import phrases


class Door:
    def __init__(self, desk: Desk, notes: Notes, circles: Circles, rooms: Rooms) -> None:
        self._desk = desk
        self._notes = notes
        self._circles = circles
        self._rooms = rooms

    async def typed(self, interaction: Interaction) -> None:
        heard = await self._heard(interaction)
        if heard is not None:
            await self._desk.serve(interaction, heard, typed_request(_data(interaction), heard), thinking=True)

    async def handed(self, interaction: Interaction, word: str) -> None:
        """From the menu of a message."""

        async def way(interaction: Interaction) -> None:
            heard = await self._heard(interaction)
            if heard is not None:
                request = handed_request(_data(interaction), word, heard)
                await self._desk.serve(interaction, heard, request, thinking=True)

        await self._desk.receive(interaction, way)

    async def pressed(self, interaction: Interaction) -> None:
        carried = _data(interaction)["custom_id"]
        pressed = read_custom_id(carried)
        heard = _heard(interaction, pressed.server)
        if pressed.question:
            await self._desk.show_now(interaction, heard, self._question(pressed, _label(interaction, carried), heard))
        elif pressed.line.startswith(MARK):
            await self._reopen(interaction, heard, pressed.line)
        else:
            await self._desk.serve(interaction, heard, pressed_request(pressed, heard), thinking=False)

    async def filled_in(self, interaction: Interaction) -> None:
        data = _data(interaction)
        pressed = read_custom_id(data["custom_id"])
        heard = _heard(interaction, pressed.server)
        request = filled_in_request(pressed, data, heard)
        await self._desk.serve(interaction, heard, request, thinking=True)

    async def complete(self, interaction: Interaction, begun: str) -> list[app_commands.Choice[str]]:
        """Only what the asker may see; nothing where that is nothing."""
        data = _data(interaction)
        focused = typed(data).focused
        heard = _heard(interaction, "")
        if focused is None or not heard.server:
            return []
        request = typed_request(data, heard)
        try:
            if focused["name"] == CIRCLE_OPTION:
                found = await own_circles(self._circles, request)
            elif takes_a_link(request.command, focused["name"]):
                found = _voice_rooms(interaction)
            else:
                found = await choices(self._circles, request, focused["name"])
        except StorageUnwell:
            return []
        return [app_commands.Choice(name=cut(name, OPTION), value=value) for value, name in offered(found, begun)]

    async def make_room(self, interaction: Interaction) -> None:
        """A private thread inside this channel, for a circle to sit in."""
        heard = _heard(interaction, "")
        language = language_of(heard)
        inside = interaction.channel
        lacks = lacks_message(interaction, TO_MAKE_A_ROOM, language)
        if not isinstance(inside, discord.TextChannel) or lacks is not None:
            elsewhere = Message((Paragraph(phrases.say("discord.own_room.elsewhere", language)),))
            await self._desk.show_now(interaction, heard, lacks or elsewhere)
            return
        reply = await self._desk.acknowledge(interaction, heard, thinking=True)
        if reply is None:
            return
        name = phrases.label("discord.own_room.name", language)
        try:
            thread = await self._rooms.make_private(inside, name, heard.person.account)
        except Refused:
            await reply.show(Message((Paragraph(phrases.say("discord.own_room.elsewhere", language)),)))
            return
        start = Button(phrases.label("button.start", language), "start", style=Style.FIRST)
        first = Message((Paragraph(phrases.say("discord.own_room.first", language)), Buttons((start,))))
        page = pages(first, self._desk.setting(heard.server))[0]
        await thread.send(view=layout(page), allowed_mentions=discord.AllowedMentions.none())
        room = Link(thread.jump_url, name)
        await reply.show(Message((Paragraph(phrases.say("discord.own_room.made", language, room=room)),)))

    async def refused(self, interaction: Interaction, _: Exception) -> None:
        """A word that this process does not know, as somebody's Discord still shows yesterday's: the core says so."""
        if interaction.type is discord.InteractionType.application_command and not interaction.response.is_done():
            await self._desk.receive(interaction, self.typed)

    async def pressed_anyhow(self, interaction: Interaction) -> None:
        """A press that the library would drop without a word: the message has changed meanwhile, or is very old."""
        if re.fullmatch(ANY, _data(interaction)["custom_id"]):
            await self.pressed(interaction)
            return
        heard = _heard(interaction, "")
        said = Message((Paragraph(phrases.say("discord.expired", language_of(heard))),))
        await self._desk.show_now(interaction, heard, said)

    async def _heard(self, interaction: Interaction) -> Heard | None:
        """In private, a person who was met in one server alone means that one. None: already answered."""
        if interaction.guild_id is not None:
            return _heard(interaction, "")
        servers = self._notes.met_in(str(interaction.user.id))
        if len(servers) <= 1:
            return _heard(interaction, servers[0] if servers else "")
        heard = _heard(interaction, "")
        which = Message((Paragraph(phrases.say("discord.which_server", language_of(heard))),))
        await self._desk.show_now(interaction, heard, which)
        return None

    def _question(self, pressed: Pressed, label: str, heard: Heard) -> Message:
        """Asked before it is done, as other platforms do with a dialogue."""
        question = self._notes.questions.get(pressed.question)
        call = read_button_id(pressed.line)
        button = Button(label, call.command, call.circle, tuple(call.given.items()), Style.CAREFUL)
        text = (question,) if question else phrases.say("discord.sure", language_of(heard))
        return Message((Paragraph(text), Buttons((button,))))

    async def _reopen(self, interaction: Interaction, heard: Heard, line: str) -> None:
        form = await self._desk.forms.kept(heard, line)
        if form is not None:
            await self._desk.open_form(interaction, heard, form)
        else:
            gone = Message((Paragraph(phrases.say("discord.form_gone", language_of(heard))),))
            await self._desk.show_now(interaction, heard, gone)


def _voice_rooms(interaction: Interaction) -> list[tuple[str, str]]:
    """(address, name) of the rooms for voices that the asker can enter."""
    server, someone = interaction.guild, interaction.user
    if server is None or not isinstance(someone, discord.Member):
        return []
    rooms = [room for room in server.voice_channels if room.permissions_for(someone).connect]
    return [(link_to(str(server.id), room.id), room.name) for room in rooms]


def _data(interaction: Interaction) -> Data:
    return cast("Data", interaction.data or {})


def _heard(interaction: Interaction, server: str) -> Heard:
    in_server = interaction.guild_id is not None
    return Heard(
        id=str(interaction.id),
        user=str(interaction.user.id),
        name=interaction.user.display_name,
        server=str(interaction.guild_id) if in_server else server,
        room=str(interaction.channel_id) if in_server and interaction.channel_id else None,
        locale=str(interaction.locale),
    )


def _label(interaction: Interaction, custom_id: str) -> str:
    """What stands on the pressed button."""
    rows = interaction.message.components if interaction.message else ()
    buttons = [each for row in rows if isinstance(row, discord.ActionRow) for each in row.children]
    found = (b.label for b in buttons if isinstance(b, discord.Button) and b.custom_id == custom_id)
    return next(found, None) or "…"


def pressable(door: Door, desk: Desk) -> type[ui.DynamicItem[ui.Button[Any]]]:
    """Every button that we ever showed, known by its id alone: it works after any restart."""

    class Pressable(ui.DynamicItem[ui.Button[Any]], template=ANY):
        @classmethod
        async def from_custom_id(
            cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], _match: Any, /
        ) -> "Pressable":
            return cls(cast("ui.Button[Any]", item))

        async def callback(self, interaction: discord.Interaction[Any]) -> None:
            await desk.receive(interaction, door.pressed)

    return Pressable
