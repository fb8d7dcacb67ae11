"""On which line of a TOML text each key stands, so that a problem can name its line.

The standard reader says what a text holds but not where. This walks a text *that reader has already
accepted*, and remembers only places; it judges nothing.
"""

import re
from bisect import bisect_right

Path = tuple[str | int, ...]

DEEPEST = 12  # no file of ours is deeper; what lies below is found at its ancestor

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})' + r"|'''.*?'''(?:'{0,2})" + r'|"(?:\\.|[^"\\\n])*"' + r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}\n#]+")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))")


def lines_of(text: str) -> dict[Path, int]:
    """The line (from 1) of every table, key and list item, by its path; list items are counted from 0."""
    walk = _Walk(text.replace("\r\n", "\n"))
    walk.document()
    return walk.lines


def line_at(lines: dict[Path, int], path: Path) -> int:
    """The line of this path, or of the nearest thing around it that is written in the text."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Path, int] = {}
        self._line_ends = [place for place, character in enumerate(text) if character == "\n"]
        self._lists: dict[Path, int] = {}

    def document(self) -> None:
        table: Path = ()
        self._skip(_BLANK)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)

    def _header(self) -> Path:
        """`[table]`, or `[[list of tables]]`, which begins the next table of that list."""
        line, in_list = self._line(), self.text.startswith("[[", self.at)
        self.at += 2 if in_list else 1
        path: Path = ()
        keys = self._key()
        for depth, key in enumerate(keys, 1):
            path = _down(path, key)
            self.lines.setdefault(path, line)
            if in_list and depth == len(keys):
                self._lists[path] = self._lists.get(path, 0) + 1
            if path in self._lists:
                path = _down(path, self._lists[path] - 1)
        self.lines.setdefault(path, line)
        self.at += 2 if in_list else 1
        return path

    def _pair(self, table: Path) -> None:
        line = self._line()
        for key in self._key():
            table = _down(table, key)
            self.lines.setdefault(table, line)
        self.at += 1  # the equals sign
        self._skip(_SPACE)
        self._value(table)

    def _key(self) -> list[str]:
        """A key and its dotted parts; stops before `=` or `]`."""
        keys: list[str] = []
        while True:
            self._skip(_SPACE)
            quoted = self.text[self.at] in "\"'"
            word = self._take(_STRING if quoted else _BARE)
            keys.append(_unquoted(word) if quoted else word)
            self._skip(_SPACE)
            if self.text[self.at] != ".":
                return keys
            self.at += 1

    def _value(self, path: Path) -> None:
        opening = self.text[self.at]
        if opening in "\"'":
            self._take(_STRING)
        elif opening == "[":
            self._items(path)
        elif opening == "{":
            self._inline(path)
        else:
            self._take(_SCALAR)

    def _items(self, path: Path) -> None:
        self.at += 1
        item = 0
        while self._next("]"):
            self.lines.setdefault(_down(path, item), self._line())
            self._value(_down(path, item))
            item += 1

    def _inline(self, path: Path) -> None:
        self.at += 1
        while self._next("}"):
            self._pair(path)

    def _next(self, closing: str) -> bool:
        """Steps over blanks and a comma; False once the closing bracket has been taken."""
        self._skip(_BLANK)
        if self.text[self.at] == ",":
            self.at += 1
            self._skip(_BLANK)
        if self.text[self.at] != closing:
            return True
        self.at += 1
        return False

    def _line(self) -> int:
        return bisect_right(self._line_ends, self.at - 1) + 1

    def _skip(self, pattern: re.Pattern[str]) -> None:
        self._take(pattern)

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        if found is None:  # cannot happen in a text that the standard reader accepted
            raise ValueError(f"not TOML at character {self.at}")
        self.at = found.end()
        return found.group()


def _down(path: Path, part: str | int) -> Path:
    return (*path, part) if len(path) < DEEPEST else path


def _unquoted(word: str) -> str:
    if word.startswith("'"):
        return word[1:-1]
    return _ESCAPE.sub(_unescaped, word[1:-1])


def _unescaped(escape: re.Match[str]) -> str:
    short, long, letter = escape.groups()
    if letter is None:
        return chr(int(short or long, 16))
    return {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}.get(letter, str(letter))
