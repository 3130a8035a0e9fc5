"""The tables of an installation are brought up to date when it starts, however the start before it ended."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from tests.web.installation import Commanded, installation, with_tables

PERMISSIONS = "DELETE FROM auth_permission"


@pytest.fixture
def begun(tmp_path: Path) -> Commanded:
    return with_tables(installation(tmp_path))


def row_count(begun: Commanded, table: str) -> int:
    with contextlib.closing(sqlite3.connect(begun.database)) as database:
        return int(database.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0])


def tell(begun: Commanded, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(begun.database)) as database, database:
        for statement in statements:
            database.execute(statement)


def test_a_first_start_that_was_cut_off_is_made_up_for(begun: Commanded) -> None:
    tell(begun, PERMISSIONS, "DROP TABLE cache")
    begun.tell("look")
    assert row_count(begun, "auth_permission") > 0
    assert row_count(begun, "cache") == 0


def test_a_migration_that_is_left_is_made(begun: Commanded) -> None:
    last = "(SELECT MAX(id) FROM django_migrations WHERE app = 'sessions')"
    tell(begun, PERMISSIONS, "DROP TABLE django_session", f"DELETE FROM django_migrations WHERE id = {last}")
    begun.tell("look")
    assert row_count(begun, "auth_permission") > 0
    assert row_count(begun, "django_session") == 0


def test_where_none_is_left_no_model_is_built_anew(begun: Commanded) -> None:
    tell(begun, PERMISSIONS)
    begun.tell("look")
    assert row_count(begun, "auth_permission") == 0
