"""The bot as a process of its own, on Discord alone: real storage, real clock, real alarm. For black-box checks.

DISCORD_TOKEN=… DATABASE_URL=sqlite:////tmp/x.db python -m tests.discord.process
"""

import asyncio
import logging
import os
import signal
from datetime import datetime

from adapters.discord.platform import DiscordPlatform
from bot.circle_bot import CircleBot
from bot.ports.platforms import Platform
from bot.speaking import Mouth
from bot.wiring import DrawnByLot
from scheduler.alarm import AlarmClock
from scheduler.clocks import SystemClock
from scheduler.due import Due
from scheduler.here import Here
from storage.opening import open_circles


async def main() -> None:
    circles = open_circles(os.environ["DATABASE_URL"], None, planned_with="1")
    clock = SystemClock()
    platforms: dict[str, Platform] = {}
    mouth = Mouth(circles, platforms, clock)

    async def ring() -> datetime | None:
        await due.perform()
        mouth.wake()
        return await due.next()

    alarm = AlarmClock(clock, clock, ring)
    bot = CircleBot(circles, mouth, alarm, clock, DrawnByLot(), "https://circles.example")
    due = Due(circles, Here(bot.ring), clock)
    discord = DiscordPlatform(bot=bot, circles=circles, drawer=circles, clock=clock, token=os.environ["DISCORD_TOKEN"])
    platforms[discord.name] = discord
    connected = await discord.start()
    saying = asyncio.create_task(mouth.run())
    mouth.wake()
    alarm.start()
    stop = asyncio.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(each, stop.set)
    print("READY", connected, flush=True)  # noqa: T201 - whoever started us waits for it
    await stop.wait()
    alarm.stop()
    await discord.stop()
    saying.cancel()
    await asyncio.gather(saying, return_exceptions=True)
    await circles.close()


if __name__ == "__main__":
    logging.basicConfig(level=os.environ.get("CIRCLEKEEPER_LOG_LEVEL", "INFO"))
    asyncio.run(main())
