import json
from datetime import UTC, datetime
from pathlib import Path

from adapters.playground.house import Entry, account_of
from adapters.playground.render import entry_json, form_json, text_json
from bot.message import (
    Bullets,
    Button,
    Buttons,
    Facts,
    Field,
    FieldKind,
    File,
    Form,
    Heading,
    KeptWords,
    Link,
    Message,
    Paragraph,
    Quiet,
    Strong,
    Style,
    TimeStyle,
    Typed,
    When,
    Who,
    Words,
)
from bot.ports.requests import Person

GOLDEN = Path(__file__).parent / "golden"
AT = datetime(2026, 5, 5, 12, 0, tzinfo=UTC)
ANA, BEN = Person(account_of("ana"), "Ana"), Person(account_of("ben"), "Ben")

MESSAGE = Message(
    (
        Heading(("Session 2, ", Strong("check-in"))),
        Paragraph((Who("Ben", (BEN.account,), ping=True), " speaks, then ", Who("Ana", (ANA.account,)), ".")),
        Paragraph((Words("<b>*hello*</b> @everyone"), " until ", When(AT, "Europe/Paris", TimeStyle.COUNTDOWN))),
        Facts((("Begins", (When(AT, "Europe/Paris"),)), ("How", (Link("https://example.org/", "a guide"),)))),
        Bullets((("one",), (Typed("/circle open"),))),
        Buttons(
            (
                Button("Pass", "pass", "c1"),
                Button("End", "end", "c1", (("n", "2"),), Style.CAREFUL, confirm="End it now?"),
            )
        ),
        Quiet(("Silence is an answer too.",)),
    ),
    files=(File("season.ics", "text/calendar", b"BEGIN:VCALENDAR"),),
)

FORM = Form(
    title="Invite",
    command="invite",
    circle="c1",
    given=(("step", "2"),),
    intro=("Two to five people.",),
    submit="Ask them",
    fields=(
        Field("whom", FieldKind.PEOPLE, "Whom", hint="They see no names before they accept."),
        Field("why", FieldKind.ESSAY, "Why", required=False, longest=12_000, value="tea", error="too short"),
        Field(
            "when",
            FieldKind.CHOICE,
            "When",
            options=(("soon", "Soon"), ("later", "Later")),
            lines={"soon": "This week."},
        ),
    ),
)


def golden(name: str) -> object:
    return json.loads((GOLDEN / name).read_text("utf-8"))


def test_a_message_as_its_reader_gets_it() -> None:
    entry = Entry(7, "say/1", AT, room="garden", only="ben", message=MESSAGE, answer=True)
    assert entry_json(entry, "ben", (ANA, BEN)) == golden("message.json")


def test_a_form() -> None:
    assert form_json(FORM, "ana", (ANA, BEN)) == golden("form.json")


def test_a_form_offers_neither_oneself_nor_whom_to_choose_would_mean_nothing() -> None:
    cal = Person(account_of("cal"), "Cal")
    form = Form("Invite", "invite", (Field("people", FieldKind.PEOPLE, "Whom", leave_out=(BEN.account,)),), "Invite")
    assert form_json(form, "ana", (ANA, BEN, cal))["fields"][0]["options"] == [["cal", "Cal", ""]]


def test_talk_carries_the_name_of_whoever_said_it() -> None:
    entry = Entry(8, "said/1", AT, room="garden", by="ana", said=Words("Good morning"))
    assert entry_json(entry, "ben", (ANA, BEN)) == {
        "number": 8,
        "at": "2026-05-05T12:00:00+00:00",
        "room": "garden",
        "private": False,
        "answer": False,
        "by": "ana",
        "name": "Ana",
        "said": "Good morning",
    }


def test_a_mention_knows_its_reader() -> None:
    text = (Who("Ben", (BEN.account,), ping=True),)
    assert text_json(text, "ben") == [{"who": "Ben", "you": True, "ping": True}]
    assert text_json(text, "ana") == [{"who": "Ben", "you": False, "ping": True}]


def test_a_link_that_could_do_anything_but_lead_somewhere_is_only_its_label() -> None:
    assert text_json((Link("javascript:alert(1)", "a guide"),), "ana") == ["a guide"]


def test_words_that_are_still_sealed_stay_so() -> None:
    assert text_json((KeptWords("m1", "w1"),), "ana") == [{"words": "…"}]
