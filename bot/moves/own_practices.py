"""Moves that choose what a meeting practises: taking in a practice file, changing or discarding it, and using one."""

from msgspec.structs import replace

from bot.grammar.file_parts import parts_of, with_part
from bot.grammar.file_problems import FileProblems as ProblemsInFile
from bot.grammar.file_problems import Problem
from bot.grammar.practice_file import read_practice
from bot.grammar.shipped import shipped
from bot.happenings.outcome import Outcome
from bot.happenings.season import PracticeChosen, PracticeDiscarded, PracticeImported, SeatGone
from bot.moves.stepping import with_meeting
from bot.nouns.circle import Circle
from bot.nouns.meeting import Meeting
from bot.nouns.people import MemberId
from bot.nouns.season import OwnPractice
from bot.refusals.circle import NoSuchPart, NoSuchPractice
from bot.refusals.meeting import MeetingOver, MeetingRunning, NoMeeting
from bot.refusals.season import PracticeInUse
from bot.refusals.typed import FileProblems
from bot.rules.library import practice_called, seats_of, text_of
from bot.rules.roster import HOLDABLE, RUNNING, next_meeting, running
from bot.rules.roster import meeting as meeting_numbered


def import_practice(circle: Circle, *, by: MemberId, text: str) -> Outcome:
    """All problems at once, each with its line and its mend, and then nothing is taken in.

    Not while a meeting runs by the practice of this id: its steps would be pulled from under it.
    """
    try:
        practice = read_practice(text, "practice.toml")
    except ProblemsInFile as found:
        raise FileProblems(found.problems) from None
    open_now = running(circle)
    if open_now is not None and open_now.practice == practice.id:
        raise MeetingRunning(open_now.number)
    others = tuple(own for own in circle.practices if own.id != practice.id)
    circle = replace(circle, practices=(*others, OwnPractice(practice.id, text)))
    return Outcome(circle, (PracticeImported(by, practice.id),))


def change_part(circle: Circle, *, by: MemberId, practice: str, part: int, text: str) -> Outcome:
    """One part of a practice, as `parts_of` counts them. What results is read and taken in like any import.

    The lines of its problems are counted as the person sees them: from the first line of the part.
    """
    whole = text_of(circle, practice)
    parts = parts_of(whole)
    if part >= len(parts):
        raise NoSuchPart(practice, len(parts))
    changed, begins = with_part(whole, part, text)
    try:
        return import_practice(circle, by=by, text=changed)
    except FileProblems as found:
        raise FileProblems(tuple(_as_seen(problem, begins) for problem in found.problems)) from None


def _as_seen(problem: Problem, begins: int) -> Problem:
    return replace(problem, line=max(1, problem.line - begins + 1))


def discard_practice(circle: Circle, *, by: MemberId, practice: str) -> Outcome:
    """The circle's own file goes. A shipped practice of that name is there again; planned meetings need one."""
    if practice not in {own.id for own in circle.practices}:
        raise NoSuchPractice(practice)
    for meeting in circle.meetings:
        if meeting.practice == practice and meeting.state in (*HOLDABLE, *RUNNING):
            if meeting.state in RUNNING:
                raise MeetingRunning(meeting.number)
            if practice not in shipped().practices:
                raise PracticeInUse(practice, meeting.number)
    circle = replace(circle, practices=tuple(own for own in circle.practices if own.id != practice))
    return Outcome(circle, (PracticeDiscarded(by, practice),))


def use_practice(circle: Circle, *, by: MemberId, number: int | None, practice: str) -> Outcome:
    meeting = meeting_numbered(circle, number) if number is not None else next_meeting(circle)
    if meeting is None:
        raise NoMeeting(number)
    if meeting.state not in HOLDABLE:
        raise MeetingOver(meeting.number, meeting.state)
    practice_called(circle, practice)
    meeting, gone = _with_seats_of(circle, meeting, practice)
    return Outcome(with_meeting(circle, meeting), (PracticeChosen(by, meeting.number), *gone))


def _with_seats_of(circle: Circle, meeting: Meeting, practice: str) -> tuple[Meeting, tuple[SeatGone, ...]]:
    """By another practice. Who took a seat keeps it where there is one, else the first place in line."""
    before, number = meeting.presenters, meeting.number
    meeting = replace(meeting, practice=practice)
    seats = seats_of(circle, meeting, len(circle.members))
    keep, others = before[:seats], before[seats:]
    gone = tuple(SeatGone(id, number, in_line=seats > 0) for id in others)
    bids = tuple(dict.fromkeys((*others, *meeting.bids))) if seats else ()
    return replace(meeting, presenters=keep, bids=bids), gone
