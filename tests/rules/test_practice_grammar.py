"""The grammar can say each kind of meeting and season we know of: a line of a table, a step of a file."""

import re
from pathlib import Path

import pytest

from bot.grammar.practice import (
    Keep,
    Mode,
    OnPass,
    OnTime,
    Order,
    Practice,
    Reveal,
    Rule,
    Seats,
    Shows,
    WhoSpeaks,
    how_many_present,
    laid_out,
)
from bot.grammar.practice_file import read_practice
from bot.grammar.season_file import read_season
from bot.grammar.season_plan import HowOften, Times, planned

Row = tuple[str, str, str]  # mode, minutes, more keys


def practice_of(presenters: str, *rows: Row) -> Practice:
    """Rows after one whose mode is "for each" stand inside it, until one whose mode is "end"."""
    lines = [
        'practice = "p"\ntitle.en = "P"\npurpose.en = "p"\npeople = { min = 2, max = 40 }',
        'source = "s"\nlicence = "l"',
        presenters and f"presenters = {presenters}",
    ]
    head = "[[steps]]"
    for number, (mode, minutes, more) in enumerate(rows):
        if mode == "end":
            head = "[[steps]]"
        elif mode == "for each":
            lines.append(f'[[steps]]\nid = "s{number}"\nfor_each = "presenter"')
            head = "[[steps.steps]]"
        else:
            lines.append(f'{head}\nid = "s{number}"\ntitle.en = "S"\ncue.en = "c"\nmode = "{mode}"')
            lines.append(f'minutes = "{minutes}"\n{more}')
    return read_practice("\n".join(lines), "p.toml")


MEETINGS: dict[str, tuple[str, list[Row], int, float]] = {  # presenters, steps, members, minutes in all
    "case clinic, long": (
        '"one"',
        [
            ("open", "2", ""),
            ("presenter", "15", ""),
            ("silent", "3", ""),
            ("about", "10", ""),
            ("open", "20", 'rule = "no advice"'),
            ("round", "8", 'who_speaks = "presenter last"'),
            ("write", "2", 'keep = "author"'),
        ],
        5,
        60,
    ),
    "action learning, strict": (
        '"one"',
        [
            ("presenter", "5", ""),
            ("round", "n", 'rule = "statements only as answers"'),
            ("open", "25", 'rule = "statements only as answers"'),
            ("presenter", "5", ""),
        ],
        5,
        40,
    ),
    "peer case consultation": (
        '"one"',
        [
            ("presenter", "10", 'rule = "none"'),
            ("round", "0.5(n-1)", 'who_speaks = "others"\nrule = "one feeling and one sentence"'),
            ("open", "5", 'rule = "questions only"'),
            ("write", "3", 'optional = true\nreveal = "together"\nkeep = "presenter"'),
            ("about", "5", ""),
            ("presenter", "3", ""),
            ("about", "7", ""),
        ],
        5,
        35,
    ),
    "codevelopment, with what the last one tried": (
        '"one"',
        [
            ("presenter", "5", 'who_speaks = "last presenter"'),
            ("presenter", "7", ""),
            ("open", "13", 'rule = "questions only"'),
            ("decide", "8", ""),
            ("about", "25", ""),
            ("write", "12", ""),
            ("round", "10", ""),
        ],
        6,
        80,
    ),
    "troika": (
        '"all"',
        [
            ("for each", "", ""),
            ("presenter", "2", ""),
            ("open", "2", ""),
            ("about", "5", ""),
            ("presenter", "2", ""),
        ],
        3,
        33,
    ),
    "hot seat, two of them": (
        "2",
        [
            ("round", "10", ""),
            ("for each", "", ""),
            ("open", "30", 'shows = "wishes"'),
            ("end", "", ""),
            ("round", "10", 'shows = "commitments"'),
        ],
        6,
        80,
    ),
    "open forum": (
        "",
        [
            ("pairs", "8", ""),
            ("open", "5", ""),
            ("open", "25", 'order = "votes"\nshows = "topics"'),
            ("threes", "15", ""),
            ("open", "10", 'keep = "circle"'),
            ("decide", "4", 'order = "votes"\nshows = "the next topic"'),
            ("round", "3", 'order = "ready"\npass = "yes"\non_time = "hard"'),
        ],
        40,
        70,
    ),
    "1-2-4-all": (
        "",
        [("write", "1", ""), ("pairs", "2", ""), ("fours", "4", ""), ("open", "5", "")],
        12,
        12,
    ),
}


@pytest.mark.parametrize("name", MEETINGS)
def test_a_file_can_say_how_each_known_kind_of_meeting_runs(name: str) -> None:
    presenters, rows, members, minutes = MEETINGS[name]
    practice = practice_of(presenters, *rows)
    here = [f"m{number}" for number in range(members)]
    steps = laid_out(practice, here, here[: how_many_present(practice, members)])
    assert sum(step.seconds for step in steps) == minutes * 60


def test_what_a_step_says_is_what_is_read() -> None:
    presenters, rows, *_ = MEETINGS["peer case consultation"]
    _, feelings, questions, writing, about, *_ = practice_of(presenters, *rows).every_step()
    assert (feelings.who_speaks, feelings.rule) == (WhoSpeaks.OTHERS, Rule.FEELING_AND_SENTENCE)
    assert questions.rule == Rule.QUESTIONS_ONLY
    assert (writing.who_speaks, writing.reveal, writing.optional) == (WhoSpeaks.NOBODY, Reveal.TOGETHER, True)
    assert (about.mode, about.who_speaks) == (Mode.ABOUT, WhoSpeaks.OTHERS)
    votes = practice_of("", *MEETINGS["open forum"][1]).step("s2")
    assert votes.order == Order.VOTES


def season_of(*meetings: tuple[str, str]) -> str:
    lines = [
        'season = "s"\ntitle.en = "S"\npurpose.en = "s"\npeople = { min = 4, max = 8 }\nslot_minutes = 90',
        'how_often = "monthly"\nnumbered_from = 0\nsource = "s"\nlicence = "l"\nhelp.en = "h"',
    ]
    lines += [f'[[meetings]]\npractice = "{name}"\ntitle.en = "M"\ntimes = {times}' for name, times in meetings]
    return "\n".join(lines)


def test_a_season_can_give_each_member_the_seat_once_between_an_opening_and_a_close() -> None:
    season = read_season(season_of(("a", '"once"'), ("b", '"each member"'), ("c", "1")), "s.toml", "abc")
    plan = planned(season, members=5, agreed=0)
    assert [(meeting.number, meeting.meeting.practice) for meeting in plan] == list(enumerate("abbbbbc"))


def test_a_season_can_have_pit_stops_in_weeks_four_and_eight() -> None:
    weeks = (
        ("start", "1"),
        ("week", "3"),
        ("pit", "1"),
        ("week", "3"),
        ("pit", "1"),
        ("week", "3"),
        ("end", "1"),
    )
    season = read_season(season_of(*weeks), "s.toml", ["start", "week", "pit", "end"])
    plan = planned(season, members=5, agreed=0)
    assert [meeting.number for meeting in plan if meeting.meeting.practice == "pit"] == [4, 8]
    assert plan[-1].number == 12


def test_the_examples_of_the_guide_are_good_ones() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "practices.md").read_text(encoding="utf-8")
    whole, _, season = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)
    practice = read_practice(whole, "guide.toml")
    assert sum(step.seconds for step in laid_out(practice, "abcd", "a")) == 13 * 60
    assert read_season(season, "guide.toml", [practice.id]).meetings[0].cards == ("walk",)


def test_the_guide_names_every_choice_that_a_file_has() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "practices.md").read_text(encoding="utf-8")
    for choices in (
        Mode,
        Rule,
        WhoSpeaks,
        Order,
        OnPass,
        OnTime,
        Keep,
        Reveal,
        Shows,
        Seats,
        Times,
        HowOften,
    ):
        for choice in choices:
            assert re.search(rf"[`\" ]{re.escape(choice)}[`\", ]", guide), f"{choices.__name__}: {choice}"


def test_a_step_may_be_revealed_without_names_and_lend_its_facilitator_questions() -> None:
    """Names are the rule; to leave them out is a choice that the file makes."""
    said = 'reveal = "together"\nnamed = false\nsamples = [{ en = "What else?" }, { en = "Since when?" }]'
    unnamed, usual = practice_of("", ("write", "5", said), ("write", "5", "")).every_step()
    assert (unnamed.reveal, unnamed.named, usual.named) == (Reveal.TOGETHER, False, True)
    assert [text.en for text in unnamed.samples] == ["What else?", "Since when?"]
