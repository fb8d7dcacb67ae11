"""Saying and changing on Discord: once, within its limits, and with its refusals understood."""

from datetime import timedelta

import pytest

from adapters.discord.answers import TOKEN_REFUSED
from bot.message import Button, Buttons, Message, Paragraph, Who, Words
from bot.nouns.people import Account
from bot.nouns.places import Place, Trouble
from bot.ports.platforms import Gone, NotNow, OutcomeUnknown, RoomLost
from bot.ports.sayings import ToPerson, ToRoom
from tests.discord.world import World, buttons, heard, markdown, sent

HELLO = Message((Paragraph(("Hello.",)),))
LONG = Message((Paragraph((Words("word " * 2000),)),))


def garden(world: World) -> ToRoom:
    return ToRoom(Place("discord", str(world.server.id), str(world.garden.id)))


def to(world: World, name: str) -> ToPerson:
    account = Account("discord", str(world.server.id), str(world.person(name).id))
    return ToPerson(account, garden(world).place)


async def test_a_message_carries_the_outbox_row_as_its_nonce_and_pings_nobody(world: World) -> None:
    await world.platform.say(garden(world), HELLO, once="000000000abc")
    (request,) = sent(world, "POST", "/messages")
    assert (request.json["nonce"], request.json["enforce_nonce"]) == ("000000000abc", True)
    assert request.json["allowed_mentions"]["parse"] == []
    assert [markdown(m) for m in world.room()] == ["Hello."]


async def test_only_who_is_listed_is_notified_and_a_change_notifies_nobody(world: World) -> None:
    ana, ben = (to(world, name).account for name in ("Ana", "Ben"))
    named = Message((Paragraph((Who("Ana", (ana,), ping=True), " and ", Who("Ben", (ben,)))),))
    shown = await world.platform.say(garden(world), named, once="1")
    assert [int(user) for user in sent(world, "POST", "/messages")[0].json["allowed_mentions"]["users"]] == [
        int(ana.user)
    ]
    await world.platform.change(garden(world), shown, named)
    (change,) = [r for r in world.env.http_requests if r.method == "PATCH"]
    assert isinstance(change.json, dict)
    assert not change.json["allowed_mentions"].get("users")


async def test_a_card_is_changed_in_place(world: World) -> None:
    shown = await world.platform.say(garden(world), HELLO, once="1")
    card = Message((Paragraph(("Bye.",)), Buttons((Button("Help", "help"),))))
    assert await world.platform.change(garden(world), shown, card) == shown
    (message,) = world.room()
    assert markdown(message) == "Bye."
    assert [b["label"] for b in buttons(message)] == ["Help"]


async def test_what_is_too_long_for_one_message_is_several_that_change_together(world: World) -> None:
    shown = await world.platform.say(garden(world), LONG, once="row")
    assert len(world.room()) == 3
    assert [r.json["nonce"] for r in sent(world, "POST", "/messages")] == ["row", "row.1", "row.2"]
    assert await world.platform.change(garden(world), shown, HELLO) == shown.split("+")[0]
    assert [markdown(m) for m in world.room()] == ["Hello."]
    short = await world.platform.say(garden(world), HELLO, once="2")
    with pytest.raises(Gone):
        await world.platform.change(garden(world), short, LONG)


@pytest.mark.parametrize(("status", "code"), [(400, 30046), (404, 10008), (404, 10003), (403, 50005)])
async def test_what_cannot_be_changed_any_more_is_gone(world: World, status: int, code: int) -> None:
    shown = await world.platform.say(garden(world), HELLO, once="1")
    world.env.inject_error("PATCH", "/channels/*", status=status, code=code)
    with pytest.raises(Gone):
        await world.platform.change(garden(world), shown, HELLO)


async def test_an_old_card_is_posted_anew(world: World) -> None:
    """Discord lets messages older than an hour be changed only a little."""
    shown = await world.platform.say(garden(world), HELLO, once="1")
    with pytest.raises(Gone):
        await world.platform.change(garden(world), f"{shown.split('/')[0]}/1", HELLO)


async def test_a_connection_that_broke_leaves_the_outcome_unknown(world: World) -> None:
    world.env.inject_error("POST", "/channels/*/messages", status=502, times=None)
    with pytest.raises(OutcomeUnknown):
        await world.platform.say(garden(world), HELLO, once="1")


async def test_closed_messages_wait_and_are_handed_over_at_the_next_contact(world: World) -> None:
    ben = to(world, "Ben")
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50007, times=2)
    shown = await world.platform.say(ben, HELLO, once="row")
    assert world.private("Ben") == []
    assert await world.platform.change(ben, shown, Message((Paragraph(("Hello again.",)),))) == shown
    result = await world.types("Ben", "begin home")
    assert "closed to me" in heard(result)
    assert "Hello again." in heard(result)
    assert "Hello again." not in heard(await world.types("Ben", "begin home"))
    with pytest.raises(Gone):
        await world.platform.change(ben, shown, HELLO)


async def test_where_discord_refuses_us_nothing_more_is_sent_for_a_while(world: World) -> None:
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    with pytest.raises(RoomLost) as lost:
        await world.platform.say(garden(world), HELLO, once="1")
    assert lost.value.why is Trouble.NOT_ALLOWED
    before = len(world.env.http_requests)
    with pytest.raises(NotNow) as patience:
        await world.platform.say(garden(world), HELLO, once="1")
    assert len(world.env.http_requests) == before
    assert 0 < patience.value.after <= 10
    world.clock.at += timedelta(seconds=11)
    await world.platform.say(garden(world), HELLO, once="1")
    assert len(world.room()) == 1


async def test_three_refused_rooms_pause_their_server_and_no_other(world: World) -> None:
    rooms = [world.server.create_text_channel(f"room{n}") for n in range(3)]
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50001, times=3)
    for room in rooms:
        with pytest.raises(RoomLost):
            await world.platform.say(ToRoom(Place("discord", str(world.server.id), str(room.id))), HELLO, once="1")
    with pytest.raises(NotNow) as patience:
        await world.platform.say(garden(world), HELLO, once="1")
    assert patience.value.after == 300
    other = world.env.create_guild("Elsewhere")
    square = other.create_text_channel("square")
    await world.platform.say(ToRoom(Place("discord", str(other.id), str(square.id))), HELLO, once="1")


async def test_an_archived_thread_is_woken_before_it_is_changed(world: World) -> None:
    result = await world.types("Ana", "begin private-room")
    assert "private room is ready" in heard(result)
    (thread,) = world.garden.threads
    place = ToRoom(Place("discord", str(world.server.id), str(thread.id)))
    shown = await world.platform.say(place, HELLO, once="1")
    world.env.inject_error("PATCH", "/channels/*/messages/*", status=400, code=50083)
    await world.platform.change(place, shown, Message((Paragraph(("Bye.",)),)))
    assert markdown(thread.history()[-1]) == "Bye."
    woken = [r.json for r in world.env.http_requests if r.method == "PATCH" and r.path.endswith(str(thread.id))]
    assert woken == [{"archived": False}]


async def test_a_refused_token_stops_everything(world: World) -> None:
    world.env.inject_error("POST", "/channels/*/messages", status=401, times=None)
    world.errors = [TOKEN_REFUSED]
    with pytest.raises(NotNow):
        await world.platform.say(garden(world), HELLO, once="1")
    before = len(world.env.http_requests)
    for _ in range(3):
        with pytest.raises(NotNow):
            await world.platform.say(garden(world), HELLO, once="1")
    assert len(world.env.http_requests) == before
