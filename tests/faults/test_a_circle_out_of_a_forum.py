"""A circle that grows out of a community, and graduates who may stay in it. Nobody learns who before a yes."""

from adapters.story.script import read_story
from adapters.story.stage import Stage
from bot.nouns.places import Place
from bot.ports.requests import Request
from storage.memory import MemoryCircles
from tests.house import played

CALLED = """
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The commons; season = community-of-practice; language = en; zone = Europe/Paris
Ben: [Join]
Cal: [Join]
Dee: [Join]
Dee: /circle topic title = Courage
Dee: [Forum]
Dee: [Start a circle on this]
Ben: [I’d like that]
Cal: [I’d like that]
Dee| Enough would like a circle on this: Courage
"""


async def called() -> tuple[Stage, MemoryCircles]:
    circles = MemoryCircles()
    return await played(CALLED, circles), circles


async def goes_on(stage: Stage, room: str, text: str) -> None:
    await stage.play(read_story(f"zone Europe/Paris\n{text}"), room)


async def test_the_caller_forms_it_in_another_room_and_learns_each_name_with_a_yes() -> None:
    stage, circles = await called()
    await goes_on(
        stage,
        "attic",
        """
        Dee: /circle gather
        Dee< 2 invitations are on their way
        Ben| Dee would like you to be part of it
        Cal| Courage
        Ana| nothing
        Dee: /circle withdraw
        Dee< Take back
        Ben: [Yes, I’ll join]
        attic| Ben has joined
        """,
    )
    assert not any("Cal" in heard.words for heard in stage.heard)
    attic = await circles.sitting_at(Place("story", "", "attic"))
    assert attic is not None
    assert [i.name for i in attic.invitations] == [""]
    await goes_on(stage, "garden", "Ana: /circle counts\nAna< Circles that grew out of it: a few")


async def test_in_the_community_s_own_room_it_is_told_to_go_elsewhere_and_the_calling_stays() -> None:
    stage, _ = await called()
    await goes_on(
        stage,
        "garden",
        """
        Dee: /circle gather
        Ben| nothing
        Cal: /circle gather
        Cal< No circle waits to be formed here
        """,
    )
    await goes_on(stage, "attic", "Dee: /circle gather\nDee< 2 invitations")


async def test_whose_circle_has_ended_may_stay_in_the_community_of_the_same_workspace() -> None:
    stage, _ = await called()
    await goes_on(
        stage,
        "attic",
        """
        Ana: /circle start name = Six weeks; season = open-circle; language = en; zone = Europe/Paris
        Ana: /circle invite @Eve
        Eve: [Yes, I’ll join]
        Ana: /circle end
        Ana: [Yes]
        Eve| you may go on learning in The commons
        Eve: [Join]
        Eve< Welcome to The commons
        """,
    )


async def test_without_a_community_nobody_is_asked_to_stay() -> None:
    stage = await played(
        """
        zone Europe/Paris
        Ana: /circle start name = Six weeks; season = open-circle; language = en; zone = Europe/Paris
        Ana: /circle invite @Eve
        Eve: [Yes, I’ll join]
        Ana: /circle end
        Ana: [Yes]
        """
    )
    assert not any("go on learning" in heard.words for heard in stage.heard)


async def test_a_topic_of_three_thousand_characters_is_offered_back_whole() -> None:
    stage, _ = await called()
    long = "many words " * 272 + "and an end"
    assert stage.bot is not None
    for word in ("topic", "nameless"):
        place = Place("story", "", "garden")
        answer = await stage.bot.carry_out(Request(stage.person("Ben"), word, f"one {word}", place, text=long))
        assert answer.form is not None
        assert answer.form.fields[0].value == long
        assert "150" in answer.form.fields[0].error
