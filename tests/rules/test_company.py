"""Company for those who go alone: who suits whom, that a no looks like silence, and that nothing is half made."""

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.happenings.company import CompanyFound, IntroductionDeclined, IntroductionWanted, Suggested
from bot.happenings.outcome import Outcome
from bot.moves.company import let_go, say_not_now, say_yes, waiting_list, want_company
from bot.moves.solo import form_solo
from bot.moves.when_due import when_due
from bot.nouns.circle import Circle, nobody_left
from bot.nouns.company import Wish
from bot.nouns.people import Hours, Language
from bot.outbox import sayings_for
from bot.ports.sayings import ToPerson
from bot.refusals.seeking import IntroductionOver
from bot.rules.company import ANSWER_WITHIN, company_of, still_holds, waiting_room, wish_from
from bot.rules.prompts import upcoming_prompts
from bot.words.cards import living_cards
from bot.words.telling.tell import tell
from tests.house import Counted
from tests.people import A_WEEK_BEFORE as NOW
from tests.people import person

NAMES = ("eve", "noa", "kim", "lou")


def a_solo(
    name: str, season: str = "theory-of-practice", language: Language = Language.EN, zone: str = "Europe/Paris"
) -> Circle:
    return form_solo(
        id=f"solo-{name}", by=person(name), name="Mine", season=season, language=language, zone=zone, now=NOW
    ).circle


def a_wish(solo: Circle) -> Wish:
    wish = wish_from(solo, solo.members[0].accounts[0], NOW)
    assert wish is not None
    return wish


def an_empty_list() -> Circle:
    return waiting_list(id="list", place=waiting_room(person("eve").account), now=NOW)


def listed(*solos: Circle) -> Circle:
    circle = an_empty_list()
    for solo in solos:
        circle = want(circle, solo).circle
    return circle


def want(circle: Circle, solo: Circle) -> Outcome:
    return want_company(circle, wish=a_wish(solo), gone=(), now=NOW)


def yes(circle: Circle, name: str, number: int = 1, gone: tuple[str, ...] = ()) -> Outcome:
    return say_yes(circle, solo=f"solo-{name}", number=number, gone=gone, id="new", now=NOW)


def asked(outcome: Outcome) -> list[tuple[str, ...]]:
    return [tuple(w.name for w in each.wishes) for each in outcome.happenings if isinstance(each, Suggested)]


def all_said(before: Circle, outcome: Outcome) -> str:
    told, back = tell(before, outcome.circle, outcome.happenings, actor=None, now=NOW)
    messages = [one.message for one in told] + ([back] if back else [])
    return "\n".join(repr(message) for message in messages)


@pytest.mark.parametrize(
    ("other", "suits"),
    [
        (a_solo("noa"), True),
        (a_solo("noa", season="open-circle"), False),
        (a_solo("noa", language=Language.FR), False),
        (a_solo("noa", zone="Europe/Lisbon"), True),
        (a_solo("noa", zone="Asia/Tokyo"), True),  # an hour in the morning
        (a_solo("noa", zone="Pacific/Auckland"), False),
    ],
)
def test_who_suits_whom(other: Circle, suits: bool) -> None:
    assert asked(want(listed(a_solo("eve")), other)) == ([("eve", "noa")] if suits else [])


def test_hours_of_their_own_count_also_over_midnight() -> None:
    night = Hours(time(22), time(6))
    owl, other = a_solo("eve"), a_solo("noa")
    at_night = [replace(solo, members=(replace(solo.members[0], hours=night),)) for solo in (owl, other)]

    assert asked(want(listed(at_night[0]), other)) == []
    assert asked(want(listed(at_night[0]), at_night[1])) == [("eve", "noa")]


def test_nobody_is_introduced_to_themselves() -> None:
    twice = replace(a_solo("eve"), id="solo-2")

    assert asked(want(listed(a_solo("eve")), twice)) == []


def test_who_has_waited_longest_is_asked_first_and_about_one_at_a_time() -> None:
    circle = listed(a_solo("eve"), a_solo("noa"), a_solo("kim"))

    assert asked(want(circle, a_solo("lou"))) == [("kim", "lou")]


def test_both_yeses_make_a_circle_of_two_in_their_season() -> None:
    circle = yes(listed(a_solo("eve"), a_solo("noa", zone="Europe/Lisbon")), "noa").circle
    outcome = yes(circle, "eve")

    (born,) = outcome.born
    assert [(m.name, m.accounts, m.zone) for m in born.members] == [
        ("eve", (person("eve").account,), None),
        ("noa", (person("noa").account,), "Europe/Lisbon"),
    ]
    assert (born.season, born.solo, born.places) == ("theory-of-practice", False, ())
    assert company_of(outcome.circle).wishes == ()
    assert company_of(outcome.circle).introductions == ()
    assert not nobody_left(outcome.circle)  # it holds what waits to be said


def test_no_name_is_told_before_both_have_said_yes() -> None:
    before = listed(a_solo("eve"))
    outcome = want(before, a_solo("noa"))
    first = yes(outcome.circle, "eve")
    last = yes(first.circle, "noa")

    for was, then in ((before, outcome), (outcome.circle, first)):
        assert "name='eve'" not in all_said(was, then)
        assert "name='noa'" not in all_said(was, then)
    assert "name='eve'" in all_said(first.circle, last)
    assert "name='noa'" in all_said(first.circle, last)
    told, _ = tell(first.circle, last.circle, last.happenings, actor=None, now=NOW)
    sayings = sayings_for(first.circle, last.circle, told, Counted(), NOW)
    assert {saying.to for saying in sayings} == {ToPerson(person(name).account) for name in ("eve", "noa")}


def test_a_no_leaves_what_silence_leaves() -> None:
    circle = listed(a_solo("eve"), a_solo("noa"))
    declined = say_not_now(circle, solo="solo-eve", number=1)

    assert declined.circle == circle
    assert [type(each) for each in declined.happenings] == [IntroductionDeclined]
    assert [type(each) for each in yes(declined.circle, "noa").happenings] == [IntroductionWanted]


def test_a_yes_can_be_taken_back_and_said_twice() -> None:
    circle = listed(a_solo("eve"), a_solo("noa"))
    twice = yes(yes(circle, "eve").circle, "eve")
    assert twice.born == ()

    back = say_not_now(twice.circle, solo="solo-eve", number=1).circle
    assert yes(back, "noa").born == ()


def test_who_lets_go_is_asked_no_more_and_the_other_hears_nothing() -> None:
    circle = yes(listed(a_solo("eve"), a_solo("noa")), "eve").circle
    gone = let_go(circle, solo="solo-eve")

    with pytest.raises(IntroductionOver):
        yes(gone.circle, "eve")
    assert [type(each) for each in yes(gone.circle, "noa").happenings] == [IntroductionWanted]
    assert yes(gone.circle, "noa").born == ()
    assert let_go(gone.circle, solo="solo-eve").circle is gone.circle


def test_whose_solo_is_gone_is_introduced_to_nobody() -> None:
    circle = yes(listed(a_solo("eve"), a_solo("noa")), "eve").circle

    assert yes(circle, "noa", gone=("solo-eve",)).born == ()
    fresh = want_company(listed(a_solo("eve")), wish=a_wish(a_solo("noa")), gone=("solo-eve",), now=NOW)
    assert asked(fresh) == []


def test_after_a_week_both_are_free_for_another_and_never_asked_about_each_other_again() -> None:
    circle = listed(a_solo("eve"), a_solo("noa"), a_solo("kim"))
    (prompt,) = upcoming_prompts(circle)
    assert prompt.due_at == NOW + ANSWER_WITHIN

    outcome, _ = when_due(circle, NOW + ANSWER_WITHIN)

    assert asked(outcome) == [("eve", "kim")]
    with pytest.raises(IntroductionOver):
        yes(outcome.circle, "eve", number=1)
    later, _ = when_due(outcome.circle, NOW + 2 * ANSWER_WITHIN)
    assert asked(later) == [("noa", "kim")]
    last, _ = when_due(later.circle, NOW + 3 * ANSWER_WITHIN)
    assert asked(last) == []
    assert upcoming_prompts(last.circle) == ()


def test_a_list_says_nothing_in_any_room() -> None:
    before = an_empty_list()
    outcome = want(before, a_solo("eve"))

    assert not living_cards(outcome.circle)
    assert sayings_for(before, outcome.circle, (), Counted(), NOW) == ()


def test_a_wish_holds_while_the_solo_is_as_it_was() -> None:
    solo = a_solo("eve")
    wish = a_wish(solo)

    assert still_holds(wish, solo)
    assert not still_holds(wish, None)
    assert not still_holds(wish, replace(solo, season="open-circle"))
    assert not still_holds(wish, replace(solo, language=Language.FR))
    assert not still_holds(wish, replace(solo, members=()))
    assert wish_from(replace(solo, solo=False), person("eve").account, NOW) is None
    assert "eve" not in repr(replace(wish, solo="s"))


STEPS = st.lists(st.tuples(st.sampled_from(("want", "go", "yes", "no", "week")), st.sampled_from(NAMES)), max_size=40)


@given(STEPS)
def test_whatever_is_pressed_nobody_is_in_two_introductions_and_only_two_yeses_make_a_circle(
    steps: list[tuple[str, str]],
) -> None:
    circle, now = an_empty_list(), NOW
    for what, name in steps:
        company, solo = company_of(circle), f"solo-{name}"
        mine = next((i for i in company.introductions if solo in i.between), None)
        number = mine.number if mine else 0
        outcome = Outcome(circle)
        try:
            match what:
                case "want":
                    outcome = want_company(circle, wish=a_wish(a_solo(name)), gone=(), now=now)
                case "go":
                    outcome = let_go(circle, solo=solo)
                case "yes":
                    outcome = say_yes(circle, solo=solo, number=number, gone=(), id="new", now=now)
                case "no":
                    outcome = say_not_now(circle, solo=solo, number=number)
                case _:
                    now += timedelta(days=7)
                    outcome, _ = when_due(circle, now)
        except IntroductionOver:
            assert mine is None or solo not in {w.solo for w in company.wishes}
        if outcome.born:
            assert mine is not None
            assert {f"solo-{m.name}" for m in outcome.born[0].members} == {*mine.between}
            assert {*mine.yes} | {solo} == {*mine.between}
            assert any(isinstance(each, CompanyFound) for each in outcome.happenings)
        circle = outcome.circle
        between = [each for i in company_of(circle).introductions for each in i.between]
        assert len(between) == len(set(between))
        assert len({*company_of(circle).asked}) == len(company_of(circle).asked)
