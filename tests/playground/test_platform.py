import pytest

from adapters.playground.house import MOST_ENTRIES, account_of, place_of
from bot.message import Answer, Field, FieldKind, File, Form, Message, Paragraph, Words
from bot.nouns.people import Account
from bot.nouns.places import Place, Trouble
from bot.ports.platforms import Gone, RoomLost
from bot.ports.sayings import ToPerson, ToRoom
from tests.playground.scripted import Stage, garden, kitchen, note, privately
from tests.playground.visitor import Json, Visitor, visiting

MY_FILE = File("my-words.txt", "text/plain", b"secret", kept=("c1", "m1"))


def texts(entries: list[Json]) -> list[str]:
    """The first line of each entry."""
    return [entry["said"] if "said" in entry else entry["parts"][0]["text"][0] for entry in entries]


async def test_what_is_said_in_a_room_is_shown_to_everybody_in_it(stage: Stage, visitor: Visitor) -> None:
    await visitor.look(("garden", "ana"), ("kitchen", "ben"))
    await stage.playground.say(garden, note("good morning"), once="1")
    shown = await visitor.hear("entry")
    assert (shown["pane"], texts([shown["entry"]])) == (0, ["good morning"])
    state = await visitor.look(("kitchen", "ana"), ("garden", "ben"))
    assert [texts(pane) for pane in state["panes"]] == [[], ["good morning"]]


async def test_a_direct_message_is_seen_by_its_reader_alone_and_in_every_room(stage: Stage, visitor: Visitor) -> None:
    await stage.playground.say(privately("ana"), note("your cue sheet"), once="1")
    state = await visitor.look(("garden", "ana"), ("garden", "ben"))
    assert [texts(pane) for pane in state["panes"]] == [["your cue sheet"], []]
    assert state["private"] == {"ana": 1}
    state = await visitor.look(("kitchen", "ana"), ("kitchen", "ben"))
    assert [texts(pane) for pane in state["panes"]] == [["your cue sheet"], []]


async def test_nothing_private_is_sent_to_a_page_where_nobody_wears_that_hat(stage: Stage, visitor: Visitor) -> None:
    await visitor.look(("garden", "ben"), ("garden", "cal"))
    await stage.playground.say(privately("ana"), note("your cue sheet"), once="1")
    await visitor.hear("private")
    assert "your cue sheet" not in str(visitor.heard)


async def test_the_same_once_is_shown_once(stage: Stage, visitor: Visitor) -> None:
    first = await stage.playground.say(garden, note("good morning"), once="1")
    assert await stage.playground.say(garden, note("good morning"), once="1") == first
    await stage.stop()
    await stage.start()
    assert await stage.playground.say(garden, note("good morning"), once="1") == first
    async with visiting(stage.address) as again:
        state = await again.look(("garden", "ana"))
    assert texts(state["panes"][0]) == ["good morning"]


async def test_a_card_is_changed_where_it_stands_also_after_a_restart(stage: Stage) -> None:
    shown_as = await stage.playground.say(garden, note("Ana speaks"), once="1")
    await stage.playground.say(garden, note("later"), once="2")
    await stage.playground.change(garden, shown_as, note("Ben speaks"))
    await stage.stop()
    await stage.start()
    assert await stage.playground.change(garden, shown_as, note("Cal speaks")) == shown_as
    async with visiting(stage.address) as visitor:
        state = await visitor.look(("garden", "ana"))
    assert texts(state["panes"][0]) == ["Cal speaks", "later"]


@pytest.mark.parametrize("shown_as", ["17", "", "first", "-1"])
async def test_a_card_that_is_not_there_cannot_be_changed(stage: Stage, shown_as: str) -> None:
    with pytest.raises(Gone):
        await stage.playground.change(garden, shown_as, note("x"))


@pytest.mark.parametrize(
    "to",
    [
        ToRoom(place_of("cellar")),
        ToRoom(Place("slack", "T1", "garden")),
        ToPerson(account_of("nobody")),
        ToPerson(Account("discord", "here", "ana")),
    ],
)
async def test_rooms_and_people_of_elsewhere_cannot_be_reached(stage: Stage, to: ToRoom | ToPerson) -> None:
    with pytest.raises(Gone):
        await stage.playground.say(to, note("x"), once="1")


async def test_fault_13_a_room_that_the_house_does_not_have_is_lost(stage: Stage) -> None:
    with pytest.raises(RoomLost) as lost:
        await stage.playground.say(ToRoom(place_of("cellar")), note("x"), once="1")
    assert lost.value.why is Trouble.NOT_FOUND


async def test_a_room_keeps_its_newest_messages(stage: Stage, visitor: Visitor) -> None:
    await stage.playground.say(kitchen, note("over there"), once="kitchen")
    for number in range(MOST_ENTRIES + 5):
        await stage.playground.say(garden, note(f"{number}"), once=f"{number}")
    state = await visitor.look(("garden", "ana"), ("kitchen", "ana"))
    assert texts(state["panes"][0]) == [str(number) for number in range(5, MOST_ENTRIES + 5)]
    assert texts(state["panes"][1]) == ["over there"]
    assert len(stage.drawer.kept) == MOST_ENTRIES + 1


async def test_what_an_older_release_kept_and_nobody_can_read_any_more_is_let_go(stage: Stage) -> None:
    await stage.playground.say(garden, note("good morning"), once="1")
    await stage.stop()
    stage.drawer.kept["playground/entry/000000000000"] = b'{"number":"one"}'
    await stage.start()
    async with visiting(stage.address) as visitor:
        state = await visitor.look(("garden", "ana"))
    assert texts(state["panes"][0]) == ["good morning"]
    assert len(stage.drawer.kept) == 1


async def test_talk_is_shown_to_the_room_and_never_reaches_the_bot(stage: Stage, visitor: Visitor) -> None:
    await visitor.look(("garden", "ana"), ("garden", "ben"))
    assert "failed" not in await visitor.act("line", room="garden", hat="ana", text="hello @Ben")
    state = await visitor.look(("garden", "ben"))
    assert texts(state["panes"][0]) == ["hello @Ben"]
    assert stage.bot.asked == []


async def test_an_answer_is_shown_to_whoever_asked_in_the_room_where_they_asked(stage: Stage, visitor: Visitor) -> None:
    stage.bot.script["home"] = lambda _: Answer(note("your circles"))
    await visitor.look(("garden", "ana"), ("garden", "ben"))
    await visitor.act("line", room="garden", hat="ana", text="/circle home")
    state = await visitor.look(("garden", "ana"), ("garden", "ben"))
    assert [texts(pane) for pane in state["panes"]] == [["your circles"], []]
    state = await visitor.look(("kitchen", "ana"))
    assert state["panes"] == [[]]
    assert [(asked.by.name, asked.command) for asked in stage.bot.asked] == [("Ana", "home")]


async def test_a_fleeting_answer_is_shown_and_written_down_nowhere(stage: Stage, visitor: Visitor) -> None:
    stage.bot.script["nameless"] = lambda _: Answer(note("your word is heron"), fleeting=True)
    await visitor.look(("garden", "ana"))
    await visitor.act("line", room="garden", hat="ana", text="/circle nameless")
    state = await visitor.look(("garden", "ana"))
    assert texts(state["panes"][0]) == ["your word is heron"]
    await stage.stop()
    await stage.start()
    async with visiting(stage.address) as again:
        state = await again.look(("garden", "ana"))
    assert state["panes"] == [[]]


async def test_a_form_comes_back_to_whoever_asked_for_it(stage: Stage, visitor: Visitor) -> None:
    form = Form("Invite", "invite", (Field("whom", FieldKind.PEOPLE, "Whom"),), "Ask them", circle="c1")
    stage.bot.script["invite"] = lambda request: Answer() if request.from_form else Answer(form=form)
    done = await visitor.act("press", room="garden", hat="ana", button="invite/c1")
    assert done["form"]["id"] == "invite/c1"
    assert ["guest01", "李"] not in done["form"]["fields"][0]["options"]
    done = await visitor.act("submit", room="garden", hat="ana", form="invite/c1", given={"whom": ["ben", "cal"]})
    assert "form" not in done
    people = stage.bot.asked[-1].given["whom"]
    assert isinstance(people, tuple)
    assert [person.name for person in people] == ["Ben", "Cal"]


async def test_an_answer_can_be_put_away_and_nothing_else(stage: Stage, visitor: Visitor) -> None:
    stage.bot.script["home"] = lambda _: Answer(note("your circles"))
    await visitor.look(("garden", "ana"))
    await stage.playground.say(garden, note("for all"), once="1")
    await stage.playground.say(privately("ana"), note("a cue"), once="2")
    await visitor.act("line", room="garden", hat="ana", text="/circle home")
    for hat in ("ben", "ana"):
        for number in (1, 2, 3):
            await visitor.act("put_away", hat=hat, entry=number)
    state = await visitor.look(("garden", "ana"))
    assert texts(state["panes"][0]) == ["for all", "a cue"]


async def test_a_form_that_is_refused_without_a_field_stays_and_says_why(stage: Stage, visitor: Visitor) -> None:
    stage.bot.script["propose"] = lambda _: Answer(note("One thing at a time."), again=True)
    await visitor.look(("garden", "ana"))
    done = await visitor.act("submit", room="garden", hat="ana", form="propose/c1", given={"wording": "cake"})
    assert done["again"] == "One thing at a time."
    assert "again" not in await visitor.act("line", room="garden", hat="ana", text="/circle propose")


async def test_answers_stay_for_a_day_of_the_clock_that_is_pushed(stage: Stage, visitor: Visitor) -> None:
    stage.bot.script["home"] = lambda _: Answer(note("your circles"))
    await visitor.look(("garden", "ana"))
    await stage.playground.say(privately("ana"), note("a cue"), once="1")
    await visitor.act("line", room="garden", hat="ana", text="/circle home")
    await visitor.act("push", by="day")
    assert texts((await visitor.look(("garden", "ana")))["panes"][0]) == ["a cue", "your circles"]
    await visitor.act("push", by="minute")
    assert any(heard["what"] == "gone" for heard in visitor.heard)
    assert texts((await visitor.look(("garden", "ana")))["panes"][0]) == ["a cue"]
    assert len(stage.drawer.kept) == 1


async def test_kept_words_are_shown_no_longer_than_they_are_kept(stage: Stage, visitor: Visitor) -> None:
    stage.own_words[("c1", "m1")] = ["walk", "call"]
    lines = tuple(Paragraph((Words(text, kept=("c1", "m1", text)),)) for text in ("walk", "call"))
    await stage.playground.say(privately("ana"), Message(lines, files=(MY_FILE,)), once="1")
    await stage.playground.say(garden, Message((Paragraph((Words("x", kept=("c1", "m2", "walk")),)),)), once="2")
    stage.own_words[("c1", "m2")] = ["walk"]

    async def shown() -> str:
        await visitor.act("line", room="kitchen", hat="ana", text="/circle home")
        return str((await visitor.look(("garden", "ana")))["panes"])

    before = await shown()
    assert "walk" in before
    assert "my-words.txt" in before
    stage.own_words[("c1", "m1")] = ["call"]
    forgotten = await shown()
    assert ("walk" in forgotten, "call" in forgotten, "my-words.txt" in forgotten) == (False, True, True)
    del stage.own_words[("c1", "m1")]
    destroyed = await shown()
    assert ("call" in destroyed, "my-words.txt" in destroyed, "'x'" in destroyed) == (False, False, True)
    assert not any(b"call" in value or b"c2VjcmV0" in value for value in stage.drawer.kept.values())


async def test_words_that_were_destroyed_while_the_page_was_down_are_not_shown_again(stage: Stage) -> None:
    stage.own_words[("c1", "m1")] = ["walk"]
    await stage.playground.say(garden, Message((Paragraph((Words("walk", kept=("c1", "m1", "walk")),)),)), once="1")
    await stage.stop()
    stage.own_words.clear()
    await stage.start()
    assert not any(b"walk" in value for value in stage.drawer.kept.values())


async def test_a_file_is_given_to_those_who_see_its_message(stage: Stage, visitor: Visitor) -> None:
    mine = Message((Paragraph(("Your words",)),), files=(File("words.txt", "text/plain", b"secret"),))
    await stage.playground.say(privately("ana"), mine, once="1")
    done = await visitor.act("fetch", hat="ana", entry=1, file=0)
    assert done["file"] == {"name": "words.txt", "media_type": "text/plain", "content": "c2VjcmV0"}
    assert "failed" in await visitor.act("fetch", hat="ben", entry=1, file=0)
    assert "failed" in await visitor.act("fetch", hat="ana", entry=1, file=7)


async def test_a_new_person_stays_also_after_a_restart(stage: Stage, visitor: Visitor) -> None:
    done = await visitor.act("arrive", name="  Gil \n of  the Glen ")
    assert done["user"] == "guest01"
    assert (await visitor.act("arrive", name="gil of the glen"))["user"] == "guest01"
    assert (await visitor.act("arrive", name="ANA"))["user"] == "ana"
    assert (await visitor.act("arrive", name="   "))["user"] is None
    await stage.stop()
    await stage.start()
    async with visiting(stage.address) as again:
        state = await again.look(("garden", "guest01"))
    assert state["people"][-1] == {"id": "guest01", "name": "Gil of the Glen"}


async def test_the_clock_is_pushed_and_everybody_is_told(stage: Stage, visitor: Visitor) -> None:
    state = await visitor.look(("garden", "ana"))
    assert state["clock"]["pushable"]
    assert (await visitor.act("push", by="hour"))["moved"]
    assert [heard["busy"] for heard in visitor.heard if heard["what"] == "clock"] == [True, False]
    assert visitor.heard[-2]["now"] == "2026-05-05T13:00:00+00:00"
    assert not (await visitor.act("push", by="next"))["moved"]


async def test_a_clock_that_cannot_be_pushed_is_only_shown() -> None:
    stage = Stage()
    stage.pushable = False
    async with stage.running(), visiting(stage.address) as visitor:
        state = await visitor.look(("garden", "ana"))
        assert not state["clock"]["pushable"]
        assert not (await visitor.act("push", by="day"))["moved"]
