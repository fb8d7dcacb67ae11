"""Within a step, in words: cues for those whom they serve, small groups, silences, what was written together."""

from collections.abc import Callable, Collection
from random import Random
from typing import assert_never

from bot.grammar.practice import Mode, Role
from bot.happenings.steps import (
    HalfTime,
    LastOne,
    OneMinute,
    Paused,
    ReadyWithWriting,
    Resumed,
    SilenceBegan,
    StepBegan,
    StepHappening,
    StillPaused,
    TimeExtended,
    TimeUp,
    TurnBroughtBack,
    TurnOver,
    TurnPassed,
    WishesChosen,
    WordsSealed,
    WritingRevealed,
)
from bot.message import KeptWords, Message, Paragraph, Part, Style, Words
from bot.nouns.meeting import Meeting
from bot.nouns.people import MemberId
from bot.rules import rounds
from bot.rules.airtime import last_one, over_slot, share, still_to_come
from bot.rules.groups import group_of
from bot.rules.prompts import time_is_up
from bot.rules.roster import meeting
from bot.rules.steps import is_last, step_at
from bot.rules.tasks import roles_held, who_does
from bot.rules.writing import is_revealed, words_id
from bot.words.scene import A_MOMENT, Scene
from bot.words.spent import time_up_slot
from bot.words.step_time import next_button
from bot.words.voice import Voice, bullets, buttons

AT_ONCE = 4  # how many people's words stand in one message: no platform has to cut what somebody wrote


def tell_step(scene: Scene, happening: StepHappening) -> None:
    match happening:
        case StepBegan(number):
            _bring_back(scene, number)
        case HalfTime(number):
            _half_time(scene, scene.meeting(number))
        case OneMinute(number):
            grouped = _grouped(scene.meeting(number))
            _cue(scene, number, lambda voice: Message((voice.quiet("cue.one_minute"),)), but=grouped)
            _to_groups(scene, number, lambda voice: Message((voice.quiet("groups.one_minute"),)))
        case LastOne(number):
            _last_one(scene, scene.meeting(number))
        case TimeUp(number):
            over = scene.meeting(number)
            slot = time_up_slot(over, over.live) if over.live else None
            scene.room(_time_up(scene.everyone, over), worth_for=A_MOMENT, urgent=True, slot=slot)
            _to_groups(scene, number, _come_back)
        case StillPaused(number):
            _ask_about_pause(scene, scene.meeting(number))
        case TimeExtended(by, number, seconds):
            _warn_of_extension(scene, scene.meeting(number))
            more = seconds // 60
            _to_groups(scene, number, lambda voice: Message((voice.line("groups.more", n=more),)), but=by)
        case TurnPassed(who, number, at):
            _passed(scene, who, scene.meeting(number), at)
        case TurnBroughtBack():
            scene.answer(scene.me.line("turn.brought_back"))
        case Paused(by, number, why):
            _tell_pause(scene, scene.meeting(number), by, why)
        case Resumed(None):
            scene.room(scene.everyone.message("silence.over"), worth_for=A_MOMENT, urgent=True)
        case WordsSealed(_, number, at):
            _tell_sealed(scene, scene.meeting(number), at)
        case ReadyWithWriting():
            scene.answer(scene.me.line("writing.ready"))
        case WritingRevealed(number, at, authors):
            _reveal(scene, number, at, authors)
        case TurnOver() | Resumed() | SilenceBegan() | WishesChosen():
            pass  # the cards show it
        case _:
            assert_never(happening)


def _cue(scene: Scene, number: int, make: Callable[[Voice], Message], *, but: Collection[MemberId | None] = ()) -> None:
    """To the facilitator alone, and to the timekeeper where there is one."""
    running = scene.meeting(number)
    for id in dict.fromkeys((running.facilitator, who_does(running, Role.TIMEKEEPER))):
        if id is not None and id not in but:
            scene.private(id, make, worth_for=A_MOMENT, urgent=True)


def _half_time(scene: Scene, running: Meeting) -> None:
    """In pairs each of the two has half of the time, and hears when it is the other's. Larger groups share freely."""
    live = running.live
    in_pairs = live is not None and step_at(scene.after, running, live.at).mode is Mode.PAIRS
    told: set[MemberId] = set()
    for group in live.groups if live is not None and in_pairs else ():
        told |= {*group}
        change = _change_over if len(group) == 2 else _each_in_turn
        for id in group:
            scene.private(id, change, worth_for=A_MOMENT, urgent=True)
    _cue(scene, running.number, lambda voice: Message((voice.quiet("cue.half_time"),)), but=told)


def _change_over(voice: Voice) -> Message:
    return Message((voice.quiet("groups.half_time"),))


def _each_in_turn(voice: Voice) -> Message:
    return Message((voice.quiet("groups.half_time_of_more"),))


def _passed(scene: Scene, who: MemberId, running: Meeting, at: int) -> None:
    """To them alone, while there is a turn to bring back: a step that has moved on is over."""
    live = running.live
    if live is not None and live.at == at and live.round is not None:
        back = scene.me.button("button.speak_after_all", "speak-after-all", meeting=running.number, step=at)
        scene.answer(scene.me.quiet("turn.passed"), buttons(back))


def _last_one(scene: Scene, running: Meeting) -> None:
    """What is left is the last one's share; whoever has the floor is named, too, since they have not finished."""
    live = running.live
    waiting = still_to_come(live) if live is not None else ()
    if live is not None and live.round is not None and waiting:
        minutes = max(1, round(share(live).total_seconds() / 60))
        now = rounds.speaker(live.round)

        def left(voice: Voice) -> Message:
            return Message((voice.quiet("cue.last_one", n=minutes, now=voice.who(now), who=voice.people(waiting)),))

        _cue(scene, running.number, left)


def _warn_of_extension(scene: Scene, running: Meeting) -> None:
    """Only where it would be somebody else who pays for it, and to the facilitator alone."""
    live = running.live
    over = over_slot(scene.after, running, live) if live is not None else None
    last = last_one(running, live) if live is not None else None
    if over and last is not None:
        minutes = -(-int(over.total_seconds()) // 60)
        _cue(
            scene,
            running.number,
            lambda voice: Message((voice.quiet("cue.extension", n=minutes, who=voice.who(last)),)),
        )


def _ask_about_pause(scene: Scene, paused: Meeting) -> None:
    """Whoever leads, or the room while nobody does."""

    def ask(voice: Voice) -> Message:
        go_on = voice.button("button.resume", "resume", Style.FIRST, meeting=paused.number)
        close = voice.button("button.close", "close", Style.CAREFUL, "close.confirm")
        return voice.message("paused.still", buttons(go_on, close), title=voice.title(paused))

    if paused.facilitator is None:
        scene.room(ask(scene.everyone), worth_for=A_MOMENT, urgent=True)
    else:
        scene.private(paused.facilitator, ask, worth_for=A_MOMENT, urgent=True)


def _time_up(voice: Voice, running: Meeting) -> Message:
    live = running.live
    assert live is not None
    parts: list[Part] = [voice.line("time_up.last" if is_last(live) else "time_up.room")]
    now = rounds.speaker(live.round) if live.round is not None else None
    waiting = still_to_come(live)
    if waiting:
        parts.append(voice.line("time_up.waiting", now=voice.who(now), who=voice.people(waiting)))
    elif now is not None:
        parts.append(voice.line("time_up.speaking", now=voice.who(now)))
    more = voice.button("button.more", "more", meeting=running.number, step=live.at)
    return Message((*parts, buttons(more, next_button(voice, running, live))))


def _tell_pause(scene: Scene, running: Meeting, by: MemberId, why: str) -> None:
    if why:
        guardian = Role.GUARDIAN in roles_held(running, by)
        key = "paused.guardian" if guardian else "paused.why"
        voice = scene.everyone
        scene.room(voice.message(key, who=voice.who(by), why=Words(why)), worth_for=A_MOMENT, urgent=True)


# --- small groups


def tell_who_joins_a_group(scene: Scene, number: int) -> None:
    """With whom one is stands on one's own card, which changes in place: who is new to a group is said besides."""
    live, was = scene.meeting(number).live, _groups_before(scene, number)
    for group in live.groups if live is not None else ():
        for id in group:
            before = group_of(was, id)
            new = tuple(other for other in group if other not in before)
            if before and new:
                _tell_joined(scene, id, new)


def _groups_before(scene: Scene, number: int) -> tuple[tuple[MemberId, ...], ...]:
    before = meeting(scene.before, number)
    return before.live.groups if before is not None and before.live is not None else ()


def _tell_joined(scene: Scene, id: MemberId, new: tuple[MemberId, ...]) -> None:
    def told(voice: Voice) -> Message:
        return Message((voice.line("groups.joined", who=voice.people_listed(new)),))

    scene.private(id, told, worth_for=A_MOMENT, urgent=True)


def _grouped(running: Meeting) -> set[MemberId]:
    return {id for group in (running.live.groups if running.live else ()) for id in group}


def _to_groups(scene: Scene, number: int, make: Callable[[Voice], Message], *, but: MemberId | None = None) -> None:
    live = scene.meeting(number).live
    for group in live.groups if live is not None else ():
        for id in group:
            if id != but:
                scene.private(id, make, worth_for=A_MOMENT, urgent=True)


def _bring_back(scene: Scene, number: int) -> None:
    """Groups that are called back before they were told that their time is up have not heard it yet."""
    before = meeting(scene.before, number)
    live = before.live if before is not None else None
    if before is None or live is None or time_is_up(scene.before, before, live):
        return
    for group in live.groups:
        for id in group:
            scene.private(id, _come_back, worth_for=A_MOMENT, urgent=True)


def _come_back(voice: Voice) -> Message:
    return Message((voice.line("groups.come_back"),))


# --- writing


def _tell_sealed(scene: Scene, running: Meeting, at: int) -> None:
    """Whoever wrote last need not be told that it is sealed where it has just been shown."""
    was = meeting(scene.before, running.number)
    shown = was is not None and was.live is not None and is_revealed(scene.before, was)
    if not shown or (running.live is not None and running.live.at == at):
        scene.answer(scene.me.line("writing.sealed"))


def _reveal(scene: Scene, number: int, at: int, authors: tuple[MemberId, ...]) -> None:
    """With names in the order of writing; without, in an order that tells nothing."""
    before = meeting(scene.before, number)
    assert before is not None
    voice = scene.everyone
    step = step_at(scene.before, before, at)
    order = list(authors)
    if not step.named:
        order.sort()
        Random(words_id(before, at)).shuffle(order)
    parts: list[Part] = [voice.heading("writing.revealed")]
    for start in range(0, len(order), AT_ONCE):
        for id in order[start : start + AT_ONCE]:
            words = KeptWords(id, words_id(before, at))
            parts.append(Paragraph(voice.fact(voice.who(id), words)) if step.named else bullets([(words,)]))
        scene.room(Message(tuple(parts)), urgent=True)
        parts = []
