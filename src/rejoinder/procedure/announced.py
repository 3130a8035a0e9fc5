"""Points that a notice itself says it will bring, where the known scale brings fewer."""

from __future__ import annotations

import re

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.exposure import Exposure
from rejoinder.domain.finding import Finding, Gravity, Subject, fact
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import BY_PLATFORM, Reading
from rejoinder.text.lazy_pattern import regex

LOOKED_AT = 20_000
"""How many characters of a notice are searched."""
MOST = 48
"""Points; a shop is closed at that many, so a larger number is no number of points."""
_POINTS = r"(\d{1,2})\s(?:(?:penalty|violation|infringement|demerit)\s)?points?\b"
_ANNOUNCED = regex(
    r"(?:扣除?|处罚|罚|记|计|处以?)\s?(\d{1,2})\s?分"
    r"|(?:deduct\w*|deduction of|penalt(?:y|ies) of|result in|lead to|incur|receive|get|charged?)\s(?:\w+\s){0,3}?"
    rf"{_POINTS}|\b{_POINTS}\s(?:will|shall|would|are to)\sbe\b"
    r"|(?:начисл\w+|получит\w*|штраф\w*|списан\w*|будет)\s(?:\w+\s){0,3}?(\d{1,2})\s(?:штрафн\w+\s)?балл",
    re.IGNORECASE,
)
_STANDING = regex(
    r"(?:累计|已经?|目前|当前|现有|此前|曾)[^。；;\n]{0,12}$"
    r"|\b(?:currently|already|so far|to date|has|have|had)\b[^.;\n]{0,24}$"
    r"|\b(?:сейчас|уже|ранее|на данный момент|всего)[^.;\n]{0,24}$",
    re.IGNORECASE,
)
"""What stands before points that the shop has already."""


_DONE = r"(?:deducted|imposed|recorded|added|applied|assigned|issued|charged|registered)"
_IMPOSED = regex(
    rf"\b{_POINTS}\s(?:(?:have|has|were|was)\s)?(?:been\s)?{_DONE}\b"
    rf"|\b{_DONE}\s(?:\w+\s){{0,3}}?{_POINTS}"
    r"|扣(?:除)?了?\s?(\d{1,2})\s?分|(?:扣分|扣除分数|处罚分值)\s?[:：]\s?(\d{1,2})(?!\d)"
    r"|(?:已|被)[记计]\s?(\d{1,2})\s?分"
    r"|(?:начислен|списан|назначен|выставлен)\w*\s(\d{1,2})\s(?:штрафн\w+\s)?балл"
    r"|(\d{1,2})\s(?:штрафн\w+\s)?балл\w*\s(?:начислен|списан|назначен|выставлен)",
    re.IGNORECASE,
)
_MAYBE = regex(
    r"\b(?:will|would|may|can|could|if|unless|to be)\b[^.;\n]{0,60}$"
    r"|(?:将|如|若|会|可能|否则|逾期)[^。；;\n]{0,30}$"
    r"|\b(?:если|будет|будут|может)\b[^.;\n]{0,60}$",
    re.IGNORECASE,
)
"""Before points that are only threatened."""
_SO_FAR = regex(
    r"(?:累计|目前|当前|现有|此前|曾)[^。；;\n]{0,12}$"
    r"|\b(?:currently|so far|to date|in total|altogether)\b[^.;\n]{0,24}$"
    r"|\b(?:сейчас|ранее|на данный момент|всего)\b[^.;\n]{0,24}$",
    re.IGNORECASE,
)
"""Before points of all that has been on record."""


def imposed(reading: Reading) -> int | None:
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


def announced(case: CaseFile, exposed: Exposure) -> Finding | None:
    """That the notice names more points for this complaint than the known scale; None where it does not.

    The scale is what is reckoned with all the same: it has a source, and notices are often templates.
    """
    text = case.reading.text[:LOOKED_AT] if case.reading else ""
    known = exposed.if_established.points - exposed.totals.points
    for found in _ANNOUNCED.finditer(text):
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
