"""What the clock does: the moves that follow from a prompt, if it is still true and not too late to be kind."""

from collections.abc import Callable
from datetime import datetime

from msgspec.structs import replace

from bot.grammar.practice import OnTime
from bot.happenings.between import CommitmentDue, LetterDelivered, PeerMayAsk, PromptsMissed
from bot.happenings.meeting import DayBefore, Gathering, HostReminded, MeetingLapsed, SilentLead, Unopened
from bot.happenings.outcome import Happening, Outcome
from bot.happenings.steps import HalfTime, LastOne, OneMinute, StillPaused, TimeUp
from bot.moves.between import close_check_in, open_check_in
from bot.moves.company import introduction_is_over
from bot.moves.finding_a_time import settle_times
from bot.moves.meeting import close_by_clock
from bot.moves.membership import come_back
from bot.moves.pausing import end_silence
from bot.moves.proposing import let_proposal_go
from bot.moves.seeking import answers_are_due
from bot.moves.stepping import after, move_on, with_meeting
from bot.nouns.circle import Circle
from bot.nouns.meeting import Meeting, MeetingState, Offer
from bot.nouns.season import Missed
from bot.refusals.season import CheckInOpen
from bot.rules.airtime import is_owed
from bot.rules.prompts import NOT_WORTH_LISTING, Prompt, What, late_by, still_meaningful, too_late, upcoming_prompts
from bot.rules.roster import meeting as meeting_numbered
from bot.rules.rota import assigned, understudy
from bot.rules.steps import step_at


def when_due(circle: Circle, now: datetime) -> tuple[Outcome, tuple[Prompt, ...]]:
    """Everything that is due in this circle, in order, as one change; and the prompts that were thereby answered.

    After a long absence that is one save and one summary of what came too late, not a storm.
    """
    outcome = Outcome(circle)
    missed: list[Missed] = []
    answered: list[Prompt] = []
    while (prompt := next(iter(upcoming_prompts(outcome.circle)), None)) and prompt.due_at <= now:
        if too_late(prompt, now):
            outcome = after(outcome, Outcome(_let_go(outcome.circle, prompt)))
            if prompt.what not in NOT_WORTH_LISTING:
                missed.append(Missed(prompt.what, prompt.for_when))
        else:
            outcome = after(outcome, _answer(outcome.circle, prompt, now))
        circle = outcome.circle
        outcome = replace(outcome, circle=replace(circle, prompted=(*circle.prompted, prompt.key)))
        answered.append(prompt)
    circle = outcome.circle
    if missed:
        circle = replace(circle, missed=(*circle.missed, *missed))
        outcome = after(outcome, Outcome(circle, (PromptsMissed(tuple(missed)),)))
    return replace(outcome, circle=replace(circle, prompted=still_meaningful(circle))), tuple(answered)


def _answer(circle: Circle, prompt: Prompt, now: datetime) -> Outcome:
    match prompt.what:
        case What.CHECK_IN_OPENS:
            return _open_planned_check_in(circle, prompt, now)
        case What.CHECK_IN_CLOSES:
            return close_check_in(circle)
        case What.TIMES_CLOSE:
            return settle_times(circle, by=None, now=now)
        case What.PROPOSAL:
            return let_proposal_go(circle)
        case What.COMMITMENT:
            assert prompt.member is not None
            assert prompt.words is not None
            return Outcome(circle, (CommitmentDue(prompt.member, prompt.words, late_by(prompt, now)),))
        case What.PEER:
            made = next(c for c in circle.commitments if c.id == prompt.words)
            assert made.peer is not None
            return Outcome(circle, (PeerMayAsk(made.peer, made.member, made.id),))
        case What.LETTER:
            return _deliver_letter(circle, prompt)
        case What.BACK:
            assert prompt.member is not None
            return come_back(circle, by=prompt.member, by_clock=True)
        case What.FORMING | What.INTRODUCTION:
            return _answers_are_due(circle, prompt, now)
        case _:
            return _answer_about_meeting(circle, prompt, now)


def _answers_are_due(circle: Circle, prompt: Prompt, now: datetime) -> Outcome:
    if prompt.what is What.INTRODUCTION:
        return introduction_is_over(circle, number=int(prompt.for_when), now=now)
    assert prompt.words is not None
    return answers_are_due(circle, id=prompt.words, now=now)


def _answer_about_meeting(circle: Circle, prompt: Prompt, now: datetime) -> Outcome:
    meeting = meeting_numbered(circle, prompt.meeting)
    assert meeting is not None
    match prompt.what:
        case What.DAY_BEFORE:
            return Outcome(circle, (DayBefore(meeting.number, late_by(prompt, now)),))
        case What.GATHERING:
            meeting = replace(meeting, state=MeetingState.GATHERING)
            return Outcome(with_meeting(circle, meeting), (Gathering(meeting.number, late_by(prompt, now)),))
        case What.HOST:
            assert meeting.facilitator is not None
            return Outcome(circle, (HostReminded(meeting.number, meeting.facilitator),))
        case What.UNDERSTUDY | What.ANYONE:
            to = understudy(circle, meeting) if prompt.what is What.UNDERSTUDY else None
            meeting = replace(meeting, offer=Offer(to))
            return Outcome(with_meeting(circle, meeting), (Unopened(meeting.number, to),))
        case What.LAPSED:
            return _lapsed(circle, meeting, now)
        case What.CLOSES_ITSELF:
            return close_by_clock(circle, now=now)
        case _:
            return _answer_within_step(circle, meeting, prompt.what, now)


def _lapsed(circle: Circle, meeting: Meeting, now: datetime) -> Outcome:
    """Nobody opened it. A circle may still hold it; a forum is let go: who would come to it was open."""
    happened = (MeetingLapsed(meeting.number),)
    if circle.community is not None:
        gone = replace(meeting, state=MeetingState.CANCELLED, offer=None, changed_at=now, sequence=meeting.sequence + 1)
        return Outcome(with_meeting(circle, gone), happened)
    meeting = replace(meeting, state=MeetingState.LAPSED, offer=None)
    return Outcome(assigned(with_meeting(circle, meeting)), happened)


CUES: dict[What, Callable[[int], Happening]] = {
    What.HALF_TIME: HalfTime,
    What.ONE_MINUTE: OneMinute,
    What.LAST_ONE: LastOne,
    What.STILL_PAUSED: StillPaused,
}


def _answer_within_step(circle: Circle, meeting: Meeting, what: What, now: datetime) -> Outcome:
    """Within a step: a cue, its end, a silence that is over, or somebody who may lead on."""
    if what in CUES:
        return Outcome(circle, (CUES[what](meeting.number),))
    if what is What.SILENCE_OVER:
        return end_silence(circle, now=now)
    if what is What.TIME_UP:
        return _time_is_up(circle, meeting, now)
    assert what is What.SILENT_LEAD, what
    to = understudy(circle, meeting)
    if to is None:
        return Outcome(circle)
    meeting = replace(meeting, offer=Offer(to, unasked=True))
    return Outcome(with_meeting(circle, meeting), (SilentLead(meeting.number, to),))


def _time_is_up(circle: Circle, meeting: Meeting, now: datetime) -> Outcome:
    """A hard end moves on, and the next step has all of its time from now; a soft one asks.

    Nobody is cut off before they had their share of a round: then a hard end asks, too.
    """
    assert meeting.live is not None
    hard = step_at(circle, meeting, meeting.live.at).on_time is OnTime.HARD
    if hard and not is_owed(meeting.live, now):
        return move_on(circle, meeting, by=None, now=now)
    return Outcome(circle, (TimeUp(meeting.number),))


def _open_planned_check_in(circle: Circle, prompt: Prompt, now: datetime) -> Outcome:
    plan = circle.check_ins
    assert plan is not None
    circle = _let_go(circle, prompt)
    try:
        return open_check_in(
            circle, by=None, question=plan.question, hours=plan.hours, now=now, late_by=late_by(prompt, now)
        )
    except CheckInOpen:
        return Outcome(circle)  # one at a time: a member has opened one just now


def _let_go(circle: Circle, prompt: Prompt) -> Circle:
    """Past kindness. A planned check-in is let go by going on to the next one."""
    if prompt.what is What.CHECK_IN_OPENS and circle.check_ins is not None:
        after = datetime.fromisoformat(prompt.for_when)
        return replace(circle, check_ins=replace(circle.check_ins, after=after))
    return circle


def _deliver_letter(circle: Circle, prompt: Prompt) -> Outcome:
    """The words stay under their owner's key until the letter has been said; the owner may keep or destroy them."""
    assert prompt.member is not None
    assert prompt.words is not None
    letters = tuple(letter for letter in circle.letters if letter.id != prompt.words)
    return Outcome(replace(circle, letters=letters), (LetterDelivered(prompt.member, prompt.words),))
