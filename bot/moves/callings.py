"""Moves of a calling: who would like a small circle on this? Opting in is seen by nobody; three are enough."""

from datetime import datetime

from msgspec.structs import replace

from bot.happenings.community import CallingLetGo, CircleCalled, CircleGrew, OptedIn, OptedOut
from bot.happenings.outcome import Outcome
from bot.moves.forum import living_community
from bot.moves.joining import FOUNDER
from bot.moves.preferences import LONGEST_NAME
from bot.nouns.circle import Circle, Stage
from bot.nouns.community import Calling
from bot.nouns.people import Invitation, MemberId
from bot.refusals.community import CallingFull, NoSuchCalling, QueueFull
from bot.refusals.typed import TooLong
from bot.rules.forum import FEWEST_FOR_A_CIRCLE, MOST_FOR_A_CIRCLE, calling_numbered
from bot.rules.roster import member

MOST_CALLINGS = 6  # that wait at a time: each has its card in the room


def call_circle(circle: Circle, *, by: MemberId, title: str) -> Outcome:
    community = living_community(circle)
    if len(title) > LONGEST_NAME:
        raise TooLong("theme", LONGEST_NAME, len(title))
    if len(community.callings) >= MOST_CALLINGS:
        raise QueueFull(MOST_CALLINGS)
    calling = Calling(community.next_calling, title, by, (by,))
    community = replace(community, callings=(*community.callings, calling), next_calling=community.next_calling + 1)
    return Outcome(replace(circle, community=community), (CircleCalled(calling.number, by),))


def opt_in(circle: Circle, *, by: MemberId, number: int | None) -> Outcome:
    """Only how many is ever told, and to the caller, once, that there are enough."""
    calling = _calling(circle, number)
    if by in calling.opted:
        return Outcome(circle, (OptedIn(calling.number, by, enough=False),))
    if len(calling.opted) >= MOST_FOR_A_CIRCLE:
        raise CallingFull(MOST_FOR_A_CIRCLE)
    calling = replace(calling, opted=(*calling.opted, by))
    enough = len(calling.opted) == FEWEST_FOR_A_CIRCLE
    return Outcome(_with(circle, calling), (OptedIn(calling.number, by, enough=enough),))


def opt_out(circle: Circle, *, by: MemberId, number: int | None) -> Outcome:
    """In silence. Where the caller opts out, nobody calls any more."""
    calling = _calling(circle, number)
    if by == calling.by:
        return Outcome(_without(circle, calling), (CallingLetGo(calling.number),))
    calling = replace(calling, opted=tuple(id for id in calling.opted if id != by))
    return Outcome(_with(circle, calling), (OptedOut(calling.number, by),))


def ready_calling(circle: Circle, by: MemberId) -> Calling | None:
    """What this member has called for, and may form now."""
    callings = circle.community.callings if circle.community and circle.stage is not Stage.ENDED else ()
    return next((c for c in callings if c.by == by and len(c.opted) >= FEWEST_FOR_A_CIRCLE), None)


def invitations_of(circle: Circle, calling: Calling, *, seed: str, now: datetime) -> tuple[Invitation, ...]:
    """For those who opted in, by the founder of their new circle. Until they accept, nobody knows whom they are for."""
    opted = (member(circle, id) for id in calling.opted if id != calling.by)
    accounts = [someone.accounts[0] for someone in opted if someone is not None and someone.accounts]
    return tuple(Invitation(f"{seed}{n}", account, "", FOUNDER, now) for n, account in enumerate(accounts))


def circle_grew(circle: Circle, *, number: int) -> Outcome:
    """The circle exists: who opted in is forgotten here."""
    calling = _calling(circle, number)
    circle = _without(circle, calling)
    assert circle.community is not None
    community = replace(circle.community, circles_formed=circle.community.circles_formed + 1)
    return Outcome(replace(circle, community=community), (CircleGrew(number),))


def _calling(circle: Circle, number: int | None) -> Calling:
    calling = calling_numbered(living_community(circle), number)
    if calling is None:
        raise NoSuchCalling
    return calling


def _with(circle: Circle, calling: Calling) -> Circle:
    community = living_community(circle)
    callings = tuple(calling if c.number == calling.number else c for c in community.callings)
    return replace(circle, community=replace(community, callings=callings))


def _without(circle: Circle, calling: Calling) -> Circle:
    community = living_community(circle)
    left = tuple(c for c in community.callings if c.number != calling.number)
    return replace(circle, community=replace(community, callings=left))
