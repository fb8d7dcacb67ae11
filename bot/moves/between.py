"""Moves between meetings: check-ins in writing, homework, commitments, letters, one's own words."""

from datetime import date, datetime, timedelta

from msgspec.structs import replace

from bot.almanac.rhythm import Rhythm
from bot.almanac.zones import wall_time
from bot.happenings.between import (
    CheckInAnswered,
    CheckInClosed,
    CheckInOpened,
    CheckInPassed,
    CheckInsPlanned,
    HomeworkSet,
    HomeworkShown,
    LetterKept,
    LetterTakenBack,
    MissedLetGo,
    WordsDestroyed,
)
from bot.happenings.outcome import Outcome
from bot.moves.stepping import check_leads, live_now
from bot.nouns.between import CheckIn, CheckInRhythm, Homework, Letter
from bot.nouns.circle import Circle, Stage
from bot.nouns.meeting import Meeting
from bot.nouns.people import MemberId
from bot.ports.keeping import OwnWords
from bot.refusals.circle import NoSuchLetter, NoSuchMissed
from bot.refusals.meeting import NoMeeting
from bot.refusals.season import CheckInOpen, Ended, NoCheckIn
from bot.refusals.typed import InThePast, TooLong
from bot.rules.roster import ahead, meeting, member, today, zone_of

CHECK_IN_HOURS = 24
LONGEST_WORDS = 3000  # characters: what the tightest platform can show in one piece


def open_check_in(
    circle: Circle,
    *,
    by: MemberId | None,
    question: str,
    now: datetime,
    hours: int = CHECK_IN_HOURS,
    late_by: int = 0,
) -> Outcome:
    """A round in writing. Without a question the bot asks its own. `late_by`: minutes, where the clock was late."""
    if circle.stage is Stage.ENDED:
        raise Ended
    last = circle.check_in
    if last is not None and not last.closed:
        raise CheckInOpen(last.closes_at)
    opened = CheckIn(
        number=last.number + 1 if last else 1,
        question=question,
        opened_at=now,
        closes_at=now + timedelta(hours=hours),
    )
    return Outcome(replace(circle, check_in=opened), (CheckInOpened(by, late_by),))


def answer_check_in(circle: Circle, *, by: MemberId, text: str, number: int | None = None) -> Outcome:
    """The words go to the room and are gone from here. One may answer again."""
    check_in = _open_check_in(circle, number)
    check_length(text, "text")
    answered = tuple(id for id in check_in.answered if id != by)
    passed = tuple(id for id in check_in.passed if id != by)
    check_in = replace(check_in, answered=(*answered, by), passed=passed)
    return Outcome(replace(circle, check_in=check_in), (CheckInAnswered(by, text),))


def pass_check_in(circle: Circle, *, by: MemberId, number: int | None = None) -> Outcome:
    check_in = _open_check_in(circle, number)
    if by in check_in.answered or by in check_in.passed:
        return Outcome(circle, (CheckInPassed(by),))
    check_in = replace(check_in, passed=(*check_in.passed, by))
    return Outcome(replace(circle, check_in=check_in), (CheckInPassed(by),))


def close_check_in(circle: Circle) -> Outcome:
    """Kindly: how many answered, never who did not."""
    check_in = _open_check_in(circle, None)
    circle = replace(circle, check_in=replace(check_in, closed=True))
    return Outcome(circle, (CheckInClosed(len(check_in.answered)),))


def plan_check_ins(
    circle: Circle, *, by: MemberId, rhythm: Rhythm | None, question: str, hours: int, now: datetime
) -> Outcome:
    """From now on the clock opens them; `rhythm` None: it does not any more."""
    if circle.stage is Stage.ENDED:
        raise Ended
    plan = rhythm and CheckInRhythm(rhythm, question, hours, after=wall_time(now, rhythm.zone))
    if plan and plan.after and circle.check_ins and circle.check_ins.after:
        # One that was opened is not opened again, though the clock jump back.
        plan = replace(plan, after=max(plan.after, circle.check_ins.after))
    return Outcome(replace(circle, check_ins=plan), (CheckInsPlanned(by),))


def _open_check_in(circle: Circle, number: int | None) -> CheckIn:
    check_in = circle.check_in
    if check_in is None or check_in.closed or number not in (None, check_in.number):
        raise NoCheckIn
    return check_in


def set_homework(circle: Circle, *, by: MemberId, number: int, text: str) -> Outcome:
    if meeting(circle, number) is None:
        raise NoMeeting(number)
    check_length(text, "text")
    others = tuple(h for h in circle.homework if h.number != number)
    return Outcome(replace(circle, homework=(*others, Homework(number, text))), (HomeworkSet(by, number),))


def show_homework(circle: Circle, *, by: MemberId) -> Outcome:
    """In the room, by whoever facilitates: what there is to do until the meeting after this one."""
    running_now, _ = live_now(circle)
    check_leads(running_now, by)
    following = next(iter(ahead(circle)), None)
    if following is None:
        raise NoMeeting(None)
    return Outcome(circle, (HomeworkShown(following.number),))


def write_letter(circle: Circle, *, by: MemberId, text: str, on: date, id: str, now: datetime) -> Outcome:
    """To oneself. It comes on its day, also when the circle has long ended."""
    check_length(text, "text")
    someone = member(circle, by)
    if on <= today(circle, now, someone):
        raise InThePast(datetime(on.year, on.month, on.day), zone_of(circle, someone), field="on")
    circle = replace(circle, letters=(*circle.letters, Letter(id, by, on)))
    return Outcome(circle, (LetterKept(by, on),), keep=(OwnWords(id, by, text),))


def take_letter_back(circle: Circle, *, by: MemberId, id: str) -> Outcome:
    """Before its day: it never comes, and its words are gone."""
    if not any(letter.id == id and letter.member == by for letter in circle.letters):
        raise NoSuchLetter
    left = tuple(letter for letter in circle.letters if letter.id != id)
    return Outcome(replace(circle, letters=left), (LetterTakenBack(by),), forget=((by, id),))


def destroy_words(circle: Circle, *, by: MemberId, now: datetime, how_many: int, key: str = "") -> Outcome:
    """Everything this member kept here, by destroying the key under which it lies."""
    circle = replace(
        circle,
        commitments=tuple(c for c in circle.commitments if c.member != by),
        letters=tuple(letter for letter in circle.letters if letter.member != by),
        meetings=tuple(_without_words(meeting, by) for meeting in circle.meetings),
        notes=tuple(note for note in circle.notes if note.member != by),
    )
    return Outcome(circle, (WordsDestroyed(by, now, how_many, key),), destroy_key_of=(by,))


def _without_words(meeting: Meeting, by: MemberId) -> Meeting:
    """What lay sealed in the step that runs is gone as well: there is nothing of it to show."""
    if meeting.live is None or by not in meeting.live.written:
        return meeting
    live = meeting.live
    written, ready = tuple(id for id in live.written if id != by), (*live.ready, by)
    return replace(meeting, live=replace(live, written=written, ready=ready))


def let_missed_go(circle: Circle, *, by: MemberId) -> Outcome:
    if not circle.missed:
        raise NoSuchMissed
    return Outcome(replace(circle, missed=()), (MissedLetGo(by),))


def check_length(text: str, field: str) -> None:
    if len(text) > LONGEST_WORDS:
        raise TooLong(field, LONGEST_WORDS, len(text))
