"""Moves of finding a time: three are proposed, each answers in one tap, and the one that suits is taken."""

from datetime import datetime, time

from msgspec.structs import replace

from bot.almanac.rhythm import Pattern, Rhythm
from bot.almanac.zones import country_of, instant
from bot.grammar.season_plan import planned, usually_agreed
from bot.happenings.outcome import Outcome
from bot.happenings.times import HoursKept, TimeAnswered, TimesAsked, TimesLetGo, TimesUnsettled
from bot.moves.preferences import with_member
from bot.moves.season import meeting_ahead, move_meeting, plan
from bot.nouns.circle import Circle, Stage
from bot.nouns.people import Hours, MemberId
from bot.nouns.season import TimeOption, TimeQuestion
from bot.refusals.refusal import Refusal
from bot.refusals.season import Ended, NoTimesAsked, SuitsNotAll, TimesAskedAlready, TimesNotAnswered
from bot.refusals.typed import BackToFront
from bot.rules.finding_a_time import (
    answered,
    best,
    closes_at,
    everyone_answered,
    proposals,
    season_dates,
    suits_everyone,
    unsuited,
    without_answers,
)
from bot.rules.library import season_of
from bot.rules.roster import HOLDABLE, quorum


def keep_hours(circle: Circle, *, by: MemberId, begins: time, ends: time) -> Outcome:
    """The hours in which one likes to meet, on one's own clock. Used to propose times, and for nothing else."""
    if begins >= ends:
        raise BackToFront
    return Outcome(with_member(circle, by, hours=Hours(begins, ends)), (HoursKept(by),))


def ask_times(
    circle: Circle, *, by: MemberId, number: int | None, pattern: Pattern, minutes: int, now: datetime, beyond: int = 0
) -> Outcome:
    """When could we meet? For the meeting of this number or the next one; for a season where none is planned."""
    question = question_for(circle, by=by, number=number, pattern=pattern, minutes=minutes, now=now, beyond=beyond)
    return Outcome(replace(circle, times=question), (TimesAsked(by, question.id),))


def question_for(
    circle: Circle, *, by: MemberId, number: int | None, pattern: Pattern, minutes: int, now: datetime, beyond: int = 0
) -> TimeQuestion:
    """What would be asked, for whoever thinks of asking it. `beyond`: how often other times were wished for."""
    if circle.stage is Stage.ENDED:
        raise Ended
    last = circle.times
    if last is not None and not last.closed:
        raise TimesAskedAlready(last.closes_at)
    named = [option.wall for option in last.options] if last else []
    id = last.id + 1 if last else 1
    if number is None and not any(m.state in HOLDABLE for m in circle.meetings):
        dates = season_dates(pattern, _how_many(circle))
        options = proposals(circle, now=now, minutes=minutes, dates=dates, instead_of=named, beyond=beyond)
        return TimeQuestion(id, by, options, closes_at(circle, options, now), minutes, pattern=pattern)
    meeting = meeting_ahead(circle, number)
    named.append(meeting.wall)
    options = proposals(circle, now=now, minutes=meeting.minutes, instead_of=named, beyond=beyond)
    return TimeQuestion(id, by, options, closes_at(circle, options, now), meeting.minutes, meeting=meeting.number)


def answer_times(circle: Circle, *, by: MemberId, id: int | None, at: int | None, now: datetime) -> Outcome:
    """This one suits me, or not after all; `at` None: none of them does. What suits everyone is taken at once."""
    question = _open(circle, id)
    before = question.options[at : at + 1] if at is not None else ()
    if at is None:
        question = without_answers(question, by)
        question = replace(question, none_fits=(*question.none_fits, by))
    elif before:
        can = before[0].can
        taken = replace(before[0], can=tuple(id for id in can if id != by) if by in can else (*can, by))
        none_fits = tuple(id for id in question.none_fits if id != by)
        options = (*question.options[:at], taken, *question.options[at + 1 :])
        question = replace(question, options=options, none_fits=none_fits)
    else:
        raise NoTimesAsked
    circle = replace(circle, times=question)
    noted = TimeAnswered(by, question.id)
    if suits_everyone(circle, question) is None:
        return Outcome(circle, (noted,))
    settled = settle_times(circle, by=None, now=now)
    return replace(settled, happenings=(noted, *settled.happenings))


def settle_times(
    circle: Circle, *, by: MemberId | None, id: int | None = None, now: datetime, anyway: bool = False
) -> Outcome:
    """By the clock, or by anyone once all have answered: the time that suits the most, if it is a quorum.

    `anyway`: although it does not suit some, of which whoever settles it has been told.
    """
    question = _open(circle, id)
    if by is not None and not everyone_answered(circle, question):
        raise TimesNotAnswered(question.closes_at)
    chosen = best(question, quorum(circle))
    without = len(unsuited(circle, chosen)) if by is not None and chosen is not None else 0
    if chosen is not None and without and not anyway:
        raise SuitsNotAll(question.id, instant(chosen.wall, circle.zone), without)
    closed = replace(circle, times=replace(question, closed=True, chosen=chosen.wall if chosen else None))
    if chosen is None:
        return Outcome(closed, (TimesUnsettled(question.id),))
    try:
        return _taken(closed, question, chosen, now)
    except Refusal:  # meanwhile the meeting was held, cancelled or the circle ended: there is nothing to settle
        return Outcome(replace(closed, times=replace(question, closed=True)), (TimesLetGo(None, question.id),))


def let_times_go(circle: Circle, *, by: MemberId, id: int | None) -> Outcome:
    """The question is taken back; all stays as it was."""
    question = _open(circle, id)
    return Outcome(replace(circle, times=replace(question, closed=True)), (TimesLetGo(by, question.id),))


def _taken(circle: Circle, question: TimeQuestion, chosen: TimeOption, now: datetime) -> Outcome:
    if question.meeting is not None:
        moved = move_meeting(circle, by=None, number=question.meeting, wall=chosen.wall, following=False, now=now)
        return replace(moved, circle=_not_coming(moved.circle, question.meeting, question, chosen))
    assert question.pattern is not None
    rhythm = Rhythm(chosen.wall, circle.zone, question.pattern, question.minutes)
    country = circle.country or country_of(circle.zone)
    return plan(circle, by=None, rhythm=rhythm, now=now, agreed=usually_agreed(season_of(circle)), country=country)


def _not_coming(circle: Circle, number: int, question: TimeQuestion, chosen: TimeOption) -> Circle:
    """Whoever answered and cannot at the chosen time need not say so again."""
    cannot = tuple(m.id for m in circle.members if m.id in answered(question) and m.id not in chosen.can)
    return replace(
        circle, meetings=tuple(replace(m, not_coming=cannot) if m.number == number else m for m in circle.meetings)
    )


def _open(circle: Circle, id: int | None) -> TimeQuestion:
    question = circle.times
    if question is None or question.closed or (id is not None and id != question.id):
        raise NoTimesAsked
    return question


def _how_many(circle: Circle) -> int:
    return len(
        planned(season_of(circle), members=max(1, len(circle.members)), agreed=usually_agreed(season_of(circle)))
    )
