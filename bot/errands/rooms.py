"""Errands about rooms: who can read them, and where a circle sits."""

from bot.command import Command, Move
from bot.door import Several, enter
from bot.errands.shell import Shell
from bot.message import Answer, Message
from bot.moves import places
from bot.nouns.circle import Stage
from bot.nouns.people import Member
from bot.nouns.places import Place
from bot.ports.requests import Request
from bot.refusals.circle import NoSuchCircle
from bot.refusals.people import PlaceHasCircle
from bot.rules.roster import member_with
from bot.words.readers import readers_view
from bot.words.views.places import how_to_move, which_circle
from bot.words.voice import Voice, stranger_voice, voice_of


async def readers(bot: Shell, command: Command, request: Request) -> Message:
    """To members, to those who are invited, and to anyone about the room in which they ask."""
    places: tuple[Place, ...] = (request.place,) if request.place else ()
    voice = stranger_voice(request.locale)
    try:
        circle, someone = await enter(bot.circles, request, command)
    except (NoSuchCircle, Several):
        pass
    else:
        places = circle.places
        voice = voice_of(circle, someone) if someone else stranger_voice(request.locale, circle)
    return readers_view(voice, tuple([await bot.mouth.audience(place) for place in places]))


async def sit_here(bot: Shell, command: Command, request: Request) -> Answer:
    """Typed in the room where the circle shall sit from now on. Which one, where the person is in several?"""
    before = await bot.circles.answered(request.delivery)
    if before is not None:
        return before
    own = [pair for pair in await _own(bot, request) if request.circle in (None, pair[0].circle.id)]
    if not own:
        raise NoSuchCircle
    # A circle that was formed without a room is meant before one that would leave its own.
    meant = [pair for pair in own if not pair[0].circle.places] or own
    place = request.place
    if place is None or "how" in request.given:
        return Answer(how_to_move(meant[0][0]))
    here = await bot.circles.sitting_at(place)
    if here is not None:
        mine = next((voice for voice, _ in own if voice.circle.id == here.id), None)
        if mine is None:
            raise PlaceHasCircle
        return Answer(mine.message("sit_here.already", circle=mine.name()))
    if len(meant) > 1:
        return Answer(which_circle(meant[0][0].language, [voice for voice, _ in meant]))
    voice, someone = meant[0]
    sit = Move(lambda circle, given: places.sit_here(circle, by=given.by, place=place))
    return await bot.move(sit, bot.given(command, request, someone), voice.circle, delivery=request.delivery)


async def _own(bot: Shell, request: Request) -> list[tuple[Voice, Member]]:
    """The circles that go on and in which the asker is. Who goes alone needs no room."""
    found = [await bot.circles.load(id) for id in await bot.circles.of(request.by.account)]
    going_on = [circle for circle in found if circle and not circle.solo and circle.stage is not Stage.ENDED]
    mine = [(circle, member_with(circle, request.by.account)) for circle in going_on]
    return [(voice_of(circle, someone), someone) for circle, someone in mine if someone is not None]
