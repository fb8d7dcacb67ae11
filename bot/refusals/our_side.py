"""What is on our side."""

from dataclasses import dataclass

from bot.nouns.circle import CircleId
from bot.refusals.refusal import Refusal


@dataclass(eq=False)
class StorageIsUnwell(Refusal):
    """Nothing was saved."""


@dataclass(eq=False)
class TooBusy(Refusal):
    """Somebody else changed the circle each time that we tried."""

    circle: CircleId


OnOurSide = StorageIsUnwell | TooBusy
