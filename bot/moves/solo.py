"""Moves of going alone: the same season with its questions and its silences, and a notebook that is nobody else's."""

from datetime import datetime

from msgspec.structs import replace

from bot.happenings.alone import NoteKept, NoteTornOut, SoloBegun
from bot.happenings.outcome import Outcome
from bot.moves.between import LONGEST_WORDS
from bot.moves.joining import FOUNDER
from bot.moves.preferences import LONGEST_NAME, check_zone
from bot.nouns.between import Note
from bot.nouns.circle import Circle
from bot.nouns.people import Language, Member, MemberId
from bot.ports.keeping import OwnWords
from bot.ports.requests import Person
from bot.refusals.circle import NoSuchNote
from bot.refusals.typed import TooLong
from bot.rules.roster import running

MOST_NOTES = 500


def form_solo(*, id: str, by: Person, name: str, season: str, language: Language, zone: str, now: datetime) -> Outcome:
    """A season for one. It sits in no room: what a room would hear is told to them in private."""
    check_zone(zone)
    alone = Member(FOUNDER, by.name[:LONGEST_NAME], (by.account,))
    circle = Circle(
        id=id,
        name=name,
        language=language,
        zone=zone,
        season=season,
        began_at=now,
        members=(alone,),
        rota=(alone.id,),
        solo=True,
        next_member=2,
    )
    return Outcome(circle, (SoloBegun(alone.id),))


def keep_note(circle: Circle, *, by: MemberId, text: str, id: str, now: datetime) -> Outcome:
    """A page in one's notebook, under one's own key. The oldest makes room when the notebook is full."""
    if len(text) > LONGEST_WORDS:
        raise TooLong("text", LONGEST_WORDS, len(text))
    open_now = running(circle)
    note = Note(id, by, now, open_now.number if open_now else None)
    mine = [n for n in circle.notes if n.member == by]
    full = mine[: len(mine) + 1 - MOST_NOTES] if len(mine) >= MOST_NOTES else []
    notes = tuple(n for n in circle.notes if n not in full)
    return Outcome(
        replace(circle, notes=(*notes, note)),
        (NoteKept(by, id),),
        keep=(OwnWords(id, by, text),),
        forget=tuple((by, n.id) for n in full),
    )


def tear_out(circle: Circle, *, by: MemberId, id: str) -> Outcome:
    if not any(note.id == id and note.member == by for note in circle.notes):
        raise NoSuchNote
    notes = tuple(note for note in circle.notes if note.id != id)
    return Outcome(replace(circle, notes=notes), (NoteTornOut(by),), forget=((by, id),))
