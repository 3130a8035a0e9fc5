"""Certificates of the Trade Marks Registry of India, which tell owner and day in one sentence of running text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.proof.paper.value_parser import read_name
from rejoinder.text.lazy_pattern import regex

_OF_REGISTRY = regex(r"(?i)trade\s?marks\s?registry")
_NAMED = regex(r"(?i)registered\s?in\s?the\s?name\s?\(s\)\s?of\s?[:.\s-]{0,8}")
_DATED = regex(r"(?i)\bas\s?of\s?the\s?date\s?")
_ENTRY = 200
"""Letters within which the owner's name ends and the address begins."""
_TRADES = regex(r"(?i),?\s+(?:(?:sole\s)?proprietor\sof|trading\s(?:and\scarrying\son\sbusiness\s)?(?:as|under)|t/a)\s")
"""Behind a person's name, what the person trades as."""


def india_fields(sheets: Sequence[PageLayout]) -> dict[str, ExtractedValue]:
    """Owner and day of such a certificate; empty for every other paper. Spaces may have been lost between its words."""
    for sheet in sheets[:1]:
        if _OF_REGISTRY.search(sheet.text):
            return dict(_told(sheet))
    return {}


def _told(sheet: PageLayout) -> Iterator[tuple[str, ExtractedValue]]:
    flat = sheet.flat
    named, dated = _NAMED.search(flat), _DATED.search(flat)
    entry = flat[named.end() : named.end() + _ENTRY] if named else ""
    read = read_name(_TRADES.split(entry, maxsplit=1)[0])
    if read is not None:
        yield "owner", ExtractedValue(read[0], read[1], sheet, confidence=0.85)
    days = days_in(flat[dated.end() : dated.end() + 24]) if dated else ()
    if dated and days and days[0].span[0] == 0:
        raw = flat[dated.end() : dated.end() + days[0].span[1]]
        yield "registered", ExtractedValue(days[0].date, raw, sheet, confidence=0.85)
