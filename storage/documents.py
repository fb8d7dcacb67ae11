"""What is sealed, before it is sealed: JSON with a schema number, so that each release reads the earlier.

A new field with a default needs nothing here. Whatever else changes in a stored noun adds one step to that
noun's `upgrades`, and the golden documents of earlier releases, under tests/storage/golden, prove it.
"""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from msgspec import DecodeError, Raw, Struct, ValidationError, json

from bot.message import Answer
from bot.nouns.circle import Circle
from bot.ports.keeping import StorageUnwell
from bot.ports.sayings import Saying

Document = TypeVar("Document")
Upgrade = Callable[[dict[str, Any]], dict[str, Any]]  # plain data of one schema -> plain data of the next


class DocumentNewer(StorageUnwell):
    """Written by a newer release than this one."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(f"a document has schema {found}, and this release reads up to {known}: run the newer one")


class DocumentUnreadable(StorageUnwell):
    """Not a document of ours. What it held is not repeated here."""


class _Sheet(Struct):
    schema: int
    document: Raw


class Format(Generic[Document]):
    """How one noun is written. `upgrades[n]` turns plain data of schema n + 1 into that of schema n + 2."""

    def __init__(self, noun: type[Document], upgrades: Sequence[Upgrade] = ()) -> None:
        self._upgrades = upgrades
        self._schema = len(upgrades) + 1
        self._encode = json.Encoder().encode
        self._decode = json.Decoder(noun).decode

    def write(self, document: Document) -> bytes:
        return self._encode(_Sheet(self._schema, Raw(self._encode(document))))

    def read(self, written: bytes) -> Document:
        try:
            sheet = _read_sheet(written)
            if sheet.schema > self._schema:
                raise DocumentNewer(sheet.schema, self._schema)
            if sheet.schema == self._schema:
                return self._decode(sheet.document)
            plain = json.decode(sheet.document)
            for upgrade in self._upgrades[sheet.schema - 1 :]:
                plain = upgrade(plain)
            return self._decode(self._encode(plain))
        except (DecodeError, ValidationError) as error:
            # msgspec names the path and the types, never the value; still the cause stays out of the
            # traceback.
            raise DocumentUnreadable(f"not a document of ours: {type(error).__name__}") from None


_read_sheet = json.Decoder(_Sheet).decode

CIRCLE_UPGRADES: Sequence[Upgrade] = ()
SAYING_UPGRADES: Sequence[Upgrade] = ()
ANSWER_UPGRADES: Sequence[Upgrade] = ()

CIRCLES = Format(Circle, CIRCLE_UPGRADES)
SAYINGS = Format(Saying, SAYING_UPGRADES)
ANSWERS = Format(Answer, ANSWER_UPGRADES)
