"""Till receipts: narrow papers without labels for their parties; whether a paper is one, and of which day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.proof.paper.script import matcher_in_either_script
from rejoinder.proof.paper.table_head import unaccented_head
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

_MARKS = tuple(
    matcher_in_either_script(f"paper/receipt.sign_{sign}")
    for sign in (
        *("cash", "change", "cashier", "card", "rounding", "thanks", "tax", "tip", "approval", "subtotal", "count"),
        *("title", "refund", "hour"),
    )
)
_BILLED = tuple(
    matcher(f"paper/receipt.billed_{sign}", re.IGNORECASE) for sign in ("party", "due", "number", "account")
)
"""Marks of a bill that is sent and paid later, two of which no strip of a till bears unless it is as narrow as one."""
ENOUGH = 4
"""Marks, of those above, that make a till receipt."""
RECEIPT_WIDTH = 50
"""Columns of a paper so narrow that one mark less will do."""
_STRIP = 40
"""Columns of a page of words that is hardly anything but the strip of a till."""
NARROW = 78
"""Columns; a page of a letter or a contract is wider."""


@lru_cache(maxsize=64)
def _mark_count(text: str) -> int:
    """How many of the marks of a till receipt a text bears, with or without accents."""
    words = f"{text}\n{unaccented_head(text)}"
    return sum(mark.search(words) is not None for mark in _MARKS)


def is_receipt(layouts: Sequence[PageLayout], *, is_picture: bool = True) -> bool:
    """Whether the first page is a till receipt: narrow, and with several marks of one.

    Most are seen in pictures; a page of words has to be narrower and to bear more marks.
    """
    if not layouts or not layouts[0].rows:
        return False
    layout = layouts[0]
    wide = sum(row.cells[-1].end - row.cells[0].start > NARROW for row in layout.rows)
    if len(layouts) > 2 or wide * 8 > len(layout.rows):
        return False
    widest = max(row.cells[-1].end - row.cells[0].start for row in layout.rows)
    marks = _mark_count(layout.text)
    if widest > RECEIPT_WIDTH and sum(mark.search(layout.text) is not None for mark in _BILLED) > 1:
        return False
    if not is_picture:
        return marks > ENOUGH - (widest <= _STRIP) if widest <= RECEIPT_WIDTH else False
    return marks >= ENOUGH - (widest <= RECEIPT_WIDTH)


def receipt_day(layouts: Sequence[PageLayout], first_is_month: bool | None) -> ExtractedValue | None:
    """The day beside the hour, else behind the word for it, else the first: the day of the sale."""
    best: tuple[int, ExtractedValue] | None = None
    for layout in layouts[:1]:
        for row in layout.rows:
            for day in days_in(row.text, month_first=first_is_month)[:2]:
                raw = row.text[day.span[0] : day.span[1]]
                rank = 2 * bool(_HOUR.search(row.text[day.span[1] :][:14])) + bool(
                    _DATE.search(row.text[: day.span[0]])
                )
                found = ExtractedValue(day.date, raw, layout, row.number, 0.85 if day.sure else 0.55)
                if best is None or rank > best[0]:
                    best = rank, found
    return best[1] if best else None


_HOUR = regex(r"^\W{0,4}(?:at\s|в\s)?\d{1,2}[:.]\d{2}")
_DATE = regex(r"(?i)date|\bdt\b|дата|日期|datum|tarikh")
