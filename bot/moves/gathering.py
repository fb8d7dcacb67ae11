"""A circle of people who have said yes: whoever brought them together, it begins as everyone's, and without a room."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from bot.grammar.shipped import shipped
from bot.nouns.circle import Circle
from bot.nouns.people import Language, Member, MemberId
from bot.rules.library import OPEN_CIRCLE
from bot.rules.roster import member, zone_of


def begun(
    circle: Circle, id: str, members: Sequence[MemberId], *, language: Language, purpose: str, now: datetime
) -> Circle:
    """Of members of this community."""
    people = [someone for someone in (member(circle, each) for each in members) if someone is not None]
    zones = Counter(zone_of(circle, someone) for someone in people)
    return gathered(
        people,
        id=id,
        name=f"{circle.name[:70]} · {len(circle.formed) + 1}",
        language=language,
        zone=max(zones, key=lambda zone: (zones[zone], zone)),
        own_zones=[zone_of(circle, someone) for someone in people],
        purpose=purpose,
        now=now,
    )


def gathered(
    people: Sequence[Member],
    *,
    id: str,
    name: str,
    language: Language,
    zone: str,
    own_zones: Sequence[str],
    purpose: str,
    now: datetime,
) -> Circle:
    """`own_zones`: of each of these people, in their order. Two who went alone are gathered by this as well."""
    members = tuple(
        Member(f"m{number}", one.name, one.accounts, one.language, None if own == zone else own)
        for number, (one, own) in enumerate(zip(people, own_zones, strict=True), 1)
    )
    season = shipped().seasons[OPEN_CIRCLE]
    return Circle(
        id=id,
        name=name,
        language=language,
        zone=zone,
        season=season.id,
        began_at=now,
        members=members,
        purpose=purpose,
        rota=tuple(one.id for one in members),
        agreements=tuple(text.in_language(language) for text in season.agreements),
        next_member=len(members) + 1,
    )
