"""What is attached to a mail among the evidence is a paper of its own, with its place; hostile mails stay mails."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from rejoinder.adapters.case_folder.folder import CaseFolders
from rejoinder.adapters.documents import paper
from rejoinder.adapters.documents.paper import Papers
from rejoinder.adapters.formats.file_kind import MAIL, OUTLOOK
from rejoinder.adapters.mail import mail_enclosed
from rejoinder.adapters.mail.mail_enclosed import enclosed_files
from rejoinder.assembly.inspection_record import inspection_records
from rejoinder.domain.evidence import Paper, Place
from rejoinder.proof.inspection import inspect
from tests.unit.reading.outlook_sample import outlook_mail

BILL = b"INVOICE\nInvoice No.: HB-77\nDate: 4 May 2025\nSeller: Harebell Mills Ltd\nTotal: USD 90.00\n"
NOTE = b"We confirm that the order was shipped."


def mail(files: Sequence[tuple[str, bytes]] = (), *mails: EmailMessage, subject: str = "Your order") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"] = "sales@harebell.example", subject
    made.set_content("See what is attached.")
    for name, content in files:
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    for one in mails:
        made.add_attachment(one)
    return made


def opened(folder: Path, files: Mapping[str, bytes], place: Place = Place.EVIDENCE) -> list[Paper]:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return Papers().open_all([(folder / name, f"evidence/{name}") for name in files], place=place)


def icon() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (16, 16), "teal").save(target, "PNG")
    return target.getvalue()


@pytest.mark.parametrize("kind", [MAIL, OUTLOOK])
def test_each_file_of_a_mail_follows_it_as_a_paper_that_says_where_it_came_from(tmp_path: Path, kind: str) -> None:
    files = [("bill.txt", BILL), ("logo.png", icon()), ("note.txt", NOTE)]
    content = mail(files).as_bytes() if kind == MAIL else outlook_mail(subject="Your order", files=dict(files))
    first, bill, note = opened(tmp_path, {"offer": content} if kind == OUTLOOK else {"offer.eml": content})
    assert (first.media_type, first.enclosed_in, first.readable) == (kind, None, True)
    assert "Your order" in first.text
    assert (bill.path, bill.name, bill.own_name) == (
        f"{first.path}!bill.txt", f"{first.name} › bill.txt", "bill.txt"
    )  # fmt: skip
    assert (bill.enclosed_in, bill.sha256, note.own_name) == (first.path, hashlib.sha256(BILL).hexdigest(), "note.txt")
    assert [field.value for field in inspect(bill).fields if field.name == "number"] == ["HB-77"]


def test_an_inspected_mail_holds_the_records_of_what_it_carries(tmp_path: Path) -> None:
    carrying = mail([("bill.txt", BILL)], mail([("note.txt", NOTE)]))
    papers = opened(tmp_path, {"a.eml": carrying.as_bytes(), "b.txt": NOTE})
    found = inspection_records([inspect(one) for one in papers], str)
    assert [one["file"] for one in found] == ["evidence/a.eml", "evidence/b.txt"]
    assert [one["kind"] for one in found[0]["enclosed"]] == ["invoice", "letter"]
    assert [one["file"] for one in found[0]["enclosed"][1]["enclosed"]] == ["evidence/a.eml!Your order.eml!note.txt"]


def test_mails_within_mails_are_opened_to_a_depth_and_what_is_not_opened_is_told(tmp_path: Path) -> None:
    deepest = mail([("bill.txt", BILL)], subject="three")
    papers = opened(tmp_path, {"one.eml": mail((), mail((), deepest, subject="two"), subject="one").as_bytes()})
    assert [one.own_name for one in papers] == ["one.eml", "two.eml", "three.eml"]
    assert dict(papers[2].metadata)["unopened"] == "bill.txt"
    assert [doubt.id.partition(":")[0] for doubt in inspect(papers[2]).doubts] == ["paper-unopened"]
    assert not inspect(papers[0]).doubts


@pytest.mark.parametrize("bound", ["FILE_LIMIT", "FILE_LIMIT_BYTES", "WHOLE_LIMIT_BYTES", "ENCLOSED_LIMIT"])
def test_what_is_too_many_or_too_large_is_left_out_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str
) -> None:
    most = len(NOTE) if bound.endswith("BYTES") else 1
    monkeypatch.setattr(paper if bound == "ENCLOSED_LIMIT" else mail_enclosed, bound, most)
    first, *rest = opened(tmp_path, {"many.eml": mail([("note.txt", NOTE), ("bill.txt", BILL)]).as_bytes()})
    assert [one.own_name for one in rest] == ["note.txt"]
    assert dict(first.metadata)["unopened"] == "bill.txt"


def test_names_lead_nowhere_and_no_two_are_alike(tmp_path: Path) -> None:
    names = ["../../etc/passwd", "a!b.txt", "bill.txt", "bill.txt", "C:\\temp\\x.txt"]
    papers = opened(tmp_path, {"m.eml": mail([(name, b"%d" % at) for at, name in enumerate(names)]).as_bytes()})
    assert [one.own_name for one in papers[1:]] == ["passwd", "a_b.txt", "bill.txt", "bill (2).txt", "x.txt"]


def test_a_signature_is_no_paper_and_a_file_without_a_name_is_one() -> None:
    made = mail()
    made.add_attachment(b"0\x80", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf")
    assert [content for _, content in enclosed_files(made.as_bytes(), MAIL).files] == [b"%PDF-1.4"]


@pytest.mark.parametrize("place", [Place.CLAIMED, Place.LISTING])
def test_mails_of_others_and_of_the_listing_stay_one_paper(tmp_path: Path, place: Place) -> None:
    assert len(opened(tmp_path, {"m.eml": mail([("bill.txt", BILL)]).as_bytes()}, place)) == 1


def test_a_case_holds_each_file_once_and_finds_its_bytes_in_the_mail(tmp_path: Path) -> None:
    shelf = tmp_path / "evidence"
    shelf.mkdir()
    inner = mail([("deep.txt", b"deep")], subject="inner")
    (shelf / "a.eml").write_bytes(mail([("note.txt", NOTE), ("bill.txt", BILL)], inner).as_bytes())
    (shelf / "b.eml").write_bytes(mail([("again.txt", NOTE)]).as_bytes())
    (shelf / "own.txt").write_bytes(BILL)
    (tmp_path / "case.toml").write_text('[[evidence]]\nfile = "evidence/a.eml!note.txt"\nkind = "letter"\n')
    papers = [one.paper for one in CaseFolders().events(tmp_path) if hasattr(one, "paper")]
    names = ["a.eml", "a.eml › note.txt", "a.eml › inner.eml", "a.eml › inner.eml › deep.txt", "b.eml", "own.txt"]
    assert [one.name for one in papers] == names
    assert [one.vouched.kind for one in papers if one.vouched] == ["letter"]
    held = CaseFolders().contents(tmp_path, papers, {})
    assert [held.of(one.sha256) for one in (papers[1], papers[3], papers[5])] == [NOTE, b"deep", BILL]
    (shelf / "a.eml").write_bytes(mail([("note.txt", b"other")]).as_bytes())
    with pytest.raises(LookupError):
        CaseFolders().contents(tmp_path, papers, {}).of(papers[1].sha256)


@settings(max_examples=8)
@given(st.binary(max_size=300), st.sampled_from([MAIL, OUTLOOK]))
def test_any_bytes_are_a_mail_without_files_at_worst(content: bytes, kind: str) -> None:
    head = b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n"
    for hostile in (content, head + content):
        assert enclosed_files(hostile, kind).files is not None
