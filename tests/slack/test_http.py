"""Over signed HTTP, through the real Bolt app: who is let in, and what they get."""

import asyncio
import io
import json
import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from aiohttp import ClientSession

from bot.message import Answer, Button, Buttons, Field, FieldKind, Form, Message
from bot.refusals.our_side import StorageIsUnwell
from bot.words.refusing.message import refusal_message
from bot.words.voice import stranger_voice
from tests.slack.blocks import Json
from tests.slack.local_slack import ROOM, LocalSlack, signed
from tests.slack.stage import Stage, note, room

FORM_TYPE = "application/x-www-form-urlencoded"
CANARY = "the canary sings at noon"


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with Stage().running() as stage:
        yield stage
        await stage.settle()
        assert stage.slack.problems == []


@pytest.fixture
def slack(stage: Stage) -> LocalSlack:
    return stage.slack


def command_body(**more: str) -> str:
    given = {"command": "/circle", "text": CANARY, "team_id": "T1", "user_id": "UANA", "channel_id": ROOM}
    return urlencode(given | {"trigger_id": "t.1"} | more)


async def test_a_command_is_answered_to_its_user_alone_at_once(stage: Stage, slack: LocalSlack) -> None:
    stage.bot.script["home"] = lambda _: Answer(note("your circles"))
    ack = await slack.command("UANA", "home")
    assert (ack.status, ack.body["response_type"], ack.body["text"]) == (200, "ephemeral", "your circles")
    [asked] = stage.bot.asked
    assert (asked.by.name, asked.locale) == ("Ana", "en-US")


async def test_nothing_to_say_is_acknowledged_with_nothing(slack: LocalSlack) -> None:
    ack = await slack.command("UANA", "pass")
    assert (ack.status, ack.body) == (200, "")


async def test_slack_asks_whether_it_is_us(slack: LocalSlack) -> None:
    ack = await slack.post(json.dumps({"type": "url_verification", "challenge": "abc"}), "application/json")
    assert (ack.status, ack.body) == (200, {"challenge": "abc"})


async def test_what_we_do_not_listen_to_is_acknowledged(slack: LocalSlack) -> None:
    for kind in ("reaction_added", "message", "channel_archive"):
        assert (await slack.event(kind, user="UANA", channel=ROOM)).status == 200
    shortcut = {"type": "shortcut", "callback_id": "x", "team": {"id": "T1"}, "user": {"id": "UANA"}, "trigger_id": "t"}
    assert (await slack.deliver("interactive", shortcut)).status == 200


FORGERIES = {
    "another secret": {"secret": "another"},
    "stale": {"headers": {"X-Slack-Request-Timestamp": "1"}},
    "no timestamp": {"headers": {"X-Slack-Request-Timestamp": ""}},
    "a malformed timestamp": {"headers": {"X-Slack-Request-Timestamp": "now"}},
    "a malformed signature": {"headers": {"X-Slack-Signature": "v0=é"}},
    "no signature": {"headers": {"X-Slack-Signature": ""}},
    "another content type": {"headers": {"Content-Type": "text/plain"}},
}


@pytest.mark.parametrize("how", FORGERIES)
async def test_fault_21_forgeries_are_refused_and_nothing_of_them_is_logged(
    stage: Stage, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    ack = await stage.slack.post(command_body(), FORM_TYPE, **FORGERIES[how])  # type: ignore[arg-type]
    assert ack.status == 401
    assert stage.bot.asked == []
    assert "canary" not in caplog.text
    assert "refused" in caplog.text


@pytest.mark.parametrize(
    "body", [b"\xff\xfe", b"{", b"", b"payload=%7B", b"payload=[]", b'{"type":7}', b"command=%2Fcircle"]
)
async def test_fault_21_signed_nonsense_is_acknowledged_or_refused_and_never_an_error(
    stage: Stage, body: bytes
) -> None:
    for kind in (FORM_TYPE, "application/json"):
        assert (await stage.slack.post(body, kind)).status in (200, 401)
    assert stage.bot.asked == []


@pytest.mark.parametrize("honest", [True, False])
async def test_fault_21_five_megabytes_are_refused_unread_and_without_a_word(
    stage: Stage, honest: bool, caplog: pytest.LogCaptureFixture
) -> None:
    """Signed or not: one that says how large it is, and one that comes in pieces without saying."""
    caplog.set_level(logging.DEBUG)
    body = CANARY.encode() + b"x" * 5_000_000

    async def pieces() -> AsyncIterator[bytes]:
        for at in range(0, len(body), 65536):
            yield body[at : at + 65536]

    stamp = str(int(stage.real.now().timestamp()))
    headers = {"Content-Type": FORM_TYPE, "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signed(body, stamp)}
    address = f"{stage.web.address}/slack/events"
    data: Any = io.BytesIO(body) if honest else pieces()
    async with ClientSession() as session, session.post(address, data=data, headers=headers) as answer:
        assert (answer.status, await answer.read()) == (401, b"")
    assert [record for record in caplog.records if record.name.startswith("adapters")] == []
    assert "canary" not in caplog.text
    assert (await stage.slack.command("UANA", "pass")).status == 200


async def test_fault_21_the_same_body_twice_has_one_effect(stage: Stage) -> None:
    stage.bot.script["the"] = lambda request: Answer(note(request.text))
    first = await stage.slack.post(command_body(), FORM_TYPE)
    second = await stage.slack.post(command_body(), FORM_TYPE)
    assert len(stage.bot.asked) == 1
    assert first.body == second.body


def test_fault_21_no_door_without_a_signing_secret() -> None:
    async def start() -> None:
        stage = Stage()
        stage.access = {"signing_secret": " "}
        async with stage.running():
            pass

    with pytest.raises(ValueError, match="signing secret"):
        asyncio.run(start())


@pytest.mark.parametrize("retry", [1, 2, 3])
async def test_fault_1_a_repeated_click_is_acknowledged_and_done_once(stage: Stage, retry: int) -> None:
    stage.bot.script["pass"] = lambda _: Answer(note("noted"))
    message = await shown_button(stage)
    payload = stage.slack.pressed("UANA", message, "Pass")
    acks = await asyncio.gather(*(stage.slack.deliver("interactive", payload, retry=n) for n in range(retry + 1)))
    await stage.settle()
    assert {ack.status for ack in acks} == {200}
    assert len(stage.bot.asked) == 1
    assert [whisper["text"] for whisper in stage.slack.whispers] == ["noted"]


async def test_fault_1_the_same_event_under_other_ids_and_times_is_one(stage: Stage) -> None:
    stage.sits_at[room.place] = "c1"
    happened = stage.slack.happened("member_left_channel", user="UANA", channel=ROOM)
    for n in (2, 0, 3, 1):
        ack = await stage.slack.deliver("events_api", happened | {"event_id": f"Ev{n}"}, retry=n)
        assert ack.status == 200
        stage.real.at += timedelta(minutes=1)
    [asked] = stage.bot.asked
    assert (asked.command, asked.circle, asked.given) == ("leave", "c1", {"confirmed": "yes"})


async def test_fault_2_a_click_is_acknowledged_while_the_bot_is_stalled(stage: Stage) -> None:
    stage.bot.script["pass"] = lambda _: Answer(note("noted"))
    message = await shown_button(stage)
    stage.bot.gate.clear()
    ack = await stage.slack.press("UANA", message, "Pass")
    assert (ack.status, ack.body) == (200, "")
    assert ack.took < 2
    stage.bot.gate.set()
    await stage.settle()
    assert [whisper["text"] for whisper in stage.slack.whispers] == ["noted"]


async def test_fault_2_a_stalled_command_opens_its_form_in_time(stage: Stage) -> None:
    """A trigger lives for three seconds: a window is opened with it, and the form put in later."""
    form = Form("Rename", "rename", (Field("name", FieldKind.LINE, "Name"),), "Go", "c1")
    stage.bot.script["rename"] = lambda _: Answer(form=form)
    stage.bot.gate.clear()
    ack = await stage.slack.command("UANA", "rename")
    assert ack.status == 200
    await stage.until(lambda: stage.slack.views)
    assert "One moment" in str(stage.slack.views[0])
    stage.bot.gate.set()
    await stage.settle()
    assert stage.slack.views[0]["title"]["text"] == "Rename"


async def typed_form(stage: Stage) -> None:
    form = Form("Answer", "answer", (Field("text", FieldKind.ESSAY, "Text"),), "Go", "c1")
    stage.bot.script["answer"] = lambda r: Answer(note("shared")) if r.from_form else Answer(form=form)
    await stage.slack.command("UANA", "answer")
    await stage.settle()


async def test_fault_2_a_form_is_acknowledged_while_the_bot_is_stalled_and_then_answered(stage: Stage) -> None:
    await typed_form(stage)
    stage.bot.gate.clear()
    ack = await stage.slack.submit("UANA", text=CANARY)
    assert ack.took < 2
    assert "what you typed is safe" in str(ack.body["view"])
    stage.bot.gate.set()
    await stage.settle()
    assert "shared" in str(stage.slack.views[-1])
    assert len(stage.bot.asked) == 2


@pytest.mark.parametrize("stalled", [False, True])
async def test_fault_2_what_was_typed_is_offered_back_when_it_could_not_be_kept(stage: Stage, stalled: bool) -> None:
    await typed_form(stage)
    stage.bot.script["answer"] = lambda _: Answer(
        refusal_message(StorageIsUnwell(), stranger_voice("en-US")), again=True
    )
    if stalled:
        stage.bot.gate.clear()
    await stage.slack.submit("UANA", text=CANARY)
    stage.bot.gate.set()
    await stage.settle()
    said, field = stage.slack.views[-1]["blocks"]
    assert said["type"] == "rich_text"
    assert field["element"]["initial_value"] == CANARY
    stage.bot.script["answer"] = lambda _: Answer(note("shared"))
    await stage.slack.submit("UANA", text=CANARY)
    await stage.settle()
    assert stage.slack.whispers[-1]["text"] == "shared"


async def test_a_form_that_cannot_be_opened_in_time_is_offered_at_one_press(stage: Stage) -> None:
    stage.slack.fail("views.open", "expired_trigger_id")
    await typed_form(stage)
    assert stage.slack.whispers[-1]["text"].endswith("[Open the form]")
    whisper = stage.slack.whispers[-1] | {"channel": ROOM}
    await stage.slack.press("UANA", whisper, "Open the form")
    await stage.settle()
    assert stage.slack.views[-1]["title"]["text"] == "Answer"


async def test_fault_2_an_event_is_left_for_slack_to_deliver_again(stage: Stage) -> None:
    stage.sits_at[room.place] = "c1"
    happened = stage.slack.happened("member_joined_channel", user="UANA", channel=ROOM)
    stage.bot.gate.clear()
    assert (await stage.slack.deliver("events_api", happened)).status == 503
    stage.bot.gate.set()
    assert (await stage.slack.deliver("events_api", happened, retry=1)).status == 200
    assert [asked.command for asked in stage.bot.asked] == ["join"]


async def test_fault_23_nothing_that_people_write_is_logged(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    form = Form("Answer", "answer", (Field("text", FieldKind.ESSAY, "Text"),), "Go")
    stage.bot.script["answer"] = lambda r: Answer(note(CANARY)) if r.from_form else Answer(form=form)
    stage.bot.script["break"] = lambda _: _broken()
    await stage.slack.command("UANA", "answer")
    await stage.settle()
    await stage.slack.submit("UANA", text=CANARY)
    await stage.slack.command("UANA", f"break {CANARY}")
    stage.slack.fail("users.info", "user_not_found")
    await stage.slack.command("UBEN", CANARY)
    await stage.settle()
    assert CANARY in str(stage.slack.whispers)
    assert "canary" not in caplog.text
    assert "xoxb" not in caplog.text


def _broken() -> Answer:
    raise RuntimeError(CANARY)


async def shown_button(stage: Stage) -> Json:
    await stage.platform.say(room, Message((Buttons((Button("Pass", "pass", "c1"),)),)), once="1")
    return stage.slack.posted[-1]
