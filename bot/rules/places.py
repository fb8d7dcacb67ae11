"""Where a circle can speak just now, and who is told where it cannot. Nothing here changes anything."""

from datetime import datetime

from bot.nouns.circle import Circle
from bot.nouns.people import Account, Member, MemberId
from bot.nouns.places import LostPlace, Place, Trouble
from bot.rules.roster import ahead, is_away, member, running, today

# The room works. Nothing is said there until a member has said that the circle stays, or has moved it.
OPENED = (Trouble.PUBLIC, Trouble.SHARED, Trouble.SHARED_REFUSED)
MAY_STAY = (Trouble.PUBLIC, Trouble.SHARED)


def noted_at(circle: Circle, place: Place | None) -> LostPlace | None:
    """What is noted of this room, also while it is on trial."""
    return next((lost for lost in circle.lost if lost.place == place), None)


def lost_places(circle: Circle) -> tuple[LostPlace, ...]:
    return tuple(lost for lost in circle.lost if lost.trial_since is None)


def lost_at(circle: Circle, place: Place | None) -> LostPlace | None:
    return next((lost for lost in lost_places(circle) if lost.place == place), None)


def noted_room(circle: Circle, room: str) -> LostPlace | None:
    """By the part of a place that a button carries."""
    return next((lost for lost in circle.lost if lost.place.room == room), None)


def spoken_in(circle: Circle) -> tuple[Place, ...]:
    if circle.company is not None:  # it has its place only to be found by
        return ()
    return tuple(place for place in circle.places if lost_at(circle, place) is None)


def accepted(circle: Circle, place: Place) -> tuple[Trouble, ...]:
    """As what a member has said that the room may stay."""
    return tuple(trouble for where, trouble in circle.in_the_open if where == place)


def place_near(circle: Circle, account: Account) -> Place | None:
    """A room of the circle that this account can see, and in which we can speak."""
    return next((place for place in spoken_in(circle) if _is_home(account, place)), None)


def next_to_tell(circle: Circle, lost: LostPlace, now: datetime) -> MemberId | None:
    """Whoever holds the meeting that runs or comes next, then the others in order, and those who are away at last."""
    meeting = running(circle) or next(iter(ahead(circle)), None)
    holds = member(circle, meeting.facilitator if meeting else None)
    day = today(circle, now)
    in_order = sorted(circle.members, key=lambda m: (is_away(m, day), m != holds))
    reached = (m for m in in_order if m.id not in lost.told and _can_be_reached(m, lost))
    found = next(reached, None)
    return found.id if found else None


def place_to_leave(circle: Circle, place: Place) -> Place | None:
    """The room that is given up for `place`: a lost one rather than another, one of the same workspace rather."""
    there = [p for p in circle.places if (p.platform, p.workspace) == (place.platform, place.workspace)]
    lost = [each.place for each in lost_places(circle)]
    return next(iter([*(p for p in there if p in lost), *lost, *there, *circle.places]), None)


def _can_be_reached(someone: Member, lost: LostPlace) -> bool:
    """Where we were sent away, nobody there hears us. A member is told at their first account."""
    home = next(iter(someone.accounts), None)
    return home is not None and not (lost.why is Trouble.SENT_AWAY and _is_home(home, lost.place))


def _is_home(account: Account, place: Place) -> bool:
    return (account.platform, account.workspace) == (place.platform, place.workspace)
