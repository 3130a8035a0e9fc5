"""Whether bills, contracts and sales records add up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rejoinder.domain.evidence import ITEMISED, Field, Inspection, Item, PaperKind, Vouching
from rejoinder.domain.finding import Finding, Gravity
from rejoinder.proof.doubt_finding import doubt_finding, field_basis, page_text
from rejoinder.proof.paper.addition import wrong_lines, wrong_pieces, wrong_sum, wrong_written_amount
from rejoinder.proof.paper.amount import amounts_in


def sum_findings(inspection: Inspection) -> Iterator[Finding]:
    """Lines, pieces, total, the total in words, and the total in the data of an e-invoice."""
    if inspection.kind not in ITEMISED:
        return
    items, text = inspection.items, page_text(inspection.paper) + _einvoice_data(inspection)
    wrong = wrong_lines(items, text)
    if wrong:
        shown = tuple(_sum_line(item) for item in wrong[:5])
        yield doubt_finding(inspection, "line-does-not-add-up", Gravity.WEAKENS, lines=shown)
    pieces = wrong_pieces(items, text)
    if pieces:
        yield doubt_finding(inspection, "pieces-do-not-add-up", Gravity.WEAKENS, printed=pieces[0], counted=pieces[1])
    total = inspection.field("total")
    if total is not None and total.by is Vouching.PAPER and isinstance(total.value, Decimal):
        yield from _total_findings(inspection, total, total.value, items, text)
        yield from _data_differences(inspection, total)


def _total_findings(
    inspection: Inspection, field: Field, total: Decimal, items: tuple[Item, ...], text: str
) -> Iterator[Finding]:
    tax = inspection.field("tax")
    taxed = tax.value if tax and isinstance(tax.value, Decimal) else None
    lines = wrong_sum(items, total, taxed, text) if inspection.kind is not PaperKind.SALES_RECORD else None
    basis = field_basis(inspection, field)
    if lines is not None:
        gravity = Gravity.WEAKENS if _is_complete(items) else Gravity.NOTE
        yield doubt_finding(inspection, "total-does-not-add-up", gravity, basis, total=total, lines=lines)
    written = wrong_written_amount(text, total)
    if written:
        yield doubt_finding(inspection, "words-do-not-match", Gravity.WEAKENS, basis, written=written, total=total)


def _is_complete(items: tuple[Item, ...]) -> bool:
    """Whether every line was read with all its figures; a line that was not may hide one that is missing."""
    return all(None not in (item.quantity, item.unit_price, item.amount) for item in items)


def _sum_line(item: Item) -> str:
    def number(value: Decimal | None) -> str:
        return format(value, "f") if value is not None else "?"

    return (
        f"{item.model or item.says[:40]}: {number(item.quantity)} × {number(item.unit_price)} ≠ {number(item.amount)}"
    )


_ROUNDED = Decimal("0.02")
"""By how much page and data of one bill differ where programs round the tax line by line or in one sum."""


def _data_differences(inspection: Inspection, total: Field) -> Iterator[Finding]:
    """The total of the data inside an e-invoice against the page that a person reads."""
    data_page = inspection.paper.document.data_page
    if data_page is None or total.page != data_page or not isinstance(total.value, Decimal):
        return
    pages = [page for number, page in enumerate(inspection.paper.pages, 1) if number != data_page and page.strip()]
    shown = {abs(amount.value) for page in pages for amount in amounts_in(page)}
    if shown and all(abs(abs(total.value) - each) > _ROUNDED for each in shown):
        yield doubt_finding(
            inspection, "data-differs-from-page", Gravity.WEAKENS, field_basis(inspection, total), total=total.value
        )


def _einvoice_data(inspection: Inspection) -> str:
    """The data of an e-invoice where its lines were read from there, since it names what was added or taken off."""
    field, document = inspection.field("items"), inspection.paper.document
    page = document.page(document.data_page)
    return f"\n{page.text}" if field is not None and page is not None and field.page == document.data_page else ""
