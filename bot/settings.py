"""Settings from the environment and `.env`: read once, all faults found at once, no secret ever echoed."""

import difflib
import os
from pathlib import Path
from typing import Literal

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

EXAMPLE = Path(".env.example")
OURS = ("CIRCLEKEEPER_", "SLACK_", "DISCORD_", "DATABASE_")


class Settings(BaseSettings):
    """Field by field what `.env.example` explains."""

    model_config = SettingsConfigDict(
        env_file=".env", extra="ignore", hide_input_in_errors=True, case_sensitive=True, env_ignore_empty=True
    )

    database_url: str = Field("sqlite:///circlekeeper.db", validation_alias="DATABASE_URL")
    master_key_file: Path | None = Field(None, validation_alias="CIRCLEKEEPER_MASTER_KEY_FILE")
    host: str = Field("127.0.0.1", validation_alias="CIRCLEKEEPER_HOST")
    port: int = Field(8080, ge=0, le=65535, validation_alias="CIRCLEKEEPER_PORT")
    public_url: str = Field("", validation_alias="CIRCLEKEEPER_PUBLIC_URL")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", validation_alias="CIRCLEKEEPER_LOG_LEVEL")
    slack_bot_token: SecretStr | None = Field(None, validation_alias="SLACK_BOT_TOKEN")
    slack_app_token: SecretStr | None = Field(None, validation_alias="SLACK_APP_TOKEN")
    slack_signing_secret: SecretStr | None = Field(None, validation_alias="SLACK_SIGNING_SECRET")
    slack_mode: Literal["socket", "http"] = Field("socket", validation_alias="SLACK_MODE")
    slack_api_base_url: str = Field("https://slack.com/api/", validation_alias="SLACK_API_BASE_URL")
    slack_client_id: str = Field("", validation_alias="SLACK_CLIENT_ID")
    slack_client_secret: SecretStr | None = Field(None, validation_alias="SLACK_CLIENT_SECRET")
    slack_allow_guests: bool = Field(False, validation_alias="SLACK_ALLOW_GUESTS")
    slack_allow_shared_channels: bool = Field(False, validation_alias="SLACK_ALLOW_SHARED_CHANNELS")
    discord_token: SecretStr | None = Field(None, validation_alias="DISCORD_TOKEN")
    discord_shards: int = Field(1, ge=0, validation_alias="DISCORD_SHARDS")
    discord_talking_piece: bool = Field(False, validation_alias="DISCORD_TALKING_PIECE")


class SettingFault(Exception):
    """Everything that is wrong with the configuration, a line each: the name, what is so, where it is explained."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


WHAT_IT_SHOULD_BE = {
    "CIRCLEKEEPER_PORT": "should be a whole number from 0 to 65535",
    "CIRCLEKEEPER_LOG_LEVEL": "should be DEBUG, INFO, WARNING or ERROR",
    "SLACK_MODE": "should be socket or http",
    "DISCORD_SHARDS": "should be a whole number from 0",
    "DISCORD_TALKING_PIECE": "should be true or false",
    "SLACK_ALLOW_GUESTS": "should be true or false",
    "SLACK_ALLOW_SHARED_CHANNELS": "should be true or false",
}


def read_settings() -> tuple[Settings, list[str]]:
    """The settings, and warnings about names that nothing reads. Raises SettingFault."""
    faults: list[str] = []
    settings = None
    try:
        settings = Settings()
    except ValidationError as wrong:
        names = dict.fromkeys(str(error["loc"][0]) for error in wrong.errors(include_url=False, include_input=False))
        faults += [_fault(name, WHAT_IT_SHOULD_BE.get(name, "cannot be read")) for name in names]
    faults += _of_values({**_from_file(), **os.environ})
    if faults or settings is None:
        raise SettingFault(faults)
    return settings, _unknown_names()


def _of_values(given: dict[str, str]) -> list[str]:
    """What pydantic cannot see: kinds of tokens swapped, halves of a pair missing, unusable addresses."""
    faults = [
        _fault(name, "stands in quotation marks; leave them out")
        for name in EXPLAINED
        if given.get(name, "")[:1] in ('"', "'")
    ]
    database = given.get("DATABASE_URL", "sqlite:///")
    if database and not database.startswith(("sqlite:///", "postgresql://")):
        faults.append(_fault("DATABASE_URL", "should begin with sqlite:/// or postgresql://"))
    if database.startswith("postgresql://") and not given.get("CIRCLEKEEPER_MASTER_KEY_FILE"):
        faults.append(_fault("CIRCLEKEEPER_MASTER_KEY_FILE", "is needed with PostgreSQL, and should name a file"))
    for name, prefix in (("SLACK_BOT_TOKEN", "xoxb-"), ("SLACK_APP_TOKEN", "xapp-")):
        if given.get(name) and not given[name].startswith(prefix):
            faults.append(_fault(name, f"should begin with {prefix}; is it another token?"))
    if given.get("SLACK_BOT_TOKEN") or given.get("SLACK_CLIENT_ID"):
        needed = "SLACK_SIGNING_SECRET" if given.get("SLACK_MODE") == "http" else "SLACK_APP_TOKEN"
        if not given.get(needed):
            faults.append(_fault(needed, "is needed for Slack in this mode"))
    for needed in ("SLACK_CLIENT_SECRET", "CIRCLEKEEPER_PUBLIC_URL"):
        if given.get("SLACK_CLIENT_ID") and not given.get(needed):
            faults.append(_fault(needed, "is needed beside SLACK_CLIENT_ID"))
    return faults


def _fault(name: str, what: str) -> str:
    return f"{name} {what}. See {EXAMPLE}, line {example_line(name)}: {EXPLAINED[name]}"


def _from_file() -> dict[str, str]:
    return {name: value for name, value in dotenv_values(".env").items() if value is not None}


def _unknown_names() -> list[str]:
    """A misspelt name would otherwise be ignored without a word. Values are not shown."""
    known = set(EXPLAINED)
    warnings = []
    for name in sorted({*_from_file(), *os.environ}):
        if name.startswith(OURS) and name not in known:
            near = difflib.get_close_matches(name, known, 1)
            warnings.append(f"{name} is not a setting of ours" + (f"; do you mean {near[0]}?" if near else "."))
    return warnings


# In the order of `.env.example`, which is written from this: (name, example, what it is for).
EXAMPLES: tuple[tuple[str, str, str], ...] = (
    (
        "DATABASE_URL",
        "sqlite:///circlekeeper.db",
        "Where circles are kept. PostgreSQL: postgresql://user:password@host/name",
    ),
    (
        "CIRCLEKEEPER_MASTER_KEY_FILE",
        "",
        "The key that seals everything. Empty: one is made beside the SQLite file.",
    ),
    (
        "CIRCLEKEEPER_HOST",
        "127.0.0.1",
        "Where the playground and the calendar files listen. Loopback unless you know why.",
    ),
    ("CIRCLEKEEPER_PORT", "8080", "Their port. 0: any free one."),
    (
        "CIRCLEKEEPER_PUBLIC_URL",
        "",
        "How others reach us, such as https://circles.example.org. Empty: as it listens.",
    ),
    ("CIRCLEKEEPER_LOG_LEVEL", "INFO", "DEBUG, INFO, WARNING or ERROR. No level shows what people write."),
    ("SLACK_BOT_TOKEN", "", "Begins with xoxb-."),
    ("SLACK_APP_TOKEN", "", "For Socket Mode. Begins with xapp-."),
    ("SLACK_SIGNING_SECRET", "", "For HTTP mode."),
    ("SLACK_MODE", "socket", "socket or http."),
    ("SLACK_API_BASE_URL", "https://slack.com/api/", "GovSlack lives at https://slack-gov.com/api/."),
    ("SLACK_CLIENT_ID", "", "With the secret and the public address: many workspaces may install the bot."),
    ("SLACK_CLIENT_SECRET", "", "Belongs to SLACK_CLIENT_ID."),
    ("SLACK_ALLOW_GUESTS", "false", "Whether guests of the workspace may take part."),
    (
        "SLACK_ALLOW_SHARED_CHANNELS",
        "false",
        "Whether circles may sit where another organisation reads along.",
    ),
    ("DISCORD_TOKEN", "", "The bot's token."),
    (
        "DISCORD_TALKING_PIECE",
        "false",
        "Whether circles may have a talking piece for voices. Invite the bot with --talking-piece then.",
    ),
    ("DISCORD_SHARDS", "1", "Connections to Discord, from 2,500 servers on. 0: as many as Discord advises."),
)
EXPLAINED = {name: what for name, _, what in EXAMPLES}


def example_text() -> str:
    """What `.env.example` holds: one explanation and one setting, two lines each."""
    head = "# Copy this file to .env and change what you need. The playground needs nothing.\n"
    return head + "".join(f"# {what}\n{name}={example}\n" for name, example, what in EXAMPLES)


def example_line(name: str) -> int:
    names = [each for each, _, _ in EXAMPLES]
    return 3 + 2 * names.index(name)
