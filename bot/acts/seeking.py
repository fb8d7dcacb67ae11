"""From what was given to the moves of those who seek a circle; and what the forms ask of them."""

from babel.dates import get_day_names

from bot.arguments import Argument, Given, Whose
from bot.happenings.outcome import Outcome
from bot.message import FieldKind
from bot.moves import seeking
from bot.nouns.circle import Circle
from bot.nouns.people import Language
from bot.nouns.seeking import Hours, Why
from bot.refusals.typed import Missing, TooLong, Unreadable
from bot.words.voice import Voice

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEVERAL = {"weekdays": (0, 1, 2, 3, 4), "weekend": (5, 6), "every-day": (0, 1, 2, 3, 4, 5, 6)}
MOST_INTERESTS = 8
LONGEST_INTEREST = 40


def _days(voice: Voice) -> tuple[tuple[str, str], ...]:
    names = get_day_names("wide", locale=voice.language.value)
    several = ((id, voice.label(f"days.{id}")) for id in SEVERAL)
    return (*several, *((id, names[number].capitalize()) for number, id in enumerate(WEEK)))


def _languages(voice: Voice) -> tuple[tuple[str, str], ...]:
    return (("en", "English"), ("fr", "Français"), ("both", voice.label("languages.both")))


def _lines(voice: Voice) -> tuple[tuple[str, str], ...]:
    return (("up", voice.label("reports.up")), ("down", voice.label("reports.down")))


DAYS = Argument("days", FieldKind.CHOICE, longest=12, choices=_days, preset=lambda _: "weekdays")
STARTS = Argument("starts", FieldKind.TIME, longest=20, preset=lambda _: "16:00", clock=Whose.OWN)
ENDS = Argument("ends", FieldKind.TIME, longest=20, preset=lambda _: "18:00", clock=Whose.OWN)
LANGUAGES = Argument(
    "languages", FieldKind.CHOICE, longest=4, choices=_languages, preset=lambda voice: voice.language.value
)
INTERESTS = Argument("interests", FieldKind.LINE, required=False, longest=200, hint="field.interests.hint")
LINE = Argument("direction", FieldKind.CHOICE, longest=4, choices=_lines, preset=lambda _: "up")


def _hours(given: Given) -> Hours:
    chosen = given.text("days").lower()
    days = SEVERAL.get(chosen) or ((WEEK.index(chosen),) if chosen in WEEK else ())
    if not days:
        raise Unreadable("days", chosen, "choice")
    starts, ends = given.clock("starts"), given.clock("ends")
    if starts is None:
        raise Missing("starts")
    if ends is None:
        raise Missing("ends")
    if starts == ends:
        raise Unreadable("ends", given.text("ends"), "time")
    return Hours(days, starts.hour * 60 + starts.minute, ends.hour * 60 + ends.minute)


def seek(circle: Circle, given: Given) -> Outcome:
    chosen = given.text("languages").lower()
    if chosen != "both" and chosen not in tuple(Language):
        raise Unreadable("languages", chosen, "choice")
    languages = tuple(each.value for each in Language) if chosen == "both" else (chosen,)
    typed = (given.maybe("interests") or "").replace(";", ",").replace("\n", ",").split(",")
    interests = tuple(dict.fromkeys(each.strip() for each in typed if each.strip()))[:MOST_INTERESTS]
    for each in interests:
        if len(each) > LONGEST_INTEREST:
            raise TooLong("interests", LONGEST_INTEREST, len(each))
    return seeking.seek(
        circle, by=given.by, hours=_hours(given), languages=languages, interests=interests, now=given.now
    )


def add_hours(circle: Circle, given: Given) -> Outcome:
    return seeking.add_hours(circle, by=given.by, hours=_hours(given))


def not_with(circle: Circle, given: Given) -> Outcome:
    return seeking.keep_apart(circle, by=given.by, people=given.people, why=Why.NOT_WITH, seed=given.new_id[:8])


def reports(circle: Circle, given: Given) -> Outcome:
    lines = {"up": Why.I_REPORT, "down": Why.REPORTS}
    chosen = given.text("direction")
    if chosen not in lines:
        raise Unreadable("direction", chosen, "choice")
    return seeking.keep_apart(circle, by=given.by, people=given.people, why=lines[chosen], seed=given.new_id[:8])
