"""Asking for a circle, keeping apart, being invited, and the circle that comes of it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.almanac.zones import instant
from bot.happenings.outcome import Outcome
from bot.happenings.seeking import CircleBegan, CirclesProposed, NotBegun
from bot.moves import seeking
from bot.moves.membership import ended, leave, step_back
from bot.moves.places import sit_here
from bot.nouns.circle import Circle, Stage
from bot.nouns.community import Community
from bot.nouns.people import Language
from bot.nouns.places import Place
from bot.nouns.seeking import Hours, Why
from bot.refusals.community import NotConvener
from bot.refusals.people import NobodyNamed, NotYourself
from bot.refusals.seeking import InvitationOver, NoSeekingHere, NoSuchApart, NotSeeking, TooMuchGiven
from bot.rules.prompts import upcoming_prompts
from bot.rules.seeking import as_seeking, free, monday_after, proposed, stretches, week_of
from tests.people import A_WEEK_BEFORE, a_circle, all_of, person, the, until

NOW = A_WEEK_BEFORE
EVENINGS = Hours((0, 1, 2, 3, 4), 17 * 60, 19 * 60)
NAMES = ("ana", "ben", "cal", "dee", "eve", "fay")


def a_community(*names: str) -> Circle:
    return replace(a_circle(*names), open_door=True)


def asking(circle: Circle, *names: str, hours: Hours = EVENINGS, languages: tuple[str, ...] = ("en",)) -> Circle:
    for name in names:
        circle = seeking.seek(circle, by=name, hours=hours, languages=languages, interests=("Trees",), now=NOW).circle
    return circle


def apart(circle: Circle, by: str, *names: str, why: Why = Why.NOT_WITH) -> Circle:
    return seeking.keep_apart(circle, by=by, people=[person(n) for n in names], why=why, seed=f"s{by}").circle


def placed(circle: Circle, by: str = "ana", now: datetime = NOW) -> Outcome:
    proposal = proposed(circle, now)
    ids = [f"new{number:09}" for number in range(len(proposal.circles))]
    return seeking.form_circles(circle, by=by, proposal=proposal, ids=ids, now=now)


def invited(*names: str) -> Circle:
    return placed(asking(a_community(*names), *names)).circle


def answers(circle: Circle, **yes: bool) -> Outcome:
    outcome = Outcome(circle)
    for name, says in yes.items():
        move = seeking.say_yes if says else seeking.say_no
        outcome = move(outcome.circle, by=name, id="new000000000", now=NOW)
    return outcome


def test_one_asks_only_where_the_door_is_open() -> None:
    with pytest.raises(NoSeekingHere):
        asking(a_circle("ana"), "ana")


def test_in_a_community_one_asks_whatever_the_door_and_its_convener_forms_the_circles() -> None:
    circle = replace(a_circle(*NAMES), community=Community(convener="ben"))
    circle = asking(circle, "ana", "ben", "cal")
    with pytest.raises(NotConvener):
        placed(circle, by="ana")
    assert placed(circle, by="ben").circle.formings
    nobodys = replace(circle, community=Community())
    assert placed(nobodys, by="ana").circle.formings


def test_asking_again_says_it_anew_and_keeps_since_when() -> None:
    circle = asking(a_community("ana"), "ana")
    later = NOW + timedelta(days=3)
    circle = seeking.seek(circle, by="ana", hours=EVENINGS, languages=("fr",), interests=(), now=later).circle
    assert [(s.since, s.languages, s.interests) for s in circle.seekers] == [(NOW, ("fr",), ())]


def test_other_hours_are_added_seven_at_most() -> None:
    circle = asking(a_community("ana"), "ana")
    for day in range(6):
        circle = seeking.add_hours(circle, by="ana", hours=Hours((day,), 480, 540)).circle
    assert len(circle.seekers[0].hours) == 7
    with pytest.raises(TooMuchGiven):
        seeking.add_hours(circle, by="ana", hours=Hours((6,), 480, 540))
    with pytest.raises(NotSeeking):
        seeking.add_hours(a_community("ben"), by="ben", hours=EVENINGS)


def test_nobody_is_called_together_where_nobody_or_two_seek() -> None:
    assert not proposed(a_community(*NAMES), NOW).circles
    proposal = proposed(asking(a_community(*NAMES), "ana", "ben"), NOW)
    assert not proposal.circles
    assert len(proposal.unplaced) == 2


@pytest.mark.parametrize("why", list(Why))
def test_who_is_kept_apart_is_never_invited_together(why: Why) -> None:
    circle = apart(asking(a_community(*NAMES), *NAMES), "ana", "ben", why=why)
    for each in placed(circle).circle.formings:
        assert not {"ana", "ben"} <= set(each.invited)


def test_keeping_apart_answers_alike_whoever_is_named() -> None:
    circle = asking(a_community(*NAMES), "ana", "ben")
    seeks, does_not, is_not_here = (
        seeking.keep_apart(circle, by="ana", people=[person(n)], why=Why.NOT_WITH, seed="s")
        for n in ("ben", "cal", "zoe")
    )
    assert seeks.happenings == does_not.happenings == is_not_here.happenings


def test_only_its_owner_takes_a_secret_back_and_it_leaves_with_them() -> None:
    circle = apart(a_community("ana", "ben"), "ana", "ben")
    id = circle.apart[0].id
    with pytest.raises(NoSuchApart):
        seeking.take_back(circle, by="ben", id=id)
    assert not seeking.take_back(circle, by="ana", id=id).circle.apart
    assert leave(circle, by="ben", now=NOW).circle.apart == circle.apart
    assert not leave(circle, by="ana", now=NOW).circle.apart
    assert not ended(circle).apart


def test_naming_nobody_oneself_or_too_many_is_refused() -> None:
    circle = a_community("ana")
    with pytest.raises(NobodyNamed):
        apart(circle, "ana")
    with pytest.raises(NotYourself):
        apart(circle, "ana", "ana")
    assert [a.user for a in apart(circle, "ana", "ana", "ben").apart] == ["ben"]  # picked in passing from a list
    with pytest.raises(TooMuchGiven):
        apart(circle, "ana", *(f"p{n}" for n in range(26)))
    twice = apart(apart(circle, "ana", "ben"), "ana", "ben", why=Why.REPORTS)
    assert [a.why for a in twice.apart] == [Why.REPORTS]


def test_when_all_have_said_yes_the_circle_begins_without_a_room() -> None:
    circle = invited("ana", "ben", "cal")
    outcome = answers(circle, ana=True, ben=True, cal=True)
    (new,) = outcome.born
    assert [m.name for m in new.members] == ["ana", "ben", "cal"]
    assert (new.places, new.invitations, new.purpose, new.language) == ((), (), "trees", Language.EN)
    assert new.agreements
    assert not outcome.circle.seekers
    assert not outcome.circle.formings
    assert outcome.circle.formed == (("ana", "ben", "cal"),)


def test_a_no_leaves_the_others_their_circle_while_three_remain() -> None:
    outcome = answers(invited(*NAMES[:4]), ana=False, ben=True, cal=True, dee=True)
    assert [m.name for m in outcome.born[0].members] == ["ben", "cal", "dee"]
    assert [s.member for s in free(outcome.circle)] == ["ana"]


def test_where_too_few_say_yes_everyone_seeks_again() -> None:
    outcome = answers(invited("ana", "ben", "cal"), ana=True, ben=False)
    assert not outcome.born
    assert the(NotBegun, outcome).members == ("ana",)
    assert {s.member for s in free(outcome.circle)} == {"ana", "ben", "cal"}
    with pytest.raises(InvitationOver):
        answers(outcome.circle, cal=True)


def test_who_has_not_answered_within_a_week_has_not_said_yes() -> None:
    circle = answers(invited(*NAMES[:4]), ana=True, ben=True, cal=True).circle
    assert upcoming_prompts(circle)
    before, nothing = until(circle, NOW + timedelta(days=6))
    assert not nothing
    circle, happened = until(before, NOW + timedelta(days=8))
    assert the(CircleBegan, happened).members == ("ana", "ben", "cal")
    assert not circle.formings
    assert [s.member for s in circle.seekers] == ["dee"]
    assert not all_of(NotBegun, happened)


def test_a_secret_that_comes_late_still_holds() -> None:
    circle = answers(invited(*NAMES[:4]), ana=True, ben=True, cal=True).circle
    outcome = answers(apart(circle, "ana", "ben"), dee=True)
    names = {m.name for m in outcome.born[0].members}
    assert len(names) == 3
    assert not {"ana", "ben"} <= names
    (out,) = {"ana", "ben"} - names
    assert the(NotBegun, outcome).members == (out,)
    assert [s.member for s in free(outcome.circle)] == [out]


def test_whoever_leaves_or_seeks_no_longer_holds_nobody_up() -> None:
    circle = answers(invited(*NAMES[:4]), ana=True, ben=True, cal=True).circle
    for outcome in (leave(circle, by="dee", now=NOW), seeking.stop_seeking(circle, by="dee", now=NOW)):
        assert [m.name for m in outcome.born[0].members] == ["ana", "ben", "cal"]
        assert not outcome.circle.seekers


def test_forming_again_asks_nobody_twice_and_tells_nobody_twice_within_a_week() -> None:
    circle = asking(a_community(*NAMES), "ana", "ben", "cal")
    circle = asking(circle, "dee", hours=Hours((6,), 60, 180))
    first = placed(circle)
    assert the(CirclesProposed, first).unplaced == (("dee", "hours"),)
    second = the(CirclesProposed, placed(first.circle))
    assert (second.formings, second.unplaced) == ((), ())
    later = the(CirclesProposed, placed(first.circle, now=NOW + timedelta(days=7)))
    assert [id for id, _ in later.unplaced] == ["dee"]


def test_what_changed_since_it_was_looked_at_is_respected() -> None:
    circle = asking(a_community(*NAMES), "ana", "ben", "cal")
    proposal = proposed(circle, NOW)
    for changed in (apart(circle, "ana", "ben"), seeking.stop_seeking(circle, by="cal", now=NOW).circle):
        outcome = seeking.form_circles(changed, by="ana", proposal=proposal, ids=["new"], now=NOW)
        assert not outcome.circle.formings
        assert proposed(changed, NOW).mark != proposal.mark


def test_those_who_have_stepped_back_are_not_asked() -> None:
    circle = asking(a_community(*NAMES), "ana", "ben", "cal", "dee")
    circle = step_back(circle, by="ana", until=None, now=NOW).circle
    assert placed(circle).circle.formings[0].invited == ("ben", "cal", "dee")


def test_a_circle_without_a_room_sits_down_in_one() -> None:
    (new,) = answers(invited("ana", "ben", "cal"), ana=True, ben=True, cal=True).born
    meadow = Place("p", "w", "meadow")
    assert sit_here(new, by="m1", place=meadow).circle.places == (meadow,)


def test_an_end_ends_all_seeking() -> None:
    over = ended(invited("ana", "ben", "cal"))
    assert (over.stage, over.seekers, over.formings) == (Stage.ENDED, (), ())
    assert not upcoming_prompts(over)


def test_hours_are_compared_as_the_clocks_of_the_coming_week_show_them() -> None:
    monday = monday_after(datetime(2026, 3, 11, 12, tzinfo=UTC))
    assert monday == datetime(2026, 3, 16, tzinfo=UTC)  # Toronto has changed its clocks, Paris has not
    paris = week_of((Hours((0,), 18 * 60, 20 * 60),), "Europe/Paris", monday)
    toronto = week_of((Hours((0,), 13 * 60, 15 * 60),), "America/Toronto", monday)
    assert paris == toronto
    assert stretches(paris, monday) == [(instant(datetime(2026, 3, 16, 18), "Europe/Paris"), 120)]


def test_a_stretch_may_go_on_past_midnight_and_past_the_week() -> None:
    monday = monday_after(NOW)
    assert week_of((Hours((6,), 23 * 60, 60),), "UTC", monday) == 0b11 | 0b11 << 334
    assert week_of((Hours((0,), 8 * 60, 10 * 60),), "Pacific/Auckland", monday).bit_count() == 4
    assert week_of((Hours((0,), 9 * 60, 11 * 60),), "Asia/Kathmandu", monday).bit_count() == 3  # a quarter is lost


@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.booleans()), max_size=8),
    st.lists(st.tuples(st.sampled_from(NAMES), st.booleans()), max_size=14),
)
def test_whatever_people_say_and_when_no_circle_seats_two_who_are_apart(
    secrets: list[tuple[str, str, bool]], said: list[tuple[str, bool]]
) -> None:
    """Some secrets are told before anyone is invited, some only after."""
    circle = asking(a_community(*NAMES), *NAMES)
    for late in (False, True):
        for by, other, when in secrets:
            if by != other and when == late:
                circle = apart(circle, by, other)
        if not late:
            circle = placed(circle).circle
    for name, yes in said:
        mine = next((f for f in circle.formings if name in f.invited), None)
        if mine is None:
            continue
        outcome = (seeking.say_yes if yes else seeking.say_no)(circle, by=name, id=mine.id, now=NOW)
        circle = outcome.circle
        for new in outcome.born:
            names = {m.name for m in new.members}
            assert 3 <= len(names) <= 6
            assert not any(by in names and other in names for by, other, _ in secrets if by != other)
    assert len({s.member for s in circle.seekers}) == len(circle.seekers)


def test_what_may_be_written_to_a_log_names_nobody() -> None:
    circle = apart(asking(a_community("ana"), "ana"), "ana", "Zebulon")
    assert "Zebulon" not in repr(circle)
    assert "Trees" not in repr(circle)
    assert "Zebulon" not in repr(as_seeking(circle, circle.seekers, NOW))
