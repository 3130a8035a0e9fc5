"""The whole answer: what lies in it, in three scripts, and the same bytes twice."""

from __future__ import annotations

import functools
import hashlib
import io
import json
import zipfile
from pathlib import Path

import answer_cast as cast
import attrs
import pikepdf
import pypdfium2
import pytest

from rejoinder.adapters.output.renderer import Renderer
from rejoinder.domain.document import Document, DocumentKind
from rejoinder.domain.reading import Stage
from rejoinder.usecases.answer_context import AnswerMeans
from rejoinder.usecases.write_answer import write_answer
from tests.spent import at_most

CASES = {"ready": "zh", "draft": "en", "russian": "ru", "every_kind": "en"}


def written(staged: cast.Staged, out: Path, language: str) -> tuple[Document, ...]:
    return write_answer(
        staged.case,
        staged.advice,
        contents=staged,
        out=out,
        language=language,
        means=AnswerMeans(wording=cast.wording(), renderer=Renderer()),
    ).documents


@functools.cache
def answer(name: str) -> dict[str, bytes]:
    """The files of one answer, made once for all tests."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "answer"
        written(getattr(cast, name)(), out, CASES[name])
        return {
            path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()
        }


def pages(content: bytes) -> list[str]:
    """The words of each page."""
    document = pypdfium2.PdfDocument(content)
    found = []
    for page in document:
        text = page.get_textpage()
        found.append(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return found


@pytest.mark.parametrize("name", CASES)
def test_the_same_case_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    written(getattr(cast, name)(), tmp_path / "again", CASES[name])
    again = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (tmp_path / "again").iterdir()}
    assert again == {path: hashlib.sha256(content).hexdigest() for path, content in answer(name).items()}


def test_a_ready_answer_holds_every_document() -> None:
    assert set(answer("ready")) == {
        "answer.html",
        "answer.json",
        "deadlines.ics",
        "dossier.pdf",
        "letter-evidence.zh.docx",
        "letter-evidence.zh.txt",
        "packet.zip",
        "statement.en.docx",
        "statement.en.txt",
        "statement.zh.docx",
        "statement.zh.txt",
    }


def test_the_record_has_the_shape_of_the_contract() -> None:
    record = json.loads(answer("ready")["answer.json"])
    assert list(record) == [
        "schema",
        "made_at",
        "now",
        "rejoinder_version",
        "rulebooks",
        "rulebooks_sha256",
        "status",
        "headline",
        "reading",
        "allegations",
        "groups",
        "findings",
        "defects",
        "defences",
        "deadlines",
        "routes",
        "channels",
        "exposure",
        "counsel",
        "documents",
        "partials",
        "papers",
        "statements",
        "hand_in",
        "unconfirmed",
        "companies",
        "questions",
    ]
    assert record["schema"] == "rejoinder.answer/1"
    assert record["now"] == record["made_at"] == "2026-05-12T15:00:00+08:00"
    assert set(record["exposure"]) >= {"totals", "if_established", "if_silent", "if_complied"}
    assert set(record["routes"][0]["because"][0]) == {"rule", "says"}
    assert record["defects"] == ["no-authority"]


@pytest.mark.parametrize("name", CASES)
def test_documents_are_the_files_and_ready_ones_miss_nothing(name: str) -> None:
    record = json.loads(answer(name)["answer.json"])
    assert {one["path"] for one in record["documents"]} == set(answer(name)) - {"answer.json", "answer.html"}
    assert not [one for one in record["documents"] if one["ready"] and one["missing"]]


def test_a_draft_is_nowhere_called_ready() -> None:
    record = json.loads(answer("draft")["answer.json"])
    kinds = {"statement", "dossier", "packet"}
    assert not [one for one in record["documents"] if one["kind"] in kinds and one["ready"]]
    assert pages(answer("draft")["dossier.pdf"])[0].count("DRAFT") >= 1


def test_the_dossier_holds_statement_and_exhibits_in_three_scripts() -> None:
    words = "\n".join(pages(answer("ready")["dossier.pdf"])).replace(" ", "").replace("\r\n", "")
    assert "恳请速卖通平台认定本次投诉不成立" in words
    assert "附件1" in words
    assert "ООО«Пример»" in words
    assert "LL-7LaneLamp" in words
    assert "请确认" in words
    russian = "\n".join(pages(answer("russian")["dossier.pdf"])).replace("\r\n", " ")
    assert "Досье с доказательствами" in russian
    assert "[Приложение 1]" in russian


def test_the_index_names_the_page_on_which_each_exhibit_begins() -> None:
    found = pages(answer("ready")["dossier.pdf"])
    dividers = [number for number, words in enumerate(found, 1) if "SHA-256" in words]
    index = found[1].split()
    assert len(dividers) == 6
    assert all(str(number) in index for number in dividers)


def test_every_page_of_an_exhibit_is_stamped_with_its_number_and_place() -> None:
    found = pages(answer("ready")["dossier.pdf"])
    dividers = [number for number, words in enumerate(found) if "SHA-256" in words]
    assert all(f"{number + 1} / {len(found)}" in words for number, words in enumerate(found))
    assert "附件1" in found[dividers[0] + 1].replace(" ", "")
    assert "附件6" in found[-1].replace(" ", "")


def test_the_dossier_has_bookmarks_and_labels_and_says_nothing_of_the_machine() -> None:
    with pikepdf.open(io.BytesIO(answer("ready")["dossier.pdf"])) as document:
        with document.open_outline() as outline:
            titles = [entry.title for entry in outline.root]
        assert len([title for title in titles if title.startswith("附件")]) == 6
        assert "/PageLabels" in document.Root
        assert set(document.docinfo.keys()) == {"/Title"}
        assert "/Metadata" not in document.Root


def test_the_dossier_says_nothing_of_suspects_which_poppler_takes_for_a_mistake() -> None:
    with pikepdf.open(io.BytesIO(answer("ready")["dossier.pdf"])) as book:
        assert list(book.Root.MarkInfo.keys()) == ["/Marked"]


def test_pages_of_a_pdf_keep_their_size_above_the_stamp() -> None:
    with pikepdf.open(io.BytesIO(answer("ready")["dossier.pdf"])) as document:
        sizes = {tuple(round(float(side)) for side in page.mediabox[2:]) for page in document.pages}
    assert (595, 870) in sizes
    assert (842, 635) in sizes


def test_what_cannot_be_shown_becomes_a_page_that_says_so() -> None:
    words = "\n".join(pages(answer("every_kind")["dossier.pdf"])).replace(" ", "").replace("\r\n", "")
    assert "设有打开密码" in words
    assert "可能已损坏" in words
    assert "无法在此转换为页面" in words


def test_words_of_a_paper_never_become_markup() -> None:
    words = "\n".join(pages(answer("every_kind")["dossier.pdf"]))
    assert '#panic("x") *bold* $x$' in words
    assert "x()" not in words


def test_the_packet_holds_the_originals_byte_for_byte_and_nothing_private() -> None:
    staged = cast.ready()
    with zipfile.ZipFile(io.BytesIO(answer("ready")["packet.zip"])) as packet:
        names = packet.namelist()
        held = {name: packet.read(name) for name in names}
    originals = [name for name in names if name.startswith("exhibits/")]
    assert "exhibits/01-目录-2023.pdf" in originals
    assert len(originals) == 6
    assert all(held[name] in staged.held.values() for name in originals)
    assert {"manifest.json", "verify.py", "dossier.pdf", "statement.zh.txt"} <= set(names)
    assert not [name for name in names if "letter" in name or "brief" in name or "answer" in name or "note" in name]


def test_no_private_finding_reaches_what_is_handed_in() -> None:
    words = "\n".join(pages(answer("ready")["dossier.pdf"])) + answer("ready")["statement.zh.txt"].decode()
    assert "1020" not in words


@pytest.mark.parametrize("name", CASES)
def test_no_path_of_this_machine_stands_in_any_file(name: str, tmp_path: Path) -> None:
    for path, content in answer(name).items():
        assert b"/tmp/" not in content, path
        assert b"site-packages" not in content, path


@pytest.mark.parametrize("stage", [Stage.UNRELATED, Stage.RETRACTION])
def test_where_nothing_is_to_be_answered_no_statement_is_written(stage: Stage, tmp_path: Path) -> None:
    staged = cast.draft()
    reading = attrs.evolve(staged.advice.reading, stage=stage)
    advice = attrs.evolve(staged.advice, reading=reading, routes=(), counsel=(), deadlines=())
    documents = written(attrs.evolve(staged, advice=advice), tmp_path / "answer", "en")
    assert documents == ()
    assert {path.name for path in (tmp_path / "answer").iterdir()} == {"answer.json", "answer.html"}


def test_the_brief_is_marked_privileged_and_stays_out_of_the_packet() -> None:
    import docx

    document = docx.Document(io.BytesIO(answer("draft")["counsel-brief.docx"]))
    words = [paragraph.text for paragraph in document.paragraphs]
    assert words[0].startswith("Privileged and confidential")
    assert any("Money is demanded" in line for line in words)
    with zipfile.ZipFile(io.BytesIO(answer("draft")["packet.zip"])) as packet:
        assert not [name for name in packet.namelist() if "brief" in name]


def test_word_documents_name_a_chinese_font_and_the_hour_of_the_case() -> None:
    with zipfile.ZipFile(io.BytesIO(answer("ready")["statement.zh.docx"])) as document:
        styles = document.read("word/styles.xml").decode()
        core = document.read("docProps/core.xml").decode()
        made_with = document.read("docProps/app.xml").decode()
        dates = {member.date_time for member in document.infolist()}
    assert 'w:eastAsia="Microsoft YaHei"' in styles
    assert "2026-05-12T07:00:00Z" in core
    assert "python-docx" not in core
    assert "<Application>Rejoinder</Application>" in made_with
    assert "Microsoft" not in made_with
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_the_calendar_reminds_of_the_safe_moment_and_of_the_last() -> None:
    import icalendar

    book = icalendar.Calendar.from_ical(answer("ready")["deadlines.ics"])
    events = book.walk("VEVENT")
    assert len(events) == 2
    assert len({str(event["UID"]) for event in events}) == 2
    assert all(event["DTSTAMP"].dt == cast.NOW for event in events)
    assert [len(event.walk("VALARM")) for event in events] == [2, 2]
    assert events[1]["DTEND"].dt == cast.DUE


def test_a_large_dossier_is_quick(tmp_path: Path) -> None:
    """Two hundred exhibit pages; the bound is loose, since the machine that runs this may be busy."""

    staged = cast.ready()
    shelf = cast.Shelf(held=dict(staged.held), papers=list(staged.case.papers))
    big = shelf.file("evidence/big.pdf", cast.pdf("many pages", pages=200))
    (first, *rest) = staged.advice.defences[0].requirements
    defence = attrs.evolve(
        staged.advice.defences[0],
        requirements=(attrs.evolve(first, evidence=(*first.evidence, big.sha256)), *rest),
    )
    larger = cast.Staged(
        case=attrs.evolve(staged.case, papers=tuple(shelf.papers)),
        advice=attrs.evolve(staged.advice, defences=(defence,)),
        held=shelf.held,
    )
    with at_most(10):
        documents = written(larger, tmp_path / "answer", "en")
    assert any(document.kind is DocumentKind.DOSSIER for document in documents)
    with pikepdf.open(tmp_path / "answer" / "dossier.pdf") as made:
        assert len(made.pages) >= 220
