"""Moves of going and coming back: leaving, stepping back, being asked to leave, and the end of a circle."""

from datetime import date, datetime

from msgspec.structs import replace

from bot.happenings.outcome import Happening, Outcome
from bot.happenings.people import CameBack, MemberLeft, RemovalAsked, SteppedBack
from bot.happenings.season import CircleEnded
from bot.moves.leaving import without_at_meeting
from bot.moves.passing_on import with_seats_passed_on
from bot.moves.preferences import with_member
from bot.moves.seeking import without_seeker
from bot.moves.stepping import after
from bot.nouns.circle import Circle, Stage
from bot.nouns.meeting import Meeting
from bot.nouns.people import Away, MemberId
from bot.nouns.together import ProposalState
from bot.refusals.people import NotAMember, NotAway, NotYourself, TooFew
from bot.refusals.typed import InThePast
from bot.rules.consent import open_proposal
from bot.rules.finding_a_time import without_answers
from bot.rules.forum import community_without
from bot.rules.roster import OVER, available, member, name_of, today, zone_of
from bot.rules.rota import assigned
from bot.rules.spoken_time import without_spoken


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
