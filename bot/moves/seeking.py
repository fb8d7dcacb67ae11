"""Moves of those who seek a circle: asking for one, keeping apart, being invited, and the circle that comes of it."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from bot.happenings.outcome import Outcome
from bot.happenings.seeking import (
    CircleBegan,
    CirclesProposed,
    KeptApart,
    NotBegun,
    PlaceAccepted,
    PlaceDeclined,
    SeekingBegan,
    SeekingEnded,
)
from bot.matching.table import SMALLEST, Table
from bot.moves.gathering import begun
from bot.moves.stepping import after
from bot.nouns.circle import Circle, Stage
from bot.nouns.people import Language, MemberId
from bot.nouns.seeking import Apart, Forming, Hours, Seeker, Why
from bot.ports.requests import Person
from bot.refusals.community import NotConvener
from bot.refusals.people import NobodyNamed, NotYourself
from bot.refusals.season import Ended
from bot.refusals.seeking import InvitationOver, NoSeekingHere, NoSuchApart, NotSeeking, TooMuchGiven
from bot.rules.roster import member
from bot.rules.seeking import (
    TOLD_AGAIN_AFTER,
    Proposal,
    as_seeking,
    forming,
    free,
    may_place,
    seeker,
    waits_in,
)

MOST_HOURS = 7  # stretches
MOST_APART = 25
LONGEST_NAME = 80


def seek(
    circle: Circle,
    *,
    by: MemberId,
    hours: Hours,
    languages: tuple[str, ...],
    interests: tuple[str, ...],
    now: datetime,
) -> Outcome:
    """Or say anew: what was said before is replaced."""
    check_may_seek(circle)
    before = seeker(circle, by)
    wish = Seeker(by, before.since if before else now, (hours,), languages, interests)
    return Outcome(_with_seeker(circle, wish), (SeekingBegan(by),))


def add_hours(circle: Circle, *, by: MemberId, hours: Hours) -> Outcome:
    wish = _seeker(circle, by)
    if len(wish.hours) >= MOST_HOURS:
        raise TooMuchGiven(MOST_HOURS)
    more = (*(each for each in wish.hours if each != hours), hours)
    return Outcome(_with_seeker(circle, replace(wish, hours=more)), (SeekingBegan(by),))


def stop_seeking(circle: Circle, *, by: MemberId, now: datetime) -> Outcome:
    """An invitation that is open is let go with it. Whom one may not be with stays known until it is taken back."""
    _seeker(circle, by)
    circle = replace(circle, seekers=tuple(s for s in circle.seekers if s.member != by))
    return after(Outcome(circle, (SeekingEnded(by),)), _uninvited(circle, by, now))


def keep_apart(circle: Circle, *, by: MemberId, people: Sequence[Person], why: Why, seed: str) -> Outcome:
    """It counts from the next time that circles are formed, and once more before one that is being formed begins.

    Whether the person named is here, or seeks, makes no difference to what is answered.
    """
    if not people:
        raise NobodyNamed
    own = member(circle, by)
    if own is not None:  # who picks several from a list easily picks oneself
        people = [person for person in people if person.account not in own.accounts]
    if not people:
        raise NotYourself
    kept = [a for a in circle.apart if not (a.by == by and (a.platform, a.workspace, a.user) in map(_key, people))]
    if sum(a.by == by for a in kept) + len(people) > MOST_APART:
        raise TooMuchGiven(MOST_APART)
    new = (Apart(f"{seed}{n}", by, *_key(p), p.name[:LONGEST_NAME], why) for n, p in enumerate(people))
    return Outcome(replace(circle, apart=(*kept, *new)), (KeptApart(by),))


def _key(person: Person) -> tuple[str, str, str]:
    return person.account.platform, person.account.workspace, person.account.user


def take_back(circle: Circle, *, by: MemberId, id: str) -> Outcome:
    left = tuple(a for a in circle.apart if not (a.by == by and a.id == id))
    if len(left) == len(circle.apart):
        raise NoSuchApart
    return Outcome(replace(circle, apart=left), (KeptApart(by, taken_back=True),))


def form_circles(circle: Circle, *, by: MemberId, proposal: Proposal, ids: Sequence[str], now: datetime) -> Outcome:
    """Invite everyone whom the proposal places, and tell those whom it does not. `ids`: for the circles to be.

    What somebody changed since it was worked out is respected: such a circle is left out.
    """
    check_may_place(circle, by)
    waiting = {s.member for s in free(circle)}
    formings: list[Forming] = []
    commons: list[int] = []
    for id, group, common in zip(ids, proposal.circles, proposal.commons, strict=True):
        if waiting.issuperset(group) and _holds(circle, group, now):
            formings.append(Forming(id, now, group))
            commons.append(common)
    told = {s.member for s in free(circle) if s.told_at is None or now - s.told_at >= TOLD_AGAIN_AFTER}
    unplaced = tuple((id, lack.value) for id, lack in proposal.unplaced if id in told)
    tells = dict(unplaced)
    circle = replace(
        circle,
        formings=(*circle.formings, *formings),
        seekers=tuple(replace(s, told_at=now) if s.member in tells else s for s in circle.seekers),
    )
    return Outcome(circle, (CirclesProposed(by, tuple(formings), unplaced, tuple(commons)),))


def _holds(circle: Circle, group: Sequence[MemberId], now: datetime) -> bool:
    table = Table(as_seeking(circle, [s for s in circle.seekers if s.member in group], now))
    return len(table.ids) == len(group) and table.holds(tuple(table.everyone))


def say_yes(circle: Circle, *, by: MemberId, id: str, now: datetime) -> Outcome:
    invitation = _open_invitation(circle, by, id)
    if by not in invitation.accepted:
        invitation = replace(invitation, accepted=(*invitation.accepted, by))
    return after(Outcome(circle, (PlaceAccepted(by),)), _settled(_with_forming(circle, invitation), invitation, now))


def say_no(circle: Circle, *, by: MemberId, id: str, now: datetime) -> Outcome:
    """In silence. They go on seeking, until they say that they do not."""
    _open_invitation(circle, by, id)
    return after(Outcome(circle, (PlaceDeclined(by),)), _uninvited(circle, by, now))


def answers_are_due(circle: Circle, *, id: str, now: datetime) -> Outcome:
    """The clock: who has not answered has not said yes."""
    invitation = forming(circle, id)
    return Outcome(circle) if invitation is None else _concluded(circle, invitation, now)


def without_seeker(circle: Circle, who: MemberId, now: datetime) -> Outcome:
    """Somebody leaves: nothing that they said here stays."""
    circle = replace(
        circle,
        seekers=tuple(s for s in circle.seekers if s.member != who),
        apart=tuple(a for a in circle.apart if a.by != who),
    )
    return _uninvited(circle, who, now)


def check_may_seek(circle: Circle) -> None:
    if circle.stage is Stage.ENDED:
        raise Ended
    if circle.community is None and not circle.open_door:
        raise NoSeekingHere


def check_may_place(circle: Circle, by: MemberId) -> None:
    """A community's convener; where nobody convenes, any member may."""
    check_may_seek(circle)
    if not may_place(circle, by):
        raise NotConvener(circle.community.convener if circle.community else None)


def _seeker(circle: Circle, id: MemberId) -> Seeker:
    found = seeker(circle, id)
    if found is None:
        raise NotSeeking
    return found


def _with_seeker(circle: Circle, wish: Seeker) -> Circle:
    others = tuple(s for s in circle.seekers if s.member != wish.member)
    return replace(circle, seekers=(*others, wish))


def _with_forming(circle: Circle, invitation: Forming) -> Circle:
    return replace(circle, formings=tuple(invitation if f.id == invitation.id else f for f in circle.formings))


def _open_invitation(circle: Circle, by: MemberId, id: str) -> Forming:
    found = forming(circle, id)
    if found is None or by not in found.invited:
        raise InvitationOver
    return found


def _uninvited(circle: Circle, who: MemberId, now: datetime) -> Outcome:
    invitation = waits_in(circle, who)
    if invitation is None:
        return Outcome(circle)
    invitation = replace(
        invitation,
        invited=tuple(id for id in invitation.invited if id != who),
        accepted=tuple(id for id in invitation.accepted if id != who),
    )
    return _settled(_with_forming(circle, invitation), invitation, now)


def _settled(circle: Circle, invitation: Forming, now: datetime) -> Outcome:
    """As soon as all have answered, or too few are left to answer."""
    waiting = set(invitation.invited) - set(invitation.accepted)
    if waiting and len(invitation.invited) >= SMALLEST:
        return Outcome(circle)
    return _concluded(circle, invitation, now)


def _concluded(circle: Circle, invitation: Forming, now: datetime) -> Outcome:
    """A circle of those who said yes, if it still holds; whoever is not in it goes on seeking."""
    circle = replace(circle, formings=tuple(f for f in circle.formings if f.id != invitation.id))
    wishes = [s for s in circle.seekers if s.member in invitation.accepted]
    table = Table(as_seeking(circle, wishes, now))
    group = table.largest_that_holds()
    if group is None:
        told = (NotBegun(invitation.accepted),) if invitation.accepted else ()
        return Outcome(circle, told)
    members = tuple(table.ids[one] for one in group)
    languages = [s.languages for s in wishes if s.member in members]
    interests = [{i.casefold() for i in s.interests} for s in wishes if s.member in members]
    purpose = ", ".join(sorted(set.intersection(*interests)))
    speak = sorted(set(languages[0]).intersection(*languages))
    language = circle.language if circle.language in speak else Language(speak[0])
    new = begun(circle, invitation.id, members, language=language, purpose=purpose, now=now)
    circle = replace(
        circle,
        seekers=tuple(s for s in circle.seekers if s.member not in members),
        formed=(*circle.formed, members),
    )
    others = tuple(id for id in invitation.accepted if id not in members)
    happened = (CircleBegan(new.id, members, table.week(group)), *((NotBegun(others),) if others else ()))
    return Outcome(circle, happened, born=(new,))
