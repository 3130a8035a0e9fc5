"""`rejoinder seal`: the certificate page, and what it does where something is in the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from rejoinder.cli.main import main

AT = "2026-04-07T11:00:00+08:00"


@pytest.fixture(autouse=True)
def no_settings(monkeypatch, tmp_path):
    monkeypatch.setenv("REJOINDER_SETTINGS", str(tmp_path / "settings.toml"))


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for number in range(3):
        (folder / f"原件 мастер {number}.psd").write_bytes(bytes([number]) * 999)
    return folder


def words(page: Path) -> str:
    pdf = PdfDocument(page)
    try:
        return "".join(sheet.get_textpage().get_text_range() for sheet in pdf)
    finally:
        pdf.close()


@pytest.mark.parametrize(
    ("language", "title", "untimed"),
    [
        ("en", "Certificate of sealing", "No time authority"),
        ("zh", "封存证明", "未经时间戳机构确认"),
        ("ru", "Свидетельство об опечатывании", "Служба времени это не подтвердила"),
    ],
)
def test_the_certificate_names_the_seal_the_files_and_what_is_missing(photos, tmp_path, language, title, untimed):
    page = tmp_path / "page.pdf"
    assert main(["seal", str(photos), "--at", AT, "--certificate", str(page), "--language", language]) == 0
    seal = json.loads((tmp_path / "photos.seal.json").read_text("utf-8"))
    told = "".join(words(page).split())
    wanted = [title, untimed, seal["seal"], seal["root"], "原件 мастер 2.psd", *(f["sha256"] for f in seal["files"])]
    assert [each for each in wanted if "".join(each.split()) not in told] == []


def test_a_certificate_is_never_written_over_a_file(photos, tmp_path, capsys):
    page = tmp_path / "page.pdf"
    page.write_bytes(b"mine")
    assert main(["seal", str(photos), "--at", AT, "--certificate", str(page)]) == 2
    assert (page.read_bytes(), capsys.readouterr().err.count("\n")) == (b"mine", 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([page.name, photos.name])


@pytest.mark.parametrize(
    "given",
    [[], ["--stamp", "absent.json"], ["--stamp", "photos"], ["photos", "--tsa", "file:///etc/passwd"]],
    ids=["nothing", "absent", "folder", "no http"],
)
def test_what_cannot_be_sealed_or_stamped_is_one_sentence(photos, tmp_path, capsys, monkeypatch, given):
    monkeypatch.chdir(tmp_path)
    assert main(["seal", *given, "--at", AT]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "text", ["colour = 1", "[vault]\nplace = 3", "time_authority = 4", "[[time_authority]]", "=", "\0"]
)
def test_settings_that_cannot_be_read_are_one_sentence(photos, tmp_path, capsys, text):
    (tmp_path / "settings.toml").write_text(text)
    assert main(["seal", str(photos), "--at", AT]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "photos.seal.json").exists()
