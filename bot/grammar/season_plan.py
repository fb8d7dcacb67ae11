"""What a season is: which meetings follow one another, and what it starts from.

Nouns only: `season_file` reads them from text, `season_capacity` weighs them. How a circle moves through its
season is not here.
"""

from enum import StrEnum

from msgspec import Struct

from bot.grammar.practice import InLanguages, People


class Times(StrEnum):
    """How often a meeting is held before the next one of the plan. A season may also say a number."""

    ONCE = "once"
    AS_AGREED = "as agreed"  # the circle chooses
    EACH_MEMBER = "each member"  # as often as there are members


class HowOften(StrEnum):
    WEEKLY = "weekly"
    EVERY_TWO_WEEKS = "every two weeks"
    MONTHLY = "monthly"


class SeasonKind(StrEnum):
    CIRCLE = "circle"
    COMMUNITY = "community"  # a forum for whoever comes, with a queue of topics, tasks to volunteer for and a shelf


class Card(Struct, frozen=True, kw_only=True):
    """A piece of homework that a member may choose. A letter to oneself is delivered after some months."""

    id: str
    title: InLanguages
    text: InLanguages
    delivered_after_months: int | None = None


class SeasonMeeting(Struct, frozen=True, kw_only=True):
    """One line of the plan. The homework is what this meeting leaves people with, for the next one."""

    practice: str
    title: InLanguages
    times: Times | int = Times.ONCE
    homework: InLanguages | None = None
    cards: tuple[str, ...] = ()


class Season(Struct, frozen=True, kw_only=True):
    """`fit` and `why`: what one may ask oneself before entering. `slot_minutes`: how long meetings may be."""

    id: str
    title: InLanguages
    in_short: InLanguages | None = None  # beside its title, where one chooses among seasons
    purpose: InLanguages
    people: People
    how_often: HowOften
    kind: SeasonKind = SeasonKind.CIRCLE
    slot_minutes: int
    numbered_from: int = 1
    meetings: tuple[SeasonMeeting, ...]
    agreements: tuple[InLanguages, ...]
    help: InLanguages
    fit: tuple[InLanguages, ...] = ()
    why: tuple[InLanguages, ...] = ()
    cards: tuple[Card, ...] = ()
    source: str
    licence: str
    credit: InLanguages | None = None


FEWEST_AGREED = 4  # how often an open-ended circle plans to meet unless it says otherwise
A_TERM = 12  # forums: a year of them, to be renewed


def usually_agreed(season: Season) -> int:
    return A_TERM if season.kind is SeasonKind.COMMUNITY else FEWEST_AGREED


class PlannedMeeting(Struct, frozen=True):
    number: int
    meeting: SeasonMeeting


def planned(season: Season, *, members: int, agreed: int) -> tuple[PlannedMeeting, ...]:
    """The season's meetings, numbered. `agreed`: how often the circle holds those that it may choose."""
    in_order = [meeting for meeting in season.meetings for _ in range(how_often_held(meeting, members, agreed))]
    return tuple(PlannedMeeting(number, meeting) for number, meeting in enumerate(in_order, season.numbered_from))


def how_often_held(meeting: SeasonMeeting, members: int, agreed: int) -> int:
    match meeting.times:
        case Times.ONCE:
            return 1
        case Times.AS_AGREED:
            return agreed
        case Times.EACH_MEMBER:
            return members
        case number:
            return number
