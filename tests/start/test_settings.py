"""Settings: defaults, every fault at once with its line in .env.example, and no secret on the screen."""

from pathlib import Path

import pytest

from bot.settings import EXAMPLES, SettingFault, example_line, example_text, read_settings
from tests.start.process import ROOT, started


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, _, _ in EXAMPLES:
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_nothing_needs_to_be_set(folder: Path) -> None:
    settings, warnings = read_settings()
    assert (settings.database_url, settings.host, settings.port) == (
        "sqlite:///circlekeeper.db",
        "127.0.0.1",
        8080,
    )
    assert warnings == []


def test_the_example_is_usable_as_it_stands(folder: Path) -> None:
    (folder / ".env").write_text(example_text())
    settings, warnings = read_settings()
    assert settings.master_key_file is None
    assert settings.slack_bot_token is None
    assert warnings == []


def test_the_example_that_ships_is_written_from_the_settings() -> None:
    assert (ROOT / ".env.example").read_text() == example_text()


def test_each_setting_stands_in_its_line() -> None:
    lines = example_text().splitlines()
    for name, _, _ in EXAMPLES:
        assert lines[example_line(name) - 1].startswith(f"{name}=")


def test_all_faults_are_told_at_once_and_no_secret_is_echoed(folder: Path) -> None:
    secret = "xoxp-this-is-a-secret"
    (folder / ".env").write_text(
        f"CIRCLEKEEPER_PORT=many\nCIRCLEKEEPER_LOG_LEVEL=loud\nSLACK_MODE=pigeon\nSLACK_BOT_TOKEN={secret}\n"
        "DATABASE_URL=mysql://somewhere:hidden@host/name\n"
    )
    with pytest.raises(SettingFault) as fault:
        read_settings()
    told = "\n".join(fault.value.lines)
    for name in (
        "CIRCLEKEEPER_PORT",
        "CIRCLEKEEPER_LOG_LEVEL",
        "SLACK_MODE",
        "SLACK_BOT_TOKEN",
        "DATABASE_URL",
    ):
        assert f"{name} " in told
        assert f"line {example_line(name)}:" in told
    assert secret not in told
    assert "hidden" not in told


def test_a_slack_token_alone_is_not_enough(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    with pytest.raises(SettingFault, match="SLACK_APP_TOKEN is needed"):
        read_settings()
    monkeypatch.setenv("SLACK_MODE", "http")
    with pytest.raises(SettingFault, match="SLACK_SIGNING_SECRET is needed"):
        read_settings()


def test_a_value_in_quotation_marks_is_noticed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", '"sqlite:///a.db"')
    with pytest.raises(SettingFault, match="quotation marks"):
        read_settings()


def test_a_misspelt_name_is_warned_about(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CIRCLEKEEPER_PROT", "1")
    _, warnings = read_settings()
    assert warnings == ["CIRCLEKEEPER_PROT is not a setting of ours; do you mean CIRCLEKEEPER_PORT?"]


async def test_wrong_settings_end_the_start_with_their_own_code(tmp_path: Path) -> None:
    running = await started(tmp_path, CIRCLEKEEPER_PORT="many", SLACK_MODE="pigeon")
    code, errors = await running.ended()
    assert code == 3
    assert "CIRCLEKEEPER_PORT" in errors
    assert "SLACK_MODE" in errors
    assert not list(tmp_path.iterdir())
