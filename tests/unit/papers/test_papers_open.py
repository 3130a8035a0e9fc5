"""Files of every kind opened into papers; broken and hostile ones stay papers that cannot be read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from rejoinder.adapters.documents.paper import (
    DOCX,
    SIZE_LIMIT_BYTES,
    XLSX,
    PaperIsMissing,
    PaperIsTooLarge,
    Papers,
)
from rejoinder.adapters.formats.media_type_sniffing import media_type_of
from rejoinder.adapters.formats.paper_place import PlacedRun
from rejoinder.adapters.formats.row_clustering import layout_lines
from rejoinder.assembly.file_properties import file_says, file_values
from rejoinder.document.table import Table
from rejoinder.domain.evidence import Paper, Place
from tests.spent import least_seconds


def opened(content: bytes, name: str) -> Paper:
    return Papers().from_bytes(content, relative=f"evidence/{name}", place=Place.EVIDENCE)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    source = b"""#set page(paper: "a4")
SALES INVOICE
#grid(columns: (4cm, 1fr), [Invoice no.], [A-17], [Date], [8 April 2026])
#table(columns: 3, [Item], [Quantity], [Amount], [Shears], [5], [40.00])"""
    return bytes(typst.compile(source))


def test_a_pdf_gives_words_layout_and_what_it_says_of_itself(pdf: bytes) -> None:
    paper = opened(pdf, "invoice.pdf")
    assert paper.media_type == "application/pdf"
    assert paper.readable
    assert "A-17" in paper.pages[0]
    assert any(
        line.split("  ")[0].strip() == "Invoice no." and line.rstrip().endswith("A-17")
        for line in paper.document.pages[0].layout.split("\n")
    )
    said = dict(paper.metadata)
    assert said["page_count"] == "1"
    assert said["updates"] == "0"
    assert "created_at" in said


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_shown_on_its_side_is_laid_out_as_its_letters_stand(pdf: bytes, turn: int) -> None:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as book:
        book.pages[0].rotate(turn, relative=True)
        book.save(target)
    [shown], [straight] = (opened(each, "a.pdf").document.pages for each in (target.getvalue(), pdf))
    assert shown.blocks == straight.blocks


def test_a_text_pdf_opens_in_a_moment(pdf: bytes) -> None:
    assert least_seconds(lambda: opened(pdf, "invoice.pdf")) < 0.5  # 2 ms alone, 110 ms late in a whole run


def test_an_addition_to_a_pdf_is_counted(pdf: bytes) -> None:
    added = pdf + b"\n1 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF\n"
    assert dict(opened(added, "a.pdf").metadata)["updates"] == "1"


def test_a_locked_pdf_says_so(pdf: bytes) -> None:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(target, encryption=pikepdf.Encryption(owner="x", user="y"))
    paper = opened(target.getvalue(), "a.pdf")
    assert not paper.readable
    assert dict(paper.metadata)["encrypted"] == "yes"


def test_an_e_invoice_inside_a_pdf_is_a_page_of_its_own(pdf: bytes) -> None:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.attachments["factur-x.xml"] = (
            b"<?xml version='1.0'?><CrossIndustryInvoice><ExchangedDocument><ID>R-1</ID></ExchangedDocument></"
            b"CrossIndustryInvoice>"
        )
        document.save(target)
    paper = opened(target.getvalue(), "a.pdf")
    assert paper.document.data_page == 2
    assert paper.pages[1].split("\n") == ["CrossIndustryInvoice", " ExchangedDocument", "  ID: R-1"]


def test_a_word_file_gives_paragraphs_and_rows() -> None:
    document = docx.Document()
    document.add_paragraph("SUPPLY CONTRACT")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Model", "Quantity"
    target = io.BytesIO()
    document.save(target)
    paper = opened(target.getvalue(), "contract.docx")
    assert paper.media_type == DOCX
    assert paper.pages == ("SUPPLY CONTRACT\nModel   Quantity",)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_word_of_a_pdf_has_its_box_on_the_page_as_it_is_shown(pdf: bytes, turn: int) -> None:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as book:
        book.pages[0].rotate(turn, relative=True)
        book.save(target)
    [page] = opened(target.getvalue(), "a.pdf").document.pages
    at = page.text.index("A-17")
    left, top, right, bottom = page.box_of((at, at + 4)) or (0, 0, 0, 0)
    across, down = {0: (left, top), 90: (top, 1 - right), 180: (1 - right, 1 - bottom), 270: (1 - bottom, left)}[turn]
    assert (round(across, 2), round(down, 2)) == (0.31, 0.11)
    assert page.box_of((at, at)) is None


def test_a_sheet_is_a_page_that_is_a_table_whose_empty_cells_keep_their_columns() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Date", "Model", "Qty"], ["2024-05-06", None, 12], ["2024-05-07", "LT-40", 2.5]):
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    paper = opened(target.getvalue(), "sales.xlsx")
    assert paper.media_type == XLSX
    [page] = paper.document.pages
    [table] = page.blocks
    assert isinstance(table, Table)
    assert table.rows == (("Date", "Model", "Qty"), ("2024-05-06", "", "12"), ("2024-05-07", "LT-40", "2.5"))
    assert [[page.text[slice(*cell.span or (0, 0))] for cell in cells] for _, cells in table.nonempty_rows()] == [
        ["Date", "Model", "Qty"],
        ["2024-05-06", "12"],
        ["2024-05-07", "LT-40", "2.5"],
    ]


@pytest.mark.parametrize(
    ("content", "name", "media_type", "words"),
    [
        (b"date;model;qty\n2024-05-06;LT-40;12\n", "a.csv", "text/csv", "date   model   qty\n2024-05-06   LT-40   12"),
        (b"<html><body><p>Hello</p><script>no</script></body></html>", "a.html", "text/html", "Hello"),
        ("ООО «Белая Сова», счёт".encode("cp1251"), "a.txt", "text/plain", "ООО «Белая Сова», счёт"),
        ("宁波海桐文具有限公司 发票 日期".encode("gb18030"), "a.txt", "text/plain", "宁波海桐文具有限公司 发票 日期"),
        ("# Note\n".encode("utf-16"), "a.md", "text/markdown", "# Note\n"),
        (b"From: a@b.c\nTo: d@e.f\nSubject: =?utf-8?b?5Y+R56Wo?=\n\nbody", "a.eml", "message/rfc822",
         "From: a@b.c\nTo: d@e.f\nSubject: 发票\n\nbody"),
        (b"<?xml version='1.0'?><a><b>5</b></a>", "a.xml", "application/xml", "a\n b: 5"),
    ],
)  # fmt: skip
def test_words_are_read_from_every_kind_of_text(content: bytes, name: str, media_type: str, words: str) -> None:
    paper = opened(content, name)
    assert paper.media_type == media_type
    assert paper.text == words


def test_an_ofd_gives_its_words_by_their_places_and_the_invoice_data() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as parts:
        parts.writestr(
            "OFD.xml",
            (
                "<OFD><DocBody><DocInfo><CustomDatas><CustomData Name='发票号码'>12345678</CustomData></CustomData"
                "s></DocInfo><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>"
            ),
        )
        parts.writestr(
            "Doc_0/Document.xml",
            "<Document><Pages><Page ID='1' BaseLoc='Pages/Page_0/Content.xml'/></Pages></Document>",
        )
        shapes = "".join(
            f"<TextObject Boundary='{left} 10 40 5' Size='3'><TextCode X='0' Y='4'>{words}</TextCode></TextObject>"
            for left, words in ((10, "发票号码"), (80, "12345678"))
        )
        parts.writestr("Doc_0/Pages/Page_0/Content.xml", f"<Page><Content>{shapes}</Content></Page>")
    paper = opened(target.getvalue(), "a.ofd")
    assert paper.media_type == "application/ofd"
    assert paper.pages[0] == "发票号码 12345678"
    assert paper.pages[1] == "CustomDatas\n 发票号码: 12345678"


def test_a_picture_says_its_size_and_camera_and_holds_no_words() -> None:
    picture = Image.new("RGB", (40, 30))
    exif = picture.getexif()
    exif[0x010F], exif[0x0110] = "Acme", "C1"
    exif.get_ifd(0x8769)[0x9003] = "2024:05:06 10:11:12"
    target = io.BytesIO()
    picture.save(target, "JPEG", exif=exif)
    paper = opened(target.getvalue(), "photo.png")
    assert paper.media_type == "image/jpeg"
    assert not paper.readable
    assert dict(paper.metadata) == {
        "width": "40",
        "height": "30",
        "camera": "Acme C1",
        "taken_at": "2024-05-06T10:11:12",
        "jpeg_quality": "75",
    }
    assert file_values(paper) == {"width": 40, "height": 30, "camera": "Acme C1", "taken_at": "2024-05-06T10:11:12"}
    assert [said.id for said in file_says(paper)] == [f"inspect.file-{id}" for id in ("size", "camera", "taken")]


def zipped(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.4 broken", "a.pdf"),
        (b"\xff\xd8\xff\xe0 nothing", "a.jpg"),
        (b"", "a.pdf"),
        (b"PK\x03\x04 nothing", "a.docx"),
        (zipped(word__document_dot_xml=b"<a><b>"), "a.docx"),
        (b"<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]><l>&c;</l>", "a.xml"),
        (b"<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><l>&a;</l>", "a.xml"),
        (b"<?xml version='1.0'?>" + b"<a>" * 5000, "deep.xml"),
    ],
)
def test_a_broken_or_hostile_file_is_a_paper_that_cannot_be_read(content: bytes, name: str) -> None:
    paper = opened(content, name)
    assert not paper.readable
    assert dict(paper.metadata).get("broken")
    assert paper.size_bytes == len(content)


@pytest.mark.slow
def test_a_file_that_grows_without_measure_is_a_paper_that_cannot_be_read() -> None:
    bomb = zipped(word__document_dot_xml=b"<a>" + b"x" * 150_000_000 + b"</a>")
    assert dict(opened(bomb, "bomb.docx").metadata).get("broken")


def test_what_nobody_reads_is_kept_as_bytes() -> None:
    paper = opened(bytes(range(256)) * 10, "a.bin")
    assert (paper.media_type, paper.readable, paper.pages) == ("application/octet-stream", False, ())


def test_the_bytes_decide_the_media_type_before_the_name() -> None:
    assert media_type_of(b"%PDF-1.7", "photo.jpg") == "application/pdf"
    assert media_type_of(b"\x89PNG\r\n\x1a\n", "invoice.pdf") == "image/png"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PaperIsMissing):
        Papers().open(tmp_path / "none.pdf", relative="evidence/none.pdf", place=Place.EVIDENCE)


def test_a_file_that_no_case_can_hold_is_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.bin"
    with large.open("wb") as file:
        file.truncate(SIZE_LIMIT_BYTES + 1)
    with pytest.raises(PaperIsTooLarge):
        Papers().open(large, relative="evidence/large.bin", place=Place.EVIDENCE)


def test_words_that_stand_apart_are_laid_out_apart() -> None:
    words = [
        PlacedRun("Date", 0, 24, 0, 10),
        PlacedRun("8", 100, 106, 0, 10),
        PlacedRun("April", 109, 139, 0, 10),
        PlacedRun("Total", 0, 30, 20, 30),
    ]
    assert layout_lines(words).split("\n")[0].split("  ")[0] == "Date"
    assert layout_lines(words).split("\n")[0].endswith("  8 April")
    assert layout_lines(words).split("\n")[1:] == ["", "Total"], "a blank as high as a line is kept as one"


def test_cells_that_are_centred_on_one_another_begin_on_one_line() -> None:
    words = [
        PlacedRun("Brass", 0, 24, 0, 10), PlacedRun("brooch", 0, 30, 10, 20), PlacedRun("600", 100, 118, 5, 15),
        PlacedRun("0.42", 150, 174, 5, 15), PlacedRun("USD", 200, 218, 0, 10), PlacedRun("252.00", 200, 236, 10, 20),
    ]  # fmt: skip
    first, below = layout_lines(words).split("\n")
    assert first.split() == ["Brass", "600", "0.42", "USD", "252.00"]
    assert below.split() == ["brooch"]
    label = [
        PlacedRun("Ella", 100, 124, 0, 10),
        PlacedRun("Buyer", 0, 30, 5, 15),
        PlacedRun("Brandt", 100, 130, 10, 20),
    ]
    assert [line.split() for line in layout_lines(label).split("\n")] == [["Buyer", "Ella"], ["Brandt"]]


def test_heads_that_take_several_lines_are_joined_column_by_column() -> None:
    words = [
        PlacedRun("Unit", 50, 74, 0, 10), PlacedRun("Net", 100, 118, 0, 10), PlacedRun("Goods", 0, 30, 5, 15),
        PlacedRun("Rate", 150, 174, 5, 15), PlacedRun("price", 50, 80, 10, 20), PlacedRun("sum", 100, 118, 10, 20),
    ]  # fmt: skip
    assert layout_lines(words).split() == ["Goods", "Unit", "price", "Net", "sum", "Rate"]


def test_two_columns_of_their_own_lines_stay_as_they_are() -> None:
    left = [PlacedRun(f"left{number}", 0, 30, 10 * number, 10 * number + 10) for number in range(4)]
    right = [PlacedRun(f"right{number}", 100, 136, 10 * number + 5, 10 * number + 15) for number in range(4)]
    assert len(layout_lines([*left, *right]).split("\n")) == 8


def test_a_gap_without_a_printed_space_parts_two_cells_where_the_line_prints_spaces() -> None:
    words = [
        PlacedRun("200", 0, 18, 0, 10), PlacedRun("PCS", 21, 42, 0, 10),
        PlacedRun("165.00", 46, 76, 0, 10, spaced=False),
    ]  # fmt: skip
    assert layout_lines(words).split("  ")[0] == "200 PCS"
    moved = [PlacedRun("200", 0, 18, 0, 10), PlacedRun("PCS", 22, 42, 0, 10, spaced=False)]
    assert layout_lines(moved) == "200 PCS", "a program that prints no spaces at all moves instead"


@settings(max_examples=100)
@given(
    st.sampled_from([b"", b"%PDF-1.4\n", b"<?xml version='1.0'?>", b"\xff\xd8\xff", b"PK\x03\x04"]),
    st.binary(max_size=400),
    st.sampled_from(["a.pdf", "a.docx", "a.xml", "a.eml", "a.html", "a.csv", "a.txt", "a.jpg", "a"]),
)
@pytest.mark.slow
def test_any_bytes_are_a_paper(head: bytes, content: bytes, name: str) -> None:
    paper = opened(head + content, name)
    assert paper.readable == any(page.strip() for page in paper.pages)


def drawn(*operators: str) -> str:
    """The layout of a page that these operators draw in 12 points."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(400, 200))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Courier)
    document.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    said = "\n".join(("BT /F1 12 Tf", *operators, "ET"))
    document.pages[0].Contents = document.make_stream(said.encode())
    target = io.BytesIO()
    document.save(target)
    return opened(target.getvalue(), "drawn.pdf").document.pages[0].layout


def test_words_that_are_printed_twice_so_as_to_look_bold_are_read_once() -> None:
    line = "1 0 0 1 {x} 100 Tm (Harbour Lamps) Tj"
    assert drawn(line.format(x=50), line.format(x=50.4), line.format(x=50.8)).split() == ["Harbour", "Lamps"]


def test_a_program_may_move_on_in_place_of_a_space() -> None:
    assert drawn("1 0 0 1 50 100 Tm [(Date:) -180 (20/03/2011)] TJ").split() == ["Date:", "20/03/2011"]
    assert drawn("2 Tc 1 0 0 1 50 100 Tm (INVOICE) Tj").split() == ["INVOICE"]


@pytest.mark.parametrize("wide", [0.0, 2.5])
def test_letters_that_a_program_sets_one_by_one_are_words_also_where_they_are_set_wide(wide: float) -> None:
    letters = [(letter, 20 + number * (7.2 + wide)) for number, letter in enumerate("INVOICE")]
    letters += [(letter, 250 + number * 7.2) for number, letter in enumerate("TOTAL")]
    one_by_one = (f"1 0 0 1 {left} 150 Tm ({letter}) Tj" for letter, left in reversed(letters))
    assert drawn(*one_by_one).split() == ["INVOICE", "TOTAL"]


def test_a_blank_that_the_program_moves_back_over_parts_no_word() -> None:
    assert drawn("1 0 0 1 50 100 Tm [(Ru ) 600 (bber bike)] TJ").split() == ["Rubber", "bike"]
