"""Why storage does not open. Each says what is so, and what one can do.

CannotOpen
├── MasterKeyMissing, MasterKeyWrong, MasterKeyUnreadable
├── DatabaseNewer, DatabaseForeign, DatabaseDamaged
├── DatabaseHeld          another process has this file
└── DatabaseUnreachable
"""

from collections.abc import Sequence
from pathlib import Path


class CannotOpen(Exception):
    """The bot does not start, and nothing was changed."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} {remedy}")
        self.what = what
        self.remedy = remedy


class MasterKeyMissing(CannotOpen):
    def __init__(self, ids: Sequence[str], file: Path) -> None:
        named = ", ".join(ids)
        super().__init__(
            f"The database needs the master key {named}, which {file} does not hold.",
            f"Put the line that begins with {named} back into that file (your backup of the keys has it), "
            "or set CIRCLEKEEPER_MASTER_KEY_FILE to the file that holds it.",
        )
        self.ids = tuple(ids)


class MasterKeyWrong(CannotOpen):
    def __init__(self, key_id: str, file: Path) -> None:
        super().__init__(
            f"The master key {key_id} in {file} is not the one that this database was sealed with.",
            f"Put the right line for {key_id} back from your backup of the keys.",
        )
        self.ids = (key_id,)


class MasterKeyUnreadable(CannotOpen):
    def __init__(self, file: Path, why: str) -> None:
        super().__init__(
            f"The master key file {file} cannot be used: {why}.",
            "Each line of it is an id, a space, and 32 bytes in base64; the first line is the current key. "
            "`openssl rand -base64 32` makes one.",
        )


class DatabaseNewer(CannotOpen):
    def __init__(self, found: str, known: str) -> None:
        super().__init__(
            f"A newer Circlekeeper wrote the database (revision {found}; this one knows up to {known}).",
            "Run the newer version again, or restore a backup that is as old as this version.",
        )


class DatabaseForeign(CannotOpen):
    def __init__(self, tables: Sequence[str]) -> None:
        super().__init__(
            f"The database holds something that is not ours ({', '.join(tables)}).",
            "Give Circlekeeper a database of its own: set DATABASE_URL to an empty one. Nothing was changed.",
        )


class DatabaseDamaged(CannotOpen):
    def __init__(self, why: str) -> None:
        super().__init__(
            f"The database is damaged: {why}.",
            "Keep a copy of the file as it is, then restore your last backup. Nothing was overwritten.",
        )


class DatabaseHeld(CannotOpen):
    def __init__(self, holder: str) -> None:
        super().__init__(
            f"The database is already in use by {holder}.",
            "Stop that one first, or give this one another DATABASE_URL; several processes need PostgreSQL.",
        )


class DatabaseUnreachable(CannotOpen):
    def __init__(self, why: str) -> None:
        super().__init__(
            f"The database cannot be reached: {why}.",
            "Check DATABASE_URL, that the server runs, and that this user may write to it.",
        )
