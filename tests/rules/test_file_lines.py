"""On which line each key of a text stands."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from bot.grammar.file_lines import DEEPEST, lines_of


def test_every_key_is_found_on_its_own_line() -> None:
    text = '''\
# [not] = "a table"
a.b = "x" # = y
c = [
  { d = 1 },
  """
[[e]]
f = 1
""",
  2026-01-01 10:00:00,
]
[[e]]
'quoted key' = \'\'\'
f = 2\'\'\'
[[e]]
[e.g]
h = { i = [1, 2], "j\\u0041" = "]" }
[[e.k]]
[[e.k]]
l = 1
'''
    lines = lines_of(text)
    assert lines[("a", "b")] == 2
    assert lines[("c", 1)] == 5
    assert lines[("c", 2)] == 9
    assert ("f",) not in lines
    assert lines[("e", 0)] == 11
    assert lines[("e", 0, "quoted key")] == 12
    assert lines[("e", 1, "g", "h", "jA")] == 16
    assert lines[("e", 1, "k", 1, "l")] == 19


VALUES = st.recursive(
    st.text(max_size=8) | st.integers(-99, 99) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab \"'.=[#", max_size=3), inner, max_size=3),
    max_leaves=8,
)


def as_toml(value: object) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{as_toml(key)} = {as_toml(each)}" for key, each in value.items()) + "}"
        case list():
            return "[\n" + "".join(f"  {as_toml(each)}, # ]\n" for each in value) + "]"
        case str():
            return '"' + "".join(f"\\U{ord(character):08x}" for character in value) + '"'
        case _:
            return str(value).lower()


def paths_of(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in pairs:
        yield from paths_of(each, (*path, key))


@given(st.lists(st.dictionaries(st.text("abc", min_size=1, max_size=2), VALUES, max_size=3), max_size=4))
def test_whatever_a_text_holds_each_of_its_keys_has_a_line_and_no_other(
    tables: list[dict[str, object]],
) -> None:
    text = "".join(
        "[[t]]\n" + "".join(f"{key} = {as_toml(value)}\n" for key, value in table.items()) for table in tables
    )
    paths = {path[:DEEPEST] for path in paths_of({"t": tables} if tables else {})}
    assert set(lines_of(text)) == paths - {()}
