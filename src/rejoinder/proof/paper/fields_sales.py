"""Fields of sales records: exports of orders, lists of goods sold, packing lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rejoinder.proof.paper import word
from rejoinder.proof.paper.currency_named import currency_of
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.fields_read import FieldInput, Fields
from rejoinder.proof.paper.fields_shipping import has_priced_lines, is_shipping, shipping_fields
from rejoinder.proof.paper.label import cell_under, first_labelled_value, labelled_values
from rejoinder.proof.paper.money import total_of
from rejoinder.proof.paper.page_layout import LayoutCell, LayoutRow, PageLayout
from rejoinder.proof.paper.party import buyer_of, seller_of
from rejoinder.proof.paper.table import items_in
from rejoinder.proof.paper.table_head import is_order_export, table_columns
from rejoinder.proof.paper.value_parser import read_code, read_day, read_name

_TO = ("to", "для", "an", "à")


def sales_fields(reading: FieldInput) -> Fields:
    """Fields of a sales record; its day is that of the earliest sale."""
    layouts = reading.layouts
    if is_shipping(layouts):
        return _with_total(shipping_fields(reading), layouts)
    total = _for_all_orders(total_of(layouts) if _is_priced(layouts) else None)
    return {
        "number": _above_orders(
            first_labelled_value(
                layouts[:1],
                (word.NUMBER, (*word.AGREED_NUMBER, *word.ORDERED_NUMBER), word.WEAK_NUMBER),
                read_code,
                below=0,
            )
        ),
        "issued_on": next(labelled_values(layouts[:2], _DATED, read_day(reading.month_first), below=0), None),
        "sold_on": _earliest_sale(reading),
        "seller": _for_all_orders(
            seller_of(layouts) or next(labelled_values(layouts[:2], _SHOP, read_name, strict=True), None)
        ),
        "buyer": _for_all_orders(
            buyer_of(layouts) or next(labelled_values(layouts[:1], _TO, read_name, strict=True), None)
        ),
        "total": total,
        "currency": currency_of(layouts, total),
        "items": items_in(layouts),
    }


def _with_total(fields: Fields, layouts: Sequence[PageLayout]) -> Fields:
    """The same with the sum of the goods, where their lines are priced: what a customs office asks for is none."""
    total = total_of(layouts) if has_priced_lines(fields["items"]) else None
    return {**fields, "total": total, "currency": currency_of(layouts, total) if total is not None else None}


def _is_priced(layouts: Sequence[PageLayout]) -> bool:
    """Whether a list of goods has prices or amounts; what a packing list sums up is cartons, weight and room."""
    heads = [
        found[0] for layout in layouts for row in layout.rows[:40] if (found := table_columns(layout.rows, row.number))
    ]
    return not heads or any(column.holds in ("price", "amount") for columns in heads for column in columns)


def _above_orders(number: ExtractedValue | None) -> ExtractedValue | None:
    """The number, unless it stands in a table of orders, whose cells say nothing of the whole."""
    rows = number.layout.rows[: number.row + 1] if number is not None else ()
    return None if rows and rows[-1].table is not None and any(map(is_order_export, rows)) else number


def _for_all_orders(party: ExtractedValue | None) -> ExtractedValue | None:
    """The party or sum, unless it stands in a column with others in other lines: those are of single orders."""
    rows = party.layout.rows if party is not None else ()
    if party is not None and party.row < len(rows) and is_order_export(rows[party.row]):
        return None  # part of a head
    if party is None or party.row == 0 or not is_order_export(rows[party.row - 1]):
        return party
    cells = [cell for cell in rows[party.row].cells if party.raw in cell.text]
    below = rows[party.row + 1 : party.row + 200]
    others = (one.text != cell.text for cell in cells for row in below if (one := cell_under(row, cell)) is not None)
    return None if any(others) else party


_DATED = (*word.ISSUED, *word.DATE, *word.ORDERED)
_SHOP = ("store", "shop", "store name", "shop name", "店铺", "магазин")


def _earliest_sale(reading: FieldInput) -> ExtractedValue | None:
    """The earliest day on a line that also carries a quantity or a code: the first sale on record."""
    days = (
        found for layout in reading.layouts for row in layout.table_rows for found in _day_of_sale(reading, layout, row)
    )
    return min(days, key=lambda found: found.value, default=None)


def _day_of_sale(reading: FieldInput, layout: PageLayout, row: LayoutRow) -> Iterator[ExtractedValue]:
    """The first day of a row; none of one that names a period, or that has too few numbers."""
    if (len(row.cells) < 3 and len(row.text.split()) < 4) or len(re.findall(r"\d+", row.text)) < 4:
        return
    found = [(cell, days_in(cell.text, month_first=reading.month_first)) for cell in row.cells if _DIGITS(cell.text)]
    if any(len(days) > 1 for _, days in found):
        return
    if row.table is None:  # a day may be set over several cells of a line
        line = LayoutCell(row.text, 0, len(row.text))
        found = [(line, days_in(line.text, month_first=reading.month_first))]
    for cell, day in [(cell, day) for cell, days in found for day in days][:1]:
        if day.sure:
            raw = cell.text[slice(*day.span)]
            span = (cell.span[0] + day.span[0], cell.span[0] + day.span[1]) if cell.span else None
            yield ExtractedValue(day.date, raw, layout, row.number, 0.8, span=span, cell=cell.place)


_DIGITS = re.compile(r"\d{2}").search
