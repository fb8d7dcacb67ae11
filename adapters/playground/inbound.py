"""What the page sends, read; and what of it is a request to the bot. Pure."""

import re
from collections.abc import Sequence
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta, Struct

from adapters.playground.house import place_of
from bot.message import read_button_id
from bot.nouns.people import Language
from bot.ports.requests import Person, Request

COMMANDS: Final = ("/circle", "/cercle")  # the same one, as the page also knows it
LONGEST_LINE: Final = 4000  # characters of one typed line; the page shows the limit before sending

Id = Annotated[str, Meta(pattern=r"^[A-Za-z0-9-]{8,64}$")]
User = Annotated[str, Meta(max_length=20)]
Room = Literal["garden", "kitchen"]


class Pane(Struct, frozen=True):
    """One view of the page: a room, and who one is in it."""

    room: Room
    hat: User


class Look(Struct, frozen=True, tag_field="what", tag="look"):
    """Show me this. `number` grows: what is sent for an older look is not drawn any more."""

    number: int
    language: Language
    panes: Annotated[tuple[Pane, ...], Meta(min_length=1, max_length=2)]
    zone: Annotated[str, Meta(max_length=60)] | None = None  # the browser's


class Line(Struct, frozen=True, tag_field="what", tag="line"):
    id: Id
    room: Room
    hat: User
    text: Annotated[str, Meta(max_length=LONGEST_LINE)]


class Press(Struct, frozen=True, tag_field="what", tag="press"):
    id: Id
    room: Room | None  # None: on a direct message
    hat: User
    button: str


class Submit(Struct, frozen=True, tag_field="what", tag="submit"):
    id: Id
    room: Room | None
    hat: User
    form: str
    given: dict[str, str | list[User]]  # a list: people


class PutAway(Struct, frozen=True, tag_field="what", tag="put_away"):
    id: Id
    hat: User
    entry: int


class Fetch(Struct, frozen=True, tag_field="what", tag="fetch"):
    """A file of a message."""

    id: Id
    hat: User
    entry: int
    file: int


class Arrive(Struct, frozen=True, tag_field="what", tag="arrive"):
    """A new person."""

    id: Id
    name: Annotated[str, Meta(max_length=80)]


class Push(Struct, frozen=True, tag_field="what", tag="push"):
    """The clock. Never repeated by the page: twice an hour would be two hours."""

    id: Id
    by: Literal["minute", "ten_minutes", "hour", "day", "next"]


Act = Line | Press | Submit | PutAway | Fetch | Arrive | Push
Event = Look | Act


class NotUnderstood(Exception):
    """Not something that our page sends. `act`: its id, where there is one to answer to."""

    def __init__(self, act: str | None) -> None:
        super().__init__()
        self.act = act


_events: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


def read_event(text: str) -> Event:
    try:
        return _events.decode(text)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        pass  # its message may quote what a person wrote: it is not chained
    raise NotUnderstood(_id_of(text))


def _id_of(text: str) -> str | None:
    try:
        event = msgspec.json.decode(text)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    act = event.get("id") if isinstance(event, dict) else None
    return act if isinstance(act, str) and len(act) <= 64 else None


def is_command(line: str) -> bool:
    """`/circle` or `/cercle`, alone or with something behind it. All else is talk, which the bot never reads."""
    return line.casefold().split(maxsplit=1)[:1] in [[command] for command in COMMANDS]


def request_of(
    act: Line | Press | Submit, by: Person, people: Sequence[Person], language: Language, zone: str | None = None
) -> Request:
    delivery = f"playground/{act.id}"
    place = place_of(act.room) if act.room else None
    match act:
        case Line():
            word, text = (*act.text.split(maxsplit=2)[1:], "", "")[:2]
            return Request(
                by=by,
                command=word.lower(),
                delivery=delivery,
                place=place,
                text=text.strip(),
                people=mentioned(text, people),
                locale=language,
                zone=zone,
            )
        case Press():
            call = read_button_id(act.button)
            return Request(
                by=by,
                command=call.command,
                delivery=delivery,
                place=place,
                circle=call.circle,
                given=dict(call.given),
                locale=language,
                zone=zone,
            )
        case Submit():
            call = read_button_id(act.form)
            return Request(
                by=by,
                command=call.command,
                delivery=delivery,
                place=place,
                circle=call.circle,
                given={**call.given, **{name: _filled_in(v, people) for name, v in act.given.items()}},
                locale=language,
                zone=zone,
                from_form=True,
            )


def mentioned(text: str, people: Sequence[Person]) -> tuple[Person, ...]:
    """The people whom `@Name` names, in order, each once. Of two names that fit, the longer is meant."""
    if not people:
        return ()
    by_name = {person.name.casefold(): person for person in people}
    names = "|".join(re.escape(name) for name in sorted(by_name, key=len, reverse=True))
    found = re.findall(rf"(?<!\w)@({names})(?!\w)", text.casefold())
    return tuple(by_name[name] for name in dict.fromkeys(found))


def _filled_in(value: str | list[str], people: Sequence[Person]) -> str | tuple[Person, ...]:
    if isinstance(value, str):
        return value
    return tuple(person for person in people if person.account.user in value)
