"""The one command table. Slack's command, Discord's tree, the playground's buttons, the help and the docs come from it.

Each word has a help line, the phrase `help.WORD`. `called.py` says which row is meant.
"""

from msgspec.structs import replace

from bot import acts, choices
from bot.arguments import Argument, Whose
from bot.command import Ask, Command, Errand, For, Group, Look, Move, optional
from bot.message import FieldKind
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
from bot.nouns.together import Stand
from bot.ports.sayings import Beside
from bot.rules.roster import in_or_invited
from bot.rules.shelf import LONGEST_WHERE
from bot.words import fair_seats, proposals
from bot.words.commitments import commitments_view
from bot.words.letters import letters_view
from bot.words.logistics import sheet_view
from bot.words.solo import notebook_view
from bot.words.views.circle import circle_view, homework_view
from bot.words.views.community import harvest_view
from bot.words.views.forum import forum_view
from bot.words.views.season import rota_view, season_view
from bot.words.views.seeking import seeking_view
from bot.words.voice import Voice


def _chapters(voice: Voice) -> tuple[tuple[str, str], ...]:
    return tuple((group.value, voice.label(f"group.{group.value}")) for group in Group)


CHAPTER = Argument("chapter", FieldKind.CHOICE, required=False, longest=40, choices=_chapters)

PEOPLE = Argument("people", FieldKind.PEOPLE)

INVITED = Argument("people", FieldKind.PEOPLE, leave_out=in_or_invited)

NAME = Argument("name", FieldKind.LINE, longest=membership.LONGEST_NAME)

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
    preset=choices.quiet_begins,
    hint="field.quiet_from.hint",
    clock=Whose.OWN,
)

QUIET_UNTIL = replace(QUIET_FROM, name="quiet_until", preset=choices.quiet_ends, hint="")

PURPOSE = Argument("purpose", FieldKind.LINE, required=False, longest=300)

TITLE = Argument("title", FieldKind.LINE, longest=forum.LONGEST_TOPIC)

MORE = Argument("more", FieldKind.ESSAY, required=False, longest=forum.LONGEST_MORE)

LINE = Argument("line", FieldKind.LINE, longest=harvest.LONGEST_LINE)

FIND = Argument("find", FieldKind.LINE, longest=100)

WHERE = Argument("found_at", FieldKind.LINE, longest=LONGEST_WHERE)

TAGS = Argument("tags", FieldKind.LINE, required=False, hint="field.tags.hint")

THEME = Argument("theme", FieldKind.LINE, longest=membership.LONGEST_NAME, unless="topic")

WORD = Argument("word", FieldKind.LINE, longest=60)

WRITING = Argument("writing", FieldKind.ESSAY, longest=between.LONGEST_WORDS)

WORD_OF_ABSENCE = Argument("text", FieldKind.ESSAY, longest=600, hint="field.text.absence.hint")
WHY = Argument("why", FieldKind.LINE, longest=300)

SILENCE = Argument("silence", FieldKind.NUMBER, required=False, longest=1)

PLAN = (choices.NEXT_DAY, choices.NEXT_TIME, choices.RHYTHM, choices.MINUTES, choices.COUNT)

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
    Command("invite", Move(acts.people.invite), Group.PEOPLE, (INVITED,)),
    Command("withdraw", Move(acts.people.withdraw), Group.PEOPLE, (choices.INVITATION,)),
    Command(
        "leave",
        Move(lambda c, g: membership.leave(c, by=g.by, now=g.now)),
        Group.PEOPLE,
        confirm="leave.confirm",
        confirm_alone="leave.alone_confirm",
    ),
    Command("remove", Move(acts.people.remove), Group.PEOPLE, (choices.MEMBER,)),
    Command("rename", Move(lambda c, g: membership.rename(c, by=g.by, name=g.text("name"))), Group.PEOPLE, (RENAMED,)),
    Command("circle-language", Move(acts.people.circle_language), Group.PEOPLE, (choices.LANGUAGE,)),
    Command("door", Move(acts.people.door), Group.PEOPLE, (choices.DOOR,)),
    Command("sit-here", Errand.SIT_HERE, Group.PEOPLE, whom=For.ANYONE),
    Command("room-mended", Move(lambda c, g: places.mend_place(c, by=g.by, room=g.text("room")))),
    Command("keep-here", Move(lambda c, g: places.keep_place(c, by=g.by, room=g.text("room")))),
    Command("talk-at", Move(acts.beside.talk_at), Group.PEOPLE, (choices.LINK, choices.IN_CALENDARS), Ask.FIRST),
)

TOGETHER = (
    Command("readers", Errand.READERS, Group.PEOPLE, whom=For.ANYONE),
    Command("agreements", Look(lambda v, m, g: proposals.agreements_view(v)), Group.PEOPLE),
    Command(
        "propose",
        Move(acts.together.propose),
        Group.PEOPLE,
        (choices.ABOUT, choices.WORDING, choices.REASON),
        may=proposing.may_propose,
    ),
    Command("proposal", Look(acts.together.show_proposal), Group.PEOPLE),
    Command(
        "amend",
        Move(acts.together.amend),
        Group.PEOPLE,
        (choices.AGREEMENTS, choices.REASON_NEEDED_SOMETIMES),
        may=proposing.may_propose,
    ),
    Command("adopt", Move(acts.together.adopt)),
    Command("consent", Move(lambda c, g: acts.together.reply(c, g, stand=Stand.CONSENTS))),
    Command(
        "concern",
        Move(lambda c, g: acts.together.reply(c, g, stand=Stand.CONCERNED)),
        None,
        (choices.CONCERN, choices.TO),
    ),
    Command(
        "object",
        Move(lambda c, g: acts.together.reply(c, g, stand=Stand.OBJECTS)),
        None,
        (choices.OBJECTION, choices.TO),
    ),
    Command("reword", Move(acts.together.reword), None, (choices.REWORDED, choices.REASON_AGAIN)),
    Command("withdraw-proposal", Move(acts.together.withdraw_proposal)),
    Command("set-aside", Move(acts.together.set_aside)),
    Command("propose-again", Move(acts.together.ask_again)),
    Command("logistics", Look(lambda v, m, g: sheet_view(v)), Group.PEOPLE),
    Command("set-count", Move(acts.together.set_count), None, (choices.HOW_MANY,)),
    Command(
        "set-rhythm",
        Move(acts.together.set_rhythm),
        None,
        (choices.NEXT_DAY, choices.NEXT_TIME, choices.RHYTHM, choices.MINUTES),
    ),
    Command("set-where", Move(acts.together.set_where), None, (choices.WHERE,)),
    Command("set-absence", Move(acts.together.set_absence), None, (choices.ABSENCE, choices.QUORUM)),
    Command("set-load", Move(acts.together.set_load), None, (choices.LOAD,)),
    Command("set-between", Move(acts.together.set_between), None, (choices.BETWEEN, choices.ELSEWHERE)),
    Command("propose-logistics", Move(lambda c, g: proposing.propose_logistics(c, by=g.by, now=g.now))),
    Command("shorten", Move(acts.together.shorten)),
    Command("meet-more", Move(acts.together.meet_more)),
    Command("two-groups", Look(lambda v, m, g: v.message("capacity.how_two_groups"))),
)

SEASON = (
    Command("season", Look(lambda v, m, g: season_view(v)), Group.SEASON),
    Command("meeting", Look(acts.season.show_meeting), Group.SEASON, (optional(choices.MEETING),)),
    Command("plan", Move(acts.season.plan), Group.SEASON, PLAN, asks=acts.season.ask_before_planning_anew),
    Command(
        "dates",
        Move(acts.season.plan_dates),
        Group.SEASON,
        (DATES, optional(choices.MINUTES)),
        asks=acts.season.ask_before_planning_anew,
    ),
    Command("move", Move(acts.season.move), Group.SEASON, (choices.MEETING, choices.DAY, choices.TIME, WHICH)),
    Command(
        "find-time",
        Look(acts.times.show_times),
        Group.SEASON,
        (optional(choices.MEETING), optional(choices.RHYTHM), optional(choices.MINUTES)),
    ),
    Command("ask-times", Move(acts.times.ask_times)),
    Command("suits", Move(acts.times.answer_times)),
    Command("none-fits", Move(acts.times.answer_times)),
    Command("settle-times", Move(acts.times.settle_times)),
    Command("times-off", Move(acts.times.let_times_go), Group.SEASON, confirm="times_off.confirm"),
    Command(
        "cancel",
        Move(acts.season.cancel),
        Group.SEASON,
        (choices.MEETING,),
        confirm="cancel.confirm",
        confirm_alone="cancel.alone_confirm",
    ),
    Command(
        "coming",
        Move(lambda c, g: acts.season.coming(c, g, coming=True)),
        Group.SEASON,
        (optional(choices.MEETING),),
    ),
    Command(
        "cant", Move(lambda c, g: acts.season.coming(c, g, coming=False)), Group.SEASON, (optional(choices.MEETING),)
    ),
    Command("explain", Move(acts.season.explain_absence), None, (WORD_OF_ABSENCE,)),
    Command("rota", Look(lambda v, m, g: rota_view(v)), Group.SEASON),
    Command("seats", Look(lambda v, m, g: fair_seats.seats_view(v, m)), Group.SEASON),
    Command("draw", Move(lambda c, g: facilitating.draw_rota(c, by=g.by, seed=g.seed)), Group.SEASON),
    Command("volunteer", Move(acts.season.volunteer), Group.SEASON, (choices.MEETING,), Ask.FIRST),
    Command("swap", Move(acts.season.offer_swap), Group.SEASON, (choices.MINE, choices.THEIRS)),
    Command("swap-yes", Move(lambda c, g: acts.season.answer_swap(c, g, accept=True))),
    Command("swap-no", Move(lambda c, g: acts.season.answer_swap(c, g, accept=False))),
    Command("practices", Look(acts.practices.show_practices), Group.SEASON, (optional(choices.KIND),)),
    Command("practice", Look(acts.practices.show_practice), Group.SEASON, (choices.PRACTICE,)),
    Command(
        "use",
        Move(acts.practices.use_practice),
        Group.SEASON,
        (choices.PRACTICE, optional(choices.MEETING)),
        asks=acts.practices.ask_before_use,
    ),
    Command("import", Move(acts.practices.import_practice), Group.SEASON, (choices.FILE, *choices.MORE_FILE)),
    Command("export", Errand.EXPORT, Group.SEASON, (choices.PRACTICE,)),
    Command("change", Look(acts.practices.show_parts), Group.SEASON, (choices.PRACTICE,)),
    Command("change-part", Move(acts.practices.change_part), arguments=(choices.PART,)),
    Command("discard", Move(acts.practices.discard_practice), confirm="discard.confirm"),
    Command("days-off", Move(acts.season.mind_days_off), Group.SEASON, (choices.REGION,)),
    Command("events", Move(acts.beside.show_events), Group.SEASON, (choices.EVENTS,), needs=Beside.EVENTS),
    Command("rest", Move(lambda c, g: season.rest(c, by=g.by)), Group.SEASON),
    Command("go-on", Move(lambda c, g: season.resume_season(c, by=g.by, now=g.now)), Group.SEASON),
    Command("again", Move(acts.season.begin_again), Group.SEASON, (choices.NEXT_SEASON,)),
    Command(
        "end",
        Move(lambda c, g: season.end_circle(c, by=g.by)),
        Group.SEASON,
        confirm="end.confirm",
        confirm_alone="end.alone_confirm",
    ),
    Command("missed", Look(acts.between.show_missed)),
    Command("missed-let-go", Move(lambda c, g: between.let_missed_go(c, by=g.by))),
)

MEETING = (
    Command("here", Move(acts.meeting.arrive), Group.MEETING),
    Command("open", Move(acts.meeting.open_meeting), Group.MEETING, (optional(choices.MEETING),)),
    Command("done", Move(acts.meeting.finish_turn), Group.MEETING),
    Command("pass", Move(acts.meeting.pass_turn), Group.MEETING),
    Command("speak-after-all", Move(acts.meeting.speak_after_all)),
    Command("later", Move(acts.meeting.come_later), Group.MEETING),
    Command("come-back", Move(acts.meeting.come_back_later), Group.MEETING),
    Command("present", Move(acts.season.take_seat), Group.MEETING, (optional(choices.MEETING),)),
    Command("give-seat", Move(acts.season.give_seat), Group.MEETING, (optional(choices.MEETING),)),
    Command("stop", Move(acts.meeting.stop_presenting), Group.MEETING),
    Command("wish", Move(acts.meeting.choose_wish)),
    Command("write", Move(acts.meeting.write), Group.MEETING, (WRITING,)),
    Command("ready", Move(acts.meeting.be_ready)),
    Command("pause", Move(acts.meeting.pause), Group.MEETING, (optional(WHY),)),
    Command("call-pause", Move(acts.meeting.pause), None, (WHY,)),
    Command("silence", Move(acts.meeting.keep_silence), Group.MEETING, (SILENCE,)),
    Command("resume", Move(lambda c, g: pausing.resume(c, by=g.by, now=g.now)), Group.MEETING),
    Command("take-task", Move(lambda c, g: acts.meeting.lend_a_hand(c, g, takes=True))),
    Command("release-task", Move(lambda c, g: acts.meeting.lend_a_hand(c, g, takes=False))),
    Command("more", Move(acts.meeting.more_time), Group.MEETING),
    Command("next", Move(acts.meeting.next_step), Group.MEETING),
    Command("hand-over", Move(acts.meeting.hand_over), Group.MEETING, (optional(choices.SUCCESSOR),)),
    Command("hand-to", Move(acts.meeting.hand_over), None, (choices.SUCCESSOR,)),
    Command("take", Move(lambda c, g: facilitating.take_role(c, by=g.by, number=g.number("meeting"))), Group.MEETING),
    Command("not-me", Move(lambda c, g: facilitating.decline_role(c, by=g.by, number=g.number("meeting")))),
    Command("talking-piece", Move(acts.beside.bring_piece), Group.MEETING, needs=Beside.VOICE),
    Command("piece-yes", Move(lambda c, g: acts.beside.answer_piece(c, g, yes=True))),
    Command("piece-no", Move(lambda c, g: acts.beside.answer_piece(c, g, yes=False))),
    Command("step-out", Move(lambda c, g: leaving.step_out(c, by=g.by, now=g.now)), Group.MEETING),
    Command(
        "close",
        Move(lambda c, g: meeting.close_meeting(c, by=g.by, now=g.now)),
        Group.MEETING,
        confirm="close.confirm",
    ),
)

BETWEEN = (
    Command("check-in", Move(acts.between.open_check_in), Group.BETWEEN, (QUESTION, HOURS), Ask.FIRST),
    Command(
        "check-ins",
        Move(acts.between.plan_check_ins),
        Group.BETWEEN,
        (choices.DAY, choices.TIME, choices.RHYTHM, QUESTION, HOURS),
    ),
    Command("no-check-ins", Move(acts.between.stop_check_ins), Group.BETWEEN),
    Command("answer", Move(acts.between.answer_check_in), Group.BETWEEN, (TEXT,)),
    Command("skip", Move(acts.between.skip_check_in), Group.BETWEEN),
    Command("homework", Look(lambda v, m, g: homework_view(v)), Group.BETWEEN),
    Command("show-homework", Move(lambda c, g: between.show_homework(c, by=g.by))),
    Command("set-homework", Move(acts.between.set_homework), Group.BETWEEN, (choices.MEETING, TEXT)),
)

MINE = (
    Command("commit", Move(acts.mine.commit), Group.MINE, (TEXT, optional(choices.DAY), choices.PEER)),
    Command("commitments", Look(lambda v, m, g: commitments_view(v, m)), Group.MINE),
    Command("me", Errand.MINE, Group.MINE, whom=For.ANYONE),
    Command("kept", Move(lambda c, g: acts.mine.settle(c, g, done=True))),
    Command("let-go", Move(lambda c, g: acts.mine.settle(c, g, done=False))),
    Command("share", Move(lambda c, g: commitments.share_commitment(c, by=g.by, id=g.text("commitment")))),
    Command("put-off", Move(acts.mine.put_off), None, (choices.DAY,)),
    Command("ask-kindly", Move(lambda c, g: commitments.ask_kindly(c, by=g.by, id=g.text("commitment")))),
    Command("letter", Move(acts.mine.write_letter), Group.MINE, (TEXT, choices.LETTER_DAY)),
    Command("letters", Look(lambda v, m, g: letters_view(v, m)), Group.MINE),
    Command("letter-back", Move(lambda c, g: between.take_letter_back(c, by=g.by, id=g.text("letter")))),
    Command("note", Move(acts.mine.keep_note), Group.MINE, (TEXT,), alone_first=True),
    Command("notebook", Look(lambda v, m, g: notebook_view(v, m)), Group.MINE, alone_first=True),
    Command("tear-out", Move(lambda c, g: solo.tear_out(c, by=g.by, id=g.text("note")))),
    Command("calendar", Errand.CALENDAR, Group.MINE),
    Command("new-link", Errand.NEW_LINK, Group.MINE),
    Command("words", Errand.WORDS, Group.MINE),
    Command("read-words", Errand.READ_WORDS),
    Command("my-file", Errand.MY_FILE),
    Command("destroy-words", Errand.DESTROY_WORDS, confirm="words.confirm"),
    Command("away", Move(acts.mine.step_back), Group.MINE, (UNTIL,), Ask.FIRST),
    Command("airtime", Look(lambda v, m, g: fair_seats.airtime_view(v, m)), Group.MINE),
    Command("back", Move(lambda c, g: membership.come_back(c, by=g.by)), Group.MINE),
    Command("call-me", Move(lambda c, g: membership.call_me(c, by=g.by, name=g.text("name"))), Group.MINE, (MY_NAME,)),
    Command("hours", Move(acts.times.keep_hours), Group.MINE, (choices.WORK_FROM, choices.WORK_UNTIL)),
    Command("language", Move(acts.mine.my_language), Group.MINE, (choices.LANGUAGE,)),
    Command(
        "zone",
        Move(lambda c, g: membership.live_in(c, by=g.by, zone=g.text("zone"))),
        Group.MINE,
        (choices.ZONE,),
    ),
    Command("quiet-hours", Move(acts.mine.quiet_hours), Group.MINE, (QUIET_FROM, QUIET_UNTIL), Ask.FIRST),
)

COMMUNITY = (
    Command("forum", Look(lambda v, m, g: forum_view(v, m)), Group.COMMUNITY),
    Command("topics", Look(acts.community.show_topics)),
    Command("topic", Move(acts.community.put_topic), Group.COMMUNITY, (TITLE, MORE)),
    Command("nameless", Move(acts.community.put_nameless), None, (TITLE, MORE), nameless=True),
    Command("take-back", Move(acts.community.take_back)),
    Command("by-word", Move(acts.community.take_back_by_word), None, (WORD,), nameless=True),
    Command("vote", Move(acts.community.vote)),
    Command("unvote", Move(acts.community.unvote)),
    Command("next-topic", Move(acts.community.next_topic)),
    Command("put-topic-back", Move(acts.community.put_topic_back)),
    Command("choose-topic", Move(acts.community.choose_topic)),
    Command("host", Move(lambda c, g: forum.offer_to_host(c, by=g.by, number=g.number("meeting")))),
    Command("no-host", Move(lambda c, g: forum.host_no_more(c, by=g.by, number=g.number("meeting")))),
    Command("convene", Move(lambda c, g: forum.convene(c, by=g.by))),
    Command(
        "no-convene",
        Move(lambda c, g: forum.convene_no_more(c, by=g.by)),
        Group.COMMUNITY,
        confirm="no-convene.confirm",
    ),
    Command("renew", Move(lambda c, g: forum.renew(c, by=g.by, now=g.now))),
    Command("line", Move(acts.community.add_line), None, (LINE,), nameless=True),
    Command("show-harvest", Move(acts.community.show_harvest)),
    Command("harvest", Look(lambda v, m, g: harvest_view(v))),
    Command("shelf", Look(acts.community.show_shelf), Group.COMMUNITY, (optional(FIND),)),
    Command("find", Look(acts.community.show_shelf), None, (FIND,)),
    Command(
        "shelve",
        Move(acts.community.shelve),
        Group.COMMUNITY,
        (TITLE, WHERE, TAGS, choices.NAMED),
        shortcut="shortcut.shelve",
    ),
    Command("unshelve", Move(acts.community.unshelve)),
    Command("call", Move(acts.community.call_circle), None, (THEME,)),
    Command("opt-in", Move(acts.community.opt_in)),
    Command("opt-out", Move(acts.community.opt_out)),
    Command("gather", Errand.GATHER, Group.COMMUNITY, whom=For.ANYONE),
    Command("counts", Look(acts.community.show_counts), Group.COMMUNITY),
)

STRETCH = (acts.seeking.DAYS, acts.seeking.STARTS, acts.seeking.ENDS)

SEEKING = (
    Command("seek", Move(acts.seeking.seek), Group.FIND, (*STRETCH, acts.seeking.LANGUAGES, acts.seeking.INTERESTS)),
    Command("seek-hours", Move(acts.seeking.add_hours), Group.FIND, STRETCH),
    Command("seek-off", Move(lambda c, g: seeking.stop_seeking(c, by=g.by, now=g.now)), Group.FIND),
    Command("seeking", Look(lambda v, m, g: seeking_view(v, m)), Group.FIND),
    Command("not-with", Move(acts.seeking.not_with), Group.FIND, (PEOPLE,)),
    Command("reports", Move(acts.seeking.reports), Group.FIND, (acts.seeking.LINE, PEOPLE)),
    Command("take-secret-back", Move(lambda c, g: seeking.take_back(c, by=g.by, id=g.text("secret")))),
    Command("place", Errand.PLACE, Group.FIND),
    Command("form-circles", Errand.FORM_CIRCLES),
    Command("circle-yes", Move(lambda c, g: seeking.say_yes(c, by=g.by, id=g.maybe("forming") or "", now=g.now))),
    Command("circle-no", Move(lambda c, g: seeking.say_no(c, by=g.by, id=g.maybe("forming") or "", now=g.now))),
    Command("company", Errand.COMPANY, Group.FIND, whom=For.ANYONE),
    Command("company-on", Errand.COMPANY_ON, whom=For.ANYONE),
    Command("company-off", Errand.COMPANY_OFF, whom=For.ANYONE),
    Command("introduce-yes", Errand.INTRODUCE_YES, whom=For.ANYONE),
    Command("introduce-no", Errand.INTRODUCE_NO, whom=For.ANYONE),
)

COMMANDS = (*BEGIN, *CIRCLE, *TOGETHER, *SEASON, *MEETING, *BETWEEN, *MINE, *COMMUNITY, *SEEKING)

BY_WORD = {command.word: command for command in COMMANDS}
