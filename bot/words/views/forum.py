"""The forum on one screen: when, what about, who does what; and its topics, a page at a time."""

from bot.message import Button, Heading, Message, Paragraph, Part, Strong, Style, Text, Words
from bot.nouns.community import Community, Topic
from bot.nouns.meeting import Meeting
from bot.nouns.people import Member, MemberId
from bot.rules.forum import A_FEW, dots_left, may_sit_down, queue, topic_of
from bot.rules.library import seats_of
from bot.rules.roster import member, next_meeting
from bot.rules.tasks import tasks_of, who_does
from bot.words.phrases import joined
from bot.words.step_words import cut_label, task_in_a_line
from bot.words.voice import Voice, buttons, facts

MOST_ON_SCREEN = 3  # topics of the forum's own screen
A_PAGE = 6
A_ROW = 5  # buttons


def forum_view(voice: Voice, someone: Member) -> Message:
    community = voice.circle.community
    if community is None:
        return voice.message("forum.none", buttons(voice.button("button.circle", "circle")))
    parts: list[Part] = [Heading((voice.name(),))]
    meeting = next_meeting(voice.circle)
    parts += _next_forum(voice, someone, meeting) if meeting else _no_forum(voice)
    parts += _topics(voice, someone, community)
    return Message((*parts, buttons(*_around(voice, community)), *_convening(voice, someone, community)))


def _around(voice: Voice, community: Community) -> list[Button]:
    """What there is beside the forum: what was learned, and the two ways to a small circle."""
    row = [
        voice.button("button.shelf", "shelf"),
        voice.button("button.ask_around", "call"),
        voice.button("button.seek_one", "seeking"),
    ]
    if community.harvests:
        row.append(voice.button("button.harvest", "harvest"))
    return row


def _convening(voice: Voice, someone: Member, community: Community) -> list[Part]:
    if community.convener is None:
        return [buttons(voice.button("button.convene", "convene"))]
    if community.convener != someone.id:
        return []
    less = voice.button("button.no_convene", "no-convene", Style.CAREFUL, "no-convene.confirm")
    return [buttons(voice.button("button.counts", "counts"), less)]


def _next_forum(voice: Voice, someone: Member, meeting: Meeting) -> list[Part]:
    community = voice.circle.community
    assert community is not None
    return [
        voice.line("forum.next", title=voice.title(meeting), when=voice.meeting_time(meeting)),
        facts(
            (voice.label("forum.host"), voice.who(meeting.facilitator)),
            (voice.label("forum.convener"), voice.who(community.convener)),
            *about(voice, meeting),
            *teller_row(voice, meeting),
            (voice.label("forum.coming"), crowd(voice, len(meeting.coming))),
            *_tasks(voice, meeting),
        ),
        buttons(*_my_part(voice, someone.id, meeting)),
        *to_tell(voice, meeting),
        *task_buttons(voice, meeting, someone.id),
    ]


def _my_part(voice: Voice, me: MemberId, meeting: Meeting) -> list[Button]:
    community, number = voice.circle.community, meeting.number
    row = [
        voice.button("button.not_coming", "cant", meeting=number)
        if me in meeting.coming
        else voice.button("button.coming", "coming", Style.FIRST, meeting=number)
    ]
    if meeting.facilitator == me:
        row.append(voice.button("button.no_host", "no-host", meeting=number))
    elif meeting.facilitator is None and community is not None and community.convener != me:
        row.append(voice.button("button.host", "host", meeting=number))
    return [*row, voice.button("button.agenda", "meeting", meeting=number)]


def _no_forum(voice: Voice) -> list[Part]:
    """Nothing is ahead: at the end of a year somebody says whether it goes on."""
    if not voice.circle.meetings:
        return [voice.line("forum.not_planned"), buttons(voice.button("button.plan", "plan", Style.FIRST))]
    again = voice.button("button.renew", "renew", Style.FIRST)
    return [
        voice.line("forum.term_over"),
        buttons(again, voice.button("button.end", "end", Style.CAREFUL)),
    ]


def _tasks(voice: Voice, meeting: Meeting) -> list[tuple[str, Text]]:
    line = tasks_line(voice, meeting)
    return [(voice.label("forum.tasks"), line)] if line else []


def tasks_line(voice: Voice, meeting: Meeting) -> Text:
    """Each small task, and who does it or that it is free."""
    told: list[Text] = []
    for name in tasks_of(voice.circle, meeting):
        who = who_does(meeting, name)
        told.append(
            (task_in_a_line(voice, meeting, name), " — ", *(voice.who(who) if who else voice.say("tasks.free")))
        )
    return joined(told, " · ")


def task_buttons(voice: Voice, meeting: Meeting, me: MemberId | None) -> list[Part]:
    """The free ones to take; `me`: and mine to give back."""
    row: list[Button] = []
    for name in tasks_of(voice.circle, meeting):
        who = who_does(meeting, name)
        if who is None or who == me:
            title = cut_label(task_in_a_line(voice, meeting, name))
            key, command = ("button.take_task", "take-task") if who is None else ("button.give_back", "release-task")
            given = (("task", name), ("meeting", str(meeting.number)))
            row.append(Button(voice.label(key, task=title), command, voice.circle.id, given))
    return [buttons(*row[at : at + A_ROW]) for at in range(0, len(row), A_ROW)]


def _topics(voice: Voice, someone: Member, community: Community) -> list[Part]:
    waiting = queue(community)
    parts: list[Part] = [voice.heading("forum.topics", count=len(waiting))]
    if not waiting:
        parts.append(voice.line("topics.none"))
    for topic in waiting[:MOST_ON_SCREEN]:
        parts += [Paragraph(topic_line(voice, topic)), buttons(*_hands(voice, topic, someone.id))]
    row = list(putting(voice))
    if len(waiting) > MOST_ON_SCREEN or any(topic.more for topic in waiting):
        row.append(voice.button("button.topics", "topics"))
    if any(topic.word for topic in waiting):
        row.append(voice.button("button.by_word", "by-word"))
    return [*parts, voice.quiet("topics.dots", n=dots_left(community, someone.id)), buttons(*row)]


def putting(voice: Voice) -> tuple[Button, ...]:
    """The two ways of putting a topic."""
    return voice.button("button.topic", "topic"), voice.button("button.nameless", "nameless")


def topic_line(voice: Voice, topic: Topic) -> Text:
    """Its dots, its words, and whose it is, if it bears a name."""
    line: Text = (Strong(f"{len(topic.votes)} ● "), Words(topic.title))
    return (*line, " — ", *voice.who(topic.by)) if member(voice.circle, topic.by) else line


def _hands(voice: Voice, topic: Topic, me: MemberId) -> list[Button]:
    row = [
        voice.button("button.unvote", "unvote", topic=topic.number)
        if me in topic.votes
        else voice.button("button.vote", "vote", topic=topic.number),
        voice.button("button.call", "call", topic=topic.number),
    ]
    if topic.by == me:
        row.append(voice.button("button.take_back", "take-back", topic=topic.number))
    return row


def topics_view(voice: Voice, someone: Member, start: int) -> Message:
    """All that waits, `A_PAGE` at a time, with what was written beside the title."""
    community = voice.circle.community
    if community is None:
        return forum_view(voice, someone)
    waiting = queue(community)
    start = start if start < len(waiting) else 0
    parts: list[Part] = [voice.heading("forum.topics", count=len(waiting))]
    for topic in waiting[start : start + A_PAGE]:
        parts.append(Paragraph(topic_line(voice, topic)))
        if topic.more:
            parts.append(Paragraph((Words(topic.more),)))
        parts.append(buttons(*_hands(voice, topic, someone.id)))
    row = list(putting(voice))
    if len(waiting) > start + A_PAGE:
        given = (("from", str(start + A_PAGE)),)
        more = voice.label("button.more_topics", count=len(waiting) - start - A_PAGE)
        row.append(Button(more, "topics", voice.circle.id, given))
    known = voice.quiet("topics.dots", n=dots_left(community, someone.id)), voice.quiet("topics.nameless")
    return Message((*parts, *known, buttons(*row, voice.button("button.by_word", "by-word"))))


def about(voice: Voice, meeting: Meeting) -> list[tuple[str, Text]]:
    """The topic that was chosen for this forum."""
    topic = topic_of(voice.circle, meeting)
    return [(voice.label("forum.about"), (Words(topic.title),))] if topic else []


def teller_row(voice: Voice, meeting: Meeting) -> list[tuple[str, Text]]:
    if seats_of(voice.circle, meeting, len(voice.circle.members)) == 0:
        return []
    return [(voice.label("forum.teller"), voice.people(meeting.presenters))]


def to_tell(voice: Voice, meeting: Meeting) -> list[Part]:
    """While the seat is nobody's, anyone may take it."""
    free = may_sit_down(voice.circle, meeting)
    return [buttons(voice.button("button.tell", "present", meeting=meeting.number))] if free else []


def so_many(voice: Voice, count: int) -> Text:
    """Of what is no person: as it is."""
    return (str(count),) if count else voice.say("counts.none")


def crowd(voice: Voice, count: int) -> Text:
    """How many, where a small number would point at people."""
    if count == 0:
        return voice.say("crowd.none")
    return voice.say("crowd.few") if count < A_FEW else (str(count),)
