"""Finding a time: three proposals that suit the most of us, answered in one tap, settled by nobody alone."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.almanac.days_off import holiday_on, is_weekend
from bot.almanac.rhythm import MonthlyByDate, MonthlyByWeekday, Pattern, Rhythm, Weekly, wall_times
from bot.almanac.zones import instant, wall_time
from bot.happenings.season import MeetingMoved, SeasonPlanned
from bot.happenings.times import TimeAnswered, TimesAsked, TimesLetGo, TimesUnsettled
from bot.message import Quiet
from bot.moves.finding_a_time import answer_times, ask_times, keep_hours, let_times_go, question_for, settle_times
from bot.moves.membership import leave
from bot.moves.season import cancel_meeting, end_circle, move_meeting
from bot.nouns.circle import Circle, Stage
from bot.nouns.meeting import MeetingState
from bot.nouns.people import Away, Hours, Language
from bot.nouns.season import TimeQuestion
from bot.refusals.season import Ended, NoTimesAsked, SuitsNotAll, TimesAskedAlready, TimesNotAnswered
from bot.refusals.typed import BackToFront
from bot.rules import finding_a_time
from bot.rules.finding_a_time import HOW_MANY, proposals
from bot.rules.roster import member, starts_at
from bot.words.phrases import say
from bot.words.telling.tell import tell
from tests.people import A_WEEK_BEFORE, TORONTO, WEEKLY, a_circle, a_season, meeting_of, until

NOW = datetime(2026, 4, 20, 13, tzinfo=UTC)  # a Monday
AS_EVER: dict[str, Any] = {"number": None, "pattern": Weekly(), "minutes": 60, "now": NOW}


def living(circle: Circle, **zones: str) -> Circle:
    return replace(circle, members=tuple(replace(m, zone=zones.get(m.id, m.zone)) for m in circle.members))


def asking(circle: Circle, number: int | None = None, now: datetime = NOW) -> Circle:
    return ask_times(circle, by=circle.members[0].id, number=number, pattern=Weekly(), minutes=60, now=now).circle


def question(circle: Circle) -> TimeQuestion:
    assert circle.times is not None
    return circle.times


def suits(circle: Circle, who: str, at: int | None) -> Circle:
    return answer_times(circle, by=who, id=question(circle).id, at=at, now=NOW).circle


def local(circle: Circle, who: str, wall: datetime) -> datetime:
    someone = member(circle, who)
    assert someone is not None
    return wall_time(instant(wall, circle.zone), someone.zone or circle.zone)


def test_what_is_shown_before_is_what_is_asked_and_others_follow() -> None:
    circle = a_circle("ana", "ben", "cal")
    shown = [question_for(circle, by="ana", beyond=n, **AS_EVER) for n in range(3)]

    asked = ask_times(circle, by="ana", beyond=1, **AS_EVER)

    assert circle.times is None
    assert question(asked.circle) == shown[1]
    walls = [option.wall for each in shown for option in each.options]
    assert len(set(walls)) == len(walls) == 3 * HOW_MANY


def test_three_times_on_three_days_within_everyones_hours() -> None:
    circle = living(a_circle("ana", "ben", "cal"), ben="Europe/Paris")

    options = proposals(circle, now=NOW, minutes=60)

    assert len({option.wall.date() for option in options}) == HOW_MANY
    for option in options:
        assert option.outside == 0
        for who in ("ana", "ben"):
            clock = local(circle, who, option.wall)
            assert time(9) <= clock.time() <= time(16)
            assert clock.weekday() < 5


def test_a_day_off_in_one_country_is_nobodys_day() -> None:
    """The first of May is a holiday in Paris and none in Toronto; whoever lives there need not say so."""
    circle = living(a_circle("ana", "ben"), ben="Europe/Paris")

    options = proposals(circle, now=datetime(2026, 4, 27, 12, tzinfo=UTC), minutes=60)

    assert holiday_on(datetime(2026, 5, 1).date(), "FR", "en")
    assert datetime(2026, 5, 1).date() not in {option.wall.date() for option in options}


def test_weekends_are_those_of_the_country() -> None:
    friday, sunday = datetime(2026, 5, 1).date(), datetime(2026, 5, 3).date()
    assert (is_weekend(friday, "EG"), is_weekend(sunday, "EG")) == (True, False)
    assert (is_weekend(friday, "FR"), is_weekend(sunday, "FR")) == (False, True)
    assert is_weekend(sunday, "nowhere")


def test_own_hours_count_and_must_not_be_back_to_front() -> None:
    circle = keep_hours(a_circle("ana", "ben"), by="ben", begins=time(18), ends=time(20)).circle
    circle = keep_hours(circle, by="ana", begins=time(17), ends=time(22)).circle

    assert {o.wall.time() for o in proposals(circle, now=NOW, minutes=60)} <= {time(18), time(18, 30), time(19)}
    with pytest.raises(BackToFront):
        keep_hours(circle, by="ana", begins=time(18), ends=time(18))


def test_where_no_hour_suits_all_the_truth_is_told_and_the_least_ill_is_proposed() -> None:
    circle = living(a_circle("ana", "ben"), ben="Asia/Tokyo")

    options = proposals(circle, now=NOW, minutes=60)

    assert len(options) == HOW_MANY
    assert all(option.outside >= 1 for option in options)


def test_a_season_is_looked_at_over_its_clock_changes() -> None:
    """In March the ocean is an hour narrower for three weeks: what fits then only must not be proposed for a season."""
    circle = living(a_circle("ana", "ben"), ben="Europe/Paris")
    circle = keep_hours(circle, by="ana", begins=time(9), ends=time(11)).circle
    circle = keep_hours(circle, by="ben", begins=time(13), ends=time(16)).circle
    now = datetime(2026, 3, 6, 12, tzinfo=UTC)

    asked_ = ask_times(circle, by="ana", number=None, pattern=Weekly(), minutes=60, now=now).circle

    assert circle.zone == TORONTO
    for option in question(asked_).options:
        for wall in wall_times(replace(WEEKLY, first=option.wall), 4):
            assert time(13) <= local(circle, "ben", wall).time() <= time(15)


def test_asking_again_names_other_times() -> None:
    circle = asking(a_season("ana", "ben"), 1)
    first = {option.wall for option in question(circle).options}
    circle = let_times_go(circle, by="ana", id=None).circle

    again = {option.wall for option in question(asking(circle, 1)).options}

    assert not first & again
    assert meeting_of(circle).wall not in again


def test_what_suits_everyone_is_taken_at_once() -> None:
    circle = asking(a_season("ana", "ben", "cal"), 1)
    wall = question(circle).options[1].wall
    sequence = meeting_of(circle).sequence
    for who in ("ana", "ben"):
        circle = suits(circle, who, 1)

    outcome = answer_times(circle, by="cal", id=None, at=1, now=NOW)

    assert meeting_of(outcome.circle).wall == wall
    assert meeting_of(outcome.circle).sequence == sequence + 1  # calendars take it for the same meeting, moved
    assert [type(happening) for happening in outcome.happenings] == [TimeAnswered, MeetingMoved]


def test_nobody_has_to_wait_for_those_who_are_away() -> None:
    circle = a_season("ana", "ben", "cal")
    members = tuple(replace(m, away=Away(NOW.date())) if m.id == "cal" else m for m in circle.members)
    circle = suits(asking(replace(circle, members=members), 1), "ana", 0)

    assert question(suits(circle, "ben", 0)).closed


def test_a_season_is_planned_from_the_time_that_suits() -> None:
    circle = asking(a_circle("ana", "ben"))
    circle = suits(circle, "ana", 2)

    outcome = answer_times(circle, by="ben", id=None, at=2, now=NOW)

    assert outcome.circle.stage is Stage.RUNNING
    assert outcome.circle.meetings[0].wall == question(circle).options[2].wall
    assert isinstance(outcome.happenings[1], SeasonPlanned)


def test_the_clock_settles_on_what_suits_a_quorum_and_those_who_cannot_need_not_say_so_again() -> None:
    circle = asking(a_season("ana", "ben", "cal"), 1)
    wall = question(circle).options[0].wall
    for who, at in (("ana", 0), ("ben", 0), ("cal", None)):
        circle = suits(circle, who, at)

    later, happenings = until(circle, question(circle).closes_at, since=NOW)

    assert meeting_of(later).wall == wall
    assert meeting_of(later).not_coming == ("cal",)
    assert any(isinstance(happening, MeetingMoved) for happening in happenings)


def test_without_a_quorum_nothing_changes() -> None:
    circle = asking(a_season("ana", "ben", "cal"), 1)
    before = meeting_of(circle)

    later, happenings = until(suits(circle, "ana", 0), question(circle).closes_at, since=NOW)

    assert (meeting_of(later).wall, meeting_of(later).sequence) == (before.wall, before.sequence)
    assert TimesUnsettled(question(circle).id) in happenings


def test_settling_waits_for_all_answers_unless_the_clock_does_it() -> None:
    circle = suits(asking(a_season("ana", "ben", "cal"), 1), "ana", 0)
    circle = suits(circle, "ben", 0)
    with pytest.raises(TimesNotAnswered):
        settle_times(circle, by="ana", now=NOW)

    circle = suits(circle, "cal", 1)
    with pytest.raises(SuitsNotAll) as told:
        settle_times(circle, by="ana", now=NOW)
    assert told.value.unsuited == 1

    settled = settle_times(circle, by="ana", now=NOW, anyway=True).circle
    assert question(settled).chosen == question(circle).options[0].wall


@pytest.mark.parametrize(
    ("asked_at", "closes"),
    [
        ("2026-11-28T15:12", "2026-11-29T18:00"),  # not at 3:12 in the night
        ("2026-11-28T09:40", "2026-11-29T18:00"),
        ("2026-11-28T23:30", "2026-11-30T11:00"),
    ],
)
def test_a_question_closes_at_an_hour_at_which_people_are_awake(asked_at: str, closes: str) -> None:
    now = instant(datetime.fromisoformat(asked_at), TORONTO)
    circle = ask_times(a_circle("ana", "ben"), by="ana", number=None, pattern=Weekly(), minutes=60, now=now).circle

    assert question(circle).closes_at == instant(datetime.fromisoformat(closes), TORONTO)


def test_a_question_about_a_meeting_that_is_cancelled_is_closed_and_no_other() -> None:
    circle = asking(a_season("ana", "ben"), 1)

    assert question(cancel_meeting(circle, by="ben", number=1, now=NOW).circle).closed
    assert not question(cancel_meeting(circle, by="ben", number=2, now=NOW).circle).closed
    with pytest.raises(NoTimesAsked):
        suits(cancel_meeting(circle, by="ben", number=1, now=NOW).circle, "ana", 0)


def test_whoever_answers_reads_that_it_can_be_changed_while_it_can() -> None:
    circle = asking(a_season("ana", "ben"), 1)
    for who, open_still in (("ana", True), ("ben", False)):
        outcome = answer_times(circle, by=who, id=None, at=0, now=NOW)
        _, back = tell(circle, outcome.circle, outcome.happenings, actor=who, now=NOW)

        assert back is not None
        assert (Quiet(say("times.change", Language.EN)) in back.parts) is open_still
        circle = outcome.circle


def test_a_meeting_that_was_cancelled_meanwhile_is_not_brought_back() -> None:
    circle = suits(asking(a_season("ana", "ben"), 1), "ana", 0)
    open_still = question(circle)  # as documents of earlier releases may have it
    circle = replace(cancel_meeting(circle, by="ben", number=1, now=NOW).circle, times=open_still)

    outcome = answer_times(circle, by="ben", id=None, at=0, now=NOW)

    assert meeting_of(outcome.circle).state is MeetingState.CANCELLED
    assert TimesLetGo(None, question(circle).id) in outcome.happenings


def test_a_time_that_is_set_by_hand_closes_the_question() -> None:
    circle = asking(a_season("ana", "ben"), 1)
    wall = meeting_of(circle).wall + timedelta(days=1)

    moved = move_meeting(circle, by="ben", number=1, wall=wall, following=False, now=NOW).circle
    other = move_meeting(circle, by="ben", number=2, wall=wall, following=False, now=NOW).circle

    assert question(moved).closed
    assert not question(other).closed


def test_one_question_at_a_time_and_old_buttons_are_harmless() -> None:
    circle = asking(a_season("ana", "ben"), 1)
    with pytest.raises(TimesAskedAlready):
        asking(circle, 2)
    with pytest.raises(NoTimesAsked):
        answer_times(circle, by="ana", id=question(circle).id + 1, at=0, now=NOW)
    with pytest.raises(NoTimesAsked):
        answer_times(circle, by="ana", id=None, at=7, now=NOW)
    with pytest.raises(Ended):
        asking(end_circle(a_season("ana", "ben"), by="ana").circle)


def test_a_tap_is_taken_back_by_a_tap_and_by_none() -> None:
    circle = suits(asking(a_season("ana", "ben"), 1), "ana", 0)
    assert question(suits(circle, "ana", 0)).options[0].can == ()

    circle = suits(suits(circle, "ana", 2), "ana", None)

    assert all(not option.can for option in question(circle).options)
    assert question(circle).none_fits == ("ana",)
    assert question(suits(circle, "ana", 1)).none_fits == ()


def test_who_leaves_takes_their_answers_along() -> None:
    circle = suits(asking(a_season("ana", "ben", "cal"), 1), "cal", 0)

    left = leave(circle, by="cal", now=NOW).circle

    assert all("cal" not in option.can for option in question(left).options)


def test_asking_is_told_once() -> None:
    outcome = ask_times(a_season("ana", "ben"), by="ana", number=1, pattern=Weekly(), minutes=60, now=NOW)
    assert outcome.happenings == (TimesAsked("ana", 1),)


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.one_of(st.none(), st.integers(0, 2))), max_size=20),
)
def test_whatever_is_tapped_it_settles_on_a_time_that_suits_a_quorum_or_on_none(
    taps: list[tuple[str, int | None]],
) -> None:
    circle = asking(a_season("a", "b", "c"), 1)
    asked_ = question(circle)
    last = asked_
    for who, at in taps:
        if question(circle).closed:
            break
        circle = suits(circle, who, at)
        last = question(circle) if not question(circle).closed else last
    circle, _ = until(circle, asked_.closes_at, since=NOW)

    settled = question(circle)
    assert settled.closed
    if settled.chosen is None:
        assert meeting_of(circle).sequence == 0
    else:
        assert meeting_of(circle).wall == settled.chosen
        option = next(o for o in settled.options if o.wall == settled.chosen)
        assert len(option.can) >= 2


@given(st.sampled_from(["America/Toronto", "Europe/Paris", "Asia/Tokyo", "Africa/Cairo", "UTC"]), st.integers(0, 365))
def test_proposals_lie_ahead_and_are_distinct(zone: str, day: int) -> None:
    circle = living(a_circle("ana", "ben"), ben=zone)
    now = NOW + timedelta(days=day)

    options = proposals(circle, now=now, minutes=90)

    assert len({option.wall for option in options}) == HOW_MANY
    assert all(instant(option.wall, circle.zone) >= now + timedelta(days=2) for option in options)


def test_hours_are_kept_on_the_member() -> None:
    circle = keep_hours(a_circle("ana"), by="ana", begins=time(8), ends=time(12)).circle
    assert circle.members[0].hours == Hours(time(8), time(12))
    assert starts_at(a_season("ana"), meeting_of(a_season("ana"))) > A_WEEK_BEFORE


def test_people_whose_clocks_are_alike_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking holds up everybody whom the bot serves: twelve members are no more work than two where they live."""
    seen: list[tuple[date, str]] = []

    def is_off(day: date, region: str) -> bool:
        seen.append((day, region))
        return is_weekend(day, region)

    monkeypatch.setattr(finding_a_time, "_is_off", is_off)
    two = living(a_circle("m0", "m1"), m1="Europe/Paris")
    twelve = living(a_circle(*(f"m{n}" for n in range(12))), **{f"m{n}": "Europe/Paris" for n in range(1, 12, 2)})

    def work(circle: Circle) -> int:
        seen.clear()
        assert proposals(circle, now=NOW, minutes=60, dates=finding_a_time.season_dates(Weekly(), 5))
        return len(seen)

    assert work(twelve) == work(two)


@given(pattern=st.sampled_from([Weekly(), Weekly(2), MonthlyByWeekday(), MonthlyByDate()]), hour=st.integers(0, 23))
def test_a_seasons_dates_are_those_of_its_rhythm_at_its_hour(pattern: Pattern, hour: int) -> None:
    dates = finding_a_time.season_dates(pattern, 5)
    for day in (29, 30, 31):
        wall = datetime(2026, 1, day, hour, 30)
        assert (*dates(wall),) == wall_times(Rhythm(wall, "UTC", pattern, minutes=1), 5)
