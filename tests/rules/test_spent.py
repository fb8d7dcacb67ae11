"""What was asked and is answered is settled where it stands, for whoever was asked."""

from msgspec.structs import replace

from bot.moves.facilitating import hand_over, offer_swap, take_role
from bot.moves.joining import accept, decline, invite
from bot.moves.meeting import more_time, next_step
from bot.moves.membership import leave
from bot.moves.when_due import when_due
from bot.nouns.circle import Circle
from bot.words.scene import ToEveryone, ToMember, ToOutsider
from bot.words.spent import spent
from tests.people import A_WEEK_BEFORE, START, a_circle, a_season, after, open_now, opened, person


def settled(before: Circle, now: Circle) -> list[tuple[str, object]]:
    return [(told.slot or "", told.to) for told in spent(before, now)]


def test_an_offered_role_is_settled_for_whoever_it_was_offered_to() -> None:
    circle = opened("ana", "ben", "cal")
    offered = hand_over(circle, by="ana", to="ben").circle
    number = open_now(circle).number
    assert settled(circle, offered) == []
    assert settled(offered, take_role(offered, by="ben").circle) == [(f"offer {number} ben", ToMember("ben"))]


def test_the_question_of_time_is_settled_by_moving_on_and_by_more_time() -> None:
    circle = opened("ana", "ben", "cal")
    assert settled(circle, next_step(circle, by="ana", step=0, now=after(1), anyway=True).circle) == []  # never asked
    asked, _ = when_due(circle, after(30))
    live = open_now(asked.circle).live
    assert live is not None
    slot = f"time-up {open_now(circle).number} {live.at} 0"
    longer = more_time(asked.circle, by="ben", step=live.at, now=after(30)).circle
    on = next_step(asked.circle, by="ana", step=live.at, now=after(30), anyway=True).circle
    assert settled(asked.circle, longer) == [(slot, ToEveryone())]
    assert settled(asked.circle, on) == [(slot, ToEveryone())]


def test_an_invitation_is_settled_by_either_answer() -> None:
    circle = invite(a_circle("ana"), by="ana", people=[person("ben"), person("cal")], seed="s", now=START).circle
    joined = accept(circle, person=person("ben"), now=START).circle
    assert settled(circle, joined) == [("invitation s0", ToOutsider(person("ben").account))]
    assert settled(joined, decline(joined, person=person("cal")).circle) == [
        ("invitation s1", ToOutsider(person("cal").account))
    ]


def test_a_swap_is_settled_once_it_is_answered_and_nothing_is_when_nobody_is_left() -> None:
    circle = a_season("ana", "ben")
    mine = next(m.number for m in circle.meetings if m.facilitator == "ana")
    theirs = next(m.number for m in circle.meetings if m.facilitator == "ben")
    offered = offer_swap(circle, by="ana", mine=mine, theirs=theirs).circle
    assert settled(offered, replace(offered, swaps=())) == [(f"swap {mine} {theirs}", ToMember("ben"))]
    alone = leave(offered, by="ben", now=A_WEEK_BEFORE).circle
    assert settled(alone, leave(alone, by="ana", now=A_WEEK_BEFORE).circle) == []
