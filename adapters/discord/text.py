"""A text of spans as pieces of Discord's markdown, for readers in one server. Pure."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, assert_never

from adapters.discord.literal import literal, literally
from bot.circle import Account
from bot.commands import Command, command_called
from bot.message import KeptWords, Link, Span, Strong, Text, TimeStyle, Typed, When, Who, Words

PLATFORM: Final = "discord"
GROUP: Final = "circle"  # the one slash command: /circle GROUP WORD
STYLES: Final[Mapping[TimeStyle, str]] = {
    TimeStyle.MOMENT: "F",
    TimeStyle.CLOCK: "t",
    TimeStyle.DAY: "D",
    TimeStyle.COUNTDOWN: "R",
}
SAFE_LINKS: Final = ("https://", "http://")
_COMMAND: Final = re.compile(r"/circle ([a-z][a-z-]*[a-z])")


def pieces(text: Text, server: str, command_id: int | None) -> list[str]:
    """`command_id`: of the registered command, so that what one can type can be tapped as well."""
    return [piece for span in text for piece in _span(span, server, command_id)]


def _span(span: Span, server: str, command_id: int | None) -> Iterable[str]:
    match span:
        case str():
            return _ours(span, command_id)
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
            return [_link(url, label)]
        case Typed(typed):
            return _typed(typed, command_id)
        case never:
            assert_never(never)


def account_in(server: str, accounts: tuple[Account, ...]) -> Account | None:
    return next((a for a in accounts if (a.platform, a.workspace) == (PLATFORM, server)), None)


def _ours(text: str, command_id: int | None) -> Iterable[str]:
    """Our own words are literal too: the core knows no markdown, and a title may come from a member's own file."""
    at = 0
    for found in _COMMAND.finditer(text):
        command = command_called(found[1])
        if command is not None and command.group is not None:
            yield from literal(text[at : found.start()])
            yield mention(command, command_id)
            at = found.end()
    yield from literal(text[at:])


def _typed(typed: str, command_id: int | None) -> Iterable[str]:
    found = _COMMAND.fullmatch(typed)
    command = command_called(found[1]) if found else None
    if command is not None and command.group is not None:
        return [mention(command, command_id)]
    return [f"`{typed.replace('`', '’')}`"]


def mention(command: Command, command_id: int | None) -> str:
    assert command.group is not None  # only pressed otherwise
    path = f"{GROUP} {command.group.value} {command.word}"
    return f"</{path}:{command_id}>" if command_id else f"`/{path}`"


def _link(url: str, label: str) -> str:
    if not url.startswith(SAFE_LINKS) or any(character in url for character in " <>()|\\"):
        return literally(label or url)
    return f"[{literally(label)}](<{url}>)" if label else f"<{url}>"


def pings(text: Text, server: str) -> list[int]:
    """Whom this text may notify: members who are named for that, in their own server."""
    found = [account_in(server, span.accounts) for span in text if isinstance(span, Who) and span.ping]
    return [int(account.user) for account in found if account]
