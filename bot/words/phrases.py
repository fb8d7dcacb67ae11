"""Every word that people read comes through here, from the gettext catalogues in `locales/`.

A phrase is looked up by its key and filled with spans: a name stays a mention, and a person's words stay literal.
"""

import gettext
import io
from collections.abc import Iterator
from functools import cache
from importlib import resources
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot.message import Span, Text
from bot.nouns.people import Language

Value = Span | Text | int


@cache
def catalogue(language: Language) -> gettext.GNUTranslations:
    """All the catalogues of a language as one. They are read as text: there is nothing to compile beforehand."""
    whole = Catalog(locale=language.value)
    for file in sorted((resources.files("bot.words") / "locales" / language.value).iterdir(), key=lambda f: f.name):
        if file.name.endswith(".po"):
            with file.open("rb") as source:
                for phrase in read_po(source, locale=language.value):
                    if phrase.id:
                        whole[phrase.id[0] if isinstance(phrase.id, tuple) else phrase.id] = phrase
    compiled = io.BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def _pieces(template: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((text, field) for text, field, _, _ in Formatter().parse(template))


def _template(key: str, language: Language, n: int | None) -> str:
    words = catalogue(language)
    return words.gettext(key) if n is None else words.ngettext(key, key, n)


def _spans(value: Value) -> Iterator[Span]:
    if isinstance(value, tuple):
        yield from value
    elif isinstance(value, int):
        yield str(value)
    else:
        yield value


def say(key: str, language: Language, /, *, n: int | None = None, **values: Value) -> Text:
    """The phrase with its values put in as spans. `n` chooses the plural and is the value of `{n}`."""
    if n is not None:
        values["n"] = n
    spans: list[Span] = []
    for text, field in _pieces(_template(key, language, n)):
        for span in (text, *(_spans(values[field]) if field is not None else ())):
            if isinstance(span, str) and spans and isinstance(spans[-1], str):
                spans[-1] += span
            elif span != "":
                spans.append(span)
    return tuple(spans)


def label(key: str, language: Language, /, *, n: int | None = None, **values: str | int) -> str:
    """A phrase for a button, a field or a title, where there is room for nothing but plain characters."""
    if n is not None:
        values["n"] = n
    return _template(key, language, n).format_map(values)


def listed(texts: list[Text], language: Language) -> Text:
    """As they stand in a sentence, the last after an "and"."""
    if len(texts) < 2:
        return joined(texts)
    return say("list.and", language, some=joined(texts[:-1]), last=texts[-1])


def joined(texts: list[Text], separator: str = ", ") -> Text:
    spans: list[Span] = []
    for text in texts:
        if spans:
            spans.append(separator)
        spans.extend(text)
    return tuple(spans)
