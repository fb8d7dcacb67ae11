"""One by one: whose turn it is, and what finishing, passing, waiting and leaving do to that.

A round has no position. The speaker is derived: the first who has not been asked, then the first who said "later".
"""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from bot.nouns.meeting import Round, Turn, TurnState
from bot.nouns.people import MemberId

OVER = (TurnState.SPOKE, TurnState.PASSED, TurnState.AWAY)


def begun(order: Sequence[MemberId], now: datetime) -> Round:
    return Round(tuple(Turn(member) for member in order), now)


def speaker(a_round: Round) -> MemberId | None:
    return next(iter(to_come(a_round)), None)


def is_over(a_round: Round) -> bool:
    return all(turn.state in OVER for turn in a_round.turns)


def to_come(a_round: Round) -> tuple[MemberId, ...]:
    """Who speaks or has not been let speak yet, in the order in which they would."""
    waiting = (turn.member for turn in a_round.turns if turn.state is TurnState.WAITING)
    later = (turn.member for turn in a_round.turns if turn.state is TurnState.LATER)
    return (*waiting, *later)


def asked_again(a_round: Round) -> bool:
    """Whether the others are done and those who said "later" are being asked once more."""
    return not any(turn.state is TurnState.WAITING for turn in a_round.turns)


def with_turn(a_round: Round, member: MemberId, state: TurnState, now: datetime) -> Round:
    """The round after this member's turn ended so. `LATER` from one who is being asked once more lets the turn go."""
    was_speaker = speaker(a_round) == member
    if state is TurnState.LATER and was_speaker and asked_again(a_round):
        state = TurnState.PASSED
    turns = tuple(Turn(t.member, state) if t.member == member else t for t in a_round.turns)
    return Round(turns, now) if was_speaker else replace(a_round, turns=turns)


def without(a_round: Round, member: MemberId, now: datetime) -> Round:
    """The member left in the middle. What they have said stays said; a turn not yet taken passes on."""
    waiting = any(t.member == member and t.state not in OVER for t in a_round.turns)
    return with_turn(a_round, member, TurnState.AWAY, now) if waiting else a_round


def brought_back(a_round: Round, member: MemberId, now: datetime) -> Round:
    """A turn that was let go comes again after everybody else's, so that it takes the floor from nobody."""
    others = tuple(turn for turn in a_round.turns if turn.member != member)
    turns = (*others, Turn(member, TurnState.LATER))
    return Round(turns, now) if is_over(a_round) else replace(a_round, turns=turns)


def state_of(a_round: Round, member: MemberId) -> TurnState | None:
    """None: they have no turn in it."""
    return next((turn.state for turn in a_round.turns if turn.member == member), None)


def seated(members: Sequence[MemberId], start: int) -> tuple[MemberId, ...]:
    """The circle's order, begun at another seat each time, so that nobody is always first or always last."""
    if not members:
        return ()
    first = start % len(members)
    return (*members[first:], *members[:first])
