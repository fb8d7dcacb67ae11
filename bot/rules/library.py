"""The practices and seasons within reach of a circle: those that ship, and those it imported."""

from functools import lru_cache

from bot.circle import Circle, Meeting
from bot.grammar.practice import Practice, can_be_alone, for_one
from bot.grammar.practice_file import read_practice
from bot.grammar.season_plan import Season, SeasonMeeting
from bot.grammar.shipped import shipped
from bot.refusals import NoSuchPractice

OPEN_CIRCLE = "open-circle"


@lru_cache(maxsize=256)
def _read(id: str, text: str) -> Practice:
    return read_practice(text, f"{id}.toml")


def practice_called(circle: Circle, id: str) -> Practice:
    """The circle's own one comes before a shipped one of the same id."""
    for own in circle.practices:
        if own.id == id:
            return _read(own.id, own.text)
    if id not in shipped().practices:
        raise NoSuchPractice(id)
    return shipped().practices[id]


def practice_of(circle: Circle, meeting: Meeting) -> Practice:
    """As this circle does it: somebody alone leaves out what needs others."""
    practice = practice_called(circle, meeting.practice)
    return for_one(practice) if circle.solo and can_be_alone(practice) else practice


def season_of(circle: Circle) -> Season:
    return shipped().seasons.get(circle.season) or shipped().seasons[OPEN_CIRCLE]


def line_of(circle: Circle, meeting: Meeting) -> SeasonMeeting:
    """The season's own line about this meeting: its title and the homework that it leaves people with."""
    lines = season_of(circle).meetings
    return lines[min(meeting.line, len(lines) - 1)]


def homework_for(circle: Circle, meeting: Meeting) -> str:
    """What people bring to this meeting: what the circle set, else what the season's meeting before it leaves."""
    for own in circle.homework:
        if own.number == meeting.number:
            return own.text
    before = [m for m in circle.meetings if m.number < meeting.number]
    given = line_of(circle, before[-1]).homework if before else None
    return given.in_language(circle.language) if given else ""
