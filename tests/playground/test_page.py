"""The page in a real Chromium, against a real server, with a scripted bot behind it."""

import re
from datetime import timedelta

from playwright.async_api import Browser, Page, expect

from bot.message import (
    Answer,
    Button,
    Buttons,
    Facts,
    File,
    Heading,
    Link,
    Message,
    Paragraph,
    TimeStyle,
    Typed,
    When,
    Who,
    Words,
)
from bot.nouns.people import Language
from tests.playground.pages import ana, ben, line_of, send
from tests.playground.scripted import START, Stage, garden, kitchen, note, privately

HOSTILE = (  # fault 20
    "<!channel> @everyone <@U1> <https://evil|bank> [x](http://evil) `code` {0.__class__} =HYPERLINK(",
    "<img src=x onerror=alert(1)><script>alert(1)</script>",
    "\u202egnp.exe\u202c 👩‍👩‍👧‍👦 \u200bzero\u200dwidth",
)


async def test_a_typed_command_is_answered_in_private(stage: Stage, page: Page) -> None:
    stage.bot.script["home"] = lambda request: Answer(note(f"Hello {request.by.name}", title="Your circles"))
    await send(ana(page), "/circle home")
    answer = ana(page).get_by_role("article").filter(has_text="Your circles")
    await expect(answer).to_contain_text("Only Ana sees this")
    await expect(answer).to_contain_text("Hello Ana")
    await expect(ben(page).get_by_text("Your circles")).to_have_count(0)
    await expect(line_of(ana(page))).to_have_value("")
    await answer.get_by_role("button", name="Put away").click()
    await expect(answer).to_have_count(0)


async def test_what_could_be_typed_next_is_gone_when_the_line_is_sent(stage: Stage, page: Page) -> None:
    line = line_of(ana(page))
    await line.fill("/circle")
    await expect(ana(page).get_by_role("listbox")).to_be_visible()
    await line.press("Enter")
    await stage.bot.was_asked(1)
    await expect(ana(page).get_by_role("listbox")).to_be_hidden()


async def test_talk_is_shown_to_both_and_the_bot_is_not_asked(stage: Stage, page: Page) -> None:
    await send(ben(page), "The tea is ready")
    for where in (ana(page), ben(page)):
        await expect(where.locator(".talk")).to_contain_text("The tea is ready")
    await expect(ben(page).locator(".talk")).to_contain_text("Ben (you)")
    assert stage.bot.asked == []


async def test_a_button_brings_what_it_carries_and_the_card_is_changed_in_place(stage: Stage, page: Page) -> None:
    def turn(name: str) -> Message:
        row = (Button("Pass", "pass", "c1", given=(("turn", "1"),)), Button("Later", "later", "c1"))
        return Message((Heading((f"{name} speaks",)), Buttons(row)))

    shown_as = await stage.playground.say(garden, turn("Ana"), once="1")
    await stage.playground.say(garden, note("Something that came later"), once="2")
    button = ana(page).get_by_role("button", name="Pass")
    await button.focus()
    await page.keyboard.press("Enter")
    await expect(button).not_to_have_attribute("aria-disabled", "true")
    assert [(r.by.name, r.command, r.circle, r.given) for r in stage.bot.asked] == [
        ("Ana", "pass", "c1", {"turn": "1"})
    ]
    await stage.playground.change(garden, shown_as, turn("Ben"))
    for where in (ana(page), ben(page)):
        await expect(where.get_by_role("article")).to_contain_text(["Ben speaks", "came later"])
    await expect(button).to_be_focused()
    await expect(page.locator("#announcer")).to_contain_text("Circlekeeper: Ben speaks.")


async def test_a_change_that_turns_nothing_is_not_announced(stage: Stage, page: Page) -> None:
    shown_as = await stage.playground.say(garden, note("3 of 6", title="Check-in"), once="1")
    await expect(page.locator("#announcer")).to_have_text("Circlekeeper: Check-in.")
    await page.evaluate("document.getElementById('announcer').textContent = ''")
    await stage.playground.change(garden, shown_as, note("4 of 6", title="Check-in"))
    await stage.playground.say(garden, note("Tea"), once="2")
    await expect(page.locator("#announcer")).to_have_text("Circlekeeper: Tea.")
    await expect(ana(page)).to_contain_text("4 of 6")


async def test_private_messages_are_seen_under_one_hat_and_announced_by_a_dot(stage: Stage, page: Page) -> None:
    await stage.playground.say(privately("eve"), note("Your cue sheet"), once="1")
    await expect(page.get_by_text("Your cue sheet")).to_have_count(0)
    hat = ana(page).get_by_role("radio", name="Eve")
    await expect(hat).to_have_accessible_name("Eve something private to read")
    await hat.check()
    await expect(ana(page).get_by_role("article")).to_contain_text("Only Eve sees this")
    await expect(ben(page).get_by_text("Your cue sheet")).to_have_count(0)
    await expect(ben(page).get_by_role("radio", name="Eve")).to_have_accessible_name("Eve")


async def test_what_is_private_goes_with_the_hat_even_while_the_server_is_away(stage: Stage, page: Page) -> None:
    await stage.playground.say(garden, note("For all"), once="1")
    await stage.playground.say(privately("ana"), note("Your cue sheet"), once="2")
    await expect(ana(page).get_by_role("article")).to_have_count(2)
    await stage.stop()
    await ana(page).get_by_role("radio", name="Dee").check()
    await expect(ana(page).get_by_role("article")).to_have_text([re.compile("For all")])
    await ana(page).get_by_role("radio", name="Kitchen").check()
    await expect(ana(page).get_by_role("article")).to_have_count(0)
    await stage.start_again()
    await ana(page).get_by_role("radio", name="Garden").check()
    await ana(page).get_by_role("radio", name="Ana").check()
    await expect(ana(page).get_by_role("article")).to_have_count(2)


async def fill_the_room(stage: Stage, lines: int = 40) -> None:
    for number in range(lines):
        await stage.playground.say(garden, note(f"Line {number}"), once=f"line {number}")


def going_on(name: str, title: str = "Check-in") -> Message:
    parts = (Heading((title,)), Buttons((Button("I have spoken", "done", "c1"),)))
    return Message(parts, now=(f"{title} · ", Who(name), ", the floor is yours"))


async def test_what_goes_on_is_within_reach_when_it_has_scrolled_away(stage: Stage, page: Page) -> None:
    shown_as = await stage.playground.say(garden, going_on("Cal"), once="1")
    await stage.playground.say(privately("ana"), Message(note("Say it").parts, now=("Cue sheet",)), once="2")
    card = ana(page).get_by_role("article").filter(has_text="I have spoken")
    way = ana(page).get_by_role("button", name="Go to Check-in · Cal, the floor is yours")
    await expect(card).to_be_in_viewport()
    await expect(way).to_have_count(0)
    await fill_the_room(stage)
    await expect(card).not_to_be_in_viewport()
    await expect(ana(page).get_by_role("button", name="Go to Cue sheet")).to_be_visible()
    await expect(ben(page).get_by_role("button", name="Go to Cue sheet")).to_have_count(0)
    await expect(ana(page).get_by_text("Line 39")).to_be_in_viewport()
    await way.click()
    await expect(card).to_be_in_viewport()
    await expect(card).to_be_focused()
    await expect(way).to_have_count(0)
    await ben(page).get_by_role("button", name="Go to Check-in").wait_for()
    await stage.playground.change(garden, shown_as, note("Check-in is over."))
    await expect(ben(page).get_by_role("button", name="Go to Check-in")).to_have_count(0)


async def test_the_answer_to_ones_own_act_is_brought_into_view(stage: Stage, page: Page) -> None:
    stage.bot.script["help"] = lambda _: Answer(note(*["A line of help"] * 60, title="Help"))
    await stage.playground.say(garden, Message((Buttons((Button("Help", "help"),)),)), once="1")
    await fill_the_room(stage)
    for where in (ana(page), ben(page)):
        await expect(where.get_by_text("Line 39")).to_be_in_viewport()
        await where.locator(".stream").evaluate("(stream) => (stream.scrollTop = 0)")
    await ana(page).get_by_role("button", name="Help").click()
    await expect(ana(page).get_by_role("heading", name="Help")).to_be_in_viewport()
    await expect(ana(page).get_by_role("button", name="Help")).to_be_focused()
    await stage.playground.say(garden, note("What it set going"), once="2")
    await expect(ana(page).get_by_role("heading", name="Help")).to_be_in_viewport()  # read from its beginning
    await expect(ben(page).get_by_text("Line 0", exact=True)).to_be_in_viewport()  # who did nothing stays
    await expect(ben(page).get_by_role("button", name="New messages below")).to_be_visible()


async def test_what_one_says_can_have_several_lines(stage: Stage, page: Page) -> None:
    line = line_of(ana(page))
    low = await line.bounding_box()
    await line.press_sequentially("One")
    await line.press("Shift+Enter")
    await line.press_sequentially("Two")
    tall = await line.bounding_box()
    assert low is not None
    assert tall is not None
    assert tall["height"] > low["height"]
    await line.press("Enter")
    await expect(ben(page).locator(".talk .words")).to_have_text("One\nTwo")
    await expect(line).to_have_value("")


async def test_the_command_has_a_french_name(stage: Stage, page: Page) -> None:
    await page.get_by_role("button", name="Français").click()
    await send(ana(page), "/cercle home")
    assert [asked.command for asked in await stage.bot.was_asked(1)] == ["home"]
    await expect(page.locator(".talk")).to_have_count(0)
    await line_of(ana(page)).fill("/cercle o")
    await expect(ana(page).get_by_role("option")).to_have_text(["/cercle open Ouvrir la rencontre"])


async def test_each_view_has_its_own_room(stage: Stage, page: Page) -> None:
    await stage.playground.say(garden, note("In the garden"), once="1")
    await stage.playground.say(kitchen, note("In the kitchen"), once="2")
    await ben(page).get_by_role("radio", name="Kitchen").check()
    await expect(ben(page).get_by_role("article")).to_have_text([re.compile("In the kitchen")])
    await expect(ana(page).get_by_role("article")).to_have_text([re.compile("In the garden")])
    await page.reload()
    await expect(ben(page).get_by_role("article")).to_have_text([re.compile("In the kitchen")])


async def test_the_clock_is_pushed_and_the_page_says_where_it_is(stage: Stage, page: Page) -> None:
    in_an_hour = Paragraph((When(START + timedelta(hours=1), "Europe/Paris", TimeStyle.COUNTDOWN),))
    await stage.playground.say(garden, Message((in_an_hour,)), once="1")
    await expect(ana(page).get_by_role("article")).to_contain_text("in 60 minutes")
    await expect(page.locator("#now")).to_have_text(re.compile(r"^Tue,? 5 May,? 14:00$"))
    await page.get_by_role("button", name="+10 min").click()
    await expect(page.get_by_role("status")).to_have_text(re.compile(r"The clock moved to Tue,? 5 May,? 14:10\."))
    await expect(ana(page).get_by_role("article")).to_contain_text("in 50 minutes")
    stage.clock.prompts = [START + timedelta(days=1)]
    await page.get_by_role("button", name="To the next prompt").click()
    await expect(page.get_by_role("status")).to_have_text(re.compile(r"The clock moved to Wed,? 6 May,? 14:00\."))
    await page.get_by_role("button", name="To the next prompt").click()
    await expect(page.get_by_role("status")).to_have_text("Nothing is due. The clock has not moved.")


async def test_a_time_is_written_in_the_language_of_its_message(stage: Stage, page: Page) -> None:
    styles = ((TimeStyle.DAY, 0), (TimeStyle.COUNTDOWN, 1))
    spans = [When(START + timedelta(hours=h), "Europe/Paris", style, Language.FR) for style, h in styles]
    await stage.playground.say(
        garden, Message((Paragraph(("Ana déplace la séance : ", spans[0], " ", spans[1])),)), once="1"
    )
    said = ana(page).get_by_role("article")
    await expect(said).to_contain_text("mardi 5 mai dans 60 minutes")
    await expect(said.locator("time[lang=fr]")).to_have_count(2)
    await page.get_by_role("button", name="+10 min").click()
    await expect(said).to_contain_text("dans 50 minutes")


async def test_a_day_of_another_year_says_which_and_minutes_are_the_nearest(stage: Stage, page: Page) -> None:
    far = When(START.replace(year=2036, month=1, day=1), "Europe/Paris", TimeStyle.DAY, Language.EN)
    soon = When(START + timedelta(minutes=5, seconds=9), "Europe/Paris", TimeStyle.COUNTDOWN, Language.EN)
    await stage.playground.say(garden, Message((Paragraph((far, " ", soon)),)), once="1")
    said = ana(page).get_by_role("article")
    await expect(said).to_contain_text(re.compile(r"1 January 2036|January 1, 2036"))
    await expect(said).to_contain_text("in 5 minutes")


async def test_a_clock_that_cannot_be_pushed_has_no_buttons(browser: Browser) -> None:
    stage = Stage()
    stage.pushable = False
    async with stage.running():
        page = await browser.new_page()
        await page.goto(stage.address)
        await expect(page.locator("#now")).not_to_be_empty()
        await expect(page.get_by_role("button", name="+1 hour")).to_have_count(0)
        await page.close()


async def test_everything_is_there_again_after_the_server_was_away(stage: Stage, page: Page) -> None:
    button = Message((Heading(("Ana speaks",)), Buttons((Button("Pass", "pass", "c1"),))))
    shown_as = await stage.playground.say(garden, button, once="1")
    await send(ana(page), "Before")
    await stage.playground.say(privately("ana"), note("Your cue sheet"), once="2")
    await expect(ana(page).get_by_role("article")).to_have_count(3)
    await stage.stop()
    await expect(page.get_by_role("status")).to_contain_text("The connection is gone for a moment.")
    await send(ben(page), "Said into the dark")
    await stage.start_again()
    await expect(page.get_by_role("status")).to_have_text("Connected again. Nothing was lost.")
    await expect(ana(page).get_by_role("article")).to_contain_text(
        ["Ana speaks", "Before", "Your cue sheet", "Said into the dark"]
    )
    await expect(ben(page).get_by_role("article")).to_have_count(3)
    await ana(page).get_by_role("button", name="Pass").click()
    await expect(ana(page).get_by_role("button", name="Pass")).not_to_have_attribute("aria-disabled", "true")
    assert [asked.command for asked in await stage.bot.was_asked(1)] == ["pass"]
    await stage.playground.change(garden, shown_as, note("Ben speaks"))
    await expect(ana(page).get_by_role("article").first).to_contain_text("Ben speaks")


async def test_hostile_texts_are_shown_literally(stage: Stage, page: Page) -> None:
    """Fault 20."""
    for number, text in enumerate(HOSTILE):
        await send(ana(page), text)
        await expect(ben(page).locator(".talk .words").nth(number)).to_have_text(text.strip())
        parts = (
            Heading((Words(text),)),
            Paragraph((Who(text), " and ", Link("javascript:alert(1)", text))),
            Facts(((text, (Words(text), Typed(text))),)),
            Buttons((Button(text[:70], "x"),)),
        )
        await stage.playground.say(garden, Message(parts), once=f"{number}")
        await expect(ben(page).locator(".card h3").nth(number)).to_have_text(text)
    assert await page.locator(".stream :is(img, script, a)").count() == 0


async def test_an_address_without_a_name_is_shown_as_it_is(stage: Stage, page: Page) -> None:
    address = "https://meet.example.org/garden"
    await stage.playground.say(garden, Message((Paragraph(("We talk at ", Link(address, ""))),)), once="1")
    await expect(ana(page).get_by_role("link", name=address)).to_have_attribute("href", address)


async def test_a_very_long_text_is_neither_lost_nor_in_the_way(stage: Stage, page: Page) -> None:
    """Fault 19."""
    await stage.playground.say(garden, Message((Paragraph((Words("w" * 12_000),)),)), once="1")
    await expect(ana(page).get_by_role("article")).to_contain_text("w" * 12_000)
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    line = line_of(ana(page))
    await line.fill("x" * 4001)
    await expect(ana(page).get_by_text("1 character too many. Nothing is cut off")).to_be_visible()
    await line.press("Enter")
    await expect(line).to_have_value("x" * 4001)


async def test_a_file_is_downloaded_as_it_was_given(stage: Stage, page: Page) -> None:
    message = Message((Paragraph(("The season",)),), files=(File("season.ics", "text/calendar", b"\x00\xff"),))
    await stage.playground.say(privately("ana"), message, once="1")
    async with page.expect_download() as coming:
        await ana(page).get_by_role("button", name="Download season.ics").click()
    download = await coming.value
    assert download.suggested_filename == "season.ics"
    assert (await download.path()).read_bytes() == b"\x00\xff"


async def test_the_page_speaks_french_and_remembers_it(stage: Stage, page: Page) -> None:
    await stage.playground.say(privately("ana"), note("x"), once="1")
    await page.get_by_role("button", name="Français").click()
    await expect(ana(page).get_by_role("article")).to_contain_text("Visible par Ana seulement")
    await expect(page.locator("html")).to_have_attribute("lang", "fr")
    await send(ana(page), "/circle home")
    await expect(page.get_by_role("button", name="+1 heure")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("button", name="+1 heure")).to_be_visible()
    assert [asked.locale for asked in await stage.bot.was_asked(1)] == ["fr"]
