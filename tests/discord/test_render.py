"""A message as Discord's components: what it looks like, and that it always fits."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from simcord.components import validate_components

from adapters.discord.limits import COMPONENTS, CUSTOM_ID, ROW, TEXT, length
from adapters.discord.names import path_of
from adapters.discord.pressed import Pressed, TooLongToCarry, custom_id, question_key, read_custom_id
from adapters.discord.render import Page, Setting, file_name, pages
from adapters.discord.view import allowed, files, layout
from bot.commands import BY_WORD
from bot.message import (
    BUTTON_ID_LIMIT,
    Bullets,
    Button,
    Buttons,
    Facts,
    File,
    Heading,
    KeptWords,
    Link,
    Message,
    Paragraph,
    Part,
    Quiet,
    Strong,
    Style,
    Text,
    TimeStyle,
    Typed,
    When,
    Who,
    Words,
    button_id,
    read_button_id,
)
from bot.nouns.people import Account
from tests.discord.test_literal import unescaped

HERE = Setting("100", dict.fromkeys(("circle", "circle-meeting", "circle-season"), 555))
V2 = 1 << 15


def drawn(*parts: Part, setting: Setting = HERE) -> list[str | tuple[str, ...]]:
    page, *more = pages(Message(parts), setting)
    assert not more
    return [block if isinstance(block, str) else tuple(key.label for key in block) for block in page.blocks]


def line(*text: Any) -> str:
    (block,) = drawn(Paragraph(text))
    assert isinstance(block, str)
    return block


def test_each_kind_of_part_has_its_own_look() -> None:
    assert drawn(
        Heading(("Title",)),
        Paragraph(("Said.",)),
        Quiet(("Small.",)),
        Bullets((("one",), ("two",))),
        Facts((("Who", ("Ana",)), ("When", ("now",)))),
        Buttons((Button("Go", "next"),)),
    ) == ["### Title", "Said.", "-# Small.", "- one\n- two", "**Who** · Ana\n**When** · now", ("Go",)]


def test_a_moment_is_shown_in_the_reader_s_own_clock_and_counts_down_by_itself() -> None:
    at = datetime(2026, 5, 5, 18, tzinfo=UTC)
    shown = [line(When(at, "Europe/Paris", style)) for style in TimeStyle]
    assert shown == ["<t:1778004000:F>", "<t:1778004000:t>", "<t:1778004000:D>", "<t:1778004000:R>"]


def test_a_person_is_a_mention_at_home_and_a_name_elsewhere() -> None:
    ana = Who("Ana_", (Account("slack", "T", "U1"), Account("discord", "100", "7")))
    assert line(ana) == "<@7>"
    assert drawn(Paragraph((ana,)), setting=Setting("200")) == ["Ana\\_"]


def test_only_members_who_are_named_for_it_are_notified() -> None:
    who = (Account("discord", "100", "7"),)
    loud, still = Who("Ana", who, ping=True), Who("Ben", (Account("discord", "100", "8"),))
    elsewhere = Who("Cal", (Account("discord", "200", "9"),), ping=True)
    page = pages(Message((Paragraph((loud, still, elsewhere, Words("<@10>"))),)), HERE)[0]
    assert allowed(page).to_dict() == {"parse": [], "users": [7], "roles": [], "replied_user": False} or (
        allowed(page).to_dict()["users"] == [7] and not allowed(page).to_dict()["parse"]
    )
    nobody = allowed(Page())
    assert nobody.to_dict()["parse"] == []
    assert not nobody.to_dict().get("users")


def test_what_one_can_type_can_be_tapped() -> None:
    assert line(Typed("/circle open")) == "</circle-meeting open:555>"
    go_on = path_of(BY_WORD["go-on"])  # where a word stands depends on how many come before it
    assert line("To go on: /circle go-on. Or /circle reprendre") == (
        f"To go on: </{go_on}:555>. Or </circle-meeting resume:555>"
    )
    assert drawn(Paragraph((Typed("/circle open"),)), setting=Setting("100")) == ["`/circle-meeting open`"]
    assert line(Typed("open-circle")) == "`open-circle`"
    assert line(Words("type /circle open")) == "type /circle open"


def test_links_are_ours_alone() -> None:
    assert line(Link("https://x.example/a.ics", "")) == "<https://x.example/a.ics>"
    assert line(Link("https://x.example/a", "he[re]")) == "[he\\[re\\]](<https://x.example/a>)"
    assert "(" not in line(Link("javascript:alert", "here"))


def test_words_that_lie_closed_stay_closed() -> None:
    assert line(KeptWords("m1", "w1")) == "…"


def test_line_breaks_stay_inside_what_they_belong_to() -> None:
    words = Words("one\n# two")
    assert drawn(Heading((words,)), Quiet((words,)), Bullets(((words,),))) == [
        "### one \\# two",
        "-# one\n-# \\# two",
        "- one\n  \\# two",
    ]


def test_a_button_says_what_it_does_and_for_which_server() -> None:
    button = Button("Next", "next", "circle000001", (("meeting", "1"), ("step", "4")), Style.FIRST)
    (row,) = pages(Message((Buttons((button,)),)), Setting("1456074443980800003"))[0].blocks
    assert not isinstance(row, str)
    (key,) = row
    pressed = read_custom_id(key.id)
    assert (pressed.server, pressed.question) == ("1456074443980800003", "")
    assert read_button_id(pressed.line) == ("next", "circle000001", {"meeting": "1", "step": "4"})


def test_what_cannot_be_taken_back_carries_its_question() -> None:
    button = Button("End here", "end", "c", style=Style.CAREFUL, confirm="End for everyone?")
    page = pages(Message((Buttons((button,)),)), HERE)[0]
    (row,) = page.blocks
    assert not isinstance(row, str)
    (key,) = row
    assert page.questions == {read_custom_id(key.id).question: "End for everyone?"}
    assert question_key("End for everyone?") in page.questions


def test_two_buttons_that_do_the_same_are_two_buttons() -> None:
    twice = Buttons((Button("Once", "next"), Button("Again", "next")))
    keys = pages(Message((twice, twice)), HERE)[0].blocks
    ids = [key.id for row in keys if not isinstance(row, str) for key in row]
    assert len(set(ids)) == 4
    assert {read_custom_id(id).line for id in ids} == {"next/"}


@given(st.integers(0, 2**64), st.sampled_from(["", "0a1b2c3d"]), st.integers(0, 99))
def test_what_a_button_carries_is_read_as_it_was_written(server: int, question: str, copy: int) -> None:
    pressed = Pressed("next/circle000001?step=4", str(server) if server else "", question)
    assert read_custom_id(custom_id(pressed, copy)) == pressed


def test_a_button_that_says_too_much_is_noticed_by_us_and_not_by_discord() -> None:
    with pytest.raises(TooLongToCarry):
        custom_id(Pressed("x" * 101))


def test_files_have_names_that_discord_keeps() -> None:
    message = Message((Paragraph(("Here.",)),), (File("Mes mots à moi.txt", "text/plain", b"x"),))
    page = pages(message, HERE)[0]
    assert [file.name for file in page.files] == ["Mes-mots-a-moi.txt"]
    assert file_name("…") == "file"


words = st.text(max_size=60) | st.sampled_from(
    ["@everyone", "👩‍👩‍👧‍👦" * 40, "x" * 5000, "a b\n" * 1200, "[x](http://y)", "\u05e9\u05dc\u05d5\u05dd"]
)
spans = (
    words.filter(bool)
    | st.builds(Words, words)
    | st.builds(Who, words, st.just((Account("discord", "100", "7"),)), st.booleans())
    | st.builds(Strong, st.text(min_size=1, max_size=20))
    | st.builds(Typed, st.text(max_size=20))
)
texts = st.lists(spans, min_size=1, max_size=4).map(tuple)
labels = st.text(min_size=1, max_size=120).filter(lambda label: label.strip() != "")
pressables = st.builds(Button, labels, st.sampled_from(["next", "done"]), st.just("circle000001"))
parts = (
    st.builds(Heading, texts)
    | st.builds(Paragraph, texts)
    | st.builds(Quiet, texts)
    | st.builds(Bullets, st.lists(texts, max_size=60).map(tuple))
    | st.builds(Facts, st.lists(st.tuples(words, texts), max_size=5).map(tuple))
    | st.builds(Buttons, st.lists(pressables, min_size=1, max_size=12).map(tuple))
)


@settings(
    deadline=None,
    max_examples=60,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(parts, max_size=12).map(tuple))
def test_fault_19_every_message_fits_into_discord(of: tuple[Part, ...]) -> None:
    for page in pages(Message(of), HERE):
        assert 0 < page.components() <= COMPONENTS
        assert page.text() <= TEXT
        ids = [key.id for row in page.blocks if not isinstance(row, str) for key in row]
        assert len(ids) == len(set(ids))
        assert all(len(id) <= CUSTOM_ID for id in ids)
        for block in page.blocks:
            assert block.strip() if isinstance(block, str) else 0 < len(block) <= ROW


def test_fault_19_nothing_of_a_long_text_is_lost() -> None:
    for text in ("word " * 2400, "x" * 12000, "👩‍👩‍👧‍👦" * 500, "line\n" * 2400, "*" * 12000):
        shown = pages(Message((Paragraph((Words(text),)),)), HERE)
        assert len(shown) > 1
        joined = "".join(block for page in shown for block in page.blocks if isinstance(block, str))
        assert "".join(unescaped(joined).split()) == "".join(text.split())


def test_fault_19_two_hundred_items_and_eighty_character_names_are_all_there() -> None:
    items: tuple[Text, ...] = tuple((Words(f"{n} {'n' * 80}"),) for n in range(200))
    shown = "\n".join(b for page in pages(Message((Bullets(items),)), HERE) for b in page.blocks if isinstance(b, str))
    assert all(f"- {n} {'n' * 80}" in shown.splitlines() for n in range(200))


async def test_the_library_and_discord_s_rules_agree_with_what_is_drawn() -> None:
    rows = tuple(Buttons((Button("x" * 200, "next", "c", (("n", str(n)),)), Button("y", "done"))) for n in range(30))
    message = Message(
        (*rows, Bullets(tuple((Words("ü😀" * 300),) for _ in range(20)))), (File("a.txt", "text/plain", b"x"),)
    )
    for page in pages(message, HERE):
        wire = wire_of(page)
        validate_components(wire, flags=V2)
        assert [file.filename for file in files(page)] == [file.name for file in page.files]
        assert sum(length(each["content"]) for each in wire if each["type"] == 10) <= TEXT


def test_every_line_that_the_core_may_put_on_a_button_fits() -> None:
    """A server's number takes 13 characters at most and a question 8; what is left is more than the core ever says."""
    longest = Button("", "destroy-words", "c" * 12, (("confirmed", "yes"), ("commitment", "c" * 12)), confirm="?")
    assert len(button_id(longest)) < BUTTON_ID_LIMIT
    assert len(custom_id(Pressed(button_id(longest), str(2**64 - 1), "0a1b2c3d"), 99)) <= CUSTOM_ID


def wire_of(page: Page) -> list[Any]:
    drawn: Any = layout(page)  # the library gives its components no type
    return list(drawn.to_components())
