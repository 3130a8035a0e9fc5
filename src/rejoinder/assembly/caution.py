"""What the seller should look at before handing anything in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rejoinder.assembly.exhibit import PutForward
from rejoinder.assembly.limit import Limits
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.evidence import Item
from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase


def cautions(case: CaseFile, exhibits: Sequence[PutForward], limits: Limits) -> tuple[Phrase, ...]:
    """Exhibits that show what the seller wants kept private, that nobody has read, or that the platform may refuse."""
    return (*_private(case, exhibits), *_unread(exhibits), *_foreign(exhibits, limits), *_many(exhibits, limits))


def _foreign(exhibits: Sequence[PutForward], limits: Limits) -> Iterator[Phrase]:
    """Papers in a language that the platform wants translated."""
    spoken = [(e.number, e.inspection.language) for e in exhibits if e.inspection and e.inspection.language]
    foreign = tuple(number for number, language in spoken if limits.languages and language not in limits.languages)
    if foreign:
        allowed = tuple(phrase(f"answer_page.language-{one}") for one in limits.languages if one in LANGUAGES)
        yield phrase("answer_page.caution-translate", numbers=foreign, allowed=allowed)


def _many(exhibits: Sequence[PutForward], limits: Limits) -> Iterator[Phrase]:
    if limits.files and len(exhibits) > limits.files:
        yield phrase("answer_page.caution-files", most=limits.files)


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
