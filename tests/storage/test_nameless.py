"""What is given without a name: whoever it was, the very same is written before it is sealed, to the last character."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from adapters.story.stage import Stage
from storage.documents import Format
from storage.keyring import Keyring
from storage.master_key import create_master_key
from tests.faults.circles import goes_on
from tests.house import played
from tests.storage.conftest import Shelf

TITLE = "Whom do I trust with this"
COMMUNITY = """
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The commons; season = community-of-practice; language = en; zone = Europe/Paris
Ben: [Join]
Cal: [Join]
Dee: [Join]
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = month-weekday; minutes = 75
Cal: /circle language fr
Ben: /circle forum
Cal: /circle forum
"""
A_LINE = """
Ben: [I’ll host]
clock: 2026-05-12 17:50
Ben: [I’m here]
Cal: [I’m here]
Dee: [I’m here]
Ben: [Open the meeting]
Ben: [Next step]
Ben: [Next step]
Ben: [Next step]
Ben: [Next step]
Ben: [Next step]
"""


class Spy:
    """Everything on its way to the database, as it was before it was sealed or hashed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.written: list[tuple[str, object]] = []
        self.patch(monkeypatch, Format, "write")
        self.patch(monkeypatch, Keyring, "delivery")

    def patch(self, monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> None:
        real = getattr(owner, name)

        def spied(one: object, given: object) -> object:
            made = real(one, given)
            self.written.append((name, made if name == "write" else given))
            return made

        monkeypatch.setattr(owner, name, spied)


@asynccontextmanager
async def staged(folder: Path, script: str) -> AsyncIterator[Stage]:
    folder.mkdir()
    create_master_key(folder / "key")
    shelf = Shelf(f"sqlite:///{folder / 'db'}", folder / "key")
    yield await played(script, shelf.open())
    await shelf.close()


async def all_written(act: str, script: str, folder: Path) -> list[tuple[str, object]]:
    async with staged(folder, script) as stage:
        with pytest.MonkeyPatch.context() as monkeypatch:
            spy = Spy(monkeypatch)
            await goes_on(stage, act)
    return spy.written


def holds_the_title(written: list[tuple[str, object]]) -> bool:
    return any(isinstance(made, bytes) and TITLE.encode() in made for _, made in written)


async def test_a_nameless_topic_is_written_the_same_whoever_put_it(tmp_path: Path) -> None:
    """Another member, in another language: document, outbox, delivery and its answer do not differ."""
    one = await all_written(f"Ben: [Without a name] title = {TITLE}", COMMUNITY, tmp_path / "one")
    other = await all_written(f"Cal: [Sans nom] title = {TITLE}", COMMUNITY, tmp_path / "other")
    assert holds_the_title(one)
    assert one == other


async def test_a_topic_that_bears_its_name_is_told_apart(tmp_path: Path) -> None:
    """That the test above would notice."""
    one = await all_written(f"Ben: [Put a topic] title = {TITLE}", COMMUNITY, tmp_path / "one")
    other = await all_written(f"Cal: [Proposer un sujet] title = {TITLE}", COMMUNITY, tmp_path / "other")
    assert one != other


async def test_a_harvested_line_is_written_the_same_whoever_typed_it(tmp_path: Path) -> None:
    script = COMMUNITY + A_LINE
    one = await all_written(f"Cal: [Our line] line = {TITLE}", script, tmp_path / "one")
    other = await all_written(f"Dee: [Our line] line = {TITLE}", script, tmp_path / "other")
    assert holds_the_title(one)
    assert one == other


async def test_a_nameless_topic_that_is_refused_is_offered_back_and_kept_nowhere(tmp_path: Path) -> None:
    act = f"Ben: [Without a name] title = {TITLE * 20}\nBen< A topic without a name"
    written = await all_written(act, COMMUNITY, tmp_path / "one")
    assert not [made for what, made in written if what == "write"]


async def test_no_log_line_tells_of_it(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with staged(tmp_path / "one", COMMUNITY) as stage:
        with caplog.at_level(logging.DEBUG):
            await goes_on(stage, f"Ben: [Without a name] title = {TITLE}")
    assert TITLE not in caplog.text
    assert "nameless" not in caplog.text


async def test_the_word_is_shown_once_and_takes_the_topic_back_once(tmp_path: Path) -> None:
    async with staged(tmp_path / "one", COMMUNITY) as stage:
        await goes_on(stage, f"Ben: [Without a name] title = {TITLE}")
        (said,) = [heard.words for heard in stage.heard if heard.who == "Ben"]
        word = said.split("taken back once: ")[1].split()[0]
        await goes_on(
            stage,
            f"""
            Dee: /circle forum
            Dee: [● My dot]
            Dee: /circle topics
            Dee: [Take back by word] word = perhaps
            Dee< No topic that waits goes by this word
            Ben: /circle topics
            Ben: [Take back by word] word = {word}
            Ben< Taken back: {TITLE}
            Ben: /circle topics
            Ben< Topics (0)
            Ben: [Take back by word] word = {word}
            Ben< No topic that waits goes by this word
            """,
        )
