"""The bot as its own process: started in an empty folder, with nothing in its environment but what a test gives."""

import asyncio
import os
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


class Running:
    def __init__(self, process: asyncio.subprocess.Process, ready: str) -> None:
        self.process = process
        self.ready = ready

    @property
    def address(self) -> str:
        return self.ready.split()[1].rstrip("/")

    async def ended(self) -> tuple[int, str]:
        _, errors = await self.process.communicate()
        return self.process.returncode or 0, errors.decode()

    async def stopped(self) -> int:
        self.process.terminate()
        return (await asyncio.wait_for(self.ended(), 5))[0]

    async def killed(self) -> None:
        self.process.kill()
        await self.ended()


async def started(folder: Path, *arguments: str, **settings: str) -> Running:
    """Waits for READY, or for the end."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment |= {"PYTHONPATH": str(ROOT), "CIRCLEKEEPER_PORT": "0"} | settings
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *(arguments or ("run",)),
        cwd=folder,
        env=environment,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    ready = ""
    while line := await process.stdout.readline():
        if line.startswith(b"READY"):
            ready = line.decode()
            break
    return Running(process, ready)
