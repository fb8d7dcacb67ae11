"""The nouns of a circle: plain, frozen, and complete enough to be stored as one document.

Nothing here decides anything. Who may do what, and what follows, is in the files named after the moves.
"""

from datetime import date, datetime, time
from enum import StrEnum

from msgspec import Struct

from bot.almanac.rhythm import Pattern, Rhythm
from bot.community import Community, Shelved
from bot.company import Company
from bot.grammar.practice import LaidStep
from bot.seeking import Apart, Forming, Seeker

CircleId = str  # 12 characters, random; not a secret: every access passes the door
MemberId = str  # short and only unique inside its circle: "m1", "m2"; never used again


class Language(StrEnum):
    EN = "en"
    FR = "fr"


class Place(Struct, frozen=True):
    """Where a circle sits: one for each linked room, on any platform."""

    platform: str
    workspace: str
    room: str


class Trouble(StrEnum):
    """Why nothing is said in a room for now. The last three: it works, and others can read it than could before."""

    ARCHIVED = "archived"
    DELETED = "deleted"
    NOT_FOUND = "not found"  # deleted, or we are outside and may not even see it: not every platform tells which
    REMOVED = "removed"  # we were taken out of the room
    SENT_AWAY = "sent away"  # we were taken out of the whole workspace: nobody there can be told
    LOCKED = "locked"
    NOT_ALLOWED = "not allowed"  # we are in it and may not write
    PUBLIC = "public"
    SHARED = "shared"
    SHARED_REFUSED = "shared, refused"  # and whoever runs this bot keeps circles out of such rooms


class Account(Struct, frozen=True):
    """How one person appears on a platform."""

    platform: str
    workspace: str
    user: str


class Hours(Struct, frozen=True):
    """From when until when on one's own clock."""

    begins: time
    ends: time


class LostPlace(Struct, frozen=True, omit_defaults=True):
    """A room of the circle in which nothing is said for now, and who was told of it, one after the other.

    `trial_since`: somebody acted in the room, so it is spoken in again to see whether it works.
    """

    place: Place
    why: Trouble
    since: datetime
    told: tuple[MemberId, ...] = ()
    trial_since: datetime | None = None


class Member(Struct, frozen=True, omit_defaults=True):
    id: MemberId
    name: str
    accounts: tuple[Account, ...]
    language: Language | None = None  # None: the circle's
    zone: str | None = None  # None: the circle's
    away: "Away | None" = None
    calendar: str | None = None  # the secret part of their private calendar address
    hours: Hours | None = None  # in which they like to meet; None: an office's usual ones
    quiet: Hours | None = None  # in which what can wait waits; over midnight where they end earlier than they begin


class Away(Struct, frozen=True, omit_defaults=True):
    """A member who stepped back. Nobody is asked why."""

    since: date
    until: date | None = None  # the first day on which they are back; None: until they say so


class Invitation(Struct, frozen=True):
    id: str
    account: Account
    name: str  # empty: nobody is to know whom this is for before they accept
    by: MemberId
    at: datetime


class TurnState(StrEnum):
    WAITING = "waiting"
    LATER = "later"
    SPOKE = "spoke"
    PASSED = "passed"
    AWAY = "away"


class Turn(Struct, frozen=True):
    member: MemberId
    state: TurnState = TurnState.WAITING


class Round(Struct, frozen=True, omit_defaults=True):
    """One by one. Who speaks is never stored: see `rounds.speaker`."""

    turns: tuple[Turn, ...]
    turn_began_at: datetime
    spoken: int = 0  # seconds of the turn that goes on, before it was paused


class Wish(StrEnum):
    """How a presenter may want to be met."""

    WARMTH = "warmth"
    LISTENING = "listening"
    QUESTIONS = "questions"
    IDEAS = "ideas"
    CHALLENGE = "challenge"


class Wishes(Struct, frozen=True):
    presenter: MemberId
    wishes: tuple[Wish, ...]


class Live(Struct, frozen=True, omit_defaults=True):
    """What runs while a meeting is open."""

    steps: tuple[LaidStep, ...]
    at: int
    step_began_at: datetime
    extra: int = 0  # seconds granted beyond the step's own
    seconds_left: int | None = None  # set while paused: what the step still has
    round: Round | None = None
    groups: tuple[tuple[MemberId, ...], ...] = ()
    moved_by: MemberId | None = None  # None: the clock
    silence_until: datetime | None = None  # set while the bot holds a silence: it is paused until then
    silences: int = 0  # how many this step has had
    written: tuple[MemberId, ...] = ()  # whose words of this step lie sealed
    ready: tuple[MemberId, ...] = ()  # who wrote on paper, or passes
    wishes: tuple[Wishes, ...] = ()  # for as long as the meeting runs


class MeetingState(StrEnum):
    PLANNED = "planned"
    GATHERING = "gathering"  # ten minutes before: people say that they are here
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    LAPSED = "lapsed"  # its time went by and nobody opened it; it can still be held, moved or cancelled


class Offer(Struct, frozen=True, omit_defaults=True):
    """The facilitator's role, held out to one member or, with None, to anyone who is here."""

    to: MemberId | None = None
    unasked: bool = False  # by the clock, while the one who has the role was silent: it ends when the meeting moves


class Task(Struct, frozen=True):
    """Something small that a member does for one meeting. `name`: a role, or which of the practice's own tasks."""

    name: str
    member: MemberId


class Meeting(Struct, frozen=True, omit_defaults=True):
    number: int
    practice: str
    line: int  # which line of the season's plan it comes from
    wall: datetime  # naive, in the circle's zone: a change of the zone's law changes the instant, not the meeting
    minutes: int
    changed_at: datetime
    sequence: int = 0  # the calendar's: how often the time has changed
    state: MeetingState = MeetingState.PLANNED
    facilitator: MemberId | None = None
    offer: Offer | None = None
    not_coming: tuple[MemberId, ...] = ()
    coming: tuple[MemberId, ...] = ()  # in a community nobody is counted on who has not said so
    here: tuple[MemberId, ...] = ()
    presenters: tuple[MemberId, ...] = ()
    bids: tuple[MemberId, ...] = ()  # who would like a seat, should one become free
    last: MemberId | None = None  # who spoke last in the round that opened it
    tasks: tuple[Task, ...] = ()
    promised: bool = False  # the facilitator volunteered or swapped: the rota leaves it alone
    live: Live | None = None
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    piece: "Piece | None" = None


class Talk(Struct, frozen=True, omit_defaults=True):
    """Where the circle talks, online or in a room of bricks: never joined by us, and never listened to."""

    link: str = ""  # an https address that a member gave; empty: none was named
    room: str = ""  # in words, as the sheet has it that all consented to; empty where there is a link
    in_calendars: bool = False  # whether calendar files name it: an employer may read those
    changes: int = 0  # how often what calendar files name has changed


class Piece(Struct, frozen=True, omit_defaults=True):
    """A talking piece for one meeting's voices: on only while everybody who is here has said yes."""

    at: Place
    yes: tuple[MemberId, ...] = ()
    refused: bool = False  # somebody would rather not; nobody is told who, and it stays off


class CheckIn(Struct, frozen=True, omit_defaults=True):
    """A round in writing, in the room: opened by the clock or by a member, answered when one is ready."""

    number: int
    question: str
    opened_at: datetime
    closes_at: datetime
    answered: tuple[MemberId, ...] = ()
    passed: tuple[MemberId, ...] = ()
    closed: bool = False


class CheckInRhythm(Struct, frozen=True, omit_defaults=True):
    rhythm: Rhythm
    question: str
    hours: int = 24  # how long each stays open
    after: datetime | None = None  # naive: the wall time of the last one that was opened or let go


class CommitmentState(StrEnum):
    OPEN = "open"
    DONE = "done"
    LET_GO = "let_go"


class Commitment(Struct, frozen=True, omit_defaults=True):
    """One action in its owner's words. The words lie under the owner's own key, as words `id`."""

    id: str
    member: MemberId
    due_on: date | None = None
    state: CommitmentState = CommitmentState.OPEN
    shared: bool = False
    peer: MemberId | None = None  # whom its owner lets read it and ask how it went
    asked: bool = False  # the peer has


class Letter(Struct, frozen=True):
    """To oneself, for a day to come. The words lie under the owner's own key, as words `id`."""

    id: str
    member: MemberId
    on: date


class Swap(Struct, frozen=True):
    """`by` offers to facilitate `theirs` if `to` facilitates `mine`."""

    by: MemberId
    to: MemberId
    mine: int
    theirs: int


class Note(Struct, frozen=True, omit_defaults=True):
    """A page of somebody's notebook. The words lie under their own key, as words `id`."""

    id: str
    member: MemberId
    at: datetime
    meeting: int | None = None  # the one during which it was written


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


class Homework(Struct, frozen=True):
    """Set by the circle for a meeting, in place of what the season proposes."""

    number: int
    text: str


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
