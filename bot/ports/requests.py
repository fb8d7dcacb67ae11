"""What a person asks for, and who asks."""

from msgspec import Struct

from bot.nouns.circle import CircleId
from bot.nouns.people import Account
from bot.nouns.places import Place


class Person(Struct, frozen=True):
    """Somebody whom a request names, before anyone knows whether they are a member."""

    account: Account
    name: str


class Request(Struct, frozen=True):
    """What a person asked for, as the adapter understood it. `given` holds what was filled in, by field name."""

    by: Person
    command: str
    delivery: str  # the platform's own id of this delivery: the same again means the same answer again
    place: Place | None = None  # where it was said; None: in private
    circle: CircleId | None = None  # what a button or a form carries
    given: dict[str, str | tuple[Person, ...]] = {}
    text: str = ""  # what was typed after the command's word
    people: tuple[Person, ...] = ()  # the mentions in `text`, in order
    locale: str = "en"
    zone: str | None = None  # the person's own, where the platform knows it
    from_form: bool = False
