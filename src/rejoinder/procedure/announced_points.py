"""Penalty points that a notice announces, compared with the known scale."""

from __future__ import annotations

import re
from functools import lru_cache

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.exposure import Exposure
from rejoinder.domain.finding import Finding, Gravity, Subject, fact
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import BY_PLATFORM, Reading
from rejoinder.text.lexicon import matcher

LOOKED_AT = 20_000
"""How many characters of a notice are searched."""
MOST = 48
"""Points; a shop is closed at that many, so a larger number is no number of points."""
_POINTS = r"(\d{1,2})\s(?:(?:penalty|violation|infringement|demerit)\s)?points?\b"
_ANNOUNCED = matcher("procedure/announced.announced", re.IGNORECASE)
_STANDING = matcher("procedure/announced.on_record_before", re.IGNORECASE)


_IMPOSED = matcher("procedure/announced.imposed", re.IGNORECASE)
_MAYBE = matcher("procedure/announced.threatened_before", re.IGNORECASE)
_SO_FAR = matcher("procedure/announced.so_far_before", re.IGNORECASE)


def imposed_points(reading: Reading) -> int | None:
    """The points that a finding or a decision of the platform says it has deducted; None where it says none."""
    if reading.stage not in BY_PLATFORM:
        return None
    text = reading.text[:LOOKED_AT]
    for found in _IMPOSED.finditer(text):
        points = int(next(filter(None, found.groups())))
        before = text[max(0, found.start() - 80) : found.start()]
        if 0 < points <= MOST and not _MAYBE.search(before) and not _SO_FAR.search(before):
            return points
    return None


@lru_cache(maxsize=16)
def _announced(text: str) -> tuple[re.Match[str], ...]:
    """Where a text names points; remembered, since a case is judged many times over the words of one complaint."""
    return tuple(_ANNOUNCED.finditer(text))


def announced_points_finding(case: CaseFile, exposed: Exposure) -> Finding | None:
    """That the notice names more points for this complaint than the known scale; None where it does not.

    The scale is what is reckoned with all the same: it has a source, and notices are often templates.
    """
    text = case.reading.text[:LOOKED_AT] if case.reading else ""
    known = exposed.if_established.points - exposed.totals.points
    for found in _announced(text):
        points = int(next(filter(None, found.groups())))
        before = text[max(0, found.start() - 40) : found.start()]
        if known < points <= MOST and not _STANDING.search(before):
            says = phrase("penalty.notice-announces", points=points, known=known)
            words = " ".join(text[max(0, found.start() - 20) : found.end() + 10].split())
            return Finding(
                id="penalty.notice-announces",
                subject=Subject.PROCEDURE,
                says=says,
                gravity=Gravity.NOTE,
                because=(fact("complaint.text", phrase("scrutiny.quote", words=words)),),
                source=found.group(),
            )
    return None
