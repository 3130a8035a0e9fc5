"""Exhibits as pages: turned, cropped, stamped and signed pages look as their own viewer shows them."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from functools import partial

import answer_cast as cast
import openpyxl
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from rejoinder.adapters.output import exhibit_pages
from rejoinder.adapters.output.dossier import STAMP_HEIGHT, _stamped
from rejoinder.adapters.output.exhibit_pages import PagedExhibit, paged_exhibit
from rejoinder.adapters.output.exhibit_part import text_only
from rejoinder.domain.evidence import Place

RED, PINK = (255, 0, 0), (236, 190, 214)


def laid(name: str, content: bytes, language: str = "en") -> PagedExhibit:
    shelf = cast.Shelf()
    paper = shelf.file(f"evidence/{name}", content, Place.EVIDENCE)
    say = partial(cast.wording().say, language=language)
    return paged_exhibit(paper, content, name=name, say=say, language=language)


def drawn(one: PagedExhibit, page: int = 0) -> Image.Image:
    written = io.BytesIO()
    one.document.save(written)
    return pypdfium2.PdfDocument(written.getvalue())[page].render(scale=1).to_pil().convert("RGB")


def words(one: PagedExhibit) -> str:
    written = io.BytesIO()
    one.document.save(written)
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(written.getvalue()))


def changed(change: Callable[[pikepdf.Pdf, pikepdf.Page], None]) -> bytes:
    document = pikepdf.open(io.BytesIO(cast.pdf("one page")))
    change(document, document.pages[0])
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def red_square(document: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """A seal that is not part of the page but an annotation over it, as signatures are."""
    look = document.make_stream(
        b"1 0 0 rg 0 0 100 100 re f",
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=[0, 0, 100, 100],
    )
    seal = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Stamp,
        Rect=[400, 400, 500, 500],
        F=4,
        AP=pikepdf.Dictionary(N=look),
    )
    page.obj.Annots = pikepdf.Array([document.make_indirect(seal)])


def near(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    return all(abs(one - other) < 12 for one, other in zip(a, b, strict=True))


def test_a_seal_that_lies_over_the_page_is_shown() -> None:
    assert near(drawn(laid("sealed.pdf", changed(red_square))).getpixel((450, 842 - 450)), RED)


@pytest.mark.parametrize(("turn", "size"), [(0, (595, 842)), (90, (842, 595)), (180, (595, 842)), (270, (842, 595))])
def test_a_turned_page_stands_as_its_viewer_shows_it(turn: int, size: tuple[int, int]) -> None:
    def turned(document: pikepdf.Pdf, page: pikepdf.Page) -> None:
        page.obj.Rotate = turn

    one = laid("turned.pdf", changed(turned))
    stamp = pikepdf.new()
    stamp.add_blank_page(page_size=(595, 28))
    book = pikepdf.new()
    page = _stamped(book, one.document.pages[0], stamp.pages[0])
    width, height = (float(side) for side in page.obj.MediaBox[2:])
    assert round(width) == size[0]
    assert round(height) == round(size[1] + STAMP_HEIGHT * size[0] / 595)


def test_what_is_cropped_away_stays_away() -> None:
    def cropped(document: pikepdf.Pdf, page: pikepdf.Page) -> None:
        page.obj.CropBox = [100, 100, 500, 300]

    stamp, book = pikepdf.new(), pikepdf.new()
    stamp.add_blank_page(page_size=(595, 28))
    one = laid("cropped.pdf", changed(cropped))
    page = _stamped(book, one.document.pages[0], stamp.pages[0])
    assert round(float(page.obj.MediaBox[2])) == 400


def test_a_photograph_stands_upright_as_the_camera_noted() -> None:
    picture = Image.open(io.BytesIO(cast.picture(900, 400, kind="JPEG")))
    turned = picture.getexif()
    turned[0x0112] = 6
    written = io.BytesIO()
    picture.save(written, "JPEG", exif=turned)
    one = laid("phone.jpg", written.getvalue())
    assert one.captions == ("phone.jpg, 400 × 900 pixels",)
    assert drawn(one).size == (595, 814)


def test_a_photograph_keeps_its_own_bytes() -> None:
    content = cast.picture(kind="JPEG")
    one = laid("photo.jpg", content)
    image = one.document.pages[0].obj.Resources.XObject.Picture
    assert image.read_raw_bytes() == content


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP", "BMP", "GIF", "HEIF"])
def test_pictures_of_every_kind_become_pages(kind: str) -> None:
    from pillow_heif import register_heif_opener

    register_heif_opener()
    one = laid(f"picture.{kind.lower()}", cast.picture(kind=kind))
    assert near(drawn(one).getpixel((421, 180)), (196, 84, 52))


def test_a_large_picture_is_captioned_with_the_size_of_its_file() -> None:
    written = io.BytesIO()
    Image.new("L", (6400, 20), 255).save(written, "PNG")
    assert laid("wide.png", written.getvalue()).captions == ("wide.png, 6400 × 20 pixels",)


def test_every_page_of_a_fax_is_there() -> None:
    assert len(laid("fax.tiff", cast.picture(kind="TIFF", frames=3)).document.pages) == 3


def test_a_see_through_picture_lies_on_white() -> None:
    picture = Image.new("RGBA", (200, 200), (255, 0, 0, 0))
    written = io.BytesIO()
    picture.save(written, "PNG")
    assert near(drawn(laid("clear.png", written.getvalue())).getpixel((297, 407)), (255, 255, 255))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.pdf", b"", "cannot be opened"),
        ("broken.pdf", b"%PDF-1.7\n" + b"\x00" * 500, "damaged"),
        ("locked.pdf", cast.pdf("x", password="x"), "locked with a password"),
        ("torn.png", cast.picture()[:200], "damaged"),
        ("program.exe", b"MZ" + bytes(range(256)), "cannot be laid out"),
    ],
)
def test_a_file_that_cannot_be_shown_is_one_page_that_says_so(name: str, content: bytes, said: str) -> None:
    one = laid(name, content)
    assert len(one.document.pages) == 1
    assert said in " ".join(words(one).split())


def test_a_very_long_paper_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exhibit_pages, "PAGE_LIMIT", 3)
    one = laid("long.pdf", cast.pdf("x", pages=5))
    assert len(one.document.pages) == 3
    assert one.note is not None
    assert one.note.startswith("The first 3 pages are shown; the file holds 5.")


@pytest.mark.parametrize(("head", "times"), [(b"Order,Pieces", 3), (b"Order,", 1)])
def test_a_head_that_names_every_column_stands_on_each_page_of_its_table(head: bytes, times: int) -> None:
    rows = b"".join(b"%d,%d\n" % (row, row) for row in range(120))
    shown = laid("sales.csv", head + b"\n" + rows)
    assert words(shown).count("Order") == times


def test_the_copy_for_reading_of_a_redacted_paper_does_not_say_that_the_packet_holds_the_paper() -> None:
    paper = cast.Shelf().file("evidence/a.csv", b"a,b\n1,2\n", Place.EVIDENCE)
    say = partial(cast.wording().say, language="en")
    one = paged_exhibit(paper, b"a,b\n1,2\n", name="a.csv", say=say, language="en", redacted=True)
    assert "redacted" in str(one.note)
    assert "unchanged" not in str(one.note)


def test_a_sheet_that_is_shown_whole_does_not_say_otherwise_and_a_hidden_one_stays_hidden() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Order", "Pieces"])
    hidden = book.create_sheet("Costs")
    hidden.append(["bought for", 3])
    hidden.sheet_state = "hidden"
    written = io.BytesIO()
    book.save(written)
    shown = words(laid("sales.xlsx", written.getvalue()))
    assert "left out" not in shown
    assert "bought for" not in shown
    assert "Sheets that the file hides are not shown here." in shown


def test_a_table_keeps_its_cells() -> None:
    shown = words(laid("sales.xlsx", cast.sheet()))
    assert "2023-10-12" in shown
    assert "ООО «Пример»" in shown
    assert "Sheet 销售 2023" in shown


def test_a_mail_shows_its_head_its_words_and_what_was_attached() -> None:
    shown = words(laid("proof.eml", cast.mail()))
    assert "Wang Li" in shown
    assert "С уважением" in shown
    assert "样稿.pdf" in shown


def test_text_keeps_its_lines_and_loses_its_control_characters() -> None:
    assert text_only("a\x00b\r\nc\td\x7f\ud800") == "ab\nc   d"


def test_two_hundred_pages_are_written_anew_in_seconds() -> None:
    document = pikepdf.new()
    for _ in range(200):
        document.add_blank_page(page_size=(595, 842))
    written = io.BytesIO()
    document.save(written)
    began = time.monotonic()
    one = laid("long.pdf", written.getvalue())
    assert (len(one.document.pages), time.monotonic() - began < 5) == (200, True)


def test_what_is_opened_here_is_a_copy_that_holds_nothing_but_the_pages() -> None:
    def hidden(document: pikepdf.Pdf, page: pikepdf.Page) -> None:
        assert page is not None
        document.make_indirect(document.make_stream(b"nobody's object"))

    content = changed(hidden) + b"\nappended without a table"
    written = io.BytesIO()
    laid("notes.pdf", content).document.save(written)
    assert b"appended" not in written.getvalue()
