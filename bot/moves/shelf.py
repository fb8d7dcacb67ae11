"""Moves of the shelf: putting a resource on it, with one's name or without, and taking one off."""

from msgspec.structs import replace

from bot.happenings.community import Shelved, Unshelved
from bot.happenings.outcome import Outcome
from bot.nouns.circle import Circle
from bot.nouns.community import Shelved as Thing
from bot.nouns.people import MemberId
from bot.refusals.community import NoSuchThing, ShelfFull
from bot.rules.shelf import MOST_ON_SHELF


def shelve(circle: Circle, *, by: MemberId, title: str, where: str, tags: tuple[str, ...], named: bool) -> Outcome:
    """`named`: whether whoever put it there recommends it by name. Otherwise their name is not kept with it."""
    if len(circle.shelf) >= MOST_ON_SHELF:
        raise ShelfFull(MOST_ON_SHELF)
    thing = Thing(circle.next_shelved, title, where, tags, by if named else None)
    circle = replace(circle, shelf=(*circle.shelf, thing), next_shelved=circle.next_shelved + 1)
    return Outcome(circle, (Shelved(thing.number, by),))


def unshelve(circle: Circle, *, by: MemberId, number: int | None) -> Outcome:
    """One's own; what bears no name is anyone's to take off in a circle, and the convener's in a community."""
    thing = next((thing for thing in circle.shelf if thing.number == number), None)
    if thing is None or not may_take_off(circle, thing, by):
        raise NoSuchThing
    left = tuple(other for other in circle.shelf if other != thing)
    return Outcome(replace(circle, shelf=left), (Unshelved(thing.title),))


def may_take_off(circle: Circle, thing: Thing, who: MemberId) -> bool:
    keeps = circle.community.convener == who if circle.community else thing.by is None
    return thing.by == who or keeps
