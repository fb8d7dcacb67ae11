"""How long people have spoken in the rounds of a season, as far as they ended their turns themselves. No words.

Paused time and shared silence are nobody's. What one person spoke is theirs to know; of all together only shares are
told, without names, and only where there are enough of them that nobody can be told apart.
"""

from datetime import datetime

from msgspec.structs import replace

from bot.nouns.circle import Circle
from bot.nouns.meeting import Live
from bot.nouns.people import MemberId

FEWEST_SPEAKERS = 3  # in a pair each would know the other's share


def turn_seconds(live: Live, now: datetime) -> int:
    """Of the turn that goes on: whole seconds, without what was paused in it. Never below nought."""
    if live.round is None:
        return 0
    if live.seconds_left is not None:  # paused: what was spoken before is known, and the clock stands still
        return live.round.spoken
    return live.round.spoken + max(0, int((now - live.round.turn_began_at).total_seconds()))


def paused(live: Live, now: datetime) -> Live:
    """With what its speaker has had so far put by; a pause that follows upon a pause adds nothing."""
    return replace(live, round=live.round and replace(live.round, spoken=turn_seconds(live, now)))


def is_counted(circle: Circle) -> bool:
    """Alone there is nothing to share, and a forum is for whoever comes."""
    return not circle.solo and circle.community is None


def spoken_by(circle: Circle, who: MemberId) -> int:
    """In seconds, in this season."""
    return dict(circle.airtime).get(who, 0)


def with_spoken(circle: Circle, who: MemberId, seconds: int) -> Circle:
    if seconds <= 0 or not is_counted(circle):
        return circle
    so_far = dict(circle.airtime)
    return replace(circle, airtime=tuple((so_far | {who: so_far.get(who, 0) + seconds}).items()))


def without_spoken(circle: Circle, who: MemberId) -> Circle:
    return replace(circle, airtime=tuple(each for each in circle.airtime if each[0] != who))


def shares(circle: Circle) -> tuple[int, ...]:
    """Of all the spoken time, in per cent, from most to least; together 100. Empty where there are too few."""
    spoken = sorted((seconds for _, seconds in circle.airtime if seconds > 0), reverse=True)
    if len(spoken) < FEWEST_SPEAKERS:
        return ()
    whole = sum(spoken)
    down = [seconds * 100 // whole for seconds in spoken]
    nearest = sorted(range(len(spoken)), key=lambda at: (-(spoken[at] * 100 % whole), at))
    for at in nearest[: 100 - sum(down)]:
        down[at] += 1
    return tuple(sorted(down, reverse=True))
