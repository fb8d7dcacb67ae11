"""Forty people, sixty topics, a full shelf, the longest words: nothing that a platform refuses, in few messages."""

import pytest
from msgspec.structs import replace

from adapters.discord import render as discord
from adapters.discord.limits import COMPONENTS, TEXT
from adapters.slack import render as slack
from bot.message import Message
from bot.moves import callings, harvest
from bot.nouns.circle import Circle
from bot.nouns.community import Shelved, Topic
from bot.nouns.people import Language
from bot.rules.steps import begin_step
from bot.words.cards import gathering_card, living_cards
from bot.words.views.circle import circle_view
from bot.words.views.community import counts_view, harvest_view
from bot.words.views.forum import forum_view, topics_view
from bot.words.views.shelf import shelf_view
from bot.words.voice import Voice, room_voice
from tests.people import START, meeting_of
from tests.rules.test_forum import NAMES, at_a_forum
from tests.slack.blocks import complaints

CROWD = tuple(f"{'Ж' * 30} {n}" for n in range(40))


def a_crowded_forum(step: str, language: Language) -> Circle:
    """In this step, with everything as long and as full as it may be."""
    circle = replace(at_a_forum(*NAMES, *CROWD), language=language)
    assert circle.community is not None
    topics = tuple(Topic(n, "W" * 150, "x" * 1000, NAMES[0], CROWD) for n in range(60))
    shelf = tuple(Shelved(n, "T" * 150, "u" * 500, ("tag" * 10,) * 6, NAMES[0]) for n in range(500))
    circle = replace(circle, community=replace(circle.community, topics=topics), shelf=shelf)
    circle = callings.call_circle(circle, by=NAMES[0], title="C" * 80).circle
    for n in range(14):
        circle = harvest.add_line(circle, line=f"{n} " + "l" * 190).circle
    meeting = meeting_of(circle)
    assert meeting.live is not None
    at = next(laid.index for laid in meeting.live.steps if laid.step_id == step)
    begun = begin_step(circle, meeting, at, START, by=None)
    return replace(circle, meetings=tuple(begun if m.number == 1 else m for m in circle.meetings))


def everything_shown(circle: Circle) -> list[Message]:
    voice: Voice = room_voice(circle)
    me = circle.members[0]
    screens = [forum_view(voice, me), topics_view(voice, me, 0), shelf_view(voice, me, ""), harvest_view(voice)]
    screens += [counts_view(voice), circle_view(voice, me), gathering_card(voice, meeting_of(circle))]
    return [*screens, *(card.message for card in living_cards(circle))]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("step", ["arrive", "threes", "harvest", "next-topic"])
def test_a_forum_of_forty_four_fits_on_every_platform(step: str, language: Language) -> None:
    for message in everything_shown(a_crowded_forum(step, language)):
        shown = slack.pages(message, "T1")
        assert [c for page in shown for c in complaints({"text": page.text, "blocks": page.blocks})] == []
        assert len(shown) <= 3
        pages = discord.pages(message, discord.Setting("1"))
        assert all(page.components() <= COMPONENTS and page.text() <= TEXT for page in pages)
        assert len(pages) <= 4
