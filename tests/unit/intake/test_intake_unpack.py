"""Archives of strangers: bounded, and no name in them leads anywhere."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from rejoinder.adapters.archives.archive_tool import TOOLS, archive_kind, tool_for
from rejoinder.adapters.archives.archive_zip import UnpackBudget, unzip
from rejoinder.adapters.archives.unpack import Unpacker
from rejoinder.adapters.documents.legacy_office import LegacyOffice, legacy_kind
from rejoinder.domain.intake import UnpackedFiles

NOWHERE = Unpacker(find=lambda name: None)


def unpacked(tmp_path: Path, *paths: Path, unpacker: Unpacker = NOWHERE) -> UnpackedFiles:
    aside = tmp_path / "aside"
    aside.mkdir()
    return unpacker.unpack([(path.name, path) for path in paths], aside)


def whys(found: UnpackedFiles) -> dict[str, str]:
    return {left.origin: left.says.id.removeprefix("intake.left-") for left in found.left_out}


def test_no_name_in_a_zip_leads_out_of_the_case(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ("../../up.txt", "/etc/passwd", "C:\\windows\\x.txt", "a/../../b.txt", "nul\x01.txt", "m!n.txt"):
            archive.writestr(name, f"words of {name}")
    found = unpacked(tmp_path, tmp_path / "a.zip")
    assert len(found.files) == 6
    for file in found.files:
        parts = file.name.split("/")
        assert ".." not in parts
        assert all(part and not set(part) & set("\\:!\x01") for part in parts)
        assert (tmp_path / "aside").resolve() in file.path.resolve().parents


def test_a_zip_that_lies_about_sizes_is_stopped_at_the_bound(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("big.bin", bytes(300_000))
        archive.writestr("small.txt", "words")
    raw = packed.getvalue().replace((300_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    (tmp_path / "a.zip").write_bytes(raw)
    (tmp_path / "into").mkdir()
    budget = UnpackBudget(bytes=100_000, files=10, file_bytes=50_000)
    big, small = unzip(tmp_path / "a.zip", tmp_path / "into", budget)
    assert big.path is None
    assert small.path is not None
    assert sum(path.stat().st_size for path in (tmp_path / "into").iterdir()) < 1_000


def test_links_and_locked_files_in_a_zip_are_named_and_not_taken(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("locked.pdf", "x")
        archive.writestr("fine.txt", "words")
    raw = bytearray((tmp_path / "a.zip").read_bytes())
    raw[raw.index(b"locked.pdf") - 30 + 6] |= 1  # the flags in the header before the file
    raw[raw.rindex(b"locked.pdf") - 46 + 8] |= 1  # and in the directory at the end
    (tmp_path / "a.zip").write_bytes(bytes(raw))
    found = unpacked(tmp_path, tmp_path / "a.zip")
    assert whys(found) == {"a.zip/link.txt": "link", "a.zip": "archive-locked"}
    assert [file.origin for file in found.files] == ["a.zip/fine.txt"]


def test_archives_in_archives_end_at_a_depth(tmp_path: Path) -> None:
    content = b"words"
    for number in range(6):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr(f"{number}.zip" if number else "words.txt", content)
        content = packed.getvalue()
    (tmp_path / "a.zip").write_bytes(content)
    found = unpacked(tmp_path, tmp_path / "a.zip")
    assert list(whys(found).values()) == ["archives-too-deep"]
    assert not found.files


def test_office_files_are_no_archives(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "deck.pptx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("ppt/presentation.xml", "<p/>")
    assert [file.name for file in unpacked(tmp_path, tmp_path / "deck.pptx").files] == ["deck.pptx"]


def test_scripts_and_icons_of_a_saved_page_are_left_out_and_its_pictures_are_not(tmp_path: Path) -> None:
    folder = tmp_path / "page_files"
    folder.mkdir()
    (folder / "app.js").write_text("run()")
    (folder / "dot.png").write_bytes(bytes(90))
    (folder / "main.jpg").write_bytes(bytes(9_000))
    found = unpacked(tmp_path, folder, tmp_path / "page_files")
    assert {file.name for file in found.files} == {"page_files/main.jpg"}


def test_a_program_of_the_system_unpacks_what_python_cannot(tmp_path: Path) -> None:
    tool = tmp_path / "bsdtar"
    tool.write_text('#!/bin/sh\nprintf words > "$4/inside.txt"\nln -s /etc/passwd "$4/link.txt"\n')
    tool.chmod(0o755)
    (tmp_path / "a.7z").write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(64))
    unpacker = Unpacker(find=lambda name: str(tool) if name == "bsdtar" else None)
    found = unpacked(tmp_path, tmp_path / "a.7z", unpacker=unpacker)
    assert [file.origin for file in found.files] == ["a.7z/inside.txt"]
    assert whys(found) == {"a.7z/link.txt": "link"}


def test_a_program_that_fails_leaves_the_archive_out(tmp_path: Path) -> None:
    tool = tmp_path / "bsdtar"
    tool.write_text("#!/bin/sh\nexit 3\n")
    tool.chmod(0o755)
    (tmp_path / "a.rar").write_bytes(b"Rar!\x1a\x07\x00" + bytes(64))
    unpacker = Unpacker(find=lambda name: str(tool) if name == "bsdtar" else None)
    assert whys(unpacked(tmp_path, tmp_path / "a.rar", unpacker=unpacker)) == {"a.rar": "broken-archive"}


def test_every_kind_of_archive_has_a_program_that_opens_it() -> None:
    for kind in ("7z", "rar", "gz", "tar"):
        assert tool_for(kind, lambda name: f"/bin/{name}") is not None
    assert {tool.name for tool in TOOLS} >= {"bsdtar", "unrar"}
    assert archive_kind(bytes(257) + b"ustar") == "tar"


@pytest.mark.parametrize(
    ("stream", "kind"), [("WordDocument", "doc"), ("Workbook", "xls"), ("PowerPoint Document", "ppt")]
)
def test_old_office_files_are_known_by_what_is_in_them(stream: str, kind: str) -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + f"{stream}\x00".encode("utf-16-le")
    assert legacy_kind(content) == kind
    assert legacy_kind(content[8:]) is None


def test_an_old_office_file_is_converted_where_a_program_does_it(tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text('#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\nprintf made > "$2/paper.docx"\n')
    program.chmod(0o755)
    old = tmp_path / "quote.doc"
    old.write_bytes(b"old")
    office = LegacyOffice(find=lambda name: str(program) if name == "soffice" else None)
    made = office.convert(old, "doc", tmp_path)
    assert made == tmp_path / "quote.doc.docx"
    assert made.read_text() == "made"
    assert LegacyOffice(find=lambda name: None).convert(old, "doc", tmp_path) is None
