"""What ships is whole: in both languages, in our voice, with a cue for who has never facilitated."""

import re
from collections.abc import Iterator

import msgspec
import pytest

from bot.grammar.practice import InLanguages, Keep, Practice
from bot.grammar.practice_file import read_practice
from bot.grammar.season_file import read_season
from bot.grammar.season_plan import Season
from bot.grammar.shipped import shipped


def every_text(noun: object) -> Iterator[InLanguages]:
    """All texts in languages inside a noun, however deep."""
    match noun:
        case InLanguages():
            yield noun
        case msgspec.Struct():
            for field in noun.__struct_fields__:
                yield from every_text(getattr(noun, field))
        case dict():
            for value in noun.values():
                yield from every_text(value)
        case tuple():
            for value in noun:
                yield from every_text(value)
        case _:
            pass


SHIPPED = [*shipped().practices.values(), *shipped().seasons.values()]


def test_the_theory_of_practice_the_rounds_and_the_case_clinic_ship() -> None:
    assert set(shipped().practices) >= {
        *(f"theory-of-practice-{name}" for name in ("0", "1", "2", "drafts", "5")),
        "check-in-and-check-out",
        "case-clinic-light",
        "open-conversation",
    }
    assert set(shipped().seasons) >= {"theory-of-practice", "open-circle"}


@pytest.mark.parametrize("ours", SHIPPED, ids=lambda ours: ours.id)
def test_what_ships_speaks_both_languages_everywhere(ours: Practice | Season) -> None:
    texts = list(every_text(ours))
    assert len(texts) > 5
    assert all(text.en and text.fr for text in texts)


@pytest.mark.parametrize("ours", SHIPPED, ids=lambda ours: ours.id)
def test_what_ships_never_shouts_and_keeps_to_typographic_rules(ours: Practice | Season) -> None:
    for text in every_text(ours):
        assert "!" not in text.en + text.fr
        assert "'" not in text.en + text.fr
        assert '"' not in text.en + text.fr
        assert not re.search(r"[^\u202f][:;?»]|«[^\u202f]", text.fr), text.fr
        assert "\u202f" not in text.en


@pytest.mark.parametrize("practice", shipped().practices.values(), ids=lambda practice: practice.id)
def test_every_step_that_ships_guides_everyone_and_cues_who_facilitates(practice: Practice) -> None:
    for step in practice.every_step():
        assert step.cue.en
        assert step.guidance_for([]) is not None, step.id
    assert practice.source
    assert practice.licence


@pytest.mark.parametrize("practice", shipped().practices.values(), ids=lambda practice: practice.id)
def test_nothing_that_ships_keeps_what_a_person_says_but_for_its_author(practice: Practice) -> None:
    kept = {step.id: step.keep for step in practice.every_step() if step.keep != Keep.NOTHING}
    decided = {"logistics", "agreements", "rota", "our-words", "what-next"}
    assert all(keep == Keep.AUTHOR or step in decided for step, keep in kept.items())


@pytest.mark.parametrize("season", shipped().seasons.values(), ids=lambda season: season.id)
def test_every_season_that_ships_has_agreements_and_says_where_to_find_help(season: Season) -> None:
    assert len(season.agreements) >= 8
    assert "findahelpline.com" in season.help.en
    assert "findahelpline.com" in season.help.fr


def test_the_letter_to_oneself_comes_back_after_six_months() -> None:
    cards = {card.id: card.delivered_after_months for card in shipped().seasons["theory-of-practice"].cards}
    assert cards.pop("letter") == 6
    assert set(cards.values()) == {None}


def test_an_exported_file_can_be_read_again() -> None:
    for name, text in shipped().practice_texts.items():
        assert read_practice(text, name) == shipped().practices[name]
    for name, text in shipped().season_texts.items():
        assert read_season(text, name, shipped().practices) == shipped().seasons[name]
