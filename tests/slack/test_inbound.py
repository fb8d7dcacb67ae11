"""What Slack sends, and the request that it means."""

import json

import pytest

from adapters.slack.inbound import (
    From,
    NotUnderstood,
    filled_in,
    read_action,
    read_command,
    read_event,
    read_submission,
    request_of,
    room_of,
    tenant_of,
    unescaped,
)
from bot.nouns.people import Account
from bot.nouns.places import Place
from bot.ports.requests import Person
from tests.slack.blocks import Json

COMMAND: Json = {
    "command": "/circle",
    "text": "invite <@U02BEN|ben> and <@U03CAL|cal>",
    "team_id": "T1",
    "enterprise_id": "E1",
    "is_enterprise_install": "false",
    "user_id": "U01ANA",
    "user_name": "ana",
    "channel_id": "C1",
    "trigger_id": "13345224609.738474920.8088930838d88f008e0",
    "response_url": "https://hooks.slack.com/commands/1234/5678",
}
ACTION: Json = {
    "type": "block_actions",
    "team": {"id": "T1"},
    "user": {"id": "U01ANA", "name": "ana", "team_id": "T1"},
    "is_enterprise_install": False,
    "container": {"type": "message", "message_ts": "1.1", "channel_id": "C1"},
    "channel": {"id": "C1"},
    "trigger_id": "t.1",
    "response_url": "https://hooks.slack.com/actions/1",
    "actions": [{"type": "button", "action_id": "pass/c1", "value": "pass/c1?step=2", "action_ts": "5.5"}],
}


def test_a_command_is_its_first_word_and_what_follows() -> None:
    heard = read_command(COMMAND)
    assert (heard.source, heard.command, heard.text) == (From.COMMAND, "invite", "@ben and @cal")
    assert heard.mentions == ("U02BEN", "U03CAL")
    assert (heard.tenant, heard.user, heard.room, heard.handle) == ("T1", "U01ANA", "C1", "ana")


def test_a_request_names_people_by_what_they_are_called() -> None:
    ana, ben, cal = (Person(Account("slack", "T1", f"U0{i}"), n) for i, n in enumerate(("Ana", "Ben", "Cal")))
    request = request_of(read_command(COMMAND), ana, {"U02BEN": ben, "U03CAL": cal}, locale="fr-FR", room_is_open=True)
    assert (request.by, request.people, request.locale) == (ana, (ben, cal), "fr-FR")
    assert request.place == Place("slack", "T1", "C1")
    assert not request.from_form


def test_a_room_that_we_are_not_in_is_no_place() -> None:
    ana = Person(Account("slack", "T1", "U1"), "Ana")
    people = {"U02BEN": ana, "U03CAL": ana}
    assert request_of(read_command(COMMAND), ana, people, locale="en", room_is_open=False).place is None


@pytest.mark.parametrize("channel", ["D123", "", None, 7])
def test_a_direct_message_is_no_room(channel: object) -> None:
    assert room_of(channel) is None


def test_the_bare_command_asks_for_nothing_in_particular() -> None:
    assert read_command(COMMAND | {"text": "  "}).command == ""


def test_what_was_typed_is_what_the_person_saw() -> None:
    typed = "5 &lt; 7 &amp; <https://example.org/a?b=1&amp;c|example.org> in <#C1|garden> <!here> <@U1>"
    assert unescaped(typed) == ("5 < 7 & https://example.org/a?b=1&c in #garden @here @U1", ("U1",))


def test_an_organisation_wide_install_is_one_tenant() -> None:
    whole = COMMAND | {"is_enterprise_install": "true"}
    assert read_command(whole).tenant == "E1"
    assert tenant_of({"enterprise": {"id": "E1"}, "team": None, "is_enterprise_install": True}) == "E1"
    event = {
        "team_id": "T2",
        "authorizations": [{"team_id": "T1", "enterprise_id": "E1", "is_enterprise_install": False}],
    }
    assert tenant_of(event) == "T1"


def test_a_button_says_what_it_does() -> None:
    heard = read_action(ACTION)
    assert (heard.source, heard.command, heard.circle, heard.given) == (From.BUTTON, "pass", "c1", {"step": "2"})
    assert heard.room == "C1"


def test_the_same_click_has_the_same_name_whatever_it_comes_in() -> None:
    again = json.loads(json.dumps(ACTION)) | {"trigger_id": "t.2", "response_url": "https://hooks.slack.com/2"}
    assert read_action(again).delivery == read_action(ACTION).delivery
    other = json.loads(json.dumps(ACTION))
    other["actions"][0]["action_ts"] = "6.6"
    assert read_action(other).delivery != read_action(ACTION).delivery


def test_the_same_event_under_another_id_has_the_same_name() -> None:
    event = {"type": "member_left_channel", "user": "U1", "channel": "C1", "event_ts": "1.1"}
    first = read_event({"team_id": "T1", "event_id": "Ev1", "event": event}, "leave")
    second = read_event({"team_id": "T1", "event_id": "Ev2", "event": event}, "leave")
    assert first.delivery == second.delivery


def submission(value: str, view_hash: str = "h1") -> Json:
    state = {"name": {"value": {"type": "plain_text_input", "value": value}}}
    metadata = json.dumps({"do": "rename/c1?n=1", "room": "C1", "to": "https://hooks.slack.com/1"})
    view = {"id": "V1", "hash": view_hash, "private_metadata": metadata, "state": {"values": state}}
    return {"type": "view_submission", "team": {"id": "T1"}, "user": {"id": "U1"}, "trigger_id": "t", "view": view}


def test_a_form_carries_what_it_is_for_and_what_was_filled_in() -> None:
    heard = read_submission(submission("The garden"))
    assert (heard.command, heard.circle, heard.room) == ("rename", "c1", "C1")
    assert heard.given == {"n": "1", "name": "The garden"}
    assert heard.from_form


def test_a_form_sent_twice_is_one_delivery_and_a_mended_one_another() -> None:
    assert read_submission(submission("a")).delivery == read_submission(submission("a")).delivery
    assert read_submission(submission("a")).delivery != read_submission(submission("b")).delivery


def test_everything_that_can_be_filled_in() -> None:
    state: dict[str, dict[str, Json]] = {
        "who": {"value": {"type": "multi_users_select", "selected_users": ["U1", "U2"]}},
        "which": {"value": {"type": "static_select", "selected_option": {"value": "a"}}},
        "none": {"value": {"type": "static_select", "selected_option": None}},
        "day": {"value": {"type": "datepicker", "selected_date": "2026-05-01"}},
        "time": {"value": {"type": "timepicker", "selected_time": "14:00"}},
        "count": {"value": {"type": "number_input", "value": "3"}},
        "empty": {"value": {"type": "plain_text_input", "value": None}},
    }
    assert filled_in(state) == {
        "who": ("U1", "U2"),
        "which": "a",
        "none": "",
        "day": "2026-05-01",
        "time": "14:00",
        "count": "3",
        "empty": "",
    }


@pytest.mark.parametrize("metadata", ["", "{}", "[]", "null", '{"do": 7}', "x" * 4000])
def test_a_form_that_is_not_ours_is_not_understood(metadata: str) -> None:
    payload = submission("a")
    payload["view"]["private_metadata"] = metadata
    with pytest.raises(NotUnderstood):
        read_submission(payload)


@pytest.mark.parametrize(
    "payload", [{}, {"team_id": "T1"}, {"team_id": ["T1"], "user_id": "U1"}, COMMAND | {"user_id": None}]
)
def test_what_names_nobody_is_not_understood(payload: Json) -> None:
    with pytest.raises(NotUnderstood):
        read_command(payload)


def test_a_menu_or_a_button_without_a_value_is_not_ours() -> None:
    for action in ({"type": "static_select", "value": "x"}, {"type": "button"}):
        with pytest.raises(NotUnderstood):
            read_action(ACTION | {"actions": [action]})
