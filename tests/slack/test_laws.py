"""Whatever is said and asked, with whatever names and texts: nothing exceeds a limit, and nothing is lost."""

from datetime import UTC, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.slack.form import form_view
from adapters.slack.limits import cut, fits, length, pieces
from adapters.slack.render import home, pages, window
from bot.message import (
    Bullets,
    Button,
    Buttons,
    Facts,
    Field,
    FieldKind,
    Form,
    Heading,
    Link,
    Message,
    Paragraph,
    Quiet,
    Strong,
    Style,
    TimeStyle,
    Typed,
    When,
    Who,
    Words,
)
from bot.nouns.people import Account, Language
from tests.slack.blocks import Json, complaints
from tests.slack.hostile import HOSTILE
from tests.slack.shown import TEAM

ANA = Account("slack", TEAM, "UANA")


def shown(message: Message) -> list[Json]:
    return [{"text": page.text, "blocks": page.blocks} for page in pages(message, TEAM)]


LARGE = {
    "hostile": HOSTILE,
    "a family, fifty times": "👩‍👩‍👧‍👦" * 50,
    "one long word": "x" * 4000,
    "right to left": "مرحبا " * 700,
    "a line break": "\n",
    "zero width": "\u200b",
}
texts = st.text(max_size=60) | st.sampled_from(sorted(LARGE)).map(LARGE.__getitem__)
times = st.builds(
    When,
    st.datetimes().map(lambda d: d.replace(year=2028, tzinfo=UTC)),
    st.just("Europe/Paris"),
    st.sampled_from(TimeStyle),
)
people = st.builds(Who, texts, st.sampled_from([(), (ANA,)]), st.booleans())
links = st.builds(Link, st.just("https://example.org/x"), texts)
spans = texts | st.builds(Words, texts) | people | times | st.builds(Strong, texts) | st.builds(Typed, texts) | links
lines = st.lists(spans, max_size=5).map(tuple)
labels = st.text(min_size=1, max_size=200)
buttons = st.builds(
    Button,
    labels,
    st.just("do"),
    st.none() | st.just("c1"),
    st.just((("n", "1"),)),
    st.sampled_from(Style),
    st.text(max_size=400),
)
parts = (
    st.builds(Heading, lines)
    | st.builds(Paragraph, lines)
    | st.builds(Quiet, lines)
    | st.builds(Bullets, st.lists(lines, max_size=12).map(tuple))
    | st.builds(Facts, st.lists(st.tuples(labels, lines), max_size=8).map(tuple))
    | st.builds(Buttons, st.lists(buttons, min_size=1, max_size=30).map(tuple))
)
messages = st.builds(Message, st.lists(parts, max_size=12).map(tuple))
fields_of = st.builds(
    Field,
    st.just("field"),
    st.sampled_from(FieldKind),
    st.text(max_size=300),
    st.text(max_size=300),
    st.booleans(),
    st.integers(1, 12_000),
    st.lists(st.tuples(st.text(max_size=200), st.text(max_size=200)), max_size=130, unique_by=lambda o: o[0]).map(
        tuple
    ),
    texts,
    st.text(max_size=300),
)
forms = st.builds(
    Form,
    st.text(max_size=90),
    st.just("do"),
    st.tuples(fields_of),
    st.text(max_size=90),
    st.just("c1"),
    st.just(()),
    lines,
)


@settings(max_examples=150, deadline=timedelta(seconds=5))
@given(messages)
def test_no_message_exceeds_a_limit(message: Message) -> None:
    assert [c for page in shown(message) for c in complaints(page)] == []
    for view in (home(message, TEAM, Language.EN), window(message, TEAM, Language.EN)):
        assert not view["blocks"] or complaints({"view": view}) == []


@settings(max_examples=150, deadline=timedelta(seconds=5))
@given(forms)
def test_no_form_exceeds_a_limit(form: Form) -> None:
    assert complaints({"view": form_view(form, TEAM, room="C1", answer_to="https://hooks.slack.com/x")}) == []


@given(st.lists(texts, max_size=6))
def test_no_word_of_a_long_message_is_lost(words: list[str]) -> None:
    said = shown(Message(tuple(Paragraph((Words(text),)) for text in words)))
    literal = [e["text"] for page in said for b in page["blocks"] for e in b["elements"][0]["elements"]]
    assert "".join(literal) == "".join(words)


@given(st.text(), st.integers(2, 40))
def test_pieces_are_the_whole_and_each_fits(text: str, most: int) -> None:
    assert "".join(pieces(text, most)) == text
    assert all(fits(piece, most) for piece in pieces(text, most))


@given(st.text(), st.integers(2, 40))
def test_what_is_cut_fits(text: str, most: int) -> None:
    assert fits(cut(text, most), most)
    assert cut(text, length(text) + 1) == text
