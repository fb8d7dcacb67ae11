"""Where things are on the page."""

from playwright.async_api import Locator, Page


def ana(page: Page) -> Locator:
    """The first view: Ana in the garden, until somebody else takes it."""
    return page.locator(".pane").nth(0)


def ben(page: Page) -> Locator:
    return page.locator(".pane").nth(1)


async def send(where: Locator, text: str) -> None:
    await line_of(where).fill(text)
    await line_of(where).press("Enter")


def line_of(where: Locator | Page) -> Locator:
    """Where one types; of a whole page, in its first view."""
    return where.locator(".composer textarea:visible").first
