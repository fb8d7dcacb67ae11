"""The one command table. Slack's command, Discord's tree, the playground's buttons, the help and the docs come from it.

A row is a word, what it takes, and what it does: a *move* changes the circle, a *look* shows something, an *errand*
needs more than a circle and is run by the shell. Each word has a help line, the phrase `help.WORD`.
"""

from collections.abc import Callable
from difflib import get_close_matches
from enum import StrEnum
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from bot import acts, acts_beside, acts_community, acts_in_meeting, acts_practices, acts_seeking, acts_together, choices
from bot.arguments import Argument, Given, Whose, lacks
from bot.circle import Circle, Language, Member, Stand
from bot.happenings.outcome import Outcome
from bot.message import FieldKind, Message
from bot.moves import (
    between,
    commitments,
    facilitating,
    forum,
    harvest,
    leaving,
    meeting,
    membership,
    pausing,
    places,
    proposing,
    season,
    seeking,
    solo,
)
from bot.ports import Beside
from bot.rules.shelf import LONGEST_WHERE
from bot.words import fair_seats, proposals
from bot.words.commitments import commitments_view
from bot.words.logistics import sheet_view
from bot.words.phrases import label
from bot.words.solo import notebook_view
from bot.words.views.circle import circle_view, homework_view
from bot.words.views.community import harvest_view
from bot.words.views.forum import forum_view
from bot.words.views.season import rota_view, season_view
from bot.words.views.seeking import seeking_view
from bot.words.voice import Voice


class Move(Struct, frozen=True):
    run: Callable[[Circle, Given], Outcome]


class Look(Struct, frozen=True):
    show: Callable[[Voice, Member, Given], Message]


class Errand(StrEnum):
    HOME = "home"
    MINE = "mine"
    HELP = "help"
    FIT = "fit"
    WHY = "why"
    NOT_NOW = "not now"
    SOLO = "solo"
    START = "start"
    CALENDAR = "calendar"
    NEW_LINK = "new link"
    WORDS = "words"
    MY_FILE = "my file"
    EXPORT = "export"
    SIT_HERE = "sit here"
    GATHER = "gather"
    READERS = "readers"
    PLACE = "place"
    FORM_CIRCLES = "form circles"
    COMPANY = "company"
    COMPANY_ON = "company on"
    COMPANY_OFF = "company off"
    INTRODUCE_YES = "introduce yes"
    INTRODUCE_NO = "introduce no"


class For(StrEnum):
    ANYONE = "anyone"
    MEMBERS = "members"


class Group(StrEnum):
    """The chapters of the help. Words without one are only ever pressed."""

    BEGIN = "begin"
    PEOPLE = "people"
    SEASON = "season"
    MEETING = "meeting"
    BETWEEN = "between"
    MINE = "mine"
    COMMUNITY = "community"
    FIND = "find"


class Ask(StrEnum):
    WHEN_NEEDED = "when needed"  # a form opens where something needed was not given
    FIRST = "first"  # a form opens where nothing was given at all


class Command(Struct, frozen=True):
    word: str
    does: Move | Look | Errand
    group: Group | None = None
    arguments: tuple[Argument, ...] = ()
    ask: Ask = Ask.WHEN_NEEDED
    whom: For = For.MEMBERS
    needs: Beside | None = None  # what the platform must have beside its rooms
    confirm: str = ""  # a question to answer before it is done, also when it was typed
    nameless: bool = False  # always from a form of its own mark, and nothing that is kept tells who sent it
    shortcut: str = ""  # the phrase under which a message may be handed to it, where a platform can do that


def optional(argument: Argument) -> Argument:
    return replace(argument, required=False)


def _chapters(voice: Voice) -> tuple[tuple[str, str], ...]:
    return tuple((group.value, voice.label(f"group.{group.value}")) for group in Group)


CHAPTER = Argument("chapter", FieldKind.CHOICE, required=False, longest=40, choices=_chapters)
PEOPLE = Argument("people", FieldKind.PEOPLE)
NAME = Argument("name", FieldKind.LINE, longest=membership.LONGEST_NAME)
TEXT = Argument("text", FieldKind.ESSAY, longest=between.LONGEST_WORDS)
QUESTION = Argument("question", FieldKind.LINE, required=False, longest=300)
RHYTHM = Argument("rhythm", FieldKind.CHOICE, longest=20, choices=choices.rhythms, preset=choices.usual_rhythm)
WHICH = Argument("which", FieldKind.CHOICE, longest=10, choices=choices.one_or_following, preset=lambda _: "one")
COUNT = Argument("count", FieldKind.NUMBER, required=False, longest=3, hint="field.count.hint")
UNTIL = Argument("until", FieldKind.DAY, required=False, longest=20, hint="field.until.hint")
DATES = Argument("dates", FieldKind.ESSAY, longest=2000, hint="field.dates.hint")
HOURS = Argument("hours", FieldKind.NUMBER, required=False, longest=3, preset=lambda _: "24")
QUIET_FROM = Argument(
    "quiet_from",
    FieldKind.TIME,
    required=False,
    longest=20,
    preset=lambda _: "20:00",
    hint="field.quiet_from.hint",
    clock=Whose.OWN,
)
QUIET_UNTIL = replace(QUIET_FROM, name="quiet_until", preset=lambda _: "08:00", hint="")
PURPOSE = Argument("purpose", FieldKind.LINE, required=False, longest=300)
TITLE = Argument("title", FieldKind.LINE, longest=forum.LONGEST_TOPIC)
MORE = Argument("more", FieldKind.ESSAY, required=False, longest=forum.LONGEST_MORE)
LINE = Argument("line", FieldKind.LINE, longest=harvest.LONGEST_LINE)
FIND = Argument("find", FieldKind.LINE, longest=100)
WHERE = Argument("found_at", FieldKind.LINE, longest=LONGEST_WHERE)
TAGS = Argument("tags", FieldKind.LINE, required=False, hint="field.tags.hint")
THEME = Argument("theme", FieldKind.LINE, longest=membership.LONGEST_NAME)
WORD = Argument("word", FieldKind.LINE, longest=60)
WRITING = Argument("writing", FieldKind.ESSAY, longest=between.LONGEST_WORDS, hint="field.writing.hint")
WHY = Argument("why", FieldKind.LINE, longest=300)
SILENCE = Argument("silence", FieldKind.NUMBER, required=False, longest=1)
PLAN = (choices.DAY, choices.TIME, RHYTHM, choices.MINUTES, COUNT)

BEGIN = (
    Command("home", Errand.HOME, Group.BEGIN, whom=For.ANYONE),
    Command("help", Errand.HELP, Group.BEGIN, (CHAPTER,), whom=For.ANYONE),
    Command(
        "start",
        Errand.START,
        Group.BEGIN,
        (NAME, choices.SEASON, choices.LANGUAGE, choices.ZONE, PURPOSE),
        whom=For.ANYONE,
    ),
    Command("solo", Errand.SOLO, Group.BEGIN, (choices.SOLO_SEASON, choices.LANGUAGE, choices.ZONE), whom=For.ANYONE),
    Command("fit", Errand.FIT, Group.BEGIN, (optional(choices.SEASON),), whom=For.ANYONE),
    Command("why", Errand.WHY, None, (optional(choices.SEASON),), whom=For.ANYONE),
    Command("not-now", Errand.NOT_NOW, Group.BEGIN, whom=For.ANYONE),
    Command(
        "join",
        Move(lambda c, g: membership.join(c, person=g.person, now=g.now)),
        Group.BEGIN,
        whom=For.ANYONE,
    ),
    Command("accept", Move(lambda c, g: membership.accept(c, person=g.person, now=g.now)), whom=For.ANYONE),
    Command("decline", Move(lambda c, g: membership.decline(c, person=g.person)), whom=For.ANYONE),
)
CIRCLE = (
    Command("circle", Look(lambda v, m, g: circle_view(v, m)), Group.PEOPLE),
    Command("invite", Move(acts.invite), Group.PEOPLE, (PEOPLE,)),
    Command("withdraw", Move(acts.withdraw), Group.PEOPLE, (choices.INVITATION,)),
    Command(
        "leave",
        Move(lambda c, g: membership.leave(c, by=g.by, now=g.now)),
        Group.PEOPLE,
        confirm="leave.confirm",
    ),
    Command("remove", Move(acts.remove), Group.PEOPLE, (choices.MEMBER,)),
    Command("rename", Move(lambda c, g: membership.rename(c, by=g.by, name=g.text("name"))), Group.PEOPLE, (NAME,)),
    Command("circle-language", Move(acts.circle_language), Group.PEOPLE, (choices.LANGUAGE,)),
    Command("door", Move(acts.door), Group.PEOPLE, (choices.DOOR,)),
    Command("sit-here", Errand.SIT_HERE, Group.PEOPLE, whom=For.ANYONE),
    Command("room-mended", Move(lambda c, g: places.mend_place(c, by=g.by, room=g.text("room")))),
    Command("keep-here", Move(lambda c, g: places.keep_place(c, by=g.by, room=g.text("room")))),
    Command("talk-at", Move(acts_beside.talk_at), Group.PEOPLE, (choices.LINK, choices.IN_CALENDARS), Ask.FIRST),
)
TOGETHER = (
    Command("readers", Errand.READERS, Group.PEOPLE, whom=For.ANYONE),
    Command("agreements", Look(lambda v, m, g: proposals.agreements_view(v)), Group.PEOPLE),
    Command("propose", Move(acts_together.propose), Group.PEOPLE, (choices.ABOUT, choices.WORDING, choices.REASON)),
    Command("proposal", Look(acts_together.show_proposal), Group.PEOPLE),
    Command(
        "amend",
        Move(acts_together.amend),
        Group.PEOPLE,
        (choices.AGREEMENTS, choices.REASON_NEEDED_SOMETIMES),
    ),
    Command("adopt", Move(acts_together.adopt)),
    Command("consent", Move(lambda c, g: acts_together.reply(c, g, stand=Stand.CONSENTS))),
    Command(
        "concern",
        Move(lambda c, g: acts_together.reply(c, g, stand=Stand.CONCERNED)),
        None,
        (choices.CONCERN, choices.TO),
    ),
    Command(
        "object",
        Move(lambda c, g: acts_together.reply(c, g, stand=Stand.OBJECTS)),
        None,
        (choices.OBJECTION, choices.TO),
    ),
    Command("reword", Move(acts_together.reword), None, (choices.REWORDED, choices.REASON_AGAIN)),
    Command("withdraw-proposal", Move(acts_together.withdraw_proposal)),
    Command("propose-again", Move(lambda c, g: proposing.ask_again(c, by=g.by, now=g.now))),
    Command("logistics", Look(lambda v, m, g: sheet_view(v)), Group.PEOPLE),
    Command("set-count", Move(acts_together.set_count), None, (choices.HOW_MANY,)),
    Command(
        "set-rhythm",
        Move(acts_together.set_rhythm),
        None,
        (choices.DAY, choices.TIME, RHYTHM, choices.MINUTES),
    ),
    Command("set-where", Move(acts_together.set_where), None, (choices.WHERE,)),
    Command("set-absence", Move(acts_together.set_absence), None, (choices.ABSENCE, choices.QUORUM)),
    Command("set-load", Move(acts_together.set_load), None, (choices.LOAD,)),
    Command("set-between", Move(acts_together.set_between), None, (choices.BETWEEN,)),
    Command("propose-logistics", Move(lambda c, g: proposing.propose_logistics(c, by=g.by, now=g.now))),
    Command("shorten", Move(acts_together.shorten)),
    Command("meet-more", Move(acts_together.meet_more)),
    Command("two-groups", Look(lambda v, m, g: v.message("capacity.how_two_groups"))),
)
SEASON = (
    Command("season", Look(lambda v, m, g: season_view(v)), Group.SEASON),
    Command("meeting", Look(acts.show_meeting), Group.SEASON, (optional(choices.MEETING),)),
    Command("plan", Move(acts.plan), Group.SEASON, PLAN),
    Command("dates", Move(acts.plan_dates), Group.SEASON, (DATES, optional(choices.MINUTES))),
    Command("move", Move(acts.move), Group.SEASON, (choices.MEETING, choices.DAY, choices.TIME, WHICH)),
    Command(
        "find-time",
        Move(acts.ask_times),
        Group.SEASON,
        (optional(choices.MEETING), optional(RHYTHM), optional(choices.MINUTES)),
    ),
    Command("suits", Move(acts.answer_times)),
    Command("none-fits", Move(acts.answer_times)),
    Command("settle-times", Move(acts.settle_times)),
    Command("times-off", Move(acts.let_times_go), Group.SEASON),
    Command("cancel", Move(acts.cancel), Group.SEASON, (choices.MEETING,)),
    Command(
        "coming",
        Move(lambda c, g: acts.coming(c, g, coming=True)),
        Group.SEASON,
        (optional(choices.MEETING),),
    ),
    Command("cant", Move(lambda c, g: acts.coming(c, g, coming=False)), Group.SEASON, (optional(choices.MEETING),)),
    Command("rota", Look(lambda v, m, g: rota_view(v)), Group.SEASON),
    Command("seats", Look(lambda v, m, g: fair_seats.seats_view(v)), Group.SEASON),
    Command("draw", Move(lambda c, g: facilitating.draw_rota(c, by=g.by, seed=g.seed)), Group.SEASON),
    Command("volunteer", Move(acts.volunteer), Group.SEASON, (choices.MEETING,), Ask.FIRST),
    Command("swap", Move(acts.offer_swap), Group.SEASON, (choices.MINE, choices.THEIRS)),
    Command("swap-yes", Move(lambda c, g: acts.answer_swap(c, g, accept=True))),
    Command("swap-no", Move(lambda c, g: acts.answer_swap(c, g, accept=False))),
    Command("practices", Look(acts_practices.show_practices), Group.SEASON, (optional(choices.KIND),)),
    Command("practice", Look(acts_practices.show_practice), Group.SEASON, (choices.PRACTICE,)),
    Command("use", Move(acts_practices.use_practice), Group.SEASON, (choices.PRACTICE, optional(choices.MEETING))),
    Command("import", Move(acts_practices.import_practice), Group.SEASON, (choices.FILE, *choices.MORE_FILE)),
    Command("export", Errand.EXPORT, Group.SEASON, (choices.PRACTICE,)),
    Command("change", Look(acts_practices.show_parts), Group.SEASON, (choices.PRACTICE,)),
    Command("change-part", Move(acts_practices.change_part), arguments=(choices.PART,)),
    Command("discard", Move(acts_practices.discard_practice), confirm="discard.confirm"),
    Command("days-off", Move(acts.mind_days_off), Group.SEASON, (choices.REGION,)),
    Command("events", Move(acts_beside.show_events), Group.SEASON, (choices.EVENTS,), needs=Beside.EVENTS),
    Command("rest", Move(lambda c, g: season.rest(c, by=g.by)), Group.SEASON),
    Command("go-on", Move(lambda c, g: season.resume_season(c, by=g.by, now=g.now)), Group.SEASON),
    Command("again", Move(acts.begin_again), Group.SEASON, (choices.SEASON,)),
    Command("end", Move(lambda c, g: season.end_circle(c, by=g.by)), Group.SEASON, confirm="end.confirm"),
    Command("missed", Look(acts.show_missed)),
    Command("missed-let-go", Move(lambda c, g: between.let_missed_go(c, by=g.by))),
)
MEETING = (
    Command("here", Move(acts.arrive), Group.MEETING),
    Command("open", Move(acts.open_meeting), Group.MEETING),
    Command("done", Move(acts.finish_turn), Group.MEETING),
    Command("pass", Move(acts.pass_turn), Group.MEETING),
    Command("later", Move(acts.come_later), Group.MEETING),
    Command("come-back", Move(acts.come_back_later), Group.MEETING),
    Command("present", Move(acts.take_seat), Group.MEETING, (optional(choices.MEETING),)),
    Command("give-seat", Move(acts.give_seat), Group.MEETING, (optional(choices.MEETING),)),
    Command("stop", Move(lambda c, g: leaving.stop_presenting(c, by=g.by, now=g.now)), Group.MEETING),
    Command("wish", Move(acts_in_meeting.choose_wish)),
    Command("write", Move(acts_in_meeting.write), Group.MEETING, (WRITING,)),
    Command("ready", Move(acts_in_meeting.be_ready)),
    Command("pause", Move(acts_in_meeting.pause), Group.MEETING, (optional(WHY),)),
    Command("call-pause", Move(acts_in_meeting.pause), None, (WHY,)),
    Command("silence", Move(acts_in_meeting.keep_silence), Group.MEETING, (SILENCE,)),
    Command("resume", Move(lambda c, g: pausing.resume(c, by=g.by, now=g.now)), Group.MEETING),
    Command("take-task", Move(lambda c, g: acts_in_meeting.lend_a_hand(c, g, takes=True))),
    Command("release-task", Move(lambda c, g: acts_in_meeting.lend_a_hand(c, g, takes=False))),
    Command("more", Move(acts.more_time), Group.MEETING),
    Command("next", Move(acts.next_step), Group.MEETING),
    Command("hand-over", Move(acts.hand_over), Group.MEETING, (optional(choices.MEMBER),)),
    Command("take", Move(lambda c, g: facilitating.take_role(c, by=g.by, number=g.number("meeting"))), Group.MEETING),
    Command("not-me", Move(lambda c, g: facilitating.decline_role(c, by=g.by, number=g.number("meeting")))),
    Command("talking-piece", Move(acts_beside.bring_piece), Group.MEETING, needs=Beside.VOICE),
    Command("piece-yes", Move(lambda c, g: acts_beside.answer_piece(c, g, yes=True))),
    Command("piece-no", Move(lambda c, g: acts_beside.answer_piece(c, g, yes=False))),
    Command("step-out", Move(lambda c, g: leaving.step_out(c, by=g.by, now=g.now)), Group.MEETING),
    Command("close", Move(lambda c, g: meeting.close_meeting(c, by=g.by, now=g.now)), Group.MEETING),
)
BETWEEN = (
    Command("check-in", Move(acts.open_check_in), Group.BETWEEN, (QUESTION, HOURS), Ask.FIRST),
    Command(
        "check-ins",
        Move(acts.plan_check_ins),
        Group.BETWEEN,
        (choices.DAY, choices.TIME, RHYTHM, QUESTION, HOURS),
    ),
    Command("no-check-ins", Move(acts.stop_check_ins), Group.BETWEEN),
    Command("answer", Move(acts.answer_check_in), Group.BETWEEN, (TEXT,)),
    Command("skip", Move(acts.skip_check_in), Group.BETWEEN),
    Command("homework", Look(lambda v, m, g: homework_view(v)), Group.BETWEEN),
    Command("set-homework", Move(acts.set_homework), Group.BETWEEN, (choices.MEETING, TEXT)),
)
MINE = (
    Command("commit", Move(acts.commit), Group.MINE, (TEXT, optional(choices.DAY), choices.PEER)),
    Command("commitments", Look(lambda v, m, g: commitments_view(v, m)), Group.MINE),
    Command("me", Errand.MINE, Group.MINE, whom=For.ANYONE),
    Command("kept", Move(lambda c, g: acts.settle(c, g, done=True))),
    Command("let-go", Move(lambda c, g: acts.settle(c, g, done=False))),
    Command("share", Move(lambda c, g: commitments.share_commitment(c, by=g.by, id=g.text("commitment")))),
    Command("put-off", Move(acts.put_off), None, (choices.DAY,)),
    Command("ask-kindly", Move(lambda c, g: commitments.ask_kindly(c, by=g.by, id=g.text("commitment")))),
    Command("letter", Move(acts.write_letter), Group.MINE, (TEXT, choices.LETTER_DAY)),
    Command("note", Move(acts.keep_note), Group.MINE, (TEXT,)),
    Command("notebook", Look(lambda v, m, g: notebook_view(v, m)), Group.MINE),
    Command("tear-out", Move(lambda c, g: solo.tear_out(c, by=g.by, id=g.text("note")))),
    Command("calendar", Errand.CALENDAR, Group.MINE),
    Command("new-link", Errand.NEW_LINK, Group.MINE),
    Command("words", Errand.WORDS, Group.MINE),
    Command("my-file", Errand.MY_FILE),
    Command("destroy-words", Move(lambda c, g: between.destroy_words(c, by=g.by)), confirm="words.confirm"),
    Command("away", Move(acts.step_back), Group.MINE, (UNTIL,), Ask.FIRST),
    Command("airtime", Look(lambda v, m, g: fair_seats.airtime_view(v, m)), Group.MINE),
    Command("back", Move(lambda c, g: membership.come_back(c, by=g.by)), Group.MINE),
    Command("call-me", Move(lambda c, g: membership.call_me(c, by=g.by, name=g.text("name"))), Group.MINE, (NAME,)),
    Command("hours", Move(acts.keep_hours), Group.MINE, (choices.WORK_FROM, choices.WORK_UNTIL)),
    Command("language", Move(acts.my_language), Group.MINE, (choices.LANGUAGE,)),
    Command(
        "zone",
        Move(lambda c, g: membership.live_in(c, by=g.by, zone=g.text("zone"))),
        Group.MINE,
        (choices.ZONE,),
    ),
    Command("quiet-hours", Move(acts.quiet_hours), Group.MINE, (QUIET_FROM, QUIET_UNTIL), Ask.FIRST),
)
COMMUNITY = (
    Command("forum", Look(lambda v, m, g: forum_view(v, m)), Group.COMMUNITY),
    Command("topics", Look(acts_community.show_topics)),
    Command("topic", Move(acts_community.put_topic), Group.COMMUNITY, (TITLE, MORE)),
    Command("nameless", Move(acts_community.put_nameless), None, (TITLE, MORE), nameless=True),
    Command("take-back", Move(acts_community.take_back)),
    Command("by-word", Move(acts_community.take_back_by_word), None, (WORD,), nameless=True),
    Command("vote", Move(acts_community.vote)),
    Command("unvote", Move(acts_community.unvote)),
    Command("next-topic", Move(acts_community.next_topic)),
    Command("host", Move(lambda c, g: forum.offer_to_host(c, by=g.by, number=g.number("meeting")))),
    Command("no-host", Move(lambda c, g: forum.host_no_more(c, by=g.by, number=g.number("meeting")))),
    Command("convene", Move(lambda c, g: forum.convene(c, by=g.by))),
    Command("no-convene", Move(lambda c, g: forum.convene_no_more(c, by=g.by))),
    Command("renew", Move(lambda c, g: forum.renew(c, by=g.by, now=g.now))),
    Command("line", Move(acts_community.add_line), None, (LINE,), nameless=True),
    Command("show-harvest", Move(acts_community.show_harvest)),
    Command("harvest", Look(lambda v, m, g: harvest_view(v))),
    Command("shelf", Look(acts_community.show_shelf), Group.COMMUNITY, (optional(FIND),)),
    Command("find", Look(acts_community.show_shelf), None, (FIND,)),
    Command(
        "shelve",
        Move(acts_community.shelve),
        Group.COMMUNITY,
        (TITLE, WHERE, TAGS, choices.NAMED),
        shortcut="shortcut.shelve",
    ),
    Command("unshelve", Move(acts_community.unshelve)),
    Command("call", Move(acts_community.call_circle), None, (optional(THEME),), Ask.FIRST),
    Command("opt-in", Move(acts_community.opt_in)),
    Command("opt-out", Move(acts_community.opt_out)),
    Command("gather", Errand.GATHER, Group.COMMUNITY, whom=For.ANYONE),
    Command("counts", Look(acts_community.show_counts), Group.COMMUNITY),
)
STRETCH = (acts_seeking.DAYS, acts_seeking.STARTS, acts_seeking.ENDS)
SEEKING = (
    Command("seek", Move(acts_seeking.seek), Group.FIND, (*STRETCH, acts_seeking.LANGUAGES, acts_seeking.INTERESTS)),
    Command("seek-hours", Move(acts_seeking.add_hours), Group.FIND, STRETCH),
    Command("seek-off", Move(lambda c, g: seeking.stop_seeking(c, by=g.by, now=g.now)), Group.FIND),
    Command("seeking", Look(lambda v, m, g: seeking_view(v, m)), Group.FIND),
    Command("not-with", Move(acts_seeking.not_with), Group.FIND, (PEOPLE,)),
    Command("reports", Move(acts_seeking.reports), Group.FIND, (acts_seeking.LINE, PEOPLE)),
    Command("take-secret-back", Move(lambda c, g: seeking.take_back(c, by=g.by, id=g.text("secret")))),
    Command("place", Errand.PLACE, Group.FIND),
    Command("form-circles", Errand.FORM_CIRCLES),
    Command("circle-yes", Move(lambda c, g: seeking.say_yes(c, by=g.by, id=g.maybe("forming") or "", now=g.now))),
    Command("circle-no", Move(lambda c, g: seeking.say_no(c, by=g.by, id=g.maybe("forming") or "", now=g.now))),
    Command("company", Errand.COMPANY, Group.FIND),
    Command("company-on", Errand.COMPANY_ON),
    Command("company-off", Errand.COMPANY_OFF),
    Command("introduce-yes", Errand.INTRODUCE_YES),
    Command("introduce-no", Errand.INTRODUCE_NO),
)
COMMANDS = (*BEGIN, *CIRCLE, *TOGETHER, *SEASON, *MEETING, *BETWEEN, *MINE, *COMMUNITY, *SEEKING)
BY_WORD = {command.word: command for command in COMMANDS}


def offered(group: Group, has: frozenset[Beside]) -> tuple[Command, ...]:
    """The words of a chapter that mean something on a platform with these things beside its rooms."""
    return tuple(c for c in COMMANDS if c.group is group and (c.needs is None or c.needs in has))


def command_called(typed: str) -> Command | None:
    """By its word, or by its French one."""
    word = typed.lower()
    return BY_WORD.get(word) or BY_WORD.get(_in_french().get(word, ""))


ASK = "ask"  # given with what was handed over rather than typed: to be looked at, in a form, before anything is done


def of_a_message(text: str, link: str) -> dict[str, str]:
    """A message that somebody hands to a shortcut: its first line as the title, and where it stands."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return {"title": first[: TITLE.longest], "found_at": link[: WHERE.longest], ASK: "yes"}


def shortcuts() -> tuple[Command, ...]:
    return tuple(command for command in COMMANDS if command.shortcut)


def is_nameless(word: str) -> bool:
    command = command_called(word)
    return command is not None and command.nameless


def opens_form(command: Command, given: Given) -> bool:
    """Whether this is answered with a form to fill in. Known before anything is loaded: some platforms ask first."""
    if not command.arguments or given.request.from_form:
        return False
    if command.nameless or ASK in given.values:
        return True
    nothing_given = not given.values and not given.people
    return lacks(command.arguments, given) or (command.ask is Ask.FIRST and nothing_given)


def nearest(typed: str) -> str | None:
    words = [c.word for c in COMMANDS if c.group] + list(_in_french())
    near = get_close_matches(typed.lower(), words, 5, cutoff=0.5)
    same_beginning = (word for word in near if word[:1] == typed[:1].lower())  # people rarely slip at once
    return next(same_beginning, next(iter(near), None))


def word_in(command: Command, language: Language) -> str:
    return label(f"word.{command.word}", language) if language is Language.FR else command.word


@cache
def _in_french() -> dict[str, str]:
    return {word_in(c, Language.FR): c.word for c in COMMANDS if c.group}


def as_document() -> str:
    """The table as `docs/commands.md`: each word in both languages, and what it is for."""
    lines = [
        "# Commands",
        "",
        "Each is `/circle` and a word. Words in brackets are optional; without what it needs, a form opens. On Discord",
        "every chapter but the first has a slash command of its own, such as `/circle-meeting pause`.",
    ]
    for group in Group:
        lines += [
            "",
            f"## {label(f'group.{group.value}', Language.EN)}",
            "",
            "| word | in French | takes | what it does |",
            "| --- | --- | --- | --- |",
        ]
        lines += [_row(command) for command in COMMANDS if command.group is group]
    return "\n".join(lines) + "\n"


def _row(command: Command) -> str:
    takes = ", ".join(a.name if a.required else f"[{a.name}]" for a in command.arguments)
    help_line = label(f"help.{command.word}", Language.EN)
    return f"| `{command.word}` | `{word_in(command, Language.FR)}` | {takes} | {help_line} |"
