"""Many workspaces: installing by a link, renewing tokens, and tokens that end."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from datetime import timedelta
from http.cookies import SimpleCookie
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import ClientSession

from adapters.slack.installs import CannotRenew, Install, Installs
from adapters.slack.manifest import SCOPES
from adapters.slack.oauth import COOKIE, OAuthApp
from bot.nouns.places import Place
from bot.ports.keeping import Drawer
from bot.ports.platforms import Gone
from bot.ports.sayings import ToRoom
from scheduler.clocks import StoppedClock
from storage.memory import MemoryCircles
from tests.slack.local_slack import ROOM
from tests.slack.stage import START, Stage, note
from tests.storage.conftest import Shelf

NOW = START.timestamp()
OLD = Install("T2", "T2", "xoxb-old", "UBOT2", renew_with="xoxe-1", expires_at=NOW + 600)
there = ToRoom(Place("slack", "T2", ROOM))


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    stage = Stage()
    stage.access = {"bot_token": "", "oauth": OAuthApp("id.1", "the-secret", "http://circles.example")}
    async with stage.running():
        yield stage


async def begin(stage: Stage) -> tuple[str, dict[str, str]]:
    """The state and the cookie that a browser is given."""
    address = f"{stage.web.address}/slack/install"
    async with ClientSession() as browser, browser.get(address, allow_redirects=False) as answer:
        assert answer.status == 302
        leads_to = urlsplit(answer.headers["Location"])
        cookies = SimpleCookie(answer.headers["Set-Cookie"])
    assert leads_to.netloc == "slack.com"
    query = parse_qs(leads_to.query)
    assert query["scope"] == [",".join(SCOPES)]
    assert query["redirect_uri"] == ["http://circles.example/slack/oauth_redirect"]
    return query["state"][0], {COOKIE: cookies[COOKIE].value}


async def come_back(
    stage: Stage, state: str, cookies: dict[str, str], code: str = "good", language: str = "en"
) -> tuple[int, str]:
    query = {"state": state, "code": code} if code else {"state": state, "error": "access_denied"}
    address = f"{stage.web.address}/slack/oauth_redirect"
    async with (
        ClientSession(cookies=cookies, headers={"Accept-Language": language}) as browser,
        browser.get(address, params=query) as answer,
    ):
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        return answer.status, await answer.text()


async def test_installing_says_what_to_do_next(stage: Stage) -> None:
    status, page = await come_back(stage, *await begin(stage))
    assert status == 200
    assert "/invite @Circlekeeper" in page
    await stage.platform.say(there, note("x"), once="1")
    assert stage.slack.called("chat.postMessage")[0].token == "xoxb-installed"


async def test_in_french(stage: Stage) -> None:
    _, page = await come_back(stage, *await begin(stage), language="fr-FR,fr;q=0.9")
    assert "Circlekeeper est installé" in page


async def test_a_state_works_once(stage: Stage) -> None:
    state, cookies = await begin(stage)
    await come_back(stage, state, cookies)
    assert (await come_back(stage, state, cookies))[0] == 400
    assert len(stage.slack.called("oauth.v2.access")) == 1


async def test_a_state_works_in_the_browser_that_asked_for_it(stage: Stage) -> None:
    state, _ = await begin(stage)
    for cookies in ({}, {COOKIE: "another"}):
        assert (await come_back(stage, state, cookies))[0] == 400
    assert (await come_back(stage, "made-up", {COOKIE: "made-up"}))[0] == 400


async def test_a_state_lasts_ten_minutes(stage: Stage) -> None:
    state, cookies = await begin(stage)
    stage.real.at += timedelta(minutes=11)
    assert (await come_back(stage, state, cookies))[0] == 400
    await begin(stage)
    assert len(await stage.circles.all_of("slack/state/")) == 1  # those that ran out are forgotten


async def test_declining_is_fine(stage: Stage) -> None:
    status, page = await come_back(stage, *await begin(stage), code="")
    assert (status, "Nothing was installed" in page) == (200, True)


async def test_what_slack_does_not_complete_is_said(stage: Stage) -> None:
    assert (await come_back(stage, *await begin(stage), code="bad"))[0] == 502


async def test_an_installation_outlives_the_process_and_ends_with_its_uninstalling(stage: Stage) -> None:
    await come_back(stage, *await begin(stage))
    await stage.stop()
    await stage.start()
    await stage.platform.say(there, note("x"), once="1")
    gone = stage.slack.happened("app_uninstalled")
    gone["team_id"] = gone["authorizations"][0]["team_id"] = "T2"
    await stage.slack.deliver("events_api", gone)
    with pytest.raises(Gone):
        await stage.platform.say(there, note("x"), once="2")
    assert await stage.circles.all_of("slack/install/") == []


async def test_fault_11_a_new_install_goes_on_with_the_new_token(stage: Stage) -> None:
    await come_back(stage, *await begin(stage))
    stage.slack.fail("chat.postMessage", "token_revoked")
    with pytest.raises(Gone):
        await stage.platform.say(there, note("an old reminder"), once="1")
    await come_back(stage, *await begin(stage))
    await stage.platform.say(there, note("new"), once="2")
    assert [message["text"] for message in stage.slack.posted] == ["new"]


async def test_fault_12_a_token_is_renewed_once_and_kept_before_it_is_used(stage: Stage) -> None:
    await come_back(stage, *await begin(stage))
    stage.real.at += timedelta(hours=11)
    await asyncio.gather(*(stage.platform.say(there, note(str(n)), once=str(n)) for n in range(3)))
    assert stage.slack.renewals == 1
    assert {call.token for call in stage.slack.called("chat.postMessage")} == {"xoxb-renewed-1"}
    assert "xoxb-renewed-1" in str(await stage.circles.all_of("slack/install/"))


class Exchange:
    """Slack's side of renewing: each pair can be exchanged once."""

    def __init__(self) -> None:
        self.used: list[str] = []
        self.fails = False
        self.asked = asyncio.Event()
        self.meanwhile: Awaitable[None] | None = None

    async def renew(self, install: Install) -> Install:
        if self.fails:
            raise TimeoutError
        if install.renew_with in self.used or install.renew_with is None:
            raise CannotRenew
        self.used.append(install.renew_with)
        await asyncio.sleep(0)
        if self.meanwhile is not None:
            await self.meanwhile
        number = len(self.used) + 1
        return Install("T2", "T2", f"xoxb-{number}", "UBOT2", renew_with=f"xoxe-{number}", expires_at=NOW + 43200)

    async def never(self, _: Install) -> Install:
        """Asked, and gone before the answer."""
        self.asked.set()
        await asyncio.Event().wait()
        raise AssertionError

    async def pause(self, _: float) -> None:
        await asyncio.sleep(0.001)  # for the other process's threads


@pytest.fixture
def exchange() -> Exchange:
    return Exchange()


@pytest.fixture(params=["memory", "sqlite", "postgres"])
async def drawers(request: pytest.FixtureRequest) -> AsyncIterator[tuple[Drawer, Drawer]]:
    """One drawer, and the hands of two processes in it: on PostgreSQL each by its own connections."""
    if request.param == "memory":
        memory = MemoryCircles()
        yield memory, memory
        return
    shelf: Shelf = request.getfixturevalue(f"{request.param}_shelf")
    one = shelf.open()
    yield one, shelf.open() if request.param == "postgres" else one
    await shelf.close()


@pytest.mark.parametrize("age", [timedelta(0), timedelta(minutes=11)], ids=["while the old one lives", "once it ended"])
async def test_fault_12_of_two_processes_one_renews_and_the_other_takes_what_it_got(
    exchange: Exchange, drawers: tuple[Drawer, Drawer], age: timedelta
) -> None:
    clock = StoppedClock(START)
    clock.at += age
    one, other = (Installs(drawer, clock, exchange.renew, pause=exchange.pause) for drawer in drawers)
    await one.keep(OLD)
    await other.find("T2")
    tokens = await asyncio.gather(one.token("T2"), other.token("T2"), other.token("T2"), one.token("T2"))
    assert exchange.used == ["xoxe-1"]
    assert set(tokens) <= ({"xoxb-2"} if age else {"xoxb-2", "xoxb-old"})  # the old one is good until its time
    assert {await one.token("T2"), await other.token("T2")} == {"xoxb-2"}
    assert exchange.used == ["xoxe-1"]


async def test_fault_12_a_process_that_died_while_it_renewed_holds_nobody_up_for_long(exchange: Exchange) -> None:
    clock, drawer = StoppedClock(START), MemoryCircles()
    one, other = (Installs(drawer, clock, renew) for renew in (exchange.never, exchange.renew))
    await one.keep(OLD)
    dying = asyncio.ensure_future(one.token("T2"))
    await exchange.asked.wait()
    dying.cancel()
    assert await other.token("T2") == "xoxb-old"
    assert exchange.used == []
    clock.at += timedelta(seconds=61)
    assert await other.token("T2") == "xoxb-2"


async def test_installed_anew_while_it_was_renewed_the_new_installation_counts(exchange: Exchange) -> None:
    installs = Installs(MemoryCircles(), StoppedClock(START), exchange.renew)
    await installs.keep(OLD)
    exchange.meanwhile = installs.keep(Install("T2", "T2", "xoxb-anew", "UBOT2"))
    assert await installs.token("T2") == "xoxb-anew"
    assert await installs.token("T2") == "xoxb-anew"


async def test_uninstalled_while_it_was_renewed_it_stays_ended(exchange: Exchange) -> None:
    installs = Installs(MemoryCircles(), StoppedClock(START), exchange.renew)
    await installs.keep(OLD)
    exchange.meanwhile = installs.suspend("T2", "uninstalled")
    assert await installs.token("T2") is None
    assert await installs.find("T2") is None


async def test_fault_12_dying_between_renewing_and_keeping_costs_nothing_while_the_old_token_lives(
    exchange: Exchange,
) -> None:
    clock = StoppedClock(START)
    installs = Installs(MemoryCircles(), clock, exchange.renew)
    await installs.keep(OLD)
    exchange.used.append("xoxe-1")
    assert await installs.token("T2") == "xoxb-old"
    clock.at += timedelta(minutes=11)
    assert await installs.token("T2") is None
    assert await installs.find("T2") is None


async def test_slack_out_of_reach_leaves_the_old_token_in_use(exchange: Exchange) -> None:
    installs = Installs(MemoryCircles(), StoppedClock(START), exchange.renew)
    await installs.keep(OLD)
    exchange.fails = True
    assert await installs.token("T2") == "xoxb-old"
    exchange.fails = False
    assert await installs.token("T2") == "xoxb-2"


def test_no_token_is_ever_printed() -> None:
    assert "xoxb" not in repr(OLD)
    assert "secret" not in repr(OAuthApp("id", "the-secret", "https://x"))


async def test_bolts_own_oauth_stays_out_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bolt takes these two from the environment and would bring a store of its own, with tokens in clear."""
    monkeypatch.setenv("SLACK_CLIENT_ID", "id.1")
    monkeypatch.setenv("SLACK_CLIENT_SECRET", "the-secret")
    async with Stage().running() as stage:
        assert (await stage.slack.command("UANA", "pass")).status == 200
        assert len(stage.bot.asked) == 1
