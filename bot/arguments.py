"""What a command takes: how it is read from what was typed, pressed or filled in, and how it is asked for."""

from collections.abc import Callable
from datetime import date, datetime, time
from enum import StrEnum

from msgspec import Struct

from bot.almanac.reading import plain, read_date, read_time
from bot.message import Field, FieldKind, Form, Text
from bot.nouns.circle import Circle
from bot.nouns.people import Account, Member, MemberId
from bot.ports.requests import Person, Request
from bot.refusals.typed import Missing, TooLong, Unreadable
from bot.rules.roster import member, member_with
from bot.words.step_words import before_one_writes
from bot.words.voice import Voice

Choices = Callable[[Voice], tuple[tuple[str, str], ...]]
Preset = Callable[[Voice], str]
Stands = Callable[[Voice, dict[str, str]], str]
MEETINGS = ("meeting", "mine", "theirs")  # what is given under these names is the number of a meeting
FREE = (FieldKind.LINE, FieldKind.ESSAY)  # what may be anything
FEWEST_TO_MEAN = 2  # characters that a beginning must have to stand for the whole


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
            raise Unreadable(name, found, "day")
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


def read_given(
    arguments: tuple[Argument, ...],
    request: Request,
    *,
    by: Member | None,
    now: datetime,
    new_id: str,
    voice: Voice | None = None,
) -> Given:
    """`voice`: of the circle that is meant, once that is known: only then is it known what there is to choose from."""
    values = {name: value for name, value in request.given.items() if isinstance(value, str)}
    people = request.people
    for value in request.given.values():
        if not isinstance(value, str):
            people += value
    if request.text:
        values |= typed_values(arguments, request, voice)
    if voice is not None:
        values |= {a.name: _by_name(a, values[a.name], voice) for a in arguments if a.choices and a.name in values}
    for argument in arguments:
        length = len(values.get(argument.name, ""))
        if length > argument.longest:
            raise _too_long(argument, values[argument.name])
    return Given(values, people, request.by, by.id if by else "", now, new_id, request)


def _by_name(argument: Argument, given: str, voice: Voice) -> str:
    """A choice that was given by its name, where a platform lets one write what one likes in place of choosing."""
    if argument.name in MEETINGS and given.isdigit():
        return given  # as every button has it
    words = given.split()
    taken, value = chosen_in(argument, words, voice)
    return value if taken and taken == len(words) else given


def _too_long(argument: Argument, typed: str) -> TooLong | Unreadable:
    """Of a choice it is no help to hear how long it may be: there is no such thing to choose."""
    if argument.choices is None:
        return TooLong(argument.name, argument.longest, len(typed))
    return Unreadable(argument.name, typed, "meeting" if argument.name in MEETINGS else "choice")


def typed_values(arguments: tuple[Argument, ...], request: Request, voice: Voice | None = None) -> dict[str, str]:
    """What was typed after the command's word, in the order of its arguments; the last text takes all that is left.

    A choice takes what is one of its own. Of two, each takes its own, in whichever order they were typed.
    """
    words = request.text.split()
    values: dict[str, str] = {}
    waiting = list(arguments)
    while words and waiting:
        argument = waiting.pop(0)
        if argument.kind is FieldKind.PEOPLE or (argument.choices is not None and words[0].startswith("@")):
            words = [word for word in words if not word.startswith("@")]
        elif argument.kind in FREE:
            values[argument.name] = _rest(request.text, words) if argument.kind is FieldKind.ESSAY else " ".join(words)
            words = []
        elif argument.kind is FieldKind.TIME:
            taken = next((k for k in (3, 2, 1) if read_time(" ".join(words[:k]))), 1)
            values[argument.name] = " ".join(words[:taken])
            words = words[taken:]
        elif argument.choices is None or voice is None:
            values[argument.name] = words.pop(0)
        else:
            words = _choose(argument, words, waiting, values, voice)
    return values


def _choose(
    argument: Argument, words: list[str], waiting: list[Argument], values: dict[str, str], voice: Voice
) -> list[str]:
    """The words that are left when this choice has had its own."""
    text_follows = any(later.kind in FREE for later in waiting)
    taken, value = chosen_in(argument, words, voice, whole=text_follows)
    if taken:
        values[argument.name] = value
        return words[taken:]
    other = next((a for a in waiting if a.choices and chosen_in(a, words, voice, whole=text_follows)[0]), None)
    if other is not None:
        waiting.remove(other)
        waiting[:0] = [other, argument]
    elif not (text_follows and (argument.preset is not None or not argument.required)):
        # Kept as it was typed: whoever reads it says that there is no such thing.
        taken = 1 if waiting else len(words)
        values[argument.name] = " ".join(words[:taken])
        return words[taken:]
    return words


def chosen_in(argument: Argument, words: list[str], voice: Voice, *, whole: bool = False) -> tuple[int, str]:
    """How many of these words name one of the choices, and which: by value or name, in whatever case and accents.

    Unless `whole`, the beginning of a name is enough, where it is the beginning of one alone.
    """
    named = argument.called or argument.choices
    assert named is not None
    known = [(value, (plain(value), plain(name))) for value, name in named(voice)]
    for taken in range(len(words), 0, -1):
        typed = plain(" ".join(words[:taken]))
        exact = {value for value, names in known if typed in names}
        begun = {value for value, names in known if any(name.startswith(typed) for name in names)}
        found = exact if exact or whole or len(typed) < FEWEST_TO_MEAN else begun
        if len(found) == 1:
            return taken, found.pop()
    return 0, ""


def _rest(text: str, words: list[str]) -> str:
    """What is left of the text from the first of these words on, with its line breaks."""
    at = len(text)
    for word in reversed(words):
        at = text.rindex(word, 0, at)
    return text[at:]


def lacks(arguments: tuple[Argument, ...], given: Given) -> bool:
    """Whether something needed was not given, so that it must be asked for."""
    needed = [a for a in arguments if a.required and not (a.unless and given.maybe(a.unless))]
    return any(not given.maybe(a.name) and not (_is_person(a) and given.people) for a in needed)


def _is_person(argument: Argument) -> bool:
    return argument.kind is FieldKind.PEOPLE or argument.choices is not None


# What must be known before one writes.
INTROS: dict[str, Callable[[Voice], Text]] = {
    "nameless": lambda voice: voice.say("nameless.intro"),
    "line": lambda voice: voice.say("line.intro"),
    "write": before_one_writes,
    "not-with": lambda voice: voice.say("apart.intro"),
    "reports": lambda voice: voice.say("apart.intro"),
}


def _intro(command: str, voice: Voice) -> Text:
    asked = voice.circle.check_in
    if command == "answer" and asked is not None and not asked.closed:
        return voice.question(asked.question)
    if command == "quiet-hours" and voice.reader is not None and voice.reader.quiet is None:
        return (*voice.say("quiet.none_yet"), " ")
    return INTROS[command](voice) if command in INTROS else ()


def form_for(
    command: str,
    arguments: tuple[Argument, ...],
    voice: Voice,
    request: Request,
    values: dict[str, str],
    *,
    errors: dict[str, str] | None = None,
) -> Form:
    """The command as a form: what was filled in before stands in it again, with what was wrong beside it."""
    names = {argument.name for argument in arguments}
    asked = [argument for argument in arguments if _is_asked(argument, voice)]
    fields = tuple(_field(argument, voice, values, errors or {}) for argument in asked)
    carried = tuple((k, v) for k, v in request.given.items() if isinstance(v, str) and k not in names)
    return Form(
        title=voice.label(f"form.{command}"),
        command=command,
        fields=fields,
        submit=voice.label(f"form.{command}.submit"),
        circle=voice.circle.id or None,
        given=carried,
        intro=(*_intro(command, voice), *_whose_clock(arguments, voice)),
    )


def _whose_clock(arguments: tuple[Argument, ...], voice: Voice) -> Text:
    """A form that asks for a time says in which zone: an hour off is the worst mistake one can plan."""
    clocks = {argument.clock for argument in arguments if argument.kind is FieldKind.TIME}
    if not clocks:
        return ()
    if Whose.OWN in clocks:
        return voice.say("ask.your_times", zone=voice.zone)
    return voice.say("ask.times_in", zone=voice.circle.zone)


def _is_asked(argument: Argument, voice: Voice) -> bool:
    """Not where it means nothing in this circle; alone, not where there is nobody to choose and it may be left out."""
    if argument.asked is not None and not argument.asked(voice.circle):
        return False
    return not voice.circle.solo or argument.required or argument.choices is None or bool(argument.choices(voice))


def _field(argument: Argument, voice: Voice, values: dict[str, str], errors: dict[str, str]) -> Field:
    options = argument.choices(voice) if argument.choices else ()
    preset = argument.preset(voice) if argument.preset else ""
    if argument.stands and argument.name not in values:
        preset = argument.stands(voice, values)
    return Field(
        name=argument.name,
        kind=argument.kind,
        label=voice.label(f"field.{argument.name}"),
        hint=voice.label(argument.hint) if argument.hint else "",
        required=argument.required,
        longest=argument.longest,
        options=options,
        lines=argument.lines(voice) if argument.lines else {},
        value=values.get(argument.name) or preset,
        error=errors.get(argument.name, ""),
        leave_out=argument.leave_out(voice.circle) if argument.leave_out else (),
    )
