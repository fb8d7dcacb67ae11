"""Moves of rooms: one is lost or read by others, is mended, is kept as it is, or is left for another.

A room that is lost stays the circle's: nothing is said there, and one member is told. What waited to be said there is
dropped by the shell; cards that go on are shown again once the room is spoken in again.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.happenings.outcome import Outcome
from bot.happenings.places import PlaceFound, PlaceKept, PlaceLost, PlaceMoved
from bot.nouns.circle import Circle, Stage
from bot.nouns.people import MemberId
from bot.nouns.places import LostPlace, Place, Trouble
from bot.refusals.circle import NothingLost
from bot.rules.places import MAY_STAY, OPENED, accepted, lost_at, next_to_tell, noted_at, noted_room, place_to_leave

A_TRIAL = timedelta(days=1)  # the same trouble within this time is no news


def lose_place(circle: Circle, *, place: Place, why: Trouble, now: datetime) -> Outcome:
    """Told once, however often a platform says so. The same circle where there is nothing new."""
    known = noted_at(circle, place)
    is_known = (known is not None and known.trial_since is None) or why in accepted(circle, place)
    if place not in circle.places or is_known:
        return Outcome(circle)
    if known and known.trial_since and known.why is why and now - known.trial_since < A_TRIAL:
        return Outcome(_with(circle, replace(known, trial_since=None)))
    return _tell_next(circle, LostPlace(place, why, now), now)


def tell_another(circle: Circle, *, place: Place, unreached: MemberId, now: datetime) -> Outcome:
    """Whoever was told could not be reached: the next member is told."""
    lost = lost_at(circle, place)
    if lost is None or lost.told[-1:] != (unreached,):
        return Outcome(circle)
    return _tell_next(circle, lost, now)


def _tell_next(circle: Circle, lost: LostPlace, now: datetime) -> Outcome:
    """A circle that has ended says nothing there anyway: nobody is told."""
    reader = next_to_tell(circle, lost, now) if circle.stage is not Stage.ENDED else None
    if reader is None:
        return Outcome(_with(circle, lost))
    told = replace(lost, told=(*lost.told, reader))
    return Outcome(_with(circle, told), (PlaceLost(reader, lost.place, lost.why),))


def try_place(circle: Circle, *, place: Place, now: datetime) -> Outcome:
    """A member acted in that very room, so it may work again. Others' reading it is not undone by that."""
    lost = lost_at(circle, place)
    if lost is None or lost.why in OPENED:
        return Outcome(circle)
    return Outcome(_with(circle, replace(lost, trial_since=now)))


def find_place(circle: Circle, *, place: Place, over: Collection[Trouble]) -> Outcome:
    """The platform says that these troubles are over. If they come again, that is news, and asked about again."""
    noted = noted_at(circle, place)
    mended = noted is not None and noted.why in over
    left = tuple((where, why) for where, why in circle.in_the_open if where != place or why not in over)
    if not mended and left == circle.in_the_open:
        return Outcome(circle)
    lost = tuple(each for each in circle.lost if each != noted) if mended else circle.lost
    return Outcome(replace(circle, lost=lost, in_the_open=left))


def mend_place(circle: Circle, *, by: MemberId, room: str) -> Outcome:
    """A member says that it works again. If it does not, that is told anew: they asked for it."""
    lost = noted_room(circle, room)
    if lost is None:
        raise NothingLost
    return Outcome(_without(circle, lost.place), (PlaceFound(by, lost.place),))


def keep_place(circle: Circle, *, by: MemberId, room: str) -> Outcome:
    """Others can read this room now, and a member says that the circle stays. The room is told so."""
    lost = noted_room(circle, room)
    if lost is None or lost.why not in MAY_STAY:
        raise NothingLost
    circle = _without(circle, lost.place)
    open_now = (*circle.in_the_open, (lost.place, lost.why))
    return Outcome(replace(circle, in_the_open=open_now), (PlaceKept(by, lost.place, lost.why),))


def sit_here(circle: Circle, *, by: MemberId, place: Place) -> Outcome:
    """From now on here, instead of in the room that is lost; or of the one that it sat in."""
    before = place_to_leave(circle, place)
    places = tuple(place if each == before else each for each in circle.places) or (place,)
    moved = replace(_without(circle, before), places=places)
    left = tuple((where, why) for where, why in circle.in_the_open if where != before)
    return Outcome(replace(moved, in_the_open=left), (PlaceMoved(by, before, place),))


def _with(circle: Circle, lost: LostPlace) -> Circle:
    return replace(circle, lost=(*(each for each in circle.lost if each.place != lost.place), lost))


def _without(circle: Circle, place: Place | None) -> Circle:
    return replace(circle, lost=tuple(each for each in circle.lost if each.place != place))
