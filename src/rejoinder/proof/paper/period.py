"""From when and until when a paper is in force."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from rejoinder.proof.paper import word
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.label import labelled_values
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.text.lazy_pattern import deferred_regex
from rejoinder.text.lexicon import alternation, matcher

_PERIOD = matcher("paper/day.period", re.IGNORECASE)


_UNTIL = deferred_regex(
    lambda: rf"{alternation('paper/day.until')}\s*(?:and including\s*)?[:：]?\s*(?:日期)?[:：]?\s*$", re.IGNORECASE
)


_FROM = deferred_regex(lambda: rf"{alternation('paper/day.since')}\s*(?:date)?\s*[:：]?\s*$", re.IGNORECASE)


_FIELDS = ("valid_from", "valid_to")


def period_of(layouts: Sequence[PageLayout]) -> dict[str, ExtractedValue]:
    """From when and until when: by the words of a row, by labels, else by an end broken over two lines."""
    fields: dict[str, ExtractedValue] = {}
    for layout in layouts[:6]:
        for position, row in enumerate(layout.rows):
            for name, found in _row_days(layout, position, row.text):
                fields.setdefault(name, found)
    _add_labelled_period(layouts, fields)
    if "valid_to" not in fields:
        fields.update(_wrapped_end(layouts))
    return fields


def _row_days(layout: PageLayout, position: int, text: str) -> Iterator[tuple[str, ExtractedValue]]:
    """What the days of a row begin and end: by the words before each, and by two that words join."""
    days = days_in(text) if not is_of_seal(layout, position) else ()
    if not days or (not _PERIOD.search(text) and not _UNTIL.search(text[: days[-1].span[0]])):
        return
    periodic = _PERIOD.search(text[: days[0].span[0]]) is not None
    for day in days:
        lead = text[max(0, day.span[0] - 24) : day.span[0]]
        found = ExtractedValue(day.date, text[slice(*day.span)], layout, position, 0.9 if day.sure else 0.6, lead)
        if _UNTIL.search(lead) or _ends(text, day.span[1]):
            yield "valid_to", found
        elif (_FROM.search(lead) or (len(days) > 1 and day is days[0] and periodic)) and not _is_issue_day(lead):
            yield "valid_from", found
    if len(days) == 2 and periodic and _is_joining(text[days[0].span[1] : days[1].span[0]]):
        for name, day in zip(_FIELDS, days, strict=True):
            yield name, ExtractedValue(day.date, text[slice(*day.span)], layout, position, 0.9 if day.sure else 0.6)


_SEAL = matcher("paper/day.electronic_seal", re.IGNORECASE)
_SEAL_ROWS = 3
"""Rows under such words that belong to the seal which a program sets beside a signature."""


def is_of_seal(layout: PageLayout, position: int) -> bool:
    """Whether a row belongs to the seal of an electronic signature, whose days are not those of the paper."""
    return any(_SEAL.search(row.text) for row in layout.rows[max(position - _SEAL_ROWS, 0) : position + 1])


_UNTIL_ONLY = deferred_regex(lambda: rf"(?<![^\W_]){alternation('paper/day.until_surely')}\s$", re.IGNORECASE)


def _wrapped_end(layouts: Sequence[PageLayout]) -> dict[str, ExtractedValue]:
    """The day behind `until`, where the line ended within it."""
    for layout in layouts[:3]:
        flat = layout.flat
        for day in days_in(flat):
            raw = flat[slice(*day.span)]
            if _UNTIL_ONLY.search(flat[max(0, day.span[0] - 32) : day.span[0]]) and raw not in layout.text:
                return {"valid_to": ExtractedValue(day.date, raw, layout, confidence=0.8 if day.sure else 0.6)}
    return {}


def _is_issue_day(lead: str) -> bool:
    """Whether `from` belongs to a number (`№ 5 от 12.01.2026`) and not to a period."""
    return bool(
        re.search(
            r"(?:№|no\.?|nr\.?)\s*\S{1,20}\s+(?:от|of|vom)\s*$|\bdated\s*$|договор\w*\s+от\s*$", lead, re.IGNORECASE
        )
    ) or bool(re.search(r"\bот\s*$", lead))


def _ends(text: str, end: int) -> bool:
    return bool(re.match(r"\s*(?:止|为止|включительно|inclusive)", text[end:]))


def _is_joining(between: str) -> bool:
    return bool(
        re.fullmatch(
            r"\s*(?:г\.?|года|日|起|r\.)?\s*(?:-|–|—|~|～|a|até|al|do|do dnia|tot|t/m|til|to|until|till|through|至"
            r"|到|по|до|bis|bis zum|au|al"
            r"|hasta el|jusqu['’]au|起至|and|и)\s*",
            between,
            re.IGNORECASE,
        )
    )


def _add_labelled_period(layouts: Sequence[PageLayout], fields: dict[str, ExtractedValue]) -> None:
    from_labels = tuple(label for label in word.VALID_FROM if label not in ("from", "自"))
    to_labels = tuple(label for label in word.VALID_TO if label not in ("to", "until", "至", "по", "до"))
    for name, labels in (("valid_from", from_labels), ("valid_to", to_labels)):
        if name not in fields:
            found = next(labelled_values(layouts, labels, _day), None)
            if found is not None:
                fields[name] = found


def _day(text: str) -> tuple[dt.date, str] | None:
    found = days_in(text[:60])
    return (found[0].date, text[found[0].span[0] : found[0].span[1]]) if found and found[0].span[0] < 16 else None
