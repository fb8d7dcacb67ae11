"""What one person is shown alone: the line that the practice has for their role, and only what is theirs."""

from bot.message import Message
from bot.moves.lending import take_task
from bot.moves.meeting import next_step, open_meeting
from bot.moves.own_practices import use_practice
from bot.nouns.circle import Circle
from bot.nouns.meeting import Live
from bot.nouns.people import Language
from bot.words.cards import living_cards, step_card
from bot.words.plain import plain_message
from bot.words.voice import room_voice
from tests.people import START, a_season, after, gathering, minutes, open_now, opened
from tests.rules.test_fair_seats import held_with

LOOKING_BACK = "codevelopment-in-a-season"


def shown(circle: Circle, kind: str) -> str:
    return "\n".join(_plain(card.message) for card in living_cards(circle) if card.slot.startswith(f"{kind} "))


def _plain(message: Message) -> str:
    return plain_message(message, Language.EN)


def in_room(circle: Circle) -> str:
    return _plain(step_card(room_voice(circle), open_now(circle), live_of(circle)))


def live_of(circle: Circle) -> Live:
    live = open_now(circle).live
    assert live is not None
    return live


def going_on(circle: Circle) -> Circle:
    return next_step(circle, by="ana", step=None, now=after(1), anyway=True).circle


def test_whoever_presents_reads_the_line_that_was_written_for_them() -> None:
    circle = going_on(opened("ana", "ben", "cal", practice=LOOKING_BACK))
    assert "Tell the situation and what is at stake for you." in shown(circle, "seat")
    assert "Tell the situation" not in in_room(circle)


def test_the_timekeeper_and_the_guardian_read_theirs() -> None:
    circle = gathering_with_roles()
    assert "If somebody is overwhelmed, you may call a pause" in "\n".join(
        shown(step, "role") for step in every_step(circle)
    )


def gathering_with_roles() -> Circle:
    circle = opened("ana", "ben", "cal", practice="listening-share")
    return take_task(circle, by="ben", name="guardian", number=1).circle


def every_step(circle: Circle) -> list[Circle]:
    found = [circle]
    for _ in live_of(circle).steps[1:]:
        found.append(going_on(found[-1]))
    return found


def test_where_nobody_had_the_seat_the_step_of_looking_back_is_for_whoever_wishes() -> None:
    circle = opened("ana", "ben", "cal", practice=LOOKING_BACK)
    assert "Nobody who is here had the seat last time." in in_room(circle)
    assert "Did you have the seat" not in in_room(circle)
    assert "This step is for you" not in shown(circle, "seat")
    assert "You have the seat next" in shown(circle, "seat")


def test_it_belongs_to_whoever_had_the_seat_and_not_to_whoever_has_it_now() -> None:
    circle = held_with(a_season("ana", "ben", "cal"), 1, "ben")
    circle = use_practice(circle, by="ana", number=2, practice=LOOKING_BACK).circle
    circle = gathering(circle, "ana", "ben", "cal", number=2)
    lead = open_by(circle)
    circle = open_meeting(circle, by=lead, number=2, now=START + minutes(7 * 24 * 60)).circle
    assert "Did you have the seat last time?" in in_room(circle)
    assert "This step is for you" not in shown(circle, "seat")


def open_by(circle: Circle) -> str:
    lead = next(m.facilitator for m in circle.meetings if m.number == 2)
    assert lead is not None
    return lead
