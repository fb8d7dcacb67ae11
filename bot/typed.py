"""From what was typed after a word, or filled in, to values by name: in any order, the last text takes what is left."""

from datetime import datetime

from bot.almanac.reading import plain, read_time
from bot.arguments import MEETINGS, Argument, Given
from bot.message import FieldKind
from bot.nouns.people import Member
from bot.ports.requests import Request
from bot.refusals.typed import TooLong, Unreadable
from bot.words.voice import Voice

FREE = (FieldKind.LINE, FieldKind.ESSAY)  # what may be anything

LINKS = ("https://", "http://")

FEWEST_TO_MEAN = 2  # characters that a beginning must have to stand for the whole


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
    for argument in (a for a in arguments if a.takes_links):
        link = next((word for word in words if word.startswith(LINKS)), None)
        if link is not None:
            values[argument.name] = link
            words.remove(link)
            waiting.remove(argument)
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
