"""What the seller should look at before handing anything in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rejoinder.assembly.exhibit import PutForward
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.evidence import Item
from rejoinder.domain.phrase import Phrase, phrase


def cautions(case: CaseFile, exhibits: Sequence[PutForward]) -> tuple[Phrase, ...]:
    """Exhibits that show what the seller wants kept private, and exhibits that nobody has read."""
    return (*_private(case, exhibits), *_unread(exhibits))


def _private(case: CaseFile, exhibits: Sequence[PutForward]) -> Iterator[Phrase]:
    wanted = case.preferences.sensitive
    priced = tuple(e.number for e in exhibits if _shows_prices(e))
    if "unit_price" in wanted and priced:
        yield phrase("answer_page.caution-prices", numbers=priced)
    bought = tuple(e.number for e in exhibits if e.inspection and e.inspection.field("seller"))
    if "supplier" in wanted and bought:
        yield phrase("answer_page.caution-supplier", numbers=bought)
    if "bank_account" in wanted and exhibits:
        yield phrase("answer_page.caution-account")


def _shows_prices(exhibit: PutForward) -> bool:
    fields = exhibit.inspection.fields if exhibit.inspection else ()
    return any(
        isinstance(item, Item) and item.unit_price is not None
        for field in fields
        if isinstance(field.value, tuple)
        for item in field.value
    )


def _unread(exhibits: Sequence[PutForward]) -> Iterator[Phrase]:
    scans = tuple(exhibit.number for exhibit in exhibits if not exhibit.paper.readable)
    if scans:
        yield phrase("answer_page.caution-unread", numbers=scans)
