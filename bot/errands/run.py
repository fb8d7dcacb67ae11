"""Which errand it is. What needs more than a circle and a move: forming one, home and help, private links and files."""

from bot.arguments import Given
from bot.command import Command, Errand
from bot.errands.begin import home, language_of_asker, solo, start, think_about_it
from bot.errands.community import gather
from bot.errands.company import company
from bot.errands.mine import calendar, destroy_words, export, mine, my_file, read_words
from bot.errands.rooms import readers, sit_here
from bot.errands.seeking import form_circles, place
from bot.errands.shell import Shell
from bot.help import chapter_called, chapter_view, help_view, unknown_view
from bot.message import Answer, Message
from bot.nouns.people import Member
from bot.ports.requests import Request
from bot.refusals.circle import NotHere
from bot.words.first_minute import not_now_view
from bot.words.views.circle import words_view
from bot.words.voice import Voice


async def for_anyone(bot: Shell, command: Command, request: Request) -> Answer:
    match command.does:
        case Errand.HELP:
            return Answer(await _help(bot, command, request))
        case Errand.START:
            return await start(bot, command, request)
        case Errand.SOLO:
            return await solo(bot, command, request)
        case Errand.FIT | Errand.WHY:
            return Answer(await think_about_it(bot, command, request))
        case Errand.NOT_NOW:
            await bot.circles.note_not_now(request.by.account, True)
            return Answer(not_now_view(await language_of_asker(bot, request)))
        case _:
            return await _from_anywhere(bot, command, request)


async def _from_anywhere(bot: Shell, command: Command, request: Request) -> Answer:
    """What finds by itself which circle of somebody's it is about, or which room."""
    match command.does:
        case Errand.SIT_HERE:
            return await sit_here(bot, command, request)
        case Errand.MINE:
            return await mine(bot, request)
        case Errand.GATHER:
            return await gather(bot, command, request)
        case Errand.COMPANY | Errand.COMPANY_ON | Errand.COMPANY_OFF | Errand.INTRODUCE_YES | Errand.INTRODUCE_NO:
            return await company(bot, command, request)
        case Errand.READERS:
            return Answer(await readers(bot, command, request))
        case _:
            return await home(bot, request)


async def _help(bot: Shell, command: Command, request: Request) -> Message:
    language, asked = await language_of_asker(bot, request), bot.given(command, request, None).maybe("chapter")
    has = bot.has(request.by.account.platform)
    if asked is None:
        return help_view(language, has)
    chapter = chapter_called(asked, language)
    return unknown_view(asked, language, has) if chapter is None else chapter_view(chapter, language, has)


async def for_member(bot: Shell, errand: Errand, voice: Voice, someone: Member, given: Given) -> Answer:
    match errand:
        case Errand.CALENDAR | Errand.NEW_LINK:
            return await calendar(bot, voice, someone, given, anew=errand is Errand.NEW_LINK)
        case Errand.WORDS:
            kept = await bot.circles.words(voice.circle.id, someone.id)
            key = await bot.circles.key_mark(voice.circle.id, someone.id)
            return Answer(words_view(voice, someone, len(kept), key))
        case Errand.READ_WORDS:
            return await read_words(bot, voice, someone, given)
        case Errand.MY_FILE:
            return Answer(await my_file(bot, voice, someone))
        case Errand.DESTROY_WORDS:
            return await destroy_words(bot, voice, someone, given)
        case Errand.EXPORT:
            return Answer(export(voice, given))
        case Errand.PLACE:
            return await place(voice, given)
        case Errand.FORM_CIRCLES:
            return await form_circles(bot, voice, given)
        case _:
            raise NotHere
