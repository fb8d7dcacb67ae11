"""What was typed, alone and taken together."""

from datetime import datetime, time
from typing import assert_never

from bot.almanac.zones import zones_like
from bot.grammar.file_problems import Problem
from bot.message import Text, Words
from bot.message import Typed as ToType
from bot.refusals.typed import (
    BackToFront,
    DoesNotAgree,
    FileProblems,
    InAGap,
    InThePast,
    Missing,
    MoreThanWeAre,
    NeedsDay,
    TooLong,
    Typed,
    UnknownCommand,
    UnknownRegion,
    UnknownZone,
    Unreadable,
)
from bot.words.file_words import in_words as problem_in_words
from bot.words.phrases import joined
from bot.words.plain import clock_time, dated
from bot.words.refusing.next import Next
from bot.words.voice import Voice

UNREADABLE = {
    "day": "refusal.not_a_day",
    "no such day": "refusal.no_such_day",
    "time": "refusal.not_a_time",
    "number": "refusal.not_a_number",
    "choice": "refusal.not_a_choice",
    "minutes": "refusal.not_minutes",
    "meeting": "refusal.not_a_meeting",
    "dates": "refusal.not_dates",
    "hours": "refusal.not_quiet_hours",
    "link": "refusal.not_a_link",
    "member": "refusal.several_of_that_name",
}

MOST_PROBLEMS = 12  # more would not be read, and would not fit

MOST_ZONES = 4

NEXT: Next = {
    UnknownCommand: (("button.help", "help"),),
}


def typed(refusal: Typed, voice: Voice) -> Text:
    match refusal:
        case Missing(field):
            return voice.say("refusal.missing", field=voice.label(f"field.{field}"))
        case Unreadable(field, typed, kind):
            key = UNREADABLE.get(kind, "refusal.not_readable")
            return voice.say(key, field=voice.label(f"field.{field}"), typed=Words(typed))
        case TooLong(field, longest, length):
            name = voice.label(f"field.{field}")
            return voice.say("refusal.too_long", field=name, longest=longest, length=length)
        case InThePast(wall, zone):
            past = "refusal.in_the_past" if wall.time() != time(0) else "refusal.day_in_the_past"
            return voice.say(past, wall=_wall(wall, voice), zone=zone)
        case InAGap(wall, zone, after):
            return voice.say("refusal.in_a_gap", wall=_wall(wall, voice), zone=zone, after=_wall(after, voice))
        case UnknownZone(typed):
            return _unknown_zone(typed, voice)
        case UnknownRegion(typed):
            return voice.say("refusal.unknown_region", typed=Words(typed))
        case FileProblems(problems):
            count = voice.say("refusal.file_problems", n=len(problems))
            return joined([count, *problem_lines(problems, voice), *more_problems(problems, voice)], "\n")
        case UnknownCommand(typed, nearest):
            return _unknown_command(typed, nearest, voice)
        case _:
            assert_never(refusal)


def does_not_agree(refusal: DoesNotAgree, voice: Voice) -> Text:
    match refusal:
        case BackToFront():
            return voice.say("refusal.back_to_front")
        case NeedsDay():
            return voice.say("refusal.needs_day")
        case MoreThanWeAre(least, people):
            return voice.say("refusal.more_than_we_are", n=people, least=least)
        case _:
            assert_never(refusal)


def _wall(wall: datetime, voice: Voice) -> str:
    """A day stands as midnight, and is said without a time. With its year: letters go far."""
    day = dated(wall, "EEE d MMM y", voice.language)
    return day if wall.time() == time(0) else f"{day}, {clock_time(wall.time(), voice.language)}"


def _unknown_zone(typed: str, voice: Voice) -> Text:
    likely = zones_like(typed, MOST_ZONES) if typed.strip() else ()
    if not likely:
        return voice.say("refusal.unknown_zone", typed=Words(typed))
    return voice.say("refusal.zones_like", typed=Words(typed), zones=", ".join(likely))


def _unknown_command(typed: str, nearest: str | None, voice: Voice) -> Text:
    said = Words(f"/circle {typed}")
    if nearest is None:
        return voice.say("refusal.unknown_command", typed=said)
    return voice.say("refusal.did_you_mean", typed=said, nearest=ToType(f"/circle {nearest}"))


def _problem(problem: Problem, voice: Voice) -> Text:
    told = problem_in_words(problem, voice.language)
    return voice.say("refusal.file_problem", line=problem.line, what=Words(told.what), mend=Words(told.mend))


def problem_lines(problems: tuple[Problem, ...], voice: Voice) -> list[Text]:
    """Line, what is so, and the mend. They quote what somebody wrote: all of it is literal."""
    return [_problem(problem, voice) for problem in problems[:MOST_PROBLEMS]]


def more_problems(problems: tuple[Problem, ...], voice: Voice) -> list[Text]:
    more = len(problems) - MOST_PROBLEMS
    return [voice.say("refusal.more_problems", n=more)] if more > 0 else []
