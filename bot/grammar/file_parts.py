"""A practice file in the parts that a person can change one by one: its head, and each of its steps.

A form holds far less than a file. The parts are the file's own lines: nothing is read or written anew.
"""

import re

from msgspec import Struct

_STEP = re.compile(r"[ \t]*\[\[[ \t]*steps[ \t]*(\.[ \t]*steps[ \t]*)?\]\]")


class FilePart(Struct, frozen=True):
    """`line`: where it begins in its file, counted from 1."""

    line: int
    text: str


def parts_of(text: str) -> tuple[FilePart, ...]:
    """The head comes first, then each step as it stands in the file."""
    lines = text.splitlines()
    begins = [0, *(at for at, line in enumerate(lines) if at and _STEP.match(line))]
    ends = [*begins[1:], len(lines)]
    return tuple(
        FilePart(begin + 1, "\n".join(lines[begin:end]).strip()) for begin, end in zip(begins, ends, strict=True)
    )


def with_part(text: str, number: int, changed: str) -> tuple[str, int]:
    """The file with another text in place of this part, and the line on which that begins.

    Raises IndexError when it has no such part.
    """
    parts = [part.text for part in parts_of(text)]
    parts[number] = changed.strip()
    before = "".join(f"{part}\n\n" for part in parts[:number] if part)
    whole = "\n\n".join(part for part in parts if part) + "\n"
    return whole, before.count("\n") + 1
