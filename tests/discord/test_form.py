"""Forms as modals: every command's, in both languages, within every limit."""

import pytest
from msgspec.structs import replace
from simcord.components import validate_modal

from adapters.discord.form import Choice, Input, People, TooManyFields, sheet
from adapters.discord.limits import CUSTOM_ID, FIELDS, HINT, INPUT, LABEL, OPTION, OPTIONS, TITLE, length
from adapters.discord.render import Setting
from adapters.discord.view import modal
from bot.commands import COMMANDS
from bot.forms import form_for
from bot.message import Field, FieldKind, Form
from bot.nouns.people import Language
from bot.ports.requests import Request
from bot.words.voice import voice_of
from tests.people import a_season, person

HERE = Setting("1456074443980800003")


def every_form(language: Language) -> list[Form]:
    circle = a_season("ana", "ben", "cal", agreed=30)
    circle = replace(circle, language=language, agreements=("word " * 500,) * 4)
    voice = voice_of(circle, circle.members[0])
    request = Request(person("ana"), "", "1", given={"check_in": "12", "commitment": "c" * 12})
    wrong = dict.fromkeys(("name", "day", "time", "text", "meeting"), "What is wrong here, at some length. " * 4)
    return [
        form_for(command.word, command.arguments, voice, request, {}, errors=wrong)
        for command in COMMANDS
        if command.arguments
    ]


@pytest.mark.parametrize("language", list(Language))
async def test_every_form_of_the_command_table_fits_into_a_modal(language: Language) -> None:
    for form in every_form(language):
        drawn = sheet(form, HERE, language)
        assert len(drawn.id) <= CUSTOM_ID
        assert length(drawn.title) <= TITLE
        assert 1 <= len(drawn.controls) <= FIELDS
        for control in drawn.controls:
            assert length(control.label) <= LABEL
            assert length(control.hint) <= HINT
            match control:
                case Input():
                    assert length(control.value) <= control.longest <= INPUT
                case Choice():
                    assert 0 < len(control.options) <= OPTIONS
                    assert all(
                        0 < len(value) <= OPTION and 0 < length(text) <= OPTION and length(line) <= OPTION
                        for value, text, line in control.options
                    )
                case People():
                    assert 0 < control.most <= OPTIONS
        validate_modal(modal(drawn).to_dict())


def test_no_command_asks_more_than_a_modal_can_hold() -> None:
    assert max(len(command.arguments) for command in COMMANDS) <= FIELDS
    six = Form("Six", "six", tuple(Field(f"f{n}", FieldKind.LINE, "One") for n in range(6)), "Go")
    with pytest.raises(TooManyFields):
        sheet(six, HERE, Language.EN)


def control_of(field: Field, language: Language = Language.EN) -> Input | Choice | People:
    return sheet(Form("A form", "go", (field,), "Go"), HERE, language).controls[0]


def test_few_options_are_shown_at_once_and_many_in_a_list() -> None:
    few = control_of(Field("f", FieldKind.CHOICE, "F", options=(("a", "A"), ("b", "B")), value="b"))
    many = control_of(Field("f", FieldKind.CHOICE, "F", options=tuple((str(n), str(n)) for n in range(9))))
    assert isinstance(few, Choice)
    assert isinstance(many, Choice)
    assert (few.few, few.value, many.few) == (True, "b", False)


def test_a_choice_with_nothing_to_choose_from_can_still_be_typed() -> None:
    assert isinstance(control_of(Field("f", FieldKind.CHOICE, "F", longest=5)), Input)


def test_what_is_wrong_stands_beside_its_field_with_what_was_typed() -> None:
    control = control_of(Field("day", FieldKind.DAY, "Day", hint="Soon.", value="tomorow", error="Which day?"))
    assert isinstance(control, Input)
    assert (control.hint, control.value) == ("⚠ Which day?", "tomorow")


@pytest.mark.parametrize(("language", "example"), [(Language.EN, "such as 18:30"), (Language.FR, "par exemple 18:30")])
def test_days_and_times_show_how_they_are_written(language: Language, example: str) -> None:
    control = control_of(Field("time", FieldKind.TIME, "Time"), language)
    assert isinstance(control, Input)
    assert control.example.replace("\u00a0", " ") == example


async def test_an_introduction_is_shown_where_there_is_room_for_it() -> None:
    form = Form("A form", "go", (Field("f", FieldKind.PEOPLE, "Who", required=False),), "Go", intro=("Before.",))
    wire = modal(sheet(form, HERE, Language.EN)).to_dict()
    validate_modal(wire)
    assert [each["type"] for each in wire["components"]] == [10, 18]


def test_where_there_is_no_room_the_introduction_stands_under_a_field() -> None:
    fields = tuple(Field(f"f{n}", FieldKind.LINE, "One", hint="Taken." if n == 0 else "") for n in range(FIELDS))
    drawn = sheet(Form("A form", "go", fields, "Go", intro=("In Paris.",)), HERE, Language.EN)
    assert (drawn.intro, [control.hint for control in drawn.controls]) == ("", ["Taken.", "In Paris.", "", "", ""])
