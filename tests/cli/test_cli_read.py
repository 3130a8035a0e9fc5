"""`rejoinder read`, as it is typed."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from rejoinder.cli.main import main

NOTICE = (
    "Dear seller,\n\nA complaint has been filed.\nComplaint number: KL-88213\nType of right: Trademark\n"
    "Rights owner: Quillstone Leather Ltd\nTrademark: QUILLSTONE\n"
    "Listing: https://www.aliexpress.com/item/1005777700001234.html\nAnswer within 3 working days.\n"
)


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "complaint.txt"
    path.write_text(NOTICE, "utf-8")
    return path


def test_json_is_one_line_a_file_in_the_order_given(
    notice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.md"
    other.write_text("Newsletter", "utf-8")
    assert main(["read", "--json", str(other), str(notice)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["file"] for line in lines] == ["other.md", "complaint.txt"]
    assert {line["schema"] for line in lines} == {"rejoinder.reading/1"}


def test_the_record_is_the_contract_s(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", "--json", str(notice)])
    record = json.loads(capsys.readouterr().out)
    assert record["stage"] == "forwarded_notice"
    assert record["rights"] == ["trademark"]
    assert record["clocks"] == [
        {
            "phrase": "within 3 working days",
            "days": 3,
            "hours": None,
            "unit": "working_days",
            "due_at": None,
            "whole_day": False,
            "span": record["clocks"][0]["span"],
        }
    ]
    assert set(record["statements"]) == {"signature", "good_faith", "accuracy", "perjury", "authority"}
    start, end = record["listings"][0]["span"]
    assert record["text"][start:end] == record["listings"][0]["url"]


def test_a_dash_reads_paths_from_stdin(
    notice: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{notice}\n\n{notice}\n"))
    assert main(["read", "--json", "-"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    notice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", "--json", str(tmp_path / "gone.eml"), str(notice)]) == 2
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 1
    assert printed.err.count("\n") == 1
    assert "gone.eml" in printed.err
    assert "Traceback" not in printed.err


@pytest.mark.parametrize(("language", "word"), [("en", "Rights owner"), ("zh", "权利人"), ("ru", "Правообладатель")])
def test_the_summary_speaks_three_languages(
    notice: Path, language: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(notice), "--language", language]) == 0
    said = capsys.readouterr().out
    assert f"{word}: Quillstone Leather Ltd" in said
    assert "1005777700001234" in said


def test_no_file_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
