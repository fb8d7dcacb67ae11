"""Moves of what somebody, or the circle, would rather have: names, languages, zones, quiet hours, an open door."""

from msgspec.structs import replace

from bot.almanac.zones import known_zone
from bot.happenings.outcome import Outcome
from bot.happenings.people import CircleRenamed, DoorSet, LanguageChanged, NameChanged, QuietHoursSet, ZoneChanged
from bot.nouns.circle import Circle, Stage
from bot.nouns.people import Hours, Language, MemberId
from bot.refusals.season import Ended
from bot.refusals.typed import TooLong, UnknownZone

LONGEST_NAME = 80


def call_me(circle: Circle, *, by: MemberId, name: str) -> Outcome:
    check_name(name)
    return Outcome(with_member(circle, by, name=name), (NameChanged(by),))


def rename(circle: Circle, *, by: MemberId, name: str) -> Outcome:
    check_name(name)
    return Outcome(replace(circle, name=name), (CircleRenamed(by),))


def speak(circle: Circle, *, by: MemberId, language: Language, whole_circle: bool) -> Outcome:
    if whole_circle:
        return Outcome(replace(circle, language=language), (LanguageChanged(None, language),))
    return Outcome(with_member(circle, by, language=language), (LanguageChanged(by, language),))


def set_door(circle: Circle, *, by: MemberId, is_open: bool) -> Outcome:
    """Open: anyone in the room may join. Otherwise one is invited."""
    return Outcome(replace(circle, open_door=is_open), (DoorSet(by, is_open),))


def live_in(circle: Circle, *, by: MemberId, zone: str) -> Outcome:
    """The member's own zone: their private messages show times in it. The circle meets in the circle's."""
    check_zone(zone)
    return Outcome(with_member(circle, by, zone=zone), (ZoneChanged(by),))


def keep_quiet(circle: Circle, *, by: MemberId, hours: Hours | None) -> Outcome:
    """When this member's private messages wait. None: they never do."""
    return Outcome(with_member(circle, by, quiet=hours), (QuietHoursSet(by),))


def with_member(circle: Circle, id: MemberId, **changes: object) -> Circle:
    members = tuple(replace(m, **changes) if m.id == id else m for m in circle.members)
    return replace(circle, members=members)


def check_living(circle: Circle) -> None:
    if circle.stage is Stage.ENDED:
        raise Ended


def check_zone(zone: str) -> None:
    if not known_zone(zone):
        raise UnknownZone(zone)


def check_name(name: str) -> None:
    if len(name) > LONGEST_NAME:
        raise TooLong("name", LONGEST_NAME, len(name))
