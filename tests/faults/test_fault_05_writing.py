"""Fault 5 in a step in which everyone writes: a kill loses no words, and what was not shown is shown to nobody."""

from datetime import datetime
from pathlib import Path

from bot.almanac.zones import instant
from bot.ports.keeping import Circles
from bot.wiring import set_stage
from storage.circles import SqlCircles
from storage.master_key import create_master_key
from storage.opening import open_circles
from tests.faults.circles import FORMED, circle_of, goes_on, told
from tests.house import Counted, played

FILE = (
    'practice = "notes"\\ntitle.en = "Notes"\\npurpose.en = "To write."\\npeople = { min = 2, max = 6 }\\n'
    'source = "ours"\\nlicence = "MIT"\\n[[steps]]\\nid = "lines"\\ntitle.en = "Three lines"\\nmode = "write"\\n'
    'reveal = "together"\\nkeep = "KEEP"\\nminutes = 5\\ncue.en = "Write."\\n'
    '[[steps]]\\nid = "end"\\ntitle.en = "End"\\nmode = "open"\\nminutes = 5\\ncue.en = "Bye."'
)
BEGUN = f"""{FORMED}
Ana: /circle import file = {FILE}
Ana: /circle use practice = notes; meeting = 1
Ana: [Yes]
clock: 2026-05-12 17:50
Ana: [I’m here]
Ben: [I’m here]
Cal: [I’m here]
Ana: [Open the meeting]
Ben: [Write] writing = the harbour at dawn
"""


def opened(folder: Path) -> SqlCircles:
    key = folder / "master.key"
    if not key.exists():
        create_master_key(key)
    return open_circles(f"sqlite:///{folder}/circles.db", key)


async def kept(circles: Circles, stage_circle: str, *who: str) -> list[list[str]]:
    return [[own.text for own in await circles.words(stage_circle, id)] for id in who]


async def test_a_kill_before_the_reveal_loses_no_words_and_they_are_forgotten_once_shown(
    tmp_path: Path,
) -> None:
    circles = opened(tmp_path)
    stage = await played(BEGUN.replace("KEEP", "nothing"), circles)
    circle = await circle_of(stage, circles)
    ids = [m.id for m in circle.members]
    assert await kept(circles, circle.id, *ids) == [[], ["the harbour at dawn"], []]
    assert b"harbour" not in (tmp_path / "circles.db").read_bytes()
    await circles.close()

    circles = opened(tmp_path)
    chance = Counted()
    chance.count = 10_000  # never the same twice, also after a kill
    set_stage(stage, circles, instant(datetime(2026, 5, 12, 17, 52), "Europe/Paris"), chance)
    await goes_on(stage, "Cal: /circle ready\nAna: /circle write a lamp")
    assert "Ben: the harbour at dawn" in told(stage)
    assert "Ana: a lamp" in told(stage)
    assert await kept(circles, circle.id, *ids) == [[], [], []]
    await circles.close()


async def test_what_was_written_for_the_circle_is_handed_to_everyone_who_is_here(tmp_path: Path) -> None:
    circles = opened(tmp_path)
    stage = await played(BEGUN.replace("KEEP", "circle"), circles)
    circle = await circle_of(stage, circles)
    await goes_on(stage, "Ana: /circle next")
    assert "Ben: the harbour at dawn" in told(stage)
    assert await kept(circles, circle.id, *(m.id for m in circle.members)) == [["the harbour at dawn"]] * 3
    await circles.close()


async def test_a_meeting_that_closes_by_itself_shows_nothing_and_keeps_nothing(tmp_path: Path) -> None:
    circles = opened(tmp_path)
    stage = await played(BEGUN.replace("KEEP", "nothing"), circles)
    circle = await circle_of(stage, circles)
    await goes_on(stage, "clock: +3 hours")
    assert "closed by itself" in told(stage)
    assert "harbour" not in told(stage)
    assert await kept(circles, circle.id, *(m.id for m in circle.members)) == [[], [], []]
    await circles.close()
