"""Putting kept words into a message, at the last moment and nowhere else: the outbox holds only where they lie."""

from collections.abc import Callable

from msgspec.structs import replace

from bot.circle import CircleId
from bot.message import (
    Bullets,
    Buttons,
    Facts,
    Heading,
    KeptWords,
    Message,
    Paragraph,
    Part,
    Quiet,
    Span,
    Text,
    Words,
)
from bot.ports import Circles


async def with_kept_words(circles: Circles, circle: CircleId | None, message: Message) -> Message:
    """The message with every `KeptWords` replaced by the words; those destroyed meanwhile leave an ellipsis."""
    owners = {span.member for text in _texts(message) for span in text if isinstance(span, KeptWords)}
    if not owners or circle is None:
        return message
    found: dict[str, str] = {}
    for owner in owners:
        found |= {kept.id: kept.text for kept in await circles.words(circle, owner)}

    def put_in(span: Span) -> Span:
        return Words(found.get(span.id, "…")) if isinstance(span, KeptWords) else span

    return replace(message, parts=tuple(_part(part, put_in) for part in message.parts))


def _texts(message: Message) -> list[Text]:
    texts: list[Text] = []
    for part in message.parts:
        match part:
            case Heading(text) | Paragraph(text) | Quiet(text):
                texts.append(text)
            case Bullets(items):
                texts += items
            case Facts(rows):
                texts += [text for _, text in rows]
            case Buttons():
                pass
    return texts


def _part(part: Part, put_in: Callable[[Span], Span]) -> Part:
    match part:
        case Heading(text) | Paragraph(text) | Quiet(text):
            return replace(part, text=tuple(map(put_in, text)))
        case Bullets(items):
            return Bullets(tuple(tuple(map(put_in, item)) for item in items))
        case Facts(rows):
            return Facts(tuple((label, tuple(map(put_in, text))) for label, text in rows))
        case _:
            return part
