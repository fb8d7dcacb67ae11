"""The command line: `circlekeeper run`, `demo`, `doctor`, `check-practice`, `commands` … Exit codes stand in `Exit`."""

import argparse
import asyncio
import json
import logging
import signal
import sys
from collections.abc import Callable, Coroutine
from enum import IntEnum
from pathlib import Path

from bot.grammar.file_problems import FileProblems
from bot.nouns.people import Language
from bot.ports.platforms import NotConnected
from bot.settings import SettingFault, Settings, example_text, read_settings
from bot.words.file_words import in_words


class Exit(IntEnum):
    """What the process ends with; the README lists them."""

    FINE = 0
    FAILED = 1
    USAGE = 2
    SETTINGS = 3
    STORAGE = 4
    ADDRESS = 5
    CONNECTION = 6


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="circlekeeper", description="Runs peer circles in chat.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("run", help="run the bot on every platform that is configured (the default)")
    demo = commands.add_parser("demo", help="play a whole season in the terminal")
    demo.add_argument("--language", choices=("en", "fr"), default="en")
    check = commands.add_parser("check-practice", help="check a practice or season file")
    check.add_argument("file", type=Path)
    check.add_argument("--language", choices=("en", "fr"), default="en")
    release = commands.add_parser(
        "release", help="after a restored backup: see what is overdue, and let the bot speak again"
    )
    release.add_argument("--yes", action="store_true", help="let it speak")
    commands.add_parser("doctor", help="look whether each configured platform can work, and say how to mend it")
    discord = commands.add_parser("discord", help="print the address that invites the bot to a server")
    discord.add_argument("what", choices=("invite",))
    discord.add_argument("--events", action="store_true", help="also for meetings as events of the server")
    discord.add_argument("--talking-piece", action="store_true", help="also for a talking piece for voices")
    slack = commands.add_parser("slack", help="print the app manifest for Slack")
    slack.add_argument("what", choices=("manifest",))
    slack.add_argument("--http", metavar="URL", default="", help="for HTTP mode: the public address")
    slack.add_argument("--many", action="store_true", help="for many workspaces")
    commands.add_parser("settings", help="print every setting with its default, as .env.example shows them")
    commands.add_parser("commands", help="print every /circle command, as docs/commands.md shows them")
    commands.add_parser("catalogue", help="print every practice and season, as docs/catalogue.md shows them")
    given = parser.parse_args(arguments)
    match given.command:
        case "release":
            return _with_settings(lambda settings: _release(settings, yes=given.yes))
        case "doctor":
            return _with_settings(_doctor)
        case "discord":
            return _with_settings(
                lambda settings: _discord_invite(settings, events=given.events, talking_piece=given.talking_piece)
            )
        case "slack":
            return _slack_manifest(given.http, many=given.many)
        case "settings":
            print(example_text(), end="")
            return Exit.FINE
        case "commands" | "catalogue":
            return _page(given.command)
        case "demo":
            return _demo(given.language)
        case "check-practice":
            return _check(given.file, given.language)
        case _:
            return _run()


def _run() -> int:
    return _with_settings(_serve)


def _with_settings(program: Callable[[Settings], Coroutine[None, None, int]]) -> int:
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
    return asyncio.run(program(settings))


async def _release(settings: Settings, *, yes: bool) -> int:
    """A restored backup says nothing until somebody has looked at what it would say."""
    from bot.wiring import open_house
    from storage.refused import CannotOpen

    try:
        house = await open_house(settings)
    except CannotOpen as refused:
        print(f"Circlekeeper does not open its storage: {refused}", file=sys.stderr)
        return Exit.STORAGE
    if not house.circles.held:
        print("Nothing is held back: this database is not a restored backup.")
    else:
        prompts, messages = await house.circles.overdue(house.clock.now())
        print(
            f"This database is a restored backup. Overdue: {prompts} prompts; waiting to be said: {messages} messages."
        )
        print(
            "Prompts that come too late are listed for each circle, not said." if yes else "Add --yes to let it speak."
        )
        if yes:
            await house.circles.release()
    await house.circles.close()
    return Exit.FINE


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
    except NotConnected as refused:
        print(f"Circlekeeper is not let in: {refused}", file=sys.stderr)
        await house.stop()
        return Exit.CONNECTION
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


async def _doctor(settings: Settings) -> int:
    """Everything that is wrong, at once, each with its remedy."""
    findings: list[tuple[str, str]] = []
    if settings.slack_bot_token or settings.slack_client_id:
        from adapters.slack.doctor import examine
        from bot.wiring import slack_access
        from scheduler.clocks import SystemClock

        access, language = slack_access(settings), Language.EN
        found = await examine(access, public_url=settings.public_url, clock=SystemClock(), language=language)
        findings += [(finding.what, finding.remedy) for finding in found]
    if settings.discord_token:
        findings += await _discord_findings(settings)
    if not findings:
        print("No platform is configured; the playground needs no doctor.")
    for what, remedy in findings:
        print(what, f"\n    {remedy}" if remedy else "")
    return Exit.FAILED if any(remedy for _, remedy in findings) else Exit.FINE


async def _discord_findings(settings: Settings) -> list[tuple[str, str]]:
    """With what the bot has noted, unless a running bot holds the storage just now."""
    from adapters.discord.doctor import findings
    from bot.wiring import open_house
    from storage.refused import CannotOpen

    assert settings.discord_token is not None
    token, piece = settings.discord_token.get_secret_value(), settings.discord_talking_piece
    try:
        house = await open_house(settings)
    except CannotOpen:
        unseen = await findings(token, None, Language.EN, talking_piece=piece)
        return [(found.what, found.remedy) for found in unseen]
    found_here = await findings(token, house.circles, Language.EN, talking_piece=piece)
    await house.circles.close()
    return [(found.what, found.remedy) for found in found_here]


async def _discord_invite(settings: Settings, *, events: bool, talking_piece: bool) -> int:
    from adapters.discord.doctor import invitation
    from adapters.discord.permissions import CREATE_EVENTS, MUTE_MEMBERS

    also = [*([CREATE_EVENTS] if events else []), *([MUTE_MEMBERS] if talking_piece else [])]

    if settings.discord_token is None:
        print("DISCORD_TOKEN is not set.", file=sys.stderr)
        return Exit.SETTINGS
    try:
        print(await invitation(settings.discord_token.get_secret_value(), also))
    except NotConnected as refused:
        print(refused, file=sys.stderr)
        return Exit.CONNECTION
    return Exit.FINE


def _slack_manifest(public_url: str, *, many: bool) -> int:
    from adapters.slack.manifest import manifest

    print(json.dumps(manifest("http" if public_url else "socket", public_url=public_url, many=many), indent=2))
    return Exit.FINE


def _check(file: Path, language: str) -> int:
    from bot.grammar.season_file import read_file
    from bot.grammar.shipped import shipped

    try:
        read_file(file.read_text(encoding="utf-8"), file.name, shipped().practices)
    except OSError as error:
        print(f"{file}: {error.strerror}", file=sys.stderr)
        return Exit.USAGE
    except UnicodeDecodeError:
        print(f"{file}: not a text in UTF-8", file=sys.stderr)
        return Exit.FAILED
    except FileProblems as found:
        for problem in found.problems:
            words = in_words(problem, language)
            print(f"{problem.file}:{problem.line}: {words.what} {words.mend}")
        return Exit.FAILED
    print(f"{file.name}: ✓")
    return Exit.FINE


def _page(which: str) -> int:
    from bot import command_list
    from bot.words import catalogue_page

    print(command_list.as_document() if which == "commands" else catalogue_page.as_document(), end="")
    return Exit.FINE


def _demo(language: str) -> int:
    from bot.wiring import play_demo

    asyncio.run(play_demo(language))
    return Exit.FINE
