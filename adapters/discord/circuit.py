"""Where Discord refuses us, we stop asking: for a moment in that room, for longer in a server that refuses more. Pure.

Whether a circle goes on speaking in such a room is the core's to decide: it asks one of its members. Ten thousand
refused requests in ten minutes would shut out everybody's circles.
"""

from datetime import datetime, timedelta
from typing import Final

from bot.nouns.places import Place

PAUSE: Final = timedelta(minutes=5)
A_MOMENT: Final = timedelta(seconds=10)  # somebody who has mended a room need not wait long
ROOMS_TO_BREAK: Final = 3  # refused rooms of one server that pause it whole


class Circuit:
    def __init__(self) -> None:
        self._paused: dict[Place, datetime] = {}  # until when

    def refused(self, place: Place, now: datetime) -> None:
        self._paused[place] = now + PAUSE

    def worked(self, place: Place) -> None:
        self._paused.pop(place, None)

    def wait(self, place: Place, now: datetime) -> timedelta:
        """How long nothing should be sent there."""
        pauses = {p: until for p, until in self._paused.items() if p.workspace == place.workspace and until > now}
        if len(pauses) >= ROOMS_TO_BREAK:
            return max(pauses.values()) - now
        return max(timedelta(), pauses.get(place, now) - now - PAUSE + A_MOMENT)
