"""An export with one complaint a row becomes a case for each row, or nothing at all."""

from __future__ import annotations

import errno
import io
import json
from pathlib import Path

import openpyxl
import pytest

from rejoinder.adapters.case_folder.case_files import CaseFiles
from rejoinder.adapters.case_folder.case_toml import read_case_toml
from rejoinder.adapters.case_folder.ledger import Ledgers
from rejoinder.adapters.documents.export import ExportIsTooLarge, ExportIsUnreadable, ExportNamesNoColumns, Exports
from rejoinder.cli.main import main
from rejoinder.domain.event import CaseOpened, ComplaintReceived

AT = "2026-04-07T11:00:00+08:00"
ENGLISH = (
    "Complaints of our shop,,\n"
    "Complaint ID;Complaint type;Complainant;Product link;Deadline;Received at;Shop name\n"
    "KL-1;Trademark infringement;Alder Quill GmbH;https://www.aliexpress.com/item/1005001234567890.html;"
    "2026-04-09 23:59;2026-04-03 10:00;Owl Shop\n"
    'KL/2;Copyright;"Brackley; Prints";https://www.aliexpress.com/item/1005001234567891.html;;;Owl Shop\n'
)
CHINESE = (
    "投诉编号,权利类型,权利人,商品ID,截止时间\n"
    "20991,商标侵权,宁波虚构海棠服饰有限公司,1005001234567890,2026-04-09 23:59\n"
)
RUSSIAN = (
    "Номер жалобы\tВид права\tПравообладатель\tСсылка на товар\n"
    "Ж-7\tТоварный знак\tООО «Ольха»\thttps://www.wildberries.ru/catalog/1/detail.aspx\n"
)
FORMULA = '=HYPERLINK("https://www.aliexpress.com/item/1005001234567893.html","see")'


def new(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = main(["case", "new", *map(str, words), "--at", AT, "--language", "en"])
    seen = capsys.readouterr()
    return code, seen.out, seen.err


def readings(capsys: pytest.CaptureFixture[str], path: Path) -> list[dict[str, object]]:
    assert main(["read", "--json", str(path)]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_row_becomes_a_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export = tmp_path / "export.csv"
    export.write_text(ENGLISH, "utf-8")
    code, out, _ = new(capsys, tmp_path / "cases", export, "--seller-country", "CN")
    assert code == 0
    assert "2 cases are open in cases" in out
    folders = sorted(path.name for path in (tmp_path / "cases").iterdir())
    assert folders == ["003-KL-1", "004-KL-2"]
    first = tmp_path / "cases" / folders[0]
    assert "Complainant: Alder Quill GmbH\n" in (first / "complaint.txt").read_text("utf-8")
    toml = read_case_toml(first / "case.toml")
    assert (toml.seller.name, toml.seller.country) == ("Owl Shop", "CN")
    assert toml.complaint.received_at is not None
    assert toml.complaint.received_at.isoformat() == "2026-04-03T10:00:00+08:00"
    assert [type(event) for event in Ledgers().read(first)] == [CaseOpened, ComplaintReceived]
    assert main(["answer", str(first), "--now", AT]) == 0


def test_a_dry_run_lists_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export = tmp_path / "export.csv"
    export.write_text(ENGLISH, "utf-8")
    code, out, _ = new(capsys, tmp_path / "cases", export, "--dry-run")
    assert code == 0
    assert "003-KL-1: trademark; complainant Alder Quill GmbH; listings: 1" in out
    assert not (tmp_path / "cases").exists()


class Full(CaseFiles):
    """Shelves on a disk that has room for one case only."""

    written = 0

    def write(self, folder: Path, relative: str, content: bytes) -> None:
        self.written += 1
        if self.written > 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        super().write(folder, relative, content)


def test_nothing_is_left_behind_where_one_case_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    export = tmp_path / "export.csv"
    export.write_text(ENGLISH, "utf-8")
    monkeypatch.setattr("rejoinder.cli.case_export.case_files", Full)
    code, _, err = new(capsys, tmp_path / "cases", export)
    assert code == 2
    assert "No space left" in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["export.csv"]


@pytest.mark.parametrize(
    ("words", "charset", "reference", "owner"),
    [
        (CHINESE, "gb18030", "20991", "宁波虚构海棠服饰有限公司"),
        (CHINESE, "utf-16", "20991", "宁波虚构海棠服饰有限公司"),
        (RUSSIAN, "cp1251", "Ж-7", "ООО «Ольха»"),
        (RUSSIAN, "utf-8-sig", "Ж-7", "ООО «Ольха»"),
        ("sep=;\n" + ENGLISH, "utf-8", "KL-1", "Alder Quill GmbH"),
    ],
)
def test_an_export_is_read_row_by_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: str, charset: str, reference: str, owner: str
) -> None:
    export = tmp_path / "export.csv"
    export.write_bytes(words.encode(charset))
    first = readings(capsys, export)[0]
    assert first["stage"] == "forwarded_notice"
    assert [one["value"] for one in first["references"]] == [reference]  # type: ignore[attr-defined]
    assert owner in [one["name"] for one in first["parties"]]  # type: ignore[attr-defined]
    assert len(first["listings"]) == 1  # type: ignore[arg-type]


def book(rows: list[list[object]]) -> bytes:
    made = openpyxl.Workbook()
    assert made.active is not None
    for row in rows:
        made.active.append(row)
    made.create_sheet("Notes").append(["nothing", "here"])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_workbook_is_read_and_its_formulas_are_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = ["complaint_id", "rightType", "complainant", "product_id", "product_link"]
    rows = [
        head,
        [1005, "Trademark", "Alder Quill GmbH", 1005001234567890, FORMULA],
        [1006, "=1+1", "Brackley", 7, "x"],
    ]
    export = tmp_path / "export.xlsx"
    export.write_bytes(book(rows))
    first, second = readings(capsys, export)
    assert first["file"] == "export.xlsx#2"
    assert "complaint id: 1005\nright Type: Trademark\n" in str(first["text"])
    assert FORMULA in str(first["text"])
    assert "=1+1" in str(second["text"])


def test_a_number_kept_as_text_is_freed_and_a_rounded_one_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = tmp_path / "export.csv"
    export.write_text('Complaint number,Product ID\n"=""20991""",1.00501E+15\n20991,\'1005001234567890\n', "utf-8")
    first, second = Exports().open(export).rows
    assert (first.reference, first.rounded) == ("20991", ("1.00501E+15",))
    assert "Product ID: 1005001234567890" in second.text
    out = new(capsys, tmp_path / "cases", export, "--dry-run")[1]
    assert "has rounded 1.00501E+15" in out
    assert "003-20991: an earlier row has the same complaint number" in out


def test_a_day_that_reads_two_ways_is_not_guessed(tmp_path: Path) -> None:
    export = tmp_path / "export.csv"
    export.write_text("Complaint number,Received\n1,03/04/2026\n2,2026-04-03\n3,25.04.2026 10:00\n", "utf-8")
    first, second, third = Exports().open(export).rows
    assert (first.received_on, first.received_at) == (None, None)
    assert str(second.received_on) == "2026-04-03"
    assert third.received_at is not None


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.csv", b"apples,pears\n1,2\n", ExportNamesNoColumns),
        ("a.xlsx", b"PK\x03\x04 broken", ExportIsUnreadable),
        ("a.csv", bytes(range(256)) * 10, ExportIsUnreadable),
        ("a.csv", b"Complaint number,Product ID\n" + b"1,2\n" * 2_001, ExportIsTooLarge),
        ("a.csv", b"Complaint number,Product ID\n" + b"1,2\n" * 60_000, ExportIsUnreadable),
    ],
)
def test_a_bad_export_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, error: type[Exception]
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(error):
        Exports().open(tmp_path / name)
    code, out, err = new(capsys, tmp_path / "cases", tmp_path / name)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert not (tmp_path / "cases").exists()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export = tmp_path / "export.csv"
    export.write_text(ENGLISH, "utf-8")
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "mine.txt").write_text("mine")
    assert new(capsys, tmp_path / "cases", export)[0] == 2
    assert [path.name for path in (tmp_path / "cases").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("words", [["--dry-run"], ["x.csv", "--complaint", "y.txt"]])
def test_what_makes_no_sense_together_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert new(capsys, tmp_path / "cases", *words)[0] == 2


def test_a_complaint_file_in_its_place_opens_one_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "n.txt").write_text("Complaint number: KL-1\nTrademark infringement.", "utf-8")
    assert new(capsys, tmp_path / "case", tmp_path / "n.txt")[0] == 0
    assert (tmp_path / "case" / "complaint.txt").is_file()
