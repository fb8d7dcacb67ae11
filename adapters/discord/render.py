"""A message as pages of components, each within every limit of Discord. Pure.

Most messages are one page. What does not fit goes on to the next one, and nothing is lost.
"""

import re
import unicodedata
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final, NamedTuple, assert_never

from msgspec import Struct

from adapters.discord.limits import BUTTON, COMPONENTS, ROW, TEXT, cut, length
from adapters.discord.literal import literally
from adapters.discord.pressed import Pressed, custom_id, question_key
from adapters.discord.text import Ids, pieces, pings
from bot.message import (
    Bullets,
    Button,
    Buttons,
    Facts,
    File,
    Heading,
    Message,
    Paragraph,
    Part,
    Quiet,
    Style,
    Text,
    button_id,
)

FACT: Final = 200  # characters of what a fact is called; a dot stands for the colon, in every language


class Key(NamedTuple):
    """A button as Discord has it."""

    id: str
    label: str
    style: Style


Block = str | tuple[Key, ...]  # a text display, or a row of buttons


class Page(Struct):
    blocks: list[Block] = []
    files: list[File] = []
    pings: list[int] = []
    questions: dict[str, str] = {}  # what to ask before a button is done, by its key

    def components(self) -> int:
        return len(self.files) + sum(1 if isinstance(block, str) else 1 + len(block) for block in self.blocks)

    def text(self) -> int:
        return sum(length(block) for block in self.blocks if isinstance(block, str))


class Line(NamedTuple):
    """`first` stands before it, `again` before each line that it goes on to."""

    first: str
    pieces: list[str]
    again: str = ""


class Setting(NamedTuple):
    """For whom a page is drawn: readers in this server, and the ids of the registered commands where they are known."""

    server: str
    ids: Ids = MappingProxyType({})


def pages(message: Message, setting: Setting) -> tuple[Page, ...]:
    made = [Page()]
    for part in message.parts:
        if isinstance(part, Buttons):
            _add_buttons(made, part, setting)
        else:
            _add_text(made, part, setting)
    for file in message.files:
        if made[-1].components() >= COMPONENTS:
            made.append(Page())
        made[-1].files.append(File(file_name(file.name), file.media_type, file.content))
    return tuple(page for page in made if page.components()) or (Page(blocks=["…"]),)


def _add_text(made: list[Page], part: Part, setting: Setting) -> None:
    texts, lines = _lines(part, setting)
    block: list[str] = []
    for written in (chunk for line in lines for chunk in _chunks(line)):
        room = TEXT - made[-1].text() - sum(length(each) + 1 for each in block)
        if length(written) > room or (not block and made[-1].components() >= COMPONENTS):
            _close(made[-1], block)
            made.append(Page())
            block = []
        block.append(written)
    _close(made[-1], block)
    made[-1].pings += [user for text in texts for user in pings(text, setting.server) if user not in made[-1].pings]


def _close(page: Page, block: list[str]) -> None:
    if "".join(block).strip():  # Discord refuses an empty text display
        page.blocks.append("\n".join(block))


def _lines(part: Part, setting: Setting) -> tuple[tuple[Text, ...], list[Line]]:
    def shown(text: Text) -> list[str]:
        return pieces(text, setting.server, setting.ids)

    match part:
        case Heading(text):
            return (text,), [Line("### ", [" " if piece == "\n" else piece for piece in shown(text)])]
        case Paragraph(text):
            return (text,), [Line("", shown(text))]
        case Quiet(text):
            return (text,), [Line("-# ", shown(text), "-# ")]
        case Bullets(items):
            return items, [Line("- ", shown(item), "  ") for item in items]
        case Facts(rows):
            return tuple(text for _, text in rows), [
                Line("", [f"**{literally(cut(name, FACT))}** · ", *shown(text)]) for name, text in rows
            ]
        case Buttons():
            return (), []
        case never:
            assert_never(never)


def _chunks(line: Line) -> Iterator[str]:
    """The line, in as many chunks as Discord needs; cut between words where there are any."""
    most = TEXT - 10
    begin, size = line.first, 0
    chunk: list[str] = []
    for piece in (f"\n{line.again}" if each == "\n" else each for each in line.pieces):
        if size + length(piece) > most - length(begin):
            at = next((i for i in range(len(chunk), 0, -1) if chunk[i - 1].isspace()), len(chunk))
            yield begin + "".join(chunk[:at]).rstrip()
            chunk, begin = chunk[at:], line.again
            size = sum(length(each) for each in chunk)
        chunk.append(piece)
        size += length(piece)
    yield begin + "".join(chunk)


def _add_buttons(made: list[Page], part: Buttons, setting: Setting) -> None:
    for start in range(0, len(part.row), ROW):
        row = part.row[start : start + ROW]
        if made[-1].components() + 1 + len(row) > COMPONENTS:
            made.append(Page())
        taken = {key.id for block in made[-1].blocks if not isinstance(block, str) for key in block}
        keys: list[Key] = []
        for button in row:
            keys.append(_key(button, setting, taken))
            taken.add(keys[-1].id)
            if button.confirm:
                made[-1].questions[question_key(button.confirm)] = button.confirm
        made[-1].blocks.append(tuple(keys))


def _key(button: Button, setting: Setting, taken: set[str]) -> Key:
    question = question_key(button.confirm) if button.confirm else ""
    pressed = Pressed(button_id(button), setting.server, question)
    copy = next(n for n in range(len(taken) + 1) if custom_id(pressed, n) not in taken)
    return Key(custom_id(pressed, copy), cut(button.label, BUTTON), button.style)


_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")


def file_name(name: str) -> str:
    """A name that Discord keeps as it is, so that the message can point to its file."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _UNSAFE.sub("-", plain).strip("-.") or "file"
