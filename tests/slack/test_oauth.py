"""Installing, from the link to the first command and to the end, with a Slack that asks, consents and revokes."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from aiohttp import ClientSession
from yarl import URL

from adapters.slack.oauth import COOKIE, OAuthApp
from bot.message import Answer
from bot.nouns.places import Place
from bot.ports.platforms import Gone
from bot.ports.sayings import ToRoom
from storage.circles import SqlCircles
from tests.slack.blocks import Json
from tests.slack.consent import CLIENT, CLIENT_SECRET, ORGANISATION
from tests.slack.local_slack import ROOM
from tests.slack.stage import Stage, note
from tests.storage.conftest import Shelf

PUBLIC = "https://circles.example"


class InstallableStage(Stage):
    """Many workspaces may install it; what it keeps is in a real database."""

    def __init__(self, circles: SqlCircles) -> None:
        super().__init__()
        self.kept = circles

    def drawer(self) -> SqlCircles:
        return self.kept

    async def start(self) -> None:
        consent = f"{self.slack.address}/oauth/v2/authorize"
        self.access = {"bot_token": "", "oauth": OAuthApp(CLIENT, CLIENT_SECRET, PUBLIC, authorize_url=consent)}
        self.bot.script["home"] = lambda request: Answer(note(f"your circles in {request.by.account.workspace}"))
        await super().start()


@pytest.fixture
async def stage(sqlite_shelf: Shelf) -> AsyncIterator[InstallableStage]:
    stage = InstallableStage(sqlite_shelf.open())
    async with stage.running():
        yield stage
        assert stage.slack.problems == []
    await sqlite_shelf.close()


class Browser:
    """Goes where it is led. The public address is a proxy's: it leads to where we listen."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.cookie = ""

    async def get(self, address: str) -> tuple[int, str, str]:
        """Status, text, and where it leads."""
        there = address.replace(PUBLIC, self.stage.web.address)
        ours = there.startswith(self.stage.web.address)
        headers = {"Cookie": self.cookie} if ours and self.cookie else {}
        async with (
            ClientSession() as session,
            session.get(URL(there, encoded=True), headers=headers, allow_redirects=False) as answer,
        ):
            if COOKIE in answer.cookies:
                given = answer.cookies[COOKIE]
                assert (given["httponly"], given["secure"], given["samesite"]) == (True, True, "Lax")
                self.cookie = f"{COOKIE}={given.value}"
            return answer.status, await answer.text(), answer.headers.get("Location", "")

    async def says_yes(self) -> str:
        """From the link to Slack and its consent: where Slack leads back to."""
        _, _, to_slack = await self.get(f"{PUBLIC}/slack/install")
        assert to_slack.startswith(self.stage.slack.address)
        _, _, back = await self.get(to_slack)
        assert urlsplit(back).netloc == "circles.example"
        return back

    async def installs(self) -> tuple[int, str]:
        status, page, _ = await self.get(await self.says_yes())
        return status, page


async def command(stage: Stage, team_id: str, user: str = "UANA", **more: str) -> Json | str:
    before = len(stage.slack.whispers)
    ack = await stage.slack.command(user, "home", team_id=team_id, **more)
    await stage.settle()
    assert ack.status == 200
    told: Json | str = ack.body or "".join(whisper["text"] for whisper in stage.slack.whispers[before:])
    return told


def of_the_organisation(team: str) -> dict[str, str]:
    return {"is_enterprise_install": "true", "enterprise_id": ORGANISATION, "team_id": team}


def lives_in(stage: Stage, team: str, organisation: str = ORGANISATION, name: str = "ana") -> None:
    stage.slack.person(name, team_id=team, enterprise_user={"enterprise_id": organisation})


async def test_from_the_link_to_the_first_command(stage: InstallableStage) -> None:
    status, page = await Browser(stage).installs()
    assert status == 200
    assert "/invite @Circlekeeper" in page  # the next step
    stage.slack.person("ana", team_id="T2")
    told = await command(stage, "T2")
    assert isinstance(told, dict)
    assert told["text"] == "your circles in T2"
    assert stage.slack.called("users.info")[0].token == "xoxb-installed"


async def test_its_tokens_lie_sealed(stage: InstallableStage, sqlite_shelf: Shelf) -> None:
    await Browser(stage).installs()
    assert "xoxb-installed" in str(await stage.kept.all_of("slack/install/"))
    files = list(sqlite_shelf.file.parent.glob(f"{sqlite_shelf.file.name}*"))
    stored = b"".join(file.read_bytes() for file in files)
    assert b"slack/install/T2" in stored
    assert b"xox" not in stored
    assert b"the-secret" not in stored


async def test_the_way_back_works_once(stage: InstallableStage) -> None:
    browser = Browser(stage)
    back = await browser.says_yes()
    assert (await browser.get(back))[0] == 200
    status, page, _ = await browser.get(back)
    assert status == 400
    assert "/slack/install" in page  # how to begin again
    assert len(stage.slack.called("oauth.v2.access")) == 1


async def test_the_way_back_is_the_browsers_that_began(stage: InstallableStage) -> None:
    back = await Browser(stage).says_yes()
    other = Browser(stage)
    await other.says_yes()
    assert (await other.get(back))[0] == 400
    forged = f"{PUBLIC}/slack/oauth_redirect?code=good&state=forged"
    other.cookie = f"{COOKIE}=forged"
    assert (await other.get(forged))[0] == 400
    assert stage.slack.called("oauth.v2.access") == []


async def test_the_way_back_is_open_for_ten_minutes(stage: InstallableStage) -> None:
    browser = Browser(stage)
    back = await browser.says_yes()
    stage.real.at += timedelta(minutes=10, seconds=1)
    assert (await browser.get(back))[0] == 400
    assert (await browser.installs())[0] == 200


async def test_an_organisation_is_one_tenant_in_all_its_workspaces(stage: InstallableStage) -> None:
    stage.slack.whole_organisation = True
    assert (await Browser(stage).installs())[0] == 200
    for team in ("T5", "T6"):
        lives_in(stage, team)
        told = await command(stage, **of_the_organisation(team))
        assert isinstance(told, dict)
        assert told["text"] == f"your circles in {ORGANISATION}"
    assert {call.token for call in stage.slack.called("users.info")} == {"xoxb-organisation"}
    await stage.platform.say(ToRoom(Place("slack", ORGANISATION, ROOM)), note("hello"), once="1")
    assert stage.slack.called("chat.postMessage")[0].token == "xoxb-organisation"


async def test_a_room_is_made_in_the_workspace_of_the_organisation_in_which_it_was_asked_for(
    stage: InstallableStage,
) -> None:
    stage.slack.whole_organisation = True
    await Browser(stage).installs()
    lives_in(stage, "T5")
    await stage.slack.command("UANA", "room gardens", **of_the_organisation("T5"))
    await stage.settle()
    assert stage.slack.called("conversations.create")[0].args["team_id"] == "T5"


async def test_somebody_of_another_organisation_is_still_foreign(stage: InstallableStage) -> None:
    stage.slack.whole_organisation = True
    await Browser(stage).installs()
    lives_in(stage, "T9", "E9", "eve")
    told = await command(stage, user="UEVE", **of_the_organisation("T5"))
    assert "this organisation" in str(told)
    assert stage.bot.asked == []


async def test_a_workspace_that_installed_it_for_itself_is_its_own_tenant(stage: InstallableStage) -> None:
    await Browser(stage).installs()
    stage.slack.person("ana", team_id="T2")
    assert "circles in T2" in str(await command(stage, "T2", enterprise_id=ORGANISATION))
    lives_in(stage, "T5", name="ben")
    assert "not installed" in str(await command(stage, "T5", "UBEN", enterprise_id=ORGANISATION))


async def test_clicks_and_events_find_the_organisation_too(stage: InstallableStage) -> None:
    stage.slack.whole_organisation = True
    await Browser(stage).installs()
    lives_in(stage, "T5")
    place = Place("slack", ORGANISATION, ROOM)
    stage.sits_at[place] = "c1"
    payload = stage.slack.happened("member_left_channel", user="UANA", channel=ROOM)
    await stage.slack.deliver("events_api", payload | for_the_organisation("T5"))
    [left] = stage.bot.asked
    assert (left.command, left.circle, left.by.account.workspace) == ("leave", "c1", ORGANISATION)


def for_the_organisation(team: str) -> dict[str, Any]:
    installed = {"enterprise_id": ORGANISATION, "team_id": None, "is_enterprise_install": True, "is_bot": True}
    return {"team_id": team, "enterprise_id": ORGANISATION, "authorizations": [installed]}


@pytest.mark.parametrize("kind", ["app_uninstalled", "tokens_revoked", "both", "both, and again"])
@pytest.mark.parametrize("whole", [False, True])
async def test_fault_11_its_end_is_the_end_of_all_work_and_can_be_begun_anew(
    stage: InstallableStage, kind: str, whole: bool
) -> None:
    stage.slack.whole_organisation = whole
    tenant, team = (ORGANISATION, "T5") if whole else ("T2", "T2")
    await Browser(stage).installs()
    lives_in(stage, team)
    ended = [kind] if not kind.startswith("both") else ["tokens_revoked", "app_uninstalled"]
    for event in ended * (2 if "again" in kind else 1):
        told: dict[str, Any] = {"tokens": {"bot": ["UBOT2"]}} if event == "tokens_revoked" else {}
        payload = stage.slack.happened(event, **told)
        payload |= for_the_organisation(team) if whole else {"team_id": "T2"}
        if not whole:
            payload["authorizations"][0]["team_id"] = "T2"
        assert (await stage.slack.deliver("events_api", payload)).status == 200
    assert list(await stage.kept.all_of("slack/install/")) == []
    with pytest.raises(Gone):
        await stage.platform.say(ToRoom(Place("slack", tenant, ROOM)), note("an old reminder"), once="1")
    more = of_the_organisation(team) if whole else {"team_id": team}
    assert "not installed" in str(await command(stage, **more))
    await Browser(stage).installs()
    assert f"circles in {tenant}" in str(await command(stage, **more))
    assert stage.slack.posted == []
