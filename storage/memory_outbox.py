"""The outbox in memory: a line for each room and person, and a heap of the lines that wait."""

import heapq
from collections import deque
from collections.abc import Sequence
from datetime import datetime

from bot.nouns.circle import CircleId
from bot.nouns.people import Account
from bot.nouns.places import Place
from bot.ports.sayings import QueuedSaying, Saying, ToBeside, ToPerson, ToRoom
from storage.outbox import CLAIM, PATIENT, URGENT


class _Waiting:
    """One saying in its line."""

    def __init__(self, saying: Saying, position: int, free_at: datetime) -> None:
        self.saying = saying
        self.to: To = _to(saying)
        self.position = position
        self.free_at = free_at
        self.lane = URGENT if saying.urgent else PATIENT
        self.tries = 0
        self.begun = False
        self.unknown = False

    @property
    def replaceable(self) -> bool:
        return not self.begun and not self.unknown


Line = deque["_Waiting"]
Aside = tuple[str, Account]  # the line of what a person's quiet hours hold back
To = Place | Account | Aside
_Entry = tuple[datetime, int, int, To]  # free at, position, a serial number to tell two apart, line


class MemoryOutbox:
    def __init__(self) -> None:
        self._lines: dict[To, Line] = {}
        self._by_id: dict[str, _Waiting] = {}
        self._heads: list[_Entry] = []  # a heap; an entry that its line contradicts is stale
        self._shown: dict[tuple[To, str], tuple[CircleId | None, str]] = {}
        self._position = 0
        self._serial = 0

    def put(self, saying: Saying, at: datetime) -> None:
        line = self._lines.setdefault(_to(saying), deque())
        newest = self._replaced(line, saying)
        if newest is None:
            self._position += 1
            newest = _Waiting(saying, self._position, at)
            line.append(newest)
        else:
            del self._by_id[newest.saying.id]
            newest.saying = saying
        self._by_id[saying.id] = newest
        if saying.urgent:
            for waiting in line:
                waiting.lane = URGENT
        if line[0] is newest:
            self._announce(line)

    def _replaced(self, line: Line, saying: Saying) -> _Waiting | None:
        if saying.card is None:
            return None
        return next((w for w in line if w.saying.card == saying.card and w.replaceable), None)

    def _announce(self, line: Line) -> None:
        head = line[0]
        self._serial += 1
        heapq.heappush(self._heads, (head.free_at, head.position, self._serial, head.to))

    def _is_so(self, entry: _Entry) -> bool:
        free_at, position, _, to = entry
        line = self._lines.get(to)
        return line is not None and (line[0].free_at, line[0].position) == (free_at, position)

    def next_free(self) -> datetime | None:
        while self._heads and not self._is_so(self._heads[0]):
            heapq.heappop(self._heads)
        return self._heads[0][0] if self._heads else None

    def claim(self, now: datetime, most: int) -> Sequence[QueuedSaying]:
        free: dict[int, _Waiting] = {}  # by position: a line that was announced twice is served once
        while (soonest := self.next_free()) is not None and soonest <= now:
            _, position, _, to = heapq.heappop(self._heads)
            head = self._lines[to][0]
            if head.saying.expires_at <= now:
                self.give_up(head.saying.id)
            else:
                free[position] = head
        in_order = sorted(free.values(), key=lambda waiting: (waiting.lane, waiting.position))
        claimed = [self._begin(waiting, now) for waiting in in_order[:most]]
        for waiting in in_order:
            self._announce(self._lines[waiting.to])
        return claimed

    def _begin(self, waiting: _Waiting, now: datetime) -> QueuedSaying:
        saying = waiting.saying
        _, shown = self._shown.get((_to(saying), saying.card or ""), (None, None))
        waiting.unknown = waiting.unknown or waiting.begun
        queued = QueuedSaying(saying, waiting.tries, shown, waiting.unknown)
        waiting.begun = True
        waiting.tries += 1
        waiting.free_at = now + CLAIM
        return queued

    def said(self, saying_id: str, shown_as: str) -> None:
        waiting = self._by_id.get(saying_id)
        if waiting is None:
            return
        saying = waiting.saying
        if saying.card is not None:
            self._shown[_to(saying), saying.card] = saying.circle, shown_as
        self.give_up(saying_id)

    def say_later(self, saying_id: str, not_before: datetime, *, unknown: bool) -> None:
        waiting = self._by_id.get(saying_id)
        if waiting is None:
            return
        line = self._lines[waiting.to]
        newer = self._replaced(line, waiting.saying)
        waiting.begun = False
        waiting.unknown = waiting.unknown or unknown
        waiting.free_at = not_before
        if newer is not None and not waiting.unknown:
            line.remove(newer)
            del self._by_id[saying_id]
            waiting.saying = newer.saying
            self._by_id[newer.saying.id] = waiting
        if line[0] is waiting:
            self._announce(line)

    def hold_back(self, saying_id: str, until: datetime) -> None:
        waiting = self._by_id.get(saying_id)
        if waiting is None:
            return
        self._step_out(waiting)
        to = waiting.saying.to
        assert isinstance(to, ToPerson)  # rooms have no quiet hours
        waiting.to, waiting.free_at = ("resting", to.account), until
        waiting.lane, waiting.begun = PATIENT, False
        waiting.tries -= 1
        line = [*self._lines.get(waiting.to, ()), waiting]
        self._lines[waiting.to] = deque(sorted(line, key=lambda each: each.position))
        self._announce(self._lines[waiting.to])

    def give_up(self, saying_id: str) -> None:
        waiting = self._by_id.pop(saying_id, None)
        if waiting is None:
            return
        self._step_out(waiting)

    def _step_out(self, waiting: _Waiting) -> None:
        line = self._lines[waiting.to]
        line.remove(waiting)
        if line:
            self._announce(line)
        else:
            del self._lines[waiting.to]

    def hush(self, circle: CircleId, place: Place) -> None:
        waiting = [each.saying for each in self._lines.get(place, ())]
        for saying in waiting:
            if saying.circle == circle:
                self.give_up(saying.id)

    def forget(self, circle: CircleId) -> None:
        for saying_id in [w.saying.id for w in self._by_id.values() if w.saying.circle == circle]:
            self.give_up(saying_id)
        self._shown = {card: shown for card, shown in self._shown.items() if shown[0] != circle}

    def shown_as(self, place: Place, card: str) -> str | None:
        return self._shown.get((place, card), (None, None))[1]


def _to(saying: Saying) -> To:
    match saying.to:
        case ToRoom(place):
            return place
        case ToPerson(account):
            return account
        case ToBeside() as beside:
            return beside.line
