"""Where a circle talks, its events on a board, and the talking piece: what follows from the circle."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.almanac.reading import read_link
from bot.moves.beside import answer_piece, bring_piece, show_events, talk_at, talk_where_agreed
from bot.moves.leaving import step_out
from bot.moves.meeting import arrive, close_meeting, finish_turn, next_step
from bot.moves.membership import leave
from bot.moves.pausing import pause, resume
from bot.moves.season import cancel_meeting, end_circle, move_meeting, rest
from bot.moves.stepping import with_meeting
from bot.nouns.circle import Circle
from bot.nouns.meeting import MeetingState
from bot.nouns.places import Place
from bot.outbox import sayings_for
from bot.ports.sayings import Beside, Event, Floor, NoEvent, ToBeside
from bot.refusals.beside import PieceRefused
from bot.refusals.circle import NotHere
from bot.refusals.meeting import NoMeeting, NotOpen
from bot.refusals.refusal import Refusal
from bot.refusals.typed import Unreadable
from bot.rules.beside import MOST_SHOWN, muted_now, piece_is_on, talk_of, where_of
from bot.rules.consent import sheet_of
from bot.words.beside import nothing_there, states_beside
from bot.words.calendars import calendar_for
from tests.house import Counted
from tests.people import A_WEEK_BEFORE, a_circle, a_practice, a_season, after, open_now, opened, person

HERE = Place("p", "w", "room")
LINK = "https://meet.example.org/garden?room=1"
ROUND = a_practice("turns round 2n", "talk open 5")


def with_events(circle: Circle) -> Circle:
    return show_events(circle, by="Ana", around=(HERE,), shown=True).circle


def board(circle: Circle) -> dict[str, Event]:
    return {slot: state for (slot, _), state in states_beside(circle).items() if isinstance(state, Event)}


# A link


@pytest.mark.parametrize("typed", [LINK, f"  {LINK} ", "https://discord.com/channels/1/2", "https://xn--caf-dma.org/x"])
def test_an_address_is_read_as_it_stands(typed: str) -> None:
    assert read_link(typed) == typed.strip()


@pytest.mark.parametrize(
    "typed",
    [
        "http://meet.example.org",
        "https://bank.example@evil.example",
        "https://evil|bank",
        "<https://evil.example|bank>",
        "[x](https://evil.example)",
        "https://evil.example/`x`",
        "https://évil.example",
        "https://localhost/x",
        "https://a.example/\u202egpj.exe",
        "https://a.example:99999/",
        "javascript:alert(1)",
        "meet me at https://a.example",
        "https://a.example/" + "x" * 500,
        "@everyone",
    ],
)
def test_what_only_looks_like_an_address_is_not_one(typed: str) -> None:
    assert read_link(typed) is None
    with pytest.raises(Unreadable):
        talk_at(a_circle("Ana", "Ben"), by="Ana", typed=typed, in_calendars=False)


@given(st.text())
def test_whatever_is_read_can_neither_format_nor_mention(typed: str) -> None:
    link = read_link(typed)
    assert link is None or not set(link) & set('<>()|`\\ \n\t"')


def test_a_calendar_names_the_place_only_if_the_circle_wants_it() -> None:
    circle = a_season("Ana", "Ben")
    quiet = talk_at(circle, by="Ana", typed=LINK, in_calendars=False).circle
    told = talk_at(quiet, by="Ana", typed=LINK, in_calendars=True).circle
    assert b"LOCATION" not in (calendar_for(quiet, "Ana", 1) or b"")
    file = calendar_for(told, "Ana", 1)
    assert file is not None
    assert b"LOCATION:https://meet.example.org/garden?room=1" in file
    assert b"SEQUENCE:1" in file, "a later file replaces the earlier one"
    again = talk_at(told, by="Ana", typed="", in_calendars=True).circle
    assert b"SEQUENCE:2" in (calendar_for(again, "Ana", 1) or b"")
    assert b"LOCATION" not in (calendar_for(again, "Ana", 1) or b"")


def test_a_sheet_that_waits_brings_no_earlier_place_back() -> None:
    circle = talk_at(a_circle("Ana", "Ben"), by="Ana", typed="https://old.example/room", in_calendars=False).circle
    circle = replace(circle, draft=replace(sheet_of(circle), count=3))
    circle = talk_at(circle, by="Ben", typed=LINK, in_calendars=True).circle
    assert circle.draft is not None
    agreed = talk_where_agreed(circle, circle.draft.where)
    assert (where_of(agreed), talk_of(agreed).in_calendars) == (LINK, True)
    in_a_room = talk_where_agreed(circle, "The yellow room")
    assert (where_of(in_a_room), talk_of(in_a_room).link) == ("The yellow room", "")
    assert talk_of(in_a_room).changes == talk_of(circle).changes + 1, "calendars hear that the link is gone"


# Events


def test_nothing_is_put_up_unless_a_member_asks() -> None:
    circle = a_season("Ana", "Ben")
    assert not states_beside(circle)
    assert len(board(with_events(circle))) == MOST_SHOWN
    assert not board(show_events(with_events(circle), by="Ben", around=(HERE,), shown=False).circle)


def test_the_board_shows_a_number_and_a_time_and_no_word_of_the_circle() -> None:
    circle = with_events(replace(a_season("Ana", "Ben"), name="Burnout at the ministry", purpose="Burnout"))
    circle = talk_at(circle, by="Ana", typed=LINK, in_calendars=True).circle
    for event in board(circle).values():
        shown = f"{event.title} {event.about} {event.where} {event.key}"
        assert not [word for word in ("Burnout", "Ana", "ministry", circle.id, LINK) if word in shown]
        assert event.ends_at - event.starts_at == timedelta(hours=1)


def test_an_event_follows_its_meeting_and_keeps_its_key() -> None:
    circle = with_events(a_season("Ana", "Ben"))
    first = board(circle)["event 1"]
    wall = circle.meetings[0].wall + timedelta(days=1)
    moved = move_meeting(circle, by="Ana", number=1, wall=wall, following=False, now=A_WEEK_BEFORE).circle
    assert board(moved)["event 1"].key == first.key
    assert board(moved)["event 1"].starts_at == first.starts_at + timedelta(days=1)


def test_what_is_cancelled_rested_or_ended_comes_down_and_the_next_goes_up() -> None:
    circle = with_events(a_season("Ana", "Ben", agreed=5))
    cancelled = cancel_meeting(circle, by="Ana", number=1, now=A_WEEK_BEFORE).circle
    assert set(board(cancelled)) == {"event 2", "event 3", "event 4"}
    assert not board(rest(circle, by="Ana").circle)
    assert not board(end_circle(circle, by="Ana").circle)


def test_a_place_that_the_circle_has_left_shows_nothing() -> None:
    assert not board(replace(with_events(a_season("Ana", "Ben")), places=()))


def test_a_meeting_that_goes_on_stays_up_until_it_is_closed() -> None:
    circle = with_events(opened("Ana", "Ben", text=ROUND, practice="ours"))
    assert "event 1" in board(circle)
    assert "event 1" not in board(close_meeting(circle, by="Ana", now=after(5)).circle)


def test_how_each_state_is_undone() -> None:
    event = board(with_events(a_season("Ana", "Ben")))["event 1"]
    assert nothing_there(event) == NoEvent(event.key)
    assert nothing_there(Floor("c1", LINK, (person("Ana").account,))) == Floor("c1")


# The talking piece


def in_a_round(*names: str) -> Circle:
    circle = opened(*names, text=ROUND, practice="ours")
    return talk_at(circle, by=names[0], typed=LINK, in_calendars=False).circle


def with_piece(circle: Circle, *agreed: str) -> Circle:
    circle = bring_piece(circle, by=agreed[0], at=HERE).circle
    for name in agreed[1:]:
        circle = answer_piece(circle, by=name, number=1, yes=True).circle
    return circle


def speaker_of(circle: Circle) -> str:
    live = open_now(circle).live
    assert live is not None
    assert live.round is not None
    return next(turn.member for turn in live.round.turns if turn.state == "waiting")


def test_silence_is_no_consent() -> None:
    circle = in_a_round("Ana", "Ben", "Cal")
    assert muted_now(circle) == ()
    assert muted_now(with_piece(circle, "Ana", "Ben")) == ()
    assert muted_now(with_piece(circle, "Ana", "Ben", "Cal")) != ()


def test_who_listens_is_muted_and_neither_who_speaks_nor_who_facilitates() -> None:
    circle = with_piece(in_a_round("Ana", "Ben", "Cal", "Dee"), "Ana", "Ben", "Cal", "Dee")
    for _ in range(3):
        muted = muted_now(circle)
        assert speaker_of(circle) not in muted
        assert "Ana" not in muted, "the facilitator"
        assert len(muted) == 2 + (speaker_of(circle) == "Ana")
        circle = finish_turn(circle, by=speaker_of(circle), now=after(1)).circle


def test_one_no_gives_everybody_their_voice_for_the_whole_meeting_and_names_nobody() -> None:
    circle = with_piece(in_a_round("Ana", "Ben", "Cal"), "Ana", "Ben", "Cal")
    outcome = answer_piece(circle, by="Cal", number=1, yes=False)
    assert muted_now(outcome.circle) == ()
    piece = open_now(outcome.circle).piece
    assert piece is not None
    assert (piece.yes, piece.refused) == ((), True), "not even the circle's document knows whose wish it was"
    with pytest.raises(PieceRefused):
        answer_piece(outcome.circle, by="Ben", number=1, yes=True)
    with pytest.raises(PieceRefused):
        bring_piece(outcome.circle, by="Ana", at=HERE)
    assert answer_piece(outcome.circle, by="Ben", number=1, yes=False).circle == outcome.circle


def test_a_pause_the_next_step_and_the_end_give_everybody_their_voice() -> None:
    circle = with_piece(in_a_round("Ana", "Ben", "Cal"), "Ana", "Ben", "Cal")
    paused = pause(circle, by="Ben", now=after(1)).circle
    assert muted_now(paused) == ()
    assert muted_now(resume(paused, by="Ben", now=after(2)).circle) == muted_now(circle)
    assert muted_now(next_step(circle, by="Ana", step=None, now=after(1), anyway=True).circle) == ()
    assert muted_now(close_meeting(circle, by="Ana", now=after(1)).circle) == ()


def test_who_comes_late_is_asked_too_and_nobody_is_muted_meanwhile() -> None:
    circle = opened("Ana", "Ben", "Cal", here=("Ana", "Ben"), text=ROUND, practice="ours")
    circle = with_piece(circle, "Ana", "Ben")
    assert piece_is_on(open_now(circle))
    late = arrive(circle, by="Cal", number=1, now=after(1)).circle
    assert muted_now(late) == ()
    assert piece_is_on(open_now(answer_piece(late, by="Cal", number=1, yes=True).circle))


def test_who_steps_out_or_leaves_is_not_muted_any_more() -> None:
    circle = with_piece(in_a_round("Ana", "Ben", "Cal"), "Ana", "Ben", "Cal")
    listening = muted_now(circle)[0]
    assert listening not in muted_now(step_out(circle, by=listening, now=after(1)).circle)
    assert listening not in muted_now(leave(circle, by=listening, now=after(1)).circle)


def test_only_who_is_here_may_bring_or_answer_it_and_only_while_it_lasts() -> None:
    circle = opened("Ana", "Ben", "Cal", here=("Ana", "Ben"), text=ROUND, practice="ours")
    with pytest.raises(NotHere):
        bring_piece(circle, by="Cal", at=HERE)
    with pytest.raises(NoMeeting):
        answer_piece(circle, by="Ben", number=1, yes=True)
    with_it = bring_piece(circle, by="Ana", at=HERE).circle
    with pytest.raises(NotHere):
        answer_piece(with_it, by="Cal", number=1, yes=True)
    closed = close_meeting(with_it, by="Ana", now=after(1)).circle
    with pytest.raises(NotOpen):
        answer_piece(closed, by="Ben", number=1, yes=True)
    with pytest.raises(NotOpen):
        bring_piece(closed, by="Ana", at=HERE)


def test_the_floor_names_only_accounts_around_the_room_where_it_was_brought() -> None:
    circle = with_piece(in_a_round("Ana", "Ben", "Cal"), "Ana", "Ben", "Cal")
    state = states_beside(circle)["floor", ToBeside(HERE, Beside.VOICE)]
    assert isinstance(state, Floor)
    assert {a.user for a in state.muted} == set(muted_now(circle))
    meeting = open_now(circle)
    assert meeting.piece is not None
    moved = replace(meeting, piece=replace(meeting.piece, at=Place("q", "w", "x")))
    elsewhere = with_meeting(circle, moved)
    assert not states_beside(elsewhere)


def test_nobody_is_muted_for_a_turn_that_is_long_over_and_everybody_is_unmuted_however_late() -> None:
    quiet = in_a_round("Ana", "Ben", "Cal")
    muting = with_piece(quiet, "Ana", "Ben", "Cal")

    def said(before: Circle, after: Circle) -> list[datetime]:
        return [s.expires_at for s in sayings_for(before, after, (), Counted(), A_WEEK_BEFORE) if s.state is not None]

    (mutes,), (lifts,) = said(quiet, muting), said(muting, quiet)
    assert mutes <= A_WEEK_BEFORE + timedelta(minutes=10)
    assert lifts > A_WEEK_BEFORE + timedelta(days=7)


@given(st.lists(st.sampled_from(["yes", "no", "pause", "resume", "next", "done", "out"]), max_size=12), st.data())
def test_whatever_people_do_nobody_is_muted_without_everyones_consent(acts: list[str], data: st.DataObject) -> None:
    circle = with_piece(in_a_round("Ana", "Ben", "Cal"), "Ana")
    for count, act in enumerate(acts):
        who = data.draw(st.sampled_from(["Ana", "Ben", "Cal"]))
        now = after(count)
        try:
            match act:
                case "yes" | "no":
                    circle = answer_piece(circle, by=who, number=1, yes=act == "yes").circle
                case "pause":
                    circle = pause(circle, by=who, now=now).circle
                case "resume":
                    circle = resume(circle, by=who, now=now).circle
                case "next":
                    circle = next_step(circle, by=who, step=None, now=now, anyway=True).circle
                case "done":
                    circle = finish_turn(circle, by=who, now=now).circle
                case _:
                    circle = step_out(circle, by=who, now=now).circle
        except Refusal:
            pass
        muted = muted_now(circle)
        if muted:
            meeting = open_now(circle)
            assert meeting.state is MeetingState.OPEN
            assert meeting.piece is not None
            assert set(meeting.here) <= set(meeting.piece.yes)
            assert not set(muted) - set(meeting.here)
            assert meeting.facilitator not in muted
