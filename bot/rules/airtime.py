"""Whose minutes are whose: what is still owed to those who have not spoken, and where the meeting is heading.

An extension early on must not be paid by whoever comes last.
"""

from datetime import datetime, timedelta

from bot.nouns.circle import Circle
from bot.nouns.meeting import Live, Meeting, TurnState
from bot.nouns.people import MemberId
from bot.rules import rounds
from bot.rules.roster import ends_at
from bot.rules.steps import step_ends_at


def share(live: Live) -> timedelta:
    """What each turn of the round that runs has, as it was laid out."""
    turns = len(live.round.turns) if live.round is not None else 0
    return timedelta(seconds=live.steps[live.at].seconds // turns if turns else 0)


def still_to_come(live: Live) -> tuple[MemberId, ...]:
    """Who has a turn of this round before them, in their order; the one who speaks now is not among them."""
    if live.round is None:
        return ()
    speaking = rounds.speaker(live.round)
    waiting = [t.member for t in live.round.turns if t.state is TurnState.WAITING]
    later = [t.member for t in live.round.turns if t.state is TurnState.LATER]
    return tuple(id for id in waiting + later if id != speaking)


def is_owed(live: Live, now: datetime) -> bool:
    """Whether somebody of this round has not begun, or has begun and not had their share: no clock may cut them off."""
    if live.round is None or rounds.is_over(live.round):
        return False
    return bool(still_to_come(live)) or now - live.round.turn_began_at < share(live)


def last_one(meeting: Meeting, live: Live) -> MemberId | None:
    """Whose minutes must be protected: the last of the round that runs, else the last whose seat is to come."""
    waiting = still_to_come(live)
    if waiting:
        return waiting[-1]
    presenter = live.steps[live.at].presenter
    seats = [s.presenter for s in live.steps[live.at :] if s.presenter in meeting.here and s.presenter != presenter]
    return seats[-1] if seats else None


def heading_for(live: Live) -> datetime | None:
    """When the meeting ends if every step has the time that was laid out for it. None while it is paused."""
    ends = step_ends_at(live)
    return ends and ends + timedelta(seconds=sum(s.seconds for s in live.steps[live.at + 1 :]))


def over_slot(circle: Circle, meeting: Meeting, live: Live) -> timedelta:
    """How far beyond its time the meeting is heading; nought where it fits, or while it is paused."""
    ends = heading_for(live)
    return max(timedelta(), ends - ends_at(circle, meeting)) if ends is not None else timedelta()
