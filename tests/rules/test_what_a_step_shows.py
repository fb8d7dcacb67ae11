"""What stands on the cards of a step, and who is told what while it runs: only what is so."""

import re
from datetime import datetime

import pytest

from bot.happenings.outcome import Outcome
from bot.message import Buttons
from bot.moves.leaving import step_out, stop_presenting
from bot.moves.meeting import arrive, close_by_clock, finish_turn, more_time, next_step, pass_turn
from bot.moves.pausing import keep_silence, pause
from bot.moves.when_due import when_due
from bot.moves.writing import write
from bot.nouns.circle import Circle
from bot.nouns.people import Language
from bot.outbox import changed_cards, sayings_for
from bot.rules.library import practice_of
from bot.rules.preflight import preflight
from bot.rules.prompts import What, upcoming_prompts
from bot.rules.roster import running
from bot.words.cards import Card, living_cards
from bot.words.plain import plain_message
from bot.words.scene import ToEveryone, ToMember
from bot.words.telling.tell import tell
from tests.house import Counted
from tests.notation import from_notation
from tests.people import a_practice, after, open_now, opened

PAIRS = a_practice("pairs pairs 10", "all open 5").replace('mode = "pairs"', 'mode = "pairs"\nquestion.en = "And you?"')


def card_of(circle: Circle, slot: str, who: str | None = None) -> Card:
    return next(card for card in living_cards(circle) if card.slot.startswith(slot) and card.to == who)


def shown(circle: Circle, slot: str = "step", who: str | None = None) -> str:
    return plain_message(card_of(circle, slot, who).message, Language.EN)


def buttons_of(words: str) -> set[str]:
    return {*re.findall(r"\[.+?\]", words)}


def told(before: Circle, outcome: Outcome, now: datetime) -> dict[str, list[str]]:
    """By whom it is heard; the room is "room", and whoever acted is not told apart."""
    said, _ = tell(before, outcome.circle, outcome.happenings, actor=None, now=now)
    heard: dict[str, list[str]] = {}
    for one in said:
        who = one.to.member if isinstance(one.to, ToMember) else "room" if isinstance(one.to, ToEveryone) else "?"
        heard.setdefault(who, []).append(plain_message(one.message, Language.EN))
    return heard


def rung(circle: Circle, now: datetime) -> tuple[Circle, dict[str, list[str]]]:
    """The clock, and what is heard of it."""
    outcome, _ = when_due(circle, now)
    return outcome.circle, told(circle, outcome, now)


def everyone(names: tuple[str, ...], hears: str) -> dict[str, list[str]]:
    return {name: [hears] for name in names}


# --- time that is left, and time that is over ------------------------------------------------------


@pytest.mark.parametrize(
    ("paused_after", "left"),
    [
        (1, "Paused. 4 minutes are left"),
        (4, "Paused. 1 minute is left"),
        (4.5, "Paused. Less than a minute is left"),
        (5, "Paused. The time of this step is over."),
        (10, "Paused. The time of this step is over."),
    ],
)
def test_a_pause_says_how_much_is_left_and_that_nothing_is(paused_after: float, left: str) -> None:
    circle = opened("ana", "ben", practice="ours", text=a_practice("talk open 5", "end open 5"))
    circle = pause(circle, by="ben", now=after(paused_after)).circle

    assert left in shown(circle)
    assert left in shown(circle, "cues", "ana")


def test_a_time_that_has_gone_by_is_not_shown_as_one_to_come_until_more_is_given() -> None:
    circle = opened("ana", "ben", practice="ours", text=a_practice("talk open 5", "end open 5"))
    assert "Until" in shown(circle)
    assert "5 minutes for this step, until" in shown(circle, "cues", "ana")

    circle, _ = rung(circle, after(4))
    circle, _ = rung(circle, after(5))
    for card in (shown(circle), shown(circle, "cues", "ana")):
        assert "The time of this step is over." in card
        assert "ntil" not in card

    circle = more_time(circle, by="ben", step=0, now=after(9)).circle
    assert "Until" in shown(circle)
    assert "5 minutes were laid out for this step." in shown(circle, "cues", "ana")


def test_in_a_silence_nobody_has_a_turn_to_end_and_the_cue_sheet_says_until_when() -> None:
    circle = from_notation("check-in  [ben] ana* cal")
    assert "[I have spoken]" in shown(circle)
    assert "[Come back to them later]" in shown(circle, "cues", "ana")

    circle = keep_silence(circle, by="cal", minutes=1, now=after(1)).circle
    for card in (shown(circle), shown(circle, "cues", "ana")):
        assert "We are quiet together until" in card
        assert not {"[I have spoken]", "[Pass]", "[Later]", "[Come back to them later]"} & {
            *re.findall(r"\[.+?\]", card)
        }


# --- the facilitator's cue sheet -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "button", "says"),
    [
        ("[ben] ana* cal", "[Come back to them later]", "Still to come after ben: ana, cal"),
        ("ana✓* ben✓ [cal]", "[Come back to them later]", "cal has the floor, and comes last"),
        ("ana✓* ben✓ [cal~]", "[Let this turn go]", "cal has the floor, and comes last"),
        ("[ana]* ben cal", None, "Still to come after ana: ben, cal"),
    ],
)
def test_the_cue_sheet_says_who_has_the_floor_and_what_becomes_of_a_turn_that_nobody_takes(
    line: str, button: str | None, says: str
) -> None:
    sheet = shown(from_notation(f"check-in  {line}"), "cues", "ana")

    assert says in sheet
    assert {"[Come back to them later]", "[Let this turn go]"} & buttons_of(sheet) == {button} - {None}


def test_whoever_closes_in_a_round_is_asked_with_the_number_of_those_who_have_not_spoken() -> None:
    def asked(circle: Circle) -> list[str]:
        parts = card_of(circle, "cues", "ana").message.parts
        row = [button for part in parts if isinstance(part, Buttons) for button in part.row]
        return [button.confirm for button in row if button.command == "close"]

    assert asked(from_notation("check-in  ana✓* [ben] cal")) == [
        "Close the meeting for everyone? 2 people have not had a turn in this round."
    ]
    talk = opened("ana", "ben", practice="ours", text=a_practice("talk open 5", "end open 5"))
    assert asked(talk) == ["Close the meeting for everyone?"]


def test_what_is_left_of_a_round_is_told_with_the_one_who_has_the_floor_and_not_without() -> None:
    circle = opened("ana", "ben", "cal", practice="ours", text=a_practice("turns round 2n", "end open 5"))
    circle = finish_turn(circle, by="ben", now=after(1)).circle
    circle, heard = rung(circle, after(4))
    assert heard["ana"] == ["About 2 minutes are left in this round. cal has the floor; still to come: ana"]

    circle = finish_turn(circle, by="cal", now=after(4.5)).circle
    circle, _ = rung(circle, after(5))
    circle, heard = rung(circle, after(6))
    assert "ana has the floor, and may finish." in heard["room"][0]


# --- the last round --------------------------------------------------------------------------------


def test_when_the_last_round_is_over_the_facilitator_is_asked_to_thank_and_to_close() -> None:
    circle = from_notation("check-out  ana✓* ben✓ [cal]")
    assert "This is the last step." in shown(circle, "cues", "ana")
    circle = finish_turn(circle, by="cal", now=after(1)).circle

    sheet = shown(circle, "cues", "ana")
    assert "The last round is over. Thank the circle" in sheet
    assert sheet.count("[Close the meeting]") == 1
    assert "[Next step]" not in sheet + shown(circle)
    assert "The last round is over." in shown(circle)


@pytest.mark.parametrize(("last_word_after", "closes_after"), [(1, 70), (65, 75)])
def test_a_meeting_that_nobody_closes_ends_by_itself_soon_after_its_time_or_its_last_word(
    last_word_after: float, closes_after: float
) -> None:
    circle = from_notation("check-out  ana✓* ben✓ [cal]")
    circle = finish_turn(circle, by="cal", now=after(last_word_after)).circle
    closes = next(p for p in upcoming_prompts(circle) if p.what is What.CLOSES_ITSELF)
    assert closes.due_at == after(closes_after)
    within = {What.HALF_TIME, What.ONE_MINUTE, What.LAST_ONE, What.TIME_UP}
    assert not within & {prompt.what for prompt in upcoming_prompts(circle)}

    assert running(when_due(circle, closes.due_at)[0].circle) is None


def test_what_all_have_written_in_a_last_step_is_shown_when_the_clock_closes_it() -> None:
    text = a_practice("talk open 5", "say write 5 reveal=together")
    circle = opened("ana", "ben", practice="ours", text=text)
    circle = next_step(circle, by="ana", step=0, now=after(1)).circle
    for name in ("ana", "ben"):
        circle = write(circle, by=name, text="a word", now=after(2), step=1).circle
    assert running(circle) is not None

    heard = told(circle, close_by_clock(circle, now=after(99)), after(99))
    assert "What we wrote" in heard["room"][0]


# --- the presenter -----------------------------------------------------------------------------------


def test_in_a_closing_round_the_presenter_has_no_seat_to_stop() -> None:
    text = a_practice("tell presenter 5", "out round n", presenters="one")
    circle = opened("ana", "ben", "cal", practice="ours", text=text)
    assert "[I stop here]" in shown(circle)
    assert "[I stop here]" in shown(circle, "seat", "ben")
    stopped = stop_presenting(circle, by="ben", now=after(1), step=0)

    assert "[I stop here]" not in shown(stopped.circle)
    settled = [card for card in changed_cards(circle, stopped.circle) if card.slot.startswith("seat")]
    assert [(card.to, card.settled) for card in settled] == [("ben", True)]


def test_that_somebody_stops_is_read_before_the_step_that_it_leads_to() -> None:
    text = a_practice("tell presenter 5", "out round n", presenters="one")
    circle = opened("ana", "ben", "cal", practice="ours", text=text)
    stopped = stop_presenting(circle, by="ben", now=after(1))
    said, _ = tell(circle, stopped.circle, stopped.happenings, actor="ben", now=after(1))
    read = [
        plain_message(saying.message, Language.EN)
        for saying in sayings_for(circle, stopped.circle, said, Counted(), after(1))
    ]

    why = next(i for i, words in enumerate(read) if "ben stops here. Thank you. We go on with “Step”." in words)
    assert why < next(i for i, words in enumerate(read) if "step 2 of 2" in words)


# --- pairs -------------------------------------------------------------------------------------------


def test_who_is_in_a_pair_reads_with_whom_on_what_who_begins_and_until_when() -> None:
    circle = opened("ana", "ben", practice="ours", text=PAIRS)
    live = open_now(circle).live
    assert live is not None
    first, second = live.groups[0]
    for me, other, begins in ((first, second, "You begin."), (second, first, f"{first} begins.")):
        card = shown(circle, "group", me)
        assert f"you are with {other}" in card
        assert begins in card
        assert "And you?" in card
        assert "none is opened for you" in card
        assert "Until 14:10" in card

    circle = more_time(circle, by="ana", step=0, now=after(2)).circle
    assert "Until 14:12" in shown(circle, "group", "ben")
    moved = next_step(circle, by="ana", step=0, now=after(3)).circle
    settled = [card for card in changed_cards(circle, moved) if card.slot.startswith("group")]
    assert {card.to for card in settled} == {"ana", "ben"}
    assert all("14:" not in plain_message(card.message, Language.EN) for card in settled)


def test_each_in_a_pair_hears_once_that_it_is_the_others_turn_and_once_that_a_minute_is_left() -> None:
    circle = opened("ana", "ben", practice="ours", text=PAIRS)
    circle, heard = rung(circle, after(5))
    assert heard == everyone(("ana", "ben"), "Half of the time has gone by: it is the other’s turn now.")
    circle, heard = rung(circle, after(9))
    assert heard == everyone(("ana", "ben"), "One minute is left. Then come back to the others.")
    circle, heard = rung(circle, after(10))
    assert heard["ben"] == ["We come back together now."]

    more = more_time(circle, by="ana", step=0, now=after(10))
    assert told(circle, more, after(10)) == {"ben": ["There are 2 more minutes for this step."]}
    circle, heard = rung(more.circle, after(12))
    back = next_step(circle, by="ana", step=0, now=after(12))
    assert "ben" not in told(circle, back, after(12))


def test_short_pairs_change_over_too_and_larger_groups_share_as_they_like() -> None:
    for mode, heard_by in (("pairs", {"ana", "ben"}), ("fours", set[str]())):
        text = a_practice(f"small {mode} 4", "all open 5")
        circle = opened("ana", "ben", practice="ours", text=text)
        _, heard = rung(circle, after(2))
        assert set(heard) == heard_by


def test_three_in_a_pair_are_asked_to_give_each_a_turn_and_hear_who_joins_them() -> None:
    circle = opened("ana", "ben", "cal", here=("ana", "ben"), practice="ours", text=PAIRS)
    late = arrive(circle, by="cal", number=None, now=after(1))
    assert told(circle, late, after(1)) == everyone(("ana", "ben"), "cal is with you now.")
    _, heard = rung(late.circle, after(5))

    assert heard == everyone(("ana", "ben", "cal"), "Half of the time has gone by. See that each of you has a turn.")


# --- coming late, going early --------------------------------------------------------------------------


def test_minutes_for_each_of_the_steps_to_come_are_those_of_who_is_here_and_the_seats_stay() -> None:
    text = a_practice(
        "in round 2n", "draft: share presenter 5", "draft: about round 3n", "out round 4n", presenters="half"
    )
    circle = opened("ana", "ben", "cal", "dee", here=("ana", "ben", "cal"), practice="ours", text=text)
    before = open_now(circle)
    assert before.live is not None
    circle = arrive(circle, by="dee", number=None, now=after(1)).circle
    late = open_now(circle)
    assert late.live is not None
    seats = len(late.presenters)

    assert late.presenters == before.presenters
    assert late.live.steps[0] == before.live.steps[0]
    whole = preflight(practice_of(circle, late), 4, 60, seats).seconds
    assert sum(step.seconds for step in late.live.steps[1:]) + 4 * 2 * 60 == whole

    gone = open_now(step_out(circle, by="dee", now=after(2)).circle)
    assert gone.live is not None
    assert gone.live.steps == before.live.steps


# --- passing ---------------------------------------------------------------------------------------------


def test_only_whoever_passed_is_told_and_only_while_there_is_a_turn_to_bring_back() -> None:
    circle = from_notation("check-in  [ana]* ben cal")
    passed = pass_turn(circle, by="ben", now=after(1))
    said, back = tell(circle, passed.circle, passed.happenings, actor="ben", now=after(1))
    assert said == ()
    assert back is not None
    assert "[I would like to speak after all]" in plain_message(back, Language.EN)

    last = from_notation("check-in  ana✓* ben✓ [cal]")
    passed = pass_turn(last, by="cal", now=after(1))
    assert tell(last, passed.circle, passed.happenings, actor="cal", now=after(1))[1] is None
