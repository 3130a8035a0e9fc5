"""Fields of court papers: the number of the case, as its court writes it, and the day of the decision."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rejoinder.proof.paper.court_day import filing_day, signing_day
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.fields_read import FieldInput, Fields
from rejoinder.proof.paper.issue import issue_day
from rejoinder.proof.paper.label import first_labelled_value
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.proof.paper.value_parser import read_long_code
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import entries, matcher


def court_fields(reading: FieldInput) -> Fields:
    """Fields of a court paper: the number of the case and its day."""
    layouts = reading.layouts
    number = first_labelled_value(layouts[:3], (_LABELS,), _read_number)
    return {
        "number": number or _headed_number(layouts) or _number_in_text(reading) or _unlabelled_number(layouts),
        "issued_on": signing_day(layouts, reading.month_first)
        or issue_day(layouts, reading.month_first, cites=True)
        or filing_day(layouts),
    }


_LABELS = entries("paper/label.case_number")


_AT_START = matcher("paper/letter.case_at_start")


def _read_number(text: str) -> tuple[str, str] | None:
    """A number with the letters of its chamber amid it, `327 O 118/23`, else any that is long enough."""
    match = _AT_START.match(text)
    return (match[0], match[0]) if match else read_long_code(text)


_OF_YEAR = regex(
    r"[A-Z](?:[A-Za-z.()/&-]{0,24}\s?){0,7}(?:\b[Nn][Oo](?:\([Ss]\)|[Ss])?\.?\s?)?"
    r"\d{1,6}(?:\s?[,&-]\s?\d{1,6}){0,6}\s?(?:of|OF|/)\s?(?:19|20)\d\d"
)
_OF_LAW = regex(r"(?i)\b(?:act|rules?|regulations?|ordinance|section|order dated|arising|reg(?:istration)?|mark)\b")
_TOP = 24
"""Rows in which a judgment names its court, its case and its parties."""


_DECISION = matcher("paper/letter.decision")
"""How a decision is cited at its own head: `LG Berlin, Beschluss vom 22.06.2023 - 64 S 280/22`."""
_OPENING = 6


def _headed_number(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """A line of its own that counts a case of a year, as courts of the common law do: `CIVIL APPEAL NO. 5 OF 2021`."""
    for layout in layouts[:1]:
        for row in layout.rows[:_OPENING]:
            match = _DECISION.search(row.text)
            if match:
                return ExtractedValue(match[1], match[1], layout, row.number, 0.9)
        for row in layout.rows[:_TOP]:
            for cell in row.cells:
                if _OF_YEAR.fullmatch(cell.text) and not _OF_LAW.search(cell.text):
                    return ExtractedValue(cell.text, cell.text, layout, row.number, 0.85)
    return None


_WRITTEN = matcher("paper/letter.case_number", re.MULTILINE)


def _number_in_text(reading: FieldInput) -> ExtractedValue | None:
    """The number of the case as courts write it, where no label names it."""
    for layout in reading.layouts[:2]:
        match = _WRITTEN.search(layout.text)
        if match:
            return ExtractedValue(match[0], match[0], layout, confidence=0.9, span=match.span())
    return None


_COUNTED = regex(r"(?:^|(?<=[\s|]))(?:[A-Z]{2}\d{6}|\d{2}[A-Z]{4}\d{5})(?=$|\s)")
"""How superior courts count: letters of the office and six digits, or year, office and sort, and five."""


def _unlabelled_number(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The one number of a case that stands without a label near the head, as in the minutes of a court's clerk."""
    for layout in layouts[:1]:
        places = {match[0]: row.number for row in layout.rows[:_TOP] for match in _COUNTED.finditer(row.text)}
        for raw, row in places.items() if len(places) == 1 else ():
            return ExtractedValue(raw, raw, layout, row, 0.6)
    return None
