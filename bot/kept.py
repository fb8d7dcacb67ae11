"""Putting kept words into a message, at the last moment and nowhere else: the outbox holds only where they lie.

Words that the very change forgets are the exception: they are put in before they are gone, and the outbox, which is
sealed, holds them until they have been said.
"""

from collections.abc import Callable, Collection

from msgspec.structs import replace

from bot.happenings.outcome import Outcome
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
from bot.nouns.circle import CircleId
from bot.ports.keeping import Circles, OwnWords
from bot.words.scene import Told

GONE = "…"  # what stands where words were

Kept = dict[tuple[str, str], str]  # (member, words id): the words


async def with_kept_words(circles: Circles, circle: CircleId | None, message: Message) -> Message:
    """The message with every `KeptWords` replaced by the words; those destroyed meanwhile leave an ellipsis."""
    owners = {span.member for text in _texts(message) for span in text if isinstance(span, KeptWords)}
    if not owners or circle is None:
        return message
    found = await _found(circles, circle, owners)

    def put_in(span: Span) -> Span:
        if not isinstance(span, KeptWords):
            return span
        return Words(found.get((span.member, span.id), GONE), kept=(circle, span.member, span.id))

    return _with(message, put_in)


def owners_shown(message: Message) -> set[tuple[CircleId, str]]:
    """Whose kept words stand in it, and of which circle."""
    spans = (span for text in _texts(message) for span in text)
    shown = {span.kept[:2] for span in spans if isinstance(span, Words) and span.kept}
    return shown | {file.kept for file in message.files if file.kept}


def blotted(message: Message, circle: CircleId, member: str, kept: Collection[str]) -> Message:
    """Without this member's words that are not kept any more; their file goes with the last of them."""

    def blot(span: Span) -> Span:
        if not isinstance(span, Words) or span.kept is None:
            return span
        of, owner, id = span.kept
        return Words(GONE) if (of, owner) == (circle, member) and id not in kept else span

    files = tuple(file for file in message.files if kept or file.kept != (circle, member))
    return replace(_with(message, blot), files=files)


async def before_they_go(
    circles: Circles, outcome: Outcome, told: tuple[Told, ...]
) -> tuple[tuple[Told, ...], tuple[OwnWords, ...]]:
    """What is told, with the words that this outcome forgets; and the copies that it hands on, each to its keeper."""
    going = set(outcome.forget)
    owners = {member for member, _ in going} | {author for author, _, _ in outcome.hand_on}
    if not owners or (not told and not outcome.hand_on):
        return told, ()
    found = await _found(circles, outcome.circle.id, owners)
    found |= {(own.member, own.id): own.text for own in outcome.keep}  # the last to write is shown with the others

    def put_in(span: Span) -> Span:
        if isinstance(span, KeptWords) and (span.member, span.id) in going:
            return Words(found.get((span.member, span.id), GONE))
        return span

    copies = tuple(
        OwnWords(f"{id}-{author}", keeper, found[author, id])
        for author, id, keeper in outcome.hand_on
        if (author, id) in found
    )
    return tuple(replace(one, message=_with(one.message, put_in)) for one in told), copies


async def _found(circles: Circles, circle: CircleId, owners: set[str]) -> Kept:
    return {(owner, kept.id): kept.text for owner in owners for kept in await circles.words(circle, owner)}


def _with(message: Message, put_in: Callable[[Span], Span]) -> Message:
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
