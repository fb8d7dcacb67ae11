"""Everything that a circle shows in a whole season, and every form, to be rendered."""

from importlib import resources

from msgspec.structs import replace

from adapters.story.script import read_story
from adapters.story.stage import Stage as StoryStage
from bot.almanac.zones import instant
from bot.commands import COMMANDS
from bot.forms import form_for
from bot.message import Answer, Form, Message
from bot.nouns.people import Account, Language
from bot.nouns.places import Place
from bot.ports.requests import Person, Request
from bot.ports.sayings import ToPerson, ToRoom
from bot.wiring import set_stage
from bot.words.voice import Voice
from storage.memory import MemoryCircles
from tests.house import Counted
from tests.people import a_season

TEAM = "T1"


class Recorded(StoryStage):
    """A story whose people are on Slack, so that they are mentioned as there; it keeps all that is shown."""

    name = "slack"

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        self.shown: list[Message] = []

    async def say(self, to: ToRoom | ToPerson, message: Message, *, once: str) -> str:
        self.shown.append(message)
        return await super().say(to, message, once=once)

    async def change(self, to: ToRoom | ToPerson, shown_as: str, message: Message) -> str:
        self.shown.append(message)
        return await super().change(to, shown_as, message)

    def _keep_answer(self, who: str, answer: Answer) -> None:
        if answer.message is not None:
            self.shown.append(answer.message)
        super()._keep_answer(who, answer)

    def _request(self, who: str, room: str, command: str, **more: object) -> Request:
        request = super()._request(who, room, command, **more)
        return replace(request, place=Place("slack", TEAM, room))

    @staticmethod
    def person(name: str) -> Person:
        return Person(Account("slack", TEAM, name), name)


async def messages_of_a_season(language: Language) -> list[Message]:
    """Each once, in order."""
    text = (resources.files("adapters.story") / f"a-season.{language.value}.story").read_text("utf-8")
    story = read_story(text)
    stage = Recorded(language)
    set_stage(stage, MemoryCircles(), instant(story.begins, story.zone), Counted())
    await stage.play(story)
    return list(dict.fromkeys(stage.shown))


def every_form(language: Language) -> list[Form]:
    circle = replace(a_season("Ana", "Ben", "Cal"), language=language)
    voice = Voice(circle, language, circle.zone)
    request = Request(Person(Account("slack", TEAM, "UANA"), "Ana"), "", "d1")
    return [form_for(c.word, c.arguments, voice, request, {}) for c in COMMANDS if c.arguments]
