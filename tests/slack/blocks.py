"""What Slack would refuse of Block Kit, checked apart from the code that renders it."""

import json
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

BLOCK_TYPES = {"header", "context", "rich_text", "actions", "input", "section", "divider"}
LIMITS = {  # (type of the parent, key): characters of the text object there
    ("header", "text"): 150,
    ("button", "text"): 75,
    ("input", "label"): 2000,
    ("input", "hint"): 2000,
    ("modal", "title"): 24,
    ("modal", "submit"): 24,
    ("modal", "close"): 24,
    ("confirm", "title"): 100,
    ("confirm", "text"): 300,
    ("confirm", "confirm"): 30,
    ("confirm", "deny"): 30,
    ("option", "text"): 75,
}
INPUTS = {"plain_text_input", "number_input", "static_select", "multi_users_select", "datepicker", "timepicker"}


def complaints(call: Json) -> list[str]:
    """Of the arguments of any call that shows something."""
    found = list(_message(call)) if "blocks" in call else []
    view = call.get("view")
    return found + (list(view_complaints(view)) if isinstance(view, dict) else [])


def _message(call: Json) -> Iterator[str]:
    blocks = call["blocks"]
    if len(blocks) > 50:
        yield f"{len(blocks)} blocks"
    if not str(call.get("text", "")).strip():
        yield "no text for screen readers"
    if len(json.dumps(blocks, ensure_ascii=False)) > 11_000:
        yield "blocks too long in all"
    yield from _blocks(blocks)


def view_complaints(view: Json) -> Iterator[str]:
    if not 0 < len(view["blocks"]) <= 100:
        yield f"{len(view['blocks'])} blocks in a view"
    if len(view.get("private_metadata", "")) > 3000:
        yield "private_metadata"
    for name in ("title", "submit", "close"):
        if view["type"] == "modal" and name in view:
            yield from _text(view[name], ("modal", name))
    if any(block["type"] == "input" for block in view["blocks"]) and "submit" not in view:
        yield "inputs without submit"
    yield from _blocks(view["blocks"])


def _blocks(blocks: list[Json]) -> Iterator[str]:
    names = [block["block_id"] for block in blocks if "block_id" in block]
    actions = [e.get("action_id") for b in blocks if b["type"] == "actions" for e in b["elements"]]
    if len(set(names)) < len(names) or len(set(actions)) < len(actions):
        yield "the same id twice"
    for block in blocks:
        if block["type"] not in BLOCK_TYPES:
            yield f"unknown block {block['type']}"
        yield from _block(block)


def _block(block: Json) -> Iterator[str]:
    match block["type"]:
        case "header":
            yield from _text(block["text"], ("header", "text"))
        case "context":
            if not 0 < len(block["elements"]) <= 10:
                yield "context elements"
            for element in block["elements"]:
                yield from _text(element, ("context", "text"), 3000)
        case "actions":
            if not 0 < len(block["elements"]) <= 25:
                yield "action elements"
            for element in block["elements"]:
                yield from _button(element)
        case "rich_text":
            yield from _rich(block["elements"])
        case "input":
            yield from _input(block)
        case _:
            pass


def _text(text: Json, where: tuple[str, str], most: int = 0) -> Iterator[str]:
    if set(text) - {"type", "text", "emoji"} or text["type"] != "plain_text":
        yield f"not plain text: {where}"
    if not 0 < _length(text["text"]) <= (most or LIMITS[where]):
        yield f"{where}: {_length(text['text'])} characters"


def _button(button: Json) -> Iterator[str]:
    yield from _text(button["text"], ("button", "text"))
    if not 0 < _length(button["action_id"]) <= 255 or _length(button["value"]) > 2000:
        yield "a button's ids"
    for name, text in button.get("confirm", {}).items():
        yield from _text(text, ("confirm", name))


def _rich(elements: list[Json]) -> Iterator[str]:
    if not elements:
        yield "empty rich text"
    for element in elements:
        sections = element["elements"] if element["type"] == "rich_text_list" else [element]
        for section in sections:
            if not section["elements"]:
                yield "an empty section"
            if sum(_length(part.get("text", "")) for part in section["elements"]) > 3000:
                yield "a section too long"
            if any(part["type"] == "text" and not part["text"] for part in section["elements"]):
                yield "an empty text"


def _input(block: Json) -> Iterator[str]:
    element = block["element"]
    if element["type"] not in INPUTS or not 0 < _length(block["block_id"]) <= 255:
        yield f"not an input: {element['type']}"
    yield from _text(block["label"], ("input", "label"))
    if "hint" in block:
        yield from _text(block["hint"], ("input", "hint"))
    if not 0 < element.get("max_length", 1) <= 3000:
        yield "max_length"
    if _length(str(element.get("initial_value", ""))) > element.get("max_length", 3000):
        yield "an initial value longer than what may be sent"
    groups = element.get("option_groups", [{"options": element.get("options", [])}])
    if element["type"] == "static_select" and not 0 < len(groups) <= 100:
        yield "option groups"
    for group in groups if element["type"] == "static_select" else []:
        if not 0 < len(group["options"]) <= 100:
            yield "options"
        for option in group["options"]:
            yield from _text(option["text"], ("option", "text"))
            if not 0 < _length(option["value"]) <= 150:
                yield "an option's value"


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
