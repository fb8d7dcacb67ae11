"""Practice and season files: whole, or every mistake named with its line and its mend."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.grammar.file_problems import FileProblems, Kind, Problem
from bot.grammar.practice import Block, InLanguages, Keep, OnPass, Practice, Role, Rule, Seats, WhoSpeaks
from bot.grammar.practice_file import read_practice
from bot.grammar.season_file import read_file, read_season
from bot.grammar.season_plan import Season, Times
from bot.words.file_words import in_words

OURS = """\
practice = "ours"
title.en = "Our meeting"
purpose.en = "To try."
people = { min = 2, max = 8 }
roles = ["timekeeper"]
presenters = "half"
source = "ours"
licence = "MIT"

[[steps]]
id = "check-in"
title.en = "Check-in"
mode = "round"
minutes = "2n"
cue.en = "Say hello."
guidance.timekeeper.en = "Two minutes each."

[[steps]]
id = "turn"
for_each = "presenter"

[[steps.steps]]
id = "story"
title.en = "A story"
mode = "presenter"
minutes = 10
at_least = 5
cue.en = "Listen."
"""

SEASON = """\
season = "our-season"
title.fr = "Notre saison"
purpose.fr = "Essayer."
people = { min = 2, max = 8, ideal = 4 }
slot_minutes = 60
source = "le cercle"
licence = "MIT"
help.fr = "Votre médecin."

[[meetings]]
practice = "ours"
title.fr = "Rencontre"
times = 3
cards = ["dessin"]

[[cards]]
id = "dessin"
title.fr = "Dessiner"
text.fr = "Dessinez."
"""


def problems_in(text: str) -> tuple[Problem, ...]:
    """What is wrong with it; nothing may have been read."""
    with pytest.raises(FileProblems) as wrong:
        read_file(text, "ours.toml", ["ours"])
    return wrong.value.problems


def changed(text: str, line: str, to: str) -> str:
    assert text.count(line) == 1, f"{line!r} is not there once"
    return text.replace(line, to)


def test_a_file_may_speak_one_language_only_and_say_little() -> None:
    practice = read_practice(OURS, "ours.toml")
    assert practice.title == InLanguages(en="Our meeting")
    assert practice.people.ideal == 8
    assert practice.presenters == Seats.HALF
    assert practice.roles == (Role.PRESENTER, Role.FACILITATOR, Role.UNDERSTUDY, Role.TIMEKEEPER)
    check_in, turn = practice.steps
    assert not isinstance(check_in, Block)
    assert (check_in.on_pass, check_in.keep, check_in.rule) == (OnPass.LATER, Keep.NOTHING, Rule.NONE)
    assert isinstance(turn, Block)
    assert (turn.steps[0].who_speaks, turn.steps[0].at_least) == (WhoSpeaks.PRESENTER, 300)


def test_a_file_says_by_its_first_word_whether_it_is_a_practice_or_a_season() -> None:
    assert isinstance(read_file(OURS, "ours.toml", []), Practice)
    season = read_file(SEASON, "season.toml", ["ours"])
    assert isinstance(season, Season)
    assert (season.meetings[0].times, season.meetings[0].cards) == (3, ("dessin",))


def test_a_season_may_leave_to_the_circle_how_often_it_meets() -> None:
    season = read_season(changed(SEASON, "times = 3", 'times = "as agreed"'), "s.toml", ["ours"])
    assert season.meetings[0].times == Times.AS_AGREED


def test_a_file_saved_with_a_windows_editor_is_read_all_the_same() -> None:
    assert read_practice("\ufeff" + OURS.replace("\n", "\r\n"), "ours.toml") == read_practice(OURS, "ours.toml")


WRONG = [
    ('practice = "ours"', 'practice = "Our Meeting"', 1, Kind.ID_UNCLEAR),
    ('title.en = "Our meeting"', 'title = "Our meeting"', 2, Kind.TEXT_WITHOUT_LANGUAGE),
    ('title.en = "Our meeting"', f'title.en = "{"a" * 61}"', 2, Kind.TEXT_TOO_LONG),
    ('title.en = "Our meeting"', 'title.en = "Our \u202e meeting"', 2, Kind.TEXT_HIDDEN),
    ('title.en = "Our meeting"', r'title.en = "Our \u0007 meeting"', 2, Kind.TEXT_HIDDEN),
    ('title.en = "Our meeting"', 'title.en = "Us"\ntitle.fr = "Nous"', 4, Kind.LANGUAGE_MISSING),
    ('purpose.en = "To try."', "", 1, Kind.KEY_MISSING),
    ('purpose.en = "To try."', "purpose.en = 5", 3, Kind.NOT_TEXT),
    ("people = { min = 2, max = 8 }", "people = { min = 8, max = 2 }", 4, Kind.PEOPLE_OUT_OF_ORDER),
    ("people = { min = 2, max = 8 }", "people = { min = 0, max = 8 }", 4, Kind.NUMBER_UNCLEAR),
    ("people = { min = 2, max = 8 }", "people = { min = 2, mix = 3, max = 8 }", 4, Kind.KEY_MISSPELT),
    ("people = { min = 2, max = 8 }", "people = 5", 4, Kind.NOT_A_TABLE),
    ('roles = ["timekeeper"]', 'roles = "timekeeper"', 5, Kind.NOT_A_LIST),
    ('roles = ["timekeeper"]', 'roles = [\n  "timekeeper",\n  "boss",\n]', 7, Kind.CHOICE_UNKNOWN),
    ('roles = ["timekeeper"]', "roles = []", 16, Kind.ROLE_NOT_HELD),
    ('roles = ["timekeeper"]', f"roles = {['host'] * 9}", 5, Kind.TOO_MANY),
    ('presenters = "half"', "", 20, Kind.NO_PRESENTER),
    ('presenters = "half"', 'presenters = "most"', 6, Kind.CHOICE_UNKNOWN),
    ('presenters = "half"', "presenters = 0", 6, Kind.NUMBER_UNCLEAR),
    ('mode = "round"', 'mode = "rounds"', 13, Kind.CHOICE_UNKNOWN),
    ('mode = "round"', 'mode = "presenter"', 13, Kind.WHICH_PRESENTER),
    ('mode = "round"', 'mood = "round"', 13, Kind.KEY_MISSPELT),
    ('mode = "round"', 'mode = "round"\nxyzzy = 1', 14, Kind.KEY_UNKNOWN),
    ('mode = "round"', 'mode = "round"\noptional = "yes"', 14, Kind.NOT_YES_OR_NO),
    ('minutes = "2n"', 'minutes = "a while"', 14, Kind.MINUTES_UNCLEAR),
    ('minutes = "2n"', "minutes = true", 14, Kind.MINUTES_UNCLEAR),
    ('minutes = "2n"', "minutes = nan", 14, Kind.MINUTES_UNCLEAR),
    ('minutes = "2n"', "minutes = -5", 14, Kind.MINUTES_NOT_POSITIVE),
    ('minutes = "2n"', "minutes = -0.5", 14, Kind.MINUTES_NOT_POSITIVE),
    ('minutes = "2n"', "minutes = 0", 14, Kind.MINUTES_NOT_POSITIVE),
    ('minutes = "2n"', 'minutes = "2n"\nat_least = 1', 15, Kind.AT_LEAST_UNCLEAR),
    ('minutes = "2n"', 'minutes = "1(n-1)"', 14, Kind.WHICH_PRESENTER),
    ('id = "story"', 'id = "check-in"', 23, Kind.ID_TWICE),
    ('id = "story"', 'id = "story"\nfor_each = "presenter"', 24, Kind.BLOCK_WITHIN_BLOCK),
    ("at_least = 5", "at_least = 11", 27, Kind.AT_LEAST_UNCLEAR),
    ('id = "turn"', 'id = "turn', 19, Kind.NOT_TOML),
    ('id = "turn"', 'id = "turn"\nid = "turn"', 20, Kind.NOT_TOML),
    ('practice = "ours"', "", 1, Kind.NOT_A_FILE_OF_OURS),
]


@pytest.mark.parametrize(("line", "to", "number", "kind"), WRONG)
def test_a_mistake_is_named_with_its_line_and_what_to_do(line: str, to: str, number: int, kind: Kind) -> None:
    found = problems_in(changed(OURS, line, to))
    assert (number, kind) in [(problem.line, problem.kind) for problem in found], found
    for problem in found:
        assert problem.file == "ours.toml"
        for language in ("en", "fr"):
            told = in_words(problem, language)
            assert told.what.endswith(".")
            assert told.mend
            assert "{" not in told.what + told.mend


@pytest.mark.parametrize(
    ("line", "to", "number", "kind"),
    [
        ('practice = "ours"', 'practice = "theirs"', 11, Kind.PRACTICE_UNKNOWN),
        ('cards = ["dessin"]', 'cards = ["dessein"]', 14, Kind.CARD_UNKNOWN),
        ("times = 3", "times = 0", 13, Kind.NUMBER_UNCLEAR),
        ("times = 3", 'times = "often"', 13, Kind.CHOICE_UNKNOWN),
        ("slot_minutes = 60", "slot = 60", 5, Kind.KEY_MISSPELT),
        ('text.fr = "Dessinez."', "", 16, Kind.KEY_MISSING),
        ('help.fr = "Votre médecin."', 'help.en = "Your doctor."', 8, Kind.LANGUAGE_MISSING),
    ],
)
def test_a_mistake_in_a_season_is_named_too(line: str, to: str, number: int, kind: Kind) -> None:
    found = problems_in(changed(SEASON, line, to))
    assert (number, kind) in [(problem.line, problem.kind) for problem in found], found


def test_a_misspelt_key_is_offered_the_right_one() -> None:
    (problem,) = problems_in(changed(OURS, "at_least = 5", "at_most = 5"))
    assert (problem.key, problem.wanted) == ("steps.2.steps.1.at_most", "at_least")
    assert in_words(problem, "en").mend == "Perhaps you meant “at_least”."
    assert in_words(problem, "fr").mend == "Vous vouliez peut-être écrire «\u202fat_least\u202f»."


def test_an_unknown_choice_is_offered_all_of_them_the_likeliest_first() -> None:
    (problem,) = problems_in(changed(OURS, 'mode = "round"', 'mode = "thres"'))
    assert problem.wanted.startswith("threes, presenter, round")


def test_all_mistakes_are_named_at_once_in_the_order_of_their_lines() -> None:
    text = changed(changed(OURS, "minutes = 10", "minutes = -10"), 'mode = "round"', 'mode = "circle"')
    text = changed(text, 'licence = "MIT"', 'license = "MIT"')
    found = problems_in(text)
    assert [(problem.line, problem.kind) for problem in found] == [
        (8, Kind.KEY_MISSPELT),
        (13, Kind.CHOICE_UNKNOWN),
        (26, Kind.MINUTES_NOT_POSITIVE),
    ]


def test_a_file_of_more_than_64_kilobytes_is_not_even_read() -> None:
    (problem,) = problems_in(OURS + "#" * 65536)
    assert (problem.kind, problem.line) == (Kind.TOO_BIG, 1)


def test_a_very_long_line_is_not_read_either() -> None:
    (problem,) = problems_in(OURS + "#" * 1001)
    assert (problem.kind, problem.line, problem.wanted) == (Kind.LINE_TOO_LONG, 29, "1000")


@pytest.mark.parametrize(
    "text",
    [
        "Dear bot, please run our meeting.",
        "[" * 900,
        "x = " + "[\n" * 20000,
        "practice = \ud800",
        "a = 1e99999999999999999999",
        "a = " + "9" * 900,
        "practice = 0x" + "f" * 900,
        changed(OURS, "minutes = 10", "minutes = 0x" + "f" * 900),
        changed(OURS, 'mode = "round"', "mode = [0x" + "f" * 900 + "]"),
        ".".join("a" * 30000) + " = 1",
        "[" + " . ".join("a" * 50) + "]",
        "\n".join(f"k{number} = {{}}" for number in range(5000)),
        "\x00",
    ],
)
def test_what_is_no_practice_at_all_is_refused_without_a_fuss(text: str) -> None:
    assert problems_in(text)


def test_a_long_wrong_value_is_repeated_in_part_only() -> None:
    (problem,) = problems_in(changed(OURS, 'minutes = "2n"', f'minutes = "{"x" * 900}"'))
    assert len(problem.value) == 60


def test_a_value_with_braces_is_shown_as_it_is() -> None:
    (problem,) = problems_in(changed(OURS, 'minutes = "2n"', 'minutes = "{0.__class__}"'))
    assert "{0.__class__}" in in_words(problem, "en").what


def test_every_kind_of_problem_has_words_in_both_languages() -> None:
    for kind in Kind:
        for language in ("en", "fr"):
            told = in_words(Problem("ours.toml", 1, "steps.1.minutes", kind, "10", "20"), language)
            assert told.what.endswith(".")
            assert not told.mend.startswith("file.")


@given(st.data(), st.sampled_from([OURS, SEASON]))
def test_however_a_file_is_damaged_it_is_read_or_refused(data: st.DataObject, whole: str) -> None:
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 30)))
    put = st.text("\"'[]{}=.,#\n -+0123n\\", max_size=12) | st.sampled_from(["[[steps]]\n", "true", "{}", "[1]", "1"])
    text = whole[:start] + data.draw(put) + whole[end:]
    for problem in read_or_refused(text):
        assert 1 <= problem.line <= text.count("\n") + 1
        assert in_words(problem, "en").mend


def read_or_refused(text: str) -> tuple[Problem, ...]:
    try:
        read_file(text, "ours.toml", ["ours"])
    except FileProblems as wrong:
        return wrong.problems
    return ()
