"""Going alone: what somebody on their own sees. There is no room; the bot speaks to them in private."""

from typing import assert_never

from bot.happenings.alone import NoteKept, NoteTornOut, SoloBegun, SoloHappening
from bot.message import Button, Heading, KeptWords, Message, Paragraph, Part, Quiet, Strong, Style, TimeStyle
from bot.nouns.between import Note
from bot.nouns.circle import Circle, Stage
from bot.nouns.meeting import Live, Meeting, MeetingState
from bot.nouns.people import Member
from bot.rules.library import season_of
from bot.rules.roster import HOLDABLE, lives, next_meeting
from bot.rules.steps import is_last, step_at
from bot.words.scene import Scene
from bot.words.step_time import next_button, step_time
from bot.words.views.season import season_lines
from bot.words.voice import Voice, buttons, facts

NOTES_SHOWN = 10  # the newest; all of them are in the file


def tell_solo(scene: Scene, happening: SoloHappening) -> None:
    me = scene.me
    match happening:
        case SoloBegun():
            scene.answer(
                me.line("solo.begun", season=season_of(scene.after).title.in_language(me.language)),
                me.line("solo.how"),
                buttons(me.button("button.plan", "plan", Style.FIRST), me.button("button.notebook", "notebook")),
            )
        case NoteKept():
            scene.answer(me.line("note.kept"), buttons(me.button("button.notebook", "notebook")))
        case NoteTornOut():
            scene.answer(me.line("note.torn_out"))
        case _:
            assert_never(happening)


def solo_gathering(voice: Voice, meeting: Meeting) -> Message:
    number = meeting.number
    return Message(
        (
            Heading((voice.title(meeting),)),
            voice.line("solo.time", when=voice.meeting_time(meeting), n=meeting.minutes),
            buttons(
                voice.button("button.begin", "open", Style.FIRST, meeting=number),
                voice.button("button.move", "move", meeting=number),
                voice.button("button.cancel", "cancel", Style.CAREFUL, "cancel.alone_confirm", meeting=number),
            ),
        )
    )


def solo_step(voice: Voice, meeting: Meeting, live: Live) -> Message:
    """One question, some quiet time, and a page to write on for whoever wants one."""
    step = step_at(voice.circle, meeting, live.at)
    guidance = step.guidance_for(())
    parts: list[Part] = [
        Quiet(voice.say("step.number", at=live.at + 1, of=len(live.steps), meeting=voice.title(meeting))),
        Heading((step.title.in_language(voice.language),)),
    ]
    if step.question:
        parts.append(Paragraph((Strong(step.question.in_language(voice.language)),)))
    if guidance:
        parts.append(Paragraph((guidance.in_language(voice.language),)))
    parts.append(step_time(voice, meeting, live))
    number, at = meeting.number, live.at
    paused = meeting.state is MeetingState.PAUSED
    row = [
        next_button(voice, meeting, live, Style.FIRST),
        voice.button("button.note", "note"),
        voice.button("button.resume", "resume", meeting=number)
        if paused
        else voice.button("button.pause", "pause", meeting=number),
        voice.button("button.more", "more", meeting=number, step=at),
    ]
    if not is_last(live):
        row.append(voice.button("button.close", "close", Style.CAREFUL, "close.alone_confirm"))
    parts.append(buttons(*row))
    return Message(tuple(parts))


def solo_view(voice: Voice) -> Message:
    """The same glance as at a circle, for one. While it rests nothing lies ahead, and it can go on."""
    circle = voice.circle
    following = next_meeting(circle) if lives(circle) else None
    parts: list[Part] = [Heading((voice.name(),)), voice.quiet("solo.yours")]
    if circle.stage is Stage.RESTING:
        parts.append(voice.line("solo.resting"))
    elif circle.stage is Stage.ENDED:
        parts.append(voice.line("solo.ended"))
    if following:
        row = (voice.label("circle.next"), (voice.title(following), " · ", voice.meeting_time(following)))
        parts.append(facts(row))
    if circle.meetings:
        parts.append(season_lines(voice))
    return Message((*parts, buttons(*_first_hands(voice)), buttons(*_last_hands(voice))))


def _first_hands(voice: Voice) -> list[Button]:
    circle = voice.circle
    row: list[Button] = []
    if circle.stage is Stage.RESTING:
        row.append(voice.button("button.go_on", "go-on", Style.FIRST))
    elif circle.stage is not Stage.ENDED:
        planned = any(m.state in HOLDABLE for m in circle.meetings)
        row.append(voice.button("button.move", "move") if planned else voice.button("button.plan", "plan", Style.FIRST))
    row.append(voice.button("button.notebook", "notebook"))
    if circle.stage is not Stage.ENDED:
        row.append(voice.button("button.homework", "homework"))
    return [*row, voice.button("button.words", "words")]


def _last_hands(voice: Voice) -> list[Button]:
    leave = voice.button("button.leave_solo", "leave", Style.CAREFUL, "leave.alone_confirm")
    if voice.circle.stage is Stage.ENDED:
        return [leave]
    row = [voice.button("button.company", "company")]
    if voice.circle.stage is not Stage.RESTING:
        row.append(voice.button("button.rest", "rest"))
    return [*row, leave]


def notebook_view(voice: Voice, someone: Member) -> Message:
    """The newest pages first, each with its day. Nobody else can open it."""
    mine = _pages(voice.circle, someone)
    write = voice.button("button.note", "note", Style.PLAIN if mine else Style.FIRST)
    if not mine:
        return voice.message("notebook.empty", voice.quiet("words.readers"), buttons(write))
    parts: list[Part] = [voice.heading("notebook.title")]
    for note in mine[:NOTES_SHOWN]:
        parts += [
            voice.quiet("notebook.page", when=voice.when(note.at, TimeStyle.DAY)),
            Paragraph((KeptWords(someone.id, note.id),)),
            buttons(voice.button("button.tear_out", "tear-out", Style.CAREFUL, "tear_out.confirm", note=note.id)),
        ]
    if len(mine) > NOTES_SHOWN:
        parts.append(voice.quiet("notebook.more", n=len(mine) - NOTES_SHOWN))
    return Message((*parts, buttons(write, voice.button("button.take_file", "my-file"))))


def _pages(circle: Circle, someone: Member) -> list[Note]:
    return [note for note in reversed(circle.notes) if note.member == someone.id]
