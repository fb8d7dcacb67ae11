"""What the room is shown of a forum: who has come, what is talked about now, and what waits."""

from bot.grammar.practice import Mode, Shows, Step
from bot.message import Button, Heading, Message, Paragraph, Part, Strong, Style, Text, Words
from bot.nouns.community import Calling, Topic
from bot.nouns.meeting import Meeting
from bot.rules.forum import all_lines, chosen_topic, harvest_of, on_the_table, queue
from bot.rules.roster import member, next_meeting
from bot.words.beside import where_row
from bot.words.phrases import joined
from bot.words.step_words import task_in_a_line
from bot.words.views.forum import (
    about,
    crowd,
    putting,
    so_many,
    task_buttons,
    tasks_line,
    teller_row,
    to_tell,
    topic_line,
)
from bot.words.voice import Voice, bullets, buttons, facts

MOST_SHOWN = 5  # topics on a card; as many buttons stand in a row


def forum_gathering_card(voice: Voice, meeting: Meeting) -> Message:
    """Anyone in the room may come in; what there is to do is small, and free to take."""
    community, number = voice.circle.community, meeting.number
    assert community is not None
    tasks = tasks_line(voice, meeting)
    row = [
        voice.button("button.here", "here", Style.FIRST, meeting=number),
        voice.button("button.open", "open", meeting=number),
        voice.button("button.forum", "forum"),
    ]
    if voice.circle.open_door:
        row.append(voice.button("button.join", "join"))
    if meeting.facilitator is None:
        row.append(voice.button("button.host", "take", meeting=number))
    return Message(
        (
            Heading((voice.title(meeting),)),
            voice.line("gathering.begins", when=voice.meeting_time(meeting)),
            facts(
                *where_row(voice),
                (voice.label("forum.host"), voice.who(meeting.facilitator, ping=True)),
                (voice.label("forum.convener"), voice.who(community.convener)),
                (voice.label("gathering.here"), voice.people(meeting.here)),
                *about(voice, meeting),
                *teller_row(voice, meeting),
                (voice.label("forum.topics_waiting"), so_many(voice, len(queue(community)))),
                *([(voice.label("forum.tasks"), tasks)] if tasks else []),
            ),
            buttons(*row),
            *to_tell(voice, meeting),
            *task_buttons(voice, meeting, None),
            voice.quiet("gathering.forum_how"),
        )
    )


def on_the_forums_table(voice: Voice, meeting: Meeting, step: Step) -> list[Part]:
    """What a community has in place of a circle's things, or nothing."""
    if voice.circle.community is None:
        return []
    match step.shows:
        case Shows.TOPICS:
            return _topics(voice)
        case Shows.NEXT_TOPIC:
            return _next_topic(voice)
        case Shows.HARVEST:
            return _harvest(voice, meeting)
        case Shows.WHAT_NEXT:
            return [buttons(voice.button("button.call", "call", Style.FIRST))]
        case _:
            return _story(voice, meeting) if step.mode is Mode.PRESENTER else []


def _story(voice: Voice, meeting: Meeting) -> list[Part]:
    """What it is about, where that was chosen; and the seat, while nobody has it."""
    topic = on_the_table(voice.circle)
    told: list[Part] = [voice.line("topics.now", topic=Words(topic.title))] if topic else []
    return [*told, *to_tell(voice, meeting)]


def _topics(voice: Voice) -> list[Part]:
    """What is talked about, what comes next, and a dot for each: pressed in the room, told to nobody."""
    community = voice.circle.community
    assert community is not None
    now, waiting = on_the_table(voice.circle), queue(community)
    parts: list[Part] = []
    lead = [voice.button("button.next_topic", "next-topic", topic=now.number if now else 0)] if waiting else []
    if now is not None:
        parts.append(voice.line("topics.now", topic=Words(now.title)))
        if now.more:
            parts.append(Paragraph((Words(now.more),)))
        lead.append(voice.button("button.put_back", "put-topic-back", topic=now.number))
    asking = voice.button("button.question", "topic"), voice.button("button.question_nameless", "nameless")
    return [*parts, *_waiting(voice, waiting), buttons(*lead, *asking)]


def _next_topic(voice: Voice) -> list[Part]:
    """What we talk about next time: the one with most dots, as whoever hosts reads it out. Nothing is taken up."""
    community = voice.circle.community
    assert community is not None
    chosen, waiting = chosen_topic(community), queue(community)
    parts = [voice.line("topics.next_time", topic=Words(chosen.title))] if chosen else []
    row = list(putting(voice))
    if chosen is not None:
        row.insert(0, voice.button("button.not_this_one", "choose-topic"))
    elif waiting:
        row.insert(0, voice.button("button.this_one", "choose-topic", Style.FIRST, topic=waiting[0].number))
    return [*parts, *_waiting(voice, waiting), buttons(*row)]


def _waiting(voice: Voice, waiting: list[Topic]) -> list[Part]:
    if not waiting:
        return []
    parts: list[Part] = [_numbered(voice, waiting[:MOST_SHOWN]), buttons(*_dots(voice, waiting))]
    if len(waiting) > MOST_SHOWN:
        parts.append(voice.quiet("topics.and_more", n=len(waiting) - MOST_SHOWN))
    return parts


def _dots(voice: Voice, waiting: list[Topic]) -> list[Button]:
    return [
        Button(f"● {at}", "vote", voice.circle.id, (("topic", str(topic.number)),))
        for at, topic in enumerate(waiting[:MOST_SHOWN], 1)
    ]


def _harvest(voice: Voice, meeting: Meeting) -> list[Part]:
    """How many lines there are; what they say, once they are shown together."""
    community, number = voice.circle.community, meeting.number
    assert community is not None
    harvest = harvest_of(community, meeting)
    row = [voice.button("button.line", "line", Style.FIRST, meeting=number), voice.button("button.shelve", "shelve")]
    waiting = harvest.late if harvest.shown else harvest.lines
    together = [voice.button("button.show_harvest", "show-harvest", meeting=number)] if waiting else []
    if not harvest.shown:
        return [_so_many_lines(voice, len(waiting)), buttons(*row, *together)]
    more: list[Part] = [voice.quiet("harvest.late", n=len(waiting))] if waiting else []
    return [*_lines(harvest.lines), *more, buttons(*row, *together)]


def _so_many_lines(voice: Voice, count: int) -> Part:
    return voice.line("harvest.lines", n=count) if count else voice.line("harvest.no_line")


def _lines(lines: tuple[str, ...]) -> list[Part]:
    return [bullets((Words(line),) for line in lines)] if lines else []


def harvest_after(voice: Voice, meeting: Meeting, step: Step) -> list[Part]:
    """All lines, without names, once the step that brought them is over."""
    community = voice.circle.community
    if community is None or step.shows is not Shows.HARVEST:
        return []
    return _lines(all_lines(harvest_of(community, meeting)))


def calling_card(voice: Voice, calling: Calling) -> Message:
    """Who would like it is told to nobody: a number, and a small one is a few."""
    number = calling.number
    return Message(
        (
            voice.line("calling.asks", theme=Words(calling.title)),
            voice.quiet("calling.count", people=crowd(voice, len(calling.opted))),
            buttons(
                voice.button("button.opt_in", "opt-in", Style.FIRST, calling=number),
                voice.button("button.opt_out", "opt-out", calling=number),
            ),
        )
    )


def day_before_topics(voice: Voice, tomorrow: Meeting) -> list[Part]:
    """What may be talked about tomorrow, and where one says what one would like."""
    community = voice.circle.community
    if community is None:
        return []
    row = [voice.button("button.forum", "forum", Style.FIRST), *host_wanted(voice, tomorrow)]
    if voice.circle.open_door:
        row.append(voice.button("button.join", "join"))
    first = queue(community)[:MOST_SHOWN]
    told: list[Part] = [voice.line("day_before.topics"), _numbered(voice, first)] if first else []
    return [*told, buttons(*row), *to_tell(voice, tomorrow)]


def host_wanted(voice: Voice, meeting: Meeting | None) -> list[Button]:
    """A call for a host, while nobody is one."""
    wanted = voice.circle.community is not None and meeting is not None and meeting.facilitator is None
    return [voice.button("button.host", "host", meeting=meeting.number)] if meeting is not None and wanted else []


def forum_closing(voice: Voice, over: Meeting) -> list[Part]:
    """When the next one is and what about, thanks to those who helped, and what one may do until then."""
    community, following = voice.circle.community, next_meeting(voice.circle)
    assert community is not None
    did = (*((id, "thanks.teller") for id in over.presenters), (over.facilitator, "thanks.host"))
    helped: list[Text] = [
        (*voice.who(id), " (", voice.label(key), ")") for id, key in did if member(voice.circle, id) is not None
    ]
    helped += [(*voice.who(task.member), " (", task_in_a_line(voice, over, task.name), ")") for task in over.tasks]
    parts: list[Part] = [voice.line("closed.thanks", people=joined(helped))] if helped else []
    if following is not None:
        when = (voice.title(following), " · ", voice.meeting_time(following))
        host = (voice.label("forum.host"), voice.who(following.facilitator))
        parts.append(facts((voice.label("closed.next"), when), *about(voice, following), host))
    row = [voice.button("button.topic", "topic"), voice.button("button.forum", "forum"), *host_wanted(voice, following)]
    if harvest_of(community, over).lines:
        row.append(voice.button("button.harvest", "harvest"))
    return [*parts, buttons(*row)]


def _numbered(voice: Voice, topics: list[Topic]) -> Part:
    return bullets((Strong(f"{at}"), " · ", *topic_line(voice, topic)) for at, topic in enumerate(topics, 1))


def year_over(voice: Voice, key: str = "forum.year_over") -> list[Part]:
    """A term ends by being asked about, never by silence."""
    return [
        voice.line(key),
        buttons(
            voice.button("button.renew", "renew", Style.FIRST),
            voice.button("button.rest", "rest"),
            voice.button("button.end", "end", Style.CAREFUL),
        ),
    ]
