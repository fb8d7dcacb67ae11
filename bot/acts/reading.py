"""What several acts read alike."""

from bot.arguments import Given
from bot.refusals.typed import Missing, Unreadable


def one_of(given: Given, name: str, options: dict[str, bool]) -> bool:
    chosen = given.text(name)
    if chosen not in options:
        raise Unreadable(name, chosen, "choice")
    return options[chosen]


def needed_number(given: Given, name: str) -> int:
    found = given.number(name)
    if found is None:
        raise Missing(name)
    return found
