"""Where things are on the page."""

from playwright.async_api import Locator, Page


def ana(page: Page) -> Locator:
    """The first view: Ana in the garden, until somebody else takes it."""
    return page.locator(".pane").nth(0)


def ben(page: Page) -> Locator:
    return page.locator(".pane").nth(1)


async def send(where: Locator, text: str) -> None:
    line = where.get_by_role("combobox")
    await line.fill(text)
    await line.press("Enter")
