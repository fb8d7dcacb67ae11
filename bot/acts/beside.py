"""From what was given to the moves about what lies beside a circle's room."""

from bot.acts.reading import one_of
from bot.arguments import Given
from bot.happenings.outcome import Outcome
from bot.moves import beside
from bot.nouns.circle import Circle
from bot.refusals.people import NeedsRoom
from bot.rules.places import place_near


def talk_at(circle: Circle, given: Given) -> Outcome:
    told = given.maybe("in_calendars") is not None and one_of(given, "in_calendars", {"no": False, "yes": True})
    return beside.talk_at(circle, by=given.by, typed=given.maybe("link") or "", in_calendars=told)


def show_events(circle: Circle, given: Given) -> Outcome:
    """Around the rooms that the circle has on the platform where this was asked."""
    account = given.person.account
    around = tuple(p for p in circle.places if (p.platform, p.workspace) == (account.platform, account.workspace))
    if not around:
        raise NeedsRoom
    shown = one_of(given, "events", {"on": True, "off": False})
    return beside.show_events(circle, by=given.by, around=around, shown=shown)


def bring_piece(circle: Circle, given: Given) -> Outcome:
    at = place_near(circle, given.person.account)
    if at is None:
        raise NeedsRoom
    return beside.bring_piece(circle, by=given.by, at=at)


def answer_piece(circle: Circle, given: Given, *, yes: bool) -> Outcome:
    return beside.answer_piece(circle, by=given.by, number=given.number("meeting"), yes=yes)
