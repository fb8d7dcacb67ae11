"""What Discord says of an interaction, read as a request to the core. Pure: no connection, no memory."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from msgspec import Struct

from adapters.discord.limits import OPTION
from adapters.discord.pressed import Pressed
from adapters.discord.talk import as_link
from adapters.discord.text import PLATFORM
from bot.called import command_called, of_a_message
from bot.message import FieldKind, read_button_id
from bot.nouns.people import Account
from bot.nouns.places import Place
from bot.ports.requests import Person, Request

Data = Mapping[str, Any]  # as it came over the wire

# Kinds of components and options, by Discord's numbers.
SUBCOMMAND, GROUP, USER = 1, 2, 6
ROW, LABEL, USER_SELECT = 1, 18, 5

CIRCLE_OPTION: Final = "circle"  # which of the asker's circles is meant, where the room does not say it


class Heard(Struct, frozen=True):
    """Where an interaction comes from. `server`: in private, the server that the private message spoke of."""

    id: str
    user: str
    name: str
    server: str
    room: str | None
    locale: str

    @property
    def person(self) -> Person:
        return Person(Account(PLATFORM, self.server, self.user), self.name)

    @property
    def place(self) -> Place | None:
        return Place(PLATFORM, self.server, self.room) if self.room else None

    def request(
        self,
        command: str,
        *,
        circle: str | None,
        given: dict[str, str | tuple[Person, ...]],
        from_form: bool = False,
    ) -> Request:
        known = command_called(command)
        links = {a.name for a in known.arguments if a.kind is FieldKind.LINK} if known else set()
        given = {k: as_link(v, self.server) if k in links and isinstance(v, str) else v for k, v in given.items()}
        return Request(
            by=self.person,
            command=command,
            delivery=f"{PLATFORM}/{self.id}",
            place=self.place,
            circle=circle,
            given=given,
            locale=self.locale,
            from_form=from_form,
        )


class Typed(Struct, frozen=True):
    """A command as it was typed. `focused`: the option that is being filled in, while it is."""

    word: str
    options: tuple[Mapping[str, Any], ...]

    @property
    def focused(self) -> Mapping[str, Any] | None:
        return next((option for option in self.options if option.get("focused")), None)


def typed(data: Data) -> Typed:
    options: Sequence[Mapping[str, Any]] = data.get("options") or ()
    word = ""
    while options and options[0]["type"] in (SUBCOMMAND, GROUP):
        word, options = options[0]["name"], options[0].get("options") or ()
    return Typed(word, tuple(options))


def typed_request(data: Data, heard: Heard) -> Request:
    command = typed(data)
    given: dict[str, str | tuple[Person, ...]] = {}
    people: dict[str, tuple[Person, ...]] = {}
    circle = None
    for option in command.options:
        if option["type"] == USER:  # people, people-2, people-3: one person each
            name = option["name"].partition("-")[0]
            people[name] = (*people.get(name, ()), *_people([str(option["value"])], data, heard))
        elif option["name"] == CIRCLE_OPTION:
            circle = str(option["value"])
        else:
            given[option["name"]] = str(option["value"])
    return heard.request(command.word, circle=circle, given={**given, **people})


def handed_request(data: Data, word: str, heard: Heard) -> Request:
    """A message that somebody hands to one of our commands. It is kept nowhere unless they send the form."""
    message = ((data.get("resolved") or {}).get("messages") or {}).get(str(data.get("target_id"))) or {}
    link = f"https://discord.com/channels/{heard.server}/{heard.room}/{message.get('id')}"
    return heard.request(word, circle=None, given=dict(of_a_message(str(message.get("content") or ""), link)))


def pressed_request(pressed: Pressed, heard: Heard) -> Request:
    call = read_button_id(pressed.line)
    return heard.request(call.command, circle=call.circle, given=dict(call.given))


def filled_in_request(pressed: Pressed, data: Data, heard: Heard) -> Request:
    call = read_button_id(pressed.line)
    given: dict[str, str | tuple[Person, ...]] = {**call.given}
    for control in _controls(data.get("components") or ()):
        if control["type"] == USER_SELECT:
            given[control["custom_id"]] = tuple(_people(control.get("values") or (), data, heard))
        else:
            value = (control.get("values") or [""])[0] if "values" in control else control.get("value")
            given[control["custom_id"]] = value or ""
    return heard.request(call.command, circle=call.circle, given=given, from_form=True)


def _controls(components: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for component in components:
        if component["type"] == LABEL:
            yield component["component"]
        elif component["type"] == ROW:
            yield from component["components"]


def _people(ids: Sequence[str], data: Data, heard: Heard) -> list[Person]:
    """Those who can be in a circle: a bot never answers an invitation."""
    resolved = data.get("resolved") or {}
    users, members = resolved.get("users") or {}, resolved.get("members") or {}
    people: list[Person] = []
    for id in ids:
        user = users.get(id, {})
        if not user.get("bot"):
            nick = (members.get(id) or {}).get("nick")
            name = nick or user.get("global_name") or user.get("username") or id
            people.append(Person(Account(PLATFORM, heard.server, id), name))
    return people


def offered(choices: Sequence[tuple[str, str]], begun: str) -> list[tuple[str, str]]:
    """Of (value, label), those that go on from what was typed so far, as many as Discord shows."""
    wanted = begun.casefold()
    fitting = [(value, label) for value, label in choices if wanted in label.casefold() or wanted == value.casefold()]
    return [(value, label) for value, label in fitting if 0 < len(value) <= OPTION][:25]
