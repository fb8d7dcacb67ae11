"""How fast Slack may be asked, by workspace, method and room. "Later" is obeyed for exactly what it was said of."""

from collections.abc import Callable
from typing import Final

from msgspec import Struct

Key = tuple[str, str, str]  # tenant, method, room ("" for methods whose limit does not look at rooms)
FORGET_AT: Final = 10_000  # buckets; those that are full again are let go


class Rate(Struct, frozen=True):
    per_second: float
    at_once: float


IN_A_ROOM: Final = Rate(1, 4)
POSTS: Final = Rate(4, 40)  # of a workspace: "several hundred a minute"
TIER_2: Final = Rate(20 / 60, 8)
TIER_3: Final = Rate(50 / 60, 20)
TIER_4: Final = Rate(100 / 60, 40)
TIERS: Final = {
    "chat.update": TIER_3,
    "conversations.create": TIER_2,
    "conversations.info": TIER_3,
    "conversations.invite": TIER_3,
    "conversations.open": TIER_3,
    "chat.postMessage": POSTS,
}


class Bucket(Struct):
    rate: Rate
    level: float
    seen_at: float
    closed_until: float = 0.0


class Limiter:
    """`now` is a clock that only goes forward, in seconds."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._buckets: dict[Key, Bucket] = {}

    def wait_for(self, tenant: str, method: str, room: str) -> float:
        """Seconds until it may be asked. 0: now, and it counts as asked."""
        buckets = [self._bucket(key) for key in _keys(tenant, method, room)]
        wait = max(self._wait(bucket) for bucket in buckets)
        if wait <= 0:
            for bucket in buckets:
                bucket.level -= 1
        return max(0.0, wait)

    def not_before(self, tenant: str, method: str, room: str, after: float) -> None:
        """Slack said `Retry-After`: this key, and no other, stays closed that long."""
        bucket = self._bucket(_keys(tenant, method, room)[-1])
        bucket.closed_until = max(bucket.closed_until, self._now() + after)

    def _bucket(self, key: Key) -> Bucket:
        found = self._buckets.get(key)
        if found is None:
            if len(self._buckets) >= FORGET_AT:
                self._forget()
            rate = IN_A_ROOM if key[2] else TIERS.get(key[1], TIER_4)
            found = self._buckets[key] = Bucket(rate, rate.at_once, self._now())
        return found

    def _wait(self, bucket: Bucket) -> float:
        now = self._now()
        bucket.level = min(bucket.rate.at_once, bucket.level + (now - bucket.seen_at) * bucket.rate.per_second)
        bucket.seen_at = now
        return max(bucket.closed_until - now, (1 - bucket.level) / bucket.rate.per_second)

    def _forget(self) -> None:
        now = self._now()
        busy = {
            key: bucket
            for key, bucket in self._buckets.items()
            if bucket.closed_until > now
            or bucket.level + (now - bucket.seen_at) * bucket.rate.per_second < bucket.rate.at_once
        }
        self._buckets = busy


def _keys(tenant: str, method: str, room: str) -> list[Key]:
    """The method in the workspace; and, where it posts, the room it posts into."""
    whole = (tenant, method, "")
    return [whole, (tenant, method, room)] if method == "chat.postMessage" and room else [whole]
