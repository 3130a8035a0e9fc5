"""To whom a contract gives the copyright in a work: who orders it, or who takes it over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from rejoinder.proof.paper.authority import authority_fields
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.fields_read import Fields
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.proof.paper.value_parser import read_name
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

_RU_TAKER = r"(?:заказчик|приобретател|покупател)"
_GIVEN = matcher("paper/grant.assignment", re.IGNORECASE)
_NOT = regex(r"\b(?:not|nor|no|without)\b|不|未|\bне\b", re.IGNORECASE)
_BEFORE = 40
_CLAUSE_END = regex(r"[。；;\n\f]|\.(?=\s)")
_NUMBERED = regex(r"^(?:第[一二三四五六七八九十\d]{1,3}条|[\d.]{1,6}[、.)]?|[一二三四五六七八九十]{1,3}、)\s*")
LONGEST_CLAUSE = 160
"""Characters of a clause that is quoted whole."""
_ACQUIRER = regex(
    r"(?:委托方|委托人|受让方|受让人|定作人|甲方)(?:\s?[（(][^（）()\n]{1,8}[)）])?\s*[:：]\s*(?P<zh>[^\n，,；;（(]{2,40})"
    rf"|(?P<ru>[^\n,;]{{3,80}}),\s+именуем\w+\s+(?:в дальнейшем\s+)?[«\"]{_RU_TAKER}",
    re.IGNORECASE,
)


def assignment_fields(sheets: Sequence[PageLayout], buyer: ExtractedValue | None) -> Fields:
    """`assigned_to` and the title of the work, where the contract says that the right passes; else nothing."""
    if not any(_is_assignment(sheet.flat) for sheet in sheets):
        return {}
    taker = buyer or _acquirer(sheets)
    if taker is None:
        return {}
    return {"assigned_to": attrs.evolve(taker, confidence=0.8), "work": authority_fields(sheets).get("work")}


def _is_assignment(text: str) -> bool:
    """Whether a sentence gives the right away, and does not say that it stays."""
    return next(_assignment_matches(text), None) is not None


def _assignment_matches(text: str) -> Iterator[re.Match[str]]:
    for match in _GIVEN.finditer(text):
        if not _NOT.search(text[max(0, match.start() - _BEFORE) : match.end()].split(".")[-1]):
            yield match


def clause_of_assignment(text: str) -> str | None:
    """The words of the clause by which the right passes, on one line; None where none does or it is long."""
    match = next(_assignment_matches(text), None)
    if match is None:
        return None
    start = max((end.end() for end in _CLAUSE_END.finditer(text, 0, match.start())), default=0)
    after = _CLAUSE_END.search(text, match.end())
    clause = " ".join(text[start : after.start() if after else len(text)].split())
    return _NUMBERED.sub("", clause) if len(clause) <= LONGEST_CLAUSE else None


def _acquirer(sheets: Sequence[PageLayout]) -> ExtractedValue | None:
    for sheet in sheets[:2]:
        for match in _ACQUIRER.finditer(sheet.text):
            read = read_name((match["zh"] or match["ru"]).strip())
            if read is not None:
                return ExtractedValue(read[0], read[1], sheet)
    return None
