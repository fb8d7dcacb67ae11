"""Who can read this, in words: a sentence for each fact, the unknown said to be so, and no names in an invitation."""

import pytest
from msgspec.structs import replace

from bot.audience import Audience, Onlooker, RoomKind, nothing_known
from bot.message import Buttons, Message, Words
from bot.nouns.people import Account, Invitation, Language
from bot.words.plain import plain_message
from bot.words.readers import readers_view, with_readers
from bot.words.telling.people import invitation_card
from bot.words.voice import Voice, room_voice
from tests.people import A_WEEK_BEFORE, a_season

HOSTILE = "<!channel> @everyone [x](http://evil.example)"


def voice(language: Language = Language.EN) -> Voice:
    return replace(room_voice(a_season("Ana", "Ben", "Cal")), language=language)


@pytest.mark.parametrize("language", Language)
def test_every_fact_about_a_room_has_its_own_sentence(language: Language) -> None:
    audiences = [Audience("P", kind) for kind in RoomKind]
    audiences += [Audience("P", RoomKind.UNKNOWN, (onlooker,)) for onlooker in Onlooker]
    said = {plain_message(readers_view(voice(language), (each,)), language) for each in audiences}
    assert len(said) == len(RoomKind) + len(Onlooker)


def test_what_cannot_be_known_is_said_to_be_so() -> None:
    assert "We cannot know" in plain_message(readers_view(voice(), (nothing_known("P"),)), Language.EN)
    private = Audience("P", RoomKind.INVITED, (Onlooker.EXPORTS_OF_PRIVATE,))
    assert "We cannot know which plan" in plain_message(readers_view(voice(), (private,)), Language.EN)


def test_each_room_of_a_circle_is_named_by_its_platform() -> None:
    said = plain_message(readers_view(voice(), (nothing_known("Here"), nothing_known("There"))), Language.EN)
    assert said.index("Here") < said.index("There") < said.index("What the bot keeps")


def test_the_names_of_roles_are_literal() -> None:
    message = readers_view(voice(), (Audience("P", RoomKind.INVITED, (Onlooker.ROLES,), (HOSTILE,)),))
    spans = [span for part in message.parts for item in getattr(part, "items", ()) for span in item]
    assert Words(HOSTILE) in spans


def test_a_room_reads_it_before_the_first_buttons_and_only_once() -> None:
    button = Buttons((voice().button("button.readers", "readers"),))
    message = Message((voice().line("mode.open"), button), readers=True)
    shown = with_readers(message, voice(), nothing_known("P"))
    assert not shown.readers
    assert shown.parts[0] == message.parts[0]
    assert shown.parts[-1] == button
    assert len(shown.parts) == 5


@pytest.mark.parametrize("language", Language)
def test_an_invitation_names_nobody_but_who_invites_and_says_the_purpose_the_cost_and_the_rules(
    language: Language,
) -> None:
    circle = replace(a_season("Ana", "Benoit", "Calliope"), purpose="Walk together", agreements=("We begin on time.",))
    invitation = Invitation("i1", Account("p", "w", "eve"), "Eve", "Ana", A_WEEK_BEFORE)
    said = plain_message(invitation_card(replace(room_voice(circle), language=language), "Ana", invitation), language)
    assert "Ana" in said
    assert "Benoit" not in said
    assert "Calliope" not in said
    for told in ("Walk together", "4 ", "60 minutes", "We begin on time."):
        assert told in said
