"""What happened, in the past tense: facts that moves return beside the new circle. `telling` gives them words."""

from datetime import date, datetime

from msgspec import Struct

from bot.circle import Account, Circle, Invitation, Language, MemberId, Missed, Place, Proposal, Stand, Trouble
from bot.happenings_community import CommunityHappening
from bot.happenings_company import CompanyHappening
from bot.happenings_seeking import SeekingHappening
from bot.ports import OwnWords


class CircleFormed(Struct, frozen=True):
    by: MemberId


class Invited(Struct, frozen=True):
    by: MemberId
    invitations: tuple[Invitation, ...]


class InvitationDeclined(Struct, frozen=True):
    """Told to nobody but the one who declined."""


class InvitationWithdrawn(Struct, frozen=True):
    name: str


class MemberJoined(Struct, frozen=True):
    member: MemberId


class MemberLeft(Struct, frozen=True):
    name: str
    account: Account | None
    asked: bool  # by the others, not of their own accord
    left_over: int


class RemovalAsked(Struct, frozen=True):
    member: MemberId
    by: MemberId


class SteppedBack(Struct, frozen=True):
    member: MemberId
    until: date | None


class CameBack(Struct, frozen=True):
    member: MemberId
    by_clock: bool = False


class NameChanged(Struct, frozen=True):
    member: MemberId


class CircleRenamed(Struct, frozen=True):
    by: MemberId


class DoorSet(Struct, frozen=True):
    by: MemberId
    is_open: bool


class LanguageChanged(Struct, frozen=True):
    member: MemberId | None  # None: the circle's
    language: Language


class ZoneChanged(Struct, frozen=True):
    member: MemberId


class QuietHoursSet(Struct, frozen=True):
    """Or ended: then the member has none."""

    member: MemberId


class SeasonPlanned(Struct, frozen=True):
    """`without_date`: how many of the season's meetings found none among the dates."""

    by: MemberId
    without_date: int = 0


class SeasonMended(Struct, frozen=True):
    """What was too much for its slot has been made shorter, or spread over more meetings."""

    by: MemberId
    practice: str
    more: int = 0
    without_date: int = 0


class RotaDrawn(Struct, frozen=True):
    by: MemberId


class MeetingMoved(Struct, frozen=True):
    by: MemberId
    number: int
    before: datetime  # aware
    following: bool


class MeetingCancelled(Struct, frozen=True):
    by: MemberId
    number: int
    last: bool = False  # nothing lies ahead any more


class DaysOffMinded(Struct, frozen=True):
    by: MemberId


class HoursKept(Struct, frozen=True):
    member: MemberId


class SoloBegun(Struct, frozen=True):
    member: MemberId


class NoteKept(Struct, frozen=True):
    member: MemberId
    id: str


class NoteTornOut(Struct, frozen=True):
    member: MemberId


class TimesAsked(Struct, frozen=True):
    by: MemberId
    id: int


class TimeAnswered(Struct, frozen=True):
    member: MemberId
    id: int


class TimesUnsettled(Struct, frozen=True):
    """No time suits a quorum."""

    id: int


class TimesLetGo(Struct, frozen=True):
    """`by` None: by the clock, because what it was about is over."""

    by: MemberId | None
    id: int


class SeasonRested(Struct, frozen=True):
    by: MemberId


class SeasonResumed(Struct, frozen=True):
    by: MemberId


class SeasonBegun(Struct, frozen=True):
    """The circle goes on with another season."""

    by: MemberId


class CircleEnded(Struct, frozen=True):
    by: MemberId | None


class Coming(Struct, frozen=True):
    member: MemberId
    number: int
    coming: bool
    short_of_quorum: bool = False


class Volunteered(Struct, frozen=True):
    member: MemberId
    number: int


class SwapOffered(Struct, frozen=True):
    by: MemberId
    to: MemberId
    mine: int
    theirs: int


class Swapped(Struct, frozen=True):
    by: MemberId
    to: MemberId
    mine: int
    theirs: int


class SwapRefused(Struct, frozen=True):
    by: MemberId
    to: MemberId


class SeatTaken(Struct, frozen=True):
    member: MemberId
    number: int


class SeatBid(Struct, frozen=True):
    """Others have the seats: this one is in line."""

    member: MemberId
    number: int


class SeatGiven(Struct, frozen=True):
    member: MemberId
    number: int
    had_it: bool  # and was not only in line


class SeatPassed(Struct, frozen=True):
    """A seat became free and went to somebody in line."""

    to: MemberId
    number: int


class DayBefore(Struct, frozen=True):
    number: int
    late_by: int  # minutes


class Gathering(Struct, frozen=True):
    number: int
    late_by: int


class Unopened(Struct, frozen=True):
    """The facilitator has not come. `offered_to` is None where the role is held out to anyone."""

    number: int
    offered_to: MemberId | None


class MeetingLapsed(Struct, frozen=True):
    number: int


class MeetingOpened(Struct, frozen=True):
    number: int
    by: MemberId


class Arrived(Struct, frozen=True):
    member: MemberId
    number: int
    in_next_round: bool


class SteppedOut(Struct, frozen=True):
    member: MemberId
    number: int
    was_facilitator: bool


class TurnOver(Struct, frozen=True):
    """Spoke, passed or asked to come later. Shown on the card; nothing is said."""

    member: MemberId


class StepBegan(Struct, frozen=True):
    number: int
    at: int
    by: MemberId | None


class HalfTime(Struct, frozen=True):
    number: int


class OneMinute(Struct, frozen=True):
    number: int


class TimeUp(Struct, frozen=True):
    """The soft end of a step: the group is asked, nothing moves."""

    number: int


class LastOne(Struct, frozen=True):
    """What is left of the round is the minutes of whoever comes last."""

    number: int


class SilentLead(Struct, frozen=True):
    """The step is over for a while and nobody leads on: the understudy is asked whether they would."""

    number: int
    to: MemberId


class TimeExtended(Struct, frozen=True):
    by: MemberId
    number: int
    seconds: int


class Paused(Struct, frozen=True):
    by: MemberId
    number: int
    why: str = ""  # in their own words, if they want it said: they go to the room and are kept nowhere

    def __repr__(self) -> str:
        return f"Paused({self.by}, <{len(self.why)} characters>)"


class SilenceBegan(Struct, frozen=True):
    by: MemberId
    until: datetime


class Resumed(Struct, frozen=True):
    by: MemberId | None  # None: a silence ended by itself


class WordsSealed(Struct, frozen=True):
    member: MemberId
    number: int
    at: int


class ReadyWithWriting(Struct, frozen=True):
    """On paper, or not at all."""

    member: MemberId


class WritingRevealed(Struct, frozen=True):
    """All at once. The words themselves are put in when they are said."""

    number: int
    at: int
    authors: tuple[MemberId, ...]


class WishesChosen(Struct, frozen=True):
    """How a presenter wants to be met. Shown on the cards."""

    member: MemberId


class TaskTaken(Struct, frozen=True):
    member: MemberId
    number: int
    name: str


class TaskReleased(Struct, frozen=True):
    member: MemberId


class PresenterStopped(Struct, frozen=True):
    member: MemberId


class RoleOffered(Struct, frozen=True):
    number: int
    by: MemberId | None
    to: MemberId | None


class RoleDeclined(Struct, frozen=True):
    number: int
    by: MemberId


class HandedOver(Struct, frozen=True):
    number: int
    before: MemberId | None
    to: MemberId


class MeetingClosed(Struct, frozen=True):
    number: int
    by: MemberId | None
    season_over: bool


class CheckInOpened(Struct, frozen=True):
    by: MemberId | None
    late_by: int = 0


class CheckInAnswered(Struct, frozen=True):
    """The words go to the room and are kept nowhere."""

    member: MemberId
    text: str

    def __repr__(self) -> str:
        return f"CheckInAnswered({self.member}, <{len(self.text)} characters>)"


class CheckInPassed(Struct, frozen=True):
    member: MemberId


class CheckInClosed(Struct, frozen=True):
    answers: int


class CheckInsPlanned(Struct, frozen=True):
    by: MemberId


class HomeworkSet(Struct, frozen=True):
    by: MemberId
    number: int


class AgreementsChanged(Struct, frozen=True):
    by: MemberId


class Committed(Struct, frozen=True):
    member: MemberId
    id: str


class CommitmentDue(Struct, frozen=True):
    member: MemberId
    id: str
    late_by: int


class CommitmentShared(Struct, frozen=True):
    member: MemberId
    id: str


class PeerMayAsk(Struct, frozen=True):
    """The day after: the peer whom its owner chose may ask."""

    peer: MemberId
    member: MemberId
    id: str


class PeerAsked(Struct, frozen=True):
    by: MemberId
    member: MemberId
    id: str


class CommitmentSettled(Struct, frozen=True):
    member: MemberId
    id: str
    done: bool


class LetterKept(Struct, frozen=True):
    member: MemberId
    on: date


class LetterDelivered(Struct, frozen=True):
    member: MemberId
    id: str


class WordsDestroyed(Struct, frozen=True):
    member: MemberId


class PracticeImported(Struct, frozen=True):
    by: MemberId
    id: str


class PracticeDiscarded(Struct, frozen=True):
    by: MemberId
    id: str


class PracticeChosen(Struct, frozen=True):
    by: MemberId
    number: int


class ProposalMade(Struct, frozen=True):
    by: MemberId
    number: int


class ProposalReworded(Struct, frozen=True):
    by: MemberId


class Replied(Struct, frozen=True):
    """`words`: said, to the room or to whoever proposed alone, and kept nowhere."""

    by: MemberId
    stand: Stand
    words: str = ""
    to_room: bool = False


class ProposalAdopted(Struct, frozen=True):
    proposal: Proposal


class ProposalWithdrawn(Struct, frozen=True):
    by: MemberId


class ProposalLetGo(Struct, frozen=True):
    """Its time was over. Silence is no consent, and no objection either."""

    by: MemberId


class DraftFilledIn(Struct, frozen=True):
    by: MemberId


class PromptsMissed(Struct, frozen=True):
    """One summary, however many there are."""

    missed: tuple[Missed, ...]


class MissedLetGo(Struct, frozen=True):
    by: MemberId


class PlaceLost(Struct, frozen=True):
    """Told to one member alone."""

    member: MemberId
    place: Place
    why: Trouble


class PlaceFound(Struct, frozen=True):
    by: MemberId
    place: Place


class PlaceKept(Struct, frozen=True):
    """Others can read it, and the circle stays."""

    by: MemberId
    place: Place
    why: Trouble


class PlaceMoved(Struct, frozen=True):
    by: MemberId
    before: Place | None
    place: Place


PlaceHappening = PlaceLost | PlaceFound | PlaceKept | PlaceMoved


class TalkPlaceNamed(Struct, frozen=True):
    by: MemberId


class EventsSet(Struct, frozen=True):
    by: MemberId
    shown: bool


class PieceBrought(Struct, frozen=True):
    by: MemberId


class PieceAnswered(Struct, frozen=True):
    """Told to nobody but the one who answered."""

    member: MemberId


PeopleHappening = (
    CircleFormed
    | Invited
    | InvitationDeclined
    | InvitationWithdrawn
    | MemberJoined
    | MemberLeft
    | RemovalAsked
    | SteppedBack
    | CameBack
    | NameChanged
    | CircleRenamed
    | DoorSet
    | LanguageChanged
    | ZoneChanged
    | QuietHoursSet
)
SeasonHappening = (
    SeasonPlanned
    | SeasonMended
    | RotaDrawn
    | MeetingMoved
    | MeetingCancelled
    | DaysOffMinded
    | SeasonRested
    | SeasonResumed
    | SeasonBegun
    | CircleEnded
    | Coming
    | Volunteered
    | SwapOffered
    | Swapped
    | SwapRefused
    | SeatTaken
    | SeatBid
    | SeatGiven
    | SeatPassed
    | PracticeImported
    | PracticeDiscarded
    | PracticeChosen
)
SoloHappening = SoloBegun | NoteKept | NoteTornOut
TimesHappening = HoursKept | TimesAsked | TimeAnswered | TimesUnsettled | TimesLetGo
MeetingHappening = (
    DayBefore
    | Gathering
    | Unopened
    | MeetingLapsed
    | MeetingOpened
    | Arrived
    | SteppedOut
    | PresenterStopped
    | RoleOffered
    | RoleDeclined
    | HandedOver
    | SilentLead
    | TaskTaken
    | TaskReleased
    | MeetingClosed
)
StepHappening = (
    StepBegan
    | TurnOver
    | HalfTime
    | OneMinute
    | LastOne
    | TimeUp
    | TimeExtended
    | Paused
    | SilenceBegan
    | Resumed
    | WordsSealed
    | ReadyWithWriting
    | WritingRevealed
    | WishesChosen
)
BetweenHappening = (
    CheckInOpened
    | CheckInAnswered
    | CheckInPassed
    | CheckInClosed
    | CheckInsPlanned
    | HomeworkSet
    | AgreementsChanged
    | Committed
    | CommitmentDue
    | CommitmentShared
    | PeerMayAsk
    | PeerAsked
    | CommitmentSettled
    | LetterKept
    | LetterDelivered
    | WordsDestroyed
    | PromptsMissed
    | MissedLetGo
)
ProposalHappening = (
    ProposalMade | ProposalReworded | Replied | ProposalAdopted | ProposalWithdrawn | ProposalLetGo | DraftFilledIn
)
BesideHappening = TalkPlaceNamed | EventsSet | PieceBrought | PieceAnswered
Happening = (
    PlaceHappening
    | PeopleHappening
    | SeasonHappening
    | TimesHappening
    | SoloHappening
    | MeetingHappening
    | StepHappening
    | ProposalHappening
    | CommunityHappening
    | BetweenHappening
    | SeekingHappening
    | CompanyHappening
    | BesideHappening
)


class Outcome(Struct, frozen=True):
    """What a move returns: the new circle, and what happened. `keep` and `forget`: words under a member's own key.

    `fleeting`: what the one who acted is answered is shown once and kept nowhere.
    `hand_on`: words of which somebody else keeps a copy from now on, under a key of their own.
    """

    circle: Circle
    happenings: tuple[Happening, ...] = ()
    keep: tuple[OwnWords, ...] = ()
    forget: tuple[tuple[MemberId, str], ...] = ()  # (member, words id)
    destroy_key_of: tuple[MemberId, ...] = ()
    fleeting: bool = False
    hand_on: tuple[tuple[MemberId, str, MemberId], ...] = ()  # (author, words id, who keeps a copy)
    born: tuple[Circle, ...] = ()  # circles that begin with this change
