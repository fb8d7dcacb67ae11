"""What happened among those who seek a circle. Nothing here names whom somebody may not be with."""

from msgspec import Struct

from bot.nouns.seeking import Forming


class SeekingBegan(Struct, frozen=True):
    """Or changed."""

    member: str


class SeekingEnded(Struct, frozen=True):
    member: str


class KeptApart(Struct, frozen=True):
    """Somebody has said with whom they may not be placed, or has taken it back."""

    member: str
    taken_back: bool = False


class CirclesProposed(Struct, frozen=True):
    """Invitations to these circles go out; `unplaced`: who is told that none fits, and why, in a word of `Lack`."""

    by: str
    formings: tuple[Forming, ...]
    unplaced: tuple[tuple[str, str], ...]
    commons: tuple[int, ...] = ()  # for each forming, the half hours of the week in common, as bits


class PlaceAccepted(Struct, frozen=True):
    member: str


class PlaceDeclined(Struct, frozen=True):
    member: str


class CircleBegan(Struct, frozen=True):
    """A circle has come of those who said yes. `members`: as they are called where they sought it, in its order."""

    circle: str
    members: tuple[str, ...]
    common: int  # the half hours of the week in common, as bits


class NotBegun(Struct, frozen=True):
    """For these, no circle came of an invitation."""

    members: tuple[str, ...]


SeekingHappening = (
    SeekingBegan | SeekingEnded | KeptApart | CirclesProposed | PlaceAccepted | PlaceDeclined | CircleBegan | NotBegun
)
