"""Somebody who is in several circles, and types where none of them sits: they are asked which, and nothing is lost."""

from msgspec.structs import replace

from adapters.story.script import read_story
from adapters.story.stage import Stage
from bot.message import Answer
from bot.nouns.people import Language
from bot.nouns.places import Place
from bot.ports.requests import Request
from bot.words.plain import plain_message
from tests.house import played

TWO = """
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = weekly; minutes = 60; count = 2
"""
ALONE = "Ana: /circle solo season = theory-of-practice; language = en; zone = Europe/Paris\n"


async def elsewhere(stage: Stage, text: str) -> None:
    await stage.play(read_story(text), "cellar")


async def test_a_note_belongs_to_what_one_does_alone() -> None:
    stage = await played(TWO)
    await elsewhere(stage, ALONE)
    await elsewhere(
        stage, "Ana: /circle note remember this\nAna< in your notebook\nAna: /circle notebook\nAna< remember"
    )
    await elsewhere(stage, "Ana: /circle company\nAna< company")


async def test_a_button_for_each_circle_carries_what_was_typed() -> None:
    stage = await played(TWO)
    await elsewhere(stage, ALONE)
    await elsewhere(
        stage,
        """
        Ana: /circle commit walk
        Ana< Which one?
        Ana< [The garden]
        Ana< [My theory of practice · alone]
        Ana: [The garden]
        Ana< walk
        Ana: /circle season
        Ana: [My theory of practice · alone]
        Ana< My theory of practice
        """,
    )


async def test_what_is_too_long_for_a_button_is_carried_by_a_form() -> None:
    stage = await played(TWO)
    await elsewhere(stage, ALONE)
    long = "walk along the river every morning before anybody else is awake, and write down what I saw there"
    form = (await carried_out(stage, text=long)).form
    assert form is not None
    circle, typed = form.fields
    assert (form.title, typed.value) == ("Which one?", long)
    garden = next(value for value, label in circle.options if label == "The garden")
    answer = await carried_out(stage, given={"in": garden, "typed": typed.value}, from_form=True)
    assert answer.message is not None
    assert long in plain_message(answer.message, Language.EN)


async def carried_out(stage: Stage, **more: object) -> Answer:
    assert stage.bot is not None
    person = stage.person("Ana")
    request = Request(person, "commit", str(more), place=Place(stage.name, "", "cellar"))
    return await stage.bot.carry_out(replace(request, **more))


async def test_circles_of_the_same_name_are_told_apart_by_who_is_in_them() -> None:
    stage = await played(TWO)
    await stage.play(
        read_story(
            """
            Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
            Ana: /circle invite @Ben
            Ben: [Yes, I’ll join]
            """
        ),
        "attic",
    )
    await elsewhere(stage, "Ana: /circle season\nAna< [The garden · Ben]\nAna< [The garden · 4 May 2026]")


async def test_a_circle_that_has_ended_is_not_asked_about_while_another_goes_on() -> None:
    stage = await played(TWO)
    await stage.play(read_story("Ana: /circle end\nAna: [Yes]"), "garden")
    await elsewhere(stage, ALONE)
    await elsewhere(stage, "Ana: /circle season\nAna< My theory of practice\nAna: /circle commit walk\nAna< walk")


async def test_a_form_that_opens_for_what_is_lacking_says_what_could_not_be_read() -> None:
    stage = await played(TWO)
    await stage.play(
        read_story(
            """
            Ana: /circle move 1 2027-02-29 25:00
            Ana< “2027-02-29” is not in the calendar
            Ana< “25:00” cannot be read as a time
            Ana: /circle cant 2027-02-29
            Ana< There is no meeting “2027-02-29” here
            Ana: /circle propose Something else
            Ana< Propose
            """
        )
    )
