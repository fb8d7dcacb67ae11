"""Rooms lost, found and moved."""

from msgspec import Struct

from bot.nouns.people import MemberId
from bot.nouns.places import Place, Trouble


class PlaceLost(Struct, frozen=True):
    """Told to one member alone."""

    member: MemberId
    place: Place
    why: Trouble


class PlaceFound(Struct, frozen=True):
    by: MemberId
    place: Place


class PlaceKept(Struct, frozen=True):
    """Others can read it, and the circle stays."""

    by: MemberId
    place: Place
    why: Trouble


class PlaceMoved(Struct, frozen=True):
    by: MemberId
    before: Place | None
    place: Place


PlaceHappening = PlaceLost | PlaceFound | PlaceKept | PlaceMoved
