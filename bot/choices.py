"""What there is to choose from in the forms."""

from datetime import datetime
from hashlib import blake2b

from bot.almanac.rhythm import MonthlyByDate, MonthlyByWeekday, Pattern, Weekly
from bot.grammar.practice import Practice, can_be_alone
from bot.grammar.season_plan import HowOften, Season
from bot.grammar.shipped import shipped
from bot.nouns.people import Language
from bot.nouns.together import Absence, Between, Load
from bot.refusals.circle import NoSuchPractice
from bot.rules.forum import may_host
from bot.rules.library import OPEN_CIRCLE, offered
from bot.rules.roster import HOLDABLE, available, in_time_order, next_meeting
from bot.words.plain import CLOCK, dated, plain_text
from bot.words.views.mine import CALLED
from bot.words.views.practices import facts_of, groups, kind_label, part_text, title_of
from bot.words.voice import Voice

MADE_FOR_THINKING = "theory-of-practice"  # whose questions are asked when nobody said about which season


MOST_CHOICES = 25  # Discord's is the tightest


RHYTHMS: dict[str, Pattern] = {
    "weekly": Weekly(),
    "two-weeks": Weekly(2),
    "three-weeks": Weekly(3),
    "four-weeks": Weekly(4),
    "month-weekday": MonthlyByWeekday(),
    "month-date": MonthlyByDate(),
}


ABSENCES = {Absence.TAP: "absence.tap", Absence.WORD: "absence.word", Absence.ROOM: "absence.room"}


LOADS = {
    Load.NOTHING: "load.nothing",
    Load.HOUR: "load.hour",
    Load.TWO_HOURS: "load.two_hours",
    Load.FOUR_HOURS: "load.four_hours",
}


BETWEENS = {Between.HERE: "between.here", Between.ELSEWHERE: "between.elsewhere", Between.NOWHERE: "between.nowhere"}


def members(voice: Voice) -> tuple[tuple[str, str], ...]:
    """Whom one may choose. Alone there is nobody."""
    if voice.circle.solo:
        return ()
    return tuple((m.id, m.name) for m in voice.circle.members)


def others(voice: Voice) -> tuple[tuple[str, str], ...]:
    """For what is between oneself and somebody else."""
    return tuple((id, name) for id, name in members(voice) if id != voice.me)


def successors(voice: Voice) -> tuple[tuple[str, str], ...]:
    """Who may be handed the role. In a community those who are here, or who have said that they come."""
    circle, meeting = voice.circle, next_meeting(voice.circle)
    if circle.community is None or meeting is None:
        return others(voice)
    near = meeting.here if meeting.live else available(circle, meeting)
    near_by = (m for m in circle.members if m.id in near and m.id != meeting.facilitator and may_host(circle, m.id))
    return tuple((m.id, m.name) for m in near_by)[:MOST_CHOICES]


def meetings(voice: Voice) -> tuple[tuple[str, str], ...]:
    """Those that can still be held, the earliest first."""
    coming = [m for m in in_time_order(voice.circle.meetings) if m.state in HOLDABLE]
    return tuple(
        (str(m.number), f"{voice.title(m)} · {in_words(m.wall, voice.language)}") for m in coming[:MOST_CHOICES]
    )


def in_words(wall: datetime, language: Language) -> str:
    """A wall time where only plain characters can stand."""
    return dated(wall, f"EEE d MMM, {CLOCK}", language)


def seasons(voice: Voice) -> tuple[tuple[str, str], ...]:
    """The one that asks for least comes first."""
    found = sorted(shipped().seasons.values(), key=lambda s: s.id != OPEN_CIRCLE)
    return tuple((s.id, s.title.in_language(voice.language)) for s in found)


def seasons_in_short(voice: Voice) -> dict[str, str]:
    return {s.id: s.in_short.in_language(voice.language) for s in shipped().seasons.values() if s.in_short}


def solo_seasons(voice: Voice) -> tuple[tuple[str, str], ...]:
    """Those that somebody can go through alone, first the one that is about oneself."""
    alone = [s for s in shipped().seasons.values() if all(can_be_alone(p) for p in _practices_of(s))]
    found = sorted(alone, key=lambda s: s.id != MADE_FOR_THINKING)
    return tuple((s.id, s.title.in_language(voice.language)) for s in found)


def _practices_of(season: Season) -> list[Practice]:
    return [shipped().practices[meeting.practice] for meeting in season.meetings]


def practices(voice: Voice) -> tuple[tuple[str, str], ...]:
    """The circle's own, and what suits it first: a list can only be so long. `/circle practices` shows them all."""
    own = {practice.id for practice in voice.circle.practices}

    def place(practice: Practice) -> tuple[bool, bool, str]:
        return practice.id not in own, not _is_for_us(voice, practice), title_of(voice, practice).casefold()

    here = sorted(offered(voice.circle), key=place)
    return tuple((p.id, title_of(voice, p)) for p in here)[:MOST_CHOICES]


def practices_in_short(voice: Voice) -> dict[str, str]:
    """How long each is for this circle, and what stands in the way."""
    return {p.id: plain_text(facts_of(voice, p), voice.language) for p in offered(voice.circle)}


def practice_names(voice: Voice) -> tuple[tuple[str, str], ...]:
    """By which one may call them, in either language: all that there are, however long the list."""
    return tuple((p.id, name) for p in offered(voice.circle) for name in (p.title.en, p.title.fr) if name)


def season_names(_: Voice) -> tuple[tuple[str, str], ...]:
    return tuple((s.id, name) for s in shipped().seasons.values() for name in (s.title.en, s.title.fr) if name)


def _is_for_us(voice: Voice, practice: Practice) -> bool:
    return practice.people.min <= len(voice.circle.members) <= practice.people.max


def kinds(voice: Voice) -> tuple[tuple[str, str], ...]:
    return tuple((kind, kind_label(voice, kind)) for kind in groups(voice))


def part_that_stands(voice: Voice, values: dict[str, str]) -> str:
    """The part of a practice that is to be changed."""
    number = values.get("part", "")
    practice = values.get("practice", "")
    try:
        return part_text(voice.circle, practice, int(number)) if number.isdecimal() else ""
    except NoSuchPractice:
        return ""


def languages(_: Voice) -> tuple[tuple[str, str], ...]:
    return tuple((language.value, name) for language, name in CALLED.items())


def rhythms(voice: Voice) -> tuple[tuple[str, str], ...]:
    return tuple((id, voice.label(f"rhythm.{id}")) for id in RHYTHMS)


def one_or_following(voice: Voice) -> tuple[tuple[str, str], ...]:
    return (("one", voice.label("move.one")), ("following", voice.label("move.following")))


def invited(voice: Voice) -> tuple[tuple[str, str], ...]:
    return tuple((i.id, i.name) for i in voice.circle.invitations if i.name)


def doors(voice: Voice) -> tuple[tuple[str, str], ...]:
    return (("invited", voice.label("door.invited")), ("open", voice.label("door.open")))


def with_or_without_name(voice: Voice) -> tuple[tuple[str, str], ...]:
    return (("no", voice.label("shelve.unnamed")), ("yes", voice.label("shelve.named")))


def events(voice: Voice) -> tuple[tuple[str, str], ...]:
    return (("on", voice.label("events.on")), ("off", voice.label("events.off")))


def in_calendars(voice: Voice) -> tuple[tuple[str, str], ...]:
    return (("no", voice.label("talk.not_in_calendars")), ("yes", voice.label("talk.in_calendars")))


USUAL = {HowOften.WEEKLY: "weekly", HowOften.EVERY_TWO_WEEKS: "two-weeks", HowOften.MONTHLY: "month-weekday"}


def absences(voice: Voice) -> tuple[tuple[str, str], ...]:
    return tuple((each.value, voice.label(key)) for each, key in ABSENCES.items())


def loads(voice: Voice) -> tuple[tuple[str, str], ...]:
    return tuple((each.value, voice.label(key)) for each, key in LOADS.items())


def betweens(voice: Voice) -> tuple[tuple[str, str], ...]:
    return tuple((each.value, voice.label(key)) for each, key in BETWEENS.items())


def told_to(voice: Voice) -> tuple[tuple[str, str], ...]:
    return (("room", voice.label("to.room")), ("proposer", voice.label("to.proposer")))


def proposed_about(voice: Voice) -> tuple[tuple[str, str], ...]:
    """Something new, or one of the agreements that there are: as many as can be listed."""
    new = (("new", voice.label("about.new")), ("decision", voice.label("about.decision")))
    known = tuple((agreement_id(text), shortened(text)) for text in dict.fromkeys(voice.circle.agreements))
    return (*new, *known)[:MOST_CHOICES]


def agreement_id(text: str) -> str:
    """By its words: a form that was opened before an agreement changed must not mean another one."""
    return blake2b(text.encode(), digest_size=6).hexdigest()


def shortened(text: str) -> str:
    return text if len(text) <= 70 else f"{text[:69].rstrip()}…"
