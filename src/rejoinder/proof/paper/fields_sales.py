"""Fields of sales records: exports of orders, lists of goods sold, packing lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rejoinder.proof.paper import word
from rejoinder.proof.paper.currency_named import currency_of
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.fields_read import Fields, Reading
from rejoinder.proof.paper.found import Found
from rejoinder.proof.paper.label import cell_under, first_labelled, labelled
from rejoinder.proof.paper.money import total_of
from rejoinder.proof.paper.party import buyer_of, seller_of
from rejoinder.proof.paper.read import read_code, read_day, read_name
from rejoinder.proof.paper.sheet import LINE_LIMIT, ROW_LIMIT, Sheet
from rejoinder.proof.paper.table import items_in
from rejoinder.proof.paper.table_head import heads_at, heads_orders

_TO = ("to", "для", "an", "à")


def sales(reading: Reading) -> Fields:
    """Fields of a sales record; its day is that of the earliest sale."""
    sheets = reading.sheets
    total = _throughout(total_of(sheets) if _is_priced(sheets) else None)
    return {
        "number": first_labelled(
            sheets[:1],
            (word.NUMBER, (*word.AGREED_NUMBER, *word.ORDERED_NUMBER), word.WEAK_NUMBER),
            read_code,
            below=0,
        ),
        "issued_on": next(labelled(sheets[:2], _DATED, read_day(reading.month_first), below=0), None),
        "sold_on": _earliest(reading),
        "seller": _throughout(seller_of(sheets) or next(labelled(sheets[:2], _SHOP, read_name, strict=True), None)),
        "buyer": _throughout(buyer_of(sheets) or next(labelled(sheets[:1], _TO, read_name, strict=True), None)),
        "total": total,
        "currency": currency_of(sheets, total),
        "items": items_in(sheets),
    }


def _is_priced(sheets: Sequence[Sheet]) -> bool:
    """Whether a list of goods has prices or amounts; what a packing list sums up is cartons, weight and room."""
    heads = [found[0] for sheet in sheets for row in sheet.rows[:40] if (found := heads_at(sheet.rows, row.number))]
    return not heads or any(column.holds in ("price", "amount") for columns in heads for column in columns)


def _throughout(party: Found | None) -> Found | None:
    """The party or sum, unless it stands in a column with others in other lines: those are of single orders."""
    rows = party.sheet.rows if party is not None else ()
    if party is None or party.row == 0 or not heads_orders(rows[party.row - 1]):
        return party
    cells = [cell for cell in rows[party.row].cells if party.raw in cell.text]
    below = rows[party.row + 1 : party.row + 200]
    others = (one.text != cell.text for cell in cells for row in below if (one := cell_under(row, cell)) is not None)
    return None if any(others) else party


_DATED = (*word.ISSUED, *word.DATE, *word.ORDERED)
_SHOP = ("store", "shop", "store name", "shop name", "店铺", "магазин")


def _earliest(reading: Reading) -> Found | None:
    """The earliest day on a line that also carries a quantity or a code: the first sale on record."""
    best: Found | None = None
    for sheet in reading.sheets:
        for row in sheet.rows:
            if len(row.cells) < 3 and len(row.text.split()) < 4:
                continue
            if any(len(days_in(cell.text)) > 1 for cell in row.cells):
                continue  # a period, and no sale
            for day in days_in(row.text, month_first=reading.month_first)[:1]:
                if day.sure and (best is None or day.date < best.value) and len(re.findall(r"\d+", row.text)) >= 4:  # type: ignore[operator]
                    best = Found(day.date, row.text[day.span[0] : day.span[1]], sheet, row.number, 0.8)
    return _earlier_beyond(reading, best)


def _earlier_beyond(reading: Reading, best: Found | None) -> Found | None:
    """The same in the lines of a long export that are not laid out as rows, since the first sale may stand last."""
    if best is None or sum(len(sheet.rows) for sheet in reading.sheets) < ROW_LIMIT:
        return best
    sheet, start = best.sheet, 0
    for line in reading.paper.pages[sheet.number - 1].splitlines(keepends=True):
        for day in days_in(line[:LINE_LIMIT], month_first=reading.month_first)[:1]:
            if day.sure and day.date < best.value and len(re.findall(r"\d+", line)) >= 4:  # type: ignore[operator]
                span = (start + day.span[0], start + day.span[1])
                best = Found(day.date, line[slice(*day.span)], sheet, confidence=0.8, span=span)
        start += len(line)
    return best
