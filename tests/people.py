"""Circles to test with: made by the moves that people make. A member's id is their name, so that tests read."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from msgspec.structs import replace

from bot.almanac.rhythm import Rhythm, Weekly
from bot.happenings.outcome import Happening, Outcome
from bot.moves.meeting import arrive, open_meeting
from bot.moves.own_practices import import_practice, use_practice
from bot.moves.season import plan
from bot.moves.when_due import when_due
from bot.nouns.circle import Circle
from bot.nouns.meeting import Meeting, Round
from bot.nouns.people import Account, Language, Member
from bot.nouns.places import Place
from bot.ports.requests import Person
from bot.rules.prompts import upcoming_prompts
from bot.rules.roster import meeting as meeting_numbered
from bot.rules.roster import running, starts_at

TORONTO = "America/Toronto"
FIRST = datetime(2026, 5, 4, 14, 0)
A_WEEK_BEFORE = datetime(2026, 4, 27, 12, 0, tzinfo=UTC)
START = datetime(2026, 5, 4, 18, 0, tzinfo=UTC)  # when the first meeting begins
WEEKLY = Rhythm(FIRST, TORONTO, Weekly(), 60)

H = TypeVar("H")


def person(name: str) -> Person:
    return Person(Account("p", "w", name), name)


def a_circle(*names: str, season: str = "open-circle") -> Circle:
    """Formed, and nothing is planned yet."""
    return Circle(
        id="circle000001",
        name="Tuesdays",
        language=Language.EN,
        zone=TORONTO,
        season=season,
        began_at=A_WEEK_BEFORE,
        members=tuple(Member(name, name, (person(name).account,)) for name in names),
        places=(Place("p", "w", "room"),),
        rota=names,
    )


def a_season(*names: str, season: str = "open-circle", rhythm: Rhythm = WEEKLY, agreed: int = 4) -> Circle:
    circle = a_circle(*names, season=season)
    return plan(circle, by=names[0], rhythm=rhythm, agreed=agreed, now=A_WEEK_BEFORE).circle


def gathering(circle: Circle, *here: str, number: int = 1) -> Circle:
    """Its time is near, the clock has called people together, and these have come."""
    starts = starts_at(circle, meeting_of(circle, number))
    circle, _ = until(circle, starts - timedelta(minutes=1))
    for name in here:
        circle = arrive(circle, by=name, number=number, now=starts - timedelta(minutes=1)).circle
    return circle


def opened(*names: str, here: Sequence[str] = (), practice: str | None = None, text: str = "") -> Circle:
    """The first meeting, just opened on time by the first of these members. `text`: a practice of the circle's own."""
    circle = a_season(*names)
    if text:
        circle = import_practice(circle, by=names[0], text=text).circle
    if practice:
        circle = use_practice(circle, by=names[0], number=1, practice=practice).circle
    circle = gathering(circle, *(here or names))
    return open_meeting(circle, by=names[0], number=1, now=START, anyway=True).circle


def until(circle: Circle, to: datetime, since: datetime = A_WEEK_BEFORE) -> tuple[Circle, list[Happening]]:
    """As the alarm does it: at each time at which something is due, up to and including `to`."""
    happenings: list[Happening] = []
    now = since
    while (upcoming := upcoming_prompts(circle)) and upcoming[0].due_at <= to:
        now = max(now, upcoming[0].due_at)
        outcome, _ = when_due(circle, now)
        circle = outcome.circle
        happenings += outcome.happenings
    return circle, happenings


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def after(count: float) -> datetime:
    """So many minutes after the first meeting's beginning."""
    return START + minutes(count)


def meeting_of(circle: Circle, number: int = 1) -> Meeting:
    found = meeting_numbered(circle, number)
    assert found is not None
    return found


def open_now(circle: Circle) -> Meeting:
    found = running(circle)
    assert found is not None
    return found


def at_step(circle: Circle) -> str:
    """The id of the step that runs."""
    live = open_now(circle).live
    assert live is not None
    return live.steps[live.at].step_id


def round_of(circle: Circle) -> Round:
    live = open_now(circle).live
    assert live is not None
    assert live.round is not None
    return live.round


def facilitators(circle: Circle) -> list[str | None]:
    return [m.facilitator for m in sorted(circle.meetings, key=lambda m: m.wall)]


def the(kind: type[H], outcome: Outcome | Sequence[Happening]) -> H:
    """The one happening of this kind."""
    found = all_of(kind, outcome)
    assert len(found) == 1, found
    return found[0]


def all_of(kind: type[H], outcome: Outcome | Sequence[Happening]) -> list[H]:
    happenings = outcome.happenings if isinstance(outcome, Outcome) else outcome
    return [each for each in happenings if isinstance(each, kind)]


def with_absent(circle: Circle, number: int, *names: str) -> Circle:
    """These have said that they cannot come, and nobody was moved for it yet."""
    changed = replace(meeting_of(circle, number), not_coming=names)
    return replace(circle, meetings=tuple(changed if m.number == number else m for m in circle.meetings))


def a_practice(*steps: str, presenters: str = "none", id: str = "ours") -> str:
    """A practice of steps such as "talk open 5"; "turns round 2n on_time=hard"; "draft: talk open 5" in a block."""
    lines = [
        f'practice = "{id}"',
        'title.en = "Ours"',
        'purpose.en = "To test with."',
        "people = { min = 2, max = 12, ideal = 5 }",
        f'presenters = "{presenters}"',
        'source = "ours"',
        'licence = "MIT"',
    ]
    block = None
    for step in steps:
        of, _, words = step.rpartition(": ")
        if of and of != block:
            lines += ["[[steps]]", f'id = "{of}"', 'for_each = "presenter"']
        block = of or None
        name, mode, length, *more = words.split()
        lines += [
            "[[steps.steps]]" if of else "[[steps]]",
            f'id = "{name}"',
            f'mode = "{mode}"',
            f'minutes = "{length}"',
            'title.en = "Step"',
            'cue.en = "Say it."',
            *('{} = "{}"'.format(*each.split("=")) for each in more),
        ]
    return "\n".join(lines).replace("_last", " last") + "\n"
