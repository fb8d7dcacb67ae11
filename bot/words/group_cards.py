"""What each person in a pair, a three or a four is shown alone while the step runs: with whom, on what, until when."""

from bot.message import Message, Paragraph, Part, Strong
from bot.nouns.meeting import Live, Meeting
from bot.nouns.people import MemberId
from bot.rules.steps import step_at
from bot.words.step_time import step_time
from bot.words.step_words import step_title
from bot.words.voice import Voice


def group_card(voice: Voice, meeting: Meeting, live: Live, who: MemberId, group: tuple[MemberId, ...]) -> Message:
    """Whoever is named first begins: it is one thing less to settle."""
    step = step_at(voice.circle, meeting, live.at)
    others = voice.people_listed(id for id in group if id != who)
    parts: list[Part] = [voice.quiet("groups.title", title=step_title(voice, step))]
    parts.append(voice.line("groups.you_are_with", who=others))
    if step.question:
        parts.append(Paragraph((Strong(step.question.in_language(voice.language)),)))
    begins = voice.line("groups.you_begin") if group[0] == who else voice.line("groups.begins", who=voice.who(group[0]))
    parts += [begins, voice.quiet("groups.where"), step_time(voice, meeting, live)]
    return Message(tuple(parts))
