"""Discord's numbers, and what fits into them. Lengths are counted in UTF-16 units, the strictest way it may count."""

from typing import Final

TEXT: Final = 4000  # characters of all the text displays of one message
COMPONENTS: Final = 40  # of one message, nested ones too
ROW: Final = 5  # buttons
BUTTON: Final = 80
CUSTOM_ID: Final = 100
TITLE: Final = 45  # of a modal
LABEL: Final = 45
HINT: Final = 100  # descriptions and placeholders
FIELDS: Final = 5  # components of a modal
INPUT: Final = 4000
OPTIONS: Final = 25
OPTION: Final = 100  # an option's label, value or description, and an autocompleted choice's
PICKED: Final = 25  # people in one select
NAME: Final = 32  # of a command or an option
DESCRIPTION: Final = 100
COMMAND: Final = 8000  # all names and descriptions of one command, of each the longest translation
NONCE: Final = 25
THREAD_NAME: Final = 100
EVENT_TITLE: Final = 100
EVENT_ABOUT: Final = 1000
EVENT_WHERE: Final = 100


def length(text: str) -> int:
    return len(text) + sum(ord(character) > 0xFFFF for character in text)


def cut(text: str, most: int) -> str:
    """The text, or its beginning and an ellipsis, where only so much can stand."""
    if length(text) <= most:
        return text
    while length(text) > most - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"
