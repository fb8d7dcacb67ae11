"""The words of one step, wherever it is shown: who speaks and who listens, its rule, its roles, its title."""

from collections.abc import Sequence

from bot.grammar.practice import InLanguages, Keep, Mode, Reveal, Role, Rule, Step, WhoSpeaks
from bot.message import Button, Paragraph, Part, Quiet, Strong, Text, Words
from bot.nouns.circle import Circle
from bot.nouns.meeting import Live, Meeting, TurnState, Wish
from bot.nouns.people import MemberId
from bot.rules import rounds
from bot.rules.roster import member, running
from bot.rules.rota import last_presenters
from bot.rules.steps import is_about_presenter, is_everyones, step_at
from bot.rules.tasks import title_of
from bot.rules.writing import takes_words, who_is_ready, writers
from bot.words.phrases import joined
from bot.words.voice import Voice, bullets

LABEL = 40  # characters of a task on a button

RULES = {
    Rule.NO_ADVICE: "rule.no_advice",
    Rule.QUESTIONS_ONLY: "rule.questions_only",
    Rule.ONLY_ANSWERS: "rule.only_answers",
    Rule.FEELING_AND_SENTENCE: "rule.feeling_and_sentence",
    Rule.SPEAK_AS_I: "rule.speak_as_i",
}
MODES = {
    Mode.OPEN: "mode.open",
    Mode.SILENT: "mode.silent",
    Mode.DECIDE: "mode.decide",
    Mode.ROUND: "mode.ready",
    Mode.WRITE: "mode.write",
}
WISHES = {
    Wish.WARMTH: "wish.warmth",
    Wish.LISTENING: "wish.listening",
    Wish.QUESTIONS: "wish.questions",
    Wish.IDEAS: "wish.ideas",
    Wish.CHALLENGE: "wish.challenge",
}
ROLES = {
    Role.TIMEKEEPER: "role.timekeeper",
    Role.GUARDIAN: "role.guardian",
    Role.SCRIBE: "role.scribe",
    Role.HOST: "role.host",
    Role.CONVENER: "role.convener",
}


def step_title(voice: Voice, step: Step) -> str:
    """A step that a newer file no longer has is simply a conversation."""
    return step.title.in_language(voice.language) or voice.label("step.conversation")


def task_title(voice: Voice, meeting: Meeting, name: str) -> str:
    found = title_of(voice.circle, meeting, name)
    if isinstance(found, InLanguages):
        return found.in_language(voice.language)
    return voice.label(ROLES[found]) if found in ROLES else "—"


def task_in_a_line(voice: Voice, meeting: Meeting, name: str) -> str:
    """Among others: a role begins as small as the tasks that the practice names."""
    title = task_title(voice, meeting, name)
    return title[:1].lower() + title[1:]


def hand_over_button(voice: Voice, meeting: Meeting) -> Button:
    """In a circle to whoever stands by; in a community whoever hosts says to whom."""
    command = "hand-over" if voice.circle.community is None else "hand-to"
    return voice.button("button.hand_over", command, meeting=meeting.number)


def cut_label(text: str) -> str:
    return text if len(text) <= LABEL else text[: LABEL - 1] + "…"


def roles_line(voice: Voice, meeting: Meeting) -> list[Part]:
    """Those who watch over all of it."""
    watching = [t for t in meeting.tasks if t.name in (Role.TIMEKEEPER, Role.GUARDIAN) and t.member in meeting.here]
    line = [voice.fact(task_title(voice, meeting, task.name), voice.who(task.member)) for task in watching]
    return [Quiet(joined(line, "  ·  "))] if line else []


def whose_it_is(voice: Voice, live: Live, step: Step) -> list[Part]:
    """In a part that is somebody's, their name, where the step itself does not say it: in a silence, or among all."""
    presenter = live.steps[live.at].presenter
    if presenter is None or is_everyones(step) or is_about_presenter(step):
        return []
    return [voice.quiet("seat.whose", who=voice.who(presenter))]


def how_to_be_met(voice: Voice, live: Live, step: Step) -> list[Part]:
    """While a presenter has the seat: what they chose in private, in words, for everyone to go by."""
    presenter = live.steps[live.at].presenter
    wishes = next((each.wishes for each in live.wishes if each.presenter == presenter), ())
    if not wishes or is_everyones(step) or step.mode is Mode.WRITE:
        return []
    return [voice.line("wish.shown", who=voice.who(presenter), wishes=wishes_named(voice, wishes))]


def wishes_named(voice: Voice, wishes: Sequence[Wish]) -> str:
    """As they stand in a sentence."""
    named = ", ".join(voice.label(WISHES[wish]) for wish in wishes)
    return named.lower()


def who_speaks(voice: Voice, meeting: Meeting, live: Live, step: Step) -> list[Part]:
    """Always in words: who may speak, and who listens."""
    presenter = live.steps[live.at].presenter
    if live.silence_until is not None:
        return []  # nobody does
    if live.round is not None:
        return _round(voice, live)
    if live.groups:
        return [voice.line("mode.groups"), bullets(voice.people(group) for group in live.groups)]
    if step.mode is Mode.WRITE:
        return _writing(voice, meeting, live, step)
    if step.who_speaks is WhoSpeaks.LAST_PRESENTER:
        return [_last_presenter(voice, meeting)]
    if presenter is not None and (step.mode is Mode.ABOUT or step.who_speaks is WhoSpeaks.OTHERS):
        return [voice.line("mode.about", who=voice.who(presenter))]
    if step.mode is Mode.PRESENTER or (step.who_speaks is WhoSpeaks.PRESENTER and presenter is not None):
        return [_presents(voice, presenter)]
    if presenter is not None and step.who_speaks is WhoSpeaks.PRESENTER_LAST:
        return [voice.line("mode.presenter_last", who=voice.who(presenter))]
    if step.who_speaks is WhoSpeaks.NOBODY:
        return [voice.line("mode.silent")]
    return [voice.line(MODES.get(step.mode, "mode.open"))]


def _presents(voice: Voice, presenter: MemberId | None) -> Part:
    """At a forum the seat may be nobody's yet."""
    return voice.line("mode.presenter", who=voice.who(presenter)) if presenter else voice.line("mode.nobody_tells")


def _round(voice: Voice, live: Live) -> list[Part]:
    assert live.round is not None
    speaker = rounds.speaker(live.round)
    parts: list[Part] = [Paragraph(turns_line(voice, live))]
    if speaker is not None:
        again = rounds.asked_again(live.round)
        parts.append(voice.line("turn.again" if again else "turn.yours", who=voice.who(speaker)))
        parts.append(voice.quiet("turn.others"))
    return parts


def in_a_line(voice: Voice, live: Live, step: Step) -> Text:
    """What goes on, where there is room for no more: the step, and whose turn it is."""
    title = step_title(voice, step)
    speaker = rounds.speaker(live.round) if live.round is not None and live.silence_until is None else None
    return voice.say("now.turn", title=title, who=voice.who(speaker)) if speaker else (title,)


def _last_presenter(voice: Voice, meeting: Meeting) -> Part:
    had = _had_it_and_are_here(voice.circle, meeting)
    return voice.line("mode.presenter", who=voice.people(had)) if had else voice.line("mode.last_presenter")


def _had_it_and_are_here(circle: Circle, meeting: Meeting) -> tuple[MemberId, ...]:
    return tuple(id for id in last_presenters(circle, meeting) if id in meeting.here)


def looks_back_in_vain(circle: Circle, meeting: Meeting, step: Step) -> bool:
    """A step for whoever had the seat last time, where nobody who is here had it: then it is for whoever wishes."""
    return step.who_speaks is WhoSpeaks.LAST_PRESENTER and not _had_it_and_are_here(circle, meeting)


def _writing(voice: Voice, meeting: Meeting, live: Live, step: Step) -> list[Part]:
    """How many are ready, and never who."""
    who = writers(step, live, meeting)
    ready = voice.quiet("writing.count", n=len(who_is_ready(step, live, meeting)), of=len(who))
    lead = voice.line("mode.write")
    if len(who) < len(meeting.here):
        lead = voice.line("mode.write_some", who=voice.people(who))
    return [lead, Quiet(what_becomes(voice, step)), ready]


THEN = {
    Keep.NOTHING: "writing.then_gone",
    Keep.AUTHOR: "writing.then_yours",
    Keep.PRESENTER: "writing.then_presenters",
    Keep.CIRCLE: "writing.then_ours",
}


def what_becomes(voice: Voice, step: Step) -> Text:
    """Of what is written in this step: who sees it when, and who has it then. The same truth on card and form."""
    if not takes_words(step):
        return voice.say("writing.own")
    if step.reveal is Reveal.TOGETHER:
        sealed = "writing.together" if step.named else "writing.together_unnamed"
    else:
        sealed = "writing.kept" if step.keep is Keep.AUTHOR else "writing.until_end"
    return (*voice.say(sealed), " ", *voice.say(THEN[step.keep]), " ", *voice.say("writing.paper"))


def before_one_writes(voice: Voice) -> Text:
    """On the form: what becomes of it, and that something lies there already."""
    meeting = running(voice.circle)
    if meeting is None or meeting.live is None:
        return ()
    step = step_at(voice.circle, meeting, meeting.live.at)
    if not takes_words(step):
        return ()
    again = (" ", *voice.say("writing.lies_there")) if voice.me in meeting.live.written else ()
    return (*what_becomes(voice, step), *again)


def turns_line(voice: Voice, live: Live) -> Text:
    """Those who are done, the one who speaks, those to come. Passing and speaking look the same: both are over."""
    assert live.round is not None
    speaking = rounds.speaker(live.round)
    over: list[Text] = []
    now: list[Text] = []
    to_come: list[Text] = []
    later: list[Text] = []
    for turn in live.round.turns:
        someone = member(voice.circle, turn.member)
        if someone is None or turn.state is TurnState.AWAY:
            continue
        if turn.member == speaking:
            now.append((Strong("▸ "), *voice.who(turn.member)))
        elif turn.state in rounds.OVER:
            over.append(("✓ ", Words(someone.name)))
        else:
            (later if turn.state is TurnState.LATER else to_come).append((Words(someone.name),))
    return joined(over + now + to_come + later, "  ·  ")
