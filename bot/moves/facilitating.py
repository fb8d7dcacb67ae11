"""Moves of the facilitator's role: held out, taken, volunteered for, swapped, drawn by lot. It is never seized."""

from msgspec.structs import replace

from bot.happenings.meeting import HandedOver, RoleDeclined, RoleOffered, RoleStillOffered
from bot.happenings.outcome import Outcome
from bot.happenings.season import RotaDrawn, SwapOffered, Swapped, SwapRefused, Volunteered
from bot.moves.leaving import offer_without
from bot.moves.season import meeting_ahead
from bot.moves.stepping import check_facilitates, with_meeting
from bot.nouns.circle import Circle, Stage
from bot.nouns.meeting import Meeting, MeetingState, Offer
from bot.nouns.people import MemberId
from bot.nouns.season import Swap
from bot.refusals.circle import NoSuchSwap, NotOffered, NotYourMeeting
from bot.refusals.community import ConvenerHosts, NoRota
from bot.refusals.meeting import AlreadyFacilitator, MeetingOver, NobodyToHandTo, NoMeeting
from bot.refusals.people import NotAMember, NotYourself
from bot.refusals.season import Ended
from bot.rules.forum import may_host
from bot.rules.roster import HOLDABLE, OVER, ahead, member, next_meeting, running
from bot.rules.roster import meeting as meeting_numbered
from bot.rules.rota import assigned, drawn, swapped, taken_over, understudy


def hand_over(circle: Circle, *, by: MemberId, to: MemberId | None, number: int | None = None) -> Outcome:
    """The facilitator holds the role out; it moves when it is taken, and stays where it is until then.

    `to` None: to the understudy, and after a no to whoever would be next.
    """
    meeting = _meeting_with_role(circle, number)
    check_facilitates(meeting, by)
    successor = to or understudy(circle, meeting)
    if successor is None or successor == by or member(circle, successor) is None:
        raise NobodyToHandTo
    if not may_host(circle, successor):
        raise ConvenerHosts(successor)
    if meeting.live is not None and successor not in meeting.here:
        raise NobodyToHandTo
    if meeting.offer == Offer(successor):  # held out to them already: they are not asked a second time
        return Outcome(circle, (RoleStillOffered(meeting.number, successor),))
    meeting = replace(meeting, offer=Offer(successor))
    return Outcome(with_meeting(circle, meeting), (RoleOffered(meeting.number, by, successor),))


def take_role(circle: Circle, *, by: MemberId, number: int | None = None) -> Outcome:
    """Only what was held out can be taken, or what nobody has."""
    meeting = _meeting_with_role(circle, number)
    if meeting.facilitator == by:
        raise AlreadyFacilitator(meeting.number)
    held_out = meeting.offer is not None and meeting.offer.to in (None, by)
    if not held_out and meeting.facilitator is not None:
        raise NotOffered(meeting.facilitator)
    if not may_host(circle, by):
        raise ConvenerHosts
    if meeting.state is not MeetingState.PLANNED and by not in meeting.here:
        circle = with_meeting(circle, replace(meeting, here=(*meeting.here, by)))
    circle = taken_over(circle, meeting.number, by)
    return Outcome(circle, (HandedOver(meeting.number, meeting.facilitator, by),))


def decline_role(circle: Circle, *, by: MemberId, number: int | None = None) -> Outcome:
    meeting = _meeting_with_role(circle, number)
    if meeting.offer is None or meeting.offer.to != by:
        raise NotOffered(meeting.facilitator)
    unasked = meeting.offer.unasked
    others = tuple(id for id in meeting.declined if id != by)
    meeting = replace(meeting, offer=offer_without(meeting, by), declined=(*others, by))
    return Outcome(with_meeting(circle, meeting), (RoleDeclined(meeting.number, by, unasked),))


def draw_rota(circle: Circle, *, by: MemberId, seed: int) -> Outcome:
    """By lot and in the open. `seed`: chance, given."""
    check_rota(circle)
    meeting = running(circle)
    if meeting is not None and meeting.live is not None:
        circle = with_meeting(circle, replace(meeting, live=replace(meeting.live, drawn=True)))
    return Outcome(drawn(circle, seed), (RotaDrawn(by),))


def volunteer(circle: Circle, *, by: MemberId, number: int | None) -> Outcome:
    """To facilitate a meeting. Where somebody else is to do it they are asked, and given the volunteer's next one."""
    check_rota(circle)
    meeting = meeting_ahead(circle, number)
    if meeting.facilitator == by:
        raise AlreadyFacilitator(meeting.number)
    if meeting.state is MeetingState.GATHERING:
        raise MeetingOver(meeting.number, meeting.state)
    if meeting.facilitator is None or meeting.state is MeetingState.LAPSED:
        return Outcome(taken_over(circle, meeting.number, by), (Volunteered(by, meeting.number),))
    mine = next((m.number for m in ahead(circle) if m.facilitator == by), meeting.number)
    return _offered(circle, Swap(by, meeting.facilitator, mine, meeting.number))


def offer_swap(circle: Circle, *, by: MemberId, mine: int, theirs: int) -> Outcome:
    check_rota(circle)
    my_meeting, their_meeting = meeting_ahead(circle, mine), meeting_ahead(circle, theirs)
    if my_meeting.facilitator != by:
        raise NotYourMeeting(mine, my_meeting.facilitator)
    other = their_meeting.facilitator
    if other == by:
        raise NotYourself(swaps=True)
    if other is None:
        raise NotAMember("—")
    return _offered(circle, Swap(by, other, mine, theirs))


def _offered(circle: Circle, swap: Swap) -> Outcome:
    """`mine` and `theirs` are the same where there is nothing to give in exchange."""
    swaps = tuple(s for s in circle.swaps if (s.mine, s.theirs) != (swap.mine, swap.theirs))
    offered = SwapOffered(swap.by, swap.to, swap.mine, swap.theirs)
    return Outcome(replace(circle, swaps=(*swaps, swap)), (offered,))


def answer_swap(circle: Circle, *, by: MemberId, mine: int, theirs: int, accept: bool) -> Outcome:
    """`mine` and `theirs` as the one who offered it said them."""
    check_rota(circle)
    swap = next((s for s in circle.swaps if (s.to, s.mine, s.theirs) == (by, mine, theirs)), None)
    if swap is None or not _still_stands(circle, swap):
        raise NoSuchSwap
    if not accept:
        left = tuple(s for s in circle.swaps if s != swap)
        return Outcome(replace(circle, swaps=left), (SwapRefused(swap.by, by),))
    left = tuple(s for s in circle.swaps if not {s.mine, s.theirs} & {mine, theirs})
    circle = replace(circle, swaps=left)
    if mine == theirs:
        return Outcome(taken_over(circle, theirs, swap.by), (Volunteered(swap.by, theirs),))
    return Outcome(assigned(swapped(circle, mine, theirs)), (Swapped(swap.by, by, mine, theirs),))


def _still_stands(circle: Circle, swap: Swap) -> bool:
    gives = swap.mine == swap.theirs or _facilitator(circle, swap.mine) == swap.by
    return gives and _facilitator(circle, swap.theirs) == swap.to


def check_rota(circle: Circle) -> None:
    """A community has none."""
    if circle.community is not None:
        raise NoRota


def _meeting_with_role(circle: Circle, number: int | None) -> Meeting:
    if circle.stage is Stage.ENDED:
        raise Ended
    meeting = running(circle) or (meeting_numbered(circle, number) if number is not None else next_meeting(circle))
    if meeting is None or meeting.state in OVER:
        raise NoMeeting(number)
    return meeting


def _facilitator(circle: Circle, number: int) -> MemberId | None:
    meeting = meeting_numbered(circle, number)
    return meeting.facilitator if meeting and meeting.state in HOLDABLE else None
