"""Commitments: one's own words, a day, and a peer of one's choice who may ask once how it went."""

from datetime import date, timedelta

import pytest

from bot.happenings.between import CommitmentDue, PeerAsked, PeerMayAsk
from bot.moves.commitments import ask_kindly, commit, put_off, settle_commitment
from bot.moves.membership import leave
from bot.nouns.between import CommitmentState
from bot.nouns.circle import Circle
from bot.refusals.circle import AlreadySettled, NoSuchCommitment
from bot.refusals.people import NotAMember, NotYourself
from bot.refusals.typed import InThePast, NeedsDay
from tests.people import A_WEEK_BEFORE, START, a_circle, until

DAY = date(2026, 5, 1)


def committed(peer: str | None = "ben", due_on: date | None = DAY) -> Circle:
    circle = a_circle("ana", "ben", "cal")
    return commit(circle, by="ana", text="call", due_on=due_on, id="c", now=A_WEEK_BEFORE, peer=peer).circle


def told(circle: Circle, days: int = 30) -> list[object]:
    return list(until(circle, A_WEEK_BEFORE + timedelta(days=days))[1])


def test_the_peer_may_ask_the_day_after_and_nobody_else() -> None:
    assert told(committed()) == [CommitmentDue("ana", "c", 0), PeerMayAsk("ben", "ana", "c")]
    assert told(committed(peer=None)) == [CommitmentDue("ana", "c", 0)]


@pytest.mark.parametrize("done", [True, False])
def test_what_is_settled_is_nobodys_question(done: bool) -> None:
    circle = settle_commitment(committed(), by="ana", id="c", done=done).circle

    assert told(circle) == []
    with pytest.raises(NoSuchCommitment):
        ask_kindly(circle, by="ben", id="c")


@pytest.mark.parametrize("done", [True, False])
def test_what_is_settled_stays_so_whatever_an_older_card_still_offers(done: bool) -> None:
    asked = ask_kindly(committed(), by="ben", id="c").circle
    circle = settle_commitment(asked, by="ana", id="c", done=done).circle

    for again in (True, False):
        with pytest.raises(AlreadySettled) as refused:
            settle_commitment(circle, by="ana", id="c", done=again)
        assert refused.value.done is done


def test_asking_is_once_and_the_peers_alone() -> None:
    circle = committed()
    for stranger in ("ana", "cal"):
        with pytest.raises(NoSuchCommitment):
            ask_kindly(circle, by=stranger, id="c")

    asked = ask_kindly(circle, by="ben", id="c")

    assert asked.happenings == (PeerAsked("ben", "ana", "c"),)
    assert ask_kindly(asked.circle, by="ben", id="c").happenings == ()


def test_another_day_is_an_answer_and_reminds_again() -> None:
    circle, _ = until(committed(), START)
    circle = ask_kindly(circle, by="ben", id="c").circle

    circle = put_off(circle, by="ana", id="c", due_on=date(2026, 5, 20), now=START).circle

    assert until(circle, START + timedelta(days=30), since=START)[1] == [
        CommitmentDue("ana", "c", 0),
        PeerMayAsk("ben", "ana", "c"),
    ]
    assert circle.commitments[0].state is CommitmentState.OPEN
    with pytest.raises(InThePast):
        put_off(circle, by="ana", id="c", due_on=date(2026, 4, 1), now=START)
    with pytest.raises(NoSuchCommitment):
        put_off(circle, by="ben", id="c", due_on=date(2026, 5, 20), now=START)


def test_a_peer_who_left_asks_nothing() -> None:
    circle = leave(committed(), by="ben", now=A_WEEK_BEFORE).circle

    assert circle.commitments[0].peer is None
    assert told(circle) == [CommitmentDue("ana", "c", 0)]


def test_bad_input_is_refused() -> None:
    with pytest.raises(NeedsDay):
        committed(due_on=None)
    with pytest.raises(NotYourself) as refused:
        committed(peer="ana")
    assert refused.value.field == "peer"  # said on the form, with the words still there
    with pytest.raises(NotAMember):
        committed(peer="zoe")
