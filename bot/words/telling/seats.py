"""The presenter's seat, in words: always to the one whom it is about, and to nobody else."""

from typing import assert_never

from bot.happenings.season import SeatBid, SeatGiven, SeatPassed, SeatTaken
from bot.message import Buttons
from bot.rules.roster import meeting
from bot.words.scene import A_WEEK, Scene
from bot.words.voice import Voice, buttons


def tell_seats(scene: Scene, happening: SeatTaken | SeatBid | SeatGiven | SeatPassed) -> None:
    me = scene.me
    number = happening.number
    match happening:
        case SeatTaken():
            scene.answer(me.line("seat.back", title=_title(scene, me, number)), _give_back(me, number))
        case SeatBid():
            found = meeting(scene.after, number)
            alone = found is not None and len(found.bids) == 1
            key = "seat.next_in_line" if alone else "seat.in_line"
            scene.answer(me.line(key, title=_title(scene, me, number)), _give_back(me, number))
        case SeatGiven(_, _, had_it):
            key = "seat.given" if had_it else "seat.out_of_line"
            again = buttons(me.button("button.seat", "present", meeting=number))
            scene.answer(me.line(key, title=_title(scene, me, number)), again)
        case SeatPassed(to, _):
            scene.private(
                to,
                lambda voice: voice.message(
                    "seat.passed", _give_back(voice, number), title=_title(scene, voice, number)
                ),
                worth_for=A_WEEK,
                meeting=number,
            )
        case _:
            assert_never(happening)


def _title(scene: Scene, voice: Voice, number: int) -> str:
    found = meeting(scene.after, number)
    assert found is not None
    return voice.title(found)


def _give_back(voice: Voice, number: int) -> Buttons:
    return buttons(voice.button("button.give_seat", "give-seat", meeting=number))
