"""What follows from how the circle agreed to meet."""

from bot.nouns.circle import Circle
from bot.nouns.meeting import Meeting
from bot.nouns.people import MemberId
from bot.nouns.together import Absence


def absence_of(circle: Circle) -> Absence:
    """How one says that one cannot come. Until a circle has agreed on it, a tap is enough."""
    return (circle.logistics.absence if circle.logistics else None) or Absence.TAP


def may_explain(circle: Circle, meeting: Meeting, by: MemberId) -> bool:
    """Whether a word to whoever facilitates is how it is done here, and there is somebody to read it."""
    to_whom = meeting.facilitator not in (None, by)
    return absence_of(circle) is Absence.WORD and by in meeting.not_coming and to_whom
