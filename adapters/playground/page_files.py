"""What the browser is given: the files of the page, its words in each language, and what it may do."""

import json
from functools import cache
from importlib import resources
from typing import Final

from aiohttp import hdrs, web
from babel.messages.pofile import read_po

from bot.nouns.people import Language

TYPES: Final = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}

# Nothing from elsewhere, nothing inline, and no way for a text to become markup.
POLICY: Final = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
)


def page_file(name: str) -> web.Response:
    """A file of the page by its name alone: what is not in the folder is not there."""
    found = _files().get(name)
    if found is None:
        raise web.HTTPNotFound
    body, media_type = found
    return _response(body, media_type)


def page_words(language: str) -> web.Response:
    if language not in tuple(Language):
        raise web.HTTPNotFound
    return _response(_words(Language(language)), "application/json")


def _response(body: bytes, media_type: str) -> web.Response:
    return web.Response(
        body=body,
        content_type=media_type,
        charset="utf-8",
        headers={
            hdrs.CACHE_CONTROL: "no-cache",
            "Content-Security-Policy": POLICY,
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
        },
    )


@cache
def _files() -> dict[str, tuple[bytes, str]]:
    folder = resources.files(__package__) / "page"
    found = {}
    for file in folder.iterdir():
        ending = file.name[file.name.rfind(".") :]
        if ending in TYPES:
            found[file.name] = (file.read_bytes(), TYPES[ending])
    return found


@cache
def _words(language: Language) -> bytes:
    """The catalogue of the page as it is, plurals as lists: the page chooses and fills in."""
    source = resources.files("bot.words") / "locales" / language.value / "playground.po"
    with source.open("rb") as file:
        phrases = {
            phrase.id[0] if isinstance(phrase.id, tuple) else phrase.id: phrase.string
            for phrase in read_po(file, locale=language.value)
            if phrase.id
        }
    return json.dumps(phrases, ensure_ascii=False).encode()
