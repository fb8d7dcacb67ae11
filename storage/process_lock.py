"""One process on one SQLite file.

The lock is the operating system's, so it ends with its holder, however that ends.
"""

import json
import logging
import os
import socket
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from storage.refused import DatabaseHeld, DatabaseUnreachable

log = logging.getLogger(__name__)


class ProcessLock:
    def __init__(self, lock: FileLock, note: Path) -> None:
        self._lock = lock
        self._note = note

    def release(self) -> None:
        with suppress(OSError):
            self._note.unlink()
        self._lock.release()


def lock_for_this_process(database: Path) -> ProcessLock:
    """Raises DatabaseHeld, which says who holds it."""
    note = database.with_name(database.name + "-holder")
    lock = FileLock(database.with_name(database.name + "-lock"), blocking=False, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout:
        raise DatabaseHeld(_holder(note)) from None
    except OSError as error:
        raise DatabaseUnreachable(f"its lock file cannot be made ({error.strerror})") from None
    with suppress(OSError):  # the lock holds without the note
        note.write_text(json.dumps({"pid": os.getpid(), "host": socket.gethostname()}))
    return ProcessLock(lock, note)


def _holder(note: Path) -> str:
    try:
        told = json.loads(note.read_text())
        return f"process {told['pid']} on {told['host']}"
    except (OSError, ValueError, KeyError, TypeError):  # between the lock and the note, or cut short
        return "another process"
