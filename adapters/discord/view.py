"""Pages and forms as discord.py's own objects. They are only drawn: who presses them is heard by their ids alone.

Each is stopped before it is sent, so that the library keeps none of them in memory.
"""

from io import BytesIO
from typing import Any, Final

import discord
from discord import ui

from adapters.discord.form import Choice, Control, Input, People, Sheet
from adapters.discord.render import Page
from bot.message import Style

STYLES: Final = {
    Style.PLAIN: discord.ButtonStyle.secondary,
    Style.FIRST: discord.ButtonStyle.primary,
    Style.CAREFUL: discord.ButtonStyle.danger,
}


def layout(page: Page) -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    for block in page.blocks:
        if isinstance(block, str):
            view.add_item(ui.TextDisplay(block))
        else:
            row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
            for key in block:
                row.add_item(ui.Button(label=key.label, custom_id=key.id, style=STYLES[key.style]))
            view.add_item(row)
    for file in page.files:
        view.add_item(ui.File(f"attachment://{file.name}"))
    view.stop()
    return view


def files(page: Page) -> list[discord.File]:
    return [discord.File(BytesIO(file.content), file.name) for file in page.files]


def allowed(page: Page) -> discord.AllowedMentions:
    """Nobody, but those whom the core wants to notify."""
    listed = [discord.Object(user) for user in page.pings]
    return discord.AllowedMentions(everyone=False, roles=False, replied_user=False, users=listed or False)


def modal(sheet: Sheet) -> ui.Modal:
    made = ui.Modal(title=sheet.title, custom_id=sheet.id)
    if sheet.intro:
        made.add_item(ui.TextDisplay(sheet.intro))
    for control in sheet.controls:
        made.add_item(ui.Label(text=control.label, description=control.hint or None, component=_component(control)))
    made.stop()
    return made


def _component(control: Control) -> ui.Item[Any]:
    match control:
        case Input():
            return ui.TextInput(
                custom_id=control.name,
                style=discord.TextStyle.paragraph if control.long else discord.TextStyle.short,
                placeholder=control.example or None,
                default=control.value or None,
                required=control.required,
                max_length=control.longest,
            )
        case Choice(few=True):
            radios = [
                discord.RadioGroupOption(
                    label=name, value=value, description=line or None, default=value == control.value
                )
                for value, name, line in control.options
            ]
            return ui.RadioGroup(custom_id=control.name, required=control.required, options=radios)
        case Choice():
            options = [
                discord.SelectOption(label=name, value=value, description=line or None, default=value == control.value)
                for value, name, line in control.options
            ]
            return ui.Select(custom_id=control.name, required=control.required, options=options)
        case People():
            return ui.UserSelect(
                custom_id=control.name,
                required=control.required,
                min_values=1 if control.required else 0,
                max_values=control.most,
            )
