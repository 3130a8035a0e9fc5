"""`rejoinder intake`: a case made of whatever a seller hands over, under any names."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from rejoinder.adapters.case_folder.ledger import Ledgers
from rejoinder.cli.main import main
from rejoinder.domain.event import PaperTaken
from rejoinder.domain.intake import FileRole

NOTICE = """Dear seller,
We have received an intellectual property complaint. Complaint number: 2026-004217
Type of right: copyright. Right holder: Carla Prints Ltd.
Reported product: https://www.aliexpress.com/item/1005001234567890.html
You must respond within 3 working days, otherwise the product will be removed.
AliExpress Intellectual Property Protection
"""
PAGE = """<!DOCTYPE html><html><head><title>Owl lamp - AliExpress</title>
<link rel="canonical" href="https://www.aliexpress.com/item/1005001234567890.html"></head>
<body><h1 data-pl="product-title">Owl lamp for desks</h1><img src="owl%s.jpg"><span>41 sold</span></body></html>"""
INVOICE = """INVOICE No. 2026-118
Date: 3 March 2026
Seller: Linden Lamps Ltd.
Buyer: Owl Shop
Item: Owl lamp OL-7   Quantity: 40   Unit price: 3.20   Amount: 128.00
Total: 128.00 USD
"""
AT = "2026-04-07T11:00:00+08:00"
Run = Callable[..., dict[str, Any]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    def run(*paths: Path, into: str = "case", more: tuple[str, ...] = ()) -> dict[str, Any]:
        words = ["intake", *map(str, paths), "--into", str(tmp_path / into), "--at", AT, "--json", *more]
        capsys.readouterr()
        assert main([*words, "--language", "en"]) == 0
        said = capsys.readouterr()
        return dict(json.loads(said.out))

    return run


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    folder = tmp_path / "下载"
    folder.mkdir()
    (folder / "Re Re important.eml").write_bytes(mail())
    (folder / "page (1).html").write_text(PAGE % "")
    Image.new("RGB", (640, 480), "teal").save(folder / "owl.jpg")
    (folder / "invoice march.txt").write_text(INVOICE)
    return folder


def mail(subject: str = "Complaint 2026-004217", words: str = NOTICE, *, attached: bool = True) -> bytes:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "AliExpress <ipp@service.aliexpress.com>", "me@x.example", subject
    letter["Date"] = "Mon, 06 Apr 2026 10:00:00 +0800"
    letter.set_content(words)
    if attached:
        made = io.BytesIO()
        Image.new("RGB", (500, 400), "navy").save(made, "PNG")
        letter.add_attachment(made.getvalue(), maintype="image", subtype="png", filename="their owl.png")
    return letter.as_bytes()


def roles(made: dict[str, Any]) -> dict[str, str]:
    return {paper["origin"]: paper["role"] for paper in made["papers"]}


def test_intake_finds_the_notice_and_gives_every_other_file_its_role(run: Run, downloads: Path, tmp_path: Path) -> None:
    made = run(downloads)
    assert roles(made) == {
        "Re Re important.eml": "complaint",
        "Re Re important.eml/their owl.png": "claimed",
        "page (1).html": "listing",
        "owl.jpg": "listing",
        "invoice march.txt": "evidence",
    }
    assert made["complaint"] == "complaint.eml"
    lying = {path.relative_to(tmp_path / "case").as_posix() for path in (tmp_path / "case").rglob("*.*")}
    assert {"complaint.eml", "listing/page (1).html", "listing/owl.jpg", "evidence/invoice march.txt"} <= lying


def test_intake_leaves_what_was_handed_over_as_it_is(run: Run, downloads: Path) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in downloads.iterdir()}
    run(downloads)
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in downloads.iterdir()} == before


def test_intake_records_where_each_file_came_from_and_what_it_was_taken_for(
    run: Run, downloads: Path, tmp_path: Path
) -> None:
    run(downloads)
    taken = [event for event in Ledgers().read(tmp_path / "case") if isinstance(event, PaperTaken)]
    notice = next(event for event in taken if event.role is FileRole.COMPLAINT)
    assert notice.origin == "Re Re important.eml"
    assert notice.path == "complaint.eml"
    assert notice.sha256 == hashlib.sha256(mail_of(downloads)).hexdigest()
    assert {event.origin for event in taken} == {path.name for path in downloads.iterdir()}


def mail_of(downloads: Path) -> bytes:
    return (downloads / "Re Re important.eml").read_bytes()


def test_intake_opens_zips_in_zips_and_names_files_by_their_way_in(run: Run, downloads: Path, tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.write(downloads / "invoice march.txt", "2026/invoice.txt")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.write(downloads / "Re Re important.eml", "mail.eml")
        archive.writestr("papers.zip", inner.getvalue())
    made = run(tmp_path / "all.zip")
    assert roles(made)["all.zip/papers.zip/2026/invoice.txt"] == "evidence"
    assert roles(made)["all.zip/mail.eml"] == "complaint"


@pytest.mark.parametrize(("charset", "name"), [("gbk", "购销合同 发票.txt"), ("cp866", "Счёт и договор поставки.txt")])
def test_intake_reads_names_in_the_code_page_of_whoever_made_the_zip(
    run: Run, tmp_path: Path, charset: str, name: str
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("x" * len(name.encode(charset)), INVOICE)
    raw = packed.getvalue().replace(b"x" * len(name.encode(charset)), name.encode(charset))
    (tmp_path / "a.zip").write_bytes(raw)
    assert list(roles(run(tmp_path / "a.zip"))) == [f"a.zip/{name}"]


def test_intake_takes_the_same_file_once_and_says_so(run: Run, downloads: Path) -> None:
    (downloads / "zz copy.txt").write_text(INVOICE)
    made = run(downloads)
    (left,) = made["left_out"]
    assert (left["file"], left["same_as"]) == ("zz copy.txt", "invoice march.txt")


def test_intake_takes_the_likelier_of_two_notices_and_keeps_the_other_aside(run: Run, downloads: Path) -> None:
    (downloads / "second.txt").write_text(NOTICE.replace("2026-004217", "2026-009999"))
    made = run(downloads)
    taken = roles(made)
    assert sorted((taken["Re Re important.eml"], taken["second.txt"])) == ["complaint", "none"]
    assert made["could_be_the_complaint"] == [origin for origin, role in taken.items() if role == "none"]
    doubted = [paper for paper in made["papers"] if paper["origin"] in ("Re Re important.eml", "second.txt")]
    assert not any(paper["sure"] for paper in doubted)


def test_a_link_an_empty_file_and_an_archive_without_a_tool_refuse_themselves_and_nothing_else(
    run: Run, downloads: Path
) -> None:
    (downloads / "empty.pdf").touch()
    (downloads / "secret.lnk").symlink_to("/etc/hostname")
    (downloads / "papers.rar").write_bytes(b"Rar!\x1a\x07\x01\x00" + bytes(60))
    made = run(downloads)
    assert made["complaint"] == "complaint.eml"
    said = {left["file"]: left["says"] for left in made["left_out"]}
    assert set(said) == {"empty.pdf", "secret.lnk", "papers.rar"}
    assert "RAR" in said["papers.rar"] or "unpack" in said["papers.rar"]


def test_a_damaged_file_is_kept_and_said_to_be_unreadable(run: Run, downloads: Path) -> None:
    (downloads / "contract.pdf").write_bytes(b"%PDF-1.7 nothing behind it")
    (paper,) = [paper for paper in run(downloads)["papers"] if paper["origin"] == "contract.pdf"]
    assert paper["role"] == "evidence"
    assert "cannot be opened" in paper["unread"]


def test_an_old_word_file_is_named_for_what_it_is_where_nothing_converts_it(
    run: Run, downloads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    (downloads / "quote.doc").write_bytes(old_word())
    (paper,) = [paper for paper in run(downloads)["papers"] if paper["origin"] == "quote.doc"]
    assert paper["unread"].startswith("`quote.doc` is an old Word file")


def old_word() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument\x00".encode("utf-16-le") + bytes(512)


def test_without_a_notice_a_case_is_made_that_waits_for_it(run: Run, downloads: Path, tmp_path: Path) -> None:
    (downloads / "Re Re important.eml").rename(tmp_path / "notice.eml")
    assert run(downloads)["complaint"] is None
    assert main(["answer", str(tmp_path / "case"), "--now", AT]) == 0
    assert run(tmp_path / "notice.eml")["complaint"] == "complaint.eml"
    assert main(["case", "status", str(tmp_path / "case")]) == 0


def test_files_are_added_to_the_case_that_is_there_and_its_own_are_not_taken_twice(run: Run, downloads: Path) -> None:
    run(downloads)
    (downloads / "more.txt").write_text(INVOICE.replace("118", "119"))
    made = run(downloads)
    assert list(roles(made)) == ["more.txt"]


def test_a_person_corrects_a_role_with_one_word(
    run: Run, downloads: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(downloads)
    assert main(["intake", "--into", str(tmp_path / "case"), "--as", "owl.jpg=evidence", "--language", "en"]) == 0
    assert "`listing/owl.jpg` is now `evidence/owl.jpg`" in capsys.readouterr().out
    assert (tmp_path / "case/evidence/owl.jpg").is_file()
    assert not (tmp_path / "case/listing/owl.jpg").exists()
    assert main(["verify", str(tmp_path / "case")]) == 0


def test_a_role_given_beforehand_is_not_guessed(run: Run, downloads: Path) -> None:
    made = run(downloads, more=("--as", "owl.jpg=claimed"))
    (paper,) = [paper for paper in made["papers"] if paper["origin"] == "owl.jpg"]
    assert (paper["role"], paper["sure"]) == ("claimed", True)


def test_another_file_named_as_the_complaint_puts_the_first_aside(
    run: Run, downloads: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (downloads / "second.txt").write_text(NOTICE.replace("Complaint number: 2026-004217", ""))
    run(downloads)
    case = tmp_path / "case"
    assert main(["intake", "--into", str(case), "--as", "second.txt=complaint", "--language", "en"]) == 0
    assert (case / "complaint.txt").is_file()
    assert (case / "other/Re Re important.eml").is_file()
    assert main(["answer", str(case), "--now", AT]) == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("missing.eml",), "There is no file or folder"),
        ((), "nothing to do"),
        (("--as", "owl.jpg=proof"), "does not say what a file is"),
        (("--as", "nowhere.jpg=evidence"), "No single file of the case"),
    ],
)
def test_what_makes_no_sense_ends_with_one_sentence_and_changes_nothing(
    run: Run, downloads: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], says: str
) -> None:
    run(downloads)
    before = (tmp_path / "case/ledger.jsonl").read_bytes()
    assert main(["intake", *words, "--into", str(tmp_path / "case"), "--language", "en"]) == 2
    assert says in capsys.readouterr().err
    assert (tmp_path / "case/ledger.jsonl").read_bytes() == before


def test_nothing_is_left_where_the_case_cannot_be_made(run: Run, downloads: Path, tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "case/mine.txt").write_text("not a case")
    words = ["intake", str(downloads), "--into", str(tmp_path / "case"), "--language", "en"]
    assert main(words) == 2
    assert [path.name for path in (tmp_path / "case").iterdir()] == ["mine.txt"]
    assert not list(tmp_path.glob("*.partial"))


@pytest.mark.parametrize(("value", "path"), [("claimed", "claimed/odd.jpg"), ("listing", "listing/odd.jpg")])
def test_an_answer_to_what_a_paper_is_puts_it_where_it_belongs(
    run: Run, downloads: Path, tmp_path: Path, value: str, path: str
) -> None:
    Image.new("RGB", (400, 300), "olive").save(downloads / "odd.jpg")
    run(downloads)
    case = tmp_path / "case"
    assert main(["case", "tell", str(case), f"paper.kind:evidence/odd.jpg={value}", "--at", AT]) == 0
    assert (case / path).is_file()
    assert not (case / "evidence/odd.jpg").exists()


def test_a_case_without_its_notice_asks_for_it_alone_and_takes_it(
    run: Run, downloads: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (downloads / "Re Re important.eml").rename(tmp_path / "notice.eml")
    run(downloads)
    words = ["answer", str(tmp_path / "case"), "--now", AT, "--json"]
    assert main(words) == 0
    first = json.loads(capsys.readouterr().out)
    assert first["status"]["state"] == "unsure"
    assert [question["id"] for question in first["questions"]] == ["file.stage"]
    assert main(["case", "tell", str(tmp_path / "case"), f"file.stage={tmp_path / 'notice.eml'}", "--at", AT]) == 0
    assert (tmp_path / "case/complaint.eml").is_file()
    capsys.readouterr()
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out)["status"]["state"] == "open"
