"""Home tabs: shown when they are opened, and anew while they stay open and what they show has changed.

Slack tells when somebody opens theirs, and not when they close it. So a home counts as open for some hours, or until
the person goes to the messages tab; and it is sent again only where it looks different.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Final

from adapters.slack.inbound import From, Heard
from adapters.slack.limits import Json
from adapters.slack.reception import Reception
from adapters.slack.render import home
from adapters.slack.showing import Showing
from bot.message import Buttons, Message
from bot.nouns.circle import CircleId
from bot.nouns.places import Place

OPEN_FOR: Final = 4 * 3600.0  # seconds
MOST: Final = 1000  # whoever opened theirs longest ago sees the news when they open it again
COMMAND: Final = "me"

Who = tuple[str, str]  # tenant, user


class _Open:
    """One person's home: what it shows, which circles are on it, and whether it is being looked at again."""

    def __init__(self, team: str, at: float) -> None:
        self.team = team
        self.at = at
        self.view: Json | None = None
        self.circles: set[CircleId | None] = set()
        self.looking = False
        self.stale = False


class Homes:
    """`also`: sees to what nobody waits for. `circle_at`: which circle sits in a room."""

    def __init__(
        self,
        *,
        reception: Reception,
        showing: Showing,
        circle_at: Callable[[Place], Awaitable[CircleId | None]],
        also: Callable[[Awaitable[None]], None],
        now: Callable[[], float],
    ) -> None:
        self._reception = reception
        self._showing = showing
        self._circle_at = circle_at
        self._also = also
        self._now = now
        self._open: OrderedDict[Who, _Open] = OrderedDict()
        self._looks = 0

    def opened(self, heard: Heard) -> None:
        """Shown whatever the state: Slack may have forgotten it."""
        self._open.pop((heard.tenant, heard.user), None)
        self._open[heard.tenant, heard.user] = _Open(heard.team, self._now())
        while len(self._open) > MOST:
            self._open.popitem(last=False)
        self.changed_for(heard.tenant, heard.user)

    def left(self, heard: Heard) -> None:
        self._open.pop((heard.tenant, heard.user), None)

    def changed_for(self, tenant: str, user: str) -> None:
        """Something that concerns this person: however often it is called, one look runs and one more follows."""
        found = self._open.get((tenant, user))
        if found is None:
            return
        if self._now() - found.at > OPEN_FOR:
            del self._open[tenant, user]
            return
        found.stale = True
        if not found.looking:
            found.looking = True
            self._also(self._look_while_stale((tenant, user), found))

    async def changed_in(self, place: Place) -> None:
        """Something in a room: it concerns those on whose home its circle stands."""
        if not any(tenant == place.workspace for tenant, _ in self._open):
            return
        circle = await self._circle_at(place)
        for (tenant, user), found in list(self._open.items()):
            if tenant == place.workspace and circle in found.circles:
                self.changed_for(tenant, user)

    async def _look_while_stale(self, who: Who, found: _Open) -> None:
        try:
            while found.stale:
                found.stale = False
                await self._look(who, found)
        finally:
            found.looking = False

    async def _look(self, who: Who, found: _Open) -> None:
        tenant, user = who
        self._looks += 1
        asks = Heard(From.EVENT, tenant, found.team, user, f"home/{self._looks}", COMMAND)
        outcome = await self._reception.carry_out(asks)
        message = outcome.answer.message
        if message is None:
            return
        view = home(message, tenant, outcome.language)
        if view != found.view and await self._showing.publish_home(tenant, user, view):
            found.view, found.circles = view, _circles_on(message)


def _circles_on(message: Message) -> set[CircleId | None]:
    buttons = [button for part in message.parts if isinstance(part, Buttons) for button in part.row]
    return {button.circle for button in buttons if button.circle}
