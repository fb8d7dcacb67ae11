"""What the clock does: in order, as one change, if it is still true and not too late to be kind."""

from datetime import date, timedelta

from bot.happenings.between import CheckInClosed, CheckInOpened, CommitmentDue, LetterDelivered, PromptsMissed
from bot.happenings.meeting import DayBefore, Gathering, MeetingLapsed, SilentLead
from bot.happenings.people import CameBack
from bot.happenings.steps import HalfTime, LastOne, OneMinute, TimeUp
from bot.moves.between import open_check_in, plan_check_ins, write_letter
from bot.moves.commitments import commit
from bot.moves.membership import leave, step_back
from bot.moves.season import rest, resume_season
from bot.moves.when_due import when_due
from bot.nouns.meeting import MeetingState
from bot.nouns.people import Away
from bot.nouns.season import Missed
from bot.rules.prompts import What, upcoming_prompts
from bot.rules.roster import member
from tests.people import (
    A_WEEK_BEFORE,
    START,
    WEEKLY,
    a_circle,
    a_season,
    after,
    facilitators,
    meeting_of,
    opened,
    the,
    until,
)

DAY = timedelta(days=1)


def test_before_anything_is_due_nothing_happens() -> None:
    outcome, answered = when_due(a_season("ana", "ben"), A_WEEK_BEFORE)

    assert (outcome.circle, outcome.happenings, answered) == (a_season("ana", "ben"), (), ())


def test_the_day_before_is_told_once() -> None:
    outcome, answered = when_due(a_season("ana", "ben"), START - DAY)

    assert outcome.happenings == (DayBefore(1, late_by=0),)
    assert [prompt.what for prompt in answered] == [What.DAY_BEFORE]
    assert when_due(outcome.circle, START - DAY)[0].happenings == ()


def test_people_gather_ten_minutes_before() -> None:
    circle, happenings = until(a_season("ana", "ben"), after(-10))

    assert the(Gathering, happenings) == Gathering(1, late_by=0)
    assert meeting_of(circle).state is MeetingState.GATHERING


def test_a_meeting_that_nobody_opens_lapses_when_its_time_is_over_and_no_other_date_moves() -> None:
    circle, happenings = until(a_season("ana", "ben", "cal"), after(60))

    assert the(MeetingLapsed, happenings) == MeetingLapsed(1)
    assert meeting_of(circle).state is MeetingState.LAPSED
    assert facilitators(circle) == ["ana", "ben", "cal", "ana"]


def test_cues_come_at_half_time_one_minute_before_the_end_and_at_the_end() -> None:
    circle = opened("ana", "ben", "cal", "dee")  # eight minutes, two of them each
    seen = []
    for count in (3.9, 4, 5.9, 6, 6.9, 7, 7.9, 8, 15.9, 16, 20):
        outcome, _ = when_due(circle, after(count))
        circle = outcome.circle
        seen += [(count, type(h)) for h in outcome.happenings]

    assert seen == [(4, HalfTime), (6, LastOne), (7, OneMinute), (8, TimeUp), (16, SilentLead)]


def test_a_cue_within_a_step_that_comes_too_late_is_let_go_without_a_word() -> None:
    outcome, answered = when_due(opened("ana", "ben"), after(11))

    assert outcome.happenings == (TimeUp(1),)
    assert len(answered) == 4
    assert outcome.circle.missed == ()


# --- check-ins ---------------------------------------------------------------------------------


def test_a_planned_check_in_opens_and_closes_by_the_clock() -> None:
    circle = plan_check_ins(
        a_circle("ana"), by="ana", rhythm=WEEKLY, question="How?", hours=2, now=A_WEEK_BEFORE
    ).circle
    circle, happenings = until(circle, after(120))

    assert happenings == [CheckInOpened(None, late_by=0), CheckInClosed(0)]
    assert circle.check_in is not None
    assert circle.check_in.question == "How?"


def test_one_check_in_is_open_at_a_time_and_the_planned_one_gives_way() -> None:
    circle = plan_check_ins(a_circle("ana"), by="ana", rhythm=WEEKLY, question="", hours=2, now=A_WEEK_BEFORE).circle
    circle = open_check_in(circle, by="ana", question="mine", now=after(-5), hours=1).circle
    circle, happenings = until(circle, after(60))

    assert happenings == [CheckInClosed(0)]
    assert upcoming_prompts(circle)[0].due_at == START + 7 * DAY


def test_a_check_in_six_hours_late_is_missed_and_the_next_one_comes() -> None:
    circle = plan_check_ins(a_circle("ana"), by="ana", rhythm=WEEKLY, question="", hours=2, now=A_WEEK_BEFORE).circle
    late = when_due(circle, after(5 * 60))[0]
    missed = when_due(circle, after(7 * 60))[0]

    assert the(CheckInOpened, late).late_by == 300
    assert the(PromptsMissed, missed).missed == (Missed(What.CHECK_IN_OPENS, "2026-05-04T14:00"),)
    assert upcoming_prompts(missed.circle)[0].due_at == START + 7 * DAY


def test_the_check_ins_of_a_rest_are_not_missed() -> None:
    circle = plan_check_ins(a_season("ana"), by="ana", rhythm=WEEKLY, question="", hours=2, now=A_WEEK_BEFORE).circle
    circle = rest(circle, by="ana").circle
    circle = resume_season(circle, by="ana", now=START + 20 * DAY).circle

    assert when_due(circle, START + 20 * DAY)[0].happenings == ()
    assert What.CHECK_IN_OPENS in [p.what for p in upcoming_prompts(circle)]


def test_no_check_in_opens_once_the_last_member_has_left() -> None:
    circle = plan_check_ins(a_circle("ana"), by="ana", rhythm=WEEKLY, question="", hours=2, now=A_WEEK_BEFORE).circle
    circle = leave(circle, by="ana", now=A_WEEK_BEFORE).circle

    assert upcoming_prompts(circle) == ()
    assert when_due(circle, after(60))[0].happenings == ()


# --- members -----------------------------------------------------------------------------------


def test_a_member_who_stepped_back_comes_back_by_themselves() -> None:
    circle = step_back(a_circle("ana", "ben"), by="ben", until=date(2026, 5, 2), now=A_WEEK_BEFORE).circle
    circle, happenings = until(circle, START)

    assert happenings == [CameBack("ben", by_clock=True)]
    ben = member(circle, "ben")
    assert ben is not None
    assert ben.away is None


def test_a_member_away_without_an_end_stays_away() -> None:
    circle = step_back(a_circle("ana", "ben"), by="ben", until=None, now=A_WEEK_BEFORE).circle
    circle, happenings = until(circle, START + 365 * DAY)

    assert happenings == []
    assert circle.members[1].away == Away(date(2026, 4, 27))


def test_a_commitment_is_asked_about_once_however_late() -> None:
    circle = commit(a_circle("ana"), by="ana", text="call", due_on=date(2026, 5, 1), id="c", now=A_WEEK_BEFORE).circle
    outcome, _ = when_due(circle, START)

    assert the(CommitmentDue, outcome) == CommitmentDue("ana", "c", late_by=77 * 60)
    assert when_due(outcome.circle, START + 9 * DAY)[0].happenings == ()


def test_a_letter_is_delivered_once() -> None:
    circle = write_letter(
        a_circle("ana"), by="ana", text="dear me", on=date(2026, 5, 2), id="l", now=A_WEEK_BEFORE
    ).circle
    outcome, _ = when_due(circle, START)

    assert outcome.happenings == (LetterDelivered("ana", "l"),)
    assert outcome.circle.letters == ()


def test_all_that_is_due_is_one_change_in_order() -> None:
    circle = step_back(a_season("ana", "ben"), by="ben", until=date(2026, 5, 4), now=A_WEEK_BEFORE).circle
    circle = commit(circle, by="ana", text="call", due_on=date(2026, 5, 4), id="c", now=A_WEEK_BEFORE).circle
    outcome, answered = when_due(circle, after(-9))

    # That of the day before is more than 20 hours late by now; it comes last, as the one summary.
    assert [type(h) for h in outcome.happenings] == [CameBack, CommitmentDue, Gathering, PromptsMissed]
    assert [p.due_at for p in answered] == sorted(p.due_at for p in answered)
    assert not [p for p in upcoming_prompts(outcome.circle) if p.due_at <= after(-9)]
