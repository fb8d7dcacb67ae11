"""The facilitator's cue sheet: what somebody who never facilitated needs now, and nothing that needs a second look.

Times stand on it as instants and countdowns: it is right at every second without being changed.
"""

from bot.grammar.practice import Mode, Role, Rule, Step
from bot.message import Heading, Message, Paragraph, Part, Style, TimeStyle
from bot.nouns.meeting import Live, Meeting
from bot.rules import rounds
from bot.rules.airtime import heading_for, last_one, over_slot, still_to_come
from bot.rules.roster import ends_at
from bot.rules.steps import step_at, step_ends_at, step_length
from bot.words.step_words import step_title
from bot.words.voice import Voice, bullets, buttons

MOST_SAMPLES = 2
BY_RULE = {
    Rule.NO_ADVICE: ("sample.no_advice.1", "sample.no_advice.2"),
    Rule.QUESTIONS_ONLY: ("sample.questions_only.1", "sample.questions_only.2"),
    Rule.ONLY_ANSWERS: ("sample.questions_only.1", "sample.only_answers.1"),
    Rule.FEELING_AND_SENTENCE: ("sample.feeling.1", "sample.feeling.2"),
    Rule.SPEAK_AS_I: ("sample.as_i.1", "sample.as_i.2"),
}
BY_MODE = {
    Mode.PRESENTER: ("sample.presenter.1", "sample.presenter.2"),
    Mode.ROUND: ("sample.round.1", "sample.round.2"),
    Mode.OPEN: ("sample.open.1", "sample.open.2"),
    Mode.PAIRS: ("sample.groups.1", "sample.groups.2"),
    Mode.THREES: ("sample.groups.1", "sample.groups.2"),
    Mode.FOURS: ("sample.groups.1", "sample.groups.2"),
    Mode.ABOUT: ("sample.about.1", "sample.about.2"),
    Mode.DECIDE: ("sample.decide.1", "sample.decide.2"),
}  # nobody is asked anything while all are silent or write


def cue_sheet(voice: Voice, meeting: Meeting, live: Live) -> Message:
    """Private to the facilitator of the moment: what to say now, how long, who is to come, what is next."""
    step = step_at(voice.circle, meeting, live.at)
    parts: list[Part] = [
        voice.quiet("cue.title", meeting=voice.title(meeting)),
        Heading((step_title(voice, step),)),
    ]
    for text in (step.cue, step.guidance.get(Role.FACILITATOR)):
        words = text.in_language(voice.language) if text else ""
        parts += [Paragraph((words,))] if words else []
    parts += _samples(voice, step)
    parts.append(_time(voice, live))
    parts += _to_come(voice, live)
    parts += _protected(voice, meeting, live)
    parts.append(_next(voice, meeting, live))
    return Message((*parts, *_hands(voice, meeting, live)))


def _samples(voice: Voice, step: Step) -> list[Part]:
    own = [text.in_language(voice.language) for text in step.samples[:MOST_SAMPLES]]
    keys = BY_RULE.get(step.rule) or BY_MODE.get(step.mode) or ()
    questions = own or [voice.label(key) for key in keys]
    return [voice.quiet("cue.samples"), bullets((question,) for question in questions)] if questions else []


def _time(voice: Voice, live: Live) -> Part:
    minutes = max(1, round(step_length(live) / 60))
    ends = step_ends_at(live)
    if ends is None:
        return voice.quiet("cue.paused", n=max(0, round((live.seconds_left or 0) / 60)))
    clock, left = voice.when(ends, TimeStyle.CLOCK), voice.when(ends, TimeStyle.COUNTDOWN)
    return voice.quiet("cue.minutes", n=minutes, when=clock, left=left)


def _to_come(voice: Voice, live: Live) -> list[Part]:
    """For the facilitator alone, and never as a list of those who said nothing: their turn is simply to come."""
    waiting = still_to_come(live)
    if live.round is None or not waiting:
        return []
    return [voice.quiet("cue.to_come", now=voice.who(rounds.speaker(live.round)), who=voice.people(waiting))]


def _protected(voice: Voice, meeting: Meeting, live: Live) -> list[Part]:
    last, over = last_one(meeting, live), over_slot(voice.circle, meeting, live)
    ends = heading_for(live)
    if last is None or not over or ends is None:
        return []
    slot = voice.when(ends_at(voice.circle, meeting), TimeStyle.CLOCK)
    return [voice.line("cue.over_slot", who=voice.who(last), ends=voice.when(ends, TimeStyle.CLOCK), slot=slot)]


def _next(voice: Voice, meeting: Meeting, live: Live) -> Part:
    if live.at + 1 == len(live.steps):
        return voice.quiet("cue.last")
    following = step_at(voice.circle, meeting, live.at + 1)
    presenter = live.steps[live.at + 1].presenter
    if presenter is not None and presenter != live.steps[live.at].presenter:
        return voice.quiet("cue.next_seat", title=step_title(voice, following), who=voice.who(presenter))
    return voice.quiet("cue.next", title=step_title(voice, following))


def _hands(voice: Voice, meeting: Meeting, live: Live) -> list[Part]:
    parts: list[Part] = []
    waited_for = rounds.speaker(live.round) if live.round is not None else None
    if waited_for is not None:
        back = voice.button("button.come_back", "come-back", meeting=meeting.number, step=live.at, turn=waited_for)
        parts.append(buttons(back))
    parts.append(
        buttons(
            voice.button("button.next", "next", Style.FIRST, meeting=meeting.number, step=live.at),
            voice.button("button.hand_over", "hand-over", meeting=meeting.number),
            voice.button("button.close", "close", Style.CAREFUL, "close.confirm"),
        )
    )
    return parts
