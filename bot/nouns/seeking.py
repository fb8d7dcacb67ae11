"""The nouns of those who seek a circle: their hours, whom they may not be with, and the circles that are being formed.

Member ids are plain text, so that `circle` can hold all this.
"""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class Hours(Struct, frozen=True):
    """A stretch of the day on some days of every week, on its owner's clock. It may go on past midnight."""

    days: tuple[int, ...]  # 0 Monday … 6 Sunday
    begins: int  # minutes after midnight
    ends: int


class Seeker(Struct, frozen=True, omit_defaults=True):
    member: str
    since: datetime
    hours: tuple[Hours, ...]
    languages: tuple[str, ...]
    interests: tuple[str, ...] = ()
    told_at: datetime | None = None  # when they last heard that no circle fits

    def __repr__(self) -> str:
        return f"Seeker({self.member})"


class Why(StrEnum):
    NOT_WITH = "not with"
    I_REPORT = "I report to"
    REPORTS = "reports to me"


class Apart(Struct, frozen=True):
    """Two who are never placed together. Known to `by` alone; whoever it names learns nothing of it, nor anybody else.

    It names an account, on a platform of a workspace: who is not here yet may come.
    """

    id: str
    by: str
    platform: str
    workspace: str
    user: str
    name: str
    why: Why

    def __repr__(self) -> str:
        return f"Apart({self.id})"


class Forming(Struct, frozen=True):
    """A circle to be: these are invited, and nobody sees who the others are before they say yes."""

    id: str  # the circle's, once it begins
    at: datetime
    invited: tuple[str, ...]  # who has not said no
    accepted: tuple[str, ...] = ()
