"""The command line: `circlekeeper run`, `demo`, `check-practice`. Exit codes stand in `Exit`."""

import argparse
import asyncio
import logging
import signal
import sys
from enum import IntEnum
from pathlib import Path

from bot.file_problems import FileProblems, in_words
from bot.settings import SettingFault, Settings, read_settings


class Exit(IntEnum):
    """What the process ends with; the README lists them."""

    FINE = 0
    FAILED = 1
    USAGE = 2
    SETTINGS = 3
    STORAGE = 4
    ADDRESS = 5


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="circlekeeper", description="Runs peer circles in chat.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("run", help="run the bot on every platform that is configured (the default)")
    demo = commands.add_parser("demo", help="play a whole season in the terminal")
    demo.add_argument("--language", choices=("en", "fr"), default="en")
    check = commands.add_parser("check-practice", help="check a practice or season file")
    check.add_argument("file", type=Path)
    check.add_argument("--language", choices=("en", "fr"), default="en")
    given = parser.parse_args(arguments)
    match given.command:
        case "demo":
            return _demo(given.language)
        case "check-practice":
            return _check(given.file, given.language)
        case _:
            return _run()


def _run() -> int:
    try:
        settings, warnings = read_settings()
    except SettingFault as fault:
        print("Circlekeeper cannot start with these settings:", *fault.lines, sep="\n  ", file=sys.stderr)
        return Exit.SETTINGS
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for chatty in ("apscheduler", "alembic"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    for warning in warnings:
        logging.getLogger("circlekeeper").warning("%s", warning)
    return asyncio.run(_serve(settings))


async def _serve(settings: Settings) -> int:
    from bot.wiring import open_house
    from storage.refused import CannotOpen

    try:
        house = await open_house(settings)
    except CannotOpen as refused:
        print(f"Circlekeeper does not start: {refused}", file=sys.stderr)
        return Exit.STORAGE
    stop = asyncio.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(each, stop.set)
    try:
        addresses = await house.start()
    except OSError as error:
        print(
            f"Circlekeeper cannot listen at {settings.host}:{settings.port}: {error.strerror}.",
            file=sys.stderr,
        )
        print("Choose another CIRCLEKEEPER_PORT, or 0 for any free one.", file=sys.stderr)
        await house.stop()
        return Exit.ADDRESS
    print("READY", *addresses, flush=True)
    await stop.wait()
    await house.stop()
    return Exit.FINE


def _check(file: Path, language: str) -> int:
    from bot.season_file import read_file
    from bot.shipped import shipped

    try:
        read_file(file.read_text(encoding="utf-8"), file.name, shipped().practices)
    except OSError as error:
        print(f"{file}: {error.strerror}", file=sys.stderr)
        return Exit.USAGE
    except FileProblems as found:
        for problem in found.problems:
            words = in_words(problem, language)
            print(f"{problem.file}:{problem.line}: {words.what} {words.mend}")
        return Exit.FAILED
    print(f"{file.name}: ✓")
    return Exit.FINE


def _demo(language: str) -> int:
    from bot.wiring import play_demo

    asyncio.run(play_demo(language))
    return Exit.FINE
