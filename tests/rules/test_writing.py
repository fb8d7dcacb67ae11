"""A step in which everyone writes: sealed until all are ready, shown at once or never, kept by whom its file says."""

import pytest
from msgspec.structs import replace

from bot.grammar.practice import Keep, Reveal
from bot.happenings.meeting import MeetingClosed
from bot.happenings.outcome import Outcome
from bot.happenings.steps import StepBegan, WritingRevealed
from bot.message import Quiet
from bot.moves.between import destroy_words
from bot.moves.leaving import step_out, stop_presenting
from bot.moves.meeting import close_meeting, next_step
from bot.moves.membership import leave
from bot.moves.pausing import pause, resume
from bot.moves.when_due import when_due
from bot.moves.writing import be_ready, write
from bot.nouns.circle import Circle
from bot.nouns.people import Language
from bot.ports.keeping import OwnWords
from bot.refusals.circle import NotHere
from bot.refusals.meeting import AlreadyMoved, NotOpen, NotWriting
from bot.refusals.typed import TooLong
from bot.rules.roster import member
from bot.rules.steps import step_at
from bot.rules.writing import may_be_read_again, takes_words, words_id, words_of
from bot.words.cards import step_card
from bot.words.step_words import before_one_writes, what_becomes
from bot.words.telling.tell import tell
from bot.words.voice import voice_of
from tests.people import START, a_circle, a_practice, after, all_of, at_step, meeting_of, open_now, opened, the


def writing(*steps: str, presenters: str = "none") -> Circle:
    text = a_practice(*(steps or ("notes write 5 reveal=together", "end open 5")), presenters=presenters)
    return opened("ana", "ben", "cal", practice="ours", text=text)


def wrote(circle: Circle, *who: str) -> Circle:
    for id in who:
        circle = write(circle, by=id, text=f"by {id}", now=after(1)).circle
    return circle


def here_of(circle: Circle) -> str:
    return words_id(open_now(circle), 0)


def test_words_lie_sealed_under_the_writers_own_key_and_may_be_written_anew() -> None:
    circle = writing()
    outcome = write(circle, by="ben", text="one", now=after(1))
    assert [(own.member, own.id, own.text) for own in outcome.keep] == [("ben", here_of(circle), "one")]
    again = write(outcome.circle, by="ben", text="two", now=after(1))
    assert [(own.id, own.text) for own in again.keep] == [(here_of(circle), "two")]
    assert not all_of(WritingRevealed, again)


def test_all_is_shown_at_once_when_everyone_is_ready_and_then_forgotten() -> None:
    circle = wrote(writing(), "ben", "cal")
    id = here_of(circle)
    outcome = be_ready(circle, by="ana", now=after(2))
    assert the(WritingRevealed, outcome) == WritingRevealed(1, 0, ("ben", "cal"))
    assert set(outcome.forget) == {("ben", id), ("cal", id)}
    assert outcome.hand_on == ()
    assert at_step(outcome.circle) == "end"


def test_all_is_shown_when_the_step_ends_by_hand_or_by_the_clock() -> None:
    circle = wrote(writing(), "ben")
    assert the(WritingRevealed, next_step(circle, by="ana", step=0, now=after(2), anyway=True)).authors == ("ben",)

    hard = wrote(writing("notes write 5 reveal=together on_time=hard", "end open 5"), "ben")
    outcome, _ = when_due(hard, after(5))
    assert the(WritingRevealed, outcome).authors == ("ben",)
    assert outcome.forget == (("ben", here_of(hard)),)


def test_the_last_step_of_a_meeting_is_revealed_before_it_closes() -> None:
    circle = wrote(writing("notes write 5 reveal=together"), "ben")
    outcome = next_step(circle, by="ana", step=0, now=after(2), anyway=True)
    assert [type(each) for each in outcome.happenings] == [WritingRevealed, MeetingClosed]


def test_a_meeting_closed_in_between_reveals_nothing_and_forgets() -> None:
    circle = wrote(writing(), "ben")
    outcome = close_meeting(circle, by="ana", now=after(2))
    assert not all_of(WritingRevealed, outcome)
    assert outcome.forget == (("ben", here_of(circle)),)


def test_a_presenter_who_stops_ends_the_writing_for_them_unseen() -> None:
    circle = wrote(writing("notes write 5 reveal=together", "end open 5", presenters="one"), "ben")
    presenter = open_now(circle).presenters[0]
    outcome = stop_presenting(circle, by=presenter, now=after(2))
    assert not all_of(WritingRevealed, outcome)
    assert outcome.forget == (("ben", here_of(circle)),)


@pytest.mark.parametrize(
    ("keep", "forgets", "keepers"),
    [
        ("nothing", True, set()),
        ("author", False, set()),
        ("presenter", True, {"cal"}),
        ("circle", False, {"ana", "cal"}),
    ],
)
def test_whoever_the_file_names_keeps_what_was_shown(keep: str, forgets: bool, keepers: set[str]) -> None:
    circle = writing(f"notes write 5 reveal=together keep={keep}", "end open 5", presenters="one")
    meeting = open_now(circle)
    assert meeting.live is not None
    steps = tuple(replace(each, presenter="cal") for each in meeting.live.steps)
    meeting = replace(meeting, live=replace(meeting.live, steps=steps))
    circle = wrote(replace(circle, meetings=(meeting, *circle.meetings[1:])), "ben")
    outcome = next_step(circle, by="ana", step=0, now=after(2), anyway=True)
    assert bool(outcome.forget) is forgets
    assert {keeper for author, _, keeper in outcome.hand_on if author == "ben"} == keepers


def test_what_is_never_shown_is_kept_by_its_author_or_not_taken_at_all() -> None:
    kept = wrote(writing("notes write 5 keep=author", "end open 5"), "ben")
    outcome = next_step(kept, by="ana", step=0, now=after(2), anyway=True)
    assert (all_of(WritingRevealed, outcome), outcome.forget) == ([], ())

    own = writing("notes write 5", "end open 5")
    with pytest.raises(NotWriting) as refused:
        write(own, by="ben", text="mine", now=after(1))
    assert refused.value.for_oneself
    for id in ("ana", "ben"):
        own = be_ready(own, by=id, now=after(1)).circle
    assert at_step(be_ready(own, by="cal", now=after(1)).circle) == "end"


def test_whoever_leaves_takes_their_words_along_and_holds_nobody_up() -> None:
    circle = wrote(writing(), "ben", "cal")
    outcome = step_out(circle, by="ben", now=after(2))
    assert outcome.forget == (("ben", here_of(circle)),)
    assert not all_of(WritingRevealed, outcome)

    last: Outcome = leave(wrote(writing(), "ben", "cal"), by="ana", now=after(2))
    assert the(WritingRevealed, last).authors == ("ben", "cal")
    assert set(last.forget) == {("ben", here_of(circle)), ("cal", here_of(circle))}
    assert last.destroy_key_of == ("ana",)


def test_whoever_destroys_their_words_has_nothing_to_show_and_is_ready() -> None:
    circle = destroy_words(wrote(writing(), "ben"), by="ben", now=START, how_many=1).circle
    live = open_now(circle).live
    assert live is not None
    assert (live.written, live.ready) == ((), ("ben",))


def test_writing_goes_on_in_a_pause_and_is_shown_when_it_is_over() -> None:
    circle = pause(wrote(writing(), "ben", "cal"), by="ben", now=after(1)).circle
    outcome = write(circle, by="ana", text="late", now=after(2))
    assert not all_of(WritingRevealed, outcome)
    assert all_of(WritingRevealed, resume(outcome.circle, by="ben", now=after(3)))


def test_pressing_twice_or_late_is_calm() -> None:
    circle = be_ready(writing(), by="ben", now=after(1)).circle
    assert be_ready(circle, by="ben", now=after(1)).circle == circle
    circle = next_step(circle, by="ana", step=0, now=after(2), anyway=True).circle
    with pytest.raises(AlreadyMoved):
        write(circle, by="ben", text="late", now=after(3), step=0)
    with pytest.raises(NotWriting):
        be_ready(circle, by="ben", now=after(3))


def test_who_may_not_write_is_told_why() -> None:
    circle = step_out(writing(), by="cal", now=after(1)).circle
    with pytest.raises(NotHere):
        write(circle, by="cal", text="x", now=after(1))
    with pytest.raises(TooLong):
        write(circle, by="ben", text="x" * 3001, now=after(1))
    with pytest.raises(NotOpen):
        write(a_circle("ana", "ben"), by="ana", text="x", now=after(1))


def test_words_of_two_seasons_lie_apart() -> None:
    meeting = meeting_of(writing())
    later = replace(meeting, opened_at=after(60 * 24 * 300))
    assert words_id(meeting, 0) != words_id(later, 0)


def test_only_those_whose_step_it_is_are_waited_for() -> None:
    circle = writing("notes write 5 reveal=together who_speaks=others", "end open 5", presenters="one")
    presenter = open_now(circle).presenters[0]
    others = [id for id in ("ana", "ben", "cal") if id != presenter]
    with pytest.raises(NotWriting):
        write(circle, by=presenter, text="x", now=after(1))
    circle = wrote(circle, others[0])
    assert all_of(StepBegan, write(circle, by=others[1], text="x", now=after(1)))


def kept_step(*more: str) -> Circle:
    return writing("five write 5 keep=author", *more, "aloud round 5")


def test_what_was_kept_for_oneself_can_be_read_again_in_the_steps_after_it() -> None:
    circle = kept_step()
    assert not may_be_read_again(circle, open_now(circle))
    circle = wrote(circle, "ana", "ben", "cal")
    assert may_be_read_again(circle, open_now(circle))


def test_ones_words_of_a_meeting_are_found_among_all_that_one_keeps() -> None:
    meeting = open_now(kept_step())
    later = replace(meeting, opened_at=after(60 * 24 * 300))
    mine = [OwnWords(id, "ana", id) for id in ("note", words_id(meeting, 10), words_id(meeting, 9), words_id(later, 0))]
    copy = OwnWords(f"{words_id(meeting, 9)}-ben", "ana", "Ben's, which all keep")
    assert words_of(meeting, [*mine, copy]) == (mine[2], mine[1])


@pytest.mark.parametrize("keep", Keep)
@pytest.mark.parametrize("reveal", Reveal)
@pytest.mark.parametrize("language", Language)
def test_card_and_form_tell_one_truth_of_what_is_written(keep: Keep, reveal: Reveal, language: Language) -> None:
    presenters = "one" if keep is Keep.PRESENTER else "none"
    circle = writing(f"five write 5 keep={keep} reveal={reveal}", "end open 5", presenters=presenters)
    circle = replace(circle, language=language)
    live, voice = open_now(circle).live, voice_of(circle, member(circle, "ben"))
    assert live is not None
    step = step_at(circle, open_now(circle), 0)
    told = what_becomes(voice, step)
    assert Quiet(told) in step_card(voice, open_now(circle), live).parts
    takes = takes_words(step)
    assert before_one_writes(voice) == (told if takes else ())
    if takes:
        again = before_one_writes(replace(voice, circle=wrote(circle, "ben")))
        assert again[: len(told)] == told
        assert len(again) > len(told)  # and that something lies there already


def test_the_last_to_write_for_themselves_hears_that_it_is_sealed() -> None:
    circle = wrote(kept_step(), "ana", "ben")
    outcome = write(circle, by="cal", text="x", now=after(2))
    _, back = tell(circle, outcome.circle, outcome.happenings, actor="cal", now=after(2))
    assert back is not None
    together = wrote(writing("notes write 5 reveal=together", "end open 5"), "ana", "ben")
    outcome = write(together, by="cal", text="x", now=after(2))
    assert tell(together, outcome.circle, outcome.happenings, actor="cal", now=after(2))[1] is None
