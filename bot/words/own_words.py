"""What a member keeps here, as a file to take along: each piece under what it is and its day."""

import re
from datetime import UTC, date, datetime

from bot.almanac.zones import wall_time
from bot.ports.keeping import OwnWords
from bot.words.plain import dated
from bot.words.voice import Voice

STEP = re.compile(r"w\d+-\d+-(\d{14})")  # as `rules/writing.py` names the words of a step


def file_of(voice: Voice, kept: tuple[OwnWords, ...]) -> str:
    title = voice.label("words.file_title", circle=voice.circle.name)
    return "\n\n".join((title, *(f"— {heading(voice, own.id)} —\n\n{own.text}" for own in kept))) + "\n"


def heading(voice: Voice, id: str) -> str:
    circle = voice.circle
    for made in circle.commitments:
        if made.id == id:
            return _on(voice, "words.commitment", made.due_on) if made.due_on else voice.label("words.commitment")
    for letter in circle.letters:
        if letter.id == id:
            return _on(voice, "words.letter", letter.on)
    for note in circle.notes:
        if note.id == id:
            return _on(voice, "words.note", wall_time(note.at, voice.zone).date())
    written = STEP.match(id)
    if written is None:
        return voice.label("words.other")
    opened = datetime.strptime(written[1], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    return _on(voice, "words.in_meeting", wall_time(opened, voice.zone).date())


def _on(voice: Voice, key: str, day: date) -> str:
    said = dated(datetime(day.year, day.month, day.day), "EEEE d MMMM y", voice.language)
    return voice.label("words.of_day", what=voice.label(key), day=said)
