"""The day of a court paper: where it is made or signed, else the stamp of its court; never one that it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation

_THIS_DAY = regex(
    r"(?i)\b(?:ordered|entered|dated|signed|done|given|made|issued|decided|pronounced|delivered|executed)\b"
    r"[^;]{0,60}?\bthis\s{1,3}(?:the\s)?(?=\d{1,2}(?:st|nd|rd|th)?\s{1,3}(?:day\s|of\s|[A-Z]))"
)
"""`entered on this 8th day of`: no paper calls the day of another one `this`."""
_SIGNED = deferred_regex(
    lambda: (
        r"(?:^[^\w\n]{0,4}(?:\d{1,2}\s{1,3})?|[.;]\s{1,4}|\b(?:IT|It) (?:IS|is) )"
        rf"{alternation('paper/letter.court_signed')}\b(?:\s?:|[.,])?"
    ),
    re.MULTILINE,
)
"""How a closing line begins. A sentence that cites an order goes on in small letters: `the order entered on ...`."""
_BETWEEN = regex(r"[^.;:\d]{0,60}")
_GOES_ON = regex(r",?\s(?:is|was|were|are|has|had|which|that|the|order|hereby)\b")
_STAMP = regex(r"(?i)\bfiled:?\s(\d{1,2}/\d{1,2}/\d{2,4})\b[^\n]{0,40}\bpage\s?(?:id\b|\d)")
"""What the courts of the United States print over every page: `Document 21 Filed 11/08/23 Page 1 of 2`."""
_AHEAD = 110


def signing_day(layouts: Sequence[PageLayout], month_first: bool | None) -> ExtractedValue | None:
    """The day on which the paper says that it is made, entered or signed, the first such in it."""
    for layout in layouts:
        places = {match.end() for pattern in (_THIS_DAY, _SIGNED) for match in pattern.finditer(layout.text)}
        for place in sorted(places):
            window = layout.text[place : place + _AHEAD]
            for day in days_in(window, month_first=month_first)[:1]:
                start, end = day.span
                if _BETWEEN.fullmatch(window[:start]) and not _GOES_ON.match(window[end:]):
                    span = (place + start, place + end)
                    return ExtractedValue(
                        day.date, layout.text[slice(*span)], layout, confidence=0.9 if day.sure else 0.55, span=span
                    )
    return None


def filing_day(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The day on which the court took the paper to its files, as stamped over the page."""
    for layout in layouts[:2]:
        match = _STAMP.search(layout.text)
        days = days_in(match[1], month_first=True) if match else ()
        if match and days:
            return ExtractedValue(days[0].date, match[1], layout, confidence=0.8, span=match.span(1))
    return None
