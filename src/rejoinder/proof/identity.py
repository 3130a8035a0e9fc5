"""Papers that give one company's name in two scripts, such as a business licence with the English name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import attrs

from rejoinder.proof.evidence_view import EvidenceView
from rejoinder.proof.name_match import NameMatch, is_in_other_script, name_match, scripts_of
from rejoinder.proof.paper.firm import organisation_at_start
from rejoinder.text.lazy_pattern import is_found, regex
from rejoinder.text.lexicon import matcher

_OF_A_COMPANY = matcher("paper/evidence.of_a_company", re.IGNORECASE)
"""Words of a paper that says what a company is called."""
_IN_BRACKETS = regex(r"\s?[(（]\s?([^()（）]{4,80})")
_NAMES_LIMIT = 60


@attrs.frozen(kw_only=True)
class Identity:
    """One company under two names, and the paper that bears both."""

    a: str
    b: str
    paper: EvidenceView

    @property
    def name(self) -> str:
        """Both names as papers write them together: `A (B)`."""
        return f"{self.a} ({self.b})"


def identities(papers: Sequence[EvidenceView], names: Iterable[str]) -> tuple[Identity, ...]:
    """Of these names, those that a paper about a company gives as two forms of one, in two scripts.

    Limits: a paper that bears more than two of the names says of none whose form it is.
    """
    known = [name for name in dict.fromkeys(names) if len(scripts_of(name)) == 1][:_NAMES_LIMIT]
    found = [
        one for paper in papers for one in (*_company_identities(paper, known), *_bracketed_identities(paper, known))
    ]
    return tuple({(one.a, one.b): one for one in reversed(found)}.values())[::-1]


def _bracketed_identities(paper: EvidenceView, known: Sequence[str]) -> Iterator[Identity]:
    """Two spellings that stand together, the second in brackets in another script: `A Trading Co., Ltd. (甲公司)`."""
    if not paper.readable:
        return
    flat = _single_line(paper.text)
    for name in known:
        if name not in flat:
            continue
        for match in _IN_BRACKETS.finditer(flat, flat.index(name) + len(name)):
            other = organisation_at_start(match[1]) if match.start() == flat.index(name) + len(name) else None
            if other is not None and not scripts_of(name) & scripts_of(other):
                yield Identity(a=name, b=other, paper=paper)
            break


@lru_cache(maxsize=64)
def _single_line(text: str) -> str:
    """The words in one line; remembered, since a case is judged many times over the same papers."""
    return " ".join(text.split())


def _company_identities(paper: EvidenceView, known: Sequence[str]) -> Iterator[Identity]:
    if not paper.readable or not is_found(_OF_A_COMPANY, paper.text):
        return
    distinct_names: list[str] = []
    for name in known:
        if paper.mentions(name) and not any(name_match(name, one) is NameMatch.SAME for one in distinct_names):
            distinct_names.append(name)
    if len(distinct_names) == 2 and is_in_other_script(*distinct_names):
        yield Identity(a=distinct_names[0], b=distinct_names[1], paper=paper)
