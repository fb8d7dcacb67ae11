"""“Keep on the shelf”, in the menu of a message: shown in a form first, and kept only when it is sent."""

from adapters.story.script import read_story
from bot.almanac.zones import instant
from bot.nouns.people import Language
from storage.memory import MemoryCircles
from tests.discord.stage import DiscordStage
from tests.discord.world import a_world, answers, markdown, standing
from tests.storage.test_nameless import COMMUNITY


async def test_a_message_is_put_on_the_shelf_from_its_menu() -> None:
    story, circles = read_story(COMMUNITY), MemoryCircles()
    async with a_world(instant(story.begins, story.zone), circles) as world:
        await DiscordStage(world, Language.EN).play(story)
        written = await world.person("Ben").send(world.garden, "How to listen\nA long text.")
        shown = await world.person("Dee").context_menu(world.garden, "Keep on the shelf", written)
        (id,) = await circles.of(world.platform_account("Dee"))
        before = await circles.load(id)
        assert before is not None
        assert before.shelf == ()
        link = f"https://discord.com/channels/{world.server.id}/{world.garden.id}/{written.id}"
        assert standing(shown)["title"] == "How to listen"
        assert standing(shown)["found_at"] == link
        sent = await world.fills_in("Dee", shown, tags="ears")
        assert "It is on the shelf" in markdown(answers(sent)[0])
        after = await circles.load(id)
        assert after is not None
        assert [(thing.title, thing.where, thing.by) for thing in after.shelf] == [("How to listen", link, None)]
