"""What needs more than a circle and a move: forming one, home and help, private links and files."""

from msgspec.structs import replace

from bot import errands_community, errands_company, errands_seeking
from bot.acts import language_given
from bot.arguments import Given, form_for
from bot.choices import solo_seasons
from bot.circle import Circle, Language, Member, Place, Stage
from bot.commands import Command, Errand, Move, opens_form
from bot.door import enter
from bot.grammar.shipped import shipped
from bot.happenings.outcome import Outcome
from bot.help import chapter_called, chapter_view, help_view
from bot.message import Answer, File, Link, Message
from bot.moves.membership import form_circle, with_member
from bot.moves.places import sit_here
from bot.moves.solo import form_solo
from bot.ports import Request
from bot.refusals.circle import NoSuchCircle, NoSuchPractice, NotHere
from bot.refusals.people import PlaceHasCircle
from bot.rules.library import practice_called, text_of
from bot.rules.roster import member, member_with, next_meeting
from bot.shell import Shell
from bot.words.calendars import calendar_for
from bot.words.first_minute import first_view, fit_view, not_now_view, why_view
from bot.words.readers import readers_view
from bot.words.views.circle import home_view, words_view
from bot.words.views.mine import Mine, mine_view
from bot.words.views.places import how_to_move, which_circle
from bot.words.voice import Voice, buttons, stranger_voice, voice_of

MADE_FOR_THINKING = "theory-of-practice"  # whose questions are asked when nobody said about which season


async def for_anyone(bot: Shell, command: Command, request: Request) -> Answer:
    match command.does:
        case Errand.HELP:
            language, asked = await _language(bot, request), bot.given(command, request, None).maybe("chapter")
            chapter, has = chapter_called(asked, language) if asked else None, bot.has(request.by.account.platform)
            return Answer(help_view(language, has) if chapter is None else chapter_view(chapter, language, has))
        case Errand.START:
            return await _start(bot, command, request)
        case Errand.SOLO:
            return await _solo(bot, command, request)
        case Errand.FIT | Errand.WHY:
            return Answer(await _think_about_it(bot, command, request))
        case Errand.NOT_NOW:
            await bot.circles.note_not_now(request.by.account, True)
            return Answer(not_now_view(await _language(bot, request)))
        case Errand.SIT_HERE:
            return await _sit_here(bot, command, request)
        case Errand.MINE:
            return await _mine(bot, request)
        case Errand.GATHER:
            return await errands_community.gather(bot, command, request)
        case Errand.READERS:
            return Answer(await _readers(bot, command, request))
        case _:
            return await _home(bot, request)


async def for_member(bot: Shell, errand: Errand, voice: Voice, someone: Member, given: Given) -> Answer:
    match errand:
        case Errand.CALENDAR | Errand.NEW_LINK:
            return await _calendar(bot, voice, someone, given, anew=errand is Errand.NEW_LINK)
        case Errand.WORDS:
            kept = await bot.circles.words(voice.circle.id, someone.id)
            return Answer(words_view(voice, someone, len(kept)))
        case Errand.MY_FILE:
            return Answer(await _my_file(bot, voice, someone))
        case Errand.EXPORT:
            return Answer(_export(voice, given))
        case Errand.PLACE:
            return await errands_seeking.place(voice, given)
        case Errand.FORM_CIRCLES:
            return await errands_seeking.form_circles(bot, voice, given)
        case Errand.COMPANY | Errand.COMPANY_ON | Errand.COMPANY_OFF | Errand.INTRODUCE_YES | Errand.INTRODUCE_NO:
            return await errands_company.company(bot, errand, voice, given)
        case _:
            raise NotHere


async def _language(bot: Shell, request: Request) -> Language:
    """A member's own, else the platform's."""
    for id in await bot.circles.of(request.by.account):
        circle = await bot.circles.load(id)
        someone = member_with(circle, request.by.account) if circle else None
        if circle and someone:
            return someone.language or circle.language
    return stranger_voice(request.locale).language


async def _home(bot: Shell, request: Request) -> Answer:
    circles: list[tuple[Voice, Member | None]] = []
    for id in await bot.circles.of(request.by.account):
        circle = await bot.circles.load(id)
        if circle is not None:
            someone = member_with(circle, request.by.account)
            voice = voice_of(circle, someone) if someone else stranger_voice(request.locale, circle)
            circles.append((voice, someone))
    language = await _language(bot, request)
    if circles:
        return Answer(home_view(language, circles))
    here = await bot.circles.sitting_at(request.place) if request.place else None
    if here is not None and here.open_door:
        return Answer(first_view(language, here))
    if await bot.circles.said_not_now(request.by.account):
        return Answer(not_now_view(language))
    return Answer(first_view(language, None))


async def _think_about_it(bot: Shell, command: Command, request: Request) -> Message:
    """Looking again is a change of mind, and as quiet as the first look."""
    await bot.circles.note_not_now(request.by.account, False)
    chosen = bot.given(command, request, None).maybe("season") or MADE_FOR_THINKING
    season = shipped().seasons.get(chosen)
    if season is None:
        raise NoSuchPractice(chosen)
    show = fit_view if command.does is Errand.FIT else why_view
    return show(await _language(bot, request), season)


async def _solo(bot: Shell, command: Command, request: Request) -> Answer:
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


async def _mine(bot: Shell, request: Request) -> Answer:
    found: list[Mine] = []
    for id in await bot.circles.of(request.by.account):
        circle = await bot.circles.load(id)
        if circle is None:
            continue
        someone = member_with(circle, request.by.account)
        if someone is None:
            found.append(Mine(stranger_voice(request.locale, circle), None))
        else:
            kept = await bot.circles.words(id, someone.id)
            found.append(Mine(voice_of(circle, someone), someone, len(kept)))
    return Answer(mine_view(await _language(bot, request), found)) if found else await _home(bot, request)


async def _readers(bot: Shell, command: Command, request: Request) -> Message:
    """To members, to those who are invited, and to anyone about the room in which they ask."""
    places: tuple[Place, ...] = (request.place,) if request.place else ()
    voice = stranger_voice(request.locale)
    try:
        circle, someone = await enter(bot.circles, request, command)
    except NoSuchCircle:
        pass
    else:
        places = circle.places
        voice = voice_of(circle, someone) if someone else stranger_voice(request.locale, circle)
    return readers_view(voice, tuple([await bot.mouth.audience(place) for place in places]))


async def _start(bot: Shell, command: Command, request: Request) -> Answer:
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


async def _sit_here(bot: Shell, command: Command, request: Request) -> Answer:
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
    sit = Move(lambda circle, given: sit_here(circle, by=given.by, place=place))
    return await bot.move(sit, bot.given(command, request, someone), voice.circle, delivery=request.delivery)


async def _own(bot: Shell, request: Request) -> list[tuple[Voice, Member]]:
    """The circles that go on and in which the asker is. Who goes alone needs no room."""
    found = [await bot.circles.load(id) for id in await bot.circles.of(request.by.account)]
    going_on = [circle for circle in found if circle and not circle.solo and circle.stage is not Stage.ENDED]
    mine = [(circle, member_with(circle, request.by.account)) for circle in going_on]
    return [(voice_of(circle, someone), someone) for circle, someone in mine if someone is not None]


async def _calendar(bot: Shell, voice: Voice, someone: Member, given: Given, *, anew: bool) -> Answer:
    """The address stays the same until its owner asks for a new one, which ends the old."""
    circle = voice.circle
    if not circle.meetings:
        return Answer(voice.message("calendar.none"))
    answered = await bot.circles.answered(given.request.delivery)
    if answered is not None:
        return answered
    if someone.calendar is None or anew:
        fresh = bot.chance.token()

        def remember(circle: Circle, given: Given) -> Outcome:
            now = member(circle, given.by)
            kept = now.calendar if now is not None and not anew else None
            return Outcome(with_member(circle, given.by, calendar=kept or fresh))

        await bot.move(Move(remember), given, circle, delivery=None)
        circle = await bot.circles.load(circle.id) or circle
        someone = member(circle, someone.id) or someone
    token = someone.calendar or ""
    await bot.circles.calendar_link(token, circle.id, someone.id)
    address = f"{bot.calendar_base}/calendar/{token}.ics"
    message = voice.message("calendar.new" if anew else "calendar.link", link=Link(address, ""))
    if anew:  # the same click again must not end the address that it has just given
        await bot.circles.note_answer(given.request.delivery, Answer(message), given.now)
    following = next_meeting(circle)
    file = calendar_for(circle, someone.id, following.number) if following else None
    if following is None or file is None:
        return Answer(message)
    name = f"{voice.label('calendar.title', number=following.number)}.ics"
    return Answer(replace(message, files=(File(name, "text/calendar", file),)))


async def _my_file(bot: Shell, voice: Voice, someone: Member) -> Message:
    kept = await bot.circles.words(voice.circle.id, someone.id)
    text = "\n\n———\n\n".join(words.text for words in kept)
    file = File(f"{voice.label('words.file_name')}.txt", "text/plain", text.encode())
    return replace(voice.message("words.file"), files=(file,))


def _export(voice: Voice, given: Given) -> Message:
    id = given.text("practice")
    practice = practice_called(voice.circle, id)
    text = text_of(voice.circle, id)
    change = voice.button("button.change", "change", practice=id)
    title = practice.title.in_language(voice.language)
    message = voice.message("export.file", buttons(change, voice.button("button.import", "import")), title=title)
    return replace(message, files=(File(f"{id}.toml", "text/plain", text.encode()),))
