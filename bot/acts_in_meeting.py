"""As `acts`, for what people do within a step: pauses and silences, writing, wishes, small tasks."""

from bot.acts import one_of, this_card
from bot.arguments import Given
from bot.circle import Circle, Wish
from bot.happenings.outcome import Outcome
from bot.moves import lending, pausing, writing
from bot.refusals.typed import Unreadable


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
