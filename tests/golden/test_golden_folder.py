"""The answer's folder appears whole or not at all."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest

from rejoinder.adapters.output import answer_folder
from rejoinder.adapters.output.answer_folder import OutputCannotBeWritten, OutputIsNotOurs, publish

RECORD = json.dumps({"schema": "rejoinder.answer/1"}).encode()
OLD = {"answer.json": RECORD, "old.txt": b"old"}
NEW = {"answer.json": RECORD, "sub/new.txt": b"new"}


def held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_files_appear(tmp_path: Path) -> None:
    publish(tmp_path / "deep" / "answer", NEW)
    assert held(tmp_path / "deep" / "answer") == NEW


def test_an_older_answer_is_replaced_whole(tmp_path: Path) -> None:
    publish(tmp_path / "answer", OLD)
    publish(tmp_path / "answer", NEW)
    assert held(tmp_path) == {f"answer/{name}": content for name, content in NEW.items()}


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "answer").mkdir()
    publish(tmp_path / "answer", NEW)
    assert held(tmp_path / "answer") == NEW


@pytest.mark.parametrize(
    "foreign",
    [{"holiday.jpg": b"x"}, {"answer.json": b"{}"}, {"answer.json": b"[1"}, {"answer.json": b"[" * 100_000}],
)
def test_what_is_not_ours_is_left_alone(foreign: dict[str, bytes], tmp_path: Path) -> None:
    out = tmp_path / "answer"
    out.mkdir()
    for name, content in foreign.items():
        (out / name).write_bytes(content)
    with pytest.raises(OutputIsNotOurs):
        publish(out, NEW)
    assert held(out) == foreign


def test_a_file_or_a_link_in_the_place_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    for name in ("file", "link"):
        with pytest.raises(OutputIsNotOurs):
            publish(tmp_path / name, NEW)
    assert list((tmp_path / "real").iterdir()) == []


def full_disk(path: Path, content: bytes) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path / "answer", OLD)
    monkeypatch.setattr(answer_folder, "_write", full_disk)
    with pytest.raises(OutputCannotBeWritten):
        publish(tmp_path / "answer", NEW)
    assert held(tmp_path) == {f"answer/{name}": content for name, content in OLD.items()}


def test_a_place_below_a_file_is_refused_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(OutputCannotBeWritten):
        publish(tmp_path / "file" / "answer", NEW)
