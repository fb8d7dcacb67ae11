import json

import pytest

from adapters.playground.house import account_of, place_of
from adapters.playground.inbound import (
    LONGEST_LINE,
    Line,
    Look,
    NotUnderstood,
    Pane,
    Press,
    Submit,
    is_command,
    mentioned,
    read_event,
    request_of,
)
from bot.message import Button, button_id
from bot.nouns.people import Language
from bot.ports.requests import Person, Request

ANA, BEN, BENEDICT, LI = (
    Person(account_of(user), name)
    for user, name in (("ana", "Ana"), ("ben", "Ben"), ("guest01", "Ben Dict"), ("guest02", "李 (she)"))
)
PEOPLE = (ANA, BEN, BENEDICT, LI)
ID = "0123456789abcdef"


def typed(text: str) -> Request:
    return request_of(Line(ID, "garden", "ana", text), ANA, PEOPLE, Language.FR)


def test_a_typed_command_is_its_word_its_text_and_the_people_it_names() -> None:
    assert typed("/circle Invite @Ben and @李 (she)") == Request(
        by=ANA,
        command="invite",
        delivery=f"playground/{ID}",
        place=place_of("garden"),
        text="@Ben and @李 (she)",
        people=(BEN, LI),
        locale="fr",
    )


@pytest.mark.parametrize("text", ["/circle", "  /circle  ", "/CIRCLE", "/cercle"])
def test_the_command_alone_has_an_empty_word(text: str) -> None:
    assert is_command(text)
    assert (typed(text).command, typed(text).text) == ("", "")


def test_what_is_typed_after_the_word_is_kept_as_it_was_typed() -> None:
    assert typed("/circle   topic   two  spaces\tand a tab ").text == "two  spaces\tand a tab"


@pytest.mark.parametrize("text", ["hello", "/circles", "/circl open", "say /circle open", "", "//circle"])
def test_all_else_is_talk(text: str) -> None:
    assert not is_command(text)


def test_of_two_names_that_fit_the_longer_is_meant_and_each_person_counts_once() -> None:
    assert mentioned("@ben dict, @Ben! and @BEN", PEOPLE) == (BENEDICT, BEN)


@pytest.mark.parametrize("text", ["ana@ben.org", "@Benny", "@", "Ben", "@everyone"])
def test_what_only_looks_like_a_mention_is_none(text: str) -> None:
    assert mentioned(text, PEOPLE) == ()


def test_a_button_says_by_itself_what_it_does() -> None:
    line = button_id(Button("Pass", "pass", "c1", given=(("turn", "3 & more"),)))
    assert request_of(Press(ID, None, "ben", line), BEN, PEOPLE, Language.EN) == Request(
        by=BEN,
        command="pass",
        delivery=f"playground/{ID}",
        circle="c1",
        given={"turn": "3 & more"},
        locale="en",
    )


def test_a_form_brings_what_it_was_made_with_and_what_was_filled_in() -> None:
    act = Submit(ID, "kitchen", "ana", "invite/c1?step=2", {"whom": ["ben", "nobody"], "why": "tea?"})
    assert request_of(act, ANA, PEOPLE, Language.EN) == Request(
        by=ANA,
        command="invite",
        delivery=f"playground/{ID}",
        place=place_of("kitchen"),
        circle="c1",
        given={"step": "2", "whom": (BEN,), "why": "tea?"},
        locale="en",
        from_form=True,
    )


def test_a_look_is_read() -> None:
    text = '{"what":"look","number":3,"language":"fr","panes":[{"room":"garden","hat":"ana"}]}'
    assert read_event(text) == Look(3, Language.FR, (Pane("garden", "ana"),))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not json",
        "[]",
        "null",
        '{"what":"look"}',
        '{"what":"delete_everything"}',
        json.dumps({"what": "line", "id": ID, "room": "cellar", "hat": "ana", "text": "x"}),
        json.dumps({"what": "line", "id": "short", "room": "garden", "hat": "ana", "text": "x"}),
        json.dumps({"what": "push", "id": ID, "by": "century"}),
        '{"what":"line","text":"\\ud800"}',
    ],
)
def test_what_our_page_does_not_send_is_not_understood(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read_event(text)


def test_what_is_not_understood_is_quoted_nowhere_but_can_be_answered() -> None:
    canary = "a canary sentence " * LONGEST_LINE
    with pytest.raises(NotUnderstood) as caught:
        read_event(json.dumps({"what": "line", "id": ID, "room": "garden", "hat": "ana", "text": canary}))
    assert caught.value.act == ID
    assert "canary" not in repr(caught.value)
    assert caught.value.__context__ is None
