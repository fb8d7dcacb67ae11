"""Messages as Block Kit, within every limit and with all of it in the text that screen readers read. Pure."""

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, assert_never

from msgspec import Struct

from adapters.slack.limits import (
    ACTIONS,
    BLOCKS,
    CONFIRM_LABEL,
    CONFIRM_TEXT,
    CONFIRM_TITLE,
    HEADER,
    ID,
    LABEL,
    PAGE,
    TEXT,
    VIEW_BLOCKS,
    Json,
    cut,
    fits,
    pieces,
    size,
)
from adapters.slack.spans import BETWEEN, escaped, plain, rich, sections, spoken
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
    Strong,
    Style,
    Text,
    Typed,
    button_id,
)
from bot.nouns.people import Language
from bot.words.phrases import label

STYLES: Final = {Style.FIRST: "primary", Style.CAREFUL: "danger"}
NAME: Final = "Circlekeeper"  # the title of every window that is not a form


class Page(Struct, frozen=True):
    """One message on Slack."""

    text: str
    blocks: list[Json]


class Block(Struct, frozen=True):
    json: Json
    text: str


def pages(message: Message, tenant: str) -> list[Page]:
    """As many messages as it takes: nothing is lost. Nearly always one."""
    return list(_drawn_once(message)) if _says_only_ours(message) else _drawn(message, tenant)


@lru_cache(maxsize=32)
def _drawn_once(message: Message) -> tuple[Page, ...]:
    """What is the same for everybody, such as the help, is asked for often. No person's word is ever kept here."""
    return tuple(_drawn(message, ""))


def _says_only_ours(message: Message) -> bool:
    """It has buttons that lead to no circle: what is about one may hold a title that its people wrote."""
    leads = any(isinstance(part, Buttons) for part in message.parts)
    return leads and not message.files and all(map(_is_ours, message.parts))


def _is_ours(part: Part) -> bool:
    match part:
        case Buttons(row):
            return all(button.circle is None for button in row)
        case Bullets(items):
            texts = items
        case Facts(rows):
            texts = tuple(value for _, value in rows)
        case _:
            texts = (part.text,)
    return all(isinstance(span, str | Typed) for text in texts for span in text)


def _drawn(message: Message, tenant: str) -> list[Page]:
    found: list[list[Block]] = [[]]
    room = PAGE
    for block in _blocks(message, tenant):
        needed = size(block.json)
        if found[-1] and (needed > room or len(found[-1]) == BLOCKS):
            found.append([])
            room = PAGE
        found[-1].append(block)
        room -= needed
    return [_page(blocks) for blocks in found]


def _page(blocks: list[Block]) -> Page:
    text = "\n".join(block.text for block in blocks)
    return Page(text if text.strip() else "–", [block.json for block in blocks])


def home(message: Message, tenant: str, language: Language) -> Json:
    return {"type": "home", "blocks": _for_view(message, tenant, language)}


def window(message: Message, tenant: str, language: Language) -> Json:
    """A modal that only shows something."""
    title = {"type": "plain_text", "text": NAME, "emoji": False}
    return {
        "type": "modal",
        "callback_id": "shown",
        "title": title,
        "blocks": _for_view(message, tenant, language),
    }


def message_blocks(message: Message, tenant: str) -> list[Json]:
    return [block.json for block in _blocks(message, tenant)]


def _for_view(message: Message, tenant: str, language: Language) -> list[Json]:
    blocks = message_blocks(message, tenant)
    if len(blocks) <= VIEW_BLOCKS:
        return blocks
    return [*blocks[: VIEW_BLOCKS - 1], _quiet(label("slack.more", language))]


def _blocks(message: Message, tenant: str) -> Iterator[Block]:
    names = ActionNames()
    for part in message.parts:
        yield from _part(part, tenant, names)
    for file in message.files:
        yield from _file(file)


def _part(part: Part, tenant: str, names: "ActionNames") -> Iterator[Block]:
    match part:
        case Heading(text):
            yield from _heading(text, tenant)
        case Paragraph(text):
            yield from _sections(rich(text, tenant))
        case Quiet(text):
            yield from _small(text, tenant)
        case Bullets(items):
            yield from _bullets(items, tenant)
        case Facts(rows):
            yield from _facts(rows, tenant)
        case Buttons(row):
            yield from _actions(row, names)
        case never:
            assert_never(never)


def _heading(text: Text, tenant: str) -> Iterator[Block]:
    words = plain(text)
    if words and words.strip() and fits(words, HEADER) and "\n" not in words:
        yield Block({"type": "header", "text": plain_text(words)}, escaped(words))
    else:
        yield from _sections([{**e, "style": {"bold": True}} if e["type"] == "text" else e for e in rich(text, tenant)])


def _small(text: Text, tenant: str) -> Iterator[Block]:
    words = plain(text)
    if words is None:
        yield from _sections(rich(text, tenant))
        return
    for piece in pieces(words, TEXT):
        yield Block(_quiet(piece), escaped(piece))


def _quiet(text: str) -> Json:
    return {"type": "context", "elements": [plain_text(text)]}


def _sections(elements: list[Json]) -> Iterator[Block]:
    for group in sections(elements):
        section = {"type": "rich_text_section", "elements": group}
        yield Block({"type": "rich_text", "elements": [section]}, spoken(group))


def _bullets(items: tuple[Text, ...], tenant: str) -> Iterator[Block]:
    """Items that are short stand in one list; a list is broken before it grows too long to send."""
    waiting: list[Json] = []
    room = PAGE // 2
    for item in items:
        for group in sections(rich(item, tenant)):
            section = {"type": "rich_text_section", "elements": group}
            needed = size(section)
            if waiting and needed > room:
                yield _list(waiting)
                waiting, room = [], PAGE // 2
            waiting.append(section)
            room -= needed
    if waiting:
        yield _list(waiting)


def _list(items: list[Json]) -> Block:
    elements = [{"type": "rich_text_list", "style": "bullet", "elements": items}]
    text = "\n".join(f"• {spoken(item['elements'])}" for item in items)
    return Block({"type": "rich_text", "elements": elements}, text)


def _facts(rows: tuple[tuple[str, Text], ...], tenant: str) -> Iterator[Block]:
    elements: list[Json] = []
    for name, value in rows:
        elements += rich((*(("\n",) if elements else ()), Strong(name), BETWEEN, *value), tenant)
    yield from _sections(elements)


def _file(file: File) -> Iterator[Block]:
    """Shown rather than sent: no copy of somebody's words stays with Slack's files, and no scope is needed."""
    yield from _sections(rich((Strong(file.name),), ""))
    for piece in pieces(file.content.decode(errors="replace").strip() or "–", TEXT):
        text = {"type": "text", "text": piece}
        section = {"type": "rich_text_preformatted", "elements": [text]}
        yield Block({"type": "rich_text", "elements": [section]}, escaped(piece))


# Buttons


class ActionNames:
    """Slack wants every action_id of a message to be another one, also where two buttons do the same."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def for_line(self, line: str) -> str:
        name = line if fits(line, ID - 8) else hashlib.sha256(line.encode()).hexdigest()
        free = name
        while free in self._taken:
            free = f"{name}#{len(self._taken)}"
        self._taken.add(free)
        return free


def _actions(row: tuple[Button, ...], names: ActionNames) -> Iterator[Block]:
    """In one block where they fit; each question that a button asks needs its room, too."""
    waiting: list[tuple[Button, Json]] = []
    room = PAGE // 2
    for button in row:
        shown = _button(button, names)
        needed = size(shown)
        if waiting and (needed > room or len(waiting) == ACTIONS):
            yield _action_block(waiting)
            waiting, room = [], PAGE // 2
        waiting.append((button, shown))
        room -= needed
    if waiting:
        yield _action_block(waiting)


def _action_block(buttons: list[tuple[Button, Json]]) -> Block:
    text = " ".join(f"[{escaped(button.label)}]" for button, _ in buttons)
    return Block({"type": "actions", "elements": [shown for _, shown in buttons]}, text)


def _button(button: Button, names: ActionNames) -> Json:
    line = button_id(button)
    shown: Json = {
        "type": "button",
        "action_id": names.for_line(line),
        "text": plain_text(cut(button.label or "–", LABEL)),
        "value": line,
    }
    if button.style in STYLES:
        shown["style"] = STYLES[button.style]
    if button.confirm:
        shown["confirm"] = _confirm(button)
    return shown


def _confirm(button: Button) -> Json:
    no = label("confirm.no", language_of(button.confirm))
    return {
        "title": plain_text(cut(button.label or "–", CONFIRM_TITLE)),
        "text": plain_text(cut(button.confirm, CONFIRM_TEXT)),
        "confirm": plain_text(cut(button.label or "–", CONFIRM_LABEL)),
        "deny": plain_text(cut(no, CONFIRM_LABEL)),
    }


def language_of(question: str) -> Language:
    """A message does not say its language, but a French question mark keeps its distance."""
    return Language.FR if "\u202f?" in question or "\u00a0?" in question else Language.EN


def plain_text(text: str) -> Json:
    """Literal: not even `:wave:` becomes anything else."""
    return {"type": "plain_text", "text": text, "emoji": False}
