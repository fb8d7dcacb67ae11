"""Moves of people: forming a circle, inviting, joining, stepping back, leaving, and what one is called."""

from collections.abc import Sequence
from datetime import date, datetime

from msgspec.structs import replace

from bot.almanac.zones import known_zone
from bot.grammar.season_plan import SeasonKind
from bot.happenings.community import StayOffered
from bot.happenings.outcome import Happening, Outcome
from bot.happenings.people import (
    CameBack,
    CircleFormed,
    CircleRenamed,
    DoorSet,
    InvitationDeclined,
    InvitationWithdrawn,
    Invited,
    LanguageChanged,
    LeftOut,
    MemberJoined,
    MemberLeft,
    NameChanged,
    QuietHoursSet,
    RemovalAsked,
    SteppedBack,
    WhyNot,
    ZoneChanged,
)
from bot.happenings.season import CircleEnded
from bot.moves.leaving import without_at_meeting
from bot.moves.passing_on import with_seats_passed_on
from bot.moves.seeking import without_seeker
from bot.moves.stepping import after
from bot.nouns.circle import Circle, Stage
from bot.nouns.community import Community
from bot.nouns.meeting import Meeting
from bot.nouns.people import Account, Away, Hours, Invitation, Language, Member, MemberId
from bot.nouns.places import Place
from bot.nouns.together import ProposalState
from bot.ports.requests import Person
from bot.refusals.people import (
    AlreadyIn,
    AlreadyMember,
    CircleFull,
    DoorClosed,
    NeedsRoom,
    NobodyNamed,
    NoInvitation,
    NotAMember,
    NotAway,
    NotYourself,
    TooFew,
)
from bot.refusals.season import Ended
from bot.refusals.typed import InThePast, TooLong, UnknownZone
from bot.rules.consent import open_proposal
from bot.rules.finding_a_time import without_answers
from bot.rules.forum import community_without
from bot.rules.library import season_of
from bot.rules.roster import OVER, available, member, member_with, most_members, name_of, today, zone_of
from bot.rules.rota import assigned
from bot.rules.spoken_time import without_spoken

LONGEST_NAME = 80
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
    _check_name(name)
    _check_zone(zone)
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
    _check_living(circle)
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
    _check_living(circle)
    _check_room(circle)
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
    _check_living(circle)
    if not circle.open_door:
        raise DoorClosed
    _check_room(circle)
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


def leave(circle: Circle, *, by: MemberId, now: datetime) -> Outcome:
    """Access ends with this save, and what the member kept is destroyed."""
    return _without(circle, by, asked=False, now=now)


def ask_removal(circle: Circle, *, by: MemberId, who: MemberId | None, name: str, now: datetime) -> Outcome:
    """Among peers nobody removes anybody alone: it takes a second member, and in a pair one leaves instead."""
    if who is None or member(circle, who) is None:
        raise NotAMember(name)
    if who == by:
        raise NotYourself("member")
    if len(circle.members) < 3:
        raise TooFew(len(circle.members), 3)
    if any(removed == who and asker != by for removed, asker in circle.removals):
        return _without(circle, who, asked=True, now=now)
    if (who, by) in circle.removals:  # the others have been asked, and are not asked twice
        return Outcome(circle, (RemovalAsked(who, by, again=True),))
    return Outcome(replace(circle, removals=(*circle.removals, (who, by))), (RemovalAsked(who, by),))


def _without(circle: Circle, who: MemberId, *, asked: bool, now: datetime) -> Outcome:
    gone = member(circle, who)
    if gone is None:
        raise NotAMember(name_of(circle, who))
    meanwhile = without_at_meeting(circle, who, now)
    meanwhile = after(meanwhile, without_seeker(meanwhile.circle, who, now))
    circle = without_spoken(meanwhile.circle, who)
    members = tuple(m for m in circle.members if m.id != who)
    circle = replace(
        circle,
        members=members,
        rota=tuple(id for id in circle.rota if id != who),
        seated=tuple(id for id in circle.seated if id != who),
        removals=tuple(r for r in circle.removals if who not in r),
        swaps=tuple(s for s in circle.swaps if who not in (s.by, s.to)),
        times=circle.times and without_answers(circle.times, who),
        commitments=tuple(replace(c, peer=None) if c.peer == who else c for c in circle.commitments if c.member != who),
        letters=tuple(letter for letter in circle.letters if letter.member != who),
        met=tuple(each for each in circle.met if who not in (each.one, each.other)),
        notes=tuple(note for note in circle.notes if note.member != who),
        meetings=tuple(m if m.state in OVER else _meeting_without(m, who) for m in circle.meetings),
        shelf=tuple(replace(kept, by=None) if kept.by == who else kept for kept in circle.shelf),
        community=circle.community and community_without(circle.community, who),
    )
    happenings: tuple[Happening, ...] = (MemberLeft(gone.name, next(iter(gone.accounts), None), asked, len(members)),)
    if not members:
        gone_all = Outcome(assigned(ended(circle)), (*happenings, CircleEnded(None)), destroy_key_of=(who,))
        return after(meanwhile, gone_all)
    gone_one = Outcome(assigned(circle), happenings, destroy_key_of=(who,))
    return after(meanwhile, with_seats_passed_on(gone_one))


def _meeting_without(meeting: Meeting, who: MemberId) -> Meeting:
    """Whose meeting lapsed may leave: then it is anyone's."""
    return replace(
        meeting,
        facilitator=None if meeting.facilitator == who else meeting.facilitator,
        not_coming=tuple(id for id in meeting.not_coming if id != who),
        coming=tuple(id for id in meeting.coming if id != who),
        presenters=tuple(id for id in meeting.presenters if id != who),
        bids=tuple(id for id in meeting.bids if id != who),
    )


def step_back(circle: Circle, *, by: MemberId, until: date | None, now: datetime) -> Outcome:
    someone = member(circle, by)
    if until is not None and until <= today(circle, now, someone):
        zone = zone_of(circle, someone)
        raise InThePast(datetime(until.year, until.month, until.day), zone, field="until")
    circle = with_member(circle, by, away=Away(today(circle, now), until))
    released = tuple(_released(circle, m, by) for m in circle.meetings)
    return with_seats_passed_on(Outcome(assigned(replace(circle, meetings=released)), (SteppedBack(by, until),)))


def _released(circle: Circle, meeting: Meeting, who: MemberId) -> Meeting:
    """Without the promise to facilitate it, if it falls into the time that they are away."""
    away = meeting.facilitator == who and who not in available(circle, meeting)
    return replace(meeting, promised=False) if away and meeting.promised else meeting


def come_back(circle: Circle, *, by: MemberId, by_clock: bool = False) -> Outcome:
    returning = member(circle, by)
    if returning is None or returning.away is None:
        raise NotAway
    return Outcome(assigned(with_member(circle, by, away=None)), (CameBack(by, by_clock),))


def call_me(circle: Circle, *, by: MemberId, name: str) -> Outcome:
    _check_name(name)
    return Outcome(with_member(circle, by, name=name), (NameChanged(by),))


def rename(circle: Circle, *, by: MemberId, name: str) -> Outcome:
    _check_name(name)
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
    _check_zone(zone)
    return Outcome(with_member(circle, by, zone=zone), (ZoneChanged(by),))


def keep_quiet(circle: Circle, *, by: MemberId, hours: Hours | None) -> Outcome:
    """When this member's private messages wait. None: they never do."""
    return Outcome(with_member(circle, by, quiet=hours), (QuietHoursSet(by),))


def ended(circle: Circle) -> Circle:
    """Nothing opens by itself any more. The check-in keeps its number, which is never used again."""
    return replace(
        without_proposal(circle),
        stage=Stage.ENDED,
        invitations=(),
        swaps=(),
        seekers=(),
        apart=(),
        formings=(),
        check_in=circle.check_in and replace(circle.check_in, closed=True),
        times=circle.times and replace(circle.times, closed=True),
        check_ins=None,
    )


def without_proposal(circle: Circle) -> Circle:
    """What nobody has decided yet is let go."""
    if open_proposal(circle) is None or circle.proposal is None:
        return circle
    return replace(circle, proposal=replace(circle.proposal, state=ProposalState.LET_GO))


def with_member(circle: Circle, id: MemberId, **changes: object) -> Circle:
    members = tuple(replace(m, **changes) if m.id == id else m for m in circle.members)
    return replace(circle, members=members)


def _check_living(circle: Circle) -> None:
    if circle.stage is Stage.ENDED:
        raise Ended


def _check_room(circle: Circle) -> None:
    if len(circle.members) >= most_members(circle):
        raise CircleFull(most_members(circle))


def _check_zone(zone: str) -> None:
    if not known_zone(zone):
        raise UnknownZone(zone)


def _check_name(name: str) -> None:
    if len(name) > LONGEST_NAME:
        raise TooLong("name", LONGEST_NAME, len(name))
