"""Who facilitates when, who is the understudy, and who has had the presenter's seat.

The rota is a queue: whoever facilitated longest ago comes next, and an absent facilitator is swapped rather than
skipped, so that facilitation visits everyone before it visits anyone twice. A date that stands stays where it is for as
long as that law is kept: people have made room for it.
"""

from collections.abc import Sequence
from random import Random

from msgspec.structs import replace

from bot.nouns.circle import Circle
from bot.nouns.meeting import Meeting, MeetingState
from bot.nouns.people import MemberId
from bot.rules.roster import HOLDABLE, ahead, available, in_time_order, member

HELD = (MeetingState.OPEN, MeetingState.PAUSED, MeetingState.CLOSED)


def drawn(circle: Circle, seed: int) -> Circle:
    """A new order by lot. Those who have facilitated already keep behind those who have not."""
    order = sorted(m.id for m in circle.members)
    Random(seed).shuffle(order)
    return assigned(replace(circle, rota=tuple(order)), anew=True)


def in_order(circle: Circle) -> tuple[MemberId, ...]:
    """The rota as it stands: those who left fall out, those who joined since the draw come last."""
    members = {m.id for m in circle.members}
    known = tuple(id for id in circle.rota if id in members)
    return known + tuple(m.id for m in circle.members if m.id not in known)


def assigned(circle: Circle, *, anew: bool = False) -> Circle:
    """Every meeting ahead has its facilitator, with the fewest changes. `anew`: only what was promised stays.

    Promised ones stay; the next one stays while it can be kept; the others, while nobody who could come is due before.
    What the one before held out to somebody is not held out by the one who comes after.
    """
    coming = ahead(circle)
    queue = waiting_longest(circle)
    waiting = set(queue) - {m.facilitator for m in circle.meetings if m.state in HELD}  # who never facilitated
    fixed = {m.number for m in coming if _is_kept(circle, m, is_next=not anew and m == coming[0])}
    facilitators: dict[int, MemberId | None] = {}
    for m in coming:
        promised_elsewhere = {o.facilitator for o in coming if o.number in fixed and o.wall > m.wall}
        can_come = _free(queue, available(circle, m), promised_elsewhere)
        is_due = m.facilitator in waiting or m.facilitator in can_come[:1]
        if m.number in fixed:
            chosen = m.facilitator
        elif circle.community is not None:
            chosen = None  # nobody is put in charge of a forum: somebody offers to host it
        elif not anew and is_due and m.facilitator in can_come:
            chosen = m.facilitator
        else:
            chosen = next(iter(can_come), None)
        facilitators[m.number] = chosen
        if chosen in queue:
            queue.remove(chosen)
            queue.append(chosen)
            waiting.discard(chosen)
    return replace(
        circle,
        meetings=tuple(
            _reassigned(m, facilitators[m.number]) if m.number in facilitators and m.number not in fixed else m
            for m in circle.meetings
        ),
    )


def _reassigned(meeting: Meeting, facilitator: MemberId | None) -> Meeting:
    offer = meeting.offer if facilitator == meeting.facilitator else None
    return replace(meeting, facilitator=facilitator, promised=False, offer=offer)


def _is_kept(circle: Circle, meeting: Meeting, *, is_next: bool) -> bool:
    """A promise holds until its owner takes it back; the next meeting's facilitator, while they can come."""
    if meeting.promised:
        return member(circle, meeting.facilitator) is not None and meeting.facilitator not in meeting.not_coming
    begins = is_next or meeting.state is MeetingState.GATHERING
    return begins and meeting.facilitator in available(circle, meeting)


def waiting_longest(circle: Circle) -> list[MemberId]:
    """Members by how long ago they facilitated; those who never did come first, in the order of the rota."""
    last_held: dict[MemberId | None, int] = {}
    for position, m in enumerate(in_time_order(m for m in circle.meetings if m.state in HELD)):
        last_held[m.facilitator] = position
    return sorted(in_order(circle), key=lambda id: last_held.get(id, -1))


def _free(
    queue: Sequence[MemberId], can_come: Sequence[MemberId], promised_elsewhere: set[MemberId | None]
) -> list[MemberId]:
    """Of the queue, who can come; those who promised a later meeting are asked only if nobody else is left."""
    candidates = [id for id in queue if id in can_come]
    return [id for id in candidates if id not in promised_elsewhere] or candidates


def understudy(circle: Circle, meeting: Meeting) -> MemberId | None:
    """Who is offered the role if the facilitator cannot hold it: the one whose turn would be next.

    Of those who are here, once there are any; and never one who has said that they would rather not.
    """
    passed_over = (meeting.facilitator, *meeting.declined)
    can_come = [id for id in available(circle, meeting) if id not in passed_over]
    if circle.community is not None:  # nobody stands by for a forum; once it runs, it is held out to one who is here
        can_come = [id for id in can_come if meeting.state in HELD and id != circle.community.convener]
    gathers = meeting.state is MeetingState.GATHERING and any(id in meeting.here for id in can_come)
    if meeting.state in HELD or gathers:
        can_come = [id for id in can_come if id in meeting.here]
    following = [m for m in ahead(circle) if m.wall > meeting.wall]
    for m in following:
        if m.facilitator in can_come:
            return m.facilitator
    return next((id for id in waiting_longest(circle) if id in can_come), None)


def presenters(circle: Circle, meeting: Meeting, how_many: int, here: Sequence[MemberId]) -> tuple[MemberId, ...]:
    """Who has the seat: those who took it, then those in line for it, then those who had it longest ago.

    Nobody who would rather not this time.
    """
    taken = tuple(id for id in meeting.presenters if id in here)
    in_line = by_longest_ago(circle, meeting, [id for id in meeting.bids if id in here and id not in taken])
    if circle.community is not None:  # in a forum nobody is called on
        return (taken + in_line)[:how_many]
    others = by_longest_ago(circle, meeting, [id for id in here if id not in taken + in_line + meeting.unseated])
    return (taken + in_line + others)[:how_many]


def by_longest_ago(circle: Circle, meeting: Meeting, ids: Sequence[MemberId]) -> tuple[MemberId, ...]:
    """By when they last had the seat, those who never did first; then whoever does not facilitate, then the rota."""
    when = {id: position for position, id in enumerate(seated_so_far(circle))}
    order = in_order(circle)
    return tuple(sorted(ids, key=lambda id: (when.get(id, -1), id == meeting.facilitator, order.index(id))))


def seated_so_far(circle: Circle) -> tuple[MemberId, ...]:
    """Who has had the seat, in this season and those before it: whoever had it longest ago first."""
    last_had = dict.fromkeys(circle.seated, -1)
    for position, m in enumerate(in_time_order(m for m in circle.meetings if m.state in HELD)):
        last_had |= dict.fromkeys(m.presenters, position)
    return tuple(sorted(last_had, key=lambda id: last_had[id]))


def last_presenters(circle: Circle, meeting: Meeting) -> tuple[MemberId, ...]:
    """Who had the seat the last time that anybody had it, before this meeting."""
    before = [
        m for m in in_time_order(circle.meetings) if m.state is MeetingState.CLOSED and m.number != meeting.number
    ]
    return next((m.presenters for m in reversed(before) if m.presenters), ())


def swapped(circle: Circle, one: int, other: int) -> Circle:
    """Two meetings exchange their facilitators, and the rota remembers it."""
    facilitators = {m.number: m.facilitator for m in circle.meetings}
    exchanged = {one: facilitators[other], other: facilitators[one]}
    return replace(
        circle,
        meetings=tuple(_promised(m, exchanged[m.number]) if m.number in exchanged else m for m in circle.meetings),
    )


def taken_over(circle: Circle, number: int, by: MemberId) -> Circle:
    """`by` facilitates this meeting; who was to do so takes the next one that `by` had, or comes first in the queue.

    Once people gather, whoever was to facilitate may not know of it yet: that date is theirs to take or not.
    """
    now = next(m for m in circle.meetings if m.number == number)
    before = member(circle, now.facilitator)
    begun = now.state in (MeetingState.GATHERING, MeetingState.LAPSED)
    theirs = next((m for m in ahead(circle) if m.facilitator == by and m.number != number), None)
    changed = {number: _promised(now, by) if now.state in HOLDABLE else replace(now, facilitator=by, offer=None)}
    if theirs and before and not begun:
        changed[theirs.number] = _promised(theirs, before.id)
    elif theirs and before and before.id in available(circle, theirs):
        changed[theirs.number] = _reassigned(theirs, before.id)
    meetings = tuple(changed.get(m.number, m) for m in circle.meetings)
    return assigned(replace(circle, meetings=meetings))


def _promised(meeting: Meeting, facilitator: MemberId | None) -> Meeting:
    """Whoever promises to facilitate a meeting is coming to it."""
    not_coming = tuple(id for id in meeting.not_coming if id != facilitator)
    return replace(meeting, facilitator=facilitator, promised=True, offer=None, not_coming=not_coming)
