"""Faults 19 and 20: whatever people type, nothing is lost that was accepted, nothing pings, links, or is evaluated."""

import pytest

from adapters.story.stage import NAME, ROOM
from bot.message import Message, Words
from bot.nouns.people import Language
from bot.nouns.places import Place
from bot.ports.requests import Person, Request
from bot.words.plain import plain_message
from storage.memory import MemoryCircles
from tests.faults.circles import circle_of, formed, goes_on

HOSTILE = (
    "<!channel> <!here> <@U1> <#C1> <https://evil|bank>",
    "@everyone @here <@1> <@&2> [x](http://evil.example)",
    "`{0.__class__}` {who} %s %(name)s",
    '=HYPERLINK("http://evil.example")',
    "<script>alert(1)</script> &amp; <b>",
    "👩‍👩‍👧‍👦 \u202eright to left\u202c ze\u200bro 中文",
    "```code``` *bold* _it_ ~no~ > quote # title",
)


def words_in(message: Message) -> list[str]:
    """Every people's text that the message marks as such, from all its parts."""
    found: list[str] = []
    for part in message.parts:
        texts = [getattr(part, "text", ())] if hasattr(part, "text") else list(getattr(part, "items", ()))
        texts += [text for _, text in getattr(part, "rows", ())]
        found += [span.text for text in texts for span in text if isinstance(span, Words)]
    return found


@pytest.mark.parametrize("text", HOSTILE)
async def test_fault_20_what_people_write_stays_theirs_from_the_form_to_the_room(text: str) -> None:
    stage = await formed()
    bot = stage.bot
    assert bot is not None
    await goes_on(stage, "Ana: /circle check-in question = How are you?; hours = 24\n")
    request = Request(
        stage.person("Ben"), "answer", "d", place=Place(NAME, "", ROOM), given={"text": text}, from_form=True
    )
    await bot.carry_out(request)
    await goes_on(stage, "clock: +1 minute\n")
    said = [shown.message for shown in stage.messages.values() if text in words_in(shown.message)]
    assert len(said) == 1
    assert text in plain_message(said[0], Language.EN)


@pytest.mark.parametrize("text", [text[:70] for text in HOSTILE])
async def test_fault_20_a_name_can_do_nothing_but_be_a_name(text: str) -> None:
    circles = MemoryCircles()
    stage = await formed(circles)
    bot = stage.bot
    assert bot is not None
    place = Place(NAME, "", ROOM)
    for command in ("rename", "call-me"):
        await bot.carry_out(
            Request(stage.person("Ana"), command, command, place=place, given={"name": text}, from_form=True)
        )
    circle = await circle_of(stage, circles)
    assert circle.name == text
    for command in ("home", "circle", "season", "rota", "meeting", "agreements", "homework"):
        answer = await bot.carry_out(Request(stage.person("Ana"), command, f"look {command}", place=place))
        assert answer.message is not None
        assert "failed" not in plain_message(answer.message, Language.EN).lower()


async def test_fault_19_an_essay_is_refused_with_its_length_and_comes_back_whole() -> None:
    stage = await formed()
    bot = stage.bot
    assert bot is not None
    await goes_on(stage, "Ana: /circle check-in question = How are you?; hours = 24\n")
    essay = "word " * 2_400
    request = Request(
        stage.person("Ben"), "answer", "d", place=Place(NAME, "", ROOM), given={"text": essay}, from_form=True
    )
    answer = await bot.carry_out(request)
    assert answer.form is not None
    (field,) = answer.form.fields
    assert field.value == essay
    assert "3000" in field.error


async def test_fault_19_two_hundred_agreements_are_shown_or_refused_but_never_cut() -> None:
    circles = MemoryCircles()
    stage = await formed(circles)
    bot = stage.bot
    assert bot is not None
    place = Place(NAME, "", ROOM)
    many = "\n".join(f"Agreement {number}" for number in range(180))
    given: dict[str, str | tuple[Person, ...]] = {"agreements": many, "reason": "We like lists."}
    await bot.carry_out(Request(stage.person("Ana"), "amend", "a", place=place, given=given, from_form=True))
    for other in (await circle_of(stage, circles)).members[1:]:
        await bot.carry_out(Request(stage.person(other.name), "consent", f"c {other.name}", place=place))
    circle = await circle_of(stage, circles)
    assert len(circle.agreements) == 180
    more = "\n".join(f"Agreement number {number}" for number in range(200))
    answer = await bot.carry_out(
        Request(stage.person("Ana"), "amend", "b", place=place, given=given | {"agreements": more}, from_form=True)
    )
    assert answer.form is not None
    assert answer.form.fields[0].value == more
    assert len((await circle_of(stage, circles)).agreements) == 180
