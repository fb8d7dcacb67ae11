"""What a row of the command table is: a word, what it takes, and what it does.

A *move* changes the circle, a *look* shows something, an *errand* needs more than a circle and is run by the shell.
"""

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from bot.arguments import Argument, Given
from bot.happenings.outcome import Outcome
from bot.message import Message
from bot.nouns.circle import Circle
from bot.nouns.people import Member
from bot.ports.sayings import Beside
from bot.words.voice import Voice


class Move(Struct, frozen=True):
    run: Callable[[Circle, Given], Outcome]


class Look(Struct, frozen=True):
    show: Callable[[Voice, Member, Given], Message]


class Errand(StrEnum):
    HOME = "home"
    MINE = "mine"
    HELP = "help"
    FIT = "fit"
    WHY = "why"
    NOT_NOW = "not now"
    SOLO = "solo"
    START = "start"
    CALENDAR = "calendar"
    NEW_LINK = "new link"
    WORDS = "words"
    READ_WORDS = "read words"
    MY_FILE = "my file"
    DESTROY_WORDS = "destroy words"
    EXPORT = "export"
    SIT_HERE = "sit here"
    GATHER = "gather"
    READERS = "readers"
    PLACE = "place"
    FORM_CIRCLES = "form circles"
    COMPANY = "company"
    COMPANY_ON = "company on"
    COMPANY_OFF = "company off"
    INTRODUCE_YES = "introduce yes"
    INTRODUCE_NO = "introduce no"


class For(StrEnum):
    ANYONE = "anyone"
    MEMBERS = "members"


class Group(StrEnum):
    """The chapters of the help. Words without one are only ever pressed."""

    BEGIN = "begin"
    PEOPLE = "people"
    SEASON = "season"
    MEETING = "meeting"
    BETWEEN = "between"
    MINE = "mine"
    COMMUNITY = "community"
    FIND = "find"


class Ask(StrEnum):
    WHEN_NEEDED = "when needed"  # a form opens where something needed was not given
    FIRST = "first"  # a form opens where nothing was given at all


class Command(Struct, frozen=True):
    word: str
    does: Move | Look | Errand
    group: Group | None = None
    arguments: tuple[Argument, ...] = ()
    ask: Ask = Ask.WHEN_NEEDED
    whom: For = For.MEMBERS
    needs: Beside | None = None  # what the platform must have beside its rooms
    may: Callable[[Circle], None] | None = None  # refuses before anyone fills in a form for nothing
    confirm: str = ""  # a question to answer before it is done, also when it was typed
    asks: Callable[[Voice, Given], Message | None] | None = None  # a question made of what was given; None: none
    alone_first: bool = False  # where one is in several circles, what one does alone is meant
    confirm_alone: str = ""  # the same, where somebody goes alone
    confirm_community: str = ""  # the same, in a community
    nameless: bool = False  # always from a form of its own mark, and nothing that is kept tells who sent it
    shortcut: str = ""  # the phrase under which a message may be handed to it, where a platform can do that


def optional(argument: Argument) -> Argument:
    return replace(argument, required=False)
