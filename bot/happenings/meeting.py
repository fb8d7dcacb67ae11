"""A meeting from the day before to its close, and who holds it."""

from msgspec import Struct

from bot.nouns.people import MemberId


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


class HostReminded(Struct, frozen=True):
    """Whoever hosts is here, and it is time to open."""

    number: int
    host: MemberId


class MeetingLapsed(Struct, frozen=True):
    number: int


class MeetingOpened(Struct, frozen=True):
    number: int
    by: MemberId


class Arrived(Struct, frozen=True):
    member: MemberId
    number: int
    in_next_round: bool
    already: bool = False  # said once more: nothing has changed


class SteppedOut(Struct, frozen=True):
    member: MemberId
    number: int
    was_facilitator: bool


class SilentLead(Struct, frozen=True):
    """The step is over for a while and nobody leads on: the understudy is asked whether they would."""

    number: int
    to: MemberId


class TaskTaken(Struct, frozen=True):
    member: MemberId
    number: int
    name: str


class TaskReleased(Struct, frozen=True):
    member: MemberId


class PresenterStopped(Struct, frozen=True):
    member: MemberId
    number: int


class RoleOffered(Struct, frozen=True):
    number: int
    by: MemberId | None
    to: MemberId | None


class RoleStillOffered(Struct, frozen=True):
    number: int
    to: MemberId


class RoleDeclined(Struct, frozen=True):
    """`unasked`: it was the clock that held it out, and nobody waits for the answer."""

    number: int
    by: MemberId
    unasked: bool = False


class HandedOver(Struct, frozen=True):
    number: int
    before: MemberId | None
    to: MemberId


class MeetingClosed(Struct, frozen=True):
    number: int
    by: MemberId | None
    season_over: bool


MeetingHappening = (
    DayBefore
    | Gathering
    | Unopened
    | HostReminded
    | MeetingLapsed
    | MeetingOpened
    | Arrived
    | SteppedOut
    | PresenterStopped
    | RoleOffered
    | RoleStillOffered
    | RoleDeclined
    | HandedOver
    | SilentLead
    | TaskTaken
    | TaskReleased
    | MeetingClosed
)
