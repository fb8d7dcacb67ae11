"""Public holidays, so that a circle hears of one before it agrees on a date. They never move a meeting.

A region is a country ("CA") or a part of one ("CA-QC"). The large `holidays` package is loaded when asked.
"""

from collections.abc import Collection, Iterable
from datetime import date
from functools import cache, lru_cache

from babel.core import Locale, UnknownLocaleError
from msgspec import Struct


class DayOff(Struct, frozen=True):
    on: date
    name: str  # in the language asked for where the country has it, else in English


def days_off(region: str, years: Iterable[int], language: str) -> tuple[DayOff, ...] | None:
    """The holidays of some years in order, those of public servants among them. None: no such region."""
    if not known_region(region):
        return None
    return tuple(day for year in sorted(set(years)) for day in _days_off(region, year, language))


def holiday_on(day: date, region: str, language: str) -> str | None:
    """The holiday's name. None: none that we know of, which is also what a region that nobody knows has."""
    found = days_off(region, (day.year,), language) or ()
    return next((each.name for each in found if each.on == day), None)


def is_weekend(day: date, region: str) -> bool:
    """As this region's weeks go: Friday and Saturday in Cairo, Saturday and Sunday where we know of none."""
    first, last = _weekend(region.partition("-")[0])
    return first <= day.weekday() <= last


def known_region(region: str) -> bool:
    country, dash, part = region.partition("-")
    return country in _countries() and (not dash or part in _parts(country))


@cache
def _weekend(country: str) -> tuple[int, int]:
    try:
        locale = Locale.parse(f"und_{country}")
    except (UnknownLocaleError, ValueError):
        return 5, 6
    return locale.weekend_start, locale.weekend_end


@cache
def _countries() -> frozenset[str]:
    # The package's own list of countries with their parts loads every country that there is: a fifth of a second.
    from holidays.registry import EntityLoader  # noqa: PLC0415 - see the head of this file

    return frozenset(EntityLoader.get_country_codes(include_aliases=False))


@cache
def _parts(country: str) -> frozenset[str]:
    from holidays import country_holidays  # noqa: PLC0415

    return frozenset(country_holidays(country).subdivisions)


@lru_cache(maxsize=64)
def _days_off(region: str, year: int, language: str) -> tuple[DayOff, ...]:
    from holidays import country_holidays  # noqa: PLC0415

    country, _, part = region.partition("-")
    offered = country_holidays(country)
    found = country_holidays(
        country,
        subdiv=part or None,
        years=year,
        expand=False,
        # Without a language the package asks the server's environment for one.
        language=_nearest(language, country, offered.supported_languages) or offered.default_language,
        # Canada's "public" holidays leave out Thanksgiving, which every public servant there has.
        categories=tuple(kind for kind in ("public", "government") if kind in offered.supported_categories),
    )
    return tuple(DayOff(on, name) for on, name in sorted(found.items()))


def _nearest(language: str, country: str, supported: Collection[str]) -> str | None:
    wanted = (language, f"{language}_{country}", "en_US")
    return next((each for each in wanted if each in supported), None)
