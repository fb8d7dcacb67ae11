"""All that commands take: what is asked, by which control, and how long it may be."""

from msgspec.structs import replace

from bot import choices, presets
from bot.almanac.reading import LONGEST_LINK
from bot.arguments import Argument, Whose
from bot.command import Group
from bot.message import FieldKind
from bot.moves import between, forum, harvest, preferences
from bot.rules.library import OPEN_CIRCLE, has_as_many_as_agreed
from bot.rules.roster import in_or_invited
from bot.rules.shelf import LONGEST_WHERE
from bot.words.voice import Voice


def _chapters(voice: Voice) -> tuple[tuple[str, str], ...]:
    return tuple((group.value, voice.label(f"group.{group.value}")) for group in Group)


DAY = Argument("day", FieldKind.DAY, longest=20)
TIME = Argument("time", FieldKind.TIME, longest=20)
RHYTHM = Argument("rhythm", FieldKind.CHOICE, longest=20, choices=choices.rhythms, preset=presets.usual_rhythm)
# As it stands: whoever opens it to change one thing finds the others as they are.
NEXT_DAY = replace(DAY, preset=lambda voice: presets.as_planned(voice, "%Y-%m-%d"))
NEXT_TIME = replace(TIME, preset=lambda voice: presets.as_planned(voice, "%H:%M"))
MEETING = Argument("meeting", FieldKind.CHOICE, longest=5, choices=choices.meetings, preset=presets.next_number)
MEMBER = Argument("member", FieldKind.CHOICE, longest=80, choices=choices.others)
SUCCESSOR = replace(MEMBER, choices=choices.successors)
PEER = Argument("peer", FieldKind.CHOICE, required=False, longest=80, choices=choices.others, hint="field.peer.hint")
LANGUAGE = Argument("language", FieldKind.CHOICE, longest=2, choices=choices.languages, preset=presets.language)
ZONE = Argument("zone", FieldKind.LINE, longest=60, preset=presets.zone, hint="field.zone.hint")
MINUTES = Argument("minutes", FieldKind.NUMBER, longest=4, preset=presets.slot)
KIND = Argument("kind", FieldKind.CHOICE, longest=20, choices=choices.kinds)
# A form's field takes so much; a longer file goes on in the next one.
FILE = Argument("file", FieldKind.ESSAY, longest=3000, hint="field.file.hint")
MORE_FILE = tuple(Argument(f"file-{n}", FieldKind.ESSAY, required=False, longest=3000) for n in (2, 3, 4, 5))
PART = Argument("file", FieldKind.ESSAY, longest=3000, stands=choices.part_that_stands)
PRACTICE = Argument(
    "practice",
    FieldKind.CHOICE,
    longest=60,
    choices=choices.practices,
    lines=choices.practices_in_short,
    called=choices.practice_names,
)
SEASON = Argument(
    "season",
    FieldKind.CHOICE,
    longest=60,
    choices=choices.seasons,
    called=choices.season_names,
    lines=choices.seasons_in_short,
    preset=lambda _: OPEN_CIRCLE,
)
# A community that goes on is a community: a year more is what most will want.
NEXT_SEASON = replace(SEASON, preset=lambda voice: voice.circle.season if voice.circle.community else OPEN_CIRCLE)
SOLO_SEASON = Argument(
    "season",
    FieldKind.CHOICE,
    longest=60,
    choices=choices.solo_seasons,
    lines=choices.seasons_in_short,
    preset=lambda voice: choices.solo_seasons(voice)[0][0],
)
AGREEMENTS = Argument(
    "agreements", FieldKind.ESSAY, longest=3000, preset=presets.agreements, hint="field.agreements.hint"
)
ABOUT = Argument("about", FieldKind.CHOICE, longest=20, choices=choices.proposed_about, preset=lambda _: "new")
WORDING = Argument("wording", FieldKind.ESSAY, required=False, longest=3000, hint="field.wording.hint")
REWORDED = Argument("wording", FieldKind.ESSAY, required=False, longest=3000, preset=presets.wording)
REASON = Argument("reason", FieldKind.ESSAY, longest=1000, hint="field.reason.hint")
REASON_AGAIN = Argument("reason", FieldKind.ESSAY, longest=1000, preset=presets.reason)
REASON_NEEDED_SOMETIMES = Argument("reason", FieldKind.ESSAY, required=False, longest=1000)
TO = Argument("to", FieldKind.CHOICE, longest=10, choices=choices.told_to, preset=lambda _: "room")
CONCERN = Argument("text", FieldKind.ESSAY, required=False, longest=1000, hint="field.text.concern.hint")
OBJECTION = Argument("text", FieldKind.ESSAY, longest=1000, hint="field.text.objection.hint")
HOW_MANY = Argument("count", FieldKind.NUMBER, longest=3, preset=presets.count)
WHERE = Argument("where", FieldKind.LINE, longest=200, preset=presets.where, hint="field.where.hint")
ABSENCE = Argument("absence", FieldKind.CHOICE, longest=10, choices=choices.absences, preset=presets.absence)
QUORUM = Argument(
    "quorum", FieldKind.NUMBER, required=False, longest=2, preset=presets.quorum, hint="field.quorum.hint"
)
LOAD = Argument("load", FieldKind.CHOICE, longest=20, choices=choices.loads, preset=presets.load)
BETWEEN = Argument("between", FieldKind.CHOICE, longest=20, choices=choices.betweens, preset=presets.between)
ELSEWHERE = Argument(
    "elsewhere", FieldKind.LINE, required=False, longest=200, preset=presets.elsewhere, hint="field.elsewhere.hint"
)
MINE = Argument("mine", FieldKind.CHOICE, longest=5, choices=choices.meetings, preset=presets.next_number)
THEIRS = Argument("theirs", FieldKind.CHOICE, longest=5, choices=choices.meetings)
INVITATION = Argument("invitation", FieldKind.CHOICE, longest=20, choices=choices.invited)
DOOR = Argument("door", FieldKind.CHOICE, longest=10, choices=choices.doors)
NAMED = Argument(
    "named", FieldKind.CHOICE, False, longest=3, choices=choices.with_or_without_name, preset=lambda _: "no"
)
LINK = Argument(
    "link", FieldKind.LINK, required=False, longest=LONGEST_LINK, preset=presets.link, hint="field.link.hint"
)
IN_CALENDARS = Argument(
    "in_calendars",
    FieldKind.CHOICE,
    required=False,
    longest=5,
    choices=choices.in_calendars,
    preset=presets.in_calendars,
)
EVENTS = Argument("events", FieldKind.CHOICE, longest=5, choices=choices.events, preset=lambda _: "on")
COUNT = Argument(
    "count", FieldKind.NUMBER, required=False, longest=3, preset=presets.usual_count, asked=has_as_many_as_agreed
)
REGION = Argument("region", FieldKind.LINE, longest=10, preset=presets.region, hint="field.region.hint")
WORK_FROM = Argument(
    "work_from", FieldKind.TIME, longest=20, preset=lambda _: "09:00", hint="field.work_from.hint", clock=Whose.OWN
)
WORK_UNTIL = replace(WORK_FROM, name="work_until", preset=lambda _: "17:00", hint="")
LETTER_DAY = Argument("on", FieldKind.DAY, longest=20, hint="field.on.hint")
CHAPTER = Argument("chapter", FieldKind.CHOICE, required=False, longest=40, choices=_chapters)
PEOPLE = Argument("people", FieldKind.PEOPLE)
INVITED = Argument("people", FieldKind.PEOPLE, leave_out=in_or_invited)
NAME = Argument("name", FieldKind.LINE, longest=preferences.LONGEST_NAME)
RENAMED = replace(NAME, preset=lambda voice: voice.circle.name)
MY_NAME = replace(NAME, preset=lambda voice: voice.reader.name if voice.reader else "")
TEXT = Argument("text", FieldKind.ESSAY, longest=between.LONGEST_WORDS)
QUESTION = Argument("question", FieldKind.LINE, required=False, longest=300)
WHICH = Argument("which", FieldKind.CHOICE, longest=10, choices=choices.one_or_following, preset=lambda _: "one")
UNTIL = Argument("until", FieldKind.DAY, required=False, longest=20, hint="field.until.hint")
DATES = Argument("dates", FieldKind.ESSAY, longest=2000, hint="field.dates.hint")
HOURS = Argument("hours", FieldKind.NUMBER, required=False, longest=3, preset=lambda _: "24")
QUIET_FROM = Argument(
    "quiet_from",
    FieldKind.TIME,
    required=False,
    longest=20,
    preset=presets.quiet_begins,
    hint="field.quiet_from.hint",
    clock=Whose.OWN,
)
QUIET_UNTIL = replace(QUIET_FROM, name="quiet_until", preset=presets.quiet_ends, hint="")
PURPOSE = Argument("purpose", FieldKind.LINE, required=False, longest=300)
TITLE = Argument("title", FieldKind.LINE, longest=forum.LONGEST_TOPIC)
MORE = Argument("more", FieldKind.ESSAY, required=False, longest=forum.LONGEST_MORE)
LINE = Argument("line", FieldKind.LINE, longest=harvest.LONGEST_LINE)
FIND = Argument("find", FieldKind.LINE, longest=100)
FOUND_AT = Argument("found_at", FieldKind.LINE, longest=LONGEST_WHERE, takes_links=True)
TAGS = Argument("tags", FieldKind.LINE, required=False, hint="field.tags.hint")
THEME = Argument("theme", FieldKind.LINE, longest=preferences.LONGEST_NAME, unless="topic")
WORD = Argument("word", FieldKind.LINE, longest=60)
WRITING = Argument("writing", FieldKind.ESSAY, longest=between.LONGEST_WORDS)
WORD_OF_ABSENCE = Argument("text", FieldKind.ESSAY, longest=600, hint="field.text.absence.hint")
WHY = Argument("why", FieldKind.LINE, longest=300)
SILENCE = Argument("silence", FieldKind.NUMBER, required=False, longest=1)
PLAN = (NEXT_DAY, NEXT_TIME, RHYTHM, MINUTES, COUNT)
