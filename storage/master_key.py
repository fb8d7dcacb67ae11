"""The operator's master key: a small file, backed up apart from the data. It wraps keys, never data.

Each line is an id and 32 bytes in base64. The first is the current one; those below only open what they
wrapped, until everything is wrapped anew. So: put a new line on top, start, and take the old line away.
"""

import base64
import binascii
import logging
import os
import secrets
from pathlib import Path

from storage.refused import MasterKeyUnreadable
from storage.seal import KEY, Key

log = logging.getLogger(__name__)


class MasterKeys:
    """The keys of one file, by id; `current` is the id of the one that wraps."""

    def __init__(self, file: Path, by_id: dict[str, Key]) -> None:
        self.file = file
        self.by_id = by_id
        self.current = next(iter(by_id), "")


def read_master_keys(file: Path) -> MasterKeys:
    """Raises MasterKeyUnreadable. No file reads as no keys: whether any is needed, the database says."""
    try:
        text = file.read_text("ascii")
        readable_by_others = file.stat().st_mode & 0o077
    except FileNotFoundError:
        return MasterKeys(file, {})
    except (OSError, UnicodeDecodeError) as error:
        raise MasterKeyUnreadable(file, type(error).__name__) from None
    if readable_by_others:
        log.warning("The master key file %s can be read by other users: run chmod 600 on it.", file)
    by_id: dict[str, Key] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        key_id, key = _read_line(file, number, line)
        if key_id in by_id:
            raise MasterKeyUnreadable(file, f"line {number} repeats the id {key_id}")
        by_id[key_id] = key
    if not by_id:
        raise MasterKeyUnreadable(file, "it holds no key")
    return MasterKeys(file, by_id)


def _read_line(file: Path, number: int, line: str) -> tuple[str, Key]:
    # The line itself is never repeated: it may be the key.
    match line.split():
        case [key_id, encoded]:
            pass
        case _:
            raise MasterKeyUnreadable(file, f"line {number} is not an id and a key")
    try:
        secret = base64.b64decode(encoded, validate=True)
    except binascii.Error:
        raise MasterKeyUnreadable(file, f"line {number} is not base64") from None
    if len(secret) != KEY:
        raise MasterKeyUnreadable(file, f"the key in line {number} has {len(secret)} bytes, not {KEY}")
    return key_id, Key(secret)


def master_key_beside(database: Path) -> Path:
    """Where the master key lies if no file is configured."""
    return database.with_name(database.name + ".key")


def create_master_key(file: Path) -> MasterKeys:
    """A new file with one key, for its owner alone. Never overwrites one."""
    line = f"{secrets.token_hex(4)} {base64.b64encode(secrets.token_bytes(KEY)).decode()}\n"
    try:
        descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with open(descriptor, "w", encoding="ascii") as opened:
            opened.write(line)
            opened.flush()
            os.fsync(descriptor)
    except OSError as error:
        raise MasterKeyUnreadable(file, f"it cannot be created ({error.strerror})") from None
    log.warning("Made a new master key in %s. Back it up, apart from the database: without it nothing opens.", file)
    return read_master_keys(file)
