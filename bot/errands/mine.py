"""Errands for one's own: all that is mine, a calendar, a file of my words, a practice as a file."""

from msgspec.structs import replace

from bot.arguments import Given
from bot.command import Move
from bot.errands.begin import home, language_of_asker
from bot.errands.shell import Shell
from bot.happenings.outcome import Outcome
from bot.message import Answer, File, Link, Message
from bot.moves import between
from bot.moves.preferences import with_member
from bot.nouns.circle import Circle
from bot.nouns.people import Member
from bot.ports.requests import Request
from bot.rules.library import practice_called, text_of
from bot.rules.roster import meeting, member, member_with, next_meeting
from bot.rules.writing import words_of
from bot.words.calendars import calendar_for
from bot.words.own_words import file_of
from bot.words.views.circle import own_words, words_view
from bot.words.views.mine import Mine, mine_view
from bot.words.voice import Voice, buttons, stranger_voice, voice_of


async def mine(bot: Shell, request: Request) -> Answer:
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
    return Answer(mine_view(await language_of_asker(bot, request), found)) if found else await home(bot, request)


async def calendar(bot: Shell, voice: Voice, someone: Member, given: Given, *, anew: bool) -> Answer:
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


async def read_words(bot: Shell, voice: Voice, someone: Member, given: Given) -> Answer:
    """One's own words on the screen, all or those of a meeting. Shown once: what is sealed here is not left about."""
    kept = await bot.circles.words(voice.circle.id, someone.id)
    held = meeting(voice.circle, given.number("meeting"))
    shown = words_of(held, kept) if held else kept
    return Answer(own_words(voice, shown, of_meeting=held is not None), fleeting=True)


async def my_file(bot: Shell, voice: Voice, someone: Member) -> Message:
    kept = await bot.circles.words(voice.circle.id, someone.id)
    text = file_of(voice, tuple(kept)).encode()
    file = File(f"{voice.label('words.file_name')}.txt", "text/plain", text, kept=(voice.circle.id, someone.id))
    return replace(voice.message("words.file"), files=(file,))


async def destroy_words(bot: Shell, voice: Voice, someone: Member, given: Given) -> Answer:
    """With what shows that it was done: how many, when, and which key is no more."""
    circle, now = voice.circle.id, given.now
    kept, key = await bot.circles.words(circle, someone.id), await bot.circles.key_mark(circle, someone.id)
    if not kept:  # pressed again, on a card of before
        return Answer(words_view(voice, someone, 0, key))

    def destroy(circle: Circle, given: Given) -> Outcome:
        return between.destroy_words(circle, by=given.by, now=now, how_many=len(kept), key=key)

    return await bot.move(Move(destroy), given, voice.circle, delivery=given.request.delivery)


def export(voice: Voice, given: Given) -> Message:
    id = given.text("practice")
    practice = practice_called(voice.circle, id)
    text = text_of(voice.circle, id)
    change = voice.button("button.change", "change", practice=id)
    title = practice.title.in_language(voice.language)
    message = voice.message("export.file", buttons(change, voice.button("button.import", "import")), title=title)
    return replace(message, files=(File(f"{id}.toml", "text/plain", text.encode()),))
