"""Going alone: the same season without what needs others, no noise before a time is over, and a sealed notebook."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.grammar.practice import LEAST_ALONE, Mode, Practice, can_be_alone, for_one
from bot.grammar.shipped import shipped
from bot.happenings.meeting import MeetingClosed, Unopened
from bot.happenings.steps import HalfTime, OneMinute
from bot.moves import solo
from bot.moves.between import LONGEST_WORDS, destroy_words
from bot.moves.joining import invite
from bot.moves.meeting import next_step, open_meeting
from bot.moves.membership import leave
from bot.moves.season import plan
from bot.moves.solo import form_solo, keep_note, tear_out
from bot.nouns.circle import Circle
from bot.nouns.meeting import Meeting, MeetingState
from bot.nouns.people import Language
from bot.outbox import sayings_for
from bot.ports.keeping import OwnWords
from bot.ports.sayings import ToPerson
from bot.refusals.circle import NoSuchNote
from bot.refusals.people import NeedsRoom
from bot.refusals.typed import TooLong, UnknownZone
from bot.rules.library import practice_of
from bot.rules.preflight import preflight
from bot.words.cards import living_cards
from tests.house import Counted
from tests.people import A_WEEK_BEFORE, START, WEEKLY, meeting_of, open_now, person, until

EVE = "m1"


def alone(zone: str = "America/Toronto") -> Circle:
    circle = form_solo(
        id="solo00000001",
        by=person("eve"),
        name="Mine",
        season="theory-of-practice",
        language=Language.EN,
        zone=zone,
        now=A_WEEK_BEFORE,
    ).circle
    return plan(circle, by=EVE, rhythm=WEEKLY, now=A_WEEK_BEFORE).circle


def begun() -> Circle:
    circle, _ = until(alone(), START)
    return open_meeting(circle, by=EVE, number=0, now=START).circle


@pytest.mark.parametrize("practice", [p for p in shipped().practices.values() if can_be_alone(p)], ids=lambda p: p.id)
def test_what_needs_others_is_left_out_and_the_minutes_add_up(practice: Practice) -> None:
    one = for_one(practice)
    steps = tuple(one.every_step())

    assert steps
    assert {step.mode for step in steps} == {Mode.SILENT}
    assert all(step.minutes.seconds(1, 0) >= LEAST_ALONE for step in steps)
    assert preflight(one, 1, 24 * 60).seconds == sum(step.minutes.seconds(1, 0) for step in steps)


def test_a_season_goes_to_its_end_alone() -> None:
    circle, now = alone(), START
    for number in range(6):
        meeting = meeting_of(circle, number)
        circle, happenings = until(circle, now)
        assert not any(isinstance(h, Unopened) for h in happenings)
        circle = open_meeting(circle, by=EVE, number=number, now=now).circle
        laid = open_now(circle).live
        assert laid is not None
        assert [step.seconds for step in laid.steps] == [
            step.minutes.seconds(1, 0) for step in practice_of(circle, meeting).every_step()
        ]
        for at in range(len(laid.steps)):
            circle = next_step(circle, by=EVE, step=at, now=now + timedelta(minutes=at), anyway=True).circle
        assert meeting_of(circle, number).state is MeetingState.CLOSED
        now += timedelta(days=7)


def test_nothing_is_said_before_a_time_is_over() -> None:
    _, happenings = until(begun(), START + timedelta(hours=3), since=START)

    assert not any(isinstance(h, HalfTime | OneMinute) for h in happenings)
    assert any(isinstance(h, MeetingClosed) for h in happenings)  # by itself, an hour after its time


def test_what_a_room_would_show_is_told_to_them_alone() -> None:
    before, circle = alone(), begun()
    assert not circle.places

    sayings = sayings_for(before, circle, (), Counted(), START)

    assert len(living_cards(circle)) == 1
    assert sayings
    assert {saying.to for saying in sayings} == {ToPerson(person("eve").account, None)}


def test_a_note_lies_under_its_owners_key_and_not_in_the_circle() -> None:
    outcome = keep_note(begun(), by=EVE, text="curious", id="n1", now=START)

    assert outcome.keep == (OwnWords("n1", EVE, "curious"),)
    assert "curious" not in repr(outcome.circle)
    assert outcome.circle.notes[0].meeting == 0


def test_a_page_is_torn_out_by_its_owner_alone() -> None:
    circle = keep_note(alone(), by=EVE, text="curious", id="n1", now=START).circle
    with pytest.raises(NoSuchNote):
        tear_out(circle, by="m2", id="n1")

    torn = tear_out(circle, by=EVE, id="n1")

    assert (torn.circle.notes, torn.forget) == ((), ((EVE, "n1"),))
    with pytest.raises(NoSuchNote):
        tear_out(torn.circle, by=EVE, id="n1")


def test_a_full_notebook_loses_its_oldest_page_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solo, "MOST_NOTES", 2)
    circle = alone()
    for id in ("a", "b"):
        circle = keep_note(circle, by=EVE, text=id, id=id, now=START).circle

    full = keep_note(circle, by=EVE, text="c", id="c", now=START)

    assert [note.id for note in full.circle.notes] == ["b", "c"]
    assert full.forget == ((EVE, "a"),)


def test_destroying_and_leaving_take_the_notebook_along() -> None:
    circle = keep_note(alone(), by=EVE, text="curious", id="n1", now=START).circle

    assert destroy_words(circle, by=EVE, now=START, how_many=1).circle.notes == ()
    left = leave(circle, by=EVE, now=START)
    assert (left.circle.notes, left.circle.members, left.destroy_key_of) == ((), (), (EVE,))


def test_bad_input_is_refused() -> None:
    with pytest.raises(UnknownZone):
        alone("Mars/Olympus")
    with pytest.raises(TooLong):
        keep_note(alone(), by=EVE, text="x" * (LONGEST_WORDS + 1), id="n1", now=START)
    with pytest.raises(NeedsRoom):
        invite(alone(), by=EVE, people=[person("ben")], seed="s", now=datetime(2026, 5, 1, tzinfo=UTC))


def test_an_hour_alone_knows_no_understudy() -> None:
    meeting: Meeting = meeting_of(alone(), 0)
    circle, happenings = until(alone(), START + timedelta(minutes=30))

    assert meeting.facilitator == EVE
    assert meeting_of(circle, 0).offer is None
    assert not any(isinstance(h, Unopened) for h in happenings)
