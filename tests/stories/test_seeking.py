"""Seeking a circle, through the real shell: who hears what, and that a secret is heard by nobody."""

import subprocess
import sys

from msgspec.structs import replace

from adapters.story.script import How, read_story
from adapters.story.stage import NAME, Stage
from bot.almanac.zones import instant
from bot.message import Answer
from bot.nouns.people import Language
from bot.nouns.places import Place
from bot.ports.requests import Request
from bot.words.plain import plain_message
from storage.memory import MemoryCircles
from tests.house import played, staged

COMMUNITY = """
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle door door = open
Ben: /circle join
Cal: /circle join
Dee: /circle join
"""
HOURS = "days = weekdays; starts = 17:00; ends = 19:00; languages = en"
ASKED = COMMUNITY + "".join(f"{who}: /circle seek {HOURS}\n" for who in ("Ana", "Ben", "Cal"))
BEGUN = (
    ASKED
    + "Ana: /circle place\nAna: [Invite them]\n"
    + "".join(f"{who}: [Yes, I’ll join]\n" for who in ("Ana", "Ben", "Cal"))
)
COUNT = iter(range(1_000_000))


async def does(stage: Stage, who: str, command: str, *, room: str | None = "garden", circle: str | None = None) -> str:
    assert stage.bot is not None
    place = Place(NAME, "", room) if room else None
    request = Request(stage.person(who), command, f"test {next(COUNT)}", place=place, circle=circle)
    return said(await stage.bot.carry_out(request))


def said(answer: Answer) -> str:
    return plain_message(answer.message, Language.EN) if answer.message else ""


async def everything(text: str) -> list[tuple[str, How, str]]:
    """All that anybody is told or answered, line by line of a story."""
    story = read_story(text)
    stage = staged(MemoryCircles(), instant(story.begins, story.zone))
    heard: list[tuple[str, How, str]] = []
    for line in story.lines:
        await stage.play(replace(story, lines=(line,)))
        heard += [(each.who, each.how, each.words) for each in stage.heard]
    return heard


async def test_a_circle_without_a_room_sits_down_where_one_of_its_people_says() -> None:
    stage = await played(BEGUN)
    assert "The garden sits in this room already" in await does(stage, "Ana", "sit-here")
    assert "where The garden · 1 shall sit" in await does(stage, "Ana", "sit-here", room=None)
    await does(stage, "Ben", "sit-here", room="meadow")
    assert "The garden · 1" in await does(stage, "Cal", "circle", room="meadow")
    assert "The garden\n" in await does(stage, "Cal", "circle")


async def test_who_has_several_circles_without_a_room_is_asked_which() -> None:
    again = "".join(f"{who}: /circle seek {HOURS}\n" for who in ("Ana", "Ben", "Cal"))
    answers = "".join(f"{who}: [Yes, I’ll join]\n" for who in ("Ana", "Ben", "Cal"))
    stage = await played(f"{BEGUN}{again}Ana: /circle place\nAna: [Invite them]\n{answers}")
    asked = await does(stage, "Ana", "sit-here", room="meadow")
    assert "The garden · 1" in asked
    assert "The garden · 2" in asked
    assert "The garden\n" not in asked


async def test_a_proposal_that_is_not_true_any_more_is_shown_anew_and_forms_nothing() -> None:
    text = f"{ASKED}Ana: /circle place\nDee: /circle seek {HOURS}\nAna: [Invite them]\n"
    await played(f"{text}Ana< Something has changed\nAna< one circle of 4\nDee| nothing\n")


async def test_where_none_can_be_formed_those_who_seek_can_be_told_once() -> None:
    text = f"{COMMUNITY}Ben: /circle seek {HOURS}\nAna: /circle place\nAna: [Tell those who seek]\n"
    await played(f"{text}Ben| fewer than three\nAna: /circle place\nAna: [Tell those who seek]\nBen| nothing\n")


async def test_who_is_kept_apart_hears_what_anybody_hears_for_whom_nothing_fits() -> None:
    """Nothing in the words tells that it is for a secret, neither to the one it is about nor to who forms circles."""
    secrets = "".join(f"{who}: /circle not-with people = @Cal\n" for who in ("Ana", "Dee"))
    refused = f"{ASKED}Dee: /circle seek {HOURS}\n{secrets}"
    heard = await everything(f"{refused}Ben: /circle place\nBen: [Invite them]\n")
    told = [words for who, how, words in heard if (who, how) == ("Cal", How.TOLD)]
    assert len(told) == 1
    assert "just now none fits all the hours and conditions" in told[0]
    counts = [words for who, _, words in heard if who == "Ben" and "not placed" in words]
    assert all("no circle fits everything" in words for words in counts)


async def test_a_secret_changes_nothing_that_anybody_else_hears() -> None:
    """It is about somebody who does not seek, so that the same circles are formed."""
    plain = f"{BEGUN}Ben: /circle seeking\n"
    secret = plain.replace(ASKED, f"{ASKED}Ana: /circle not-with people = @Dee\n")
    others = [[each for each in await everything(text) if each[0] != "Ana"] for text in (plain, secret)]
    assert others[0] == others[1]


async def test_my_file_and_the_circle_s_own_screens_hold_no_secret() -> None:
    stage = await played(f"{ASKED}Ana: /circle not-with people = @Zoe\n")
    for who in ("Ana", "Ben"):
        for command in ("circle", "my-file", "words", "home", "season", "rota"):
            assert "Zoe" not in await does(stage, who, command)
    assert "Zoe" not in await does(stage, "Ben", "seeking")
    assert "Zoe" in await does(stage, "Ana", "seeking")


async def test_it_is_all_there_in_french() -> None:
    story = """
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle commencer name = Le jardin; season = open-circle; language = fr; zone = Europe/Paris
Ana: /circle porte door = open
Ben: /circle rejoindre
Cal: /circle rejoindre
Ana: /circle chercher days = weekdays; starts = 17:00; ends = 19:00; languages = fr; interests = Arbres
Ana< Vous cherchez un cercle
Ana< Du lundi au vendredi, 17:00
Ben: /circle chercher days = tuesday; starts = 17:00; ends = 19:00; languages = both; interests = arbres
Ben< mardi, 17:00
Cal: /circle chercher days = every-day; starts = 16:00; ends = 19:00; languages = fr; interests = arbres
Ben: /circle pas-avec people = @Eve
Ben< Eve, à votre demande
Ana: /circle placer
Ana< un cercle de 3
Ana: [Inviter]
Ben| 3 personnes, dont vous
Ben| mardi 12 mai, 17:00 (2 h)
Ana: [Oui, j’en suis]
Ben: [Pas celui-ci]
Ben< Personne ne l’apprend
Ana| aucun cercle n’est né pour vous
"""
    await played(story, language=Language.FR)


def test_the_bot_starts_without_the_solver() -> None:
    check = "import sys, bot.circle_bot, bot.wiring; sys.exit('numpy' in sys.modules or 'highspy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False, timeout=60).returncode == 0


async def test_a_reporting_line_to_somebody_named_is_asked_for_in_a_form_and_says_that_it_stays_secret() -> None:
    stage = await played(COMMUNITY)
    assert stage.bot is not None
    place, dee = Place(NAME, "", "garden"), stage.person("Dee")
    typed = Request(stage.person("Ben"), "reports", "typed", place=place, text="@Dee", people=(dee,))
    form = (await stage.bot.carry_out(typed)).form
    assert form is not None
    assert [field.name for field in form.fields if field.error] == ["direction"]
    assert "This stays a secret" in "".join(str(span) for span in form.intro)


async def test_a_circle_that_was_called_for_needs_a_room_and_begins_where_its_caller_says() -> None:
    story = COMMUNITY.replace("open-circle", "community-of-practice").replace("Ana: /circle door door = open\n", "")
    story += "Dee: /circle call theme = Courage\nAna: [I’d like that]\nBen: [I’d like that]\n"
    stage = await played(story)
    assert "/circle gather" in await does(stage, "Dee", "gather", room=None)
    begun = await does(stage, "Dee", "gather", room="a quiet one")
    assert begun.index("2 invitations are on their way") < begun.index("Courage")
