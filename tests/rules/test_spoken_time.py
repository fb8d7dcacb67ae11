"""Spoken time: from the taps that end one's own turn, without pauses; private to each, and shared without names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.message import Message
from bot.moves.meeting import close_meeting, come_later, finish_turn, next_step, pass_turn
from bot.moves.membership import leave
from bot.moves.pausing import keep_silence, pause, resume
from bot.moves.season import begin_again
from bot.nouns.circle import Circle
from bot.nouns.people import Language
from bot.rules import rounds
from bot.rules.roster import running
from bot.rules.spoken_time import shares, spoken_by
from bot.words.fair_seats import BLOCK, airtime_view, how_it_was_shared
from bot.words.plain import plain_message
from bot.words.voice import room_voice
from tests.people import a_circle, a_practice, after, opened, round_of

ROUND = a_practice("turns round 2n", "more round 2n", "end open 5")
NAMES = ("ana", "ben", "cal")


def a_round(*names: str) -> Circle:
    """Ben is first, Ana, who opened it, last."""
    return opened(*(names or NAMES), practice="ours", text=ROUND)


def spoken(**seconds: int) -> Circle:
    return replace(a_circle("ana", "ben", "cal", "dee"), airtime=tuple(seconds.items()))


def test_a_turn_counts_from_its_beginning_to_the_tap_that_ends_it() -> None:
    circle = finish_turn(a_round(), by="ben", now=after(3)).circle
    circle = finish_turn(circle, by="cal", now=after(4.5)).circle
    assert (spoken_by(circle, "ben"), spoken_by(circle, "cal"), spoken_by(circle, "ana")) == (180, 90, 0)


def test_what_no_tap_of_one_s_own_ended_is_not_counted() -> None:
    circle = pass_turn(a_round(), by="ben", now=after(3)).circle
    circle = come_later(circle, by="cal", now=after(5)).circle
    circle = next_step(circle, by="ana", step=None, now=after(9), anyway=True).circle
    assert circle.airtime == ()


def test_paused_time_and_silence_are_nobody_s() -> None:
    circle = pause(a_round(), by="ana", now=after(1)).circle
    circle = resume(circle, by="ana", now=after(11)).circle
    circle = keep_silence(circle, by="cal", minutes=3, now=after(12)).circle
    circle = pause(circle, by="cal", now=after(13)).circle  # a silence that becomes a pause
    assert spoken_by(finish_turn(circle, by="ben", now=after(20)).circle, "ben") == 120
    circle = resume(circle, by="ana", now=after(20)).circle
    circle = finish_turn(circle, by="ben", now=after(21)).circle
    assert spoken_by(circle, "ben") == 180
    assert round_of(circle).spoken == 0


def test_it_is_the_season_s_and_goes_with_whoever_leaves() -> None:
    circle = finish_turn(a_round(), by="ben", now=after(3)).circle
    assert leave(circle, by="ben", now=after(4)).circle.airtime == ()
    circle = close_meeting(circle, by="ana", now=after(5)).circle
    assert spoken_by(circle, "ben") == 180
    assert begin_again(circle, by="ana", season="open-circle", now=after(6), anyway=True).circle.airtime == ()


def test_shares_are_told_from_most_to_least_and_add_up_and_never_of_a_pair() -> None:
    assert shares(spoken(ana=27, ben=31, cal=20, dee=22)) == (31, 27, 22, 20)
    assert shares(spoken(ana=1, ben=1, cal=1)) == (34, 33, 33)
    assert shares(spoken(ana=500, ben=400)) == ()


@pytest.mark.parametrize("language", Language)
def test_the_picture_says_the_same_in_words_and_names_nobody(language: Language) -> None:
    circle = replace(spoken(ana=60, ben=30, cal=10), language=language)
    said = plain_message(Message(how_it_was_shared(room_voice(circle), circle)), language)
    bars = [line for line in said.splitlines() if line.startswith(BLOCK)]
    assert [len(bar.rstrip("▏▎▍▌▋▊▉")) for bar in bars] == [20, 10, 3]
    assert ("60%, 30%, 10%" if language is Language.EN else "60\u202f%, 30\u202f%, 10\u202f%") in said
    assert not any(name in said for name in NAMES)
    pair = spoken(ana=60, ben=30)
    assert how_it_was_shared(room_voice(pair), pair) == ()


def test_one_s_own_minutes_say_nothing_about_the_others() -> None:
    circle = spoken(ana=150, ben=3000, cal=20)
    told = [plain_message(airtime_view(room_voice(circle), who), Language.EN) for who in circle.members]
    assert "about 2 minutes" in told[0]
    assert "50" not in told[0]
    assert "less than a minute" in told[2]
    assert "No turn of yours" in told[3]


# --- laws --------------------------------------------------------------------------------------

TAPS = ("done", "pass", "later", "pause", "silence", "resume")


@settings(max_examples=80)
@given(st.lists(st.tuples(st.sampled_from(TAPS), st.integers(0, 400)), max_size=30))
def test_what_was_spoken_is_never_more_than_the_rounds_ran(taps: list[tuple[str, int]]) -> None:
    circle, at, ran = a_round(), 0, 0
    for tap, seconds in taps:
        meeting = running(circle)
        assert meeting is not None
        if meeting.live is None or meeting.live.round is None:
            break
        is_paused = meeting.live.seconds_left is not None
        at += seconds
        ran += 0 if is_paused else seconds
        now, who = after(at / 60), rounds.speaker(meeting.live.round)
        if who is None:  # all have spoken, and it is paused
            break
        before = sum(seconds for _, seconds in circle.airtime)
        if tap in ("done", "pass", "later"):
            circle = {"done": finish_turn, "pass": pass_turn, "later": come_later}[tap](circle, by=who, now=now).circle
        elif tap == "resume" and is_paused:
            circle = resume(circle, by="ana", now=now).circle
        elif tap == "pause" and not is_paused:
            circle = pause(circle, by="ana", now=now).circle
        elif tap == "silence" and not is_paused:
            circle = keep_silence(circle, by="ana", minutes=1, now=now).circle
        together = sum(seconds for _, seconds in circle.airtime)
        assert before <= together <= ran
        assert tap == "done" or together == before


@given(st.lists(st.integers(0, 10_000), max_size=12))
def test_shares_are_of_a_hundred_and_sorted(seconds: list[int]) -> None:
    found = shares(replace(a_circle("ana"), airtime=tuple((f"m{n}", each) for n, each in enumerate(seconds))))
    assert list(found) == sorted(found, reverse=True)
    assert sum(found) in (0, 100)
    assert (sum(found) == 0) == (sum(each > 0 for each in seconds) < 3)
