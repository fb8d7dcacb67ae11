"""What a person sees when they ask: the circle, its agreements, what they committed to, the practices, the help."""

from collections.abc import Sequence

from bot.message import (
    Button,
    Buttons,
    Heading,
    Message,
    Paragraph,
    Part,
    Quiet,
    Strong,
    Style,
    Text,
    Words,
)
from bot.nouns.between import CommitmentState
from bot.nouns.circle import Stage
from bot.nouns.meeting import Meeting
from bot.nouns.people import Language, Member
from bot.ports.keeping import OwnWords
from bot.rules.library import cards_now, homework_for, season_of
from bot.rules.places import lost_places
from bot.rules.roster import HOLDABLE, next_meeting
from bot.words import phrases
from bot.words.beside import where_row
from bot.words.letters import letters_of
from bot.words.solo import solo_view
from bot.words.views.ahead import coming_button, paused
from bot.words.views.places import lost_parts, name_for
from bot.words.views.season import planning
from bot.words.voice import Voice, bullets, buttons, facts

STAGES = {
    Stage.FORMING: "stage.forming",
    Stage.RUNNING: "stage.running",
    Stage.RESTING: "stage.resting",
}


def home_view(language: Language, circles: list[tuple[Voice, Member | None]]) -> Message:
    """The first minute, and every later one: what this is, and where I am in it."""

    def say(key: str) -> Text:
        return phrases.say(key, language)

    parts: list[Part] = [Heading(say("home.title"))]
    for voice, someone in circles:
        parts += _of_circle(voice, someone)
    more = ("start", "solo", "help")
    parts += [
        Buttons(tuple(Button(phrases.label(f"button.{word}", language), word) for word in more)),
        Quiet(say("home.private")),
    ]
    return Message(tuple(parts))


def _of_circle(voice: Voice, someone: Member | None) -> list[Part]:
    parts: list[Part] = [Paragraph((Strong("◯ "), Words(name_for(voice))))]
    if someone is None:
        accept = voice.button("button.accept", "accept", Style.FIRST)
        return [
            *parts,
            voice.line("home.invited"),
            buttons(accept, voice.button("button.decline", "decline")),
        ]
    meeting = next_meeting(voice.circle)
    own: list[Button] = [voice.button("button.my_season" if voice.circle.solo else "button.circle", "circle")]
    waiting, way_back = paused(voice, someone)
    if voice.circle.stage is Stage.ENDED:
        parts.append(voice.line("circle.has_ended"))
    elif waiting:
        parts += waiting
        own += way_back
    elif meeting:
        parts.append(voice.line("home.next", title=voice.title(meeting), when=voice.meeting_time(meeting)))
        if meeting.facilitator == someone.id and not voice.circle.solo:
            parts.append(voice.quiet("home.you_facilitate"))
        if not voice.circle.solo:
            own.append(coming_button(voice, meeting, someone))
    open_ones = [c for c in voice.circle.commitments if c.member == someone.id and c.state is CommitmentState.OPEN]
    if open_ones:
        parts.append(voice.quiet("home.commitments", n=len(open_ones)))
        own.append(voice.button("button.commitments", "commitments"))
    return [*parts, buttons(*own)]


def circle_view(voice: Voice, someone: Member) -> Message:
    circle = voice.circle
    if circle.stage is Stage.ENDED:
        return _ended_view(voice)
    if circle.solo:
        return solo_view(voice)
    meeting = next_meeting(circle)
    away = [m.id for m in circle.members if m.away is not None]
    parts: list[Part] = [
        Heading((voice.name(),)),
        voice.quiet(STAGES[circle.stage]),
        Paragraph(
            (Words(circle.purpose),) if circle.purpose else (season_of(circle).purpose.in_language(voice.language),)
        ),
        facts(
            (voice.label("circle.members"), voice.people(m.id for m in circle.members)),
            *([(voice.label("circle.away"), voice.people(away))] if away else []),
            *([(voice.label("circle.next"), _next(voice, meeting))] if meeting else []),
            *where_row(voice),
            (voice.label("circle.season"), (season_of(circle).title.in_language(voice.language),)),
            (voice.label("circle.zone"), (circle.zone,)),
        ),
    ]
    if not circle.places:  # it came of a match, and rooms are for people to make
        parts.append(voice.line("circle.no_room"))
    parts += [part for lost in lost_places(circle) for part in lost_parts(voice, lost)]
    if not circle.meetings:
        parts.append(planning(voice))
    own = voice.button("button.back", "back") if someone.away else voice.button("button.away", "away")
    parts += [
        buttons(
            voice.button("button.season", "season", Style.FIRST),
            voice.button("button.agreements", "agreements"),
            voice.button("button.commitments", "commitments"),
            own,
        ),
        buttons(
            voice.button("button.invite", "invite"),
            voice.button("button.calendar", "calendar"),
            voice.button("button.words", "words"),
            voice.button("button.readers", "readers"),
        ),
    ]
    if circle.missed:
        parts.append(buttons(voice.button("button.missed", "missed")))
    return Message(tuple(parts))


def _ended_view(voice: Voice) -> Message:
    """What is still there once a circle has ended."""
    circle = voice.circle
    season = (voice.label("circle.season"), (season_of(circle).title.in_language(voice.language),))
    members = [] if circle.solo else [(voice.label("circle.members"), voice.people(m.id for m in circle.members))]
    return Message(
        (
            Heading((voice.name(),)),
            voice.line("circle.ended"),
            facts(*members, season),
            buttons(
                voice.button("button.words", "words"),
                voice.button("button.letter", "letter"),
                voice.button("button.again", "again"),
            ),
        )
    )


def _next(voice: Voice, meeting: Meeting) -> Text:
    return (voice.title(meeting), " · ", voice.meeting_time(meeting))


def homework_view(voice: Voice) -> Message:
    """What people bring to the meetings ahead, and techniques that one may choose."""
    circle = voice.circle
    brought: dict[str, list[str]] = {}  # what is the same for several meetings is said once
    for meeting in (m for m in circle.meetings if m.state in HOLDABLE):
        brought.setdefault(homework_for(circle, meeting), []).append(voice.title(meeting))
    lines: list[Text] = [voice.fact(Strong(", ".join(titles)), Words(text)) for text, titles in brought.items() if text]
    season = season_of(circle)
    offered = cards_now(circle)
    cards: list[Text] = [
        voice.fact(Strong(card.title.in_language(voice.language)), card.text.in_language(voice.language))
        for card in season.cards
        if card.id in offered
    ]
    parts: list[Part] = [voice.heading("homework.title")]
    parts.append(bullets(lines) if lines else voice.line("homework.none"))
    if cards:
        parts += [voice.line("homework.cards"), bullets(cards)]
    row = [voice.button("button.set_homework", "set-homework"), voice.button("button.letter", "letter")]
    return Message((*parts, buttons(*row)))


def words_view(voice: Voice, someone: Member, how_many: int, key: str) -> Message:
    """Everything I kept here: read it, take it with me, or destroy it."""
    letters = len(letters_of(voice.circle, someone))
    if not how_many:
        return voice.message("words.none")
    return Message(
        (
            voice.line("words.kept", n=how_many, circle=voice.name()),
            *([voice.line("words.letters", n=letters)] if letters else []),
            voice.quiet("words.readers"),
            *((voice.quiet("words.key", key=key),) if key else ()),
            buttons(
                voice.button("button.read_words", "read-words", Style.FIRST),
                *([voice.button("button.letters", "letters")] if letters else []),
                voice.button("button.take_file", "my-file"),
                voice.button("button.destroy", "destroy-words", Style.CAREFUL, "words.confirm"),
            ),
        )
    )


MOST_AT_ONCE = 5  # pieces of up to 3,000 characters: a screen is for reading, the file for keeping


def own_words(voice: Voice, kept: Sequence[OwnWords], *, of_meeting: bool) -> Message:
    """To their author alone, as many as a screen holds."""
    if not kept:
        return voice.message("words.none_of_meeting" if of_meeting else "words.none")
    shown = kept[:MOST_AT_ONCE]
    parts: list[Part] = [voice.quiet("words.wrote" if of_meeting else "words.for_you")]
    parts += [Paragraph((Words(own.text),)) for own in shown]
    if len(shown) < len(kept):
        parts.append(voice.quiet("words.more", n=len(kept) - len(shown)))
    return Message((*parts, buttons(voice.button("button.words", "words"))))
