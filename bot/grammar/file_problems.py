"""What can be wrong with a practice or season file, and how to mend it.

A problem is a fact. Its words stand in the catalogues, as `file.KIND.what` and `file.KIND.mend`.
"""

from enum import StrEnum

from msgspec import Struct


class Kind(StrEnum):
    TOO_BIG = "too_big"
    LINE_TOO_LONG = "line_too_long"
    NOT_TOML = "not_toml"
    NOT_A_FILE_OF_OURS = "not_a_file_of_ours"
    KEY_MISSING = "key_missing"
    KEY_MISSPELT = "key_misspelt"
    KEY_UNKNOWN = "key_unknown"
    TEXT_WITHOUT_LANGUAGE = "text_without_language"
    LANGUAGE_MISSING = "language_missing"
    TEXT_TOO_LONG = "text_too_long"
    TEXT_HIDDEN = "text_hidden"
    NOT_TEXT = "not_text"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_A_TABLE = "not_a_table"
    NOT_A_LIST = "not_a_list"
    NUMBER_UNCLEAR = "number_unclear"
    CHOICE_UNKNOWN = "choice_unknown"
    ID_UNCLEAR = "id_unclear"
    ID_TWICE = "id_twice"
    TOO_MANY = "too_many"
    MINUTES_UNCLEAR = "minutes_unclear"
    MINUTES_NOT_POSITIVE = "minutes_not_positive"
    AT_LEAST_UNCLEAR = "at_least_unclear"
    PEOPLE_OUT_OF_ORDER = "people_out_of_order"
    NO_PRESENTER = "no_presenter"
    WHICH_PRESENTER = "which_presenter"
    BLOCK_WITHIN_BLOCK = "block_within_block"
    ROLE_NOT_HELD = "role_not_held"
    PRACTICE_UNKNOWN = "practice_unknown"
    CARD_UNKNOWN = "card_unknown"


class Problem(Struct, frozen=True):
    """`key`: where, as in "steps.3.minutes", counted from 1. `value`: what is. `wanted`: what may be."""

    file: str
    line: int
    key: str
    kind: Kind
    value: str = ""
    wanted: str = ""


class FileProblems(Exception):
    """All that is wrong with a file, in the order of its lines. Nothing was taken from it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{p.file}:{p.line} {p.key} {p.kind}" for p in problems))
        self.problems = problems
