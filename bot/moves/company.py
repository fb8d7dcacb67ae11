"""Moves of the list of those who would like company. Each is one save, and the circle of two is born with the last yes.

`gone`: whose solo has ended meanwhile, as far as the caller could see; their wishes end here.
"""

from collections.abc import Collection
from datetime import datetime

from msgspec.structs import replace

from bot.grammar.shipped import shipped
from bot.happenings.company import (
    CompanyFound,
    CompanyLetGo,
    CompanyWanted,
    IntroductionDeclined,
    IntroductionWanted,
    Suggested,
)
from bot.happenings.outcome import Outcome
from bot.moves.gathering import gathered
from bot.nouns.circle import Circle
from bot.nouns.company import Company, Introduction, Wish
from bot.nouns.people import Account, Language, Member
from bot.nouns.places import Place
from bot.refusals.seeking import IntroductionOver
from bot.rules.company import company_of, introduction_of, next_two, wish_of

MOST_REMEMBERED = 1000  # of those who were asked about each other


def waiting_list(*, id: str, place: Place, now: datetime) -> Circle:
    """Empty. It is never destroyed: it would take what waits to be said along."""
    return Circle(id, "", Language.EN, "UTC", "", now, places=(place,), company=Company())


def want_company(circle: Circle, *, wish: Wish, gone: Collection[str], now: datetime) -> Outcome:
    """Or say so anew: they keep their place in the line."""
    company = _without(company_of(circle), gone)
    before = wish_of(company, wish.solo)
    wishes = company.wishes
    if before is None:
        wishes = (*wishes, wish)
    else:
        wish = replace(wish, since=before.since)
        wishes = tuple(wish if each.solo == wish.solo else each for each in wishes)
    company, suggested = _asked(replace(company, wishes=wishes), now)
    asked = introduction_of(company, wish.solo)
    wanted = CompanyWanted(wish, asked.number if asked else None)
    return Outcome(replace(circle, company=company), (wanted, *suggested))


def let_go(circle: Circle, *, solo: str) -> Outcome:
    """They go on alone. Whom they were being asked about waits out the week, and cannot tell this from silence."""
    company = company_of(circle)
    wish = wish_of(company, solo)
    if wish is None:
        return Outcome(circle)
    return Outcome(replace(circle, company=_without(company, (solo,))), (CompanyLetGo(wish),))


def say_yes(circle: Circle, *, solo: str, number: int, gone: Collection[str], id: str, now: datetime) -> Outcome:
    """`id`: of the circle, if the other has said yes as well."""
    company = _without(company_of(circle), gone)
    wish, introduction = _open(company, solo, number)
    agreed = replace(introduction, yes=(*(each for each in introduction.yes if each != solo), solo))
    both = [wish for wish in company.wishes if wish.solo in agreed.yes]
    if len(both) < len(agreed.between):
        introductions = tuple(agreed if each.number == number else each for each in company.introductions)
        company = replace(company, introductions=introductions)
        return Outcome(replace(circle, company=company), (IntroductionWanted(wish),))
    new = _together(both, id, now)
    company = _without(_over(company, number), agreed.between)
    return Outcome(replace(circle, company=company), (CompanyFound(new.id, (both[0], both[1]), wish),), born=(new,))


def say_not_now(circle: Circle, *, solo: str, number: int) -> Outcome:
    """It leaves no trace but the lack of a yes, and until the week is over they may still change their mind."""
    company = company_of(circle)
    wish, introduction = _open(company, solo, number)
    without = replace(introduction, yes=tuple(each for each in introduction.yes if each != solo))
    introductions = tuple(without if each.number == number else each for each in company.introductions)
    return Outcome(
        replace(circle, company=replace(company, introductions=introductions)), (IntroductionDeclined(wish),)
    )


def introduction_is_over(circle: Circle, *, number: int, now: datetime) -> Outcome:
    """The clock. Nobody is told: both are free for another, and may be asked at once."""
    company, suggested = _asked(_over(company_of(circle), number), now)
    return Outcome(replace(circle, company=company), suggested)


def _open(company: Company, solo: str, number: int) -> tuple[Wish, Introduction]:
    wish, introduction = wish_of(company, solo), introduction_of(company, solo)
    if wish is None or introduction is None or introduction.number != number:
        raise IntroductionOver
    return wish, introduction


def _without(company: Company, gone: Collection[str]) -> Company:
    introductions = tuple(
        replace(each, yes=tuple(solo for solo in each.yes if solo not in gone)) for each in company.introductions
    )
    wishes = tuple(wish for wish in company.wishes if wish.solo not in gone)
    return replace(company, wishes=wishes, introductions=introductions)


def _over(company: Company, number: int) -> Company:
    left = tuple(each for each in company.introductions if each.number != number)
    return replace(company, introductions=left)


def _asked(company: Company, now: datetime) -> tuple[Company, tuple[Suggested, ...]]:
    """Everyone who can be is asked about somebody."""
    suggested: list[Suggested] = []
    while (two := next_two(company, now)) is not None:
        introduction = Introduction(company.next_introduction, now, two)
        suggested.append(Suggested(introduction.number, tuple(w for w in company.wishes if w.solo in two)))
        company = replace(
            company,
            introductions=(*company.introductions, introduction),
            asked=(*company.asked, two)[-MOST_REMEMBERED:],
            next_introduction=introduction.number + 1,
        )
    return company, tuple(suggested)


def _together(both: list[Wish], id: str, now: datetime) -> Circle:
    """In the season through which both were going; their solos and their notebooks stay as they are."""
    season = shipped().seasons[both[0].season]
    language = Language(both[0].language)
    people = [Member("", wish.name, (Account(wish.platform, wish.workspace, wish.user),)) for wish in both]
    new = gathered(
        people,
        id=id,
        name=season.title.in_language(language),
        language=language,
        zone=both[0].zone,
        own_zones=[wish.zone for wish in both],
        purpose="",
        now=now,
    )
    agreements = tuple(text.in_language(language) for text in season.agreements)
    return replace(new, season=season.id, agreements=agreements)
