"""The whole bot with Slack alone, as its own process: for black-box tests that need a clock to push.

`POST /clock` with a number of seconds pushes it; the rest is configured as the real program is.
"""

import asyncio
import logging
import os
import signal
import sys
from datetime import datetime, timedelta
from importlib.metadata import version
from typing import Literal, cast

from aiohttp import web

from adapters.slack.platform import Access, SlackPlatform
from adapters.web import WebServer
from bot.circle_bot import CircleBot
from bot.nouns.circle import CircleId
from bot.nouns.places import Place
from bot.speaking import Mouth
from scheduler.alarm import AlarmClock
from scheduler.clocks import PushedClock, SystemClock
from scheduler.due import Due
from scheduler.here import Here
from scheduler.time_machine import TimeMachine
from storage.opening import open_circles
from tests.slack.chance import DrawnByLot


def access() -> Access:
    given = os.environ.get
    return Access(
        mode=cast(Literal["socket", "http"], given("SLACK_MODE", "socket")),
        bot_token=given("SLACK_BOT_TOKEN", ""),
        app_token=given("SLACK_APP_TOKEN", ""),
        signing_secret=given("SLACK_SIGNING_SECRET", ""),
        api_base_url=given("SLACK_API_BASE_URL", ""),
    )


async def main() -> None:
    circles = await asyncio.to_thread(open_circles, os.environ["DATABASE_URL"], planned_with=f"1/{version('tzdata')}")
    real = SystemClock()
    clock = PushedClock(real)
    platforms: dict[str, SlackPlatform] = {}
    mouth = Mouth(circles, platforms, clock)

    async def ring() -> datetime | None:
        await due.perform()
        mouth.wake()
        return await due.next()

    alarm = AlarmClock(clock, real, ring)
    bot = CircleBot(circles, mouth, alarm, clock, DrawnByLot())
    due = Due(circles, Here(bot.ring), clock)
    time_machine = TimeMachine(clock, due, mouth.say_what_waits)

    async def is_ready() -> bool:
        return True

    async def circle_at(place: Place) -> CircleId | None:
        found = await circles.sitting_at(place)
        return found.id if found else None

    async def push(request: web.Request) -> web.Response:
        await time_machine.push(timedelta(seconds=float(await request.text())))
        return web.Response(text=clock.now().isoformat())

    server = WebServer(port=int(os.environ.get("PORT", "0")), bot=bot, ready=is_ready)
    platforms["slack"] = SlackPlatform(
        bot=bot, web_server=server, drawer=circles, clock=real, circle_at=circle_at, access=access()
    )
    server.add([web.post("/clock", push)])
    await server.start()
    bot.calendar_base = server.address
    address = await platforms["slack"].start()
    talking = asyncio.create_task(mouth.run())
    mouth.wake()
    alarm.start()
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    sys.stdout.write(f"READY {address} {server.address}\n")
    sys.stdout.flush()
    await stop.wait()
    alarm.stop()
    await server.stop()
    await platforms["slack"].stop()
    talking.cancel()
    await asyncio.gather(talking, return_exceptions=True)
    await circles.close()


if __name__ == "__main__":
    logging.basicConfig(level=os.environ.get("CIRCLEKEEPER_LOG_LEVEL", "INFO"))
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    asyncio.run(main())
