"""The one file that knows private names of discord.py and simcord: clients that reach a Discord of ours."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import discord
import discord.gateway
import discord.http
import pytest
import simcord
import yarl
from simcord.http.client import FakeHTTPClient


class Brisk(simcord.Env):
    """A Discord in memory that looks again at once: what a finished task leaves behind is done a turn later.

    Left alone it sleeps 50 ms first, after nearly every act. What it looks for, and when it is settled, is its own.
    On a busy machine it may take its time: a process that nobody let run for five seconds is not a bot that hangs.
    """

    def __init__(self, bot: discord.Client) -> None:
        super().__init__(bot, settle_timeout=30)

    async def _settle_internal(self, **how: Any) -> None:
        await super()._settle_internal(**how | {"idle": 0.001})


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


@contextmanager
def on_this_machine(address: str, socket_address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The real HTTP client and real sockets, to a Discord at these addresses; servers and shards come at once."""
    init = discord.Client.__init__

    def make(self: discord.Client, **options: Any) -> None:
        init(self, **options, guild_ready_timeout=0.2)

    async def at_once(self: discord.Client, shard: int | None, *, initial: bool = False) -> None:
        """Instead of five seconds from one shard to the next."""

    with monkeypatch.context() as patch:
        patch.setattr(discord.http.Route, "BASE", address)
        patch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(socket_address))
        patch.setattr(discord.Client, "__init__", make)
        patch.setattr(discord.Client, "before_identify_hook", at_once)
        yield
