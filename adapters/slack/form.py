"""Forms as modals, and a modal with what was typed in it offered back. Pure."""

import json
import re
from datetime import date
from typing import Any, Final

from adapters.slack.limits import (
    FIELD_LABEL,
    LABEL,
    METADATA,
    OPTION_VALUE,
    OPTIONS,
    TEXT,
    TITLE,
    VIEW_BLOCKS,
    Json,
    cut,
    fits,
    length,
)
from adapters.slack.render import message_blocks, plain_text
from bot.message import Field, FieldKind, Form, Message, Paragraph, button_id

FORM: Final = "form"  # the callback of every form; what it does stands in its metadata
VALUE: Final = "value"  # the action of every input
KEPT: Final = ("type", "title", "submit", "close", "callback_id", "private_metadata", "blocks")
INITIAL: Final = {
    "plain_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "multi_users_select": ("selected_users", "initial_users"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
}


def form_view(form: Form, tenant: str, *, room: str | None, answer_to: str = "") -> Json:
    """`answer_to`: where an answer can be sent that only this person sees, for half an hour."""
    blocks = message_blocks(Message((Paragraph(form.intro),)), tenant) if form.intro else []
    for field in form.fields:
        if field.error:
            blocks.append({"type": "context", "elements": [plain_text(cut(field.error, TEXT))]})
        blocks.append(_input(field))
    return {
        "type": "modal",
        "callback_id": FORM,
        "title": plain_text(cut(form.title or "–", TITLE)),
        "submit": plain_text(cut(form.submit or "–", TITLE)),
        "private_metadata": _metadata(form, room, answer_to),
        "blocks": blocks,
    }


def _metadata(form: Form, room: str | None, answer_to: str) -> str:
    said = {"do": button_id(form), "room": room or "", "to": answer_to}
    whole = json.dumps(said)
    return whole if fits(whole, METADATA) else json.dumps({**said, "to": ""})


def form_errors(form: Form, view: Json) -> dict[str, str] | None:
    """What is wrong, by block, when this form can be answered in the view that was sent; None: it is another one."""
    there = {block.get("block_id") for block in view.get("blocks", []) if block.get("type") == "input"}
    if {field.name for field in form.fields} != there:
        return None
    return {field.name: cut(field.error, TEXT) for field in form.fields if field.error} or None


def _input(field: Field) -> Json:
    shown: Json = {
        "type": "input",
        "block_id": field.name,
        "label": plain_text(cut(field.label or "–", FIELD_LABEL)),
        "element": {"action_id": VALUE, **_element(field)},
        "optional": not field.required,
    }
    if field.hint:
        shown["hint"] = plain_text(cut(field.hint, FIELD_LABEL))
    return shown


def _element(field: Field) -> Json:
    match field.kind:
        case FieldKind.CHOICE if _can_be_chosen(field):
            return _select(field)
        case FieldKind.PEOPLE:
            return {"type": "multi_users_select"}
        case FieldKind.DAY:
            return {"type": "datepicker"} | ({"initial_date": field.value} if _is_day(field.value) else {})
        case FieldKind.TIME:
            is_time = re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", field.value)
            return {"type": "timepicker"} | ({"initial_time": field.value} if is_time else {})
        case FieldKind.NUMBER:
            number = {"type": "number_input", "is_decimal_allowed": False}
            is_number = field.value.isascii() and field.value.isdigit()
            return number | ({"initial_value": field.value} if is_number else {})
        case _:
            return _text_input(field)


def _text_input(field: Field) -> Json:
    """What stands in it already may be longer than what may be sent: it can be shortened there."""
    shown: Json = {
        "type": "plain_text_input",
        "multiline": field.kind is FieldKind.ESSAY,
        "max_length": min(TEXT, max(1, field.longest, length(field.value))),
    }
    if field.value:
        shown["initial_value"] = cut(field.value, TEXT)
    return shown


def _can_be_chosen(field: Field) -> bool:
    return 0 < len(field.options) <= OPTIONS * OPTIONS and all(
        0 < length(value) <= OPTION_VALUE for value, _ in field.options
    )


def _select(field: Field) -> Json:
    options = [_option(value, name, field.lines.get(value, "")) for value, name in field.options]
    shown: Json = {"type": "static_select"}
    if len(options) <= OPTIONS:
        shown["options"] = options
    else:
        shown["option_groups"] = [
            {"label": plain_text(f"{at + 1}–{at + len(part)}"), "options": part}
            for at in range(0, len(options), OPTIONS)
            if (part := options[at : at + OPTIONS])
        ]
    initial = next((option for option in options if option["value"] == field.value), None)
    return shown | ({"initial_option": initial} if initial else {})


def _option(value: str, name: str, line: str) -> Json:
    shown: Json = {"text": plain_text(cut(name or "–", LABEL)), "value": value}
    return shown | ({"description": plain_text(cut(line, LABEL))} if line else {})


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def offered_back(view: Json, why: Message, tenant: str) -> Json:
    """The form as it was sent, with everything that was typed standing in it, and what there is to say above it."""
    typed: Json = view.get("state", {}).get("values", {})
    said = [block for block in message_blocks(why, tenant) if block["type"] != "actions"]
    inputs = [_refilled(block, typed) for block in view.get("blocks", []) if block.get("type") == "input"]
    kept = {key: view[key] for key in KEPT if view.get(key) is not None}
    return {**kept, "blocks": [*said[: VIEW_BLOCKS - len(inputs)], *inputs]}


def _refilled(block: Json, typed: Json) -> Json:
    element: Any = block.get("element")
    if not isinstance(element, dict):
        return block
    state = typed.get(str(block.get("block_id")), {}).get(element.get("action_id"), {})
    name, initial = INITIAL.get(element.get("type", ""), ("value", "initial_value"))
    element = {key: value for key, value in element.items() if key != initial}
    if state.get(name):
        element[initial] = state[name]
    return {**block, "element": element}
