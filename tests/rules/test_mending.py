"""A season that promises more than its meetings hold is mended by a tap: shorter turns, or more meetings."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.almanac.rhythm import OnDates, Rhythm, Weekly
from bot.happenings.season import SeasonMended, SeasonPlanned
from bot.message import Message
from bot.moves.between import set_homework
from bot.moves.mending import add_meetings, cut_to_fit, shorten_turns
from bot.moves.own_practices import use_practice
from bot.moves.season import cancel_meeting, plan
from bot.nouns.between import Homework
from bot.nouns.circle import Circle
from bot.nouns.meeting import MeetingState
from bot.refusals.proposals import NothingNew
from bot.refusals.season import NothingLeftToPlan
from bot.rules.library import practice_called, seats_of
from bot.rules.mending import check_of, too_tight
from bot.rules.preflight import preflight
from bot.words.mends import mend_parts
from bot.words.plain import plain_message
from bot.words.voice import room_voice
from tests.people import A_WEEK_BEFORE, FIRST, TORONTO, a_circle, a_season

NOW = A_WEEK_BEFORE
DRAFTS = "theory-of-practice-drafts"
NINETY = Rhythm(FIRST, TORONTO, Weekly(2), 90)
FIVE = ("ana", "ben", "cal", "dee", "eve")


def theory(*names: str) -> Circle:
    return a_season(*names, season="theory-of-practice", rhythm=NINETY)


def numbers(circle: Circle) -> list[tuple[int, str]]:
    return [(m.number, m.practice.removeprefix("theory-of-practice-")) for m in circle.meetings]


@pytest.mark.parametrize(("people", "minutes"), [(3, 96), (4, 98), (5, 145), (6, 147)])
def test_the_arithmetic_of_drafts_is_said_for_as_many_as_come(people: int, minutes: int) -> None:
    (tight,) = too_tight(theory(*(f"m{n}" for n in range(people))))
    assert (tight.practice, tight.numbers, tight.preflight.seconds) == (DRAFTS, (3, 4), minutes * 60)


def test_nothing_is_said_before_there_are_enough_people() -> None:
    assert too_tight(a_circle("ana", "ben", season="theory-of-practice")) == ()


def test_the_meetings_that_are_planned_are_the_ones_that_are_named() -> None:
    short = Rhythm(FIRST, TORONTO, Weekly(), 25)
    circle = a_season("ana", "ben", "cal", rhythm=short, agreed=2)
    assert [one.numbers for one in too_tight(circle)] == [(1, 2)]
    circle = cancel_meeting(circle, by="ana", number=2, now=NOW).circle
    assert [one.numbers for one in too_tight(circle)] == [(1,)]


def test_where_there_is_no_mend_nothing_is_promised() -> None:
    circle = a_season("ana", "ben", "cal", rhythm=Rhythm(FIRST, TORONTO, Weekly(), 25), agreed=2)
    said = [plain_message(Message((part,)), circle.language) for part in mend_parts(room_voice(circle))]
    assert not any(line.endswith("You could:") for line in said)
    assert said[-1] == "[Plan meetings] [All practices]"


def test_shorter_turns_fit_and_hold_for_this_circle_alone() -> None:
    circle = theory(*FIVE[:4])
    outcome = shorten_turns(circle, by="ana", practice=DRAFTS)
    assert outcome.happenings == (SeasonMended("ana", DRAFTS),)
    mended = outcome.circle
    assert preflight(practice_called(mended, DRAFTS), 4, 90).fits
    assert not preflight(practice_called(circle, DRAFTS), 4, 90).fits
    assert too_tight(mended) == ()
    with pytest.raises(NothingNew):
        shorten_turns(mended, by="ben", practice=DRAFTS)


def test_what_was_shortened_once_is_shortened_further_when_more_people_come() -> None:
    three = shorten_turns(theory(*FIVE[:3]), by="ana", practice=DRAFTS).circle
    four = replace(theory(*FIVE[:4]), cuts=three.cuts)
    assert too_tight(four)
    assert too_tight(shorten_turns(four, by="ana", practice=DRAFTS).circle) == ()


def test_more_meetings_take_the_times_of_those_that_follow() -> None:
    circle = set_homework(theory(*FIVE[:4]), by="ana", number=5, text="Bring a song.").circle
    before = {m.number: m.wall for m in circle.meetings}
    outcome = add_meetings(circle, by="ana", practice=DRAFTS, now=NOW)
    assert outcome.happenings == (SeasonMended("ana", DRAFTS, 2, 0),)
    mended = outcome.circle
    assert numbers(mended)[3:] == [(3, "drafts"), (4, "drafts"), (5, "drafts"), (6, "drafts"), (7, "5")]
    walls = {m.number: m.wall for m in mended.meetings}
    assert {n: walls[n] for n in before} == before
    assert (walls[6], walls[7]) == (before[5] + timedelta(weeks=2), before[5] + timedelta(weeks=4))
    assert mended.homework == (Homework(7, "Bring a song."),)
    assert [seats_of(mended, m, 4) for m in mended.meetings[3:]] == [1, 1, 1, 1, 0]
    assert too_tight(mended) == ()
    assert len({m.facilitator for m in mended.meetings}) == 4
    assert room_voice(mended).title(mended.meetings[7]) == "Session 7"


def test_meetings_that_are_added_before_the_season_is_planned_are_planned_with_it() -> None:
    circle = a_circle(*FIVE[:4], season="theory-of-practice")
    circle = add_meetings(circle, by="ana", practice=DRAFTS, now=NOW).circle
    circle = plan(circle, by="ana", rhythm=NINETY, now=NOW).circle
    assert numbers(circle)[3:] == [(3, "drafts"), (4, "drafts"), (5, "drafts"), (6, "drafts"), (7, "5")]


def test_once_the_first_of_them_was_held_there_is_nothing_to_choose_any_more() -> None:
    circle = theory(*FIVE[:4])
    held = tuple(replace(m, state=MeetingState.CLOSED) if m.number <= 3 else m for m in circle.meetings)
    assert too_tight(replace(circle, meetings=held)) == ()


def test_what_was_chosen_for_one_meeting_is_cut_to_fit_it_where_minutes_alone_do() -> None:
    circle = use_practice(a_season("ana", "ben", "cal"), by="ana", number=1, practice="codevelopment").circle
    meeting = circle.meetings[0]
    assert not check_of(circle, meeting).fits
    cut = cut_to_fit(circle, by="ben", practice="codevelopment", number=1)
    assert cut.happenings == (SeasonMended("ben", "codevelopment"),)
    assert check_of(cut.circle, meeting).fits
    with pytest.raises(NothingNew):
        cut_to_fit(cut.circle, by="ben", practice="codevelopment", number=1)
    with pytest.raises(NothingNew):
        cut_to_fit(circle, by="ben", practice="open-conversation", number=1)


def test_where_a_step_or_a_seat_would_have_to_go_no_tap_does_it() -> None:
    circle = use_practice(a_season(*FIVE), by="ana", number=1, practice="hot-seats").circle
    assert circle.meetings[0].minutes == 60
    with pytest.raises(NothingNew):
        cut_to_fit(circle, by="ana", practice="hot-seats", number=1)


# --- plans that say what is so -----------------------------------------------------------------


def test_fewer_dates_than_meetings_are_counted() -> None:
    dates = Rhythm(FIRST, TORONTO, OnDates((FIRST, FIRST + timedelta(days=3))), 90)
    outcome = plan(a_circle(*FIVE[:3], season="theory-of-practice"), by="ana", rhythm=dates, now=NOW)
    assert outcome.happenings == (SeasonPlanned("ana", without_date=4),)


def test_where_all_is_held_there_is_nothing_left_to_plan() -> None:
    circle = theory(*FIVE[:3])
    held = tuple(replace(m, state=MeetingState.CLOSED) for m in circle.meetings)
    with pytest.raises(NothingLeftToPlan):
        plan(replace(circle, meetings=held), by="ana", rhythm=NINETY, now=NOW)


def test_cancelling_the_last_meeting_ahead_is_known_to_be_that() -> None:
    circle = a_season("ana", "ben", agreed=2)
    first = cancel_meeting(circle, by="ana", number=1, now=NOW)
    second = cancel_meeting(first.circle, by="ana", number=2, now=NOW)
    assert [getattr(h, "last", None) for h in (*first.happenings, *second.happenings)] == [False, True]
