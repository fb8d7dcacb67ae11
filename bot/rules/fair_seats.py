"""Who has had the presenter's seat, facilitated and gone last, and whom to propose next: a suggestion, never a score.

Nothing is counted: of each member only the last time is looked at, and nobody is compared with anybody.
"""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from bot.almanac.zones import wall_time
from bot.grammar.practice import Block, LaidStep, WhoSpeaks
from bot.nouns.circle import Circle
from bot.nouns.meeting import Meeting
from bot.nouns.people import MemberId
from bot.rules.library import practice_of, seats_of
from bot.rules.roster import HOLDABLE, ahead, available, in_time_order, is_away, member, starts_at
from bot.rules.rota import HELD, by_longest_ago, presenters, waiting_longest
from bot.rules.steps import is_about_presenter, needs_round, step_at

Times = tuple[tuple[MemberId, Meeting], ...]  # who, and at which meeting last; the earliest first


def had_the_seat(circle: Circle) -> Times:
    return _last_times(circle, lambda m: m.presenters)


def facilitated(circle: Circle) -> Times:
    return _last_times(circle, lambda m: (m.facilitator,))


def went_last(circle: Circle) -> Times:
    """In the round that opened the meeting."""
    return _last_times(circle, lambda m: (m.last,))


def _last_times(circle: Circle, who: Callable[[Meeting], Iterable[MemberId | None]]) -> Times:
    found: dict[MemberId, Meeting] = {}
    for meeting in in_time_order(m for m in circle.meetings if m.state in HELD):
        found |= {id: meeting for id in who(meeting) if id is not None and member(circle, id)}
    return tuple(sorted(found.items(), key=lambda each: (each[1].wall, each[1].number)))


def next_for_the_seat(circle: Circle) -> tuple[Meeting, tuple[MemberId, ...]] | None:
    """At the next meeting that has a seat. None where none is planned, and in a forum, where nobody is called on."""
    for meeting in ahead(circle):
        seats = seats_of(circle, meeting, len(circle.members))
        if seats and circle.community is None:
            return meeting, presenters(circle, meeting, seats, available(circle, meeting))
    return None


def next_to_facilitate(circle: Circle) -> MemberId | None:
    """As the rota has it. Once the last meeting is over, whoever waited longest; in a forum nobody is proposed."""
    if circle.community is not None:
        return None
    coming = next(iter(ahead(circle)), None)
    return coming.facilitator if coming is not None else next(iter(waiting_longest(circle)), None)


def opens(circle: Circle, meeting: Meeting) -> bool:
    """Whether the step that runs is the round with which this meeting opens: the first in which each has a turn."""
    assert meeting.live is not None
    steps = [step_at(circle, meeting, at) for at in range(meeting.live.at + 1)]
    rounds = [needs_round(step) and step.who_speaks is WhoSpeaks.EVERYONE for step in steps]
    return rounds[-1] and not any(rounds[:-1])


def sitting(circle: Circle, meeting: Meeting) -> tuple[MemberId, ...]:
    """Who has taken a seat and can come. Whoever cannot keeps it only until somebody else would like it."""
    return tuple(id for id in meeting.presenters if _can_come(circle, meeting, id))


def has_free_seat(circle: Circle, meeting: Meeting) -> bool:
    """One that somebody may take; where everyone presents, nobody has to."""
    seats = seats_of(circle, meeting, len(circle.members))
    return len(sitting(circle, meeting)) < seats < len(circle.members)


def seated(circle: Circle, meeting: Meeting, new: Iterable[MemberId]) -> Meeting:
    """With these in seats that were free. Those who cannot come keep what is left over."""
    seats = seats_of(circle, meeting, len(circle.members))
    sit = (*sitting(circle, meeting), *new)
    others = [id for id in meeting.presenters if id not in sit]
    return replace(
        meeting,
        presenters=sit + tuple(others[: max(0, seats - len(sit))]),
        bids=tuple(id for id in meeting.bids if id not in sit),
    )


def passed_on(circle: Circle) -> tuple[Circle, tuple[tuple[MemberId, int], ...]]:
    """Each free seat ahead goes to whoever asked for it and has had it longest ago; with whom, and at which meeting."""
    meetings: list[Meeting] = []
    passed: list[tuple[MemberId, int]] = []
    for meeting in circle.meetings:
        new = _next_in_line(circle, meeting) if meeting.bids and meeting.state in HOLDABLE else ()
        meetings.append(seated(circle, meeting, new) if new else meeting)
        passed += [(id, meeting.number) for id in new]
    return replace(circle, meetings=tuple(meetings)), tuple(passed)


def _next_in_line(circle: Circle, meeting: Meeting) -> tuple[MemberId, ...]:
    free = seats_of(circle, meeting, len(circle.members)) - len(sitting(circle, meeting))
    in_line = [id for id in meeting.bids if _can_come(circle, meeting, id)]
    return by_longest_ago(circle, meeting, in_line)[: max(0, free)]


def proposed(circle: Circle, meeting: Meeting) -> tuple[MemberId, ...]:
    """To whom a seat would fall without their having asked. Nobody, where everyone who comes has one anyway."""
    can_come = available(circle, meeting)
    seats = seats_of(circle, meeting, len(circle.members))
    if seats >= len(can_come):
        return ()
    asked = (*meeting.presenters, *meeting.bids)
    return tuple(id for id in presenters(circle, meeting, seats, can_come) if id not in asked)


def has_begun(circle: Circle, meeting: Meeting, who: MemberId) -> bool:
    """Whether a step of theirs runs, or has been. Whom the seat fell to may still say no while the first one runs."""
    live = meeting.live
    until = 0 if live is None else live.at if who in meeting.fell_to else live.at + 1
    steps = live.steps[:until] if live else ()
    return any(laid.presenter == who and is_of_the_seat(circle, meeting, laid) for laid in steps)


def is_of_the_seat(circle: Circle, meeting: Meeting, laid: LaidStep) -> bool:
    """A step that is about whoever has the seat, or is gone through again for each of them."""
    return laid.step_id in again_for_each(circle, meeting) or is_about_presenter(step_at(circle, meeting, laid.index))


def again_for_each(circle: Circle, meeting: Meeting) -> frozenset[str]:
    parts = practice_of(circle, meeting).steps
    return frozenset(step.id for part in parts if isinstance(part, Block) for step in part.steps)


def heir(circle: Circle, meeting: Meeting, to_give: MemberId) -> MemberId | None:
    """Who gets the seat of somebody who gives it back in the meeting that runs. None: it stays free."""
    others = tuple(id for id in meeting.here if id != to_give)
    waiting = presenters(circle, replace(meeting, presenters=()), len(others), others)
    return next((id for id in waiting if id not in meeting.presenters), None)


def _can_come(circle: Circle, meeting: Meeting, id: MemberId) -> bool:
    """As far as they said. In a forum a seat is a reason to come, whether one has said so yet or not."""
    someone = member(circle, id)
    day = wall_time(starts_at(circle, meeting), circle.zone).date()
    return someone is not None and id not in meeting.not_coming and not is_away(someone, day)
