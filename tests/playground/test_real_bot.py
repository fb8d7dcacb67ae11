"""Three people on the page with the real bot behind it: from the first word to the first round."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from tests.playground.pages import ana, ben, send
from tests.start.process import started


@pytest.fixture
async def page(browser: Browser, tmp_path: Path) -> AsyncIterator[Page]:
    running = await started(tmp_path)
    context = await browser.new_context(locale="en-GB", timezone_id="Europe/Paris")
    page = await context.new_page()
    page.set_default_timeout(10_000)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(running.address)
    yield page
    await context.close()
    assert complaints == []
    assert await running.stopped() == 0


async def press(where: Locator, label: str) -> None:
    await where.get_by_role("button", name=label, exact=True).last.click()


async def to_the_next_prompt(page: Page) -> None:
    button = page.get_by_role("button", name="To the next prompt")
    await button.click()
    await expect(button).to_be_enabled()


async def test_a_circle_meets(page: Page) -> None:
    await send(ana(page), "/circle start")
    form = page.get_by_role("dialog", name="Start a circle")
    await form.get_by_label("Name").fill("The garden")
    await expect(form.get_by_label("Time zone")).to_have_value("Europe/Paris")
    await form.get_by_role("button", name="Start", exact=True).click()
    await expect(form).to_be_hidden()
    await send(ana(page), "/circle invite @Ben @Cal")
    await press(ben(page), "Yes, I’ll join")
    await send(ana(page), "/circle plan")
    form = page.locator("dialog[open]")
    await form.get_by_label("Day", exact=True).fill("2099-05-12")
    await form.get_by_label("Time", exact=True).fill("18:00")
    await form.get_by_label("Every week").check()
    await form.locator("button[type=submit]").click()
    await expect(ana(page).get_by_text("planned the season")).to_be_visible()
    await to_the_next_prompt(page)  # the day before
    await to_the_next_prompt(page)  # ten minutes before
    await press(ana(page), "I’m here")
    await press(ben(page), "I’m here")
    await press(ana(page), "Open the meeting")
    await expect(ben(page).get_by_text("the floor is yours").last).to_be_visible()
    await expect(ana(page).get_by_text("For you alone").last).to_be_visible()
    await press(ben(page), "Next step")
    await expect(ben(page).get_by_text("Only Ben sees this").last).to_be_visible()
