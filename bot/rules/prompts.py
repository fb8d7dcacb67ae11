"""What the clock makes the bot say: derived from the circle, never stored with it.

A prompt is known by *what* it is and *for when*: wall times and steps, not instants, so that a change of the zone's law
moves the prompt without making it another. How late it still is kind to say it belongs to its kind.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from msgspec import Struct

from bot.almanac.rhythm import wall_times_after
from bot.almanac.zones import instant
from bot.grammar.practice import Mode, OnTime
from bot.nouns.between import Commitment, CommitmentState
from bot.nouns.circle import Circle, Stage
from bot.nouns.meeting import Live, Meeting, MeetingState
from bot.nouns.people import MemberId
from bot.rules import company
from bot.rules.airtime import share, still_to_come
from bot.rules.consent import open_proposal
from bot.rules.roster import HOLDABLE, RUNNING, ahead, ends_at, lives, member, running, starts_at, zone_of
from bot.rules.seeking import ANSWER_WITHIN
from bot.rules.steps import all_have_spoken, step_at, step_ends_at, step_length

GATHERS_BEFORE = timedelta(minutes=10)
MORNING = time(9)
FAR_AHEAD = 2  # how many meetings ahead have their prompts in the table; the next save brings the next ones
SHORTEST_FOR_HALF_TIME = timedelta(minutes=8)  # in a shorter one, the minute before its end is word enough
SHORTEST_FOR_A_CHANGE = timedelta(minutes=2)  # in which two who share a step are told that half of it is over
CLOSES_BY_ITSELF_AFTER = timedelta(hours=1)
ASKED_WHEN_PAUSED_AFTER = timedelta(minutes=30)  # so that a pause is not closed over anybody's head
LINGERS = timedelta(minutes=10)  # when all have spoken in the last round, for thanks and for what comes next
# After a step's end, before somebody else is offered the role: as long again as the step had, within these.
SILENT_FOR_LEAST = timedelta(minutes=5)
SILENT_FOR_MOST = timedelta(minutes=10)
HOST_IS_WAITED_FOR = timedelta(minutes=20)  # who is here and was reminded, before the room is asked after all
UNOPENED_FOR = timedelta(minutes=3)  # after the planned beginning, before the understudy is asked


class What(StrEnum):
    DAY_BEFORE = "day before"
    GATHERING = "gathering"
    HOST = "time to open, for a host who is here"
    UNDERSTUDY = "offer to the understudy"
    ANYONE = "offer to anyone"
    LAPSED = "lapsed"
    HALF_TIME = "half time"
    ONE_MINUTE = "one minute"
    LAST_ONE = "the last one's minutes"
    TIME_UP = "time is up"
    SILENT_LEAD = "offer while the lead is silent"
    SILENCE_OVER = "silence is over"
    STILL_PAUSED = "still paused"
    CLOSES_ITSELF = "meeting closes by itself"
    CHECK_IN_OPENS = "check-in opens"
    CHECK_IN_CLOSES = "check-in closes"
    TIMES_CLOSE = "times close"
    PROPOSAL = "proposal"
    COMMITMENT = "commitment"
    PEER = "a peer may ask"
    LETTER = "letter"
    BACK = "back again"
    FORMING = "answers to a circle to be"
    INTRODUCTION = "answers to an introduction"


# How late each is still kind. None: it is done however late, because something would stay undone for ever.
GRACE: dict[What, timedelta | None] = {
    What.DAY_BEFORE: timedelta(hours=20),
    What.GATHERING: timedelta(minutes=25),
    What.HOST: timedelta(minutes=10),
    What.UNDERSTUDY: timedelta(minutes=7),
    What.ANYONE: timedelta(minutes=30),
    What.LAPSED: None,
    What.HALF_TIME: timedelta(minutes=1),
    What.ONE_MINUTE: timedelta(seconds=45),
    What.LAST_ONE: timedelta(seconds=45),
    What.TIME_UP: None,
    What.SILENT_LEAD: timedelta(minutes=1),
    What.SILENCE_OVER: None,
    What.STILL_PAUSED: timedelta(minutes=20),
    What.CLOSES_ITSELF: None,
    What.CHECK_IN_OPENS: timedelta(hours=6),
    What.CHECK_IN_CLOSES: None,
    What.TIMES_CLOSE: None,
    What.PROPOSAL: None,
    What.COMMITMENT: None,
    What.PEER: timedelta(days=3),
    What.LETTER: None,
    What.BACK: None,
    What.FORMING: None,
    What.INTRODUCTION: None,
}

# Cues within a step are of no use to anyone once it is over, and what is between two people is no news for a third:
# letting them go needs no summary.
NOT_WORTH_LISTING = (
    What.HALF_TIME,
    What.ONE_MINUTE,
    What.LAST_ONE,
    What.SILENT_LEAD,
    What.STILL_PAUSED,
    What.HOST,
    What.UNDERSTUDY,
    What.ANYONE,
    What.PEER,
)


class Prompt(Struct, frozen=True):
    what: What
    for_when: str
    due_at: datetime
    meeting: int | None = None
    member: MemberId | None = None
    words: str | None = None  # the id of a commitment, a letter or a circle to be

    @property
    def key(self) -> str:
        return f"{self.what} {self.for_when}"


def upcoming_prompts(circle: Circle) -> tuple[Prompt, ...]:
    """All that the clock has yet to say to this circle as it is now, earliest first."""
    done = set(circle.prompted)
    return tuple(sorted((p for p in _derived(circle) if p.key not in done), key=lambda p: (p.due_at, p.key)))


def still_meaningful(circle: Circle) -> tuple[str, ...]:
    """The marks of what was prompted, without those that nothing in the circle would prompt any more.

    A meeting keeps its marks until it is over: what a pause, an offer or a rest hides for a while comes back.
    """
    if not circle.prompted:
        return ()
    derived = {p.key for p in _derived(circle)}
    names = [f" {_name(m)}" for m in circle.meetings if m.state in (*HOLDABLE, *RUNNING)]
    return tuple(key for key in circle.prompted if key in derived or any(name in key for name in names))


def was_announced(circle: Circle, meeting: Meeting) -> bool:
    """Whether its day before has been said."""
    return f"{What.DAY_BEFORE} {_name(meeting)}" in circle.prompted


def too_late(prompt: Prompt, now: datetime) -> bool:
    grace = GRACE[prompt.what]
    return grace is not None and now > prompt.due_at + grace


def late_by(prompt: Prompt, now: datetime) -> int:
    """Whole minutes, from the fifth on: less is nobody's concern."""
    minutes = int((now - prompt.due_at).total_seconds() // 60)
    return minutes if minutes >= 5 else 0


def _derived(circle: Circle) -> Iterator[Prompt]:
    if lives(circle):
        for meeting in ahead(circle)[:FAR_AHEAD]:
            yield from _of_meeting(circle, meeting)
    open_now = running(circle)
    if open_now:
        yield from _of_step(circle, open_now)
    yield from _of_check_ins(circle)
    if circle.times is not None and not circle.times.closed and circle.stage is not Stage.ENDED:
        yield Prompt(What.TIMES_CLOSE, f"{circle.times.id}", circle.times.closes_at)
    proposal = open_proposal(circle)
    if proposal is not None:
        yield Prompt(What.PROPOSAL, f"{proposal.number} version {proposal.version}", proposal.closes_at)
    for each in circle.company.introductions if circle.company else ():
        yield Prompt(What.INTRODUCTION, f"{each.number}", each.at + company.ANSWER_WITHIN)
    yield from _of_members(circle)


def _name(meeting: Meeting) -> str:
    """Its number, its wall time and its planning: moved away and back again, or planned anew, it is prompted anew."""
    planned = f"{meeting.changed_at:%Y%m%dT%H%M%S}.{meeting.sequence}"
    return f"{meeting.number} {meeting.wall:%Y-%m-%dT%H:%M} planned {planned}"


def _of_meeting(circle: Circle, meeting: Meeting) -> Iterator[Prompt]:
    starts = starts_at(circle, meeting)
    name = _name(meeting)

    def prompt(what: What, due_at: datetime) -> Prompt:
        return Prompt(what, name, due_at, meeting=meeting.number)

    if meeting.state is MeetingState.PLANNED:
        day_before = instant(meeting.wall - timedelta(days=1), circle.zone)
        if day_before > meeting.changed_at:  # who has just planned it for tomorrow need not be reminded of it
            yield prompt(What.DAY_BEFORE, day_before)
        yield prompt(What.GATHERING, max(starts - GATHERS_BEFORE, meeting.changed_at))
    elif not circle.solo:
        nobody_stands_by = circle.community is not None and meeting.facilitator is not None
        if meeting.offer is None and meeting.facilitator not in meeting.here and not nobody_stands_by:
            yield prompt(What.UNDERSTUDY, starts + UNOPENED_FOR)
        host_is_here = circle.community is not None and meeting.facilitator in meeting.here
        if host_is_here and meeting.offer is None:
            yield prompt(What.HOST, starts)
        if meeting.offer is None or meeting.offer.to is not None:
            yield prompt(What.ANYONE, starts + (HOST_IS_WAITED_FOR if host_is_here else timedelta(minutes=10)))
    yield prompt(What.LAPSED, starts + timedelta(minutes=meeting.minutes))


def _of_step(circle: Circle, meeting: Meeting) -> Iterator[Prompt]:
    live = meeting.live
    assert live is not None
    name = _name(meeting)
    length = timedelta(seconds=step_length(live))
    closes = _closes_by_itself_at(circle, meeting, live)
    yield Prompt(What.CLOSES_ITSELF, name, closes, meeting=meeting.number)
    step = _step_name(meeting, live)
    if live.seconds_left is not None and live.silence_until is None and not circle.solo:
        paused = f"{step} paused with {live.seconds_left}"
        asked = closes - CLOSES_BY_ITSELF_AFTER + ASKED_WHEN_PAUSED_AFTER
        yield Prompt(What.STILL_PAUSED, paused, asked, meeting=meeting.number)
    if live.silence_until is not None:
        yield Prompt(What.SILENCE_OVER, f"{step} silence {live.silences}", live.silence_until, meeting=meeting.number)
    ends = step_ends_at(live)
    if ends is None:
        return
    if circle.solo:  # one's own time makes no noise before it is over
        yield Prompt(What.TIME_UP, f"{step} +{live.extra}", ends, meeting=meeting.number)
        return
    if not all_have_spoken(live):
        yield from _cues(circle, meeting, live, ends)
    on_time = step_at(circle, meeting, live.at).on_time
    if on_time is OnTime.HARD or (length and not all_have_spoken(live)):
        yield Prompt(What.TIME_UP, f"{step} +{live.extra}", ends, meeting=meeting.number)
    if length and meeting.facilitator is not None and meeting.offer is None and len(meeting.here) > 1:
        laid = timedelta(seconds=live.steps[live.at].seconds)
        late = ends + min(max(laid, SILENT_FOR_LEAST), SILENT_FOR_MOST)
        late = max(late, starts_at(circle, meeting) + UNOPENED_FOR)  # opened early, it hurries nobody
        yield Prompt(What.SILENT_LEAD, f"{step} +{live.extra}", late, meeting=meeting.number)


def _cues(circle: Circle, meeting: Meeting, live: Live, ends: datetime) -> Iterator[Prompt]:
    """Before a step's end: for whoever facilitates, and for those who are in small groups."""
    step = _step_name(meeting, live)
    length = timedelta(seconds=step_length(live))
    of_two = live.round is not None and len(live.round.turns) == 2  # half time is then the last one's
    in_pairs = bool(live.groups) and step_at(circle, meeting, live.at).mode is Mode.PAIRS
    shortest = SHORTEST_FOR_A_CHANGE if in_pairs else SHORTEST_FOR_HALF_TIME
    if length >= shortest and not of_two:
        yield Prompt(What.HALF_TIME, step, ends - length / 2, meeting=meeting.number)
    if length > timedelta(minutes=2):
        yield Prompt(What.ONE_MINUTE, f"{step} +{live.extra}", ends - timedelta(minutes=1), meeting=meeting.number)
    if still_to_come(live) and share(live) > timedelta(minutes=1):
        yield Prompt(What.LAST_ONE, step, ends - share(live), meeting=meeting.number)


def _step_name(meeting: Meeting, live: Live) -> str:
    return f"{_name(meeting)} step {live.at}"


def time_is_up(circle: Circle, meeting: Meeting, live: Live) -> bool:
    """Whether the circle has been told that this step's time is over, and nobody has given it more since."""
    return f"{What.TIME_UP} {_step_name(meeting, live)} +{live.extra}" in circle.prompted


def _closes_by_itself_at(circle: Circle, meeting: Meeting, live: Live) -> datetime:
    """A circle that goes on past its slot is not cut off in the middle of a step, nor of its thanks."""
    last = max(ends_at(circle, meeting), live.step_began_at + timedelta(seconds=step_length(live)))
    if live.round is not None and all_have_spoken(live):
        return max(last, live.round.turn_began_at) + LINGERS
    return last + CLOSES_BY_ITSELF_AFTER


def _of_check_ins(circle: Circle) -> Iterator[Prompt]:
    check_in, plan = circle.check_in, circle.check_ins
    if check_in is not None and not check_in.closed:
        yield Prompt(What.CHECK_IN_CLOSES, f"{check_in.number}", check_in.closes_at)
    if plan is not None and lives(circle):
        after = plan.after or plan.rhythm.first - timedelta(minutes=1)
        for wall in wall_times_after(plan.rhythm, after, 1):
            yield Prompt(What.CHECK_IN_OPENS, f"{wall:%Y-%m-%dT%H:%M}", instant(wall, plan.rhythm.zone))


def _of_members(circle: Circle) -> Iterator[Prompt]:
    """A circle that has ended asks nothing of anybody any more; letters still come."""
    for letter in circle.letters:
        morning = _morning(circle, letter.member, letter.on)
        yield Prompt(What.LETTER, letter.id, morning, member=letter.member, words=letter.id)
    if circle.stage is Stage.ENDED:
        return
    for invitation in circle.formings:
        yield Prompt(What.FORMING, invitation.id, invitation.at + ANSWER_WITHIN, words=invitation.id)
    for someone in circle.members:
        if someone.away is not None and someone.away.until is not None:
            back, until = _morning(circle, someone.id, someone.away.until), someone.away.until
            yield Prompt(What.BACK, f"{someone.id} {until}", back, member=someone.id)
    for made in circle.commitments:
        if made.state is CommitmentState.OPEN and made.due_on is not None:
            yield commitment_prompt(circle, made, made.due_on)
            if made.peer is not None and not made.asked:
                morning = _morning(circle, made.peer, made.due_on + timedelta(days=1))
                yield Prompt(What.PEER, f"{made.id} {made.due_on}", morning, member=made.peer, words=made.id)


def commitment_prompt(circle: Circle, made: Commitment, due_on: date) -> Prompt:
    morning = _morning(circle, made.member, due_on)
    return Prompt(What.COMMITMENT, f"{made.id} {due_on}", morning, member=made.member, words=made.id)


def _morning(circle: Circle, id: MemberId, day: date) -> datetime:
    """Of that day, where this member lives."""
    return instant(datetime.combine(day, MORNING), zone_of(circle, member(circle, id)))
