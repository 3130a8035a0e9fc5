"""Backups of a workspace on PostgreSQL whose vault lies on S3."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.web import elsewhere
from tests.web.installation import Commanded, installation, with_tables

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.skipif(not elsewhere.ARE_HERE, reason=elsewhere.ARE_MISSING),
]


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], dict[str, str]]]:
    with elsewhere.elsewhere(tmp_path_factory.mktemp("elsewhere")) as found:
        yield found


@pytest.fixture(scope="module")
def laid(new: Callable[[str], dict[str, str]], tmp_path_factory: pytest.TempPathFactory) -> Commanded:
    made = installation(tmp_path_factory.mktemp("laid"), **new("papers"))
    made.tell("lay 2")
    return made


@pytest.fixture(scope="module")
def backup(laid: Commanded, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("backup") / "b.zip"
    told = laid.run("backup", path)
    assert (told.returncode, told.stderr) == (0, "")
    return path


def ask(installation: Commanded, question: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(installation.environment["REJOINDER_DATABASE"]) as connection:
        return connection.execute(question).fetchall()


LINES = "SELECT case_id, n, text FROM db_line ORDER BY case_id, n"
TABLES = "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'"


def test_it_comes_back_into_an_empty_database_and_another_bucket(
    laid: Commanded, backup: Path, new: Callable[[str], dict[str, str]], tmp_path: Path
) -> None:
    other = laid.at(tmp_path / "new", **new("others"))
    told = other.run("restore", backup, "--data", other.data)
    assert (told.returncode, told.stderr) == (0, "")
    assert "2 cases" in told.stdout
    assert ask(other, LINES) == ask(laid, LINES) != []
    assert other.tell("look")[0]["cases"] == laid.tell("look")[0]["cases"]
    assert not (other.data / "vault").exists()
    assert ask(other, "SELECT count(*) FROM information_schema.schemata WHERE schema_name = 'dbos'") == [(0,)]


def test_a_database_that_holds_tables_is_left_alone(laid: Commanded, backup: Path, tmp_path: Path) -> None:
    before = ask(laid, LINES)
    told = laid.run("restore", backup, "--data", tmp_path / "new")
    assert (told.returncode, told.stderr.count("\n"), (tmp_path / "new").exists()) == (2, 1, False)
    assert ask(laid, LINES) == before


def test_an_altered_backup_writes_nothing_into_the_database(
    laid: Commanded, backup: Path, new: Callable[[str], dict[str, str]], tmp_path: Path
) -> None:
    changed = bytearray(backup.read_bytes())
    changed[len(changed) // 3] ^= 1
    (tmp_path / "changed.zip").write_bytes(changed)
    other = laid.at(tmp_path / "new", **new("others"))
    told = other.run("restore", tmp_path / "changed.zip", "--data", other.data)
    assert (told.returncode, told.stderr.count("\n"), other.data.exists()) == (2, 1, False)
    assert ask(other, TABLES) == [(0,)]


@pytest.mark.parametrize("patience", [1.0, 1.6, 2.2, 3.0])
def test_a_restore_that_was_killed_leaves_all_of_the_database_or_nothing(
    laid: Commanded, backup: Path, new: Callable[[str], dict[str, str]], tmp_path: Path, patience: float
) -> None:
    import contextlib
    import subprocess

    other = laid.at(tmp_path / "new", **new("others"))
    made = other.begin("restore", backup, "--data", other.data)
    with contextlib.suppress(subprocess.TimeoutExpired):
        made.wait(timeout=patience)
    made.kill()
    made.wait()
    if ask(other, TABLES) != [(0,)]:
        assert ask(other, LINES) == ask(laid, LINES)
    else:
        assert not other.data.exists()


def test_what_does_not_answer_is_one_sentence_without_a_password(laid: Commanded, tmp_path: Path) -> None:
    silent = laid.at(laid.data, REJOINDER_DATABASE="postgresql://alba:hunter2secret@127.0.0.1:1/x")
    told = silent.run("backup", tmp_path / "b.zip")
    assert (told.returncode, told.stderr.count("\n"), "hunter2secret" in told.stderr) == (4, 1, False)
    without = laid.at(laid.data, PATH="/nonexistent")
    told = without.run("backup", tmp_path / "b.zip")
    assert (told.returncode, told.stderr.count("\n"), "pg_dump" in told.stderr) == (4, 1, True)
    assert list(tmp_path.iterdir()) == []


def test_a_backup_of_the_embedded_database_is_not_put_into_postgresql(
    new: Callable[[str], dict[str, str]], tmp_path: Path
) -> None:
    made = with_tables(installation(tmp_path))
    made.tell("lay 0")
    assert made.run("backup", tmp_path / "b.zip").returncode == 0
    told = made.at(tmp_path / "new", **new("x")).run("restore", tmp_path / "b.zip", "--data", tmp_path / "new")
    assert (told.returncode, told.stderr.count("\n"), (tmp_path / "new").exists()) == (2, 1, False)
