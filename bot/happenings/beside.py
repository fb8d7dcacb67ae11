"""What lies beside a room: where one talks, events, the talking piece."""

from msgspec import Struct

from bot.nouns.people import MemberId


class TalkPlaceNamed(Struct, frozen=True):
    by: MemberId


class EventsSet(Struct, frozen=True):
    by: MemberId
    shown: bool


class PieceBrought(Struct, frozen=True):
    by: MemberId


class PieceAnswered(Struct, frozen=True):
    """Told to nobody but the one who answered."""

    member: MemberId


BesideHappening = TalkPlaceNamed | EventsSet | PieceBrought | PieceAnswered
