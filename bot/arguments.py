"""What a command takes, and what was given of it: read by name, and never guessed."""

from collections.abc import Callable
from datetime import date, datetime, time
from enum import StrEnum

from msgspec import Struct

from bot.almanac.reading import is_no_day, read_date, read_time
from bot.message import FieldKind
from bot.nouns.circle import Circle
from bot.nouns.people import Account, MemberId
from bot.ports.requests import Person, Request
from bot.refusals.typed import Missing, Unreadable
from bot.rules.roster import member, member_with
from bot.words.voice import Voice

Choices = Callable[[Voice], tuple[tuple[str, str], ...]]
Preset = Callable[[Voice], str]
Stands = Callable[[Voice, dict[str, str]], str]
MEETINGS = ("meeting", "mine", "theirs")  # what is given under these names is the number of a meeting


class Whose(StrEnum):
    """Whose clock a time is read by."""

    CIRCLE = "circle"
    OWN = "own"


class Argument(Struct, frozen=True):
    """One thing a command takes. Its label is the phrase `field.NAME`, its hint `field.NAME.hint` where `hint`."""

    name: str
    kind: FieldKind
    required: bool = True
    longest: int = 200
    choices: Choices | None = None
    lines: Callable[[Voice], dict[str, str]] | None = None  # what is said of each choice
    preset: Preset | None = None
    hint: str = ""
    clock: Whose = Whose.CIRCLE
    stands: Stands | None = None  # what stands there, given what else is known already
    called: Choices | None = None  # all that somebody may type for a choice, where the list to choose from is shorter
    asked: Callable[[Circle], bool] | None = None  # whether it means anything in this circle; None: always
    leave_out: Callable[[Circle], tuple[Account, ...]] | None = None  # people whom to choose would mean nothing
    takes_links: bool = False  # an address is meant for it, wherever it was typed
    unless: str = ""  # needed only where this was not given


class Given(Struct, frozen=True):
    """What was given with a request, to be read by name. Reading refuses what it cannot read, and never guesses."""

    values: dict[str, str]
    people: tuple[Person, ...]
    person: Person
    by: MemberId
    now: datetime
    new_id: str  # fresh and random: a move may take one id from it, and its seed
    request: Request

    @property
    def seed(self) -> int:
        return int.from_bytes(self.new_id.encode(), "big")

    def maybe(self, name: str) -> str | None:
        return self.values.get(name, "").strip() or None

    def text(self, name: str) -> str:
        found = self.maybe(name)
        if found is None:
            raise Missing(name)
        return found

    def number(self, name: str) -> int | None:
        found = self.maybe(name)
        if found is None:
            return None
        if not (found.isascii() and found.isdigit() and len(found) < 6):
            raise Unreadable(name, found, "meeting" if name in MEETINGS else "number")
        return int(found)

    def day(self, name: str) -> date | None:
        found = self.maybe(name)
        read = read_date(found) if found else None
        if found and read is None:
            raise Unreadable(name, found, "no such day" if is_no_day(found) else "day")
        return read

    def clock(self, name: str) -> time | None:
        found = self.maybe(name)
        read = read_time(found) if found else None
        if found and read is None:
            raise Unreadable(name, found, "time")
        return read

    def read(self, argument: "Argument") -> None:
        """Refuses what nobody can read, as whoever asks for it by name would."""
        match argument.kind:
            case FieldKind.DAY:
                self.day(argument.name)
            case FieldKind.TIME:
                self.clock(argument.name)
            case FieldKind.NUMBER:
                self.number(argument.name)
            case _:
                pass  # a choice has a list, and a text may be anything

    def wall(self, day: str = "day", clock: str = "time") -> datetime:
        """A wall time from two fields, both needed."""
        on, at = self.day(day), self.clock(clock)
        if on is None:
            raise Missing(day)
        if at is None:
            raise Missing(clock)
        return datetime.combine(on, at)

    def member(self, circle: Circle, name: str) -> MemberId | None:
        """A member chosen from a list, mentioned, or called by their name as it stands in the circle."""
        typed = self.maybe(name)
        chosen = member(circle, typed)
        mentioned = member_with(circle, self.people[0].account) if self.people else None
        called = [m for m in circle.members if typed and m.name.casefold() == typed.casefold()]
        if not (chosen or mentioned) and len(called) > 1:
            raise Unreadable(name, typed or "", "member")
        found = chosen or mentioned or next(iter(called), None)
        return found.id if found else None


def lacks(arguments: tuple[Argument, ...], given: Given) -> bool:
    """Whether something needed was not given, so that it must be asked for."""
    needed = [a for a in arguments if a.required and not (a.unless and given.maybe(a.unless))]
    return any(not given.maybe(a.name) and not (_is_person(a) and given.people) for a in needed)


def _is_person(argument: Argument) -> bool:
    return argument.kind is FieldKind.PEOPLE or argument.choices is not None
