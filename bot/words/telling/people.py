"""Forming, inviting, joining, stepping back, leaving: in words."""

from datetime import datetime, time
from typing import assert_never

from bot.almanac.zones import instant
from bot.choices import LOADS
from bot.grammar.season_plan import HowOften, usually_agreed
from bot.happenings.people import (
    CameBack,
    CircleFormed,
    CircleRenamed,
    DoorSet,
    InvitationDeclined,
    InvitationWithdrawn,
    Invited,
    LanguageChanged,
    LeftOut,
    MemberJoined,
    MemberLeft,
    NameChanged,
    PeopleHappening,
    QuietHoursSet,
    RemovalAsked,
    SteppedBack,
    WhyNot,
    ZoneChanged,
)
from bot.message import Message, Paragraph, Part, Style, Text, TimeStyle, When, Words
from bot.nouns.circle import Circle
from bot.nouns.people import Invitation, Member, MemberId
from bot.rules.library import lines_of, season_of
from bot.rules.roster import member, next_meeting, zone_of
from bot.words.mends import mend_parts, tighter_than
from bot.words.plain import clock_time
from bot.words.scene import Scene
from bot.words.spent import invitation_slot
from bot.words.voice import Voice, bullets, buttons, facts, room_voice

EVERY = {
    HowOften.WEEKLY: "season.weekly",
    HowOften.EVERY_TWO_WEEKS: "season.every_two_weeks",
    HowOften.MONTHLY: "season.monthly",
}

FEW_TO_ASK = 3


def tell_people(scene: Scene, happening: PeopleHappening) -> None:
    everyone, me = scene.everyone, scene.me
    match happening:
        case CircleFormed(by):
            if scene.after.community is not None:
                join = buttons(
                    everyone.button("button.join", "join", Style.FIRST), everyone.button("button.forum", "forum")
                )
                scene.room(everyone.message("formed.community", join, who=everyone.who(by), circle=everyone.name()))
            else:
                readers = buttons(everyone.button("button.readers", "readers"))
                scene.room(everyone.message("formed.room", readers, who=everyone.who(by), circle=everyone.name()))
            scene.answer(
                me.line("formed.back_community" if me.circle.community else "formed.back", circle=me.name()),
                *_first_steps(me),
            )
        case Invited(by, invitations, left_out):
            for invitation in invitations:
                card, slot = invitation_card(everyone, by, invitation), invitation_slot(invitation)
                scene.outsider(invitation.account, card, slot=slot)
            names: Text = tuple(
                span
                for i in invitations
                for span in ((", ", Words(i.name)) if i != invitations[0] else (Words(i.name),))
            )
            scene.answer(me.line("invited.back", n=len(invitations), names=names), *_left_out(me, left_out))
        case InvitationDeclined():
            scene.answer(me.line("declined.back"))
        case InvitationWithdrawn(name):
            scene.answer(me.line("withdrawn.back", name=Words(name)))
        case MemberJoined(newcomer):
            if scene.after.community is None:
                joined = everyone.line("joined.room", who=everyone.who(newcomer), n=len(scene.after.members))
                scene.room(Message((joined, *_no_room_for_all(scene))))
            voice = Voice(scene.after, me.language, me.zone)
            scene.answer(voice.heading("joined.back", circle=voice.name()), *_welcome(voice))
        case MemberLeft():
            _tell_leaving(scene, happening)
        case RemovalAsked():
            _tell_removal(scene, happening)
        case SteppedBack(who, until):
            day = datetime.combine(until, time(12)) if until else None
            at = instant(day, scene.after.zone) if day else None
            if at:
                zone = scene.after.zone  # of the circle, whose day it is
                if scene.after.community is None:
                    until_then = When(at, zone, TimeStyle.DAY, everyone.language)
                    scene.room(everyone.message("away.room_until", who=everyone.who(who), day=until_then))
                back = When(at, zone, TimeStyle.DAY, me.language)
                scene.answer(me.line("away.back_until", day=back), buttons(me.button("button.back", "back")))
            else:
                if scene.after.community is None:
                    scene.room(everyone.message("away.room", who=everyone.who(who)))
                scene.answer(me.line("away.back"), buttons(me.button("button.back", "back")))
        case CameBack(who, by_clock):
            if scene.after.community is None:
                scene.room(everyone.message("back.room", who=everyone.who(who)))
            if by_clock:
                scene.private(who, lambda voice: voice.message("back.private", circle=voice.name()))
            else:
                scene.answer(me.line("back.back"))
        case NameChanged(who):
            scene.answer(me.line("name.back", who=me.who(who)))
        case CircleRenamed(by):
            if scene.after.solo:
                scene.answer(me.line("renamed.alone", circle=me.name()))
            else:
                scene.room(everyone.message("renamed.room", who=everyone.who(by), circle=everyone.name()))
        case DoorSet(by, is_open):
            scene.room(everyone.message("door.now_open" if is_open else "door.now_closed", who=everyone.who(by)))
        case LanguageChanged(who, _):
            if who is None:
                scene.room(everyone.message("language.room"))
            else:
                scene.answer(me.line("language.back"))
        case ZoneChanged(who):
            someone = member(scene.after, who)
            scene.answer(me.line("zone.back", zone=(someone.zone if someone else None) or scene.after.zone))
        case QuietHoursSet(who):
            _tell_quiet_hours(scene, who)
        case _:
            assert_never(happening)


NOT_INVITED = {
    WhyNot.YOURSELF: "not_invited.yourself",
    WhyNot.MEMBER: "not_invited.member",
    WhyNot.INVITED: "not_invited.invited",
    WhyNot.UNKNOWN: "not_invited.unknown",
}


def _left_out(me: Voice, left_out: tuple[LeftOut, ...]) -> tuple[Part, ...]:
    """Who was named as well, and why no invitation went to them."""
    if not left_out:
        return ()
    why = (me.say(NOT_INVITED[each.why], name=Words(each.name)) for each in left_out)
    return (me.line("not_invited.title"), bullets(why))


def _no_room_for_all(scene: Scene) -> tuple[Part, ...]:
    """Where a season is planned already. While people gather the sum changes with each of them: planning says it."""
    planned = bool(scene.after.meetings)
    return tuple(mend_parts(scene.everyone)) if planned and tighter_than(scene.before, scene.after) else ()


def _first_steps(me: Voice) -> tuple[Part, ...]:
    if me.circle.community is not None:  # its door is open: nobody needs to be invited
        plan, topic = me.button("button.plan", "plan", Style.FIRST), me.button("button.topic", "topic")
        return (me.line("formed.next_community"), buttons(plan, topic, me.button("button.agreements", "agreements")))
    return (
        me.line("formed.next"),
        buttons(
            me.button("button.invite", "invite", Style.FIRST),
            me.button("button.plan", "plan"),
            me.button("button.find_time", "find-time"),
            me.button("button.agreements", "agreements"),
        ),
    )


def invitation_card(voice: Voice, by: MemberId, invitation: Invitation) -> Message:
    """Purpose, time and agreements before one says yes; how many are in, and no names but the one who invites."""
    circle = voice.circle
    season = season_of(circle)
    purpose: Text = (Words(circle.purpose),) if circle.purpose else (season.purpose.in_language(voice.language),)
    inviter = member(circle, by)
    return Message(
        (
            voice.heading("invitation.title", circle=voice.name()),
            voice.line("invitation.by", who=voice.who(by) if inviter else voice.say("someone.nobody_yet")),
            Paragraph(purpose),
            facts(
                (voice.label("circle.season"), _season(voice)),
                (voice.label("invitation.time"), _cost(voice)),
                (voice.label("invitation.in_already"), voice.say("invitation.people", n=len(circle.members))),
            ),
            *_rules(voice),
            voice.quiet("invitation.silent"),
            buttons(
                voice.button("button.accept", "accept", Style.FIRST, invitation=invitation.id),
                voice.button("button.decline", "decline", invitation=invitation.id),
                voice.button("button.readers", "readers"),
            ),
        )
    )


def _season(voice: Voice) -> Text:
    """What one is invited to: its title, and its one line where it has one."""
    season = season_of(voice.circle)
    title = season.title.in_language(voice.language)
    return (title, " · ", season.in_short.in_language(voice.language)) if season.in_short else (title,)


def _cost(voice: Voice) -> Text:
    """Meetings and minutes, and what it takes in between where the circle has said so."""
    circle = voice.circle
    season = season_of(circle)
    agreed = circle.logistics.count if circle.logistics and circle.logistics.count else usually_agreed(season)
    cost = voice.say(
        "invitation.cost",
        n=len(circle.meetings) or len(lines_of(circle, agreed)),
        minutes=circle.rhythm.minutes if circle.rhythm else season.slot_minutes,
        often=voice.say(EVERY[season.how_often]),
    )
    load = circle.logistics.load if circle.logistics else None
    return (*cost, " · ", voice.label(LOADS[load])) if load else cost


def _rules(voice: Voice) -> tuple[Part, ...]:
    circle = voice.circle
    if not circle.agreements:
        return (voice.line("invitation.no_agreements"),)
    key = "invitation.agreements" if circle.agreed_at is None else "invitation.agreed"
    return (voice.line(key), bullets((Words(text),) for text in circle.agreements))


def _welcome(voice: Voice) -> tuple[Part, ...]:
    meeting, forum = next_meeting(voice.circle), voice.circle.community is not None
    first = ("button.forum", "forum") if forum else ("button.circle", "circle")
    readers = voice.button("button.readers", "readers")
    if meeting is None:
        return (
            voice.line("joined.no_forum_yet" if forum else "joined.no_meeting_yet"),
            buttons(voice.button(*first), readers),
        )
    return (
        voice.line(
            "joined.next_forum" if forum else "joined.next_meeting",
            title=voice.title(meeting),
            when=voice.meeting_time(meeting),
        ),
        buttons(voice.button(*first, Style.FIRST), voice.button("button.calendar", "calendar"), readers),
    )


def _tell_leaving(scene: Scene, happening: MemberLeft) -> None:
    everyone = scene.everyone
    name = Words(happening.name)
    if happening.left_over and scene.after.community is None:
        scene.room(everyone.message("left.room", *_no_room_for_all(scene), name=name, n=happening.left_over))
    if happening.left_over == 2 and scene.after.community is None:
        scene.room(
            everyone.message(
                "left.two",
                buttons(
                    everyone.button("button.invite", "invite"),
                    everyone.button("button.end", "end", Style.CAREFUL),
                ),
            )
        )
    gone = room_voice(scene.before)
    if happening.asked:
        scene.outsider(happening.account, gone.message("left.asked", circle=gone.name()))
    else:
        key = "left.alone" if scene.before.solo else "left.back"
        scene.answer(gone.line(key, circle=gone.name()))


def _tell_quiet_hours(scene: Scene, who: MemberId) -> None:
    someone, me = member(scene.after, who), scene.me
    if someone is None or someone.quiet is None:
        scene.answer(me.line("quiet.off"))
        return
    zone = zone_of(scene.after, someone)
    since, until = (clock_time(at, me.language) for at in (someone.quiet.begins, someone.quiet.ends))
    scene.answer(
        me.line("quiet.set", since=since, until=until, zone=zone),
        me.quiet("quiet.exceptions"),
        buttons(me.button("button.quiet_off", "quiet-hours", quiet_from="off")),
    )


def _tell_removal(scene: Scene, asked: RemovalAsked) -> None:
    """To the others alone: the one it is about hears of it only if it comes to pass."""
    key = "removal.again" if asked.again else "removal.back"
    scene.answer(scene.me.line(key, who=scene.me.who(asked.member)))
    if asked.again:
        return
    for other in _who_may_agree(scene.after, asked):
        scene.private(other.id, lambda voice: _removal(voice, asked.member, asked.by))


def _who_may_agree(circle: Circle, asked: RemovalAsked) -> tuple[Member, ...]:
    """The others; in a community its convener and a few who have long been there, for it is nobody else's matter."""
    others = tuple(m for m in circle.members if m.id not in (asked.member, asked.by))
    if circle.community is None:
        return others
    convener = circle.community.convener
    return tuple(sorted(others, key=lambda m: m.id != convener)[:FEW_TO_ASK])


def _removal(voice: Voice, who: MemberId, by: MemberId) -> Message:
    agree = voice.button("button.agree_removal", "remove", Style.CAREFUL, "removal.confirm", member=who)
    return voice.message("removal.private", buttons(agree), who=voice.who(who), by=voice.who(by))
