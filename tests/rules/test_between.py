"""Between meetings: check-ins in writing, homework, agreements, commitments, letters, one's own words."""

from datetime import date, timedelta

import pytest

from bot.happenings.between import (
    CheckInAnswered,
    CheckInClosed,
    CheckInOpened,
    CheckInPassed,
    CheckInsPlanned,
    CommitmentSettled,
    CommitmentShared,
    Committed,
    HomeworkSet,
    LetterKept,
    MissedLetGo,
    PromptsMissed,
    WordsDestroyed,
)
from bot.moves.between import (
    LONGEST_WORDS,
    answer_check_in,
    close_check_in,
    destroy_words,
    let_missed_go,
    open_check_in,
    pass_check_in,
    plan_check_ins,
    set_homework,
    take_letter_back,
    write_letter,
)
from bot.moves.commitments import commit, settle_commitment, share_commitment
from bot.moves.preferences import live_in
from bot.moves.season import begin_again, end_circle, rest
from bot.moves.when_due import when_due
from bot.nouns.between import CommitmentState, Homework, Letter
from bot.nouns.circle import Circle
from bot.ports.keeping import OwnWords
from bot.refusals.circle import NoSuchCommitment, NoSuchLetter, NoSuchMissed
from bot.refusals.meeting import NoMeeting
from bot.refusals.season import CheckInOpen, Ended, NoCheckIn
from bot.refusals.typed import InThePast, TooLong
from bot.rules.library import homework_for
from bot.rules.prompts import What, upcoming_prompts
from bot.words.cards import check_in_card
from bot.words.own_words import file_of
from bot.words.phrases import label
from bot.words.plain import plain_message
from bot.words.voice import voice_of
from tests.people import A_WEEK_BEFORE, START, WEEKLY, a_circle, a_season, after, meeting_of, the

DAY = timedelta(days=1)
TOO_LONG = "x" * (LONGEST_WORDS + 1)


def checking_in(*names: str) -> Circle:
    return open_check_in(a_circle(*names), by="ana", question="How are you?", now=START).circle


def committed(due_on: date | None = None) -> Circle:
    return commit(a_circle("ana", "ben"), by="ana", text="call", due_on=due_on, id="c", now=A_WEEK_BEFORE).circle


# --- check-ins ---------------------------------------------------------------------------------


def test_a_check_in_is_open_for_a_day() -> None:
    outcome = open_check_in(a_circle("ana"), by="ana", question="How are you?", now=START)

    assert the(CheckInOpened, outcome) == CheckInOpened("ana")
    assert outcome.circle.check_in is not None
    assert (outcome.circle.check_in.question, outcome.circle.check_in.closes_at) == ("How are you?", START + DAY)


def test_a_check_in_without_a_question_has_one_in_the_circles_language() -> None:
    circle = open_check_in(a_circle("ana"), by="ana", question="", now=START).circle

    assert circle.check_in is not None
    assert label("check_in.question", circle.language) in plain_message(
        check_in_card(circle, circle.check_in), circle.language
    )


def test_one_check_in_is_open_at_a_time_and_each_has_its_number() -> None:
    circle = checking_in("ana")
    with pytest.raises(CheckInOpen) as refused:
        open_check_in(circle, by="ana", question="", now=after(1))
    assert refused.value.closes_at == START + DAY

    circle = open_check_in(close_check_in(circle).circle, by="ana", question="", now=after(2)).circle
    assert circle.check_in is not None
    assert circle.check_in.number == 2


def test_an_answer_goes_to_the_room_and_is_not_kept() -> None:
    outcome = answer_check_in(checking_in("ana", "ben"), by="ben", text="Tired, and glad.")

    assert the(CheckInAnswered, outcome).text == "Tired, and glad."
    assert "Tired" not in repr(outcome)
    assert outcome.circle.check_in is not None
    assert outcome.circle.check_in.answered == ("ben",)


def test_one_may_pass_and_answer_after_all_or_answer_again() -> None:
    circle = checking_in("ana", "ben")
    for _ in range(2):
        outcome = pass_check_in(circle, by="ben")
        circle = outcome.circle
        assert the(CheckInPassed, outcome) == CheckInPassed("ben")
    assert circle.check_in is not None
    assert circle.check_in.passed == ("ben",)

    for _ in range(2):
        circle = answer_check_in(circle, by="ben", text="well").circle
    circle = pass_check_in(circle, by="ben").circle
    assert circle.check_in is not None
    assert (circle.check_in.answered, circle.check_in.passed) == (("ben",), ())


def test_a_check_in_closes_with_a_number_and_no_names() -> None:
    circle = answer_check_in(checking_in("ana", "ben"), by="ben", text="well").circle
    outcome = close_check_in(circle)

    assert outcome.happenings == (CheckInClosed(1),)
    with pytest.raises(NoCheckIn):
        answer_check_in(outcome.circle, by="ana", text="well")
    with pytest.raises(NoCheckIn):
        close_check_in(outcome.circle)


def test_an_answer_from_an_old_card_does_not_answer_another_question() -> None:
    circle = open_check_in(close_check_in(checking_in("ana")).circle, by="ana", question="", now=after(1)).circle
    with pytest.raises(NoCheckIn):
        answer_check_in(circle, by="ana", text="x", number=1)
    with pytest.raises(NoCheckIn):
        pass_check_in(circle, by="ana", number=1)


def test_check_ins_are_planned_and_stopped() -> None:
    planned = plan_check_ins(a_circle("ana"), by="ana", rhythm=WEEKLY, question="How?", hours=24, now=A_WEEK_BEFORE)
    assert the(CheckInsPlanned, planned) == CheckInsPlanned("ana")
    stopped = plan_check_ins(planned.circle, by="ana", rhythm=None, question="", hours=0, now=START)

    assert stopped.circle.check_ins is None


def test_a_circle_that_rests_may_check_in_and_one_that_has_ended_does_not() -> None:
    assert open_check_in(rest(a_season("ana"), by="ana").circle, by="ana", question="", now=START).happenings
    ended = end_circle(a_season("ana"), by="ana").circle
    with pytest.raises(Ended):
        open_check_in(ended, by="ana", question="", now=START)
    with pytest.raises(Ended):
        plan_check_ins(ended, by="ana", rhythm=WEEKLY, question="", hours=24, now=START)


def test_the_number_of_a_check_in_is_not_used_again_by_a_circle_that_ended_and_began_again() -> None:
    circle = end_circle(checking_in("ana"), by="ana").circle
    with pytest.raises(NoCheckIn):
        answer_check_in(circle, by="ana", text="late")
    circle = begin_again(circle, by="ana", season="open-circle", now=after(1)).circle
    circle = open_check_in(circle, by="ana", question="", now=after(2)).circle

    assert circle.check_in is not None
    assert circle.check_in.number == 2


# --- homework ----------------------------------------------------------------------------------


def test_the_circle_sets_its_own_homework_in_place_of_the_seasons() -> None:
    circle = a_season("ana", "ben", season="theory-of-practice")
    assert "success" in homework_for(circle, meeting_of(circle, 1))
    assert homework_for(circle, meeting_of(circle, 0)) == ""
    for text in ("Read.", "Read twice."):
        outcome = set_homework(circle, by="ben", number=1, text=text)
        circle = outcome.circle

    assert the(HomeworkSet, outcome) == HomeworkSet("ben", 1)
    assert circle.homework == (Homework(1, "Read twice."),)
    assert homework_for(circle, meeting_of(circle, 1)) == "Read twice."
    with pytest.raises(NoMeeting):
        set_homework(circle, by="ben", number=9, text="Read.")
    with pytest.raises(TooLong):
        set_homework(circle, by="ben", number=1, text=TOO_LONG)


# --- commitments and letters -------------------------------------------------------------------


def test_the_words_of_a_commitment_are_kept_under_their_owners_key_alone() -> None:
    outcome = commit(a_circle("ana"), by="ana", text="call", due_on=None, id="c", now=START)

    assert the(Committed, outcome) == Committed("ana", "c")
    assert outcome.keep == (OwnWords("c", "ana", "call"),)
    assert "call" not in repr(outcome)


@pytest.mark.parametrize(("done", "state"), [(True, CommitmentState.DONE), (False, CommitmentState.LET_GO)])
def test_done_and_let_go_are_both_answers(done: bool, state: CommitmentState) -> None:
    outcome = settle_commitment(committed(), by="ana", id="c", done=done)

    assert the(CommitmentSettled, outcome) == CommitmentSettled("ana", "c", done)
    assert outcome.circle.commitments[0].state is state


def test_a_commitment_is_its_owners_until_they_share_it() -> None:
    assert not committed().commitments[0].shared
    outcome = share_commitment(committed(), by="ana", id="c")

    assert the(CommitmentShared, outcome) == CommitmentShared("ana", "c")
    assert outcome.circle.commitments[0].shared
    for by, id in (("ben", "c"), ("ana", "d")):
        with pytest.raises(NoSuchCommitment):
            share_commitment(committed(), by=by, id=id)
        with pytest.raises(NoSuchCommitment):
            settle_commitment(committed(), by=by, id=id, done=True)


def test_a_day_lies_ahead_where_its_owner_lives() -> None:
    circle = live_in(a_circle("ana", "ben"), by="ana", zone="Pacific/Auckland").circle
    late = A_WEEK_BEFORE  # the 28th in Auckland, the 27th in Toronto
    assert commit(circle, by="ben", text="x", due_on=date(2026, 4, 27), id="c", now=late).keep
    assert write_letter(circle, by="ben", text="x", on=date(2026, 4, 28), id="l", now=late).keep
    with pytest.raises(InThePast):
        commit(circle, by="ana", text="x", due_on=date(2026, 4, 27), id="c", now=late)
    with pytest.raises(InThePast):
        write_letter(circle, by="ana", text="x", on=date(2026, 4, 28), id="l", now=late)


def test_a_letter_may_be_taken_back_by_whoever_wrote_it_and_never_comes() -> None:
    circle = write_letter(a_circle("ana", "ben"), by="ana", text="x", on=date(2026, 11, 4), id="l", now=START).circle
    with pytest.raises(NoSuchLetter):
        take_letter_back(circle, by="ben", id="l")
    outcome = take_letter_back(circle, by="ana", id="l")
    assert (outcome.circle.letters, outcome.forget) == ((), (("ana", "l"),))
    assert not [p for p in upcoming_prompts(outcome.circle) if p.what is What.LETTER]
    with pytest.raises(NoSuchLetter):
        take_letter_back(outcome.circle, by="ana", id="l")


def test_a_letter_to_oneself_is_kept_for_its_day() -> None:
    outcome = write_letter(a_circle("ana"), by="ana", text="Dear me", on=date(2026, 11, 4), id="l", now=START)

    assert the(LetterKept, outcome) == LetterKept("ana", date(2026, 11, 4))
    assert outcome.circle.letters == (Letter("l", "ana", date(2026, 11, 4)),)
    assert outcome.keep == (OwnWords("l", "ana", "Dear me"),)


@pytest.mark.parametrize("text", [TOO_LONG])
def test_words_that_no_platform_could_show_in_one_piece_are_refused(text: str) -> None:
    with pytest.raises(TooLong) as refused:
        commit(a_circle("ana"), by="ana", text=text, due_on=None, id="c", now=START)
    assert (refused.value.field, refused.value.longest) == ("text", LONGEST_WORDS)
    with pytest.raises(TooLong):
        write_letter(a_circle("ana"), by="ana", text=text, on=date(2026, 11, 4), id="l", now=START)
    with pytest.raises(TooLong):
        answer_check_in(checking_in("ana"), by="ana", text=text)


def test_what_one_kept_can_be_destroyed_and_what_others_kept_stays() -> None:
    circle = commit(committed(), by="ben", text="write", due_on=None, id="d", now=START).circle
    circle = write_letter(circle, by="ana", text="Dear me", on=date(2026, 11, 4), id="l", now=START).circle
    outcome = destroy_words(circle, by="ana", now=START, how_many=2, key="3F2A-91BC")

    assert the(WordsDestroyed, outcome) == WordsDestroyed("ana", START, 2, "3F2A-91BC")
    assert outcome.destroy_key_of == ("ana",)
    assert ([c.id for c in outcome.circle.commitments], outcome.circle.letters) == (["d"], ())


def test_a_letter_for_a_day_that_is_over_is_refused_at_its_own_field() -> None:
    with pytest.raises(InThePast) as refused:
        write_letter(a_circle("ana"), by="ana", text="Dear me", on=START.date(), id="l", now=START)
    assert refused.value.field == "on"


def test_the_file_of_ones_words_says_what_each_is_and_for_which_day() -> None:
    circle = commit(a_circle("ana"), by="ana", text="call", due_on=date(2026, 11, 3), id="c", now=START).circle
    circle = write_letter(circle, by="ana", text="Dear me", on=date(2026, 11, 4), id="l", now=START).circle
    kept = (OwnWords("c", "ana", "call"), OwnWords("l", "ana", "Dear me"), OwnWords("w1-2-20260505170000", "ana", "so"))
    text = file_of(voice_of(circle, circle.members[0]), kept)
    assert text.split("\n\n") == [
        "What I keep in Tuesdays",
        "— A commitment, Tuesday 3 November 2026 —",
        "call",
        "— A letter to myself, Wednesday 4 November 2026 —",
        "Dear me",
        "— Written in a meeting, Tuesday 5 May 2026 —",
        "so\n",
    ]


# --- what was missed ---------------------------------------------------------------------------


def test_what_was_missed_is_listed_until_somebody_lets_it_go() -> None:
    outcome, _ = when_due(a_season("ana", "ben"), START + DAY)
    assert outcome.circle.missed == the(PromptsMissed, outcome).missed != ()
    let_go = let_missed_go(outcome.circle, by="ana")

    assert (the(MissedLetGo, let_go), let_go.circle.missed) == (MissedLetGo("ana"), ())
    with pytest.raises(NoSuchMissed):
        let_missed_go(let_go.circle, by="ana")
