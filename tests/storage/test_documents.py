"""A document that any release has written, every later one can read."""

from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct, json
from msgspec.structs import replace

from storage.documents import ANSWERS, CIRCLES, SAYINGS, DocumentNewer, DocumentUnreadable, Format
from tests.storage.golden_circle import GOLDEN, golden_circle, golden_rhythms
from tests.storage.nouns import a_saying, an_answer

SECRET = "the harbour is closed"


@pytest.mark.parametrize("golden", sorted(GOLDEN.glob("circle-*.json")), ids=lambda path: path.stem)
def test_the_circle_of_each_release_is_read_as_it_was(golden: Path) -> None:
    assert CIRCLES.read(golden.read_bytes()) == golden_circle()


def test_this_releases_golden_circle_is_what_is_written_today() -> None:
    """If not: add an upgrade step to documents.py, then `python -m tests.storage.golden_circle`."""
    written = json.decode(CIRCLES.write(golden_circle()))
    kept = json.decode((GOLDEN / f"circle-{written['schema']}.json").read_bytes())
    assert kept == written


def test_every_rhythm_survives_the_writing() -> None:
    for rhythm in golden_rhythms():
        circle = replace(golden_circle(), rhythm=rhythm)
        assert CIRCLES.read(CIRCLES.write(circle)) == circle


def test_sayings_and_answers_survive_the_writing() -> None:
    saying, answer = a_saying("s1", card="meeting", urgent=True), an_answer("yes")
    assert SAYINGS.read(SAYINGS.write(saying)) == saying
    assert ANSWERS.read(ANSWERS.write(answer)) == answer


class Lantern(Struct, frozen=True):
    """A noun of this test's own, as it is today: it was `{"lamp": …}`, then `{"light": …}`."""

    light: str
    bright: int


def lamp_became_light(plain: dict[str, Any]) -> dict[str, Any]:
    return {"light": plain["lamp"]}


def lights_became_bright(plain: dict[str, Any]) -> dict[str, Any]:
    return {**plain, "bright": 3}


def test_an_old_document_climbs_one_step_at_a_time() -> None:
    lanterns = Format(Lantern, [lamp_became_light, lights_became_bright])
    assert lanterns.read(b'{"schema":1,"document":{"lamp":"red"}}') == Lantern("red", 3)
    assert lanterns.read(b'{"schema":2,"document":{"light":"red"}}') == Lantern("red", 3)
    assert lanterns.write(Lantern("red", 4)) == b'{"schema":3,"document":{"light":"red","bright":4}}'


def test_a_document_of_a_newer_release_is_refused() -> None:
    with pytest.raises(DocumentNewer, match="schema 9"):
        Format(Lantern).read(b'{"schema":9,"document":{}}')


@pytest.mark.parametrize(
    "written",
    [b"", b"[]", SECRET.encode(), f'{{"schema":1,"document":{{"light":5,"bright":"{SECRET}"}}}}'.encode()],
)
def test_what_is_no_document_is_refused_without_repeating_it(written: bytes) -> None:
    with pytest.raises(DocumentUnreadable) as refused:
        Format(Lantern).read(written)
    assert SECRET not in str(refused.value)
    assert refused.value.__cause__ is None
