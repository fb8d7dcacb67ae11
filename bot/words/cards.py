"""The living cards: what a room shows of a meeting or a check-in that is going on, and who is shown what alone.

A card is derived from the circle. When the circle changes, whoever shows the card changes it in place.
"""

from msgspec import Struct

from bot.grammar.practice import Mode, OnPass, Rule, Shows, Step
from bot.message import Button, Heading, Message, Paragraph, Part, Quiet, Strong, Style
from bot.moves.pausing import name_of_end
from bot.nouns.between import CheckIn
from bot.nouns.circle import Circle
from bot.nouns.meeting import Live, Meeting, MeetingState
from bot.nouns.people import MemberId
from bot.rules import rounds
from bot.rules.consent import open_proposal
from bot.rules.fair_seats import has_free_seat
from bot.rules.library import season_of
from bot.rules.roster import member, running
from bot.rules.rota import understudy
from bot.rules.steps import may_stop, step_at
from bot.rules.tasks import tasks_of, who_does
from bot.rules.writing import may_be_read_again, takes_words
from bot.words.beside import piece_card, piece_slot, where_row
from bot.words.cue_sheet import cue_sheet
from bot.words.fair_seats import seat_row
from bot.words.forum_cards import calling_card, forum_gathering_card, harvest_after, on_the_forums_table
from bot.words.group_cards import group_card
from bot.words.private_cards import presenter_card, role_card, who_has_the_seat
from bot.words.proposals import on_the_table, proposal_card, proposal_slot, settled_proposal
from bot.words.solo import solo_gathering, solo_step
from bot.words.step_time import next_button, step_time
from bot.words.step_words import (
    RULES,
    cut_label,
    how_to_be_met,
    in_a_line,
    looks_back_in_vain,
    roles_line,
    step_title,
    task_title,
    who_speaks,
    whose_it_is,
)
from bot.words.telling.times import times_card, times_slot
from bot.words.views.season import rota_parts
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
        if open_now.piece is not None:
            card = piece_card(room_voice(circle), open_now, open_now.piece)
            cards.append(Card(piece_slot(open_now), None, card))
        slot = step_slot(open_now, open_now.live.at)
        show = solo_step if circle.solo else step_card
        cards.append(Card(slot, None, show(room_voice(circle), open_now, open_now.live)))
        cards += [] if circle.solo else _private_cards(circle, open_now, open_now.live)
    proposal = open_proposal(circle)
    if proposal is not None:
        cards.append(Card(proposal_slot(proposal), None, proposal_card(room_voice(circle), proposal)))
    if circle.check_in is not None and not circle.check_in.closed:
        cards.append(Card(f"check-in {circle.check_in.number}", None, check_in_card(circle, circle.check_in)))
    if circle.times is not None and not circle.times.closed:
        cards.append(Card(times_slot(circle.times), None, times_card(circle, circle.times)))
    for calling in circle.community.callings if circle.community else ():
        cards.append(Card(f"calling {calling.number}", None, calling_card(room_voice(circle), calling)))
    return tuple(cards)


def _private_cards(circle: Circle, meeting: Meeting, live: Live) -> list[Card]:
    """One for who facilitates, for who presents or will next, for each who holds a role or is in a small group."""
    shown: list[tuple[str, MemberId | None, Message | None]] = []
    lead = meeting.facilitator
    if lead is not None:
        shown.append(("cues", lead, cue_sheet(voice_of(circle, member(circle, lead)), meeting, live)))
    presenter = who_has_the_seat(circle, meeting, live)
    if presenter is not None:
        voice = voice_of(circle, member(circle, presenter))
        shown.append(("seat", presenter, presenter_card(voice, meeting, live, presenter)))
    convener = circle.community.convener if circle.community else None
    holders = (*(task.member for task in meeting.tasks), *((convener,) if convener else ()))
    for id in dict.fromkeys(holders):
        shown.append(("role", id, role_card(voice_of(circle, member(circle, id)), meeting, live, id)))
    for group in live.groups:
        for id in group if len(group) > 1 else ():
            voice = voice_of(circle, member(circle, id))
            shown.append((f"group {live.at}", id, group_card(voice, meeting, live, id, group)))
    return [Card(f"{kind} {meeting.number} {id}", id, message) for kind, id, message in shown if message is not None]


def settled_card(before: Circle, after: Circle, card: Card) -> Card:
    """How a card looks for good, once what it showed is over."""
    if card.to is not None:
        voice = voice_of(after, member(after, card.to))
        over = voice.quiet("cue.over" if card.slot.startswith("cues") else "seat.over")
        return Card(card.slot, card.to, Message((over,)), settled=True)
    voice = room_voice(after)
    if card.slot.startswith("calling"):
        return Card(card.slot, None, Message((voice.quiet("calling.over"),)), settled=True)
    if card.slot.startswith("check-in") and after.check_in is not None:
        return Card(card.slot, None, check_in_card(after, after.check_in), settled=True)
    if card.slot.startswith("times") and after.times is not None:
        return Card(card.slot, None, times_card(after, after.times), settled=True)
    if card.slot.startswith("proposal"):
        return Card(card.slot, None, settled_proposal(before, voice, card.slot), settled=True)
    if card.slot.startswith("piece"):
        return Card(card.slot, None, Message((voice.quiet("piece.over"),)), settled=True)
    was = next((m for m in before.meetings if card.slot in (gathering_slot(m), _open_slot(m))), None)
    if was is None or was.live is None:
        now = next((m for m in after.meetings if was and m.number == was.number), None)
        key = "gathering.begun" if now and now.opened_at else "gathering.not_begun"
        said = voice.quiet(key, title=voice.title(was) if was else "")
        return Card(card.slot, None, Message((said,)), settled=True)
    step = step_at(before, was, was.live.at)
    done = voice.quiet("step.over", title=step_title(voice, step))
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
        *where_row(voice),
        (voice.label("meeting.facilitator"), voice.who(meeting.facilitator, ping=True)),
        (voice.label("meeting.understudy"), voice.who(understudy(voice.circle, meeting))),
        *seat_row(voice, meeting),
        (voice.label("gathering.here"), voice.people(meeting.here)),
    ]
    number = meeting.number
    seat = [voice.button("button.seat", "present", meeting=number)] if has_free_seat(voice.circle, meeting) else []
    return Message(
        (
            Heading((voice.title(meeting),)),
            voice.line("gathering.begins", when=voice.meeting_time(meeting)),
            facts(*rows),
            buttons(
                voice.button("button.here", "here", Style.FIRST, meeting=number),
                voice.button("button.cant", "cant", meeting=number),
                voice.button("button.open", "open", meeting=number),
                *seat,
            ),
            voice.quiet("gathering.how"),
            *_tasks(voice, meeting),
        )
    )


def _tasks(voice: Voice, meeting: Meeting) -> list[Part]:
    """Who would like to: what is small enough to volunteer for, and who does it. What is free is one tap away."""
    names = tasks_of(voice.circle, meeting)
    if not names:
        return []
    rows = [(task_title(voice, meeting, name), who_does(meeting, name)) for name in names]
    free = [name for name in names if who_does(meeting, name) is None]
    parts: list[Part] = [voice.line("tasks.who_would")]
    parts.append(bullets(voice.fact(title, voice.who(who) if who else voice.say("tasks.free")) for title, who in rows))
    if free:
        parts.append(buttons(*(_take(voice, meeting, name) for name in free)))
    return parts


def _take(voice: Voice, meeting: Meeting, name: str) -> Button:
    label = voice.label("button.take_task", task=cut_label(task_title(voice, meeting, name)))
    given = (("task", name), ("meeting", str(meeting.number)))
    return Button(label, "take-task", voice.circle.id or None, given)


def step_card(voice: Voice, meeting: Meeting, live: Live) -> Message:
    step = step_at(voice.circle, meeting, live.at)
    title = step_title(voice, step)
    of = voice.say("step.number", at=live.at + 1, of=len(live.steps), meeting=voice.title(meeting))
    parts: list[Part] = [Quiet(of), Heading((title,))]
    guidance = step.guidance_for(())
    if guidance and not looks_back_in_vain(voice.circle, meeting, step):
        parts.append(Paragraph((guidance.in_language(voice.language),)))
    if step.question:
        parts.append(Paragraph((Strong(step.question.in_language(voice.language)),)))
    parts += who_speaks(voice, meeting, live, step)
    parts += whose_it_is(voice, live, step)
    parts += how_to_be_met(voice, live, step)
    if step.shows is Shows.HELP:
        parts.append(Paragraph((season_of(voice.circle).help.in_language(voice.language),)))
    parts += on_the_forums_table(voice, meeting, step) or _on_the_table(voice, live, step)
    parts += on_the_table(voice, step)
    if step.rule is not Rule.NONE:
        parts.append(voice.quiet(RULES[step.rule]))
    parts.append(step_time(voice, meeting, live))
    parts += roles_line(voice, meeting)
    if may_be_read_again(voice.circle, meeting):
        parts.append(buttons(voice.button("button.what_i_wrote", "read-words", meeting=meeting.number)))
    parts += _hands(voice, meeting, live, step)
    return Message(tuple(parts), readers=step.shows is Shows.READERS, now=in_a_line(voice, live, step))


def _on_the_table(voice: Voice, live: Live, step: Step) -> list[Part]:
    match step.shows:
        case Shows.ROTA if voice.circle.community:
            return []  # a forum has none
        case Shows.ROTA:
            return [*rota_parts(voice)] if live.drawn else [buttons(voice.button("button.draw", "draw"))]
        case Shows.OUR_WORDS:
            return [buttons(voice.button("button.words", "words"), voice.button("button.letter", "letter"))]
        case Shows.WHAT_NEXT:
            return [voice.quiet("what_next.once_closed")]  # done while the meeting runs, it would end it for everyone
        case Shows.HOMEWORK:
            return [buttons(voice.button("button.homework", "homework"))]
        case Shows.COMMITMENTS:
            return [buttons(voice.button("button.commitments", "commitments"))]
        case Shows.READERS | Shows.AGREEMENTS | Shows.LOGISTICS:
            return []  # as for every decision: see `proposals`
        case Shows.NOTHING | Shows.HELP | Shows.WISHES | Shows.TOPICS | Shows.NEXT_TOPIC | Shows.HARVEST:
            return []


def _hands(voice: Voice, meeting: Meeting, live: Live, step: Step) -> list[Part]:
    """What may be pressed: by the speaker, the presenter, anyone, the facilitator. In a silence nobody has a turn."""
    number, at = meeting.number, live.at
    turn: list[Button] = []
    if live.round is not None and not rounds.is_over(live.round) and live.silence_until is None:
        turn.append(voice.button("button.done", "done", Style.FIRST, meeting=number, step=at))
        if step.on_pass is OnPass.LATER and not rounds.asked_again(live.round):
            turn.append(voice.button("button.later", "later", meeting=number, step=at))
        turn.append(voice.button("button.pass", "pass", meeting=number, step=at))
    if step.mode is Mode.WRITE:
        if takes_words(step):
            turn.append(voice.button("button.write", "write", Style.FIRST, meeting=number, step=at))
        turn.append(voice.button("button.ready", "ready", meeting=number, step=at))
    all_of_us = [
        *_pauses(voice, meeting, live),
        voice.button("button.more", "more", meeting=number, step=at),
        next_button(voice, meeting, live),
    ]
    if may_stop(voice.circle, meeting):
        all_of_us.append(voice.button("button.stop", "stop", meeting=number, step=at))
    if len(meeting.here) < len(voice.circle.members):
        all_of_us.append(voice.button("button.here", "here", meeting=number))
    if voice.circle.community and voice.circle.open_door:
        all_of_us.append(voice.button("button.join", "join"))
    return [buttons(*turn), buttons(*all_of_us)] if turn else [buttons(*all_of_us)]


def _pauses(voice: Voice, meeting: Meeting, live: Live) -> list[Button]:
    number = meeting.number
    if meeting.state is not MeetingState.PAUSED:
        silence = voice.button("button.silence", "silence", meeting=number, silence=1)
        return [voice.button("button.pause", "pause", meeting=number), silence]
    row = [voice.button("button.resume", "resume", Style.FIRST, meeting=number)]
    if live.silence_until is not None:
        beyond = name_of_end(live.silence_until)
        row.append(voice.button("button.longer_silence", "silence", meeting=number, silence=1, beyond=beyond))
    return row


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
