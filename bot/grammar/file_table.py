"""A table of a practice or season file: it hands out values by key and notes what is wrong with them.

Every reader asks for what it needs and gets something usable back, so that one reading finds all the
problems. What was never asked for is an unknown key.
"""

import re
import tomllib
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar, cast

from bot.grammar.file_lines import Path, line_at, lines_of
from bot.grammar.file_problems import FileProblems, Kind, Problem
from bot.grammar.practice import InLanguages

MAX_BYTES = 64 * 1024
LONGEST_LINE = 1000  # characters
ENOUGH_PROBLEMS = 100  # no more unknown keys are looked into after so many
LONGEST_ID = 40
LONGEST_SHOWN = 60  # characters of a wrong value that a problem repeats
LARGEST_SHOWN = 10**9
LANGUAGES = ("en", "fr")
TITLE, SHORT, LINE, CUE, LONG = 60, 75, 200, 400, 600  # characters: what every platform's card has room for
MOST_TEXTS = 30

Choice = TypeVar("Choice", bound=StrEnum)
# Deeper than any file of ours, and what makes the standard reader slow: seconds for one line of dots.
_DEEP_KEY = re.compile(r"""[ \t]*\[{0,2}(?:[ \t]*(?:[\w-]+|"[^"]*"|'[^']*')[ \t]*\.){12}""")
# Control characters, and those that turn the direction of what follows: they would reach beyond their own text.
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Notes:
    """The problems of one file, as they are found."""

    def __init__(self, file: str, lines: dict[Path, int]) -> None:
        self.file = file
        self.lines = lines
        self.languages: tuple[str, ...] = ()  # those of the title; every other text must have them
        self._problems: set[Problem] = set()

    def note(self, path: Path, kind: Kind, value: object = "", wanted: str = "") -> None:
        self._problems.add(Problem(self.file, self.line(path), _dotted(path), kind, shown(value), wanted))

    def forgive(self, path: Path, kind: Kind) -> None:
        """Takes back what another problem explains better."""
        key = _dotted(path)
        self._problems = {p for p in self._problems if (p.key, p.kind) != (key, kind)}

    def line(self, path: Path) -> int:
        return line_at(self.lines, path)

    @property
    def are_enough(self) -> bool:
        return len(self._problems) >= ENOUGH_PROBLEMS

    def settle(self) -> None:
        """Raises FileProblems if anything was noted."""
        if self._problems:
            raise FileProblems(tuple(sorted(self._problems, key=lambda p: (p.line, p.key, p.kind))))


class Table:
    def __init__(self, notes: Notes, data: dict[str, object], path: Path = ()) -> None:
        self.notes = notes
        self.data = data
        self.path = path
        self._asked: dict[str, None] = {}

    def __contains__(self, key: str) -> bool:
        return key in self.data

    def note(self, key: str, kind: Kind, value: object = "", wanted: str = "") -> None:
        self.notes.note((*self.path, key) if key else self.path, kind, value, wanted)

    def get(self, key: str, *, required: bool = False) -> object:
        self._asked[key] = None
        if required and key not in self.data:
            self.note(key, Kind.KEY_MISSING)
        return self.data.get(key)

    def text(self, key: str, longest: int) -> str:
        """A plain text that every file must have."""
        value = self.get(key, required=True)
        if value is None:
            return ""
        if not isinstance(value, str) or not value.strip():
            self.note(key, Kind.NOT_TEXT)
            return ""
        return self._short(key, value.strip(), longest)

    def name(self, key: str) -> str:
        """A short name, such as "check-in"."""
        value = self.text(key, 4 * LONGEST_ID)
        if value and (len(value) > LONGEST_ID or not _ID.fullmatch(value)):
            self.note(key, Kind.ID_UNCLEAR, value, str(LONGEST_ID))
        return value

    def words(self, key: str, longest: int) -> InLanguages:
        """A text in the languages of the file, which every file must have."""
        if key not in self.data:
            self.get(key, required=True)
            return InLanguages()
        return self.words_if_any(key, longest) or InLanguages()

    def words_if_any(self, key: str, longest: int) -> InLanguages | None:
        if isinstance(self.data.get(key), str):
            self.get(key)
            self.note(key, Kind.TEXT_WITHOUT_LANGUAGE)
            return None
        table = self.table(key)
        return table.as_words(longest) if table else None

    def as_words(self, longest: int) -> InLanguages:
        """This table as one text: `en = "…"`, `fr = "…"`."""
        texts = {language: self.text(language, longest) for language in LANGUAGES if language in self.data}
        spoken = tuple(language for language in LANGUAGES if texts.get(language))
        self.notes.languages = self.notes.languages or spoken
        for language in self.notes.languages or ("en",):
            if language not in texts:
                self.note("", Kind.LANGUAGE_MISSING, wanted=language)
        self.close(LANGUAGES)
        return InLanguages(**texts)

    def choice(self, key: str, choices: type[Choice], default: Choice) -> Choice:
        value = self.get(key)
        return default if value is None else self.chosen(key, value, choices, default)

    def chosen(self, key: str, value: object, choices: type[Choice], default: Choice) -> Choice:
        if isinstance(value, str) and value in list(choices):
            return choices(value)
        self.note(key, Kind.CHOICE_UNKNOWN, value, listed(value, list(choices)))
        return default

    def number(self, key: str, lowest: int, highest: int, default: int | None = None) -> int:
        value = self.get(key, required=default is None)
        if isinstance(value, int) and not isinstance(value, bool) and lowest <= value <= highest:
            return value
        if value is not None:
            self.note(key, Kind.NUMBER_UNCLEAR, value, f"{lowest}–{highest}")
        return lowest if default is None else default

    def yes(self, key: str, *, usually: bool = False) -> bool:
        value = self.get(key)
        if isinstance(value, bool):
            return value
        if value is not None:
            self.note(key, Kind.NOT_YES_OR_NO)
        return usually

    def table(self, key: str, *, required: bool = False) -> "Table | None":
        value = self.get(key, required=required)
        if isinstance(value, dict):
            return Table(self.notes, cast(dict[str, object], value), (*self.path, key))
        if value is not None:
            self.note(key, Kind.NOT_A_TABLE)
        return None

    def tables(self, key: str, most: int, *, required: bool = False) -> list["Table"]:
        """The tables that stand as [[key]]."""
        items = self._list(key, f"[[{'.'.join(part for part in (*self.path, key) if isinstance(part, str))}]]", most)
        if required and not items and key not in self.data:
            self.note(key, Kind.KEY_MISSING)
        tables = []
        for place, item in enumerate(items):
            path = (*self.path, key, place)
            if isinstance(item, dict):
                tables.append(Table(self.notes, cast(dict[str, object], item), path))
            else:
                self.notes.note(path, Kind.NOT_A_TABLE)
        return tables

    def many_words(self, key: str, longest: int, most: int) -> tuple[InLanguages, ...]:
        return tuple(table.as_words(longest) for table in self.tables(key, most))

    def names(self, key: str, most: int) -> list[tuple[Path, str]]:
        """Short names in a list, each with its place."""
        items = self._list(key, f'{key} = ["…", "…"]', most)
        places = [((*self.path, key, place), item) for place, item in enumerate(items)]
        for path, item in places:
            if not isinstance(item, str):
                self.notes.note(path, Kind.NOT_TEXT)
        return [(path, item) for path, item in places if isinstance(item, str)]

    def close(self, known: tuple[str, ...] = ()) -> None:
        """Notes the keys that nobody asked for."""
        keys = [*self._asked, *(key for key in known if key not in self._asked)]
        for key in self.data:
            if key not in keys and not self.notes.are_enough:
                near = get_close_matches(key, keys, n=1, cutoff=0.5)
                kind = Kind.KEY_MISSPELT if near else Kind.KEY_UNKNOWN
                self.note(key, kind, wanted=", ".join(near or sorted(keys)))
                for meant in near:
                    self.notes.forgive((*self.path, meant), Kind.KEY_MISSING)

    def _list(self, key: str, wanted: str, most: int) -> list[object]:
        value = self.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.note(key, Kind.NOT_A_LIST, wanted=wanted)
            return []
        if len(value) > most:
            self.note(key, Kind.TOO_MANY, len(value), str(most))
        return cast(list[object], value)[:most]

    def _short(self, key: str, text: str, longest: int) -> str:
        hidden = HIDDEN.search(text)
        if hidden:
            self.note(key, Kind.TEXT_HIDDEN, f"U+{ord(hidden[0]):04X}")
        if len(text) > longest:
            self.note(key, Kind.TEXT_TOO_LONG, len(text), str(longest))
        return text


def opened(text: str, file_name: str) -> Table:
    """The whole file as a table. Raises FileProblems when it is too big or cannot be read at all."""
    text = text.removeprefix("\ufeff")
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        raise FileProblems((Problem(file_name, 1, "", Kind.TOO_BIG, wanted=str(MAX_BYTES)),))
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            facts = Kind.LINE_TOO_LONG, str(len(line)), str(LONGEST_LINE)
            raise FileProblems((Problem(file_name, number, "", *facts),))
        if _DEEP_KEY.match(line):
            raise FileProblems((Problem(file_name, number, "", Kind.NOT_TOML),))
    try:
        data = tomllib.loads(text, parse_float=str)
        lines = lines_of(text)
    except (ValueError, RecursionError) as error:
        raise FileProblems((Problem(file_name, _line_of(error, text), "", Kind.NOT_TOML),)) from None
    return Table(Notes(file_name, lines), data)


def apart(tables: list[Table], key: str) -> list[Table]:
    """The same tables; notes each whose id an earlier one has."""
    first: dict[object, int] = {}
    for table in tables:
        name = table.data.get(key)
        if isinstance(name, str):
            if name in first:
                table.note(key, Kind.ID_TWICE, name, str(first[name]))
            first.setdefault(name, table.notes.line((*table.path, key)))
    return tables


def listed(value: object, choices: list[str]) -> str:
    """The choices, the one most like this value first."""
    near = get_close_matches(shown(value), choices, n=1)
    return ", ".join([*near, *(str(choice) for choice in choices if choice not in near)])


def shown(value: object) -> str:
    """A value as a problem repeats it. A number may be too large to be written, and a list may hold one."""
    if isinstance(value, str):
        return value if len(value) <= LONGEST_SHOWN else value[: LONGEST_SHOWN - 1] + "…"
    return str(value) if isinstance(value, int) and abs(value) < LARGEST_SHOWN else "…"


def _dotted(path: Path) -> str:
    """The path as people count: lists from 1."""
    return ".".join(str(part + 1) if isinstance(part, int) else part[:LONGEST_SHOWN] for part in path)


def _line_of(error: Exception, text: str) -> int:
    found = re.search(r"at line (\d+), column", str(error))
    at_end = max(text.rstrip().count("\n") + 1, 1) if "end of document" in str(error) else 1
    return int(found.group(1)) if found else at_end
