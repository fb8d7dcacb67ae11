"""The presenter's seat, in words: always to the one whom it is about, and to nobody else."""

from typing import assert_never

from bot.happenings.season import SeatBid, SeatFell, SeatGiven, SeatGone, SeatPassed, SeatProposed, SeatTaken
from bot.message import Buttons, Message, Part, Quiet, Style
from bot.nouns.meeting import Meeting
from bot.rules.fair_seats import proposed
from bot.rules.library import practice_of
from bot.rules.roster import meeting
from bot.words.private_cards import who_has_the_seat
from bot.words.scene import A_MOMENT, A_WEEK, Scene
from bot.words.voice import Voice, buttons

SeatHappening = SeatTaken | SeatBid | SeatGiven | SeatPassed | SeatProposed | SeatFell | SeatGone


def tell_seats(scene: Scene, happening: SeatHappening) -> None:
    me = scene.me
    number = happening.number
    match happening:
        case SeatTaken():
            taken = scene.meeting(number)
            now = taken.live is not None  # then the card has a button to stop
            back = "seat.back_forum" if me.circle.community else "seat.back"
            said = me.line("seat.now") if now else me.line(back, title=_title(scene, me, number))
            scene.answer(said, *(() if now else (_give_back(me, number),)))
        case SeatBid():
            found = meeting(scene.after, number)
            alone = found is not None and len(found.bids) == 1
            key = "seat.next_in_line" if alone else "seat.in_line"
            scene.answer(me.line(key, title=_title(scene, me, number)), _give_back(me, number))
        case SeatGiven(_, _, _, True):
            again = buttons(me.button("button.seat", "present", meeting=number))
            scene.answer(me.line("seat.declined", title=_title(scene, me, number)), again)
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
        case SeatProposed(to, _):
            there = scene.meeting(number)
            scene.private(to, lambda voice: _would_be(voice, there), worth_for=A_WEEK, meeting=number)
        case SeatFell(to, _):
            scene.private(to, lambda voice: falls_to_you(voice, number), worth_for=A_MOMENT, urgent=True)
        case SeatGone(who, _, in_line):
            key = "seat.fewer" if in_line else "seat.gone"
            scene.private(
                who,
                lambda voice: voice.message(key, title=_title(scene, voice, number)),
                worth_for=A_WEEK,
                meeting=number,
            )
        case _:
            assert_never(happening)


def tell_day_before_seats(scene: Scene, tomorrow: Meeting) -> None:
    """Each in private: who has a seat, who is in line for one, and to whom one would fall."""
    number = tomorrow.number
    for id in tomorrow.presenters:
        scene.private(id, lambda voice: _yours_tomorrow(voice, tomorrow), meeting=number)
    for id in tomorrow.bids:
        scene.private(id, lambda voice: _in_line_tomorrow(voice, tomorrow), meeting=number)
    for id in proposed(scene.after, tomorrow):
        scene.private(id, lambda voice: _would_be(voice, tomorrow), meeting=number)


def tell_opening_seats(scene: Scene, begun: Meeting) -> None:
    """To whom a seat fell unasked: before their part begins. Whose part comes first reads it on their card."""
    first = who_has_the_seat(scene.after, begun, begun.live) if begun.live else None
    for id in begun.fell_to:
        if id != first:
            scene.private(id, lambda voice: falls_to_you(voice, begun.number), worth_for=A_MOMENT, urgent=True)


def falls_to_you(voice: Voice, number: int) -> Message:
    return voice.message(
        "seat.falls_to_you", buttons(voice.button("button.not_this_time", "give-seat", meeting=number))
    )


def _yours_tomorrow(voice: Voice, tomorrow: Meeting) -> Message:
    key = "seat.tomorrow_forum" if voice.circle.community else "seat.tomorrow"
    yours = voice.line(key, title=voice.title(tomorrow), when=voice.meeting_time(tomorrow))
    return Message((yours, *_to_prepare(voice, tomorrow), _give_back(voice, tomorrow.number)))


def _in_line_tomorrow(voice: Voice, tomorrow: Meeting) -> Message:
    line = voice.line("seat.in_line_tomorrow", title=voice.title(tomorrow), when=voice.meeting_time(tomorrow))
    return Message((line, _give_back(voice, tomorrow.number)))


def _would_be(voice: Voice, tomorrow: Meeting) -> Message:
    number = tomorrow.number
    row = buttons(
        voice.button("button.seat", "present", Style.FIRST, meeting=number),
        voice.button("button.not_this_time", "give-seat", meeting=number),
    )
    line = voice.line("seat.would_be", title=voice.title(tomorrow), when=voice.meeting_time(tomorrow))
    return Message((line, *_to_prepare(voice, tomorrow), row))


def _to_prepare(voice: Voice, tomorrow: Meeting) -> tuple[Part, ...]:
    practice = practice_of(voice.circle, tomorrow)
    prepare = practice.prepare_presenter or practice.prepare
    return (Quiet((prepare.in_language(voice.language),)),) if prepare else ()


def _title(scene: Scene, voice: Voice, number: int) -> str:
    found = meeting(scene.after, number)
    assert found is not None
    return voice.title(found)


def _give_back(voice: Voice, number: int) -> Buttons:
    return buttons(voice.button("button.give_seat", "give-seat", meeting=number))
