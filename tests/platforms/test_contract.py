"""What the core may rely on, whatever platform it is: one suite, and every platform through it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.message import (
    Bullets,
    Button,
    Buttons,
    Facts,
    Heading,
    Link,
    Message,
    Paragraph,
    Quiet,
    Strong,
    Typed,
    When,
    Who,
    Words,
)
from bot.nouns.people import Account
from bot.nouns.places import Place
from bot.ports.platforms import Gone
from bot.ports.sayings import ToPerson, ToRoom
from tests.platforms.grounds import GROUNDS, Ground
from tests.platforms.stages import PLATFORMS

FORMED = """zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]
"""
HOSTILE = (
    "@everyone",
    "@here <!channel> <!here>",
    "<@U1> <@1> <@&1> <#C1>",
    "<https://evil.example|bank>",
    "[bank](https://evil.example)",
    "**bold** _it_ ~~no~~ ||hidden|| `code` ```block```",
    "{0.__class__} {name} %s",
    "=HYPERLINK(1)",
    "<script>alert(1)</script> &amp; &lt;",
    "# not a heading",
    "1. not a list",
    "> not a quote",
)
NAMES = ("Zoë Łukasz", "李雷", "Ολυμπία", "अनन्या", "👩🏽‍🚀 👨‍👩‍👧‍👦", "Ана_*~`", "O’Brien & Søn")


@pytest.fixture(params=list(GROUNDS))
async def ground(request: pytest.FixtureRequest) -> AsyncIterator[Ground]:
    async with GROUNDS[request.param]() as ground:
        yield ground


def note(*texts: str) -> Message:
    return Message(tuple(Paragraph((text,)) for text in texts))


def words(*texts: str) -> Message:
    return Message(tuple(Paragraph((Words(text),)) for text in texts))


def test_every_platform_that_plays_stories_keeps_the_contracts() -> None:
    assert set(GROUNDS) == set(PLATFORMS)


# Saying and changing


async def test_what_is_said_stands_there_in_its_order(ground: Ground) -> None:
    for count in range(3):
        assert await ground.platform.say(ground.room, note(f"Message {count}."), once=f"row{count}")
    assert await ground.in_the_room() == ["Message 0.", "Message 1.", "Message 2."]


async def test_a_reference_changes_its_own_message_and_no_other(ground: Ground) -> None:
    first = await ground.platform.say(ground.room, note("One."), once="1")
    second = await ground.platform.say(ground.room, note("Two."), once="2")
    assert first != second
    again = await ground.platform.change(ground.room, first, note("One, changed."))
    await ground.platform.change(ground.room, again, note("One, changed twice."))
    assert await ground.in_the_room() == ["One, changed twice.", "Two."]


async def test_a_message_that_somebody_took_away_is_gone(ground: Ground) -> None:
    shown = await ground.platform.say(ground.room, note("One."), once="1")
    await ground.vanish(shown)
    with pytest.raises(Gone):
        await ground.platform.change(ground.room, shown, note("Changed."))


@pytest.mark.parametrize("shown_as", ["", "1", "nothing/here", "0/0"])
async def test_a_reference_to_nothing_is_gone(ground: Ground, shown_as: str) -> None:
    with pytest.raises(Gone):
        await ground.platform.change(ground.room, shown_as, note("Changed."))


async def test_the_same_row_again_stands_there_once_where_repeats_are_safe(ground: Ground) -> None:
    for _ in range(2):
        await ground.platform.say(ground.room, note("Once."), once="the-same-row")
    assert await ground.how_often() == (1 if ground.platform.repeats_are_safe else 2)


async def test_elsewhere_cannot_be_reached_from_here(ground: Ground) -> None:
    room, account = ground.room.place, ground.account("Ana")
    for to in (
        ToRoom(Place(room.platform, "999", room.room)),
        ToPerson(Account(account.platform, "999", account.user), None),
    ):
        with pytest.raises(Gone):
            await ground.platform.say(to, note("Nobody hears this."), once="1")
    assert await ground.in_the_room() == []


# In private


async def test_a_private_message_is_for_one_person_alone(ground: Ground) -> None:
    shown = await ground.platform.say(ground.alone("Ben"), note("For Ben."), once="1")
    await ground.platform.change(ground.alone("Ben"), shown, note("For Ben, changed."))
    assert await ground.in_private("Ben") == ["For Ben, changed."]
    assert await ground.in_private("Ana") + await ground.in_private("Cal") + await ground.in_the_room() == []


# Words


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_peoples_words_are_shown_as_they_wrote_them_and_call_nobody(ground: Ground, hostile: str) -> None:
    await ground.platform.say(ground.room, words(hostile), once="1")
    assert await ground.in_the_room() == [hostile]
    assert ground.notified() == set()


@pytest.mark.parametrize("name", NAMES)
async def test_names_in_every_script_are_whole(ground: Ground, name: str) -> None:
    stranger = Who(name, (Account("elsewhere", "w", "u"),), ping=True)
    await ground.platform.say(ground.room, Message((Paragraph((stranger, " is here.")),)), once="1")
    assert await ground.in_the_room() == [f"{name} is here."]


async def test_words_that_turn_the_direction_turn_no_others(ground: Ground) -> None:
    message = Message((Paragraph((Words("محمد"), " is here.")),))
    await ground.platform.say(ground.room, message, once="1")
    (told,) = await ground.in_the_room()
    assert "محمد" in told
    assert told.endswith(" is here.")


async def test_a_long_text_is_whole_and_in_its_order(ground: Ground) -> None:
    long = " ".join(f"word{number}" for number in range(1500))
    await ground.platform.say(ground.room, words(long), once="1")
    told = " ".join(" ".join(await ground.in_the_room()).split())
    assert told == long


async def test_two_hundred_items_are_all_there(ground: Ground) -> None:
    items = tuple((Words(f"item {number}"),) for number in range(200))
    await ground.platform.say(ground.room, Message((Bullets(items),)), once="1")
    told = "\n".join(await ground.in_the_room())
    assert [line.removeprefix("• ") for line in told.splitlines()] == [f"item {number}" for number in range(200)]


async def test_every_part_and_every_span_says_what_it_means(ground: Ground) -> None:
    at = datetime(2026, 5, 12, 16, 0, tzinfo=UTC)
    await ground.plays("zone Europe/Paris\n")
    await ground.platform.say(
        ground.room,
        Message(
            (
                Heading(("A title",)),
                Paragraph((Strong("Strongly"), " at ", When(at, "Europe/Paris"), ", ", Typed("/circle open"), ".")),
                Facts((("Facilitator", (Words("Ana"),)),)),
                Quiet(("Small print, ", Link("https://example.org/x", "here"), ".")),
                Buttons((Button("First", "home"), Button("Second", "help"))),
            )
        ),
        once="1",
    )
    (told,) = await ground.in_the_room()
    assert [line.replace("`", "") for line in told.splitlines()] == [
        "A title",
        "Strongly at Tuesday 12 May, 18:00, /circle open.",
        "Facilitator: Ana",
        "Small print, here (https://example.org/x).",
        "[First] [Second]",
    ]


async def test_who_is_meant_is_called_and_who_is_only_named_is_not(ground: Ground) -> None:
    ana, ben = (Who(name, (ground.account(name),), ping=name == "Ana") for name in ("Ana", "Ben"))
    await ground.platform.say(ground.room, Message((Paragraph((ana, " and ", ben)),)), once="1")
    assert await ground.in_the_room() == ["Ana and Ben"]
    assert ground.notified() == {"Ana"}


# What people do


async def test_a_press_that_is_delivered_twice_is_done_once(ground: Ground) -> None:
    await ground.plays(FORMED)
    await ground.plays("Ana: /circle check-in question = How are you?; hours = 24\n")
    before = await ground.in_the_room()
    await ground.press_twice("Ben", "Pass")
    assert len(await ground.in_the_room()) == len(before)
    await ground.plays("Ben: [Answer] text = Well.\ngarden| Well.\n")
    assert len([m for m in await ground.in_the_room() if m.endswith("Well.")]) == 1


async def test_a_form_that_is_refused_keeps_what_was_typed_and_changes_nothing(ground: Ground) -> None:
    await ground.plays(FORMED)
    before = await ground.in_the_room()
    await ground.plays(
        "zone Europe/Paris\n"
        "Ana: /circle plan day = 2020-01-01; time = 18:00; rhythm = weekly; minutes = 75\ngarden| nothing\n"
    )
    offered = await ground.offered_back("Ana")
    assert (offered["day"], offered["time"], offered["rhythm"], offered["minutes"]) == (
        "2020-01-01",
        "18:00",
        "weekly",
        "75",
    )
    assert await ground.in_the_room() == before


async def test_what_cannot_be_taken_back_is_asked_first_when_it_is_typed(ground: Ground) -> None:
    await ground.plays(f"{FORMED}Ben: /circle leave\nBen< [Yes]\ngarden| nothing\nBen: [Yes]\nBen< You have left\n")


async def test_an_old_button_is_answered_calmly_and_in_private(ground: Ground) -> None:
    await ground.plays(
        f"{FORMED}Ana: /circle check-in question = How are you?; hours = 2\n"
        "Ben: [Answer] text = Well.\nclock: +3 hours\n"
    )
    before = await ground.in_the_room()
    await ground.plays("Cal: /circle answer text = Late.\ngarden| nothing\nCal< check-in\n")
    assert await ground.in_the_room() == before


async def test_whoever_is_in_no_circle_learns_nothing(ground: Ground) -> None:
    await ground.plays(f"{FORMED}Eve: /circle season\nEve< no circle\ngarden| nothing\nEve: /circle home\n")
    assert not [told for told in await ground.in_private("Eve") if "The garden" in told]
