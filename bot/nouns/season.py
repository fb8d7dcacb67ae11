"""A season beside its meetings: exchanges, a time that is sought, and what the circle changed of its practices."""

from datetime import datetime

from msgspec import Struct

from bot.almanac.rhythm import Pattern
from bot.nouns.people import MemberId


class Swap(Struct, frozen=True):
    """`by` offers to facilitate `theirs` if `to` facilitates `mine`."""

    by: MemberId
    to: MemberId
    mine: int
    theirs: int


class TimeOption(Struct, frozen=True, omit_defaults=True):
    wall: datetime  # naive, in the circle's zone
    can: tuple[MemberId, ...] = ()
    outside: int = 0  # for how many it lay outside their hours when it was proposed


class TimeQuestion(Struct, frozen=True, omit_defaults=True):
    """When could we meet? Asked once for everyone, with a few times to choose from."""

    id: int
    by: MemberId
    options: tuple[TimeOption, ...]
    closes_at: datetime
    minutes: int
    meeting: int | None = None  # None: the first meeting of a season, and with it all the others
    pattern: Pattern | None = None  # how the season goes on from there
    none_fits: tuple[MemberId, ...] = ()
    closed: bool = False
    chosen: datetime | None = None


class Cut(Struct, frozen=True):
    """A step that this circle holds shorter than its practice has it, in seconds."""

    practice: str
    step: str
    seconds: int


class Extra(Struct, frozen=True):
    """Meetings of a practice beyond the season's own, so that fewer present in each."""

    practice: str
    meetings: int
    presenters: int


class Missed(Struct, frozen=True):
    """A prompt that could not be said in time: listed, never dropped in silence."""

    what: str
    for_when: str


class OwnPractice(Struct, frozen=True):
    """A practice that the circle imported: its file, as it was read."""

    id: str
    text: str


class Met(Struct, frozen=True):
    """How often these two have been drawn into one small group. `one` sorts before `other`."""

    one: MemberId
    other: MemberId
    times: int
