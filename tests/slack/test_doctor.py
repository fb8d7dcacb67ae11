"""What is wrong is found all at once, each with its remedy, and no token is shown."""

from collections.abc import AsyncIterator
from datetime import timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from adapters.slack.doctor import Finding, examine
from adapters.slack.platform import Access
from bot.nouns.people import Language
from scheduler.clocks import StoppedClock
from tests.slack.local_slack import ALL_SCOPES, APP_TOKEN, BOT_TOKEN, SECRET, LocalSlack
from tests.slack.stage import START, Stage


@pytest.fixture
async def slack() -> AsyncIterator[LocalSlack]:
    async with LocalSlack(socket=True).running() as slack:
        slack.headers = {"Date": format_datetime(START, usegmt=True)}
        yield slack


async def findings(slack: LocalSlack, *, public_url: str = "", **access: Any) -> list[Finding]:
    given = {"bot_token": BOT_TOKEN, "app_token": APP_TOKEN, "api_base_url": f"{slack.address}/api/"}
    clock = StoppedClock(START)
    return await examine(Access(**given | access), public_url=public_url, clock=clock, language=Language.EN)


async def test_all_is_well(slack: LocalSlack) -> None:
    [only] = await findings(slack)
    assert (only.what, only.remedy) == ("Slack: all is well. Workspace: Local.", "")


async def test_swapped_tokens_are_recognised(slack: LocalSlack) -> None:
    [only] = await findings(slack, bot_token=APP_TOKEN, app_token=BOT_TOKEN)
    assert "each other’s place" in only.what
    assert only.remedy


async def test_everything_at_once(slack: LocalSlack) -> None:
    slack.scopes = ALL_SCOPES.replace("im:write,", "") + ",channels:history"
    slack.headers = {"Date": format_datetime(START - timedelta(minutes=7), usegmt=True)}
    found = await findings(slack, app_token="xapp-wrong")
    said = "\n".join(finding.what for finding in found)
    assert "lacks these scopes: im:write" in said
    assert "never uses: channels:history" in said
    assert "by 420 seconds" in said
    assert "SLACK_APP_TOKEN: invalid_auth" in said
    assert all(finding.remedy for finding in found)
    assert "xapp-wrong" not in said


@pytest.mark.parametrize(
    ("access", "what"),
    [
        ({"bot_token": ""}, "SLACK_BOT_TOKEN is empty"),
        ({"bot_token": "xoxp-1"}, "refuses SLACK_BOT_TOKEN"),
        ({"bot_token": "xoxb-wrong"}, "SLACK_BOT_TOKEN: invalid_auth"),
        ({"app_token": ""}, "SLACK_APP_TOKEN is empty"),
        ({"app_token": "xoxb-2"}, "refuses SLACK_APP_TOKEN"),
        ({"mode": "http"}, "SLACK_SIGNING_SECRET is empty"),
        ({"api_base_url": "http://127.0.0.1:9/api/"}, "cannot be reached"),
    ],
)
async def test_each_fault(slack: LocalSlack, access: dict[str, str], what: str) -> None:
    found = await findings(slack, **access)
    assert [finding for finding in found if what in finding.what and finding.remedy]


async def test_the_request_address_must_answer_as_we_do(slack: LocalSlack) -> None:
    async with Stage().running() as stage:
        ours = {"mode": "http", "signing_secret": SECRET}
        [only] = await findings(slack, public_url=stage.web.address, **ours)
        assert not only.remedy
        [other] = await findings(slack, public_url=slack.address, **ours)
        assert "does not answer as Circlekeeper does: 404" in other.what
