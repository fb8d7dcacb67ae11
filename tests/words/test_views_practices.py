"""The practices as people look at them: short enough for a phone, true for this circle, and never a dead end."""

import pytest

from adapters.discord.limits import BUTTON, COMPONENTS
from adapters.slack.render import pages
from bot.grammar.practice import Practice
from bot.grammar.shipped import shipped
from bot.message import BUTTON_ID_LIMIT, Button, Buttons, Message, button_id
from bot.nouns.people import Language
from bot.words.plain import plain_message
from bot.words.views.practices import change_view, groups, practice_view, practices_view
from bot.words.voice import Voice, room_voice
from tests.people import TORONTO, a_circle

A_SCREENFUL = 45  # lines


def voice_of(people: str, language: Language = Language.EN, season: str = "theory-of-practice") -> Voice:
    return Voice(a_circle(*people, season=season), language, TORONTO)


def buttons(message: Message) -> list[Button]:
    return [button for part in message.parts if isinstance(part, Buttons) for button in part.row]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("season", shipped().seasons)
def test_the_overview_is_one_message_of_a_line_for_each_practice(season: str, language: Language) -> None:
    voice = voice_of("abcd", language, season)
    message = practices_view(voice, None)
    assert len(pages(message, "T1")) == 1
    lines = plain_message(message, language).splitlines()
    assert len(lines) <= A_SCREENFUL
    assert max(len(line) for line in lines if line.startswith("• ")) <= 75
    assert {dict(b.given).get("kind") for b in buttons(message)} >= set(groups(voice))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", ["situation", "in-turn", "together", "arriving", "season"])
def test_each_group_is_one_message_with_a_button_for_each_practice(kind: str, language: Language) -> None:
    voice = voice_of("abcd", language)
    message = practices_view(voice, kind)
    assert len(pages(message, "T1")) == 1
    opened = {dict(button.given)["practice"] for button in buttons(message) if button.command == "practice"}
    assert opened == {practice.id for practice in groups(voice)[kind]}


def test_a_group_that_is_not_there_shows_them_all() -> None:
    voice = voice_of("abcd")
    assert practices_view(voice, "nothing") == practices_view(voice, "own") == practices_view(voice, None)


@pytest.mark.parametrize("people", ["ab", "abc", "abcd", "abcdef", "abcdefghijkl"])
@pytest.mark.parametrize("practice", shipped().practices.values(), ids=lambda practice: practice.id)
def test_a_practice_is_shown_as_this_circle_would_hold_it(practice: Practice, people: str) -> None:
    for language in Language:
        voice = voice_of(people, language)
        message = practice_view(voice, practice)
        words = plain_message(message, language)
        assert len(pages(message, "T1")) == 1
        assert practice.source in words
        row = buttons(message)
        assert {"use", "change", "export", "practices"} <= {button.command for button in row}
        assert all(len(button_id(button)) <= BUTTON_ID_LIMIT and len(button.label) <= BUTTON for button in row)
        if not practice.people.min <= len(people) <= practice.people.max:
            assert str(len(people)) in words
            assert any(button.command == "practice" for button in row), "nothing else is offered"


@pytest.mark.parametrize("practice", shipped().practices.values(), ids=lambda practice: practice.id)
def test_each_part_can_be_opened(practice: Practice) -> None:
    row = buttons(change_view(room_voice(a_circle(*"abcd")), practice))
    parts = [dict(button.given)["part"] for button in row if button.command == "change-part"]
    assert parts == [str(number) for number in range(len(parts))]
    assert len(row) + 6 <= COMPONENTS
    assert all(len(button_id(button)) <= BUTTON_ID_LIMIT and len(button.label) <= 75 for button in row)


def test_too_many_are_told_how_to_share_themselves_out() -> None:
    message = practice_view(voice_of("abcdef"), shipped().practices["troika-consulting"])
    words = plain_message(message, Language.EN)
    assert "for 4 people at most, and you are 6" in words
    assert "2 groups at the same time: 3 + 3" in words
