"""The real things that tests ask for by name: a PostgreSQL, a browser."""

import os
from collections.abc import AsyncIterator, Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.async_api import Browser

from tests.browser import running_browser
from tests.postgres import fresh_database, running_server

# A law is not a measurement: on a busy machine an example may take its time. CI looks at the same examples each time.
settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("house")

WITHOUT_BROWSER = "CIRCLEKEEPER_WITHOUT_BROWSER"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a PostgreSQL server, started once. A test wants `postgres_url`, a database of its own."""
    with running_server() as url:
        yield url


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The URL of an empty PostgreSQL database, for this test alone."""
    with fresh_database(postgres_server) as url:
        yield url


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """A Chromium for this test alone: Playwright is bound to its event loop, and each test has its own."""
    async with running_browser() as browser:
        yield browser


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Marks the tests that ask for a browser; leaves them out, and says so, where there is none by choice."""
    wanting = [item for item in items if "browser" in getattr(item, "fixturenames", ())]
    for item in wanting:
        item.add_marker(pytest.mark.browser)
    if os.environ.get(WITHOUT_BROWSER) and wanting:
        items[:] = [item for item in items if item not in wanting]
        config.hook.pytest_deselected(items=wanting)


def pytest_report_header() -> str | None:
    return f"{WITHOUT_BROWSER}: the browser tests are left out" if os.environ.get(WITHOUT_BROWSER) else None
