"""Within a step, in words: cues for those whom they serve, small groups, silences, what was written together."""

from collections.abc import Callable
from random import Random
from typing import assert_never

from bot.grammar.practice import OnTime, Role
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
    TimeExtended,
    TimeUp,
    TurnOver,
    WishesChosen,
    WordsSealed,
    WritingRevealed,
)
from bot.message import KeptWords, Message, Paragraph, Part, TimeStyle, Words
from bot.nouns.meeting import Live, Meeting
from bot.nouns.people import MemberId
from bot.rules.airtime import last_one, over_slot, share, still_to_come
from bot.rules.groups import group_of
from bot.rules.roster import meeting
from bot.rules.steps import step_at, step_ends_at, step_seconds_left
from bot.rules.tasks import roles_held, who_does
from bot.rules.writing import words_id
from bot.words.scene import A_MOMENT, Scene
from bot.words.voice import Voice, bullets, buttons

AT_ONCE = 4  # how many people's words stand in one message: no platform has to cut what somebody wrote


def tell_step(scene: Scene, happening: StepHappening) -> None:
    match happening:
        case StepBegan(number):
            _bring_back(scene, number)
            tell_groups(scene, number)
        case HalfTime(number):
            _cue(scene, number, lambda voice: Message((voice.quiet("cue.half_time"),)))
        case OneMinute(number):
            _cue(scene, number, lambda voice: Message((voice.quiet("cue.one_minute"),)))
            _to_groups(scene, number, lambda voice: Message((voice.quiet("groups.one_minute"),)))
        case LastOne(number):
            _last_one(scene, scene.meeting(number))
        case TimeUp(number):
            scene.room(_time_up(scene.everyone, scene.meeting(number)), worth_for=A_MOMENT, urgent=True)
            _to_groups(scene, number, _come_back)
        case TimeExtended(_, number):
            _warn_of_extension(scene, scene.meeting(number))
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


def _cue(scene: Scene, number: int, make: Callable[[Voice], Message]) -> None:
    """To the facilitator alone, and to the timekeeper where there is one."""
    running = scene.meeting(number)
    for id in dict.fromkeys((running.facilitator, who_does(running, Role.TIMEKEEPER))):
        if id is not None:
            scene.private(id, make, worth_for=A_MOMENT, urgent=True)


def _last_one(scene: Scene, running: Meeting) -> None:
    live = running.live
    waiting = still_to_come(live) if live is not None else ()
    if live is not None and waiting:
        minutes = max(1, round(share(live).total_seconds() / 60))
        names = waiting
        _cue(
            scene,
            running.number,
            lambda voice: Message((voice.quiet("cue.last_one", n=minutes, who=voice.people(names)),)),
        )


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


def _time_up(voice: Voice, running: Meeting) -> Message:
    at = running.live.at if running.live else 0
    more = voice.button("button.more", "more", meeting=running.number, step=at)
    waiting = still_to_come(running.live) if running.live else ()
    parts: list[Part] = [voice.line("time_up.room")]
    if waiting:
        parts.append(voice.line("time_up.waiting", who=voice.people(waiting)))
    return Message((*parts, buttons(more, voice.button("button.next", "next", meeting=running.number, step=at))))


def _tell_pause(scene: Scene, running: Meeting, by: MemberId, why: str) -> None:
    if why:
        guardian = Role.GUARDIAN in roles_held(running, by)
        key = "paused.guardian" if guardian else "paused.why"
        voice = scene.everyone
        scene.room(voice.message(key, who=voice.who(by), why=Words(why)), worth_for=A_MOMENT, urgent=True)


# --- small groups


def tell_groups(scene: Scene, number: int) -> None:
    """Whoever is in a group that is new to them learns with whom, and until when."""
    live = scene.meeting(number).live
    if live is None or not live.groups:
        return
    was = _groups_before(scene, number, live)
    for group in live.groups:
        for id in group:
            if not set(group) <= set(group_of(was, id)):
                _tell_group(scene, live, id, group)


def _groups_before(scene: Scene, number: int, live: Live) -> tuple[tuple[MemberId, ...], ...]:
    before = meeting(scene.before, number)
    same_step = before is not None and before.live is not None and before.live.at == live.at
    return before.live.groups if same_step and before is not None and before.live is not None else ()


def _tell_group(scene: Scene, live: Live, id: MemberId, group: tuple[MemberId, ...]) -> None:
    others = tuple(other for other in group if other != id)
    ends = step_ends_at(live)

    def told(voice: Voice) -> Message:
        parts: list[Part] = [voice.line("groups.you_are_with", who=voice.people(others))]
        if ends is not None:
            parts.append(
                voice.quiet(
                    "step.until", when=voice.when(ends, TimeStyle.CLOCK), left=voice.when(ends, TimeStyle.COUNTDOWN)
                )
            )
        return Message(tuple(parts))

    if others:
        scene.private(id, told, worth_for=A_MOMENT, urgent=True)


def _to_groups(scene: Scene, number: int, make: Callable[[Voice], Message]) -> None:
    live = scene.meeting(number).live
    for group in live.groups if live is not None else ():
        for id in group:
            scene.private(id, make, worth_for=A_MOMENT, urgent=True)


def _bring_back(scene: Scene, number: int) -> None:
    """Groups that are called back before their time was up have not heard it yet."""
    before = meeting(scene.before, number)
    live = before.live if before is not None else None
    if before is None or live is None or not live.groups:
        return
    soft = step_at(scene.before, before, live.at).on_time is OnTime.SOFT
    if soft and step_seconds_left(live, scene.now) <= 0:
        return
    for group in live.groups:
        for id in group:
            scene.private(id, _come_back, worth_for=A_MOMENT, urgent=True)


def _come_back(voice: Voice) -> Message:
    return Message((voice.line("groups.come_back"),))


# --- writing


def _tell_sealed(scene: Scene, running: Meeting, at: int) -> None:
    """Whoever wrote last need not be told that it is sealed: it has just been shown."""
    if running.live is not None and running.live.at == at:
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
