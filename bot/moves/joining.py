"""Moves of coming in: a circle is formed, people are invited, accept, decline, join."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from bot.grammar.season_plan import SeasonKind
from bot.happenings.community import StayOffered
from bot.happenings.outcome import Outcome
from bot.happenings.people import (
    CircleFormed,
    InvitationDeclined,
    InvitationWithdrawn,
    Invited,
    LeftOut,
    MemberJoined,
    WhyNot,
)
from bot.moves.preferences import LONGEST_NAME, check_living, check_name, check_zone
from bot.nouns.circle import Circle
from bot.nouns.community import Community
from bot.nouns.people import Account, Invitation, Language, Member, MemberId
from bot.nouns.places import Place
from bot.ports.requests import Person
from bot.refusals.people import AlreadyIn, AlreadyMember, CircleFull, DoorClosed, NeedsRoom, NobodyNamed, NoInvitation
from bot.rules.library import season_of
from bot.rules.roster import member, member_with, most_members
from bot.rules.rota import assigned

FOUNDER: MemberId = "m1"

FORUM_QUORUM = 3


def form_circle(
    *,
    id: str,
    by: Person,
    place: Place | None,
    name: str,
    season: str,
    agreements: tuple[str, ...],
    language: Language,
    zone: str,
    purpose: str = "",
    now: datetime,
) -> Outcome:
    if place is None:
        raise NeedsRoom
    check_name(name)
    check_zone(zone)
    founder = Member(FOUNDER, by.name[:LONGEST_NAME], (by.account,))
    circle = Circle(
        id=id,
        name=name,
        language=language,
        zone=zone,
        season=season,
        purpose=purpose,
        began_at=now,
        members=(founder,),
        places=(place,),
        rota=(founder.id,),
        agreements=agreements,
        next_member=2,
    )
    if season_of(circle).kind is SeasonKind.COMMUNITY:
        circle = as_community(circle, convener=founder.id)
    return Outcome(circle, (CircleFormed(founder.id),))


def as_community(circle: Circle, *, convener: MemberId) -> Circle:
    """Anyone in the room may join, and a host and two more are enough to hold a forum."""
    return replace(circle, community=Community(convener), open_door=True, quorum=FORUM_QUORUM)


def invite(
    circle: Circle, *, by: MemberId, people: Sequence[Person], seed: str, now: datetime, unknown: Sequence[str] = ()
) -> Outcome:
    """`seed`: a fresh random id, from which the invitations take theirs. `unknown`: names that are nobody's here."""
    check_living(circle)
    if circle.solo:
        raise NeedsRoom
    if not people:
        raise NobodyNamed
    # Whoever was invited without being named is invited anew: a refusal would tell that they are.
    named = {person.account for person in people}
    standing = tuple(i for i in circle.invitations if i.name or i.account not in named)
    invited = {i.account for i in standing}
    new: list[Invitation] = []
    left_out: list[LeftOut] = []
    for person in dict.fromkeys(people):
        there = member_with(circle, person.account)
        if there is not None:
            left_out.append(LeftOut(there.name, WhyNot.YOURSELF if there.id == by else WhyNot.MEMBER))
        elif person.account in invited:
            left_out.append(LeftOut(person.name, WhyNot.INVITED))
        else:
            invited.add(person.account)
            new.append(Invitation(f"{seed}{len(new)}", person.account, person.name[:LONGEST_NAME], by, now))
    left_out += [LeftOut(name, WhyNot.UNKNOWN) for name in unknown]
    if not new:
        others = [person.name for person in people if member_with(circle, person.account) != member(circle, by)]
        raise AlreadyMember(others[0]) if others else AlreadyIn
    if len(circle.members) + len(standing) + len(new) > most_members(circle):
        raise CircleFull(most_members(circle))
    invitations = standing + tuple(new)
    return Outcome(replace(circle, invitations=invitations), (Invited(by, tuple(new), tuple(left_out)),))


def offer_to_stay(circle: Circle, *, accounts: Sequence[Account], seed: str, now: datetime) -> Outcome:
    """A community's door, held open for those whose own circle has ended. Nobody is named in it."""
    known = {i.account for i in circle.invitations}
    new = [a for a in accounts if member_with(circle, a) is None and a not in known]
    room = most_members(circle) - len(circle.members) - len(circle.invitations)
    if circle.community is None or not new or len(new) > room:
        return Outcome(circle)
    by = circle.community.convener or circle.members[0].id
    offered = tuple(Invitation(f"{seed}{n}", account, "", by, now) for n, account in enumerate(new))
    return Outcome(replace(circle, invitations=circle.invitations + offered), (StayOffered(offered),))


def accept(circle: Circle, *, person: Person, now: datetime) -> Outcome:
    if member_with(circle, person.account):
        raise AlreadyIn
    invitation = next((i for i in circle.invitations if i.account == person.account), None)
    if invitation is None:
        raise NoInvitation
    check_living(circle)
    check_room(circle)
    return _joined(circle, person)


def decline(circle: Circle, *, person: Person) -> Outcome:
    """In silence: the others see an invitation less, and nobody is told."""
    left = tuple(i for i in circle.invitations if i.account != person.account)
    if len(left) == len(circle.invitations):
        raise NoInvitation
    return Outcome(replace(circle, invitations=left), (InvitationDeclined(),))


def withdraw(circle: Circle, *, id: str) -> Outcome:
    """Any member may take an invitation back: the one who sent it may be away."""
    taken_back = next((i for i in circle.invitations if i.id == id and i.name), None)
    if taken_back is None:
        raise NoInvitation
    left = tuple(i for i in circle.invitations if i != taken_back)
    return Outcome(replace(circle, invitations=left), (InvitationWithdrawn(taken_back.name),))


def join(circle: Circle, *, person: Person, now: datetime) -> Outcome:
    if member_with(circle, person.account):
        raise AlreadyIn
    if any(i.account == person.account for i in circle.invitations):
        return accept(circle, person=person, now=now)
    check_living(circle)
    if not circle.open_door:
        raise DoorClosed
    check_room(circle)
    return _joined(circle, person)


def _joined(circle: Circle, person: Person) -> Outcome:
    newcomer = Member(f"m{circle.next_member}", person.name[:LONGEST_NAME], (person.account,))
    circle = replace(
        circle,
        members=(*circle.members, newcomer),
        rota=(*circle.rota, newcomer.id),
        invitations=tuple(i for i in circle.invitations if i.account != person.account),
        next_member=circle.next_member + 1,
    )
    return Outcome(assigned(circle), (MemberJoined(newcomer.id),))


def check_room(circle: Circle) -> None:
    if len(circle.members) >= most_members(circle):
        raise CircleFull(most_members(circle))
