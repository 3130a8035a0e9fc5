"""Where a paper says that an authorisation was taken back, and from which day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache

import attrs

from rejoinder.domain.evidence import CERTIFICATES, PaperKind
from rejoinder.proof.evidence_view import EvidenceView
from rejoinder.proof.name import is_same_name
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.prose import quotation, sentences
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

_SAYS = matcher("paper/evidence.revocation", re.IGNORECASE)
_MAY = matcher("paper/evidence.may", re.IGNORECASE)
"""What makes it a rule for the future instead of a thing that happened."""
_ACT = regex(
    r"\b(?:we|i|hereby|herewith|effect|effective|has|have|is|was|are|were|notice|notify|inform)\b", re.IGNORECASE
)
"""Somebody who does it, or a thing that is done; the heading of a clause in a contract has neither."""
_OTHER_SCRIPT = regex(r"[\u3400-\u9fff\u0400-\u04ff]{2}")
_STAMP = regex(
    r"^[^\w\n]{0,40}(?:revoked|cancelled|void|已撤销|已作废|作废|аннулировано|отозвано)[^\w\n]{0,40}$",
    re.IGNORECASE | re.M,
)
_EARLIER = regex(
    r"\b(?:previous|earlier|prior|former)\b|此前|之前|原授权|先前|旧|\b(?:ранее|прежн\w+|предыдущ\w+)\b", re.IGNORECASE
)
_FROM = regex(r"(?:effect(?:ive)?|\bfrom|\bas of|\bsince|自|从|\bс|\bсо)\s*(?:from |as of |on )?$", re.IGNORECASE)
_SILENT = CERTIFICATES | {PaperKind.INVOICE, PaperKind.RECEIPT, PaperKind.SALES_RECORD, PaperKind.CATALOGUE}
"""Registers list contracts that ended long ago, and bills and catalogues take nothing back."""


@attrs.frozen(kw_only=True)
class Revocation:
    """What a paper says of an authorisation's end, and from when; `on` is None where no day is named."""

    paper: EvidenceView
    words: str
    on: dt.date | None
    of_an_earlier: bool
    """Whether it takes back an earlier authorisation than the paper itself."""

    def concerns(self, letter: EvidenceView, giver: str, receiver: str) -> bool:
        """Whether it is about the authorisation that this letter gives: by its own words, or naming a party of it."""
        if self.paper is letter:
            return not self.of_an_earlier
        if self.paper.giver and self.paper.receiver and self.paper.kind is PaperKind.AUTHORISATION:
            same = is_same_name(str(self.paper.giver.value), giver) and is_same_name(
                str(self.paper.receiver.value), receiver
            )
            return same and not self.of_an_earlier
        return self.paper.mentions(giver) or self.paper.mentions(receiver)


def revocation_in(paper: EvidenceView) -> Revocation | None:
    """The first sentence by which a paper takes an authorisation back, or its stamp; None where there is none.

    A right to take it back some day, and an end upon a condition, are none.
    """
    if not paper.readable or paper.kind in _SILENT:
        return None
    for sentence in sentences(paper.text.replace("ё", "е")):
        if not _is_revocation(sentence):
            continue
        earlier = _EARLIER.search(sentence) is not None
        return Revocation(
            paper=paper, words=quotation(sentence), on=_effective_on(sentence, paper), of_an_earlier=earlier
        )
    return None


@lru_cache(maxsize=4096)
def _is_revocation(sentence: str) -> bool:
    if _STAMP.match(sentence):
        return True
    found = _SAYS.search(sentence)
    if found is None or _MAY.search(sentence[: found.end()]):
        return False
    return _ACT.search(sentence) is not None or _OTHER_SCRIPT.search(found[0]) is not None


def revocations(papers: Iterable[EvidenceView]) -> tuple[Revocation, ...]:
    """What these papers take back, in their order."""
    return tuple(found for paper in papers if (found := revocation_in(paper)) is not None)


def _effective_on(sentence: str, paper: EvidenceView) -> dt.date | None:
    """The day after words such as `with effect from`; else the day of the paper."""
    for day in days_in(sentence):
        if day.date is not None and _FROM.search(sentence[: day.span[0]]):
            return day.date
    issued = paper.day("issued_on", "published_on")
    return issued.value if issued is not None else None
