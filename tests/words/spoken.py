"""What the code says: every key that it looks up, and the values that it passes, from its syntax trees."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct

import bot
from bot.choices import RHYTHMS
from bot.command import Group
from bot.commands import COMMANDS
from bot.grammar.file_problems import Kind
from bot.words.views.practices import KINDS, OWN

BOT = Path(bot.__file__).parent
SAYING = {"say", "label", "line", "quiet", "heading", "message", "button"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Said(Struct, frozen=True):
    """A key as one line of code looks it up. `fields`: what may stand in braces there."""

    key: str
    fields: frozenset[str]
    where: str


class Source(Struct, frozen=True):
    name: str
    tree: ast.Module

    def functions(self) -> list[Function]:
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]

    def table(self, name: str) -> list[ast.expr]:
        """The values of a dict that stands at the top of the file."""
        for node in self.tree.body:
            target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
            value = getattr(node, "value", None)
            if isinstance(target, ast.Name) and target.id == name and isinstance(value, ast.Dict):
                return value.values
        return []


@cache
def sources() -> tuple[Source, ...]:
    files = [*sorted(BOT.rglob("*.py")), *sorted((BOT.parent / "adapters").rglob("*.py"))]
    return tuple(Source(f.relative_to(BOT.parent).as_posix(), ast.parse(f.read_text("utf-8"))) for f in files)


@cache
def said_in_code() -> tuple[Said, ...]:
    return tuple(said for source in sources() for said in _said_in(source))


def _said_in(source: Source) -> Iterator[Said]:
    for function in source.functions():
        for node in ast.walk(function):
            if isinstance(node, ast.Call):
                yield from _said_by(node, function, source)


def _said_by(call: ast.Call, function: Function, source: Source) -> Iterator[Said]:
    where = f"{source.name}:{call.lineno}"
    name = _name_of(call)
    if name in SAYING and call.args:
        given = {keyword.arg for keyword in call.keywords if keyword.arg} if name != "button" else set()
        for key in _keys(call.args[0], function, source):
            yield Said(key, frozenset(given), where)
    if name == "button":
        for confirm in [*call.args[3:4], *(k.value for k in call.keywords if k.arg == "confirm")]:
            for key in _keys(confirm, function, source):
                yield Said(key, frozenset(), where)


def _name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _keys(node: ast.expr, function: Function, source: Source) -> Iterator[str]:
    """The literals that an expression may stand for: chosen, taken from a table, assigned or handed in."""
    match node:
        case ast.Constant(value=str(key)) if key:
            yield key
        case ast.IfExp(body=one, orelse=other):
            yield from _keys(one, function, source)
            yield from _keys(other, function, source)
        case ast.Subscript(value=ast.Name(id=table)):
            for value in source.table(table):
                yield from _keys(value, function, source)
        case ast.Call(func=ast.Attribute(value=ast.Name(id=table), attr="get"), args=args):
            for value in [*source.table(table), *args[1:]]:
                yield from _keys(value, function, source)
        case ast.Name(id=name):
            yield from _assigned(name, function, source)
        case _:
            pass  # no key of ours, or one that the derived ones and the literals answer for


def _assigned(name: str, function: Function, source: Source) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in node.targets):
            yield from _keys(node.value, function, source)
    parameters = [argument.arg for argument in function.args.args]
    if name in parameters:
        for other in source.functions():
            for call in ast.walk(other):
                if isinstance(call, ast.Call) and _name_of(call) == function.name and other is not function:
                    for argument in call.args[parameters.index(name) :][:1]:
                        yield from _keys(argument, other, source)


def derived() -> set[str]:
    """The keys that follow from the command table, the rhythms and the kinds of file problems."""
    keys = {f"group.{group}" for group in Group} | {f"rhythm.{rhythm}" for rhythm in RHYTHMS}
    keys |= {f"kind.{kind}" for kind in (OWN, *KINDS.values())}
    keys |= {f"file.{kind}.{part}" for kind in Kind for part in ("what", "mend")}
    for command in COMMANDS:
        if command.group:
            keys |= {f"help.{command.word}", f"word.{command.word}"}
        if command.arguments:
            keys |= {f"form.{command.word}", f"form.{command.word}.submit"}
        if command.confirm:
            keys.add(command.confirm)
        for argument in command.arguments:
            keys.add(f"field.{argument.name}")
            if argument.hint:
                keys.add(argument.hint)
    return keys | {f"field.{name}" for name in names_read()}


def names_read() -> set[str]:
    """Everything that acts read by name: a refusal may have to say that it is lacking or cannot be read."""
    readers = {"text", "number", "day", "clock"}
    return {
        call.args[0].value
        for source in sources()
        if source.name.startswith(("bot/acts/", "bot/commands.py", "bot/choices.py", "bot/fields.py", "bot/errands/"))
        for call in ast.walk(source.tree)
        if isinstance(call, ast.Call) and _name_of(call) in readers and call.args
        if isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    }


@cache
def literals() -> frozenset[str]:
    """Every string in the code."""
    return frozenset(
        node.value
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
