"""From what was given to the moves of a season: planning, moving, volunteering, seats."""

from bot.acts.reading import chosen_dates, chosen_rhythm, needed_number, one_of
from bot.almanac.zones import country_of
from bot.arguments import Given
from bot.grammar.season_plan import usually_agreed
from bot.grammar.shipped import shipped
from bot.happenings.outcome import Outcome
from bot.message import Message
from bot.moves import attending, facilitating, season, seats
from bot.nouns.circle import Circle, Stage
from bot.nouns.people import Member
from bot.refusals.circle import NoSuchPractice
from bot.refusals.meeting import NoMeeting
from bot.rules.library import season_of, slot_of
from bot.rules.roster import ahead, is_planned, next_meeting
from bot.rules.roster import meeting as meeting_numbered
from bot.words.views.meeting import meeting_view
from bot.words.voice import Voice

MOST_AGREED = 104  # two years of weekly meetings


def show_meeting(voice: Voice, someone: Member, given: Given) -> Message:
    number = given.number("meeting")
    found = meeting_numbered(voice.circle, number) if number is not None else next_meeting(voice.circle)
    if found is None:
        raise NoMeeting(number)
    return meeting_view(voice, found, someone)


def _country(circle: Circle) -> str | None:
    """Whose holidays to mind until the circle says otherwise: those of the country that its zone lies in."""
    return circle.country or country_of(circle.zone)


def ask_before_planning_anew(voice: Voice, _: Given) -> Message | None:
    return voice.message("plan.confirm") if is_planned(voice.circle) else None


def plan(circle: Circle, given: Given) -> Outcome:
    rhythm = chosen_rhythm(given, circle.zone, slot_of(circle))
    agreed = min(given.number("count") or usually_agreed(season_of(circle)), MOST_AGREED)
    return season.plan(circle, by=given.by, rhythm=rhythm, now=given.now, agreed=agreed, country=_country(circle))


def plan_dates(circle: Circle, given: Given) -> Outcome:
    rhythm, count = chosen_dates(given, circle.zone, slot_of(circle))
    return season.plan(circle, by=given.by, rhythm=rhythm, now=given.now, agreed=count, country=_country(circle))


def ask_only_what_is_ahead(voice: Voice, given: Given) -> Message | None:
    """Nothing is asked about a meeting that is over or under way: its number is refused before a form, or a yes."""
    number = given.maybe("meeting") or ""
    if number.isascii() and number.isdigit():
        season.meeting_ahead(voice.circle, given.number("meeting"))
    return None


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


def check_before_cancelling(voice: Voice, given: Given) -> Message | None:
    """Whoever may not is told so before they are asked whether they are sure."""
    ask_only_what_is_ahead(voice, given)
    found = meeting_numbered(voice.circle, given.number("meeting")) if given.maybe("meeting") else None
    if found is not None:
        season.check_may_cancel(voice.circle, found, given.by)
    return None


def ask_before_ending(voice: Voice, given: Given) -> Message:
    """For all of them at once: it names what lies ahead and would not be."""
    circle = voice.circle
    season.check_may_end(circle, given.by)
    if circle.solo:
        return voice.message("end.alone_confirm")
    of_community = circle.community is not None
    planned = len(ahead(circle))
    key = "end.ahead_forums" if of_community else "end.ahead"
    lies_ahead = (voice.line(key, n=planned),) if planned else ()
    return Message((*lies_ahead, voice.line("end.community_confirm" if of_community else "end.confirm")))


def cancel(circle: Circle, given: Given) -> Outcome:
    return season.cancel_meeting(circle, by=given.by, number=given.number("meeting"), now=given.now)


def coming(circle: Circle, given: Given, *, coming: bool) -> Outcome:
    return attending.say_coming(circle, by=given.by, number=given.number("meeting"), coming=coming)


def explain_absence(circle: Circle, given: Given) -> Outcome:
    return attending.explain_absence(circle, by=given.by, number=given.number("meeting"), words=given.text("text"))


def volunteer(circle: Circle, given: Given) -> Outcome:
    return facilitating.volunteer(circle, by=given.by, number=given.number("meeting"))


def offer_swap(circle: Circle, given: Given) -> Outcome:
    return facilitating.offer_swap(
        circle, by=given.by, mine=needed_number(given, "mine"), theirs=needed_number(given, "theirs")
    )


def answer_swap(circle: Circle, given: Given, *, accept: bool) -> Outcome:
    mine, theirs = needed_number(given, "mine"), needed_number(given, "theirs")
    return facilitating.answer_swap(circle, by=given.by, mine=mine, theirs=theirs, accept=accept)


def ask_before_waking(voice: Voice, _: Given) -> Message | None:
    """A circle that has ended is not woken in passing, by a button that was left on an old card."""
    return voice.message("again.confirm", n=len(voice.circle.members)) if voice.circle.stage is Stage.ENDED else None


def begin_again(circle: Circle, given: Given) -> Outcome:
    chosen = given.text("season")
    if chosen not in shipped().seasons:
        raise NoSuchPractice(chosen)
    anyway = given.maybe("anyway") is not None
    return season.begin_again(circle, by=given.by, season=chosen, now=given.now, anyway=anyway)


def take_seat(circle: Circle, given: Given) -> Outcome:
    return seats.take_seat(circle, by=given.by, number=given.number("meeting"))


def give_seat(circle: Circle, given: Given) -> Outcome:
    return seats.give_seat(circle, by=given.by, number=given.number("meeting"), now=given.now)
