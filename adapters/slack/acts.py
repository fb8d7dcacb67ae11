"""One act, once: whoever does the same again, also at the same moment, gets the same outcome and causes nothing."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any, Final

from msgspec import Struct

from bot.message import NOTHING_TO_ADD, Answer
from bot.nouns.people import Language

REMEMBERED: Final = 2000  # storage knows them for a day; here they only save its being asked


class Outcome(Struct, frozen=True):
    """What came of an act. `wrong`: what must be mended in a form, by field. `kept`: False where nothing was saved."""

    answer: Answer = NOTHING_TO_ADD
    language: Language = Language.EN
    wrong: dict[str, str] = {}
    kept: bool = True


class Acts:
    def __init__(self) -> None:
        self._acts: OrderedDict[str, asyncio.Task[Outcome]] = OrderedDict()
        self._errands: set[asyncio.Task[None]] = set()

    def begin(self, delivery: str, act: Callable[[], Awaitable[Outcome]]) -> tuple[asyncio.Task[Outcome], bool]:
        """The act under way or done, and whether it begins only now. One that saved nothing may be tried again."""
        known = self._acts.get(delivery)
        if known is not None and not (known.done() and not known.result().kept):
            return known, False
        task = self._acts[delivery] = asyncio.ensure_future(act())
        while len(self._acts) > REMEMBERED and next(iter(self._acts.values())).done():
            self._acts.popitem(last=False)
        return task, True

    def also(self, errand: Awaitable[None]) -> None:
        """What follows an act, such as showing its answer. Must not raise."""
        task = asyncio.ensure_future(errand)
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)

    async def finish(self, within: float) -> None:
        """Before we stop: what is under way, and what follows it, is given a moment."""
        clock = asyncio.get_running_loop().time
        until = clock() + within
        while (under_way := self._under_way()) and clock() < until:
            await asyncio.wait(under_way, timeout=until - clock())
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)

    def _under_way(self) -> list[asyncio.Task[Any]]:
        return [task for task in (*self._acts.values(), *self._errands) if not task.done()]
