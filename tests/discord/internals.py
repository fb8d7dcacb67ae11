"""The one file that knows private names of discord.py: a client of its own that reaches the Discord in memory."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import discord
import pytest
import simcord
from simcord.http.client import FakeHTTPClient


class Refusing(FakeHTTPClient):
    """A Discord that takes no token."""

    async def static_login(self, token: str) -> Any:
        raise discord.LoginFailure("Improper token has been passed.")


@contextmanager
def without_network(
    env: simcord.Env, monkeypatch: pytest.MonkeyPatch, transport: type[FakeHTTPClient] = FakeHTTPClient
) -> Iterator[None]:
    """Every client that is made meanwhile speaks to this Discord instead of the network."""
    made = discord.Client.__init__

    def make(self: discord.Client, **options: object) -> None:
        made(self, **options)  # type: ignore[arg-type]
        http = transport(env.backend, asyncio.get_running_loop())
        self.http = self._connection.http = http

    with monkeypatch.context() as patch, env.time_context():
        patch.setattr(discord.Client, "__init__", make)
        yield
