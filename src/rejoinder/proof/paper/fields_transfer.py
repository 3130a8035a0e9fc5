"""Fields of a proof of payment: who paid whom how much on which day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

import attrs

from rejoinder.proof.paper import word
from rejoinder.proof.paper.amount import number_of as written_number
from rejoinder.proof.paper.currency_named import currency_of
from rejoinder.proof.paper.day import first_day
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.fields_read import FieldInput, Fields
from rejoinder.proof.paper.issue import issue_day
from rejoinder.proof.paper.kind import headings_of, is_title
from rejoinder.proof.paper.label import cell_under, labelled_values
from rejoinder.proof.paper.label_pattern import LabelPattern, label_pattern
from rejoinder.proof.paper.money import total_of
from rejoinder.proof.paper.number import number_of
from rejoinder.proof.paper.page_layout import LayoutRow, PageLayout
from rejoinder.proof.paper.receipt import receipt_day
from rejoinder.proof.paper.table import items_in
from rejoinder.proof.paper.transfer import (
    PAYEE,
    PAYER,
    PURPOSE,
    amounts_alone,
    has_transfer_marks,
    is_transfer_label,
    without_swift_tags,
)
from rejoinder.proof.paper.unlabelled_total import only_amount
from rejoinder.proof.paper.value_parser import read_amount, read_code, read_day, read_name
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import entries, matcher

_AMOUNT, _NUMBER, _PAID_ON, _NAME_LABELS = (
    entries(f"paper/transfer.{part}") for part in ("amount", "number", "paid_on", "account_name")
)
_ACCOUNT_NAME = label_pattern(_NAME_LABELS)
_HEADLINE = matcher("paper/transfer.headline")
_CAPTION_BELOW = matcher("paper/transfer.caption_below")
"""Titles of forms on which what is asked for is printed below the line."""
_BELOW = 3
"""Rows below the heading of a party among which its name is looked for."""


def is_transfer(layouts: Sequence[PageLayout]) -> bool:
    """Whether the paper is a proof of payment: by its title, or by the labels that only such has."""
    return headings_of(layouts, "transfer") or has_transfer_marks(layouts)


def transfer_fields(reading: FieldInput) -> Fields:
    """Fields of a proof of payment; `seller` is who is paid, `buyer` who pays."""
    layout = without_swift_tags(reading.layouts[0])
    layouts = (layout,)
    total = _amount_paid(layouts)
    payer, payee = _account_names(layout) or (_party(layout, PAYER), _party(layout, PAYEE))
    return {
        "number": next(labelled_values(layouts, _NUMBER, read_code, below=1), None) or _own_number(layouts),
        "issued_on": next(labelled_values(layouts, _PAID_ON, _read_paid_on(reading.month_first), below=1), None)
        or receipt_day(layouts, reading.month_first)
        or issue_day(layouts, reading.month_first),
        "seller": payee or _payee_in_headline(layout) or _name_above_amount(layout),
        "buyer": payer,
        "total": total,
        "currency": currency_of(layouts, total),
        "items": items_in(layouts),
    }


def _own_number(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The number in the title or behind its label; none that the purpose of the payment cites."""
    number = number_of(layouts)
    cells = number.layout.rows[number.row].cells if number is not None else ()
    return None if any(PURPOSE.match(cell.text) for cell in cells) else number


_SWIFT_VALUE = regex(r"(\d{2})(\d{2})(\d{2})\s?[A-Z]{3}\s?\d[\d.,]*")
"""Field 32A of a SWIFT message: the day, the currency and the sum."""


def _read_paid_on(month_first: bool | None) -> Callable[[str], tuple[dt.date, str] | None]:
    """A reader of the day of a payment, which a SWIFT message writes without a stroke: `260902USD18450,00`."""
    plain = read_day(month_first)

    def read(text: str) -> tuple[dt.date, str] | None:
        match = _SWIFT_VALUE.match(text)
        day = first_day(f"20{match[1]}-{match[2]}-{match[3]}") if match else None
        return (day.date, text[: match.end(3)]) if match and day else plain(text)

    return read


_MINUS = "-−–+ "
_ROUBLES = regex(r"(\d[\d ]*)[-=](\d\d)")
"""A sum as payment orders of Russia write it: `120400-00`."""


def _read_sum(text: str) -> tuple[Decimal, str] | None:
    """The sum that the words are, whatever its sign."""
    match = _ROUBLES.fullmatch(text.strip())
    if match is not None:
        named = written_number(f"{match[1]}.{match[2]}")
        return (named[0], match[0]) if named else None
    read = read_amount(text)
    return (abs(read[0]), read[1].strip(_MINUS)) if read is not None and read[0] else None


def _amount_paid(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The sum behind its label, else the one that stands alone, else the total of the page."""
    labelled = next(labelled_values(layouts, _AMOUNT, _read_sum, below=1), None)
    return labelled or _amount_alone(layouts) or total_of(layouts) or only_amount(layouts)


def _amount_alone(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    for row, cell in amounts_alone(layouts[0].rows):
        read = _read_sum(cell.text) if len(row.cells) == 1 else None
        if read is not None:
            return ExtractedValue(read[0], read[1], layouts[0], row.number, 0.85)
    return None


def _account_names(layout: PageLayout) -> tuple[ExtractedValue, ExtractedValue] | None:
    """Who pays and who is paid, by the two names of accounts on one line, in that order; None where no line has two."""
    for row in layout.rows:
        one_row = attrs.evolve(layout, rows=(attrs.evolve(row, number=0),))
        named = list(labelled_values((one_row,), _NAME_LABELS, read_name))
        if len(named) == 2:
            payer, payee = (attrs.evolve(found, layout=layout, row=row.number) for found in named)
            return payer, payee
    return None


def _party(layout: PageLayout, label: LabelPattern) -> ExtractedValue | None:
    """The first name that such a label names."""
    has_captions = any(_CAPTION_BELOW.match(row.text.casefold()) for row in layout.rows)
    places = _above if has_captions else _beside_or_below
    for position, row in enumerate(layout.rows):
        for number, cell in enumerate(row.cells):
            match = label.match(cell.text)
            if match is None or (has_captions and match.end() < len(cell.text)):
                continue
            for at, text in places(layout.rows, position, number, match.end()):
                read = _read_account_name(text)
                if read is not None:
                    return ExtractedValue(read[0], read[1], layout, at, 0.9, match[0])
    return None


def _read_account_name(text: str) -> tuple[str, str] | None:
    """The name of whose account it is, behind the label for that."""
    label = _ACCOUNT_NAME.match(text)
    return read_name(text[label.end() :] if label is not None else text)


_Places = Callable[[Sequence[LayoutRow], int, int, int], "Iterator[tuple[int, str]]"]


def _beside_or_below(rows: Sequence[LayoutRow], position: int, number: int, end: int) -> Iterator[tuple[int, str]]:
    """The words behind a label in its cell, else beside it, else below either, up to the next label."""
    cells = rows[position].cells
    if rest := cells[number].text[end:].strip():
        yield position, rest
        return
    columns = [cells[number]]
    for cell in cells[number + 1 : number + 3]:
        if is_transfer_label(cell):
            break
        yield position, cell.text
        columns.append(cell)
    for at in range(position + 1, min(position + 1 + _BELOW, len(rows))):
        for column in reversed(columns):
            under = cell_under(rows[at], column)
            if under is None:
                continue
            if is_transfer_label(under):
                return
            yield at, under.text
            if under is not rows[at].cells[-1]:
                yield at, rows[at].cells[rows[at].cells.index(under) + 1].text


def _above(rows: Sequence[LayoutRow], position: int, number: int, _: int) -> Iterator[tuple[int, str]]:
    """The words over a caption, the nearest first."""
    for at in range(position - 1, max(position - 1 - _BELOW, -1), -1):
        over = cell_under(rows[at], rows[position].cells[number])
        if over is not None:
            yield at, over.text


def _payee_in_headline(layout: PageLayout) -> ExtractedValue | None:
    """Who is paid, where the line over the sum says so: `Payment sent to NAME`."""
    for row in layout.rows:
        for cell in row.cells:
            match = _HEADLINE.match(cell.text.casefold())
            read = read_name(cell.text[match.end() :]) if match else None
            if match and read is not None:
                return ExtractedValue(read[0], read[1], layout, row.number, 0.8, cell.text[: match.end()])
    return None


def _name_above_amount(layout: PageLayout) -> ExtractedValue | None:
    """Who is paid, where apps set the name alone over the sum."""
    found = next(amounts_alone(layout.rows), None)
    over = layout.rows[found[0].number - 1] if found and found[0].number else None
    if over is None or len(over.cells) > 1 or is_title(over.text) or label_pattern(word.ALL_LABELS).match(over.text):
        return None
    read = read_name(over.text)
    return ExtractedValue(read[0], read[1], layout, over.number, 0.6) if read is not None else None
