"""What there is to choose from in the forms, and what stands in them before anyone has typed."""

from datetime import datetime
from hashlib import blake2b

from msgspec.structs import replace

from bot.almanac.reading import LONGEST_LINK, read_date, read_time
from bot.almanac.rhythm import MonthlyByDate, MonthlyByWeekday, OnDates, Pattern, Rhythm, Weekly
from bot.almanac.zones import country_of, in_gap, instant, wall_time
from bot.arguments import Argument, Given, Whose
from bot.grammar.practice import Practice, can_be_alone
from bot.grammar.season_plan import HowOften, Season, Times, usually_agreed
from bot.grammar.shipped import shipped
from bot.message import FieldKind
from bot.nouns.people import Language
from bot.nouns.together import Absence, Between, Load
from bot.refusals.circle import NoSuchPractice
from bot.refusals.typed import InAGap, Missing, Unreadable
from bot.rules.beside import talk_of
from bot.rules.consent import open_proposal, sheet_of, wording_of
from bot.rules.forum import may_host
from bot.rules.library import OPEN_CIRCLE, has_as_many_as_agreed, offered, season_of, slot_of
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


def _slot(voice: Voice) -> str:
    standing = sheet_of(voice.circle).rhythm
    return str(standing.minutes if standing else slot_of(voice.circle))


def _as_planned(voice: Voice, form: str) -> str:
    """The next time, as the sheet has it or as it is planned; empty where none is."""
    circle, standing = voice.circle, sheet_of(voice.circle).rhythm
    if standing is not None and standing != circle.rhythm:
        return standing.first.strftime(form)
    ahead = (m.wall for m in in_time_order(circle.meetings) if m.state in HOLDABLE)
    return next((wall.strftime(form) for wall in ahead), "")


USUAL = {HowOften.WEEKLY: "weekly", HowOften.EVERY_TWO_WEEKS: "two-weeks", HowOften.MONTHLY: "month-weekday"}


def _rhythm(voice: Voice) -> str:
    """As it stands, else as the season proposes it."""
    standing = sheet_of(voice.circle).rhythm
    known = (id for id, pattern in RHYTHMS.items() if standing is not None and pattern == standing.pattern)
    return next(known, USUAL[season_of(voice.circle).how_often])


def _next_number(voice: Voice) -> str:
    options = meetings(voice)
    return options[0][0] if options else ""


def _zone(voice: Voice) -> str:
    return voice.zone


def _region(voice: Voice) -> str:
    return voice.circle.country or country_of(voice.circle.zone) or ""


def _link(voice: Voice) -> str:
    return talk_of(voice.circle).link


def _in_calendars(voice: Voice) -> str:
    return "yes" if talk_of(voice.circle).in_calendars else "no"


def quiet_begins(voice: Voice) -> str:
    """As they are; else what many would choose."""
    return voice.reader.quiet.begins.strftime("%H:%M") if voice.reader and voice.reader.quiet else "20:00"


def quiet_ends(voice: Voice) -> str:
    return voice.reader.quiet.ends.strftime("%H:%M") if voice.reader and voice.reader.quiet else "08:00"


def _language(voice: Voice) -> str:
    return voice.language.value


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


def _wording(voice: Voice) -> str:
    proposal = open_proposal(voice.circle)
    return wording_of(voice.circle, proposal) if proposal else ""


def _reason(voice: Voice) -> str:
    proposal = open_proposal(voice.circle)
    return proposal.reason if proposal else ""


def _where(voice: Voice) -> str:
    return sheet_of(voice.circle).where


def _count(voice: Voice) -> str:
    return str(sheet_of(voice.circle).count or 4)


def _absence(voice: Voice) -> str:
    return sheet_of(voice.circle).absence or Absence.TAP


def _quorum(voice: Voice) -> str:
    return str(sheet_of(voice.circle).quorum or "")


def _load(voice: Voice) -> str:
    return sheet_of(voice.circle).load or Load.HOUR


def _between(voice: Voice) -> str:
    return sheet_of(voice.circle).between or Between.HERE


def _elsewhere(voice: Voice) -> str:
    return sheet_of(voice.circle).elsewhere


def _agreements(voice: Voice) -> str:
    return "\n".join(voice.circle.agreements)


def _usual_count(voice: Voice) -> str:
    """As often as it is planned now, else as seasons of its kind usually do."""
    season = season_of(voice.circle)
    lines = (season.meetings[m.line] for m in voice.circle.meetings if m.line < len(season.meetings))
    standing = sum(line.times is Times.AS_AGREED for line in lines)
    return str(standing or usually_agreed(season))


DAY = Argument("day", FieldKind.DAY, longest=20)
TIME = Argument("time", FieldKind.TIME, longest=20)
RHYTHM = Argument("rhythm", FieldKind.CHOICE, longest=20, choices=rhythms, preset=_rhythm)
# As it stands: whoever opens it to change one thing finds the others as they are.
NEXT_DAY = replace(DAY, preset=lambda voice: _as_planned(voice, "%Y-%m-%d"))
NEXT_TIME = replace(TIME, preset=lambda voice: _as_planned(voice, "%H:%M"))
MEETING = Argument("meeting", FieldKind.CHOICE, longest=5, choices=meetings, preset=_next_number)
MEMBER = Argument("member", FieldKind.CHOICE, longest=80, choices=others)
SUCCESSOR = replace(MEMBER, choices=successors)
PEER = Argument("peer", FieldKind.CHOICE, required=False, longest=80, choices=others, hint="field.peer.hint")
LANGUAGE = Argument("language", FieldKind.CHOICE, longest=2, choices=languages, preset=_language)
ZONE = Argument("zone", FieldKind.LINE, longest=60, preset=_zone, hint="field.zone.hint")
MINUTES = Argument("minutes", FieldKind.NUMBER, longest=4, preset=_slot)
KIND = Argument("kind", FieldKind.CHOICE, longest=20, choices=kinds)
# A form's field takes so much; a longer file goes on in the next one.
FILE = Argument("file", FieldKind.ESSAY, longest=3000, hint="field.file.hint")
MORE_FILE = tuple(Argument(f"file-{n}", FieldKind.ESSAY, required=False, longest=3000) for n in (2, 3, 4, 5))
PART = Argument("file", FieldKind.ESSAY, longest=3000, stands=part_that_stands)
PRACTICE = Argument(
    "practice",
    FieldKind.CHOICE,
    longest=60,
    choices=practices,
    lines=practices_in_short,
    called=practice_names,
)
SEASON = Argument(
    "season",
    FieldKind.CHOICE,
    longest=60,
    choices=seasons,
    called=season_names,
    lines=seasons_in_short,
    preset=lambda _: OPEN_CIRCLE,
)
# A community that goes on is a community: a year more is what most will want.
NEXT_SEASON = replace(SEASON, preset=lambda voice: voice.circle.season if voice.circle.community else OPEN_CIRCLE)
SOLO_SEASON = Argument(
    "season",
    FieldKind.CHOICE,
    longest=60,
    choices=solo_seasons,
    lines=seasons_in_short,
    preset=lambda voice: solo_seasons(voice)[0][0],
)
AGREEMENTS = Argument("agreements", FieldKind.ESSAY, longest=3000, preset=_agreements, hint="field.agreements.hint")

ABOUT = Argument("about", FieldKind.CHOICE, longest=20, choices=proposed_about, preset=lambda _: "new")
WORDING = Argument("wording", FieldKind.ESSAY, required=False, longest=3000, hint="field.wording.hint")
REWORDED = Argument("wording", FieldKind.ESSAY, required=False, longest=3000, preset=_wording)
REASON = Argument("reason", FieldKind.ESSAY, longest=1000, hint="field.reason.hint")
REASON_AGAIN = Argument("reason", FieldKind.ESSAY, longest=1000, preset=_reason)
REASON_NEEDED_SOMETIMES = Argument("reason", FieldKind.ESSAY, required=False, longest=1000)
TO = Argument("to", FieldKind.CHOICE, longest=10, choices=told_to, preset=lambda _: "room")
CONCERN = Argument("text", FieldKind.ESSAY, required=False, longest=1000, hint="field.text.concern.hint")
OBJECTION = Argument("text", FieldKind.ESSAY, longest=1000, hint="field.text.objection.hint")
HOW_MANY = Argument("count", FieldKind.NUMBER, longest=3, preset=_count)
WHERE = Argument("where", FieldKind.LINE, longest=200, preset=_where, hint="field.where.hint")
ABSENCE = Argument("absence", FieldKind.CHOICE, longest=10, choices=absences, preset=_absence)
QUORUM = Argument("quorum", FieldKind.NUMBER, required=False, longest=2, preset=_quorum, hint="field.quorum.hint")
LOAD = Argument("load", FieldKind.CHOICE, longest=20, choices=loads, preset=_load)
BETWEEN = Argument("between", FieldKind.CHOICE, longest=20, choices=betweens, preset=_between)
ELSEWHERE = Argument(
    "elsewhere", FieldKind.LINE, required=False, longest=200, preset=_elsewhere, hint="field.elsewhere.hint"
)
MINE = Argument("mine", FieldKind.CHOICE, longest=5, choices=meetings, preset=_next_number)
THEIRS = Argument("theirs", FieldKind.CHOICE, longest=5, choices=meetings)
INVITATION = Argument("invitation", FieldKind.CHOICE, longest=20, choices=invited)
DOOR = Argument("door", FieldKind.CHOICE, longest=10, choices=doors)
NAMED = Argument("named", FieldKind.CHOICE, False, longest=3, choices=with_or_without_name, preset=lambda _: "no")
LINK = Argument("link", FieldKind.LINK, required=False, longest=LONGEST_LINK, preset=_link, hint="field.link.hint")
IN_CALENDARS = Argument(
    "in_calendars", FieldKind.CHOICE, required=False, longest=5, choices=in_calendars, preset=_in_calendars
)
EVENTS = Argument("events", FieldKind.CHOICE, longest=5, choices=events, preset=lambda _: "on")
COUNT = Argument("count", FieldKind.NUMBER, required=False, longest=3, preset=_usual_count, asked=has_as_many_as_agreed)
REGION = Argument("region", FieldKind.LINE, longest=10, preset=_region, hint="field.region.hint")
WORK_FROM = Argument(
    "work_from", FieldKind.TIME, longest=20, preset=lambda _: "09:00", hint="field.work_from.hint", clock=Whose.OWN
)
WORK_UNTIL = replace(WORK_FROM, name="work_until", preset=lambda _: "17:00", hint="")
LETTER_DAY = Argument("on", FieldKind.DAY, longest=20, hint="field.on.hint")


def chosen_rhythm(given: Given, zone: str, slot: int) -> Rhythm:
    """A gap is refused before a rhythm is made of it, so that it is said with what was understood."""
    first = given.wall()
    pattern = chosen_pattern(given, "two-weeks")
    minutes = chosen_minutes(given, slot)
    if in_gap(first, zone):
        raise InAGap(first, zone, wall_time(instant(first, zone), zone))
    return Rhythm(first, zone, pattern, minutes)


def chosen_pattern(given: Given, usual: str) -> Pattern:
    chosen = given.maybe("rhythm") or usual
    if chosen not in RHYTHMS:
        raise Unreadable("rhythm", chosen, "choice")
    return RHYTHMS[chosen]


def chosen_minutes(given: Given, slot: int) -> int:
    wished = given.number("minutes")
    minutes = slot if wished is None else wished
    if not 10 <= minutes <= 24 * 60:
        raise Unreadable("minutes", str(minutes), "minutes")
    return minutes


def chosen_dates(given: Given, zone: str, slot: int) -> tuple[Rhythm, int]:
    """One date and time in each line; and how many there are."""
    walls: list[datetime] = []
    for line in given.text("dates").splitlines():
        words = line.split()
        if not words:
            continue
        on, at = read_date(words[0]), read_time(" ".join(words[1:]))
        if on is None or at is None:
            raise Unreadable("dates", line.strip(), "dates")
        walls.append(datetime.combine(on, at))
    if not walls:
        raise Missing("dates")
    walls.sort()
    return Rhythm(walls[0], zone, OnDates(tuple(walls)), chosen_minutes(given, slot)), len(walls)
