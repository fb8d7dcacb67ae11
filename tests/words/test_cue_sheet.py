"""The cue sheet: what whoever facilitates reads alone, and what is not put into their mouth."""

import pytest
from msgspec.structs import replace

from bot.message import Button, Buttons, Message
from bot.moves.between import set_homework, show_homework
from bot.moves.meeting import next_step
from bot.nouns.circle import Circle
from bot.nouns.people import Language
from bot.refusals.circle import NotFacilitator
from bot.words.cue_sheet import cue_sheet
from bot.words.plain import plain_message
from bot.words.voice import room_voice
from tests.people import a_practice, after, open_now, opened


def in_meeting(*steps: str) -> Circle:
    return opened("ana", "ben", "cal", practice="ours", text=a_practice(*steps).replace("no-advice", "no advice"))


def sheet(circle: Circle) -> Message:
    meeting = open_now(circle)
    assert meeting.live is not None
    return cue_sheet(room_voice(circle), meeting, meeting.live)


def words(circle: Circle) -> str:
    return plain_message(sheet(circle), Language.EN)


def pressed(message: Message) -> list[Button]:
    return [button for part in message.parts if isinstance(part, Buttons) for button in part.row]


@pytest.mark.parametrize(
    "listening",
    ["sit silent 3", "write write 3", "sit open 3 who_speaks=nobody"],
)
def test_where_people_listen_nobody_is_given_a_question_to_ask(listening: str) -> None:
    assert "If you lack words" not in words(in_meeting(listening, "end open 5"))


def test_a_round_without_advice_borrows_what_opens_a_round_and_asks_nothing_of_what_was_said() -> None:
    said = words(in_meeting("in round n rule=no-advice", "end open 5"))
    assert "What do you bring with you today?" in said
    assert "What does this touch in you?" not in said


def test_the_last_step_says_who_facilitates_next_and_offers_to_show_the_homework() -> None:
    circle = in_meeting("talk open 5", "end open 5 shows=homework")
    circle = set_homework(circle, by="ben", number=2, text="A walk.").circle
    assert "Next time" not in words(circle)
    last = next_step(circle, by="ana", step=0, now=after(6)).circle

    assert "ben facilitates" in words(last)
    assert "show-homework" in [button.command for button in pressed(sheet(last))]
    with pytest.raises(NotFacilitator):
        show_homework(last, by="cal")
    nothing_to_show = replace(last, homework=())
    assert "show-homework" not in [button.command for button in pressed(sheet(nothing_to_show))]
