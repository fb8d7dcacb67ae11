"""Starting, stopping and being killed, as an operator sees it."""

import socket
from pathlib import Path

from tests.start.process import started


async def test_it_says_ready_with_its_address_and_stops_cleanly(tmp_path: Path) -> None:
    running = await started(tmp_path)
    assert running.ready.startswith("READY http://127.0.0.1:")
    assert await running.stopped() == 0


async def test_it_makes_a_master_key_for_its_owner_alone(tmp_path: Path) -> None:
    running = await started(tmp_path)
    running.process.terminate()
    _, errors = await running.ended()
    (key,) = tmp_path.glob("*.key")
    assert key.stat().st_mode & 0o777 == 0o600
    assert key.name in errors


async def test_fault_09_a_second_process_on_the_same_file_is_told_who_holds_it(tmp_path: Path) -> None:
    first = await started(tmp_path)
    code, errors = await (await started(tmp_path)).ended()
    assert code == 4
    assert str(first.process.pid) in errors
    assert await first.stopped() == 0
    again = await started(tmp_path)
    assert again.ready
    assert await again.stopped() == 0


async def test_fault_09_a_process_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    first = await started(tmp_path)
    await first.killed()
    again = await started(tmp_path)
    assert again.ready
    assert await again.stopped() == 0


async def test_a_taken_address_is_said_calmly(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, errors = await (await started(tmp_path, CIRCLEKEEPER_PORT=str(port))).ended()
    assert code == 5
    assert "CIRCLEKEEPER_PORT" in errors
    assert "Traceback" not in errors


async def test_a_foreign_file_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    foreign = tmp_path / "circlekeeper.db"
    foreign.write_bytes(b"this is somebody's shopping list, not a database")
    code, errors = await (await started(tmp_path)).ended()
    assert code == 4
    assert "Traceback" not in errors
    assert foreign.read_bytes() == b"this is somebody's shopping list, not a database"


async def test_a_practice_file_is_checked_from_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('practice = "mine"\ntitel.en = "A slip"\n')
    running = await started(tmp_path, "check-practice", "mine.toml")
    code, errors = await running.ended()
    assert code == 1
    assert "Traceback" not in errors


async def test_a_word_that_is_no_command_is_a_usage_error(tmp_path: Path) -> None:
    code, _ = await (await started(tmp_path, "juggle")).ended()
    assert code == 2
