"""Pictures pasted into pages of words: read where they are large, and never in the place of the page's words."""

from __future__ import annotations

import io

import attrs
import pikepdf
import pytest
from PIL import Image

from rejoinder.adapters.documents.paper import Papers
from rejoinder.adapters.formats.embedded_scan import embedded_scan_boxes
from rejoinder.adapters.formats.paper_ocr import pictures_of, with_ocr_text
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.ocr import OcrLine, OcrPage, OcrWord

WORDS = "Please find below the invoice that our supplier sent to us in March of this year"


def pdf(*, words: str = WORDS, box: tuple[int, int, int, int] = (60, 100, 480, 420), over: str = "") -> bytes:
    """One page of 600 by 800 points: words at its top, and a picture in a box from the lower left."""
    book = pikepdf.new()
    page = book.add_blank_page(page_size=(600, 800))
    Image.new("RGB", (420, 320), "silver").save(jpeg := io.BytesIO(), "JPEG")
    picture = pikepdf.Stream(book, jpeg.getvalue())
    picture.update(
        {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": 420, "/Height": 320,
         "/ColorSpace": pikepdf.Name.DeviceRGB, "/BitsPerComponent": 8, "/Filter": pikepdf.Name.DCTDecode}
    )  # fmt: skip
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F=book.make_indirect(font)), XObject=pikepdf.Dictionary(P=book.make_indirect(picture))
    )
    left, bottom, right, top = box
    drawn = f"q {right - left} 0 0 {top - bottom} {left} {bottom} cm /P Do Q"
    run = words.split()
    lines = " ".join(f"({' '.join(run[at : at + 12])}) '" for at in range(0, len(run), 12))
    said = f"BT /F 11 Tf 14 TL 40 780 Td {lines} ET BT /F 11 Tf 80 300 Td ({over}) Tj ET"
    page.Contents = pikepdf.Stream(book, f"{drawn} {said}".encode())
    book.save(out := io.BytesIO())
    return out.getvalue()


def opened(content: bytes) -> Paper:
    return Papers().from_bytes(content, relative="evidence/mail.pdf", place=Place.EVIDENCE)


def test_a_picture_that_covers_a_good_part_of_a_page_is_to_be_read() -> None:
    content = pdf()
    paper = opened(content)
    left, top, right, bottom = embedded_scan_boxes(dict(paper.metadata))[1]
    assert (left, right) == pytest.approx((0.1, 0.8), abs=0.01)
    assert (top, bottom) == pytest.approx((0.475, 0.875), abs=0.01)
    assert [picture.number for picture in pictures_of(paper, content)] == [1]


@pytest.mark.parametrize(
    "content",
    [
        pdf(box=(60, 700, 160, 760)),
        pdf(words=f"{WORDS} " * 12),
        pdf(over="Invoice 77 of 3 May 2025 for two hundred brushes"),
    ],
    ids=["a logo", "a page full of words", "a picture that was read before"],
)
def test_logos_full_pages_and_read_scans_are_left_alone(content: bytes) -> None:
    paper = opened(content)
    assert embedded_scan_boxes(dict(paper.metadata)) == {}
    assert pictures_of(paper, content) == ()


def word(text: str, top: float) -> OcrLine:
    return OcrLine(words=(OcrWord(text=text, box=(0.2, top, 0.4, top + 0.02), confidence=0.95),))


def test_what_is_seen_on_it_stands_behind_the_words_of_the_page() -> None:
    content = pdf()
    paper = opened(content)
    seen = OcrPage(lines=(word("Please", 0.07), word("INVOICE", 0.5), word("BK-77", 0.55)), width=600, height=800)
    told = with_ocr_text(paper, pictures_of(paper, content), (seen,))
    assert " ".join(told.pages[0].split()).startswith(WORDS)
    assert told.pages[0].endswith("INVOICE\nBK-77")
    assert told.document.pages[0].layout.count("Please") == 1
    assert [told.pages[0][slice(*word.span)] for word in told.document.pages[0].words][-2:] == ["INVOICE", "BK-77"]


def test_a_page_whose_picture_shows_no_words_stays_as_it_is() -> None:
    content = pdf()
    paper = opened(content)
    told = with_ocr_text(paper, pictures_of(paper, content), (OcrPage(),))
    assert attrs.evolve(told, metadata=paper.metadata) == paper
