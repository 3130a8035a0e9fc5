"""The database of an installation as one file, taken while others read and write, and put back into an empty one."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from rejoinder.domain.errors import Invalid, Unavailable
from rejoinder.server.backup_file import DATABASE

LEFT_OUT = ("django_session", "usersessions_usersession", "cache", "db_worker")
"""Tables whose rows are not kept: who is signed in, what is remembered for an hour, which processes live."""
ENGINE_SCHEMA = "dbos"
"""The work engine's own; what waits is asked for anew from the rows of the workspace."""
CONNECT_SECONDS = 10


class WorkspaceIsMissing(Invalid):
    """There is no workspace in this folder."""


class DatabaseIsSilent(Unavailable):
    """The database did not answer, or refused."""


class DatabaseIsNotEmpty(Invalid):
    """There are tables in the database; nothing is restored over them."""


class DatabaseToolFailed(Unavailable):
    """A program of PostgreSQL is not here, or ended with an error."""


@attrs.frozen(kw_only=True)
class DatabaseSnapshot:
    """A database at one moment."""

    kind: str
    path: Path
    rows: Callable[[str], Sequence[tuple[Any, ...]]]
    """Answers a question in SQL as of that moment."""


def kind_of(database: Mapping[str, Any]) -> str:
    """`sqlite` or `postgresql`."""
    return "sqlite" if database["ENGINE"].endswith("sqlite3") else "postgresql"


@contextlib.contextmanager
def snapshot(database: Mapping[str, Any], aside: Path) -> Iterator[DatabaseSnapshot]:
    """The database as it stands now, as a file of an empty folder.

    Raises: WorkspaceIsMissing, DatabaseIsSilent, DatabaseToolFailed.
    """
    kind = kind_of(database)
    path = aside / DATABASE[kind]
    if kind == "sqlite":
        with _copied(Path(database["NAME"]), path) as copy:
            yield DatabaseSnapshot(kind=kind, path=path, rows=lambda query: copy.execute(query).fetchall())
        return
    with _connected(database) as connection:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        if connection.execute("SELECT to_regclass('db_case')").fetchone() == (None,):
            raise WorkspaceIsMissing(folder=str(database["NAME"]))
        ((moment,),) = connection.execute("SELECT pg_export_snapshot()").fetchall()
        without = [f"--exclude-table-data={table}" for table in LEFT_OUT]
        named = ["--format=custom", "--no-owner", "--no-privileges", f"--exclude-schema={ENGINE_SCHEMA}"]
        _run("pg_dump", *named, *without, f"--snapshot={moment}", f"--file={path}", database=database)
        yield DatabaseSnapshot(kind=kind, path=path, rows=lambda query: connection.execute(query).fetchall())


@contextlib.contextmanager
def _copied(source: Path, path: Path) -> Iterator[sqlite3.Connection]:
    if not source.is_file():
        raise WorkspaceIsMissing(folder=str(source.parent))
    try:
        with (
            contextlib.closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=rw", uri=True, timeout=20)) as live,
            contextlib.closing(sqlite3.connect(path)) as copy,
        ):
            live.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            copy.execute("PRAGMA secure_delete=ON")
            known = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if "db_case" not in known:
                raise WorkspaceIsMissing(folder=str(source.parent))
            for table in known.intersection(LEFT_OUT):
                copy.execute(f"DELETE FROM {table}")
            copy.commit()
            yield copy
    except sqlite3.Error as error:
        raise DatabaseIsSilent(why=_error_text(error)) from error


def be_empty(database: Mapping[str, Any]) -> None:
    """Raises: DatabaseIsNotEmpty where the PostgreSQL database holds tables, DatabaseIsSilent."""
    with _connected(database) as connection:
        found = connection.execute(
            "SELECT 1 FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')"
        ).fetchone()
    if found is not None:
        raise DatabaseIsNotEmpty(database=str(database["NAME"]))


def put_back(dump: Path, database: Mapping[str, Any]) -> None:
    """All of a dump into an empty PostgreSQL database, or nothing of it. Raises: DatabaseToolFailed."""
    whole = ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error"]
    _run("pg_restore", *whole, f"--dbname={database['NAME']}", str(dump), database=database)


@contextlib.contextmanager
def _connected(database: Mapping[str, Any]) -> Iterator[Any]:
    import psycopg

    named = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    parameters = {word: database[name] for word, name in named.items() if database[name]}
    try:
        with psycopg.connect(
            **{"connect_timeout": CONNECT_SECONDS, **database.get("OPTIONS", {}), **parameters}
        ) as connection:
            yield connection
    except psycopg.Error as error:
        raise DatabaseIsSilent(why=_error_text(error)) from error


def _run(tool: str, *words: str, database: Mapping[str, Any]) -> None:
    """A program of PostgreSQL, which learns the way to the database from its environment, where none can read it."""
    names = {"PGDATABASE": "NAME", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGHOST": "HOST", "PGPORT": "PORT"}
    way = {name: str(database[field]) for name, field in names.items() if database[field]}
    way |= {f"PG{name.upper()}": str(value) for name, value in database.get("OPTIONS", {}).items()}
    way |= {"PGCONNECT_TIMEOUT": str(CONNECT_SECONDS), "LC_MESSAGES": "C"}
    try:
        done = subprocess.run(
            [tool, "--no-password", *words], env={**os.environ, **way}, capture_output=True, check=False
        )
    except FileNotFoundError as error:
        raise DatabaseToolFailed(tool=tool, why="not found") from error
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise DatabaseToolFailed(tool=tool, why=(lines or ["?"])[0][:200])


def _error_text(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
