"""Forms that were filled in, and remarks typed on pages: read, and hidden, as the words of the page itself."""

from __future__ import annotations

import io
from functools import partial

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from rejoinder.adapters.paper import Papers
from rejoinder.adapters.pdf_text import pdf_pages
from rejoinder.adapters.redaction import Redactions
from rejoinder.adapters.wording import Wording
from rejoinder.assembly.redaction import Ground, Secret
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
    assert any("North Lamps" in line for line in paper.layout[0].split("\n"))
    pages, unread = pdf_pages(form(owner="Owner: North Lamps Ltd"), characters=10_000)
    assert "North Lamps" in pages[0]
    assert unread == ()


def test_a_form_is_hidden_from_like_any_page() -> None:
    content = form(owner="Owner: North Lamps Ltd", account=ACCOUNT)
    made = Redactions().copy(
        opened(content),
        content,
        secrets=(Secret(ground=Ground.BANK_ACCOUNT, text=ACCOUNT),),
        boxes=(),
        say=partial(Wording().say, language="en"),
        language="en",
    )
    assert made is not None
    assert dict(made.counts) == {Ground.BANK_ACCOUNT: 1}
    assert ACCOUNT not in made.paper.text
    assert "North Lamps" in made.paper.text


@pytest.mark.filterwarnings("ignore:This document has")
def test_a_broken_form_leaves_the_words_of_its_page() -> None:
    with pikepdf.open(io.BytesIO(form(owner="x"))) as book:
        book.Root.AcroForm.Fields = Array([String("no field")])
        book.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, V=String("x"))])
        book.save(out := io.BytesIO())
    assert "LETTER OF AUTHORISATION" in opened(out.getvalue()).pages[0]
