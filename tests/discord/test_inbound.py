"""What Discord sends, read as requests. The payloads are as Discord's own documents show them."""

from adapters.discord.inbound import Heard, filled_in_request, offered, pressed_request, typed, typed_request
from adapters.discord.pressed import Pressed
from bot.nouns.people import Account
from bot.nouns.places import Place
from bot.ports.requests import Person, Request

HEARD = Heard(id="900", user="7", name="Ana", server="100", room="200", locale="fr")
ANA = Person(Account("discord", "100", "7"), "Ana")


def a_command(group: str, word: str, *options: dict[str, object], **resolved: object) -> dict[str, object]:
    inner = {"type": 1, "name": word, "options": list(options)}
    data: dict[str, object] = {
        "id": "1",
        "name": "circle",
        "type": 1,
        "options": [{"type": 2, "name": group, "options": [inner]}],
    }
    return data | ({"resolved": resolved} if resolved else {})


def test_a_command_is_a_word_and_what_was_given() -> None:
    data = a_command(
        "season", "move", {"type": 3, "name": "meeting", "value": "2"}, {"type": 4, "name": "minutes", "value": 90}
    )
    assert typed_request(data, HEARD) == Request(
        by=ANA,
        command="move",
        delivery="discord/900",
        place=Place("discord", "100", "200"),
        given={"meeting": "2", "minutes": "90"},
        locale="fr",
    )


def test_which_circle_is_meant_may_be_said() -> None:
    data = a_command("mine", "commitments", {"type": 3, "name": "circle", "value": "circle000001"})
    request = typed_request(data, HEARD)
    assert (request.circle, request.given) == ("circle000001", {})


def test_people_are_taken_in_order_by_the_name_that_others_see_and_bots_are_left_out() -> None:
    data = a_command(
        "people",
        "invite",
        {"type": 6, "name": "people", "value": "8"},
        {"type": 6, "name": "people-2", "value": "9"},
        {"type": 6, "name": "people-3", "value": "10"},
        {"type": 6, "name": "people-4", "value": "11"},
        users={
            "8": {"id": "8", "username": "ben", "global_name": "Ben"},
            "9": {"id": "9", "username": "cal", "global_name": None},
            "10": {"id": "10", "username": "robot", "bot": True},
            "11": {"id": "11", "username": "dee", "global_name": "Dee"},
        },
        members={"11": {"nick": "Dé"}},
    )
    people = typed_request(data, HEARD).given["people"]
    assert isinstance(people, tuple)
    assert [(p.account.user, p.name) for p in people] == [("8", "Ben"), ("9", "cal"), ("11", "Dé")]


def test_a_button_says_the_rest() -> None:
    request = pressed_request(Pressed("next/circle000001?step=4"), HEARD)
    assert (request.command, request.circle, request.given) == ("next", "circle000001", {"step": "4"})
    assert not request.from_form


def test_a_private_message_has_no_room_and_still_its_server() -> None:
    private = Heard(id="901", user="7", name="Ana", server="100", room=None, locale="en-US")
    request = pressed_request(Pressed("accept/circle000001", "100"), private)
    assert (request.place, request.by.account) == (None, Account("discord", "100", "7"))


def test_a_form_brings_its_texts_its_choices_and_its_people() -> None:
    data = {
        "custom_id": "|| plan",
        "components": [
            {"type": 10, "id": 1},
            {"type": 18, "component": {"type": 4, "custom_id": "day", "value": "2026-05-12"}},
            {"type": 18, "component": {"type": 3, "custom_id": "rhythm", "values": ["two-weeks"]}},
            {"type": 18, "component": {"type": 3, "custom_id": "practice", "values": []}},
            {"type": 18, "component": {"type": 21, "custom_id": "which", "value": "one"}},
            {"type": 18, "component": {"type": 21, "custom_id": "door", "value": None}},
            {"type": 18, "component": {"type": 5, "custom_id": "people", "values": ["8"]}},
            {"type": 1, "components": [{"type": 4, "custom_id": "count", "value": ""}]},
        ],
        "resolved": {"users": {"8": {"id": "8", "username": "ben"}}},
    }
    request = filled_in_request(Pressed("plan/circle000001?check_in=3"), data, HEARD)
    assert request.from_form
    assert request.given == {
        "check_in": "3",
        "day": "2026-05-12",
        "rhythm": "two-weeks",
        "practice": "",
        "which": "one",
        "door": "",
        "people": (Person(Account("discord", "100", "8"), "ben"),),
        "count": "",
    }


def test_the_option_that_is_being_filled_in_is_known() -> None:
    data = a_command("season", "move", {"type": 3, "name": "meeting", "value": "Ses", "focused": True})
    command = typed(data)
    assert command.word == "move"
    assert command.focused is not None
    assert command.focused["name"] == "meeting"
    assert typed(a_command("begin", "home")).focused is None


def test_what_is_offered_goes_on_from_what_was_typed() -> None:
    choices = [("1", "Session 1"), ("2", "Session 2"), ("m1", "Ana"), ("x" * 101, "too long"), ("", "nothing")]
    assert offered(choices, "ses") == [("1", "Session 1"), ("2", "Session 2")]
    assert offered(choices, "M1") == [("m1", "Ana")]
    assert len(offered([(str(n), "same") for n in range(40)], "")) == 25
    assert offered(choices, "too") == []
