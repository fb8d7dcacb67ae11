"""What the bot says on Slack: where, how, and what comes of every way in which it can go wrong."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from adapters.slack.limits import UPDATED_TEXT
from adapters.slack.reception import Welcome
from bot.message import Message, Paragraph
from bot.nouns.people import Account
from bot.nouns.places import Place, Trouble
from bot.ports.platforms import Gone, NotNow, OutcomeUnknown, RoomLost
from bot.ports.sayings import ToPerson, ToRoom
from tests.slack.deliveries import BOT
from tests.slack.local_slack import BOT_TOKEN, PRIVATE_ROOM, ROOM, LocalSlack
from tests.slack.stage import Stage, note, private_room, privately, room


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with Stage().running() as stage:
        yield stage
        assert stage.slack.problems == []


@pytest.fixture
def slack(stage: Stage) -> LocalSlack:
    return stage.slack


def texts(slack: LocalSlack) -> list[str]:
    return [message["text"] for message in slack.posted]


async def test_a_room_is_told_quietly(stage: Stage, slack: LocalSlack) -> None:
    shown_as = await stage.platform.say(room, note("good morning"), once="1")
    [message] = slack.posted
    assert (message["channel"], message["text"]) == (ROOM, "good morning")
    assert (message["parse"], message["link_names"], message["unfurl_links"]) == ("none", False, False)
    assert shown_as == f"{ROOM}/{message['ts']}"


async def test_a_card_is_changed_where_it_stands(stage: Stage, slack: LocalSlack) -> None:
    shown_as = await stage.platform.say(room, note("Ana speaks"), once="1")
    assert await stage.platform.change(room, shown_as, note("Ben speaks")) == shown_as
    assert texts(slack) == ["Ben speaks"]
    assert slack.called("chat.update")[0].args["blocks"]


async def test_a_person_is_told_in_private(stage: Stage, slack: LocalSlack) -> None:
    shown_as = await stage.platform.say(privately("UANA"), note("your cue sheet"), once="1")
    await stage.platform.change(privately("UANA"), shown_as, note("it is over"))
    assert [(m["channel"], m["text"]) for m in slack.posted] == [("DUANA", "it is over")]
    assert len(slack.called("conversations.open")) == 1


async def test_somebody_without_direct_messages_is_told_in_the_room_for_them_alone(
    stage: Stage, slack: LocalSlack
) -> None:
    slack.fail("chat.postMessage", "messages_tab_disabled")
    shown_as = await stage.platform.say(privately("UANA", room.place), note("a cue"), once="1")
    assert [(w["user"], w["channel"], w["text"]) for w in slack.whispers] == [("UANA", ROOM, "a cue")]
    with pytest.raises(Gone):
        await stage.platform.change(privately("UANA"), shown_as, note("x"))


async def test_what_is_too_long_for_an_update_is_shown_anew(stage: Stage) -> None:
    shown_as = await stage.platform.say(room, note("short"), once="1")
    with pytest.raises(Gone):
        await stage.platform.change(room, shown_as, note("é" * (UPDATED_TEXT // 2 + 1)))


async def test_blocks_that_slack_rejects_are_said_as_text(stage: Stage, slack: LocalSlack) -> None:
    slack.fail("chat.postMessage", "invalid_blocks")
    await stage.platform.say(room, note("still said"), once="1")
    assert "blocks" not in slack.posted[0]
    assert texts(slack) == ["still said"]
    slack.problems.clear()


@pytest.mark.parametrize(
    ("error", "why"),
    [
        ("channel_not_found", Trouble.NOT_FOUND),
        ("is_archived", Trouble.ARCHIVED),
        ("not_in_channel", Trouble.REMOVED),
        ("restricted_action", Trouble.NOT_ALLOWED),
    ],
)
async def test_fault_13_a_room_that_is_gone_is_not_tried_again(
    stage: Stage, slack: LocalSlack, error: str, why: Trouble
) -> None:
    slack.fail("chat.postMessage", error)
    with pytest.raises(RoomLost) as lost:
        await stage.platform.say(room, note("x"), once="1")
    assert lost.value.why is why


@pytest.mark.parametrize("error", ["message_not_found", "edit_window_closed", "cant_update_message"])
async def test_fault_13_a_card_that_cannot_be_changed_is_gone(stage: Stage, slack: LocalSlack, error: str) -> None:
    shown_as = await stage.platform.say(room, note("x"), once="1")
    slack.fail("chat.update", error)
    with pytest.raises(Gone):
        await stage.platform.change(room, shown_as, note("y"))


@pytest.mark.parametrize(
    ("now", "why"),
    [
        ({"is_archived": True}, Trouble.ARCHIVED),
        ({"is_ext_shared": True}, Trouble.SHARED_REFUSED),
        ({"is_member": False}, Trouble.REMOVED),
    ],
)
async def test_fault_13_an_archived_shared_or_closed_room_hears_nothing(
    stage: Stage, slack: LocalSlack, now: dict[str, bool], why: Trouble
) -> None:
    slack.rooms[ROOM] |= now
    with pytest.raises(RoomLost) as lost:
        await stage.platform.say(room, note("x"), once="1")
    assert lost.value.why is why
    assert slack.posted == []


async def test_fault_13_a_private_room_made_public_hears_nothing_until_its_circle_stays(
    stage: Stage, slack: LocalSlack
) -> None:
    shown_as = await stage.platform.say(private_room, note("among us"), once="1")
    await stage.platform.say(room, note("in the open"), once="2")
    slack.rooms[PRIVATE_ROOM]["is_private"] = False
    await stage.stop()
    await stage.start()
    with pytest.raises(RoomLost) as lost:
        await stage.platform.say(private_room, note("x"), once="3")
    assert lost.value.why is Trouble.PUBLIC
    with pytest.raises(RoomLost):
        await stage.platform.change(private_room, shown_as, note("x"))
    await stage.platform.say(room, note("still in the open"), once="4")
    stays = ToRoom(private_room.place, accepted=(Trouble.PUBLIC,))
    await stage.platform.say(stays, note("we stay"), once="5")
    assert texts(slack) == ["among us", "in the open", "still in the open", "we stay"]


async def test_fault_13_a_room_that_others_come_to_share_is_asked_about_where_shared_rooms_are_allowed() -> None:
    stage = Stage()
    stage.access = {"welcome": Welcome(other_organisations=True)}
    async with stage.running():
        await stage.platform.say(room, note("among us"), once="1")
        stage.slack.rooms[ROOM]["is_ext_shared"] = True
        await stage.slack.event("channel_shared", channel=ROOM, connected_team_id="T9")
        assert stage.bot.lost == [(room.place, Trouble.SHARED)]
        with pytest.raises(RoomLost) as lost:
            await stage.platform.say(room, note("x"), once="2")
        assert lost.value.why is Trouble.SHARED
        await stage.platform.say(ToRoom(room.place, accepted=(Trouble.SHARED,)), note("we stay"), once="3")
        await stage.slack.event("channel_unshared", channel=ROOM, previously_connected_team_id="T9")
        assert stage.bot.found == [], "it is still shared with somebody"
        stage.slack.rooms[ROOM]["is_ext_shared"] = False
        await stage.slack.event("channel_unshared", channel=ROOM, previously_connected_team_id="T8")
        assert stage.bot.found == [(room.place, (Trouble.SHARED, Trouble.SHARED_REFUSED))]


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("channel_archive", Trouble.ARCHIVED),
        ("group_archive", Trouble.ARCHIVED),
        ("channel_deleted", Trouble.DELETED),
        ("group_deleted", Trouble.DELETED),
        ("channel_left", Trouble.REMOVED),
        ("group_left", Trouble.REMOVED),
    ],
)
async def test_fault_13_what_slack_tells_of_a_room_is_passed_on(
    stage: Stage, slack: LocalSlack, kind: str, why: Trouble
) -> None:
    await slack.event(kind, channel=ROOM)
    assert stage.bot.lost == [(room.place, why)]


async def test_fault_13_a_room_that_comes_out_of_the_archive_and_takes_us_in_again_is_passed_on(
    stage: Stage, slack: LocalSlack
) -> None:
    await slack.event("channel_unarchive", channel=ROOM)
    await slack.event("member_left_channel", channel=ROOM, user=BOT)
    await slack.event("member_joined_channel", channel=ROOM, user=BOT)
    assert stage.bot.lost == [(room.place, Trouble.REMOVED)]
    assert stage.bot.found == [
        (room.place, (Trouble.ARCHIVED,)),
        (room.place, (Trouble.REMOVED, Trouble.NOT_FOUND)),
    ]
    assert stage.bot.asked == [], "we are nobody's member"


async def test_fault_13_a_room_that_slack_says_is_shared_is_looked_at_again(stage: Stage, slack: LocalSlack) -> None:
    await stage.platform.say(room, note("x"), once="1")
    slack.rooms[ROOM]["is_ext_shared"] = True
    await slack.event("channel_shared", channel=ROOM, connected_team_id="T9")
    with pytest.raises(Gone):
        await stage.platform.say(room, note("y"), once="2")


async def test_shared_rooms_can_be_allowed() -> None:
    stage = Stage()
    stage.access = {"welcome": Welcome(other_organisations=True)}
    stage.slack.rooms[ROOM]["is_ext_shared"] = True
    async with stage.running():
        await stage.platform.say(room, note("x"), once="1")
        assert texts(stage.slack) == ["x"]


async def test_fault_10_later_is_later_for_that_room_alone(stage: Stage, slack: LocalSlack) -> None:
    slack.fail("chat.postMessage", status=429, retry_after=30)
    with pytest.raises(NotNow) as patience:
        await stage.platform.say(room, note("x"), once="1")
    assert patience.value.after == 30
    asked = len(slack.called("chat.postMessage"))
    with pytest.raises(NotNow):
        await stage.platform.say(room, note("x"), once="1")
    assert len(slack.called("chat.postMessage")) == asked
    await stage.platform.say(private_room, note("y"), once="2")
    stage.seconds.at += 31
    await stage.platform.say(room, note("x"), once="1")
    assert texts(slack) == ["y", "x"]


async def test_fault_4_a_post_whose_outcome_is_unknown_is_asked_once(stage: Stage, slack: LocalSlack) -> None:
    slack.drop_after("chat.postMessage")
    with pytest.raises(OutcomeUnknown):
        await stage.platform.say(room, note("x"), once="1")
    assert len(slack.called("chat.postMessage")) == 1
    assert texts(slack) == ["x"]


@pytest.mark.parametrize(("error", "status"), [("internal_error", 200), ("fatal_error", 200), ("x", 502)])
async def test_fault_4_slacks_own_trouble_leaves_the_outcome_unknown(
    stage: Stage, slack: LocalSlack, error: str, status: int
) -> None:
    slack.fail("chat.postMessage", error, status=status)
    with pytest.raises(OutcomeUnknown):
        await stage.platform.say(room, note("x"), once="1")


async def test_a_change_can_be_asked_again_whatever_became_of_it(stage: Stage, slack: LocalSlack) -> None:
    shown_as = await stage.platform.say(room, note("x"), once="1")
    slack.drop_after("chat.update")
    with pytest.raises(NotNow):
        await stage.platform.change(room, shown_as, note("y"))


async def test_a_missing_scope_waits_for_the_operator(stage: Stage, slack: LocalSlack) -> None:
    slack.fail("chat.postMessage", "missing_scope")
    with pytest.raises(NotNow):
        await stage.platform.say(room, note("x"), once="1")


@pytest.mark.parametrize("error", ["token_revoked", "account_inactive", "invalid_auth"])
async def test_fault_11_a_revoked_token_ends_all_work_for_that_workspace(
    stage: Stage, slack: LocalSlack, error: str
) -> None:
    slack.fail("chat.postMessage", error)
    for _ in range(3):
        with pytest.raises(Gone):
            await stage.platform.say(room, note("x"), once="1")
    assert len(slack.called("chat.postMessage")) == 1


@pytest.mark.parametrize("kind", ["app_uninstalled", "tokens_revoked"])
async def test_fault_11_uninstalled_in_any_order_and_twice(stage: Stage, slack: LocalSlack, kind: str) -> None:
    for each in (kind, "tokens_revoked", "app_uninstalled"):
        happened = slack.happened(each, tokens={"bot": ["UBOT"]})
        assert (await slack.deliver("events_api", happened)).status == 200
    with pytest.raises(Gone):
        await stage.platform.say(room, note("x"), once="1")
    assert not [call for call in slack.calls if call.method.startswith("chat.")]


async def test_fault_11_a_persons_own_token_is_none_of_ours(stage: Stage, slack: LocalSlack) -> None:
    await slack.event("tokens_revoked", tokens={"oauth": ["UANA"]})
    await stage.platform.say(room, note("x"), once="1")


async def test_another_workspace_is_not_ours(stage: Stage, slack: LocalSlack) -> None:
    with pytest.raises(Gone):
        await stage.platform.say(ToRoom(Place("slack", "T9", ROOM)), note("x"), once="1")
    with pytest.raises(Gone):
        await stage.platform.say(ToPerson(Account("slack", "T9", "U1")), note("x"), once="1")
    assert slack.posted == []


async def test_a_long_message_comes_in_parts_and_in_order(stage: Stage, slack: LocalSlack) -> None:
    long = Message(tuple(Paragraph((f"{n} " + "word " * 500,)) for n in range(8)))
    await stage.platform.say(room, long, once="1")
    assert len(slack.posted) > 1
    assert " ".join(texts(slack)).count("word ") == 8 * 500


async def test_a_bot_token_that_slack_refuses_does_not_keep_the_rest_from_starting() -> None:
    stage = Stage()
    stage.slack.tokens.pop(BOT_TOKEN)
    async with stage.running():
        with pytest.raises(Gone):
            await stage.platform.say(room, note("x"), once="1")
        stage.real.at += timedelta(seconds=1)


async def test_slack_being_out_of_reach_at_the_start_is_waited_out() -> None:
    stage = Stage()
    stage.slack.drop_after("auth.test")
    stage.slack.fail("auth.test", status=429, retry_after=1)
    async with stage.running():
        await stage.until(lambda: len(stage.slack.called("auth.test")) == 3)
        await stage.platform.say(room, note("x"), once="1")
        assert texts(stage.slack) == ["x"]
