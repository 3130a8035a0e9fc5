"""Certificates of marks from Japan, whose labels run into their values: `登録日令和4年2月10日`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.firm import organisation_at_start
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.text.lazy_pattern import regex

_TITLE = regex(r"商標登録証")
_LABEL = regex(r"(商標権者|登録日|商標(?![登権])(?:\s?\([A-Z ]{2,20}\))?|存続期間(?:の)?満了日)\s?[:：]?\s?(?=\S)")
_FIELDS = {"登録日": "registered", "存続期間満了日": "valid_to", "存続期間の満了日": "valid_to"}


def japan_fields(sheets: Sequence[PageLayout]) -> dict[str, ExtractedValue]:
    """Fields of such a certificate; empty for every other paper."""
    fields: dict[str, ExtractedValue] = {}
    for sheet in sheets[:1] if sheets and any(_TITLE.search(row.text) for row in sheets[0].rows[:4]) else ():
        for row, below in pairwise((*sheet.rows, sheet.rows[-1])):
            match = _LABEL.match(row.text)
            value = row.text[match.end() :] if match else ""
            days = days_in(value) if match and match[1] in _FIELDS else ()
            if match and days and days[0].span[0] == 0:
                raw = value[slice(*days[0].span)]
                fields.setdefault(
                    _FIELDS[match[1]], ExtractedValue(days[0].date, raw, sheet, row.number, 0.9, match[0])
                )
            elif match and match[1] == "商標権者":
                held = [(each, organisation_at_start(text)) for each, text in ((row, value), (below, below.text))]
                firm = next(((each, name) for each, name in held if name), None)
                if firm is not None:
                    fields.setdefault("owner", ExtractedValue(firm[1], firm[1], sheet, firm[0].number, 0.85, match[0]))
            elif match and match[1].startswith("商標") and len(value) <= _SHOWN:
                fields.setdefault("mark", ExtractedValue(value, value, sheet, row.number, 0.75, match[0]))
    return fields


_SHOWN = 40
"""Letters of a mark at most."""
