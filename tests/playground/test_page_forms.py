"""Forms and questions of the page, in a real Chromium: what was typed is never lost."""

from playwright.async_api import Page, expect

from bot.message import (
    Answer,
    Button,
    Buttons,
    Field,
    FieldKind,
    Form,
    Message,
    Style,
)
from bot.ports.requests import Request
from tests.playground.pages import ana, ben, line_of, send
from tests.playground.scripted import Stage, garden, note


async def test_what_cannot_be_taken_back_is_asked_first(stage: Stage, page: Page) -> None:
    end = Button("End", "end", "c1", style=Style.CAREFUL, confirm="End it for everybody?")
    await stage.playground.say(garden, Message((Buttons((end,)),)), once="1")
    button = ana(page).get_by_role("button", name="End", exact=True)
    question = page.get_by_role("dialog", name="End it for everybody?")
    await button.click()
    await expect(question.get_by_role("button", name="Not now")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(question).to_have_count(0)
    await expect(button).to_be_focused()
    await button.click()
    await question.get_by_role("button", name="End").click()
    await expect(button).not_to_have_attribute("aria-disabled", "true")
    assert [asked.command for asked in await stage.bot.was_asked(1)] == ["end"]


def invite(error: str = "") -> Form:
    fields = (
        Field("whom", FieldKind.PEOPLE, "Whom", hint="They see no names yet."),
        Field("why", FieldKind.ESSAY, "Why", longest=40, error=error),
        Field("day", FieldKind.DAY, "First day", required=False),
    )
    return Form("Call a circle", "invite", fields, "Ask them", circle="c1")


async def test_a_form_with_an_error_comes_back_filled_in(stage: Stage, page: Page) -> None:
    def answer(request: Request) -> Answer:
        if not request.from_form:
            return Answer(form=invite())
        return Answer(form=invite("Say a little more.")) if request.given["why"] == "tea" else Answer()

    stage.bot.script["invite"] = answer
    await send(ana(page), "/circle invite")
    form = page.get_by_role("dialog", name="Call a circle")
    why = form.get_by_label("Why")
    await expect(form.get_by_label("Ben")).to_be_focused()
    await expect(form.get_by_label("Ana")).to_have_count(0)  # oneself
    await form.get_by_label("Ben").check()
    await form.get_by_label("Dee").check()
    await form.get_by_label("First day").fill("2026-05-12")
    await why.fill("tea")
    await expect(why).to_have_accessible_description("3 of 40")
    await form.get_by_role("button", name="Ask them").click()
    await expect(form.get_by_text("1 answer needs another look.")).to_be_visible()
    await expect(why).to_have_value("tea")
    await expect(why).to_be_focused()
    await expect(why).to_have_accessible_description("3 of 40 Say a little more.")
    await expect(form.get_by_label("Dee")).to_be_checked()
    await expect(form.get_by_label("First day")).to_have_value("2026-05-12")
    await why.fill("tea, and time")
    await form.get_by_role("button", name="Ask them").click()
    await expect(form).to_have_count(0)
    await expect(line_of(ana(page))).to_be_focused()
    given = stage.bot.asked[-1].given
    people = given["whom"]
    assert isinstance(people, tuple)
    assert ([person.name for person in people], given["why"], given["day"]) == (
        ["Ben", "Dee"],
        "tea, and time",
        "2026-05-12",
    )


async def test_what_is_missing_or_too_long_is_said_at_the_field_and_nothing_is_cut(stage: Stage, page: Page) -> None:
    stage.bot.script["invite"] = lambda _: Answer(form=invite())
    await send(ana(page), "/circle invite")
    form = page.get_by_role("dialog", name="Call a circle")
    family = "👩‍👩‍👧‍👦" * 6  # 42 characters, 66 of JavaScript's
    await form.get_by_label("Why").fill(family)
    await form.get_by_role("button", name="Ask them").click()
    await expect(form.get_by_text("2 answers need another look.")).to_be_visible()
    await expect(form.get_by_text("Please fill this in.")).to_be_visible()
    await expect(form.get_by_text("2 characters too many.")).to_be_visible()
    await expect(form.get_by_label("Why")).to_have_value(family)
    await expect(form.get_by_text("42 of 40")).to_have_count(0)  # one number, in one wording
    await form.get_by_label("Why").fill("tea ")
    await expect(form.get_by_text("3 of 40")).to_be_visible()  # as it will be sent
    await expect(form.get_by_text("characters too many.")).to_have_count(0)
    assert len(stage.bot.asked) == 1


async def test_what_may_be_left_open_can_be_unchosen_and_what_may_not_has_no_empty_choice(
    stage: Stage, page: Page
) -> None:
    people = (("m1", "Ben"), ("m2", "Cal"))
    many = tuple((f"{n}", f"Meeting {n}") for n in range(9))
    fields = (
        Field("peer", FieldKind.CHOICE, "Who may ask", required=False, options=people),
        Field("meeting", FieldKind.CHOICE, "Meeting", options=many),
    )
    form = Form("Commit", "commit", fields, "Keep it", circle="c1")
    stage.bot.script["commit"] = lambda request: Answer() if request.from_form else Answer(form=form)
    await send(ana(page), "/circle commit")
    dialog = page.get_by_role("dialog", name="Commit")
    await expect(dialog.get_by_label("None of these")).to_be_checked()
    await dialog.get_by_label("Ben").check()
    await dialog.get_by_label("None of these").check()
    await expect(dialog.locator("option:not([hidden])")).to_have_count(9)
    await dialog.get_by_role("button", name="Keep it").click()
    await expect(dialog.get_by_text("Please fill this in.")).to_be_visible()
    await dialog.get_by_label("Meeting").select_option("Meeting 4")
    await dialog.get_by_role("button", name="Keep it").click()
    await expect(dialog).to_have_count(0)
    assert stage.bot.asked[-1].given == {"peer": "", "meeting": "4"}


async def test_a_form_that_is_closed_by_mistake_keeps_what_was_typed(stage: Stage, page: Page) -> None:
    stage.bot.script["invite"] = lambda request: Answer() if request.from_form else Answer(form=invite())
    await send(ana(page), "/circle invite")
    form = page.get_by_role("dialog", name="Call a circle")
    await form.get_by_label("Why").fill("because")
    await page.keyboard.press("Escape")
    await expect(form).to_have_count(0)
    await expect(page.get_by_role("status")).to_contain_text("What you typed is kept.")
    await send(ana(page), "/circle invite")
    await expect(page.get_by_role("status")).to_have_text("")
    await expect(form.get_by_label("Why")).to_have_value("because")
    await form.get_by_role("button", name="Start afresh").click()
    await expect(form.get_by_label("Why")).to_have_value("")
    await page.keyboard.press("Escape")
    await send(ben(page), "/circle invite")
    await expect(form.get_by_label("Why")).to_have_value("")


async def test_a_form_that_does_not_go_through_stays_with_what_was_typed(stage: Stage, page: Page) -> None:
    def answer(request: Request) -> Answer:
        if request.from_form and len(stage.bot.asked) == 2:
            raise OSError
        return Answer() if request.from_form else Answer(form=invite())

    stage.bot.script["invite"] = answer
    await send(ana(page), "/circle invite")
    form = page.get_by_role("dialog", name="Call a circle")
    await form.get_by_label("Cal").check()
    await form.get_by_label("Why").fill("because")
    await form.get_by_role("button", name="Ask them").click()
    await expect(form.get_by_role("alert")).to_contain_text("That did not go through")
    await expect(form.get_by_label("Why")).to_have_value("because")
    await form.get_by_role("button", name="Ask them").click()
    await expect(form).to_have_count(0)


async def test_a_form_that_is_refused_without_a_field_keeps_what_was_typed(stage: Stage, page: Page) -> None:
    def answer(request: Request) -> Answer:
        return Answer(note("One thing at a time."), again=True) if request.from_form else Answer(form=invite())

    stage.bot.script["invite"] = answer
    await send(ana(page), "/circle invite")
    form = page.get_by_role("dialog", name="Call a circle")
    await form.get_by_label("Cal").check()
    await form.get_by_label("Why").fill("because")
    await form.get_by_role("button", name="Ask them").click()
    await expect(form.get_by_role("alert")).to_contain_text("One thing at a time.")
    await expect(form.get_by_label("Why")).to_have_value("because")
    await page.keyboard.press("Escape")
    await send(ana(page), "/circle invite")
    await expect(form.get_by_label("Why")).to_have_value("because")
    await expect(form.get_by_label("Cal")).to_be_checked()


async def test_a_line_that_does_not_go_through_is_given_back(stage: Stage, page: Page) -> None:
    def stumble(_: Request) -> Answer:
        raise OSError

    stage.bot.script["topic"] = stumble
    await send(ana(page), "/circle topic slow mornings")
    await expect(ana(page).get_by_role("alert")).to_contain_text("That did not go through")
    await expect(line_of(ana(page))).to_have_value("/circle topic slow mornings")


async def test_somebody_new_comes_in(stage: Stage, page: Page) -> None:
    await ana(page).get_by_role("button", name="New person…").click()
    form = page.get_by_role("dialog", name="Who is coming in?")
    await form.get_by_label("Name").fill("Gil")
    await form.get_by_role("button", name="Come in").click()
    await expect(ana(page).get_by_role("radio", name="Gil")).to_be_checked()
    await send(ana(page), "Hello, I am new")
    await expect(ben(page).locator(".talk")).to_contain_text("Gil")
