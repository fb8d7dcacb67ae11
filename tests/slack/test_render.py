"""Messages and forms as Block Kit: as they are kept in golden/, and that nothing ever exceeds a limit."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from adapters.slack.form import form_view
from adapters.slack.render import home, pages
from adapters.slack.spans import escaped
from bot.help import help_view
from bot.message import (
    Button,
    Buttons,
    File,
    Heading,
    KeptWords,
    Link,
    Message,
    Paragraph,
    Part,
    Quiet,
    Style,
    TimeStyle,
    When,
    Who,
    Words,
)
from bot.nouns.people import Account, Language
from tests.slack.blocks import Json, complaints
from tests.slack.hostile import HOSTILE
from tests.slack.shown import TEAM, every_form, messages_of_a_season

GOLDEN = Path(__file__).parent / "golden"
AT = datetime(2026, 5, 5, 12, 0, tzinfo=UTC)
ANA = Account("slack", TEAM, "UANA")


def kept(name: str, now: list[Any]) -> object:
    """What is in golden/, one thing a line; `GOLDEN=write` takes what is there now."""
    file = GOLDEN / name
    if os.environ.get("GOLDEN") == "write":
        lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in now)
        file.write_text(f"[\n{lines}\n]\n", "utf-8")
    return json.loads(file.read_text("utf-8"))


def shown(message: Message) -> list[Json]:
    return [{"text": page.text, "blocks": page.blocks} for page in pages(message, TEAM)]


def of(*text: object) -> Json:
    [page] = shown(Message((Paragraph(text),)))  # type: ignore[arg-type]
    return page


def elements(page: Json) -> list[Json]:
    found: list[Json] = page["blocks"][0]["elements"][0]["elements"]
    return found


@pytest.mark.parametrize("language", Language)
async def test_everything_that_a_season_shows(language: Language) -> None:
    season = [shown(message) for message in await messages_of_a_season(language)]
    assert [c for message in season for page in message for c in complaints(page)] == []
    assert season == kept(f"season.{language.value}.json", season)


@pytest.mark.parametrize("language", Language)
def test_every_form(language: Language) -> None:
    forms = [form_view(form, TEAM, room="C1") for form in every_form(language)]
    assert [c for view in forms for c in complaints({"view": view})] == []
    assert forms == kept(f"forms.{language.value}.json", forms)


def test_words_of_people_are_literal_whatever_they_are() -> None:
    page = of("Ana said: ", Words(HOSTILE))
    assert elements(page) == [{"type": "text", "text": "Ana said: "}, {"type": "text", "text": HOSTILE}]
    assert page["text"] == "Ana said: " + escaped(HOSTILE)
    assert "<" not in page["text"]


def test_words_are_as_literal_in_headings_and_small_print() -> None:
    [page] = shown(Message((Heading((Words(HOSTILE),)), Quiet((Words(HOSTILE),)))))
    heading, quiet = page["blocks"]
    assert heading["text"] == {"type": "plain_text", "text": HOSTILE, "emoji": False}
    assert quiet["elements"] == [{"type": "plain_text", "text": HOSTILE, "emoji": False}]
    assert "<" not in page["text"]


def test_only_those_who_are_to_be_pinged_are_mentioned() -> None:
    page = of(Who("Ana", (ANA,)), " and ", Who("Ana", (ANA,), ping=True))
    assert [e["type"] for e in elements(page)] == ["text", "text", "user"]
    assert page["text"] == "Ana and <@UANA>"


def test_somebody_of_another_workspace_is_shown_by_name() -> None:
    page = of(Who("Ana", (Account("slack", "T9", "U1"), Account("discord", "T1", "U2")), ping=True))
    assert elements(page) == [{"type": "text", "text": "Ana"}]


@pytest.mark.parametrize(
    ("style", "format"), [(TimeStyle.MOMENT, "{date_long_pretty}, {time}"), (TimeStyle.CLOCK, "{time}")]
)
def test_a_time_is_the_readers_own(style: TimeStyle, format: str) -> None:
    page = of(When(AT, "Europe/Paris", style))
    [date] = elements(page)
    seconds = int(AT.timestamp())
    assert date == {"type": "date", "timestamp": seconds, "format": format, "fallback": "2026-05-05 14:00 Europe/Paris"}
    assert page["text"] == f"<!date^{seconds}^{format}|2026-05-05 14:00 Europe/Paris>"


def test_a_link_that_could_do_anything_but_lead_somewhere_is_only_its_label() -> None:
    assert elements(of(Link("javascript:alert(1)", "a guide"))) == [{"type": "text", "text": "a guide"}]


def test_words_that_are_still_sealed_stay_so() -> None:
    assert elements(of(KeptWords("m1", "w1"))) == [{"type": "text", "text": "…"}]


def test_a_button_says_all_that_it_does() -> None:
    end = Button("End", "end", "c1", (("n", "2"),), Style.CAREFUL, confirm="End it now?")
    terminer = Button("Terminer", "end", "c1", confirm="Terminer maintenant\u202f?")
    [page] = shown(Message((Buttons((end, end, terminer)),)))
    first, second, third = page["blocks"][0]["elements"]
    assert (first["action_id"], first["value"], first["style"]) == ("end/c1?n=2", "end/c1?n=2", "danger")
    assert second["action_id"] != first["action_id"]
    assert (first["confirm"]["deny"]["text"], third["confirm"]["deny"]["text"]) == ("No, leave it", "Non, laisser")
    assert page["text"] == "[End] [End] [Terminer]"


def test_a_file_is_shown_where_only_its_owner_looks() -> None:
    [page] = shown(Message((Paragraph(("Yours",)),), (File("words.txt", "text/plain", HOSTILE.encode()),)))
    assert page["blocks"][-1]["elements"][0]["elements"] == [{"type": "text", "text": HOSTILE}]


def test_what_does_not_fit_into_one_message_is_said_in_several() -> None:
    parts = tuple(Paragraph((Words(f"{n} " + "word " * 500),)) for n in range(12))
    said = shown(Message(parts))
    assert len(said) > 1
    assert [c for page in said for c in complaints(page)] == []
    assert "".join(page["text"] for page in said).count("word ") == 12 * 500


def test_what_does_not_fit_on_the_home_says_where_the_rest_is() -> None:
    view = home(Message(tuple(Heading((str(n),)) for n in range(120))), TEAM, Language.FR)
    assert (len(view["blocks"]), complaints({"view": view})) == (100, [])
    assert "/circle" in str(view["blocks"][-1])


def test_what_is_the_same_for_everybody_is_drawn_once() -> None:
    first, again = (pages(help_view(Language.EN, frozenset()), TEAM) for _ in range(2))
    assert [page.blocks is other.blocks for page, other in zip(first, again, strict=True)] == [True]


@pytest.mark.parametrize(
    "part",
    [
        Paragraph((Words("mine"),)),
        Paragraph((Who("Ana", (ANA,), ping=True),)),
        Buttons((Button("My topic", "vote", "c1"),)),
        Quiet((KeptWords("m1", "w1"),)),
        Heading(("A title that a circle wrote",)),
    ],
)
def test_what_is_somebodys_is_drawn_each_time_and_kept_nowhere(part: Part) -> None:
    message = Message((part,))
    [one], [other] = pages(message, TEAM), pages(message, TEAM)
    assert one == other
    assert one.blocks is not other.blocks
