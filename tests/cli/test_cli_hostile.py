"""What strangers send, from the door: one sentence or an unread exhibit; no traceback, no hang, no lost original."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from tests.cli.console import process, run
from tests.spent import at_most

NOW = "2026-04-08T10:00:00+08:00"
NOTICE = """From: AliExpress
Copyright complaint by Quillfeather Ltd against your listing 1005001234567890.
Submit a counter-notice within 3 working days.
"""


def refused(*words: str | Path) -> str:
    seen = run(*words)
    assert (seen.returncode, seen.stdout) == (2, ""), seen
    assert seen.stderr.count("\n") == 1
    assert "Traceback" not in seen.stderr
    return seen.stderr


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    (folder / "evidence").mkdir(parents=True)
    (folder / "complaint.txt").write_text(NOTICE, "utf-8")
    return folder


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, the first its catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, len(out))
    return out + head + table + end


def page(*more: bytes, resources: bytes = b"<<>>", words: bytes = b"", trailer: bytes = b"") -> bytes:
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources" + resources + b">>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(words), words),
        *more,
        trailer=trailer,
    )


def page_that_paints_itself_twice() -> bytes:
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</X 5 0 R>>>>/Length 11>>stream\n"
    return page(form + b"/X Do /X Do\nendstream", resources=b"<</XObject<</X 5 0 R>>>>", words=b"/X Do")


def huge_picture() -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def zipped(path: Path, parts: dict[str, str]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)


def hostile(folder: Path) -> None:
    """Papers that break readers, each in a way of its own."""
    (folder / "paints-itself.pdf").write_bytes(page_that_paints_itself_twice())
    (folder / "long-byte-range.pdf").write_bytes(page() + b"/ByteRange [0 1 2 " + b"9" * 5000 + b"]")
    offset = page(b"<</ModDate(D:20260101000000+24'00')/Title<FEFFD800D800>>>", trailer=b"/Info 5 0 R")
    (folder / "offset-of-a-day.pdf").write_bytes(offset)
    (folder / "huge.png").write_bytes(huge_picture())
    (folder / "laughs.xml").write_text('<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">]><l>&a;</l>', "utf-8")
    (folder / "empty.docx").write_bytes(b"")
    words = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
    nested = "<w:tbl><w:tr><w:tc>" * 30 + words + "</w:tc></w:tr></w:tbl>" * 30
    zipped(folder / "tables-in-tables.docx", {"word/document.xml": f'<w:d xmlns:w="w">{nested}</w:d>'})
    text = '<P><TextObject Boundary="inf 0 10 10" Size="nan"><TextCode X="nan" Y="1">x</TextCode></TextObject></P>'
    root = "<OFD><DocRoot>Doc_0/Document.xml</DocRoot></OFD>"
    document = '<D><Page BaseLoc="Pages/0.xml"/></D>'
    zipped(folder / "no-place.ofd", {"OFD.xml": root, "Doc_0/Document.xml": document, "Doc_0/Pages/0.xml": text})
    os.mkfifo(folder / "pipe.pdf")
    (folder / "nowhere.pdf").symlink_to("not-there.pdf")


def test_broken_papers_among_the_evidence_do_not_stop_the_answer(case: Path) -> None:
    hostile(case / "evidence")
    (case / "listing").mkdir()
    (case / "listing" / "listing.json").write_text('[7, null, {"title": "Lamp", "images": 7, "url": [1]}]', "utf-8")
    seen = process("answer", case, "--now", NOW, "--out", case.parent / "out", "--json")
    assert (seen.returncode, seen.stderr) == (0, "")
    assert json.loads(seen.stdout)["schema"] == "rejoinder.answer/1"
    assert sorted(path.name for path in case.iterdir()) == ["complaint.txt", "evidence", "listing"]


def test_bad_complaint_in_the_middle_does_not_cost_the_others(case: Path) -> None:
    bad, more = case / "bad.pdf", case / "more.txt"
    bad.write_bytes(page_that_paints_itself_twice())
    more.write_text(NOTICE, "utf-8")
    seen = process("read", "--json", case / "complaint.txt", bad, case / "none.eml", more)
    assert seen.returncode == 2
    assert [json.loads(line)["file"] for line in seen.stdout.splitlines()] == ["complaint.txt", "more.txt"]
    assert ["bad.pdf" in line or "none.eml" in line for line in seen.stderr.splitlines()] == [True, True]


@pytest.mark.parametrize("place", ["evidence", "evidence/deep/er", "listing", "ledger", "", ".."])
def test_output_among_the_originals(case: Path, place: str) -> None:
    before = sorted(case.rglob("*"))
    refused("answer", case, "--now", NOW, "--out", case / place)
    assert sorted(case.rglob("*")) == before


def test_output_over_an_answer_that_holds_the_case(case: Path) -> None:
    (case.parent / "answer.json").write_text('{"schema": "rejoinder.answer/1"}', "utf-8")
    refused("answer", case, "--now", NOW, "--out", case.parent)
    assert (case / "complaint.txt").read_text("utf-8") == NOTICE


@pytest.mark.parametrize("name", ["x" * 300, "complaint.txt/x", "loop"])
def test_output_that_cannot_be(case: Path, name: str) -> None:
    (case / "loop").symlink_to("loop")
    refused("answer", case, "--now", NOW, "--out", case / name)


@pytest.mark.parametrize("made", ["pipe", "folder", "loop", "dots", "rows"])
def test_case_toml_that_is_no_file_of_words(case: Path, made: str) -> None:
    toml = case / "case.toml"
    if made == "pipe":
        os.mkfifo(toml)
    elif made == "folder":
        toml.mkdir()
    elif made == "loop":
        toml.symlink_to("case.toml")
    else:
        toml.write_text(".".join("a" * 20_000) + "=1" if made == "dots" else "[[history]]\n" * 20_000, "utf-8")
    refused("answer", case, "--now", NOW, "--out", case.parent / "out")
    assert not (case.parent / "out").exists()


def test_link_to_itself_among_the_papers(case: Path) -> None:
    (case / "evidence" / "z.pdf").symlink_to("z.pdf")
    assert "z.pdf" in refused("answer", case, "--now", NOW, "--out", case.parent / "out")


def test_pipe_in_the_place_of_the_ledgers_head(case: Path) -> None:
    (case / "ledger").mkdir()
    os.mkfifo(case / "ledger" / "head.json")
    assert run("answer", case, "--now", NOW, "--out", case.parent / "out").returncode == 0


def test_zone_of_the_machine_that_is_none(case: Path) -> None:
    seen = process("answer", case, "--out", case.parent / "out", env={"TZ": "XXX-99"})
    assert (seen.returncode, seen.stderr) == (0, "")


def test_nobody_listens(case: Path) -> None:
    command = f'"{sys.executable}" -m rejoinder.cli.main read "{case / "complaint.txt"}" --json'
    for closed in (">&-", "2>&-", ">&- 2>&- <&-"):
        seen = subprocess.run(
            f"{command} {closed}", shell=True, capture_output=True, text=True, check=False, timeout=300
        )
        assert (seen.returncode, seen.stderr) == (0, "")


def test_a_page_of_a_million_attributes_is_refused_in_time(tmp_path: Path) -> None:
    page = tmp_path / "complaint.html"
    page.write_text(
        "<html><body " + " ".join(f"a{n}=x" for n in range(60_000)) + "><p>Complaint</body></html>", "utf-8"
    )
    with at_most(40):
        seen = subprocess.run(
            [sys.executable, "-m", "rejoinder.cli.main", "read", "--json", str(page)], capture_output=True, check=False
        )
    assert seen.returncode in (0, 2)
