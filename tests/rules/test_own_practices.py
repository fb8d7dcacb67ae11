"""Changing a practice for one circle: a part of its file at a time, a whole file, and back to what ships."""

import pytest
from msgspec.structs import replace

from bot.acts import practices as acts_practices
from bot.commands import BY_WORD
from bot.grammar.file_parts import parts_of, with_part
from bot.grammar.file_problems import Kind
from bot.grammar.practice import Practice
from bot.grammar.practice_file import read_practice
from bot.grammar.shipped import shipped
from bot.message import Words
from bot.moves.own_practices import change_part, discard_practice, import_practice, use_practice
from bot.nouns.circle import Circle
from bot.nouns.season import OwnPractice
from bot.ports.requests import Person, Request
from bot.refusals.circle import NoSuchPart, NoSuchPractice
from bot.refusals.meeting import MeetingRunning
from bot.refusals.season import PracticeInUse
from bot.refusals.typed import FileProblems
from bot.rules.library import cards_now, practice_called
from bot.rules.preflight import Otherwise, at_once, preflight
from bot.typed import read_given
from bot.words.views.practices import LONGEST_PART, MOST_PARTS
from bot.words.voice import room_voice
from tests.people import START, a_circle, a_practice, a_season, opened, person

TROIKA = shipped().practices["troika-consulting"]


def changed(circle: Circle, part: int, before: str, after: str, practice: str = TROIKA.id) -> Circle:
    text = parts_of(shipped().practice_texts[practice])[part].text
    assert before in text
    outcome = change_part(circle, by="ana", practice=practice, part=part, text=text.replace(before, after))
    return outcome.circle


@pytest.mark.parametrize("practice", shipped().practices.values(), ids=lambda practice: practice.id)
def test_the_parts_of_a_file_are_the_file(practice: Practice) -> None:
    text = shipped().practice_texts[practice.id]
    parts = parts_of(text)
    blocks = sum(not hasattr(part, "mode") for part in practice.steps)
    assert len(parts) == 1 + len(list(practice.every_step())) + blocks
    assert [text.splitlines()[part.line - 1] for part in parts] == [part.text.splitlines()[0] for part in parts]
    for number, part in enumerate(parts):
        whole, begins = with_part(text, number, part.text)
        assert read_practice(whole, "ours.toml") == practice
        assert whole.splitlines()[begins - 1] == part.text.splitlines()[0]


@pytest.mark.parametrize("practice", shipped().practices.values(), ids=lambda practice: practice.id)
def test_every_part_of_what_ships_fits_into_a_form_and_every_file_into_five_fields(practice: Practice) -> None:
    parts = parts_of(shipped().practice_texts[practice.id])
    assert all(len(part.text) <= LONGEST_PART for part in parts)
    assert len(parts) <= MOST_PARTS
    assert len(shipped().practice_texts[practice.id]) <= 4 * LONGEST_PART  # broken at lines, five hold it


def test_a_changed_part_holds_for_this_circle_alone() -> None:
    circle = changed(a_circle(*"abcd"), 3, "minutes = 2", "minutes = 4")
    assert practice_called(circle, TROIKA.id).step("clarifying").minutes.fixed == 4 * 60
    assert practice_called(a_circle(*"abcd"), TROIKA.id) == TROIKA


def test_another_name_in_the_head_makes_a_practice_of_its_own() -> None:
    circle = changed(a_circle(*"abcd"), 0, '"troika-consulting"', '"our-troika"')
    assert [own.id for own in circle.practices] == ["our-troika"]
    assert practice_called(circle, TROIKA.id) == TROIKA


def test_a_problem_is_on_the_line_that_the_person_sees() -> None:
    with pytest.raises(FileProblems) as refused:
        changed(a_circle(*"abcd"), 4, 'mode = "about"', 'mode = "abuot"')
    text = parts_of(shipped().practice_texts[TROIKA.id])[4].text.splitlines()
    assert [problem.line for problem in refused.value.problems] == [text.index('mode = "about"') + 1]


def test_what_is_not_a_part_any_more_cannot_be_changed() -> None:
    with pytest.raises(NoSuchPart) as refused:
        change_part(a_circle(*"abcd"), by="ana", practice=TROIKA.id, part=6, text="[[steps]]")
    assert refused.value.parts == 6
    with pytest.raises(NoSuchPractice):
        change_part(a_circle(*"abcd"), by="ana", practice="nothing", part=0, text="")


def test_the_practice_of_the_meeting_that_runs_stays_as_it_is() -> None:
    circle = opened("ana", "ben", "cal", practice=TROIKA.id)
    with pytest.raises(MeetingRunning):
        changed(circle, 3, "minutes = 2", "minutes = 4")


def test_discarding_brings_back_what_ships() -> None:
    circle = changed(a_circle(*"abcd"), 3, "minutes = 2", "minutes = 4")
    circle = discard_practice(circle, by="ana", practice=TROIKA.id).circle
    assert practice_called(circle, TROIKA.id) == TROIKA
    with pytest.raises(NoSuchPractice):
        discard_practice(circle, by="ana", practice=TROIKA.id)


def test_a_practice_that_a_meeting_needs_is_not_discarded() -> None:
    circle = import_practice(a_season(*"abcd"), by="a", text=a_practice("talk open 5")).circle
    circle = use_practice(circle, by="a", number=2, practice="ours").circle
    with pytest.raises(PracticeInUse) as refused:
        discard_practice(circle, by="a", practice="ours")
    assert refused.value.number == 2
    circle = use_practice(circle, by="a", number=2, practice="open-conversation").circle
    assert discard_practice(circle, by="a", practice="ours").circle.practices == ()


@pytest.mark.parametrize(
    ("practice", "members", "sizes"),
    [
        ("troika-consulting", 6, (3, 3)),
        ("troika-consulting", 5, ()),  # two and three: one pair is not a troika
        ("troika-consulting", 11, (4, 4, 3)),
        ("wise-crowds", 9, (5, 4)),
        ("wise-crowds", 6, ()),
        ("wise-crowds", 4, ()),  # all at once
    ],
)
def test_too_many_people_can_share_themselves_out(practice: str, members: int, sizes: tuple[int, ...]) -> None:
    found = shipped().practices[practice]
    assert at_once(found, members) == sizes
    assert (Otherwise.TWO_GROUPS in preflight(found, members, 240).otherwise) == bool(sizes)


def test_the_cards_between_two_meetings_are_those_of_the_meeting_held_last() -> None:
    circle = a_season("ana", "ben", "cal", season="theory-of-practice")
    lines = shipped().seasons["theory-of-practice"].meetings
    assert cards_now(circle) == lines[0].cards


@pytest.mark.parametrize("name", ["theory-of-practice-0", "peer-case-consultation"])
def test_the_longest_files_come_in_through_the_fields_of_the_form_as_they_went_out(name: str) -> None:
    """Exported, pasted in pieces that each fit into a field and end at a line, and imported."""
    pieces = [""]
    for line in shipped().practice_texts[name].splitlines(keepends=True):
        if len(pieces[-1]) + len(line) > LONGEST_PART:
            pieces.append("")
        pieces[-1] += line
    given: dict[str, str | tuple[Person, ...]] = dict(
        zip(("file", "file-2", "file-3", "file-4", "file-5"), pieces, strict=False)
    )
    assert len(given) == len(pieces)
    ana = person("ana")
    request = Request(ana, "import", "1", given=given, from_form=True)
    told = read_given(BY_WORD["import"].arguments, request, by=None, now=START, new_id="1")
    circle = acts_practices.import_practice(a_circle("ana"), told).circle
    assert circle.practices[0].text == shipped().practice_texts[name].removesuffix("\n")


def test_what_turns_the_direction_round_is_refused_on_import_and_left_out_of_what_was_imported_before() -> None:
    text = shipped().practice_texts[TROIKA.id]
    title = f'title.en = "{TROIKA.title.en}"'
    assert title in text
    turned = text.replace(title, 'title.en = "Troika \u202e gnitlusnoc"')
    with pytest.raises(FileProblems) as refused:
        import_practice(a_circle("ana"), by="ana", text=turned)
    assert [(p.kind, p.value) for p in refused.value.problems] == [(Kind.TEXT_HIDDEN, "U+202E")]
    escaped = text.replace(title, r'title.en = "Troika \u202e gnitlusnoc"')
    for old in (turned, escaped):
        circle = replace(a_circle("ana"), practices=(OwnPractice(TROIKA.id, old),))
        assert practice_called(circle, TROIKA.id).title.en == "Troika  gnitlusnoc"


def test_what_a_practice_is_called_stands_literally_in_a_sentence() -> None:
    voice = room_voice(a_circle("ana"))
    assert Words("Troika") in voice.say("volunteered.room", who="Ana", title="Troika")
