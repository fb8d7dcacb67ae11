"""What happened in a community, in the past tense. `telling_community` gives it words.

What was given without a name has no `by`: not here, and nowhere else."""

from msgspec import Struct

from bot.nouns.people import Invitation, MemberId


class TopicPut(Struct, frozen=True):
    number: int
    by: MemberId | None
    word: str = ""  # shown once, to whoever put it without a name


class TopicTakenBack(Struct, frozen=True):
    title: str


class DotSet(Struct, frozen=True):
    number: int
    by: MemberId


class DotTaken(Struct, frozen=True):
    number: int
    by: MemberId


class TopicTakenUp(Struct, frozen=True):
    number: int | None  # None: none is left
    by: MemberId


class TopicPutBack(Struct, frozen=True):
    number: int
    by: MemberId


class TopicChosen(Struct, frozen=True):
    number: int | None  # None: what comes next time is open again
    by: MemberId


class HostFound(Struct, frozen=True):
    meeting: int
    by: MemberId


class HostWanted(Struct, frozen=True):
    """Given back. Nobody is asked why."""

    meeting: int
    by: MemberId


class ConvenerChanged(Struct, frozen=True):
    by: MemberId
    convener: MemberId | None


class TermRenewed(Struct, frozen=True):
    by: MemberId
    forums: int


class LineHarvested(Struct, frozen=True):
    meeting: int


class HarvestShown(Struct, frozen=True):
    meeting: int


class CircleCalled(Struct, frozen=True):
    number: int
    by: MemberId


class OptedIn(Struct, frozen=True):
    number: int
    by: MemberId
    enough: bool  # with this one there are just enough for a circle


class OptedOut(Struct, frozen=True):
    number: int
    by: MemberId


class CallingLetGo(Struct, frozen=True):
    number: int


class CircleGrew(Struct, frozen=True):
    """Out of a calling: the circle now exists, elsewhere."""

    number: int


class CalledTogether(Struct, frozen=True):
    """The new circle's own side of it: who opted in is invited, and bears no name yet."""

    by: MemberId
    invitations: tuple[Invitation, ...]


class StayOffered(Struct, frozen=True):
    """To those whose own circle has just ended."""

    invitations: tuple[Invitation, ...]


class Shelved(Struct, frozen=True):
    number: int
    by: MemberId


class Unshelved(Struct, frozen=True):
    title: str


CommunityHappening = (
    TopicPut
    | TopicTakenBack
    | DotSet
    | DotTaken
    | TopicTakenUp
    | TopicPutBack
    | TopicChosen
    | HostFound
    | HostWanted
    | ConvenerChanged
    | TermRenewed
    | LineHarvested
    | HarvestShown
    | CircleCalled
    | OptedIn
    | OptedOut
    | CallingLetGo
    | CircleGrew
    | CalledTogether
    | StayOffered
    | Shelved
    | Unshelved
)
