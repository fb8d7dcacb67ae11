from collections.abc import AsyncIterator

import pytest

from tests.discord.world import World, a_world


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """A server with one channel and nobody in it yet, on a Monday morning. What the bot swallowed fails the test."""
    async with a_world() as world:
        yield world
