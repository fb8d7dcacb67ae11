"""From what was given to the moves between meetings: check-ins, homework, what came too late."""

from bot.acts.reading import chosen_rhythm, needed_number
from bot.arguments import Given
from bot.happenings.outcome import Outcome
from bot.message import Message
from bot.moves import between
from bot.nouns.circle import Circle
from bot.nouns.people import Member
from bot.refusals.circle import NoSuchMissed
from bot.words.telling.between import missed_view
from bot.words.voice import Voice


def show_missed(voice: Voice, _: Member, given: Given) -> Message:
    if not voice.circle.missed:
        raise NoSuchMissed
    return missed_view(voice, voice.circle.missed)


def open_check_in(circle: Circle, given: Given) -> Outcome:
    hours = given.number("hours") or between.CHECK_IN_HOURS
    return between.open_check_in(
        circle, by=given.by, question=given.maybe("question") or "", hours=hours, now=given.now
    )


def plan_check_ins(circle: Circle, given: Given) -> Outcome:
    rhythm = chosen_rhythm(given, circle.zone, slot=10)
    return between.plan_check_ins(
        circle,
        by=given.by,
        rhythm=rhythm,
        question=given.maybe("question") or "",
        hours=given.number("hours") or between.CHECK_IN_HOURS,
        now=given.now,
    )


def stop_check_ins(circle: Circle, given: Given) -> Outcome:
    return between.plan_check_ins(circle, by=given.by, rhythm=None, question="", hours=0, now=given.now)


def answer_check_in(circle: Circle, given: Given) -> Outcome:
    return between.answer_check_in(circle, by=given.by, text=given.text("text"), number=given.number("check_in"))


def skip_check_in(circle: Circle, given: Given) -> Outcome:
    return between.pass_check_in(circle, by=given.by, number=given.number("check_in"))


def set_homework(circle: Circle, given: Given) -> Outcome:
    return between.set_homework(circle, by=given.by, number=needed_number(given, "meeting"), text=given.text("text"))
