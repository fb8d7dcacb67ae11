"""The page's own words: the same in both languages, all used, none in the code."""

import json
import re
from pathlib import Path
from string import Formatter

import pytest

import adapters.playground
from adapters.playground.house import ROOMS
from adapters.playground.page_files import page_words
from bot.nouns.people import Language

PAGE = Path(adapters.playground.__file__).parent / "page"
NARROW = "\u202f"


def words(language: Language) -> dict[str, str | list[str]]:
    body = page_words(language).body
    assert isinstance(body, bytes)
    read: dict[str, str | list[str]] = json.loads(body)
    return read


def forms(phrase: str | list[str]) -> list[str]:
    return [phrase] if isinstance(phrase, str) else phrase


def fields(phrase: str | list[str]) -> set[str]:
    return {name for form in forms(phrase) for _, name, _, _ in Formatter().parse(form) if name}


def test_both_languages_say_the_same_things_with_the_same_values() -> None:
    english, french = words(Language.EN), words(Language.FR)
    assert english.keys() == french.keys()
    assert {key: fields(phrase) for key, phrase in english.items()} == {
        key: fields(phrase) for key, phrase in french.items()
    }


def test_every_phrase_is_used_and_every_used_phrase_is_there() -> None:
    source = "".join(file.read_text("utf-8") for file in PAGE.iterdir() if file.suffix in (".js", ".html"))
    used = set(re.findall(r"playground\.[a-z_]+", source.replace("playground.room_${", "")))
    used -= {"playground.room", "playground.js"} & {key for key in used if key.endswith(".js")}
    used |= {f"playground.room_{room}" for room in ROOMS}
    assert used == set(words(Language.EN))


@pytest.mark.parametrize("language", Language)
def test_the_voice_is_calm(language: Language) -> None:
    for phrase in words(language).values():
        for form in forms(phrase):
            assert "!" not in form
            assert "oops" not in form.lower()


def test_french_has_its_spaces() -> None:
    for phrase in words(Language.FR).values():
        for form in forms(phrase):
            assert not re.search(rf"(?<![{NARROW}])[;:?!»]", form), form
            assert "'" not in form
