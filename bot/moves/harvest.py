"""Moves of a harvest: a line of each three, without a name, shown together."""

from msgspec.structs import replace

from bot.happenings.community import HarvestShown, LineHarvested
from bot.happenings.outcome import Outcome
from bot.moves.stepping import check_leads
from bot.nouns.circle import Circle
from bot.nouns.community import Community, Harvest
from bot.nouns.meeting import Meeting
from bot.nouns.people import MemberId
from bot.refusals.community import HarvestOver, NotACommunity, QueueFull
from bot.refusals.meeting import NotOpen
from bot.refusals.typed import TooLong
from bot.rules.forum import all_lines, harvest_is_over, harvest_of
from bot.rules.roster import running

LONGEST_LINE = 200  # characters
MOST_LINES = 70  # of one forum
MOST_HARVESTS = 24  # two years of forums; the oldest is let go


def add_line(circle: Circle, *, line: str, number: int | None = None) -> Outcome:
    """Nobody's: who wrote it does not come this far. One that comes after the showing waits for the next."""
    community, meeting = _running(circle, number)
    if len(line) > LONGEST_LINE:
        raise TooLong("line", LONGEST_LINE, len(line))
    harvest = harvest_of(community, meeting)
    if harvest_is_over(circle, harvest):
        raise HarvestOver
    if len(harvest.lines) + len(harvest.late) >= MOST_LINES:
        raise QueueFull(MOST_LINES)
    with_it = replace(harvest, late=(*harvest.late, line))
    late = all_lines(replace(with_it, lines=()))
    harvest = replace(harvest, late=late) if harvest.shown else replace(harvest, lines=all_lines(with_it))
    return Outcome(_with(circle, community, harvest), (LineHarvested(meeting.number),), fleeting=True)


def show_harvest(circle: Circle, *, by: MemberId, number: int | None = None) -> Outcome:
    """All at once, when whoever hosts finds that the lines are there."""
    community, meeting = _running(circle, number)
    check_leads(meeting, by)
    harvest = harvest_of(community, meeting)
    return Outcome(
        _with(circle, community, replace(harvest, lines=all_lines(harvest), late=(), shown=True)),
        (HarvestShown(meeting.number),),
    )


def _running(circle: Circle, number: int | None) -> tuple[Community, Meeting]:
    meeting = running(circle)
    if circle.community is None:
        raise NotACommunity
    if meeting is None or number not in (None, meeting.number):
        raise NotOpen
    return circle.community, meeting


def _with(circle: Circle, community: Community, harvest: Harvest) -> Circle:
    others = tuple(h for h in community.harvests if (h.meeting, h.wall) != (harvest.meeting, harvest.wall))
    return replace(circle, community=replace(community, harvests=(*others, harvest)[-MOST_HARVESTS:]))
