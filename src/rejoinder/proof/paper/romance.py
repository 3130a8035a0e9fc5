"""Certificates of France, Colombia and Peru: owners without a label, and days of the decision that grants."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.proof.paper.value_parser import read_name
from rejoinder.text.lazy_pattern import regex

_FILED_AT = regex(r"(?i)^à\s?:\s?.{0,40}(?:\bI\.?N\.?P\.?I\b|dépôt électronique)")
_DECIDED = regex(r"(?i)\bresoluci[oó]n\b.{0,60}?\bde(?:l| fecha)\s+(?=\d)")
_GRANTS = regex(r"(?i)\s?,?\s?(?:se|ha quedado|fue)\s(?:concedi|inscri|otorg|registr)")


def romance_fields(sheets: Sequence[PageLayout]) -> dict[str, ExtractedValue]:
    """Owner or day of registration where such a certificate tells them so; empty for every other paper."""
    return {name: found for sheet in sheets[:1] for name, found in (*_filer(sheet), *_decision(sheet))}


def _filer(sheet: PageLayout) -> Iterator[tuple[str, ExtractedValue]]:
    """The owner of a French certificate, whose entry stands under the place of filing: name, form, address."""
    for row, under in zip(sheet.rows, sheet.rows[1:], strict=False):
        name, comma, _ = under.text.partition(",")
        read = read_name(name) if comma and _FILED_AT.match(row.text) else None
        if read is not None:
            yield "owner", ExtractedValue(read[0], read[1], sheet, under.number, 0.8)
            return


def _decision(sheet: PageLayout) -> Iterator[tuple[str, ExtractedValue]]:
    """The day of the resolution by which an office of Spanish America grants."""
    flat = sheet.flat
    for match in _DECIDED.finditer(flat):
        behind = flat[match.end() : match.end() + 80]
        days = days_in(behind)
        if days and days[0].span[0] == 0 and _GRANTS.match(behind, days[0].span[1]):
            yield "registered", ExtractedValue(days[0].date, behind[: days[0].span[1]], sheet, confidence=0.85)
            return
