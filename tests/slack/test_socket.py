"""Socket Mode, through the real Bolt app: acknowledging, reconnecting, and a line that falls silent."""

import json
from collections.abc import AsyncIterator

import pytest

from bot.message import Answer
from tests.slack.local_slack import ROOM
from tests.slack.stage import Stage, note, room


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with Stage(http=False).running() as stage:
        yield stage
        await stage.settle()
        assert stage.slack.problems == []


async def test_a_command_is_answered_with_its_acknowledgement(stage: Stage) -> None:
    stage.bot.script["home"] = lambda _: Answer(note("your circles"))
    ack = await stage.slack.command("UANA", "home")
    assert (ack.status, ack.body["response_type"], ack.body["text"]) == (200, "ephemeral", "your circles")


async def test_an_event_is_acknowledged_without_a_payload(stage: Stage) -> None:
    stage.sits_at[room.place] = "c1"
    ack = await stage.slack.event("member_left_channel", user="UANA", channel=ROOM)
    assert (ack.status, ack.body) == (200, None)
    assert [asked.command for asked in stage.bot.asked] == ["leave"]


async def test_fault_1_the_same_envelope_over_both_lines_is_done_once(stage: Stage) -> None:
    stage.sits_at[room.place] = "c1"
    happened = stage.slack.happened("member_left_channel", user="UANA", channel=ROOM)
    first = await stage.slack.deliver("events_api", happened)
    await stage.slack.lines[-1].send_json({"type": "disconnect", "reason": "refresh_requested"})
    await stage.until(lambda: len(stage.slack.called("apps.connections.open")) == 2)
    second = await stage.slack.deliver("events_api", happened | {"event_id": "Ev-other"})
    assert (first.status, second.status, len(stage.bot.asked)) == (200, 200, 1)


async def test_the_next_line_is_opened_before_the_old_one_is_let_go(stage: Stage) -> None:
    old = stage.slack.lines[-1]
    await old.send_json({"type": "disconnect", "reason": "warning"})
    await stage.until(lambda: len(stage.slack.lines) == 2)
    assert not old.closed
    stage.slack.lines.reverse()  # what is delivered next comes over the old line
    assert (await stage.slack.command("UANA", "pass")).status == 200
    await old.close()


async def test_a_line_that_breaks_is_opened_again(stage: Stage) -> None:
    await stage.slack.lines[-1].close()
    await stage.until(lambda: stage.slack.lines)
    assert (await stage.slack.command("UANA", "pass")).status == 200


async def test_slack_being_out_of_reach_for_a_while_is_waited_out(stage: Stage) -> None:
    stage.slack.fail("apps.connections.open", "internal_error", times=1)
    await stage.slack.lines[-1].close()
    await stage.until(lambda: stage.slack.lines)
    assert (await stage.slack.command("UANA", "pass")).status == 200


async def test_a_line_that_falls_silent_is_noticed_and_replaced() -> None:
    """It stays open and says nothing, not even to a ping: what Slack's own client may take for a session."""
    stage = Stage(http=False)
    stage.alive_every = 0.2
    async with stage.running():
        stage.slack.deaf = True
        await stage.slack.lines[-1].send_json({"type": "disconnect", "reason": "refresh_requested"})
        await stage.until(lambda: len(stage.slack.lines) == 2)
        stage.slack.deaf = False
        await stage.until(lambda: len(stage.slack.called("apps.connections.open")) == 3)
        await stage.until(lambda: not stage.slack.lines[-1].closed)
        assert (await stage.slack.command("UANA", "pass")).status == 200


async def test_nonsense_over_the_line_is_passed_over(stage: Stage) -> None:
    line = stage.slack.lines[-1]
    for frame in ("", "{", "[]", "7", json.dumps({"envelope_id": 7, "payload": {}}), json.dumps({"envelope_id": "x"})):
        await line.send_str(frame)
    assert (await stage.slack.command("UANA", "pass")).status == 200


async def test_an_event_that_cannot_be_stored_is_left_unacknowledged(stage: Stage) -> None:
    stage.sits_at[room.place] = "c1"
    happened = stage.slack.happened("member_joined_channel", user="UANA", channel=ROOM)
    stage.bot.gate.clear()
    assert (await stage.slack.deliver("events_api", happened, within=1.5)).status == 0
    stage.bot.gate.set()
    assert (await stage.slack.deliver("events_api", happened)).status == 200
    assert [asked.command for asked in stage.bot.asked] == ["join"]
