"""Where a circle talks, its events, and the talking piece: in words."""

from typing import assert_never

from bot.happenings.beside import BesideHappening, EventsSet, PieceAnswered, PieceBrought, TalkPlaceNamed
from bot.message import Link, Message
from bot.rules.beside import talk_of
from bot.words.scene import Scene


def tell_beside(scene: Scene, happening: BesideHappening) -> None:
    everyone, me = scene.everyone, scene.me
    match happening:
        case TalkPlaceNamed(by):
            talk = talk_of(scene.after)
            if not talk.link:
                scene.room(everyone.message("talk.none.room", who=everyone.who(by)))
                return
            link = Link(talk.link, "")
            scene.room(everyone.message("talk.named.room", who=everyone.who(by), link=link))
            scene.answer(me.quiet("talk.in_calendars.back" if talk.in_calendars else "talk.not_in_calendars.back"))
        case EventsSet(by, shown):
            key = "events.on.room" if shown else "events.off.room"
            scene.room(Message((everyone.line(key, who=everyone.who(by)),)))
            if shown:
                scene.answer(me.quiet("events.on.back"))
        case PieceBrought():
            scene.answer(me.line("piece.brought.back"))
        case PieceAnswered():
            scene.answer(me.line("piece.answered.back"))
        case _:
            assert_never(happening)
