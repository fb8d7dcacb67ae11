"""What lies beside a room."""

from dataclasses import dataclass

from bot.refusals.refusal import Refusal


@dataclass(eq=False)
class NothingLikeIt(Refusal):
    """This platform has nothing of the kind, or whoever runs us has not switched it on."""


@dataclass(eq=False)
class NoVoiceRoom(Refusal):
    """Where the circle talks is no room for voices that we could reach."""


@dataclass(eq=False)
class PieceRefused(Refusal):
    """The talking piece stays off in this meeting. Whose wish that was is nobody's business."""


BesideRoom = NothingLikeIt | NoVoiceRoom | PieceRefused
