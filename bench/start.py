"""How soon the bot is ready, and how much memory it holds with 10,000 circles stored."""

import asyncio
import os
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from bench.people import MONDAY, planned
from bench.row import Row
from bot.ports.keeping import Change, PromptRow
from bot.rules.prompts import upcoming_prompts
from bot.wiring import PLANNED_WITH
from storage.opening import open_circles

CIRCLES = 10_000
START_GOAL = 1.5  # seconds
MEMORY_GOAL = 120  # MB
FAR_AHEAD = datetime(2099, 5, 12, 18)  # nothing is due while we look


async def rows() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        await _fill(f"sqlite:///{folder}/circles.db")
        bare = min([await _bare_python() for _ in range(5)])
        times, memory = [], 0.0
        for _ in range(5):
            took, held = await _ready(folder)
            times.append(took)
            memory = max(memory, held)
    soon = min(times)
    empty = await _memory_of_python()
    return [
        Row(
            f"from nothing to READY with {CIRCLES:,} circles; baseline: starting Python",
            f"{soon:.2f} s",
            f"{bare:.3f} s",
            soon / bare,
            "under 1.5 s",
            soon < START_GOAL,
        ),
        Row(
            f"resident memory with {CIRCLES:,} circles; baseline: Python that imports nothing",
            f"{memory:.0f} MB",
            f"{empty:.0f} MB",
            memory / empty,
            "under 120 MB",
            memory < MEMORY_GOAL,
        ),
    ]


async def _fill(url: str) -> None:
    circles = open_circles(url, planned_with=PLANNED_WITH)
    for number in range(CIRCLES):
        circle = planned(f"{number:012d}", 5, meets=FAR_AHEAD)
        prompts = tuple(PromptRow(circle.id, p.what, p.for_when, p.due_at) for p in upcoming_prompts(circle))
        await circles.save(Change(circle, prompts, MONDAY))
    await circles.close()


async def _ready(folder: str) -> tuple[float, float]:
    """Seconds until READY, and MB a moment later."""
    keep = ("PATH", "HOME", "PYTHONPATH")
    environment = {name: os.environ[name] for name in keep if name in os.environ}
    environment |= {"DATABASE_URL": f"sqlite:///{folder}/circles.db", "CIRCLEKEEPER_PORT": "0"}
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env=environment, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    while not (await process.stdout.readline()).startswith(b"READY"):
        pass
    took = time.perf_counter() - began
    await asyncio.sleep(2)
    held = _resident(process.pid)
    process.terminate()
    await process.wait()
    return took, held


def _resident(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


async def _bare_python() -> float:
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", "pass")
    await process.wait()
    return time.perf_counter() - began


async def _memory_of_python() -> float:
    program = "import sys; print('up', flush=True); sys.stdin.read()"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdin is not None
    await process.stdout.readline()
    held = _resident(process.pid)
    process.stdin.close()
    await process.wait()
    return held
