"""Sealing: AES-256-GCM, bound to the row it lies in, so that a flipped, moved or swapped row does not open.

StorageUnwell
└── SealBroken    changed, moved, or sealed with another key
    └── KeyGone   the key that sealed it was destroyed, or never reached this database
"""

import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.ports.keeping import StorageUnwell

NONCE = 12  # bytes, random: a key seals far fewer than 2**32 times, below which random nonces are safe
KEY = 32  # bytes
HASH = 16  # bytes: enough that two rooms never meet in one hash


class SealBroken(StorageUnwell):
    """What lies at `row` was changed, moved, or sealed with another key. The rest goes on."""

    def __init__(self, row: str, why: str = "was changed or moved, or was sealed with another key") -> None:
        super().__init__(f"{row} cannot be opened: it {why}. Restore it from a backup.")
        self.row = row


class KeyGone(SealBroken):
    def __init__(self, row: str, key: str) -> None:
        super().__init__(row, f"needs the key {key}, which was destroyed or is missing")


class Key:
    """One key in use. Shows nothing of itself."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._cipher = AESGCM(secret)

    @classmethod
    def random(cls) -> "Key":
        return cls(os.urandom(KEY))

    def seal(self, plain: bytes, row: str) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + self._cipher.encrypt(nonce, plain, row.encode())

    def open(self, sealed: bytes, row: str) -> bytes:
        try:
            return self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], row.encode())
        except (InvalidTag, ValueError):  # ValueError: too short to have been sealed
            raise SealBroken(row) from None

    def wrap(self, key: "Key", name: str) -> bytes:
        return self.seal(key._secret, f"keys/{name}")

    def unwrap(self, wrapped: bytes, name: str) -> "Key":
        return Key(self.open(wrapped, f"keys/{name}"))

    def mark(self) -> str:
        """By which a key is told from others, and from which it cannot be made again."""
        seen = self.hash("mark").hex().upper()
        return f"{seen[:4]}-{seen[4:8]}"

    def hash(self, kind: str, *parts: str) -> bytes:
        """A name that only the holder of this key can find again; `kind` keeps rooms and people apart."""
        return hmac.digest(self._secret, "\0".join((kind, *parts)).encode(), "sha256")[:HASH]
