"""Planning and finding what is due, against APScheduler's own SQLAlchemy job store, both on SQLite files."""

import sqlite3
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.date import DateTrigger

from bench.people import MEETS, ZONE, formed, planned
from bench.row import Row, median, microseconds
from bot.almanac.rhythm import Rhythm, Weekly
from bot.moves.season import plan
from bot.ports.keeping import Change, PromptRow
from bot.rules.prompts import upcoming_prompts
from storage.circles import SqlCircles
from storage.opening import open_circles

FEW, MANY = 1_000, 1_000_000
PLANNED = 300  # circles, or jobs
LOOKS = 50
MEETINGS, EACH = 52, 5
NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
FLAT = 2.0


async def rows() -> list[Row]:
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        ours = await _plan(f"{folder}/ours.db")
        season = await _plan_a_season(f"{folder}/season.db")
        theirs = _plan_with_apscheduler(f"{folder}/theirs.db")
        few = await _find(f"{folder}/few.db", FEW)
        many = await _find(f"{folder}/many.db", MANY)
    return [
        Row(
            "to plan one prompt, durably and together with its circle; baseline: APScheduler's SQLAlchemy job store",
            microseconds(ours),
            microseconds(theirs),
            ours / theirs,
            "at most 0.1",
            ours / theirs <= 1 / 10,
        ),
        Row(
            f"to plan a season of {MEETINGS} meetings with {EACH} prompts each; baseline: as many jobs in that store",
            microseconds(season),
            microseconds(theirs * MEETINGS * EACH),
            season / (theirs * MEETINGS * EACH),
            "at most 0.1",
            season / (theirs * MEETINGS * EACH) <= 1 / 10,
        ),
        Row(
            f"to find and claim 20 due of {MANY:,} pending; baseline: of {FEW:,}",
            microseconds(many),
            microseconds(few),
            many / few,
            f"flat: at most {FLAT:g}",
            many / few <= FLAT,
        ),
    ]


async def _plan(file: str) -> float:
    """Seconds for one prompt, of circles planned for a season. Each save holds the few that come next."""
    circles = open_circles(f"sqlite:///{file}")
    changes = [_change(f"{number:012d}") for number in range(PLANNED)]
    began = time.perf_counter()
    for change in changes:
        await circles.save(change)
    took = time.perf_counter() - began
    await circles.close()
    return took / sum(len(change.prompts) for change in changes)


def _change(id: str) -> Change:
    circle = planned(id, 5)
    prompts = tuple(PromptRow(id, p.what, p.for_when, p.due_at) for p in upcoming_prompts(circle))
    return Change(circle, prompts, NOW)


async def _plan_a_season(file: str) -> float:
    """Median seconds for one circle's year: the rows of the next meetings are written, the rest is derived in time."""
    circles = open_circles(f"sqlite:///{file}")
    took = []
    for number in range(LOOKS):
        circle = await circles.save(Change(formed(f"{number:012d}", 5), (), NOW))
        rhythm = Rhythm(MEETS, ZONE, Weekly(), 90)
        began = time.perf_counter()
        year = plan(circle, by="m1", rhythm=rhythm, now=NOW, agreed=MEETINGS).circle
        prompts = tuple(PromptRow(year.id, p.what, p.for_when, p.due_at) for p in upcoming_prompts(year))
        await circles.save(Change(year, prompts, NOW))
        took.append(time.perf_counter() - began)
    await circles.close()
    return median(took)


def nothing() -> None:
    """What APScheduler is asked to remember."""


def _plan_with_apscheduler(file: str) -> float:
    scheduler = BackgroundScheduler(jobstores={"default": SQLAlchemyJobStore(url=f"sqlite:///{file}")}, timezone="UTC")
    scheduler.start(paused=True)
    began = time.perf_counter()
    for number in range(PLANNED):
        scheduler.add_job(nothing, DateTrigger(NOW + timedelta(days=3650, minutes=number)), id=str(number))
    took = time.perf_counter() - began
    scheduler.shutdown()
    return took / PLANNED


async def _find(file: str, pending: int) -> float:
    """Median seconds to claim twenty due prompts while so many others wait."""
    circles = open_circles(f"sqlite:///{file}")
    await circles.save(_change("a" * 12))
    await circles.close()
    _fill(file, pending)
    circles = open_circles(f"sqlite:///{file}")
    took = [await _claim(circles, NOW - timedelta(days=1) + timedelta(minutes=look * 2)) for look in range(LOOKS)]
    await circles.close()
    return median(took)


async def _claim(circles: SqlCircles, now: datetime) -> float:
    began = time.perf_counter()
    found = await circles.claim_prompts(now, 20)
    took = time.perf_counter() - began
    assert len(found) == 20, f"{len(found)} found"
    return took


def _fill(file: str, pending: int) -> None:
    """Rows as the bot writes them: most in the coming years, a due handful every minute before now."""
    base = int((NOW - timedelta(days=2)).timestamp() * 1e6)
    far = int((NOW + timedelta(days=30)).timestamp() * 1e6)
    with sqlite3.connect(file) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        due = ((f"due {n}", f"{n}", base + n, base + n) for n in range(20 * LOOKS))
        later = ((f"later {n}", f"{n}", far + n * 1_000_000, far + n * 1_000_000) for n in range(pending))
        for some in (due, later):
            raw.executemany(
                "INSERT INTO prompts (circle, what, for_when, due_at, rings_at) VALUES ('aaaaaaaaaaaa', ?, ?, ?, ?)",
                some,
            )
    raw.close()
