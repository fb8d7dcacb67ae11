"""A meeting, from planned to closed, and what runs while it is open."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from bot.grammar.practice import LaidStep
from bot.nouns.people import MemberId
from bot.nouns.places import Place


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
    drawn: bool = False  # the rota, in this meeting


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
    declined: tuple[MemberId, ...] = ()  # to whom the role was held out, and who would rather not this time
    not_coming: tuple[MemberId, ...] = ()
    coming: tuple[MemberId, ...] = ()  # in a community nobody is counted on who has not said so
    here: tuple[MemberId, ...] = ()
    presenters: tuple[MemberId, ...] = ()
    bids: tuple[MemberId, ...] = ()  # who would like a seat, should one become free
    unseated: tuple[MemberId, ...] = ()  # who would rather not have a seat this time
    fell_to: tuple[MemberId, ...] = ()  # who got a seat when it opened without having asked for one
    last: MemberId | None = None  # who spoke last in the round that opened it
    tasks: tuple[Task, ...] = ()
    promised: bool = False  # the facilitator volunteered or swapped: the rota leaves it alone
    live: Live | None = None
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    piece: "Piece | None" = None


class Piece(Struct, frozen=True, omit_defaults=True):
    """A talking piece for one meeting's voices: on only while everybody who is here has said yes."""

    at: Place
    yes: tuple[MemberId, ...] = ()
    refused: bool = False  # somebody would rather not; nobody is told who, and it stays off
