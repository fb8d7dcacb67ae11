"""Which revision of the tables a database has, and the way to the newest.

Alembic is imported only to go there.
"""

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from storage.refused import DatabaseForeign, DatabaseNewer

VERSION_TABLE = "circlekeeper_revision"  # not Alembic's own name: another program's would pass for ours
MIGRATIONS = Path(__file__).with_name("migrations")
MIGRATING = 0x636972636C65  # "circle", the advisory lock of PostgreSQL under which one process migrates


def known_revisions() -> list[str]:
    """Oldest first, from the names of the files: `0001_what_it_does.py`."""
    return sorted(file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def revision_of(engine: Engine) -> str | None:
    """None: empty. Raises DatabaseForeign or DatabaseNewer; changes nothing."""
    with engine.connect() as connection:
        return _revision(connection)


def _revision(connection: Connection) -> str | None:
    tables = sa.inspect(connection).get_table_names()  # one look: another process may be migrating just now
    if VERSION_TABLE not in tables:
        if tables:
            raise DatabaseForeign(sorted(tables)[:5])
        return None
    found = connection.scalar(sa.select(sa.column("version_num")).select_from(sa.table(VERSION_TABLE)))
    known = known_revisions()
    if found is None or found in known:
        return found
    if found.isdigit() and found > known[-1]:
        raise DatabaseNewer(found, known[-1])
    raise DatabaseForeign([f"{VERSION_TABLE} {found}"])


def bring_up_to_date(engine: Engine, found: str | None, to: str = "head") -> None:
    """All steps in one transaction: a migration that dies half-way leaves nothing of itself."""
    if to == "head" and found == known_revisions()[-1]:
        return
    from alembic import command  # noqa: PLC0415 - a tenth of a second that only an upgrade needs
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execution_options(isolation_level="READ COMMITTED")
        with connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(MIGRATING)))
            else:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            config.attributes["connection"] = connection
            command.upgrade(config, to)
