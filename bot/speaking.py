"""After the commit: saying what waits in the outbox, each place in its order, with patience and without repeating.

said                      the row is gone
not now                   again, when the platform said
the outcome is unknown    again at once where the platform recognises a repeat; elsewhere once more, and counted
gone                      a card is shown anew; anything else is given up
"""

import asyncio
import logging
import traceback
from collections.abc import Mapping
from datetime import timedelta

from bot.kept import with_kept_words
from bot.ports import (
    Circles,
    Clock,
    Gone,
    NotNow,
    OutcomeUnknown,
    Platform,
    QueuedSaying,
    StorageUnwell,
    ToRoom,
)

MOST_AT_ONCE = 50
FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=10)
MOST_TRIES = 12

log = logging.getLogger("circlekeeper")


class Mouth:
    def __init__(self, circles: Circles, platforms: Mapping[str, Platform], clock: Clock) -> None:
        self.circles = circles
        self.platforms = platforms
        self.clock = clock
        self.said = 0
        self.perhaps_twice = 0  # counted, as promised
        self._wake = asyncio.Event()
        self._saying: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """There may be something to say."""
        self._wake.set()

    async def run(self) -> None:
        """For as long as the bot lives: what may be said is said, and a slow place holds no other up."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            try:
                await self._begin()
            except StorageUnwell:
                log.warning("the outbox cannot be read just now")

    async def say_what_waits(self) -> None:
        """Returns when nothing is being said and nothing more may be said at this moment."""
        while True:
            await self._begin()
            if not self._saying:
                return
            await asyncio.wait(self._saying, return_when=asyncio.FIRST_COMPLETED)

    async def _begin(self) -> None:
        room = MOST_AT_ONCE - len(self._saying)
        for queued in await self.circles.claim_sayings(self.clock.now(), room) if room > 0 else ():
            task = asyncio.create_task(self._say(queued))
            self._saying.add(task)
            task.add_done_callback(self._over)

    def _over(self, task: asyncio.Task[None]) -> None:
        self._saying.discard(task)
        self._wake.set()
        if not task.cancelled() and task.exception() is not None:
            log.warning("a saying could not be settled: %s", where(task.exception()))

    async def _say(self, queued: QueuedSaying) -> None:
        saying = queued.saying
        platform = self.platforms.get(_platform_of(queued))
        if platform is None:
            await self._later(queued, LONGEST_WAIT)
            return
        try:
            shown_as = await self._show(platform, queued)
        except NotNow as patience:
            await self._later(queued, timedelta(seconds=patience.after))
        except OutcomeUnknown:
            if not platform.repeats_are_safe:
                self.perhaps_twice += 1
            await self._later(queued, FIRST_WAIT, unknown=True)
        except Gone:
            await self.circles.give_up(saying.id, "gone")
        except StorageUnwell:
            raise
        except Exception as error:  # noqa: BLE001 — one message must not stop the others
            log.warning("saying %s on %s failed: %s", saying.id, platform.name, where(error))
            await self._later(queued, _patience(queued.tries))
        else:
            self.said += 1
            await self.circles.said(saying.id, shown_as)

    async def _show(self, platform: Platform, queued: QueuedSaying) -> str:
        saying = queued.saying
        message = await with_kept_words(self.circles, saying.circle, saying.message)
        if queued.shown_as is not None:
            try:
                return await platform.change(saying.to, queued.shown_as, message)
            except Gone:
                pass  # the old card cannot be changed any more: a new one takes its place
        return await platform.say(saying.to, message, once=saying.id)

    async def _later(self, queued: QueuedSaying, wait: timedelta, *, unknown: bool = False) -> None:
        now = self.clock.now()
        if queued.tries >= MOST_TRIES or now + wait > queued.saying.expires_at:
            await self.circles.give_up(queued.saying.id, "too late")
            return
        await self.circles.say_later(queued.saying.id, now + wait, unknown=unknown or queued.unknown)


def _platform_of(queued: QueuedSaying) -> str:
    to = queued.saying.to
    return to.place.platform if isinstance(to, ToRoom) else to.account.platform


def _patience(tries: int) -> timedelta:
    """Two seconds, four, eight … up to ten minutes."""
    return min(LONGEST_WAIT, FIRST_WAIT * (1 << min(tries, 12)))


def where(error: BaseException | None) -> str:
    """What failed and at which line, without the error's own words: those may hold what a person wrote."""
    frames = traceback.extract_tb(error.__traceback__) if error else []
    last = f" at {frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{last}"
