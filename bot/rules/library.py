"""The practices and seasons within reach of a circle: those that ship, and those it imported."""

import re
from functools import lru_cache

from bot.grammar.practice import Occasion, Practice, can_be_alone, for_one, how_many_present
from bot.grammar.practice_file import read_practice
from bot.grammar.season_plan import PlannedMeeting, Season, SeasonMeeting, Times, planned
from bot.grammar.shipped import shipped
from bot.nouns.circle import Circle
from bot.nouns.meeting import Meeting, MeetingState
from bot.refusals.circle import NoSuchPractice
from bot.rules.preflight import Shorten, with_cuts

OPEN_CIRCLE, OPEN_CONVERSATION = "open-circle", "open-conversation"


# What no file may hold any more, and one that was imported earlier may: as itself, or as TOML writes it.
HIDDEN = re.compile(
    r"[\u202a-\u202e\u2066-\u2069]"
    r"|\\(?:u|U0000)(?:000[0-8b-fB-F]|001[0-9a-fA-F]|007[fF]|00[89][0-9a-fA-F]|202[a-eA-E]|206[6-9])"
)


@lru_cache(maxsize=256)
def _read(id: str, text: str) -> Practice:
    return read_practice(HIDDEN.sub("", text), f"{id}.toml")


def practice_called(circle: Circle, id: str) -> Practice:
    """As this circle holds it: its own one before a shipped one of the same id, and as short as it chose."""
    practice = practice_in_full(circle, id)
    cuts = tuple(Shorten(cut.step, 0, cut.seconds, 0) for cut in circle.cuts if cut.practice == id)
    return with_cuts(practice, cuts) if cuts else practice


def practice_in_full(circle: Circle, id: str) -> Practice:
    for own in circle.practices:
        if own.id == id:
            return _read(own.id, own.text)
    if id not in shipped().practices:
        raise NoSuchPractice(id)
    return shipped().practices[id]


def practice_of(circle: Circle, meeting: Meeting) -> Practice:
    """As this circle holds it. A practice that a newer release no longer ships is held as a plain conversation."""
    try:
        practice = practice_called(circle, meeting.practice)
    except NoSuchPractice:
        practice = shipped().practices[OPEN_CONVERSATION]
    return as_held(circle, practice)


def as_held(circle: Circle, practice: Practice) -> Practice:
    """As this circle does it: somebody alone leaves out what needs others."""
    return for_one(practice) if circle.solo and can_be_alone(practice) else practice


def season_of(circle: Circle) -> Season:
    return shipped().seasons.get(circle.season) or shipped().seasons[OPEN_CIRCLE]


def lines_of(circle: Circle, agreed: int) -> tuple[PlannedMeeting, ...]:
    """The season's meetings for this circle. `agreed`: how often an open-ended one meets."""
    lines = list(planned(season_of(circle), members=max(1, len(circle.members)), agreed=agreed))
    for extra in circle.extras:
        last = max((i for i, p in enumerate(lines) if p.meeting.practice == extra.practice), default=None)
        if last is not None:
            lines[last + 1 : last + 1] = [lines[last]] * extra.meetings
    first = season_of(circle).numbered_from
    return tuple(PlannedMeeting(number, p.meeting) for number, p in enumerate(lines, first))


def has_as_many_as_agreed(circle: Circle) -> bool:
    """Whether its season leaves it to the circle how often it meets."""
    return any(line.times is Times.AS_AGREED for line in season_of(circle).meetings)


def seats_of(circle: Circle, meeting: Meeting, people: int) -> int:
    """How many of so many people present in this meeting."""
    seats = how_many_present(practice_of(circle, meeting), people)
    spread = [extra.presenters for extra in circle.extras if extra.practice == meeting.practice]
    return min([seats, *spread])


def line_of(circle: Circle, meeting: Meeting) -> SeasonMeeting:
    """The season's own line about this meeting: its title and the homework that it leaves people with."""
    lines = season_of(circle).meetings
    return lines[min(meeting.line, len(lines) - 1)]


def number_in_season(circle: Circle, meeting: Meeting) -> str:
    """What the season's file numbers its line, where each line is held once."""
    return str(season_of(circle).numbered_from + meeting.line)


def homework_for(circle: Circle, meeting: Meeting) -> str:
    """What people bring to this meeting: what the circle set, else what the season's meeting before it leaves."""
    for own in circle.homework:
        if own.number == meeting.number:
            return own.text
    before = [m for m in circle.meetings if m.number < meeting.number]
    given = line_of(circle, before[-1]).homework if before else None
    return given.in_language(circle.language) if given else ""


def cards_now(circle: Circle) -> tuple[str, ...]:
    """The ids of the techniques that one may choose between these two meetings: those of the meeting held last.

    Before the first one, those with which its season begins.
    """
    over = [m for m in circle.meetings if m.state is MeetingState.CLOSED]
    line = line_of(circle, over[-1]) if over else season_of(circle).meetings[0]
    return line.cards


def slot_of(circle: Circle) -> int:
    """How long its meetings are, in minutes: as it planned them, else as its season proposes."""
    return circle.rhythm.minutes if circle.rhythm else season_of(circle).slot_minutes


def text_of(circle: Circle, id: str) -> str:
    """The file of a practice: the circle's own, else the shipped one."""
    own = next((own.text for own in circle.practices if own.id == id), None)
    text = own if own is not None else shipped().practice_texts.get(id)
    if text is None:
        raise NoSuchPractice(id)
    return text


def offered(circle: Circle) -> tuple[Practice, ...]:
    """What a circle may choose from: its own, its season's, and all that need no season; alone, what suits one."""
    own = tuple(practice_called(circle, own.id) for own in circle.practices)
    known = {practice.id for practice in own}
    of_season = {meeting.practice for meeting in season_of(circle).meetings}
    ours = tuple(
        practice
        for practice in shipped().practices.values()
        if practice.id not in known and (practice.occasion is not Occasion.SEASON or practice.id in of_season)
    )
    return tuple(p for p in own + ours if can_be_alone(p)) if circle.solo else own + ours
