"""Amounts such as `12.100`, which are thousands wherever the paper does not write its cents behind a point."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import attrs

from rejoinder.domain.evidence import Item
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.text.lazy_pattern import regex

_POINTED = regex(r"(?<![\d.,])\d{1,9}\.\d\d(?![\d.,])|(?<![\d.])\d{1,3}(?:,\d{3})+\.\d\d(?!\d)")
"""An amount with its cents behind a point."""
_MILS = regex(r"\b(?:KWD|KD|BHD|BD|OMR|JOD|JD|TND|DT|LYD|IQD)\b|د\.")
"""Money of a thousand parts, whose sums have three digits behind the separator."""


def uses_point_for_thousands(layouts: Sequence[PageLayout]) -> bool:
    """Whether three digits behind a point can but be thousands in this paper."""
    return not any(_POINTED.search(layout.text) or _MILS.search(layout.text) for layout in layouts)


def scaled_to_thousands(found: ExtractedValue | None) -> ExtractedValue | None:
    """The same sum or the same goods, with three digits behind a point read as thousands."""
    if found is not None and isinstance(found.value, Decimal):
        return attrs.evolve(found, value=_whole(found.value))
    if found is None or not isinstance(found.value, tuple):
        return found
    items: tuple[Item, ...] = found.value
    return attrs.evolve(
        found,
        value=tuple(
            attrs.evolve(
                item,
                unit_price=item.unit_price if item.unit_price is None else _whole(item.unit_price),
                amount=item.amount if item.amount is None else _whole(item.amount),
            )
            for item in items
        ),
    )


def _whole(amount: Decimal) -> Decimal:
    thousands = amount.as_tuple().exponent == -3 and abs(amount) >= 1
    return (amount * 1000).quantize(Decimal(1)) if thousands else amount
