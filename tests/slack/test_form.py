"""Forms as modals: each kind of field, what is wrong with it, and what was typed offered back."""

from adapters.slack.form import form_errors, form_view, offered_back
from bot.message import (
    Field,
    FieldKind,
    Form,
    Message,
    Paragraph,
)
from tests.slack.blocks import Json, complaints
from tests.slack.shown import TEAM


def field(kind: FieldKind, value: str = "", **more: object) -> Json:
    form = Form("T", "do", (Field("f", kind, "F", value=value, **more),), "Go")  # type: ignore[arg-type]
    view = form_view(form, TEAM, room=None)
    assert complaints({"view": view}) == []
    element: Json = view["blocks"][-1]["element"]
    return element


def test_each_kind_of_field_has_its_own_input() -> None:
    assert field(FieldKind.DAY, "2026-05-01")["initial_date"] == "2026-05-01"
    assert field(FieldKind.TIME, "14:00")["initial_time"] == "14:00"
    assert field(FieldKind.NUMBER, "24")["initial_value"] == "24"
    assert field(FieldKind.PEOPLE)["type"] == "multi_users_select"
    assert field(FieldKind.ESSAY)["multiline"]
    chosen = field(FieldKind.CHOICE, "b", options=(("a", "A"), ("b", "B")))
    assert chosen["initial_option"] == chosen["options"][1]


def test_what_there_is_to_say_of_an_option_stands_below_it() -> None:
    chosen = field(FieldKind.CHOICE, "b", options=(("a", "A"), ("b", "B")), lines={"a": "The first."})
    assert [option.get("description", {}).get("text") for option in chosen["options"]] == ["The first.", None]


def test_what_a_picker_cannot_show_leaves_it_empty() -> None:
    assert "initial_date" not in field(FieldKind.DAY, "tomorrow")
    assert "initial_time" not in field(FieldKind.TIME, "14 h")
    assert "initial_value" not in field(FieldKind.NUMBER, "two")


def test_a_choice_without_options_can_still_be_typed() -> None:
    assert field(FieldKind.CHOICE)["type"] == "plain_text_input"


def test_two_hundred_options_stand_in_groups() -> None:
    many = field(FieldKind.CHOICE, "150", options=tuple((str(n), f"Option {n}") for n in range(200)))
    assert [len(group["options"]) for group in many["option_groups"]] == [100, 100]
    assert many["initial_option"]["value"] == "150"


def test_what_was_typed_too_long_stands_in_the_form_again_to_be_shortened() -> None:
    element = field(FieldKind.LINE, "x" * 120, longest=80)
    assert (len(element["initial_value"]), element["max_length"]) == (120, 120)


def test_errors_are_told_on_their_fields_where_the_form_is_the_same() -> None:
    form = Form("T", "do", (Field("a", FieldKind.LINE, "A", error="too long"), Field("b", FieldKind.DAY, "B")), "Go")
    assert form_errors(form, form_view(form, TEAM, room=None)) == {"a": "too long"}
    other = Form("T", "do", (Field("c", FieldKind.LINE, "C", error="x"),), "Go")
    assert form_errors(other, form_view(form, TEAM, room=None)) is None


def test_a_form_is_offered_back_with_everything_that_was_typed() -> None:
    fields = (
        Field("text", FieldKind.ESSAY, "T", value="old"),
        Field("on", FieldKind.DAY, "D"),
        Field("who", FieldKind.PEOPLE, "W"),
        Field("which", FieldKind.CHOICE, "C", options=(("a", "A"), ("b", "B"))),
    )
    view = form_view(Form("T", "do", fields, "Go", intro=("An intro",)), TEAM, room="C1")
    option = {"text": {"type": "plain_text", "text": "B"}, "value": "b"}
    typed = {
        "text": {"value": {"type": "plain_text_input", "value": "what I typed"}},
        "on": {"value": {"type": "datepicker", "selected_date": "2026-05-01"}},
        "who": {"value": {"type": "multi_users_select", "selected_users": ["UANA"]}},
        "which": {"value": {"type": "static_select", "selected_option": option}},
    }
    sent = view | {"id": "V1", "hash": "1", "team_id": TEAM, "state": {"values": typed}}
    back = offered_back(sent, Message((Paragraph(("Nothing was kept yet.",)),)), TEAM)
    assert complaints({"view": back}) == []
    said, *inputs = back["blocks"]
    assert "Nothing was kept yet." in str(said)
    assert inputs[0]["element"]["initial_value"] == "what I typed"
    assert inputs[1]["element"]["initial_date"] == "2026-05-01"
    assert inputs[2]["element"]["initial_users"] == ["UANA"]
    assert inputs[3]["element"]["initial_option"] == option
    assert back["private_metadata"] == view["private_metadata"]
    assert not {"id", "hash", "state"} & back.keys()
