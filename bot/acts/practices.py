"""From what was given to the move that was meant, where it is about practices: showing, using, changing, importing."""

from bot.arguments import Given
from bot.happenings.outcome import Outcome
from bot.message import Message
from bot.moves import own_practices
from bot.nouns.circle import Circle
from bot.nouns.people import Member
from bot.refusals.typed import Missing
from bot.rules.library import practice_called
from bot.rules.roster import HOLDABLE, next_meeting
from bot.rules.roster import meeting as meeting_numbered
from bot.words.views.meeting import replacing_view
from bot.words.views.practices import change_view, practice_view, practices_view
from bot.words.voice import Voice


def show_practice(voice: Voice, _: Member, given: Given) -> Message:
    return practice_view(voice, practice_called(voice.circle, given.text("practice")))


def show_practices(voice: Voice, _: Member, given: Given) -> Message:
    return practices_view(voice, given.maybe("kind"))


def show_parts(voice: Voice, _: Member, given: Given) -> Message:
    return change_view(voice, practice_called(voice.circle, given.text("practice")))


def import_practice(circle: Circle, given: Given) -> Outcome:
    """A file longer than a field goes on in the next: what was pasted there is one text, broken at lines."""
    given.text("file")  # refuses if there is none
    pieces = (given.values.get(name, "") for name in ("file", "file-2", "file-3", "file-4", "file-5"))
    text = "\n".join(piece.removesuffix("\n") for piece in pieces if piece.strip())  # its lines count as they were
    return own_practices.import_practice(circle, by=given.by, text=text)


def change_part(circle: Circle, given: Given) -> Outcome:
    practice, part = given.text("practice"), _part(given)
    return own_practices.change_part(circle, by=given.by, practice=practice, part=part, text=given.text("file"))


def discard_practice(circle: Circle, given: Given) -> Outcome:
    return own_practices.discard_practice(circle, by=given.by, practice=given.text("practice"))


def use_practice(circle: Circle, given: Given) -> Outcome:
    return own_practices.use_practice(
        circle, by=given.by, number=given.number("meeting"), practice=given.text("practice")
    )


def ask_before_use(voice: Voice, given: Given) -> Message | None:
    """What it would replace, and whether it fits: a meeting is planned for everyone."""
    if given.maybe("practice") is None:
        return None
    circle, practice = voice.circle, practice_called(voice.circle, given.text("practice"))
    number = given.number("meeting")
    planned = meeting_numbered(circle, number) if number is not None else next_meeting(circle)
    if planned is None or planned.state not in HOLDABLE or planned.practice == practice.id:
        return None
    return replacing_view(voice, planned, practice)


def _part(given: Given) -> int:
    found = given.number("part")
    if found is None:
        raise Missing("part")
    return found
