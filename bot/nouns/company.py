"""The nouns of those who go alone and would like company: one list for a workspace, with nobody's name on any screen.

The list is kept as a circle in which nobody is a member: no door opens to it, and its room is on no platform.
Accounts and languages are plain text, so that `circle` can hold all this.
"""

from datetime import datetime

from msgspec import Struct


class Wish(Struct, frozen=True):
    """Somebody who goes alone would like company. `solo`: the circle of theirs, which never stands for two people."""

    solo: str
    platform: str
    workspace: str
    user: str
    name: str
    language: str
    season: str
    zone: str
    begins: int  # minutes after midnight, on their own clock
    ends: int  # earlier than `begins` where their day goes on past midnight
    since: datetime

    def __repr__(self) -> str:
        return f"Wish({self.solo})"


class Introduction(Struct, frozen=True, omit_defaults=True):
    """Two were asked whether they would like to meet. Who does not say yes says nothing: there is no "no" in here."""

    number: int
    at: datetime
    between: tuple[str, str]  # their solos
    yes: tuple[str, ...] = ()


class Company(Struct, frozen=True, omit_defaults=True):
    wishes: tuple[Wish, ...] = ()  # who has waited longest first
    introductions: tuple[Introduction, ...] = ()
    asked: tuple[tuple[str, str], ...] = ()  # who were asked about each other before: once is enough
    next_introduction: int = 1
