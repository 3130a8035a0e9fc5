"""`rejoinder redact`: a copy is written whole, once, outside the papers of a case, and the ledger is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rejoinder.adapters.case_folder.ledger import Ledgers
from rejoinder.cli.main import main
from rejoinder.domain.event import RedactedCopyMade

WORDS = "Invoice A-17\nSeller: Ningbo Haida\nAccount No. 6222021001123456789\n"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    place = tmp_path / "case" / "evidence"
    place.mkdir(parents=True)
    (tmp_path / "case" / "complaint.txt").write_text("Notice of a trademark complaint, number TM-1.\n")
    (place / "a17.txt").write_text(WORDS)
    return place / "a17.txt"


def test_a_copy_goes_beside_the_papers_of_a_case_and_never_among_them(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["redact", str(paper), "--words", "Haida", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["path"] == str(paper.parent.parent / "redacted" / "a17-redacted.txt")
    assert "Haida" not in Path(told["path"]).read_text()
    assert paper.read_text() == WORDS
    assert main(["redact", str(paper), "--words", "Haida", "--out", str(paper.with_name("b.txt"))]) == 2
    assert [file.name for file in paper.parent.iterdir()] == ["a17.txt"]


def test_a_copy_is_never_written_over_a_file(paper: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    out.write_text("mine")
    assert main(["redact", str(paper), "--words", "Haida", "--out", str(out)]) == 2
    assert out.read_text() == "mine"


def test_the_ledger_of_the_case_records_the_copy(paper: Path, tmp_path: Path) -> None:
    case, out = paper.parent.parent, tmp_path / "copy.txt"
    words = ["redact", str(paper), "--what", "bank_account", "--case", str(case), "--by", "Alba", "--out", str(out)]
    assert main(words) == 0
    made = [event for event in Ledgers().read(case) if isinstance(event, RedactedCopyMade)]
    assert [(event.path, event.removed, event.by) for event in made] == [("evidence/a17.txt", "bank_account 1", "Alba")]
    assert "6222" not in out.read_text()


def test_a_paper_of_another_case_leaves_neither_copy_nor_line(paper: Path, tmp_path: Path) -> None:
    stray, out = tmp_path / "stray.txt", tmp_path / "copy.txt"
    stray.write_text("Haida, another paper\n")
    case = paper.parent.parent
    assert main(["redact", str(stray), "--words", "Haida", "--case", str(case), "--out", str(out)]) == 2
    assert not out.exists()
    assert not (case / "ledger.jsonl").exists()


@pytest.mark.parametrize("area", ["1:5,5,2,2", "page 1", "1:1,2,3", "1:nan,1,2,3"])
def test_an_area_that_is_none_is_refused(paper: Path, area: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["redact", str(paper), "--area", area]) == 2
    assert "PAGE:LEFT,TOP,RIGHT,BOTTOM" in capsys.readouterr().err


def test_what_is_not_found_is_said(paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--what", "supplier", "--what", "bank_account", "--out", str(tmp_path / "copy.txt"), "--json"]
    assert main(["redact", str(paper), *words]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told["hidden"]) | set(told["not_found"]) == {"supplier", "bank_account"}


def test_what_could_not_be_looked_for_on_a_picture_is_not_seen_rather_than_not_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from PIL import Image

    Image.new("RGB", (300, 200), (120, 140, 90)).save(tmp_path / "scan.png")
    words = ["redact", str(tmp_path / "scan.png"), "--what", "supplier", "--area", "1:10,10,60,60"]
    assert main([*words, "--out", str(tmp_path / "a.png"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["not_found"], told["not_seen"]) == ([], ["supplier"])
    assert main([*words, "--out", str(tmp_path / "b.png"), "--language", "en"]) == 0
    assert "Not seen: the supplier's name" in capsys.readouterr().out


def test_nothing_named_is_an_error_of_usage(paper: Path) -> None:
    assert main(["redact", str(paper)]) == 2
