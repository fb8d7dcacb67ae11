"""What a button or a form carries on Discord: the core's own line, and what only this platform must remember.

    server|question|line#copy

`server` (in base 36): whose private message this is, since a direct message belongs to no server. `question`: what is
asked before it is done. `copy`: tells two buttons of one message apart that do the same.
"""

import hashlib
from typing import Final, NamedTuple

from adapters.discord.limits import CUSTOM_ID

ANY: Final = r"[0-9a-z]*\|[0-9a-f]*\|[^|]+"  # what `custom_id` makes
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


class Pressed(NamedTuple):
    line: str
    server: str = ""
    question: str = ""


class TooLongToCarry(Exception):
    """A button says more than Discord can carry. The tests on all cards and forms see to it that this never comes."""


def custom_id(pressed: Pressed, copy: int = 0) -> str:
    made = f"{_short(pressed.server)}|{pressed.question}|{pressed.line}{f'#{copy}' if copy else ''}"
    if len(made) > CUSTOM_ID:
        raise TooLongToCarry(len(made))
    return made


def read_custom_id(carried: str) -> Pressed:
    server, question, line = carried.split("|", 2)
    return Pressed(line.partition("#")[0], str(int(server, 36)) if server else "", question)


def question_key(question: str) -> str:
    return hashlib.sha256(question.encode()).hexdigest()[:8]


def _short(number: str) -> str:
    """A server's number has 17 to 20 digits; in base 36 at most 13."""
    left, made = int(number or 0), ""
    while left:
        left, digit = divmod(left, 36)
        made = _DIGITS[digit] + made
    return made
