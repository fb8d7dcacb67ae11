"""People's words for Discord's markdown: shown as they were written, without ever pinging, linking or formatting.

Each piece is the smallest thing that a long text may not be cut inside of.
"""

import re
import unicodedata
from typing import Final

# A backslash takes the meaning of any punctuation. These never go without:
_ALWAYS: Final = frozenset("\\*_~|`<>[]@#")
# and these mean something at the beginning of a line, where they make a list.
_AT_LINE_START: Final = re.compile(r"(?:\A|\n)[ \t]*(?:\d+(?=[.)]))?([+-]|(?<=\d)[.)])")
_ADDRESS: Final = re.compile("://")
_JOINER: Final = "\u200d"
_LONGEST_PIECE: Final = 40  # characters; a heap of accents beyond that may be cut
# Marks that turn the direction of all that follows. They cannot be seen, and could disorder words that are not theirs.
_TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ISOLATE, _POP = "\u2068", "\u2069"


def literal(text: str) -> list[str]:
    """Pieces that show the text literally."""
    text = _TURNING.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""))
    marks = {match.start(1) for match in _AT_LINE_START.finditer(text)}
    marks |= {match.start() for match in _ADDRESS.finditer(text)}
    pieces: list[str] = []
    for index, character in enumerate(text):
        if pieces and _joins(pieces[-1], character):
            pieces[-1] += character
        else:
            pieces.append(f"\\{character}" if character in _ALWAYS or index in marks else character)
    if any(unicodedata.bidirectional(character) in ("R", "AL") for character in text):
        return [_ISOLATE, *pieces, _POP]
    return pieces


def _joins(before: str, character: str) -> bool:
    """Whether this belongs to what stands before it: an accent, or the next member of an emoji family."""
    if len(before) > _LONGEST_PIECE or character.isascii():
        return False
    return before.endswith(_JOINER) or unicodedata.category(character) in ("Mn", "Me", "Sk") or character == _JOINER


def literally(text: str) -> str:
    return "".join(literal(text))
