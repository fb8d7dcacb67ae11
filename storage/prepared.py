"""Statements written with SQLAlchemy, compiled once for each database, and then run on the driver itself.

So a statement costs its 2 microseconds, and not the 18 in which Core finds it again; an act of a member is
ten of them. The few shapes in which the databases differ are spelled here.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Column, ColumnElement, Table, bindparam, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.elements import ClauseElement

Insert = sqlite.Insert | postgresql.Insert

DIALECTS: dict[str, Dialect] = {
    "sqlite": sqlite.dialect(paramstyle="named"),
    "postgresql": make_url("postgresql+psycopg://").get_dialect()(),  # without loading psycopg itself
}


class Prepared:
    """One statement for either database. Its parameters are given by name."""

    def __init__(self, *spellings: Executable, columns: Sequence[str] | None = None) -> None:
        """One spelling for both, or one for each, in the order of DIALECTS."""
        self._texts: dict[str, str] = {}
        self._fixed: dict[str, Mapping[str, Any]] = {}
        both = spellings * len(DIALECTS) if len(spellings) == 1 else spellings
        for (name, dialect), spelling in zip(DIALECTS.items(), both, strict=True):
            assert isinstance(spelling, ClauseElement)
            compiled = spelling.compile(dialect=dialect, column_keys=columns)
            self._texts[name] = str(compiled)
            self._fixed[name] = {key: value for key, value in compiled.params.items() if value is not None}

    def run(self, raw: Any, dialect: str, given: Mapping[str, Any]) -> Any:
        """The cursor of the driver whose connection `raw` is."""
        return raw.execute(*self.spelled(dialect, given))

    def spelled(self, dialect: str, given: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
        """The text, and its parameters with the values that the statement itself holds."""
        fixed = self._fixed[dialect]
        return self._texts[dialect], {**fixed, **given} if fixed else given


def insert(
    table: Table,
    *,
    replacing: Sequence[str] = (),
    on: Sequence[Column[Any]] | None = None,
    where: ColumnElement[bool] | None = None,
    without: Sequence[str] = (),
) -> Prepared:
    """A row, given by its columns.

    Where it meets another `on` these columns, the primary key if none are named, it replaces that one's
    `replacing`, or with none it leaves it as it is.
    """

    def spelled(new: Any) -> Any:
        if not replacing:
            return new.on_conflict_do_nothing()
        newest = {name: new.excluded[name] for name in replacing}
        return new.on_conflict_do_update(index_elements=on or table.primary_key, set_=newest, where=where)

    columns = [column.name for column in table.c if column.name not in without]
    news = (sqlite.insert(table).inline(), postgresql.insert(table).inline())
    return Prepared(*map(spelled, news), columns=columns)


def starts_with(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """`column` starts with the value of `name`, letter by letter: LIKE has wildcards, and may ignore case."""
    start = bindparam(name, type_=sa.String)
    return sa.func.substr(column, 1, sa.func.length(start)) == start
