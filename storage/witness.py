"""What must outlive a restore of the database, so cannot lie in it: what was destroyed, and how old it was.

A small file of ids beside the master key, since that is kept apart from the data already. Whoever restores
last week's database leaves it as it is: then what was destroyed since is destroyed again, and nothing is said
until reviewed. Only ever appended to, so that the processes of one machine may share it.
"""

import logging
import os
from collections.abc import Iterable
from pathlib import Path
from threading import Lock

log = logging.getLogger(__name__)

DESTROYED, OPENED = "destroyed", "opened"


class Witness:
    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = Lock()
        self.destroyed: set[str] = set()
        self.openings = 0
        try:
            lines = file.read_text("utf-8").splitlines()
        except FileNotFoundError:
            lines = []
        for line in filter(None, lines):
            match line.split(" ", 1):
                case [kind, key] if kind == DESTROYED:
                    self.destroyed.add(key)
                case [kind, count] if kind == OPENED and count.isdigit():
                    self.openings = max(self.openings, int(count))
                case _:  # a line cut short by a power cut; what it said, the database says too
                    log.warning("A line of %s was not understood and is left out.", file)

    def note_destroyed(self, keys: Iterable[str]) -> None:
        new = sorted(set(keys) - self.destroyed)
        self.destroyed.update(new)
        self._append([f"{DESTROYED} {key}" for key in new])

    def note_opening(self, count: int) -> None:
        self.openings = max(self.openings, count)
        self._append([f"{OPENED} {count}"])

    def _append(self, lines: list[str]) -> None:
        if not lines:
            return
        text = "".join(f"\n{line}" for line in lines)  # the break first: a line cut short spoils no other
        try:
            with self._lock, self._file.open("a", encoding="utf-8") as opened:
                opened.write(text)
                opened.flush()
                os.fsync(opened.fileno())
        except OSError as error:
            log.error(
                "%s cannot be written (%s): a restored backup could bring back what was destroyed since. "
                "Let this user write to that folder.",
                self._file,
                error.strerror,
            )


def witness_beside(master_key: Path) -> Path:
    return master_key.with_name(master_key.name + ".witness")
