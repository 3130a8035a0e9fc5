"""Pages that are read from the right."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from rejoinder.adapters.formats.bidi_text import as_read, logical_order
from rejoinder.adapters.formats.paper_place import PlacedRun
from rejoinder.adapters.formats.row_clustering import layout_lines
from rejoinder.document.document import document_of
from rejoinder.domain.evidence import Paper, PaperKind, Place
from rejoinder.proof.inspection import inspect

BILL = (
    (300, "فاتورة ضريبية"),
    (500, "رقم الفاتورة:"), (420, "L-2041"),
    (500, "التاريخ:"), (420, "14/03/2025"),
    (500, "البائع:"), (380, "Harbour Lamps LLC"),
    (500, "المنتج"), (300, "الكمية"), (200, "السعر"), (60, "المبلغ"),
    (480, "Storm lantern"), (300, "2"), (200, "30.00"), (60, "60.00"),
    (500, "الإجمالي"), (60, "SAR 60.00"),
)  # fmt: skip
"""Words with where they begin from the left, the first of a line furthest right."""


def seen(words: tuple[tuple[int, str], ...]) -> list[PlacedRun]:
    """The words as they stand on a page: a new line wherever the next stands further right."""
    found: list[PlacedRun] = []
    top, last = 0.0, 0
    for left, text in words:
        top += 20.0 if left >= last else 0.0
        last = left
        run = text.split()
        latin = text.isascii()
        for number, word in enumerate(run):
            before = run[:number] if latin else run[number + 1 :]
            start = float(left + sum(6 * len(each) + 5 for each in before))
            found.append(PlacedRun(word, start, start + 6 * len(word), top, top + 10))
    return found


def test_letters_are_put_in_the_order_in_which_they_are_read() -> None:
    assert logical_order([("A", 1.0), ("7", 2.0)]) == "A7"
    assert logical_order([("7", 0.0), ("5", 1.0), (":", 2.0), ("ﺓ", 3.0), ("ﺭ", 4.0), ("ﻮ", 5.0)]) == "ورة:75"


def test_a_page_read_from_the_left_stands_as_it_is() -> None:
    words = [PlacedRun("Invoice", 10, 60, 0, 10), PlacedRun("فاتورة", 80, 120, 0, 10)]
    assert as_read(words) == words


def test_a_bill_read_from_the_right_has_its_labels_first_and_its_foreign_names_in_order() -> None:
    layout = layout_lines(as_read(seen(BILL)))
    text = " ".join(layout.split())
    paper = Paper(
        path="evidence/bill.pdf", place=Place.EVIDENCE, sha256="0" * 64, size_bytes=1, media_type="application/pdf",
        document=document_of((text,), (layout,)),
    )  # fmt: skip
    inspection = inspect(paper)
    fields = {field.name: field.value for field in inspection.fields}
    assert inspection.kind is PaperKind.INVOICE
    assert (fields["number"], fields["issued_on"]) == ("L-2041", dt.date(2025, 3, 14))
    assert (fields["seller"], fields["total"]) == ("Harbour Lamps LLC", Decimal("60.00"))
    assert [(item.says, item.quantity) for item in fields["items"]] == [("Storm lantern", Decimal(2))]  # type: ignore[union-attr]
