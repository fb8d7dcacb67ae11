"""From what was given to a community's moves and screens."""

from bot.arguments import Given
from bot.happenings.outcome import Outcome
from bot.message import Message
from bot.moves import callings, forum, harvest, preferences, shelf
from bot.nouns.circle import Circle
from bot.nouns.people import Member
from bot.refusals.community import NoSuchTopic, NotConvener
from bot.refusals.typed import Unreadable
from bot.rules.forum import topic_numbered
from bot.rules.shelf import tags_in
from bot.words.views.community import counts_view
from bot.words.views.forum import topics_view
from bot.words.views.shelf import shelf_view
from bot.words.voice import Voice


def _topic(given: Given) -> int:
    number = given.number("topic")
    if number is None:
        raise NoSuchTopic
    return number


def show_topics(voice: Voice, someone: Member, given: Given) -> Message:
    return topics_view(voice, someone, given.number("from") or 0)


def put_topic(circle: Circle, given: Given) -> Outcome:
    return forum.put_topic(circle, by=given.by, title=given.text("title"), more=given.maybe("more") or "")


def put_nameless(circle: Circle, given: Given) -> Outcome:
    """Who gave this is dropped here: from now on nothing knows."""
    title, more = given.text("title"), given.maybe("more") or ""
    return forum.put_topic(circle, by=None, title=title, more=more, word=given.new_id)


def take_back(circle: Circle, given: Given) -> Outcome:
    return forum.take_topic_back(circle, by=given.by, number=_topic(given))


def take_back_by_word(circle: Circle, given: Given) -> Outcome:
    return forum.take_nameless_back(circle, word=given.text("word"))


def vote(circle: Circle, given: Given) -> Outcome:
    return forum.vote(circle, by=given.by, number=_topic(given))


def unvote(circle: Circle, given: Given) -> Outcome:
    return forum.unvote(circle, by=given.by, number=_topic(given))


def next_topic(circle: Circle, given: Given) -> Outcome:
    return forum.next_topic(circle, by=given.by, shown=given.number("topic"))


def put_topic_back(circle: Circle, given: Given) -> Outcome:
    return forum.put_back(circle, by=given.by, shown=given.number("topic"))


def choose_topic(circle: Circle, given: Given) -> Outcome:
    return forum.choose_topic(circle, by=given.by, number=given.number("topic"))


def add_line(circle: Circle, given: Given) -> Outcome:
    """Who gave this is dropped here."""
    return harvest.add_line(circle, line=given.text("line"), number=given.number("meeting"))


def show_harvest(circle: Circle, given: Given) -> Outcome:
    return harvest.show_harvest(circle, by=given.by, number=given.number("meeting"))


def show_shelf(voice: Voice, someone: Member, given: Given) -> Message:
    return shelf_view(voice, someone, given.maybe("find") or "")


def shelve(circle: Circle, given: Given) -> Outcome:
    chosen = given.maybe("named") or "no"
    if chosen not in ("yes", "no"):
        raise Unreadable("named", chosen, "choice")
    return shelf.shelve(
        circle,
        by=given.by,
        title=given.text("title"),
        where=given.text("found_at"),
        tags=tags_in(given.maybe("tags") or ""),
        named=chosen == "yes",
    )


def unshelve(circle: Circle, given: Given) -> Outcome:
    return shelf.unshelve(circle, by=given.by, number=given.number("thing"))


def call_circle(circle: Circle, given: Given) -> Outcome:
    """On what was typed, or on a topic."""
    topic = topic_numbered(circle.community, given.number("topic")) if circle.community else None
    theme = topic.title[: preferences.LONGEST_NAME] if topic and not given.maybe("theme") else given.text("theme")
    return callings.call_circle(circle, by=given.by, title=theme)


def opt_in(circle: Circle, given: Given) -> Outcome:
    return callings.opt_in(circle, by=given.by, number=given.number("calling"))


def opt_out(circle: Circle, given: Given) -> Outcome:
    return callings.opt_out(circle, by=given.by, number=given.number("calling"))


def show_counts(voice: Voice, someone: Member, _: Given) -> Message:
    """For the convener, who sees numbers and nobody."""
    community = voice.circle.community
    if community is None or community.convener != someone.id:
        raise NotConvener(community.convener if community else None)
    return counts_view(voice)
