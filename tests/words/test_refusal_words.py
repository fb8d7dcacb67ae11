"""Whoever is refused something reads, in their own language, what is so and what they can do next."""

from datetime import UTC, datetime
from typing import get_args

import pytest

from bot.commands import BY_WORD
from bot.grammar.file_problems import Kind, Problem
from bot.message import Bullets, Button, Buttons, Message, Span, Text, Typed, When, Who, Words
from bot.nouns.circle import Circle
from bot.nouns.meeting import MeetingState
from bot.nouns.people import Account, Language, Member
from bot.refusals.any_refusal import AnyRefusal
from bot.refusals.circle import NoSuchCircle, NotFacilitator, NotOffered, NotPresenter, NotYourTurn
from bot.refusals.community import ConvenerHosts, NotConvener
from bot.refusals.meeting import AlreadyMoved, MeetingOver, NoMeeting, NotEnoughHere, TooEarly, TurnsToCome
from bot.refusals.people import AlreadyMember, NeedsRoom, NotAMember, NotYourself
from bot.refusals.refusal import Refusal
from bot.refusals.typed import (
    FileProblems,
    InAGap,
    InThePast,
    Missing,
    UnknownCommand,
    UnknownRegion,
    UnknownZone,
    Unreadable,
)
from bot.words.refusing.message import refusal_message, refusal_words
from bot.words.refusing.typed import MOST_PROBLEMS
from bot.words.voice import Voice, voice_of


def wall(written: str) -> datetime:
    return datetime.fromisoformat(written)


NOON = datetime(2027, 5, 4, 12, tzinfo=UTC)
WALL = wall("2027-05-04T14:00")
PROBLEM = Problem("ours.toml", 13, "steps.1.mode", Kind.CHOICE_UNKNOWN, "circle", "round, open")

# Facts by their names in `refusals`: plausible ones, so that each refusal can be made from its own fields.
FACTS: dict[str, object] = {
    "practice": "our-meeting",
    "parts": 7,
    "after": WALL,
    "at": NOON,
    "by": "m2",
    "circle": "c1",
    "closes": False,
    "convener": "m2",
    "done": True,
    "closes_at": NOON,
    "facilitator": "m2",
    "field": "name",
    "for_oneself": False,
    "holder": "m2",
    "first_at": NOON,
    "first_after": wall("2027-03-14T03:00"),
    "gathers": False,
    "here": ("m1", "m2"),
    "id": "our-meeting",
    "in_hand_of": ("m1", "m2"),
    "kind": "day",
    "least": 3,
    "length": 90,
    "longest": 80,
    "meetings": 2,
    "members": 2,
    "most": 12,
    "name": "Ana",
    "nearest": "open",
    "number": 3,
    "opens_at": NOON,
    "people": 4,
    "presenter": "m2",
    "presenters": ("m2",),
    "problems": (PROBLEM,),
    "quorum": 3,
    "season": "open-circle",
    "speaker": "m2",
    "starts_at": NOON,
    "state": MeetingState.CLOSED,
    "step": 1,
    "swaps": False,
    "times": 1,
    "to_come": ("m2",),
    "typed": "opne",
    "unsuited": 2,
    "wall": WALL,
    "who": "m2",
    "zone": "America/Toronto",
}
CLASSES = get_args(AnyRefusal)


def made(refusal: type[Refusal]) -> AnyRefusal:
    new = refusal(*(FACTS[fact] for fact in getattr(refusal, "__match_args__", ())))
    assert isinstance(new, AnyRefusal)
    return new


# What the same class says differently, when other facts hold.
OTHERWISE: list[AnyRefusal] = [
    NotFacilitator(None),
    NotYourTurn(None),
    NotOffered(None),
    NotPresenter(None),
    NoMeeting(None),
    NotConvener(None),
    ConvenerHosts(),
    NeedsRoom(gathers=True),
    NotYourself(swaps=True),
    AlreadyMoved(None, 2),
    TurnsToCome(3, 1, ("m2",), closes=True),
    NotEnoughHere(3, ("m1",), 3),
    NotAMember("—"),
    InThePast(wall("2027-05-04T00:00"), "Europe/Paris", "on"),
    UnknownRegion("XX"),
    UnknownZone("Toront"),
    UnknownZone(""),
    UnknownCommand("xyzzy", None),
    *(MeetingOver(3, state) for state in MeetingState),
    *(Unreadable("day", "demain", kind) for kind in ("time", "number", "choice", "minutes", "dates", "link", "new")),
]
EVERY = [
    pytest.param(refusal, id=f"{type(refusal).__name__}-{number}")
    for number, refusal in enumerate([*map(made, CLASSES), *OTHERWISE])
]


def voice(language: Language) -> Voice:
    ana = Member("m1", "Ana", (Account("playground", "w", "ana"),))
    ben = Member("m2", "Ben", (Account("playground", "w", "ben"),))
    circle = Circle("c1", "Our circle", language, "Europe/Paris", "open-circle", NOON, (ana, ben))
    return Voice(circle, language, "Europe/Paris")


def strangers_voice(language: Language) -> Voice:
    return Voice(Circle("", "", language, "UTC", "", NOON), language, "UTC")


def plain(text: Text) -> str:
    """As a person reads it, roughly: enough to see that something is said."""

    def shown(span: Span) -> str:
        match span:
            case str():
                return span
            case Who(name):
                return name
            case When(at):
                return f"{at:%d.%m.%Y %H:%M}"
            case Words(words) | Typed(words):
                return words
            case _:
                raise AssertionError(span)

    return "".join(map(shown, text))


def said(refusal: AnyRefusal, language: Language = Language.EN) -> str:
    return plain(refusal_words(refusal, voice(language)))


def pressable(message: Message) -> list[Button]:
    return [button for part in message.parts if isinstance(part, Buttons) for button in part.row]


@pytest.mark.parametrize(("language", "you"), [(Language.EN, "You have"), (Language.FR, "Vous avez")])
def test_nobody_is_told_of_themselves_in_the_third_person(language: Language, you: str) -> None:
    ana = voice(language).circle.members[0]
    moved = AlreadyMoved("m1", 2)
    assert plain(refusal_words(moved, voice_of(voice(language).circle, ana))).startswith(you)
    assert plain(refusal_words(moved, voice(language))).startswith("Ana ")


def test_the_list_of_refusals_lacks_none() -> None:
    assert set(CLASSES) == set(Refusal.__subclasses__())


def test_the_tree_at_the_head_of_the_module_names_every_refusal() -> None:
    tree = (__import__("bot.refusals", fromlist=["refusals"]).__doc__ or "").split()
    for refusal in CLASSES:
        assert refusal.__name__ in tree


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("refusal", EVERY)
def test_a_refusal_says_what_is_so_and_what_one_can_do_next(refusal: AnyRefusal, language: Language) -> None:
    words = said(refusal, language)
    assert len(words) > 40
    assert "refusal." not in words
    assert "field." not in words
    assert "{" not in words
    sentences = [s for s in words.replace("?", ".").replace(":", ".").split(".") if s.strip()]
    assert len(sentences) >= 2, words  # a fact, and a way on


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("refusal", EVERY)
def test_somebody_who_is_in_no_circle_is_answered_too(refusal: AnyRefusal, language: Language) -> None:
    message = refusal_message(refusal, strangers_voice(language))
    assert message.parts


@pytest.mark.parametrize("refusal", EVERY)
def test_each_language_has_its_own_words(refusal: AnyRefusal) -> None:
    assert said(refusal, Language.EN) != said(refusal, Language.FR)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("refusal", EVERY)
def test_what_can_be_pressed_next_is_a_command_with_a_label(refusal: AnyRefusal, language: Language) -> None:
    for button in pressable(refusal_message(refusal, voice(language))):
        assert button.command in BY_WORD
        assert "." not in button.label


def test_whoever_is_meant_is_named_by_a_mention_and_not_by_an_id() -> None:
    (who,) = (s for s in refusal_words(NotFacilitator("m2"), voice(Language.EN)) if isinstance(s, Who))
    assert who.name == "Ben"
    assert not who.ping


def test_instants_are_shown_in_the_reader_s_own_clock() -> None:
    times = [s for s in refusal_words(TooEarly(3, NOON, NOON), voice(Language.EN)) if isinstance(s, When)]
    assert [time.zone for time in times] == ["Europe/Paris"] * 2


def test_a_wall_time_is_said_as_it_was_understood_with_its_zone() -> None:
    gap = InAGap(wall("2027-03-14T02:30"), "America/Toronto", wall("2027-03-14T03:00"))
    assert "02:30 (America/Toronto)" in said(gap)
    assert "03:00" in said(gap)
    assert "02:30 (America/Toronto)" in said(gap, Language.FR)


def test_a_day_in_the_past_is_said_without_a_time_and_with_its_year() -> None:
    words = said(InThePast(wall("2025-05-01T00:00"), "Europe/Paris"))
    assert "2025" in words
    assert "00:00" not in words


@pytest.mark.parametrize(
    "refusal",
    [
        AlreadyMember("<!here> {n}"),
        NotAMember("<!here> {n}"),
        Unreadable("day", "<!here> {n}", "day"),
        UnknownZone("<!here> {n}"),
        UnknownCommand("<!here> {n}", None),
    ],
)
def test_what_somebody_typed_stays_literal(refusal: AnyRefusal) -> None:
    spans = refusal_words(refusal, voice(Language.EN))
    assert [s.text for s in spans if isinstance(s, Words) and "<!here> {n}" in s.text]
    assert not [s for s in spans if isinstance(s, str) and "here>" in s]


def test_a_field_that_is_lacking_is_called_by_its_label() -> None:
    assert "Une séance que vous animez" in said(Missing("mine"), Language.FR)


def test_a_mistyped_command_is_offered_the_nearest_one_to_type() -> None:
    spans = refusal_words(UnknownCommand("opne", "open"), voice(Language.EN))
    assert Typed("/circle open") in spans


def test_a_mistyped_zone_is_offered_the_likely_ones() -> None:
    assert "America/Toronto" in said(UnknownZone("toront"))


def test_two_who_are_here_may_begin_anyway_and_one_alone_may_move_the_meeting() -> None:
    (begin,) = pressable(refusal_message(NotEnoughHere(3, ("m1", "m2"), 3), voice(Language.EN)))
    assert (begin.command, dict(begin.given)) == ("open", {"meeting": "3", "anyway": "1"})
    (move,) = pressable(refusal_message(NotEnoughHere(3, ("m1",), 3), voice(Language.EN)))
    assert move.command == "move"


def test_where_there_is_no_circle_one_can_start_one_or_see_one_s_own() -> None:
    message = refusal_message(NoSuchCircle(), strangers_voice(Language.FR))
    assert [button.command for button in pressable(message)] == ["start", "home"]


def test_the_problems_of_a_file_are_listed_with_their_lines_and_mends() -> None:
    message = refusal_message(FileProblems((PROBLEM,)), voice(Language.EN))
    (listed,) = (part for part in message.parts if isinstance(part, Bullets))
    assert plain(listed.items[0]).startswith("Line 13: “circle” is not a mode")
    assert "round, open" in plain(listed.items[0])


def test_at_a_form_all_the_problems_of_a_file_are_told_with_the_count() -> None:
    words = said(FileProblems((PROBLEM, PROBLEM)))
    assert len(words.splitlines()) == 3
    assert words.startswith("There are 2 things to mend")
    assert "Line 13" in words


def test_a_file_with_very_many_problems_is_told_of_as_many_as_one_can_read() -> None:
    message = refusal_message(FileProblems((PROBLEM,) * 40), voice(Language.EN))
    (listed,) = (part for part in message.parts if isinstance(part, Bullets))
    assert len(listed.items) == MOST_PROBLEMS
    assert len(message.parts) == 3
