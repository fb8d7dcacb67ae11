"""The command table as a page of the docs."""

from bot.called import word_in
from bot.command import Command, Group
from bot.commands import COMMANDS
from bot.nouns.people import Language
from bot.words.phrases import label


def as_document() -> str:
    """The table as `docs/commands.md`: each word in both languages, and what it is for."""
    lines = [
        "# Commands",
        "",
        "Each is `/circle` and a word. Words in brackets are optional; without what it needs, a form opens. On Discord",
        "every chapter but the first has a slash command of its own, such as `/circle-meeting pause`.",
    ]
    for group in Group:
        lines += [
            "",
            f"## {label(f'group.{group.value}', Language.EN)}",
            "",
            "| word | in French | takes | what it does |",
            "| --- | --- | --- | --- |",
        ]
        lines += [_row(command) for command in COMMANDS if command.group is group]
    return "\n".join(lines) + "\n"


def _row(command: Command) -> str:
    takes = ", ".join(a.name if a.required else f"[{a.name}]" for a in command.arguments)
    help_line = label(f"help.{command.word}", Language.EN)
    return f"| `{command.word}` | `{word_in(command, Language.FR)}` | {takes} | {help_line} |"
