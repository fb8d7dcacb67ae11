"""What was typed after a command's word: a choice takes only what is one of its own, and a text all that is left."""

import pytest
from msgspec.structs import replace

from bot.called import command_called, nearest
from bot.commands import BY_WORD
from bot.nouns.people import Language
from bot.ports.requests import Request
from bot.refusals.typed import Unreadable
from bot.typed import read_given
from bot.words.voice import room_voice
from tests.people import START, a_season, person


def read(word: str, text: str) -> dict[str, str]:
    command = BY_WORD[word]
    voice = room_voice(a_season("ana", "ben", "cal"))
    request = Request(person("ana"), word, "1", text=text)
    return read_given(command.arguments, request, by=None, now=START, new_id="1", voice=voice).values


@pytest.mark.parametrize(
    ("word", "text", "given"),
    [
        ("propose", "Something else", {"wording": "Something else"}),
        ("propose", "decision We meet outside", {"about": "decision", "wording": "We meet outside"}),
        ("practice", "troika", {"practice": "troika-consulting"}),
        ("practice", "Troika consulting", {"practice": "troika-consulting"}),
        ("practice", "WISE CROWDS", {"practice": "wise-crowds"}),
        ("practice", "case", {"practice": "case"}),  # may mean two: kept as it was typed
        ("use", "2 wise-crowds", {"meeting": "2", "practice": "wise-crowds"}),
        ("use", "Wise crowds 2", {"meeting": "2", "practice": "wise-crowds"}),
        ("set-homework", "Read chapter two", {"text": "Read chapter two"}),
        ("set-homework", "2 Read chapter two", {"meeting": "2", "text": "Read chapter two"}),
        ("move", "1 2027-05-04 2 pm", {"meeting": "1", "day": "2027-05-04", "time": "2 pm"}),
        ("hand-over", "Ben", {"member": "ben"}),
        ("again", "ma théorie de la pratique", {"season": "theory-of-practice"}),
        ("cancel", "9", {"meeting": "9"}),
        ("shelve", "https://example.org/a", {"found_at": "https://example.org/a"}),
        ("shelve", "A page https://example.org/a", {"title": "A page", "found_at": "https://example.org/a"}),
        ("shelve", "A book in the library", {"title": "A book in the library"}),
    ],
)
def test_what_was_typed_goes_where_it_belongs(word: str, text: str, given: dict[str, str]) -> None:
    assert read(word, text) == given


def test_what_is_too_long_to_be_a_choice_is_no_such_choice() -> None:
    with pytest.raises(Unreadable) as refused:
        read("cant", "2027-02-29")
    assert (refused.value.field, refused.value.kind) == ("meeting", "meeting")


@pytest.mark.parametrize("typed", ["séance", "seance", "SÉANCE", "meeting"])
def test_a_word_is_understood_with_and_without_accents(typed: str) -> None:
    assert command_called(typed) is BY_WORD["meeting"]


@pytest.mark.parametrize(
    ("typed", "language", "found"),
    [
        ("opne", Language.EN, "open"),
        ("absent", Language.FR, None),
        ("agreement", Language.FR, "accords"),
        ("sujett", Language.EN, "topic"),
        ("xyzzy", Language.EN, None),
    ],
)
def test_the_nearest_word_is_in_the_reader_s_own_language(typed: str, language: Language, found: str | None) -> None:
    assert nearest(typed, language) == found


def test_a_list_that_is_shorter_than_all_there_is_hides_nothing_from_whoever_types() -> None:
    crowded = replace(a_season("ana"), practices=())
    names = {value for value, _ in BY_WORD["practice"].arguments[0].called(room_voice(crowded))}  # type: ignore[misc]
    assert {"troika-consulting", "one-two-four-all", "check-out-one-word"} <= names
