"""The whole program, through its doors: on PostgreSQL, and with a calendar that follows it."""

import re
from pathlib import Path

from aiohttp import ClientSession

from storage.master_key import create_master_key
from tests.playground.visitor import Json, Visitor, visiting
from tests.start.process import started

ANA = ("garden", "ana")
CIRCLE = {"name": "The garden", "season": "open-circle", "language": "en", "zone": "Europe/Paris", "purpose": ""}
PLAN = {"day": "2099-05-12", "time": "18:00", "rhythm": "weekly", "minutes": "60", "count": "3"}


async def a_planned_circle(visitor: Visitor) -> None:
    await visitor.look(ANA)
    await visitor.act("submit", room="garden", hat="ana", form="start/", given=CIRCLE)
    await visitor.act("submit", room="garden", hat="ana", form="plan/", given=PLAN)


async def link_from(visitor: Visitor, command: str) -> str:
    await visitor.act("line", room="garden", hat="ana", text=command)
    state: Json = await visitor.look(ANA)
    found: list[str] = re.findall(r"http://[\d.:]+/calendar/[\w-]+\.ics", str(state["panes"][0]))
    return found[-1]


async def test_it_runs_on_postgresql(tmp_path: Path, postgres_url: str) -> None:
    key = tmp_path / "key"
    create_master_key(key)
    settings = {"DATABASE_URL": postgres_url, "CIRCLEKEEPER_MASTER_KEY_FILE": str(key)}
    running = await started(tmp_path, **settings)
    async with visiting(running.address) as visitor:
        await a_planned_circle(visitor)
        await visitor.sees("planned the season", ANA)
    await running.killed()
    again = await started(tmp_path, **settings)
    async with visiting(again.address) as visitor:
        await visitor.sees("planned the season", ANA)
    assert await again.stopped() == 0


async def test_a_calendar_follows_the_season_until_its_address_is_changed(tmp_path: Path) -> None:
    running = await started(tmp_path)
    async with visiting(running.address) as visitor, ClientSession() as client:
        await a_planned_circle(visitor)
        first = await link_from(visitor, "/circle calendar")
        assert await link_from(visitor, "/circle calendar") == first
        feed = await (await client.get(first)).text()
        assert feed.count("BEGIN:VEVENT") == 3
        assert "garden" not in feed
        one = await (await client.get(first.replace(".ics", "/2.ics"))).text()
        assert one.count("BEGIN:VEVENT") == 1
        await visitor.act("submit", room="garden", hat="ana", form="cancel/", given={"meeting": "3"})
        assert "STATUS:CANCELLED" in await (await client.get(first)).text()
        second = await link_from(visitor, "/circle new-link")
        assert second != first
        assert (await client.get(first)).status == 404
        assert (await client.get(second)).status == 200
    assert await running.stopped() == 0
