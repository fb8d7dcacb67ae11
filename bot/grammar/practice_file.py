"""A practice read from its text and checked: all of it, or nothing and every problem at once.

The grammar for people who are not programmers is in docs/practices.md; keep the two in step.
"""

import re
from decimal import Decimal

from bot.grammar.file_problems import Kind
from bot.grammar.file_table import CUE, LINE, MOST_TEXTS, TITLE, Table, apart, listed, opened, shown
from bot.grammar.practice import (
    ALONE,
    ALWAYS_HELD,
    FOR_EVERYONE,
    Block,
    InLanguages,
    Keep,
    Minutes,
    Mode,
    Occasion,
    OnPass,
    OnTime,
    Order,
    People,
    Practice,
    Reveal,
    Role,
    Rule,
    Seats,
    Shows,
    Step,
    WhoSpeaks,
)

MOST_PEOPLE, MOST_STEPS, MOST_SAMPLES = 200, 40, 6
FIRST_SPEAKS = {
    Mode.PRESENTER: WhoSpeaks.PRESENTER,
    Mode.ABOUT: WhoSpeaks.OTHERS,
    Mode.SILENT: WhoSpeaks.NOBODY,
    Mode.WRITE: WhoSpeaks.NOBODY,
}  # who speaks in a step whose file does not say; in every other mode: everyone
NEEDS_THE_SEAT = {WhoSpeaks.PRESENTER, WhoSpeaks.OTHERS, WhoSpeaks.PRESENTER_LAST}
_TERM = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,2})?)?[*×]?(n|\(n-1\))?")


def read_practice(text: str, file_name: str) -> Practice:
    """Raises FileProblems with everything that is wrong."""
    return practice_in(opened(text, file_name))


def practice_in(file: Table) -> Practice:
    """Raises FileProblems with everything that is wrong."""
    title = file.words("title", TITLE)  # first: its languages are the file's
    presenters = _presenters(file)
    roles = _roles(file, presenters)
    practice = Practice(
        id=file.name("practice"),
        title=title,
        purpose=file.words("purpose", CUE),
        people=people(file),
        occasion=file.choice("for", Occasion, Occasion.TOGETHER),
        presenters=presenters,
        roles=roles,
        prepare=file.words_if_any("prepare", LINE),
        prepare_presenter=file.words_if_any("prepare_presenter", LINE),
        source=file.text("source", LINE),
        licence=file.text("licence", TITLE),
        credit=file.words_if_any("credit", LINE),
        volunteers=file.many_words("volunteers", LINE, MOST_TEXTS),
        steps=_steps(file, presenters, roles),
    )
    file.close()
    file.notes.settle()
    return practice


def _presenters(file: Table) -> Seats | int:
    value = file.get("presenters")
    if isinstance(value, int):
        number = file.number("presenters", 1, MOST_PEOPLE, 1)
        return Seats.ONE if number == 1 else number
    return file.choice("presenters", Seats, Seats.NONE)


def _roles(file: Table, presenters: Seats | int) -> tuple[Role, ...]:
    """The roles of the file, those that every meeting has, and the presenter's where there is one."""
    held = set(ALWAYS_HELD)
    for path, name in file.names("roles", len(Role)):
        if name in list(Role):
            held.add(Role(name))
        else:
            file.notes.note(path, Kind.CHOICE_UNKNOWN, name, listed(name, list(Role)))
    if presenters != Seats.NONE:
        held.add(Role.PRESENTER)
    elif Role.PRESENTER in held:
        file.note("roles", Kind.NO_PRESENTER)
    return tuple(role for role in Role if role in held)


def people(file: Table) -> People:
    table = file.table("people", required=True)
    if table is None:
        return People(1, 1, 1)
    least, most = table.number("min", 1, MOST_PEOPLE), table.number("max", 1, MOST_PEOPLE)
    ideal = table.number("ideal", 1, MOST_PEOPLE, most)
    if not least <= ideal <= most:
        table.note("", Kind.PEOPLE_OUT_OF_ORDER, f"{least}, {ideal}, {most}")
    table.close()
    return People(min=least, max=most, ideal=ideal)


def _steps(file: Table, presenters: Seats | int, roles: tuple[Role, ...]) -> tuple[Step | Block, ...]:
    tables = file.tables("steps", MOST_STEPS, required=True)
    inner = {table.path: table.tables("steps", MOST_STEPS) for table in tables if "for_each" in table}
    apart([each for table in tables for each in (table, *inner.get(table.path, []))], "id")
    steps: list[Step | Block] = []
    for table in tables:
        if "for_each" in table:
            steps.append(_block(table, inner[table.path], presenters, roles))
        else:
            steps.append(_step(table, presenters, roles, within_block=False))
    return tuple(steps)


def _block(table: Table, inner: list[Table], presenters: Seats | int, roles: tuple[Role, ...]) -> Block:
    if table.get("for_each") != Role.PRESENTER:
        table.note("for_each", Kind.CHOICE_UNKNOWN, table.get("for_each"), Role.PRESENTER)
    if presenters == Seats.NONE:
        table.note("for_each", Kind.NO_PRESENTER)
    if not inner and "steps" not in table:
        table.note("steps", Kind.KEY_MISSING)
    for each in inner:
        if "for_each" in each:
            each.get("for_each")
            each.note("for_each", Kind.BLOCK_WITHIN_BLOCK)
    block = Block(id=table.name("id"), steps=tuple(_step(each, presenters, roles, within_block=True) for each in inner))
    table.close()
    return block


def _step(table: Table, presenters: Seats | int, roles: tuple[Role, ...], *, within_block: bool) -> Step:
    mode = table.choice("mode", Mode, Mode.OPEN)
    if "mode" not in table:
        table.get("mode", required=True)
    minutes = _minutes(table, "minutes")
    step = Step(
        id=table.name("id"),
        title=table.words("title", TITLE),
        title_alone=table.words_if_any("title_alone", TITLE),
        question_alone=table.words_if_any("question_alone", LINE),
        mode=mode,
        minutes=minutes,
        at_least=_at_least(table, minutes),
        rule=table.choice("rule", Rule, Rule.NONE),
        who_speaks=table.choice("who_speaks", WhoSpeaks, FIRST_SPEAKS.get(mode, WhoSpeaks.EVERYONE)),
        order=table.choice("order", Order, Order.ROUND),
        on_pass=table.choice("pass", OnPass, OnPass.LATER),
        on_time=table.choice("on_time", OnTime, OnTime.SOFT),
        keep=table.choice("keep", Keep, Keep.NOTHING),
        reveal=table.choice("reveal", Reveal, Reveal.NEVER),
        named=table.yes("named", usually=True),
        shows=table.choice("shows", Shows, Shows.NOTHING),
        optional=table.yes("optional"),
        question=table.words_if_any("question", LINE),
        cue=table.words("cue", CUE),
        samples=table.many_words("samples", LINE, MOST_SAMPLES),
        guidance=_guidance(table, roles),
    )
    _check_the_seat(table, step, presenters, within_block)
    table.close()
    return step


def _check_the_seat(table: Table, step: Step, presenters: Seats | int, within_block: bool) -> None:
    """Notes a step that needs a presenter where there is none, or where it is not said which."""
    needs = {
        "mode": step.mode in (Mode.PRESENTER, Mode.ABOUT) and step.who_speaks != WhoSpeaks.LAST_PRESENTER,
        "who_speaks": "who_speaks" in table and step.who_speaks in NEEDS_THE_SEAT,
        "minutes": step.minutes.each_but_presenter > 0,
        "keep": step.keep == Keep.PRESENTER,
    }
    key = next((key for key, needed in needs.items() if needed), None)
    if presenters == Seats.NONE:
        key = "who_speaks" if step.who_speaks == WhoSpeaks.LAST_PRESENTER else key
        if key:
            table.note(key, Kind.NO_PRESENTER)
    elif key and presenters != Seats.ONE and not within_block:
        table.note(key, Kind.WHICH_PRESENTER)


def _guidance(table: Table, roles: tuple[Role, ...]) -> dict[str, InLanguages]:
    lines = table.table("guidance")
    if lines is None:
        return {}
    heard = [FOR_EVERYONE, ALONE, *roles]
    for role in lines.data:
        if role not in heard:
            lines.note(role, Kind.ROLE_NOT_HELD, role, listed(role, heard))
    return {str(role): lines.words(role, LINE) for role in heard if role in lines}


def _minutes(table: Table, key: str) -> Minutes:
    value = table.get(key, required=True)
    if value is None:
        return Minutes()
    formula = shown(value)
    minutes = read_minutes(formula)
    if minutes is None:
        negative = read_minutes(formula.removeprefix("-")) is not None
        table.note(key, Kind.MINUTES_NOT_POSITIVE if negative else Kind.MINUTES_UNCLEAR, value)
    elif minutes == Minutes():
        table.note(key, Kind.MINUTES_NOT_POSITIVE, value)
    return minutes or Minutes()


def _at_least(table: Table, minutes: Minutes) -> int | None:
    if table.get("at_least") is None:
        return None
    floor = _minutes(table, "at_least")
    if minutes != Minutes() and not (minutes.are_fixed and floor.are_fixed and floor.fixed <= minutes.fixed):
        table.note("at_least", Kind.AT_LEAST_UNCLEAR)
    return floor.fixed


def read_minutes(formula: str) -> Minutes | None:
    """From "5", "0.5", "2n", "5 + 2n" or "1 + 1(n-1)"; None if it is not such a sum, or not whole seconds."""
    spans = {"": 0, "n": 0, "(n-1)": 0}
    for term in "".join(formula.split()).replace(",", ".").split("+"):
        found = _TERM.fullmatch(term)
        if not found or not term or term[0] in "*×" or term[-1] in "*×":
            return None
        number, people = found.groups()
        seconds = Decimal(number or 1) * 60
        if seconds != int(seconds):
            return None
        spans[people or ""] += int(seconds)
    return Minutes(fixed=spans[""], each=spans["n"], each_but_presenter=spans["(n-1)"])
