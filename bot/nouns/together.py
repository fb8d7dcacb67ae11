"""What a circle decides together: how it meets, agreements, decisions."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from bot.almanac.rhythm import Rhythm
from bot.nouns.people import MemberId


class Absence(StrEnum):
    """How somebody says that they cannot come."""

    TAP = "tap"  # by the button; nobody asks why
    WORD = "word"  # with a word to whoever facilitates
    ROOM = "room"  # in the room, so that all know


class Load(StrEnum):
    """How much one gives between two meetings, at most."""

    NOTHING = "nothing"
    HOUR = "hour"
    TWO_HOURS = "two hours"
    FOUR_HOURS = "four hours"


class Between(StrEnum):
    """Where people write to one another between meetings."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    NOWHERE = "nowhere"


class Logistics(Struct, frozen=True, omit_defaults=True):
    """How we meet, line by line. What is empty has not been chosen."""

    count: int | None = None  # how often an open-ended circle meets before it looks again
    rhythm: Rhythm | None = None
    where: str = ""  # once all consent, `Circle.talk` says so
    absence: Absence | None = None
    quorum: int | None = None
    load: Load | None = None
    between: Between | None = None
    elsewhere: str = ""  # where that is


class Stand(StrEnum):
    CONSENTS = "consents"
    CONCERNED = "concerned"  # consents, and has a concern
    OBJECTS = "objects"


class Reply(Struct, frozen=True):
    """Where a member stands on the proposal as it is now. Why they object is said, and kept nowhere."""

    member: MemberId
    stand: Stand


class ProposalState(StrEnum):
    OPEN = "open"
    ADOPTED = "adopted"
    WITHDRAWN = "withdrawn"
    LET_GO = "let_go"  # its time was over
    SET_ASIDE = "set_aside"  # in a meeting, so that it could go on


class Proposal(Struct, frozen=True, omit_defaults=True):
    """What somebody proposes to the circle, with their reason: one of the agreements, the logistics or a decision.

    `version` counts how often it was reworded; `meeting`: it was made in that one, and is asked of those who are there.
    """

    number: int
    by: MemberId
    reason: str
    closes_at: datetime
    version: int = 1
    meeting: int | None = None
    agreements: tuple[str, ...] | None = None  # all of them, as they would read
    logistics: Logistics | None = None
    decision: str = ""
    replies: tuple[Reply, ...] = ()
    state: ProposalState = ProposalState.OPEN


class Decision(Struct, frozen=True):
    text: str
    at: datetime
