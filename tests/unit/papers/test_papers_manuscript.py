"""A statement edited in Word comes back word for word, or what keeps it from being taken is named."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import docx
import pytest

from rejoinder.adapters.documents.manuscript import ChangesAreOpen, Manuscripts, MarginsAreTooMany, WordsStandOutside
from rejoinder.adapters.formats.outgoing import LARGEST_BYTES, OutgoingIsNotText, OutgoingIsTooLarge
from rejoinder.adapters.formats.paper_docx import MOST_MARGINS
from rejoinder.adapters.output.docx import word_document
from rejoinder.assembly.print_document import FactList, Heading, Paragraph, Points, PrintDocument
from rejoinder.assembly.statement_part import body, paragraphs

NOW = dt.datetime(2026, 11, 11, 10, tzinfo=dt.UTC)
SHEETS = {
    "en": PrintDocument(
        title="Appeal against complaint 7",
        language="en",
        blocks=(
            FactList(rows=(("Complaint", "7"), ("Listing", "1005001234567891"))),
            Heading(text="What happened"),
            Paragraph(text="The kite is ours. [Exhibit 1]"),
            Points(lines=("It was drawn in May. [Exhibit 1]", "It was sold in June. [Exhibit 2]"), numbered=True),
            Points(lines=("catalogue", "invoice")),
            Paragraph(text="We ask the platform to find for us."),
        ),
        banner="DRAFT",
        signature=("Name", "Date"),
    ),
    "zh": PrintDocument(
        title="针对投诉7的申诉",
        language="zh",
        blocks=(
            FactList(rows=(("投诉编号", "7"),)),
            Points(lines=("五月绘制。【附件一】", "六月售出。【附件二】"), numbered=True),
        ),
    ),
    "ru": PrintDocument(
        title="Апелляция по жалобе 7",
        language="ru",
        blocks=(Heading(text="Что мы просим"), Paragraph(text="Просим площадку — и заявителя — признать довод.")),
    ),
}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def words(content: bytes) -> str:
    return Manuscripts().words(content, name="statement.docx")


def edited(sheet: PrintDocument, *changes: tuple[str, str], **parts: str) -> bytes:
    """The Word document of a sheet, its XML changed, with more parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_document(sheet, made_at=NOW))) as source, zipfile.ZipFile(target, "w") as out:
        for name in source.namelist():
            content = source.read(name).decode("utf-8") if name.endswith(".xml") else ""
            for was, now in changes:
                content = content.replace(was, now, 1) if name == "word/document.xml" else content
            out.writestr(name, content.encode("utf-8") if content else source.read(name))
        for name, content in parts.items():
            out.writestr(f"word/{name}.xml", content)
    return target.getvalue()


@pytest.mark.parametrize("language", sorted(SHEETS))
def test_a_document_that_nobody_changed_gives_back_the_words_it_was_made_from(language: str) -> None:
    sheet = SHEETS[language]
    given = [part for part in paragraphs(words(word_document(sheet, made_at=NOW))) if part != sheet.banner]
    assert given == paragraphs(body(sheet))


def test_what_somebody_typed_in_word_stands_where_he_typed_it(tmp_path: Path) -> None:
    (tmp_path / "s.docx").write_bytes(word_document(SHEETS["ru"], made_at=NOW))
    document = docx.Document(str(tmp_path / "s.docx"))
    document.paragraphs[-1].text = "Просим площадку признать довод."
    for point in ("Первый.", "Второй."):
        document.add_paragraph(point, style="List Number")
    document.add_paragraph("Ещё.", style="List Bullet")
    document.save(str(tmp_path / "s.docx"))
    said = paragraphs(words((tmp_path / "s.docx").read_bytes()))
    assert said[:3] == ["Апелляция по жалобе 7", "Что мы просим", "Просим площадку признать довод."]
    assert said[-2:] == ["1. Первый.\n2. Второй.", "- Ещё."]


INSERTED = f'<w:ins xmlns:w="{W}" w:id="1" w:author="Lin Mei"><w:r><w:t>very </w:t></w:r></w:ins>'
COMMENT = (
    f'<w:comments xmlns:w="{W}"><w:comment w:id="0" w:author="Counsel">'
    "<w:p><w:r><w:t>Is this so?</w:t></w:r></w:p></w:comment></w:comments>"
)


def test_tracked_changes_are_named_with_their_author() -> None:
    with pytest.raises(ChangesAreOpen) as refused:
        words(edited(SHEETS["en"], ("</w:p>", f"{INSERTED}</w:p>")))
    assert refused.value.values["what"].id == "statement.word-changes"
    assert dict(refused.value.values["first"].values) == {"by": "Lin Mei", "words": "very"}


def test_comments_are_named_with_their_author() -> None:
    content = edited(SHEETS["en"], ("</w:p>", '<w:r><w:commentReference w:id="0"/></w:r></w:p>'), comments=COMMENT)
    with pytest.raises(ChangesAreOpen) as refused:
        words(content)
    assert dict(refused.value.values["first"].values) == {"by": "Counsel", "words": "Is this so?"}


@pytest.mark.parametrize(
    ("place", "inside"),
    [
        ("note", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        ("picture", "<w:r><w:drawing/></w:r>"),
        ("box", "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>aside</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"),
        ("hidden", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"),
    ],
)
def test_what_plain_text_cannot_carry_is_named(place: str, inside: str) -> None:
    with pytest.raises(WordsStandOutside) as refused:
        words(edited(SHEETS["en"], ("</w:p>", f"{inside}</w:p>")))
    assert refused.value.values["place"].id == f"statement.word-{place}"
    assert bool(refused.value.values["said"]) == (place in ("box", "hidden"))


def test_words_in_a_header_are_named_and_a_page_number_is_none() -> None:
    header = f'<w:hdr xmlns:w="{W}"><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:hdr>'
    assert "kite" in words(edited(SHEETS["en"], header9=header.format("3 / 4")))
    with pytest.raises(WordsStandOutside):
        words(edited(SHEETS["en"], header9=header.format("Read this too")))


def test_plain_text_is_taken_as_it_stands() -> None:
    assert words("﻿Title\r\n\r\nWords.".encode()) == "Title\n\nWords."


@pytest.mark.parametrize("content", [b"%PDF-1.7 text", b"PK\x03\x04 no zip", b"", b"\x00\x01\x02\x03" * 40])
def test_what_holds_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(OutgoingIsNotText):
        words(content)


def test_more_than_any_statement_is_refused() -> None:
    with pytest.raises(OutgoingIsTooLarge):
        words(b"a" * (LARGEST_BYTES + 1))


def test_a_document_that_unpacks_to_more_than_any_statement_is_refused() -> None:
    with pytest.raises(OutgoingIsTooLarge):
        words(edited(SHEETS["en"], ("<w:body>", f"<w:body>{_paragraph('a' * (LARGEST_BYTES + 1))}")))


def test_words_that_stand_in_another_file_are_no_words_lost_in_silence() -> None:
    declared = ("<w:document", '<!DOCTYPE a SYSTEM "https://example.org/a.dtd"><w:document')
    with pytest.raises(OutgoingIsNotText):
        words(edited(SHEETS["en"], declared, ("<w:body>", f"<w:body>{_paragraph('We sold &many; lamps.')}")))


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("•  See point 12) of the letter.", "- See point 12) of the letter."),
        ("3)  Sold from 5 –  to 9 May.", "3. Sold from 5 –  to 9 May."),
        ("In 2024) nothing was sold.", "In 2024) nothing was sold."),
    ],
)
def test_only_the_mark_at_the_head_of_a_point_is_put_in_our_way(typed: str, taken: str) -> None:
    assert taken in words(edited(SHEETS["en"], ("<w:body>", f"<w:body>{_paragraph(typed)}"))).split("\n")


def _paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def test_a_document_of_headers_alone_is_refused_in_one_sentence() -> None:
    header = f'<w:hdr xmlns:w="{W}"><w:p><w:r><w:t>Page</w:t></w:r></w:p></w:hdr>'
    content = edited(SHEETS["en"], **{f"header{n}": header for n in range(200, 200 + MOST_MARGINS)})
    with pytest.raises(MarginsAreTooMany) as refused:
        words(content)
    assert refused.value.values["most"] == MOST_MARGINS
