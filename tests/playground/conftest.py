from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Page, expect

from tests.playground.scripted import Stage
from tests.playground.visitor import Visitor, visiting


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with Stage().running() as stage:
        yield stage


@pytest.fixture
async def visitor(stage: Stage) -> AsyncIterator[Visitor]:
    async with visiting(stage.address) as visitor:
        yield visitor


@pytest.fixture
async def page(browser: Browser, stage: Stage) -> AsyncIterator[Page]:
    """The page as it opens: Ana and Ben in the garden. At the end the browser has no complaint."""
    context = await browser.new_context(locale="en-GB", timezone_id="Europe/Paris")
    page = await context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(stage.address)
    await expect(page.locator("#now")).not_to_be_empty()  # the server has said how things are
    yield page
    await context.close()
    # A server that is away is the one thing that a browser always complains about.
    assert [text for text in complaints if "ERR_CONNECTION_REFUSED" not in text] == []
