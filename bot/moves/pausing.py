"""Time that is not spent: a pause, which lasts until somebody resumes, and a silence, which ends by itself."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.happenings.outcome import Outcome
from bot.happenings.steps import Paused, Resumed, SilenceBegan
from bot.moves.stepping import after_turn, live_now, said, with_meeting
from bot.nouns.circle import Circle
from bot.nouns.meeting import Meeting, MeetingState
from bot.nouns.people import MemberId
from bot.refusals.circle import NotHere
from bot.refusals.meeting import AlreadyPaused, NotPaused
from bot.rules.spoken_time import paused
from bot.rules.steps import step_seconds_left

LONGEST_SILENCE = timedelta(minutes=3)


def pause(circle: Circle, *, by: MemberId, now: datetime, why: str = "") -> Outcome:
    """Anyone who is here may call a pause: a silence, tears, a phone. `why` only if they want it said.

    A silence becomes a pause, and no longer ends by itself.
    """
    meeting, live = live_now(circle)
    if by not in meeting.here:
        raise NotHere
    if meeting.state is MeetingState.PAUSED and live.silence_until is None:
        raise AlreadyPaused
    live = replace(paused(live, now), seconds_left=step_seconds_left(live, now), silence_until=None)
    meeting = replace(meeting, state=MeetingState.PAUSED, live=live)
    return said(with_meeting(circle, meeting), Paused(by, meeting.number, why))


def keep_silence(circle: Circle, *, by: MemberId, minutes: int, now: datetime, beyond: str | None = None) -> Outcome:
    """The bot holds it, and goes on by itself. `beyond`: the end that the card showed, to make it last longer.

    A second press of the same button adds nothing.
    """
    meeting, live = live_now(circle)
    if by not in meeting.here:
        raise NotHere
    if meeting.state is MeetingState.PAUSED and live.silence_until is None:
        raise AlreadyPaused
    if live.silence_until is not None and beyond != name_of_end(live.silence_until):
        return Outcome(circle)
    begins = max(live.silence_until, now) if live.silence_until is not None else now
    until = min(begins + timedelta(minutes=max(1, minutes)), now + LONGEST_SILENCE)
    live = replace(
        paused(live, now),
        seconds_left=step_seconds_left(live, now),
        silence_until=until,
        silences=live.silences + (live.silence_until is None),
    )
    meeting = replace(meeting, state=MeetingState.PAUSED, live=live)
    return said(with_meeting(circle, meeting), SilenceBegan(by, until))


def name_of_end(until: datetime) -> str:
    """How a button names the end of the silence that its card showed."""
    return f"{until:%H%M%S}"


def resume(circle: Circle, *, by: MemberId, now: datetime) -> Outcome:
    """Anyone who is here."""
    meeting, _ = live_now(circle)
    if by not in meeting.here:
        raise NotHere
    return _resumed(circle, meeting, by=by, now=now)


def end_silence(circle: Circle, *, now: datetime) -> Outcome:
    """By the clock."""
    meeting, _ = live_now(circle)
    return _resumed(circle, meeting, by=None, now=now)


def _resumed(circle: Circle, meeting: Meeting, *, by: MemberId | None, now: datetime) -> Outcome:
    live = meeting.live
    if live is None or live.seconds_left is None:
        raise NotPaused
    spent = live.steps[live.at].seconds + live.extra - live.seconds_left
    began_at = now - timedelta(seconds=spent)
    a_round = live.round and replace(live.round, turn_began_at=now)
    live = replace(live, seconds_left=None, silence_until=None, step_began_at=began_at, round=a_round)
    meeting = replace(meeting, state=MeetingState.OPEN, live=live)
    return after_turn(circle, meeting, now, said(circle, Resumed(by)))
