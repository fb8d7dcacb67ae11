"""The practices and seasons that ship, read once. A problem in one of them is our fault, and is raised."""

from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from msgspec import Struct

from bot.grammar.practice import Practice
from bot.grammar.practice_file import read_practice
from bot.grammar.season_file import read_season
from bot.grammar.season_plan import Season


class Shipped(Struct, frozen=True):
    """All by id. The texts are the files themselves, for those who wish to export and change one."""

    practices: dict[str, Practice]
    seasons: dict[str, Season]
    practice_texts: dict[str, str]
    season_texts: dict[str, str]


@cache
def shipped() -> Shipped:
    folder = resources.files("bot") / "practices"
    practices, seasons, practice_texts, season_texts = {}, {}, {}, {}
    for name, text in _texts(folder):
        practice = read_practice(text, name)
        practices[practice.id], practice_texts[practice.id] = practice, text
    for name, text in _texts(folder / "seasons"):
        season = read_season(text, name, practices)
        seasons[season.id], season_texts[season.id] = season, text
    return Shipped(practices, seasons, practice_texts, season_texts)


def _texts(folder: Traversable) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            yield file.name, file.read_text(encoding="utf-8")
