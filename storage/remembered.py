"""The circles used last, as they were last seen stored. Bounded: ten thousand stored ones cost no memory.

One process on SQLite may believe it. On PostgreSQL it spares opening a document whose version still holds.
"""

from collections import OrderedDict
from threading import Lock

from msgspec import Struct

from bot.nouns.circle import Circle, CircleId
from bot.nouns.places import Place
from bot.ports.keeping import PromptRow

MOST = 512


class Known(Struct, frozen=True):
    circle: Circle
    prompts: tuple[PromptRow, ...] | None = None  # its pending rows; None: not known


class Remembered:
    """Shared by the threads; a version never replaces a later one."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = Lock()
        self._known: OrderedDict[CircleId, Known] = OrderedDict()
        self._sitting_at: dict[Place, CircleId] = {}

    def get(self, circle: CircleId) -> Known | None:
        with self._lock:
            known = self._known.get(circle)
            if known is not None:
                self._known.move_to_end(circle)
            return known

    def sitting_at(self, place: Place) -> Known | None:
        circle = self._sitting_at.get(place)
        return None if circle is None else self.get(circle)

    def note(self, known: Known) -> None:
        circle = known.circle
        with self._lock:
            before = self._known.get(circle.id)
            if before is not None:
                later = before.circle.version - circle.version
                if later > 0 or (later == 0 and known.prompts is None):
                    return
                self._stand_up(before)
            self._known[circle.id] = known
            self._known.move_to_end(circle.id)
            for place in circle.places:
                self._sitting_at[place] = circle.id
            if len(self._known) > self._most:
                _, oldest = self._known.popitem(last=False)
                self._stand_up(oldest)

    def forget(self, circle: CircleId) -> None:
        with self._lock:
            known = self._known.pop(circle, None)
            if known is not None:
                self._stand_up(known)

    def _stand_up(self, known: Known) -> None:
        for place in known.circle.places:
            if self._sitting_at.get(place) == known.circle.id:
                del self._sitting_at[place]
