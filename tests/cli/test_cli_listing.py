"""`rejoinder listing`, from the door: what was understood of a listing, and a snapshot of it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from rejoinder.cli.main import main

PAGE = (
    '<html><head><link rel="canonical" href="https://www.aliexpress.com/item/1005006123456789.html"></head>'
    '<body><h1 data-pl="product-title">Owl lamp</h1></body></html>'
)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


def saved(tmp_path: Path) -> Path:
    page = tmp_path / "owl.html"
    page.write_text(PAGE, "utf-8")
    beside = tmp_path / "owl_files"
    beside.mkdir()
    (beside / "main.png").write_bytes(PNG)
    return page


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_a_saved_page_is_shown_with_what_was_understood(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    assert main(["listing", str(saved(tmp_path)), "--language", language]) == 0
    out = capsys.readouterr().out
    assert "1005006123456789" in out
    assert "Owl lamp" in out


def test_a_snapshot_names_every_file_by_its_digest_and_is_itself_an_export(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "kept.json"
    assert main(["listing", str(saved(tmp_path)), "--snapshot", str(kept)]) == 0
    taken = json.loads(kept.read_text("utf-8"))
    assert taken["taken_at"]
    assert {file["path"]: file["sha256"] for file in taken["files"]} == {
        "owl.html": hashlib.sha256(PAGE.encode()).hexdigest(),
        "owl_files/main.png": hashlib.sha256(PNG).hexdigest(),
    }
    capsys.readouterr()
    assert main(["listing", str(kept), "--json"]) == 0
    (again,) = json.loads(capsys.readouterr().out)["listings"]
    assert (again["item_id"], again["title"]) == ("1005006123456789", "Owl lamp")


def test_a_snapshot_replaces_nothing(tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    kept.write_text("mine", "utf-8")
    assert main(["listing", str(saved(tmp_path)), "--snapshot", str(kept)]) == 2
    assert kept.read_text("utf-8") == "mine"


def test_a_folder_of_pictures_alone_says_that_no_words_can_be_tested(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    assert main(["listing", str(tmp_path), "--language", "en"]) == 0
    assert "Pictures alone" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["missing.html", "empty"])
def test_where_there_is_no_listing_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["listing", str(tmp_path / name), "--language", "en"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Traceback" not in captured.err


def test_a_snapshot_that_cannot_be_written_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "nowhere" / "kept.json"
    assert main(["listing", str(saved(tmp_path)), "--snapshot", str(place), "--language", "en"]) == 2
    assert "cannot be written" in capsys.readouterr().err
