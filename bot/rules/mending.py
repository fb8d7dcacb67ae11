"""Where a season promises more than its meetings hold, for this circle now; and what has been mended already."""

from bot.grammar.practice import Practice
from bot.grammar.season_plan import usually_agreed
from bot.grammar.shipped import shipped
from bot.nouns.circle import Circle
from bot.nouns.meeting import Meeting, MeetingState
from bot.nouns.season import Cut, Extra
from bot.rules.library import practice_called, practice_of, season_of, seats_of
from bot.rules.preflight import Preflight, Shorten, preflight
from bot.rules.roster import HOLDABLE, available
from bot.rules.season_capacity import MoreMeetings, ShorterTurns, TooTight, season_capacity, tight_among


def too_tight(circle: Circle) -> tuple[TooTight, ...]:
    """What is still ahead and does not fit. Nothing, while there are not enough people for the season anyway."""
    season = season_of(circle)
    members = len(circle.members)
    if members < season.people.min:
        return ()
    slot = circle.rhythm.minutes if circle.rhythm else season.slot_minutes
    practices = {id: practice_called(circle, id) for id in shipped().practices}
    if circle.meetings:
        added = {extra.practice: extra.meetings for extra in circle.extras}
        tight = tight_among(_planned(circle), practices, members=members, slot_minutes=slot, added=added)
    else:
        agreed = usually_agreed(season)
        tight = season_capacity(season, practices, members=members, agreed=agreed, slot_minutes=slot)
    return tuple(one for one in tight if _is_ahead(circle, one) and not _is_spread(circle, one, slot))


def _planned(circle: Circle) -> dict[str, tuple[int, ...]]:
    """The numbers of the meetings ahead, by the practice that the season has for them."""
    of_season = {line.practice for line in season_of(circle).meetings}
    numbers: dict[str, tuple[int, ...]] = {}
    for meeting in circle.meetings:
        if meeting.practice in of_season and meeting.state in HOLDABLE:
            numbers[meeting.practice] = (*numbers.get(meeting.practice, ()), meeting.number)
    return numbers


def cuts_for(tight: TooTight) -> tuple[Cut, ...]:
    """The steps of its turns as short as they need to be."""
    offers = [offer for offer in tight.offers if isinstance(offer, ShorterTurns)]
    return tuple(Cut(tight.practice, cut.step_id, cut.to) for offer in offers for cut in offer.cuts)


def check_of(circle: Circle, meeting: Meeting) -> Preflight:
    """The pre-flight for those who may be counted on; of a forum nobody knows that long before."""
    practice = practice_of(circle, meeting)
    expected = max(1 if circle.solo else 2, len(available(circle, meeting)))
    if is_open_who_comes(circle, meeting):
        expected = practice.people.ideal
    return preflight(practice, expected, meeting.minutes, seats_of(circle, meeting, expected))


def is_open_who_comes(circle: Circle, meeting: Meeting) -> bool:
    """To a forum whoever comes comes: while few have said so, it is worked out for about as many as it is made for."""
    return circle.community is not None and len(available(circle, meeting)) < practice_of(circle, meeting).people.min


def cuts_to_fit(check: Preflight, practice: Practice) -> tuple[Cut, ...]:
    """What a circle can hold on to of the cuts that make a practice fit; nothing where steps or seats would go."""
    shorter = [cut for cut in check.cuts if isinstance(cut, Shorten)]
    if check.still_over or len(shorter) < len(check.cuts):
        return ()
    return tuple(Cut(practice.id, cut.step_id, cut.to) for cut in shorter)


def extra_for(tight: TooTight) -> Extra | None:
    """The fewest meetings more in which the turns have room."""
    offers = [offer for offer in tight.offers if isinstance(offer, MoreMeetings)]
    return Extra(tight.practice, offers[0].more, offers[0].presenters) if offers else None


def _is_ahead(circle: Circle, tight: TooTight) -> bool:
    """Before the first of them is held there is still something to choose."""
    planned = [m for m in circle.meetings if m.practice == tight.practice and m.state is not MeetingState.CANCELLED]
    return all(m.state in HOLDABLE for m in planned)


def _is_spread(circle: Circle, tight: TooTight, slot: int) -> bool:
    practice = practice_called(circle, tight.practice)
    seats = [extra.presenters for extra in circle.extras if extra.practice == tight.practice]
    return bool(seats) and preflight(practice, len(circle.members), slot, presenters=min(seats)).fits
