"""A real Chromium for tests: the system's own, never a downloaded one.

`python -m tests.browser` tells whether there is one.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, async_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    # It must not call home: on a machine without a network each such call is a refused connection.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class NoChromiumError(Exception):
    """None is installed where we look."""


def find_chromium() -> str:
    """The path of the browser: what CHROMIUM names, or the first of the usual names; else NoChromiumError."""
    named = os.environ.get("CHROMIUM")
    for name in (named,) if named else NAMES:
        path = shutil.which(name)
        if path:
            return path
    raise NoChromiumError(
        f"{named} is not a program" if named else "no Chromium: install it, or name it in the variable CHROMIUM"
    )


@asynccontextmanager
async def running_browser() -> AsyncIterator[Browser]:
    """A browser with nothing in it; each `new_context()` is a person who shares no cookie with the others."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=find_chromium(),
            headless=True,
            args=FLAGS,
            chromium_sandbox=os.geteuid() != 0,  # it refuses to start a sandbox for root
        )
        try:
            yield browser
        finally:
            await browser.close()


if __name__ == "__main__":
    # Asked for its version too: on some systems the name is there, and behind it only a hint to install.
    try:
        sys.exit(subprocess.run([find_chromium(), "--version"], check=False).returncode)
    except NoChromiumError as missing:
        sys.exit(str(missing))
