"""The one command table as Discord's slash commands: /circle WORD and /circle-CHAPTER WORD, with typed options.

No option is required there: what is lacking is asked for by a form.
"""

import hashlib
import inspect
import json
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any, Final

import discord
from discord import app_commands

from adapters.discord.inbound import CIRCLE_OPTION
from adapters.discord.names import FIRST, Words, chapter, described, is_further, named, word
from bot.arguments import Argument
from bot.called import offered, shortcuts
from bot.command import Command, Group
from bot.message import FieldKind
from bot.ports.sayings import Beside

Typing = discord.Interaction[discord.Client]
Run = Callable[[Typing], Awaitable[None]]
Hand = Callable[[Typing, str], Awaitable[None]]
Complete = Callable[[Typing, str], Coroutine[Any, Any, list[app_commands.Choice[str]]]]

LONGEST_STRING: Final = 6000
LARGEST_NUMBER: Final = 99999
AT_ONCE: Final = 5  # people in one typed command; the form takes more


class Tree(app_commands.CommandTree[discord.Client]):
    """`refused`: what to do with a command that this process does not know, such as one of yesterday's tree."""

    def __init__(self, client: discord.Client, refused: Callable[[Typing, Exception], Awaitable[None]]) -> None:
        super().__init__(client)
        self._refused = refused

    async def on_error(self, interaction: Typing, error: app_commands.AppCommandError, /) -> None:
        await self._refused(interaction, error)

    async def wire(self) -> list[dict[str, Any]]:
        """What is registered with Discord."""
        translator = Words()
        return [await each.get_translated_payload(self, translator) for each in self.get_commands()]

    async def digest(self) -> str:
        return hashlib.sha256(json.dumps(await self.wire(), sort_keys=True).encode()).hexdigest()


def grow(tree: Tree, run: Run, complete: Complete, own_room: Run, handed: Hand, has: frozenset[Beside]) -> None:
    """A slash command for each chapter: Discord takes 25 words of one, and 8,000 characters in all."""
    for group in Group:
        root = app_commands.Group(
            name=chapter(group),
            description=described(f"group.{group.value}"),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        )
        further = app_commands.Group(name=named("discord.further"), description=described("discord.further.what"))
        for command in offered(group, has):
            branch = further if is_further(command) else root
            branch.add_command(_command(command, run, complete))
        if group is FIRST:
            root.add_command(_own_room(own_room))
        if further.commands:
            root.add_command(further)
        tree.add_command(root)
    for command in shortcuts():
        tree.add_command(_in_the_menu(command, handed))


def _in_the_menu(command: Command, handed: Hand) -> app_commands.ContextMenu:
    """In the menu of every message. What it hands over is shown in a form first."""

    async def callback(interaction: Typing, _message: discord.Message) -> None:
        await handed(interaction, command.word)

    return app_commands.ContextMenu(
        name=named(command.shortcut),
        callback=callback,
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )


def _command(command: Command, run: Run, complete: Complete) -> app_commands.Command[Any, ..., Any]:
    options = {name: kind for argument in command.arguments for name, kind in _options(argument)}
    descriptions = {
        name: described(f"field.{argument.name}") for argument in command.arguments for name, _ in _options(argument)
    }
    chosen = {a.name for a in command.arguments if a.choices or a.kind is FieldKind.LINK}
    if command.arguments or command.group is not Group.BEGIN:
        options[CIRCLE_OPTION] = str
        descriptions[CIRCLE_OPTION] = described("discord.which_circle")
        chosen.add(CIRCLE_OPTION)
    callback = _callback(run, options)
    app_commands.describe(**{_safe(name): text for name, text in descriptions.items()})(callback)
    app_commands.rename(**{_safe(name): name for name in options})(callback)
    app_commands.autocomplete(**{_safe(name): complete for name in chosen})(callback)
    return app_commands.Command(name=word(command), description=described(f"help.{command.word}"), callback=callback)


def _own_room(run: Run) -> app_commands.Command[Any, ..., Any]:
    """Ours alone: how a private room is made is this platform's business."""
    return app_commands.Command(
        name=named("discord.own_room.word"),
        description=described("discord.own_room"),
        callback=_callback(run, {}),
    )


def _options(argument: Argument) -> list[tuple[str, Any]]:
    if argument.kind is FieldKind.PEOPLE:
        names = [argument.name, *(f"{argument.name}-{n}" for n in range(2, AT_ONCE + 1))]
        return [(name, discord.User) for name in names]
    if argument.kind is FieldKind.NUMBER:
        return [(argument.name, app_commands.Range[int, 0, LARGEST_NUMBER])]
    return [(argument.name, app_commands.Range[str, 1, min(argument.longest, LONGEST_STRING)])]


def _callback(run: Run, options: Mapping[str, Any]) -> Callable[..., Any]:
    """A function of these options, as discord.py wants one. What was given is read from the interaction itself."""

    async def callback(interaction: Typing, **_: Any) -> None:
        await run(interaction)

    first = inspect.Parameter("interaction", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=discord.Interaction)
    callback.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            first,
            *(
                inspect.Parameter(_safe(name), inspect.Parameter.KEYWORD_ONLY, default=None, annotation=kind | None)
                for name, kind in options.items()
            ),
        ]
    )
    return callback


def _safe(option: str) -> str:
    """An option's name as a name in Python."""
    return option.replace("-", "_")
