"""Who can read a room on Slack: from what Slack says of it, and nothing that Slack does not say."""

from collections.abc import AsyncIterator

import pytest

from bot.audience import Audience, Onlooker, RoomKind
from bot.nouns.places import Place
from tests.slack.local_slack import PRIVATE_ROOM, ROOM, TEAM
from tests.slack.stage import Stage


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with Stage().running() as stage:
        yield stage
        assert stage.slack.problems == []


async def asked(stage: Stage, room: str, **facts: bool) -> Audience:
    if facts:
        stage.slack.rooms[room] = {"is_member": True} | facts
    return await stage.platform.audience(Place("slack", TEAM, room))


async def test_an_open_room_is_everyones_and_may_be_exported(stage: Stage) -> None:
    audience = await asked(stage, ROOM)
    assert audience.kind is RoomKind.EVERYONE
    assert audience.onlookers == (Onlooker.EXPORTS_OF_OPEN, Onlooker.THE_COMPANY)


async def test_a_private_room_may_be_exported_under_a_plan_that_no_bot_is_told(stage: Stage) -> None:
    audience = await asked(stage, PRIVATE_ROOM)
    assert audience.kind is RoomKind.INVITED
    assert audience.onlookers == (Onlooker.EXPORTS_OF_PRIVATE, Onlooker.THE_COMPANY)


@pytest.mark.parametrize("sharing", ["is_ext_shared", "is_pending_ext_shared"])
async def test_a_room_shared_with_another_organisation_says_so(stage: Stage, sharing: str) -> None:
    audience = await asked(stage, "CSHARED", is_private=True, **{sharing: True})
    assert Onlooker.OTHER_ORGANISATION in audience.onlookers


async def test_a_room_of_a_whole_enterprise_says_so(stage: Stage) -> None:
    audience = await asked(stage, "CORG", is_private=True, is_org_shared=True)
    assert audience.onlookers[:2] == (Onlooker.WHOLE_ORGANISATION, Onlooker.EXPORTS_OF_ENTERPRISE)


async def test_a_direct_message_is_private_between_its_people(stage: Stage) -> None:
    assert (await asked(stage, "DANA", is_im=True)).kind is RoomKind.DIRECT


async def test_a_room_that_slack_does_not_show_us_is_unknown(stage: Stage) -> None:
    assert (await asked(stage, "CELSEWHERE")).kind is RoomKind.UNKNOWN
    stage.slack.fail("conversations.info", "fatal_error")
    assert (await asked(stage, "CTROUBLED")).kind is RoomKind.UNKNOWN


async def test_asking_says_nothing(stage: Stage) -> None:
    await asked(stage, ROOM)
    assert stage.slack.posted == []
