"""The same promise in dicts, for tests, the demo and whole simulated years.

Nothing is copied: all nouns are frozen.
"""

import heapq
from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from bot.message import NOTHING_TO_ADD, Answer
from bot.nouns.circle import Circle, CircleId, nobody_left
from bot.nouns.people import Account, MemberId
from bot.nouns.places import Place
from bot.ports.keeping import AlreadyDelivered, AlreadyDone, Change, OwnWords, PlaceTaken, PromptRow, Stale
from bot.ports.sayings import QueuedSaying, Saying
from storage.alarm_rows import CLAIM, DONE_KEPT_FOR
from storage.answers import KEPT_FOR
from storage.memory_outbox import MemoryOutbox
from storage.saving import seats_of

What = tuple[CircleId, str, str]  # circle, what, for when


def _what(prompt: PromptRow) -> What:
    return prompt.circle, prompt.what, prompt.for_when


class MemoryCircles:
    def __init__(self) -> None:
        self._circles: dict[CircleId, Circle] = {}
        self._places: dict[Place, CircleId] = {}
        self._seats: dict[Account, set[CircleId]] = {}
        self._upcoming: dict[CircleId, tuple[PromptRow, ...]] = {}
        self._rings: dict[What, datetime] = {}  # of what is pending: when due, or when its claim ends
        self._due: list[tuple[datetime, What, PromptRow]] = []  # a heap; an entry that `_rings` contradicts is stale
        self._done: dict[What, datetime] = {}
        self._outbox = MemoryOutbox()
        self._answers: dict[str, tuple[datetime, Answer]] = {}
        self._words: dict[tuple[CircleId, MemberId], dict[str, OwnWords]] = {}
        self._links: dict[str, tuple[CircleId, MemberId]] = {}
        self._drawer: dict[str, bytes] = {}
        self._not_now: set[Account] = set()

    async def load(self, circle: CircleId) -> Circle | None:
        return self._circles.get(circle)

    async def sitting_at(self, place: Place) -> Circle | None:
        circle = self._places.get(place)
        return None if circle is None else self._circles[circle]

    async def of(self, account: Account) -> Sequence[CircleId]:
        return sorted(self._seats.get(account, ()))

    async def save(self, change: Change) -> Circle:
        circle = replace(change.circle, version=change.circle.version + 1)
        self._check(change)
        if change.delivery is not None:
            self._answers[change.delivery] = change.at, change.answer or NOTHING_TO_ADD
        self._sit_down(self._circles.get(circle.id), circle)
        for prompt in change.prompts_done:
            self._done[_what(prompt)] = prompt.due_at
            self._rings.pop(_what(prompt), None)
        self._plan(circle.id, change.prompts)
        self._keep(circle.id, change)
        for place in change.hushed:
            self._outbox.hush(circle.id, place)
        for saying in change.sayings:
            self._outbox.put(saying, change.at)
        for new in change.born:
            self._sit_down(None, replace(new, version=1))
        if nobody_left(circle):
            await self.destroy(circle.id)
        return circle

    def _check(self, change: Change) -> None:
        """Everything that refuses, before anything is written."""
        circle = change.circle
        if change.delivery in self._answers and change.delivery is not None:
            raise AlreadyDelivered(self._answers[change.delivery][1])
        for prompt in change.prompts_done:
            if _what(prompt) in self._done:
                raise AlreadyDone(prompt)
        if any(new.id in self._circles for new in change.born):
            raise Stale
        stored = self._circles.get(circle.id)
        if (0 if stored is None else stored.version) != circle.version:
            raise Stale
        if any(self._places.get(place, circle.id) != circle.id for place in circle.places):
            raise PlaceTaken

    def _sit_down(self, before: Circle | None, circle: Circle | None) -> None:
        if before is not None and (circle is None or before.places != circle.places):
            for place in before.places:
                del self._places[place]
        if before is not None:
            for account in seats_of(before):
                self._seats[account].discard(before.id)
        if circle is not None:
            self._circles[circle.id] = circle
            self._places.update(dict.fromkeys(circle.places, circle.id))
            for account in seats_of(circle):
                self._seats.setdefault(account, set()).add(circle.id)

    def _plan(self, circle: CircleId, upcoming: tuple[PromptRow, ...]) -> None:
        before = self._upcoming.get(circle, ())
        if before == upcoming:
            return
        for prompt in set(before) - set(upcoming):
            self._rings.pop(_what(prompt), None)
        for prompt in set(upcoming) - set(before):
            if _what(prompt) not in self._done:
                self._ring(prompt, prompt.due_at)
        self._upcoming[circle] = upcoming

    def _ring(self, prompt: PromptRow, at: datetime) -> None:
        self._rings[_what(prompt)] = at
        heapq.heappush(self._due, (at, _what(prompt), prompt))

    def _keep(self, circle: CircleId, change: Change) -> None:
        for member in change.destroy_key_of:
            self._words.pop((circle, member), None)
        for own in change.keep:
            self._words.setdefault((circle, own.member), {})[own.id] = own
        for member, words_id in change.forget:
            self._words.get((circle, member), {}).pop(words_id, None)

    async def destroy(self, circle: CircleId) -> None:
        self._sit_down(self._circles.pop(circle, None), None)
        self._plan(circle, ())
        self._upcoming.pop(circle, None)
        self._outbox.forget(circle)
        for whose in [whose for whose in self._words if whose[0] == circle]:
            del self._words[whose]
        self._links = {token: whose for token, whose in self._links.items() if whose[0] != circle}

    async def answered(self, delivery: str) -> Answer | None:
        found = self._answers.get(delivery)
        return None if found is None else found[1]

    async def note_answer(self, delivery: str, answer: Answer, at: datetime) -> None:
        self._answers.setdefault(delivery, (at, answer))

    async def said_not_now(self, account: Account) -> bool:
        return account in self._not_now

    async def note_not_now(self, account: Account, wanted: bool) -> None:
        (self._not_now.add if wanted else self._not_now.discard)(account)

    async def words(self, circle: CircleId, member: MemberId) -> Sequence[OwnWords]:
        kept = self._words.get((circle, member), {})
        return [kept[words_id] for words_id in sorted(kept)]

    async def key_mark(self, circle: CircleId, member: MemberId) -> str:
        return ""  # nothing is sealed here

    async def planned_otherwise(self, most: int) -> Sequence[CircleId]:
        return ()  # memory does not outlive the rules it was planned with

    # The clock

    async def next_due(self) -> datetime | None:
        while self._due and self._rings.get(self._due[0][1]) != self._due[0][0]:
            heapq.heappop(self._due)
        free = self._outbox.next_free()
        if not self._due:
            return free
        return self._due[0][0] if free is None else min(self._due[0][0], free)

    async def claim_prompts(self, now: datetime, most: int) -> Sequence[PromptRow]:
        claimed: list[PromptRow] = []
        while self._due and self._due[0][0] <= now and len(claimed) < most:
            at, what, prompt = heapq.heappop(self._due)
            if self._rings.get(what) == at:
                claimed.append(prompt)
        for prompt in claimed:
            self._ring(prompt, now + CLAIM)
        return sorted(claimed, key=lambda prompt: prompt.due_at)

    async def claim_sayings(self, now: datetime, most: int) -> Sequence[QueuedSaying]:
        return self._outbox.claim(now, most)

    async def said(self, saying: str, shown_as: str) -> None:
        self._outbox.said(saying, shown_as)

    async def say_later(self, saying: str, not_before: datetime, *, unknown: bool) -> None:
        self._outbox.say_later(saying, not_before, unknown=unknown)

    async def hold_back(self, saying: Saying, until: datetime) -> None:
        self._outbox.hold_back(saying.id, until)

    async def give_up(self, saying: str, why: str) -> None:
        self._outbox.give_up(saying)

    async def shown_as(self, place: Place, card: str) -> str | None:
        return self._outbox.shown_as(place, card)

    # Calendar links

    async def calendar_link(self, token: str, circle: CircleId, member: MemberId) -> None:
        self._links = {known: whose for known, whose in self._links.items() if whose != (circle, member)}
        self._links[token] = circle, member

    async def calendar_of(self, token: str) -> tuple[CircleId, MemberId] | None:
        return self._links.get(token)

    # The drawer

    async def put(self, key: str, value: bytes) -> None:
        self._drawer[key] = value

    async def put_if(self, key: str, was: bytes | None, value: bytes) -> bool:
        if self._drawer.get(key) != was:
            return False
        self._drawer[key] = value
        return True

    async def take_out(self, key: str) -> None:
        self._drawer.pop(key, None)

    async def all_of(self, prefix: str) -> Sequence[tuple[str, bytes]]:
        return sorted((key, value) for key, value in self._drawer.items() if key.startswith(prefix))

    # Upkeep

    async def tidy(self, now: datetime) -> None:
        self._answers = {name: kept for name, kept in self._answers.items() if kept[0] >= now - KEPT_FOR}
        self._done = {what: due for what, due in self._done.items() if due >= now - DONE_KEPT_FOR}

    def checked_out(self) -> int:
        return 0

    async def close(self) -> None:
        pass
