"""Finding on the shelf: by a word, wherever it stands, or by a #tag."""

from collections.abc import Sequence

from bot.nouns.community import Shelved

MOST_ON_SHELF = 500
LONGEST_WHERE = 500  # characters
MOST_TAGS, LONGEST_TAG = 6, 30


def found(shelf: Sequence[Shelved], wanted: str) -> list[Shelved]:
    """What holds every word that was asked for; the newest first. `#word` looks at the tags alone."""
    words = wanted.casefold().split()
    return [thing for thing in reversed(shelf) if all(_holds(thing, word) for word in words)]


def _holds(thing: Shelved, word: str) -> bool:
    tags = [tag.casefold() for tag in thing.tags]
    if word.startswith("#"):
        return word[1:] in tags
    return any(word in text for text in (thing.title.casefold(), thing.where.casefold(), *tags))


def tags_in(typed: str) -> tuple[str, ...]:
    """From "budget, #Listening": each once, however it is written, without its sign."""
    pieces = (piece.strip().lstrip("#")[:LONGEST_TAG].strip() for piece in typed.replace(",", " ").split())
    once: dict[str, str] = {}
    for piece in pieces:
        once.setdefault(piece.casefold(), piece)
    return tuple(piece for piece in once.values() if piece)[:MOST_TAGS]
