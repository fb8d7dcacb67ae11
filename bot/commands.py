"""The one command table. Slack's command, Discord's tree, the playground's buttons, the help and the docs come from it.

Each word has a help line, the phrase `help.WORD`. `called.py` says which row is meant.
"""

from bot import acts, fields
from bot.command import Ask, Command, Errand, For, Group, Look, Move, optional
from bot.moves import (
    between,
    commitments,
    facilitating,
    forum,
    joining,
    leaving,
    meeting,
    membership,
    pausing,
    places,
    preferences,
    proposing,
    season,
    seeking,
    solo,
)
from bot.nouns.together import Stand
from bot.ports.sayings import Beside
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

BEGIN = (
    Command("home", Errand.HOME, Group.BEGIN, whom=For.ANYONE),
    Command("help", Errand.HELP, Group.BEGIN, (fields.CHAPTER,), whom=For.ANYONE),
    Command(
        "start",
        Errand.START,
        Group.BEGIN,
        (fields.NAME, fields.SEASON, fields.LANGUAGE, fields.ZONE, fields.PURPOSE),
        whom=For.ANYONE,
    ),
    Command("solo", Errand.SOLO, Group.BEGIN, (fields.SOLO_SEASON, fields.LANGUAGE, fields.ZONE), whom=For.ANYONE),
    Command("fit", Errand.FIT, Group.BEGIN, (optional(fields.SEASON),), whom=For.ANYONE),
    Command("why", Errand.WHY, None, (optional(fields.SEASON),), whom=For.ANYONE),
    Command("not-now", Errand.NOT_NOW, Group.BEGIN, whom=For.ANYONE),
    Command(
        "join",
        Move(lambda c, g: joining.join(c, person=g.person, now=g.now)),
        Group.BEGIN,
        whom=For.ANYONE,
    ),
    Command("accept", Move(lambda c, g: joining.accept(c, person=g.person, now=g.now)), whom=For.ANYONE),
    Command("decline", Move(lambda c, g: joining.decline(c, person=g.person)), whom=For.ANYONE),
)

CIRCLE = (
    Command("circle", Look(lambda v, m, g: circle_view(v, m)), Group.PEOPLE),
    Command("invite", Move(acts.people.invite), Group.PEOPLE, (fields.INVITED,)),
    Command("withdraw", Move(acts.people.withdraw), Group.PEOPLE, (fields.INVITATION,)),
    Command(
        "leave",
        Move(lambda c, g: membership.leave(c, by=g.by, now=g.now)),
        Group.PEOPLE,
        confirm="leave.confirm",
        confirm_alone="leave.alone_confirm",
        confirm_community="leave.community_confirm",
    ),
    Command("remove", Move(acts.people.remove), Group.PEOPLE, (fields.MEMBER,)),
    Command(
        "rename",
        Move(lambda c, g: preferences.rename(c, by=g.by, name=g.text("name"))),
        Group.PEOPLE,
        (fields.RENAMED,),
    ),
    Command("circle-language", Move(acts.people.circle_language), Group.PEOPLE, (fields.LANGUAGE,)),
    Command("door", Move(acts.people.door), Group.PEOPLE, (fields.DOOR,)),
    Command("sit-here", Errand.SIT_HERE, Group.PEOPLE, whom=For.ANYONE),
    Command("room-mended", Move(lambda c, g: places.mend_place(c, by=g.by, room=g.text("room")))),
    Command("keep-here", Move(lambda c, g: places.keep_place(c, by=g.by, room=g.text("room")))),
    Command("talk-at", Move(acts.beside.talk_at), Group.PEOPLE, (fields.LINK, fields.IN_CALENDARS), Ask.FIRST),
)

TOGETHER = (
    Command("readers", Errand.READERS, Group.PEOPLE, whom=For.ANYONE),
    Command("agreements", Look(lambda v, m, g: proposals.agreements_view(v)), Group.PEOPLE),
    Command(
        "propose",
        Move(acts.together.propose),
        Group.PEOPLE,
        (fields.ABOUT, fields.WORDING, fields.REASON),
        may=proposing.may_propose,
    ),
    Command("proposal", Look(acts.together.show_proposal), Group.PEOPLE),
    Command(
        "amend",
        Move(acts.together.amend),
        Group.PEOPLE,
        (fields.AGREEMENTS, fields.REASON_NEEDED_SOMETIMES),
        may=proposing.may_propose,
    ),
    Command("adopt", Move(acts.together.adopt)),
    Command("consent", Move(lambda c, g: acts.together.reply(c, g, stand=Stand.CONSENTS))),
    Command(
        "concern",
        Move(lambda c, g: acts.together.reply(c, g, stand=Stand.CONCERNED)),
        None,
        (fields.CONCERN, fields.TO),
    ),
    Command(
        "object",
        Move(lambda c, g: acts.together.reply(c, g, stand=Stand.OBJECTS)),
        None,
        (fields.OBJECTION, fields.TO),
    ),
    Command("reword", Move(acts.together.reword), None, (fields.REWORDED, fields.REASON_AGAIN)),
    Command("withdraw-proposal", Move(acts.together.withdraw_proposal)),
    Command("set-aside", Move(acts.together.set_aside)),
    Command("propose-again", Move(acts.together.ask_again)),
    Command("logistics", Look(lambda v, m, g: sheet_view(v)), Group.PEOPLE),
    Command("set-count", Move(acts.together.set_count), None, (fields.HOW_MANY,)),
    Command(
        "set-rhythm",
        Move(acts.together.set_rhythm),
        None,
        (fields.NEXT_DAY, fields.NEXT_TIME, fields.RHYTHM, fields.MINUTES),
    ),
    Command("set-where", Move(acts.together.set_where), None, (fields.WHERE,)),
    Command("set-absence", Move(acts.together.set_absence), None, (fields.ABSENCE, fields.QUORUM)),
    Command("set-load", Move(acts.together.set_load), None, (fields.LOAD,)),
    Command("set-between", Move(acts.together.set_between), None, (fields.BETWEEN, fields.ELSEWHERE)),
    Command("propose-logistics", Move(lambda c, g: proposing.propose_logistics(c, by=g.by, now=g.now))),
    Command("shorten", Move(acts.together.shorten)),
    Command("meet-more", Move(acts.together.meet_more)),
    Command("two-groups", Look(lambda v, m, g: v.message("capacity.how_two_groups"))),
)

SEASON = (
    Command("season", Look(lambda v, m, g: season_view(v)), Group.SEASON),
    Command("meeting", Look(acts.season.show_meeting), Group.SEASON, (optional(fields.MEETING),)),
    Command("plan", Move(acts.season.plan), Group.SEASON, fields.PLAN, asks=acts.season.ask_before_planning_anew),
    Command(
        "dates",
        Move(acts.season.plan_dates),
        Group.SEASON,
        (fields.DATES, optional(fields.MINUTES)),
        asks=acts.season.ask_before_planning_anew,
    ),
    Command(
        "move",
        Move(acts.season.move),
        Group.SEASON,
        (fields.MEETING, fields.DAY, fields.TIME, fields.WHICH),
        asks=acts.season.ask_only_what_is_ahead,
    ),
    Command(
        "find-time",
        Look(acts.times.show_times),
        Group.SEASON,
        (optional(fields.MEETING), optional(fields.RHYTHM), optional(fields.MINUTES)),
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
        (fields.MEETING,),
        asks=acts.season.check_before_cancelling,
        confirm="cancel.confirm",
        confirm_alone="cancel.alone_confirm",
        confirm_community="cancel.forum_confirm",
    ),
    Command(
        "coming",
        Move(lambda c, g: acts.season.coming(c, g, coming=True)),
        Group.SEASON,
        (optional(fields.MEETING),),
    ),
    Command(
        "cant", Move(lambda c, g: acts.season.coming(c, g, coming=False)), Group.SEASON, (optional(fields.MEETING),)
    ),
    Command("explain", Move(acts.season.explain_absence), None, (fields.WORD_OF_ABSENCE,)),
    Command("rota", Look(lambda v, m, g: rota_view(v)), Group.SEASON),
    Command("seats", Look(lambda v, m, g: fair_seats.seats_view(v, m)), Group.SEASON),
    Command("draw", Move(lambda c, g: facilitating.draw_rota(c, by=g.by, seed=g.seed)), Group.SEASON),
    Command(
        "volunteer",
        Move(acts.season.volunteer),
        Group.SEASON,
        (fields.MEETING,),
        Ask.FIRST,
        may=facilitating.check_rota,
    ),
    Command(
        "swap",
        Move(acts.season.offer_swap),
        Group.SEASON,
        (fields.MINE, fields.THEIRS),
        may=facilitating.check_rota,
    ),
    Command("swap-yes", Move(lambda c, g: acts.season.answer_swap(c, g, accept=True))),
    Command("swap-no", Move(lambda c, g: acts.season.answer_swap(c, g, accept=False))),
    Command("practices", Look(acts.practices.show_practices), Group.SEASON, (optional(fields.KIND),)),
    Command("practice", Look(acts.practices.show_practice), Group.SEASON, (fields.PRACTICE,)),
    Command(
        "use",
        Move(acts.practices.use_practice),
        Group.SEASON,
        (fields.PRACTICE, optional(fields.MEETING)),
        asks=acts.practices.ask_before_use,
    ),
    Command("import", Move(acts.practices.import_practice), Group.SEASON, (fields.FILE, *fields.MORE_FILE)),
    Command("export", Errand.EXPORT, Group.SEASON, (fields.PRACTICE,)),
    Command("change", Look(acts.practices.show_parts), Group.SEASON, (fields.PRACTICE,)),
    Command("change-part", Move(acts.practices.change_part), arguments=(fields.PART,)),
    Command("discard", Move(acts.practices.discard_practice), confirm="discard.confirm"),
    Command("days-off", Move(acts.season.mind_days_off), Group.SEASON, (fields.REGION,)),
    Command("events", Move(acts.beside.show_events), Group.SEASON, (fields.EVENTS,), needs=Beside.EVENTS),
    Command("rest", Move(lambda c, g: season.rest(c, by=g.by)), Group.SEASON),
    Command("go-on", Move(lambda c, g: season.resume_season(c, by=g.by, now=g.now)), Group.SEASON),
    Command(
        "again",
        Move(acts.season.begin_again),
        Group.SEASON,
        (fields.NEXT_SEASON,),
        asks=acts.season.ask_before_waking,
    ),
    Command(
        "end",
        Move(lambda c, g: season.end_circle(c, by=g.by)),
        Group.SEASON,
        asks=acts.season.ask_before_ending,
    ),
    Command("missed", Look(acts.between.show_missed)),
    Command("missed-let-go", Move(lambda c, g: between.let_missed_go(c, by=g.by))),
)

MEETING = (
    Command("here", Move(acts.meeting.arrive), Group.MEETING),
    Command("open", Move(acts.meeting.open_meeting), Group.MEETING, (optional(fields.MEETING),)),
    Command("done", Move(acts.meeting.finish_turn), Group.MEETING),
    Command("pass", Move(acts.meeting.pass_turn), Group.MEETING),
    Command("speak-after-all", Move(acts.meeting.speak_after_all)),
    Command("later", Move(acts.meeting.come_later), Group.MEETING),
    Command("come-back", Move(acts.meeting.come_back_later), Group.MEETING),
    Command("present", Move(acts.season.take_seat), Group.MEETING, (optional(fields.MEETING),)),
    Command("give-seat", Move(acts.season.give_seat), Group.MEETING, (optional(fields.MEETING),)),
    Command("stop", Move(acts.meeting.stop_presenting), Group.MEETING),
    Command("wish", Move(acts.meeting.choose_wish)),
    Command("write", Move(acts.meeting.write), Group.MEETING, (fields.WRITING,)),
    Command("ready", Move(acts.meeting.be_ready)),
    Command("pause", Move(acts.meeting.pause), Group.MEETING, (optional(fields.WHY),)),
    Command("call-pause", Move(acts.meeting.pause), None, (fields.WHY,)),
    Command("silence", Move(acts.meeting.keep_silence), Group.MEETING, (fields.SILENCE,)),
    Command("resume", Move(lambda c, g: pausing.resume(c, by=g.by, now=g.now)), Group.MEETING),
    Command("take-task", Move(lambda c, g: acts.meeting.lend_a_hand(c, g, takes=True))),
    Command("release-task", Move(lambda c, g: acts.meeting.lend_a_hand(c, g, takes=False))),
    Command("more", Move(acts.meeting.more_time), Group.MEETING),
    Command("next", Move(acts.meeting.next_step), Group.MEETING),
    Command("hand-over", Move(acts.meeting.hand_over), Group.MEETING, (optional(fields.SUCCESSOR),)),
    Command("hand-to", Move(acts.meeting.hand_over), None, (fields.SUCCESSOR,)),
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
    Command("check-in", Move(acts.between.open_check_in), Group.BETWEEN, (fields.QUESTION, fields.HOURS), Ask.FIRST),
    Command(
        "check-ins",
        Move(acts.between.plan_check_ins),
        Group.BETWEEN,
        (fields.DAY, fields.TIME, fields.RHYTHM, fields.QUESTION, fields.HOURS),
    ),
    Command("no-check-ins", Move(acts.between.stop_check_ins), Group.BETWEEN),
    Command("answer", Move(acts.between.answer_check_in), Group.BETWEEN, (fields.TEXT,)),
    Command("skip", Move(acts.between.skip_check_in), Group.BETWEEN),
    Command("homework", Look(lambda v, m, g: homework_view(v)), Group.BETWEEN),
    Command("show-homework", Move(lambda c, g: between.show_homework(c, by=g.by))),
    Command("set-homework", Move(acts.between.set_homework), Group.BETWEEN, (fields.MEETING, fields.TEXT)),
)

MINE = (
    Command("commit", Move(acts.mine.commit), Group.MINE, (fields.TEXT, optional(fields.DAY), fields.PEER)),
    Command("commitments", Look(lambda v, m, g: commitments_view(v, m)), Group.MINE),
    Command("me", Errand.MINE, Group.MINE, whom=For.ANYONE),
    Command("kept", Move(lambda c, g: acts.mine.settle(c, g, done=True))),
    Command("let-go", Move(lambda c, g: acts.mine.settle(c, g, done=False))),
    Command("share", Move(lambda c, g: commitments.share_commitment(c, by=g.by, id=g.text("commitment")))),
    Command("put-off", Move(acts.mine.put_off), None, (fields.DAY,)),
    Command("ask-kindly", Move(lambda c, g: commitments.ask_kindly(c, by=g.by, id=g.text("commitment")))),
    Command("letter", Move(acts.mine.write_letter), Group.MINE, (fields.TEXT, fields.LETTER_DAY)),
    Command("letters", Look(lambda v, m, g: letters_view(v, m)), Group.MINE),
    Command("letter-back", Move(lambda c, g: between.take_letter_back(c, by=g.by, id=g.text("letter")))),
    Command("note", Move(acts.mine.keep_note), Group.MINE, (fields.TEXT,), alone_first=True),
    Command("notebook", Look(lambda v, m, g: notebook_view(v, m)), Group.MINE, alone_first=True),
    Command("tear-out", Move(lambda c, g: solo.tear_out(c, by=g.by, id=g.text("note")))),
    Command("calendar", Errand.CALENDAR, Group.MINE),
    Command("new-link", Errand.NEW_LINK, Group.MINE),
    Command("words", Errand.WORDS, Group.MINE),
    Command("read-words", Errand.READ_WORDS),
    Command("my-file", Errand.MY_FILE),
    Command("destroy-words", Errand.DESTROY_WORDS, confirm="words.confirm"),
    Command("away", Move(acts.mine.step_back), Group.MINE, (fields.UNTIL,), Ask.FIRST),
    Command("airtime", Look(lambda v, m, g: fair_seats.airtime_view(v, m)), Group.MINE),
    Command("back", Move(lambda c, g: membership.come_back(c, by=g.by)), Group.MINE),
    Command(
        "call-me",
        Move(lambda c, g: preferences.call_me(c, by=g.by, name=g.text("name"))),
        Group.MINE,
        (fields.MY_NAME,),
    ),
    Command("hours", Move(acts.times.keep_hours), Group.MINE, (fields.WORK_FROM, fields.WORK_UNTIL)),
    Command("language", Move(acts.mine.my_language), Group.MINE, (fields.LANGUAGE,)),
    Command(
        "zone",
        Move(lambda c, g: preferences.live_in(c, by=g.by, zone=g.text("zone"))),
        Group.MINE,
        (fields.ZONE,),
    ),
    Command("quiet-hours", Move(acts.mine.quiet_hours), Group.MINE, (fields.QUIET_FROM, fields.QUIET_UNTIL), Ask.FIRST),
)

COMMUNITY = (
    Command("forum", Look(lambda v, m, g: forum_view(v, m)), Group.COMMUNITY),
    Command("topics", Look(acts.community.show_topics)),
    Command("topic", Move(acts.community.put_topic), Group.COMMUNITY, (fields.TITLE, fields.MORE)),
    Command("nameless", Move(acts.community.put_nameless), None, (fields.TITLE, fields.MORE), nameless=True),
    Command("take-back", Move(acts.community.take_back)),
    Command("by-word", Move(acts.community.take_back_by_word), None, (fields.WORD,), nameless=True),
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
    Command("line", Move(acts.community.add_line), None, (fields.LINE,), nameless=True),
    Command("show-harvest", Move(acts.community.show_harvest)),
    Command("harvest", Look(lambda v, m, g: harvest_view(v))),
    Command("shelf", Look(acts.community.show_shelf), Group.COMMUNITY, (optional(fields.FIND),)),
    Command("find", Look(acts.community.show_shelf), None, (fields.FIND,)),
    Command(
        "shelve",
        Move(acts.community.shelve),
        Group.COMMUNITY,
        (fields.TITLE, fields.FOUND_AT, fields.TAGS, fields.NAMED),
        shortcut="shortcut.shelve",
    ),
    Command("unshelve", Move(acts.community.unshelve)),
    Command("call", Move(acts.community.call_circle), None, (fields.THEME,)),
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
    Command("not-with", Move(acts.seeking.not_with), Group.FIND, (fields.PEOPLE,)),
    Command("reports", Move(acts.seeking.reports), Group.FIND, (acts.seeking.LINE, fields.PEOPLE)),
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
