"""What is wrong with a practice or season file, in words."""

from msgspec import Struct

from bot.grammar.file_problems import Problem
from bot.nouns.people import Language
from bot.words.phrases import label


class Told(Struct, frozen=True):
    what: str
    mend: str


def in_words(problem: Problem, language: str) -> Told:
    """What is so, and what one can do. The values are a person's own text: show them literally."""
    spoken = Language(language)
    key, value, wanted = problem.key.rpartition(".")[2], problem.value, problem.wanted
    what, mend = (
        label(f"file.{problem.kind}.{part}", spoken, key=key, value=value, wanted=wanted) for part in ("what", "mend")
    )
    return Told(what, mend)
