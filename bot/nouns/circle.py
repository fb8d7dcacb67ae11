"""The circle: plain, frozen, and complete enough to be stored as one document.

Nothing among the nouns decides anything. Who may do what, and what follows, is in the rules and the moves.
"""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from bot.almanac.rhythm import Rhythm
from bot.nouns.between import CheckIn, CheckInRhythm, Commitment, Homework, Letter, Note
from bot.nouns.community import Community, Shelved
from bot.nouns.company import Company
from bot.nouns.meeting import Meeting
from bot.nouns.people import Invitation, Language, Member, MemberId
from bot.nouns.places import LostPlace, Place, Talk, Trouble
from bot.nouns.season import Cut, Extra, Met, Missed, OwnPractice, Swap, TimeQuestion
from bot.nouns.seeking import Apart, Forming, Seeker
from bot.nouns.together import Decision, Logistics, Proposal

CircleId = str  # 12 characters, random; not a secret: every access passes the door


class Stage(StrEnum):
    FORMING = "forming"
    RUNNING = "running"
    RESTING = "resting"  # paused between two seasons or within one
    ENDED = "ended"


class Circle(Struct, frozen=True, omit_defaults=True):
    """The aggregate: loaded whole, changed by a move, saved whole."""

    id: CircleId
    name: str
    language: Language
    zone: str
    season: str
    began_at: datetime
    members: tuple[Member, ...] = ()
    places: tuple[Place, ...] = ()
    lost: tuple[LostPlace, ...] = ()
    in_the_open: tuple[tuple[Place, Trouble], ...] = ()  # others can read it, and a member has said that we stay
    stage: Stage = Stage.FORMING
    purpose: str = ""
    country: str | None = None  # whose public holidays are offered
    open_door: bool = False  # anyone in the room may join
    solo: bool = False  # somebody on their own: the room is their private chat with the bot
    rhythm: Rhythm | None = None
    meetings: tuple[Meeting, ...] = ()
    rota: tuple[MemberId, ...] = ()
    quorum: int | None = None  # None: more than half, and at least two
    invitations: tuple[Invitation, ...] = ()
    removals: tuple[tuple[MemberId, MemberId], ...] = ()  # (who, asked by)
    swaps: tuple[Swap, ...] = ()
    agreements: tuple[str, ...] = ()
    agreed_at: datetime | None = None  # when all consented to the agreements as they are; None: a list to start from
    agreed_times: int = 0
    proposal: Proposal | None = None  # the last one, open or not
    decisions: tuple[Decision, ...] = ()
    draft: Logistics | None = None  # being filled in, and not proposed yet
    logistics: Logistics | None = None  # as all consented to them
    check_in: CheckIn | None = None
    check_ins: CheckInRhythm | None = None
    times: TimeQuestion | None = None
    homework: tuple[Homework, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    letters: tuple[Letter, ...] = ()
    notes: tuple[Note, ...] = ()
    practices: tuple[OwnPractice, ...] = ()
    met: tuple[Met, ...] = ()
    cuts: tuple[Cut, ...] = ()
    extras: tuple[Extra, ...] = ()
    airtime: tuple[tuple[MemberId, int], ...] = ()  # seconds spoken in the rounds of this season, see `spoken_time`
    seated: tuple[MemberId, ...] = ()  # who had the seat in earlier seasons, whoever had it longest ago first
    prompted: tuple[str, ...] = ()  # what the clock has already made the bot say, see `prompts`
    missed: tuple[Missed, ...] = ()
    shelf: tuple[Shelved, ...] = ()
    next_shelved: int = 1
    community: Community | None = None  # a room with a forum rather than one table: no upper limit, nobody is called on
    company: Company | None = None  # no circle at all: a workspace's list of those alone who would like company
    seekers: tuple[Seeker, ...] = ()
    apart: tuple[Apart, ...] = ()
    formings: tuple[Forming, ...] = ()
    formed: tuple[tuple[MemberId, ...], ...] = ()  # who has been placed together here
    talk: Talk | None = None
    events_at: tuple[Place, ...] = ()  # where the meetings are put up as events, because the circle asked for it
    next_member: int = 1
    version: int = 0  # counts the saves: it makes two hands safe


def nobody_left(circle: Circle) -> bool:
    """The last one has left: nobody is there to keep anything for. A list of those who wait may be empty."""
    return not circle.members and circle.company is None
