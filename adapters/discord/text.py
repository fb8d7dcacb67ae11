"""A text of spans as pieces of Discord's markdown, for readers in one server. Pure."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, assert_never

from adapters.discord.literal import literal, literally
from adapters.discord.names import path_of
from adapters.discord.talk import room_of
from bot.called import command_called
from bot.command import Command
from bot.message import KeptWords, Link, Span, Strong, Text, TimeStyle, Typed, When, Who, Words
from bot.nouns.people import Account

PLATFORM: Final = "discord"
STYLES: Final[Mapping[TimeStyle, str]] = {
    TimeStyle.MOMENT: "F",
    TimeStyle.CLOCK: "t",
    TimeStyle.DAY: "D",
    TimeStyle.COUNTDOWN: "R",
}
SAFE_LINKS: Final = ("https://", "http://")
_COMMAND: Final = re.compile(r"/circle ([a-z][a-z-]*[a-z])")


Ids = Mapping[str, int]  # of the registered slash commands, so that what one can type can be tapped as well


def pieces(text: Text, server: str, ids: Ids) -> list[str]:
    return [piece for span in text for piece in _span(span, server, ids)]


def _span(span: Span, server: str, ids: Ids) -> Iterable[str]:
    match span:
        case str():
            return _ours(span, ids)
        case Words(words):
            return literal(words)
        case Strong(words):
            return [f"**{literally(words).strip()}** " if words.endswith(" ") else f"**{literally(words)}**"]
        case KeptWords():
            return ["…"]  # the shell fills these in; one that comes this far stays closed
        case Who(name, accounts, _):
            here = account_in(server, accounts)
            return [f"<@{here.user}>"] if here else literal(name)
        case When(at, _, style):
            return [f"<t:{int(at.timestamp())}:{STYLES[style]}>"]
        case Link(url, label):
            return [_link(url, label, server)]
        case Typed(typed):
            return _typed(typed, ids)
        case never:
            assert_never(never)


def account_in(server: str, accounts: tuple[Account, ...]) -> Account | None:
    return next((a for a in accounts if (a.platform, a.workspace) == (PLATFORM, server)), None)


def _ours(text: str, ids: Ids) -> Iterable[str]:
    """Our own words are literal too: the core knows no markdown, and a title may come from a member's own file."""
    at = 0
    for found in _COMMAND.finditer(text):
        command = command_called(found[1])
        if command is not None and command.group is not None:
            yield from literal(text[at : found.start()])
            yield mention(command, ids)
            at = found.end()
    yield from literal(text[at:])


def _typed(typed: str, ids: Ids) -> Iterable[str]:
    found = _COMMAND.fullmatch(typed)
    command = command_called(found[1]) if found else None
    if command is not None and command.group is not None:
        return [mention(command, ids)]
    return [f"`{typed.replace('`', '’')}`"]


def mention(command: Command, ids: Ids) -> str:
    path = path_of(command)
    number = ids.get(path.split()[0])
    return f"</{path}:{number}>" if number else f"`/{path}`"


def _link(url: str, label: str, server: str) -> str:
    room = None if label else room_of(url, server)
    if room is not None:
        return f"<#{room}>"
    if not url.startswith(SAFE_LINKS) or any(character in url for character in " <>()|\\"):
        return literally(label or url)
    return f"[{literally(label)}](<{url}>)" if label else f"<{url}>"


def pings(text: Text, server: str) -> list[int]:
    """Whom this text may notify: members who are named for that, in their own server."""
    found = [account_in(server, span.accounts) for span in text if isinstance(span, Who) and span.ping]
    return [int(account.user) for account in found if account]
