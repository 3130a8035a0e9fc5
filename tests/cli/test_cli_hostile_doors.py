"""What strangers put into the later doors: one sentence each, no hang, no traceback."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.console import run


def refused(*words: str | Path) -> str:
    seen = run(*words)
    assert (seen.returncode, seen.stdout, seen.stderr.count("\n")) == (2, "", 1), seen
    assert "Error)" not in seen.stderr
    return seen.stderr


def test_half_a_letter_in_an_export_does_not_stop_the_look_at_titles(tmp_path: Path) -> None:
    shop = tmp_path / "shop.json"
    shop.write_text('[{"title": "\\ud800 shoe", "item_id": "1"}, {"title": "Nike shoe", "item_id": "2"}]', "utf-8")
    seen = run("marks", "--json", shop)
    assert seen.returncode == 0, seen
    assert [json.loads(line)["item_id"] for line in seen.stdout.splitlines()] == ["2"]


def test_binary_file_in_the_place_of_titles(tmp_path: Path) -> None:
    (tmp_path / "shop.xlsx").write_bytes(b"PK\x03\x04" + bytes(range(256)) * 40)
    assert "shop.xlsx" in refused("marks", tmp_path / "shop.xlsx")


@pytest.mark.parametrize("content", [b"\x00" * 900, b"\x89PNG" + bytes(range(32)) * 40], ids=["nothing", "picture"])
def test_binary_file_in_the_place_of_a_list_of_marks(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "shop.txt").write_text("Nike shoe\n", "utf-8")
    (tmp_path / "marks.csv").write_bytes(content)
    assert "marks.csv" in refused("marks", "--marks", tmp_path / "marks.csv", tmp_path / "shop.txt")


def test_list_of_marks_with_one_endless_line_is_read_as_far_as_a_name_goes(tmp_path: Path) -> None:
    (tmp_path / "shop.txt").write_text("Nike shoe\n", "utf-8")
    (tmp_path / "marks.txt").write_text("-" * 200_000 + "\nNike\n", "utf-8")
    seen = run("marks", "--marks", tmp_path / "marks.txt", tmp_path / "shop.txt")
    assert (seen.returncode, "Nike" in seen.stdout) == (0, True), seen


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipe_in_the_place_of_a_list_of_marks_or_of_a_paper(tmp_path: Path) -> None:
    (tmp_path / "shop.txt").write_text("Nike shoe\n", "utf-8")
    os.mkfifo(tmp_path / "pipe.csv")
    refused("marks", "--marks", tmp_path / "pipe.csv", tmp_path / "shop.txt")
    refused("inspect", tmp_path / "pipe.csv")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipe_in_the_place_of_a_packet(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "packet.zip")
    assert "packet.zip" in refused("verify", tmp_path / "packet.zip")


@pytest.mark.skipif(os.name == "nt", reason="a file of holes takes its room there")
@pytest.mark.parametrize("verb", ["verify", "inspect", "register"])
def test_file_of_six_gigabytes_is_refused_unread(tmp_path: Path, verb: str) -> None:
    with (tmp_path / "huge.zip").open("wb") as file:
        file.truncate(6_000_000_000)
    assert "huge.zip" in refused(verb, tmp_path / "huge.zip")


def test_vault_takes_all_of_the_files_or_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a", "utf-8")
    assert "b.txt" in refused("vault", "add", "--vault", tmp_path / "vault", tmp_path / "a.txt", tmp_path / "b.txt")
    assert [path for path in (tmp_path / "vault").rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("name", ["empty.pdf", "half.pdf", "half.docx"])
def test_paper_that_is_damaged_is_not_redacted(tmp_path: Path, name: str) -> None:
    content = {"empty.pdf": b"", "half.pdf": b"%PDF-1.7\n1 0 obj", "half.docx": b"PK\x03\x04" + bytes(90)}[name]
    (tmp_path / name).write_bytes(content)
    assert name in refused("redact", "--words", "Alba", tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
@pytest.mark.parametrize("verb", ["inspect", "register", "verify"])
def test_link_to_a_device_that_never_ends_in_the_place_of_a_paper(tmp_path: Path, verb: str) -> None:
    (tmp_path / "scan.txt").symlink_to("/dev/zero")
    assert "scan.txt" in refused(verb, tmp_path / "scan.txt")


def test_archive_of_a_page_that_is_nested_without_end(tmp_path: Path) -> None:
    head = "From: a@example.org\nSubject: x\nMIME-Version: 1.0\n"
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(2000))
    (tmp_path / "notice.mht").write_text(head + parts + "Content-Type: text/plain\n\nhello\n", "utf-8")
    assert "notice.mht" in refused("read", tmp_path / "notice.mht")


def test_paper_of_empty_lines_alone_is_weighed_in_time(tmp_path: Path) -> None:
    (tmp_path / "blank.txt").write_text("\n" * 200_000, "utf-8")
    seen = run("inspect", "--json", tmp_path / "blank.txt")
    assert (seen.returncode, json.loads(seen.stdout)["kind"]) == (0, "other"), seen
