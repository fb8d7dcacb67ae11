"""People's words on Discord: shown as written, and unable to do anything."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.literal import literal, literally

HOSTILE = (
    "@everyone @here <@1> <@!1> <@&2> <#3> </circle:4> <t:1:R> <:wave:5> <id:customize>",
    "[x](http://evil) <https://evil|bank> https://evil steam://run",
    "**b** __u__ ~~s~~ ||hidden|| `code` ```js\ncode\n``` _i_ *i*",
    "# big\n-# small\n- list\n* list\n+ list\n1. one\n2) two\n> quote\n>>> all",
    "{0.__class__} =HYPERLINK(1) \\@everyone \\\\<@1>",
    "ends with a backslash \\",
)
SPECIAL = re.compile(r"[\\*_~|`<>\[\]@#]")


def unescaped(text: str) -> str:
    """What Discord shows of it."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", text)


def bare(text: str) -> str:
    """What of it Discord takes for more than characters: everything that no backslash stands before."""
    return re.sub(r"\\([^0-9A-Za-z\s])", "", text)


@pytest.mark.parametrize("words", HOSTILE)
def test_fault_20_what_would_ping_link_or_format_is_only_shown(words: str) -> None:
    drawn = literally(words)
    assert unescaped(drawn) == words
    assert not SPECIAL.search(bare(drawn))
    assert not re.search(r"(?<!\\)://", drawn)
    assert not re.search(r"(?m)^[ \t]*(-|\+|\d+[.)])", drawn)


@given(st.text(max_size=300))
def test_fault_20_no_words_at_all_can_do_anything(words: str) -> None:
    drawn = literally(words)
    assert not SPECIAL.search(bare(drawn))
    assert not re.search(r"(?<!\\)://", drawn)
    assert not re.search(r"(?m)^[ \t]*(-|\+|\d+[.)])", drawn)


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf"))))
def test_nothing_of_the_words_is_lost(words: str) -> None:
    shown = unescaped(literally(words)).strip("\u2068\u2069")
    assert shown == words


def test_words_from_right_to_left_keep_to_themselves() -> None:
    hello = "\u05e9\u05dc\u05d5\u05dd"
    assert literally(hello) == f"\u2068{hello}\u2069"
    assert literally("\u202egnp.exe\u2066") == "gnp.exe"


def test_a_family_is_never_cut() -> None:
    family = "👩‍👩‍👧‍👦"
    assert literal(f"a{family}é") == ["a", family, "é"]


def test_a_colon_in_a_sentence_stays_as_it_is() -> None:
    assert literally("Today: 14:00, a - b, no. 1") == "Today: 14:00, a - b, no. 1"
