"""Seeking a circle, in words: everything to one person alone."""

from functools import partial
from typing import assert_never

from bot.happenings.seeking import (
    CircleBegan,
    CirclesProposed,
    KeptApart,
    NotBegun,
    PlaceAccepted,
    PlaceDeclined,
    SeekingBegan,
    SeekingEnded,
    SeekingHappening,
)
from bot.message import Message
from bot.rules.seeking import Lack, waits_in
from bot.words.scene import A_WEEK, Scene
from bot.words.views.seeking import (
    began_card,
    forming_card,
    own_buttons,
    secrets,
    seeking_view,
    shared_interests,
    unplaced_message,
)
from bot.words.voice import Voice, buttons


def tell_seeking(scene: Scene, happening: SeekingHappening) -> None:
    me = scene.me
    match happening:
        case SeekingBegan():
            assert scene.actor is not None
            scene.answer(*seeking_view(me, scene.actor).parts)
        case SeekingEnded():
            scene.answer(me.line("seek_off.back"), buttons(me.button("button.seek", "seek")))
        case KeptApart(who, taken_back):
            scene.answer(me.line("apart.taken_back" if taken_back else "apart.back"), *secrets(me, who))
        case CirclesProposed():
            _tell_proposed(scene, happening)
        case PlaceAccepted(who):
            if waits_in(scene.after, who) is not None:
                scene.answer(me.line("accepted.back"))
        case PlaceDeclined():
            scene.answer(me.line("declined_place.back"), buttons(*own_buttons(me)))
        case CircleBegan(members=members):
            for id in members:
                scene.private(id, partial(began_card, began=happening, who=id, now=scene.now), worth_for=A_WEEK)
            if scene.actor is not None and scene.actor.id in members:
                scene.answer(me.line("began.back"))
        case NotBegun(members):
            for id in members:
                scene.private(id, _not_begun, worth_for=A_WEEK)
        case _:
            assert_never(happening)


def _tell_proposed(scene: Scene, proposed: CirclesProposed) -> None:
    for forming, common in zip(proposed.formings, proposed.commons, strict=True):
        interests = shared_interests(scene.after, forming.invited)
        card = partial(forming_card, invitation=forming, common=common, interests=interests)
        for id in forming.invited:
            scene.private(id, card, worth_for=A_WEEK)
    for id, lack in proposed.unplaced:
        scene.private(id, partial(unplaced_message, lack=Lack(lack)), worth_for=A_WEEK)
    scene.answer(scene.me.line("place.back", n=len(proposed.formings)), scene.me.quiet("place.back_silent"))


def _not_begun(voice: Voice) -> Message:
    return voice.message("forming.not_begun", buttons(*own_buttons(voice)))
