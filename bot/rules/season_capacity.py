"""Whether everyone's turn has room in a season, asked at set-up: drafts times minutes against the slot.

A season whose members each present (theory of practice, sessions 3 and 4) can promise more than its meetings
hold. Facts only; the circle chooses.
"""

from collections.abc import Mapping

from msgspec import Struct

from bot.grammar.practice import Block, Practice, laid_out
from bot.grammar.season_plan import Season, planned
from bot.rules.preflight import Preflight, Shorten, floor_of, laid_out_for, preflight, shortened, with_cuts


class ShorterTurns(Struct, frozen=True, tag="shorter_turns"):
    """By these cuts, each presenter has as much as the slot allows, and no less than the practice does."""

    seconds_each: int
    cuts: tuple[Shorten, ...]
    seconds: int
    fits: bool


class MoreMeetings(Struct, frozen=True, tag="more_meetings"):
    """So many meetings of this kind more, with so many presenters in each: the fewest that fit."""

    more: int
    presenters: int
    seconds: int
    fits: bool


class TwoGroups(Struct, frozen=True, tag="two_groups"):
    """Two circles, each of which holds these meetings for itself."""

    sizes: tuple[int, int]
    seconds: int
    fits: bool


Offer = ShorterTurns | MoreMeetings | TwoGroups


class TooTight(Struct, frozen=True):
    """Meetings of one practice that outgrow the slot. `seconds_each`: what a presenter has as planned."""

    practice: str
    numbers: tuple[int, ...]
    preflight: Preflight
    seconds_each: int
    offers: tuple[Offer, ...]


def season_capacity(
    season: Season, practices: Mapping[str, Practice], *, members: int, agreed: int, slot_minutes: int
) -> tuple[TooTight, ...]:
    """One for each practice of the season that is too long for its slot. `agreed`: as in `planned`."""
    numbers: dict[str, tuple[int, ...]] = {}
    for meeting in planned(season, members=members, agreed=agreed):
        name = meeting.meeting.practice
        numbers[name] = (*numbers.get(name, ()), meeting.number)
    return tight_among(numbers, practices, members=members, slot_minutes=slot_minutes)


def tight_among(
    numbers: Mapping[str, tuple[int, ...]],
    practices: Mapping[str, Practice],
    *,
    members: int,
    slot_minutes: int,
    added: Mapping[str, int] | None = None,
) -> tuple[TooTight, ...]:
    """`numbers`: of the meetings of each practice. `added`: how many of them were put in to make room already."""
    tight = []
    for name, held in numbers.items():
        practice = practices[name]
        check = preflight(practice, members, slot_minutes)
        if not check.fits:
            offers = _offers(practice, check, len(held) - (added or {}).get(name, 0))
            tight.append(TooTight(name, held, check, _each(practice, members), offers))
    return tuple(tight)


def _offers(practice: Practice, check: Preflight, meetings: int) -> tuple[Offer, ...]:
    offers = (_shorter(practice, check), _more(practice, check, meetings), _two_groups(practice, check))
    return tuple(offer for offer in offers if offer)


def _shorter(practice: Practice, check: Preflight) -> ShorterTurns | None:
    steps = [
        step
        for part in practice.steps
        if isinstance(part, Block)
        for step in part.steps
        if step.minutes.are_fixed and floor_of(step) < step.minutes.fixed
    ]
    times = {step.id: check.presenters for step in steps}
    cuts = shortened(practice, steps, times, -check.spare_seconds)
    if not cuts:
        return None
    shorter = with_cuts(practice, cuts)
    seconds = check.seconds - sum(cut.saves for cut in cuts)
    return ShorterTurns(_each(shorter, check.members), cuts, seconds, seconds <= check.slot_seconds)


def _more(practice: Practice, check: Preflight, meetings: int) -> MoreMeetings | None:
    """Everyone's turns spread over more meetings, until one presenter in each is left."""
    if not check.presenters:
        return None
    turns = check.members * max(1, meetings * check.presenters // check.members)
    offer = None
    for more in range(1, turns - meetings + 1):
        presenters = min(check.presenters, -(-turns // (meetings + more)))
        if presenters < check.presenters and (offer is None or presenters < offer.presenters):
            seconds = sum(step.seconds for step in laid_out_for(practice, check.members, presenters))
            offer = MoreMeetings(more, presenters, seconds, seconds <= check.slot_seconds)
            if offer.fits:
                break
    return offer


def _two_groups(practice: Practice, check: Preflight) -> TwoGroups | None:
    smaller = check.members // 2
    larger = check.members - smaller
    if smaller < practice.people.min:
        return None
    half = preflight(practice, larger, check.slot_seconds // 60)
    return TwoGroups((larger, smaller), half.seconds, half.fits)


def _each(practice: Practice, members: int) -> int:
    """Seconds that belong to one presenter alone."""
    names = [f"member {number}" for number in range(1, members + 1)]
    return sum(step.seconds for step in laid_out(practice, names, names[:1]) if step.presenter)
