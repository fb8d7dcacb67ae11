"""What one kept, with the real bot behind the page: once it is destroyed, neither the page nor the drawer has it."""

from datetime import datetime

from adapters.story.script import read_story
from bot.almanac.zones import instant
from bot.nouns.people import Language
from tests.playground.story import PlaygroundStage, Yard

BEGINS = instant(datetime(2026, 5, 4, 9), "Europe/Paris")
KEPT = """
zone Europe/Paris
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben
Ben: [Yes, I’ll join]
Ana: /circle commit text = Call the archive
Ana< Call the archive
Ana: [Share]
garden| Call the archive
Ana: /circle words
Ana: [Take them with me]
Ana: /circle commitments
Ana< Call the archive
"""
DESTROYED = """
zone Europe/Paris
Ana: /circle words
Ana: [Destroy them]
Ana< 1 piece of writing is destroyed
"""


async def test_words_that_are_destroyed_are_nowhere_on_the_page_any_more() -> None:
    async with Yard(BEGINS).open() as yard:
        stage = PlaygroundStage(yard, Language.EN)

        async def shown() -> str:
            views = [stage.read(entry) for name in ("Ana", "Ben") for entry in await stage.view(name)]
            return "\n".join(views) + str(await yard.circles.all_of("playground/"))

        await stage.play(read_story(KEPT))
        before = await shown()
        assert "Call the archive" in before
        assert "my-words.txt" in before
        await stage.play(read_story(DESTROYED))
        after = await shown()
        assert "Call the archive" not in after
        assert "my-words.txt" not in after
