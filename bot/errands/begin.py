"""Errands of whoever begins: home, help, thinking about it, a circle, a season alone."""

from bot.acts.people import language_given
from bot.called import opens_form
from bot.choices import MADE_FOR_THINKING, solo_seasons
from bot.command import Command, Errand
from bot.errands.shell import Shell
from bot.forms import form_for
from bot.grammar.shipped import shipped
from bot.message import Answer, Message
from bot.moves.joining import form_circle
from bot.moves.solo import form_solo
from bot.nouns.people import Language, Member
from bot.ports.requests import Request
from bot.refusals.circle import NoSuchPractice
from bot.rules.roster import member_with
from bot.words.first_minute import first_view, fit_view, not_now_view, why_view
from bot.words.views.circle import home_view
from bot.words.voice import Voice, stranger_voice, voice_of


async def language_of_asker(bot: Shell, request: Request) -> Language:
    """A member's own, else the platform's."""
    for id in await bot.circles.of(request.by.account):
        circle = await bot.circles.load(id)
        someone = member_with(circle, request.by.account) if circle else None
        if circle and someone:
            return someone.language or circle.language
    return stranger_voice(request.locale).language


async def home(bot: Shell, request: Request) -> Answer:
    circles: list[tuple[Voice, Member | None]] = []
    for id in await bot.circles.of(request.by.account):
        circle = await bot.circles.load(id)
        if circle is not None:
            someone = member_with(circle, request.by.account)
            voice = voice_of(circle, someone) if someone else stranger_voice(request.locale, circle)
            circles.append((voice, someone))
    language = await language_of_asker(bot, request)
    if circles:
        return Answer(home_view(language, circles))
    here = await bot.circles.sitting_at(request.place) if request.place else None
    if here is not None and here.open_door:
        return Answer(first_view(language, here))
    if request.given.get("again"):  # a change of mind is as quiet as the first look
        await bot.circles.note_not_now(request.by.account, False)
    if await bot.circles.said_not_now(request.by.account):
        return Answer(not_now_view(language))
    return Answer(first_view(language, None))


async def think_about_it(bot: Shell, command: Command, request: Request) -> Message:
    """Looking again is a change of mind, and as quiet as the first look."""
    await bot.circles.note_not_now(request.by.account, False)
    chosen = bot.given(command, request, None).maybe("season") or MADE_FOR_THINKING
    season = shipped().seasons.get(chosen)
    if season is None:
        raise NoSuchPractice(chosen)
    language = await language_of_asker(bot, request)
    if command.does is Errand.WHY:
        return why_view(language, season)
    others = [other for other in shipped().seasons.values() if other is not season]
    return fit_view(language, season, others)


async def solo(bot: Shell, command: Command, request: Request) -> Answer:
    voice = stranger_voice(request.locale, zone=request.zone)
    given = bot.given(command, request, None)
    if opens_form(command, given):
        return Answer(form=form_for(command.word, command.arguments, voice, request, given.values))
    language, id = language_given(given), given.text("season")
    if id not in {id for id, _ in solo_seasons(voice)}:
        raise NoSuchPractice(id)
    name = shipped().seasons[id].title.in_language(language)
    outcome = form_solo(
        id=bot.chance.id(),
        by=request.by,
        name=name,
        season=id,
        language=language,
        zone=given.text("zone"),
        now=given.now,
    )
    return await bot.save(None, outcome, request.delivery, by=outcome.circle.members[0].id)


async def start(bot: Shell, command: Command, request: Request) -> Answer:
    voice = stranger_voice(request.locale, zone=request.zone)
    given = bot.given(command, request, None)
    if opens_form(command, given):
        return Answer(form=form_for(command.word, command.arguments, voice, request, given.values))
    language = language_given(given)
    season = shipped().seasons.get(given.text("season"))
    if season is None:
        raise NoSuchPractice(given.text("season"))
    outcome = form_circle(
        id=bot.chance.id(),
        by=request.by,
        place=request.place,
        name=given.text("name"),
        season=season.id,
        agreements=tuple(text.in_language(language) for text in season.agreements),
        language=language,
        zone=given.text("zone"),
        purpose=given.maybe("purpose") or "",
        now=given.now,
    )
    return await bot.save(None, outcome, request.delivery, by=outcome.circle.members[0].id)
