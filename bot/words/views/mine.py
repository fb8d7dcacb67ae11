"""All that is mine on one page: my circles, what is next in each and what I do there, my settings, and my words."""

from collections.abc import Sequence

from msgspec import Struct

from bot.message import Button, Buttons, Heading, Message, Paragraph, Part, Quiet, Style, Text, Words
from bot.nouns.between import CommitmentState
from bot.nouns.circle import Stage
from bot.nouns.meeting import Meeting
from bot.nouns.people import Language, Member
from bot.rules.roster import next_meeting, zone_of
from bot.rules.rota import understudy
from bot.words import phrases
from bot.words.letters import day_of, letters_of
from bot.words.views.ahead import coming_button, paused
from bot.words.views.places import name_for
from bot.words.voice import Voice, buttons, facts

CALLED = {Language.EN: "English", Language.FR: "Français"}  # each by its own name


class Mine(Struct, frozen=True):
    """One circle, as one person has it. `someone` None: they are invited. `words`: how many pieces they keep."""

    voice: Voice
    someone: Member | None
    words: int = 0


def mine_view(language: Language, circles: Sequence[Mine]) -> Message:
    """Commitments are counted and not shown: a page that stays open on a screen is read by others."""
    parts: list[Part] = [Heading(phrases.say("home.title", language))]
    for one in circles:
        parts += _invited(one.voice) if one.someone is None else _mine(one, one.someone)
    start = Button(phrases.label("button.start", language), "start")
    parts += [
        Buttons((start, Button(phrases.label("button.help", language), "help"))),
        Quiet(phrases.say("home.private", language)),
    ]
    return Message(tuple(parts))


def _invited(voice: Voice) -> list[Part]:
    return [
        Heading((voice.name(),)),
        voice.line("home.invited"),
        buttons(voice.button("button.accept", "accept", Style.FIRST), voice.button("button.decline", "decline")),
    ]


def _mine(one: Mine, someone: Member) -> list[Part]:
    voice = one.voice
    return [Heading((Words(name_for(voice)),)), *_next(voice, someone), *_settings(voice, someone, one.words)]


def _next(voice: Voice, someone: Member) -> list[Part]:
    meeting = next_meeting(voice.circle)
    circle = voice.button("button.circle", "circle")
    waiting, way_back = paused(voice, someone)
    if waiting and voice.circle.stage is not Stage.ENDED:
        return [*waiting, buttons(*way_back, circle)]
    if meeting is None:
        return [voice.line("mine.no_meeting"), buttons(circle)]
    number, alone = meeting.number, voice.circle.solo
    parts: list[Part] = [voice.line("home.next", title=voice.title(meeting), when=voice.meeting_time(meeting))]
    role = _role(voice, meeting, someone)
    if role and not alone:
        parts.append(Paragraph(role))
    row = [] if alone else [coming_button(voice, meeting, someone)]
    row = [*row, voice.button("button.agenda", "meeting", meeting=number)]
    return [*parts, buttons(*row, voice.button("button.calendar", "calendar"), circle)]


def _role(voice: Voice, meeting: Meeting, someone: Member) -> Text:
    if someone.id in meeting.not_coming:
        return voice.say("mine.not_coming")
    if meeting.facilitator == someone.id:
        return voice.say("home.you_facilitate")
    if someone.id in meeting.presenters:
        return voice.say("mine.you_present")
    return voice.say("mine.you_understudy") if understudy(voice.circle, meeting) == someone.id else ()


def _settings(voice: Voice, someone: Member, words: int) -> list[Part]:
    open_ones = [c for c in voice.circle.commitments if c.member == someone.id and c.state is CommitmentState.OPEN]
    quiet = voice.hours(someone.quiet) if someone.quiet else voice.label("mine.no_quiet_hours")
    letters = letters_of(voice.circle, someone)
    days: list[Text] = [(day_of(voice, someone, letter.on),) for letter in letters]
    return [
        facts(
            (voice.label("mine.commitments"), voice.say("mine.open", n=len(open_ones))),
            *([(voice.label("mine.letters"), phrases.joined(days))] if days else []),
            (voice.label("mine.language"), (CALLED[voice.language],)),
            (voice.label("mine.zone"), (zone_of(voice.circle, someone),)),
            (voice.label("mine.quiet_hours"), (quiet,)),
            (voice.label("mine.words"), voice.say("mine.kept", n=words)),
        ),
        buttons(
            voice.button("button.commitments", "commitments"),
            *([voice.button("button.letters", "letters")] if days else []),
            voice.button("button.language", "language"),
            voice.button("button.zone", "zone"),
            voice.button("button.quiet_hours", "quiet-hours"),
            voice.button("button.words", "words"),
        ),
    ]
