"""The list of commands in the docs is the table."""

from bot.command_list import as_document
from bot.commands import COMMANDS
from tests.start.process import ROOT


def test_the_list_in_the_docs_is_the_command_table() -> None:
    assert (ROOT / "docs/commands.md").read_text(encoding="utf-8") == as_document()


def test_no_form_has_more_fields_than_the_tightest_platform_allows() -> None:
    for command in COMMANDS:
        assert len(command.arguments) <= 5, command.word
