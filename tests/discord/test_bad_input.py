"""Where something is asked in the wrong place or too late: calm, private, and nothing is changed."""

from tests.discord.world import World, a_circle, a_world, answers, buttons, heard, markdown, newest

EVERY_SCRIPT = ("Zoë Łukasz", "李雷", "محمد", "Ολυμπία", "अनन्या", "👩🏽‍🚀", "Ана_*~`")


async def test_a_command_in_a_private_message_answers_in_private(world: World) -> None:
    ana = world.person("Ana").user
    home = await ana.slash("circle home")
    assert "three to six peers" in heard(home)
    shown = await ana.slash("circle start")
    started = await world.fills_in("Ana", shown, name="The garden", season="open-circle", zone="UTC")
    assert answers(started)
    assert not await world.circles.of(world.platform_account("Ana"))


async def test_in_private_the_one_server_of_a_person_is_meant(world: World) -> None:
    await a_circle(world, "Ana", "Ben")
    home = await world.person("Ana").user.slash("circle home")
    assert "The garden" in heard(home)


async def test_whoever_has_circles_in_several_servers_is_asked_to_type_there(world: World) -> None:
    await a_circle(world, "Ana", "Ben")
    other = world.env.create_guild("Elsewhere")
    square = other.create_text_channel("square")
    there = other.add_member(world.person("Ana").user)
    await there.slash(square, "circle home")
    which = await world.person("Ana").user.slash("circle-people rename", name="Elsewhere")
    assert "several servers" in heard(which)
    assert "Elsewhere" not in markdown(world.room()[-1])


async def test_a_command_in_another_server_finds_no_circle_of_this_one(world: World) -> None:
    await a_circle(world, "Ana", "Ben")
    before = len(world.room())
    other = world.env.create_guild("Elsewhere")
    square = other.create_text_channel("square")
    there = other.add_member(world.person("Ana").user)
    result = await there.slash(square, "circle-people rename", name="Elsewhere")
    assert "no circle of yours here" in heard(result)
    assert [m for m in square.history() if not m.flags.ephemeral] == []
    assert len(world.room()) == before


async def test_an_interaction_that_discord_no_longer_knows_changes_nothing(world: World) -> None:
    await a_circle(world, "Ana", "Ben")
    before = len(world.room())
    world.env.inject_error("POST", "/interactions/*", status=404, code=10062)
    await world.types("Ana", "people rename", name="Too late")
    assert len(world.room()) == before
    assert [key for key, _ in await world.circles.all_of("discord/act/")] == []


async def test_a_button_that_no_version_of_ours_shows_says_that_it_is_from_an_older_time(world: World) -> None:
    await a_circle(world, "Ana", "Ben")
    card = world.room()[0]
    before = len(world.private_answers("Ana"))
    await world.deliver(world.payload("Ana", card, "vote:yes"))
    assert "older time" in world.private_answers("Ana")[before]


async def test_a_card_that_has_changed_meanwhile_still_answers(world: World) -> None:
    await a_circle(world, "Ana", "Ben")
    card = newest(world, "Who can read this?")
    before = len(world.private_answers("Ana"))
    await world.deliver(world.payload("Ana", card, "||agreements/"))
    assert "We take turns" in world.private_answers("Ana")[before]


async def test_names_in_every_script_are_whole(world: World) -> None:
    for name in EVERY_SCRIPT:
        world.person(name)
    first, *others = EVERY_SCRIPT
    await a_circle(world, first, *others)
    shown = await world.types(first, "people circle")
    for name in EVERY_SCRIPT:
        assert f"<@{world.person(name).id}>" in heard(shown)
    offered = await world.person(first).autocomplete(world.garden, "circle-meeting hand-over", "member", "")
    assert [choice["name"] for choice in offered] == others  # to whom one may hand over


async def test_autocomplete_shows_nothing_of_anybody_else_s(world: World) -> None:
    await a_circle(world, "Ana", "Ben")
    eve, ana = world.person("Eve"), world.person("Ana")
    for option in ("member", "circle"):
        assert await eve.autocomplete(world.garden, "circle-meeting hand-over", option, "") == []
    assert await eve.autocomplete(world.garden, "circle-season move", "meeting", "") == []
    (own,) = await ana.autocomplete(world.garden, "circle-season move", "circle", "")
    assert own["name"] == "The garden"
    seasons = await eve.autocomplete(world.garden, "circle start", "season", "")
    assert seasons, "what anyone may choose is for anyone"


async def test_what_cannot_be_taken_back_is_asked_first(world: World) -> None:
    await a_circle(world, "Ana", "Ben")
    left = await world.types("Ben", "people leave")
    assert await world.circles.of(world.platform_account("Ben"))
    assert buttons(answers(left)[0])[0]["style"] == 4


async def test_two_processes_register_the_same_commands_once(world: World) -> None:
    registered = [r for r in world.env.http_requests if r.method == "PUT" and r.path.endswith("/commands")]
    assert len(registered) == 1
    again = World(world.circles, world.clock)
    await world.env.restart_bot(again.platform.client)
    registered = [r for r in world.env.http_requests if r.method == "PUT" and r.path.endswith("/commands")]
    assert len(registered) == 1


async def test_shards_are_behind_a_setting() -> None:
    async with a_world(shards=2) as world:
        assert world.platform.client.shard_count == 2
        assert world.platform.client.intents.value == 1, "the guilds intent alone"
        await a_circle(world, "Ana", "Ben")
        assert "The garden" in heard(await world.types("Ben", "people circle"))
