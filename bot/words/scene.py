"""One change, as it is told: who listens, and what is gathered for each of them in their own language.

Three listeners: the room, a person in private, and whoever acted (`back`), who gets the answer to what they did.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from msgspec import Struct

from bot.message import Message, Part
from bot.nouns.circle import Circle
from bot.nouns.meeting import Meeting
from bot.nouns.people import Account, Member, MemberId
from bot.nouns.places import Place
from bot.rules.roster import meeting as meeting_numbered
from bot.rules.roster import member
from bot.words.voice import Voice, room_voice, voice_of

A_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)
A_MOMENT = timedelta(minutes=10)


class ToEveryone(Struct, frozen=True):
    """Every room of the circle."""


class ToMember(Struct, frozen=True):
    member: MemberId


class ToOutsider(Struct, frozen=True):
    """Somebody who is not in the circle: invited, or just gone."""

    account: Account


class ToPlace(Struct, frozen=True):
    """One room, also one that the circle is just leaving."""

    place: Place


class Told(Struct, frozen=True):
    to: ToEveryone | ToMember | ToOutsider | ToPlace
    message: Message
    worth_for: timedelta = A_DAY
    urgent: bool = False
    about: Place | None = None  # a lost room, see `Saying`
    meeting: int | None = None
    before_cards: bool = False  # where it says why a card changes, it is read first
    slot: str | None = None  # what it asks, see `spent`: once that is answered, the message is settled in its place


class Scene(Struct):
    """What the telling of one change looks at, and what it gathers."""

    before: Circle
    after: Circle
    actor: Member | None
    now: datetime
    told: list[Told] = []
    back: list[Part] = []

    @property
    def everyone(self) -> Voice:
        return room_voice(self.after)

    @property
    def me(self) -> Voice:
        return voice_of(self.after, self.actor)

    def meeting(self, number: int) -> Meeting:
        """As it is now; as it was, where the change took it away."""
        found = meeting_numbered(self.after, number) or meeting_numbered(self.before, number)
        assert found is not None
        return found

    def room(
        self,
        message: Message,
        *,
        worth_for: timedelta = A_DAY,
        urgent: bool = False,
        before_cards: bool = False,
        slot: str | None = None,
    ) -> None:
        if self.after.solo and self.actor is not None:
            self.answer(*message.parts)  # their room is this very conversation
        elif self.after.places or self.after.solo:
            self.told.append(Told(ToEveryone(), message, worth_for, urgent, before_cards=before_cards, slot=slot))

    def private(
        self,
        id: MemberId | None,
        make: Callable[[Voice], Message],
        *,
        worth_for: timedelta = A_DAY,
        urgent: bool = False,
        about: Place | None = None,
        meeting: int | None = None,
        slot: str | None = None,
    ) -> None:
        """`meeting`: the number of the meeting that it is about. In quiet hours what is not urgent waits."""
        someone = member(self.after, id)
        if someone is not None:
            message = make(voice_of(self.after, someone))
            self.told.append(Told(ToMember(someone.id), message, worth_for, urgent, about, meeting, slot=slot))

    def at(self, place: Place, message: Message) -> None:
        self.told.append(Told(ToPlace(place), message))

    def outsider(self, account: Account | None, message: Message, *, slot: str | None = None) -> None:
        if account is not None:
            self.told.append(Told(ToOutsider(account), message, A_WEEK, slot=slot))

    def answer(self, *parts: Part) -> None:
        self.back.extend(parts)
