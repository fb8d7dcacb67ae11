"""What stands in the way, as facts. The words are in `refusal_words`, which names every one of these.

Refusal
├── not there         NoSuchCircle  NoSuchSwap  NoSuchCommitment  NoSuchPractice  NoSuchMissed
│                     NoSuchNote  NothingKept  NothingLost  NoSuchPart
├── not yours         NotFacilitator  NotYourTurn  NotHere  NotOffered  NotPresenter  NotYourMeeting
├── before a meeting  NoMeeting  TooEarly  AlreadyOpen  MeetingOver  NotEnoughHere  MeetingRunning
│                     AlreadyFacilitator  NobodyToHandTo
├── in a meeting      NotOpen  NoRound  AlreadyMoved  AlreadyPaused  NotPaused  NotWriting
│                     NoSuchTask  TaskHeld
├── in a season       NoPresenters  NoSeatToGive  NoCheckIn  CheckInOpen  NotResting  Resting  Ended
│                     PracticeInUse
│                     NothingLeftToPlan
├── finding a time    TimesAskedAlready  NoTimesAsked  TimesNotAnswered
├── proposals         NoProposal  ProposalOpen  ProposalChanged  NotYourProposal  NothingNew
├── people            NobodyNamed  AlreadyIn  AlreadyMember  CircleFull  TooFew  NotAMember  NotYourself  NotAway
├── beside a room     NothingLikeIt  NoVoiceRoom  PieceRefused
├── entering          DoorClosed  NoInvitation  PlaceHasCircle  NeedsRoom
├── seeking a circle  NoSeekingHere  NotSeeking  InvitationOver  NoSuchApart  TooMuchGiven
│                     NotAlone  IntroductionOver
├── what was typed    Missing  Unreadable  TooLong  InThePast  InAGap  UnknownZone
│                     UnknownRegion  FileProblems  UnknownCommand
├── does not agree    BackToFront  NeedsDay
├── in a community    NotACommunity  NoSuchTopic  WrongWord  NoDotsLeft  QueueFull  HostThere  ConvenerHosts
│                     NotConvener  ConvenerThere  NoSuchThing  ShelfFull  NoSuchCalling  CallingFull  TermRuns
└── on our side       StorageIsUnwell  TooBusy
"""

from dataclasses import dataclass
from datetime import datetime

from bot.circle import CircleId, MeetingState, MemberId
from bot.grammar.file_problems import Problem


class Refusal(Exception):
    """A move that was not made. Nothing has changed. One with a `field` belongs at that field of a form."""


@dataclass(eq=False)
class NoSuchCircle(Refusal):
    """There is none, or it is not yours: the two must look the same."""


@dataclass(eq=False)
class NotFacilitator(Refusal):
    facilitator: MemberId | None


@dataclass(eq=False)
class NotYourTurn(Refusal):
    speaker: MemberId | None


@dataclass(eq=False)
class NotHere(Refusal):
    """The member is not in the meeting that runs."""


@dataclass(eq=False)
class NotOffered(Refusal):
    facilitator: MemberId | None


@dataclass(eq=False)
class NotPresenter(Refusal):
    presenter: MemberId | None


@dataclass(eq=False)
class NoMeeting(Refusal):
    """No meeting is planned, or none with this number."""

    number: int | None = None


@dataclass(eq=False)
class TooEarly(Refusal):
    number: int
    opens_at: datetime
    starts_at: datetime


@dataclass(eq=False)
class AlreadyOpen(Refusal):
    number: int


@dataclass(eq=False)
class MeetingOver(Refusal):
    number: int
    state: MeetingState


@dataclass(eq=False)
class NotOpen(Refusal):
    """No meeting is running."""


@dataclass(eq=False)
class NoRound(Refusal):
    """The step that runs is not a round."""


@dataclass(eq=False)
class AlreadyMoved(Refusal):
    """Somebody else pressed first: `by` is None where it was the clock."""

    by: MemberId | None
    step: int


@dataclass(eq=False)
class AlreadyPaused(Refusal):
    pass


@dataclass(eq=False)
class NotPaused(Refusal):
    pass


@dataclass(eq=False)
class NotWriting(Refusal):
    """The step that runs takes no words from this member. `for_oneself`: one writes, and the bot keeps nothing."""

    for_oneself: bool


@dataclass(eq=False)
class NoSuchTask(Refusal):
    pass


@dataclass(eq=False)
class TaskHeld(Refusal):
    """Somebody has volunteered for it already."""

    holder: MemberId | None


@dataclass(eq=False)
class NotEnoughHere(Refusal):
    number: int
    here: tuple[MemberId, ...]
    quorum: int


@dataclass(eq=False)
class NobodyToHandTo(Refusal):
    pass


@dataclass(eq=False)
class AlreadyFacilitator(Refusal):
    number: int


@dataclass(eq=False)
class NotYourMeeting(Refusal):
    """A swap names a meeting that the member does not facilitate."""

    number: int
    facilitator: MemberId | None


@dataclass(eq=False)
class NoSuchSwap(Refusal):
    pass


@dataclass(eq=False)
class NoPresenters(Refusal):
    """This practice has no presenter's seat."""

    number: int


@dataclass(eq=False)
class NoSeatToGive(Refusal):
    """Neither a seat nor a place in line. None: at no meeting ahead."""

    number: int | None


@dataclass(eq=False)
class NoCheckIn(Refusal):
    """No check-in is open."""


@dataclass(eq=False)
class CheckInOpen(Refusal):
    closes_at: datetime


@dataclass(eq=False)
class NotResting(Refusal):
    pass


@dataclass(eq=False)
class Resting(Refusal):
    pass


@dataclass(eq=False)
class Ended(Refusal):
    pass


@dataclass(eq=False)
class MeetingRunning(Refusal):
    """Not while a meeting is open."""

    number: int


@dataclass(eq=False)
class NobodyNamed(Refusal):
    pass


@dataclass(eq=False)
class AlreadyIn(Refusal):
    """Who asks to come in is in."""


@dataclass(eq=False)
class AlreadyMember(Refusal):
    name: str


@dataclass(eq=False)
class CircleFull(Refusal):
    most: int


@dataclass(eq=False)
class TooFew(Refusal):
    """Fewer members than the practice or the season needs."""

    members: int
    least: int


@dataclass(eq=False)
class NotAMember(Refusal):
    """The person named is not in the circle."""

    name: str


@dataclass(eq=False)
class NotYourself(Refusal):
    pass


@dataclass(eq=False)
class DoorClosed(Refusal):
    """One joins by invitation, and there is none for this person."""


@dataclass(eq=False)
class NoInvitation(Refusal):
    """Withdrawn, answered already, or never there."""


@dataclass(eq=False)
class PlaceHasCircle(Refusal):
    """A circle sits in this room already."""


@dataclass(eq=False)
class NeedsRoom(Refusal):
    """Only in a room, not in private."""


@dataclass(eq=False)
class NoSeekingHere(Refusal):
    """Circles are formed where the door is open."""


@dataclass(eq=False)
class NotSeeking(Refusal):
    pass


@dataclass(eq=False)
class InvitationOver(Refusal):
    """To a circle that was being formed: answered, withdrawn, or past its time."""


@dataclass(eq=False)
class NoSuchApart(Refusal):
    """Taken back already, or never there."""


@dataclass(eq=False)
class TooMuchGiven(Refusal):
    most: int


@dataclass(eq=False)
class NotAlone(Refusal):
    """Company is looked for from one's own solo, while it goes on."""


@dataclass(eq=False)
class IntroductionOver(Refusal):
    """Past its time, or let go of."""


@dataclass(eq=False)
class NotAway(Refusal):
    pass


@dataclass(eq=False)
class NoSuchCommitment(Refusal):
    pass


@dataclass(eq=False)
class NoSuchPractice(Refusal):
    id: str


@dataclass(eq=False)
class NoSuchNote(Refusal):
    """No page of one's own notebook has this id."""


@dataclass(eq=False)
class NoSuchPart(Refusal):
    practice: str
    parts: int  # it has so many now


@dataclass(eq=False)
class PracticeInUse(Refusal):
    practice: str
    number: int


@dataclass(eq=False)
class NoSuchMissed(Refusal):
    pass


@dataclass(eq=False)
class NothingKept(Refusal):
    pass


@dataclass(eq=False)
class NothingLost(Refusal):
    """The room works, or the circle sits elsewhere by now."""


@dataclass(eq=False)
class Missing(Refusal):
    """A field without which it does not go."""

    field: str


@dataclass(eq=False)
class Unreadable(Refusal):
    field: str
    typed: str
    kind: str  # day, time, number, choice


@dataclass(eq=False)
class TooLong(Refusal):
    field: str
    longest: int
    length: int


@dataclass(eq=False)
class TimesAskedAlready(Refusal):
    """One question about the time is open at a time."""

    closes_at: datetime


@dataclass(eq=False)
class NoTimesAsked(Refusal):
    """No question about the time is open, or not the one that this button asked."""


@dataclass(eq=False)
class TimesNotAnswered(Refusal):
    """Somebody's answer may still come."""

    closes_at: datetime


@dataclass(eq=False)
class BackToFront(Refusal):
    """The end was given before the beginning."""

    field: str = "work_until"


@dataclass(eq=False)
class NeedsDay(Refusal):
    """A peer can only ask after a day that was set."""

    field: str = "day"


@dataclass(eq=False)
class InThePast(Refusal):
    wall: datetime  # naive, as it was understood
    zone: str
    field: str = "day"


@dataclass(eq=False)
class InAGap(Refusal):
    """The clocks jump over this time."""

    wall: datetime
    zone: str
    first_after: datetime  # naive
    field: str = "time"


@dataclass(eq=False)
class UnknownZone(Refusal):
    typed: str
    field: str = "zone"


@dataclass(eq=False)
class UnknownRegion(Refusal):
    """No country, nor a part of one, whose public holidays we know."""

    typed: str
    field: str = "region"


@dataclass(eq=False)
class FileProblems(Refusal):
    problems: tuple[Problem, ...]
    field: str = "file"


@dataclass(eq=False)
class NothingLikeIt(Refusal):
    """This platform has nothing of the kind, or whoever runs us has not switched it on."""


@dataclass(eq=False)
class NoVoiceRoom(Refusal):
    """Where the circle talks is no room for voices that we could reach."""


@dataclass(eq=False)
class PieceRefused(Refusal):
    """The talking piece stays off in this meeting. Whose wish that was is nobody's business."""


@dataclass(eq=False)
class UnknownCommand(Refusal):
    typed: str
    nearest: str | None


@dataclass(eq=False)
class NothingLeftToPlan(Refusal):
    """Every meeting of the season has been held or was cancelled."""


@dataclass(eq=False)
class NoProposal(Refusal):
    """None is open, or it is another one by now."""


@dataclass(eq=False)
class ProposalOpen(Refusal):
    """One at a time, so that each gets its answer."""

    by: MemberId


@dataclass(eq=False)
class ProposalChanged(Refusal):
    """The card that was pressed showed an earlier wording."""

    by: MemberId


@dataclass(eq=False)
class NotYourProposal(Refusal):
    by: MemberId


@dataclass(eq=False)
class NothingNew(Refusal):
    """What is proposed is so already."""


@dataclass(eq=False)
class StorageIsUnwell(Refusal):
    """Nothing was saved."""


@dataclass(eq=False)
class TooBusy(Refusal):
    """Somebody else changed the circle each time that we tried."""

    circle: CircleId


@dataclass(eq=False)
class NotACommunity(Refusal):
    """A forum, and its topics belong to a community; this is one circle."""


@dataclass(eq=False)
class NoSuchTopic(Refusal):
    """It was taken back or taken up, or never was."""


@dataclass(eq=False)
class WrongWord(Refusal):
    """No topic that waits was given this word."""

    field: str = "word"


@dataclass(eq=False)
class NoDotsLeft(Refusal):
    most: int


@dataclass(eq=False)
class QueueFull(Refusal):
    most: int


@dataclass(eq=False)
class HostThere(Refusal):
    by: MemberId


@dataclass(eq=False)
class ConvenerHosts(Refusal):
    """Who calls people together does not host as well."""


@dataclass(eq=False)
class NotConvener(Refusal):
    convener: MemberId | None


@dataclass(eq=False)
class ConvenerThere(Refusal):
    convener: MemberId


@dataclass(eq=False)
class NoSuchThing(Refusal):
    """Nothing of that kind on the shelf, or nothing that this member may take off."""


@dataclass(eq=False)
class ShelfFull(Refusal):
    most: int


@dataclass(eq=False)
class NoSuchCalling(Refusal):
    """Nobody calls for such a circle any more, or too few would like it so far."""


@dataclass(eq=False)
class CallingFull(Refusal):
    most: int


@dataclass(eq=False)
class TermRuns(Refusal):
    """There are forums ahead: nothing has to be renewed yet."""


NotThere = (
    NoSuchCircle
    | NoSuchSwap
    | NoSuchCommitment
    | NoSuchPractice
    | NoSuchMissed
    | NoSuchNote
    | NothingKept
    | NothingLost
    | NoSuchPart
)
NotYours = NotFacilitator | NotYourTurn | NotHere | NotOffered | NotPresenter | NotYourMeeting
BeforeMeeting = (
    NoMeeting
    | TooEarly
    | AlreadyOpen
    | MeetingOver
    | NotEnoughHere
    | MeetingRunning
    | AlreadyFacilitator
    | NobodyToHandTo
)
InMeeting = NotOpen | NoRound | AlreadyMoved | AlreadyPaused | NotPaused | NotWriting | NoSuchTask | TaskHeld
FindingATime = TimesAskedAlready | NoTimesAsked | TimesNotAnswered
InSeason = (
    NoPresenters
    | NoSeatToGive
    | NoCheckIn
    | CheckInOpen
    | NotResting
    | Resting
    | Ended
    | PracticeInUse
    | NothingLeftToPlan
)
AboutProposals = NoProposal | ProposalOpen | ProposalChanged | NotYourProposal | NothingNew
AboutPeople = NobodyNamed | AlreadyIn | AlreadyMember | CircleFull | TooFew | NotAMember | NotYourself | NotAway
Entering = DoorClosed | NoInvitation | PlaceHasCircle | NeedsRoom
SeekingACircle = NoSeekingHere | NotSeeking | InvitationOver | NoSuchApart | TooMuchGiven | NotAlone | IntroductionOver
Typed = (
    Missing | Unreadable | TooLong | InThePast | InAGap | UnknownZone | UnknownRegion | FileProblems | UnknownCommand
)
DoesNotAgree = BackToFront | NeedsDay
InCommunity = (
    NotACommunity
    | NoSuchTopic
    | WrongWord
    | NoDotsLeft
    | QueueFull
    | HostThere
    | ConvenerHosts
    | NotConvener
    | ConvenerThere
    | NoSuchThing
    | ShelfFull
    | NoSuchCalling
    | CallingFull
    | TermRuns
)
OnOurSide = StorageIsUnwell | TooBusy
BesideRoom = NothingLikeIt | NoVoiceRoom | PieceRefused
AnyRefusal = (
    NotThere
    | NotYours
    | BeforeMeeting
    | InMeeting
    | InSeason
    | FindingATime
    | AboutProposals
    | AboutPeople
    | Entering
    | SeekingACircle
    | Typed
    | DoesNotAgree
    | InCommunity
    | OnOurSide
    | BesideRoom
)
