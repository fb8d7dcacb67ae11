"""What can be known before a command is carried out: whether it will open a form, and what there is to choose from.

Everything is asked of the core's own table and its one door; nothing is decided here.
"""

from collections.abc import Sequence
from datetime import datetime

from bot.called import command_called, opens_form
from bot.command import For
from bot.door import Several, enter
from bot.message import FieldKind
from bot.nouns.people import Account, Language
from bot.nouns.places import Place
from bot.ports.keeping import Circles
from bot.ports.requests import Request
from bot.refusals.circle import NoSuchCircle
from bot.refusals.refusal import Refusal
from bot.rules.roster import language_of, member, member_with, next_meeting
from bot.typed import read_given
from bot.words.voice import stranger_voice, voice_of


def asks_first(request: Request, now: datetime) -> bool:
    """Whether this opens a form: on Discord that must be known before anything is acknowledged."""
    command = command_called(request.command)
    if command is None:
        return False
    try:
        return opens_form(command, read_given(command.arguments, request, by=None, now=now, new_id=""))
    except Refusal:
        return False


async def choices(circles: Circles, request: Request, argument: str) -> Sequence[tuple[str, str]]:
    """(value, label) of what the asker may choose, and nothing of anybody else's."""
    command = command_called(request.command)
    if command is None:
        return ()
    asked = next((a for a in command.arguments if a.name == argument), None)
    if asked is None or asked.choices is None:
        return ()
    if command.whom is For.ANYONE:
        return asked.choices(stranger_voice(request.locale))
    try:
        circle, someone = await enter(circles, request, command)
    except (NoSuchCircle, Several):
        return ()
    return asked.choices(voice_of(circle, someone)) if someone else ()


def takes_a_link(command: str, argument: str) -> bool:
    known = command_called(command)
    return known is not None and any(a.name == argument and a.kind is FieldKind.LINK for a in known.arguments)


async def who_prepares(circles: Circles, place: Place) -> tuple[Account, Language] | None:
    """Whom to tell of what is lacking around this room, and in which language: who facilitates next, else the first."""
    circle = await circles.sitting_at(place)
    if circle is None:
        return None
    following = next_meeting(circle)
    someone = member(circle, following.facilitator if following else None) or next(iter(circle.members), None)
    accounts = someone.accounts if someone else ()
    here = next((a for a in accounts if (a.platform, a.workspace) == (place.platform, place.workspace)), None)
    return (here, language_of(circle, someone)) if here else None


async def own_circles(circles: Circles, request: Request) -> Sequence[tuple[str, str]]:
    """(id, name) of the circles in which the asker is."""
    found = [await circles.load(id) for id in await circles.of(request.by.account)]
    mine = [circle for circle in found if circle and member_with(circle, request.by.account)]
    return tuple((circle.id, circle.name) for circle in mine)
