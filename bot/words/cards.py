"""The living cards: what a room shows of a meeting or a check-in that is going on, and the facilitator's cue sheet.

A card is derived from the circle. When the circle changes, whoever shows the card changes it in place.
"""

from msgspec import Struct

from bot.circle import CheckIn, Circle, Live, Meeting, MeetingState, MemberId, TurnState
from bot.grammar.practice import Mode, OnPass, Role, Rule, Shows, Step, WhoSpeaks
from bot.message import (
    Button,
    Heading,
    Message,
    Paragraph,
    Part,
    Quiet,
    Strong,
    Style,
    Text,
    TimeStyle,
    Words,
)
from bot.rules import rounds
from bot.rules.library import practice_of, season_of
from bot.rules.roster import member, running
from bot.rules.rota import understudy
from bot.rules.steps import step_at, step_ends_at, step_length
from bot.words.forum_cards import calling_card, forum_gathering_card, harvest_after, on_the_forums_table
from bot.words.phrases import joined
from bot.words.solo import solo_gathering, solo_step
from bot.words.telling_times import times_card, times_slot
from bot.words.voice import Voice, bullets, buttons, facts, room_voice, voice_of


class Card(Struct, frozen=True):
    """`to` None: in every room of the circle; else in private to this member."""

    slot: str
    to: MemberId | None
    message: Message
    settled: bool = False  # nothing about it will change any more


def living_cards(circle: Circle) -> tuple[Card, ...]:
    cards: list[Card] = []
    for meeting in circle.meetings:
        if meeting.state is MeetingState.GATHERING:
            gather = solo_gathering if circle.solo else gathering_card
            cards.append(Card(gathering_slot(meeting), None, gather(room_voice(circle), meeting)))
    open_now = running(circle)
    if open_now is not None and open_now.live is not None:
        slot = step_slot(open_now, open_now.live.at)
        show = solo_step if circle.solo else step_card
        cards.append(Card(slot, None, show(room_voice(circle), open_now, open_now.live)))
        if open_now.facilitator is not None and not circle.solo:
            voice = voice_of(circle, member(circle, open_now.facilitator))
            sheet = cue_sheet(voice, open_now, open_now.live)
            cards.append(Card(f"cues {open_now.number} {open_now.facilitator}", open_now.facilitator, sheet))
    if circle.check_in is not None and not circle.check_in.closed:
        cards.append(Card(f"check-in {circle.check_in.number}", None, check_in_card(circle, circle.check_in)))
    if circle.times is not None and not circle.times.closed:
        cards.append(Card(times_slot(circle.times), None, times_card(circle, circle.times)))
    for calling in circle.community.callings if circle.community else ():
        cards.append(Card(f"calling {calling.number}", None, calling_card(room_voice(circle), calling)))
    return tuple(cards)


def settled_card(before: Circle, after: Circle, card: Card) -> Card:
    """How a card looks for good, once what it showed is over."""
    if card.to is not None:
        voice = voice_of(after, member(after, card.to))
        return Card(card.slot, card.to, Message((voice.quiet("cue.over"),)), settled=True)
    voice = room_voice(after)
    if card.slot.startswith("calling"):
        return Card(card.slot, None, Message((voice.quiet("calling.over"),)), settled=True)
    if card.slot.startswith("check-in") and after.check_in is not None:
        return Card(card.slot, None, check_in_card(after, after.check_in), settled=True)
    if card.slot.startswith("times") and after.times is not None:
        return Card(card.slot, None, times_card(after, after.times), settled=True)
    was = next((m for m in before.meetings if card.slot in (gathering_slot(m), _open_slot(m))), None)
    if was is None or was.live is None:
        now = next((m for m in after.meetings if was and m.number == was.number), None)
        key = "gathering.begun" if now and now.opened_at else "gathering.not_begun"
        said = voice.quiet(key, title=voice.title(was) if was else "")
        return Card(card.slot, None, Message((said,)), settled=True)
    step = step_at(before, was, was.live.at)
    done = voice.quiet("step.over", title=step.title.in_language(voice.language))
    return Card(card.slot, None, Message((done, *harvest_after(voice, was, step))), settled=True)


def gathering_slot(meeting: Meeting) -> str:
    return f"gathering {meeting.number} {meeting.sequence}"


def step_slot(meeting: Meeting, at: int) -> str:
    return f"step {meeting.number} {meeting.sequence} {at}"


def _open_slot(meeting: Meeting) -> str:
    return step_slot(meeting, meeting.live.at) if meeting.live else ""


def gathering_card(voice: Voice, meeting: Meeting) -> Message:
    if voice.circle.community is not None:
        return forum_gathering_card(voice, meeting)
    rows = [
        (voice.label("meeting.facilitator"), voice.who(meeting.facilitator, ping=True)),
        (voice.label("meeting.understudy"), voice.who(understudy(voice.circle, meeting))),
        (voice.label("gathering.here"), voice.people(meeting.here)),
    ]
    number = meeting.number
    return Message(
        (
            Heading((voice.title(meeting),)),
            voice.line("gathering.begins", when=voice.meeting_time(meeting)),
            facts(*rows),
            buttons(
                voice.button("button.here", "here", Style.FIRST, meeting=number),
                voice.button("button.cant", "cant", meeting=number),
                voice.button("button.open", "open", meeting=number),
            ),
            voice.quiet("gathering.how"),
        )
    )


def step_card(voice: Voice, meeting: Meeting, live: Live) -> Message:
    step = step_at(voice.circle, meeting, live.at)
    title = step.title.in_language(voice.language)
    of = voice.say("step.number", at=live.at + 1, of=len(live.steps), meeting=voice.title(meeting))
    parts: list[Part] = [Quiet(of), Heading((title,))]
    guidance = step.guidance_for(())
    if guidance:
        parts.append(Paragraph((guidance.in_language(voice.language),)))
    if step.question:
        parts.append(Paragraph((Strong(step.question.in_language(voice.language)),)))
    parts += _who_speaks(voice, meeting, live, step)
    if step.shows is Shows.HELP:
        parts.append(Paragraph((season_of(voice.circle).help.in_language(voice.language),)))
    parts += on_the_forums_table(voice, meeting, step) or _on_the_table(voice, step)
    if step.rule is not Rule.NONE:
        parts.append(voice.quiet(RULES[step.rule]))
    parts.append(_time(voice, live))
    parts += _hands(voice, meeting, live, step)
    return Message(tuple(parts))


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
    Mode.WRITE: "mode.write",
    Mode.DECIDE: "mode.decide",
    Mode.ROUND: "mode.ready",
}


def _who_speaks(voice: Voice, meeting: Meeting, live: Live, step: Step) -> list[Part]:
    presenter = live.steps[live.at].presenter
    if live.round is not None:
        speaker = rounds.speaker(live.round)
        parts: list[Part] = [Paragraph(turns_line(voice, live))]
        if speaker is not None:
            again = rounds.asked_again(live.round)
            parts.append(voice.line("turn.again" if again else "turn.yours", who=voice.who(speaker)))
        return parts
    if live.groups:
        return [voice.line("mode.groups"), bullets(voice.people(group) for group in live.groups)]
    if step.mode is Mode.ABOUT and presenter:
        return [voice.line("mode.about", who=voice.who(presenter))]
    if step.mode is Mode.PRESENTER or step.who_speaks is WhoSpeaks.PRESENTER:
        return [voice.line("mode.presenter", who=voice.who(presenter))]
    key = MODES.get(step.mode)
    return [voice.line(key)] if key else []


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


def _on_the_table(voice: Voice, step: Step) -> list[Part]:
    circle = voice.circle
    match step.shows:
        case Shows.AGREEMENTS:
            return [bullets((Words(text),) for text in circle.agreements)] if circle.agreements else []
        case Shows.ROTA:
            return [buttons(voice.button("button.draw", "draw"))]
        case Shows.OUR_WORDS:
            return [buttons(voice.button("button.words", "words"), voice.button("button.letter", "letter"))]
        case Shows.WHAT_NEXT:
            return [
                buttons(
                    voice.button("button.again", "again"),
                    voice.button("button.rest", "rest"),
                    voice.button("button.end", "end", Style.CAREFUL, "end.confirm"),
                )
            ]
        case Shows.LOGISTICS:
            return [buttons(voice.button("button.season", "season"), voice.button("button.plan", "plan"))]
        case Shows.HOMEWORK:
            return [buttons(voice.button("button.homework", "homework"))]
        case Shows.COMMITMENTS:
            return [buttons(voice.button("button.commitments", "commitments"))]
        case Shows.READERS:
            return [voice.quiet("readers.short")]
        case Shows.NOTHING | Shows.HELP | Shows.WISHES | Shows.TOPICS | Shows.HARVEST:
            return []


def _time(voice: Voice, live: Live) -> Part:
    ends = step_ends_at(live)
    if ends is None:
        minutes = max(1, round((live.seconds_left or 0) / 60))
        return voice.quiet("step.paused", n=minutes)
    return voice.quiet(
        "step.until",
        when=voice.when(ends, TimeStyle.CLOCK),
        left=voice.when(ends, TimeStyle.COUNTDOWN),
    )


def _hands(voice: Voice, meeting: Meeting, live: Live, step: Step) -> list[Part]:
    """What may be pressed: by the speaker, by the presenter, by anyone, by the facilitator."""
    number, at = meeting.number, live.at
    turn: list[Button] = []
    if live.round is not None and not rounds.is_over(live.round):
        turn.append(voice.button("button.done", "done", Style.FIRST, meeting=number, step=at))
        if step.on_pass is OnPass.LATER and not rounds.asked_again(live.round):
            turn.append(voice.button("button.later", "later", meeting=number, step=at))
        turn.append(voice.button("button.pass", "pass", meeting=number, step=at))
    paused = meeting.state is MeetingState.PAUSED
    all_of_us = [
        voice.button("button.resume", "resume", Style.FIRST, meeting=number)
        if paused
        else voice.button("button.pause", "pause", meeting=number),
        voice.button("button.more", "more", meeting=number, step=at),
        voice.button("button.next", "next", meeting=number, step=at),
    ]
    if live.steps[at].presenter is not None:
        all_of_us.append(voice.button("button.stop", "stop", meeting=number, step=at))
    if len(meeting.here) < len(voice.circle.members):
        all_of_us.append(voice.button("button.here", "here", meeting=number))
    return [buttons(*turn), buttons(*all_of_us)] if turn else [buttons(*all_of_us)]


def cue_sheet(voice: Voice, meeting: Meeting, live: Live) -> Message:
    """Private to the facilitator of the moment: what to say now, how long, what comes next."""
    step = step_at(voice.circle, meeting, live.at)
    practice = practice_of(voice.circle, meeting)
    parts: list[Part] = [
        voice.quiet("cue.title", meeting=voice.title(meeting)),
        Heading((step.title.in_language(voice.language),)),
        Paragraph((step.cue.in_language(voice.language),)),
    ]
    own = step.guidance.get(Role.FACILITATOR)
    if own:
        parts.append(Paragraph((own.in_language(voice.language),)))
    parts.append(voice.quiet("cue.minutes", n=max(1, round(step_length(live) / 60))))
    if live.at + 1 < len(live.steps):
        following = practice.step(live.steps[live.at + 1].step_id)
        parts.append(voice.quiet("cue.next", title=following.title.in_language(voice.language)))
    else:
        parts.append(voice.quiet("cue.last"))
    waited_for = rounds.speaker(live.round) if live.round is not None else None
    if waited_for is not None:
        number, step_index = meeting.number, live.at
        back = voice.button("button.come_back", "come-back", meeting=number, step=step_index, turn=waited_for)
        parts.append(buttons(back))
    parts.append(
        buttons(
            voice.button("button.next", "next", Style.FIRST, meeting=meeting.number, step=live.at),
            voice.button("button.hand_over", "hand-over", meeting=meeting.number),
            voice.button("button.close", "close", Style.CAREFUL, "close.confirm"),
        )
    )
    return Message(tuple(parts))


def check_in_card(circle: Circle, check_in: CheckIn) -> Message:
    voice = room_voice(circle)
    parts: list[Part] = [
        voice.heading("check_in.title"),
        Paragraph(voice.question(check_in.question)),
    ]
    if check_in.closed:
        parts.append(voice.quiet("check_in.closed", n=len(check_in.answered)))
        return Message(tuple(parts))
    number = check_in.number
    parts.append(voice.quiet("check_in.until", when=voice.when(check_in.closes_at)))
    if check_in.answered:
        parts.append(voice.quiet("check_in.answers", n=len(check_in.answered)))
    parts.append(
        buttons(
            voice.button("button.answer", "answer", Style.FIRST, check_in=number),
            voice.button("button.pass", "skip", check_in=number),
        )
    )
    return Message(tuple(parts))
