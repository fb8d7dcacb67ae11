"""After the commit: saying what waits in the outbox, each place in its order, with patience and without repeating.

said                      the row is gone
not now                   again, when the platform said
the outcome is unknown    again at once where the platform recognises a repeat; elsewhere once more, and counted
quiet hours               when they end, and nothing else waits for it
gone                      a card is shown anew; anything else is given up
the room is lost          given up with all that waits for that room: the shell is told, and asks one member what to do
"""

import asyncio
import logging
import traceback
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Protocol

from bot.audience import Audience, nothing_known
from bot.kept import with_kept_words
from bot.message import Message
from bot.nouns.circle import Circle, CircleId
from bot.nouns.people import Member, MemberId
from bot.nouns.places import Place, Trouble
from bot.ports.clocks import Clock
from bot.ports.keeping import Circles, StorageUnwell
from bot.ports.platforms import Gone, NotNow, OutcomeUnknown, Platform, RoomLost, Surroundings
from bot.ports.sayings import QueuedSaying, Saying, ToBeside, ToPerson, ToRoom, Way
from bot.rules.quiet import held_until
from bot.rules.roster import member
from bot.words.readers import with_readers
from bot.words.voice import room_voice

MOST_AT_ONCE = 50
FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=10)
AFTER_A_FAULT = 1.0  # seconds

log = logging.getLogger("circlekeeper")


class Keeper(Protocol):
    """Who sees to it that somebody is told where we cannot speak, and that we are woken to try again."""

    async def room_lost(self, place: Place, why: Trouble) -> None: ...
    async def unreached(self, circle: CircleId, about: Place, reader: MemberId) -> None: ...
    def wake_at(self, at: datetime) -> None: ...


class Mouth:
    def __init__(self, circles: Circles, platforms: Mapping[str, Platform], clock: Clock) -> None:
        self.circles = circles
        self.platforms = platforms
        self.clock = clock
        self.keeper: Keeper | None = None
        self.said = 0
        self.perhaps_twice = 0  # counted, as promised
        self._wake = asyncio.Event()
        self._saying: set[asyncio.Task[None]] = set()
        self._stopping = False

    def around(self, platform: str) -> Surroundings | None:
        """This platform, if it has anything beside its rooms."""
        found: object = self.platforms.get(platform)
        return found if isinstance(found, Surroundings) else None

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
            except Exception as error:  # noqa: BLE001 — whatever it was, the bot must not fall silent
                log.warning("the outbox cannot be read just now: %s", where(error))
                await asyncio.sleep(AFTER_A_FAULT)
                self.wake()

    async def stop(self, within: float) -> None:
        """Begins nothing more, and lets what is being said be noted: a deploy must not say it twice."""
        self._stopping = True
        if self._saying:
            await asyncio.wait(self._saying, timeout=within)

    async def say_what_waits(self) -> None:
        """Returns when nothing is being said and nothing more may be said at this moment."""
        while True:
            await self._begin()
            if not self._saying:
                return
            await asyncio.wait(self._saying, return_when=asyncio.FIRST_COMPLETED)

    async def _begin(self) -> None:
        room = 0 if self._stopping else MOST_AT_ONCE - len(self._saying)
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
        if saying.member is not None and saying.circle is not None:
            circle = await self.circles.load(saying.circle)
            reader = member(circle, saying.member) if circle else None
            if circle is None or reader is None:  # access ends at once, also to what was already on its way
                await self._unreached(saying, "its reader has left")
                return
            ends = self._quiet_until(circle, reader, saying)
            if ends is not None:
                await self.circles.hold_back(saying, ends)
                return
        if saying.way is Way.IF_SHOWN and queued.shown_as is None:  # nothing is left that could mislead anybody
            await self.circles.give_up(saying.id, "nothing shows it")
            return
        await self._try(platform, queued)

    async def _try(self, platform: Platform, queued: QueuedSaying) -> None:
        saying = queued.saying
        once_more = queued.unknown and not platform.repeats_are_safe
        if once_more:
            self.perhaps_twice += 1
        try:
            shown_as = await self._show(platform, queued)
        except NotNow as patience:
            await self._later(queued, timedelta(seconds=patience.after))
        except OutcomeUnknown:
            if once_more:
                await self._give_up(saying, "twice unknown")
            else:
                await self._later(queued, _patience(queued.tries), unknown=True)
        except RoomLost as lost:
            await self._lost(saying, lost.why)
        except Gone:
            await self._unreached(saying, "gone")
        except StorageUnwell:
            raise
        except Exception as error:  # noqa: BLE001 — one message must not stop the others
            log.warning("saying %s on %s failed: %s", saying.id, platform.name, where(error))
            await self._later(queued, _patience(queued.tries))
        else:
            self.said += 1
            await self.circles.said(saying.id, shown_as)

    def _quiet_until(self, circle: Circle, reader: Member, saying: Saying) -> datetime | None:
        """Asked at the moment of saying: what a platform delayed into somebody's evening waits for the morning."""
        if saying.urgent or reader.quiet is None:
            return None
        now = self.clock.now()
        return held_until(circle, reader, at=now, worth_until=saying.expires_at, about=saying.meeting)

    async def _lost(self, saying: Saying, why: Trouble) -> None:
        """Noted first: if we die in between, the row is tried again, and nobody is told twice."""
        if isinstance(saying.to, ToRoom) and self.keeper is not None:
            await self.keeper.room_lost(saying.to.place, why)
        await self._unreached(saying, f"the room is lost: {why}")

    async def _unreached(self, saying: Saying, why: str) -> None:
        if saying.about and saying.circle and saying.member and self.keeper is not None:
            await self.keeper.unreached(saying.circle, saying.about, saying.member)
        await self._give_up(saying, why)

    async def _give_up(self, saying: Saying, why: str) -> None:
        log.warning("saying %s is given up: %s", saying.id, why)
        await self.circles.give_up(saying.id, why)

    async def _show(self, platform: Platform, queued: QueuedSaying) -> str:
        saying = queued.saying
        if isinstance(saying.to, ToBeside):
            if saying.state is None or not isinstance(platform, Surroundings):
                raise Gone  # such as after a setting was taken back
            return await platform.bring_about(saying.to.place, saying.state, queued.shown_as)
        message = await with_kept_words(self.circles, saying.circle, saying.message)
        if message.readers and isinstance(saying.to, ToRoom):
            message = await self._with_readers(message, saying.to.place, saying.circle)
        if queued.shown_as is not None and saying.way is not Way.ANEW:
            try:
                return await platform.change(saying.to, queued.shown_as, message)
            except Gone as gone:
                if saying.way is Way.IF_SHOWN or (isinstance(gone, RoomLost) and isinstance(saying.to, ToRoom)):
                    raise
                # The old card cannot be changed any more: a new one takes its place.
        return await platform.say(saying.to, message, once=saying.id)

    async def audience(self, place: Place) -> Audience:
        """What its platform knows of who can read there: nothing, where it cannot be asked just now."""
        platform = self.platforms.get(place.platform)
        if platform is None:
            return nothing_known(place.platform)
        try:
            return await platform.audience(place)
        except Exception as error:  # noqa: BLE001 — "we cannot know" is an answer, silence is none
            log.warning("%s cannot say who reads a room: %s", platform.name, where(error))
            return nothing_known(place.platform)

    async def _with_readers(self, message: Message, place: Place, id: CircleId | None) -> Message:
        circle = await self.circles.load(id) if id else None
        return with_readers(message, room_voice(circle), await self.audience(place)) if circle else message

    async def _later(self, queued: QueuedSaying, wait: timedelta, *, unknown: bool = False) -> None:
        now = self.clock.now()
        if now + wait > queued.saying.expires_at:
            await self._give_up(queued.saying, "too late")
            return
        await self.circles.say_later(queued.saying.id, now + wait, unknown=unknown or queued.unknown)
        if self.keeper is not None:
            self.keeper.wake_at(now + wait)


def _platform_of(queued: QueuedSaying) -> str:
    to = queued.saying.to
    return to.account.platform if isinstance(to, ToPerson) else to.place.platform


def _patience(tries: int) -> timedelta:
    """Two seconds, four, eight … up to ten minutes."""
    return min(LONGEST_WAIT, FIRST_WAIT * (1 << min(tries, 12)))


def where(error: BaseException | None) -> str:
    """What failed and at which line, without the error's own words: those may hold what a person wrote."""
    frames = traceback.extract_tb(error.__traceback__) if error else []
    last = f" at {frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{last}"
