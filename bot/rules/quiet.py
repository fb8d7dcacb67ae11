"""Quiet hours: when a member is left in peace, and what reaches them all the same."""

from datetime import datetime, timedelta

from bot.almanac.zones import instant, wall_time
from bot.nouns.circle import Circle
from bot.nouns.people import Hours, Member
from bot.rules.roster import available, meeting, starts_at, zone_of

A_DAY = timedelta(days=1)
TO_SPARE = timedelta(minutes=10)  # what would be worth no more than this once they end is not held back


def quiet_until(hours: Hours, zone: str, at: datetime) -> datetime | None:
    """When the quiet hours that hold at this instant end. None: none hold.

    They begin and end at their wall times, once each day: where the clocks go back, at the first of the two.
    """
    today = wall_time(at, zone).date()
    for evening in (today - A_DAY, today):
        morning = evening if hours.begins < hours.ends else evening + A_DAY
        ends = instant(datetime.combine(morning, hours.ends), zone)
        if instant(datetime.combine(evening, hours.begins), zone) <= at < ends:
            return ends
    return None


def held_until(
    circle: Circle, someone: Member, *, at: datetime, worth_until: datetime, about: int | None
) -> datetime | None:
    """Until when a message to this member that is not urgent is held back. None: it is said now.

    What would be worth nothing by then comes, and so does what is `about` a meeting that begins before they end and
    on which this member is counted: they are going to be there.
    """
    ends = quiet_until(someone.quiet, zone_of(circle, someone), at) if someone.quiet else None
    if ends is None or worth_until <= ends + TO_SPARE:
        return None
    soon = meeting(circle, about)
    if soon is not None and starts_at(circle, soon) < ends and someone.id in available(circle, soon):
        return None
    return ends
