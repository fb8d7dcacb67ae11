"""A meeting as it goes: in words. What the cards show by themselves is not said again."""

from typing import assert_never

from bot.happenings.meeting import (
    Arrived,
    DayBefore,
    Gathering,
    HandedOver,
    HostReminded,
    MeetingClosed,
    MeetingHappening,
    MeetingLapsed,
    MeetingOpened,
    PresenterStopped,
    RoleDeclined,
    RoleOffered,
    RoleStillOffered,
    SilentLead,
    SteppedOut,
    TaskReleased,
    TaskTaken,
    Unopened,
)
from bot.message import Heading, Message, Part, Style, Text, TimeStyle, Words
from bot.nouns.meeting import Meeting, MeetingState
from bot.nouns.people import MemberId
from bot.rules import rounds
from bot.rules.library import homework_for
from bot.rules.roster import available, meeting, next_meeting, still_to_hold
from bot.rules.steps import step_at
from bot.words.beside import where_row
from bot.words.commitments import offer_back
from bot.words.fair_seats import free_seat, how_it_was_shared, seat_row
from bot.words.forum_cards import day_before_topics, forum_closing, year_over
from bot.words.scene import A_MOMENT, A_WEEK, Scene
from bot.words.spent import offer_slot
from bot.words.step_words import hand_over_button, step_title, task_title
from bot.words.telling.seats import tell_day_before_seats, tell_opening_seats
from bot.words.telling.steps import tell_who_joins_a_group
from bot.words.views.ahead import coming_button
from bot.words.views.forum import about, teller_row
from bot.words.views.meeting import agenda, fit_line, leads
from bot.words.voice import Voice, bullets, buttons, facts, room_voice


def tell_meeting(scene: Scene, happening: MeetingHappening) -> None:
    everyone, me = scene.everyone, scene.me
    match happening:
        case DayBefore(number, late):
            scene.room(_day_before(everyone, scene.meeting(number), late))
            tomorrow = scene.meeting(number)
            if not scene.after.solo:
                scene.private(tomorrow.facilitator, lambda voice: _prepare(voice, tomorrow), meeting=number)
                tell_day_before_seats(scene, tomorrow)
        case Gathering(_, late):
            if late:
                scene.room(Message((everyone.late_line(late),)), worth_for=A_MOMENT)
        case Unopened(number, to):
            _hold_out(scene, number, to, "unopened.private", "unopened.room")
        case HostReminded(number, host):
            coming = scene.meeting(number)
            scene.private(host, lambda voice: _time_to_open(voice, coming), urgent=True, worth_for=A_MOMENT)
        case MeetingLapsed(number):
            if scene.after.community is not None:
                if not still_to_hold(scene.after):  # a forum that nobody opened is let go; the year is asked about
                    scene.room(Message(tuple(year_over(everyone, "forum.term_over"))), worth_for=A_WEEK)
                return
            lapsed = scene.meeting(number)
            scene.room(everyone.message("lapsed.room", _after_its_time(everyone, number), title=everyone.title(lapsed)))
        case Arrived(already=True):
            scene.answer(me.line("arrived.already"))
        case Arrived(who, number, in_next_round):
            scene.answer(me.line(_arrived(scene.meeting(number), who) if in_next_round else "arrived.back"))
            tell_who_joins_a_group(scene, number)
        case SteppedOut(who, number, _):
            if scene.after.community is None:  # at a forum people come and go
                gone = room_voice(scene.before)  # whoever left for good has a name there only
                stepped_out = gone.message("stepped_out.room", who=gone.who(who))
                scene.room(stepped_out, urgent=True, worth_for=A_MOMENT, before_cards=True)
            if scene.actor and scene.actor.id == who:
                scene.answer(me.line("stepped_out.back"))
            tell_who_joins_a_group(scene, number)
        case PresenterStopped(who, number):
            stopped = _stopped(everyone, scene.meeting(number), who)
            scene.room(stopped, worth_for=A_MOMENT, urgent=True, before_cards=True)
        case RoleOffered(number, by, to):
            _hold_out(scene, number, to, "offered.private", "offered.room")
            if by is not None:
                scene.answer(me.line("offered.back", who=me.who(to)))
        case RoleStillOffered(_, to):
            scene.answer(me.line("offered.still", who=me.who(to)))
        case RoleDeclined():
            _tell_declined(scene, happening)
        case HandedOver(number, _, to):
            taken = scene.meeting(number)
            _tell_handed_over(scene, taken, to)
            if taken.live is None and scene.after.community is None:
                scene.answer(*before_it_opens(me, taken))
        case SilentLead(number, to):
            _hold_out(scene, number, to, "silent_lead.private", "offered.room")
        case TaskTaken(_, number, name):
            scene.answer(*_task_taken(me, scene.meeting(number), name))
        case TaskReleased():
            scene.answer(me.line("task.released"))
        case MeetingClosed():
            _tell_closing(scene, happening)
        case MeetingOpened(number):
            offer_back(scene, "commitments.offered_back", available(scene.after, scene.meeting(number)))
            tell_opening_seats(scene, scene.meeting(number))
        case _:
            assert_never(happening)


def _arrived(running: Meeting, who: MemberId) -> str:
    """Into a round: as one who comes late, or as one whose turn is still to come."""
    a_round = running.live.round if running.live else None
    return "arrived.after_others" if a_round and who in rounds.to_come(a_round) else "arrived.next_round"


def _stopped(voice: Voice, running: Meeting, who: MemberId) -> Message:
    """What the circle goes on with, by its name; with nothing, where the meeting was theirs to its end."""
    if running.live is None:
        return voice.message("stopped.closes", who=voice.who(who))
    following = step_at(voice.circle, running, running.live.at)
    return voice.message("stopped.room", who=voice.who(who), title=step_title(voice, following))


def _tell_declined(scene: Scene, declined: RoleDeclined) -> None:
    """Whoever says no learns truthfully who hears of it."""
    me, facilitator = scene.me, scene.meeting(declined.number).facilitator
    if facilitator is None:
        scene.answer(me.line("role_declined.free"))
        _hold_out(scene, declined.number, None, "offered.private", "offered.room")
    elif declined.unasked:
        scene.answer(me.line("role_declined.unasked"))
    else:
        scene.private(
            facilitator,
            lambda voice: voice.message("role_declined.private", who=voice.who(declined.by)),
            urgent=True,
        )
        scene.answer(me.line("role_declined.back", who=me.who(facilitator)))


def before_it_opens(voice: Voice, coming: Meeting) -> tuple[Part, ...]:
    """For whoever facilitates from now on, before there is a cue sheet: what to do, and when."""
    if coming.state is MeetingState.PLANNED:
        return _prepare(voice, coming).parts
    return (
        voice.line("lobby.private", title=voice.title(coming), when=voice.meeting_time(coming, TimeStyle.CLOCK)),
        *agenda(voice, coming),
        buttons(
            voice.button("button.open", "open", Style.FIRST, meeting=coming.number),
            voice.button("button.hand_over", "hand-over", meeting=coming.number),
        ),
    )


def _time_to_open(voice: Voice, coming: Meeting) -> Message:
    row = (
        voice.button("button.open", "open", Style.FIRST, meeting=coming.number),
        hand_over_button(voice, coming),
    )
    return voice.message("host.time_to_open", buttons(*row), title=voice.title(coming))


def _after_its_time(voice: Voice, number: int) -> Part:
    return buttons(
        voice.button("button.open_now", "open", meeting=number),
        voice.button("button.move", "move", meeting=number),
        voice.button("button.cancel", "cancel", Style.CAREFUL, "cancel.confirm", meeting=number),
    )


def _day_before(voice: Voice, tomorrow: Meeting, late: int) -> Message:
    homework = homework_for(voice.circle, tomorrow)
    parts: list[Part] = [voice.late_line(late)] if late else []
    parts += [
        Heading((voice.title(tomorrow),)),
        voice.line("day_before.alone" if voice.circle.solo else "day_before.room", when=voice.meeting_time(tomorrow)),
        facts(
            *where_row(voice),
            *_roles(voice, tomorrow),
            *seat_row(voice, tomorrow),
            *([*about(voice, tomorrow), *teller_row(voice, tomorrow)] if voice.circle.community else []),
            *([(voice.label("meeting.homework"), (Words(homework),))] if homework else []),
            (voice.label("meeting.agenda"), fit_line(voice, tomorrow)),
        ),
        *day_before_topics(voice, tomorrow),
        buttons(
            voice.button("button.move", "move", meeting=tomorrow.number)
            if voice.circle.solo
            else coming_button(voice, tomorrow),
            voice.button("button.agenda", "meeting", meeting=tomorrow.number),
            *free_seat(voice, tomorrow),
            voice.button("button.calendar", "calendar"),
        ),
    ]
    return Message(tuple(parts))


def _roles(voice: Voice, tomorrow: Meeting) -> list[tuple[str, Text]]:
    if voice.circle.solo:
        return []
    return leads(voice, tomorrow)


def _prepare(voice: Voice, tomorrow: Meeting) -> Message:
    return Message(
        (
            voice.line("prepare.private", title=voice.title(tomorrow), when=voice.meeting_time(tomorrow)),
            *agenda(voice, tomorrow),
            voice.quiet("prepare.how"),
            buttons(hand_over_button(voice, tomorrow)),
        )
    )


def _task_taken(voice: Voice, coming: Meeting, name: str) -> list[Part]:
    release = voice.button("button.release_task", "release-task", task=name, meeting=coming.number)
    return [voice.line("task.taken", task=task_title(voice, coming, name)), buttons(release)]


def _tell_handed_over(scene: Scene, there: Meeting, to: MemberId) -> None:
    """A meeting that does not run yet is named: it may be weeks away."""
    voice = scene.everyone
    if there.live is not None:
        scene.room(voice.message("handed_over.room", who=voice.who(to)), urgent=True, worth_for=A_MOMENT)
    else:
        scene.room(voice.message("handed_over.ahead", who=voice.who(to), title=voice.title(there)), urgent=True)


def _hold_out(scene: Scene, number: int, to: str | None, private: str, room: str) -> None:
    """The role, held out to one member in private, or to anyone in the room."""
    held_out = scene.meeting(number)
    if to is None:
        voice = scene.everyone
        forum = scene.after.community is not None
        sought = "forum.host_sought" if held_out.facilitator is None else "forum.not_open_yet"
        label, said = ("button.host", sought) if forum else ("button.take", room)
        take = buttons(voice.button(label, "take", Style.FIRST, meeting=number))
        asked = voice.message(said, take, title=voice.title(held_out))
        scene.room(asked, urgent=True, slot=offer_slot(held_out, None))
        return

    def offer(voice: Voice) -> Message:
        return voice.message(
            private,
            buttons(
                voice.button("button.take", "take", Style.FIRST, meeting=number),
                voice.button("button.not_now", "not-me", meeting=number),
            ),
            title=voice.title(held_out),
        )

    scene.private(to, offer, urgent=True, slot=offer_slot(held_out, to))


def _decided_in(voice: Voice, over: Meeting) -> tuple[Part, ...]:
    """What all consented to in the last meeting, such as going on or resting: whoever presses next carries it out."""
    made = [each.text for each in voice.circle.decisions if over.opened_at is not None and each.at >= over.opened_at]
    return (voice.line("closed.decided"), bullets((Words(text),) for text in made)) if made else ()


def _tell_closing(scene: Scene, closed: MeetingClosed) -> None:
    voice = scene.everyone
    over = scene.meeting(closed.number)
    left_open = closed.by is None and over.live is None and _left_open(scene, over)
    done = "closed.solo" if voice.circle.solo else "closed.room"
    parts: list[Part] = [voice.line("closed.by_clock" if left_open else done, title=voice.title(over))]
    if closed.season_over and scene.after.community is not None:
        parts += year_over(voice)
    elif scene.after.community is not None:
        parts += forum_closing(voice, over)
    elif closed.season_over:
        parts += [
            *_decided_in(voice, over),
            *how_it_was_shared(voice, scene.after),
            voice.line("season_over.alone" if voice.circle.solo else "season_over.room"),
            buttons(
                voice.button("button.again", "again"),
                voice.button("button.rest", "rest"),
                voice.button(
                    "button.end", "end", Style.CAREFUL, "end.alone_confirm" if voice.circle.solo else "end.confirm"
                ),
                voice.button("button.letter", "letter"),
            ),
        ]
    else:
        following = next_meeting(scene.after)
        if following:
            homework = homework_for(scene.after, following)
            parts.append(
                facts(
                    (
                        voice.label("closed.next"),
                        (voice.title(following), " · ", voice.meeting_time(following)),
                    ),
                    *_roles(voice, following)[:1],
                    *([(voice.label("meeting.homework"), (Words(homework),))] if homework else []),
                )
            )
        parts.append(buttons(voice.button("button.commit", "commit"), voice.button("button.homework", "homework")))
    scene.room(Message(tuple(parts)), worth_for=A_WEEK)


def _left_open(scene: Scene, over: Meeting) -> bool:
    """Whether the clock closed it before its last step."""
    was = meeting(scene.before, over.number)
    return bool(was and was.live and was.live.at + 1 < len(was.live.steps))
