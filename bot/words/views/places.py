"""What one member is told of a room in which nothing is said for now, and how a circle moves to another."""

from collections.abc import Iterable, Sequence

from bot.message import Heading, Message, Paragraph, Part, Style
from bot.nouns.people import Account, Language
from bot.nouns.places import LostPlace, Trouble
from bot.rules.places import MAY_STAY, OPENED
from bot.words import phrases
from bot.words.plain import dated
from bot.words.voice import Voice, buttons

MOST_CIRCLES = 10  # more would not fit into one message

# What is so, and what mends it.
WHY = {
    Trouble.ARCHIVED: "lost.archived",
    Trouble.DELETED: "lost.deleted",
    Trouble.NOT_FOUND: "lost.not_found",
    Trouble.REMOVED: "lost.removed",
    Trouble.SENT_AWAY: "lost.sent_away",
    Trouble.LOCKED: "lost.locked",
    Trouble.NOT_ALLOWED: "lost.not_allowed",
    Trouble.PUBLIC: "lost.public",
    Trouble.SHARED: "lost.shared",
    Trouble.SHARED_REFUSED: "lost.shared_refused",
}


def lost_message(voice: Voice, lost: LostPlace) -> Message:
    return Message((voice.heading("lost.title", circle=voice.name()), *lost_parts(voice, lost)))


def lost_parts(voice: Voice, lost: LostPlace) -> tuple[Part, ...]:
    room = lost.place.room
    mended = "button.room_closed" if lost.why in OPENED else "button.room_mended"
    keep = voice.button("button.keep_here", "keep-here", room=room)
    row = (
        voice.button(mended, "room-mended", Style.FIRST, room=room),
        *((keep,) if lost.why in MAY_STAY else ()),
        voice.button("button.move_room", "sit-here", how="yes"),
    )
    several = len(voice.circle.places) > 1
    where = (voice.line("lost.which", where=lost.place.platform.capitalize()),) if several else ()
    goes_on = "lost.others_go_on" if several else "lost.private_goes_on"
    return (*where, Paragraph(voice.say(WHY[lost.why])), voice.quiet(goes_on), buttons(*row))


def how_to_move(voice: Voice) -> Message:
    return voice.message("sit_here.how", voice.quiet("sit_here.who_reads"), circle=voice.name())


def told_apart(voices: Sequence[Voice], account: Account) -> list[str]:
    """Each by its name; who goes alone, and what has the same name as another, by more than that."""
    names = [name_for(voice) for voice in voices]
    return [
        _with_others(voice, name, account) if names.count(name) > 1 else name
        for voice, name in zip(voices, names, strict=True)
    ]


def name_for(voice: Voice) -> str:
    """In a list of somebody's own circles."""
    return voice.label("which.alone", circle=voice.circle.name) if voice.circle.solo else voice.circle.name


def _with_others(voice: Voice, name: str, account: Account) -> str:
    """The same name twice: by who else is in it, or by when it began."""
    others = ", ".join(someone.name for someone in voice.circle.members if account not in someone.accounts)
    more = others or dated(voice.circle.began_at, "d MMM y", voice.language)
    return voice.label("which.with", circle=name, others=more)


def which_circle(language: Language, voices: Iterable[Voice]) -> Message:
    """They are told apart by their names; only the asker sees them."""
    parts: list[Part] = [Heading(phrases.say("sit_here.which", language))]
    for voice in list(voices)[:MOST_CIRCLES]:
        parts += [Paragraph((voice.name(),)), buttons(voice.button("button.sit_here", "sit-here"))]
    return Message(tuple(parts))
