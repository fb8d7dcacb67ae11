"""Moves by which members lend a hand or say what helps them: small tasks of a meeting, and how to be met."""

from msgspec.structs import replace

from bot.happenings.meeting import TaskReleased, TaskTaken
from bot.happenings.outcome import Outcome
from bot.happenings.steps import WishesChosen
from bot.moves.stepping import live_now, said, with_meeting
from bot.nouns.circle import Circle
from bot.nouns.meeting import Meeting, Task, Wish, Wishes
from bot.nouns.people import MemberId
from bot.refusals.circle import NotPresenter
from bot.refusals.meeting import MeetingOver, NoMeeting, NoSuchTask, TaskHeld
from bot.rules.roster import OVER, next_meeting
from bot.rules.roster import meeting as meeting_numbered
from bot.rules.tasks import tasks_of


def take_task(circle: Circle, *, by: MemberId, name: str, number: int | None = None) -> Outcome:
    """One tap. What somebody has taken is theirs until they let it go."""
    meeting = _meeting(circle, number)
    if name not in tasks_of(circle, meeting):
        raise NoSuchTask
    holder = next((task.member for task in meeting.tasks if task.name == name), None)
    if holder not in (None, by):
        raise TaskHeld(holder)
    if holder is None:
        meeting = replace(meeting, tasks=(*meeting.tasks, Task(name, by)))
        if circle.community is not None and by not in meeting.coming:  # whoever does something there is coming
            meeting = replace(meeting, coming=(*meeting.coming, by))
    return said(with_meeting(circle, meeting), TaskTaken(by, meeting.number, name))


def release_task(circle: Circle, *, by: MemberId, name: str, number: int | None = None) -> Outcome:
    """Whatever the reason; nobody is asked for one."""
    meeting = _meeting(circle, number)
    tasks = tuple(task for task in meeting.tasks if task != Task(name, by))
    return said(with_meeting(circle, replace(meeting, tasks=tasks)), TaskReleased(by))


def _meeting(circle: Circle, number: int | None) -> Meeting:
    meeting = meeting_numbered(circle, number) if number is not None else next_meeting(circle)
    if meeting is None:
        raise NoMeeting(number)
    if meeting.state in OVER:
        raise MeetingOver(meeting.number, meeting.state)
    return meeting


def choose_wish(circle: Circle, *, by: MemberId, wish: Wish, chosen: bool) -> Outcome:
    """How whoever has the seat wants to be met: as many as they like, changed whenever they like."""
    meeting, live = live_now(circle)
    if by not in {step.presenter for step in live.steps}:
        raise NotPresenter(live.steps[live.at].presenter)
    before = next((each.wishes for each in live.wishes if each.presenter == by), ())
    now = tuple(each for each in Wish if (each in before and each is not wish) or (each is wish and chosen))
    others = tuple(each for each in live.wishes if each.presenter != by)
    wishes = (*others, Wishes(by, now)) if now else others
    meeting = replace(meeting, live=replace(live, wishes=wishes))
    return said(with_meeting(circle, meeting), WishesChosen(by))
