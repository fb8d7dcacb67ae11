"""Moves of a forum: putting topics, with a name or without, dots, hosting, the convener, and a year more."""

from datetime import datetime

from msgspec.structs import replace

from bot.almanac.rhythm import wall_times_after
from bot.almanac.zones import wall_time
from bot.grammar.practice import Order, Shows
from bot.grammar.season_plan import A_TERM
from bot.happenings.community import (
    ConvenerChanged,
    DotSet,
    DotTaken,
    HostFound,
    HostWanted,
    TermRenewed,
    TopicChosen,
    TopicPut,
    TopicPutBack,
    TopicTakenBack,
    TopicTakenUp,
)
from bot.happenings.outcome import Outcome
from bot.moves.season import in_numeric_order, meeting_ahead
from bot.moves.stepping import check_leads, with_meeting
from bot.nouns.circle import Circle, Stage
from bot.nouns.community import Community, Topic
from bot.nouns.meeting import Meeting, MeetingState
from bot.nouns.people import MemberId
from bot.refusals.community import (
    ConvenerHosts,
    ConvenerThere,
    HostConvenes,
    HostThere,
    IsAWord,
    NoDotsLeft,
    NoSuchTopic,
    NotACommunity,
    NotConvener,
    QueueFull,
    TermRuns,
    WrongWord,
)
from bot.refusals.meeting import AlreadyMoved, NoMeeting, NotOpen
from bot.refusals.season import Ended
from bot.refusals.typed import TooLong
from bot.rules.forum import (
    MOST_DOTS,
    MOST_TOPICS,
    by_age,
    digest_of,
    dots_left,
    lays,
    may_host,
    on_the_table,
    queue,
    topic_numbered,
)
from bot.rules.roster import ahead, in_time_order, running
from bot.rules.steps import step_at

LONGEST_TOPIC, LONGEST_MORE = 150, 1000  # characters


def put_topic(circle: Circle, *, by: MemberId | None, title: str, more: str = "", word: str = "") -> Outcome:
    """`by` None: without a name. Then `word`, shown once, is the only way to take it back."""
    community = living_community(circle)
    if len(title) > LONGEST_TOPIC:
        raise TooLong("title", LONGEST_TOPIC, len(title))
    if len(more) > LONGEST_MORE:
        raise TooLong("more", LONGEST_MORE, len(more))
    if any(waiting.word and waiting.word == digest_of(title) for waiting in queue(community)):
        raise IsAWord
    if len(queue(community)) >= MOST_TOPICS:
        raise QueueFull(MOST_TOPICS)
    topic = Topic(community.next_topic, title, more, by, word=digest_of(word) if by is None else "")
    community = replace(
        community, topics=(*_still_shown(circle, community), topic), next_topic=community.next_topic + 1
    )
    put = TopicPut(topic.number, by, word if by is None else "")
    return Outcome(replace(circle, community=community), (put,), fleeting=by is None)


def _still_shown(circle: Circle, community: Community) -> tuple[Topic, ...]:
    """Without those that an earlier forum took up."""
    meeting = running(circle)
    now = meeting.number if meeting else None
    return tuple(topic for topic in community.topics if topic.taken in (None, now))


def take_topic_back(circle: Circle, *, by: MemberId, number: int) -> Outcome:
    """One's own, which bears one's name."""
    topic = _waiting(circle, number)
    if topic.by != by:
        raise NoSuchTopic
    return _taken_back(circle, topic)


def take_nameless_back(circle: Circle, *, word: str) -> Outcome:
    """Whoever knows the word: it was shown once, and works once."""
    digest = digest_of(word)
    topic = next((t for t in queue(_community(circle)) if t.word and t.word == digest), None)
    if topic is None:
        raise WrongWord
    return replace(_taken_back(circle, topic), fleeting=True)


def _taken_back(circle: Circle, topic: Topic) -> Outcome:
    community = _community(circle)
    left = tuple(t for t in community.topics if t.number != topic.number)
    chosen = None if community.chosen == topic.number else community.chosen
    community = replace(community, topics=left, chosen=chosen)
    return Outcome(replace(circle, community=community), (TopicTakenBack(topic.title),))


def vote(circle: Circle, *, by: MemberId, number: int) -> Outcome:
    """A dot. Pressed twice it is still one."""
    topic = _waiting(circle, number)
    if by in topic.votes:
        return Outcome(circle, (DotSet(number, by),))
    if dots_left(_community(circle), by) < 1:
        raise NoDotsLeft(MOST_DOTS)
    return Outcome(_with_topic(circle, replace(topic, votes=(*topic.votes, by))), (DotSet(number, by),))


def unvote(circle: Circle, *, by: MemberId, number: int) -> Outcome:
    topic = _waiting(circle, number)
    votes = tuple(id for id in topic.votes if id != by)
    return Outcome(_with_topic(circle, replace(topic, votes=votes)), (DotTaken(number, by),))


def next_topic(circle: Circle, *, by: MemberId, shown: int | None) -> Outcome:
    """The host takes up the next one: by dots where the step says so, else by age.

    `shown`: the topic that the card showed, 0 for none, so that two hands on one button take up one topic.
    """
    community, meeting = _leading(circle, by, Shows.TOPICS)
    _check_table(circle, meeting, shown)
    assert meeting.live is not None
    by_votes = step_at(circle, meeting, meeting.live.at).order is Order.VOTES
    following = next(iter(queue(community) if by_votes else by_age(community)), None)
    number = following.number if following else None
    topics = tuple(
        replace(t, taken=meeting.number) if t.number == number else t for t in _still_shown(circle, community)
    )
    chosen = None if number == community.chosen else community.chosen
    community = replace(community, topics=topics, table=number, chosen=chosen)
    return Outcome(replace(circle, community=community), (TopicTakenUp(number, by),))


def put_back(circle: Circle, *, by: MemberId, shown: int | None) -> Outcome:
    """The host puts what was taken up back where it waited, with its dots."""
    community, meeting = _leading(circle, by, Shows.TOPICS)
    _check_table(circle, meeting, shown)
    topic = on_the_table(circle)
    if topic is None:
        raise NoSuchTopic
    circle = _with_topic(circle, replace(topic, taken=None))
    community = replace(_community(circle), table=None)
    return Outcome(replace(circle, community=community), (TopicPutBack(topic.number, by),))


def choose_topic(circle: Circle, *, by: MemberId, number: int | None) -> Outcome:
    """What the next forum is about: it goes on waiting, before all others. `number` None: that is open again."""
    community, _ = _leading(circle, by, Shows.NEXT_TOPIC)
    if number is not None:
        _waiting(circle, number)
    community = replace(community, chosen=number)
    return Outcome(replace(circle, community=community), (TopicChosen(number, by),))


def _leading(circle: Circle, by: MemberId, shown: Shows) -> tuple[Community, Meeting]:
    """The forum whose step lays this on the table, as whoever leads it may change it."""
    community, meeting = _community(circle), running(circle)
    if meeting is None or not lays(circle, meeting, shown):
        raise NotOpen
    check_leads(meeting, by)
    return community, meeting


def _check_table(circle: Circle, meeting: Meeting, shown: int | None) -> None:
    """What the card showed is what lies there: a forum that is over has left nothing on the table."""
    now = on_the_table(circle)
    if shown is not None and shown != (now.number if now else 0):
        assert meeting.live is not None
        raise AlreadyMoved(None, meeting.live.at)


def offer_to_host(circle: Circle, *, by: MemberId, number: int | None) -> Outcome:
    living_community(circle)
    meeting = meeting_ahead(circle, number)
    if meeting.facilitator == by:
        return Outcome(circle, (HostFound(meeting.number, by),))
    if meeting.facilitator is not None:
        raise HostThere(meeting.facilitator)
    if not may_host(circle, by):
        raise ConvenerHosts
    meeting = _coming(replace(meeting, facilitator=by, promised=True, offer=None), by)
    return Outcome(with_meeting(circle, meeting), (HostFound(meeting.number, by),))


def host_no_more(circle: Circle, *, by: MemberId, number: int | None) -> Outcome:
    living_community(circle)
    meeting = meeting_ahead(circle, number)
    if meeting.facilitator == by:
        meeting = replace(meeting, facilitator=None, promised=False, offer=None)
    return Outcome(with_meeting(circle, meeting), (HostWanted(meeting.number, by),))


def _coming(meeting: Meeting, who: MemberId) -> Meeting:
    return meeting if who in meeting.coming else replace(meeting, coming=(*meeting.coming, who))


def convene(circle: Circle, *, by: MemberId) -> Outcome:
    """Only what nobody does is taken up."""
    community = living_community(circle)
    if community.convener not in (None, by):
        raise ConvenerThere(community.convener)
    if any(meeting.facilitator == by for meeting in (*ahead(circle), running(circle)) if meeting):
        raise HostConvenes
    community = replace(community, convener=by)
    return Outcome(replace(circle, community=community), (ConvenerChanged(by, by),))


def convene_no_more(circle: Circle, *, by: MemberId) -> Outcome:
    community = living_community(circle)
    if community.convener != by:
        raise NotConvener(community.convener)
    return Outcome(replace(circle, community=replace(community, convener=None)), (ConvenerChanged(by, None),))


def renew(circle: Circle, *, by: MemberId, now: datetime) -> Outcome:
    """A year more, in the rhythm that was. What was held stays, and numbers go on."""
    living_community(circle)
    if circle.rhythm is None or not circle.meetings:
        raise NoMeeting(None)
    if ahead(circle) or running(circle):
        raise TermRuns
    last = in_time_order(circle.meetings)[-1]
    after = max(last.wall, wall_time(now, circle.zone))
    first = max(m.number for m in circle.meetings) + 1
    sequence = max(m.sequence for m in circle.meetings)
    usual = next((m for m in circle.meetings if m.line == 0), last)
    forums = tuple(
        Meeting(
            number=number,
            practice=usual.practice,
            line=usual.line,
            wall=wall,
            minutes=circle.rhythm.minutes,
            changed_at=now,
            sequence=sequence,
        )
        for number, wall in enumerate(wall_times_after(circle.rhythm, after, A_TERM), first)
    )
    if not forums:  # dates that were chosen one by one come to an end
        raise NoMeeting(None)
    let_go = tuple(
        replace(m, state=MeetingState.CANCELLED) if m.state is MeetingState.LAPSED else m for m in circle.meetings
    )
    circle = replace(circle, meetings=in_numeric_order(let_go + forums), stage=Stage.RUNNING)
    return Outcome(circle, (TermRenewed(by, len(forums)),))


def _community(circle: Circle) -> Community:
    if circle.community is None:
        raise NotACommunity
    return circle.community


def living_community(circle: Circle) -> Community:
    community = _community(circle)
    if circle.stage is Stage.ENDED:
        raise Ended
    return community


def _waiting(circle: Circle, number: int) -> Topic:
    topic = topic_numbered(living_community(circle), number)
    if topic is None or topic.taken is not None:
        raise NoSuchTopic
    return topic


def _with_topic(circle: Circle, topic: Topic) -> Circle:
    community = _community(circle)
    topics = tuple(topic if t.number == topic.number else t for t in community.topics)
    return replace(circle, community=replace(community, topics=topics))
