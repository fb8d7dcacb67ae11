"""A year of 1,000 circles through the real shell on the in-memory store, looked over by an independent checker."""

import time
from datetime import UTC, datetime, timedelta

from bench.checker import Heard, Promised, check
from bench.people import formed
from bench.row import Row
from bot.almanac.rhythm import MonthlyByDate, MonthlyByWeekday, Pattern, Rhythm, Weekly
from bot.audience import Audience, nothing_known
from bot.circle_bot import CircleBot
from bot.message import Message
from bot.moves.season import plan
from bot.nouns.people import Language
from bot.nouns.places import Place
from bot.ports.keeping import Change, PromptRow
from bot.ports.sayings import ToPerson, ToRoom
from bot.rules.prompts import upcoming_prompts
from bot.speaking import Mouth
from bot.wiring import DrawnByLot, NoAlarm
from bot.words.plain import plain_message
from scheduler.clocks import StoppedClock
from scheduler.due import Due
from scheduler.here import Here
from scheduler.time_machine import TimeMachine
from storage.memory import MemoryCircles

CIRCLES = 1_000
GOAL = 5 * 60
BEGINS = datetime(2026, 1, 5, 6, tzinfo=UTC)
YEAR = timedelta(days=365)
ZONES = (
    "Europe/Paris",
    "America/Toronto",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "America/St_Johns",
    "Africa/Casablanca",
    "Pacific/Auckland",
    "America/Sao_Paulo",
)
PATTERNS: tuple[tuple[str, Pattern, int], ...] = (
    ("weekly", Weekly(), 52),
    ("every two weeks", Weekly(2), 26),
    ("monthly by weekday", MonthlyByWeekday(), 12),
    ("monthly by date", MonthlyByDate(), 12),
)


class Log:
    """A platform that writes down what it is told, where and when: all that the checker will know."""

    name = "bench"
    repeats_are_safe = True

    def __init__(self, clock: StoppedClock) -> None:
        self.clock = clock
        self.heard: list[Heard] = []

    async def start(self) -> str:
        return ""

    async def stop(self) -> None:
        return None

    async def audience(self, place: Place) -> Audience:
        return nothing_known(self.name)

    async def say(self, to: ToRoom | ToPerson, message: Message, *, once: str) -> str:
        where = to.place.room if isinstance(to, ToRoom) else to.account.user
        self.heard.append(Heard(where, self.clock.now(), plain_message(message, Language.EN)))
        return once

    async def change(self, to: ToRoom | ToPerson, shown_as: str, message: Message) -> str:
        return shown_as


async def rows(circles: int = CIRCLES) -> list[Row]:
    clock = StoppedClock(BEGINS)
    log = Log(clock)
    store = MemoryCircles()
    mouth = Mouth(store, {"bench": log}, clock)
    bot = CircleBot(store, mouth, NoAlarm(), clock, DrawnByLot())
    due = Due(store, Here(bot.ring), clock)
    promised = [await _settle(store, number) for number in range(circles)]
    began = time.perf_counter()
    await TimeMachine(clock, due, mouth.say_what_waits).push(YEAR)
    took = time.perf_counter() - began
    faults = check(promised, log.heard, BEGINS, BEGINS + YEAR)
    for fault in faults[:20]:
        print("   ", fault)
    what = f"a year of {circles:,} circles, {len(log.heard):,} messages, {len(faults)} faults; baseline: five minutes"
    return [Row(what, f"{took:,.0f} s", f"{GOAL} s", took / GOAL, "under 1, no fault", took < GOAL and not faults)]


async def _settle(store: MemoryCircles, number: int) -> Promised:
    """One circle, planned for its year. Times of day are spread so that not everything is due at once."""
    zone = ZONES[number % len(ZONES)]
    name, pattern, count = PATTERNS[number % len(PATTERNS)]
    first = datetime(2026, 1, 8, 1 + number % 20, 15 * (number % 4)) + timedelta(days=number % 23)
    rhythm = Rhythm(first, zone, pattern, 60)
    circle = formed(f"{number:012d}", 3 + number % 4)
    circle = plan(circle, by="m1", rhythm=rhythm, now=BEGINS, agreed=count).circle
    prompts = tuple(PromptRow(circle.id, p.what, p.for_when, p.due_at) for p in upcoming_prompts(circle))
    await store.save(Change(circle, prompts, BEGINS))
    return Promised(circle.id, name, first, zone, count, 60)
