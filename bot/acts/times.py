"""From what was given to the moves that find a time."""

from collections.abc import Callable
from typing import TypeVar

from bot.acts.reading import chosen_minutes, chosen_pattern
from bot.arguments import Given
from bot.choices import USUAL
from bot.happenings.outcome import Outcome
from bot.message import Message
from bot.moves import finding_a_time
from bot.nouns.circle import Circle
from bot.nouns.people import Member
from bot.nouns.season import TimeQuestion
from bot.refusals.typed import Missing
from bot.rules.library import season_of, slot_of
from bot.words.telling.times import times_view
from bot.words.voice import Voice

Asked = TypeVar("Asked", Outcome, TimeQuestion)


def show_times(voice: Voice, _: Member, given: Given) -> Message:
    """What would be asked, before anybody is."""
    question = _asked(finding_a_time.question_for, voice.circle, given)
    wished = {name: value for name in ("meeting", "rhythm", "minutes") if (value := given.maybe(name))}
    return times_view(voice, question, wished, beyond=given.number("beyond") or 0)


def ask_times(circle: Circle, given: Given) -> Outcome:
    return _asked(finding_a_time.ask_times, circle, given)


def _asked(ask: Callable[..., Asked], circle: Circle, given: Given) -> Asked:
    return ask(
        circle,
        by=given.by,
        number=given.number("meeting"),
        pattern=chosen_pattern(given, USUAL[season_of(circle).how_often]),
        minutes=chosen_minutes(given, slot_of(circle)),
        now=given.now,
        beyond=given.number("beyond") or 0,
    )


def answer_times(circle: Circle, given: Given) -> Outcome:
    id, at = given.number("times"), given.number("option")
    return finding_a_time.answer_times(circle, by=given.by, id=id, at=at, now=given.now)


def settle_times(circle: Circle, given: Given) -> Outcome:
    id, anyway = given.number("times"), given.maybe("anyway") is not None
    return finding_a_time.settle_times(circle, by=given.by, id=id, now=given.now, anyway=anyway)


def let_times_go(circle: Circle, given: Given) -> Outcome:
    return finding_a_time.let_times_go(circle, by=given.by, id=given.number("times"))


def keep_hours(circle: Circle, given: Given) -> Outcome:
    begins, ends = given.clock("work_from"), given.clock("work_until")
    if begins is None or ends is None:
        raise Missing("work_from" if begins is None else "work_until")
    return finding_a_time.keep_hours(circle, by=given.by, begins=begins, ends=ends)
