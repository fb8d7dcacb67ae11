"""What several acts read alike."""

from datetime import datetime

from bot.almanac.reading import read_date, read_time
from bot.almanac.rhythm import OnDates, Pattern, Rhythm
from bot.almanac.zones import in_gap, instant, wall_time
from bot.arguments import Given
from bot.choices import RHYTHMS
from bot.refusals.typed import InAGap, Missing, Unreadable


def one_of(given: Given, name: str, options: dict[str, bool]) -> bool:
    chosen = given.text(name)
    if chosen not in options:
        raise Unreadable(name, chosen, "choice")
    return options[chosen]


def needed_number(given: Given, name: str) -> int:
    found = given.number(name)
    if found is None:
        raise Missing(name)
    return found


def chosen_rhythm(given: Given, zone: str, slot: int) -> Rhythm:
    """A gap is refused before a rhythm is made of it, so that it is said with what was understood."""
    first = given.wall()
    pattern = chosen_pattern(given, "two-weeks")
    minutes = chosen_minutes(given, slot)
    if in_gap(first, zone):
        raise InAGap(first, zone, wall_time(instant(first, zone), zone))
    return Rhythm(first, zone, pattern, minutes)


def chosen_pattern(given: Given, usual: str) -> Pattern:
    chosen = given.maybe("rhythm") or usual
    if chosen not in RHYTHMS:
        raise Unreadable("rhythm", chosen, "choice")
    return RHYTHMS[chosen]


def chosen_minutes(given: Given, slot: int) -> int:
    wished = given.number("minutes")
    minutes = slot if wished is None else wished
    if not 10 <= minutes <= 24 * 60:
        raise Unreadable("minutes", str(minutes), "minutes")
    return minutes


def chosen_dates(given: Given, zone: str, slot: int) -> tuple[Rhythm, int]:
    """One date and time in each line; and how many there are."""
    walls: list[datetime] = []
    for line in given.text("dates").splitlines():
        words = line.split()
        if not words:
            continue
        on, at = read_date(words[0]), read_time(" ".join(words[1:]))
        if on is None or at is None:
            raise Unreadable("dates", line.strip(), "dates")
        walls.append(datetime.combine(on, at))
    if not walls:
        raise Missing("dates")
    walls.sort()
    return Rhythm(walls[0], zone, OnDates(tuple(walls)), chosen_minutes(given, slot)), len(walls)
