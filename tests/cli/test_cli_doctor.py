"""`rejoinder doctor`: what is here, what lacks, and what will soon be wrong."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

import pytest

from rejoinder.cli.main import main
from rejoinder.server import doctor, installation
from rejoinder.server.doctor import Diagnosis

NOW = dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv(installation.DATA, str(folder))
    monkeypatch.delenv(installation.DATABASE, raising=False)
    return folder


def found(now: dt.datetime = NOW) -> dict[str, Diagnosis]:
    return {each.id: each for each in doctor.checks(now)}


def test_a_bare_machine_is_told_what_it_has(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["schema"] == "rejoinder.doctor/1"
    states = {each["id"]: each["state"] for each in said["checks"]}
    assert (states["program"], states["languages"], states["no-workspace"]) == ("good", "good", "note")
    assert not data.exists()


@pytest.mark.parametrize(("language", "word"), [("en", "no workspace"), ("zh", "尚无工作台"), ("ru", "ещё нет")])
def test_it_speaks_three_languages(data: Path, capsys: pytest.CaptureFixture[str], language: str, word: str) -> None:
    assert main(["doctor", "--language", language]) == 0
    assert word in capsys.readouterr().out


def test_an_old_backup_is_bad_and_a_new_one_good(data: Path) -> None:
    data.mkdir(mode=0o700)
    assert found()["backup-none"].state == "note"
    installation.note_backup(data, NOW - dt.timedelta(days=9))
    os.utime(data / installation.BACKED_UP, (0, (NOW - dt.timedelta(days=9)).timestamp()))
    assert found()["backup-old"].says.value("days") == 9
    installation.note_backup(data, NOW - dt.timedelta(hours=3))
    os.utime(data / installation.BACKED_UP, (0, (NOW - dt.timedelta(hours=3)).timestamp()))
    assert found()["backup"].state == "good"


def test_a_clock_behind_what_was_written_is_bad(data: Path) -> None:
    data.mkdir(mode=0o700)
    installation.note_backup(data, NOW)
    os.utime(data / installation.BACKED_UP, (0, NOW.timestamp()))
    assert found(NOW + dt.timedelta(minutes=1))["clock"].state == "good"
    assert found(NOW - dt.timedelta(days=3650))["clock-behind"].state == "bad"


def test_a_folder_that_others_may_look_into_is_noted(data: Path) -> None:
    data.mkdir(mode=0o755)
    data.chmod(0o755)
    assert found()["folder-open"].state == "note"
    data.chmod(0o700)
    assert "folder-open" not in found()


def test_a_folder_that_is_none_is_bad_and_the_exit_code_says_so(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data.write_text("a file", "utf-8")
    assert main(["doctor"]) == 1
    assert "! The data folder cannot be written" in capsys.readouterr().out


def test_a_disk_with_little_left_is_bad(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LOW_BYTES", 10**18)
    assert found()["disk-low"].state == "bad"


def test_a_part_that_lacks_is_named(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "PARTS", {"pictures": ("no_such_module",), "workspace": ("no_such_web",)})
    lacking = [each for each in doctor.checks(NOW) if each.id == "part-lacks"]
    assert [(each.state, each.says.value("modules")) for each in lacking] == [
        ("bad", ("no_such_module",)),
        ("note", ("no_such_web",)),
    ]
