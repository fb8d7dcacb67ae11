"""From what was given to the moves of a meeting that runs."""

from bot.acts.reading import one_of
from bot.arguments import Given
from bot.happenings.outcome import Outcome
from bot.moves import facilitating, leaving, lending, meeting, pausing, writing
from bot.nouns.circle import Circle
from bot.nouns.meeting import Wish
from bot.refusals.meeting import MeetingOver
from bot.refusals.people import NotAMember
from bot.refusals.typed import Missing, Unreadable
from bot.rules.roster import meeting as meeting_numbered


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


def speak_after_all(circle: Circle, given: Given) -> Outcome:
    return meeting.speak_after_all(circle, by=given.by, now=given.now, step=this_card(circle, given))


def stop_presenting(circle: Circle, given: Given) -> Outcome:
    return leaving.stop_presenting(circle, by=given.by, now=given.now, step=this_card(circle, given))


def come_later(circle: Circle, given: Given) -> Outcome:
    return meeting.come_later(circle, by=given.by, now=given.now, step=this_card(circle, given))


def come_back_later(circle: Circle, given: Given) -> Outcome:
    step, whom = this_card(circle, given), given.maybe("turn")
    return meeting.come_back_later(circle, by=given.by, whom=whom, now=given.now, step=step)


def next_step(circle: Circle, given: Given) -> Outcome:
    anyway = given.maybe("anyway") is not None
    return meeting.next_step(circle, by=given.by, step=this_card(circle, given), now=given.now, anyway=anyway)


def more_time(circle: Circle, given: Given) -> Outcome:
    return meeting.more_time(circle, by=given.by, step=this_card(circle, given), now=given.now)


def hand_over(circle: Circle, given: Given) -> Outcome:
    to = given.member(circle, "member")
    named = given.people[0].name if given.people else given.maybe("member")
    if to is None and named:
        raise NotAMember(named)
    if to is None and circle.community is not None:
        raise Missing("member")  # nobody stands by: whoever hosts says whom
    return facilitating.hand_over(circle, by=given.by, to=to, number=given.number("meeting"))


def pause(circle: Circle, given: Given) -> Outcome:
    this_card(circle, given)
    return pausing.pause(circle, by=given.by, now=given.now, why=given.maybe("why") or "")


def keep_silence(circle: Circle, given: Given) -> Outcome:
    this_card(circle, given)
    minutes, beyond = given.number("silence") or 1, given.maybe("beyond")
    return pausing.keep_silence(circle, by=given.by, minutes=minutes, now=given.now, beyond=beyond)


def write(circle: Circle, given: Given) -> Outcome:
    step = this_card(circle, given)
    return writing.write(circle, by=given.by, text=given.text("writing"), now=given.now, step=step)


def be_ready(circle: Circle, given: Given) -> Outcome:
    return writing.be_ready(circle, by=given.by, now=given.now, step=this_card(circle, given))


def choose_wish(circle: Circle, given: Given) -> Outcome:
    chosen = given.text("wish")
    if chosen not in tuple(Wish):
        raise Unreadable("wish", chosen, "choice")
    on = one_of(given, "on", {"yes": True, "no": False})
    return lending.choose_wish(circle, by=given.by, wish=Wish(chosen), chosen=on)


def lend_a_hand(circle: Circle, given: Given, *, takes: bool) -> Outcome:
    name, number = given.text("task"), given.number("meeting")
    move = lending.take_task if takes else lending.release_task
    return move(circle, by=given.by, name=name, number=number)
