"""Plain characters: the colon and the first of the month as French writes them, and how late a message says it is."""

from datetime import UTC, datetime

import pytest

from bot.choices import in_words
from bot.message import Facts, Message, TimeStyle
from bot.nouns.circle import Circle
from bot.nouns.people import Language
from bot.words.plain import plain_message, plain_text, spoken_time
from bot.words.voice import Voice

FIRST = datetime.fromisoformat("2026-06-01T18:30")
ELEVENTH = datetime.fromisoformat("2026-06-11T18:30")


def test_a_fact_is_a_line_with_each_language_s_own_colon() -> None:
    message = Message((Facts((("Relève", ("Ana",)),)),))
    assert plain_message(message, Language.FR) == "Relève\u202f: Ana"
    assert plain_message(message, Language.EN) == "Relève: Ana"


def test_the_first_of_a_month_is_premier_in_french_and_the_eleventh_is_not() -> None:
    assert spoken_time(FIRST, TimeStyle.MOMENT, Language.FR) == "lundi 1er juin, 18:30"
    assert spoken_time(FIRST, TimeStyle.DAY, Language.FR) == "lundi 1er juin"
    assert in_words(FIRST, Language.FR) == "lun. 1er juin, 18:30"
    assert spoken_time(ELEVENTH, TimeStyle.DAY, Language.FR) == "jeudi 11 juin"
    assert spoken_time(FIRST, TimeStyle.DAY, Language.EN) == "Monday 1 June"


@pytest.mark.parametrize(
    ("minutes", "english", "french"),
    [
        (5, "This comes 5 minutes late.", "Ce message arrive avec 5 minutes de retard."),
        (60, "This comes 1 hour late.", "Ce message arrive avec 1 heure de retard."),
        (1100, "This comes 18 hours late.", "Ce message arrive avec 18 heures de retard."),
    ],
)
def test_what_comes_late_says_by_how_much(minutes: int, english: str, french: str) -> None:
    circle = Circle("c1", "Our circle", Language.EN, "UTC", "open-circle", datetime(2026, 5, 4, tzinfo=UTC))
    for language, said in ((Language.EN, english), (Language.FR, french)):
        assert plain_text(Voice(circle, language, "UTC").late_line(minutes).text, language) == said
