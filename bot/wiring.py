"""Putting the house together: which storage, which platforms, which clock; starting and stopping them in order."""

import asyncio
import logging
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from importlib import resources
from importlib.metadata import version
from typing import TYPE_CHECKING

from pydantic import SecretStr

from adapters.playground.platform import Playground
from adapters.story.script import read_story
from adapters.story.stage import Stage
from adapters.web import WebServer
from bot.almanac.zones import instant
from bot.called import offered, word_in
from bot.circle_bot import CircleBot
from bot.command import Group
from bot.nouns.circle import CircleId
from bot.nouns.people import Language
from bot.nouns.places import Place
from bot.ports.clocks import Chance
from bot.ports.keeping import Circles, StorageUnwell
from bot.ports.platforms import Platform
from bot.settings import Settings
from bot.speaking import Mouth, where
from bot.words.phrases import label
from scheduler.alarm import AlarmClock
from scheduler.clocks import PushedClock, StoppedClock, SystemClock
from scheduler.due import Due
from scheduler.here import Here
from scheduler.time_machine import TimeMachine
from storage.circles import SqlCircles
from storage.memory import MemoryCircles
from storage.opening import open_circles

if TYPE_CHECKING:
    from adapters.slack.platform import Access

PLANNED_WITH = f"5/{version('tzdata')}"  # raised with each change of what is due when; circles are then planned anew
LOOPBACK = ("127.0.0.1", "::1", "localhost")
FINISHES_WITHIN = 1.0  # seconds for what is being said when the process is asked to stop
TIDIES_EVERY = 3600.0  # seconds
PUSHED = "clock/ahead"  # how many seconds the playground's clock has been pushed: a restart must not turn it back

log = logging.getLogger("circlekeeper")


class DrawnByLot:
    """The real chance."""

    def id(self) -> str:
        return secrets.token_hex(6)

    def token(self) -> str:
        return secrets.token_urlsafe(24)


class House:
    """All the parts of a running bot, in the order in which they start."""

    def __init__(self, settings: Settings, circles: SqlCircles) -> None:
        self.circles = circles
        self.public_url = settings.public_url.rstrip("/")
        real = SystemClock()
        self.clock = PushedClock(real)
        self.platforms: dict[str, Platform] = {}
        self.mouth = Mouth(circles, self.platforms, self.clock)
        self.alarm = AlarmClock(self.clock, real, self._ring)
        self.bot = CircleBot(circles, self.mouth, self.alarm, self.clock, DrawnByLot())
        self.due = Due(circles, Here(self.bot.ring), self.clock)
        self.web = WebServer(host=settings.host, port=settings.port, bot=self.bot, ready=self._is_ready)
        self._tasks: list[asyncio.Task[None]] = []
        if settings.slack_bot_token or settings.slack_client_id:
            self.platforms["slack"] = self._slack(settings, real)
        if settings.discord_token:
            self.platforms["discord"] = self._discord(settings)
        if not self.platforms:
            self.platforms["playground"] = self._playground(settings)

    def _slack(self, settings: Settings, clock: SystemClock) -> Platform:
        from adapters.slack.platform import SlackPlatform

        return SlackPlatform(
            bot=self.bot,
            web_server=self.web,
            drawer=self.circles,
            clock=clock,
            circle_at=self._circle_at,
            access=slack_access(settings),
        )

    def _discord(self, settings: Settings) -> Platform:
        from adapters.discord.platform import DiscordPlatform

        return DiscordPlatform(
            bot=self.bot,
            circles=self.circles,
            drawer=self.circles,
            clock=self.clock,
            token=_revealed(settings.discord_token),
            shards=None if settings.discord_shards == 1 else settings.discord_shards,
            talking_piece=settings.discord_talking_piece,
        )

    async def _circle_at(self, place: Place) -> CircleId | None:
        found = await self.circles.sitting_at(place)
        return found.id if found else None

    def _playground(self, settings: Settings) -> Playground:
        """Where no platform is configured. Its clock can be pushed, and everybody is whoever they like."""
        if settings.host not in LOOPBACK:
            log.warning("The playground has no passwords: whoever reaches %s may be anyone there.", settings.host)
        return Playground(
            bot=self.bot,
            web_server=self.web,
            drawer=self.circles,
            clock=self.clock,
            commands=words_of_commands,
            own_words=self.circles.words,
            time_machine=TimeMachine(self.clock, self.due, self.mouth.say_what_waits, self._remember_push),
            hosts=[settings.host],
        )

    async def start(self) -> Sequence[str]:
        """Returns the addresses, once everything is connected."""
        for _, seconds in await self.circles.all_of(PUSHED) if "playground" in self.platforms else ():
            self.clock.ahead = timedelta(seconds=float(seconds))
        await self.web.start()
        self.bot.calendar_base = self.public_url or self.web.address
        addresses = [await platform.start() for platform in self.platforms.values()]
        if not any(self.web.address in address for address in addresses):
            addresses.append(self.web.address)  # of the calendar files, and of those who look whether we are well
        self._tasks = [asyncio.create_task(self.mouth.run()), asyncio.create_task(self._keep_tidy())]
        self.mouth.wake()
        self.alarm.start()
        return addresses

    async def stop(self) -> None:
        """Nothing is lost by stopping: what was not said yet waits in the outbox."""
        self.alarm.stop()
        await self.mouth.stop(FINISHES_WITHIN)
        await self.web.stop()
        for platform in self.platforms.values():
            await platform.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.circles.close()
        log.info("Said %d messages in this life, %d of them perhaps twice.", self.mouth.said, self.mouth.perhaps_twice)

    async def _remember_push(self) -> None:
        await self.circles.put(PUSHED, str(self.clock.ahead.total_seconds()).encode())

    async def _is_ready(self) -> bool:
        try:
            await self.circles.next_due()
        except StorageUnwell:
            return False
        return True

    async def _ring(self) -> datetime | None:
        try:
            await self.due.perform()
        finally:
            self.mouth.wake()
        return await self.due.next()

    async def _keep_tidy(self) -> None:
        """In the background: circles whose prompts were derived by other rules, and rows that nobody asks about."""
        while True:
            try:
                await self._plan_anew()
                await self.circles.tidy(self.clock.now())
            except Exception as error:  # noqa: BLE001 — tidying is tried again in an hour
                log.warning("tidying waits: %s", where(error))
            await asyncio.sleep(TIDIES_EVERY)

    async def _plan_anew(self) -> None:
        tried: set[CircleId] = set()
        while waiting := [id for id in await self.circles.planned_otherwise(100 + len(tried)) if id not in tried]:
            for circle in waiting:
                tried.add(circle)
                try:
                    await self.bot.plan_anew(circle)
                except StorageUnwell:
                    log.warning("circle %s cannot be opened, and keeps the prompts it has", circle)


def slack_access(settings: Settings) -> "Access":
    """What the settings say about Slack, for the platform and for the doctor."""
    from adapters.slack.oauth import OAuthApp
    from adapters.slack.platform import Access
    from adapters.slack.reception import Welcome

    oauth = None
    if settings.slack_client_id:
        oauth = OAuthApp(
            client_id=settings.slack_client_id,
            client_secret=_revealed(settings.slack_client_secret),
            public_url=settings.public_url.rstrip("/"),
            authorize_url=settings.slack_api_base_url.removesuffix("api/") + "oauth/v2/authorize",
        )
    return Access(
        mode=settings.slack_mode,
        bot_token=_revealed(settings.slack_bot_token),
        app_token=_revealed(settings.slack_app_token),
        signing_secret=_revealed(settings.slack_signing_secret),
        api_base_url=settings.slack_api_base_url,
        oauth=oauth,
        welcome=Welcome(guests=settings.slack_allow_guests, other_organisations=settings.slack_allow_shared_channels),
    )


def _revealed(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret else ""


def words_of_commands(language: Language) -> list[tuple[str, str]]:
    """As the playground lists them, which has nothing beside its rooms."""
    return [
        (word_in(c, language), label(f"help.{c.word}", language))
        for group in Group
        for c in offered(group, has=frozenset())
    ]


class NoAlarm:
    """Where only the pushed clock makes time pass."""

    def no_later_than(self, at: datetime) -> None:
        pass


def set_stage(stage: Stage, circles: Circles, begins: datetime, chance: Chance) -> CircleBot:
    """The real bot around a stage, with a clock that stands still until the story pushes it."""
    clock = StoppedClock(begins)
    mouth = Mouth(circles, {stage.name: stage}, clock)
    bot = CircleBot(circles, mouth, NoAlarm(), clock, chance, calendar_base="http://127.0.0.1")
    stage.bot = bot
    stage.time = TimeMachine(clock, Due(circles, Here(bot.ring), clock), mouth.say_what_waits)
    return bot


async def play_demo(language: str) -> None:
    """A whole season, line by line, in the terminal; nothing is kept."""
    text = (resources.files("adapters.story") / f"a-season.{language}.story").read_text(encoding="utf-8")
    story = read_story(text)
    stage = Stage(Language(language), show=print)
    set_stage(stage, MemoryCircles(), instant(story.begins, story.zone), DrawnByLot())
    await stage.play(story)


async def open_house(settings: Settings) -> House:
    """Raises storage's CannotOpen."""
    circles = await asyncio.to_thread(
        open_circles, settings.database_url, settings.master_key_file, planned_with=PLANNED_WITH
    )
    return House(settings, circles)
