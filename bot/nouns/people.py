"""Who: a member, the accounts under which they appear, whoever is invited."""

from datetime import date, datetime, time
from enum import StrEnum

from msgspec import Struct

MemberId = str  # short and only unique inside its circle: "m1", "m2"; never used again


class Language(StrEnum):
    EN = "en"
    FR = "fr"


class Account(Struct, frozen=True):
    """How one person appears on a platform."""

    platform: str
    workspace: str
    user: str


class Hours(Struct, frozen=True):
    """From when until when on one's own clock."""

    begins: time
    ends: time


class Member(Struct, frozen=True, omit_defaults=True):
    id: MemberId
    name: str
    accounts: tuple[Account, ...]
    language: Language | None = None  # None: the circle's
    zone: str | None = None  # None: the circle's
    away: "Away | None" = None
    calendar: str | None = None  # the secret part of their private calendar address
    hours: Hours | None = None  # in which they like to meet; None: an office's usual ones
    quiet: Hours | None = None  # in which what can wait waits; over midnight where they end earlier than they begin


class Away(Struct, frozen=True, omit_defaults=True):
    """A member who stepped back. Nobody is asked why."""

    since: date
    until: date | None = None  # the first day on which they are back; None: until they say so


class Invitation(Struct, frozen=True):
    id: str
    account: Account
    name: str  # empty: nobody is to know whom this is for before they accept
    by: MemberId
    at: datetime
