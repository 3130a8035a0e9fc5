"""`rejoinder inspect`, from the door: what documents are, in words and as JSON."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from rejoinder.domain.phrase import LANGUAGES
from tests.cli import console
from tests.cli.console import Completed

INVOICE = """Larkspur Garden Tools Co., Ltd.
SALES INVOICE
Invoice no.     LG-2407-15
Date            15 July 2024
Sold to         Quillfeather Trading Ltd
Item no.    Description       Quantity   Unit price    Amount
LT-40       Pruning shears         120        3.50      420.00
TOTAL USD 440.00
"""


def run(*words: str | Path) -> Completed:
    return console.run("inspect", *words)


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    files = [tmp_path / "invoice.txt", tmp_path / "note.txt"]
    files[0].write_text(INVOICE, "utf-8")
    files[1].write_text("Ask the designer for the drafts.", "utf-8")
    return files


def test_json_lines_come_in_the_order_of_the_files(papers: list[Path]) -> None:
    answer = run("--json", *reversed(papers))
    assert (answer.returncode, answer.stderr) == (0, "")
    note, invoice = (json.loads(line) for line in answer.stdout.splitlines())
    assert (note["kind"], note["fields"], invoice["kind"]) == ("other", {}, "invoice")
    assert invoice["sha256"] == hashlib.sha256(papers[0].read_bytes()).hexdigest()
    assert invoice["file"] == str(papers[0])
    assert invoice["media_type"] == "text/plain"
    assert invoice["language"] == "en"
    total = invoice["fields"]["total"]
    assert (total["value"], total["page"], total["by"]) == ("440.00", 1, "paper")
    assert INVOICE[slice(*total["span"])] == "440.00"
    assert invoice["fields"]["issued_on"]["value"] == "2024-07-15"
    assert invoice["fields"]["items"]["value"][0]["model"] == "LT-40"
    (doubt,) = invoice["doubts"]
    assert doubt["id"].startswith("paper-total-does-not-add-up:")
    assert doubt["gravity"] == "weakens"
    assert doubt["because"][0]["evidence"] == invoice["sha256"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_reads_it_in_three_languages(papers: list[Path], language: str) -> None:
    answer = run(*papers, "--language", language)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert {"en": "A reviewer may ask", "zh": "审核人员可能质疑", "ru": "Проверяющий может спросить"}[
        language
    ] in answer.stdout
    assert "Quillfeather Trading Ltd" in answer.stdout
    assert any(line.startswith("    – ") and "440" in line for line in answer.stdout.splitlines())  # what it rests on


def test_a_missing_file_is_one_sentence_and_exit_2(papers: list[Path]) -> None:
    answer = run("--json", papers[0], papers[0].parent / "none.pdf")
    assert answer.returncode == 2
    assert answer.stdout == ""
    assert len(answer.stderr.splitlines()) == 1
    assert "none.pdf" in answer.stderr


def test_no_file_at_all_is_bad_usage() -> None:
    assert run("--json").returncode == 2


def test_one_missing_file_among_several_ends_inspect_before_anything_is_printed(tmp_path: Path) -> None:
    here = tmp_path / "here.txt"
    here.write_text(INVOICE, encoding="utf-8")
    ran = run(here, tmp_path / "gone.pdf", here)
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert ran.stderr.count("gone.pdf") == 1
    assert len(ran.stderr.strip().splitlines()) == 1
