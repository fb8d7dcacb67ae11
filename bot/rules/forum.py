"""What follows from a community: the order of its topics, whose dots are left, who does what at a forum."""

from hashlib import sha256

from msgspec.structs import replace

from bot.grammar.practice import Mode, Practice, Seats, Shows
from bot.nouns.circle import Circle
from bot.nouns.community import Calling, Community, Harvest, Topic
from bot.nouns.meeting import Live, Meeting
from bot.nouns.people import MemberId
from bot.rules.library import practice_of, seats_of
from bot.rules.roster import HOLDABLE, next_meeting, running
from bot.rules.steps import step_at

MOST_DOTS = 3  # a member's, one on a topic
MOST_TOPICS = 60  # that wait
FEWEST_FOR_A_CIRCLE, MOST_FOR_A_CIRCLE = 3, 6
A_FEW = 5  # counts below it are told as "a few": small numbers point at people


def queue(community: Community) -> list[Topic]:
    """Those that wait: what was chosen for the next time, then most dots first, the older before the younger."""
    waiting = (topic for topic in community.topics if topic.taken is None)
    return sorted(waiting, key=lambda topic: (topic.number != community.chosen, -len(topic.votes), topic.number))


def by_age(community: Community) -> list[Topic]:
    return sorted(queue(community), key=lambda topic: (topic.number != community.chosen, topic.number))


def chosen_topic(community: Community) -> Topic | None:
    """What the community will talk about next time."""
    topic = topic_numbered(community, community.chosen)
    return topic if topic is not None and topic.taken is None else None


def topic_numbered(community: Community, number: int | None) -> Topic | None:
    return next((topic for topic in community.topics if topic.number == number), None)


def dots_left(community: Community, member: MemberId) -> int:
    """A topic that was taken up gives its dots back."""
    return MOST_DOTS - sum(member in topic.votes for topic in queue(community))


def digest_of(word: str) -> str:
    """What is kept of a one-use word: enough to know it again, and nothing to say it by."""
    return sha256("".join(word.lower().split()).encode()).hexdigest()[:32]


def on_the_table(circle: Circle) -> Topic | None:
    """What is being talked about at this moment."""
    meeting, community = running(circle), circle.community
    if meeting is None or community is None:
        return None
    topic = topic_numbered(community, community.table)
    return topic if topic is not None and topic.taken == meeting.number else None


def topic_of(circle: Circle, meeting: Meeting) -> Topic | None:
    """What this forum is about: on the table while it runs, else chosen for the one that comes next."""
    if circle.community is None:
        return None
    if meeting.live is not None:
        return on_the_table(circle)
    return chosen_topic(circle.community) if meeting == next_meeting(circle) else None


def lays(circle: Circle, meeting: Meeting, shown: Shows) -> bool:
    """Whether the step that runs lays this on the table."""
    return meeting.live is not None and step_at(circle, meeting, meeting.live.at).shows is shown


def chooses_next_topic(practice: Practice) -> bool:
    """Whether a forum of this kind is about the topic that was chosen at the one before."""
    return any(step.shows is Shows.NEXT_TOPIC for step in practice.every_step())


def with_clear_table(circle: Circle, number: int | None = None) -> Circle:
    """What was taken up at a forum is let go with it. `number`: of one that begins and is about what was chosen."""
    community = circle.community
    if community is None:
        return circle
    topics = tuple(topic for topic in community.topics if topic.taken is None)
    chosen = chosen_topic(community) if number is not None else None
    if chosen is not None:
        topics = tuple(replace(t, taken=number) if t.number == chosen.number else t for t in topics)
        community = replace(community, chosen=None)
    community = replace(community, topics=topics, table=chosen.number if chosen else None)
    return replace(circle, community=community)


def with_topic_back(circle: Circle, live: Live | None) -> Circle:
    """A forum that closes before a story was begun gives what it was about back to the next one, before all others."""
    meeting, topic = running(circle), on_the_table(circle)
    if live is None or meeting is None or topic is None or not chooses_next_topic(practice_of(circle, meeting)):
        return circle
    begun = range(live.at + 1)
    if any(step_at(circle, meeting, at).mode is Mode.PRESENTER for at in begun):
        return circle
    assert circle.community is not None
    topics = tuple(replace(t, taken=None) if t.number == topic.number else t for t in circle.community.topics)
    chosen = topic.number if circle.community.chosen is None else circle.community.chosen
    return replace(circle, community=replace(circle.community, topics=topics, chosen=chosen))


def may_host(circle: Circle, who: MemberId | None) -> bool:
    """Convener and host are two people, so that nobody carries a forum alone."""
    return circle.community is None or who is None or circle.community.convener != who


def may_sit_down(circle: Circle, meeting: Meeting) -> bool:
    """Whether its presenter's seat is nobody's, and the step in which they tell is not over."""
    if circle.community is None or meeting.presenters:
        return False
    if meeting.live is None:
        return meeting.state in HOLDABLE and seats_of(circle, meeting, len(circle.members)) > 0
    practice = practice_of(circle, meeting)
    still = meeting.live.steps[meeting.live.at :]
    told = any(step_at(circle, meeting, laid.index).mode is Mode.PRESENTER for laid in still)
    return practice.presenters == Seats.ONE and told


def harvest_of(community: Community, meeting: Meeting) -> Harvest:
    """What was brought together at this forum; with no lines in it before anyone has written one."""
    of = (meeting.number, meeting.wall)
    return next((h for h in community.harvests if (h.meeting, h.wall) == of), Harvest(*of))


def harvest_is_open(circle: Circle, harvest: Harvest) -> bool:
    """Not before it is shown together, or the forum has left that step behind."""
    return harvest.shown or harvest_is_over(circle, harvest)


def harvest_is_over(circle: Circle, harvest: Harvest) -> bool:
    """The forum has left that step behind, or is over."""
    meeting = running(circle)
    if meeting is None or meeting.live is None or (meeting.number, meeting.wall) != (harvest.meeting, harvest.wall):
        return True
    steps = [laid.index for laid in meeting.live.steps if step_at(circle, meeting, laid.index).shows is Shows.HARVEST]
    return meeting.live.at > max(steps, default=-1)


def all_lines(harvest: Harvest) -> tuple[str, ...]:
    """In the order of the alphabet, so that not even when each came can be read from it."""
    return tuple(sorted((*harvest.lines, *harvest.late), key=lambda each: (each.casefold(), each)))


def calling_numbered(community: Community, number: int | None) -> Calling | None:
    return next((calling for calling in community.callings if calling.number == number), None)


def community_without(community: Community, who: MemberId) -> Community:
    """Their dots and their name go with a member; what they gave to everyone stays."""

    def others(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(id for id in ids if id != who)

    return replace(
        community,
        convener=None if community.convener == who else community.convener,
        topics=tuple(
            replace(topic, by=None if topic.by == who else topic.by, votes=others(topic.votes))
            for topic in community.topics
        ),
        callings=tuple(
            replace(calling, opted=others(calling.opted)) for calling in community.callings if calling.by != who
        ),
    )
