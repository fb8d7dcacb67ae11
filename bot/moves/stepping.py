"""From step to step: what every move of an open meeting rests on. The moves that people make stand beside this file."""

from datetime import datetime

from msgspec.structs import replace

from bot.grammar.practice import Mode
from bot.happenings.meeting import MeetingClosed
from bot.happenings.outcome import Happening, Outcome
from bot.happenings.proposals import ProposalSetAside
from bot.happenings.steps import StepBegan, WritingRevealed
from bot.nouns.circle import Circle
from bot.nouns.meeting import Live, Meeting, MeetingState
from bot.nouns.people import MemberId
from bot.nouns.together import ProposalState
from bot.refusals.circle import NotFacilitator
from bot.refusals.meeting import AlreadyMoved, NotOpen
from bot.rules import rounds
from bot.rules.consent import open_in
from bot.rules.forum import with_clear_table, with_topic_back
from bot.rules.groups import remembering
from bot.rules.roster import running, still_to_hold
from bot.rules.rota import assigned
from bot.rules.steps import after_presenter, begin_step, is_last, step_at
from bot.rules.writing import everyone_is_ready, handed_on, is_revealed, let_go_of


def with_meeting(circle: Circle, meeting: Meeting) -> Circle:
    return replace(circle, meetings=tuple(meeting if m.number == meeting.number else m for m in circle.meetings))


def at_step(circle: Circle, meeting: Meeting, at: int, now: datetime, *, by: MemberId | None) -> Circle:
    """The circle with this meeting at that step, and with the memory of whom the step brings together."""
    meeting = begin_step(circle, meeting, at, now, by=by)
    assert meeting.live is not None
    return remembering(with_meeting(circle, meeting), meeting.live.groups)


def move_on(
    circle: Circle,
    meeting: Meeting,
    *,
    by: MemberId | None,
    now: datetime,
    to: int | None = None,
    reveals: bool = True,
) -> Outcome:
    """On to the next step, or to the end. `by` None: the clock, or the last turn of a round.

    The steps of a presenter who has left fall away; the last step stays, in which each has a word. What was written
    for all to see is shown first, unless the step was broken off (`reveals` False).
    """
    live = meeting.live
    assert live is not None
    written = _settled(circle, meeting, reveals=reveals)
    if meeting.offer is not None and meeting.offer.unasked:
        meeting = replace(meeting, offer=None)
    steps = live.steps
    at = live.at + 1 if to is None else to
    while at < len(steps) - 1 and steps[at].presenter not in (None, *meeting.here):
        at += 1
    if at >= len(steps):
        following = _over(circle, meeting, by=by, now=now)
    else:
        aside = _set_aside(circle, meeting, at, by)
        circle = at_step(aside.circle, meeting, at, now, by=by)
        following = after(aside, Outcome(circle, (StepBegan(meeting.number, at, by),)))
    return after(written, following)


def _set_aside(circle: Circle, meeting: Meeting, at: int, by: MemberId | None) -> Outcome:
    """A step that decides begins with nothing on the table: what is open still from the one before gives way."""
    proposal = open_in(circle, meeting)
    if proposal is None or step_at(circle, meeting, at).mode is not Mode.DECIDE:
        return Outcome(circle)
    closed = replace(proposal, state=ProposalState.SET_ASIDE)
    return Outcome(replace(circle, proposal=closed), (ProposalSetAside(closed, by),))


def after(before: Outcome, then: Outcome) -> Outcome:
    """Two outcomes as one. The circle is the later one's."""
    return Outcome(
        then.circle,
        before.happenings + then.happenings,
        before.keep + then.keep,
        before.forget + then.forget,
        before.destroy_key_of + then.destroy_key_of,
        fleeting=before.fleeting or then.fleeting,
        hand_on=before.hand_on + then.hand_on,
        born=before.born + then.born,
    )


def after_turn(circle: Circle, meeting: Meeting, now: datetime, before: Outcome) -> Outcome:
    """A step moves by itself when its last turn is over, when all have written, or when its presenter is gone.

    Not while the circle has paused it; and the last one stays, for thanks and for what comes next, until somebody
    closes the meeting. `before`: what has happened already.
    """
    live = meeting.live
    assert live is not None
    circle = with_meeting(circle, meeting)
    if meeting.state is MeetingState.PAUSED:
        return after(before, Outcome(circle))
    presenter = live.steps[live.at].presenter
    following = after_presenter(live) if presenter is not None and presenter not in meeting.here else len(live.steps)
    if following < len(live.steps):
        return after(before, move_on(circle, meeting, by=None, now=now, to=following, reveals=False))
    over = (live.round is not None and rounds.is_over(live.round)) or everyone_is_ready(circle, meeting)
    if over and not is_last(live):
        return after(before, move_on(circle, meeting, by=None, now=now))
    return after(before, Outcome(circle))


def _settled(circle: Circle, meeting: Meeting, *, reveals: bool) -> Outcome:
    """What becomes of the words of a step that ends: shown, handed on, forgotten, or left with their authors."""
    assert meeting.live is not None
    live = meeting.live
    if not live.written:
        return Outcome(circle)
    if not (reveals and is_revealed(circle, meeting)):
        return Outcome(circle, forget=let_go_of(circle, meeting))
    return Outcome(
        circle,
        (WritingRevealed(meeting.number, live.at, live.written),),
        forget=let_go_of(circle, meeting),
        hand_on=handed_on(circle, meeting),
    )


def closed(circle: Circle, meeting: Meeting, *, by: MemberId | None, now: datetime) -> Outcome:
    """Closed in the middle of a step. Whatever lies sealed is shown to nobody."""
    live = meeting.live
    broken_off = _settled(circle, meeting, reveals=False) if live is not None else Outcome(circle)
    return after(broken_off, _over(circle, meeting, by=by, now=now))


def _over(circle: Circle, meeting: Meeting, *, by: MemberId | None, now: datetime) -> Outcome:
    """Closed for good. Whoever was to present and did not get the seat keeps their claim to it."""
    live = meeting.live
    circle = with_topic_back(circle, live)
    held = {s.presenter for s in live.steps[: live.at + 1]} if live else set()
    seated = tuple(id for id in meeting.presenters if id in held)
    meeting = replace(
        meeting, state=MeetingState.CLOSED, closed_at=now, presenters=seated, bids=(), fell_to=(), offer=None, live=None
    )
    circle = with_clear_table(assigned(with_meeting(circle, meeting)))
    return Outcome(circle, (MeetingClosed(meeting.number, by, season_over=not still_to_hold(circle)),))


def said(circle: Circle, *happenings: Happening) -> Outcome:
    return Outcome(circle, happenings)


def live_now(circle: Circle) -> tuple[Meeting, Live]:
    """Raises NotOpen where no meeting runs."""
    meeting = running(circle)
    if meeting is None or meeting.live is None:
        raise NotOpen
    return meeting, meeting.live


def check_step(live: Live, shown: int | None) -> None:
    """`shown`: the step on the card that was pressed, None where something was typed."""
    if shown is not None and shown != live.at:
        raise AlreadyMoved(live.moved_by, live.at)


def check_leads(meeting: Meeting, by: MemberId) -> None:
    """While nobody facilitates, whoever is here may lead on."""
    if meeting.facilitator is not None or by not in meeting.here:
        check_facilitates(meeting, by)


def check_facilitates(meeting: Meeting, by: MemberId) -> None:
    if meeting.facilitator != by:
        raise NotFacilitator(meeting.facilitator)
