"""Planning, moving, the rota, resting and ending: in words."""

from typing import assert_never

from bot.grammar.shipped import shipped
from bot.happenings.season import (
    AbsenceExplained,
    CircleEnded,
    Coming,
    DaysOffMinded,
    MeetingCancelled,
    MeetingMoved,
    PracticeChosen,
    PracticeDiscarded,
    PracticeImported,
    RotaDrawn,
    SeasonBegun,
    SeasonHappening,
    SeasonMended,
    SeasonPlanned,
    SeasonRested,
    SeasonResumed,
    SeatBid,
    SeatFell,
    SeatGiven,
    SeatGone,
    SeatPassed,
    SeatProposed,
    SeatTaken,
    SwapOffered,
    Swapped,
    SwapRefused,
    Volunteered,
)
from bot.message import Message, Paragraph, Part, Style, Words
from bot.nouns.people import MemberId
from bot.nouns.together import Absence
from bot.rules.library import practice_called
from bot.rules.logistics import absence_of, may_explain
from bot.rules.places import spoken_in
from bot.rules.roster import available, is_planned, meeting, next_meeting, out_of_order, quorum, running
from bot.words.forum_cards import host_wanted, year_over
from bot.words.mends import mend_parts
from bot.words.scene import Scene
from bot.words.spent import swap_slot
from bot.words.telling.seats import tell_seats
from bot.words.views.ahead import coming_button
from bot.words.views.meeting import fit_of, meeting_minutes
from bot.words.views.season import days_off_lines, lines_ahead, plan_warnings, rota_view, season_lines
from bot.words.voice import Voice, buttons, room_voice


def tell_season(scene: Scene, happening: SeasonHappening) -> None:
    everyone, me, after = scene.everyone, scene.me, scene.after
    match happening:
        case SeasonPlanned(by, without_date):
            anew = is_planned(scene.before)
            if after.solo:
                key = "planned.alone_anew" if anew else "planned.alone"
                scene.room(_season(everyone, everyone.line(key), without_date))
            elif by is None:
                _tell_agreed(scene, without_date)
            else:
                planned = everyone.line("planned.anew" if anew else "planned.room", who=everyone.who(by))
                scene.room(_season(everyone, planned, without_date))
                done = "planned.back_forum" if after.community else "planned.back"
                scene.answer(me.line(done), *plan_warnings(me))
        case SeasonMended():
            _tell_mended(scene, happening)
        case RotaDrawn(by):
            drawn = everyone.line("drawn.room", who=everyone.who(by))
            scene.room(Message((drawn, *(() if running(after) else rota_view(everyone).parts))))
        case MeetingMoved():
            _tell_move(scene, happening)
        case MeetingCancelled(by, number, last):
            title = everyone.title(scene.meeting(number))
            said = everyone.line("cancelled.room", who=everyone.who(by), title=title)
            if after.solo:
                said = everyone.line("cancelled.alone", title=title)
            scene.room(Message((said, *(_what_now(everyone) if last else ()))))
        case DaysOffMinded():
            scene.answer(me.line("days_off.back"), *days_off_lines(me))
        case SeasonRested(by):
            go_on = buttons(everyone.button("button.go_on", "go-on"))
            rested = everyone.line("rested.room", who=everyone.who(by))
            scene.room(Message((everyone.line("rested.alone") if after.solo else rested, go_on)))
        case SeasonResumed(by):
            _tell_resumed(scene, by)
        case SeasonBegun(by):
            plan = buttons(everyone.button("button.plan", "plan", Style.FIRST))
            begun = everyone.line("begun.room", who=everyone.who(by))
            scene.room(Message((everyone.line("begun.alone") if after.solo else begun, plan)))
        case CircleEnded():
            if after.solo:
                if after.members:  # whoever has left has been told
                    scene.answer(me.line("ended.alone", circle=me.name()))
            else:
                scene.room(everyone.message("ended.room", circle=everyone.name()))
            for someone in after.members:
                scene.private(someone.id, _farewell)
        case Coming():
            _tell_coming(scene, happening)
        case AbsenceExplained():
            _tell_absence(scene, happening)
        case Volunteered(who, number):
            title = everyone.title(scene.meeting(number))
            scene.room(everyone.message("volunteered.room", who=everyone.who(who), title=title))
        case SwapOffered(by, to, mine, theirs):
            slot = swap_slot(mine, theirs)
            scene.private(to, lambda voice: _swap(voice, scene, happening), meeting=theirs, slot=slot)
            scene.answer(me.line("swap.back", who=me.who(to)))
        case Swapped(by, to, mine, theirs):
            scene.room(
                everyone.message(
                    "swapped.room",
                    one=everyone.who(by),
                    other=everyone.who(to),
                    first=everyone.title(scene.meeting(theirs)),
                    second=everyone.title(scene.meeting(mine)),
                )
            )
        case SwapRefused(by, to):
            scene.private(by, lambda voice: voice.message("swap.refused", who=voice.who(to)))
            scene.answer(me.line("swap.refused_back", who=me.who(by)))
        case SeatTaken() | SeatBid() | SeatGiven() | SeatPassed() | SeatProposed() | SeatFell() | SeatGone():
            tell_seats(scene, happening)
        case PracticeImported(_, id):
            practice = practice_called(after, id)
            scene.answer(
                me.line("imported.back", title=practice.title.in_language(me.language), id=id),
                meeting_minutes(me, practice),
                buttons(
                    me.button("button.look", "practice", Style.FIRST, practice=id),
                    me.button("button.change", "change", practice=id),
                ),
            )
        case PracticeDiscarded(_, id):
            ships = id in shipped().practices
            scene.answer(me.line("discarded.shipped" if ships else "discarded.back", id=id))
        case PracticeChosen(by, number):
            chosen, was = scene.meeting(number), meeting(scene.before, number) or scene.meeting(number)
            practice = practice_called(after, chosen.practice)
            scene.room(
                everyone.message(
                    "chosen.room",
                    who=everyone.who(by),
                    title=room_voice(scene.before).title(was),
                    practice=practice.title.in_language(everyone.language),
                )
            )
            scene.answer(*fit_of(me, chosen))
        case _:
            assert_never(happening)


def _tell_agreed(scene: Scene, without_date: int) -> None:
    """What the sheet has shown before all consented to it is not said again."""
    voice = scene.everyone
    by_sheet = scene.after.logistics != scene.before.logistics
    known = days_off_lines(voice) if by_sheet else plan_warnings(voice)
    season = _season(voice, voice.line("planned.agreed"), without_date)
    scene.room(Message((*season.parts, *known)))


def _tell_resumed(scene: Scene, by: MemberId) -> None:
    voice = scene.everyone
    if not is_planned(scene.after):
        scene.room(voice.message("resumed.bare", *_what_now(voice), who=voice.who(by)))
        return
    resumed = voice.line("resumed.alone") if scene.after.solo else voice.line("resumed.room", who=voice.who(by))
    scene.room(Message((resumed, lines_ahead(voice), buttons(voice.button("button.calendar", "calendar")))))


def _season(voice: Voice, first: Part, without_date: int = 0) -> Message:
    row = [voice.button("button.calendar", "calendar")]
    if not voice.circle.solo:
        second = ("button.forum", "forum") if voice.circle.community else ("button.rota", "rota")
        row += [voice.button(*second), *host_wanted(voice, next_meeting(voice.circle))]
    lacking = (voice.line("planned.without_date", n=without_date),) if without_date else ()
    return Message((first, season_lines(voice), *lacking, buttons(*row)))


def _what_now(voice: Voice) -> tuple[Part, ...]:
    """A season does not end by its last meeting's being cancelled: somebody says what comes."""
    if voice.circle.community is not None:
        return tuple(year_over(voice, "forum.term_over"))
    alone = voice.circle.solo
    return (
        voice.line("cancelled.last_alone" if alone else "cancelled.last"),
        buttons(
            voice.button("button.again", "again"),
            voice.button("button.rest", "rest"),
            voice.button("button.end", "end", Style.CAREFUL, "end.alone_confirm" if alone else "end.confirm"),
        ),
    )


def _tell_mended(scene: Scene, mended: SeasonMended) -> None:
    voice = scene.everyone
    practice = practice_called(scene.after, mended.practice)
    who, title = voice.who(mended.by), practice.title.in_language(voice.language)
    if mended.more:
        line = voice.line("mended.more", n=mended.more, who=who, title=title)
    else:
        line = voice.line("mended.shorter", who=who, title=title)
    if mended.more and scene.after.meetings:
        scene.room(_season(voice, line, mended.without_date))
    else:
        scene.room(Message((line,)))
    scene.answer(*mend_parts(scene.me))


def _tell_move(scene: Scene, moved: MeetingMoved) -> None:
    voice = scene.everyone
    now = scene.meeting(moved.number)
    title, before, when = voice.title(now), voice.when(moved.before), voice.meeting_time(now)
    if voice.circle.solo:
        said = voice.line("moved.alone", title=title, before=before, when=when)
    elif moved.by is None:
        said = voice.line("moved.found", title=title, before=before, when=when)
    else:
        said = voice.line("moved.room", who=voice.who(moved.by), title=title, before=before, when=when)
    parts: list[Part] = [said]
    if moved.following:
        parts += [voice.line("moved.following"), season_lines(voice)]
    if not voice.circle.solo:
        parts.append(buttons(coming_button(voice, now)))
    scene.room(Message(tuple(parts)))
    overtaken = out_of_order(scene.after, now)
    if moved.by is not None and overtaken is not None:
        me = scene.me
        scene.answer(me.line("moved.out_of_order", title=me.title(now), other=me.title(overtaken)))


def _tell_coming(scene: Scene, said: Coming) -> None:
    me, everyone = scene.me, scene.everyone
    meeting = scene.meeting(said.number)
    title = me.title(meeting)
    told_room = scene.before != scene.after and absence_of(scene.after) is Absence.ROOM
    heard = told_room and bool(spoken_in(scene.after))
    if said.coming:
        scene.answer(me.line("coming.back_room" if heard else "coming.back", title=title))
    else:
        row = [me.button("button.coming", "coming", meeting=said.number)]
        if may_explain(scene.after, meeting, said.member):
            row.insert(0, me.button("button.explain", "explain", meeting=said.number))
        noted = "cant.back_room" if heard else "cant.forum" if scene.after.community else "cant.back"
        scene.answer(me.line(noted, title=title), buttons(*row))
    if told_room:
        key = "coming.room" if said.coming else "cant.room"
        scene.room(everyone.message(key, who=everyone.who(said.member), title=everyone.title(meeting)))
    if said.short_of_quorum:
        short = scene.meeting(said.number)
        people = len(available(scene.after, short))
        needed = quorum(scene.after)
        scene.private(
            short.facilitator,
            lambda voice: voice.message(
                "quorum.private",
                buttons(
                    voice.button("button.find_time", "find-time", meeting=said.number),
                    voice.button("button.move", "move", meeting=said.number),
                ),
                title=voice.title(short),
                n=people,
                needed=voice.quorum(needed),
            ),
            meeting=said.number,
        )


def _tell_absence(scene: Scene, explained: AbsenceExplained) -> None:
    meeting = scene.meeting(explained.number)

    def word(voice: Voice) -> Message:
        said = voice.line("absence.private", who=voice.who(explained.by), title=voice.title(meeting))
        return Message((said, Paragraph((Words(explained.words),))))

    scene.private(meeting.facilitator, word, meeting=meeting.number)
    scene.answer(scene.me.line("absence.back", who=scene.me.who(meeting.facilitator)))


def _swap(voice: Voice, scene: Scene, offered: SwapOffered) -> Message:
    return voice.message(
        "swap.instead" if offered.mine == offered.theirs else "swap.private",
        buttons(
            voice.button("button.yes", "swap-yes", Style.FIRST, mine=offered.mine, theirs=offered.theirs),
            voice.button("button.not_now", "swap-no", mine=offered.mine, theirs=offered.theirs),
        ),
        who=voice.who(offered.by),
        yours=voice.title(scene.meeting(offered.theirs)),
        mine=voice.title(scene.meeting(offered.mine)),
    )


def _farewell(voice: Voice) -> Message:
    return voice.message(
        "ended.private",
        buttons(voice.button("button.words", "words"), voice.button("button.letter", "letter")),
        circle=voice.name(),
    )
