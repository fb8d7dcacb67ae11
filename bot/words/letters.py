"""Letters to oneself that wait for their day: that they are there, and never what they say."""

from datetime import date, datetime, time

from bot.almanac.zones import instant
from bot.message import Message, Paragraph, Part, Style, TimeStyle, When
from bot.nouns.between import Letter
from bot.nouns.circle import Circle
from bot.nouns.people import Member
from bot.rules.roster import zone_of
from bot.words.voice import Voice, buttons


def letters_of(circle: Circle, someone: Member) -> list[Letter]:
    """The one that comes first, first."""
    return sorted((letter for letter in circle.letters if letter.member == someone.id), key=lambda each: each.on)


def letters_view(voice: Voice, someone: Member) -> Message:
    """By their days. They are read on that day, and taken back before it if their writer wishes."""
    mine = letters_of(voice.circle, someone)
    write = voice.button("button.letter", "letter", Style.PLAIN if mine else Style.FIRST)
    if not mine:
        return voice.message("letters.none", buttons(write))
    parts: list[Part] = [voice.heading("letters.title")]
    for letter in mine:
        back = voice.button("button.letter_back", "letter-back", Style.CAREFUL, "letter_back.confirm", letter=letter.id)
        parts += [Paragraph(voice.say("letters.for_day", day=day_of(voice, someone, letter.on))), buttons(back)]
    return Message((*parts, voice.quiet("letters.how"), buttons(write)))


def day_of(voice: Voice, someone: Member | None, day: date) -> When:
    """A day where this member lives."""
    return voice.when(instant(datetime.combine(day, time(12)), zone_of(voice.circle, someone)), TimeStyle.DAY)
