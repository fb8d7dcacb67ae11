"""What the clock has yet to say: derived from the circle, each thing told from every other, each in its time."""

from datetime import date, datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.almanac.rhythm import Rhythm, Weekly
from bot.moves.between import destroy_words, open_check_in, plan_check_ins, write_letter
from bot.moves.commitments import commit, settle_commitment
from bot.moves.meeting import arrive, more_time, next_step, open_meeting
from bot.moves.membership import step_back
from bot.moves.own_practices import import_practice, use_practice
from bot.moves.pausing import pause, resume
from bot.moves.preferences import live_in
from bot.moves.season import cancel_meeting, end_circle, move_meeting, rest
from bot.moves.when_due import when_due
from bot.nouns.circle import Circle
from bot.nouns.meeting import Offer
from bot.rules.prompts import GRACE, Prompt, What, late_by, still_meaningful, too_late, upcoming_prompts
from tests.people import (
    A_WEEK_BEFORE,
    FIRST,
    START,
    TORONTO,
    WEEKLY,
    a_circle,
    a_practice,
    a_season,
    after,
    gathering,
    meeting_of,
    minutes,
    opened,
    until,
)

DAY = timedelta(days=1)


def due(circle: Circle, *kinds: What) -> list[tuple[What, datetime]]:
    return [(p.what, p.due_at) for p in upcoming_prompts(circle) if not kinds or p.what in kinds]


# --- a meeting that is planned -----------------------------------------------------------------


def test_a_meeting_is_announced_the_day_before_and_gathers_ten_minutes_before() -> None:
    circle = a_season("ana", "ben", agreed=1)

    assert due(circle) == [
        (What.DAY_BEFORE, START - DAY),
        (What.GATHERING, after(-10)),
        (What.LAPSED, after(60)),
    ]


def test_only_the_next_two_meetings_have_prompts() -> None:
    assert {p.meeting for p in upcoming_prompts(a_season("ana", "ben"))} == {1, 2}


def test_the_day_before_is_the_same_hour_also_when_the_clocks_change_in_between() -> None:
    rhythm = Rhythm(datetime(2026, 11, 1, 14, 0), TORONTO, Weekly(), 60)
    announced = upcoming_prompts(a_season("ana", "ben", rhythm=rhythm, agreed=1))[0]

    assert announced.due_at.isoformat() == "2026-10-31T18:00:00+00:00"  # 14:00 in Toronto, 25 hours before


def test_who_plans_a_meeting_for_tomorrow_is_not_reminded_of_it_at_once() -> None:
    circle = a_season("ana", "ben", agreed=1)
    tomorrow = move_meeting(circle, by="ana", number=1, wall=FIRST, following=False, now=after(-23 * 60)).circle
    soon = move_meeting(circle, by="ana", number=1, wall=FIRST, following=False, now=after(-5)).circle

    assert due(tomorrow)[0] == (What.GATHERING, after(-10))
    assert due(soon)[0] == (What.GATHERING, after(-5))


def test_a_meeting_moved_has_its_prompts_at_its_new_time_and_one_cancelled_has_none() -> None:
    circle = a_season("ana", "ben", agreed=1)
    moved = move_meeting(circle, by="ana", number=1, wall=FIRST + DAY, following=False, now=A_WEEK_BEFORE).circle

    assert [at for _, at in due(moved)] == [at + DAY for _, at in due(circle)]
    assert due(cancel_meeting(circle, by="ana", number=1, now=A_WEEK_BEFORE).circle) == []


def test_a_meeting_moved_away_and_back_gathers_anew() -> None:
    circle = gathering(a_season("ana", "ben", agreed=1))
    before = circle.prompted
    away = move_meeting(circle, by="ana", number=1, wall=FIRST + minutes(30), following=False, now=after(-8)).circle
    back = move_meeting(away, by="ana", number=1, wall=FIRST, following=False, now=after(-8)).circle

    gathers = next(p for p in upcoming_prompts(back) if p.what is What.GATHERING)
    assert gathers.due_at == after(-8)
    assert gathers.key not in before


def test_a_circle_that_rests_or_has_ended_is_not_called_together() -> None:
    circle = a_season("ana", "ben")

    assert due(rest(circle, by="ana").circle) == due(end_circle(circle, by="ana").circle) == []


# --- people gather -----------------------------------------------------------------------------


def test_while_people_gather_the_role_is_held_out_after_three_and_after_ten_minutes() -> None:
    circle = gathering(a_season("ana", "ben", agreed=1))

    assert due(circle) == [(What.UNDERSTUDY, after(3)), (What.ANYONE, after(10)), (What.LAPSED, after(60))]


def test_nobody_is_asked_to_stand_in_for_a_facilitator_who_is_here() -> None:
    circle = gathering(a_season("ana", "ben", agreed=1), "ana")

    assert due(circle, What.UNDERSTUDY, What.ANYONE) == [(What.ANYONE, after(10))]


def test_a_role_that_is_held_out_already_is_not_held_out_again() -> None:
    circle = gathering(a_season("ana", "ben", agreed=1))
    for to, expected in (("ben", [(What.ANYONE, after(10))]), (None, [])):
        offered = replace(meeting_of(circle), offer=Offer(to))
        assert due(replace(circle, meetings=(offered,)), What.UNDERSTUDY, What.ANYONE) == expected


def test_a_meeting_that_opens_needs_no_stand_in() -> None:
    circle = gathering(a_season("ana", "ben", agreed=1), "ana", "ben")
    circle = open_meeting(circle, by="ana", number=1, now=START).circle

    assert {what for what, _ in due(circle)} == {
        What.LAST_ONE,  # at half time, since there are two
        What.ONE_MINUTE,
        What.TIME_UP,
        What.SILENT_LEAD,
        What.CLOSES_ITSELF,
    }


# --- a step ------------------------------------------------------------------------------------


def test_a_step_has_a_half_a_last_minute_and_an_end() -> None:
    circle = next_step(opened("ana", "ben"), by="ana", step=0, now=after(1), anyway=True).circle  # three minutes
    assert due(circle, What.HALF_TIME, What.ONE_MINUTE, What.TIME_UP) == [
        (What.ONE_MINUTE, after(3)),
        (What.TIME_UP, after(4)),
    ]
    circle = next_step(circle, by="ana", step=1, now=after(4), anyway=True).circle  # thirty
    assert due(circle)[:3] == [(What.HALF_TIME, after(19)), (What.ONE_MINUTE, after(33)), (What.TIME_UP, after(34))]


def test_a_silence_of_two_minutes_is_not_disturbed_before_its_end() -> None:
    circle = opened("ana", "ben", practice="ours", text=a_practice("quiet silent 2"))

    assert due(circle)[0] == (What.TIME_UP, after(2))


def test_more_time_moves_the_end_and_halves_nothing_again() -> None:
    circle, _ = until(opened("ana", "ben"), after(4))
    circle = more_time(circle, by="ben", step=0, now=after(5)).circle

    later = [each for each in due(circle) if each[0] is not What.LAST_ONE]
    assert later[:2] == [(What.ONE_MINUTE, after(6)), (What.TIME_UP, after(7))]
    assert due(circle, What.HALF_TIME) == []


def test_a_cue_that_was_given_is_not_given_again_after_a_pause() -> None:
    circle, _ = until(opened("ana", "ben"), after(2))
    circle = pause(circle, by="ben", now=after(2.5)).circle
    circle = open_check_in(circle, by="ben", question="", now=after(3), hours=1).circle
    circle, _ = until(circle, after(63))  # something else is due meanwhile
    circle = resume(circle, by="ben", now=after(70)).circle

    assert due(circle, What.HALF_TIME, What.ONE_MINUTE) == [(What.ONE_MINUTE, after(70.5))]


# --- check-ins, members ------------------------------------------------------------------------


def test_planned_check_ins_open_one_after_the_other_and_each_closes() -> None:
    circle = a_circle("ana", "ben")
    circle = plan_check_ins(circle, by="ana", rhythm=WEEKLY, question="How?", hours=24, now=A_WEEK_BEFORE).circle
    assert due(circle) == [(What.CHECK_IN_OPENS, START)]

    circle = when_due(circle, START)[0].circle
    assert due(circle) == [(What.CHECK_IN_CLOSES, START + DAY), (What.CHECK_IN_OPENS, START + 7 * DAY)]


def test_a_circle_that_rests_opens_no_check_ins_and_closes_the_one_that_is_open() -> None:
    circle = plan_check_ins(a_season("ana"), by="ana", rhythm=WEEKLY, question="", hours=24, now=A_WEEK_BEFORE).circle
    circle = open_check_in(circle, by="ana", question="", now=A_WEEK_BEFORE).circle

    assert due(rest(circle, by="ana").circle) == [(What.CHECK_IN_CLOSES, A_WEEK_BEFORE + DAY)]


def test_check_ins_planned_again_after_the_clock_jumped_back_are_not_opened_twice() -> None:
    circle = plan_check_ins(a_circle("ana"), by="ana", rhythm=WEEKLY, question="", hours=24, now=A_WEEK_BEFORE).circle
    circle = when_due(circle, START)[0].circle
    circle = plan_check_ins(circle, by="ana", rhythm=WEEKLY, question="", hours=24, now=after(-30)).circle

    assert due(circle, What.CHECK_IN_OPENS) == [(What.CHECK_IN_OPENS, START + 7 * DAY)]


def test_commitments_letters_and_absences_end_in_the_morning_where_their_owner_lives() -> None:
    circle = live_in(a_circle("ana", "ben"), by="ana", zone="Europe/Paris").circle
    circle = commit(circle, by="ana", text="call", due_on=date(2026, 5, 1), id="c", now=A_WEEK_BEFORE).circle
    circle = write_letter(circle, by="ana", text="dear me", on=date(2026, 11, 2), id="l", now=A_WEEK_BEFORE).circle
    circle = step_back(circle, by="ben", until=date(2026, 5, 2), now=A_WEEK_BEFORE).circle

    assert [(what, at.isoformat()) for what, at in due(circle)] == [
        (What.COMMITMENT, "2026-05-01T07:00:00+00:00"),  # 9:00 in Paris
        (What.BACK, "2026-05-02T13:00:00+00:00"),  # 9:00 in Toronto
        (What.LETTER, "2026-11-02T08:00:00+00:00"),  # 9:00 in Paris, in winter
    ]


def test_a_commitment_that_is_settled_or_destroyed_or_without_a_day_is_not_asked_about() -> None:
    circle = commit(a_circle("ana"), by="ana", text="call", due_on=date(2026, 5, 1), id="c", now=A_WEEK_BEFORE).circle
    without = commit(a_circle("ana"), by="ana", text="call", due_on=None, id="c", now=A_WEEK_BEFORE).circle

    assert due(settle_commitment(circle, by="ana", id="c", done=False).circle) == []
    assert due(destroy_words(circle, by="ana", now=START, how_many=1).circle) == []
    assert due(without) == []


def test_a_commitment_for_today_made_after_nine_is_not_asked_about_at_once() -> None:
    today = A_WEEK_BEFORE.date()  # 8:00 in Toronto
    early = commit(a_circle("ana"), by="ana", text="call", due_on=today, id="c", now=A_WEEK_BEFORE).circle
    late = commit(a_circle("ana"), by="ana", text="call", due_on=today, id="c", now=A_WEEK_BEFORE + minutes(61)).circle

    assert due(early) == [(What.COMMITMENT, A_WEEK_BEFORE + minutes(60))]
    assert due(late) == []
    assert still_meaningful(late) == late.prompted


def test_of_a_circle_that_has_ended_only_letters_come() -> None:
    circle = a_season("ana", "ben")
    circle = commit(circle, by="ana", text="call", due_on=date(2026, 5, 1), id="c", now=A_WEEK_BEFORE).circle
    circle = write_letter(circle, by="ana", text="dear me", on=date(2026, 11, 2), id="l", now=A_WEEK_BEFORE).circle
    circle = step_back(circle, by="ben", until=date(2026, 5, 2), now=A_WEEK_BEFORE).circle
    circle = plan_check_ins(circle, by="ana", rhythm=WEEKLY, question="", hours=24, now=A_WEEK_BEFORE).circle
    circle = open_check_in(circle, by="ana", question="", now=A_WEEK_BEFORE).circle

    assert [what for what, _ in due(end_circle(circle, by="ana").circle)] == [What.LETTER]


# --- lateness, marks ---------------------------------------------------------------------------


def test_lateness_is_told_from_the_fifth_minute_on() -> None:
    prompt = Prompt(What.DAY_BEFORE, "1", START)

    assert [late_by(prompt, after(m)) for m in (0, 4.9, 5, 61.5)] == [0, 0, 5, 61]


@pytest.mark.parametrize("what", [kind for kind in What if GRACE[kind] is not None])
def test_each_kind_has_its_grace(what: What) -> None:
    prompt = Prompt(what, "1", START)
    grace = GRACE[what]
    assert grace is not None

    assert not too_late(prompt, START + grace)
    assert too_late(prompt, START + grace + timedelta(seconds=1))


@pytest.mark.parametrize("what", [kind for kind in What if GRACE[kind] is None])
def test_what_would_stay_undone_for_ever_is_never_too_late(what: What) -> None:
    assert not too_late(Prompt(what, "1", START), START + 3650 * DAY)


def test_what_was_prompted_is_forgotten_once_its_meeting_is_over() -> None:
    circle, _ = until(a_season("ana", "ben", agreed=1), after(-10))
    assert len(circle.prompted) == 2
    circle = arrive(circle, by="ben", number=1, now=START).circle
    circle = open_meeting(circle, by="ana", number=1, now=START).circle
    circle, _ = until(circle, after(120))

    assert circle.prompted == ()


def test_a_lead_who_says_nothing_is_waited_for_as_long_again_as_the_step_had_and_never_before_the_beginning() -> None:
    def offered(practice: str, early: float = 0) -> datetime:
        circle = gathering(import_practice(a_season("ana", "ben"), by="ana", text=practice).circle, "ana", "ben")
        circle = use_practice(circle, by="ana", number=1, practice="ours").circle
        circle = open_meeting(circle, by="ana", number=1, now=after(-early)).circle
        (at,) = [p.due_at for p in upcoming_prompts(circle) if p.what is What.SILENT_LEAD]
        return at

    assert offered(a_practice("talk open 2", "end open 5")) == after(2 + 5)
    assert offered(a_practice("talk open 8", "end open 5")) == after(8 + 8)
    assert offered(a_practice("talk open 20", "end open 5")) == after(20 + 10)
    assert offered(a_practice("talk open 5", "end open 5"), early=10) == after(3)
