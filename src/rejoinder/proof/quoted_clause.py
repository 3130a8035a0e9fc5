"""The words of a paper that decide, short enough to be quoted: a grant that names the goods, a promise of origin."""

from __future__ import annotations

import re
from collections.abc import Callable

from rejoinder.proof.evidence_view import EvidenceView
from rejoinder.proof.prose import sentences
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

LONGEST_QUOTE = 160
"""Characters of a clause that is quoted; a longer one is not, for a cut could change what it says."""
_NUMBERED = regex(r"^(?:第[一二三四五六七八九十\d]{1,3}条|[\d.]{1,6}[、.)]?|[一二三四五六七八九十]{1,3}、)\s*")
_INNER_NUMBER = regex(r"(?<=\s)(?:第[一二三四五六七八九十\d]{1,3}条|[一二三四五六七八九十]{1,3}、)\s*")
_NEXT_NUMBER = regex(r"\s*[.;]?\s+\d{1,2}(?:\.\d{1,2})*\.?$")
"""The number of the next clause, at whose stop the sentence was cut."""
_ORIGIN = matcher("proof/clause.origin_warranted", re.IGNORECASE)
_NOT = regex(r"\b(?:not|no|never|nor)\b|不得|不予|禁止|除外|\b(?:не|кроме|нельзя)\b", re.IGNORECASE)


def clause_on_origin(paper: EvidenceView) -> str | None:
    """The sentence by which a seller promises that his goods are genuine or come from the owner; None where none is."""
    return _clause(paper, lambda sentence: _ORIGIN.search(sentence) is not None)


def clause_naming(paper: EvidenceView, names: tuple[str, ...]) -> str | None:
    """The first sentence that names one of these; None where it forbids something or is long."""
    wanted = [name.casefold() for name in names if name]

    def named(sentence: str) -> bool:
        return any(name in sentence.casefold() for name in wanted)

    return _clause(paper, named)


def _clause(paper: EvidenceView, is_wanted: Callable[[str], bool]) -> str | None:
    """The first such sentence of words that were not recognised in a picture, since a misread word is no quotation."""
    if paper.inspection.paper.is_recognised or not paper.readable:
        return None
    for sentence in sentences(paper.text):
        words = _own_clause(sentence)
        if is_wanted(words):
            return words if len(words) <= LONGEST_QUOTE and not _NOT.search(words) else None
    return None


def _own_clause(sentence: str) -> str:
    """The sentence without its number and that of the next, and without the row of a table that ran into it."""
    numbers = [number.end() for number in _INNER_NUMBER.finditer(sentence)]
    return _NEXT_NUMBER.sub("", _NUMBERED.sub("", sentence[numbers[-1] :] if numbers else sentence))
