"""The page for everybody: by keyboard alone, on a phone, with a screen reader, in either light."""

from collections.abc import AsyncIterator
from importlib import resources
from typing import Any

import pytest
from msgspec.structs import replace
from playwright.async_api import Browser, Page, expect

from bot.message import (
    Answer,
    Button,
    Buttons,
    Facts,
    Field,
    FieldKind,
    Form,
    Heading,
    Link,
    Message,
    Paragraph,
    Quiet,
    Style,
    Typed,
    When,
    Who,
)
from tests.playground.pages import line_of
from tests.playground.scripted import START, Stage, garden, note, privately

CARD = Message(
    (
        Heading(("Session 2 is open",)),
        Paragraph((Who("Ben"), " speaks. Type ", Typed("/circle open"), " or read ")),
        Paragraph((Link("https://example.org/", "how it runs"),)),
        Facts((("Ends", (When(START, "Europe/Paris"),)), ("Step", ("2 of 6",)))),
        Buttons(
            (
                Button("I have spoken", "spoke", "c1", style=Style.FIRST),
                Button("Pass", "pass", "c1"),
                Button("End", "end", "c1", style=Style.CAREFUL, confirm="End it?"),
            )
        ),
        Quiet(("Silence is an answer too.",)),
    )
)
FORM = Form(
    "Call a circle",
    "invite",
    (
        Field("whom", FieldKind.PEOPLE, "Whom", hint="They see no names yet."),
        Field("why", FieldKind.ESSAY, "Why", required=False),
        Field("name", FieldKind.LINE, "Name", error="This name is taken."),
        Field("often", FieldKind.CHOICE, "How often", options=(("1", "Weekly"), ("2", "Monthly"))),
        Field("zone", FieldKind.CHOICE, "Zone", options=tuple((f"{n}", f"Zone {n}") for n in range(9))),
        Field("day", FieldKind.DAY, "Day"),
        Field("time", FieldKind.TIME, "Time"),
        Field("count", FieldKind.NUMBER, "How many"),
    ),
    "Ask them",
)


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with Stage().running() as stage:
        stage.bot.script["invite"] = lambda request: Answer() if request.from_form else Answer(form=FORM)
        await stage.playground.say(garden, CARD, once="1")
        cue = note("Ask, and let the silence stand", title="Cue")
        await stage.playground.say(privately("ana"), replace(cue, now=("Cue sheet",)), once="2")
        await stage.playground.say(privately("eve"), note("x"), once="3")
        yield stage


async def open_page(browser: Browser, stage: Stage, **context: Any) -> Page:
    page = await (await browser.new_context(locale="en-GB", **context)).new_page()
    await page.goto(stage.address)
    await expect(page.get_by_text("Session 2 is open").first).to_be_visible()
    return page


async def test_by_keyboard_alone_one_can_do_everything(browser: Browser, stage: Stage) -> None:
    page = await open_page(browser, stage)
    keyboard = page.keyboard

    async def focused() -> str:
        """The name of what has the focus; its outline must be seen."""
        name: str = await page.evaluate(
            """() => {
                const it = document.activeElement;
                const ringed = (e) => e && getComputedStyle(e).outlineStyle !== "none";
                const ring = ringed(it) || ringed(it.closest("label"));
                const name = it.ariaLabel ?? it.labels?.[0]?.innerText ?? it.innerText;
                return (ring ? "" : "INVISIBLE ") + name.trim();
            }"""
        )
        return name

    await keyboard.press("Tab")
    assert await focused() == "Go to the rooms"
    order = []
    for _ in range(17):
        await keyboard.press("Tab")
        order.append((await focused()).split("\n")[-1])
    assert order == [
        *("To the next prompt", "+1 min", "+10 min", "+1 hour", "+1 day", "English", "Français"),
        *("Garden", "Ana", "New person…", "Messages, Garden", "/circle open", "how it runs"),
        *("I have spoken", "Pass", "End", "Write as Ana, Garden"),
    ]
    await keyboard.type("/circle in")
    await expect(page.get_by_role("option")).to_have_count(0)
    await keyboard.press("Control+A")
    await keyboard.type("/ci")
    await keyboard.press("ArrowDown")
    await expect(page.get_by_role("option", selected=True)).to_contain_text("/circle home")
    await keyboard.press("ArrowDown")
    await keyboard.press("Enter")
    await expect(line_of(page)).to_have_value("/circle open ")
    await keyboard.press("Control+A")
    await keyboard.type("/circle invite")
    await keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Call a circle")
    await expect(dialog).to_be_visible()
    assert await focused() == "Ben"
    await keyboard.press("Escape")
    await expect(dialog).to_have_count(0)
    assert await focused() == "Write as Ana, Garden"
    await keyboard.type("and on")
    await expect(line_of(page)).to_have_value("and on")
    await page.context.close()


async def test_the_line_offers_people_after_an_at_sign(browser: Browser, stage: Stage) -> None:
    page = await open_page(browser, stage)
    line = line_of(page)
    await line.press_sequentially("/circle invite @d")
    await page.get_by_role("option", name="@Dee").click()
    await expect(line).to_have_value("/circle invite @Dee ")
    await expect(line).to_be_focused()
    await line.press("Enter")
    await expect(page.get_by_role("dialog")).to_be_visible()
    assert [person.name for person in stage.bot.asked[0].people] == ["Dee"]
    await page.context.close()


@pytest.mark.parametrize("width", [320, 390])
async def test_on_a_phone_there_is_one_view_at_a_time(browser: Browser, stage: Stage, width: int) -> None:
    page = await open_page(browser, stage, viewport={"width": width, "height": 740}, has_touch=True, is_mobile=True)
    views = page.get_by_role("navigation", name="Views").get_by_role("button")
    await expect(views).to_have_text(["Garden · Ana", "Garden · Ben"])
    await expect(page.locator(".pane:visible")).to_have_count(1)
    await expect(page.get_by_role("button", name="To the next prompt")).to_be_in_viewport(ratio=0.95)
    room = await page.locator(".stream:visible").bounding_box()
    assert room is not None
    assert room["y"] < (230 if width < 390 else 190)  # the top leaves the room its place
    await views.nth(1).tap()
    await expect(page.locator(".pane:visible")).to_have_accessible_name("Garden, as Ben")
    assert await page.evaluate("document.documentElement.scrollWidth") == width
    await line_of(page).fill("/circle invite")
    await page.get_by_role("button", name="Send").tap()
    box = await page.get_by_role("dialog").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    await page.context.close()


@pytest.mark.parametrize("light", ["light", "dark"])
async def test_axe_finds_nothing(browser: Browser, stage: Stage, light: str) -> None:
    # Evaluated from outside: the page's own policy would never let it in.
    axe = (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    page = await open_page(browser, stage, color_scheme=light, bypass_csp=True, reduced_motion="reduce")
    for number in range(30):  # enough that the room scrolls
        await stage.playground.say(garden, note(f"{number}"), once=f"more {number}")

    async def check() -> None:
        await page.evaluate(axe)
        found = await page.evaluate("axe.run({ resultTypes: ['violations'] })")
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]] == []

    await expect(page.get_by_role("button", name="Go to Cue sheet")).to_be_visible()
    await check()
    await line_of(page).fill("/circle invite")
    await line_of(page).press("Enter")
    form = page.get_by_role("dialog", name="Call a circle")
    await form.get_by_role("button", name="Ask them").click()
    await expect(form.get_by_text("Please fill this in.").first).to_be_visible()
    await check()
    await page.keyboard.press("Escape")
    await line_of(page).press_sequentially("/")
    await expect(page.get_by_role("option")).to_have_count(2)
    await check()
    await page.get_by_role("button", name="End", exact=True).first.click()
    await check()
    await page.context.close()


async def test_a_phone_held_sideways_leaves_room_to_read_and_to_type(browser: Browser, stage: Stage) -> None:
    for width, height in ((844, 390), (780, 493), (667, 375)):
        page = await open_page(browser, stage, viewport={"width": width, "height": height})
        stream = await page.locator(".pane").first.locator(".stream").bounding_box()
        line = await line_of(page).bounding_box()
        assert stream is not None
        assert line is not None
        assert stream["height"] > height * 0.45
        assert line["y"] + line["height"] <= height
        await expect(page.get_by_role("button", name="To the next prompt")).to_be_visible()
        await page.context.close()
