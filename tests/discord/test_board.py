"""A circle's meetings as the server's scheduled events: when asked, neutral, once, and gone when they should be."""

from datetime import datetime, timedelta

import discord
import pytest
from simcord.backend.models.channel import Overwrite
from simcord.enums import OverwriteType

from adapters.discord import doctor
from bot.almanac.zones import instant
from bot.nouns.places import Place
from bot.ports.platforms import NotNow
from bot.ports.sayings import Event
from tests.discord.internals import without_network
from tests.discord.world import World, a_circle, a_world, answers, heard, markdown


def standing(world: World) -> list[dict[str, object]]:
    """The server's events, earliest first."""
    events = world.env.backend.get_guild(world.server.id).scheduled_events.values()
    return sorted(
        (
            {
                "id": e.id,
                "name": e.name,
                "about": e.description or "",
                "begins": str(e.scheduled_start_time),
                "where": (e.entity_metadata or {}).get("location"),
                "room": e.channel_id,
            }
            for e in events
        ),
        key=lambda event: str(event["begins"]),
    )


async def planned(world: World) -> None:
    await a_circle(world, "Ana", "Ben")
    shown = await world.types("Ana", "season plan")
    await world.fills_in("Ana", shown, day="2026-05-05", time="18:00", rhythm=["weekly"])


async def test_meetings_are_events_of_the_server_when_a_member_asks_and_neutral(world: World) -> None:
    await planned(world)
    assert standing(world) == []
    told = await world.types("Ben", "season events", events="on")
    assert "a number and a time" in heard(told)
    assert [e["name"] for e in standing(world)] == [f"Circle, meeting {n}" for n in range(len(standing(world)))]
    assert len(standing(world)) == 3, "the next ones; the others follow in their time"
    for event in standing(world):
        assert not [word for word in ("garden", "Ana", "Ben", "theory") if word in str(event)]
        assert event["where"] == "In its own room"


async def test_an_event_moves_with_its_meeting_and_goes_when_that_is_cancelled(world: World) -> None:
    await planned(world)
    await world.types("Ana", "season events", events="on")
    before = standing(world)
    shown = await world.types("Ana", "season move")
    await world.fills_in("Ana", shown, meeting=["0"], day="2026-05-06", time="19:00", which="one")
    moved = standing(world)
    assert moved[0]["id"] == before[0]["id"]
    assert "2026-05-06T17:00" in str(moved[0]["begins"])
    asked = await world.types("Ana", "season cancel", meeting="0")
    assert before[0]["id"] in [e["id"] for e in standing(world)], "it is asked first"
    await world.presses("Ana", answers(asked)[0], "Yes")
    assert before[0]["id"] not in [e["id"] for e in standing(world)]
    assert len(standing(world)) == 3


@pytest.mark.parametrize("act", ["off", "end", "everyone leaves"])
async def test_events_come_down_when_nobody_wants_them_any_more(world: World, act: str) -> None:
    await planned(world)
    await world.types("Ana", "season events", events="on")
    assert standing(world)
    if act == "off":
        await world.types("Ben", "season events", events="off")
    elif act == "end":
        asked = await world.types("Ana", "season end")
        await world.presses("Ana", answers(asked)[0], "Yes")
    else:
        for name in ("Ana", "Ben"):
            asked = await world.types(name, "people leave")
            await world.presses(name, answers(asked)[0], "Yes")
    assert standing(world) == []


async def test_an_outcome_that_nobody_knows_makes_no_second_event(world: World) -> None:
    """The event was made, and the answer was lost; or we were killed before we could note it."""
    await planned(world)
    await world.types("Ana", "season events", events="on")
    made = standing(world)
    again = World(world.circles, world.clock)
    await world.env.restart_bot(again.platform.client)
    again.come_back_as(world)
    state = _state(made)
    for _ in range(2):
        assert await again.platform.bring_about(_garden(again), state, None) == str(made[0]["id"])
    assert [e["id"] for e in standing(again)] == [e["id"] for e in made]
    await again.types("Ben", "season events", events="off")
    assert standing(again) == []
    world.env.inject_error("POST", "/guilds/*/scheduled-events", status=502, times=None)
    with pytest.raises(NotNow):
        await again.platform.bring_about(_garden(again), state, None)


async def test_an_event_that_somebody_deleted_by_hand_is_put_up_anew_when_it_moves(world: World) -> None:
    await planned(world)
    await world.types("Ana", "season events", events="on")
    first = standing(world)[0]
    world.env.backend.delete_scheduled_event(world.server.id, int(str(first["id"])))
    shown = await world.types("Ana", "season move")
    await world.fills_in("Ana", shown, meeting=["0"], day="2026-05-06", time="19:00", which="one")
    assert len(standing(world)) == 3


async def test_other_peoples_events_are_left_alone(world: World) -> None:
    await planned(world)
    theirs = world.env.backend.create_scheduled_event(
        world.server.id,
        name="Summer party",
        entity_type=3,
        scheduled_start_time="2026-06-01T18:00:00+00:00",
        creator_id=world.person("Eve").id,
        scheduled_end_time="2026-06-01T20:00:00+00:00",
        entity_metadata={"location": "The park"},
    )
    await world.types("Ana", "season events", events="on")
    await world.types("Ana", "season events", events="off")
    assert [e["id"] for e in standing(world)] == [theirs.id]


async def test_a_voice_channel_is_shown_as_the_place_and_a_link_never_is(world: World) -> None:
    voice = world.server.create_voice_channel("the fire")
    await world.env.settle()
    await planned(world)
    await world.types("Ana", "season events", events="on")
    await world.types("Ana", "people talk-at", link="https://meet.example.org/garden")
    assert "meet.example.org" not in str(standing(world))
    before = [e["id"] for e in standing(world)]
    offered = await world.person("Ana").autocomplete(world.garden, "circle-people talk-at", "link", "fi")
    assert [(choice["name"], choice["value"]) for choice in offered] == [
        ("the fire", f"https://discord.com/channels/{world.server.id}/{voice.id}")
    ]
    told = await world.types("Ana", "people talk-at", link=f"<#{voice.id}>")
    assert "Calendar files do not name it" in heard(told)
    assert f"<#{voice.id}>" in markdown(world.room()[-1])
    assert {e["room"] for e in standing(world)} == {voice.id}
    assert [e["id"] for e in standing(world)] == before


async def test_a_voice_channel_that_is_closed_to_us_is_not_where_the_event_leads(world: World) -> None:
    voice = world.server.create_voice_channel("the fire")
    await world.env.settle()
    closed = discord.Permissions(connect=True)
    bot = world.env.backend.bot_user.id
    world.env.backend.set_overwrite(voice.id, Overwrite(bot, OverwriteType.MEMBER, deny=closed.value))
    await planned(world)
    await world.types("Ana", "people talk-at", link=f"<#{voice.id}>")
    await world.types("Ana", "season events", events="on")
    assert {(e["room"], e["where"]) for e in standing(world)} == {(None, "In its own room")}


async def test_without_the_permission_whoever_prepares_is_told_once_and_the_room_goes_on(world: World) -> None:
    await planned(world)
    world.env.inject_error("POST", "/guilds/*/scheduled-events", status=403, code=50013, times=None)
    before = len(world.private("Ana")) + len(world.private("Ben"))
    await world.types("Ana", "season events", events="on")
    await world.push(timedelta(minutes=6))
    told = [markdown(m) for m in [*world.private("Ana"), *world.private("Ben")]]
    assert len([t for t in told if "Create Events" in t]) == 1
    assert len(told) == before + 1
    assert any("permissions=" in t for t in told), "with the address that mends it"
    await world.types("Ana", "people rename", name="The meadow")
    assert "The meadow" in markdown(world.room()[-1]), "what waits for the board holds up nothing in the room"
    assert standing(world) == []


async def test_the_doctor_looks_for_the_permission_where_a_circle_asked_for_events(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await planned(world)
    bot = world.env.backend.bot_user.id
    deny = discord.Permissions(create_events=True)
    world.env.backend.set_overwrite(world.garden.id, Overwrite(bot, OverwriteType.MEMBER, deny=deny.value))
    with without_network(world.env, monkeypatch):
        assert not (await doctor.findings("simulated", world.circles))[-1].remedy
        await world.types("Ana", "season events", events="on")
        assert "Create Events" in (await doctor.findings("simulated", world.circles))[-1].remedy
    mends = await world.types("Ben", "people circle")
    assert "Create Events" in heard(mends), "and whoever is there is told at the next contact"


async def test_an_event_is_not_announced_once_its_meeting_has_begun() -> None:
    async with a_world(instant(datetime(2026, 5, 4, 9), "Europe/Paris")) as world:
        await planned(world)
        await world.push(timedelta(hours=33, minutes=30))
        await world.types("Ana", "season events", events="on")
        assert all("2026-05-05" not in str(event["begins"]) for event in standing(world))


def _garden(world: World) -> Place:
    return Place("discord", str(world.server.id), str(world.garden.id))


def _state(made: list[dict[str, object]]) -> Event:
    begins = datetime.fromisoformat(str(made[0]["begins"]))
    key = str(made[0]["about"]).rpartition("(")[2].rstrip(")")
    name, ends = str(made[0]["name"]), begins + timedelta(minutes=90)
    return Event(key, name, "Kept in step by Circlekeeper.", "In its own room", begins, ends)
