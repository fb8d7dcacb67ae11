"""A time sought for all."""

from msgspec import Struct

from bot.nouns.people import MemberId


class HoursKept(Struct, frozen=True):
    member: MemberId


class TimesAsked(Struct, frozen=True):
    by: MemberId
    id: int


class TimeAnswered(Struct, frozen=True):
    member: MemberId
    id: int


class TimesUnsettled(Struct, frozen=True):
    """No time suits a quorum."""

    id: int


class TimesLetGo(Struct, frozen=True):
    """`by` None: by the clock, because what it was about is over."""

    by: MemberId | None
    id: int


TimesHappening = HoursKept | TimesAsked | TimeAnswered | TimesUnsettled | TimesLetGo
