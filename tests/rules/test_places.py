"""Rooms that are lost, mended, kept or left: who is told, once, and where the circle speaks."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.happenings.places import PlaceFound, PlaceKept, PlaceLost, PlaceMoved
from bot.moves.places import find_place, keep_place, lose_place, mend_place, sit_here, tell_another, try_place
from bot.nouns.circle import Circle, Stage
from bot.nouns.people import Account, Away
from bot.nouns.places import Place, Trouble
from bot.outbox import changed_cards, hushed, sayings_for
from bot.ports.sayings import ToRoom
from bot.refusals.circle import NothingLost
from bot.rules.places import accepted, lost_at, place_near, spoken_in
from storage.documents import CIRCLES
from tests.house import Counted
from tests.people import A_WEEK_BEFORE, START, a_circle, a_season, meeting_of, opened, person, the

ROOM = Place("p", "w", "room")
OTHER = Place("p", "w", "other")
FAR = Place("q", "v", "far")
NOW = A_WEEK_BEFORE


def losing(circle: Circle, why: Trouble = Trouble.ARCHIVED, place: Place = ROOM) -> Circle:
    return lose_place(circle, place=place, why=why, now=NOW).circle


def told(circle: Circle, why: Trouble = Trouble.ARCHIVED) -> str:
    return the(PlaceLost, lose_place(circle, place=ROOM, why=why, now=NOW)).member


def test_whoever_holds_the_next_meeting_is_told() -> None:
    circle = a_season("ana", "ben", "cal")
    holds = meeting_of(circle).facilitator
    assert told(circle) == holds
    assert told(opened("ben", "ana")) == meeting_of(opened("ben", "ana")).facilitator


def test_without_a_meeting_it_is_the_first_member_and_whoever_is_away_comes_last() -> None:
    circle = a_circle("ana", "ben")
    assert told(circle) == "ana"
    away = tuple(replace(m, away=Away(NOW.date())) if m.id == "ana" else m for m in circle.members)
    assert told(replace(circle, members=away)) == "ben"


def test_nobody_is_told_twice_of_the_same_room_whatever_comes_after() -> None:
    lost = losing(a_circle("ana", "ben"))
    for why in Trouble:
        again = lose_place(lost, place=ROOM, why=why, now=NOW + timedelta(days=9))
        assert again.circle is lost
        assert again.happenings == ()


def test_a_room_that_is_not_the_circles_means_nothing() -> None:
    circle = a_circle("ana")
    assert lose_place(circle, place=OTHER, why=Trouble.DELETED, now=NOW).circle is circle


def test_a_circle_that_has_ended_is_not_bothered() -> None:
    circle = replace(a_circle("ana", "ben"), stage=Stage.ENDED)
    outcome = lose_place(circle, place=ROOM, why=Trouble.ARCHIVED, now=NOW)
    assert outcome.happenings == ()
    assert spoken_in(outcome.circle) == ()


def test_who_cannot_be_reached_is_followed_by_the_next_until_all_were_tried() -> None:
    circle = losing(a_circle("ana", "ben"))
    second = tell_another(circle, place=ROOM, unreached="ana", now=NOW)
    assert the(PlaceLost, second).member == "ben"
    assert tell_another(second.circle, place=ROOM, unreached="ana", now=NOW).circle is second.circle, "said twice"
    assert tell_another(second.circle, place=ROOM, unreached="ben", now=NOW).happenings == ()


def test_where_we_were_sent_away_somebody_elsewhere_is_told() -> None:
    circle = a_circle("ana", "ben")
    members = tuple(replace(m, accounts=(Account("q", "v", "ben"),)) if m.id == "ben" else m for m in circle.members)
    circle = replace(circle, members=members, places=(ROOM, FAR))
    assert told(circle) == "ana"
    assert told(circle, Trouble.SENT_AWAY) == "ben"


def test_a_lost_room_is_neither_spoken_in_nor_a_way_to_meet_anyone() -> None:
    circle = replace(a_circle("ana"), places=(ROOM, FAR))
    lost = losing(circle)
    assert spoken_in(lost) == (FAR,)
    assert hushed(circle, lost) == (ROOM,)
    assert place_near(lost, person("ana").account) is None


def test_acting_in_the_room_tries_it_and_the_same_trouble_is_no_news_that_day() -> None:
    lost = losing(a_circle("ana", "ben"), Trouble.NOT_ALLOWED)
    tried = try_place(lost, place=ROOM, now=NOW).circle
    assert spoken_in(tried) == (ROOM,)
    soon, later = NOW + timedelta(hours=23), NOW + timedelta(hours=25)
    quiet = lose_place(tried, place=ROOM, why=Trouble.NOT_ALLOWED, now=soon)
    assert (quiet.happenings, spoken_in(quiet.circle)) == ((), ())
    assert the(PlaceLost, lose_place(tried, place=ROOM, why=Trouble.NOT_ALLOWED, now=later)).member == "ana"
    assert the(PlaceLost, lose_place(tried, place=ROOM, why=Trouble.DELETED, now=soon)).member == "ana"


@pytest.mark.parametrize("why", [Trouble.PUBLIC, Trouble.SHARED, Trouble.SHARED_REFUSED])
def test_acting_in_a_room_that_others_read_does_not_mean_that_it_is_all_right(why: Trouble) -> None:
    lost = losing(a_circle("ana"), why)
    assert try_place(lost, place=ROOM, now=NOW).circle is lost


def test_a_member_says_that_it_is_mended_and_a_second_time_is_calm() -> None:
    lost = losing(a_circle("ana"))
    outcome = mend_place(lost, by="ana", room="room")
    assert the(PlaceFound, outcome).place == ROOM
    assert outcome.circle.lost == ()
    with pytest.raises(NothingLost):
        mend_place(outcome.circle, by="ana", room="room")
    again = lose_place(outcome.circle, place=ROOM, why=Trouble.ARCHIVED, now=NOW)
    assert the(PlaceLost, again).member == "ana", "they asked for it"


@pytest.mark.parametrize("why", [Trouble.PUBLIC, Trouble.SHARED])
def test_a_circle_stays_in_a_room_that_others_read_once_a_member_says_so(why: Trouble) -> None:
    outcome = keep_place(losing(a_circle("ana"), why), by="ana", room="room")
    assert the(PlaceKept, outcome).why is why
    assert accepted(outcome.circle, ROOM) == (why,)
    assert lose_place(outcome.circle, place=ROOM, why=why, now=NOW).circle is outcome.circle
    closed = find_place(outcome.circle, place=ROOM, over=(why,)).circle
    assert the(PlaceLost, lose_place(closed, place=ROOM, why=why, now=NOW)).member == "ana", "opened again"


@pytest.mark.parametrize("why", sorted(set(Trouble) - {Trouble.PUBLIC, Trouble.SHARED}))
def test_only_a_room_that_works_can_be_kept_as_it_is(why: Trouble) -> None:
    with pytest.raises(NothingLost):
        keep_place(losing(a_circle("ana"), why), by="ana", room="room")


def test_the_platform_says_what_is_over_and_only_that_is() -> None:
    lost = losing(a_circle("ana"), Trouble.ARCHIVED)
    assert find_place(lost, place=ROOM, over=(Trouble.REMOVED,)).circle is lost
    assert find_place(lost, place=ROOM, over=(Trouble.ARCHIVED,)).circle.lost == ()


def test_moving_leaves_the_lost_room_first_and_else_the_one_of_that_workspace() -> None:
    circle = replace(a_circle("ana"), places=(FAR, ROOM))
    assert sit_here(circle, by="ana", place=OTHER).circle.places == (FAR, OTHER)
    lost = losing(circle, place=FAR)
    moved = sit_here(lost, by="ana", place=OTHER)
    assert moved.circle.places == (OTHER, ROOM)
    assert moved.circle.lost == ()
    assert the(PlaceMoved, moved).before == FAR


def test_what_was_accepted_of_the_old_room_is_not_accepted_of_the_new() -> None:
    kept = keep_place(losing(a_circle("ana"), Trouble.PUBLIC), by="ana", room="room").circle
    assert sit_here(kept, by="ana", place=OTHER).circle.in_the_open == ()


def test_a_room_that_is_new_or_works_again_is_shown_the_cards_that_go_on_and_no_other_is() -> None:
    circle = replace(opened("ana", "ben"), places=(ROOM, FAR))
    lost = losing(circle)
    for after in (mend_place(lost, by="ana", room="room").circle, sit_here(lost, by="ana", place=OTHER).circle):
        assert changed_cards(lost, after) == []
        shown = sayings_for(lost, after, (), Counted(), START)
        new = after.places[0]
        assert [(saying.to, saying.card) for saying in shown] == [(ToRoom(new), f"{circle.id} step 1 0 0")]


def test_a_circle_with_a_lost_room_survives_the_writing() -> None:
    kept = keep_place(losing(a_circle("ana"), Trouble.PUBLIC), by="ana", room="room").circle
    tried = try_place(losing(kept, Trouble.LOCKED), place=ROOM, now=NOW).circle
    assert lost_at(tried, ROOM) is None
    assert CIRCLES.read(CIRCLES.write(tried)) == tried
