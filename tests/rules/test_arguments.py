"""What was given with a request: a member is known by their name as the circle has it, and nobody is guessed."""

import pytest
from msgspec.structs import replace

from bot.command import Move
from bot.commands import BY_WORD
from bot.nouns.circle import Circle
from bot.nouns.people import MemberId
from bot.nouns.together import Absence, Logistics
from bot.ports.requests import Request
from bot.refusals.typed import Missing, MoreThanWeAre, Unreadable
from bot.typed import read_given
from bot.words.voice import room_voice
from tests.people import START, a_circle, person


def called(*names: str) -> Circle:
    circle = a_circle("m1", "m2", "m3")
    members = tuple(replace(m, name=name) for m, name in zip(circle.members, names, strict=True))
    return replace(circle, members=members)


def typed(circle: Circle, text: str, word: str = "hand-over") -> MemberId | None:
    request = Request(command=word, by=person("m1"), locale="en", delivery="d", text=text)
    arguments, voice = BY_WORD[word].arguments, room_voice(circle)
    given = read_given(arguments, request, by=None, now=START, new_id="1", voice=voice)
    return given.member(circle, "member")


def test_a_member_is_chosen_by_name_whatever_its_letters_and_however_many_words() -> None:
    circle = called("Ana", "Ben Marie", "Cal")
    assert typed(circle, "ana") == "m1"
    assert typed(circle, "BEN MARIE", word="remove") == "m2"
    assert typed(circle, "m3") == "m3"
    assert typed(circle, "Eve") is None


def test_where_two_are_called_alike_nobody_is_guessed() -> None:
    with pytest.raises(Unreadable):
        typed(called("Ana", "ana", "Cal"), "Ana")


def filled_in(word: str, *, from_form: bool = True, **values: str) -> Circle:
    circle = replace(a_circle("m1", "m2", "m3"), draft=Logistics(absence=Absence.WORD, quorum=3))
    request = Request(command=word, by=person("m1"), locale="en", delivery="d", given=dict(values), from_form=from_form)
    command = BY_WORD[word]
    assert isinstance(command.does, Move)
    given = read_given(command.arguments, request, by=circle.members[0], now=START, new_id="1")
    return command.does.run(circle, given).circle


def test_a_quorum_is_asked_for_that_the_circle_can_reach() -> None:
    with pytest.raises(MoreThanWeAre) as told:
        filled_in("set-absence", absence="tap", quorum="9")
    assert (told.value.field, told.value.people) == ("quorum", 3)


def test_what_was_noted_of_the_quorum_goes_only_where_it_was_emptied_in_sight() -> None:
    assert filled_in("set-absence", from_form=False, absence="tap").draft == Logistics(absence=Absence.TAP, quorum=3)
    assert filled_in("set-absence", absence="tap", quorum="").draft == Logistics(absence=Absence.TAP)


def test_elsewhere_is_somewhere() -> None:
    with pytest.raises(Missing) as told:
        filled_in("set-between", between="elsewhere")
    assert told.value.field == "elsewhere"
    noted = filled_in("set-between", between="elsewhere", elsewhere="by letter").draft
    assert noted is not None
    assert noted.elsewhere == "by letter"
    here = filled_in("set-between", between="here", elsewhere="by letter").draft
    assert here is not None
    assert here.elsewhere == ""
