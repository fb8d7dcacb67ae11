"""Who would suit whom among those who go alone: the same season and language, and hours in common."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import combinations

from bot.almanac.zones import wall_time
from bot.nouns.circle import Circle, Stage
from bot.nouns.company import Company, Introduction, Wish
from bot.nouns.people import Account, Hours
from bot.nouns.places import Place
from bot.rules.finding_a_time import USUAL_HOURS
from bot.rules.roster import language_of, member_with, zone_of

ANSWER_WITHIN = timedelta(days=7)
A_QUARTER = 15  # minutes
LEAST_IN_COMMON = 60  # minutes of a day
A_DAY = 24 * 60  # minutes


def waiting_room(account: Account) -> Place:
    """Where the list of a workspace is found. With spaces in its name: no platform has such a room."""
    return Place(account.platform, account.workspace, "those who would like company")


def company_of(circle: Circle) -> Company:
    return circle.company or Company()


def wish_of(company: Company, solo: str) -> Wish | None:
    return next((wish for wish in company.wishes if wish.solo == solo), None)


def introduction_of(company: Company, solo: str) -> Introduction | None:
    """The one that they are being asked about: never two at a time."""
    return next((each for each in company.introductions if solo in each.between), None)


def wish_from(solo: Circle, account: Account, now: datetime) -> Wish | None:
    """What is so of them now; None: this is nobody's solo any more."""
    someone = member_with(solo, account)
    if someone is None or not solo.solo or solo.stage is Stage.ENDED:
        return None
    hours = someone.hours or USUAL_HOURS
    language, zone = language_of(solo, someone).value, zone_of(solo, someone)
    begins, ends = _minutes(hours)
    where = account.platform, account.workspace, account.user
    return Wish(solo.id, *where, someone.name, language, solo.season, zone, begins, ends, now)


def still_holds(wish: Wish, solo: Circle | None) -> bool:
    """Whether their solo still goes on, in the season and the language of which they were told."""
    if solo is None:
        return False
    now = wish_from(solo, Account(wish.platform, wish.workspace, wish.user), wish.since)
    return now is not None and (now.season, now.language) == (wish.season, wish.language)


def next_two(company: Company, now: datetime) -> tuple[str, str] | None:
    """The two to be asked next: who has waited longest comes first, and nobody is asked about two people at a time."""
    free = [wish for wish in company.wishes if introduction_of(company, wish.solo) is None]
    return next((_pair(a, b) for a, b in combinations(free, 2) if _suit(company, a, b, now)), None)


def _suit(company: Company, one: Wish, other: Wish, now: datetime) -> bool:
    if (one.season, one.language) != (other.season, other.language) or _who(one) == _who(other):
        return False
    return _pair(one, other) not in company.asked and in_common((one, other), now) >= LEAST_IN_COMMON


def in_common(wishes: Iterable[Wish], now: datetime) -> int:
    """Minutes of the day that lie within the hours of all of them, as their clocks are just now."""
    return len(set.intersection(*(_quarters(wish, now) for wish in wishes))) * A_QUARTER


def _quarters(wish: Wish, now: datetime) -> set[int]:
    offset = wall_time(now, wish.zone).replace(tzinfo=now.tzinfo) - now
    begins = wish.begins - int(offset.total_seconds() // 60)
    length = (wish.ends - wish.begins) % A_DAY or A_DAY
    return {minute % A_DAY // A_QUARTER for minute in range(begins, begins + length, A_QUARTER)}


def _pair(one: Wish, other: Wish) -> tuple[str, str]:
    first, second = sorted((one.solo, other.solo))
    return first, second


def _who(wish: Wish) -> tuple[str, str, str]:
    return wish.platform, wish.workspace, wish.user


def _minutes(hours: Hours) -> tuple[int, int]:
    begins, ends = hours.begins, hours.ends
    return begins.hour * 60 + begins.minute, ends.hour * 60 + ends.minute
