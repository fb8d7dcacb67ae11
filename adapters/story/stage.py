"""Where a story is played: a platform whose rooms and private messages are lists of plain words."""

from collections.abc import Callable
from datetime import timedelta

from msgspec import Struct

from adapters.story.script import Hear, How, Press, Push, Story, Type
from bot.almanac.zones import instant
from bot.audience import Audience, Onlooker, RoomKind
from bot.message import Answer, Button, Buttons, Form, Message
from bot.nouns.people import Account, Language
from bot.nouns.places import Place
from bot.ports.clocks import TimeMachine
from bot.ports.platforms import Bot
from bot.ports.requests import Person, Request
from bot.ports.sayings import ToPerson, ToRoom
from bot.words.plain import plain_message

NAME = "story"
ROOM = "garden"


class Heard(Struct, frozen=True):
    """`who`: the room, or a person in private. `how`: told, or answered."""

    who: str
    how: How
    words: str


class Shown(Struct):
    to: str
    message: Message


class NotAsWritten(AssertionError):
    """The story went otherwise."""


class Stage:
    """Implements the Platform port. `show` is called with every line as it happens, for the demo."""

    name = NAME
    repeats_are_safe = True

    def __init__(self, language: Language = Language.EN, show: Callable[[str], None] = lambda _: None) -> None:
        self.language = language
        self.show = show
        self.bot: Bot | None = None
        self.time: TimeMachine | None = None
        self.messages: dict[str, Shown] = {}
        self.heard: list[Heard] = []
        self.answers: dict[str, Message] = {}
        self.deliveries = 0

    async def start(self) -> str:
        return "a story"

    async def stop(self) -> None:
        return None

    async def say(self, to: ToRoom | ToPerson, message: Message, *, once: str) -> str:
        listener = to.place.room if isinstance(to, ToRoom) else to.account.user
        self.messages[once] = Shown(listener, message)
        self._hear(listener, How.TOLD, message)
        return once

    async def change(self, to: ToRoom | ToPerson, shown_as: str, message: Message) -> str:
        self.messages[shown_as].message = message
        self._hear(self.messages[shown_as].to, How.TOLD, message)
        return shown_as

    async def audience(self, place: Place) -> Audience:
        """As if it were the room of a workplace."""
        return Audience("story", RoomKind.INVITED, (Onlooker.EXPORTS_OF_PRIVATE,))

    async def play(self, story: Story, room: str = ROOM) -> None:
        """Raises NotAsWritten at the first line that goes otherwise."""
        assert self.time is not None
        for line in story.lines:
            match line:
                case Hear():
                    self._check(line)
                case Push(_, by, to):
                    self.heard.clear()
                    self.show("")
                    if to is not None:
                        by = instant(to, story.zone) - self.time.now()
                    if by is None:
                        await self.time.push_to_next()
                    else:
                        await self.time.push(by)
                case Type() | Press():
                    self.heard.clear()
                    await self._act(line, room)

    async def _act(self, act: Type | Press, room: str) -> None:
        assert self.bot is not None
        assert self.time is not None
        did = f"/circle {act.word} {act.text}" if isinstance(act, Type) else f"[{act.label}]"
        filled_in = "; ".join(f"{name} = {value}" for name, value in act.fields)
        self.show(f"\n{act.who}: {did.strip()} {filled_in}".rstrip())
        request = self._typed(act, room) if isinstance(act, Type) else self._pressed(act, room)
        answer = await self.bot.carry_out(request)
        if answer.form is not None and act.fields:
            answer = await self.bot.carry_out(self._filled_in(act, answer.form, room))
        self._keep_answer(act.who, answer)
        await self.time.push(timedelta())

    def _typed(self, act: Type, room: str) -> Request:
        people = tuple(self.person(word[1:]) for word in act.text.split() if word.startswith("@"))
        return self._request(act.who, room, act.word, text=act.text, people=people)

    def _pressed(self, act: Press, room: str) -> Request:
        button = self._button(act, room)
        return self._request(act.who, room, button.command, circle=button.circle, given=dict(button.given))

    def _filled_in(self, act: Type | Press, form: Form, room: str) -> Request:
        standing = {field.name: field.value for field in form.fields}
        given: dict[str, str | tuple[Person, ...]] = {**standing, **dict(form.given)}
        for name, value in act.fields:
            if name not in standing:
                raise NotAsWritten(f"line {act.line}: the form has no field {name}, but {', '.join(standing)}")
            people = tuple(self.person(word[1:]) for word in value.split() if word.startswith("@"))
            given[name] = people or value
        return self._request(act.who, room, form.command, circle=form.circle, given=given, from_form=True)

    def _request(self, who: str, room: str, command: str, **more: object) -> Request:
        self.deliveries += 1
        place = Place(NAME, "", room)
        locale = self.language.value
        request = Request(self.person(who), command, f"story {self.deliveries}", place=place, locale=locale)
        return Request(**{f: getattr(request, f) for f in request.__struct_fields__} | more)

    @staticmethod
    def person(name: str) -> Person:
        return Person(Account(NAME, "", name), name)

    def _button(self, act: Press, room: str) -> Button:
        """The newest button with this label that the person sees: the last answer, private messages, the room."""
        seen = [shown.message for shown in self.messages.values() if shown.to in (room, act.who)]
        if act.who in self.answers:
            seen.append(self.answers[act.who])
        for message in reversed(seen):
            for part in message.parts:
                for button in part.row if isinstance(part, Buttons) else ():
                    if button.label == act.label:
                        return button
        raise NotAsWritten(f"line {act.line}: {act.who} sees no button [{act.label}]")

    def _keep_answer(self, who: str, answer: Answer) -> None:
        if answer.message is not None:
            self.answers[who] = answer.message
            self._hear(who, How.ANSWERED, answer.message)
        elif answer.form is not None:
            errors = " ".join(field.error for field in answer.form.fields if field.error)
            self.heard.append(Heard(who, How.ANSWERED, f"{answer.form.title} {errors}"))

    def _hear(self, who: str, how: How, message: Message) -> None:
        words = plain_message(message, self.language)
        self.heard.append(Heard(who, how, words))
        mark = {How.TOLD: "  ", How.ANSWERED: "← "}[how]
        self.show("\n".join(f"{mark}{who}{how.value} {line}" for line in words.splitlines()))

    def _check(self, hear: Hear) -> None:
        found = [heard.words for heard in self.heard if (heard.who, heard.how) == (hear.who, hear.how)]
        if hear.words == "nothing":
            if found:
                raise NotAsWritten(f"line {hear.line}: {hear.who} heard something: {found}")
        elif not any(hear.words in words for words in found):
            everything = "\n".join(f"{h.who}{h.how.value} {h.words}" for h in self.heard)
            raise NotAsWritten(f"line {hear.line}: not heard: {hear.who}{hear.how.value} {hear.words}\n{everything}")
