"""Moves that choose what a meeting practises: taking in a practice file, and using a practice for a meeting."""

from msgspec.structs import replace

from bot.circle import Circle, MemberId, OwnPractice
from bot.grammar.file_problems import FileProblems as ProblemsInFile
from bot.grammar.practice_file import read_practice
from bot.happenings import Outcome, PracticeChosen, PracticeImported
from bot.moves.meeting import with_meeting
from bot.refusals import FileProblems, MeetingOver, MeetingRunning, NoMeeting
from bot.rules.library import practice_called
from bot.rules.roster import HOLDABLE, next_meeting, running
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


def use_practice(circle: Circle, *, by: MemberId, number: int | None, practice: str) -> Outcome:
    meeting = meeting_numbered(circle, number) if number is not None else next_meeting(circle)
    if meeting is None:
        raise NoMeeting(number)
    if meeting.state not in HOLDABLE:
        raise MeetingOver(meeting.number, meeting.state)
    practice_called(circle, practice)
    meeting = replace(meeting, practice=practice, presenters=())
    return Outcome(with_meeting(circle, meeting), (PracticeChosen(by, meeting.number),))
