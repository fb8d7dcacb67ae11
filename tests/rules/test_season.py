"""A season: planning it, moving and cancelling, who comes, resting, going on, ending."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.almanac.rhythm import MonthlyByWeekday, OnDates, Rhythm, Weekly
from bot.happenings.season import (
    AbsenceExplained,
    CircleEnded,
    Coming,
    MeetingCancelled,
    MeetingMoved,
    SeasonBegun,
    SeasonPlanned,
    SeasonRested,
    SeasonResumed,
)
from bot.moves.attending import explain_absence, say_coming
from bot.moves.facilitating import answer_swap, volunteer
from bot.moves.meeting import close_meeting, open_meeting
from bot.moves.season import (
    begin_again,
    cancel_meeting,
    end_circle,
    move_meeting,
    plan,
    rest,
    resume_season,
)
from bot.moves.seats import take_seat
from bot.nouns.circle import Circle, Stage
from bot.nouns.meeting import MeetingState
from bot.nouns.together import Absence, Logistics
from bot.refusals.meeting import MeetingOver, MeetingRunning, NobodyToTell, NoMeeting
from bot.refusals.season import Ended, NotResting, Resting
from bot.refusals.typed import InAGap, InThePast, UnknownZone
from bot.rules.prompts import What, upcoming_prompts
from bot.rules.roster import next_meeting
from tests.people import (
    A_WEEK_BEFORE,
    FIRST,
    START,
    TORONTO,
    WEEKLY,
    a_circle,
    a_season,
    after,
    facilitators,
    gathering,
    meeting_of,
    opened,
    the,
    until,
)

DAY, WEEK = timedelta(days=1), timedelta(days=7)


def walls(circle: Circle) -> list[datetime]:
    return [m.wall for m in circle.meetings]


def on(*days: int) -> Rhythm:
    dates = tuple(FIRST.replace(day=day) for day in days)
    return Rhythm(dates[0], TORONTO, OnDates(dates), 60)


def test_a_word_about_not_coming_is_for_whoever_facilitates_where_that_was_agreed() -> None:
    circle = say_coming(a_season("ana", "ben", "cal"), by="cal", number=1, coming=False).circle
    with pytest.raises(NobodyToTell):  # a tap is enough until something else is agreed
        explain_absence(circle, by="cal", number=1, words="flute")
    agreed = replace(circle, logistics=Logistics(absence=Absence.WORD))

    outcome = explain_absence(agreed, by="cal", number=1, words="flute")

    assert (outcome.circle, outcome.happenings) == (agreed, (AbsenceExplained("cal", 1, "flute"),))  # kept nowhere
    for by, number in (("ben", 1), ("ana", 1), ("cal", 2)):  # who comes, who facilitates, another meeting
        with pytest.raises(NobodyToTell):
            explain_absence(agreed, by=by, number=number, words="flute")


# --- planning ----------------------------------------------------------------------------------


def test_a_season_is_laid_out_in_its_rhythm() -> None:
    outcome = plan(a_circle("ana", "ben"), by="ana", rhythm=WEEKLY, agreed=3, now=A_WEEK_BEFORE)

    assert the(SeasonPlanned, outcome) == SeasonPlanned("ana")
    assert walls(outcome.circle) == [FIRST, FIRST + WEEK, FIRST + 2 * WEEK]
    assert (outcome.circle.stage, {m.minutes for m in outcome.circle.meetings}) == (Stage.RUNNING, {60})


def test_a_season_has_its_own_meetings_and_numbers() -> None:
    circle = a_season("ana", "ben", "cal", season="theory-of-practice")

    assert [m.number for m in circle.meetings] == [0, 1, 2, 3, 4, 5]
    assert [m.practice.removeprefix("theory-of-practice-") for m in circle.meetings] == [
        "0",
        "1",
        "2",
        "drafts",
        "drafts",
        "5",
    ]


def test_what_has_been_held_stays_and_what_lay_ahead_is_planned_anew() -> None:
    circle = close_meeting(opened("ana", "ben"), by="ana", now=after(50)).circle
    circle = answer_swap(volunteer(circle, by="ana", number=2).circle, by="ben", mine=3, theirs=2, accept=True).circle
    circle = plan(circle, by="ana", rhythm=replace(WEEKLY, first=FIRST + 2 * DAY), agreed=3, now=after(60)).circle

    assert walls(circle) == [FIRST, FIRST + 2 * DAY, FIRST + 2 * DAY + WEEK]
    assert facilitators(circle) == ["ana", "ben", "ana"]
    assert [m.sequence for m in circle.meetings] == [0, 1, 1]


def test_one_plans_ahead_at_times_that_exist_in_a_zone_that_is_known() -> None:
    def planned(first: str, zone: str = TORONTO) -> None:
        rhythm = Rhythm(datetime.fromisoformat(first), zone, Weekly(), 60)
        plan(a_circle("ana"), by="ana", rhythm=rhythm, now=datetime(2026, 3, 1, tzinfo=UTC))

    with pytest.raises(InThePast):
        planned("2026-02-28 14:00")
    with pytest.raises(InAGap) as refused:
        planned("2026-03-08 02:30")
    assert refused.value.first_after == datetime.fromisoformat("2026-03-08 03:00")
    with pytest.raises(UnknownZone):
        planned("2026-03-08 14:00", "EST")


def test_one_plans_no_season_in_the_middle_of_a_meeting_or_after_the_end() -> None:
    with pytest.raises(MeetingRunning):
        plan(opened("ana", "ben"), by="ana", rhythm=WEEKLY, now=A_WEEK_BEFORE)
    with pytest.raises(Ended):
        plan(end_circle(a_season("ana"), by="ana").circle, by="ana", rhythm=WEEKLY, now=A_WEEK_BEFORE)


# --- moving and cancelling ---------------------------------------------------------------------


def test_one_meeting_moves_and_the_others_stay() -> None:
    outcome = move_meeting(
        a_season("ana", "ben"), by="ben", number=2, wall=FIRST + 8 * DAY, following=False, now=A_WEEK_BEFORE
    )

    assert the(MeetingMoved, outcome) == MeetingMoved("ben", 2, START + WEEK, following=False)
    assert walls(outcome.circle) == [FIRST, FIRST + 8 * DAY, FIRST + 2 * WEEK, FIRST + 3 * WEEK]
    assert [m.sequence for m in outcome.circle.meetings] == [0, 1, 0, 0]


def test_all_that_follow_move_with_it_and_keep_the_rhythm() -> None:
    circle = move_meeting(
        a_season("ana", "ben"), by="ben", number=2, wall=FIRST + 8 * DAY, following=True, now=A_WEEK_BEFORE
    ).circle

    assert walls(circle) == [FIRST, FIRST + 8 * DAY, FIRST + 15 * DAY, FIRST + 22 * DAY]
    assert circle.rhythm is not None
    assert circle.rhythm.first == FIRST + 8 * DAY


def test_a_monthly_rhythm_stays_on_its_weekday() -> None:
    monthly = Rhythm(FIRST, TORONTO, MonthlyByWeekday(), 60)  # first Mondays
    circle = a_season("ana", "ben", rhythm=monthly)
    circle = move_meeting(
        circle, by="ana", number=2, wall=FIRST.replace(month=6, day=9), following=True, now=A_WEEK_BEFORE
    ).circle

    assert [(w.month, w.day) for w in walls(circle)] == [(5, 4), (6, 9), (7, 14), (8, 11)]  # second Tuesdays


def test_dates_that_were_chosen_one_by_one_all_move_by_as_much_but_not_into_the_past() -> None:
    circle = a_season("ana", "ben", rhythm=on(4, 5, 20))
    later = move_meeting(circle, by="ana", number=1, wall=FIRST + 2 * DAY, following=True, now=A_WEEK_BEFORE).circle
    assert [w.day for w in walls(later)] == [6, 7, 22]

    swapped = move_meeting(circle, by="ana", number=2, wall=FIRST + 20 * DAY, following=False, now=A_WEEK_BEFORE)
    sooner = move_meeting(
        swapped.circle, by="ana", number=2, wall=FIRST - 6 * DAY, following=True, now=A_WEEK_BEFORE
    ).circle
    assert [w.day for w in walls(sooner)] == [4, 28, 20]


def test_a_meeting_that_moves_begins_anew() -> None:
    circle = say_coming(a_season("ana", "ben", "cal"), by="cal", number=1, coming=False).circle
    circle = move_meeting(
        gathering(circle, "ben"), by="ana", number=1, wall=FIRST + DAY, following=False, now=after(-5)
    ).circle
    meeting = meeting_of(circle)

    assert (meeting.state, meeting.here, meeting.not_coming) == (MeetingState.PLANNED, (), ())
    assert meeting.changed_at == after(-5)


def test_a_meeting_whose_time_went_by_can_be_moved() -> None:
    circle, _ = until(a_season("ana", "ben"), after(60))
    circle = move_meeting(circle, by="ana", number=1, wall=FIRST + DAY, following=False, now=after(70)).circle

    assert meeting_of(circle).state is MeetingState.PLANNED
    assert What.GATHERING in [p.what for p in upcoming_prompts(circle) if p.meeting == 1]


def test_a_meeting_does_not_move_into_the_past_or_a_gap() -> None:
    with pytest.raises(InThePast):
        move_meeting(a_season("ana"), by="ana", number=1, wall=FIRST - 8 * DAY, following=False, now=A_WEEK_BEFORE)
    gap = datetime.fromisoformat("2027-03-14 02:30")
    with pytest.raises(InAGap):
        move_meeting(a_season("ana"), by="ana", number=1, wall=gap, following=False, now=A_WEEK_BEFORE)


def test_a_meeting_that_is_cancelled_stays_in_the_list_and_the_rota_goes_on() -> None:
    outcome = cancel_meeting(a_season("ana", "ben", "cal"), by="ben", number=2, now=A_WEEK_BEFORE)

    assert the(MeetingCancelled, outcome) == MeetingCancelled("ben", 2)
    assert meeting_of(outcome.circle, 2).state is MeetingState.CANCELLED
    assert facilitators(outcome.circle)[2:] == ["cal", "ben"]
    with pytest.raises(MeetingOver):
        cancel_meeting(outcome.circle, by="ben", number=2, now=A_WEEK_BEFORE)


def test_what_is_over_or_ended_or_not_there_is_not_moved() -> None:
    circle = close_meeting(opened("ana", "ben"), by="ana", now=after(1)).circle
    with pytest.raises(MeetingOver):
        move_meeting(circle, by="ana", number=1, wall=FIRST + DAY, following=False, now=after(2))
    with pytest.raises(NoMeeting):
        cancel_meeting(circle, by="ana", number=9, now=after(2))
    with pytest.raises(Ended):
        cancel_meeting(end_circle(circle, by="ana").circle, by="ana", number=2, now=after(2))


def test_without_a_number_one_means_the_meeting_that_runs_else_the_next_else_the_last_that_lapsed() -> None:
    circle = opened("ana", "ben")
    assert next_meeting(circle) == meeting_of(circle, 1)
    circle = close_meeting(circle, by="ana", now=after(1)).circle
    assert next_meeting(circle) == meeting_of(circle, 2)

    lapsed, _ = until(a_season("ana", "ben"), START + 30 * DAY)
    assert next_meeting(lapsed) == meeting_of(lapsed, 4)
    assert next_meeting(a_circle("ana")) is None


# --- who comes ---------------------------------------------------------------------------------


def test_cant_come_is_one_tap_and_so_is_the_way_back() -> None:
    outcome = say_coming(a_season("ana", "ben", "cal"), by="cal", number=1, coming=False)
    assert outcome.happenings == (Coming("cal", 1, coming=False),)
    again = say_coming(outcome.circle, by="cal", number=1, coming=False)
    assert (again.circle, again.happenings) == (outcome.circle, outcome.happenings)

    back = say_coming(outcome.circle, by="cal", number=1, coming=True)
    assert back.happenings == (Coming("cal", 1, coming=True),)
    assert meeting_of(back.circle).not_coming == ()


def test_the_circle_falls_below_its_quorum_once() -> None:
    circle = a_season("ana", "ben", "cal", "dee")  # three are more than half
    said = []
    for name in ("dee", "cal", "ben"):
        outcome = say_coming(circle, by=name, number=1, coming=False)
        circle = outcome.circle
        said.append(the(Coming, outcome).short_of_quorum)

    assert said == [False, True, False]


def test_one_does_not_say_so_for_a_meeting_that_runs() -> None:
    with pytest.raises(MeetingOver):
        say_coming(opened("ana", "ben"), by="ben", number=1, coming=False)
    with pytest.raises(MeetingOver):
        take_seat(opened("ana", "ben"), by="ben", number=1)


# --- resting and going on ----------------------------------------------------------------------


def test_a_circle_rests_and_goes_on() -> None:
    outcome = rest(a_season("ana", "ben"), by="ben")
    assert the(SeasonRested, outcome) == SeasonRested("ben")
    with pytest.raises(Resting):
        rest(outcome.circle, by="ana")

    resumed = resume_season(outcome.circle, by="ana", now=A_WEEK_BEFORE)
    assert the(SeasonResumed, resumed) == SeasonResumed("ana")
    assert resumed.circle == a_season("ana", "ben")
    with pytest.raises(NotResting):
        resume_season(resumed.circle, by="ana", now=A_WEEK_BEFORE)


def test_what_went_by_meanwhile_finds_its_next_time_in_the_rhythm_in_order() -> None:
    circle = rest(a_season("ana", "ben"), by="ana").circle
    circle = resume_season(circle, by="ana", now=START + 10 * DAY).circle

    assert walls(circle) == [FIRST + n * WEEK for n in (2, 3, 4, 5)]
    assert facilitators(circle) == ["ana", "ben", "ana", "ben"]


def test_where_dates_were_chosen_what_went_by_waits_to_be_moved() -> None:
    circle = rest(a_season("ana", "ben", rhythm=on(4, 11, 20), agreed=3), by="ana").circle
    circle = resume_season(circle, by="ana", now=START + 10 * DAY).circle

    assert [w.day for w in walls(circle)] == [4, 11, 20]
    assert [m.state for m in circle.meetings] == [MeetingState.LAPSED, MeetingState.LAPSED, MeetingState.PLANNED]


def test_what_was_told_before_a_rest_is_not_told_again_after_it() -> None:
    circle, _ = until(a_season("ana", "ben"), START - DAY)
    circle = resume_season(rest(circle, by="ana").circle, by="ana", now=after(-60)).circle

    assert upcoming_prompts(circle)[0].what is What.GATHERING


def test_nobody_rests_ends_or_begins_again_in_the_middle_of_a_meeting() -> None:
    circle = opened("ana", "ben")
    with pytest.raises(MeetingRunning):
        rest(circle, by="ana")
    with pytest.raises(MeetingRunning):
        end_circle(circle, by="ana")
    with pytest.raises(MeetingRunning):
        begin_again(circle, by="ana", season="open-circle", now=after(1))


def test_a_circle_goes_on_with_another_season() -> None:
    circle = close_meeting(opened("ana", "ben"), by="ana", now=after(50)).circle
    circle = replace(circle, agreements=("ours",))
    outcome = begin_again(circle, by="ben", season="theory-of-practice", now=after(60), anyway=True)

    assert the(SeasonBegun, outcome) == SeasonBegun("ben")
    assert (outcome.circle.stage, outcome.circle.meetings) == (Stage.FORMING, ())
    assert outcome.circle.agreements == ("ours",)
    assert outcome.circle.began_at == after(60)


def test_a_season_begun_again_on_the_same_day_at_the_same_hour_is_prompted_anew() -> None:
    circle = gathering(a_season("ana", "ben"), "ana", "ben")
    fired = set(circle.prompted)
    circle = open_meeting(circle, by="ana", number=1, now=after(-5)).circle
    circle = close_meeting(circle, by="ana", now=after(-4)).circle
    circle = begin_again(circle, by="ana", season="open-circle", now=after(-3), anyway=True).circle
    circle = plan(circle, by="ana", rhythm=WEEKLY, now=after(-3)).circle

    assert not fired & {p.key for p in upcoming_prompts(circle)}


def test_a_circle_ends_gracefully_and_may_begin_again() -> None:
    outcome = end_circle(a_season("ana", "ben"), by="ana")
    assert the(CircleEnded, outcome) == CircleEnded("ana")
    assert upcoming_prompts(outcome.circle) == ()
    for move in (end_circle, rest):
        with pytest.raises(Ended):
            move(outcome.circle, by="ana")

    assert begin_again(outcome.circle, by="ana", season="open-circle", now=START).circle.stage is Stage.FORMING
