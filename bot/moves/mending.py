"""Moves that mend a season which promises more than its meetings hold: shorter turns, or more meetings."""

from datetime import datetime

from msgspec.structs import replace

from bot.almanac.rhythm import wall_times_after
from bot.happenings.outcome import Outcome
from bot.happenings.season import SeasonMended
from bot.moves.season import in_numeric_order
from bot.nouns.circle import Circle
from bot.nouns.meeting import Meeting, MeetingState
from bot.nouns.people import MemberId
from bot.nouns.season import Cut
from bot.refusals.meeting import NoMeeting
from bot.refusals.proposals import NothingNew
from bot.rules.library import lines_of, practice_of, season_of
from bot.rules.mending import check_of, cuts_for, cuts_to_fit, extra_for, too_tight
from bot.rules.roster import HOLDABLE, in_time_order
from bot.rules.roster import meeting as meeting_numbered
from bot.rules.rota import assigned
from bot.rules.season_capacity import TooTight


def shorten_turns(circle: Circle, *, by: MemberId, practice: str) -> Outcome:
    """Each presenter has what the slot allows."""
    cuts = cuts_for(_tight(circle, practice))
    if not cuts:
        raise NothingNew
    return Outcome(_with_cuts(circle, cuts), (SeasonMended(by, practice),))


def cut_to_fit(circle: Circle, *, by: MemberId, practice: str, number: int) -> Outcome:
    """As short as this meeting needs it, for this circle from now on."""
    meeting = meeting_numbered(circle, number)
    if meeting is None:
        raise NoMeeting(number)
    if meeting.practice != practice or meeting.state not in HOLDABLE:
        raise NothingNew
    cuts = cuts_to_fit(check_of(circle, meeting), practice_of(circle, meeting))
    if not cuts:
        raise NothingNew
    return Outcome(_with_cuts(circle, cuts), (SeasonMended(by, practice),))


def _with_cuts(circle: Circle, cuts: tuple[Cut, ...]) -> Circle:
    again = {(cut.practice, cut.step) for cut in cuts}
    others = tuple(cut for cut in circle.cuts if (cut.practice, cut.step) not in again)
    return replace(circle, cuts=others + cuts)


def add_meetings(circle: Circle, *, by: MemberId, practice: str, now: datetime) -> Outcome:
    """Fewer present in each. What follows moves on by as many meetings, in the same rhythm."""
    extra = extra_for(_tight(circle, practice))
    if extra is None:
        raise NothingNew
    before = sum(e.meetings for e in circle.extras if e.practice == practice)
    more = max(0, extra.meetings - before)
    circle = replace(circle, extras=(*(e for e in circle.extras if e.practice != practice), extra))
    without = 0
    if circle.meetings and circle.rhythm is not None:
        circle, without = _with_room(circle, practice, more, now)
    return Outcome(circle, (SeasonMended(by, practice, more, without),))


def _tight(circle: Circle, practice: str) -> TooTight:
    found = next((one for one in too_tight(circle) if one.practice == practice), None)
    if found is None:
        raise NothingNew
    return found


def _with_room(circle: Circle, practice: str, more: int, now: datetime) -> tuple[Circle, int]:
    """The new meetings come after the last of their kind and take the times of those that followed."""
    assert circle.rhythm is not None
    before = max(m.number for m in circle.meetings if m.practice == practice)
    stays = tuple(m for m in circle.meetings if m.number <= before or m.state not in HOLDABLE)
    moves_on = [m for m in in_time_order(circle.meetings) if m not in stays]
    last = max(m.wall for m in circle.meetings)
    walls = [m.wall for m in moves_on] + list(wall_times_after(circle.rhythm, last, more))
    sequence = max(m.sequence for m in circle.meetings) + 1
    lines = {p.number: season_of(circle).meetings.index(p.meeting) for p in lines_of(circle, len(circle.meetings))}
    numbers = range(before + 1, before + 1 + more + len(moves_on))
    kinds = [practice] * more + [m.practice for m in moves_on]
    new = tuple(
        Meeting(
            number=number,
            practice=kind,
            line=lines.get(number, 0),
            wall=wall,
            minutes=circle.rhythm.minutes,
            changed_at=now,
            sequence=sequence,
            state=MeetingState.PLANNED,
        )
        for number, kind, wall in zip(numbers, kinds, walls, strict=False)
    )
    homework = tuple(replace(h, number=h.number + more) if h.number > before else h for h in circle.homework)
    circle = replace(circle, meetings=in_numeric_order(stays + new), homework=homework, swaps=())
    return assigned(circle), len(numbers) - len(new)
