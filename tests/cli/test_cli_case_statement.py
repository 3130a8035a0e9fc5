"""`rejoinder case statement`: a person's words are taken in, or refused in one sentence; none is written over."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from rejoinder.adapters.case_folder import answer_edited
from rejoinder.adapters.case_folder.answer_edited import edited_statements, names_aside
from rejoinder.adapters.output.answer_folder import publish
from rejoinder.assembly.answer_record import SCHEMA
from rejoinder.cli.main import main
from rejoinder.vault.chain import sha256

EXAMPLE = Path(__file__).parents[2] / "examples" / "night-herons"
AT = "2026-11-11T10:00:00+08:00"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        seen = capsys.readouterr()
        return code, seen.out, seen.err

    return run


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """The sample case with only the papers that carry its ground."""
    folder = tmp_path / "case"
    for name in (
        "evidence/catalogue-2023.pdf",
        "evidence/export-invoice-QT-230519.pdf",
        "listing/listing.json",
        "complaint.eml",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(EXAMPLE / name, folder / name)
    seller = (EXAMPLE / "case.toml").read_text("utf-8").split("[complaint]")[0]
    (folder / "case.toml").write_text(seller, "utf-8")
    return folder


def test_a_text_edited_in_its_place_is_kept_taken_in_and_carried(case: Path, run: Run) -> None:
    answer = ("answer", case, "--now", AT, "--language", "en")
    assert run(*answer)[0] == 0
    text = case / "answer" / "statement.en.txt"
    made = text.read_text("utf-8")
    assert "We ask AliExpress" in made
    text.write_text(f"{made}\nWe drew it ourselves.\n", "utf-8")
    code, _, said = run("case", "statement", case, text, "--at", AT, "--language", "en")
    assert (code, said.count("\n")) == (3, 1)
    assert "“We drew it ourselves.” names no exhibit." in said
    text.write_text(made.replace("We ask AliExpress", "We kindly ask AliExpress"), "utf-8")
    told = run(*answer)[1]
    aside = case / "answer" / "statement.en.edited.txt"
    assert str(aside) in told
    assert text.read_text("utf-8") == made
    assert run("case", "statement", case, aside, "--at", AT, "--by", "Lin", "--language", "en")[0] == 0
    assert run(*answer)[0] == 0
    assert not aside.exists()
    packet = zipfile.ZipFile(case / "answer" / "packet.zip")
    assert packet.read("statement.en.txt").decode() == text.read_text("utf-8")
    assert "We kindly ask AliExpress" in text.read_text("utf-8")
    assert json.loads(packet.read("manifest.json"))["about"]["statement"] == "version 1, kept by Lin"
    word = case / "answer" / "statement.en.docx"
    document = docx.Document(str(word))
    (asks,) = (each for each in document.paragraphs if "We kindly ask AliExpress" in each.text)
    asks.text = asks.text.replace("kindly", "respectfully")
    document.save(str(word))
    assert str(word.with_suffix(".edited.docx")) in run(*answer)[1]
    aside = case / "answer" / "statement.en.edited.docx"
    assert run("case", "statement", case, aside, "--at", AT, "--by", "Lin", "--language", "en")[0] == 0
    assert run(*answer)[0] == 0
    assert not aside.exists()
    assert "We respectfully ask AliExpress" in text.read_text("utf-8")
    assert run("case", "statement", case, "--as-made", "--at", AT)[0] == 0
    assert "Nothing new" in run("case", "statement", case, "--as-made", "--at", AT)[1]


@pytest.mark.parametrize(
    ("words", "code"),
    [((), 2), (("none.txt",), 2), (("x.txt", "--as-made"), 2), (("words.docx",), 2), (("picture.txt",), 2)],
)
def test_what_is_no_text_is_refused_in_one_sentence(
    tmp_path: Path, run: Run, words: tuple[str, ...], code: int
) -> None:
    (tmp_path / "complaint.txt").write_text("Copyright complaint 7 about https://www.aliexpress.com/item/10050012.html")
    (tmp_path / "words.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    given = [each if each.startswith("--") else tmp_path / each for each in words]
    found, said, told = run("case", "statement", tmp_path, *given, "--language", "en")
    assert (found, said, told.count("\n")) == (code, "", 1)
    assert not (tmp_path / "ledger.jsonl").exists()


def _folder(out: Path, text: str) -> dict[str, bytes]:
    """An answer of a statement alone, put into a folder."""
    content = text.encode()
    record = {"schema": SCHEMA, "statements": [{"files": {"statement.en.txt": sha256(content)}}]}
    files = {"statement.en.txt": content, "answer.json": json.dumps(record).encode()}
    publish(out, files)
    return files


def test_an_edited_statement_is_set_aside_until_the_answer_says_the_same(tmp_path: Path) -> None:
    out = tmp_path / "answer"
    _folder(out, "As made.")
    (out / "statement.en.txt").write_text("As edited.")
    for _ in range(2):
        _folder(out, "As made.")
        assert (out / "statement.en.edited.txt").read_text() == "As edited."
    _folder(out, "As\nedited.")
    assert sorted(path.name for path in out.iterdir()) == ["answer.json", "statement.en.txt"]


def test_a_second_edit_is_set_aside_beside_the_first(tmp_path: Path) -> None:
    out = tmp_path / "answer"
    _folder(out, "As made.")
    for words in ("One.", "Two.", "Two."):
        (out / "statement.en.txt").write_text(words)
        _folder(out, "As made.")
    assert [(out / name).read_text() for name in names_aside(out)] == ["Two.", "One."]
    _folder(out, "One.")
    assert names_aside(out) == ["statement.en.edited-2.txt"]


def test_a_statement_too_large_to_be_read_is_set_aside_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, large = tmp_path / "answer", b"PK" + bytes(2000)
    monkeypatch.setattr(answer_edited, "LARGEST_BYTES", 1000)
    _folder(out, "As made.")
    for _ in range(2):
        (out / "statement.en.docx").write_bytes(large)
        _folder(out, "As made.")
    assert names_aside(out) == ["statement.en.edited-2.docx", "statement.en.edited.docx"]
    assert {(out / name).read_bytes() for name in names_aside(out)} == {large}


@pytest.mark.parametrize(
    "record",
    [[], {}, {"statements": 7}, {"statements": [7, {"files": [1]}, {"files": {"../../x": "0", "answer.json": "1"}}]}],
)
def test_a_record_that_somebody_wrote_leads_nowhere(tmp_path: Path, record: object) -> None:
    out = tmp_path / "answer"
    out.mkdir()
    (tmp_path / "x").write_text("outside")
    (out / "statement.en.edited.txt").symlink_to(tmp_path / "x")
    told = {"schema": SCHEMA, **record} if isinstance(record, dict) else record
    (out / "answer.json").write_text(json.dumps(told))
    assert edited_statements(out, {}) == {}
