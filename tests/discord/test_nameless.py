"""What is given without a name is noted by nobody on its way: neither the act nor a form that waits."""

from collections.abc import Sequence

from adapters.story.script import read_story
from bot.almanac.zones import instant
from bot.nouns.people import Language
from storage.memory import MemoryCircles
from tests.discord.stage import DiscordStage
from tests.discord.world import a_world
from tests.storage.test_nameless import COMMUNITY, TITLE


class Watched(MemoryCircles):
    """Remembers everything that was ever put into the drawer."""

    def __init__(self) -> None:
        super().__init__()
        self.ever: list[bytes] = []

    async def put(self, key: str, value: bytes) -> None:
        self.ever.append(value)
        await super().put(key, value)

    def mentions(self, words: str) -> bool:
        return any(words.encode() in value for value in self.ever)


async def drawers_after(*acts: str) -> Sequence[bool]:
    """After each act: whether the drawer has ever held the title."""
    story, circles = read_story(COMMUNITY.replace("fr", "en")), Watched()
    found: list[bool] = []
    async with a_world(instant(story.begins, story.zone), circles) as world:
        stage = DiscordStage(world, Language.EN)
        await stage.play(story)
        for act in acts:
            await stage.play(read_story(f"zone Europe/Paris\n{act}"))
            found.append(circles.mentions(TITLE))
    return found


async def test_a_nameless_topic_is_not_noted_though_its_act_might_be_lost() -> None:
    assert await drawers_after(f"Ben: [Without a name] title = {TITLE}") == [False]


async def test_a_topic_with_its_name_is_noted_until_it_is_done() -> None:
    """That the test above would notice."""
    assert await drawers_after(f"Ben: [Put a topic] title = {TITLE}") == [True]


async def test_a_nameless_form_that_comes_too_late_waits_in_memory_alone() -> None:
    """The forum has gone on, so that it is offered back; the button opens it again with all that was typed."""
    full = [f"Ana: /circle topic title = Topic {n}\nAna< in the queue" for n in range(60)]
    acts = (*full, f"Ben: /circle forum\nBen: [Without a name] title = {TITLE}\nBen< 60 topics wait already")
    assert (await drawers_after(*acts))[-1] is False
