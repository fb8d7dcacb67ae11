"""What fits into Slack: its limits, as functions that are tested. Lengths are counted as clients do, in UTF-16."""

import json
from typing import Any, Final

Json = dict[str, Any]

BLOCKS: Final = 50  # of a message
VIEW_BLOCKS: Final = 100
TEXT: Final = 3000  # of a text object, a rich text section, an input's value
HEADER: Final = 150
TITLE: Final = 24  # of a modal; also its submit and close
LABEL: Final = 75  # of a button, of an option and of the line below it
FIELD_LABEL: Final = 2000  # of an input; also its hint
ACTIONS: Final = 25  # elements of one block
ID: Final = 255  # action_id, block_id
VALUE: Final = 2000  # of a button
OPTIONS: Final = 100  # of a select, or of one of its groups
OPTION_VALUE: Final = 150
METADATA: Final = 3000
CONFIRM_TITLE: Final = 100
CONFIRM_TEXT: Final = 300
CONFIRM_LABEL: Final = 30
# "msg_blocks_too_long" comes somewhere beyond 11,000 characters in all, and Slack does not say how it counts.
PAGE: Final = 9000  # characters of JSON
UPDATED_TEXT: Final = 3900  # bytes: the text of chat.update may have 4,000 once it is escaped


def length(text: str) -> int:
    return len(text) if text.isascii() else len(text) + sum(character > "\uffff" for character in text)


def fits(text: str, most: int) -> bool:
    return len(text) <= most and length(text) <= most


def cut(text: str, most: int) -> str:
    """As much as fits, with an ellipsis where something is left out. Only for labels of our own making."""
    return text if fits(text, most) else text[: _end(text, most - 1)].rstrip() + "…"


def pieces(text: str, most: int) -> list[str]:
    """All of the text, in pieces that fit: broken at lines or words where there are any."""
    found: list[str] = []
    while not fits(text, most):
        end = _end(text, most)
        at = max(text.rfind("\n", end // 2, end), text.rfind(" ", end // 2, end)) + 1 or end
        found.append(text[:at])
        text = text[at:]
    return [*found, text] if text else found


def _end(text: str, most: int) -> int:
    """How many characters of the text fit."""
    room = most
    for at, character in enumerate(text):
        room -= 2 if character > "\uffff" else 1
        if room < 0:
            return at
    return len(text)


def size(block: Json) -> int:
    return len(json.dumps(block, ensure_ascii=False))
