"""From what was heard to what it comes to: who asks, whom they name, where they stand; then the bot is asked. Once."""

import logging
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from adapters.slack.acts import Outcome
from adapters.slack.inbound import Heard, account, named, request_of
from adapters.slack.making_rooms import MakingRooms, asks_for_a_room
from adapters.slack.people import Known, People
from adapters.slack.rooms import Room, Rooms
from bot.message import Answer, Message, Paragraph, Quiet, Typed, Words
from bot.nouns.people import Language
from bot.ports.platforms import Bot
from bot.ports.requests import Person
from bot.words.phrases import label, say

log = logging.getLogger(__name__)


class Welcome(Struct, frozen=True):
    """Who may take part, as the operator decided."""

    guests: bool = False  # people with a guest account
    other_organisations: bool = False  # people met in shared channels


class NoSuchPerson(Exception):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class Reception:
    def __init__(self, *, bot: Bot, people: People, rooms: Rooms, making_rooms: MakingRooms, welcome: Welcome) -> None:
        self._bot = bot
        self._people = people
        self._rooms = rooms
        self._making_rooms = making_rooms
        self._welcome = welcome

    async def carry_out(self, heard: Heard) -> Outcome:
        """Never raises: what cannot be done is said."""
        language = Language.EN
        try:
            me = await self._people.look_up(heard.tenant, heard.user, heard.handle)
            if me is None or me.bot or me.gone:
                return Outcome()
            language = language_of(me.locale)
            room = await self._rooms.look_at(heard.tenant, heard.room) if heard.room else None
            refusal = self._refusal(me, room)
            if refusal is not None:
                return Outcome(Answer(_sentence(refusal, language)), language)
            if asks_for_a_room(heard):
                return await self._making_rooms.make(heard, language)
            return await self._ask(heard, me, room, language)
        except NoSuchPerson as nobody:
            return _nobody(heard, nobody.name, language)
        except Exception as trouble:  # noqa: BLE001 a person always gets an answer, and no log their words
            log.error("a request from Slack failed: %s", type(trouble).__name__)
            return Outcome(Answer(_sentence("slack.failed", language)), language, kept=False)

    def _refusal(self, me: Known, room: Room | None) -> str | None:
        if me.foreign and not self._welcome.other_organisations:
            return "slack.other_organisation"
        if me.guest and not self._welcome.guests:
            return "slack.guest"
        if room is not None and self._rooms.is_refused(room):
            return "slack.shared_channel"
        return None

    async def _ask(self, heard: Heard, me: Known, room: Room | None, language: Language) -> Outcome:
        people = await self._named(heard)
        by = Person(account(heard.tenant, heard.user), me.name)
        inside = room is not None and room.inside
        request = request_of(heard, by, people, locale=me.locale, room_is_open=inside)
        answer = await self._bot.carry_out(replace(request, zone=me.zone))
        if room is not None and not room.inside:
            answer = _not_in_this_room(answer, language)
        return Outcome(answer, language, kept=not answer.again)

    async def _named(self, heard: Heard) -> Mapping[str, Person]:
        """Raises NoSuchPerson: a circle is for people, and for those who can be reached."""
        found: dict[str, Person] = {}
        for user in named(heard):
            known = await self._people.look_up(heard.tenant, user)
            if known is None or known.bot or known.gone:
                raise NoSuchPerson(known.name if known else user)
            if (known.foreign and not self._welcome.other_organisations) or (known.guest and not self._welcome.guests):
                raise NoSuchPerson(known.name)
            found[user] = Person(account(heard.tenant, user), known.name)
        return found


def language_of(locale: str) -> Language:
    return Language.FR if locale.lower().startswith("fr") else Language.EN


def _not_in_this_room(answer: Answer, language: Language) -> Answer:
    """Nothing can be held where we cannot speak: said before anyone fills in a form for it."""
    how = say("slack.invite_us", language, command=Typed(f"/circle {label('slack.room.word', language)}"))
    if answer.form is not None:
        return replace(answer, form=replace(answer.form, intro=answer.form.intro or how))
    if answer.message is not None:
        return replace(answer, message=replace(answer.message, parts=(*answer.message.parts, Quiet(how))))
    return answer


def _sentence(key: str, language: Language) -> Message:
    return Message((Paragraph(say(key, language)),))


def _nobody(heard: Heard, name: str, language: Language) -> Outcome:
    """On the field where they were chosen, or as a sentence where they were typed."""
    at_fault = [field for field, value in heard.given.items() if isinstance(value, tuple)]
    message = Message((Paragraph(say("slack.cannot_take_part", language, name=Words(name))),))
    if heard.from_form and at_fault:
        words = label("slack.cannot_take_part", language, name=name)
        return Outcome(Answer(message), language, wrong=dict.fromkeys(at_fault, words))
    return Outcome(Answer(message), language)
