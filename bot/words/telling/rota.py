"""A date that changed hands beside what was done: one line to the room, and a word to each whom it concerns.

Whatever moved it, nobody finds out from the list that a meeting is theirs. Why it moved is said nowhere.
"""

from collections.abc import Iterable

from bot.happenings.meeting import HandedOver
from bot.happenings.outcome import Happening
from bot.happenings.season import (
    CircleEnded,
    RotaDrawn,
    SeasonBegun,
    SeasonMended,
    SeasonPlanned,
    SeasonResumed,
    Swapped,
    Volunteered,
)
from bot.message import Message, Part
from bot.nouns.meeting import Meeting, MeetingState
from bot.nouns.people import MemberId
from bot.rules.roster import HOLDABLE, in_time_order, member
from bot.words.phrases import joined
from bot.words.scene import A_WEEK, Scene
from bot.words.telling.meeting import before_it_opens
from bot.words.voice import Voice, buttons

SHOW_IT_ALL = SeasonPlanned | SeasonMended | RotaDrawn | SeasonResumed | SeasonBegun | CircleEnded


def tell_rota(scene: Scene, happenings: Iterable[Happening]) -> None:
    happenings = tuple(happenings)
    if scene.after.community is not None or scene.after.solo or any(isinstance(h, SHOW_IT_ALL) for h in happenings):
        return
    told = {number for happening in happenings for number in _told_of(happening)}
    changed = [(was, now) for was, now in _changed(scene) if now.number not in told]
    if not changed:
        return
    scene.room(_to_room(scene.everyone, [now for _, now in changed]))
    for id in dict.fromkeys(id for was, now in changed for id in (was.facilitator, now.facilitator)):
        _to_one(scene, id, changed)


def _told_of(happening: Happening) -> tuple[int, ...]:
    match happening:
        case HandedOver(number, _, _) | Volunteered(_, number):
            return (number,)
        case Swapped(_, _, mine, theirs):
            return (mine, theirs)
        case _:
            return ()


def _changed(scene: Scene) -> list[tuple[Meeting, Meeting]]:
    before = {m.number: m for m in scene.before.meetings if m.state in HOLDABLE}
    return [
        (before[now.number], now)
        for now in in_time_order(scene.after.meetings)
        if now.state in HOLDABLE and now.number in before and before[now.number].facilitator != now.facilitator
    ]


def _to_room(voice: Voice, changed: list[Meeting]) -> Message:
    theirs = [
        voice.say("rota.now", title=voice.title(m), who=voice.who(m.facilitator))
        if m.facilitator
        else voice.say("rota.now_nobody", title=voice.title(m))
        for m in changed
    ]
    return voice.message("rota.changed", changes=joined(theirs))


def _to_one(scene: Scene, id: MemberId | None, changed: list[tuple[Meeting, Meeting]]) -> None:
    someone = member(scene.after, id)
    if someone is None:
        return
    mine = [now for _, now in changed if now.facilitator == id]
    not_mine = [now for was, now in changed if was.facilitator == id]

    def parts(voice: Voice) -> list[Part]:
        lines: list[Part] = []
        for m in mine:
            if m.state is MeetingState.PLANNED:
                lines.append(voice.line("rota.yours_now", title=voice.title(m), when=voice.meeting_time(m)))
            else:
                lines += before_it_opens(voice, m)
        lines += [voice.line("rota.not_yours_now", title=voice.title(m)) for m in not_mine]
        return [*lines, buttons(voice.button("button.rota", "rota"))]

    if scene.actor is not None and scene.actor.id == id:
        scene.answer(*parts(scene.me))
    else:
        number = (mine or not_mine)[0].number
        scene.private(id, lambda voice: Message(tuple(parts(voice))), worth_for=A_WEEK, meeting=number)
