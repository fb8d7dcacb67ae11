"""Rooms that are lost, mended, kept or left: in words."""

from typing import assert_never

from bot.happenings.places import PlaceFound, PlaceHappening, PlaceKept, PlaceLost, PlaceMoved
from bot.nouns.places import Trouble
from bot.rules.places import lost_at, spoken_in
from bot.words.scene import A_WEEK, Scene
from bot.words.views.places import lost_message
from bot.words.voice import buttons


def tell_places(scene: Scene, happening: PlaceHappening) -> None:
    everyone, me = scene.everyone, scene.me
    match happening:
        case PlaceLost(reader, place, _):
            lost = lost_at(scene.after, place)
            if lost is not None:
                scene.private(reader, lambda voice: lost_message(voice, lost), worth_for=A_WEEK, about=place)
        case PlaceFound(by, place):
            scene.at(place, everyone.message("place.found", who=everyone.who(by)))
            scene.answer(me.line("place.found.back"))
        case PlaceKept(by, place, why):
            key = "place.kept.shared" if why is Trouble.SHARED else "place.kept.public"
            scene.at(place, everyone.message(key, who=everyone.who(by)))
            scene.answer(me.line("place.kept.back"))
        case PlaceMoved(by, before, place):
            see = buttons(everyone.button("button.circle", "circle"))
            scene.at(place, everyone.message("place.moved", see, who=everyone.who(by), circle=everyone.name()))
            if before is not None and before in spoken_in(scene.before):
                scene.at(before, everyone.message("place.left"))
            scene.answer(me.line("place.moved.back"))
        case _:
            assert_never(happening)
