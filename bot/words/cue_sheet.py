"""The facilitator's cue sheet: what somebody who never facilitated needs now, and nothing that needs a second look.

Times stand on it as instants and countdowns: it is right at every second without being changed.
"""

from msgspec.structs import replace

from bot.grammar.practice import Mode, Role, Rule, Shows, Step, WhoSpeaks
from bot.message import Button, Heading, Message, Paragraph, Part, Style, TimeStyle
from bot.nouns.meeting import Live, Meeting
from bot.rules import rounds
from bot.rules.airtime import heading_for, last_one, over_slot, still_to_come
from bot.rules.consent import objectors, open_in, still_out
from bot.rules.library import homework_for
from bot.rules.roster import ahead, ends_at
from bot.rules.steps import all_have_spoken, is_last, step_at
from bot.words.step_time import cue_time, next_button
from bot.words.step_words import hand_over_button, step_title
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
ANSWERING = (Mode.OPEN, Mode.ABOUT)  # in which one may say something to what another has said


def cue_sheet(voice: Voice, meeting: Meeting, live: Live) -> Message:
    """Private to the facilitator of the moment: what to say now, how long, who is to come, what is next."""
    step = step_at(voice.circle, meeting, live.at)
    parts: list[Part] = [
        voice.quiet("cue.title", meeting=voice.title(meeting)),
        Heading((step_title(voice, step),)),
    ]
    host = step.guidance.get(Role.HOST) if voice.circle.community else None  # whoever facilitates a forum hosts it
    for text in (step.cue, step.guidance.get(Role.FACILITATOR), host):
        words = text.in_language(voice.language) if text else ""
        parts += [Paragraph((words,))] if words else []
    parts += [] if is_last(live) else _samples(voice, step)  # ours are for opening up, not for leaving
    parts += _on_the_table(voice, meeting)
    if not (is_last(live) and all_have_spoken(live)):  # said below, with what is to be done
        parts.append(cue_time(voice, meeting, live))
    parts += _to_come(voice, live)
    parts += _protected(voice, meeting, live)
    parts += _next(voice, meeting, live)
    parts += _homework(voice, live, step)
    return Message((*parts, *_hands(voice, meeting, live)), now=voice.say("now.cues"))


def _samples(voice: Voice, step: Step) -> list[Part]:
    """A question to borrow, of the file's or of ours; ours only where somebody may say something to it."""
    own = [text.in_language(voice.language) for text in step.samples[:MOST_SAMPLES]]
    keys = _ours(step)
    questions = own or [voice.label(key) for key in keys]
    return [voice.quiet("cue.samples"), bullets((question,) for question in questions)] if questions else []


def _ours(step: Step) -> tuple[str, ...]:
    others_listen = step.who_speaks is WhoSpeaks.PRESENTER and step.mode is not Mode.PRESENTER
    if others_listen or step.who_speaks is WhoSpeaks.NOBODY or step.mode not in BY_MODE:
        return ()
    if step.rule is Rule.NO_ADVICE and step.mode not in ANSWERING:
        return BY_MODE[step.mode]
    return BY_RULE.get(step.rule) or BY_MODE[step.mode]


def _on_the_table(voice: Voice, meeting: Meeting) -> list[Part]:
    """What is proposed and not decided yet: how many answers are out, and that nobody has to wait for them."""
    proposal = open_in(voice.circle, meeting)
    if proposal is None:
        return []
    aside = buttons(voice.button("button.set_aside", "set-aside", proposal=proposal.number))
    if objectors(voice.circle, proposal):
        return [voice.line("cue.objected", who=voice.who(proposal.by)), aside]
    return [voice.line("cue.answers_out", n=still_out(voice.circle, proposal)), aside]


def _to_come(voice: Voice, live: Live) -> list[Part]:
    """For the facilitator alone, and never as a list of those who said nothing: their turn is simply to come."""
    waiting = still_to_come(live)
    now = rounds.speaker(live.round) if live.round is not None else None
    if now is None:
        return []
    if not waiting:
        return [voice.quiet("cue.comes_last", now=voice.who(now))]
    return [voice.quiet("cue.to_come", now=voice.who(now), who=voice.people(waiting))]


def _protected(voice: Voice, meeting: Meeting, live: Live) -> list[Part]:
    last, over = last_one(meeting, live), over_slot(voice.circle, meeting, live)
    ends = heading_for(live)
    if last is None or not over or ends is None:
        return []
    slot = voice.when(ends_at(voice.circle, meeting), TimeStyle.CLOCK)
    return [voice.line("cue.over_slot", who=voice.who(last), ends=voice.when(ends, TimeStyle.CLOCK), slot=slot)]


def _next(voice: Voice, meeting: Meeting, live: Live) -> list[Part]:
    if is_last(live):
        now = voice.line("cue.thanks") if all_have_spoken(live) else voice.quiet("cue.last")
        return [now, *_next_time(voice)]
    following = step_at(voice.circle, meeting, live.at + 1)
    presenter = live.steps[live.at + 1].presenter
    if presenter is not None and presenter != live.steps[live.at].presenter:
        return [voice.quiet("cue.next_seat", title=step_title(voice, following), who=voice.who(presenter))]
    return [voice.quiet("cue.next", title=step_title(voice, following))]


def _next_time(voice: Voice) -> list[Part]:
    """To say before people part: when they meet again, and who facilitates then."""
    following = next(iter(ahead(voice.circle)), None)
    if following is None:
        return []
    when, who = voice.meeting_time(following), voice.who(following.facilitator)
    return [voice.quiet("cue.next_time", title=voice.title(following), when=when, who=who)]


def _homework(voice: Voice, live: Live, step: Step) -> list[Part]:
    """At the end, and where there is any: to be shown to everyone."""
    following = next(iter(ahead(voice.circle)), None)
    if step.shows is not Shows.HOMEWORK or live.at + 1 < len(live.steps) or following is None:
        return []
    row = buttons(voice.button("button.show_homework", "show-homework"))
    return [row] if homework_for(voice.circle, following) else []


def _hands(voice: Voice, meeting: Meeting, live: Live) -> list[Part]:
    row = [
        next_button(voice, meeting, live, Style.FIRST),
        hand_over_button(voice, meeting),
    ]
    if not is_last(live):  # going on from there closes it, and asks first where somebody would be left out
        row.append(_close(voice, live))
    return [*_waited_for(voice, meeting, live), buttons(*row)]


def _waited_for(voice: Voice, meeting: Meeting, live: Live) -> list[Part]:
    """For a turn that nobody takes: it comes later, and when it has come again it is let go. Not one's own turn."""
    speaking = rounds.speaker(live.round) if live.round is not None else None
    if live.round is None or speaking in (None, meeting.facilitator) or live.silence_until is not None:
        return []
    label = "button.let_turn_go" if rounds.asked_again(live.round) else "button.come_back"
    return [buttons(voice.button(label, "come-back", meeting=meeting.number, step=live.at, turn=speaking or ""))]


def _close(voice: Voice, live: Live) -> Button:
    """In the middle. Whoever closes a round that runs learns before it how many have not spoken."""
    waiting = len(rounds.to_come(live.round)) if live.round is not None else 0
    close = voice.button("button.close", "close", Style.CAREFUL, "close.confirm")
    return replace(close, confirm=voice.label("close.confirm_round", n=waiting)) if waiting else close
