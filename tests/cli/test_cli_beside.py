"""`rejoinder answer --beside`: papers that another case holds too."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from rejoinder.cli.main import main

NOW = "2026-11-11T09:00:00+08:00"
NOTICE = """Dear seller,
Complaint number: IPR-7001-55
Type of right: Copyright
Rights owner: Ostrov Prints Ltd
Work: "Salt Road"
Listings complained of:
  https://www.aliexpress.com/item/1005001234567890.html
Please submit your counter-notice before 13 November 2026, 23:59 (GMT+8).
"""
BILL = """INVOICE No. LG-2407-15
Date: 2026-07-15
Seller: Larkspur Tools Co., Ltd.
Buyer: Alba Trading Ltd
Salt Road print   100 pcs   2.00   200.00
TOTAL USD 200.00
"""
LETTER = """LETTER OF AUTHORISATION
Ostrov Prints Ltd authorises Alba Trading Ltd to sell its prints from 2026-01-01 to 2026-12-31.
"""


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """Three cases in one folder; the third holds nothing of the first."""
    for name in ("first", "second", "third"):
        folder = tmp_path / "cases" / name
        (folder / "evidence").mkdir(parents=True)
        (folder / "complaint.txt").write_text(NOTICE, "utf-8")
        (folder / "evidence" / "bill.txt").write_text(BILL if name != "third" else BILL.replace("15", "16"), "utf-8")
        (folder / "evidence" / "letter.txt").write_text(LETTER, "utf-8")
    return tmp_path / "cases"


def told(cases: Path, capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, str]]:
    out = cases.parent / "out"
    assert main(["answer", str(cases / "first"), "--now", NOW, "--out", str(out), "--json", *more]) == 0
    found = json.loads(capsys.readouterr().out)["findings"]
    return [one for one in found if one["id"].startswith("paper-used-beside")]


def test_a_bill_that_another_case_holds_is_noted_and_a_letter_is_not(
    cases: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [found] = told(cases, capsys, "--beside", str(cases))
    assert found["gravity"] == "note"
    assert "bill.txt" in found["says"]
    assert "second" in found["says"]
    assert "third" not in found["says"]


def test_nothing_is_looked_for_beside_a_case_unless_asked(cases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(cases, capsys) == []


def test_a_link_to_a_file_is_not_followed(cases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.move(cases / "second" / "evidence" / "bill.txt", cases.parent / "bill.txt")
    (cases / "second" / "evidence" / "bill.txt").symlink_to(cases.parent / "bill.txt")
    assert told(cases, capsys, "--beside", str(cases)) == []


def test_a_folder_that_is_not_there_is_bad_input(cases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = cases.parent / "out"
    assert main(["answer", str(cases / "first"), "--out", str(out), "--beside", str(cases / "none")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not out.exists()
