"""`rejoinder backup` and `restore`: all of it comes back, and what was cut short or changed leaves nothing half."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import signal
import sqlite3
import stat
import subprocess
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from rejoinder.adapters.storage.cipher import new_key
from rejoinder.server import restore
from rejoinder.server.backup_file import BackupFile, BackupIsAltered, BackupIsUnreadable, manifest_of, unpack
from rejoinder.server.backup_trial import try_restore
from rejoinder.server.installation import RestoreWasCutShort, be_whole
from tests.web.installation import PATIENCE_SECONDS, Commanded, installation, with_tables


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Commanded:
    """An installation with three cases; no test writes to it."""
    made = with_tables(installation(tmp_path_factory.mktemp("laid")))
    made.tell("lay 3")
    return made


@pytest.fixture(scope="module")
def backup(laid: Commanded, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("backup") / "b.zip"
    assert laid.run("backup", path).returncode == 0
    return path


def ask(database: Path, question: str) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(database)) as rows:
        return rows.execute(question).fetchall()


def blobs(data: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (data / "vault" / "blobs").rglob("*") if path.is_file()}


def test_what_was_backed_up_comes_back_to_the_last_line_and_byte(laid: Commanded, backup: Path, tmp_path: Path) -> None:
    told = laid.run("restore", backup, "--data", tmp_path / "new")
    assert (told.returncode, told.stderr) == (0, "")
    assert "3 cases" in told.stdout
    new = laid.at(tmp_path / "new")
    for question in ("SELECT case_id, n, text FROM db_line", "SELECT * FROM db_payload", "SELECT * FROM db_user"):
        assert ask(new.database, question) == ask(laid.database, question)
    assert blobs(new.data) == blobs(laid.data)
    assert laid.tell("look")[0]["cases"] == new.tell("look")[0]["cases"]
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


def test_the_restored_workspace_serves_and_judges(laid: Commanded, backup: Path, tmp_path: Path) -> None:
    assert laid.run("restore", backup, "--data", tmp_path / "new").returncode == 0
    new = laid.at(tmp_path / "new")
    server = new.begin("serve", "--only", "work")
    try:
        until = time.monotonic() + PATIENCE_SECONDS
        while ask(new.database, "SELECT DISTINCT state FROM db_judgement") != [("done",)]:
            assert time.monotonic() < until
            time.sleep(0.5)
    finally:
        server.terminate()
        assert server.wait(timeout=PATIENCE_SECONDS) == 0


def test_a_backup_is_taken_while_others_write(tmp_path: Path) -> None:
    made = with_tables(installation(tmp_path))
    made.tell("lay 1")
    writer = made.begin("serve", "--only", "work")
    try:
        for number in range(3):
            told = made.run("backup", tmp_path / f"{number}.zip")
            assert told.returncode == 0, told.stderr
    finally:
        writer.kill()
        writer.wait()
    for number in range(3):
        told = made.run("restore", tmp_path / f"{number}.zip", "--data", tmp_path / f"new{number}")
        assert told.returncode == 0, told.stderr


def test_it_notes_when_it_was_made_and_a_folder_names_it_by_the_hour(laid: Commanded, tmp_path: Path) -> None:
    assert laid.run("backup", tmp_path).returncode == 0
    (made,) = tmp_path.iterdir()
    assert made.name.startswith("rejoinder-2")
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    noted = (laid.data / "backed-up-at").read_text().strip()
    assert noted.replace("-", "").replace(":", "")[:15] in made.name
    assert not list(laid.data.glob("backup-*"))


def test_keys_are_left_out_unless_they_are_asked_for(laid: Commanded, backup: Path, tmp_path: Path) -> None:
    key = (laid.data / "secret-key").read_bytes()
    assert not any(key in content for content in _contents(backup))
    told = laid.run("restore", backup, "--data", tmp_path / "without")
    assert "entered anew" in told.stdout
    assert (tmp_path / "without" / "secret-key").read_bytes() != key
    assert laid.run("backup", tmp_path / "with.zip", "--with-secrets").returncode == 0
    assert laid.run("restore", tmp_path / "with.zip", "--data", tmp_path / "with").returncode == 0
    assert (tmp_path / "with" / "secret-key").read_bytes() == key
    assert stat.S_IMODE((tmp_path / "with" / "secret-key").stat().st_mode) == 0o600


def test_a_key_that_lies_elsewhere_is_neither_made_nor_overwritten(
    laid: Commanded, backup: Path, tmp_path: Path
) -> None:
    elsewhere = laid.at(laid.data, REJOINDER_SECRET_KEY_FILE=str(tmp_path / "key"))
    told = elsewhere.run("restore", backup, "--data", tmp_path / "without")
    assert (told.returncode, "entered anew" in told.stdout) == (0, False)
    assert not (tmp_path / "key").exists()
    assert not (tmp_path / "without" / "secret-key").exists()
    assert laid.run("backup", tmp_path / "with.zip", "--with-secrets").returncode == 0
    told = elsewhere.run("restore", tmp_path / "with.zip", "--data", tmp_path / "with")
    assert (told.returncode, str(tmp_path / "key") in told.stdout) == (0, True)
    assert not (tmp_path / "key").exists()


def _contents(path: Path) -> list[bytes]:
    with zipfile.ZipFile(path) as backup:
        return [backup.read(name) for name in backup.namelist()]


def test_nobody_stays_signed_in(tmp_path: Path) -> None:
    made = with_tables(installation(tmp_path))
    made.tell("lay 0")
    with contextlib.closing(sqlite3.connect(made.database)) as rows:
        rows.execute("INSERT INTO django_session VALUES ('a-stolen-session-key', 'x', '2099-01-01')")
        rows.commit()
    assert made.run("backup", tmp_path / "b.zip").returncode == 0
    assert not any(b"a-stolen-session-key" in content for content in _contents(tmp_path / "b.zip"))
    assert ask(made.database, "SELECT count(*) FROM django_session") == [(1,)]


def test_it_is_locked_for_the_keys_of_the_settings(tmp_path: Path) -> None:
    made = with_tables(installation(tmp_path))
    public = new_key(tmp_path / "key.txt")
    (tmp_path / "settings.toml").write_text(f'[vault]\nrecipients = ["{public}"]\n')
    made.tell("lay 1")
    told = made.run("backup", tmp_path / "b.age")
    assert (told.returncode, "encrypted" in told.stdout) == (0, True)
    assert (tmp_path / "b.age").read_bytes().startswith(b"age-encryption.org/v1")
    told = made.run("restore", tmp_path / "b.age", "--data", tmp_path / "new")
    assert (told.returncode, told.stderr.count("\n"), (tmp_path / "new").exists()) == (2, 1, False)
    told = made.run("restore", tmp_path / "b.age", "--data", tmp_path / "new", "--identity", tmp_path / "key.txt")
    assert told.returncode == 0, told.stderr
    assert all(name.endswith(".age") for name in blobs(tmp_path / "new"))
    assert (tmp_path / "new" / "settings.toml").read_text() == (tmp_path / "settings.toml").read_text()
    changed = bytearray((tmp_path / "b.age").read_bytes())
    changed[-5] ^= 1
    (tmp_path / "c.age").write_bytes(changed)
    told = made.run("restore", tmp_path / "c.age", "--data", tmp_path / "c", "--identity", tmp_path / "key.txt")
    assert (told.returncode, told.stderr.count("\n"), (tmp_path / "c").exists()) == (2, 1, False)


def test_a_vault_that_is_found_wanting_is_said_and_backed_up_all_the_same(tmp_path: Path) -> None:
    made = with_tables(installation(tmp_path))
    made.tell("lay 1")
    (blob,) = (path for path in (made.data / "vault" / "blobs").rglob("*") if path.is_file())
    content = blob.read_bytes()
    blob.write_bytes(b"something else")
    told = made.run("backup", tmp_path / "altered.zip")
    assert (told.returncode, blob.name in told.stdout) == (1, True)
    blob.unlink()
    told = made.run("backup", tmp_path / "lacking.zip")
    assert (told.returncode, "1 file that cases name" in told.stdout) == (1, True)
    told = made.run("restore", tmp_path / "lacking.zip", "--data", tmp_path / "new")
    assert (told.returncode, "1 file that cases name" in told.stdout) == (1, True)
    blob.write_bytes(content)
    told = made.run("backup", tmp_path / "rows.zip", "--without-vault")
    assert (told.returncode, "backup of its own" in told.stdout) == (0, True)
    kept = made.at(tmp_path / "rows", REJOINDER_VAULT=str(made.data / "vault"))
    assert kept.run("restore", tmp_path / "rows.zip", "--data", kept.data).returncode == 0


def test_a_broken_ledger_comes_back_as_it_was_and_is_named(tmp_path: Path) -> None:
    made = with_tables(installation(tmp_path))
    (cases,) = made.tell("lay 2")
    with contextlib.closing(sqlite3.connect(made.database)) as rows:
        rows.execute("UPDATE db_line SET text = replace(text, '2026', '2025') WHERE case_id = ? AND n = 2", [cases[1]])
        rows.commit()
    assert made.run("backup", tmp_path / "b.zip").returncode == 0
    told = made.run("restore", tmp_path / "b.zip", "--data", tmp_path / "new")
    assert (told.returncode, cases[1] in told.stdout, cases[0] in told.stdout) == (1, True, False)


def test_mails_that_may_have_gone_out_meanwhile_are_told(tmp_path: Path) -> None:
    made = with_tables(installation(tmp_path))
    made.tell("lay 1", "mail 2")
    assert made.run("backup", tmp_path / "b.zip").returncode == 0
    assert "2 mails waited" in made.run("restore", tmp_path / "b.zip", "--data", tmp_path / "new").stdout


# refused


def test_nothing_is_overwritten(laid: Commanded, backup: Path, tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_text("mine")
    assert laid.run("backup", tmp_path / "b.zip").returncode == 2
    assert (tmp_path / "b.zip").read_text() == "mine"
    for data in (laid.data, tmp_path / "b.zip", tmp_path):
        told = laid.run("restore", backup, "--data", data)
        assert (told.returncode, told.stderr.count("\n")) == (2, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["b.zip"]


@pytest.mark.parametrize(
    "words",
    [
        ["backup", "nowhere/b.zip"],
        ["backup", "b.zip", "--data", "absent"],
        ["backup", "b.zip", "--data", "."],
        ["restore", "absent.zip", "--data", "new"],
        ["restore", ".", "--data", "new"],
        ["restore", __file__, "--data", "new"],
    ],
)
def test_what_cannot_be_is_one_sentence(
    laid: Commanded, tmp_path: Path, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = laid.run(*words)
    assert (told.returncode, told.stdout, told.stderr.count("\n")) == (2, "", 1)
    assert list(tmp_path.iterdir()) == []


def test_a_backup_of_a_newer_release_or_of_another_database_is_refused(
    laid: Commanded, backup: Path, tmp_path: Path
) -> None:
    for change in ({"migrations": ["db.9999_future"]}, {"database": "postgresql"}):
        path = tmp_path / "changed.zip"
        _rewritten(backup, path, change)
        told = laid.run("restore", path, "--data", tmp_path / "new")
        assert (told.returncode, told.stderr.count("\n"), (tmp_path / "new").exists()) == (2, 1, False)


def _rewritten(backup: Path, path: Path, change: dict[str, object]) -> None:
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "manifest.json":
                said = {**json.loads(content), **change}
                if change.get("database") == "postgresql":
                    said["parts"][0]["name"] = "database.dump"
                content = json.dumps(said).encode()
            if change.get("database") == "postgresql":
                name = name.replace("database.sqlite3", "database.dump")
            new.writestr(name, content)


def test_a_workspace_of_which_only_a_part_was_restored_does_not_start(laid: Commanded, tmp_path: Path) -> None:
    (tmp_path / "part" / ".restoring-1").mkdir(parents=True)
    told = laid.at(tmp_path / "part").run("password", "alba@example.com")
    assert (told.returncode, told.stderr.count("\n")) == (2, 1)


def test_on_a_disk_of_its_own_the_parts_come_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(restore.os.path, "ismount", lambda path: True)
    (tmp_path / "lost+found").mkdir()
    with restore._beside(tmp_path) as aside:
        assert aside.parent == tmp_path
        with pytest.raises(RestoreWasCutShort):
            be_whole(tmp_path)
        (aside / "home" / "vault").mkdir(parents=True)
        (aside / "home" / "rejoinder.sqlite3").touch()
        restore._put_in_place(aside, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"lost+found", "vault", "rejoinder.sqlite3"}
    be_whole(tmp_path)
    with pytest.raises(restore.FolderIsNotEmpty), restore._beside(tmp_path):
        pass


# hostile files


def written(path: Path, **parts: bytes) -> Path:
    with path.open("wb") as stream:
        made = BackupFile(stream)
        for name, content in {"database.sqlite3": b"rows", **parts}.items():
            made.add(name, [content])
        made.close(
            made_at=dt.datetime(2026, 4, 7, tzinfo=dt.UTC),
            version="1",
            database="sqlite",
            migrations=(),
            counts={},
            has_vault=True,
        )
    return path


def taken(path: Path, folder: Path) -> dict[str, bytes]:
    folder.mkdir()
    unpack(path, folder, manifest_of(path))
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_no_changed_byte_passes_for_the_original(tmp_path: Path) -> None:
    path = written(tmp_path / "b.zip", **{"settings.toml": b"x = 1\n" * 40})
    content, whole = path.read_bytes(), taken(path, tmp_path / "whole")
    refused = 0
    for place in range(0, len(content), 3):
        changed = bytearray(content)
        changed[place] ^= 1 << (place % 8)
        path.write_bytes(changed)
        try:
            assert taken(path, tmp_path / str(place)) == whole
        except (BackupIsAltered, BackupIsUnreadable):
            refused += 1
    assert refused > len(content) / 6


@pytest.mark.parametrize("cut", [1, 30, 100, 300])
def test_a_backup_that_was_cut_is_unreadable(tmp_path: Path, cut: int) -> None:
    path = written(tmp_path / "b.zip")
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(BackupIsUnreadable):
        manifest_of(path)


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "/etc/evil",
        "vault/../../evil",
        "vault/blobs/aa/evil",
        "vault/blobs/aa/" + "a" * 64 + "/x",
        "secrets/other",
        "rejoinder.sqlite3",
        "room/x",
        "C:\\evil",
        "database.dump",
    ],
)
def test_a_part_that_belongs_to_no_installation_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BackupIsAltered):
        taken(written(tmp_path / "b.zip", **{name: b"x"}), tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_part_that_the_manifest_does_not_name_or_names_smaller_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "b.zip")
    with zipfile.ZipFile(path, "a") as more:
        more.writestr("settings.toml", b"x = 1")
    with pytest.raises(BackupIsAltered):
        manifest_of(path)
    bomb = written(tmp_path / "bomb.zip", **{"settings.toml": b"\0" * 50_000_000})
    with zipfile.ZipFile(bomb) as held:
        said = json.loads(held.read("manifest.json"))
    said["parts"][1]["size_bytes"] = 10
    with zipfile.ZipFile(tmp_path / "small.zip", "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("database.sqlite3", b"rows")
        new.writestr("settings.toml", b"\0" * 50_000_000)
        new.writestr("manifest.json", json.dumps(said))
    with pytest.raises(BackupIsAltered):
        taken(tmp_path / "small.zip", tmp_path / "out")
    assert (tmp_path / "out" / "settings.toml").stat().st_size <= 11


@pytest.mark.parametrize(
    "said", ["[" * 100_000, "{}", "[]", "null", '{"schema": "rejoinder.backup/1"}', '{"schema": "rejoinder.backup/2"}']
)
def test_a_manifest_that_says_nothing_is_unreadable(tmp_path: Path, said: str) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as made:
        made.writestr("manifest.json", said)
    with pytest.raises(BackupIsUnreadable):
        manifest_of(tmp_path / "b.zip")


# killed


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM])
def test_a_backup_that_was_killed_is_whole_or_not_there(laid: Commanded, tmp_path: Path, ending: int) -> None:
    seen, aside = set(), set(laid.data.glob("backup-*"))

    def is_written() -> bool:
        return any(path.stat().st_size for path in tmp_path.glob(".backup-*"))

    for number, moment in enumerate((lambda: True, lambda: any(tmp_path.glob(".backup-*")), is_written, None)):
        path = tmp_path / f"{number}.zip"
        made = laid.begin("backup", path)
        _wait(made, moment)
        made.send_signal(ending)
        made.wait()
        seen.add(path.exists())
        if path.exists():
            assert taken(path, tmp_path / str(number))
    assert seen == {True, False}
    if ending == signal.SIGTERM:
        assert not list(tmp_path.glob(".*"))
        assert set(laid.data.glob("backup-*")) == aside


def test_a_restore_that_was_killed_leaves_no_workspace(laid: Commanded, backup: Path, tmp_path: Path) -> None:
    seen = set()

    def is_begun(part: str = "") -> bool:
        return any((path / part).exists() for path in tmp_path.glob(".restoring-*"))

    for number, moment in enumerate((lambda: True, is_begun, lambda: is_begun("home/rejoinder.sqlite3"), None)):
        target = tmp_path / str(number)
        made = laid.begin("restore", backup, "--data", target)
        _wait(made, moment)
        made.kill()
        made.wait()
        seen.add(target.exists())
        if target.exists():
            assert ask(target / "rejoinder.sqlite3", "SELECT count(*) FROM db_case") == [(3,)]
            assert blobs(target) == blobs(laid.data)
    assert seen == {True, False}


def _wait(process: subprocess.Popen[bytes], moment: Callable[[], bool] | None) -> None:
    """Wait for a moment on the way of a process, or for its end; for the end alone where it is None."""
    until = time.monotonic() + PATIENCE_SECONDS
    while process.poll() is None:
        assert time.monotonic() < until
        with contextlib.suppress(FileNotFoundError):
            if moment is not None and moment():
                return
        time.sleep(0.002)


def test_a_backup_is_tried_by_restoring_it(laid: Commanded, tmp_path: Path) -> None:
    told = laid.run("backup", tmp_path / "b.zip", "--verify")
    assert (told.returncode, told.stderr) == (0, "")
    assert "was restored to another place" in told.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["b.zip"]


def test_a_backup_that_cannot_be_restored_is_told_so(tmp_path: Path) -> None:
    broken = tmp_path / "b.zip"
    broken.write_bytes(b"PK not a backup")
    outcome = try_restore(broken, kind="sqlite")
    assert (outcome.is_whole, outcome.says.id) == (False, "backup.tried-failed")
    assert try_restore(broken, kind="postgresql").says.id == "backup.not-tried"


def test_the_doctor_finds_a_laid_workspace_well(laid: Commanded) -> None:
    told = laid.run("doctor", "--json")
    states = {each["id"]: each["state"] for each in json.loads(told.stdout)["checks"]}
    assert (states["database"], states["folder"], states["work-none"]) == ("good", "good", "note")
