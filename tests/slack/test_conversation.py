"""A circle from the first word to its end, by the real bot and the real Bolt app, over both transports."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.slack.blocks import Json
from tests.slack.local_slack import PRIVATE_ROOM, ROOM, LocalSlack
from tests.slack.stage import LivingStage

SESSION_0 = datetime(2026, 5, 12, 16, 0, tzinfo=UTC)  # 18:00 in Paris


class Circle:
    """What people do in one circle's room, and what they see."""

    def __init__(self, stage: LivingStage) -> None:
        self.stage = stage
        self.slack: LocalSlack = stage.slack

    async def type(self, who: str, text: str = "", **more: Any) -> str:
        """The answer, to them alone; empty where there is none or a form opens."""
        before = len(self.slack.whispers)
        ack = await self.slack.command(who, text, room=PRIVATE_ROOM, **more)
        assert (ack.status, ack.took < 2) == (200, True)
        await self.stage.settle()
        whispered = [w["text"] for w in self.slack.whispers[before:] if w["user"] == who]
        return "\n".join([ack.body["text"]] if ack.body else whispered)

    async def fill_in(self, who: str, **values: Any) -> str:
        before = len(self.slack.whispers)
        ack = await self.slack.submit(who, **values)
        assert ack.status == 200
        await self.stage.settle()
        return "\n".join(w["text"] for w in self.slack.whispers[before:])

    async def press(self, who: str, label: str, message: Json | None = None) -> str:
        before = len(self.slack.whispers)
        ack = await self.slack.press(who, message or self.newest(who, label), label)
        assert (ack.status, ack.body or "") == (200, "")
        await self.stage.settle()
        return "\n".join(w["text"] for w in self.slack.whispers[before:])

    def newest(self, who: str, label: str) -> Json:
        """The newest message on which this person sees such a button."""
        seen = [m for m in self.slack.posted if m["channel"] in (PRIVATE_ROOM, f"D{who}")]
        whispers = [w | {"channel": PRIVATE_ROOM} for w in self.slack.whispers if w["user"] == who]
        for message in [*reversed(seen), *reversed(whispers)]:
            if f"[{label}]" in message["text"]:
                return message
        raise AssertionError(f"{who} sees no [{label}]")

    def room(self) -> str:
        return "\n".join(m["text"] for m in self.slack.posted if m["channel"] == PRIVATE_ROOM)

    def privately(self, who: str) -> str:
        return "\n".join(m["text"] for m in self.slack.posted if m["channel"] == f"D{who}")


@pytest.fixture(params=["http", "socket"])
async def circle(request: pytest.FixtureRequest) -> AsyncIterator[Circle]:
    stage = LivingStage(http=request.param == "http")
    async with stage.running():
        yield Circle(stage)
        await stage.settle()
        assert stage.slack.problems == []


async def formed(circle: Circle) -> None:
    await circle.type("UANA", "start")
    assert circle.slack.views[-1]["title"]["text"] == "Start a circle"
    zone = next(b for b in circle.slack.views[-1]["blocks"] if b.get("block_id") == "zone")
    assert zone["element"]["initial_value"] == "Europe/Paris"  # their own, as Slack knows it
    await circle.fill_in("UANA", name="The garden", season="theory-of-practice")
    assert "The garden" in circle.room()
    await circle.type("UANA", "invite")
    await circle.fill_in("UANA", people=["UBEN", "UCAL", "UDEE"])
    for who in ("UBEN", "UCAL", "UDEE"):
        assert "Ana" in circle.privately(who)
        await circle.press(who, "Yes, I’ll join")
    assert "Dee" in circle.room()


async def planned(circle: Circle) -> None:
    await formed(circle)
    await circle.type("UANA", "plan")
    pickers = {b["block_id"]: b["element"]["type"] for b in circle.slack.views[-1]["blocks"] if b["type"] == "input"}
    assert (pickers["day"], pickers["time"]) == ("datepicker", "timepicker")
    await circle.fill_in("UANA", day="2026-05-12", time="18:00", rhythm="two-weeks", minutes="90")
    assert "Session 0" in circle.room()


async def opened(circle: Circle) -> None:
    await planned(circle)
    await open_meeting(circle)


async def open_meeting(circle: Circle) -> None:
    await circle.stage.push(datetime(2026, 5, 12, 15, 50, tzinfo=UTC))
    for who in ("UANA", "UBEN", "UCAL", "UDEE"):
        await circle.press(who, "I’m here")
    await circle.stage.push(SESSION_0)
    await circle.press("UANA", "Open the meeting")


async def test_the_first_minute_is_one_private_screen(circle: Circle) -> None:
    assert "three to six peers" in await circle.type("UANA")
    assert circle.slack.posted == []


async def test_a_circle_is_formed_and_joined(circle: Circle) -> None:
    await formed(circle)
    assert "<@U" not in circle.room().replace("<@UBEN>", "")  # nobody is pinged who need not be


async def test_a_message_is_put_on_the_shelf_from_its_menu(circle: Circle) -> None:
    """It is looked at in a form first, and kept only when that is sent."""
    await formed(circle)
    text = "How to &lt;listen&gt;\nA long text with more in it."
    ack = await circle.slack.hand_over("UBEN", text, "shelve", room=PRIVATE_ROOM)
    assert (ack.status, ack.took < 2) == (200, True)
    await circle.stage.settle()
    fields = {b["block_id"]: b["element"] for b in circle.slack.views[-1]["blocks"] if b["type"] == "input"}
    assert fields["title"]["initial_value"] == "How to <listen>"
    assert fields["found_at"]["initial_value"] == f"https://local.slack.com/archives/{PRIVATE_ROOM}/p1778000000000100"
    assert "The shelf is empty" in await circle.type("UBEN", "shelf")
    assert "It is on the shelf" in await circle.fill_in("UBEN", tags="ears")
    assert "How to &lt;listen&gt;" in await circle.type("UANA", "shelf ears")


async def test_a_reminder_comes_at_its_time(circle: Circle) -> None:
    await planned(circle)
    before = circle.privately("UANA")
    await circle.stage.push(datetime(2026, 5, 11, 16, 0, tzinfo=UTC))
    assert "Session 0" in circle.privately("UANA").removeprefix(before)


async def test_session_0_is_held(circle: Circle) -> None:
    await opened(circle)
    assert "Say:" in circle.privately("UANA")  # the cue sheet
    await circle.press("UANA", "Next step")
    assert "Check-in" in circle.room()
    cards = len([m for m in circle.slack.posted if m["channel"] == PRIVATE_ROOM])
    await circle.press("UBEN", "Later")
    await circle.press("UDEE", "Pass")
    await circle.press("UCAL", "I have spoken")
    await circle.press("UANA", "I have spoken")
    await circle.press("UCAL", "Pause")
    assert "[Resume]" in circle.room()
    await circle.press("UCAL", "Resume")
    assert len([m for m in circle.slack.posted if m["channel"] == PRIVATE_ROOM]) == cards  # one card, changed in place
    await circle.press("UANA", "Hand over")
    await circle.press("UBEN", "I’ll take it")
    assert "For you alone" in circle.privately("UBEN")


async def test_an_old_button_is_answered_calmly_and_changes_nothing(circle: Circle) -> None:
    await opened(circle)
    old = dict(circle.newest("UANA", "Next step"))
    await circle.press("UANA", "Next step", old)
    room = circle.room()
    told = await circle.press("UBEN", "Next step", old)
    assert told
    assert circle.room() == room


async def test_a_check_in_is_answered_by_a_form_and_said_in_the_room(circle: Circle) -> None:
    await formed(circle)
    await circle.type("UANA", "check-in How are you?")
    assert "How are you?" in circle.room()
    await circle.press("UBEN", "Answer")
    await circle.fill_in("UBEN", text="Well, <!channel> & *calm*")
    assert "Well, &lt;!channel&gt; &amp; *calm*" in circle.room()


async def test_a_form_sent_twice_has_one_effect(circle: Circle) -> None:
    await formed(circle)
    await circle.type("UANA", "rename")
    payload = circle.slack.submitted("UANA", name="The orchard")
    acks = [await circle.slack.deliver("interactive", payload) for _ in range(2)]
    await circle.stage.settle()
    assert {ack.status for ack in acks} == {200}
    assert circle.room().count("The orchard") == 1


async def test_what_is_wrong_is_told_on_its_field_and_what_was_typed_stays(circle: Circle) -> None:
    await formed(circle)
    await circle.type("UANA", "plan")
    ack = await circle.slack.submit("UANA", day="2020-01-01", time="18:00", rhythm="two-weeks", minutes="90")
    assert ack.body["response_action"] == "errors"
    assert set(ack.body["errors"]) <= {"day", "time", "rhythm", "minutes", "count"}


async def test_leaving_the_room_is_leaving_the_circle_and_no_other_room_counts(circle: Circle) -> None:
    await formed(circle)
    await circle.slack.event("member_left_channel", user="UDEE", channel=ROOM)
    await circle.stage.settle()
    assert "Dee" in await circle.type("UANA", "circle")
    await circle.slack.event("member_left_channel", user="UDEE", channel=PRIVATE_ROOM)
    await circle.stage.settle()
    assert "Dee" not in (await circle.type("UANA", "circle"))


async def test_coming_into_the_room_of_an_open_circle_is_joining_it(circle: Circle) -> None:
    await formed(circle)
    await circle.type("UANA", "door open")
    circle.slack.person("eve")
    await circle.slack.event("member_joined_channel", user="UEVE", channel=PRIVATE_ROOM)
    await circle.stage.settle()
    assert "Eve" in await circle.type("UANA", "circle")


async def test_the_home_shows_my_circles_and_its_buttons_open_windows(circle: Circle) -> None:
    await planned(circle)
    await circle.slack.event("app_home_opened", user="UANA", tab="home")
    await circle.stage.settle()
    home = circle.slack.homes["UANA"]
    assert "The garden" in str(home)
    pressed = circle.slack.pressed("UANA", home | {"channel": ""}, "Start a circle")
    pressed |= {"container": {"type": "view", "view_id": "VHOME"}, "view": {"type": "home", "id": "VHOME"}}
    del pressed["channel"], pressed["response_url"]
    await circle.slack.deliver("interactive", pressed)
    await circle.stage.settle()
    assert circle.slack.views[-1]["title"]["text"] == "Start a circle"


async def test_a_private_room_is_made_when_asked(circle: Circle) -> None:
    told = await circle.type("UANA", "room Été à Genève")
    made = circle.slack.called("conversations.create")[0].args
    assert made["is_private"]
    assert made["name"].startswith("ete-a-geneve-")
    assert "app_redirect" in told
    welcome = circle.slack.posted[-1]
    assert "[Start the circle]" in welcome["text"]


async def test_fault_4_a_post_that_may_have_been_shown_is_shown_at_most_once_more_and_counted(circle: Circle) -> None:
    await formed(circle)
    circle.slack.drop_after("chat.postMessage")
    await circle.type("UANA", "check-in How are you?")
    await circle.stage.push(circle.stage.clock.now() + timedelta(minutes=1))
    shown = [m for m in circle.slack.posted if "How are you?" in m["text"]]
    assert 1 <= len(shown) <= 2
    assert circle.stage.mouth.perhaps_twice == 1


async def test_fault_10_what_must_wait_is_said_in_its_order(circle: Circle) -> None:
    await formed(circle)
    circle.slack.fail("chat.postMessage", status=429, retry_after=3)
    await circle.type("UANA", "check-in How are you?")
    await circle.type("UANA", "rename The orchard")
    await circle.stage.push(circle.stage.clock.now() + timedelta(minutes=1))
    told = circle.room()
    assert told.index("How are you?") < told.index("The orchard")


# Bad input: a calm private sentence, and nothing changed


async def test_from_a_guest(circle: Circle) -> None:
    circle.slack.person("eve", is_restricted=True)
    assert "Guest accounts" in await circle.type("UEVE", "start")
    assert circle.slack.views == []


async def test_from_another_organisation(circle: Circle) -> None:
    circle.slack.person("eve", team_id="T9")
    assert "this organisation" in await circle.type("UEVE", "start")


async def test_from_a_bot_or_a_person_who_is_gone(circle: Circle) -> None:
    circle.slack.person("eve", is_bot=True)
    circle.slack.person("fay", deleted=True)
    assert await circle.type("UEVE", "start") + await circle.type("UFAY", "start") == ""


async def test_in_a_shared_room(circle: Circle) -> None:
    circle.slack.rooms[PRIVATE_ROOM]["is_ext_shared"] = True
    assert "shared with another organisation" in await circle.type("UANA", "start")
    assert circle.slack.views == []


async def test_a_click_in_a_room_that_was_shared_meanwhile_changes_nothing(circle: Circle) -> None:
    await formed(circle)
    await circle.type("UANA", "check-in How are you?")
    card = dict(circle.newest("UBEN", "Answer"))
    circle.slack.rooms[PRIVATE_ROOM]["is_ext_shared"] = True
    await circle.slack.event("channel_shared", channel=PRIVATE_ROOM, connected_team_id="T9")
    room = circle.room()
    assert "shared with another organisation" in await circle.press("UBEN", "Pass", card)
    assert circle.room() == room


@pytest.mark.parametrize("who", ["guest", "stranger", "bot"])
async def test_a_click_by_somebody_who_may_not_take_part_changes_nothing(circle: Circle, who: str) -> None:
    await formed(circle)
    await circle.type("UANA", "door open")
    await circle.type("UANA", "check-in How are you?")
    accounts: dict[str, dict[str, Any]] = {
        "guest": {"is_restricted": True},
        "stranger": {"team_id": "T9"},
        "bot": {"is_bot": True},
    }
    circle.slack.person("eve", **accounts[who])
    card, room = dict(circle.newest("UBEN", "Answer")), circle.room()
    told = await circle.press("UEVE", "Pass", card)
    assert {"guest": "Guest accounts", "stranger": "this organisation", "bot": ""}[who] in told
    await circle.slack.event("member_joined_channel", user="UEVE", channel=PRIVATE_ROOM)  # and so does coming in
    await circle.stage.settle()
    assert circle.room() == room
    assert "Eve" not in await circle.type("UANA", "circle")


async def test_somebody_who_is_no_member_is_told_so_and_nothing_of_the_circle(circle: Circle) -> None:
    await formed(circle)
    circle.slack.person("eve")
    await circle.type("UANA", "check-in How are you?")
    room = circle.room()
    told = await circle.press("UEVE", "Pass", dict(circle.newest("UBEN", "Answer")))
    assert told == await circle.type("UEVE", "circle")  # the same, whether there is a circle or not
    assert "garden" not in told
    assert circle.room() == room


async def test_a_form_that_is_sent_after_what_it_was_for_has_ended(circle: Circle) -> None:
    await formed(circle)
    await circle.type("UANA", "check-in question = How are you?")
    await circle.press("UBEN", "Answer")
    payload = circle.slack.submitted("UBEN", text="A late thought")
    await circle.stage.push(circle.stage.clock.now() + timedelta(hours=30))
    before, room = len(circle.slack.whispers), circle.room()
    for _ in range(2):
        ack = await circle.slack.deliver("interactive", payload)
        assert ack.status == 200
        await circle.stage.settle()
    told = str(ack.body) + str(circle.slack.whispers[before:])
    assert "check-in" in told.lower()
    assert "A late thought" not in circle.room()
    assert circle.room() == room


async def test_a_form_that_is_sent_after_its_meeting_was_closed(circle: Circle) -> None:
    await planned(circle)
    await circle.type("UANA", "move")
    payload = circle.slack.submitted("UANA", day="2026-05-13", time="18:00")
    await open_meeting(circle)
    await circle.press("UANA", "Close the meeting")
    room, before = circle.room(), len(circle.slack.whispers)
    for _ in range(2):
        ack = await circle.slack.deliver("interactive", payload)
        assert ack.status == 200
        await circle.stage.settle()
    told = str(ack.body) + "".join(whisper["text"] for whisper in circle.slack.whispers[before:])
    assert "Session 0" in told
    assert circle.room() == room


async def test_in_a_room_that_we_are_not_in(circle: Circle) -> None:
    del circle.slack.rooms[PRIVATE_ROOM]
    assert "/invite @Circlekeeper" in await circle.type("UANA", "circle")
    await circle.type("UANA", "start")
    assert "/invite @Circlekeeper" in str(circle.slack.views[-1])


async def test_where_no_circle_sits(circle: Circle) -> None:
    assert await circle.type("UANA", "pass")
    assert circle.slack.posted == []


@pytest.mark.parametrize("who", ["UNOBODY", "UEVE"])
async def test_inviting_somebody_who_does_not_exist_or_a_bot(circle: Circle, who: str) -> None:
    circle.slack.person("eve", is_bot=True)
    await formed(circle)
    assert "cannot take part" in await circle.type("UANA", f"invite <@{who}>")
    await circle.type("UANA", "invite")
    ack = await circle.slack.submit("UANA", people=[who])
    assert ack.body["response_action"] == "errors"
    assert "cannot take part" in ack.body["errors"]["people"]


async def test_from_a_workspace_that_is_not_ours(circle: Circle) -> None:
    ack = await circle.slack.command("UANA", "start", team_id="T9")
    await circle.stage.settle()
    assert ack.status == 200
    assert circle.slack.views == []


async def test_in_french_for_who_reads_french(circle: Circle) -> None:
    circle.slack.person("eve", locale="fr-FR")
    assert "trois à six pairs" in await circle.type("UEVE")
    await circle.type("UEVE", "commencer")
    assert circle.slack.views[-1]["submit"]["text"] != "Start"


async def test_fault_13_an_archived_room_is_told_once_and_shows_what_goes_on_when_it_is_back(circle: Circle) -> None:
    await opened(circle)
    circle.slack.rooms[PRIVATE_ROOM]["is_archived"] = True
    for _ in range(2):
        await circle.slack.event("group_archive", channel=PRIVATE_ROOM, user="UANA")
    await circle.stage.settle()
    told = [m for m in circle.slack.posted if "was archived" in m["text"]]
    assert [m["channel"] for m in told] == ["DUANA"]
    room = circle.room()
    await circle.press("UANA", "Next step", circle.newest("UANA", "Hand over"))
    assert circle.room() == room
    circle.slack.rooms[PRIVATE_ROOM]["is_archived"] = False
    await circle.slack.event("group_unarchive", channel=PRIVATE_ROOM, user="UANA")
    await circle.stage.settle()
    assert "Check-in" in circle.room().removeprefix(room)


async def test_fault_13_a_room_made_public_is_found_before_anything_is_said_and_the_circle_moves(
    circle: Circle,
) -> None:
    await formed(circle)
    before = circle.room()
    circle.slack.rooms[PRIVATE_ROOM]["is_private"] = False
    circle.stage.seconds.at += 121  # Slack does not tell: we look every two minutes
    await circle.type("UBEN", "rename The orchard")
    assert circle.room() == before
    assert "was private and is not any more" in circle.privately("UANA")
    ack = await circle.slack.command("UBEN", "sit-here", room=ROOM)
    assert ack.status == 200
    await circle.stage.settle()
    assert "The orchard sits here from now on" in circle.slack.posted[-1]["text"]
    assert circle.slack.posted[-1]["channel"] == ROOM
