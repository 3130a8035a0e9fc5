"""To whom a contract gives the copyright in a work: who orders it, employs its author, or takes it over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from rejoinder.proof.name import is_same_name
from rejoinder.proof.paper.authority import authority_fields
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.fields_read import Fields
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.proof.paper.value_parser import read_name
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

_GIVEN = matcher("paper/grant.assignment", re.IGNORECASE)
_NOT = matcher("paper/grant.assignment_denied", re.IGNORECASE)
_BEFORE = 40
_CLAUSE_END = regex(r"[。；;\n\f]|\.(?=\s)")
_NUMBERED = regex(r"^(?:第[一二三四五六七八九十\d]{1,3}条|[\d.]{1,6}[、.)]?|[一二三四五六七八九十]{1,3}、)\s*")
LONGEST_CLAUSE = 160
"""Characters of a clause that is quoted whole."""


def assignment_fields(
    layouts: Sequence[PageLayout], giver: ExtractedValue | None, taker: ExtractedValue | None
) -> Fields:
    """`assigned_to` and the title of the work, where the contract says that the right passes; else nothing."""
    named = taker_of_right(layouts, giver=giver, taker=taker)
    if named is None:
        return {}
    return {"assigned_to": attrs.evolve(named, confidence=0.8), "work": authority_fields(layouts).get("work")}


def taker_of_right(
    layouts: Sequence[PageLayout], *, giver: ExtractedValue | None, taker: ExtractedValue | None
) -> ExtractedValue | None:
    """Who gets the right by the clause that gives it away; None where no clause does, or it stays with who gives.

    A clause that names side A or side B gives it to whoever the contract calls so; else it goes to the one who takes.
    """
    for layout in layouts:
        for match in _assignment_matches(layout.flat):
            side = _last_side(match[0])
            named = _party_called(layouts, side) if side is not None else taker
            if named is not None and giver is not None and is_same_name(str(named.value), str(giver.value)):
                return None
            return named
    return None


def _last_side(clause: str) -> re.Pattern[str] | None:
    """The side, A or B, that a clause names last; None where it names neither."""
    places = [(place.start(), number) for number, side in enumerate(_SIDES) for place in side.finditer(clause)]
    return _SIDES[max(places)[1]] if places else None


def _party_called(layouts: Sequence[PageLayout], side: re.Pattern[str]) -> ExtractedValue | None:
    """Whoever the contract calls this side: in a label, or in a remark behind one, `委托方（甲方）：NAME`."""
    for layout in layouts[:2]:
        for row in layout.rows:
            for cell, beside in pairwise((*row.cells, None)):
                label, colon, rest = cell.text.replace("：", ":").partition(":") if cell is not None else ("", "", "")
                if not side.search(label[:_LABEL]) or len(label) > _LABEL:
                    continue
                read = read_name(rest if colon and rest.strip() else beside.text if beside is not None else "")
                if read is not None:
                    return ExtractedValue(read[0], read[1], layout, row.number, 0.9, label)
    return None


_LABEL = 24
"""Letters of a label that names a side."""
_SIDES = (matcher("paper/grant.side_a", re.IGNORECASE), matcher("paper/grant.side_b", re.IGNORECASE))


def _assignment_matches(text: str) -> Iterator[re.Match[str]]:
    """The places that give the right away, and do not say that it stays."""
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
