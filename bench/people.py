"""Circles to measure with: real ones, formed and opened through the real moves."""

from datetime import UTC, datetime, timedelta

from bot.almanac.rhythm import Rhythm, Weekly
from bot.moves.joining import accept, form_circle, invite
from bot.moves.meeting import arrive, open_meeting
from bot.moves.season import plan
from bot.nouns.circle import Circle
from bot.nouns.people import Account, Language
from bot.nouns.places import Place
from bot.ports.requests import Person
from bot.rules.roster import next_meeting

MONDAY = datetime(2026, 5, 4, 9, tzinfo=UTC)
ZONE = "Europe/Paris"
MEETS = datetime(2026, 5, 12, 18)


def person(circle: str, number: int) -> Person:
    return Person(Account("bench", "", f"{circle}-{number}"), f"Member {number}")


def formed(id: str, members: int, season: str = "open-circle") -> Circle:
    founder = person(id, 1)
    outcome = form_circle(
        id=id,
        by=founder,
        place=Place("bench", "", id),
        name="A circle",
        season=season,
        agreements=("What is shared here stays here.",),
        language=Language.EN,
        zone=ZONE,
        now=MONDAY,
    )
    circle = outcome.circle
    others = [person(id, number) for number in range(2, members + 1)]
    circle = invite(circle, by="m1", people=others, seed="i", now=MONDAY).circle
    for other in others:
        circle = accept(circle, person=other, now=MONDAY).circle
    return circle


def planned(id: str, members: int, season: str = "open-circle", meets: datetime = MEETS) -> Circle:
    rhythm = Rhythm(meets, ZONE, Weekly(), 90)
    return plan(formed(id, members, season), by="m1", rhythm=rhythm, now=MONDAY).circle


def opened(id: str, members: int, season: str = "theory-of-practice") -> tuple[Circle, datetime]:
    """A circle in its first meeting, and the moment at which that was opened."""
    circle = planned(id, members, season)
    now = datetime(2026, 5, 12, 16, tzinfo=UTC)
    for someone in circle.members:
        circle = arrive(circle, by=someone.id, number=None, now=now).circle
    meeting = next_meeting(circle)
    assert meeting is not None
    assert meeting.facilitator is not None
    circle = open_meeting(circle, by=meeting.facilitator, number=None, now=now).circle
    return circle, now + timedelta(seconds=30)
