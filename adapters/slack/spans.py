"""Texts as Slack's rich text, whose elements are never parsed: nobody's words can ping, link or format. Pure.

Mrkdwn is only written where Slack takes nothing else, in a message's `text`, with everything escaped that is not ours.
"""

from typing import Any, Final, assert_never

from adapters.slack.limits import TEXT, cut, length, pieces
from bot.almanac.zones import wall_time
from bot.message import KeptWords, Link, Span, Strong, Text, TimeStyle, Typed, When, Who, Words

Json = dict[str, Any]

PLATFORM: Final = "slack"
SAFE_LINKS: Final = ("https://", "http://", "webcal://")
BETWEEN: Final = "\u2002"  # between a fact's name and its value; aloud, a colon
LINK_LABEL: Final = 300
CLOCKS: Final = {
    TimeStyle.MOMENT: "{date_long_pretty}, {time}",
    TimeStyle.CLOCK: "{time}",
    TimeStyle.DAY: "{date_long_pretty}",
    TimeStyle.COUNTDOWN: "{ago}",
}


def rich(text: Text, tenant: str) -> list[Json]:
    """The elements of a section."""
    return [element for span in text for element in _elements(span, tenant)]


def _elements(span: Span, tenant: str) -> list[Json]:
    match span:
        case str() | Words():
            return _literal(span if isinstance(span, str) else span.text)
        case KeptWords():
            return _literal("…")  # the shell fills these in; one that comes this far stays closed
        case Who(name):
            user = mentioned(span, tenant)
            return [{"type": "user", "user_id": user}] if user else _literal(name)
        case When(at, _, style):
            date = {"type": "date", "timestamp": int(at.timestamp()), "format": CLOCKS[style]}
            return [{**date, "fallback": written(span)}]
        case Strong(words):
            return _literal(words, bold=True)
        case Link(url, label):
            if not url.startswith(SAFE_LINKS):
                return _literal(label)
            link = {"type": "link", "url": url}
            return [{**link, "text": cut(label, LINK_LABEL)}] if label else [link]
        case Typed(words):
            return _literal(words, code=True)
        case never:
            assert_never(never)


def _literal(text: str, **style: bool) -> list[Json]:
    styled = {"style": style} if style else {}
    return [{"type": "text", "text": piece, **styled} for piece in pieces(text, TEXT)]


def mentioned(who: Who, tenant: str) -> str | None:
    """The id to mention. Slack has no mention that does not notify: who is not to be pinged is shown by name."""
    here = (a.user for a in who.accounts if (a.platform, a.workspace) == (PLATFORM, tenant))
    return next(here, None) if who.ping else None


def written(when: When) -> str:
    """For clients that cannot show a reader their own clock: the same in every language, with its zone."""
    return f"{wall_time(when.at, when.zone):%Y-%m-%d %H:%M} {when.zone}"


def plain(text: Text) -> str | None:
    """The text as plain characters; None where that would lose a mention, a link or somebody's own clock."""
    found: list[str] = []
    for span in text:
        match span:
            case str():
                found.append(span)
            case Words(words) | Strong(words):
                found.append(words)
            case KeptWords():
                found.append("…")
            case Who(name) if not span.ping:
                found.append(name)
            case _:
                return None
    return "".join(found)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def sections(elements: list[Json], most: int = TEXT) -> list[list[Json]]:
    """The elements in groups, none of which holds more characters than fit."""
    groups: list[list[Json]] = [[]]
    room = most
    for element in elements:
        needed = length(str(element.get("text", element.get("fallback", "")))) + length(element.get("url", ""))
        if needed > room and groups[-1]:
            groups.append([])
            room = most
        groups[-1].append(element)
        room -= needed
    return [group for group in groups if group]


def spoken(elements: list[Json]) -> str:
    """The same as mrkdwn, for the text that screen readers and notifications use."""
    return "".join(map(_spoken, elements)).strip("\n")


def _spoken(element: Json) -> str:
    match element["type"]:
        case "user":
            return f"<@{element['user_id']}>"
        case "date":
            return f"<!date^{element['timestamp']}^{element['format']}|{element['fallback']}>"
        case "link":
            text = f"|{escaped(element['text'])}" if "text" in element else ""
            return f"<{escaped(element['url'])}{text}>"
        case _:
            return ": " if element["text"] == BETWEEN else escaped(element["text"])
