"""The App Home: what is on it, and that it is shown anew where it changes and only there."""

from collections.abc import AsyncIterator
from datetime import time
from typing import Any

import pytest
from msgspec.structs import replace

from adapters.slack.homes import OPEN_FOR
from adapters.slack.render import home
from bot.moves.attending import say_coming
from bot.moves.preferences import keep_quiet, speak
from bot.nouns.between import Commitment
from bot.nouns.circle import Circle
from bot.nouns.people import Account, Hours, Language
from bot.nouns.places import Place
from bot.ports.requests import Person, Request
from bot.rules.roster import member
from bot.words.views.mine import Mine, mine_view
from bot.words.voice import stranger_voice, voice_of
from tests.people import a_season
from tests.slack.blocks import Json, complaints
from tests.slack.local_slack import PRIVATE_ROOM, TEAM
from tests.slack.stage import LivingStage
from tests.slack.test_conversation import Circle as Talk
from tests.slack.test_conversation import formed, planned
from tests.slack.test_render import kept

IN_THE_ROOM = Place("slack", TEAM, PRIVATE_ROOM)


def mine(circle: Circle, who: str, words: int = 0) -> Mine:
    someone = member(circle, who)
    return Mine(voice_of(circle, someone), someone, words)


def golden_homes(language: Language) -> dict[str, Any]:
    circle = replace(a_season("ana", "ben", "cal"), language=language)
    quiet = keep_quiet(circle, by="ana", hours=Hours(time(20), time(8))).circle
    quiet = replace(quiet, commitments=(Commitment("w1", "ana"), Commitment("w2", "ana"), Commitment("w3", "ben")))
    cannot = say_coming(circle, by="ben", number=1, coming=False).circle
    other = speak(
        replace(circle, id="circle000002", name="Gardens", meetings=()),
        by="ana",
        language=Language.FR,
        whole_circle=False,
    )
    invited = Mine(stranger_voice(language.value, replace(circle, name="Lanterns")), None)
    alone = replace(circle, members=circle.members[:1], rota=("ana",))
    return {
        "alone": mine_view(language, [mine(replace(alone, solo=True), "ana", 3)]),
        "invited": mine_view(language, [invited]),
        "the facilitator": mine_view(language, [mine(quiet, "ana", 2)]),
        "the understudy": mine_view(language, [mine(circle, "ben")]),
        "cannot come": mine_view(language, [mine(cannot, "ben")]),
        "several": mine_view(language, [mine(quiet, "ana", 1), mine(other.circle, "ana"), invited]),
    }


@pytest.mark.parametrize("language", Language)
def test_homes_look_as_they_are_kept(language: Language) -> None:
    views = [home(message, TEAM, language) for message in golden_homes(language).values()]
    assert [c for view in views for c in complaints({"view": view})] == []
    assert views == kept(f"homes.{language.value}.json", views)


def test_five_circles_fit() -> None:
    circle = a_season("ana", "ben", "cal")
    view = home(mine_view(Language.EN, [mine(circle, "ana")] * 5), TEAM, Language.EN)
    assert len(view["blocks"]) < 100
    assert "/circle" not in str(view["blocks"][-1])  # nothing was left out


@pytest.fixture
async def talk() -> AsyncIterator[Talk]:
    stage = LivingStage()
    async with stage.running():
        yield Talk(stage)
        await stage.settle()
        assert stage.slack.problems == []


async def looks(talk: Talk, who: str, tab: str = "home") -> None:
    assert (await talk.slack.event("app_home_opened", user=who, tab=tab)).status == 200
    await talk.stage.settle()


def published(talk: Talk, who: str) -> int:
    return len([call for call in talk.slack.called("views.publish") if call.args["user_id"] == who])


async def press(talk: Talk, who: str, label: str) -> None:
    shown: Json = talk.slack.homes[who] | {"channel": ""}
    pressed = talk.slack.pressed(who, shown, label)
    pressed |= {"container": {"type": "view", "view_id": "VHOME"}, "view": {"type": "home", "id": "VHOME"}}
    del pressed["channel"], pressed["response_url"]
    assert (await talk.slack.deliver("interactive", pressed)).status == 200
    await talk.stage.settle()


async def test_it_has_everything_that_is_mine_and_nothing_of_others(talk: Talk) -> None:
    await planned(talk)
    await talk.type("UBEN", "commit Call the mayor")
    await talk.type("UANA", "commit Write to Marie")
    await looks(talk, "UBEN")
    home = str(talk.slack.homes["UBEN"])
    for there in ("The garden", "Session 0", "My commitments", "Language", "Europe/Paris", "Quiet hours", "1 piece"):
        assert there in home
    assert "mayor" not in home
    assert "Marie" not in home


async def test_before_any_circle_it_says_what_a_circle_is(talk: Talk) -> None:
    await looks(talk, "UANA")
    assert "three to six peers" in str(talk.slack.homes["UANA"])


async def test_what_others_do_shows_on_it(talk: Talk) -> None:
    await formed(talk)
    await looks(talk, "UBEN")
    await talk.type("UANA", "rename The orchard")
    assert "The orchard" in str(talk.slack.homes["UBEN"])


async def test_what_i_do_elsewhere_shows_on_it(talk: Talk) -> None:
    await planned(talk)
    await looks(talk, "UBEN")
    await talk.type("UBEN", "quiet-hours 21:00-07:00")
    assert "21:00–07:00" in str(talk.slack.homes["UBEN"])
    await talk.type("UBEN", "language fr")
    assert "Heures calmes" in str(talk.slack.homes["UBEN"])


async def test_its_buttons_work_and_it_shows_what_came_of_them(talk: Talk) -> None:
    await planned(talk)
    await looks(talk, "UBEN")
    await press(talk, "UBEN", "Can’t come")
    assert "You said that you can’t come" in str(talk.slack.homes["UBEN"])
    await press(talk, "UBEN", "Quiet hours")
    assert talk.slack.views[-1]["title"]["text"] == "Your quiet hours"
    await talk.slack.submit("UBEN", quiet_from="22:00", quiet_until="06:00")
    await talk.stage.settle()
    assert "22:00–06:00" in str(talk.slack.homes["UBEN"])
    await press(talk, "UBEN", "My words")
    assert "kept" in str(talk.slack.views[-1]).lower()


async def test_slack_is_asked_only_where_it_looks_different(talk: Talk) -> None:
    await formed(talk)
    await looks(talk, "UBEN")
    for text in ("check-in How are you?", "agreements", "circle"):
        await talk.type("UANA", text)
        await talk.type("UBEN", "circle")
    assert published(talk, "UBEN") == 1
    assert published(talk, "UANA") == 0  # whose home is not open


async def test_many_changes_at_once_are_few_calls(talk: Talk) -> None:
    await formed(talk)
    await looks(talk, "UBEN")
    homes = talk.stage.platform._listening.homes
    request = Request(Person(Account("slack", TEAM, "UANA"), "Ana"), "rename", "d1", IN_THE_ROOM, text="The orchard")
    await talk.stage.core.carry_out(request)
    for _ in range(50):
        homes.changed_for(TEAM, "UBEN")
    await talk.stage.settle()
    assert published(talk, "UBEN") == 2


async def test_once_they_go_elsewhere_it_is_left_alone(talk: Talk) -> None:
    await formed(talk)
    await looks(talk, "UBEN")
    await looks(talk, "UBEN", tab="messages")
    await talk.type("UANA", "rename The orchard")
    assert published(talk, "UBEN") == 1


async def test_a_home_counts_as_open_for_some_hours(talk: Talk) -> None:
    await formed(talk)
    await looks(talk, "UBEN")
    talk.stage.seconds.at += OPEN_FOR + 60
    await talk.type("UANA", "rename The orchard")
    assert published(talk, "UBEN") == 1


async def test_a_home_that_could_not_be_shown_is_shown_at_the_next_change(talk: Talk) -> None:
    await formed(talk)
    talk.slack.fail("views.publish", "internal_error")
    await looks(talk, "UBEN")
    assert "UBEN" not in talk.slack.homes
    talk.stage.seconds.at += 60
    await talk.type("UBEN", "circle")
    assert "The garden" in str(talk.slack.homes["UBEN"])


async def test_whoever_left_sees_it_there_at_once(talk: Talk) -> None:
    await formed(talk)
    await looks(talk, "UDEE")
    await talk.slack.event("member_left_channel", user="UDEE", channel=PRIVATE_ROOM)
    await talk.stage.settle()
    assert "The garden" not in str(talk.slack.homes["UDEE"])
