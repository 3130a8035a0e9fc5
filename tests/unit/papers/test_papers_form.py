"""Forms that were filled in, and remarks typed on pages: read, and hidden, as the words of the page itself."""

from __future__ import annotations

import io
from functools import partial

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String
from pypdfium2 import PdfDocument

from rejoinder.adapters.documents.paper import Papers
from rejoinder.adapters.formats.pdf_flatten import flatten_forms
from rejoinder.adapters.formats.pdf_text import pdf_pages
from rejoinder.adapters.redaction.redaction import Redactions
from rejoinder.adapters.redaction.redaction_layout import RedactionPlan
from rejoinder.adapters.redaction.redaction_pdf import redacted_pdf
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.assembly.redaction import RedactionGround, Secret
from rejoinder.domain.evidence import Paper, Place

ACCOUNT = "6222 0210 0112 3456 789"


def form(**filled: str) -> bytes:
    """One page with a title and the fields of a form, one under the other, which the viewer is to draw itself."""
    book = pikepdf.new()
    page = book.add_blank_page(page_size=(400, 400))
    font = book.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    page.Resources = Dictionary(Font=Dictionary(F=font))
    page.Contents = pikepdf.Stream(book, b"BT /F 14 Tf 40 360 Td (LETTER OF AUTHORISATION) Tj ET")
    fields = [
        book.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String(name), V=String(value), F=4, P=page.obj,
                Rect=Array([40, 300 - 30 * place, 380, 320 - 30 * place]), DA=String("/F 11 Tf 0 g"),
            )
        )
        for place, (name, value) in enumerate(filled.items())
    ]  # fmt: skip
    page.Annots = Array(fields)
    book.Root.AcroForm = Dictionary(
        Fields=Array(fields), NeedAppearances=True, DR=Dictionary(Font=Dictionary(F=font)), DA=String("/F 11 Tf 0 g")
    )
    book.save(out := io.BytesIO())
    return out.getvalue()


def opened(content: bytes) -> Paper:
    return Papers().from_bytes(content, relative="evidence/form.pdf", place=Place.EVIDENCE)


def test_what_is_filled_into_a_form_is_part_of_the_paper() -> None:
    paper = opened(form(owner="Owner: North Lamps Ltd", account=ACCOUNT))
    assert "Owner: North Lamps Ltd" in paper.pages[0]
    assert any("North Lamps" in line for line in paper.document.pages[0].layout.split("\n"))
    pages, unread = pdf_pages(form(owner="Owner: North Lamps Ltd"), characters=10_000)
    assert "North Lamps" in pages[0]
    assert unread == ()


def test_a_form_is_hidden_from_like_any_page() -> None:
    content = form(owner="Owner: North Lamps Ltd", account=ACCOUNT)
    made = Redactions().copy(
        opened(content),
        content,
        secrets=(Secret(ground=RedactionGround.BANK_ACCOUNT, text=ACCOUNT),),
        boxes=(),
        say=partial(Wording().say, language="en"),
        language="en",
    )
    assert made is not None
    assert dict(made.counts) == {RedactionGround.BANK_ACCOUNT: 1}
    assert ACCOUNT not in made.paper.text
    assert "North Lamps" in made.paper.text


@pytest.mark.filterwarnings("ignore:This document has")
def test_a_broken_form_leaves_the_words_of_its_page() -> None:
    with pikepdf.open(io.BytesIO(form(owner="x"))) as book:
        book.Root.AcroForm.Fields = Array([String("no field")])
        book.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, V=String("x"))])
        book.save(out := io.BytesIO())
    assert "LETTER OF AUTHORISATION" in opened(out.getvalue()).pages[0]


def flooded(count: int) -> bytes:
    """A form whose one entry is listed so many times on its page."""
    with pikepdf.open(io.BytesIO(form(owner="x"))) as book:
        page = book.pages[0]
        page.Annots = Array([page.Annots[0]] * count)
        book.save(out := io.BytesIO())
    return out.getvalue()


@pytest.mark.parametrize("count", [2_001, 20_001])
def test_a_flood_of_entries_is_not_drawn(count: int) -> None:
    with pikepdf.open(io.BytesIO(flooded(count))) as book:
        flatten_forms(book)
        assert len(book.pages[0].Annots) == count
    assert opened(flooded(count)).pages[0].strip() == "LETTER OF AUTHORISATION"


def test_an_appearance_may_name_itself() -> None:
    with pikepdf.open(io.BytesIO(form(owner="x"))) as book:
        shown = book.make_indirect(Stream(book, b"/X Do BT /F 9 Tf (inside) Tj ET"))
        shown.Subtype, shown.BBox = Name.Form, Array([0, 0, 100, 20])
        shown.Resources = Dictionary(XObject=Dictionary(X=shown), Font=book.Root.AcroForm.DR.Font)
        book.Root.AcroForm.NeedAppearances = False
        book.pages[0].Annots[0].AP = Dictionary(N=shown)
        book.save(out := io.BytesIO())
    assert "inside" in opened(out.getvalue()).pages[0]


def test_a_remark_that_could_not_be_made_part_of_its_page_is_not_shown_on_a_redacted_copy() -> None:
    made = redacted_pdf(stamped(), RedactionPlan())[0]
    picture = PdfDocument(made)[0].render(scale=1).to_pil().convert("L")
    assert picture.getextrema()[0] > 250


def stamped() -> bytes:
    """An empty page with a black stamp, which is no part of the page."""
    book = pikepdf.new()
    page = book.add_blank_page(page_size=(100, 100))
    shown = Stream(book, b"0 g 0 0 50 50 re f")
    shown.Subtype, shown.BBox = Name.Form, Array([0, 0, 50, 50])
    stamp = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, F=4, Rect=Array([20, 20, 70, 70]), AP=Dictionary(N=shown))
    page.Annots = Array([book.make_indirect(stamp)])
    book.save(out := io.BytesIO())
    return out.getvalue()
