"""The catalogue that ships agrees with the table of practices, to the minute, and can be read aloud by anyone."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from bot.choices import MOST_CHOICES, practices
from bot.grammar.practice import FOR_EVERYONE, Mode, Occasion, Practice, Role
from bot.grammar.season_plan import Season, Times, planned
from bot.grammar.shipped import shipped
from bot.moves.meeting import close_meeting, open_meeting
from bot.nouns.people import Language
from bot.rules.preflight import preflight
from bot.words.catalogue_page import as_document
from bot.words.voice import room_voice
from tests.people import START, a_circle, a_season, at_step, gathering, meeting_of, round_of

LONGEST_CUE, LONGEST_GUIDANCE = 300, 200
PEOPLE = (3, 4, 5, 6)
MINUTES = {  # the whole meeting with three, four, five and six people, whether or not as many are meant to come
    "case-clinic": (60, 60, 60, 60),
    "case-clinic-light": (30, 31, 32, 33),
    "coaching-among-public-servants": (48, 50, 52, 54),
    "action-learning": (36, 36, 36, 36),
    "action-learning-strict": (39, 41, 43, 45),
    "peer-case-consultation": (42, 43, 44, 45),
    "codevelopment": (75, 75, 75, 75),
    "codevelopment-in-a-season": (80, 80, 80, 80),
    "troika-consulting": (33, 44, 55, 66),
    "wise-crowds": (45, 60, 75, 90),
    "hot-seat": (60, 60, 60, 60),
    "hot-seats": (70, 70, 95, 95),
    "listening-share": (60, 60, 60, 60),
    "ask-me-anything": (60, 60, 60, 60),
    "open-forum": (60, 60, 60, 60),
    "one-two-four-all": (12, 12, 12, 12),
    "open-conversation": (42, 45, 48, 51),
    "check-in-and-check-out": (10, 13, 16, 19),
    "check-out-one-word": (3, 4, 5, 6),
    "check-out-plus-and-delta": (3, 4, 5, 6),
    "check-out-one-action": (3, 4, 5, 6),
    "check-out-thanks": (3, 4, 5, 6),
    "theory-of-practice-0": (64, 72, 80, 88),
    "theory-of-practice-1": (52, 61, 70, 79),
    "theory-of-practice-2": (60, 65, 70, 75),
    "theory-of-practice-drafts": (96, 98, 145, 147),
    "theory-of-practice-5": (51, 63, 75, 87),
    "learning-circle-start": (50, 55, 60, 65),
    "learning-circle-week": (49, 52, 55, 58),
    "learning-circle-pit-stop": (33, 39, 45, 51),
    "learning-circle-end": (57, 60, 63, 66),
}
STEPS = {  # their minutes one by one, with four people; "45" times two is a block for two presenters
    "case-clinic": "2 15 3 10 20 8 2",
    "case-clinic-light": "5 4 1 4 12 5",
    "coaching-among-public-servants": "8 30 2 10",
    "action-learning": "2 10 15 2 5 2",
    "action-learning-strict": "3 4 25 5 4",
    "peer-case-consultation": "2 10 3 5 5 3 7 3 5",
    "codevelopment": "7 13 8 25 12 10",
    "codevelopment-in-a-season": "5 7 13 8 25 12 10",
    "troika-consulting": "2x4 2x4 5x4 2x4",
    "wise-crowds": "2x4 3x4 8x4 2x4",
    "hot-seat": "10 40 10",
    "hot-seats": "10 25x2 10",
    "listening-share": "10 48 2",
    "ask-me-anything": "5 10 35 8 2",
    "open-forum": "8 5 10 5 15 10 4 3",
    "one-two-four-all": "1 2 4 5",
    "open-conversation": "8 3 30 4",
    "check-in-and-check-out": "0.5 8 0.5 4",
    "check-out-one-word": "4",
    "check-out-plus-and-delta": "4",
    "check-out-one-action": "4",
    "check-out-thanks": "4",
    "theory-of-practice-0": "5 8 12 8 15 15 5 4",
    "theory-of-practice-1": "8 20 16 5 8 4",
    "theory-of-practice-2": "8 8 25 20 4",
    "theory-of-practice-drafts": "4 8x2 4x2 25x2 5x2 3x2 4",
    "theory-of-practice-5": "8 20 12 4 10 5 4",
    "learning-circle-start": "5 20 25 5",
    "learning-circle-week": "8 40 4",
    "learning-circle-pit-stop": "8 5 12 10 4",
    "learning-circle-end": "12 20 20 5 3",
}
ALL = list(shipped().practices.values())
SEASONS = list(shipped().seasons.values())


def test_the_table_names_every_practice_that_ships() -> None:
    assert MINUTES.keys() == STEPS.keys() == shipped().practices.keys()


@pytest.mark.parametrize("practice", ALL, ids=lambda practice: practice.id)
def test_a_practice_takes_the_minutes_of_the_table(practice: Practice) -> None:
    assert tuple(preflight(practice, n, 60).seconds / 60 for n in PEOPLE) == MINUTES[practice.id]


@pytest.mark.parametrize("practice", ALL, ids=lambda practice: practice.id)
def test_each_step_takes_the_minutes_of_the_table(practice: Practice) -> None:
    steps = preflight(practice, 4, 60).by_step
    found = [f"{s.seconds / 60:g}" + (f"x{s.times}" if s.times > 1 else "") for s in steps]
    assert " ".join(found) == STEPS[practice.id]


@pytest.mark.parametrize("practice", ALL, ids=lambda practice: practice.id)
def test_whoever_has_never_facilitated_can_read_the_cues_aloud(practice: Practice) -> None:
    for step in practice.every_step():
        for language in Language:
            assert 20 < len(step.cue.in_language(language)) <= LONGEST_CUE, (step.id, language)
            for role, line in step.guidance.items():
                assert 5 < len(line.in_language(language)) <= LONGEST_GUIDANCE, (step.id, role, language)


@pytest.mark.parametrize("practice", ALL, ids=lambda practice: practice.id)
def test_everybody_is_guided_in_each_step_and_the_presenter_where_there_is_one_to_speak(practice: Practice) -> None:
    for step in practice.every_step():
        assert FOR_EVERYONE in step.guidance, step.id
        if step.mode in (Mode.PRESENTER, Mode.ABOUT):
            assert Role.PRESENTER in step.guidance, step.id


@pytest.mark.parametrize("practice", ALL, ids=lambda practice: practice.id)
def test_a_practice_never_bears_a_name_that_is_somebody_else_s(practice: Practice) -> None:
    for language in Language:
        named = practice.title.in_language(language).lower()
        assert "coaching circle" not in named
        assert not any(name in named for name in ("lean in", "working out loud"))


def test_a_circle_chooses_among_no_more_than_a_list_may_hold() -> None:
    for season in SEASONS:
        for people in ("abc", "abcd", "abcdef"):
            found = practices(room_voice(a_circle(*people, season=season.id)))
            assert len(found) <= MOST_CHOICES
            assert {m.practice for m in season.meetings} <= {id for id, _ in found}


def test_what_suits_as_many_people_comes_first_in_the_list() -> None:
    found = [id for id, _ in practices(room_voice(a_circle(*"abc")))]
    assert found.index("troika-consulting") < found.index("wise-crowds")


def test_a_meeting_of_a_season_is_offered_to_that_season_alone() -> None:
    of_seasons = {p.id for p in ALL if p.occasion is Occasion.SEASON}
    held = {meeting.practice for season in SEASONS for meeting in season.meetings}
    assert of_seasons <= held
    assert not of_seasons & {id for id, _ in practices(room_voice(a_circle(*"abcd", season="open-circle")))}


def test_a_learning_circle_has_thirteen_weeks_with_two_pit_stops() -> None:
    plan = planned(shipped().seasons["learning-circle"], members=4, agreed=4)
    assert [p.number for p in plan] == list(range(13))
    assert [p.number for p in plan if p.meeting.practice == "learning-circle-pit-stop"] == [4, 8]
    assert [plan[0].meeting.practice, plan[12].meeting.practice] == ["learning-circle-start", "learning-circle-end"]


def test_in_a_codevelopment_season_each_has_the_seat_once() -> None:
    season = shipped().seasons["codevelopment-season"]
    assert [m.times for m in season.meetings] == [Times.EACH_MEMBER]
    assert len(planned(season, members=6, agreed=4)) == 6


def test_whoever_had_the_seat_last_time_opens_the_next_meeting_of_codevelopment() -> None:
    circle = gathering(a_season(*"abcd", season="codevelopment-season"), *"abcd")
    circle = open_meeting(circle, by="a", number=1, now=START).circle
    (had,) = meeting_of(circle, 1).presenters
    assert at_step(circle) == "since-last-time"
    circle = close_meeting(circle, by="a", now=START).circle
    a_week_later = START + timedelta(days=7)
    circle = gathering(circle, *"abcd", number=2)
    circle = open_meeting(circle, by=str(meeting_of(circle, 2).facilitator), number=2, now=a_week_later).circle
    assert [turn.member for turn in round_of(circle).turns] == [had]
    assert meeting_of(circle, 2).presenters != (had,)


def test_a_community_meets_for_a_year() -> None:
    assert len(planned(shipped().seasons["community-of-practice"], members=20, agreed=4)) == 12


@pytest.mark.parametrize("season", SEASONS, ids=lambda season: season.id)
def test_every_card_of_a_season_is_offered_at_some_time(season: Season) -> None:
    offered = Counter(card for meeting in season.meetings for card in meeting.cards)
    assert set(offered) == {card.id for card in season.cards}


def test_the_page_of_the_catalogue_is_what_ships() -> None:
    page = Path(__file__).parents[2] / "docs" / "catalogue.md"
    assert page.read_text(encoding="utf-8") == as_document()
