"""From what was given to the move that was meant: reading, defaults, and nothing that a move should decide."""

import re
from datetime import time

from bot.almanac.reading import read_time
from bot.almanac.zones import country_of
from bot.arguments import Given
from bot.choices import USUAL, chosen_dates, chosen_minutes, chosen_pattern, chosen_rhythm
from bot.circle import Circle, Hours, Language, Member
from bot.grammar.season_plan import usually_agreed
from bot.grammar.shipped import shipped
from bot.happenings.outcome import Outcome
from bot.message import Message
from bot.moves import (
    between,
    commitments,
    facilitating,
    finding_a_time,
    meeting,
    membership,
    season,
    seats,
    solo,
)
from bot.refusals.circle import NoSuchMissed, NoSuchPractice
from bot.refusals.meeting import MeetingOver, NoMeeting
from bot.refusals.people import NotAMember
from bot.refusals.typed import Missing, Unreadable
from bot.rules.library import season_of, slot_of
from bot.rules.roster import meeting as meeting_numbered
from bot.rules.roster import name_of, next_meeting
from bot.words.telling.between import missed_view
from bot.words.views.season import meeting_view
from bot.words.voice import Voice

MOST_AGREED = 104  # two years of weekly meetings


def one_of(given: Given, name: str, options: dict[str, bool]) -> bool:
    chosen = given.text(name)
    if chosen not in options:
        raise Unreadable(name, chosen, "choice")
    return options[chosen]


def _number(given: Given, name: str) -> int:
    found = given.number(name)
    if found is None:
        raise Missing(name)
    return found


def invite(circle: Circle, given: Given) -> Outcome:
    return membership.invite(circle, by=given.by, people=given.people, seed=given.new_id[:8], now=given.now)


def withdraw(circle: Circle, given: Given) -> Outcome:
    """Chosen from the list, or mentioned."""
    accounts = [person.account for person in given.people]
    chosen = given.maybe("invitation")
    found = next((i for i in circle.invitations if i.name and (i.id == chosen or i.account in accounts)), None)
    return membership.withdraw(circle, id=found.id if found else "")


def remove(circle: Circle, given: Given) -> Outcome:
    who = given.member(circle, "member")
    name = given.people[0].name if given.people else given.maybe("member") or ""
    return membership.ask_removal(
        circle, by=given.by, who=who, name=name_of(circle, who) if who else name, now=given.now
    )


def language_given(given: Given) -> Language:
    chosen = given.text("language")[:2].lower()
    if chosen not in tuple(Language):
        raise Unreadable("language", chosen, "choice")
    return Language(chosen)


def circle_language(circle: Circle, given: Given) -> Outcome:
    return membership.speak(circle, by=given.by, language=language_given(given), whole_circle=True)


def my_language(circle: Circle, given: Given) -> Outcome:
    return membership.speak(circle, by=given.by, language=language_given(given), whole_circle=False)


NO_HOURS = ("off", "no", "none", "non", "aucune")
SEPARATORS = re.compile("[-–—]")


def quiet_hours(circle: Circle, given: Given) -> Outcome:
    """Two times, or both in one such as "20:00-08:00"; nothing in either, or "off", ends them."""
    since, until = given.maybe("quiet_from"), given.maybe("quiet_until")
    if since is not None and until is None:
        since, *rest = SEPARATORS.split(since, maxsplit=1)
        until = rest[0] if rest else None
    if (since is None and until is None) or (until is None and since is not None and since.lower() in NO_HOURS):
        return membership.keep_quiet(circle, by=given.by, hours=None)
    hours = Hours(_clock("quiet_from", since), _clock("quiet_until", until))
    if hours.begins == hours.ends:
        raise Unreadable("quiet_until", until or "", "hours")
    return membership.keep_quiet(circle, by=given.by, hours=hours)


def _clock(name: str, typed: str | None) -> time:
    if typed is None:
        raise Missing(name)
    read = read_time(typed)
    if read is None:
        raise Unreadable(name, typed, "time")
    return read


def door(circle: Circle, given: Given) -> Outcome:
    is_open = one_of(given, "door", {"open": True, "invited": False})
    return membership.set_door(circle, by=given.by, is_open=is_open)


def show_meeting(voice: Voice, _: Member, given: Given) -> Message:
    number = given.number("meeting")
    found = meeting_numbered(voice.circle, number) if number is not None else next_meeting(voice.circle)
    if found is None:
        raise NoMeeting(number)
    return meeting_view(voice, found)


def show_missed(voice: Voice, _: Member, given: Given) -> Message:
    if not voice.circle.missed:
        raise NoSuchMissed
    return missed_view(voice, voice.circle.missed)


def _country(circle: Circle) -> str | None:
    """Whose holidays to mind until the circle says otherwise: those of the country that its zone lies in."""
    return circle.country or country_of(circle.zone)


def plan(circle: Circle, given: Given) -> Outcome:
    rhythm = chosen_rhythm(given, circle.zone, slot_of(circle))
    agreed = min(given.number("count") or usually_agreed(season_of(circle)), MOST_AGREED)
    return season.plan(circle, by=given.by, rhythm=rhythm, now=given.now, agreed=agreed, country=_country(circle))


def plan_dates(circle: Circle, given: Given) -> Outcome:
    rhythm, count = chosen_dates(given, circle.zone, slot_of(circle))
    return season.plan(circle, by=given.by, rhythm=rhythm, now=given.now, agreed=count, country=_country(circle))


def move(circle: Circle, given: Given) -> Outcome:
    following = given.maybe("which") is not None and one_of(given, "which", {"one": False, "following": True})
    return season.move_meeting(
        circle,
        by=given.by,
        number=given.number("meeting"),
        wall=given.wall(),
        following=following,
        now=given.now,
    )


def mind_days_off(circle: Circle, given: Given) -> Outcome:
    return season.mind_days_off(circle, by=given.by, region=given.text("region").upper())


def ask_times(circle: Circle, given: Given) -> Outcome:
    return finding_a_time.ask_times(
        circle,
        by=given.by,
        number=given.number("meeting"),
        pattern=chosen_pattern(given, USUAL[season_of(circle).how_often]),
        minutes=chosen_minutes(given, slot_of(circle)),
        now=given.now,
    )


def answer_times(circle: Circle, given: Given) -> Outcome:
    id, at = given.number("times"), given.number("option")
    return finding_a_time.answer_times(circle, by=given.by, id=id, at=at, now=given.now)


def settle_times(circle: Circle, given: Given) -> Outcome:
    return finding_a_time.settle_times(circle, by=given.by, id=given.number("times"), now=given.now)


def let_times_go(circle: Circle, given: Given) -> Outcome:
    return finding_a_time.let_times_go(circle, by=given.by, id=given.number("times"))


def keep_hours(circle: Circle, given: Given) -> Outcome:
    begins, ends = given.clock("work_from"), given.clock("work_until")
    if begins is None or ends is None:
        raise Missing("work_from" if begins is None else "work_until")
    return finding_a_time.keep_hours(circle, by=given.by, begins=begins, ends=ends)


def cancel(circle: Circle, given: Given) -> Outcome:
    return season.cancel_meeting(circle, by=given.by, number=given.number("meeting"), now=given.now)


def coming(circle: Circle, given: Given, *, coming: bool) -> Outcome:
    return season.say_coming(circle, by=given.by, number=given.number("meeting"), coming=coming)


def volunteer(circle: Circle, given: Given) -> Outcome:
    return facilitating.volunteer(circle, by=given.by, number=given.number("meeting"))


def offer_swap(circle: Circle, given: Given) -> Outcome:
    return facilitating.offer_swap(circle, by=given.by, mine=_number(given, "mine"), theirs=_number(given, "theirs"))


def answer_swap(circle: Circle, given: Given, *, accept: bool) -> Outcome:
    mine, theirs = _number(given, "mine"), _number(given, "theirs")
    return facilitating.answer_swap(circle, by=given.by, mine=mine, theirs=theirs, accept=accept)


def begin_again(circle: Circle, given: Given) -> Outcome:
    chosen = given.text("season")
    if chosen not in shipped().seasons:
        raise NoSuchPractice(chosen)
    return season.begin_again(circle, by=given.by, season=chosen, now=given.now)


def take_seat(circle: Circle, given: Given) -> Outcome:
    return seats.take_seat(circle, by=given.by, number=given.number("meeting"))


def give_seat(circle: Circle, given: Given) -> Outcome:
    return seats.give_seat(circle, by=given.by, number=given.number("meeting"))


def arrive(circle: Circle, given: Given) -> Outcome:
    return meeting.arrive(circle, by=given.by, number=given.number("meeting"), now=given.now)


def open_meeting(circle: Circle, given: Given) -> Outcome:
    anyway = given.maybe("anyway") is not None
    return meeting.open_meeting(circle, by=given.by, number=given.number("meeting"), now=given.now, anyway=anyway)


def this_card(circle: Circle, given: Given) -> int | None:
    """The step that the card showed. A card of another meeting leads nowhere, whatever its step."""
    number = given.number("meeting")
    shown = meeting_numbered(circle, number) if number is not None else None
    if shown is not None and shown.live is None:
        raise MeetingOver(shown.number, shown.state)
    return given.number("step")


def finish_turn(circle: Circle, given: Given) -> Outcome:
    return meeting.finish_turn(circle, by=given.by, now=given.now, step=this_card(circle, given))


def pass_turn(circle: Circle, given: Given) -> Outcome:
    return meeting.pass_turn(circle, by=given.by, now=given.now, step=this_card(circle, given))


def come_later(circle: Circle, given: Given) -> Outcome:
    return meeting.come_later(circle, by=given.by, now=given.now, step=this_card(circle, given))


def come_back_later(circle: Circle, given: Given) -> Outcome:
    step, whom = this_card(circle, given), given.maybe("turn")
    return meeting.come_back_later(circle, by=given.by, whom=whom, now=given.now, step=step)


def next_step(circle: Circle, given: Given) -> Outcome:
    return meeting.next_step(circle, by=given.by, step=this_card(circle, given), now=given.now)


def more_time(circle: Circle, given: Given) -> Outcome:
    return meeting.more_time(circle, by=given.by, step=this_card(circle, given), now=given.now)


def hand_over(circle: Circle, given: Given) -> Outcome:
    to = given.member(circle, "member")
    named = given.people[0].name if given.people else given.maybe("member")
    if to is None and named:
        raise NotAMember(named)
    return facilitating.hand_over(circle, by=given.by, to=to, number=given.number("meeting"))


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
    return between.set_homework(circle, by=given.by, number=_number(given, "meeting"), text=given.text("text"))


def commit(circle: Circle, given: Given) -> Outcome:
    peer = given.member(circle, "peer")
    return commitments.commit(
        circle,
        by=given.by,
        text=given.text("text"),
        due_on=given.day("day"),
        id=given.new_id,
        now=given.now,
        peer=peer,
    )


def keep_note(circle: Circle, given: Given) -> Outcome:
    return solo.keep_note(circle, by=given.by, text=given.text("text"), id=given.new_id, now=given.now)


def settle(circle: Circle, given: Given, *, done: bool) -> Outcome:
    return commitments.settle_commitment(circle, by=given.by, id=given.text("commitment"), done=done)


def put_off(circle: Circle, given: Given) -> Outcome:
    on = given.day("day")
    if on is None:
        raise Missing("day")
    return commitments.put_off(circle, by=given.by, id=given.text("commitment"), due_on=on, now=given.now)


def write_letter(circle: Circle, given: Given) -> Outcome:
    on = given.day("on")
    if on is None:
        raise Missing("on")
    return between.write_letter(circle, by=given.by, text=given.text("text"), on=on, id=given.new_id, now=given.now)


def step_back(circle: Circle, given: Given) -> Outcome:
    return membership.step_back(circle, by=given.by, until=given.day("until"), now=given.now)
